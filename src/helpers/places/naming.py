"""All the names that a place answers to, with how sure each is (0 canonical, 1 current spelling, 2 former name)."""

import re
from collections.abc import Iterator

from helpers.places.model import Place

CANONICAL, CURRENT, FORMER = 0, 1, 2

REGION_WORDS = ("oblast", "region", "province", "governorate", "state", "republic", "krai", "marz", "wilayat")
_REGION = re.compile(rf"\s+(?:{'|'.join(REGION_WORDS)})$", re.I)
_RIVER = re.compile(r"^river\s+|\s+river$", re.I)
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")


_LEADING = re.compile(
    r"^(?:the\s+|(?:(?:в|во|у|із|зі|з|из|из-под|с|со|на|под|під|за|біля|возле|около|до|от|від|к|над)\s+))?"
    r"(?:(?:city|town|village|settlement|district|region|province|river|area|outskirts)\s+of\s+"
    r"|город[а-я]*\s+|сел[оаеу]м?\s+|пос[её]л[а-я]*\s+|місто?\s+|міст[аіу]\s+|селищ[а-я]*\s+)?",
    re.I,
)
_TRAILING = re.compile(r"(?:['’]s?|\s+(?:city|town|village|settlement|area|sector))$", re.I)


def without_aside(name: str) -> str:
    """The name without the remark in brackets that tells namesakes apart: Ivanivka (Kupiansk Raion) → Ivanivka."""
    return _ASIDE.sub("", name)


def spoken_names(place: Place) -> Iterator[tuple[str, int]]:
    """Pairs of name and sureness. Regions answer to every word for a region, rivers with and without the word River."""
    yield place.name, CANONICAL
    names = [(without_aside(n), CURRENT) for n in place.names] + [(without_aside(n), FORMER) for n in place.former]
    yield from names
    if place.kind == "region":
        for name, sureness in [(place.name, CURRENT), *names]:
            stem = _REGION.sub("", name)
            if stem.isascii():
                yield from ((f"{stem} {word}", sureness) for word in REGION_WORDS)
    elif place.kind == "river":
        for name, sureness in [(place.name, CANONICAL), *names]:
            stem = _RIVER.sub("", name)
            if stem.isascii():
                yield from ((form, sureness) for form in (stem, f"{stem} River", f"River {stem}"))


def bare(name: str) -> str:
    """A name without the words around it: the city of Kupiansk, Kupiansk area → Kupiansk."""
    return _TRAILING.sub("", _LEADING.sub("", name.strip()))
