"""Parts of speech, features and lemmas of parsed words, as the model's own rules give them, looked up instead of run.

The model derives them with two components of rules, `attribute_ruler` and `lemmatizer`, which take a quarter of the
pipeline's time. All rules but a handful look at one word, its tag and its dependency label, so what they make of it is
found out once, on a text of this one word, and remembered. Paragraphs in which a rule for several words fits ("gon na",
"let 's") go through the model's components.
"""

from functools import lru_cache
from typing import Any

import numpy
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

REMEMBERED = 50_000
_KEY = [ORTH, TAG, DEP]
_LOOKED_UP = [TAG, POS, LEMMA, MORPH]


class Morphology:
    """Does the work of a model's `attribute_ruler` and `lemmatizer` on tagged and parsed paragraphs."""

    COMPONENTS = ("attribute_ruler", "lemmatizer")

    def __init__(self, model: Language) -> None:
        self._vocab = model.vocab
        self._components: list[Any] = [model.get_pipe(name) for name in self.COMPONENTS]
        self._of_several_words = Matcher(model.vocab)
        rules = [tokens for rule in self._components[0].patterns for tokens in rule["patterns"] if len(tokens) > 1]
        self._of_several_words.add("several", rules)
        self._of_word = lru_cache(REMEMBERED)(self._found)

    def __call__(self, doc: Doc) -> Doc:
        """The paragraph, with part of speech, features and lemma of each word."""
        if not len(doc) or self._of_several_words(doc):
            return self._run(doc)
        words = [self._of_word(*key) for key in doc.to_array(_KEY).tolist()]
        for token, (_, dep, *_) in zip(doc, words, strict=True):
            if token.dep != dep:
                token.dep = dep
        return doc.from_array(_LOOKED_UP, numpy.array([word[:1] + word[2:] for word in words], dtype="uint64"))

    def _found(self, word: int, tag: int, dep: int) -> tuple[int, int, int, int, int]:
        """Tag, dependency label, part of speech, lemma and features of a word, all as numbers of the vocabulary."""
        text, *labels = (self._vocab.strings[number] for number in (word, tag, dep))
        doc = self._run(Doc(self._vocab, words=[text], spaces=[False], tags=labels[:1], deps=labels[1:], heads=[0]))
        return doc[0].tag, doc[0].dep, doc[0].pos, doc[0].lemma, doc[0].morph.key

    def _run(self, doc: Doc) -> Doc:
        for component in self._components:
            doc = component(doc)
        return doc
