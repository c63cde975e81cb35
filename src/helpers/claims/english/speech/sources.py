"""The speakers whom an article has named so far, and the words that tell an office."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from helpers.basis import basis_of, because, carried
from helpers.claims import lexicon
from helpers.claims.names import Names, fold, government_of
from helpers.claims.sources import Source
from helpers.conflicts import Actor, Conflict

EVIDENCE_WORDS = {
    "video",
    "footage",
    "photo",
    "photograph",
    "image",
    "imagery",
    "picture",
    "clip",
    "evidence",
    "map",
    "data",
    "videos",
    "images",
}


MEDIA_WORDS = {
    "reporter",
    "correspondent",
    "journalist",
    "newspaper",
    "broadcaster",
    "agency",
    "media",
    "television",
    "channel",
    "outlet",
    "website",
    "tv",
    "newswire",
}


ORGANISATIONAL = {
    "institute",
    "ministry",
    "group",
    "agency",
    "account",
    "organisation",
    "organization",
    "observatory",
    "network",
    "channel",
    "staff",
    "command",
    "government",
    "council",
    "report",
    "statement",
    "brigade",
    "army",
    "military",
    "movement",
    "party",
    "militia",
    "company",
    "corps",
    "committee",
    "monitor",
    "media",
    "authority",
    "authorities",
    "rebels",
    "forces",
    "un",
}


GOVERNMENT_WORDS = frozenset({"government", "army", "military", "authority", "state", "regime"})


_UNTOLD = frozenset({"", "unknown", "independent_kind"})


@dataclass
class Memory:
    """The speakers of an article so far, the latest last."""

    sources: list[Source] = field(default_factory=list)
    later: list[Source] = field(default_factory=list)
    partisans: dict[str, str] = field(default_factory=dict)
    """Speaker of whom nothing is said → the side that his own words gave away (see `partisans`)."""

    def add(self, source: Source) -> None:
        """Remember a source; what is known of one of that name is put together."""
        merged = source
        for old in self.sources:
            if old.name == source.name:
                merged = Source(
                    source.name,
                    source.side if source.side not in ("", "independent") else old.side or source.side,
                    source.role or old.role,
                    source.text,
                    source.person or old.person,
                    source.outlet,
                    source.evidence,
                    source.words | old.words,
                    source.basis,
                )
        self.sources = [s for s in self.sources if s.name != source.name] + [merged]

    def latest(
        self,
        *,
        person: bool | None = None,
        outlets: bool = False,
        many: bool = True,
        unlike: frozenset[str] = frozenset(),
    ) -> Source | None:
        """The source named last, of a kind.

        Without `many` none that is several people, as residents are; none that a word of `unlike` describes.
        """
        for s in reversed(self.sources):
            fits = (many or s.role != "resident") and not unlike & s.words
            if (person is None or s.person == person) and (outlets or not s.outlet) and fits:
                return s
        return None

    def described(self, words: set[str]) -> Source | None:
        """The latest speaker that was described by all of these words."""
        for s in reversed(self.sources):
            if words and words <= s.words:
                return s
        return None

    def ahead(self, words: set[str]) -> Source | None:
        """A person named further down who alone is described by all of these words ("the interior minister said")."""
        fits = {s.name: s for s in self.later if words and words <= s.words}
        return next(iter(fits.values())) if len(fits) == 1 else None

    def holder(self, role: str, side: str, words: frozenset[str]) -> Source | None:
        """Who alone in the article is named with an office that a phrase only describes ("a monitoring group said").

        A spokesman, official or commander needs a word of the phrase beside his name as well; a monitor does not.
        """
        named = [s for s in self.later if s.role == role and (not side or s.side == side)]
        fits = {s.name: s for s in named}
        if role in ("monitor", "analyst"):  # "the monitor said" is the body, whoever heads it; the one most named
            often = Counter(s.name for s in named if not s.person).most_common(2)
            if often and (len(often) == 1 or often[0][1] > often[1][1]):
                fits = {often[0][0]: fits[often[0][0]]}
        if len(fits) != 1:
            return None
        holder = next(iter(fits.values()))
        telling = words - {"the", "a", "an", "of", "for", "s"}
        described = frozenset().union(*(s.words for s in named))
        alone = role == "head_of_state" and side == holder.side  # a side has one
        return holder if not holder.person or alone or telling <= described else None

    def may_be_named(self, role: str, side: str) -> bool:
        """Whether somebody of that office is named in the article, so that a phrase without a name may mean him."""
        return bool(role) and any(s.role == role and (not side or s.side in (side, "independent")) for s in self.later)

    def surname(self, name: str) -> Source | None:
        """The person of that surname who spoke last; else the one whom the article names in full, and who did not."""
        for s in reversed(self.sources):
            if s.person and fold(s.name.split()[-1]) == fold(name):
                return s
        full = [s for s in self.later if s.person and " " in s.name and fold(s.name.split()[-1]) == fold(name)]
        if not full:  # where people are called by their first name: "Almaz Tekeste said … Almaz declined"
            given = {
                s.name: s for s in self.sources if s.person and " " in s.name and fold(s.name.split()[0]) == fold(name)
            }
            return next(iter(given.values())) if len(given) == 1 else None
        told = [s for s in full if basis_of(s.side) not in ("", "unknown")] or full
        return told[0] if len({s.name for s in full}) == 1 else None

    def side_of(self, name: str) -> str:
        """The side of a person whom the article names in full elsewhere, and there says whose he is; "" for none."""
        sides = {s.side: s.side for s in (*self.sources, *self.later) if s.person and s.name == name}
        told = [side for side in sides.values() if basis_of(side) not in _UNTOLD]
        return carried(told[0], "surname") if len(told) == 1 and " " in name else ""


@cache
def _offices() -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern that stands at the beginning of each office's words, and the offices' order, the longest first."""
    offices = [words for words, _ in lexicon.roles()]
    some = "|".join(map(re.escape, offices))
    return re.compile(rf"(?<![\w-])(?=({some})s?(?![\w-]))"), {words: n for n, words in reversed([*enumerate(offices)])}


@lru_cache(maxsize=50_000)
def role_of(text: str) -> str:
    """The office that the words of a noun phrase name, the longest first; "" where none does."""
    pattern, order = _offices()
    first = min((order[m.group(1)] for m in pattern.finditer(fold(text))), default=None)
    return lexicon.roles()[first][1] if first is not None else ""


def government_side(names: Names) -> str:
    """The party whose offices are meant where none is named: the government, or the one state that the article is about."""
    return because(names.state, "office_without_owner")


def state_body(text: str, conflict: Conflict) -> Actor | None:
    """The state's institution whose office a heading names without the state: "General Staff: 90 clashes in a day"."""
    role, side = role_of(text), government_of(conflict)
    fits = [a for a in conflict.actors if a.side == side and a.role == role and a.kind == "organisation"]
    return fits[0] if side and role in ("general_staff", "defence_ministry") and len(fits) == 1 else None


def relayed_by(source: Source, outlet: Source) -> Source:
    """A speaker as an outlet hands his words on: an official of no side told is of the side that the outlet is of."""
    told = basis_of(source.side) != "unknown" or source.role in ("", "resident") or basis_of(outlet.side) != "profile"
    return source if told or outlet.side == "media" else replace(source, side=because(outlet.side, "outlets_side"))
