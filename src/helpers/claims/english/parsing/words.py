"""A parsed paragraph as rules read it: plain objects, since its words are asked thousands of times.

spaCy makes a new object and a new text at each question that is asked of a word, which takes ten times as long as to
look at an attribute. A paragraph is therefore copied once, after it is parsed and mended. Names and meanings are
spaCy's (`spacy.tokens`), as far as rules ask. What the parser found does not change here; only names are marked later.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, overload

_CONJ = "conj"


class Token:
    """A word of a paragraph, and what the parser makes of it."""

    __slots__ = (
        "_below", "children", "dep_", "doc", "ent_type_", "form", "head", "i", "idx", "is_sent_start", "left_edge",
        "lemma_", "lower_", "pos", "pos_", "right_edge", "tag", "tag_", "text", "whitespace_",
    )  # fmt: skip
    head: "Token"
    left_edge: "Token"
    right_edge: "Token"

    is_alpha = property(attrgetter("form.is_alpha"))
    is_digit = property(attrgetter("form.is_digit"))
    is_lower = property(attrgetter("form.is_lower"))
    is_punct = property(attrgetter("form.is_punct"))
    is_quote = property(attrgetter("form.is_quote"))
    is_space = property(attrgetter("form.is_space"))
    is_title = property(attrgetter("form.is_title"))
    is_upper = property(attrgetter("form.is_upper"))
    like_num = property(attrgetter("form.like_num"))

    def __init__(
        self, doc: "Doc", i: int, idx: int, form: Any, tag: int, pos: int, words: tuple[str, str, str, str, str, str],
        space: str, starts: bool,
    ) -> None:  # fmt: skip
        """`form` is spaCy's entry of the word; `words` are text, small letters, tag, part of speech, lemma, label."""
        self.doc = doc
        self.i = i
        self.idx = idx
        self.form = form
        self.tag = tag
        self.pos = pos
        self.text, self.lower_, self.tag_, self.pos_, self.lemma_, self.dep_ = words
        self.whitespace_ = space
        self.is_sent_start = starts
        self.ent_type_ = ""
        self.children: list[Token] = []
        self._below: tuple[Token, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: "Token") -> bool:
        return self.i < other.i

    @property
    def lefts(self) -> list["Token"]:
        """The dependents before the word."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        """The dependents behind the word."""
        return [c for c in self.children if c.i > self.i]

    @property
    def subtree(self) -> tuple["Token", ...]:
        """The word, between what depends on it before and behind."""
        if not self._below:
            before = [t for c in self.lefts for t in c.subtree]
            self._below = (*before, self, *(t for c in self.rights for t in c.subtree))
        return self._below

    @property
    def ancestors(self) -> Iterator["Token"]:
        """Head, head's head, and so on to the root."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    def is_ancestor(self, descendant: "Token") -> bool:
        """Whether another word depends on this one, by others or by itself."""
        return any(above is self for above in descendant.ancestors)

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """All that is coordinated with the word."""
        first = self
        while first.dep_ == _CONJ and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [c for c in word.rights if c.dep_ == _CONJ]
        return tuple(t for t in found if t is not self)

    @property
    def sent(self) -> "Span":
        """The sentence of the word."""
        return self.doc.sentences[self.i]

    def nbor(self, step: int = 1) -> "Token":
        """The word so many places behind; raises IndexError beyond either end of the paragraph."""
        if self.i + step < 0:
            raise IndexError(step)
        return self.doc.words[self.i + step]

    @property
    def text_with_ws(self) -> str:
        """The word and the space behind it."""
        return self.text + self.whitespace_


class Span:
    """Words of a paragraph that stand together; `label_` is what they name, "" where that is not known."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return self.text

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Span": ...
    def __getitem__(self, at: int | slice) -> "Token | Span":
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.words[self.start : self.end][at]

    @property
    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    @property
    def start_char(self) -> int:
        """Where the words start in the paragraph's text."""
        return self.doc.words[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where the words end, the space behind them excluded."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they are written."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word on which the others depend: of several the one nearest to the sentence's root, marks last."""
        words = self.doc.words[self.start : self.end]
        found = next((t for t in words if t.head is t), None)
        outside = [t for t in words if not self.start <= t.head.i < self.end] if found is None else []
        return found or min(outside, key=self._depth, default=self.doc.words[self.start])

    def _depth(self, token: Token) -> int:
        """How many words lead up to the root; of marks and spaces, which are no better than any other word, the most."""
        if (token.is_punct or token.is_space) and not token.children:
            return len(self.doc) - 1
        return sum(1 for _ in token.ancestors)


class Doc:
    """A paragraph. `sentences` has the sentence of each word; `user_data` keeps what rules found out about its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Token] = []
        self.sentences: list[Span] = []
        self.ents: tuple[Span, ...] = ()
        self.user_data: dict[Any, Any] = {}

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.words))
            return Span(self, start, max(start, end))
        return self.words[at]

    @property
    def sents(self) -> Iterator[Span]:
        """The sentences, in order."""
        return iter([self.sentences[word.i] for word in self.words if word.is_sent_start])

    def char_span(self, start: int, end: int) -> Span | None:
        """The words in which a stretch of characters stands, whole; None where there are none."""
        first, end = (bisect_right(self.words, at, key=lambda word: word.idx) for at in (start, end - 1))
        if not 0 < first <= end:
            return None
        word = self.words[first - 1]
        return Span(self, first if start == word.idx + len(word) else first - 1, end)

    def set_ents(self, spans: Iterable[Span]) -> None:
        """Mark names, dates and peoples, in the order of the text, in place of those that were marked before."""
        for word in self.words:
            word.ent_type_ = ""
        self.ents = tuple(spans)
        for span in self.ents:
            for word in span:
                word.ent_type_ = span.label_

    def release(self) -> None:
        """Part the words, which hold each other in memory until the collector finds the circle; nothing can be asked then."""
        for word in self.words:
            del word.head, word.left_edge, word.right_edge, word.children, word._below
        self.words, self.sentences, self.ents = [], [], ()
        self.user_data.clear()
