"""The evidence of a text → the war that it is about, or none where it is not clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from helpers.articles.hidden import readable
from helpers.conflicts.countries import Country
from helpers.conflicts.evidence import Evidence, evidence
from helpers.conflicts.groups import Group
from helpers.conflicts.model import Conflict
from helpers.conflicts.naming import ARMS, NameIndex
from helpers.conflicts.standing import sentences
from helpers.conflicts.times import days_in, may_be_within, span, within

if TYPE_CHECKING:  # the articles' readers take seconds to import
    from helpers.articles.model import Article

_ENOUGH = 3.0
"""Least sum of the weights of the names that a text tells: one country's name alone tells nothing, two sides and a signal do."""
_OFTEN = 2
"""Mentions, not in passing, that tell a text about a war though none of them is where it speaks of fighting."""
_AHEAD = 1.3
"""How many times the score of another profile's war a war's must be, counting that one's own names alone."""
_ELSEWHERE = 3
"""Paragraphs of fighting without a sign of a war, that make one paragraph with its signs a look at another war."""
_SHOWN = 4


@dataclass(frozen=True)
class Verdict:
    """A war's id, "" where it is not clear, and why; the words that tell of it, the runner-up with its words, and all wars of which it names a sign."""

    war: str
    why: str
    evidence: str = ""
    runner_up: str = ""
    named: tuple[str, ...] = ()


def weigh(
    article: Article,
    conflicts: Mapping[str, Conflict],
    names: NameIndex,
    states: Sequence[Country],
    groups: Sequence[Group] = (),
) -> Verdict:
    """The war that an article's text is about, by what it shows together.

    A war needs one of its parties in a sentence that tells of fighting, one of its signals, and enough of its names, none
    of them in passing; where no war has that, its party's office or force alone, with places of that war only. It must
    be clearly ahead of every other war's own names. A name that several open wars share counts for each by its share.
    """
    body = [readable(article.text[p.start : p.end]) for p in article.body()] or [readable(article.text)]
    told = list(sentences(article.title, body))
    case = _Case(
        found=evidence(told, names),
        fights=sum(s.fights for s in told),
        fighting={s.paragraph for s in told if s.fights},
        text=" ".join(body),
        published=article.published,
        conflicts=conflicts,
        states=states,
        groups={g.group: g.countries for g in groups},
    )
    return replace(case.verdict(), named=tuple(i for i in conflicts if i in case.found and case.found[i].anchored))


