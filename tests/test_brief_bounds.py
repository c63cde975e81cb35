"""Where quotations of a summary begin and end, whose they are, and what is counted where they are not told."""

from types import SimpleNamespace

import pytest

import made_claims
import made_maps
from helpers.analysis import clauses
from helpers.analysis.doubts import ALL, QUOTING, Doubts
from helpers.analysis.passages import misread
from helpers.brief import bounds
from helpers.wording import DENYING, TO_DENY
from test_brief_truth import NARRATED, OWN, summary


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


@pytest.mark.parametrize(
    ("sentence", "quote", "attribution", "told", "whole"),
    [
        ("The raid in Alphaville killed nobody but hurt ten.", "The raid in Alphaville killed nobody", "own_voice", "The raid in Alphaville killed nobody but hurt ten", True),
        ("The agency said men entered Alphaville, but nothing proves it.", "men entered Alphaville", "indirect", "men entered Alphaville", False),
        ("We took Alphaville on November 6, 1943, he said.", "We took Alphaville on November 6", "direct", "We took Alphaville on November 6, 1943", True),
        ("Redland took much of the land, including Alphaville, in May.", "Redland took much of the land", "own_voice", "Redland took much of the land, including Alphaville", True),
        ("The drive tightens a grip on Alphaville State media says.", "The drive tightens a grip on Alphaville State media", "own_voice", "The drive tightens a grip on Alphaville State media", False),
        ("In May 2015 rebels took Alphaville.", "rebels took Alphaville", "own_voice", "In May 2015 rebels took Alphaville", True),
        ("Ten died in fighting near Alphaville a monitor said.", "Ten died", "indirect", "Ten died in fighting near Alphaville", True),
    ],
)  # fmt: skip
def test_a_quotation_begins_and_ends_with_a_clause(sentence, quote, attribution, told, whole):
    text = f"Before. {sentence} After."
    start = text.index(quote)
    claim = SimpleNamespace(
        start=start, quote=quote, sentence=sentence, attribution=attribution, cue="said", speaker_text="The agency"
    )
    begin, end = bounds.whole_clause(text, claim, start, start + len(quote))
    assert text[begin:end] == told
    assert bounds.is_whole(text, claim, begin, end) == whole


def test_what_a_reported_clause_may_be_taken_back_by_is_quoted_with_its_teller(conflict):
    sentence = "Redland said that its men had entered Alphaville, but nothing of it could be seen."
    quote = "its men had entered Alphaville"
    row = OWN | {"type": "advance", "actor": "red", "controller": "", "attribution": "indirect", "cue": "said"}
    row |= {"speaker_text": "Redland", "sentence": sentence, "quote": quote, "start": sentence.index(quote)}
    assert f"says, as an article puts it: “{sentence}”" in summary(conflict, row, text=sentence)
    long = sentence.replace("seen", f"seen by {'those who live there and ' * 14}us")
    assert "“" not in summary(conflict, row | {"sentence": long}, text=long)


def test_a_side_and_those_who_stand_on_it_have_a_line_each(conflict):
    mine = OWN | {"quote": "We hold Alphaville", "sentence": "We hold Alphaville."}
    other = OWN | {
        "speaker": "spokesman for the Grey Wolves",
        "role": "spokesperson",
        "type": "presence",
        "actor": "red",
    }
    other |= {"controller": "", "quote": "the Wolves are in Alphaville", "sentence": "The Wolves are in Alphaville."}
    told = summary(conflict, mine, other)
    assert told.startswith("What Redland says about Alphaville") and "Redland says that it holds Alphaville" in told
    assert "Redland’s side says: “the Wolves are in Alphaville”" in told


def test_a_commander_whom_the_words_name_after_a_side_speaks_for_it(conflict):
    row = OWN | {"speaker": "Anna Rot", "speaker_text": "Anna Rot", "role": "commander", "quote": "we hold Alphaville"}
    assert "Redland says" in summary(
        conflict, row | {"sentence": "Redland's general Anna Rot said we hold Alphaville."}
    )
    assert "Redland’s side says" in summary(conflict, row | {"sentence": "Anna Rot said we hold Alphaville."})


def test_what_is_not_told_is_counted_whole(conflict):
    held = OWN | {"quote": "We hold Alphaville", "sentence": "We hold Alphaville."}
    near = OWN | {"type": "strike", "quote": "raids hit a hamlet west of Alphaville", "relation": "west_of"}
    told = summary(conflict, held, near | {"controller": "", "sentence": "Raids hit a hamlet west of Alphaville."})
    assert "One more statement read as about Alphaville is not told here; the table has it." in told
    assert "not told here" not in summary(conflict, held)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Alphaville is controlled by Redland", True),
        ("Alphaville is controlled by pro-Redland fighters", False),
        ("Alphaville is controlled by local farmers", False),
        ("Redland has shared control of Alphaville", False),
        ("Redland took a few dozen houses of Alphaville", False),
        ("Jihadists took Alphaville", False),
        ("Redland took Gammafield, Alphaville Region", False),
    ],
)
def test_a_holder_is_told_whom_the_words_name(conflict, quote, told):
    row = NARRATED | {"quote": quote, "sentence": f"{quote}."}
    if "Region" in quote:
        row |= {"place": "Alphaville Region", "place_text": "Alphaville Region"}
    said = summary(conflict, row)
    assert ("says that Redland held" in said) == told, said


