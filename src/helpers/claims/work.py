"""An article on its way through an extractor: readable, in pieces, with what of it is lost."""

from dataclasses import dataclass, replace

from helpers.articles.model import Article
from helpers.claims.abstention import judge
from helpers.claims.documents import Document
from helpers.claims.features import Text
from helpers.claims.folding import Folded, folded
from helpers.claims.losses import Loss, Losses, is_most
from helpers.claims.main_place import mark_borne_out
from helpers.claims.pieces import in_pieces
from helpers.claims.records import Found, claims_rows


@dataclass(frozen=True)
class Work:
    """An article as an extractor gets it, and what of it is lost on the way."""

    folded: Folded
    article: Article
    losses: Losses

    @classmethod
    def of(cls, article: Article) -> "Work":
        """The work that an article makes."""
        copy = folded(article)
        pieces, aside = in_pieces(copy.article)
        return cls(copy, pieces, Losses(len(pieces.text), article.article, aside))

    def judged(self, found: Found, conflict: str) -> list[dict[str, object]]:
        """The rows of what was found, with only what is likely enough to be right."""
        rows = claims_rows(self.folded.original, self.folded.back(mark_borne_out(found.drafts)))
        return judge(rows, Text(conflict, self.article.language, found.document.genre))

    def document(self, read: Document) -> Document:
        """The document, with its sections' offsets into the article itself."""
        moved = (replace(s, start=self.folded.start(s.start), end=self.folded.end(s.end)) for s in read.sections)
        return replace(read, sections=tuple(moved))

    def is_mostly_lost(self) -> bool:
        """Whether half of the article's story or more is lost."""
        losses = self.told()
        return bool(losses) and is_most(self.folded.original, losses)

    def told(self) -> list[Loss]:
        """The losses, with offsets into the article itself, in the order of the text."""
        moved = (replace(x, start=self.folded.start(x.start), end=self.folded.end(x.end)) for x in self.losses.found)
        return sorted(moved, key=lambda loss: (loss.start, loss.end))
