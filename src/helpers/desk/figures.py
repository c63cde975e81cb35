"""Timeline and map of the selected claims: those of the report, in a notebook, told what is selected.

The bars are the page's script (pages/template/claims_timeline.js), the map is the report's in its frame. Sides of
different wars meet on no map: it is the one of the war that most of the selected claims are about.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from helpers.counting import plural
from helpers.desk.collection import Collection
from helpers.figures.maps import Atlas
from helpers.figures.maps.payload import located
from helpers.figures.palette import bars_of
from helpers.pages.maps import template
from helpers.parameters.model import ExploreParameters
from helpers.places import Gazetteer, geometries
from helpers.wars import War, parted

HEIGHT = 480
"""Of the map's frame, pixels."""
_HERE = Path(__file__).parent
_SCRIPTS = "\n".join(template(name) for name in ("claims_model.js", "claims_timeline.js"))
_COLUMNS = ("claim_id", "side", "stance", "claim_date", "event_date")


class Figures(anywidget.AnyWidget):
    """Bars and a map, which tell of what is clicked in them: `handlers` by act (days, place, side, open).

    `claims` are columns of all claims with the sides, `chosen` the numbers of the selected ones, `days` the first and last
    that are asked for, `map` the frame and `caption` what it leaves out.
    """

    _esm = f"{_SCRIPTS}\n{(_HERE / 'figures.js').read_text(encoding='utf-8')}"
    _css = f".claims-desk {{ {template('claims_timeline.css')} }}"
    claims = traitlets.Dict().tag(sync=True)
    chosen: traitlets.List[int] = traitlets.List().tag(sync=True)
    date_field = traitlets.Unicode().tag(sync=True)
    days: traitlets.List[str] = traitlets.List().tag(sync=True)
    map = traitlets.Unicode().tag(sync=True)
    caption = traitlets.Unicode().tag(sync=True)
    drawn = traitlets.Int().tag(sync=True)

    def __init__(self, handlers: dict[str, Callable[[str], None]]) -> None:
        super().__init__()
        self._handlers = handlers
        self._maps: Maps | None = None
        self.on_msg(self._told)

    def show(self, collection: Collection, selected: pd.DataFrame, parameters: ExploreParameters) -> None:
        """Show these claims of the collection (schema.CLAIMS, with their own index)."""
        if self._maps is None or self._maps.collection is not collection:
            self._maps = Maps(collection)
            self.claims = _columns(collection)
        drawn, caption = self._maps.of(selected, parameters.date_field)
        with self.hold_sync():
            self.chosen = selected.index.tolist()
            self.date_field = parameters.date_field
            self.days = [parameters.date_from, parameters.date_to]
            self.map, self.caption = drawn, caption
            self.drawn += 1

    def _told(self, widget, content: dict, buffers) -> None:
        handler = self._handlers.get(str(content.get("act")))
        if handler is not None:
            handler(str(content.get("value", "")))


def _columns(collection: Collection) -> dict[str, Any]:
    return {"sides": bars_of(collection.palette)} | {name: collection.claims[name].tolist() for name in _COLUMNS}


class Maps:
    """The map of each war of a collection, made when it is first asked for."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._made: dict[tuple[str, str], str] = {}

    def of(self, selected: pd.DataFrame, date_field: str) -> tuple[str, str]:
        """The frame of the map that shows most of the selected claims, and what of them it does not show; "" for no map."""
        most = self._war_of.loc[selected.index].value_counts()
        placed = most.drop("", errors="ignore")
        if placed.empty:
            return "", "No claim of this selection is about a place whose position is known." if len(selected) else ""
        number = str(placed.index[0])
        without, elsewhere = int(most.get("", 0)), int(placed.iloc[1:].sum())
        told = []
        if without:
            verb = "is" if without == 1 else "are"
            told.append(f"{plural(without, 'claim')} of the selection {verb} about no place whose position is known.")
        if elsewhere:
            verb = "is" if elsewhere == 1 else "are"
            told.append(
                f"This is the map of {self._wars[number].title}; {plural(elsewhere, 'claim')} of the selection {verb} about "
                "another war: choose one of its sides."
            )
        return self._map(number, date_field), " ".join(told)

    @cached_property
    def _wars(self) -> dict[str, War]:
        tables, conflicts = self.collection.tables, self.collection.conflicts
        return {str(n): war for n, war in enumerate(parted(tables, conflicts, ExploreParameters()))}

    @cached_property
    def _war_of(self) -> pd.Series:
        """The number of the war on whose map each claim is, "" for those without a point; as the claims are indexed."""
        on = pd.Series("", index=self.collection.claims.index)
        for number, war in self._wars.items():
            on[located(war.claims, war.places).index] = number
        return on

    def _map(self, number: str, date_field: str) -> str:
        key = number, date_field
        if key not in self._made:
            war = self._wars[number]
            placed = located(war.claims, war.places)
            shapes = geometries(placed, Gazetteer.of_each(self.collection.conflicts))
            about = (war.articles, war.statements, war.relations)
            atlas = Atlas(war.claims, war.places, war.conflict, *about, shapes, date_field=date_field)
            self._made[key] = atlas.interactive(frame_height=HEIGHT)._repr_html_()
        return self._made[key]
