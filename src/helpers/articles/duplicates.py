"""Which article repeats which: the same story again, whatever stands around it."""

import hashlib
from dataclasses import replace

from helpers.articles.model import Article
from helpers.articles.piece import fold

SHORT = 60
"""Words of a story up to which two with different headlines are different: "Details to follow", a text that is cut."""


class Seen:
    """Stories met so far."""

    def __init__(self) -> None:
        self._known: dict[bytes, list[tuple[str, str]]] = {}

    def mark(self, article: Article) -> Article:
        """The article with `duplicate_of` filled where an earlier one has the same story."""
        story = fold(" ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body"))
        title = fold(article.title)
        known = self._known.setdefault(hashlib.sha256((story or title).encode()).digest(), [])
        for first, other in known:
            if len(story.split()) > SHORT or not (title and other and title != other):
                return replace(article, duplicate_of=first)
        known.append((article.article, title))
        return article
