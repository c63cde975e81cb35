"""Which articles are worth parsing: a claim needs a party to the conflict, and words that tell of fighting."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc as Tokenized

from helpers.claims import lexicon
from helpers.claims.english.parsing.pipeline import forms
from helpers.claims.english.parsing.words import Doc
from helpers.claims.english.speech.sources import GOVERNMENT_WORDS, government_side
from helpers.claims.names import Names
from helpers.claims.sources import Source

ENOUGH, WORDS_FOR_EACH = 2, 60
"""Words of fighting that an article has to have, one for so many words, up to two; a text shorter than that needs none.

English articles with claims of the development set and of the own gold, nine wars, have at least five.
"""
MUCH_SPORT = 3
"""From so many words of sport on, an article that has no more words of fighting is about a match."""


def may_hold_claims(paragraphs: Iterable[Tokenized], names: Names, own: Source) -> bool:
    """Whether an article of these tokenised paragraphs can hold a claim at all, seen from its words alone.

    A claim's side, controller, actor or target is a party (`extractor` drops an article without one), and the
    rules know a party only by its names, by words for the government that one of them forms, or by `own`, who
    publishes the article. An office that names no state ("the governor") makes no article one about a war, nor does a
    party's name alone: sport and diplomacy name them as well, but without the words of fighting that no article of
    some length on a front does without. Errs towards True.
    """
    if own.side in names.parties:
        return True
    texts = [[t.text for t in doc] for doc in paragraphs]
    if not _tells_of_fighting(texts):
        return False
    government = GOVERNMENT_WORDS if government_side(names) else frozenset()
    return any(
        names.may_tell_party(words, forms)
        or (government and any(not government.isdisjoint(forms(word)) for word in words))
        for words in texts
    )


def tells_of_fighting(doc: Doc) -> bool:
    """Whether a paragraph has a word of war at all."""
    return any(_kind(token.text) == "war" for token in doc)


def _tells_of_fighting(texts: list[list[str]]) -> bool:
    """Whether there are as many words of fighting as an article of that length has at the least, and fewer of sport."""
    kinds = Counter(_kind(word) for words in texts for word in words)
    fighting, sport = kinds["war"], kinds["sport"]
    return fighting >= min(ENOUGH, sum(map(len, texts)) // WORDS_FOR_EACH) and (sport < MUCH_SPORT or sport < fighting)


@lru_cache(maxsize=50_000)
def _kind(word: str) -> str:
    """Whether a word tells of war, of sport, or of neither."""
    return next((kind for kind in ("war", "sport") if not forms(word).isdisjoint(lexicon.words(kind))), "")
