"""What a summary must not say: each case is a way in which words that stand in an article were told as more, or as another's."""

import dataclasses

import lxml.html
import pytest

import made_claims
import made_maps
import made_pages
from helpers import brief
from helpers.analysis import group_statements, relate_statements
from helpers.brief.fragments import hangs
from helpers.brief.lexicon import pattern


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


def summary(conflict, *rows, **articles) -> str:
    made = made_pages.material(made_claims.claims(rows), conflict, **articles)
    markup = brief.headline(made) + " | " + brief.summary(made)
    return " ".join(lxml.html.fragment_fromstring(str(markup), create_parent="div").text_content().split())


OWN = {"side": "red", "speaker": "Redland", "controller": "red", "attribution": "direct"}
NARRATED = {"side": "media", "attribution": "own_voice", "controller": "red"}


@pytest.mark.parametrize(
    ("sentence", "quote", "held"),
    [
        ("We hoped to take Alphaville.", "to take Alphaville", False),
        ("We managed to take Alphaville.", "to take Alphaville", True),
        ("Alphaville is almost entirely ours.", "Alphaville is almost entirely ours", False),
        ("We took Alphaville except for the silos.", "We took Alphaville except for the silos", False),
        ("We took a height overlooking Alphaville.", "We took a height overlooking Alphaville", False),
        ("Our men were capturing Alphaville.", "Our men were capturing Alphaville", False),
        ("Our men were holding Alphaville.", "Our men were holding Alphaville", True),
        ("We took eastern Alphaville.", "We took eastern Alphaville", False),
        ("Have you heard that we took Alphaville?", "we took Alphaville", False),
        ("We took Alphaville.", "We took Alphaville", True),
    ],
)
def test_who_holds_a_place_is_told_where_the_words_say_so_of_all_of_it(conflict, sentence, quote, held):
    told = summary(conflict, OWN | {"sentence": sentence, "quote": quote})
    assert ("says that it holds Alphaville" in told) == held, told


def test_a_checkpoint_that_was_taken_beside_a_place_is_not_the_place(conflict):
    row = NARRATED | {
        "quote": "eventually capturing it",
        "place_basis": "anaphor_same_sentence_main",
        "place_text": "it",
        "field_confidence": "place=0.99",
    }
    told = summary(
        conflict, row | {"sentence": "Redland reached a checkpoint on the road to Alphaville, eventually capturing it."}
    )
    assert "held Alphaville" not in told
    told = summary(conflict, row | {"sentence": "Redland reached Alphaville at dawn, eventually capturing it."})
    assert "held Alphaville" in told


def test_only_those_are_counted_with_a_side_whom_the_words_name(conflict):
    sides = tuple(
        dataclasses.replace(side, note="with the Old Guard, the Rangers and the Ostrian League")
        if side.side == "red"
        else side
        for side in conflict.sides
    )
    noted = dataclasses.replace(conflict, sides=sides)
    row = OWN | {"quote": "The Rangers hold Alphaville", "sentence": "The Rangers hold Alphaville."}
    assert "Counted with Redland: the Rangers." in summary(noted, row)
    assert "Counted with" not in summary(
        noted, row | {"quote": "We hold Alphaville", "sentence": "We hold Alphaville."}
    )


def test_headline_and_line_name_the_same_subject(conflict):
    row = OWN | {"speaker": "spokesman for the Grey Wolves", "role": "spokesperson", "quote": "we hold Alphaville"}
    told = summary(conflict, row)
    assert told.startswith("What Redland’s side says about Alphaville") and "Redland’s side says that it holds" in told
    assert summary(conflict, row | {"speaker": "spokesman for the Redland army"}).startswith("What Redland says")


def test_words_that_are_nobodys_or_anothers_are_not_told(conflict):
    held = {"quote": "the enemy lost Alphaville", "sentence": "The enemy lost Alphaville."}
    cases = [
        (
            OWN
            | {
                "quote": "the ground Redland maintains around Alphaville",
                "attribution": "indirect",
                "cue": "maintains",
                "speaker_text": "Redland",
            }
        ),
        (
            OWN
            | held
            | {
                "speaker": "Redland Defence Ministry",
                "speaker_text": "defence ministry",
                "sentence": "The enemy lost Alphaville, Bluelands defence ministry said.",
            }
        ),
        (OWN | held | {"speaker": "army officials", "side_basis": "office_without_owner"}),
        (OWN | held | {"speaker": "Redland broadcaster", "role": "media", "side_basis": "modifier"}),
        (NARRATED | {"quote": "Minister Anna Rot: Mister President, our army holds Alphaville"}),
    ]
    for row in cases:
        told = summary(conflict, row)
        assert "“" not in told and "holds Alphaville" not in told and "held Alphaville" not in told, told


