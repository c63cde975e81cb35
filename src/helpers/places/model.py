"""What a place is, and how a name came to stand for it."""

from dataclasses import dataclass, field

MATCHES = ("exact", "variant", "former", "inflected", "fuzzy")
"""How a name matched, from the surest to the least sure.

exact: the canonical name, but for case, diacritics, apostrophes and hyphens. variant: another current spelling, in any
alphabet. former: an older or another side's name. inflected: a case form of a Slavic name. fuzzy: a near miss in
spelling, where nothing else fits.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `lat` and `lon` are WGS 84 degrees, None where no position is known.

    `uncertainty_km` is the radius around the point in which the place lies, its own size included. `names` are other
    current spellings, `former` older or disputed names. `in_profile` tells a row of the conflict's places.csv from one
    that only GeoNames has. `population` is 0 where unknown.
    """

    place_id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    uncertainty_km: float | None
    admin: str = ""
    country: str = ""
    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    code: str = ""
    bank: str = ""
    source: str = ""
    note: str = ""
    population: int = 0
    in_profile: bool = False

    def __hash__(self) -> int:
        """By the id alone: places are keys of many small tables, and hashing sixteen fields each time is slow."""
        return hash(self.place_id)


@dataclass(frozen=True)
class Match:
    """The place that a name stands for, how it matched (MATCHES), and the namesakes that were rejected."""

    place: Place
    matched: str
    rejected: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A known name in a text: text[start:end].

    `weak` marks a single word that only GeoNames has and that few people live in: such a name is as often a surname or
    another place's name.
    """

    start: int
    end: int
    text: str
    place: Place
    matched: str = "exact"
    weak: bool = False
    rejected: tuple[Place, ...] = field(default=(), repr=False)
