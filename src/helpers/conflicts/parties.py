"""A side in the making, and the forms in which a text names groups that no table has."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from helpers.conflicts.countries import Country
from helpers.conflicts.groups import Group
from helpers.conflicts.model import Side
from helpers.conflicts.standing import words_of

_SPELT_OUT = re.compile(
    r"\b((?:[A-Z][\w'’-]+\s+)+(?:(?:of|for|the|and)\s+)*(?:[A-Z][\w'’-]+\s+)*)\((?:the\s+)?([A-Z][A-Z0-9-]{1,6})\)"
)
_DEEDS = (
    r"(?:said|says|claimed|denied|captured|seized|took|entered|withdrew|repelled|fighters?|rebels?|troops|forces|militia|militants?"
    r"|spokes\w+|commanders?|units|positions|attacks?|advance[sd]?|controls?|holds?)\b"
)
_ACTS = re.compile(rf"(?:\s+\([A-Z0-9-]+\))?(?:['’]s)?\s+{_DEEDS}")
_SPEAKS = re.compile(r"(?:['’]s)?\s+(?:officials?|leaders?|authorities|government|police|president|militiamen|army)\b")
_ACRONYM = re.compile(rf"\b([A-Z][A-Z0-9]{{1,5}})\)?(?:['’]s)?\s+{_DEEDS}")
_OUTLET = re.compile(r"\b([a-z]+)[,\s]+(?:the\s+)?([A-Z][A-Z0-9]{1,5})\b")
_STATES_OUTLET = re.compile(
    r"\b[Ss]tate(?:-run|-owned)?\s+(?:news\s+)?(?:agency|broadcaster|television|radio)[,\s]+(?:the\s+)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)
_OWNED = re.compile(
    r"(?<![\w-])([A-Z][\w’'-]{2,}?)(?:['’]s)?\s+(?:armed\s+|ground\s+|security\s+)?"
    r"(troops|forces|soldiers|fighters|rebels|militants|insurgents|militia(?:s|men)?|guerrillas|gunmen|separatists)\b"
)
_LOYAL = re.compile(r"\bloyal\s+to\s+(?:the\s+)?(?:(?:[A-Z][\w.-]+\s+){0,3})([A-Z][\w’'-]{2,})")
_FAR_MORE = 3
"""How many times as often as any other a group must act, for "the rebels" to be its own."""
_PEOPLE = re.compile(r"(?:an|ese|ish)$")
"""How an adjective of people ends, which is no name of a group: Tigrayan."""


@dataclass
class Party:
    """A side in the making, and how often the text has it act.

    `spelt` tells that its name stands beside its acronym. A `state` or a `group` is what a table knows of it; `against` are
    the ids of those whom it is known to fight.
    """

    id: str
    name: str
    names: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    forces: list[str] = field(default_factory=list)
    state: Country | None = None
    group: Group | None = None
    acts: float = 0
    spelt: bool = False
    against: list[str] = field(default_factory=list)

    @property
    def rebels(self) -> bool:
        """Whether it is one that a state has as a rebel."""
        return self.state is None and (self.group is None or self.group.fights_state)

    def fights_at(self, home: str, day: str) -> bool:
        """Whether it is a rebel of the state of that code on a day."""
        if self.group is None or self.roams:
            return self.rebels
        return self.fights_in(home) and not self.group.rules(day)

    @property
    def roams(self) -> bool:
        """Whether the table of groups has it as one that fights anywhere."""
        return self.group is not None and not self.group.countries

    def fights_abroad(self, home: str) -> bool:
        """Whether the table of groups has it as one that fights in other countries alone."""
        return self.group is not None and bool(self.group.countries) and home not in self.group.countries

    def has_own_war(self, home: str) -> bool:
        """Whether it fights, and not the state of that code: in other countries alone, or beside it."""
        return self.fights_abroad(home) or (self.group is not None and self.group.government == "armed")

    def fights_in(self, country: str) -> bool:
        """Whether the table of groups has it as one that fights the state of that code."""
        return self.rebels and self.group is not None and country in self.group.countries

    def side(self, others: Iterable[str]) -> Side:
        """It as a side; of two parties each is the other's enemy, of more nobody is known to be anybody's."""
        against = tuple(i for i in others if i != self.id)
        names, forces = (tuple(dict.fromkeys(words)) for words in (self.names, self.forces))
        enemies = against if len(against) == 1 else tuple(i for i in self.against if i in against)
        return Side(self.id, self.name, True, names, tuple(self.demonyms), forces, enemies)


class Formed(NamedTuple):
    """A word that stands for a group by its form, at start: an acronym, a name before forces, one whom forces are loyal to."""

    word: str
    start: int
    form: str


def formed(text: str) -> Iterator[Formed]:
    """The words of a sentence that stand for groups by their form: "acronym", "owner" or "loyal"."""
    for form, pattern in (("acronym", _ACRONYM), ("owner", _OWNED), ("loyal", _LOYAL)):
        for m in pattern.finditer(text):
            yield Formed(m[1], m.start(1), form)


def acts_after(text: str, end: int) -> bool:
    """Whether the words after a name tell that it does something, or has forces."""
    return _ACTS.match(text, end) is not None


def speaks_after(text: str, end: int) -> bool:
    """Whether the words after the name of a land tell that its officials or forces are meant, not the land."""
    return _SPEAKS.match(text, end) is not None


def spelt_out(paragraphs: Iterable[str]) -> dict[str, str]:
    """Acronym → the name that it stands behind: "Movement for a Free Delta (MFD)"."""
    return {m[2]: _spelt(m[1].split(), m[2]) for p in paragraphs for m in _SPELT_OUT.finditer(p)}


def _spelt(words: list[str], acronym: str) -> str:
    """The words that an acronym stands for: from the first one on that begins with its letter, "(Rebels of the) Lake Front"."""
    start = next((n for n, word in enumerate(words) if word[0] == acronym[0]), 0)
    return " ".join(words[start:]).removeprefix("The ")


def outlets(paragraphs: Iterable[str]) -> frozenset[str]:
    """The acronyms that a text calls agencies, broadcasters, charities: "the state news agency XYZ"."""
    named = (m for p in paragraphs for m in _OUTLET.finditer(p))
    return frozenset(m[2] for m in named if m[1] in words_of("outlet"))


def state_outlets(paragraphs: Iterable[str]) -> list[str]:
    """The agencies and broadcasters that a text calls the state's: they speak for it."""
    return list(dict.fromkeys(m[1] for p in paragraphs for m in _STATES_OUTLET.finditer(p)))


