"""Right or silent: which values are stated, what of the others is kept, and the table that decides it."""

import csv
from pathlib import Path

import pytest

from helpers import schema
from helpers.basis import PARTY_BASES, SIDE_BASES, SPEAKER_BASES
from helpers.claims import abstention

LISTS = {
    "speaker": SPEAKER_BASES,
    "side": SIDE_BASES,
    "controller": PARTY_BASES,
    "actor": PARTY_BASES,
    "target": PARTY_BASES,
    "place": schema.PLACE_BASES,
    "claim_date": schema.DATE_BASES,
}
ROW = {
    "speaker": "a commander",
    "speaker_basis": "described",
    "side": "saf",
    "side_basis": "profile",
    "place": "Dinder",
    "place_id": "gn:1",
    "relation": "in",
    "place_basis": "object_of_verb",
    "extent": "partial",
}


@pytest.fixture
def table(monkeypatch):
    """A function that puts (field, basis) → (right, cases) in the place of the measured table."""

    def put(measured):
        abstention.is_trusted.cache_clear()
        monkeypatch.setattr(abstention, "precisions", lambda: measured)

    yield put
    abstention.is_trusted.cache_clear()


def test_the_table_knows_only_the_bases_of_the_closed_lists():
    text = (Path(abstention.__file__).parent / abstention.TABLE).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        assert row["basis"] in LISTS[row["field"]], row
        assert 0 <= int(row["right"]) <= int(row["cases"])


def test_a_value_is_stated_where_its_basis_was_right_often_enough_on_enough_claims(table):
    table({("side", "profile"): (17, 20), ("side", "unknown"): (16, 20), ("speaker", "described"): (19, 19)})
    assert abstention.is_trusted("side", "profile")
    assert not abstention.is_trusted("side", "unknown")
    assert not abstention.is_trusted("speaker", "described")  # never wrong, but on too few
    assert not abstention.is_trusted("side", "never measured")


def test_a_rare_basis_is_judged_with_its_kin_unless_its_own_cases_speak_against_it(table):
    table(
        {
            ("actor", "own_words"): (10, 10),
            ("target", "own_words"): (12, 12),
            ("controller", "own_words"): (1, 4),
        }
    )
    assert abstention.is_trusted("actor", "own_words")
    assert not abstention.is_trusted("controller", "own_words")


def test_what_is_left_open_is_empty_with_all_that_hangs_on_it_and_stands_in_rejected(table):
    table({("side", "profile"): (20, 20)})
    (row,) = abstention.leave_open([ROW])
    assert (row["speaker"], row["place"], row["place_id"], row["relation"]) == ("", "", "", "")
    assert (row["side"], row["extent"]) == ("saf", "partial")
    assert row["rejected"] == "speaker=a commander (described); place=Dinder (object_of_verb)"
    found = abstention.restored(row)
    assert (found["speaker"], found["place"], found["place_basis"]) == ("a commander", "Dinder", "object_of_verb")


def test_nothing_is_rejected_where_all_is_trusted(table):
    table({(f, str(ROW[f"{f}_basis"])): (20, 20) for f in ("speaker", "side", "place")})
    (row,) = abstention.leave_open([ROW])
    assert row == {**ROW, "rejected": ""}
