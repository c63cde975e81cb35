"""Whom an article names: people with their full names, titles and offices, wherever they stand."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from spacy.tokens import Token

from helpers.claims import lexicon
from helpers.claims.attribution.cues import words
from helpers.claims.attribution.reading import Passage, Reading

_MALE = frozenset({"mr", "sir", "spokesman", "chairman", "congressman", "king", "father", "son", "husband", "brother"})
_FEMALE = frozenset(
    {"mrs", "ms", "miss", "spokeswoman", "congresswoman", "queen", "mother", "daughter", "wife", "sister"}
)
_JOINING = frozenset(
    {"of", "the", "for", "and", "de", "van", "von", "al", "bin", "da", "di", "la", "le", "'s", "’s", "&"}
)
_LONGEST_NAME = 4


@dataclass(frozen=True)
class Mention:
    """A name where it stands: `number` is that of its last word; `subject`, whether a verb tells what he or she does."""

    number: int
    name: str
    person: bool
    subject: bool


class Names:
    """All names of an article, gathered once."""

    def __init__(self, reading: Reading) -> None:
        self._runs: list[tuple[Passage, tuple[Token, ...], str]] = []
        self._full: dict[str, Counter[str]] = defaultdict(Counter)
        self._alone: Counter[str] = Counter()
        self._titled: set[str] = set()
        self.gender: dict[str, str] = {}
        self._offices: dict[str, set[str]] = defaultdict(set)
        for passage in reading.passages:
            self._gather(passage)
        self.mentions = [self._mention(*run) for run in self._runs]
        self._numbers = [m.number for m in self.mentions]

    def _gather(self, passage: Passage) -> None:
        run: list[Token] = []
        for token in passage.doc:
            if token.pos_ == "PROPN" and (not run or token.i == run[-1].i + 1):
                run.append(token)
                continue
            if run:
                self._add(passage, run)
            run = [token] if token.pos_ == "PROPN" else []
        if run:
            self._add(passage, run)

    def _add(self, passage: Passage, run: list[Token]) -> None:
        titles = []
        while len(run) > 1 and is_title(run[0]):
            titles.append(run.pop(0))
        before = passage.doc[run[0].i - 1 - len(titles)] if run[0].i > len(titles) else None
        if before is not None and before.pos_ == "NOUN" and is_title(before):
            titles.append(before)
        name = " ".join(t.text for t in run)
        last = run[-1].text
        if len(run) == 1:
            self._alone[last] += 1
        elif len(run) <= _LONGEST_NAME:
            self._full[last][name] += 1
        if titles:
            self._titled.add(last)
        described = {t.lower_.rstrip(".") for t in titles} | _apposition(run[-1])
        for word in described:
            self._offices[word].add(last)
            gender = "m" if word in _MALE else "f" if word in _FEMALE else ""
            if gender:
                self.gender.setdefault(last, gender)
        self._runs.append((passage, tuple(run), name))

    def _mention(self, passage: Passage, run: tuple[Token, ...], name: str) -> Mention:
        last = run[-1]
        person = self.is_person(name)
        subject = last.dep_ in ("nsubj", "nsubjpass") and last.i not in passage.quoted
        return Mention(passage.base + last.i, self.full(name) if person else name, person, subject)

    def is_person(self, name: str) -> bool:
        """Whether a name is a person's: with a title, or a full name whose last word is used alone as well."""
        parts = name.split()
        last = parts[-1]
        if any(p.lower() in words("organisation") for p in parts):
            return False
        if last in self._titled:
            return True
        full = self._full.get(last)
        return (
            bool(full)
            and (self._alone[last] > 0 or last in self.gender)
            and not any(p.isupper() and len(p) > 2 for p in parts)
        )

    def full(self, name: str) -> str:
        """The one full name that a surname stands for in this article, else the name as it is."""
        if " " in name:
            return name
        known = [n for n in self._full.get(name, {}) if not _longer(n, self._full[name])]
        return known[0] if len(known) == 1 else name

    def of_office(self, word: str) -> str:
        """The one person whom the article describes by a word ("the governor"); "" where it is none or several."""
        found = self._offices.get(word, set())
        return self.full(next(iter(found))) if len(found) == 1 else ""

    def before(self, number: int, farthest: int) -> list[Mention]:
        """The mentions before a word, the nearest first, at most `farthest` of them."""
        at = bisect_left(self._numbers, number)
        return self.mentions[max(0, at - farthest) : at][::-1]


def is_title(token: Token) -> bool:
    """Whether a word stands before names as a title: Mr., Gen., Senator, spokesman."""
    return token.lower_.rstrip(".") in lexicon.words("title") or token.lower_.rstrip(".") in words("title")


def _longer(name: str, names: Counter[str]) -> bool:
    """Whether another form of the name is the more usual one and both are one person's ("Ann B. Lee", "Ann Lee")."""
    first = name.split()[0]
    return any(n != name and n.split()[0] == first and (names[n], -len(n)) > (names[name], -len(name)) for n in names)


def _apposition(name: Token) -> set[str]:
    """The head nouns of "Scott, the governor" and "the governor, Scott"."""
    found = {c.lower_ for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN"}
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        found.add(name.head.lower_)
    return found