def is_of_people(word: str) -> bool:
    """Whether a word is an adjective of people: Bougainvillean."""
    return _PEOPLE.search(word) is not None


def party_id(word: str) -> str:
    """A name as the id of a side."""
    return re.sub(r"\W+", "_", word.lower()).strip("_")


def of_name(word: str, found: dict[str, Party]) -> Party:
    """The party of "Maute fighters", or of "Bougainvillean rebels", whose name is an adjective of people; kept in `found`."""
    if is_of_people(word):
        made = f"{party_id(word)}_forces"
        party = found.setdefault(made, Party(made, f"{word} forces"))
        party.demonyms = [word, f"{word}s"]
        return party
    party = found.setdefault(party_id(word), Party(party_id(word), word))
    party.names.append(word)
    return party


def of_state(state: Country, *, own: bool, forces: Iterable[str] = (), acts: float = 0) -> Party:
    """A state as a party: by its name, or, against its own rebels, as its government."""
    made = state.government if own else state.state
    country = state.names[0]
    name = f"{country}{"'" if country.endswith('s') else "'s"} government" if own else country
    return Party(
        made, name, [*state.names, *state.capitals], list(state.demonyms), [*state.forces, *forces], state, acts=acts
    )


def opens(found: Formed, whole: str) -> bool:
    """Whether the capital letter of a name is only that of its sentence: "Several troops"."""
    return found.start == 0 and not is_of_people(found.word) and f" {found.word}" not in whole


def with_plain_words(made: Iterable[Party], home: Country, day: str, *, rebels: int) -> list[Party]:
    """Give "the army" and "the rebels" to those whom they mean, where that is certain, in a war in one country.

    Whoever rules there fights its rebels, and they it, where they are one. `rebels` tells how often the text speaks of rebels. Gives the
    party that they are where no other can be meant.
    """
    made = list(made)
    rulers = [p for p in made if (p.state and p.state.code == home.code) or (p.group and p.group.rules(day))]
    against = [p for p in made if p not in rulers and p.rebels]
    at_home = any(p.id == home.government for p in rulers)
    between = any(p.state and p not in rulers for p in made) and not against and not at_home
    if len(rulers) == 1 and not between and (against or rebels):
        rulers[0].names += sorted(words_of("government"))
        rulers[0].forces += sorted(words_of("army"))
        if len(against) == 1:  # of more, who fights whom is not told
            rulers[0].against.append(against[0].id)
            against[0].against.append(rulers[0].id)
    local = sorted((p for p in against if not p.roams), key=lambda p: -p.acts) or against
    if len(local) == 1 or (local and local[0].acts >= _FAR_MORE * local[1].acts):
        local[0].forces += sorted(words_of("rebels"))
    elif not against and not between and rebels and rulers:
        lands = [p for p in made if p.group and not p.rebels and p not in rulers]
        if len(lands) == 1:
            lands[0].forces += sorted(words_of("rebels"))
        elif not lands:
            name, words = f"rebels in {home.names[0]}", sorted(words_of("rebels"))
            return [Party(f"{home.state}_rebels", name, forces=words, acts=rebels, against=[rulers[0].id])]
    return []
