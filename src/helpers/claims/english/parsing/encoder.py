"""The vectors by which tagger and parser judge each word of a text, in a third of the time that spaCy takes for them.

They are the model's own, made in two steps as it makes them: a vector of each word by itself, then one of each word
among its neighbours. The first is made once for each word and remembered, since nothing else in the text bears on it.
Both multiply matrices by numpy's library instead of spaCy's, which takes twice as long.
"""

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.attrs import NORM, ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

REMEMBERED = 20_000
"""Words whose vectors are kept: 8 MB."""
_KEY = [ORTH, NORM, SPACY]
"""What of a word its own vector depends on: prefix, suffix and shape are those of its letters."""


class Encoder:
    """Does the work of a model's `tok2vec` on tokenised paragraphs, and leaves the model as it is."""

    COMPONENT = "tok2vec"

    def __init__(self, model: Language) -> None:
        self._vocab = model.vocab
        component: Any = model.get_pipe(self.COMPONENT)
        layers = component.model.copy()
        ops = NumpyOps(use_blis=False)
        for layer in layers.walk():
            layer.ops = ops
        self._alone, self._among_others = layers.layers
        self._known: dict[tuple[int, ...], numpy.ndarray] = {}

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Give each paragraph the vectors of its words, where the tagger and the parser look for them."""
        keys = [[tuple(key) for key in doc.to_array(_KEY).tolist()] for doc in docs if len(doc)]
        self._learn({key for of_doc in keys for key in of_doc} - self._known.keys())
        alone = [numpy.array([self._known[key] for key in of_doc]) for of_doc in keys]
        for doc, vectors in zip(filter(len, docs), self._among_others.predict(alone), strict=True):
            doc.tensor = vectors
        if len(self._known) > REMEMBERED:
            self._known.clear()

    def _learn(self, keys: set[tuple[int, ...]]) -> None:
        """Remember the vectors of these words."""
        if not keys:
            return
        new, strings = sorted(keys), self._vocab.strings
        words = [strings[orth] for orth, _, _ in new]
        doc = Doc(self._vocab, words=words, spaces=[bool(space) for _, _, space in new])
        for token, (_, norm, _) in zip(doc, new, strict=True):
            token.norm_ = strings[norm]
        self._known.update(zip(new, self._alone.predict([doc])[0], strict=True))
