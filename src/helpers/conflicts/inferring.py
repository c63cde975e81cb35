"""Sides of a war that no profile knows: the states and groups whose forces the text itself speaks of.

Their ids follow the codebook, so that they are the same in every article: a state's name between states,
`<country>_government` against its own rebels, a group's usual name or acronym. What "the army" and "the rebels" mean is
told where one country alone is fought in. Who is whose enemy is only known where there are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers.conflicts.countries import Country, countries
from helpers.conflicts.groups import Group, groups
from helpers.conflicts.model import Conflict
from helpers.conflicts.naming import Hit, NameIndex
from helpers.conflicts.parties import (
    Party,
    acts_after,
    formed,
    of_name,
    opens,
    outlets,
    party_id,
    speaks_after,
    spelt_out,
    state_outlets,
    with_plain_words,
)
from helpers.conflicts.profile import key, unclaimed
from helpers.conflicts.standing import Sentence, elsewhere, has_troops, is_staged, sentences, words_of
from helpers.conflicts.states import Acting, parties_of
from helpers.conflicts.times import days_in

if TYPE_CHECKING:  # the articles' readers take seconds to import
    from helpers.articles.model import Article

_MOST = 14
"""Sides that one text can have at most; those that it names most often."""
_CLEARLY = 2.0
"""How many times as often a country must be fought in as any other, for "the army" to be its own."""
_MOST_COUNTRIES = 3
"""Countries whose places one text can be about."""
_REBELS = re.compile(r"\b(?:rebels?|insurgents?|separatists?|militants?|guerrillas?|jihadists?)\b", re.I)
_STATE_WORD = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+)?(?:government|ministry|authorities|army|military|air force|navy|defen[cs]e|junta|правительств|минобороны|арми|войск|сил|військ)"
)


_FORCES_OF = re.compile(r"\b(?:forces|army|armies|troops|soldiers|military|navy|air force) of (?:the )?$", re.I)
_ITS_FORCES = re.compile(
    r"(?:\s+(?:has|had|have))?\s+(?:said|says|say|claim(?:s|ed)|announce[sd]|reported?|admitted|admits|insist(?:s|ed)|maintain(?:s|ed)|confirm(?:s|ed))\b"
    r"[^.;]{0,40}?\b(?:its|their) (?:own )?(?:\w+ )?(?:forces|army|troops|soldiers|military|aircraft|jets|navy|air force|men)\b"
)
"""What follows the name of a state that speaks of its own forces: "said on Friday its forces had …"."""
_HELD = re.compile(
    r"\s+(?:hands|lines|positions|defen[cs]es|gunners|bombers|advance|withdrawal|retreat|attack(?:s|ers)?)\b"
)
_BESIDE = re.compile(r"-(?:linked|affiliated|aligned|allied|inspired|backed)\b")
"""After the name of a group that others are only near to: "al-Qaeda-linked fighters"."""
_BARE_ARMY = re.compile(r"\b(?:the|state|government) (?:army|military|soldiers|troops|junta|armed forces)\b", re.I)
_MORE_THAN_TROOPS = 0.75
"""What a country that is named as a place, or by its government and once more, counts: its troops may be abroad."""
_OFTEN = 2
"""Mentions of an army without a name, from which on it is the army of the one country that is fought in."""


class Told(NamedTuple):
    """What one text tells of its war.

    Attributes:
        parties: those that act most first.
        countries: that it is fought in, the first one first.
        located: those in which it says that something happened.
    """

    parties: list[Party]
    countries: tuple[str, ...] = ()
    located: tuple[str, ...] = ()


def inferred(article: Article, conflict: Conflict) -> Conflict:
    """The conflict with the sides and countries that the article tells of; unchanged where it tells of no war, or has sides.

    What its folder's articles tell together (`together`) is taken where the conflict has it.
    """
    if any(side.party for side in conflict.sides):
        return conflict
    if article.article in conflict.by_article:
        return conflict.by_article[article.article]
    return as_conflict(told(article, conflict.folder), conflict)


def as_conflict(found: Told, conflict: Conflict) -> Conflict:
    """The conflict with these parties as its sides, and their countries."""
    if not found.parties:
        return replace(conflict, by_article={})
    ids = [p.id for p in found.parties]
    sides = [p.side(ids) for p in found.parties]
    taken = {key(n) for s in sides for n in (s.name, *s.names, *s.demonyms, *s.forces)}
    actors = tuple(kept for a in conflict.actors if (kept := unclaimed(a, taken)))  # who fights here is no third party
    return replace(conflict, sides=(*sides, *conflict.sides), actors=actors, countries=found.countries, by_article={})


def told(article: Article, common: Path, learned: tuple[Group, ...] = ()) -> Told:
    """What an article tells of the war that it is about. `learned` are groups that other articles tell of."""
    body = [article.text[p.start : p.end] for p in article.body()]
    reading = _Reading(common, learned, article.published or max(days_in(article.text), default=""))
    datelines = [article.text[p.start : p.end] for p in article.paragraphs if p.kind == "dateline"]
    parties = reading.parties(article.title, body, datelines)
    return Told(parties, reading.countries(parties), reading.located()) if parties else Told([])


class _Reading:
    """What one text says of states and groups."""

    def __init__(self, common: Path, learned: tuple[Group, ...] = (), day: str = "") -> None:
        self._states = {c.war: c for c in countries(common)}
        self._groups = {g.group: g for g in (*learned, *groups(common))}  # what a table knows is as the table has it
        self._index = _index(common, tuple(self._states.values()), tuple(self._groups.values()))
        self._day = day
        self._rulers = {c: g for g in groups(common) if g.rules(day) for c in g.countries}
        self._acts: Counter[str] = Counter()  # of states and groups: whose forces act or whose offices speak
        self._fought_in: dict[str, float] = defaultdict(float)
        self._located: Counter[str] = Counter()  # where something is said to happen
        self._found: dict[str, Party] = {}
        self._forces: dict[str, list[str]] = defaultdict(list)  # of states, by their own names
        self._whole = ""
        self._plain = 0  # rebels, insurgents … without a name
        self._army = 0  # the army, soldiers … without a country

    def parties(self, title: str, body: Sequence[str], datelines: Sequence[str] = ()) -> list[Party]:
        """The parties that the text names, those that act most first."""
        self._whole = "\n".join(body)
        told = [s for s in sentences(title, body) if s.fights]
        if is_staged(body, fights=len(told)):
            return []
        for sentence in told:
            self._take(sentence)
        self._written_in(datelines)
        spelt, unarmed = spelt_out(body), outlets(body)
        for sentence in told:
            self._groups_by_form(sentence, spelt, " ".join(body), unarmed)
        self._groups_at_home()
        states = [s for s in self._acts if s in self._states]
        named = [p for p in self._found.values() if p.acts >= 1]
        home = self._home()
        by_words = self._plain > 1 or (self._army >= _OFTEN and named)
        here = bool(states) or bool(home and by_words and self._fought_in[home] >= 1)
        armed = any(p.group and not p.group.learned for p in named)
        war = armed or ((len(states) or here) + len(named) + bool(self._plain) >= 2 and has_troops(body))
        if not war or not (here or named):
            return []
        at_home = self._acting(home) if home else None
        made = [
            *named,
            *parties_of([*map(self._acting, states)], named, at_home, self._rulers, self._day, rebels=self._plain > 0),
        ]
        if home:
            made += with_plain_words(made, self._states[home], self._day, rebels=self._plain)
            for ruler in made:
                if ruler.id == self._states[home].government:
                    ruler.names += state_outlets(body)
        made.sort(key=lambda p: -p.acts)
        return made[:_MOST]

    def countries(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """The countries that it is fought in by the text's own words, the first one first; a third state's own is none."""
        home = self._home()
        often = 1 if not home else 2
        ranked = sorted(self._fought_in, key=lambda war: -self._fought_in[war])
        here = [w for w in ranked if w != home and self._located[w] >= often]
        near = [w for w in here if self._fought_in[w] * _CLEARLY**2 >= self._fought_in[ranked[0]]]
        found = [*filter(None, [home]), *near] or [p.state.war for p in parties if p.state]
        return tuple(w.removeprefix("~") for w in found[:_MOST_COUNTRIES])

    def located(self) -> tuple[str, ...]:
        """The countries in which it says that something happened."""
        return tuple(war.removeprefix("~") for war, n in self._located.most_common() if n)

    def _take(self, sentence: Sentence) -> None:
        there = elsewhere(sentence, self._whole)
        passing = [*sentence.in_passing(), *there]

        def abroad(hit: Hit) -> bool:
            return any(start <= hit.start < end for start, end in there)

        for hit in self._index.hits(sentence.text):
            aside = any(start <= hit.start < end for start, end in passing)
            for war in hit.name.roles:
                if war in self._states:
                    self._take_state(war, hit, sentence, aside=aside)
                elif not aside or (sentence.armed_after(hit.end) and not abroad(hit)):
                    self._take_group(self._groups[war.removeprefix("+")], hit, sentence)
        self._plain += len(_REBELS.findall(sentence.text))
        self._army += len(_BARE_ARMY.findall(sentence.text))

    def _written_in(self, datelines: Iterable[str]) -> None:
        """Count the countries of the datelines: a text that names no other one is about theirs."""
        for hit in (hit for line in datelines for hit in self._index.hits(line)):
            for war in self._states.keys() & hit.name.roles.keys():
                self._fought_in[war] += 1

    def _take_group(self, group: Group, hit: Hit, sentence: Sentence) -> None:
        if _BESIDE.match(sentence.text, hit.end):
            return
        acting = acts_after(sentence.text, hit.end) or sentence.armed_after(hit.end)
        if not acting and (group.learned or (group.government == "land" and not speaks_after(sentence.text, hit.end))):
            return
        party = self._found.setdefault(group.group, Party(group.group, group.names[0], list(group.names), group=group))
        party.acts += 1

    def _groups_at_home(self) -> None:
        """Where a group acts its country is fought in: of several the first one that the text names."""
        named = {war for war, often in self._fought_in.items() if often >= _MORE_THAN_TROOPS}
        for party in self._found.values():
            wars = [f"~{code}" for code in party.group.countries] if party.group else []
            if wars:
                self._fought_in[next((w for w in wars if w in named), wars[0])] += party.acts

    def _take_state(self, war: str, hit: Hit, sentence: Sentence, *, aside: bool) -> None:
        state = self._states[war]
        office = _STATE_WORD.match(sentence.text, hit.end) is not None
        of_it = _FORCES_OF.search(sentence.text, 0, hit.start) is not None or hit.name.text in state.forces
        of_it = of_it or _ITS_FORCES.match(sentence.text, hit.end) is not None
        held = _HELD.match(sentence.text, hit.end) is not None
        if not aside and (sentence.armed_after(hit.end) or office or of_it or held):
            self._acts[war] += 1
        if not aside:
            # where it happens tells most, whose troops are there least: they may have come from abroad
            located = sentence.located(hit.start) and not {hit.name.text}.intersection(state.demonyms, state.forces)
            capital = hit.name.text in state.capitals  # where it was told, as often
            self._fought_in[war] += 1 if located and not capital else 0.5 if office or located else 0.25
            self._located[war] += located and not capital

    def _groups_by_form(self, sentence: Sentence, spelt: dict[str, str], whole: str, unarmed: Collection[str]) -> None:
        """Groups that no table has: acronyms that act, names before words for forces, those to whom forces are loyal."""
        known = {n.casefold() for p in self._found.values() for n in p.names}
        named = {i for hit in self._index.hits(sentence.text) for i in range(hit.start, hit.end)}
        for found in formed(sentence.text):
            word = found.word
            if self._is_known(word):
                continue
            if found.form == "loyal":
                own = f"{party_id(word)}_forces"
                party = self._found.setdefault(own, Party(own, f"{word}'s forces"))
                party.names.append(word)
                party.acts += 1
            elif word.lower().split("-")[0] in words_of("no group") or word in unarmed:
                continue
            elif found.form == "acronym":
                if war := self._state_of(spelt.get(word, "")):
                    self._acts[war] += 1
                    self._forces[war] += [word, spelt[word]]
                    continue
                made = Party(party_id(word), word, [word, *filter(None, [spelt.get(word)])], spelt=word in spelt)
                self._found.setdefault(made.id, made).acts += 1
            elif not (found.start in named or word.casefold() in known or word.isupper() or opens(found, whole)):
                of_name(word, self._found).acts += 1

    def _state_of(self, name: str) -> str:
        """The state of which a name says nothing but that these are its forces: "Somali National Army"; "" for any other."""
        hits = list(self._index.hits(name))
        rest = "".join(f"{name[: h.start]} {name[h.end :]}" for h in hits).lower().split()
        own = len(hits) == 1 and rest and words_of("forces of a state").issuperset(rest)
        return next((war for war in hits[0].name.roles if war in self._states), "") if own else ""

    def _is_known(self, word: str) -> bool:
        return any(True for _ in self._index.hits(word))

    def _home(self) -> str:
        """The one country that is fought in, or whose forces alone act; "" where there are several."""
        (first, most), (_, next_one) = (*sorted(self._fought_in.items(), key=lambda pair: -pair[1]), ("", 0), ("", 0))[
            :2
        ]
        if most >= _CLEARLY * next_one:
            return first
        return next(iter(self._acts)) if len(self._acts) == 1 else ""

    def _acting(self, war: str) -> Acting:
        return Acting(self._states[war], self._acts[war], self._located[war] > 0, tuple(self._forces[war]))


@lru_cache(maxsize=4)
def _index(common: Path, states: tuple[Country, ...], armed: tuple[Group, ...]) -> NameIndex:
    return NameIndex({}, set(), states, armed)
