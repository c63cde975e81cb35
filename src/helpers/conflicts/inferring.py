"""Sides of a war that no profile knows: the states and groups whose forces the text itself speaks of.

Their ids follow the codebook, so that they are the same in every article: a state's name between states,
`<country>_government` against its own rebels, a group's usual name or acronym. What "the army" and "the rebels" mean is
told where one country alone is fought in. Who is whose enemy is only known where there are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.conflicts.countries import Country, countries
from helpers.conflicts.groups import Group, groups
from helpers.conflicts.model import Conflict, Side
from helpers.conflicts.naming import Hit, NameIndex
from helpers.conflicts.profile import generic
from helpers.conflicts.standing import Sentence, has_troops, is_staged, sentences, words_of

if TYPE_CHECKING:  # the articles' readers take seconds to import
    from helpers.articles.model import Article

_MOST = 8
"""Sides that one text can have at most; those that it names most often."""
_CLEARLY = 2.0
"""How many times as often a country must be fought in as any other, for "the army" to be its own."""
_SPELT_OUT = re.compile(
    r"\b((?:[A-Z][\w'’-]+\s+)+(?:(?:of|for|the|and)\s+)*(?:[A-Z][\w'’-]+\s+)*)\((?:the\s+)?([A-Z][A-Z0-9-]{1,6})\)"
)
_ACRONYM = re.compile(
    r"\b([A-Z][A-Z0-9]{1,5})(?:['’]s)?\s+(?:said|says|claimed|denied|captured|seized|took|entered|withdrew|repelled|fighters?|"
    r"rebels?|troops|forces|militia|militants?|spokes\w+|commanders?|units|positions|attacks?|advance[sd]?|controls?|holds?)\b"
)
_OWNED = re.compile(
    r"(?<![\w-])([A-Z][\w’'-]{2,}?)(?:['’]s)?\s+(?:armed\s+|ground\s+|security\s+)?"
    r"(troops|forces|soldiers|fighters|rebels|militants|insurgents|militia(?:s|men)?|guerrillas|gunmen|separatists)\b"
)
_LOYAL = re.compile(r"\bloyal\s+to\s+(?:the\s+)?(?:(?:[A-Z][\w.-]+\s+){0,3})([A-Z][\w’'-]{2,})")
_REBELS = re.compile(r"\b(?:rebels?|insurgents?|separatists?|militants?|guerrillas?|jihadists?)\b", re.I)
_STATE_WORD = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+)?(?:government|ministry|authorities|army|military|air force|navy|defen[cs]e|junta|правительств|минобороны|арми|войск|сил|військ)"
)
_PEOPLE = re.compile(r"(?:an|ese|ish)$")
"""How an adjective of people ends, which is no name of a group: Tigrayan."""


@dataclass
class _Party:
    """A side in the making, and how often the text has it act."""

    id: str
    name: str
    names: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    forces: list[str] = field(default_factory=list)
    state: Country | None = None
    group: Group | None = None
    acts: float = 0


def inferred(article: Article, conflict: Conflict) -> Conflict:
    """The conflict with the sides that the article's own words name; unchanged where they tell of no war."""
    body = [article.text[p.start : p.end] for p in article.body()]
    parties = _Reading(conflict.folder).parties(article.title, body)
    if not parties:
        return conflict
    ids = [p.id for p in parties]
    sides = []
    for party in parties:
        others = tuple(i for i in ids if i != party.id)
        enemies = others if len(others) == 1 else ()
        names = tuple(dict.fromkeys(party.names))
        sides.append(
            Side(party.id, party.name, True, names, tuple(party.demonyms), tuple(dict.fromkeys(party.forces)), enemies)
        )
    return replace(conflict, sides=(*sides, *conflict.sides))


def of_many_wars() -> frozenset[str]:
    """The ids of sides that may take part in several wars: states by their names, and groups that fight anywhere."""
    common = generic().folder
    return frozenset(c.state for c in countries(common)) | {g.group for g in groups(common) if not g.countries}


