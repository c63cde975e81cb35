"""A coarse river line bent to points whose bank is known.

The method, step by step, in metres around the middle of the line (azimuthal equidistant):

1. Where a check point lies on its bank, less than 1 km from the line, the line keeps its place; farther off the point
   leaves the line free.
2. One on the wrong side pushes the nearest point of the line through itself and on by the check point's own
   uncertainty, so that its whole disc comes to lie on the right bank.
3. A point "on the river" farther away than its uncertainty pulls the nearest point of the line to itself.
4. Between neighbouring check points the shift changes evenly with the distance along the line; before the first and
   after the last it fades to nothing over 5 km.
5. Since the nearest points move with the line, 1 to 4 are done again until nothing is wrong, ten times at most.

Bending makes a line agree with the facts at hand; it does not make it accurate elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pyproj import Transformer
from shapely import LineString, Point
from shapely.ops import transform

from helpers.places.lines import northward, side_of

EAST, WEST, ON = "east", "west", "on the river"
SIDES = {EAST: 1, WEST: -1}
HOLD_M = 1_000.0
FADE_M = 5_000.0
ROUNDS = 10
VERTEX_M = 250.0
"""Vertices are added to this spacing first, or a shift between two far vertices would be lost."""


@dataclass(frozen=True)
class CheckPoint:
    """A point with a sourced side of the river: east, west, or on the river."""

    name: str
    lat: float
    lon: float
    expected: str
    uncertainty_km: float
    source: str = ""


def bend(line: LineString, checks: Sequence[CheckPoint]) -> LineString:
    """The line (degrees, longitude first) bent so that the check points lie where they should. See the module."""
    to_metres, to_degrees = _projections(line)
    bent = northward(transform(to_metres.transform, line)).segmentize(VERTEX_M)
    points = [(check, Point(to_metres.transform(check.lon, check.lat))) for check in checks]
    for _ in range(ROUNDS):
        shifts = [(point, _shift(bent, check, point)) for check, point in points]
        if not any(np.any(shift) for _, shift in shifts):
            break
        anchors = {bent.project(p): shift for p, shift in shifts if np.any(shift) or bent.distance(p) < HOLD_M}
        bent = _shifted(bent, anchors)
    return transform(to_degrees.transform, bent)


def misfits(line: LineString, checks: Sequence[CheckPoint]) -> list[str]:
    """Names of the check points that lie on the wrong bank, or off a river that they should lie on."""
    to_metres, _ = _projections(line)
    local = northward(transform(to_metres.transform, line))
    return [c.name for c in checks if np.any(_shift(local, c, Point(to_metres.transform(c.lon, c.lat))))]


def distances_km(line: LineString, checks: Sequence[CheckPoint]) -> list[float]:
    """How far each check point lies from the line."""
    to_metres, _ = _projections(line)
    local = transform(to_metres.transform, line)
    return [local.distance(Point(to_metres.transform(c.lon, c.lat))) / 1000 for c in checks]


def _projections(line: LineString) -> tuple[Transformer, Transformer]:
    middle = line.interpolate(0.5, normalized=True)
    local = f"+proj=aeqd +lat_0={middle.y:.6f} +lon_0={middle.x:.6f} +datum=WGS84 +units=m"
    return (
        Transformer.from_crs("EPSG:4326", local, always_xy=True),
        Transformer.from_crs(local, "EPSG:4326", always_xy=True),
    )


def _shift(line: LineString, check: CheckPoint, point: Point) -> np.ndarray:
    """By how much the line's point nearest to the check point has to move, in metres; zero where all is well."""
    nearest = line.interpolate(line.project(point))
    across = np.array([point.x - nearest.x, point.y - nearest.y])
    distance = float(np.hypot(*across))
    if check.expected == ON:
        return across if distance > check.uncertainty_km * 1000 else np.zeros(2)
    if side_of(line, point) == SIDES[check.expected] or distance == 0.0:
        return np.zeros(2)
    return across * (1 + check.uncertainty_km * 1000 / distance)


def _shifted(line: LineString, anchors: dict[float, np.ndarray]) -> LineString:
    at = np.array(sorted(anchors))
    shifts = np.array([anchors[a] for a in at])
    at = np.concatenate([[at[0] - FADE_M], at, [at[-1] + FADE_M]])
    shifts = np.vstack([np.zeros(2), shifts, np.zeros(2)])
    vertices = np.array(line.coords)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(vertices, axis=0).T))])
    moved = vertices + np.column_stack([np.interp(along, at, shifts[:, i]) for i in (0, 1)])
    return LineString(moved)
