"""Why a claim is read so: every field told from its column, with the row of the table that it rests on."""

import re

import pytest

import made_claims
import made_desk
import made_maps
from helpers import explain, schema
from helpers.basis import PARTY_BASES, SIDE_BASES, SPEAKER_BASES
from helpers.claims import abstention
from helpers.cli import main
from helpers.conflicts import load
from helpers.desk import Desk
from helpers.explaining import UnknownClaimError
from helpers.explaining.entries import actor_entries, cue_entries, place_entries, rule_entries, side_entries
from helpers.explaining.forms import is_form
from helpers.explaining.points import REASONS
from helpers.paths import project_root

SAID = {
    "claim_id": "c1234567890ab",
    "quote": "our troops have taken the town of Alphaville",
    "sentence": "The general said that our troops have taken the town of Alphaville.",
    "speaker": "General Rot",
    "speaker_basis": "profile",
    "speaker_text": "The general",
    "role": "general_staff",
    "side": "red",
    "side_basis": "profile",
    "controller": "red",
    "controller_basis": "own_words",
    "cue": "said",
    "place_text": "Alphaville",
    "place_basis": "in_phrase",
    "place_rejected": "Betatown",
    "rule": "verb:take",
    "field_confidence": "speaker=0.97; side=0.93",
}
LEFT_OPEN = {
    "claim_id": "cfedcba098765",
    "quote": "they hold the station",
    "sentence": "They hold the station, he said.",
    "speaker": "",
    "speaker_text": "he",
    "side": "",
    "controller": "",
    "place": "",
    "said": "",
    "cue": "said",
    "rule": "verb:hold",
    "rejected": "speaker=Ivo Grau (pronoun_latest); side=blue (surname); controller=red (acted_before); "
    "place=Alphaville (lent_paragraph); claim_date=2025-06-01 (relative)",
    "field_confidence": "side=0.31; place=0.85",
}


@pytest.fixture
def tables(tmp_path):
    conflict = made_maps.conflict(tmp_path)
    claims = made_claims.claims([SAID, LEFT_OPEN, {"claim_id": "c1999", "quote": "a third"}])
    made = made_desk.tables(claims, conflict)
    made.articles = made.full.articles
    return made


def told(tables, claim_id):
    return {point.field: point for point in explain(tables, claim_id).points}


def test_every_stated_field_has_its_value_its_reason_in_words_and_the_words_of_the_article(tables):
    found = told(tables, "c1234567890ab")
    assert (found["speaker"].value, found["speaker"].words) == ("General Rot, general staff", "The general")
    assert found["speaker"].why.startswith(SPEAKER_BASES["profile"])
    assert found["side"].value == "Redland"
    assert found["side"].why.startswith(SIDE_BASES["profile"])
    assert found["controller"].why.startswith(PARTY_BASES["own_words"])
    assert (found["place"].value, found["place"].words) == ("in Alphaville", "Alphaville")
    assert found["place"].rejected == ("Other places that the text names: Betatown.",)
    assert found["claim_date"].value == "1 June 2025"
    assert found["type"].value == "Control: asserts"
    assert found["attribution"].words == "said"
    assert "actor" not in found


def test_how_often_such_a_value_and_its_basis_are_right_is_told(tables):
    right, cases = abstention.counts("side", "profile")
    why = told(tables, "c1234567890ab")["side"].why
    assert f"right in about 93% of such claims; that reason alone in {right} of {cases} annotated ones" in why


def test_what_was_found_and_is_not_stated_is_told_with_why_it_is_not_enough(tables, monkeypatch):
    monkeypatch.setattr(abstention, "precisions", lambda: {("side", "surname"): (12, 40)})
    found = told(tables, "cfedcba098765")
    for field in ("side", "controller", "place", "claim_date"):
        assert found[field].value == "unclear", field
    assert found["speaker"].value == "an unnamed speaker"
    assert found["side"].rejected == (
        f"“Blueland” was found: {SIDE_BASES['surname']}; right in about 31% of such claims; that reason alone in 12 of 40 "
        f"annotated ones. It is not stated, as that is less than {abstention.LEAST:.0%}.",
    )
    assert f"as many as are right together in {abstention.SUREST_FROM:.0%}" in found["place"].rejected[0]
    assert "“Ivo Grau” was found" in found["speaker"].rejected[0]
    assert "“1 June 2025” was found" in found["claim_date"].rejected[0]


def test_text_and_page_tell_the_same_and_markup_stays_text(tables, tmp_path):
    hostile = SAID | {"claim_id": "cevil", "speaker_text": "<script>x</script>", "quote": "<b>took</b>"}
    made = made_desk.tables(made_claims.claims([SAID, LEFT_OPEN, hostile]), made_maps.conflict(tmp_path))
    made.articles = made.full.articles
    page, text = explain(made, "cevil")._repr_html_(), str(explain(made, "cevil"))
    assert "<script" not in page
    assert "<b>took" not in page
    assert "<script>x</script>" in text
    for point in explain(made, "c1234567890ab").points:
        assert point.value in str(explain(made, "c1234567890ab"))
        assert point.value in explain(made, "c1234567890ab").points_in_html()


