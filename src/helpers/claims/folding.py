"""A copy of an article for the parsers, without signs that nobody sees, and the way back to the article's own text.

Some signs hide words from every dictionary (`helpers.articles.hidden`). The copy has the words as dictionaries write
them; what is found in it is told with the offsets and the words of the article as it is stored. An article without such
signs is its own copy.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from helpers.articles.hidden import HIDING, hides, shown
from helpers.articles.model import Article, Paragraph
from helpers.claims.records import Draft

_WORDS = ("speaker_text", "cue", "relayed_by", "share_modifier", "place_text")
"""Fields of a draft that hold words of the text. `speaker` and `place` are names, and stay without hidden signs."""


@dataclass(frozen=True)
class Folded:
    """An article as the parsers get it, and where each stretch that was changed stood.

    `edits` are (start, end) in the copy and (start, end) in the article, in order.
    """

    article: Article
    original: Article
    edits: tuple[tuple[int, int, int, int], ...]

    def start(self, at: int) -> int:
        """Where the character at an offset of the copy begins in the article."""
        number = bisect_right(self.edits, at, key=lambda e: e[0]) - 1
        if number < 0:
            return at
        _, end, old_start, old_end = self.edits[number]
        return old_start if at < end else old_end + at - end

    def end(self, at: int) -> int:
        """Where the character before an offset of the copy ends in the article."""
        number = bisect_right(self.edits, at - 1, key=lambda e: e[0]) - 1
        if at <= 0 or number < 0:
            return at
        _, end, _, old_end = self.edits[number]
        return old_end if at <= end else old_end + at - end

    def back(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Drafts with offsets into the copy → with offsets, and words, of the article."""
        return [self._back(d) for d in drafts] if self.edits else list(drafts)

    def _back(self, draft: Draft) -> Draft:
        sentence = draft.sentence
        words: dict[str, Any] = {
            name: self._words(getattr(draft, name), sentence) for name in _WORDS if getattr(draft, name)
        }
        return replace(
            draft,
            start=self.start(draft.start),
            end=self.end(draft.end),
            sentence=(self.start(sentence[0]), self.end(sentence[1])),
            **words,
        )

    def _words(self, words: str, sentence: tuple[int, int]) -> str:
        """Words of the copy as the article writes them; as they are where they stand nowhere in one piece."""
        at = self.article.text.find(words, *sentence)
        if at < 0:
            at = self.article.text.find(words)
        return self.original.text[self.start(at) : self.end(at + len(words))] if at >= 0 else words


def folded(article: Article) -> Folded:
    """The copy of an article that the parsers get."""
    text = article.text
    edits: list[tuple[int, int, int, int]] = []
    parts: list[str] = []
    done = length = 0
    for match in HIDING.finditer(text) if hides(text) else ():
        start, end = match.span()
        new = shown(match.group())
        if new == match.group():
            continue
        parts += (text[done:start], new)
        length += start - done
        edits.append((length, length + len(new), start, end))
        length += len(new)
        done = end
    if not edits:
        return Folded(article, article, ())
    parts.append(text[done:])
    moved = (Paragraph(_at(p.start, edits), _at(p.end, edits), p.kind) for p in article.paragraphs)
    paragraphs = tuple(p for p in moved if p.start < p.end)
    copy = replace(article, text="".join(parts), paragraphs=paragraphs)
    return Folded(copy, article, tuple(edits))


def _at(at: int, edits: list[tuple[int, int, int, int]]) -> int:
    """An offset of the article in the copy."""
    number = bisect_right(edits, at, key=lambda e: e[2]) - 1
    if number < 0:
        return at
    start, end, _, old_end = edits[number]
    return start if at < old_end else end + at - old_end
