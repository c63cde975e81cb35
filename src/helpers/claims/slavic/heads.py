"""The head of a Russian or Ukrainian article: its first sentences with whom they name."""

from collections.abc import Iterable

from helpers.claims.documents import TOP, Head
from helpers.claims.slavic.names import SlavicNames
from helpers.claims.slavic.words import Sentence


def heads_of(sentences: Iterable[Sentence], names: SlavicNames) -> list[Head]:
    """The sentences in which the article may say whose it is, headline included."""
    first = [s for _, s in zip(range(TOP), sentences, strict=False)]
    return [Head(" ".join(w.text for w in s.words), [w.text for w in s.words], names.find(s)) for s in first]
