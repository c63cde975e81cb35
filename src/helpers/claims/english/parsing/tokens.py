"""A word of a parsed paragraph, with the names and meanings of `spacy.tokens.Token`; see `words`."""

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.claims.english.parsing.words import Doc, Span

_CONJ = "conj"


@dataclass(eq=False, repr=False, slots=True)
class Token:
    """A word of a paragraph, and what the parser makes of it. `form` is spaCy's entry of the word in its vocabulary."""

    doc: "Doc"
    i: int
    idx: int
    form: Any
    text: str
    lower_: str
    tag_: str
    pos_: str
    lemma_: str
    dep_: str
    whitespace_: str
    is_sent_start: bool
    ent_type_: str = ""
    children: list["Token"] = field(default_factory=list)
    left_edge: "Token" = field(init=False)
    right_edge: "Token" = field(init=False)
    _head: "Token" = field(init=False)
    _below: tuple["Token", ...] = ()

    is_alpha = property(attrgetter("form.is_alpha"))
    is_digit = property(attrgetter("form.is_digit"))
    is_lower = property(attrgetter("form.is_lower"))
    is_punct = property(attrgetter("form.is_punct"))
    is_quote = property(attrgetter("form.is_quote"))
    is_space = property(attrgetter("form.is_space"))
    is_title = property(attrgetter("form.is_title"))
    is_upper = property(attrgetter("form.is_upper"))
    like_num = property(attrgetter("form.like_num"))

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: "Token") -> bool:
        return self.i < other.i

    def hang(self, head: "Token") -> None:
        """Hang the word on another in the first place; its edges are those of both sentences, once all words hang."""
        self._head = head
        if head is not self:
            insort(head.children, self)

    def _hang_anew(self, head: "Token") -> None:
        if head is self._head:
            return
        roots = [[word, *word.ancestors][-1] for word in (self, head)]
        start, end = min(root.left_edge.i for root in roots), max(root.right_edge.i for root in roots) + 1
        if self._head is not self:
            self._head.children.remove(self)
        self.hang(head)
        self.doc.rehang(start, end)

    head = property(attrgetter("_head"), _hang_anew)
    """The word that governs this one, or itself; to set it changes edges and sentences."""

    def forget(self) -> None:
        """Let go of what was kept of the words below."""
        self._below = ()

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
        for _ in self.doc.words:  # words may hang in a circle while they are mended
            if at._head is at:
                break
            at = at._head
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
