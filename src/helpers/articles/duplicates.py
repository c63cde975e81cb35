"""Which article repeats which: the same story again, whatever stands around it."""

import hashlib
from dataclasses import replace

from helpers.articles.model import Article
from helpers.articles.piece import fold

SHORT = 15
"""Words of a story up to which two with different headlines are different: "Details to follow"."""
CUT = ("…", "...")
"""How a text ends that was cut off: its beginning may be what a site puts before every story."""


class Seen:
    """Stories met so far."""

    def __init__(self) -> None:
        self._known: dict[bytes, list[tuple[str, str]]] = {}

    def mark(self, article: Article) -> Article:
        """The article with `duplicate_of` filled where an earlier one has the same story."""
        body = " ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body")
        story = fold(body)
        title = fold(article.title)
        known = self._known.setdefault(hashlib.sha256((story or title).encode()).digest(), [])
        for first, other in known:
            told_apart = title and other and title != other
            if not told_apart or (len(story.split()) > SHORT and not body.rstrip().endswith(CUT)):
                return replace(article, duplicate_of=first)
        known.append((article.article, title))
        return article
