"""What is done to be quick changes nothing of what is found."""

from dataclasses import replace
from pathlib import Path

import numpy
import pytest

from helpers import conflicts
from helpers.articles import read_articles
from helpers.claims.documents import document_of
from helpers.claims.english import extractor
from helpers.claims.english.frames import nominals
from helpers.claims.english.heads import heads_of
from helpers.claims.english.parsing.encoder import Encoder
from helpers.claims.english.parsing.morphology import Morphology
from helpers.claims.english.parsing.pipeline import forms, mended, model, parse, tokenize
from helpers.claims.english.parsing.quotations import quotations, quoted_tokens
from helpers.claims.english.parsing.reading import Reader
from helpers.claims.english.relevance import may_hold_claims
from helpers.claims.english.repairs import lists, table
from helpers.claims.english.repairs.stand_ins import parsed_as, stood_in
from helpers.claims.english.sides import ownership
from helpers.claims.english.sides.parties import Parties
from helpers.claims.english.speech import attribution, labels, sources, speakers
from helpers.claims.names import fold
from helpers.claims.sources import OWN, Source, own_voice
from helpers.places import Gazetteer

GOLD = Path(__file__).parent / "gold" / "articles"
ARTICLES = [a for a in read_articles(GOLD).articles if a.language == "en"]


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    return [a.text[p.start : p.end] for a in ARTICLES for p in a.body()]


@pytest.mark.parametrize("war", ["ukraine", "syria", "iraq", "karabakh"])
def test_articles_that_are_not_parsed_hold_no_claims(war, monkeypatch):
    """An article about another war or about sport is put aside by its words; parsed all the same, it gives nothing.

    Offices that name no state ("the governor") are nobody's here: they make no article one about this war.
    """
    conflict = conflicts.load(war)
    gazetteer, names = Gazetteer.for_conflict(conflict), extractor.names_of(conflict)

    def put_aside(article):
        words = [tokenize(article.text[p.start : p.end]) for p in article.body()]
        return not may_hold_claims(
            words, names, own_voice(document_of(article, conflict, heads_of(article, names)).owner)
        )

    others = [a for a in ARTICLES if put_aside(a)]
    monkeypatch.setattr(extractor, "may_hold_claims", lambda *_: True)
    monkeypatch.setattr(ownership, "government_side", lambda _: "")
    assert others
    assert [f.drafts for f in extractor.extract_all(others, conflict, gazetteer)] == [[] for _ in others]


def test_an_article_of_the_war_is_parsed():
    names = extractor.names_of(conflicts.load("ukraine"))
    assert may_hold_claims([tokenize("Later the Russians left.")], names, OWN)
    assert not may_hold_claims([tokenize("Later the visitors left the pitch.")], names, OWN)
    kyiv = next(a for a in names.conflict.actors if a.side in names.parties)
    own = Source(kyiv.actor, kyiv.side)
    assert may_hold_claims([tokenize("We left the town.")], names, own)


def test_an_article_that_names_a_party_without_fighting_is_put_aside():
    names = extractor.names_of(conflicts.load("ukraine"))
    sport = "The Ukrainian captain took the lead after an hour and held it to the end, as the Russians had feared. " * 8
    assert not may_hold_claims([tokenize(sport)], names, OWN)
    assert may_hold_claims([tokenize(sport + "Troops shelled the stadium.")], names, OWN)


def test_a_match_told_in_words_of_war_is_put_aside():
    names = extractor.names_of(conflicts.load("ukraine"))
    match = (
        "The Ukrainian players survived a siege in the second half, and a shell of a penalty sank the champions. " * 6
    )
    assert not may_hold_claims([tokenize(match)], names, OWN)
    war = "Ukrainian troops shelled the stadium where the champions trained, and killed a player, the army said. "
    assert may_hold_claims([tokenize(war + "The artillery fired rockets. " * 3)], names, OWN)


def test_lemmas_are_among_the_forms_that_a_word_may_have(paragraphs):
    words = {
        (t.text, t.lemma_)
        for doc in parse(map(tokenize, paragraphs))
        for t in doc
        if t.pos_ in ("NOUN", "PROPN", "ADJ")
    }
    assert [(word, lemma) for word, lemma in words if fold(lemma) not in forms(word)] == []


def _as_the_model_does(doc):
    """A paragraph parsed with its stand-ins, and then tagged by the model's own components."""
    parsed = parsed_as(doc, next(model().pipe([stood_in(doc)], disable=(*Morphology.COMPONENTS, "ner"))))
    for name in Morphology.COMPONENTS:
        parsed = model().get_pipe(name)(parsed)
    return parsed


