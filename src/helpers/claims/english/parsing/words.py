"""A parsed paragraph as rules read it: plain objects, since its words are asked thousands of times.

spaCy makes a new object and a new text at each question that is asked of a word, which takes ten times as long as to
look at an attribute. A paragraph is therefore copied once, when it is parsed. Names and meanings are
spaCy's (`spacy.tokens`), as far as rules ask. Repairs change what the parser found; after them only names are marked.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, overload

from helpers.claims.english.parsing.hanging import rehang
from helpers.claims.english.parsing.tokens import Token

__all__ = ["Doc", "Span", "Token"]


@dataclass(eq=False, repr=False, slots=True)
class Span:
    """Words of a paragraph that stand together; `label_` is what they name, "" where that is not known."""

    doc: "Doc"
    start: int
    end: int
    label_: str = ""

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
    """A paragraph. `user_data` keeps what rules found out about its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Token] = []
        self._sentences: list[Span] = []
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

    def hang_all(self, heads: Iterable[tuple[Token, str]]) -> None:
        """Hang each word on a head, with a label, whatever it hung on before."""
        for word in self.words:
            word.children = []
        for word, (head, label) in zip(self.words, heads, strict=True):
            word.hang(head)
            word.dep_ = label
        self.rehang(0, len(self.words))

    def rehang(self, start: int, end: int) -> None:
        """Find edges and sentences anew, of the words start to end (excluded) whose heads have changed."""
        rehang(self.words, start, end)
        self._sentences = []

    @property
    def sentences(self) -> list[Span]:
        """The sentence of each word."""
        if not self._sentences:
            starts = [word.i for word in self.words if word.is_sent_start]
            for start, end in pairwise([*starts, len(self.words)]):
                self._sentences += [Span(self, start, end)] * (end - start)
        return self._sentences

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
            del word._head, word.left_edge, word.right_edge, word.children, word._below
        self.words, self._sentences, self.ents = [], [], ()
        self.user_data.clear()
