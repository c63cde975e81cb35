"""Who says what a verb of saying reports, and through which channel."""

import itertools
from dataclasses import dataclass, field, replace

from helpers.basis import Value
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.memory import back
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.speakers import Speakers
from helpers.claims.slavic.words import Sentence, Word
from helpers.claims.sources import Source
from helpers.conflicts import Actor

TOLD = (
    "reportage",
    "losing",
    "advancing",
    "surrounding",
    "leaving",
    "repelling",
    "casualty",
    "passing",
    "exit",
    "destroying",
    "being",
)
"""Classes of nouns in phrases.csv that tell an event without a verb."""
THAT = frozenset({"что", "що"})
NAMELESS = Source("", Value("", "unknown"), basis="unknown")
"""Whoever says something, where no word tells who he is: neither he nor his side is stated."""
OURS = ("ем", "ём", "им", "емся", "имся", "ємо", "емо", "імо", "имо", "ємося", "емося", "имося")
"""Endings of the first person plural of the present."""


@dataclass
class Report:
    """One act of saying: its cue, who says it, and the words of the sentence that are said (`scope`).

    `back` marks a denial or refusal that answers something said elsewhere; it has no words of its own. `before` marks
    one that tells whose the words of the sentences before are («Об этом сообщили в ведомстве»).
    """

    cue: Word
    source: Source
    act: str
    attribution: str
    scope: set[int] = field(default_factory=set)
    own: set[int] = field(default_factory=set)
    back: bool = False
    before: bool = False
    relayed_by: str = ""


class Sources:
    """The sources of one sentence, and the reports that are found in it."""

    def __init__(self, sentence: Sentence, parties: Parties, speakers: Speakers, language: str):
        self.sentence = sentence
        self.parties = parties
        self.speakers = speakers
        self.language = language
        self.reports: list[Report] = []

    def _is(self, word: Word, kind: str) -> bool:
        return bool(word.lemmas & lexicon.phrases(self.language, kind))

    def _subject(self, verb: Word) -> Word | None:
        """The grammatical subject; or the office behind an impersonal plural («в Генштабе заявили»)."""
        s = self.sentence
        own = s.children(verb, "nsubj", "nsubj:pass")
        if own:
            return own[0]
        for c in s.children(verb, "obl"):
            beside = self._is(c, "channel")  # «написал в телеграм-канале»
            if s.preposition(c) in ("в", "у", "на") and not beside and self.speakers.of(c) is not None:
                return c
            if s.preposition(c) in ("на",) and self._is(c, "map"):  # «на картах проекта отмечено, что …»
                return next(iter(s.children(c, "nmod", "appos", "flat", "flat:foreign")), None)
        if verb.rel == "conj":
            head = s.head(verb)
            alike = head is not None and head.is_verb and head.number == verb.number
            return self._subject(head) if head is not None and alike else None
        return None

    def _source(self, verb: Word) -> Source | None:
        s = self.sentence
        for c in s.subtree(verb):
            if c.lemmas & lexicon.phrases(self.language, "relay"):
                behind = [d for d in s.children(c) if s.preposition(d) in ("на",)]
                found = self.speakers.of(behind[0]) if behind else None
                outlet = self._outlet()
                if found is not None and outlet is not None and is_party(outlet.side) and not is_party(found.side):
                    found = replace(found, side=outlet.side)  # the sources of a state agency speak for the state
                if found is not None:
                    return found
        subject = self._subject(verb)
        covered = any(c.lemmas & lexicon.phrases(self.language, "cover") for c in s.children(verb, "obl", "nsubj"))
        if subject is not None and (
            subject.case in ("Nom", "") or self.sentence.preposition(subject) or not subject.form
        ):
            named = self.speakers.of(subject)
            offices = [c for c in s.children(verb, "obl") if s.preposition(c) in ("в", "у")]
            bodies = (found for c in offices if (found := self.speakers.of(c)) is not None and found.role != "party")
            named = named or next(bodies, None)
            if named is not None or not covered:
                return named
        if covered:
            return self.speakers.memory.organisation
        if verb.form != "fin" or s.children(verb, "nsubj", "nsubj:pass"):
            return None
        there = any(self._is(c, "there") for c in s.children(verb, "advmod"))
        if there and verb.number == "Plur" and self.speakers.memory.organisation is not None:  # «там добавили, что …»
            return back(self.speakers.memory.organisation, "described_before")
        before = [r for r in self.reports if r.cue.i < verb.i and r.cue.is_verb and r.cue.number == verb.number]
        if before:  # «назвала это … и сообщила»
            return before[-1].source
        return self.speakers.memory.person if verb.number == "Sing" else None

    def _relay(self, verb: Word) -> str:
        """The channel beside a reporting verb: Telegram, an agency that passes it on."""
        s = self.sentence
        found = []
        for c in s.subtree(verb, without=("ccomp",)):
            if c.lemmas & lexicon.phrases(self.language, "channel"):
                found.append("Telegram" if c.lemma.startswith(("теле", "tele")) else c.text)
        outlet = self._outlet()
        return "; ".join(dict.fromkeys([*found, *([outlet.actor] if outlet is not None else [])]))

    def _outlet(self) -> Actor | None:
        """The news outlet that the sentence names."""
        actors = [m.actor for m in self.parties.mentions if m.actor is not None]
        return next((a for a in actors if a.kind == "outlet"), None)

    def _clause_words(self, verb: Word) -> set[int]:
        beyond = ("conj", "ccomp", "advcl", "parataxis", "punct", "cc")
        return {w.i for w in self.sentence.subtree(verb, without=beyond)}

    def _own_words(self, verb: Word) -> set[int]:
        """The words of the saying itself: the verb, who says it, when and where; not what is said."""
        s = self.sentence
        own = {verb.i}
        for c in s.children(verb):
            if c.rel in ("ccomp", "parataxis", "conj", "advcl", "csubj", "xcomp", "punct", "appos"):
                continue
            if c.rel in ("obj", "obl") and self._is_content(c):
                continue
            own |= {w.i for w in s.subtree(c, without=("ccomp", "acl:relcl", "parataxis"))}
        opened = [w.i for v, w in itertools.pairwise(s.words[verb.i :]) if v.text == "," and w.lemma in THAT]
        return {i for i in own if not opened or i < opened[0]}

    def _is_content(self, noun: Word) -> bool:
        s = self.sentence
        kinds = (*TOLD, "statement")
        about = s.preposition(noun) in ("о", "об", "про") or noun.rel == "obj"
        return about and (
            any(self._is(noun, k) for k in kinds)
            or any(self._is(c, "casualty") for c in s.children(noun, "amod"))
            or any(
                noun.lemmas & lexicon.nouns(self.language, told) for told in ("battle", "control", "attack", "strike")
            )
        )