def test_vectors_of_words_are_the_models_own(paragraphs):
    """Of words with another norm than their letters (can't), before a space and without one, met anew and remembered."""
    texts = [*paragraphs[:40], "We can't, y'all: can it wait ?", "", "A can of it , and\nthey ain't got  none."]
    encoder = Encoder(model())
    for _ in range(2):
        docs = [tokenize(text) for text in texts]
        own = [doc.tensor for doc in map(model().get_pipe(Encoder.COMPONENT), map(tokenize, texts))]
        encoder(docs)
        for doc, vectors in zip(docs, own, strict=True):
            assert numpy.allclose(doc.tensor, vectors if len(doc) else doc.tensor, atol=1e-4), doc.text


def test_parse_and_morphology_are_the_models_own(paragraphs):
    texts = [*paragraphs, "Let's go: we're gonna hold it, y'all.", "It 's ours ,  and\nthey ain't got none."]
    looked_up = parse(map(tokenize, texts))
    run = [_as_the_model_does(tokenize(text)) for text in texts]
    reader = Reader(model())

    def told(docs):
        return [(t.text, t.tag_, t.dep_, t.head.i, t.pos_, t.lemma_) for doc in docs for t in doc]

    assert Morphology(model())._of_several_words(run[-2])
    assert told(looked_up) == told(map(mended, map(reader, run)))


def test_paragraphs_scanned_together_name_what_they_name_alone(paragraphs):
    gazetteer = Gazetteer.for_conflict(conflicts.load("ukraine"))
    together, near = gazetteer.mentions_by_part(paragraphs)
    assert sum(map(len, together)) > 100
    assert together == [gazetteer.mentions(part, near=near) for part in paragraphs]


def test_words_that_are_passed_over_make_no_report(paragraphs, monkeypatch):
    names = extractor.names_of(conflicts.load("ukraine"))

    def reports():
        found = []
        for doc in parse(map(tokenize, paragraphs)):
            spans = quotations(doc.text)
            speaking = speakers.Speakers(Parties(doc, names), sources.Memory())
            told = attribution.attribute(doc, speaking, spans, quoted_tokens(doc, spans), before=None)
            found.append([(r.cue.i, r.act, r.source, r.content) for r in told.reports])
        return found

    quick = reports()
    monkeypatch.setattr(attribution, "may_be_cue", lambda token: token.pos_ not in attribution._NO_CUE)
    assert sum(map(len, quick)) > 50
    assert quick == reports()


def test_nouns_that_are_passed_over_make_no_proposition(paragraphs):
    """On own articles, of which some nouns do make one."""
    names = extractor.names_of(conflicts.load("ukraine"))
    told = 0
    for doc in parse(map(tokenize, paragraphs)):
        parties = Parties(doc, names)
        for token in doc:
            if token.pos_ in ("NOUN", "ADJ", "PROPN"):
                made = list(
                    nominals.of_noun(token, parties, lambda noun, of=parties: of.side(noun, "ukraine"), "ukraine")
                )
                told += bool(made)
                assert nominals.may_tell(token) or not made, token.sent.text
    assert told > 10


LISTS = (
    "The rebels took the villages of Alpha, Beta and Gamma in the Delta district. "
    "Several towns, including Epsilon and Zeta, were shelled near Eta and Theta. The villages are Iota and Kappa."
)
MISREAD = "They hold 60 per cent of the town. It counted 65 dead in Alpha. The guard beat off two counter-attacks."


def test_words_that_are_passed_over_open_no_list(paragraphs):
    opened = 0
    for doc in parse(map(tokenize, [*paragraphs, LISTS])):
        asked = set(lists._may_open(doc))
        openings = {t.i for t in doc[: max(0, len(doc) - 2)] if lists._opening(t) is not None}
        opened += len(openings)
        assert openings <= asked, doc.text
    assert opened > 20


def test_words_that_are_passed_over_need_no_repair(paragraphs, monkeypatch):
    def told():
        docs = parse(map(tokenize, [*paragraphs, MISREAD]))
        return [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_) for doc in docs for t in doc]

    quick = told()
    every = tuple(tuple(replace(repair, words=frozenset()) for repair in repairs) for repairs in table.PASSES)
    table._starting.cache_clear()
    monkeypatch.setattr(table, "PASSES", every)
    slow = told()
    table._starting.cache_clear()
    assert slow == quick
    assert ("cent", "percent") in {(word, lemma) for word, *_, lemma in quick}


@pytest.mark.parametrize(
    "label", ["Doe: ", "Alphaland's army, 9.05 a.m.: ", "The staff, 13:30. ", f"The {'a' * 134}: "]
)
def test_labels_have_the_mark_by_which_they_are_looked_for(label):
    text = label + "We hold the town."
    assert labels._TIMED.match(text) or labels._NAMED.match(text)
    assert labels._MARK.search(text, 0, labels._LONGEST)
