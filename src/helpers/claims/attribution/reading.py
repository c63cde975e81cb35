"""An article as attribution reads it: parsed paragraphs whose words are counted through, and its direct speech."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from helpers.claims.english.parsing.pipeline import QUOTES, replaced
from helpers.claims.english.parsing.words import Doc, Token

type Spans = tuple[tuple[int, int], ...]

_DOUBLE = re.compile(r"\"|''|``")
_MARKS = re.compile(r"[\"“”«»]|''")
_CLOSING = re.compile(r"[,.?!]*(?:[\"”»]|'')")
_MARK = 3
"""Characters of a full stop and a closing mark that the parse leaves out of the words inside."""
_SINGLE = re.compile(r"(?<![\w'])'(?=\w)([^']*(?:'(?=\w)[^']*)*)'(?!\w)")
_ENDS = frozenset('.?!"')
_EDGES = " \n\t\r,;:.\"'“”‘’«»`-–—―"


@dataclass(frozen=True)
class Quotation:
    """Direct speech inside one paragraph: its words, marks excluded, and whether its marks are closed."""

    first: int
    last: int
    closed: bool


@dataclass(frozen=True, eq=False)
class Passage:
    """One paragraph. `start` is its offset in the article, `base` the number of its first word."""

    doc: Doc
    start: int
    base: int
    number: int
    quotations: tuple[Quotation, ...]
    quoted: dict[int, int] = field(default_factory=dict)
    sentence: tuple[tuple[int, int], ...] = ()

    def numbers(self, first: int, last: int) -> frozenset[int]:
        """The reading's numbers of the words first to last of this paragraph, both included."""
        return frozenset(range(self.base + first, self.base + last + 1))


class Reading:
    """A whole article. `paragraphs` are (offset, parsed paragraph) in the order of the text."""

    def __init__(self, text: str, paragraphs: Iterable[tuple[int, Doc]]) -> None:
        self.text = text
        self.passages: list[Passage] = []
        self._words: list[tuple[int, int]] = []
        for number, (start, doc) in enumerate(paragraphs):
            quotations = tuple(_quotations(text[start : start + len(doc.text)], doc))
            quoted = {i: n for n, q in enumerate(quotations) for i in range(q.first, q.last + 1)}
            base = len(self._words)
            self.passages.append(Passage(doc, start, base, number, quotations, quoted, _sentences(doc)))
            self._words += [(start + t.idx, start + t.idx + len(t)) for t in doc]

    def spans(self, numbers: Iterable[int]) -> Spans:
        """Character spans of words in the article, neighbours joined, marks at their ends left out."""
        runs: list[list[int]] = []
        for n in sorted(numbers):
            if runs and n == runs[-1][1] + 1 and "\n" not in self.text[self._words[n - 1][1] : self._words[n][0]]:
                runs[-1][1] = n
            else:
                runs.append([n, n])
        found = []
        for first, last in runs:
            start, end = self._words[first][0], self._words[last][1]
            words = self.text[start:end].strip(_EDGES)
            if not words:
                continue
            start = self.text.index(words, start)
            ending = start + len(words)
            if len(_MARKS.findall(words)) % 2 and (m := _CLOSING.match(self.text, ending, end + _MARK)) is not None:
                ending = m.end()  # the mark that closes what is opened inside: called it “a mistake”
            found.append((start, ending))
        return tuple(found)

    def token(self, passage: Passage, number: int) -> Token:
        """The word of that number in a paragraph."""
        return passage.doc[number - passage.base]


def _quotations(text: str, doc: Doc) -> Iterable[Quotation]:
    plain = replaced(text, QUOTES)
    marks = [m.span() for m in _DOUBLE.finditer(plain)]
    stretches: Sequence[tuple[int, int, bool]]
    if marks:
        ends = [*marks[1::2], (len(plain), len(plain))]
        stretches = [(opening[1], ends[n][0], 2 * n + 1 < len(marks)) for n, opening in enumerate(marks[::2])]
    else:
        stretches = [(*m.span(1), True) for m in _SINGLE.finditer(plain)]
    tokens = [t for t in doc if not t.is_space]
    at = 0
    for start, end, closed in stretches:
        while at < len(tokens) and tokens[at].idx < start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].idx < end:
            at += 1
        if at > first:
            yield Quotation(tokens[first].i, tokens[at - 1].i, closed)


def _sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    """For each word the first and last word of its sentence; the parser's breaks inside a sentence are not followed."""
    starts = [t.i for t in doc if t.i == 0 or (t.is_sent_start and _ends(doc, t.i - 1))]
    found: list[tuple[int, int]] = []
    for start, after in pairwise([*starts, len(doc)]):
        found += [(start, after - 1)] * (after - start)
    return tuple(found)


def _ends(doc: Doc, i: int) -> bool:
    while i > 0 and (doc[i].is_space or doc[i].is_quote or doc[i].text in (")", "''")):
        i -= 1
    return doc[i].text in _ENDS or doc[i].text.endswith((".", "?", "!"))
