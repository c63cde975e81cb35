"""Whom an article names: people and bodies with their full names, titles and offices, wherever they stand."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from helpers.claims import lexicon
from helpers.claims.attribution.cues import words
from helpers.claims.attribution.reading import Passage, Reading
from helpers.claims.english.parsing.words import Doc, Token

_MALE = frozenset({"mr", "sir", "spokesman", "chairman", "congressman", "king", "father", "son", "husband", "brother"})
_FEMALE = frozenset(
    {"mrs", "ms", "miss", "spokeswoman", "chairwoman", "congresswoman", "queen", "mother", "daughter", "wife", "sister"}
)
_PARTICLES = frozenset({"-", "de", "van", "von", "der", "al", "bin", "da", "di", "la", "le", "el", "del", "ibn", "ben"})
_LONGEST_NAME = 4


@dataclass(frozen=True)
class Mention:
    """A person's name where it stands: `number` is that of its last word, `subject` whether it is a verb's subject."""

    number: int
    name: str
    subject: bool


class Names:
    """All names of an article, gathered once."""

    def __init__(self, reading: Reading) -> None:
        self.gender: dict[str, str] = {}
        self._full: dict[str, Counter[str]] = defaultdict(Counter)
        self._alone: Counter[str] = Counter()
        self._titled: set[str] = set()
        self._offices: dict[str, dict[str, int]] = defaultdict(dict)
        found = [(p, run) for p in reading.passages for run in _runs(p.doc)]
        for passage, run in found:
            self._add(passage, run)
        people = [(p, run, name) for p, run in found if self.is_person(name := self.name(run))]
        self._mentions = [
            Mention(p.base + run[-1].i, self.full(name), run[-1].dep_ in ("nsubj", "nsubjpass"))
            for p, run, name in people
            if run[-1].i not in p.quoted
        ]
        self._numbers = [m.number for m in self._mentions]

    def _add(self, passage: Passage, run: list[Token]) -> None:
        name, last = self.name(run), run[-1].text
        titles = [t for t in run if is_title(t)]
        before = passage.doc[run[0].i - 1] if run[0].i else None
        if before is not None and before.pos_ == "NOUN" and is_title(before):
            titles.append(before)
        if " " not in name:
            self._alone[last] += 1
        elif name.count(" ") < _LONGEST_NAME:
            self._full[last][name] += 1
        if titles:
            self._titled.add(last)
        for word in {t.lower_.rstrip(".") for t in titles} | _apposition(run[-1]):
            self._offices[word].setdefault(name, passage.base + run[-1].i)
            gender = "m" if word in _MALE else "f" if word in _FEMALE else ""
            if gender:
                self.gender.setdefault(last, gender)

    def name(self, run: list[Token]) -> str:
        """The name in a run of proper nouns: what stands behind its last title, all of it where it is a body's."""
        body = run[-1].lower_ in words("organisation")  # "General Staff"
        after = max((n + 1 for n, t in enumerate(run[:-1]) if is_title(t) and not body), default=0)
        return "".join(t.text_with_ws for t in run[after:]).strip()

    def is_person(self, name: str) -> bool:
        """Whether a name is a person's: with a title, or a full name whose last word is used alone as well."""
        parts = name.split()
        last = parts[-1]
        if any(p.lower() in words("organisation") for p in parts) or _titles(last):
            return False
        if last in self._titled:
            return True
        shouted = any(p.isupper() and len(p) > 2 for p in parts)
        return last in self._full and (self._alone[last] > 0 or last in self.gender) and not shouted

    def full(self, name: str) -> str:
        """The one full name that a single word stands for in this article, else the name as it is."""
        if " " in name or name not in self._full:
            return name
        known = [n for n in self._full[name] if not _longer(n, self._full[name])]
        return known[0] if len(known) == 1 else name

    def of_office(self, word: str, number: int) -> str:
        """The one person whom the article describes by "the governor" before a word; "" where it is none or several."""
        known = self._offices.get(word, {}).items()
        found = {self.full(name) for name, at in known if at < number and self.is_person(name)}
        return next(iter(found)) if len(found) == 1 else ""

    def before(self, number: int, farthest: int) -> list[Mention]:
        """The people named before a word, outside direct speech, the nearest first, at most `farthest` of them."""
        at = bisect_left(self._numbers, number)
        return self._mentions[max(0, at - farthest) : at][::-1]


def run_of(head: Token) -> list[Token]:
    """The proper nouns around one of them, with what joins them: "Maria de la Cruz"."""
    return next((run for run in _runs(head.doc) if run[0].i <= head.i <= run[-1].i), [head])


def is_title(token: Token) -> bool:
    """Whether a word stands before names as a title: Mr., Gen., Senator, spokesman."""
    return _titles(token.text)


@lru_cache(maxsize=10_000)
def _titles(text: str) -> bool:
    known, word = lexicon.words("title"), text.lower().rstrip(".")
    return any(w in known or w in words("title") for w in (word, word.removesuffix("s")))


def _runs(doc: Doc) -> list[list[Token]]:
    known = doc.user_data.get("runs of names")
    if known is not None:
        return known
    runs: list[list[Token]] = []
    for token in [t for t in doc if t.pos_ == "PROPN"]:
        last = runs[-1][-1].i if runs else -9
        between = doc[last + 1 : token.i]
        if last >= 0 and len(between) < 3 and all(t.lower_ in _PARTICLES for t in between):
            runs[-1] += [*between, token]
        else:
            runs.append([token])
    doc.user_data["runs of names"] = runs
    return runs


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
