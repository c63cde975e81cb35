"""From the keys of a name to the places that answer to it.

The candidates of a name are stored flat, place number and sureness by turns, because it goes through a JSON cache.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from helpers.places.model import Place
from helpers.places.naming import CURRENT, FORMER, spoken_names
from helpers.places.spelling import key, loosened, plain

Pairs = list[tuple[int, int]]
type Flat = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class NameIndex:
    """Candidates by plain name and by key, as (place number, sureness, place number, sureness, …)."""

    plains: Flat
    keys: Flat

    @classmethod
    def of(cls, plains: Flat, keys: Flat) -> "NameIndex":
        """The index of these entries; those of one place's many names are in memory once, and so are names."""
        known: dict[tuple[int, ...], tuple[int, ...]] = {}
        same = {text: text for text in plains}
        return cls(*(
            {same.get(text, text): known.setdefault(found := tuple(flat), found) for text, flat in entries.items()}
            for entries in (plains, keys)
        ))  # fmt: skip

    @staticmethod
    def pairs(flat: Iterable[int]) -> Pairs:
        """(place, sureness) of an entry of the index, which holds them flat."""
        flat = list(flat)
        return list(zip(flat[::2], flat[1::2], strict=True))


def name_index(places: Iterable[Place]) -> NameIndex:
    """The index of all names of these places, exact and folded."""
    plains: dict[str, list[int]] = defaultdict(list)
    keys: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        own_plain: dict[str, int] = {}
        own_key: dict[str, int] = {}
        for name, sureness in spoken_names(place):
            own_plain[plain(name)] = min(sureness, own_plain.get(plain(name), FORMER))
            own_key[key(name)] = min(max(sureness, CURRENT), own_key.get(key(name), FORMER))
        for text, sureness in own_plain.items():
            plains[text] += (number, sureness)
        for text, sureness in own_key.items():
            keys[text] += (number, sureness)
    return NameIndex.of(plains, keys)


def loose_index(index: NameIndex) -> dict[str, Pairs]:
    """Candidates by loose key; former names are left out, they are guesses enough as they are."""
    loose: dict[str, Pairs] = defaultdict(list)
    for text, flat in index.keys.items():
        loose[loosened(text)] += [pair for pair in index.pairs(flat) if pair[1] < FORMER]
    return dict(loose)
