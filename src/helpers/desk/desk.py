"""The analyst's desk: controls, pictures, a table and a claim in its context, which follow each other.

Its state is the notebook's parameters and nothing else, so a view that somebody sees is a view that can be run again.
"""

from collections.abc import Callable
from pathlib import Path

import ipywidgets
from markupsafe import Markup

from helpers.brief.markup import text
from helpers.corrections import Correction, Recorded, corrections_path, record
from helpers.counting import plural
from helpers.desk import coming_back
from helpers.desk.collection import Collection
from helpers.desk.controls import Controls
from helpers.desk.correcting import Correcting
from helpers.desk.detail import Span, show_article, show_claim
from helpers.desk.exporting import export_selection
from helpers.desk.figures import Figures
from helpers.desk.filtering import check_place, chosen
from helpers.desk.listing import MOST, Listing, as_rows
from helpers.desk.page import GONE, RUN_ALL, Page
from helpers.parameters.model import ExploreParameters, ParametersError, plain
from helpers.schema import UNCLEAR
from helpers.tables import Tables

_GOES_ON = f"{GONE} To go on, {RUN_ALL}: the desk opens as the parameters cell says."
_COMES_BACK = f"{GONE} To come back to this view, first put these lines at the end of the notebook's parameters cell, then {RUN_ALL}:"


