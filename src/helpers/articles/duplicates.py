"""Which article repeats which: the same story again, whatever stands around it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.articles.model import Article
from helpers.articles.piece import fold

SHORT = 15
"""Words of a story up to which two with different headlines are different: "Details to follow"."""
CUT = ("…", "...")
"""How a text ends that was cut off: its beginning may be what a site puts before every story."""


@dataclass
class _First:
    """The article that others of the same story repeat; where it cannot be read, the first of them that can."""

    article: str
    title: str
    is_readable: bool


class Seen:
    """Stories met so far; `is_readable` tells whether most of an article can be read for claims.

    Copies differ in their punctuation and their line ends, so that one may be readable where another is not.
    """

    def __init__(self, is_readable: Callable[[Article], bool] = lambda article: True) -> None:
        self._is_readable = is_readable
        self._known: dict[bytes, list[_First]] = {}

    def mark(self, article: Article) -> Article:
        """The article with `duplicate_of` filled where an earlier one has the same story, and can be read as well."""
        body = " ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body")
        story = fold(body)
        title = fold(article.title)
        known = self._known.setdefault(hashlib.sha256((story or title).encode()).digest(), [])
        for first in known:
            told_apart = title and first.title and title != first.title
            if not told_apart or (len(story.split()) > SHORT and not body.rstrip().endswith(CUT)):
                if not first.is_readable and self._is_readable(article):
                    first.article, first.is_readable = article.article, True
                    return article
                return replace(article, duplicate_of=first.article)
        known.append(_First(article.article, title, self._is_readable(article)))
        return article
