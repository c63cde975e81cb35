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
        ("It is a first step in taking Alphaville.", "taking Alphaville", False),
        ("We succeeded in taking Alphaville.", "taking Alphaville", True),
        ("Alphaville is almost entirely ours.", "Alphaville is almost entirely ours", False),
        ("We took Alphaville except for the silos.", "We took Alphaville except for the silos", False),
        ("We took a height overlooking Alphaville.", "We took a height overlooking Alphaville", False),
        ("Our men were capturing Alphaville.", "Our men were capturing Alphaville", False),
        ("Our men were holding Alphaville.", "Our men were holding Alphaville", True),
        ("We took eastern Alphaville.", "We took eastern Alphaville", False),
        ("Have you heard that we took Alphaville?", "we took Alphaville", False),
        ("We freed a thousand settlements of Alphaville.", "We freed a thousand settlements of Alphaville", False),
        ("Alphaville is largely held by our men.", "Alphaville is largely held by our men", False),
        ("We keep Alphaville under siege.", "We keep Alphaville under siege", False),
        ("Our men have likely captured Alphaville.", "Our men have likely captured Alphaville", False),
        ("Our men have reportedly taken Alphaville.", "Our men have reportedly taken Alphaville", False),
        ("We took Alphaville.", "We took Alphaville", True),
    ],
)
def test_who_holds_a_place_is_told_where_the_words_say_so_of_all_of_it(conflict, sentence, quote, held):
    told = summary(conflict, OWN | {"sentence": sentence, "quote": quote})
    assert ("says that it holds Alphaville" in told) == held, told


def test_a_liberation_of_years_ago_and_a_whole_country_are_told_as_they_are(conflict):
    said = OWN | {"quote": "We freed Alphaville", "sentence": "We freed Alphaville.", "said": "2025-06-13"}
    assert "says that it holds Alphaville" in summary(conflict, said | {"happened": "2025-06-10"})
    assert "says: “We freed Alphaville”" in summary(conflict, said | {"happened": "2014"})
    assert "says that it holds" not in summary(conflict, said | {"place_id": "country-aa"})


@pytest.mark.parametrize(
    ("basis", "place_text", "quote", "told"),
    [
        ("lent_sentence_before_main", "", "our planes bombed oil fields", False),
        ("part_paragraph_main", "positions", "our men are in positions", False),
        ("part_paragraph_main", "centre", "our men are in the centre", True),
        ("part_paragraph_main", "neighbourhoods", "our men are in residential neighbourhoods", False),
        ("part_paragraph_main", "neighbourhoods", "our men are in its northern neighbourhoods", True),
        ("anaphor_article_topic_few", "it", "our men came to it on foot", False),
        ("anaphor_paragraph_main", "city", "our men came to the city", True),
        ("lent_same_sentence_main", "", "our men came nearer", True),
        ("lent_article_topic_main", "", "our men came nearer the city", True),
        ("lent_article_topic_main", "", "our men came nearer the city of Gammafield", False),
    ],
)
def test_words_are_told_of_a_place_that_their_sentence_names_or_means(conflict, basis, place_text, quote, told):
    row = OWN | {"type": "presence", "actor": "red", "quote": quote, "sentence": f"{quote}.", "place_text": place_text}
    row |= {"place_basis": basis, "field_confidence": "place=0.99"}
    assert (quote in summary(conflict, row)) == told
    denial = row | {"stance": "denies", "quote": f"no {quote}", "sentence": f"No, no {quote}."}
    assert (quote in summary(conflict, denial)) == told


@pytest.mark.parametrize(
    ("sentence", "quote", "told"),
    [
        ("As said, at night guns started bombing Alphaville.", "bombing Alphaville", "at night guns started bombing Alphaville"),
        ("Our men fight, boldly defending Alphaville.", "boldly defending Alphaville", "Our men fight, boldly defending Alphaville"),
        ("Among the men in Alphaville is a general.", "the men in Alphaville is a general", "Among the men in Alphaville is a general"),
        ("The number of men in Alphaville has fallen to ten.", "men in Alphaville", "The number of men in Alphaville has fallen to ten"),
    ],
)  # fmt: skip
def test_a_clause_is_quoted_with_its_subject_and_its_verb(conflict, sentence, quote, told):
    row = OWN | {"type": "presence", "actor": "blue", "controller": "", "sentence": sentence, "quote": quote}
    assert f"“{told}”" in summary(conflict, row | {"start": sentence.index(quote)}, text=sentence)


