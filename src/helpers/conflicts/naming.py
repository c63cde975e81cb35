"""Where a text names what the profiles know: parties, those who speak for them, places; and the states of the world."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.conflicts.countries import Country
from helpers.conflicts.groups import Group
from helpers.conflicts.model import Conflict
from helpers.conflicts.sheets import read_sheet

PARTY, ARMS, OFFICE, PLACE, WORD, STATE = "party", "arms", "office", "place", "word", "state"
"""What a name is in a war: a side; a force or an office that commands forces; anybody else who is quoted there; a place or
other sign of the war; a plain word for forces, such as separatists, which tips a balance and no more; or a state of the
world, which tells of a war that no profile knows."""

_WEIGHTS = {PARTY: 1.0, ARMS: 2.0, OFFICE: 2.0, PLACE: 2.0, WORD: 0.25, STATE: 2.0}
_COMMANDING = frozenset({"defence_ministry", "general_staff", "commander", "unit"})
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_CYRILLIC = "\u0400"
_CYRILLIC_ENDING = re.compile(
    "(?:ами|ями|ого|его|ому|ему|ыми|ими|ией|иям|иях|ою|ею|ію|ія|ії|ой|ей|ий|ый|ая|яя|ое|ее|ые|ие|ым|им|ом|ем|ах|ях"
    "|ам|ям|ия|ии|ию|[аяоеуюыиіїьй])$"
)


@dataclass(frozen=True)
class Name:
    """A name as written.

    Attributes:
        rest: the words after its first one.
        roles: war → what it is there.
        whose: war → the side, actor or state that it names; a place names itself.
        signals: the wars that it is a signal of.
    """

    text: str
    rest: tuple[str, ...]
    roles: dict[str, str]
    whose: dict[str, str]
    signals: frozenset[str]

    def weight(self, war: str) -> float:
        """What naming it once counts for a war."""
        return _WEIGHTS[PLACE if war in self.signals else self.roles[war]]


@dataclass(frozen=True)
class Hit:
    """A name at text[start:end]."""

    start: int
    end: int
    name: Name


class NameIndex:
    """Names by their first word; the longest at each word is found, left to right."""

    def __init__(
        self,
        conflicts: dict[str, Conflict],
        shared: set[str],
        countries: Iterable[Country],
        groups: Iterable[Group] = (),
    ) -> None:
        """`shared` actors, those of the common table, tell no war from another. The war of a group is "+" and its id."""
        roles: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        whose: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        signals: dict[tuple[str, ...], set[str]] = defaultdict(set)
        texts: dict[tuple[str, ...], str] = {}

        def add(name: str, war: str, role: str, of: str = "", *, signal: bool = False) -> None:
            words = tuple(stem(w) for w in _WORD.findall(name))
            if name == name.lower() and name[0] < _CYRILLIC:  # "opposition", which any country has
                role, signal = WORD, False
            if words:
                texts.setdefault(words, name)
                roles[words].setdefault(war, role)
                whose[words].setdefault(war, of or name)
                if signal:
                    signals[words].add(war)

        for i, conflict in conflicts.items():
            own = [a for a in conflict.actors if a.actor not in shared and a.kind != "outlet"]
            parties = [s for s in conflict.sides if s.party]
            for side in parties:
                for name in (*side.names, *side.demonyms):
                    add(name, i, PARTY, side.side, signal=not conflict.signals)
                for name in side.forces:
                    if name == name.lower():
                        add(name, i, WORD, side.side)
            for actor in own:
                commanding = actor.kind == "force" or actor.role in _COMMANDING
                for name in (actor.actor, *actor.aliases):
                    add(name, i, ARMS if commanding else OFFICE, actor.actor)
            for name in (*conflict.signals, *_place_names(conflict.folder)):
                add(name, i, PLACE, signal=True)
        for country in countries:
            for name in (*country.names, *country.demonyms, *country.capitals, *country.forces):
                add(name, country.war, STATE, country.state)
        for group in groups:
            for name in group.names:
                add(name, f"+{group.group}", PARTY, group.group)
        self._names: dict[str, dict[tuple[str, ...], Name]] = defaultdict(dict)
        for words, by_war in roles.items():
            self._names[words[0]][words[1:]] = Name(
                texts[words], words[1:], by_war, whose[words], frozenset(signals[words])
            )
        self._lengths = {w: tuple(sorted({len(rest) for rest in of}, reverse=True)) for w, of in self._names.items()}

    def hits(self, text: str) -> Iterator[Hit]:
        """The names of a text, in order, without overlap."""
        found = list(_WORD.finditer(text))
        words = [stem(m[0]) for m in found]
        free = 0
        for at, word in enumerate(words):
            if at < free or word not in self._names:
                continue
            for length in self._lengths[word]:
                name = self._names[word].get(tuple(words[at + 1 : at + 1 + length]))
                if name and not (name.text[0].isupper() and found[at][0][0].islower()):
                    free = at + 1 + len(name.rest)  # fewer than length at the end of a text
                    yield Hit(found[at].start(), found[free - 1].end(), name)
                    break


def stem(word: str) -> str:
    """A word without 's; a Cyrillic one without its case ending, roughly, and in small letters if long."""
    word = _POSSESSIVE.sub("", word)
    if word[0] < _CYRILLIC or len(word) < 5:
        return word
    return _CYRILLIC_ENDING.sub("", word.lower())


def _place_names(folder: Path) -> list[str]:
    """The names of the profile's own places, where it has any: the canonical ones, and those in other languages."""
    path = folder / "places.csv"
    if not path.is_file():
        return []
    rows = read_sheet(path, required=("name",), open_ended=True).rows
    return [
        n for r in rows for n in (r["name"], *(m for c in r.cells if c.startswith("names_") for m in r.list(c))) if n
    ]