def test_an_articles_own_words_have_the_day_of_no_event(conflict):
    row = NARRATED | {"quote": "Redland holds Alphaville", "claim_date_basis": "publication_own_voice"}
    assert "(published 1 June 2025)" in summary(conflict, row, published="2025-06-01")
    assert "(1 June 2025)" in summary(conflict, row | {"claim_date_basis": "explicit"}, published="2025-06-01")


def test_days_of_which_one_is_meant_are_both_told(conflict):
    row = OWN | {"quote": "We took Alphaville", "sentence": "We took Alphaville on 1–2 June.", "said": "2025-06-01"}
    assert "(1–2 June 2025)" in summary(conflict, row | {"claim_date_basis": "explicit"})


def doubts(row, about=QUOTING):
    return list(Doubts(made_claims.claims([row]).assign(statement_id="s1")).about(about).values())


def test_two_sides_that_say_it_are_neither():
    row = OWN | {"quote": "men took Alphaville", "sentence": "Redland and Blueland sources said men took Alphaville."}
    assert doubts(row | {"speaker_text": "Redland and Blueland sources"}) == ["two sides are said to say it"]
    assert not doubts(row | {"speaker_text": "Redland sources"})


@pytest.mark.parametrize(
    ("sentence", "quote", "wished"),
    [
        ("The mayor said he wants to ensure that Redland no longer holds Alphaville.", "Redland no longer holds Alphaville", True),
        ("The mayor said that if our men hold Alphaville all is well.", "our men hold Alphaville", True),
        ("The mayor hoped; Redland holds Alphaville.", "Redland holds Alphaville", False),
        ("The mayor said Redland holds Alphaville.", "Redland holds Alphaville", False),
        ("The mayor said our men managed to hold Alphaville.", "hold Alphaville", False),
    ],
)  # fmt: skip
def test_what_is_wished_is_not_told(sentence, quote, wished):
    row = OWN | {"sentence": sentence, "quote": quote, "cue": "said", "speaker_text": "The mayor"}
    assert bool(doubts(row)) == wished
    assert clauses.is_to_come("our men will hold Alphaville") and not clauses.is_to_come("our men hold Alphaville")


def test_nobody_is_accused_of_a_holder_whom_no_word_names():
    row = OWN | {"quote": "the fall of Alphaville was a loss for Redland", "controller_basis": "acted_before"}
    row |= {"field_confidence": "controller=0.79", "claim_date_basis": "explicit", "place_basis": "in_phrase"}
    assert "its words do not say who holds the place" in doubts(row, ALL)
    assert "its words do not say who holds the place" not in doubts(row | {"controller_basis": "named"}, ALL)


def test_a_speaker_of_whom_somebody_else_speaks_may_not_be_one():
    sentence = "Mayor Grau said Redland troops storm Alphaville but insisted it is not cut off."
    one = {"speaker": "Grau", "speaker_text": "Mayor Grau", "cue": "said", "quote": "Redland troops storm Alphaville"}
    two = {
        "speaker": "Redland troops",
        "speaker_text": "Redland troops",
        "cue": "insisted",
        "quote": "it is not cut off",
    }
    rows = [OWN | row | {"sentence": sentence, "start": sentence.index(row["quote"])} for row in (one, two)]
    made = list(made_claims.claims(rows).itertuples())
    assert [why for why, _ in misread(made).values()] == ["speaker"]
    rows[1] |= {"speaker_text": "", "speaker": "Grau"}
    assert not misread(list(made_claims.claims(rows).itertuples()))


def test_a_turn_of_a_transcript_is_its_speakers_alone(conflict):
    head = "MODERATOR: Good morning.\n\nMS. ROT: We hold Alphaville.\n\nQ Thanks. They hold Alphaville now.\n\nMR. GRAU: Our men hold Alphaville.\n"
    said = OWN | {"speaker": "Anna Rot", "speaker_text": "Rot"}
    for quote, told in (
        ("We hold Alphaville", True),
        ("They hold Alphaville now", False),
        ("Our men hold Alphaville", False),
    ):
        row = said | {"quote": quote, "sentence": f"{quote}.", "start": head.index(quote)}
        assert ("holds Alphaville (Anna Rot" in summary(conflict, row, text=head)) == told, quote
    own = NARRATED | {"quote": "Our men hold Alphaville", "sentence": "Our men hold Alphaville."}
    assert "own voice" not in summary(conflict, own | {"start": head.index("Our men")}, text=head)


def test_what_a_side_grants_in_passing_is_told_in_its_sentence(conflict):
    sentence = "The people of Alphaville captured by the enemy in May wait for us."
    row = OWN | {"controller": "blue", "quote": "captured by the enemy in May", "sentence": sentence}
    row |= {"start": sentence.index("captured"), "act": "concede"}
    assert f"Redland grants: “{sentence.rstrip('.')}”" in summary(conflict, row, text=sentence)


def test_who_ruled_something_out_is_not_quoted_with_it_alone():
    assert DENYING.search("On Tuesday its spokesman ruled out that")
    assert TO_DENY.search("has ruled  out")
    assert not DENYING.search("the town that they ruled outright")
