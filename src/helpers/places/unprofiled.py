"""Points for places of wars that no profile knows: by the countries that the war is fought in, and by regions beside a name.

Such an article is read without a gazetteer, so that no village's name is seen in a word of it; what its claims name is
looked up afterwards, in GeoNames' places of its war's countries. A name that several places have, none of which the
text's region or the other places tell apart, stays without a point.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from helpers.places.gazetteer import Gazetteer
from helpers.places.model import Place
from helpers.places.naming import FORMER
from helpers.places.profile import apart_km
from helpers.places.spelling import key, plain

SMALL, LARGE = 10_000, 50_000
"""A place of fewer inhabitants needs a neighbour; a town of more is meant by its name, if its namesakes are much smaller."""
_MUCH = 10
"""How many times as many inhabitants as its namesakes it has then."""
_NEAR_KM, _FAR_KM = 150.0, 300.0
"""A namesake that lies so near to another place of the text is meant, if all others are so far from all of them."""
_SETTLEMENTS = ("city", "settlement", "village", "country")
_AS_REGION = re.compile(
    r"\s+(?:[Rr]egion|[Pp]rovince|[Ss]tate|[Gg]overnorate|[Dd]epartment|[Cc]ounty|[Dd]ivision|[Dd]istrict)\b"
)
_KIND = re.compile(rf"{_AS_REGION.pattern}$")
_REGION = re.compile(
    r"(?=[\s,(])\s*,?\s*\(?(?:(?:in|of)\s+)?(?:the\s+)?(?:\w+ern\s+)?((?:[A-Z][\w'’-]+[ -]?){1,3}?)\s*"
    r"(?:[Rr]egion|[Pp]rovince|[Ss]tate|[Gg]overnorate|[Dd]epartment|[Cc]ounty|[Dd]ivision|[Dd]istrict|[Pp]refecture)\b"
)


def with_points(claims: pd.DataFrame, texts: Mapping[str, str], gazetteers: Mapping[str, Gazetteer]) -> pd.DataFrame:
    """The claims of these articles with the place_id of what they name, where it is certain; one place has one name.

    Args:
        claims: schema.CLAIMS; those that have a place_id keep it.
        texts: by article.
        gazetteers: by article: GeoNames' places of the countries of its war.
    """
    out = claims.copy()
    wanted = out[out["article"].isin(gazetteers) & (out["place"] != "") & (out["place_id"] == "")]
    found: dict[tuple[str, str], Place] = {}
    for article, rows in wanted.groupby("article", sort=False):
        own = resolved(dict.fromkeys(rows["place"]), texts[str(article)], gazetteers[str(article)])
        found |= {(str(article), name): place for name, place in own.items()}
    said: dict[str, Counter[str]] = {}
    for index, article, name in zip(wanted.index, map(str, wanted["article"]), map(str, wanted["place"]), strict=True):
        if place := found.get((article, name)):
            said.setdefault(place.place_id, Counter())[name] += 1
            out.loc[index, "place_id"] = place.place_id
    for place_id, names in said.items():
        usual = max(sorted(names), key=lambda name: names[name])
        out.loc[out["article"].isin(gazetteers) & (out["place_id"] == place_id), "place"] = usual
    return out


def resolved(names: Iterable[str], text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    """Name → the place that it stands for in a text, without those that may stand for several."""
    towns = [name for name in names if not _is_region(name, text)]
    open_ = {name: fitting for name in towns if (fitting := _candidates(name, text, gazetteer))}
    sure = {name: some[0] for name, some in open_.items() if len(some) == 1}
    sure |= {name: big for name, some in open_.items() if (big := _much_the_largest(some))}
    known = [p for p in sure.values() if p.kind != "country"]
    for name, some in open_.items():
        if name not in sure and (near := _nearest(some, known)):
            sure[name] = near
    return {name: place for name, place in sure.items() if _is_likely(place, sure.values())}


def country_of(name: str, gazetteer: Gazetteer) -> str:
    """The country of a place by its name alone: that of all places so called, or of one much larger than the others; else ""."""
    found = _candidates(name, "", gazetteer) or _candidates(_KIND.sub("", name), "", gazetteer)
    largest: dict[str, int] = {}
    for place in found:
        largest[place.country] = max(place.population, largest.get(place.country, 0))
    first, *others = sorted(largest, key=lambda code: -largest[code]) or [""]
    return first if not others or largest[first] >= _MUCH * largest[others[0]] else ""


def _candidates(name: str, text: str, gazetteer: Gazetteer) -> list[Place]:
    """The places of a name, those in the region that the text gives beside it; none where none lies there."""
    index = gazetteer.index
    pairs = [*index.pairs(index.plains.get(plain(name), ())), *index.pairs(index.keys.get(key(name), ()))]
    same = {number: gazetteer.places[number] for number, sureness in pairs if sureness < FORMER}
    found = [p for p in same.values() if p.kind in _SETTLEMENTS]
    codes = {code for region in _regions(name, text) for code in _codes(region, gazetteer)}
    return [p for p in found if p.code in codes] if codes else found


def _is_region(name: str, text: str) -> bool:
    """Whether a text mostly means a region by a name, not the town after which it is called: "Kunduz province"."""
    ends = [m.end() for m in re.finditer(rf"\b{re.escape(name)}\b", text)]
    return 2 * sum(_AS_REGION.match(text, end) is not None for end in ends) > len(ends)


def _regions(name: str, text: str) -> Iterator[str]:
    """The regions that a text gives right after a name: "Kiruna in Norrbotten province"."""
    for m in re.finditer(rf"\b{re.escape(name)}\b", text):
        if beside := _REGION.match(text, m.end()):
            yield beside[1].strip()


def _codes(region: str, gazetteer: Gazetteer) -> set[str]:
    """The first-level code of a region by its name: most are called after their largest town; none where it is unknown."""
    index = gazetteer.index
    towns = [gazetteer.places[n] for n, _ in index.pairs(index.plains.get(plain(region), ()))]
    towns = sorted((p for p in towns if p.code), key=lambda p: -p.population)
    return {towns[0].code} if towns and towns[0].population >= SMALL else set()


def _much_the_largest(places: Sequence[Place]) -> Place | None:
    first, *others = sorted(places, key=lambda p: -p.population)
    return first if first.population >= max(LARGE, *(_MUCH * p.population for p in others), 0) else None


def _nearest(places: Sequence[Place], known: Sequence[Place]) -> Place | None:
    """The one of the namesakes that lies by a place of the text, while all others lie far away."""
    away = sorted((min((apart_km(p, k) for k in known), default=_FAR_KM), n) for n, p in enumerate(places))
    if away[0][0] <= _NEAR_KM and away[1][0] >= _FAR_KM:
        return places[away[0][1]]
    return None


def _is_likely(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place is large, or lies by another one of the text, or is the only one: GeoNames lacks many namesakes of a village."""
    if place.kind == "country" or place.population >= SMALL:
        return True
    rest = [p for p in others if p.place_id != place.place_id and p.kind != "country"]
    return not rest or any(apart_km(place, p) <= _NEAR_KM for p in rest)