def test_every_basis_of_the_schema_has_words():
    for field, reasons in REASONS.items():
        column = next(c for c in schema.CLAIMS.columns if c.name == f"{field}_basis")
        assert set(column.vocabulary) <= set(reasons)
        assert all(reasons.values())


@pytest.mark.parametrize(
    ("word", "lemma", "fits"),
    [
        ("captured", "capture", True),
        ("repelled", "repel", True),
        ("retook", "retake", True),
        ("taken", "retake", False),
        ("denies", "deny", True),
        ("taking", "take", True),
        ("said", "say", True),
        ("station", "state", False),
        ("освободили", "освободить", True),
        ("окна", "ок", False),
    ],
)
def test_forms_of_words(word, lemma, fits):
    assert is_form(word, lemma) is fits


def there(entry, word):
    """Whether the line of the file has the word."""
    path = project_root() / entry.file
    return word in path.read_text(encoding="utf-8").splitlines()[entry.line - 1]


def test_the_rule_leads_to_the_verbs_row_and_to_no_other():
    (entry,) = rule_entries("verb:take", "our troops have taken the town", "")
    assert entry.file.endswith("claims/lexicon/predicates.csv")
    assert there(entry, "take,,control,take")
    (entry,) = rule_entries("verb:take", "they took over the station", "")
    assert there(entry, "take,over,control,take")
    (entry,) = rule_entries("verb:take", "the town", "He said that the army seized the town.")
    assert there(entry, "seize,,control,take")


def test_rules_without_a_row_lead_to_their_line_of_code():
    for rule in ("noun:under_control", "back:deny", "adjective:failed"):
        entries = rule_entries(rule, "", "")
        assert entries
        assert all(there(entry, f'"{rule}"') for entry in entries)
    assert rule_entries("person", "", "") == []


def test_rules_and_cues_of_other_languages_lead_to_their_tables():
    (entry,) = rule_entries("ru:verb:take", "войска захватили город", "")
    assert there(entry, "захватить")
    assert entry.text.endswith("захватить")
    assert any(there(entry, "заявить") for entry in cue_entries("заявил", "ru"))
    assert rule_entries("uk:back:deny", "", "")


def test_cues_lead_to_reporting_verbs():
    assert [there(entry, "deny,") for entry in cue_entries("denied", "en")] == [True, True]
    assert cue_entries("", "en") == []


def test_rows_of_the_profile_have_file_and_line():
    war = load("ukraine")
    for entries, word in (
        (actor_entries(war, war.actors[0].actor), war.actors[0].actor),
        (side_entries(war, war.sides[0].side), war.sides[0].name),
        (place_entries(war, "kupiansk"), "kupiansk"),
    ):
        assert entries
        assert there(entries[0], word)
    assert actor_entries(war, "Nobody of that name") == []


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("c1234567890ac", "cfedcba098765|c1234567890ab"),
        ("c1", "2 claims have keys that begin with 'c1'"),
        ("", "no claim_id is given"),
        ("zzzz", "the column claim_id of the table of claims has them all, and --articles names another folder"),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_and_what_to_do(tables, given, hint):
    with pytest.raises(UnknownClaimError) as error:
        explain(tables, given)
    assert re.search(hint, f"{error.value} {error.value.nearest}")


def test_the_first_letters_do_and_a_former_key_is_named(tables):
    assert explain(tables, "cfed").claim.claim_id == "cfedcba098765"
    from helpers.analysis.rows import records
    from helpers.claims.keys import former_ids

    former = next(old for old, now in former_ids(records(tables.full.claims)).items() if now.claim_id == "c1999")
    with pytest.raises(UnknownClaimError, match="is c1999 now"):
        explain(tables, former)


def test_the_desk_shows_the_same(tables):
    desk = Desk(tables)
    desk.open("cfedcba098765")
    assert str(explain(tables, "cfedcba098765").points_in_html()) in desk._detail.html
    assert "Why it is read so" in desk._detail.html


def test_the_command_tells_it_and_refuses_with_exit_code_2(capsys):
    from helpers import Tables

    claim = Tables.of().full.claims["claim_id"].iloc[0]
    assert main(["explain", claim]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{claim}: ")
    for asked in ("How it is told", "What", "Who says it", "For whom", "Where", "When it was said"):
        assert re.search(f"^{asked}  ", out, re.MULTILINE), asked
    assert re.search(r"→ \S+\.(csv|py):\d+: ", out)
    near = claim[:-1] + ("0" if claim[-1] != "0" else "1")
    assert main(["explain", near]) == 2
    assert f"did you mean {claim}?" in capsys.readouterr().err
