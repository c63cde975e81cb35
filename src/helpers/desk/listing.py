"""The first claims of a view as a table to click in (itables' widget; everything in it is text)."""

from collections.abc import Callable
from typing import Any

import pandas as pd
from itables.widget import ITable

from helpers.analysis.rows import rows
from helpers.analysis.voices import ITSELF, named
from helpers.figures.palette import Palette
from helpers.pages.safe import plain
from helpers.schema import UNCLEAR
from helpers.wording import Wording, where

MOST = 300
"""Rows that are sent to the browser; the caption says how many claims there are."""
PAGE = 10
_LONGEST = 180
_WIDTHS = (17, 21, 36, 26)
_OPTIONS: dict[str, Any] = {
    "showIndex": False,
    "select": "single",
    "classes": "display compact wrap",
    "style": "width: 100%; table-layout: fixed",
    "ordering": False,
    "pageLength": PAGE,
    "layout": {"topStart": None, "topEnd": None, "bottomStart": "info", "bottomEnd": {"paging": {"firstLast": False}}},
    "columnDefs": [{"targets": n, "width": f"{w}%", "className": "dt-left"} for n, w in enumerate(_WIDTHS)],
    "autoWidth": False,
    "maxBytes": 0,
    "allow_html": False,
    "warn_on_undocumented_option": False,
}
"""itables' options, given anew with every update: it takes those that are not named to be its own defaults."""
_READ = [
    "claim_date", "event_date", "side", "speaker", "quote", "place", "place_text", "relation", "review", "type", "stance",
    "act", "controller", "extent", "share", "share_modifier", "actor", "target",
]  # fmt: skip
HEADINGS = ("Date", "Who says it", "Verbatim words", "What is claimed")


class Listing:
    """The table, in `widget`. `on_open` gets the number of the row that a person clicks."""

    def __init__(self, on_open: Callable[[int], None]) -> None:
        self._on_open = on_open
        self._setting = False
        self.widget = ITable(pd.DataFrame(columns=HEADINGS), **_OPTIONS)
        self.widget.observe(self._selected, "selected_rows")

    def show(self, table: pd.DataFrame, opened: int | None) -> None:
        """Show these rows (from `as_rows`), with one of them selected and on the page that is open."""
        chosen = [opened] if opened is not None and opened < len(table) else []
        start = chosen[0] // PAGE * PAGE if chosen else 0
        options = _OPTIONS | {"selected_rows": chosen, "displayStart": start}
        self._setting = True
        try:
            self.widget.update(table, **options)
        finally:
            self._setting = False

    def _selected(self, change) -> None:
        if not self._setting and change["new"]:
            self._on_open(change["new"][0])


def as_rows(claims: pd.DataFrame, palette: Palette, *, date_field: str) -> pd.DataFrame:
    """The first MOST of these claims (schema.CLAIMS) in words."""
    listed = [
        (
            getattr(row, date_field) or "undated",
            plain(_who(row, palette[row.side].name)),
            plain(_short(row.quote)),
            plain(_what(row, palette)),
        )
        for row in rows(claims.head(MOST), _READ)
    ]
    return pd.DataFrame(listed, columns=list(HEADINGS), dtype="object")


def _who(row, side: str) -> str:
    who = named(row)
    return who if who in (side, ITSELF) else f"{who} ({side})" if row.side else f"{who} (side {UNCLEAR})"


def _what(row, palette: Palette) -> str:
    """What is claimed, where, and what a person has done with it."""
    place = where(row.relation, row.place) if row.place else row.place_text
    parts = (Wording.of_palette(palette).label(row), place, "" if row.review == "auto" else row.review)
    return " · ".join(part for part in parts if part)


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