class Desk:
    """Shows the tables' claims in a notebook, where it is the last thing of a cell.

    `claims` (schema.CLAIMS) are what is selected at the moment, `parameters` what selects them.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.collection = Collection(tables.full, tables.conflicts)
        self.parameters = coming_back.renewed(ExploreParameters(), **plain(tables.parameters))
        self._whole = False
        self._controls = Controls(self.collection, lambda: self._try(lambda: self.show(**self._controls.values())))
        self._listing = Listing(lambda number: self.open(self.claims["claim_id"].iloc[number], listed=True))
        self._told = Page("What is selected", guarded=_GOES_ON)
        self._stepped = Page("What was undone", live=True)
        self._exported = Page("What was written", live=True)
        self._recorded: list[tuple[Recorded, str]] = []
        self._figures = Figures(
            {"days": self._show_days, "place": self._show_place, "side": self._show_side, "open": self.open}
        )
        self._correcting = Correcting(
            self.collection, self._correct, self._mark, lambda: self._tables.extracted.gazetteers
        )
        self._detail = Page(
            "The opened claim in its article",
            {
                "open": self.open,
                "whole": self._show_whole,
                "select": self._correcting.select,
                "unrelate": self._correcting.unrelate,
            },
        )
        self._back = Page("How to come back to this view")
        self._box = self._laid_out()
        self.show()

    def show(self, **values: object) -> None:
        """Set some parameters and show what they select. Raises ParametersError, and then shows what it did before."""
        parameters = coming_back.renewed(self.parameters, **values)
        check_place(parameters, self.collection)
        self.parameters = parameters
        self.claims = chosen(self.collection, parameters)
        self._controls.set(parameters)
        palette, date_field = self.collection.palette, parameters.date_field
        self._figures.show(self.collection, self.claims, parameters)
        self._rows = as_rows(self.claims, palette, date_field=date_field)
        self._open_one()
        self._told.show(Markup("<p>{}</p>").format(self._counted()))
        self._say("")

    def open(self, claim_id: str, *, listed: bool = False) -> None:
        """Show this claim in its context; `listed` where it was opened in the table, which need not be told."""
        self.parameters = coming_back.renewed(self.parameters, claim=claim_id)
        self._whole = False
        self._open_one(listed=listed)

    def _repr_mimebundle_(self, **options) -> dict[str, object]:
        """The widgets; where there are none, as in a file, what they would show."""
        bundle = self._box._repr_mimebundle_(**options)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        return {**(data or {}), "text/plain": f"Desk({self._counted()})"}

    @property
    def _opened(self):
        """The opened claim as a row; the first of the selection where none is named or the named one is gone."""
        found = self.collection.claim(self.parameters.claim) if self.parameters.claim else None
        if found is None and len(self.claims):
            found = self.collection.claim(self.claims["claim_id"].iloc[0])
        return found

    def _open_one(self, *, listed: bool = False) -> None:
        claim = self._opened
        if claim is None:
            self._detail.show(Markup('<p class="empty">No claim to show.</p>'))
        else:
            self._detail.show(show_claim(self.collection, claim, whole=self._whole))
        if claim != self._correcting.claim:
            self._correcting.about(claim)
        if not listed:
            number = self._number_of(claim)
            self._listing.show(self._rows, number)
        self._show_way_back()

    def _number_of(self, claim) -> int | None:
        if claim is None:
            return None
        numbers = (self.claims["claim_id"] == claim.claim_id).to_numpy().nonzero()[0]
        return int(numbers[0]) if len(numbers) else None

    def _step(self, by: int) -> None:
        """Open the next claim of the selection, or the one before."""
        number = self._number_of(self._opened)
        if len(self.claims):
            self.open(self.claims["claim_id"].iloc[(0 if number is None else number + by) % len(self.claims)])

    def _show_days(self, value: str) -> None:
        first, _, last = value.partition("..")
        self.show(date_from=first, date_to=last)

    def _show_place(self, name: str) -> None:
        self._try(lambda: self.show(focus_place=name))

    def _show_side(self, side: str) -> None:
        """Only the claims of this side; those of all where they are shown already, as on a page."""
        chosen = side or UNCLEAR
        self.show(sides=[] if self.parameters.sides == (chosen,) else [chosen])

    def _show_whole(self, value: str) -> None:
        self._whole = bool(value)
        self._open_one(listed=True)

    def _mark(self, article: str, start: int, end: int) -> None:
        """Show words that were found in an article."""
        self._detail.show(show_article(self.collection, article, [Span(start, end, "found")] if start < end else []))

    def _correct(self, make: Callable[[], list[Correction]], done: str) -> bool:
        """Record what a person put right, and show the tables with it; whether that could be done."""
        said = self._correcting.told

        def act() -> None:
            number = self._number_of(self._opened) or 0
            made = make()
            self._recorded.append((record(corrections_path(), *made), self.parameters.claim))
            self._say("Working …", said)
            self._renew()
            gone = self.collection.claim(self.parameters.claim) is None
            following = self.claims["claim_id"]
            if gone and len(following):
                self.show(claim=following.iloc[min(number, len(following) - 1)])
            self._say(f"{done} Written to {corrections_path().name}, signed {made[0].author}.", said)

        return self._try(act, said)

    def _undo(self) -> None:
        """Take back the last correction that was made at this desk, and show the claim that it was about."""
        if not self._recorded:
            raise ValueError("Nothing was corrected here since the notebook was run; there is nothing to undo.")
        recorded, claim_id = self._recorded.pop()
        recorded.undo()
        self._say("Working …", self._stepped)
        self._renew()
        self.show(claim=claim_id)
        told = ", ".join(dict.fromkeys(c.action for c in recorded.added)) or "nothing was new"
        self._say(f"Undone: {told}.", self._stepped)

    def _renew(self) -> None:
        """Read the corrections again and show this view of the tables with them."""
        from helpers.chain import analyse

        self.collection = self.collection.renewed(analyse(self._tables.extracted))
        self._correcting.collection = self.collection
        self.show()

    def export(self) -> list[Path]:
        """Write the selection as files (see `export_selection`); their paths. Raises OSError."""
        return export_selection(self.collection.tables, self.claims, self.parameters)

    def _export(self) -> None:
        written = self.export()
        self._say(f"Written: {', '.join(path.name for path in written)} in {written[0].parent}.", self._exported)

    def _try(self, act: Callable[[], None], said: Page | None = None) -> bool:
        """Do what a person asked for; where it cannot be done say why, at the field or where the button is (`said`)."""
        try:
            act()
        except ParametersError as error:
            others = self._controls.tell(error.problems)
            self._say("; ".join(map(str, others)), said, wrong=True)
            return False
        except (ValueError, OSError) as error:
            self._say(str(error), said, wrong=True)
            return False
        return True

    def _say(self, message: str, said: Page | None = None, *, wrong: bool = False) -> None:
        """Say it beside the button that was pressed, and nothing at the others; "" for nothing anywhere."""
        for page in (self._stepped, self._correcting.told, self._exported):
            told = Markup('<p class="told{}">{}</p>').format(" wrong" if wrong else "", text(message))
            page.show(told if message and page is (said or self._stepped) else Markup(""))

    def _counted(self) -> str:
        count, all_claims = len(self.claims), len(self.collection.claims)
        first = f"; the first {MOST} are listed" if count > MOST else ""
        return f"{count:,} of {plural(all_claims, 'claim')} selected{first}."

    def _show_way_back(self) -> None:
        cell = coming_back.as_cell(self.parameters) or "# nothing to set: this is the view that the notebook opens with"
        forms = Markup(
            "<p><b>To come back to this view:</b> put this into the parameters cell.</p><pre>{}</pre>"
            "<details><summary>For papermill, and as YAML</summary><pre>{}</pre><pre>{}</pre></details>"
        )
        yaml = coming_back.as_yaml(self.parameters)
        lines = coming_back.as_cell(self.parameters)
        self._told.lines, self._told.guarded = lines, _COMES_BACK if lines else _GOES_ON
        self._back.show(forms.format(cell, coming_back.as_papermill(self.parameters), yaml))

    def _laid_out(self) -> ipywidgets.Box:
        before, after = ipywidgets.Button(description="Claim before"), ipywidgets.Button(description="Next claim")
        before.on_click(lambda _: self._step(-1))
        after.on_click(lambda _: self._step(1))
        undo = ipywidgets.Button(description="Undo", icon="undo", tooltip="Take back the last correction made here")
        undo.on_click(lambda _: self._try(self._undo, self._stepped))
        export = ipywidgets.Button(
            description="Export the selection", tooltip="CSV, Excel, GeoJSON, GeoPackage and Parquet", icon="download",
            layout=ipywidgets.Layout(width="180px"),
        )  # fmt: skip
        export.on_click(lambda _: self._try(self._export, self._exported))
        context = [ipywidgets.HBox([before, after, undo]), self._stepped, self._detail, self._correcting.box]
        main = _classed(
            ipywidgets.Box,
            "claims-desk-main",
            _classed(ipywidgets.VBox, "claims-desk-list", self._listing.widget),
            _classed(ipywidgets.VBox, "claims-desk-claim", *context),
            _classed(ipywidgets.VBox, "claims-desk-back", export, self._exported, self._back),
        )
        return _classed(ipywidgets.VBox, "claims-desk-box", self._controls.box, self._told, self._figures, main)


def _classed(kind: type[ipywidgets.Box], name: str, *children: ipywidgets.Widget) -> ipywidgets.Box:
    box = kind(children)
    box.add_class(name)
    return box