class _Reading:
    """What one text says of states and groups."""

    def __init__(self, common: Path) -> None:
        self._states = {c.war: c for c in countries(common)}
        self._groups = {g.group: g for g in groups(common)}
        self._index = _index(common, tuple(self._states.values()), tuple(self._groups.values()))
        self._acts: Counter[str] = Counter()  # of states and groups: whose forces act or whose offices speak
        self._fought_in: dict[str, float] = defaultdict(float)
        self._found: dict[str, _Party] = {}
        self._plain = 0  # rebels, insurgents … without a name

    def parties(self, title: str, body: Iterable[str]) -> list[_Party]:
        """The parties that the text names, those that act most first."""
        body = list(body)
        told = [s for s in sentences(title, body) if s.fights]
        if is_staged(body, fights=len(told)):
            return []
        whole = " ".join(body)
        for sentence in told:
            self._take(sentence)
        spelt = {m[2]: " ".join(m[1].split()).removeprefix("The ") for p in body for m in _SPELT_OUT.finditer(p)}
        for sentence in told:
            self._groups_by_form(sentence, spelt, whole)
        states = [s for s in self._acts if s in self._states]
        named = [p for p in self._found.values() if p.acts >= 1]
        home = self._home()
        here = bool(states) or bool(home and self._plain > 1 and self._fought_in[home] >= 1)
        armed = any(p.group for p in named)
        war = armed or ((len(states) or here) + len(named) + bool(self._plain) >= 2 and has_troops(body))
        if not war or not (here or named):
            return []
        made = [*named, *self._made_states(states, named, home)]
        self._plain_words(made, home)
        made.sort(key=lambda p: -p.acts)
        return made[:_MOST]

    def _take(self, sentence: Sentence) -> None:
        passing = sentence.in_passing()
        for hit in self._index.hits(sentence.text):
            aside = any(start <= hit.start < end for start, end in passing)
            for war in hit.name.roles:
                if war in self._states:
                    self._take_state(war, hit, sentence, aside=aside)
                elif not aside or sentence.armed_after(hit.end):
                    group = self._groups[war.removeprefix("+")]
                    party = self._found.setdefault(
                        group.group, _Party(group.group, group.names[0], list(group.names), group=group)
                    )
                    party.acts += 1
                    for code in group.countries[:1]:
                        self._fought_in[f"~{code}"] += 1
        self._plain += len(_REBELS.findall(sentence.text))

    def _take_state(self, war: str, hit: Hit, sentence: Sentence, *, aside: bool) -> None:
        office = _STATE_WORD.match(sentence.text, hit.end) is not None
        if not aside and (sentence.armed_after(hit.end) or office):
            self._acts[war] += 1
        if not aside:
            # where it happens tells most, whose troops are there least: they may have come from abroad
            self._fought_in[war] += 1 if sentence.located(hit.start) else 0.5 if office else 0.25

    def _groups_by_form(self, sentence: Sentence, spelt: dict[str, str], whole: str) -> None:
        """Groups that no table has: acronyms that act, names before words for forces, those to whom forces are loyal."""
        known = {n.casefold() for p in self._found.values() for n in p.names}
        for m in _ACRONYM.finditer(sentence.text):
            word = m[1]
            if word.lower() not in words_of("no group") and not self._is_known(word):
                names = [word, *filter(None, [spelt.get(word)])]
                self._found.setdefault(_id(word), _Party(_id(word), word, names)).acts += 1
        named = {i for hit in self._index.hits(sentence.text) for i in range(hit.start, hit.end)}
        for m in _OWNED.finditer(sentence.text):
            word = m[1]
            if m.start(1) in named:
                continue  # the end of a longer name: "Sri Lankan troops"
            if (
                word.lower() in words_of("no group")
                or word.casefold() in known
                or self._is_known(word)
                or word.isupper()
            ):
                continue
            if m.start() == 0 and not _PEOPLE.search(word) and f" {word}" not in whole:
                continue  # the capital is that of the sentence: "Several troops"
            self._of_name(word).acts += 1
        for m in _LOYAL.finditer(sentence.text):
            if not self._is_known(m[1]):
                word = m[1]
                party = self._found.setdefault(f"{_id(word)}_forces", _Party(f"{_id(word)}_forces", f"{word}'s forces"))
                party.names.append(word)
                party.acts += 1

    def _of_name(self, word: str) -> _Party:
        """The party of "Maute fighters", or of "Bougainvillean rebels", whose name is an adjective of people."""
        if _PEOPLE.search(word):
            made = f"{_id(word)}_forces"
            party = self._found.setdefault(made, _Party(made, f"{word} forces"))
            party.demonyms = [word, f"{word}s"]
            return party
        party = self._found.setdefault(_id(word), _Party(_id(word), word))
        party.names.append(word)
        return party

    def _is_known(self, word: str) -> bool:
        return any(True for _ in self._index.hits(word))

    def _home(self) -> str:
        """The one country that is fought in, "" where several are."""
        ranked = sorted(self._fought_in.items(), key=lambda pair: -pair[1])[:2]
        if not ranked:
            return ""
        return ranked[0][0] if len(ranked) < 2 or ranked[0][1] >= _CLEARLY * ranked[1][1] else ""

    def _made_states(self, states: list[str], named: list[_Party], home: str) -> Iterable[_Party]:
        """The states among the parties: at home against its own rebels a government, else by their names."""
        rebels = bool(self._plain) or any(not (p.group and p.group.government) for p in named)
        ruled = any(p.group and p.group.government and home[1:] in p.group.countries for p in named)
        wanted = list(states)
        if home and home not in wanted and rebels and not ruled:
            wanted.append(home)
        between = len(states) > 1 and not named and not self._plain
        for war in wanted:
            state = self._states[war]
            if ruled and war == home:
                continue
            own = war == home and rebels and not between
            demonyms = list(state.demonyms)
            made = f"{state.state}_government" if own else state.state
            name = f"{state.names[0]}'s government" if own else state.names[0]
            yield _Party(made, name, [*state.names, *state.capitals], demonyms, [], state, acts=self._acts[war] or 0.5)

    def _plain_words(self, made: list[_Party], home: str) -> None:
        """Give "the army" and "the rebels" to those whom they mean, where that is certain."""
        if not home:
            return
        rulers = [p for p in made if (p.state and p.state.war == home) or (p.group and p.group.government)]
        against = [p for p in made if p not in rulers and not p.state]
        if len(rulers) == 1 and (against or self._plain):
            rulers[0].names += sorted(words_of("government"))
            rulers[0].forces += sorted(words_of("army"))
        if len(against) == 1:
            against[0].forces += sorted(words_of("rebels"))
        elif not against and self._plain and rulers:
            state = self._states[home]
            made.append(
                _Party(
                    f"{state.state}_rebels",
                    f"rebels in {state.names[0]}",
                    [],
                    [],
                    sorted(words_of("rebels")),
                    acts=self._plain,
                )
            )


def _id(word: str) -> str:
    return re.sub(r"\W+", "_", word.lower()).strip("_")


@lru_cache(maxsize=2)
def _index(common: Path, states: tuple[Country, ...], armed: tuple[Group, ...]) -> NameIndex:
    return NameIndex({}, set(), states, armed)
