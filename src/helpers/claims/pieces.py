"""Articles cut into pieces of a bounded length, so that the time they take grows with their length and no faster.

Parsers and rules look at each word of a paragraph beside each other one. A long paragraph is cut between sentences; a
stretch that has no sentence in it (a list, a table, a text without full stops) is set aside, and so is the rest of an
article that is longer than any.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from helpers.articles.model import Article, Paragraph
from helpers.claims.losses import Loss

LONGEST = 3_000
"""Characters of a piece, some 500 words."""
MOST_CHARACTERS, MOST_PIECES = 600_000, 8_000
"""Of an article: some 100,000 words, a book."""
_LIMIT = f"of an article, the first {MOST_CHARACTERS:,} characters or {MOST_PIECES:,} paragraphs are read"
_NO_END = f"a stretch without the end of a sentence; up to {LONGEST:,} characters are read"
_READ = ("title", "body")
_OPENING, _CLOSING = frozenset("“«„"), frozenset("”»")
_BREAKS = (
    re.compile(
        r"(?:\b[^\W\d_A-ZА-ЯЄІЇҐЁ]\w\w++|\b\w{6,}+|\d|[)\]%”»\"])[.!?…]++[”»\"’')\]]*+\s++(?=[“«„\"(—–-]?[A-ZА-ЯЄІЇҐЁ])"
    ),
    re.compile(r"\n\s*+|(?<![.!?…])[.!?…]++[”»\"’')\]]*+\s++"),
)
"""Where a paragraph may be cut, the better first: after a sentence, after anything that looks like the end of one."""


def is_short(article: Article) -> bool:
    """Whether nothing of an article needs to be cut, or left out."""
    lengths = [p.end - p.start for p in article.body()]
    return max(lengths, default=0) <= LONGEST and sum(lengths) <= MOST_CHARACTERS and len(lengths) <= MOST_PIECES


def in_pieces(article: Article) -> tuple[Article, list[Loss]]:
    """The article with bounded paragraphs, and what of its story is left out of them."""
    kept: list[Paragraph] = []
    losses: list[Loss] = []
    others = [p for p in article.paragraphs if p.kind not in _READ]
    characters = 0
    pieces = _pieces(article, losses)
    for piece in pieces:
        characters += piece.end - piece.start
        if characters > MOST_CHARACTERS or len(kept) >= MOST_PIECES:
            last = max(p.end for p in article.body())
            losses = [loss for loss in losses if loss.start < piece.start]
            losses.append(Loss(piece.start, last, "limit", _LIMIT))
            break
        kept.append(piece)
    if not losses and len(kept) + len(others) == len(article.paragraphs):
        return article, []
    return replace(article, paragraphs=tuple(sorted([*kept, *others], key=lambda p: p.start))), losses


def _pieces(article: Article, losses: list[Loss]) -> Iterator[Paragraph]:
    """The pieces of the story, in order; what can be in none is added to the losses."""
    for paragraph in article.body():
        start = paragraph.start
        while paragraph.end - start > LONGEST:
            cut = _cut(article.text, start, start + LONGEST)
            if cut:
                yield Paragraph(start, cut, paragraph.kind)
                start = cut
                continue
            end = _next_break(article.text, start + LONGEST, paragraph.end)
            losses.append(
                Loss(
                    start,
                    end,
                    "limit",
                    _NO_END,
                )
            )
            start = end
        if article.text[start : paragraph.end].strip():
            yield Paragraph(start, paragraph.end, paragraph.kind)


def _cut(text: str, start: int, end: int) -> int:
    """The last offset at which text[start:end] may be cut, outside a quotation where there is such; 0 for none."""
    for kind in _BREAKS:
        cuts = [m.end() for m in kind.finditer(text, start, end) if m.end() < end]
        if cuts:
            return next((c for c in reversed(cuts) if _is_outside(text[start:c])), cuts[-1])
    return 0


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where text[start:end] may be cut after a sentence, the end itself left out; an abbreviation ends none."""
    return (m.end() for m in _BREAKS[0].finditer(text, start, end) if m.end() < end)


def _is_outside(text: str) -> bool:
    """Whether no quotation is open at the end of a text."""
    opened = sum(text.count(c) for c in _OPENING) - sum(text.count(c) for c in _CLOSING)
    return opened <= 0 and text.count('"') % 2 == 0


def _next_break(text: str, start: int, end: int) -> int:
    """Where the sentence that text[start:end] begins inside of ends."""
    found = _BREAKS[1].search(text, start, end)
    return found.end() if found else end
