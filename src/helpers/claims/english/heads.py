"""The head of an English article: its first paragraphs with whom they name."""

from functools import lru_cache

from helpers.articles.model import Article
from helpers.claims.documents import Head, tops
from helpers.claims.english.parsing.pipeline import model
from helpers.claims.names import Names
from helpers.conflicts import Conflict


@lru_cache(maxsize=8)
def names_of(conflict: Conflict) -> Names:
    """The conflict's names in the model's own tokens; the few conflicts of a run are kept."""
    return Names(conflict, lambda name: [t.text for t in model().make_doc(name)])


def heads_of(article: Article, names: Names) -> list[Head]:
    """The paragraphs in which the article may say whose it is."""
    found = []
    for text in tops(article):
        words = [t.text for t in model().make_doc(text)]
        found.append(Head(text, words, names.find(words)))
    return found