def test_an_accusation_grants_nothing(conflict):
    row = OWN | {"quote": "Their troops keep Alphaville under siege", "controller": "blue"}
    assert "says: “Their troops keep Alphaville under siege”" in summary(conflict, row)
    assert "grants: “" in summary(conflict, row | {"act": "concede"})


def test_a_side_says_i_in_the_words_of_a_person(conflict):
    row = OWN | {"type": "presence", "actor": "red", "quote": "I stay in Alphaville", "role": "head_of_state"}
    told = summary(conflict, row | {"speaker": "Anna Rot"})
    assert "says in the words of Anna Rot: “I stay in Alphaville” (1 June 2025)" in told
    assert "I stay" not in summary(conflict, row | {"role": "government", "speaker": "Redland's Presidential Office"})


def test_whoever_passes_words_on_is_named(conflict):
    sentence = "Channel One reported, citing a source, that guns hit Alphaville."
    row = OWN | {"type": "strike", "actor": "blue", "quote": "guns hit Alphaville", "sentence": sentence}
    row |= {"speaker": "Redland's General Staff", "role": "general_staff", "cue": "reported"}
    told = summary(conflict, row | {"relayed_by": "Channel One", "attribution": "indirect"})
    assert "(Redland’s General Staff as quoted by Channel One, 1 June 2025)" in told.replace("'", "’")
    assert "as quoted by" not in summary(conflict, row | {"relayed_by": "Telegram"})


def test_the_second_article_is_another_one(conflict):
    held = NARRATED | {"quote": "Redland holds Alphaville"}
    part = NARRATED | {"quote": "Blueland holds most of Alphaville", "controller": "blue", "extent": "partial"}
    told = summary(conflict, held, part | {"article": "b.txt", "said": "2025-06-08"})
    assert "In its own voice, one article says" in told and "In its own voice, another article says" in told


def test_what_cannot_be_verified_elsewhere_is_not_told_here(conflict):
    text = "Nothing in Betatown can be verified."
    row = {"verification": "unverifiable", "speaker": "Redland"}
    assert "On verification" not in summary(conflict, row, row, row, {"place": "Betatown"}, text=text)
    assert "On verification" in summary(conflict, row, row, {"place": "Gammafield"}, text=text)


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
        "quote": "33 civilians were killed in the village",
        "place_text": "village",
        "place_basis": "anaphor_sentence_before_main",
        "field_confidence": "place=0.97",
    }
    assert "33 civilians" not in summary(conflict, raid, dead)
    assert "33 civilians" in summary(conflict, raid | {"relation": "in"}, dead)


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


def test_words_carried_over_from_a_sentence_before_are_told_where_they_are_nearly_sure(conflict):
    row = OWN | {"type": "presence", "actor": "red", "attribution": "indirect", "quote": "our men are in Alphaville"}
    row |= {"sentence": "Now our men are in Alphaville.", "speaker_text": "the envoy", "cue": "said"}
    told = "our men are in Alphaville"
    assert told in summary(conflict, row | {"field_confidence": "speaker=0.97; side=0.98"})
    assert told not in summary(conflict, row | {"field_confidence": "speaker=0.86; side=0.95"})
    named = row | {
        "field_confidence": "speaker=0.86; side=0.97",
        "sentence": "The envoy said our men are in Alphaville.",
    }
    assert told in summary(conflict, named | {"speaker_text": "The envoy"})


