"""Lists inside and after a story that are not it: other stories, news tickers, tags, comments, references."""

from itertools import accumulate

from helpers.articles.lines import ends_sentence
from helpers.articles.piece import Piece

LEAST = 30  # words of story before a phrase can end it


def mark(story: list[Piece]) -> None:
    """Give the pieces of such lists their kinds."""
    told = list(accumulate((p.words if p.prose else 0 for p in story), initial=0))
    i = 0
    while i < len(story):
        p = story[i]
        before = told[i]
        if p.scope == "end" and before >= LEAST:
            for q in story[i:]:
                _furnish(q, p.kind)
            return
        if p.scope in ("section", "inline") and (before or not story[0].prose):
            i = _consume(story, i, before, told[-1] - before)
        elif p.scope == "list":
            i = _consume_list(story, i)
        elif p.scope == "clock":
            i = _consume_ticker(story, i)
        else:
            i += 1


def _furnish(piece: Piece, kind: str) -> None:
    if piece.kind in ("", "title", "menu") or piece.scope in ("section", "inline"):
        piece.kind = kind
    piece.prose = False


def _consume(story: list[Piece], at: int, before: int, after: int) -> int:
    """Mark a list of other stories that opens at `at`, with so many words of running text before and after it.

    Returns where the story resumes.

    Before any running text, a phrase over most of it is the heading of a digest. A list's items are headlines, some with a sentence under them. Where a sentence follows the phrase itself, the
    items' headlines were lost if little text is left, or else the phrase stands alone and the story goes on.
    """
    story[at].kind = "teaser"
    start = at + 1
    if start < len(story) and story[start].prose:
        if story[at].scope == "inline" or after > before / 2:
            return start
        resumes = len(story)
    else:
        resumes = _resumption(story, start, single=story[at].scope == "inline")
        if not before and 2 * sum(q.words for q in story[start:resumes] if q.prose) > after:
            return start
    for q in story[start:resumes]:
        _furnish(q, "teaser")
    return resumes


def _resumption(story: list[Piece], start: int, *, single: bool) -> int:
    """First sentence after a list of headlines that is no summary under one of them: another follows it at once."""
    for i in range(start, len(story)):
        if not story[i].prose or not ends_sentence(story[i].text):
            continue
        following = next((q for q in story[i + 1 :] if not q.kind), None)
        if single or (following is not None and following.prose and story[i].words >= 8):
            return i
    return len(story)


def _consume_list(story: list[Piece], at: int) -> int:
    i = at + 1
    while i < len(story) and not story[i].prose and story[i].scope not in ("section", "inline", "end"):
        _furnish(story[i], story[at].kind)
        i += 1
    return i


def _consume_ticker(story: list[Piece], at: int) -> int:
    """A time of day over a headline is an item of a news ticker; over a sentence it stamps an entry of a live blog."""
    following = story[at + 1] if at + 1 < len(story) else None
    if following is not None and not following.prose and not following.kind:
        following.kind = "teaser"
    return at + 1