def test_who_spoke_before_somebody_else_may_not_be_who_added_it(conflict):
    first = OWN | {
        "speaker": "General Rot",
        "speaker_text": "General Rot",
        "quote": "we took Betaville",
        "sentence": "General Rot said we took Betaville.",
        "place": "Betaville",
    }
    other = OWN | {
        "speaker": "Major Grau",
        "speaker_text": "Major Grau",
        "quote": "we took Gammaville",
        "sentence": "Major Grau said we took Gammaville.",
        "place": "Gammaville",
    }
    added = OWN | {
        "speaker": "General Rot",
        "speaker_text": "General Rot",
        "quote": "we took Alphaville",
        "sentence": "The source added: we took Alphaville.",
    }
    assert "holds Alphaville" not in summary(conflict, first, other, added)
    assert "holds Alphaville" in summary(conflict, first, added)


def test_a_place_that_lies_beside_another_lends_it_no_losses(conflict):
    raid = {
        "side": "independent",
        "speaker": "Watchers",
        "role": "monitor",
        "type": "strike",
        "quote": "raids hit a hamlet west of Alphaville",
        "relation": "west_of",
        "place_basis": "in_phrase",
    }
    dead = {
        "side": "independent",
        "speaker": "Watchers",
        "role": "monitor",
        "type": "losses",
        "quote": "33 civilians were killed",
        "place_basis": "lent_sentence_before_main",
        "field_confidence": "place=0.97",
    }
    assert "33 civilians" not in summary(conflict, raid, dead)
    assert "33 civilians" in summary(conflict, raid | {"relation": "in"}, dead)


def test_a_page_that_opens_with_another_day_has_no_clear_days(conflict):
    row = NARRATED | {
        "quote": "Redland took Alphaville on Tuesday",
        "said": "2025-05-20",
        "claim_date_basis": "weekday",
    }
    for text, told in (
        ("Last updated at May 272025 Redland took", "day unclear"),
        ("Tuesday 20 May 2025 Redland took", "20 May 2025"),
    ):
        made = made_claims.claims([row])
        table = made_claims.articles(made, texts={"a.txt": text}, published="2025-05-21", conflict=conflict.id)
        grouped, statements = group_statements(made, table)
        relations = relate_statements(statements, grouped, conflicts=[conflict])
        material = brief.gather(table, grouped, statements, relations, conflicts=[conflict])
        assert told in brief.summary(material).striptags()


def test_a_clause_whose_verb_stands_behind_the_words_is_not_quoted_without_it(conflict):
    text = "The clinic in Alphaville was levelled and more dead were feared under the rubble, Watchers said."
    quote = "The clinic in Alphaville was levelled and more dead"
    row = {
        "side": "independent",
        "speaker": "Watchers",
        "role": "monitor",
        "type": "losses",
        "quote": quote,
        "sentence": text,
    }
    made = made_claims.claims([row])
    table = made_claims.articles(made, texts={"a.txt": text}, conflict=conflict.id)
    grouped, statements = group_statements(made, table)
    relations = relate_statements(statements, grouped, conflicts=[conflict])
    told = brief.summary(brief.gather(table, grouped, statements, relations, conflicts=[conflict])).striptags()
    assert "was levelled" in told and "more dead" not in told


def test_a_year_of_another_clause_dates_nothing(conflict):
    row = NARRATED | {"quote": "Alphaville is held by Redland", "happened": "2012-07"}
    mine = row | {"sentence": "Alphaville is held by Redland while Betaville has been divided since July 2012."}
    assert "2012" not in summary(conflict, mine)
    assert "2012" in summary(conflict, row | {"sentence": "Alphaville is held by Redland since July 2012."})


def test_a_storys_undated_event_is_not_another_that_is_dated(conflict):
    dated = NARRATED | {"quote": "Redland captured the barracks", "said": "2025-05-20"}
    undated = NARRATED | {"quote": "the land region that links both rivers fell", "said": ""}
    made = made_pages.material(made_claims.claims([dated, undated]), conflict)
    assert len(made.statements) == 2


def test_words_that_only_name_something_hang():
    assert hangs("the territories of Blueland temporarily occupied by Redland")
    assert hangs("On 14 May 2025, as the army was closing in")
    assert hangs("how Redland is occupying your island")
    assert not hangs("the territories were occupied by Redland")


def test_a_russian_land_is_found_in_its_name():
    assert pattern("land in a name").search("Курская область")
