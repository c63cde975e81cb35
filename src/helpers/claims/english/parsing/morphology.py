"""Parts of speech and lemmas of parsed words, as the model's own rules give them, looked up instead of run.

The model derives them with two components of rules, `attribute_ruler` and `lemmatizer`, which take a quarter of the
pipeline's time. All rules but a handful look at one word, its tag and its dependency label, so what they make of it is
found out once, on a text of this one word, and remembered; where a rule for several words fits ("gon na", "let 's",
"there is"), on a text of these words. Features (`Token.morph`) are left out: no rule of ours asks for them.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy
from spacy.attrs import DEP, LEMMA, LOWER, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

REMEMBERED = 50_000
_KEY = [LOWER, ORTH, TAG, DEP]
_LOOKED_UP = [TAG, POS, LEMMA]


class Morphology:
    """Does the work of a model's `attribute_ruler` and `lemmatizer` on tagged and parsed paragraphs."""

    COMPONENTS = ("attribute_ruler", "lemmatizer")

    def __init__(self, model: Language) -> None:
        self._vocab = model.vocab
        self._components: list[Any] = [model.get_pipe(name) for name in self.COMPONENTS]
        self._of_several_words = Matcher(model.vocab)
        rules = [tokens for rule in self._components[0].patterns for tokens in rule["patterns"] if len(tokens) > 1]
        self._of_several_words.add("several", rules)
        self._telling = {self._vocab.strings[_telling(tokens)] for tokens in rules}
        self._of_words = lru_cache(REMEMBERED)(self._found)

    def __call__(self, doc: Doc) -> Doc:
        """The paragraph, with part of speech and lemma of each word."""
        if not len(doc):
            return doc
        keys = doc.to_array(_KEY)
        single = [tuple(key) for key in keys[:, 1:].tolist()]
        words = numpy.array([self._of_words(key)[0] for key in single], dtype="uint64")
        if not self._telling.isdisjoint(keys[:, (0, -1)].ravel().tolist()):
            for _, start, end in self._of_several_words(doc):
                words[start:end] = self._of_words(*single[start:end])
        for i in numpy.flatnonzero(words[:, -1] != keys[:, -1]).tolist():
            doc[i].dep = int(words[i, -1])  # not with the rest: an array with labels has to have heads, too
        return doc.from_array(_LOOKED_UP, words[:, :-1])  # type: ignore[arg-type]  # spaCy's stub wants a list

    def _found(self, *keys: tuple[int, int, int]) -> list[tuple[int, int, int, int]]:
        """Tag, part of speech, lemma and dependency label of words that stand together, as numbers of the vocabulary.

        `keys` has each word's own number, tag and label.
        """
        words, tags, labels = ([self._vocab.strings[key[n]] for key in keys] for n in range(3))
        heads = [0] * len(keys)
        doc = Doc(self._vocab, words=words, spaces=[False] * len(keys), tags=tags, deps=labels, heads=heads)
        for component in self._components:
            doc = component(doc)
        return [(token.tag, token.pos, token.lemma, token.dep) for token in doc]


def _telling(rule: Sequence[dict[str, Any]]) -> str:
    """A word or dependency label without which a rule for several words cannot fit; the matcher is slow to ask."""
    return next(value for name in ("LOWER", "DEP") for token in rule if isinstance(value := token.get(name), str))
