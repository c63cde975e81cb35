"""The part of the earth that a printed map shows, and where on paper a point of it lies."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from helpers.figures.boxes import Box

LEAST_KM = 8.0
"""Half the height of the smallest area that a map shows: places are not known better than to a kilometre or so."""
MARGIN = 1.25


@dataclass(frozen=True)
class Frame:
    """A rectangle about a centre, metres in an azimuthal equidistant projection (WGS 84), on paper of a size in points.

    Distances and directions from the centre are true; within 300 km of it distances are wrong by less than 0.1 %.
    """

    lat: float
    lon: float
    half_high_m: float
    wide: float
    high: float
    laid_out: dict[int, tuple[Mapping, list[BaseGeometry]]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """What was laid out on it (`ground.on_paper`), by the identity of the feature, which is held so that it stays its own."""

    @classmethod
    def about(
        cls,
        points: Iterable[tuple[float, float]],
        *,
        wide: float,
        high: float,
        focus: tuple[float, float] | None = None,
        radius_km: float = 14.0,
    ) -> "Frame":
        """The frame of these points (latitude, longitude), or of `radius_km` about `focus`."""
        if focus is not None:
            return cls(focus[0], focus[1], radius_km * 1000, wide, high)
        listed = list(dict.fromkeys(points))  # thousands of claims are about some dozens of points
        lats, lons = [p[0] for p in listed], [p[1] for p in listed]
        centre = cls((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2, 1.0, wide, high)
        metres = [centre.metres(lat, lon) for lat, lon in listed]
        half_high = max(abs(y) for _, y in metres)
        half_wide = max(abs(x) for x, _ in metres)
        needed = max(half_high, half_wide * high / wide) * MARGIN
        return cls(centre.lat, centre.lon, max(needed, LEAST_KM * 1000), wide, high)

    @property
    def crs(self) -> str:
        return f"+proj=aeqd +lat_0={self.lat} +lon_0={self.lon} +datum=WGS84 +units=m"

    @property
    def metres_per_point(self) -> float:
        return 2 * self.half_high_m / self.high

    @property
    def box(self) -> Box:
        """The paper, in points from its lower left corner."""
        return Box(0, 0, self.wide, self.high)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of an area that holds the frame, degrees."""
        high = self.half_high_m / 110_000
        wide = self.half_high_m * self.wide / self.high / (110_000 * math.cos(math.radians(self.lat)))
        return (self.lon - 1.1 * wide, self.lat - 1.1 * high, self.lon + 1.1 * wide, self.lat + 1.1 * high)

    def metres(self, lat: float, lon: float) -> tuple[float, float]:
        """Easting and northing of a point in the frame's projection."""
        return self._transformer.transform(lon, lat)

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place lies on the paper."""
        x, y = self.metres(lat, lon)
        return self.wide / 2 + x / self.metres_per_point, self.high / 2 + y / self.metres_per_point

    def shows(self, lat: float, lon: float) -> bool:
        """Whether the point lies inside the frame."""
        x, y = self.point(lat, lon)
        return 0 <= x <= self.wide and 0 <= y <= self.high

    @cached_property
    def _transformer(self) -> Transformer:
        return Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)
