"""What the rules see of a sentence: words with lemma and case in a dependency tree (Universal Dependencies)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

CLAUSES = ("conj", "advcl", "parataxis", "ccomp", "acl", "acl:relcl", "csubj", "root")
"""Relations under which a verb opens a clause of its own."""


_LIMITS = frozenset(["только", "лишь", "тільки", "лише", "менее", "меньше", "менше", "более", "больше", "більше"])
"""Words before which «не» negates nothing: «не лише», «не менше 18 поранених»."""


@dataclass
class Word:
    """One token; `start` and `end` are character offsets in the paragraph.

    `lemmas` holds every base form that the dictionary knows for the spelling, `lemma` the likeliest. `form` is fin,
    inf, part, conv or "" (no verb); `case` is Nom, Gen, Dat, Acc, Ins, Loc or "". `forms` are the cases and numbers
    that the spelling could have, where the parser needs them; `genders` those of a past tense or of a thing, likewise.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    lemmas: frozenset[str]
    pos: str
    case: str = ""
    number: str = ""
    form: str = ""
    passive: bool = False
    tense: str = ""
    head: int = -1
    rel: str = ""
    forms: frozenset[tuple[str, str]] = frozenset()
    genders: frozenset[str] = frozenset()

    @property
    def is_verb(self) -> bool:
        return bool(self.form)

    @property
    def is_name(self) -> bool:
        return self.text[:1].isupper()


@dataclass
class Sentence:
    """The words of a sentence, as a tree."""

    words: list[Word]
    start: int
    end: int
    _children: dict[int, list[Word]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for word in self.words:
            self._children.setdefault(word.head, []).append(word)

    def children(self, word: Word, *relations: str) -> list[Word]:
        """The word's dependents, left to right; only those of some relations where any is given."""
        own = self._children.get(word.i, [])
        return [c for c in own if c.rel in relations] if relations else own

    def head(self, word: Word) -> Word | None:
        """The word that it depends on, None for the root."""
        return self.words[word.head] if word.head >= 0 else None

    def subtree(self, word: Word, *, without: tuple[str, ...] = ()) -> list[Word]:
        """The word and all under it in the order of the text, less the branches of some relations."""
        found, seen = [], set()
        stack = [word]
        while stack:
            at = stack.pop()
            if at.i in seen:
                continue
            seen.add(at.i)
            found.append(at)
            stack.extend(c for c in self.children(at) if c.rel not in without)
        return sorted(found, key=lambda w: w.i)

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The words above it, the nearest first."""
        seen = {word.i}
        at = self.head(word)
        while at is not None and at.i not in seen:
            seen.add(at.i)
            yield at
            at = self.head(at)

    def clause(self, word: Word) -> Word:
        """The verb (or other predicate) of the clause that a word is in."""
        at = word
        for up in (word, *self.ancestors(word)):
            at = up
            if up.rel in CLAUSES and (up.is_verb or up.rel == "root"):
                break
        return at

    def preposition(self, word: Word) -> str:
        """The lemma of the preposition before a noun, "" where there is none."""
        own = [c.lemma for c in self.children(word, "case") if c.pos == "ADP"]
        return own[0] if own else ""

    def conjuncts(self, word: Word) -> list[Word]:
        """The word and the words coordinated to it."""
        found = [word]
        for c in self.children(word, "conj"):
            found.extend(self.conjuncts(c))
        return found

    def negated(self, word: Word) -> bool:
        """Whether «не» or «ні» stands with the word, or with the auxiliary beside it; not where it says "there is none"."""
        own = [c for c in self.children(word) if c.rel not in CLAUSES]
        behind = ("нет", "немає")  # the others stand before what they negate: «на летовищі, але не в аеропорту»
        said = [c for c in own if c.lemma in behind or (c.lemma in ("не", "ни", "ні") and c.i < word.i)]
        if any(not self._limits(c) for c in said):
            return True
        return any(self.negated(c) for c in own if c.rel in ("aux", "aux:pass", "cop"))

    def _limits(self, negation: Word) -> bool:
        """Whether a word behind it takes the sense of a negation away."""
        after = self.words[negation.i + 1] if negation.i + 1 < len(self.words) else negation
        return after.text.lower() in _LIMITS

    def text(self, word: Word) -> str:
        """The words under it and itself, joined by spaces."""
        return " ".join(w.text for w in self.subtree(word))
