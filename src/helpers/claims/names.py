"""The names of a conflict's sides, forces and actors, found in tokenised text.

Nothing here knows English grammar: a mention is a run of tokens that a profile's table lists. Which noun phrase it
belongs to, and what that makes of the phrase, is the business of the language's own modules.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache

from helpers.basis import NAMED, Value, opposite
from helpers.conflicts import Actor, Conflict, Side
from helpers.conflicts.profile import GENERIC


@dataclass(frozen=True)
class NameMention:
    """Tokens start..end (end excluded) name a side, what belongs to it (demonym), its forces, or an actor."""

    start: int
    end: int
    kind: str  # side | demonym | force | actor
    side: str
    actor: Actor | None = None
    plain: bool = False  # a force's name that the profile writes without a capital letter: "the army", "the rebels", whose the war decides
    owned: bool = False  # a force's name that begins with the name of its side: "Syrian army"

    @property
    def basis(self) -> str:
        """Why what bears the name is of that side (see `helpers.basis`)."""
        if self.kind == "force" and self.owned:
            return "modifier"
        return "force_word" if self.kind == "force" and self.plain else NAMED[self.kind]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Case, accents and apostrophes removed, so that Zelenskyy's spellings with and without marks meet."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ʼ", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def fits_case(word: str, written: str) -> bool:
    """Whether a word is spelled as the profile writes it: "US" is not "us", nor "Foreign Policy" "foreign policy"."""
    if written.isupper() and len(written) > 1:
        return word.isupper()
    return not written[:1].isupper() or not word[:1].islower()


def government_of(conflict: Conflict) -> str:
    """The one party whose forces the profile calls government forces, else ""."""
    fits = [s.side for s in conflict.sides if s.party and any(f.lower().startswith("government ") for f in s.forces)]
    return fits[0] if len(fits) == 1 else ""


_MAINLY = 4
"""So many times as often as any other state an article must name the one that it is about."""


def _has_army(side: Side) -> bool:
    """Whether a side is a state, as its profile tells: it has "the Malian army", by the adjective of its people."""
    called = {name.casefold() for name in (*side.names, *side.forces)}
    return any(f"{people.casefold()} {word}" in called for people in side.demonyms for word in ("army", "military"))


class Names:
    """All names of one conflict, indexed by their first token.

    Args:
        conflict: the profile.
        tokenize: splits a name into the same tokens as the parsed text.
    """

    def __init__(self, conflict: Conflict, tokenize: Callable[[str], Sequence[str]]):
        self.conflict = conflict
        self.parties = tuple(s.side for s in conflict.sides if s.party)
        self._enemies = {s.side: s.enemies for s in conflict.sides}
        self._present = frozenset(self.parties)  # those that an article names, once it is known
        self._counts: Counter[str] = Counter()  # and how often
        self._index: dict[str, list[tuple[tuple[str, ...], str, str, Actor | None, str]]] = defaultdict(list)
        self._telling: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)  # names that tell a party
        telling = {s.side for s in conflict.sides if s.party or s.enemies}
        seen: set[tuple[str, ...]] = set()
        self._owners = {
            s.side: {tuple(fold(t) for t in tokenize(name)) for name in (s.name, *s.names, *s.demonyms)}
            for s in conflict.sides
        }

        def add(name: str, kind: str, side: str, actor: Actor | None = None) -> None:
            words = tokenize(name)
            tokens = tuple(fold(t) for t in words)
            if tokens in seen and kind == "force" and name[:1].islower():
                self._write_small(tokens, side, words[0])
            if tokens and tokens not in seen:
                seen.add(tokens)
                self._index[tokens[0]].append((tokens, kind, side, actor, words[0]))
                if side in telling:
                    self._telling[tokens[0]].append((tokens, words[0]))

        for actor in conflict.actors:
            for name in (actor.actor, *actor.aliases):
                add(name, "actor", actor.side, actor)
        for side in conflict.sides:
            for name in (side.name, *side.names):
                add(name, "side", side.side)
            for name in side.names:
                if name.istitle() and name.isalpha() and not name.endswith("s"):
                    add(f"{name}s", "side", side.side)  # "Redlands army", whose apostrophe was lost
            for name in side.demonyms:
                add(name, "demonym", side.side)
            for name in side.forces:
                add(name, "force", side.side)
        for rows in self._index.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._opening = lru_cache(maxsize=50_000)(self._beginning)

    def _write_small(self, tokens: tuple[str, ...], side: str, first: str) -> None:
        """Let a name that the profile has in both spellings ("Peshmerga; peshmerga") be found in either."""
        rows = self._index[tokens[0]]
        rows[:] = [(t, k, s, a, first if (t, s) == (tokens, side) else w) for t, k, s, a, w in rows]
        telling = self._telling[tokens[0]]
        telling[:] = [(t, first if t == tokens else w) for t, w in telling]

    def find(self, tokens: Sequence[str], lemmas: Sequence[str] | None = None) -> list[NameMention]:
        """The longest mentions in a token sequence, left to right, without overlap.

        `lemmas`, where given, lets a plural or inflected last token match too ("rebels" for "rebel").
        """
        bases = lemmas if lemmas is not None else tokens
        folded = [fold(token) for token in tokens]
        found, end = [], 0
        for i, beginning in enumerate(map(self._opening, tokens, bases)):
            if not beginning or i < end:
                continue
            best = None
            for rows in beginning:
                for name, kind, side, actor, written in rows:
                    n = len(name)
                    if best is not None and n <= best.end - best.start:
                        break
                    last = i + n - 1
                    if last >= len(tokens) or (name[-1] != folded[last] and name[-1] != fold(bases[last])):
                        continue
                    if tuple(folded[i + 1 : last]) == name[1:-1] and fits_case(tokens[i], written):
                        plain = written[:1].islower()
                        owned = kind == "force" and any(name[:k] in self._owners[side] for k in range(1, n))
                        best = NameMention(i, i + n, kind, side, actor, plain, owned)
                        break
            if best is not None:
                found.append(best)
                end = best.end
        return found

    def _beginning(self, token: str, base: str) -> list[list[tuple[tuple[str, ...], str, str, Actor | None, str]]]:
        """The rows of names that begin with a word or with its lemma; none for most words."""
        keys = dict.fromkeys((fold(token), fold(base)))
        return [self._index[key] for key in keys if key in self._index]

    def may_tell_party(self, tokens: Sequence[str], forms: Callable[[str], Collection[str]]) -> bool:
        """Whether `find` could find a party to the conflict in the tokens.

        `forms` gives all that a token may be looked up by, folded: itself and every lemma that it may turn out to have.
        """
        for i, token in enumerate(tokens):
            for key in forms(token):
                for name, written in self._telling.get(key, ()):
                    last = i + len(name) - 1
                    if (
                        last < len(tokens)
                        and name[-1] in forms(tokens[last])
                        and all(fold(tokens[i + k]) == name[k] for k in range(1, len(name) - 1))
                        and fits_case(token, written)
                    ):
                        return True
        return False

    @cached_property
    def rebels(self) -> str:
        """The one party whose forces the profile calls rebels; else, of two parties, the government's enemy; else ""."""
        fits = [
            s.side
            for s in self.conflict.sides
            if s.party and s.side != self.government and {"rebel", "rebels"} & {fold(f) for f in s.forces}
        ]
        others = [side for side in self.parties if side != self.government]
        return fits[0] if len(fits) == 1 else others[0] if len(others) == 1 and self.government else ""

    @property
    def unprofiled(self) -> bool:
        """Whether no profile knows the war, so that its sides are told from the text alone."""
        return self.conflict.id == GENERIC

    @cached_property
    def groups(self) -> frozenset[str]:
        """The parties that are no states, of a war that no profile knows: those that no adjective of a people marks."""
        if not self.unprofiled:
            return frozenset()
        return frozenset(s.side for s in self.conflict.sides if s.party and s.names and not s.demonyms)

    @cached_property
    def government(self) -> str:
        """The one party whose forces the profile calls government forces, else ""."""
        return government_of(self.conflict)

    @cached_property
    def state(self) -> str:
        """The party whose "the army" is: the government; of several states in a war, the one that an article is about, else ""."""
        if self.government or self.unprofiled:
            return self.government
        armies = {s.side for s in self.conflict.sides if s.party and _has_army(s)}
        first, second, *_ = *sorted((self._counts[a] for a in armies), reverse=True), 0, 0
        if not first or first < _MAINLY * second:
            return ""
        return next(a for a in sorted(armies) if self._counts[a] == first)

    @cached_property
    def foes_of_states(self) -> frozenset[str]:
        """The parties of a war of several states that have no army: in their mouths "the army" is the state's."""
        if self.government or self.unprofiled:
            return frozenset()
        return frozenset(s.side for s in self.conflict.sides if s.party and not _has_army(s))

    def in_article(self, counts: Counter[str]) -> "Names":
        """The names as an article uses them: where a side has several enemies, the one that it is mostly about."""
        ranked = {
            side: tuple(sorted(enemies, key=lambda e: counts[e] < 2 * max(counts[o] for o in enemies if o != e)))
            for side, enemies in self._enemies.items()
            if len(enemies) > 1
        }
        own = copy(self)
        own._enemies = self._enemies | ranked
        own._present = frozenset(side for side in self.parties if counts[side])
        own._counts = counts
        own.__dict__.pop("state", None)  # of this article's counts
        return own

    def meaning(self, given: Mapping[str, NameMention | None]) -> "Names":
        """The names of a text that uses single words for others than the profile does: word → whom it means, None for nobody."""
        own = copy(self)
        own._index = defaultdict(list, {key: list(rows) for key, rows in self._index.items()})
        for word, meant in given.items():
            rows = [row for row in own._index[fold(word)] if row[0] != (fold(word),)]
            if meant is not None:
                rows.append(((fold(word),), meant.kind, meant.side, meant.actor, word))
            own._index[fold(word)] = rows
        own._opening = lru_cache(maxsize=50_000)(own._beginning)
        return own

    def enemy(self, side: str) -> str:
        """The one side that `side` calls the enemy, or "" where that is not certain."""
        enemies = self._enemies.get(side, ())
        if not enemies and side in self.parties and len(self.parties) == 2:
            enemies = tuple(s for s in self.parties if s != side)
        if not enemies:
            return ""
        rivals = self._present - {side}
        return Value(enemies[0], opposite(side) if rivals <= {enemies[0]} else "usual_enemy")

    def hostile(self, one: str, other: str) -> bool:
        """Whether one of two sides calls the other its enemy."""
        return other in self._enemies.get(one, ()) or one in self._enemies.get(other, ())