def test_a_denial_among_the_contradictions_is_told_of_its_place_too(conflict):
    sentence = "Redland said that guns had hit Alphaville, but Blueland rejected that claim."
    hit = OWN | {"type": "strike", "actor": "blue", "controller": "", "quote": "guns had hit Alphaville"}
    denial = {"side": "blue", "speaker": "Blueland", "speaker_text": "Blueland", "stance": "denies", "type": "strike"}
    denial |= {"quote": "Blueland rejected that claim", "cue": "rejected", "actor": "blue", "rule": "back:deny"}
    denial |= {"confidence": 0.25, "place_basis": "answered_lent", "field_confidence": "place=0.8"}
    rows = [row | {"sentence": sentence, "start": sentence.index(row["quote"])} for row in (hit, denial)]
    told = summary(conflict, *rows, text=sentence)
    assert "Redland and Blueland contradict each other" in told and "Blueland denies" in told


def test_a_part_that_somebody_claims_to_have_taken_is_told_as_claimed(conflict):
    row = OWN | {"extent": "partial", "quote": "to have taken a part of Alphaville"}
    row |= {"sentence": "Redland claimed to have taken a part of Alphaville.", "attribution": "indirect"}
    told = summary(conflict, row)
    assert "holds a part of Alphaville, claiming “to have taken a part of Alphaville”" in told


def test_thanks_tell_nothing_of_a_front(conflict):
    row = OWN | {"type": "presence", "actor": "red", "speaker": "Anna Rot", "role": "head_of_state"}
    assert "grateful" not in summary(conflict, row | {"quote": "I am grateful to all who work in Alphaville"})


def test_what_one_without_a_name_says_is_not_told_as_his_side_s(conflict):
    officer = OWN | {
        "speaker": "Redlandish officer",
        "role": "unit",
        "quote": "we took Alphaville",
        "said": "2025-06-02",
    }
    told = summary(conflict, officer)
    assert told.startswith("What a Redlandish officer says about Alphaville |")
    assert "A Redlandish officer says that Redland holds Alphaville" in told
    assert "Redland says" not in told
    source = officer | {"speaker": "military source", "stance": "denies", "controller": "blue", "cue": "denied",
                        "quote": "Alphaville had fallen", "sentence": "A military source denied Alphaville had fallen."}  # fmt: skip
    assert "A military source denies that “Alphaville had fallen”" in summary(conflict, source)
    both = summary(conflict, officer, OWN | {"quote": "Redland holds Alphaville", "said": "2025-06-01"})
    assert "Redland says that it holds Alphaville" in both
    assert "A Redlandish officer says that Redland holds Alphaville" in both
    several = summary(conflict, officer, officer | {"speaker": "security source"})
    assert "Redland’s side" in several
    general = summary(conflict, officer | {"speaker": "General Rot", "role": "general_staff"})
    assert "Redland says that it holds Alphaville" in general


def test_a_claim_without_a_place_is_not_counted_as_about_the_place(conflict):
    here, nowhere = (
        OWN | {"quote": "Alphaville is ours"},
        OWN | {"quote": "we lost ten men", "type": "losses", "place": ""},
    )
    assert "1 claim found in one article about Alphaville." in summary(conflict, here)
    told = summary(conflict, here, nowhere)
    assert "2 claims found in one article, 1 of them read as about Alphaville, 1 of an unclear place." in told


def test_what_an_analyst_thinks_likely_is_told_in_his_words(conflict):
    likely = "Redland forces had likely captured Alphaville"
    said = {"side": "independent", "speaker": "Map Institute", "role": "analyst", "controller": "red", "relation": "in"}
    told = summary(conflict, said | {"quote": likely, "sentence": f"The Map Institute said {likely}."})
    assert f"“{likely}”" in told and "says that Redland" not in told, told


def test_whoever_commands_a_unit_is_not_his_state(conflict):
    for speaker, whose in (("Redlandish drone unit commander Jan Rot", "Redland’s side"), ("General Rot", "Redland")):
        told = summary(conflict, OWN | {"speaker": speaker, "controller": "blue", "quote": "Blueland has Alphaville"})
        assert f"| 1 claim found in one article about Alphaville. {whose} says" in told, told
