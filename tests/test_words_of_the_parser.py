"""Words as rules read them tell what spaCy's own tell."""

import itertools
import random
from pathlib import Path

import pytest

from helpers.articles import read_articles
from helpers.claims.english.parsing import pipeline
from helpers.claims.english.parsing.reading import Reader, alone

ARTICLES = [a for a in read_articles(Path(__file__).parent / "gold" / "articles").articles if a.language == "en"]
TEXTS = [
    *(a.text[p.start : p.end] for a in ARTICLES for p in a.body()),
    'The towns of Alpha, Beta (in the Delta district) and  Gamma\nwere hit, he said; "it\'s 40 per cent" ours.',
    "What did the governor who fled say that the troops had taken, and of whom?",
    "",
]
SAID = [
    *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "whitespace_", "text_with_ws"),
    *("is_alpha", "is_digit", "is_lower", "is_punct", "is_quote", "is_space", "is_title", "is_upper", "like_num"),
    "ent_type_",
]
LED = ["children", "lefts", "rights", "subtree", "ancestors", "conjuncts"]


@pytest.fixture(scope="module")
def parsed():
    """The texts, parsed by spaCy."""
    tokenized = [pipeline.tokenize(text) for text in TEXTS]
    pipeline._encoder()(tokenized)
    return [pipeline._morphology()(d) for d in pipeline.model().pipe(tokenized, disable=pipeline.UNUSED)]


@pytest.fixture
def pairs(parsed):
    """(spaCy's paragraph; as rules read it), which a test may change."""
    reader = Reader(pipeline.model())
    return [(doc.copy(), reader(doc)) for doc in parsed]


def test_words_tell_what_spacys_tell(pairs):
    for own, read in pairs:
        assert (len(own), own.text) == (len(read), read.text)
        for theirs, ours in zip(own, read, strict=True):
            assert [getattr(theirs, name) for name in SAID] == [getattr(ours, name) for name in SAID]
            assert bool(theirs.is_sent_start) == ours.is_sent_start
            assert (len(theirs), str(theirs)) == (len(ours), str(ours))


def test_words_lead_where_spacys_lead(pairs):
    for own, read in pairs:
        for theirs, ours in zip(own, read, strict=True):
            assert theirs.head.i == ours.head.i
            assert (theirs.left_edge.i, theirs.right_edge.i) == (ours.left_edge.i, ours.right_edge.i)
            for way in LED:
                assert [t.i for t in getattr(theirs, way)] == [t.i for t in getattr(ours, way)], (way, own.text)
            assert [theirs.is_ancestor(t) for t in own] == [ours.is_ancestor(t) for t in read]
            assert (theirs.sent.start, theirs.sent.end) == (ours.sent.start, ours.sent.end)


def test_stretches_are_those_of_spacy(pairs):
    for own, read in pairs:
        assert [(s.start, s.end, s.text) for s in own.sents] == [(s.start, s.end, s.text) for s in read.sents]
        for start, length in itertools.product(range(0, len(own), 3), (0, 1, 2, 5, 90)):
            theirs, ours = own[start : start + length], read[start : start + length]
            assert (theirs.start, theirs.end, theirs.text) == (ours.start, ours.end, ours.text)
            assert [t.i for t in theirs] == [t.i for t in ours]
            if length:
                assert (theirs.start_char, theirs.end_char) == (ours.start_char, ours.end_char)
                assert (theirs.root.i, theirs[-1].i, theirs[:1].end) == (ours.root.i, ours[-1].i, ours[:1].end)
        for start in range(0, len(own.text), 5):
            theirs = own.char_span(start, start + 4, alignment_mode="expand")
            ours = read.char_span(start, start + 4)
            if theirs is not None:  # spaCy finds none past the end
                assert (ours.start, ours.end) == (theirs.start, theirs.end)


def test_a_sentence_alone_has_its_own_numbers(pairs):
    for own, read in pairs:
        for theirs, ours in zip(own.sents, read.sents, strict=True):
            copied, made = theirs.as_doc(), alone(ours)
            assert made.text == copied.text.rstrip()
            assert [(t.i, t.idx, t.head.i, t.dep_, t.lemma_, t.left_edge.i) for t in made] == [
                (t.i, t.idx, t.head.i, t.dep_, t.lemma_, t.left_edge.i) for t in copied
            ]


def test_words_hung_anew_have_the_edges_and_sentences_that_spacy_gives_them(pairs):
    """Wherever a word is hung, across others and below itself, too."""
    chance = random.Random(7)
    for own, read in pairs:
        for at, to in [(chance.randrange(len(own)), chance.randrange(len(own))) for _ in range(6) if len(own)]:
            own[at].head, read[at].head = own[to], read[to]
            assert [t.head.i for t in own] == [t.head.i for t in read]
            for name in ("left_edge", "right_edge"):
                assert [getattr(t, name).i for t in own] == [getattr(t, name).i for t in read]
            assert [bool(t.is_sent_start) for t in own] == [t.is_sent_start for t in read]
            assert [[a.i for a in t.ancestors] for t in own] == [[a.i for a in t.ancestors] for t in read]


def test_a_paragraph_whose_words_hang_in_a_circle_stays_as_it_was_parsed(monkeypatch):
    def circle(doc):
        doc[1].head, doc[2].head = doc[2], doc[1]

    parsed = pipeline.parse([pipeline.tokenize("The rebels took the town.")])[0]
    monkeypatch.setattr(pipeline, "put_right", circle)
    kept = pipeline.parse([pipeline.tokenize("The rebels took the town.")])[0]
    assert [(t.head.i, t.dep_, t.left_edge.i) for t in kept] == [(t.head.i, t.dep_, t.left_edge.i) for t in parsed]


def test_names_are_marked_anew(pairs):
    read = next(read for _, read in pairs if len(read) > 5)
    first, second = read[1:3], read[3:4]
    first.label_ = second.label_ = "PERSON"
    read.set_ents([first])
    read.set_ents([second])
    assert [t.ent_type_ for t in read[:5]] == ["", "", "", "PERSON", ""]
    assert read.ents == (second,)


def test_released_words_hold_each_other_no_more():
    read = pipeline.parse([pipeline.tokenize("The rebels took the town.")])[0]
    words = list(read)
    read.release()
    assert len(read) == 0
    assert not any(hasattr(word, "head") or hasattr(word, "children") for word in words)
