"""The names of a conflict's sides, forces and actors in inflected text: words are compared by their base forms."""

import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from helpers.claims.names import NameMention
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.words import Sentence, Word
from helpers.conflicts import Actor, Conflict

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_OF_STATE = ("general_staff", "defence_ministry")
"""Offices of which a state has one."""
_SIDELESS = ("independent", "media")

Lemmas = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class _Name:
    words: tuple[frozenset[str], ...]
    capital: bool
    kind: str
    side: str
    actor: Actor | None


class SlavicNames:
    """All names of one conflict, indexed by every base form of their first word."""

    def __init__(self, conflict: Conflict, lemmas: Lemmas):
        self.conflict = conflict
        self.parties = frozenset(s.side for s in conflict.sides if s.party)
        self._lemmas = lemmas
        self._index: dict[str, list[_Name]] = {}
        seen: set[tuple[str, ...]] = set()
        for actor in conflict.actors:
            for name in (actor.actor, *actor.aliases):
                self._add(name, "actor", actor.side, actor, seen)
        for side in conflict.sides:
            for kind, names in (
                ("side", (side.name, *side.names)),
                ("demonym", side.demonyms),
                ("force", side.forces),
            ):
                for name in names:
                    self._add(name, kind, side.side, None, seen)
        for rows in self._index.values():
            rows.sort(key=lambda row: -len(row.words))

    def _add(self, name: str, kind: str, side: str, actor: Actor | None, seen: set[tuple[str, ...]]) -> None:
        tokens = tuple(_TOKEN.findall(name))
        key = tuple(t.lower() for t in tokens)
        if not tokens or key in seen:
            return
        seen.add(key)
        words = tuple(frozenset((*self._bases(t), t.lower().replace("ё", "е"))) for t in tokens)
        capital = tokens[0][0].isupper() and kind in ("actor", "side")
        row = _Name(words, capital, kind, side, actor)
        for lemma in words[0]:
            self._index.setdefault(lemma, []).append(row)

    def _bases(self, token: str) -> tuple[str, ...]:
        """The base forms of a name's word; letters that stand for words have none («ГРУ» is no form of «гра»)."""
        return () if token.isupper() and len(token) > 1 else self._lemmas(token)

    def find(self, sentence: Sentence) -> list[NameMention]:
        """The longest mentions of a sentence, left to right, without overlap; positions are those of its words."""
        words = [w for w in sentence.words if w.pos != "PUNCT"]
        found, at = [], 0
        while at < len(words):
            best = None
            rows = [row for lemma in words[at].lemmas for row in self._index.get(lemma, ())]
            for row in sorted(rows, key=lambda r: -len(r.words)):
                n = len(row.words)
                if at + n > len(words) or (row.capital and not words[at].is_name and row.kind != "side"):
                    continue
                if all(words[at + k].lemmas & row.words[k] for k in range(n)):
                    if n == 1 and _is_given_name(row, words, at):
                        continue
                    best = NameMention(words[at].i, words[at + n - 1].i + 1, row.kind, row.side, row.actor)
                    at += n
                    break
            if best is not None:
                found.append(best)
            else:
                at += 1
        return found

    def introduced(self, sentences: Iterable[Sentence]) -> "SlavicNames":
        """The names together with the letters by which a text shortens one: «Силы быстрой поддержки (БСП)»."""
        short = {letters: mention for s in sentences for letters, mention in self._shortened(s)}
        if not short:
            return self
        names = copy(self)
        names._index = {lemma: list(rows) for lemma, rows in self._index.items()}
        for letters, m in short.items():
            row = _Name((frozenset((letters.lower(),)),), True, m.kind, m.side, m.actor)
            names._index.setdefault(letters.lower(), []).append(row)
        return names

    def _shortened(self, sentence: Sentence) -> Iterator[tuple[str, NameMention]]:
        for m in self.find(sentence):
            after = [w.text for w in sentence.words[m.end : m.end + 3]]
            if len(after) < 3 or after[0] != "(" or after[2] not in (")", ",") or not after[1].isupper():
                continue
            initials = [w.text[0].lower() for w in sentence.words[m.start : m.end]]
            if len(initials) > 1 and sorted(initials) == sorted(after[1].lower()):
                yield after[1], m

    @property
    def government(self) -> str:
        """The one party whose forces the profile calls government forces, else ""."""
        fits = [s.side for s in self.conflict.sides if s.party and any(f.startswith("government ") for f in s.forces)]
        return fits[0] if len(fits) == 1 else ""

    def body(self, side: str, role: str) -> Actor | None:
        """The one institution of a side that has an office, such as its general staff."""
        fits = [a for a in self.conflict.actors if (a.side, a.role) == (side, role) and a.kind == "organisation"]
        return fits[0] if is_party(side) and role in _OF_STATE and len(fits) == 1 else None

    def of_language(self, language: str) -> str:
        """The one party that speaks a language which no other of the war's writes, "" where others do, too."""
        tongue = lexicon.phrases(language, "tongue")
        speak = [s.side for s in self.conflict.sides if s.party and tongue & set(s.demonyms)]
        return speak[0] if len(speak) == 1 else ""

    def enemy(self, side: str) -> str:
        """The one side that `side` calls the enemy, or "" where that is not certain."""
        enemies = next((s.enemies for s in self.conflict.sides if s.side == side), ())
        if not enemies and side in self.parties and len(self.parties) == 2:
            enemies = tuple(self.parties - {side})
        return enemies[0] if enemies else ""

    def title(self, side: str) -> str:
        """A side's name as its profile has it."""
        return next((s.name for s in self.conflict.sides if s.side == side), side)


def _is_given_name(row: _Name, words: list[Word], at: int) -> bool:
    """Whether a person's surname stands as the first name of somebody else: «майор Ігнат Лозовий» is not Ihnat."""
    after = words[at + 1] if at + 1 < len(words) else None
    person = row.actor is not None and row.actor.kind == "person"
    named = after is not None and after.is_name and not after.form and after.pos in ("PROPN", "NOUN", "ADJ", "X")
    return person and named and after is not None and after.case in (words[at].case, "")


@lru_cache(maxsize=8)
def names_of(conflict: Conflict, lemmas: Lemmas) -> SlavicNames:
    """The profile's names in a language's dictionary forms."""
    return SlavicNames(conflict, lemmas)


def is_party(side: str) -> bool:
    """Whether the id is that of a side that fights."""
    return bool(side) and side not in _SIDELESS
