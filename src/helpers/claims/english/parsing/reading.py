"""Parsed paragraphs made into plain words (see `words`), and sentences of them into paragraphs."""

from collections.abc import Iterable, Sequence
from typing import Any

from spacy.attrs import DEP, HEAD, IDX, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc as Parsed

from helpers.claims.english.parsing.words import Doc, Span, Token

REMEMBERED = 50_000
"""Words whose forms, tags and labels are kept."""
_READ = [ORTH, TAG, POS, LEMMA, DEP, HEAD, IDX, SPACY, SENT_START]
_STARTS = 1
_WRAPPED, _WRAP = 1 << 63, 1 << 64
"""A head before its word has a number below zero, which is given as one above this."""


class Reader:
    """Copies paragraphs of one model."""

    def __init__(self, model: Language) -> None:
        self._vocab = model.vocab
        self._known: dict[tuple[int, ...], tuple[Any, Any]] = {}

    def __call__(self, parsed: Parsed) -> Doc:
        """A parsed paragraph as rules read it."""
        doc, known = Doc(parsed.text), self._known
        if len(known) > REMEMBERED:
            known.clear()
        heads: list[int] = []
        for i, (*key, head, idx, space, start) in enumerate(parsed.to_array(_READ).tolist()):
            form, words = known.get(tuple(key)) or self._learn(*key)
            text, low, tag, pos, lemma, dep = words
            white = " " if space else ""
            doc.words.append(Token(doc, i, idx, form, text, low, tag, pos, lemma, dep, white, start == _STARTS))
            heads.append(i + head - (_WRAP if head >= _WRAPPED else 0))
        edges = [(word.left_edge.i, word.right_edge.i) for word in parsed]
        _hang(doc, heads, edges)
        return doc

    def _learn(self, orth: int, tag: int, pos: int, lemma: int, dep: int) -> tuple[Any, Any]:
        """A word's form, and all of it that is text."""
        form, strings = self._vocab[orth], self._vocab.strings
        words = (form.text, form.lower_, *(strings[n] for n in (tag, pos, lemma, dep)))
        found = self._known[orth, tag, pos, lemma, dep] = form, words
        return found


def _hang(doc: Doc, heads: Sequence[int], edges: Iterable[tuple[int, int]]) -> None:
    """Hang a paragraph's words on their heads."""
    words = doc.words
    for word, head, (left, right) in zip(words, heads, edges, strict=True):
        word.hang(words[head])
        word.left_edge, word.right_edge = words[left], words[right]


def alone(sentence: Span) -> Doc:
    """A sentence as a paragraph of its own."""
    doc, at = Doc(sentence.text), sentence.start
    for t in sentence:
        words = (t.text, t.lower_, t.tag_, t.pos_, t.lemma_, t.dep_)
        i, idx = t.i - at, t.idx - sentence.start_char
        doc.words.append(Token(doc, i, idx, t.form, *words, t.whitespace_, t.is_sent_start))
    edges = [(t.left_edge.i - at, t.right_edge.i - at) for t in sentence]
    _hang(doc, [t.head.i - at for t in sentence], edges)
    return doc