class _Case:
    """What a text shows for every war, and when it can be."""

    def __init__(
        self,
        found: Mapping[str, Evidence],
        fights: int,
        fighting: set[int],
        text: str,
        published: str,
        conflicts: Mapping[str, Conflict],
        states: Sequence[Country],
        groups: Mapping[str, Sequence[str]],
    ) -> None:
        self.found, self.fights, self.text, self.published = found, fights, text, published
        self.conflicts, self.states, self.groups, self.fighting = conflicts, states, groups, fighting
        days = set() if published else days_in(text)
        self.open = {i for i, c in conflicts.items() if (within(c, published) if published else may_be_within(c, days))}
        self.scores = {i: e.score(self.open, words=not days) for i, e in found.items() if i in self.open}
        for day in days:
            sharing = [i for i in self.scores if within(conflicts[i], day)]
            for i in sharing:
                self.scores[i] += 1 / len(sharing)
        self.ranked = sorted(
            self.scores, key=lambda i: (round(self.scores[i], 3), conflicts[i].start), reverse=True
        )  # of two that are equal the later one

    def verdict(self) -> Verdict:
        """The war, or why there is none."""
        fit = [i for i in self.ranked if self._is_told(i)] or self._by_party_alone()
        named = [i for i in self.ranked if self.found[i].told]
        if not fit:
            return Verdict("", self._why_none(), runner_up=self._words(*named[:1]))
        best = fit[0]
        telling = ", ".join(list(self.found[best].shares(self.open))[:_SHOWN])
        if rival := self._rival(best):
            why = f"the text names {telling}, but {rival} as much: it is not clear which war it is about"
            return Verdict("", why, telling, self._words(best))
        others = sorted((i for i in named if i != best), key=lambda i: -self._own(i, best))
        when = f"published {self.published}, within {span(self.conflicts[best])}"
        beaten = (
            f"; next {others[0]}, {self._own(others[0], best):.1f} against {self.scores[best]:.1f}" if others else ""
        )
        why = f"the text names {telling} ({when if self.published else 'no publication date'}{beaten})"
        return Verdict(best, why, telling, self._words(*others[:1]))

    def _is_told(self, war: str) -> bool:
        """Whether a text shows a war's parties as actors, and its places.

        A speech to the people of a country at war names these all the time, and hardly where it speaks of fighting.
        """
        e = self.found[war]
        if self._is_aside(e):
            return False
        speech = self.fights > 1 and e.mentions >= _OFTEN and e.breadth() > _ENOUGH
        return bool(e.acting or len(e.placed) > 1 or speech) and e.anchored and e.breadth() >= _ENOUGH

    def _is_aside(self, e: Evidence) -> bool:
        """Whether all signs of a war stand in one paragraph of a text that leads with, and goes on about, another war."""
        if len(e.anchors) != 1 or e.leading or len(self.fighting - e.anchors) < _ELSEWHERE:
            return False
        home = self.conflicts[e.war].countries
        return any(
            o.acting and i not in self.conflicts and not self._countries(i).intersection(home)
            for i, o in self.found.items()
        )

    def _countries(self, war: str) -> frozenset[str]:
        """The countries of what no profile knows: a state's own, or those where a group fights; none where it fights anywhere."""
        return frozenset({war[1:]} if war.startswith("~") else self.groups.get(war[1:], ()))

    def _by_party_alone(self) -> list[str]:
        """The one war of which forces, or an office that commands some, act, where the text has places of that war alone."""
        at_home = {c for i in self.ranked for c in self.conflicts[i].countries}
        if any(e.told and i.startswith("~") and i[1:] not in at_home for i, e in self.found.items()):
            return []
        acting = [
            i for i in self.ranked if ARMS in {self.found[i].names[t].name.roles[i] for t in self.found[i].acting}
        ]
        placed = [i for i in acting if self._has_places(self.conflicts[i])]
        return placed if len(placed) == 1 else []

    def _has_places(self, conflict: Conflict) -> bool:
        from helpers.places import Gazetteer  # takes a second to import, and few texts need it

        home = home_countries(conflict, self.states)
        mentions = Gazetteer.for_conflict(conflict).mentions(self.text)
        return any(m.place.country in home and m.place.kind != "country" for m in mentions)

    def _own(self, war: str, best: str) -> float:
        """The score of a war by the names that the best does not have."""
        return self.found[war].score(self.open if war in self.open else (), without=best)

    def _rival(self, best: str) -> str:
        """What the text is about as much as about the best war, in words: names of another war that the best does not have."""
        score = self.scores[best]
        wars = [i for i in self.ranked if i != best and self.found[i].acting and self.found[i].anchored]
        wars.sort(key=lambda i: -self._own(i, best))
        if wars and (score < _AHEAD * self._own(wars[0], best) or score < sum(self._own(i, best) for i in wars)):
            return " and ".join(wars[:2] if score >= _AHEAD * self._own(wars[0], best) else wars[:1])
        home = self.conflicts[best].countries
        abroad = {i: self._countries(i) for i in self.found if i not in self.conflicts}
        for code in sorted({c for codes in abroad.values() if not codes.intersection(home) for c in codes}):
            there = [i for i, codes in abroad.items() if code in codes and not codes.intersection(home)]
            if score < sum(self._own(i, best) for i in there):
                return ", ".join([t for i in there for t in self.found[i].shares((), without=best)][:2])
        return ""

    def _words(self, war: str = "") -> str:
        """A war with the words that tell of it, "" without one."""
        return f"{war}: " + ", ".join(list(self.found[war].shares(self.open))[:_SHOWN]) if war else ""

    def _why_none(self) -> str:
        """In words, and with the war that would fit, were the day another."""
        late = [i for i in self.conflicts if i in self.found and i not in self.open and self._is_told(i)]
        late.sort(key=lambda i: -self.found[i].score({i}))
        when = self.published or "what it names of years"
        why = "".join(f"; {i} is named, but {when} is outside {span(self.conflicts[i])}" for i in late[:1])
        return "the text shows no war that has a profile" + why


def home_countries(conflict: Conflict, states: Sequence[Country]) -> frozenset[str]:
    """The countries in which a war is fought: the profile's first, and those whose names are among its signals."""
    signals = set(conflict.signals)
    named = {c.code for c in states if signals & {*c.names, *c.demonyms, *c.capitals}}
    return frozenset(conflict.countries[:1]) | (named & set(conflict.countries))
