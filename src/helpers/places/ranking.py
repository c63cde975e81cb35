"""Which of several namesakes is meant: how sure the name is, how well known the place, what else is near."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from helpers.places.model import Place

SURENESS_COST = (0.0, 0.3, 1.2)
"""What a canonical, a current and a former name cost."""
SMALL = 10_000
NEIGHBOUR_KM = 30.0
TIE, TIE_KM = 0.25, 30.0
"""Two small places whose scores differ by less and that lie farther apart than this cannot be told apart."""
KNOWN, FAR_KM = 50_000, 150.0
"""A smaller place of the conflict's table that shares its name is not meant so far from all else that a text names."""
WITHIN_AREA_KM = 30.0
"""How near a place counts as lying to a region that it is inside of: less telling than a town next to it."""
KNOWN_ABROAD = 100_000
"""A town abroad with so many inhabitants needs no reason to be meant."""
ABROAD_KM = 60.0
"""How near to another place abroad a town abroad is meant beside it."""
SETTLEMENTS = ("city", "settlement", "village", "district")
AREAS = ("country", "region", "area")
WATERS = ("river", "reservoir", "lake", "sea")


class AmbiguousError(Exception):
    """Several places of a name are about as likely: a wrong pin would be worse than none."""


class Front:
    """Where the war is: the settlements of its own table.

    How far a place lies from it does not change from text to text, so the last `KEPT` answers are kept.
    """

    KEPT = 20_000

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(p for p in places if p.in_profile and p.kind in SETTLEMENTS and p.lat is not None)
        self.countries = frozenset(p.country for p in self.places)
        self.distance_to: Callable[[Place], float] = lru_cache(self.KEPT)(lambda place: distance_to(place, self.places))


def choose(
    rivals: Mapping[Place, int], *, near: Sequence[Place], front: Front, the: bool, certain: bool
) -> Place | None:
    """The likeliest of several namesakes, or None where none is plausible.

    Raises AmbiguousError where several are about as likely.

    Args:
        rivals: namesakes and the sureness of the name for each (`naming`).
        near: places that the same text names.
        front: where the war is; it only counts where there are rivals.
        the: whether "the" stands before the name.
        certain: whether all that tells is known, so that two small places far apart that are about as likely raise
            AmbiguousError, and a town abroad needs a reason.
    """
    scores = {
        place: score(place, sureness, near=near, front=front if len(rivals) > 1 else None, the=the)
        for place, sureness in rivals.items()
    }
    ranked = sorted(scores, key=lambda p: -scores[p])
    fitting = [p for p in ranked if is_plausible(p, near=near, front=front, shared=len(rivals) > 1)]
    if certain:  # only then is it known what else the text names
        fitting = [p for p in fitting if is_at_home(p, rivals[p], near=near, front=front)]
    if not fitting:
        return None
    best = fitting[0]
    if certain and _is_small(best):
        for other in fitting[1:]:
            apart = distance_to(best, [other]) - (best.uncertainty_km or 0) - (other.uncertainty_km or 0)
            if scores[best] - scores[other] < TIE and apart > TIE_KM:
                raise AmbiguousError
    return best


def score(place: Place, sureness: int, *, near: Sequence[Place], front: Front | None, the: bool) -> float:
    """Higher is likelier.

    A tenfold population is worth 0.5. Where the text names other places, a tenfold distance from the nearest of them
    costs 2, one from the front 0.4, and a row in the conflict's own table is worth 0.75; without other places 0.8 and
    1.5. `the` before a name speaks for a river: "the Dnipro".
    """
    bonus, from_front = (0.75, 0.4) if near else (1.5, 0.8)
    value = 0.5 * math.log10(place.population + 100) - SURENESS_COST[sureness] + bonus * place.in_profile
    if place.kind in WATERS:
        value += 3.0 if the else 0.0
    elif place.kind == "district":
        value -= 1.0
    if place.kind not in AREAS:
        value -= 2.0 * math.log10(1 + distance_to(place, near) / 10)
        value -= from_front * math.log10(1 + front.distance_to(place) / 10) if front is not None else 0.0
    return value


def distance_to(place: Place, others: Sequence[Place]) -> float:
    """Kilometres to the nearest of the others, their extent allowed for; 0 without others or without a position."""
    here = _upright(place)
    if here is None:
        return 0.0
    x, y, z = here
    nearest, areas = -2.0, math.inf
    for other in others:
        there = _upright(other)
        if there is None or other.kind == "country" or other.place_id == place.place_id:
            continue
        cosine = x * there[0] + y * there[1] + z * there[2]
        if other.kind in AREAS:
            areas = min(areas, max(WITHIN_AREA_KM, _kilometres(cosine) - (other.uncertainty_km or 0.0)))
        elif cosine > nearest:
            nearest = cosine
    distance = min(areas, _kilometres(nearest) if nearest > -2.0 else math.inf)
    return 0.0 if distance == math.inf else distance


@lru_cache(maxsize=50_000)
def _upright(place: Place) -> tuple[float, float, float] | None:
    """The place as a point of the unit sphere: angles between many places then cost three products each."""
    if place.lat is None or place.lon is None:
        return None
    lat, lon = math.radians(place.lat), math.radians(place.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _kilometres(cosine: float) -> float:
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))


def is_plausible(place: Place, *, near: Sequence[Place], front: Front, shared: bool) -> bool:
    """Whether a pin there would not mislead.

    A place of fewer than 10,000 that only GeoNames has, far from the war (80 km) and from everything else that the
    text names (60 km), is more likely a namesake of a village that no gazetteer has. So is a town of the conflict's
    table of fewer than 50,000 whose name others bear (`shared`), far from all that the text names (150 km).
    """
    near = [n for n in near if n.kind not in AREAS or (n.uncertainty_km or 0) < 100]
    if not _is_small(place):
        return not (shared and place.population < KNOWN and near and distance_to(place, near) > FAR_KM)
    if near:
        return distance_to(place, near) <= 60
    return not front.places or front.distance_to(place) <= 80


def is_at_home(place: Place, sureness: int, *, near: Sequence[Place], front: Front) -> bool:
    """Whether a town lies where the war is, or the text has a reason to be abroad.

    Abroad are countries in which the conflict's own table has no settlement. Their towns share names with villages of
    the war: they are meant where they are known far and wide by this name, stand at the front, or the text names their
    region or a neighbour of theirs.
    """
    if place.country in front.countries or not front.countries or place.kind not in SETTLEMENTS:
        return True
    if place.population >= KNOWN_ABROAD and sureness < len(SURENESS_COST) - 1:
        return True
    if place.lat is not None and front.distance_to(place) <= NEIGHBOUR_KM:
        return True
    beside = [n for n in near if n.country == place.country and n.kind != "country"]
    return any(n.kind in AREAS and n.name == place.admin for n in beside) or (
        any(n.kind not in AREAS for n in beside) and distance_to(place, beside) <= ABROAD_KM
    )


def is_meant_beside_world_city(place: Place, *, near: Sequence[Place]) -> bool:
    """Whether a place that shares the name of a city known all over the world is meant: only with neighbours named."""
    if place.population >= 1_000_000 or place.kind in AREAS:
        return True
    near = [n for n in near if n.kind not in AREAS]
    return bool(near) and distance_to(place, near) <= NEIGHBOUR_KM


def _is_small(place: Place) -> bool:
    return not place.in_profile and place.population < SMALL and place.kind not in AREAS
