"""Which of several namesakes is meant: how sure the name is, how well known the place, what else is near."""

import math
from collections.abc import Sequence

from helpers.places.model import Place
from helpers.places.profile import distance_km

SURENESS_COST = (0.0, 0.3, 1.2)
"""What a canonical, a current and a former name cost."""
PROFILE_BONUS = 1.5
WITHIN_AREA_KM = 30.0
"""How near a place counts as lying to a region that it is inside of: less telling than a town next to it."""
SETTLEMENTS = ("city", "settlement", "village", "district")
AREAS = ("country", "region", "area")
WATERS = ("river", "reservoir", "lake", "sea")


def score(place: Place, sureness: int, *, near: Sequence[Place], front: Sequence[Place], the: bool) -> float:
    """Higher is likelier.

    A tenfold population is worth 0.5, a row in the conflict's own table 1.5, and a tenfold distance from the nearest
    other place of the text costs 1.2 (from the front 0.4). `the` before a name speaks for a river: "the Dnipro".
    """
    value = 0.5 * math.log10(place.population + 100) - SURENESS_COST[sureness] + PROFILE_BONUS * place.in_profile
    if place.kind in WATERS:
        value += 3.0 if the else 0.0
    elif place.kind == "district":
        value -= 1.0
    if place.kind not in AREAS:
        value -= 1.2 * math.log10(1 + distance_to(place, near) / 10) + 0.4 * math.log10(
            1 + distance_to(place, front) / 10
        )
    return value


def distance_to(place: Place, others: Sequence[Place]) -> float:
    """Kilometres to the nearest of the others, their extent allowed for; 0 without others or without a position."""
    if place.lat is None:
        return 0.0
    distances = [
        distance_km(place.lat, place.lon, o.lat, o.lon)
        if o.kind not in AREAS
        else max(WITHIN_AREA_KM, distance_km(place.lat, place.lon, o.lat, o.lon) - (o.uncertainty_km or 0.0))
        for o in others
        if o.lat is not None and o.kind != "country" and o.place_id != place.place_id
    ]
    return min(distances, default=0.0)


def is_plausible(place: Place, *, near: Sequence[Place], front: Sequence[Place]) -> bool:
    """Whether a pin there would not mislead.

    A place of fewer than 10,000 that only GeoNames has, far from the war (80 km) and from everything else that the
    text names (60 km), is more likely a namesake of a village that no gazetteer has.
    """
    if place.in_profile or place.population >= 10_000 or place.kind in AREAS:
        return True
    near = [n for n in near if n.kind not in AREAS or (n.uncertainty_km or 0) < 100]
    if near:
        return distance_to(place, near) <= 60
    return not front or distance_to(place, front) <= 80
