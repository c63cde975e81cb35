"""The maps of one set of tables, so that a notebook's cell asks for a map and no more."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from helpers.analysis.control_layers import Layer
from helpers.analysis.foremost import foremost
from helpers.conflicts import Conflict
from helpers.figures.drawing import Drawing
from helpers.figures.maps import holders, interactive, static, table
from helpers.figures.maps.control import overlays
from helpers.figures.maps.landscape import WIDE_KINDS, position
from helpers.figures.maps.offline import OfflineMap
from helpers.figures.maps.payload import located
from helpers.places import Gazetteer, geometries

if TYPE_CHECKING:
    from helpers.tables import Tables


@dataclass(frozen=True)
class Atlas:
    """Claims with all that their maps need. `drawn` are those that have a point; without any there is no map.

    Attributes:
        claims, places, articles, statements, relations: tables of `helpers.schema`.
        shapes: from `helpers.places.geometries`.
        focus: latitude and longitude of the place that the maps are about; None for all places.
        layers: control maps of `helpers.analysis.control_layers`, of which the newest are drawn.
    """

    claims: pd.DataFrame
    places: pd.DataFrame
    conflict: Conflict
    articles: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame
    shapes: gpd.GeoDataFrame
    focus: tuple[float, float] | None = None
    date_field: str = "claim_date"
    layers: Sequence[Layer] = field(default=())

    @classmethod
    def of(cls, tables: "Tables", *, layers: Sequence[Layer] = ()) -> "Atlas":
        """The atlas of the tables that a notebook shows, centred on the focus_place of their parameters."""
        gazetteers = Gazetteer.of_each(tables.conflicts)
        wanted = tables.parameters.focus_place
        found = [match.place for g in gazetteers.values() if wanted and (match := g.lookup(wanted))]
        focus = next((position(p) for p in found if p.lat is not None and p.kind not in WIDE_KINDS), None)
        return cls(
            tables.claims,
            tables.places,
            tables.conflict,
            tables.articles,
            tables.statements,
            tables.relations,
            geometries(tables.claims, gazetteers),
            focus,
            tables.parameters.date_field,
            layers,
        )

    @cached_property
    def drawn(self) -> pd.DataFrame:
        """The claims that have a point."""
        return located(self.claims, self.places)

    @property
    def left_to_files(self) -> str:
        """How many of them the interactive map does not have, and where they are; "" where it has all."""
        shown = foremost(self.drawn, self.statements, self.relations)
        return interactive.left_to_files(self.drawn, shown) if shown is not self.drawn else ""

    def interactive(self, **how: Any) -> OfflineMap:
        """See `interactive_map`; `how` is its `tiles` and `frame_height`."""
        return interactive.interactive_map(
            self.claims, self.places, self.conflict, articles=self.articles, relations=self.relations,
            statements=self.statements, geometries=self.shapes, control=overlays(self.layers, self.conflict), **self._about, **how,
        )  # fmt: skip

    def static(self) -> Drawing:
        """See `static_map`."""
        return static.static_map(self.claims, self.places, self.conflict, geometries=self.shapes, **self._about)

    def control(self, at: date | None = None, *, most: int | None = None, narrow: bool = False) -> Drawing:
        """See `control_map`."""
        return static.control_map(
            self.claims, self.places, self.conflict, at=at, most=most, narrow=narrow, **self._about
        )

    def over_time(self) -> Drawing:
        """See `control_over_time`."""
        return static.control_over_time(self.claims, self.places, self.conflict, days=self.days, **self._about)

    @cached_property
    def days(self) -> list[date]:
        """Days on which somebody's last word changed, on the places that the small maps show."""
        last = holders.holdings(self.drawn, date_field=self.date_field)
        kept = holders.most_claimed(last, self.drawn, most=static.PANEL_PLACES)
        about = self.drawn[self.drawn["place_id"].isin(kept)]
        return holders.turning_points(about, most=static.PANELS, date_field=self.date_field)

    @cached_property
    def text(self) -> str:
        """What the maps of the claims show."""
        return table.map_text(self.claims, self.places, self.conflict, date_field=self.date_field)

    def control_text(self, days: Sequence[date | None] = (None,)) -> str:
        """What the maps of who holds what show."""
        return table.control_text(self.claims, self.places, self.conflict, days=days, date_field=self.date_field)

    def table(self) -> pd.DataFrame:
        """See `map_table`."""
        return table.map_table(
            self.claims, self.conflict, relations=self.relations, articles=self.articles, date_field=self.date_field
        )

    @property
    def _about(self) -> dict:
        return {"focus": self.focus, "date_field": self.date_field}
