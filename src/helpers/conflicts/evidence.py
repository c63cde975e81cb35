"""What a text shows for each war: its parties as actors, its offices and places, weighed by how they stand there.

A name in passing ("veterans of", "which also holds towns in") counts little, and so does one in a sentence that tells of
no fighting. States of the world are weighed likewise, each as a war that no profile knows.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from helpers.conflicts.naming import PLACE, STATE, WORD, Hit, Name, NameIndex
from helpers.conflicts.standing import Sentence

_PASSING, _PEACEFUL, _LEADING = 0.2, 0.5, 1.5
"""How much a mention counts in passing, in a sentence that tells of no fighting, in headline and first sentence."""


@dataclass
class Named:
    """A name in a text, and how much its mentions count together for each war that has it."""

    name: Name
    counts: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def share(self, war: str, open_now: Collection[str], *, more: float = 0) -> float:
        """What it adds to a war, `more` being the mentions of the same side: repetition adds ever less.

        Of a name that several open wars have each gets its share.
        """
        n = self.counts[war] + more
        sharing = sum(i in open_now for i in self.name.roles)
        return self.name.weight(war) * (n if n < 1 else 1 + math.log(n)) / max(1, sharing)


@dataclass
class Evidence:
    """What a text shows for one war.

    Attributes:
        names: the names of the war that the text has, by their words.
        told: those among them that are not only named in passing.
        acting: parties, and those who speak for one, in sentences that tell of fighting, not in passing.
        placed: signals of the war in such sentences.
        anchored: whether a signal of the war is named, not in passing.
        mentions: how often its names are told.
        anchors: the paragraphs in which a signal is named, not in passing.
        leading: whether a name of it, not in passing, is in the headline or the first sentence.
    """

    war: str
    names: dict[str, Named] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    acting: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)
    anchored: bool = False
    mentions: int = 0
    anchors: set[int] = field(default_factory=set)
    leading: bool = False

    def score(self, open_now: Collection[str], *, without: str = "", words: bool = True) -> float:
        """The sum of what the names add, each shared with the other open wars that have it.

        `without` leaves out names that this war has as well, `words` = False plain words for forces.
        """
        return sum(self.shares(open_now, without=without, words=words).values())

    def shares(self, open_now: Collection[str], *, without: str = "", words: bool = True) -> dict[str, float]:
        """Name → what it adds to the score, the most first; the names of one side or state add up as one name does."""
        of: dict[str, list[Named]] = defaultdict(list)
        for named in self.names.values():
            role = named.name.roles[self.war]
            if without not in named.name.roles and (words or role != WORD):
                of[f"{role} {named.name.whose[self.war]}"].append(named)
        found = {}
        for group in of.values():
            group.sort(key=lambda named: -named.share(self.war, open_now))
            rest = sum(named.counts[self.war] for named in group[1:])
            found[group[0].name.text] = group[0].share(self.war, open_now, more=rest)
        return dict(sorted(found.items(), key=lambda pair: -pair[1]))

    def breadth(self) -> float:
        """The sum of the weights of the names that are told: how many different ones there are."""
        return sum(self.names[text].name.weight(self.war) for text in self.told)

    def take(self, hit: Hit, sentence: Sentence, *, passing: bool) -> None:
        """Add a mention."""
        named = self.names.setdefault(hit.name.text, Named(hit.name))
        weight = (_PASSING if passing else 1.0) * (1.0 if sentence.fights else _PEACEFUL)
        named.counts[self.war] += weight * (_LEADING if sentence.leads and sentence.fights else 1.0)
        role = hit.name.roles[self.war]
        if passing or role == WORD:
            return
        self.told.add(hit.name.text)
        self.mentions += 1
        signal = self.war in hit.name.signals
        self.anchored |= signal
        self.leading |= sentence.leads
        if signal:
            self.anchors.add(sentence.paragraph)
        if sentence.fights:
            if role != PLACE:
                self.acting.add(hit.name.text)
            if signal:
                self.placed.add(hit.name.text)


def evidence(sentences: Iterable[Sentence], index: NameIndex) -> dict[str, Evidence]:
    """War → what the sentences of a text show for it."""
    found: dict[str, Evidence] = {}
    for sentence in sentences:
        hits = list(index.hits(sentence.text))
        passing = sentence.in_passing() if hits else []
        for hit in hits:
            aside = any(start <= hit.start < end for start, end in passing)
            for war, role in hit.name.roles.items():
                if role == STATE and not _at_war(hit, sentence):
                    continue
                found.setdefault(war, Evidence(war)).take(hit, sentence, passing=aside)
    return found


def _at_war(hit: Hit, sentence: Sentence) -> bool:
    """Whether a state is where a sentence tells of fighting, or its forces are: allies and mediators are named everywhere."""
    return sentence.fights and (sentence.leads or sentence.armed_after(hit.end) or sentence.located(hit.start))
