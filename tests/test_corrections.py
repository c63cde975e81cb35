"""Corrections: what a person set right holds, says what came of it, and is never dropped in silence."""

import hashlib
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import schema
from helpers.analysis import group_statements
from helpers.corrections import (
    EDITABLE,
    Correction,
    CorrectionError,
    accept,
    add,
    apply,
    edit,
    merge,
    read_through,
    reject,
    split,
    statement_links,
    unrelate,
)
from made_corrections import GAZETTEER, TEXT, WAR, articles, claim, claims

ME = {"author": "A. Reader", "reason": "as the text has it"}


def applied(*corrections, machine=None, texts=None):
    """The corrected claims by id, and what came of each correction."""
    found = claims() if machine is None else machine
    told = articles() if texts is None else texts
    corrected, table = apply(found, told, corrections, {"made": WAR}, {"made": GAZETTEER})
    schema.check(schema.CLAIMS, corrected)
    schema.check(schema.CORRECTIONS, table)
    assert len(table) == len(corrections), "a correction is not listed, or is listed twice"
    text = dict(zip(told["article"], told["text"], strict=True))
    for row in corrected.itertuples():
        assert text[row.article][row.start : row.end] == row.quote
        assert row.quote in row.sentence
    return corrected.set_index("claim_id", drop=False), table


def row(claim_id):
    return claims().set_index("claim_id", drop=False).loc[claim_id]


def status(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    return list(table["status"])


def test_every_editable_column_is_one_of_the_claims_table():
    assert set(EDITABLE) <= set(schema.CLAIMS.names)
    assert [c.name for c in schema.CORRECTIONS.columns][:10] == list(Correction().values)


def test_without_corrections_the_claims_are_as_they_were():
    machine = claims()
    corrected, table = applied(machine=machine)
    pd.testing.assert_frame_equal(corrected.reset_index(drop=True), machine)
    assert table.empty


def test_accepted_edited_and_rejected_claims_say_so():
    corrected, table = applied(
        accept(row("c1"), author="A. Reader"),
        edit(row("c2"), "speaker", "Blueland's army", **ME),
        reject(row("c4"), **ME),
    )
    assert dict(corrected["review"]) == {"c1": "accepted", "c2": "edited", "c3": "auto"}
    assert corrected.at["c2", "speaker"] == "Blueland's army"
    assert set(table["status"]) == {"applied"}
    gone = table.set_index("action").loc["reject"]
    assert (gone["quote"], gone["sentence"], gone["author"]) == ("Betaport is quiet", "Betaport is quiet", "A. Reader")


@pytest.mark.parametrize("spelling", ["Betaport", "betaport", "BETAPORT", "Old Port"])
def test_a_place_in_any_spelling_moves_the_claim(spelling):
    corrected, table = applied(edit(row("c1"), "place", spelling, **ME))
    moved = corrected.loc["c1"]
    assert (moved["place"], moved["place_id"], moved["lat"], moved["lon"]) == ("Betaport", "betaport", 51.0, 31.0)
    assert moved["uncertainty_km"] == 2.0
    assert corrected.at["c3", "lat"] == 50.0
    assert list(table["message"]) == [""]


def test_a_place_that_nobody_knows_has_its_name_no_point_and_a_message():
    corrected, table = applied(edit(row("c1"), "place", "Gammaburgh", **ME))
    assert (corrected.at["c1", "place"], corrected.at["c1", "place_id"]) == ("Gammaburgh", "")
    assert pd.isna(corrected.at["c1", "lat"])
    assert "no point" in table["message"].iloc[0]


def test_a_place_is_emptied():
    corrected, _ = applied(edit(row("c1"), "place", "", **ME))
    assert list(corrected.loc["c1", ["place", "place_id", "place_text", "relation"]]) == [""] * 4
    assert pd.isna(corrected.at["c1", "lat"])


def test_another_type_takes_what_does_not_belong_to_it_along():
    corrected, _ = applied(
        edit(row("c1"), "type", "advance", **ME),
        edit(row("c1"), "actor", "Redland", **ME),
    )
    assert list(corrected.loc["c1", ["type", "controller", "actor"]]) == ["advance", "", "red"]
    machine = claims(claim("c9", "took Alphaville", type="advance", actor="red", target="blue"))
    corrected, _ = applied(edit(machine.iloc[0], "type", "control", **ME), machine=machine)
    assert list(corrected.loc["c9", ["type", "actor", "target"]]) == ["control", "", ""]


def test_a_field_of_another_type_is_refused_and_says_what_to_do():
    corrected, table = applied(edit(row("c4"), "controller", "blue", **ME))
    assert (status(table), corrected.at["c4", "controller"]) == (["invalid"], "")
    assert "type first" in table["message"].iloc[0]


def test_stance_and_act_go_together():
    corrected, _ = applied(edit(row("c1"), "stance", "denies", **ME))
    assert corrected.at["c1", "act"] == "deny"
    corrected, _ = applied(edit(row("c2"), "stance", "asserts", **ME))
    assert corrected.at["c2", "act"] == "assert"


@pytest.mark.parametrize(
    ("date", "precision"), [("2025-06-01", "day"), ("2025-06", "month"), ("2025", "year"), ("", "")]
)
def test_a_date_brings_its_precision_and_says_that_a_person_gave_it(date, precision):
    corrected, _ = applied(edit(row("c1"), "claim_date", date, **ME))
    names = ["claim_date", "claim_date_precision", "claim_date_basis"]
    assert list(corrected.loc["c1", names]) == [date, precision, "person" if date else ""]


def test_other_words_are_found_in_the_article_and_keep_the_key():
    corrected, _ = applied(edit(row("c1"), "quote", "said on Monday that its troops took", **ME))
    assert corrected.at["c1", "quote"] == "said on Monday that its troops took"
    assert corrected.at["c1", "sentence"].startswith("Redland's ministry said on Monday")
    _, table = applied(edit(row("c1"), "quote", "words that are nowhere", **ME))
    assert status(table) == ["invalid"]
    assert "does not stand in a.txt" in table["message"].iloc[0]


def test_words_are_found_across_line_breaks_and_other_quotation_marks():
    corrected, _ = applied(edit(row("c3"), "quote", '"we hold the town,"', **ME))
    assert corrected.at["c3", "quote"] == "“We hold\nthe town,”"


def test_an_added_claim_stands_at_its_words():
    start = TEXT.index("Shells fell")
    made = add(articles().iloc[0], start, start + 24, {"type": "strike", "side": "media", "place": "Old Port"}, **ME)
    assert len({c.claim_id for c in made}) == 1
    corrected, table = applied(*made)
    new = corrected.loc[made[0].claim_id]
    assert (new["quote"], new["sentence"]) == ("Shells fell on Betaport.", "Shells fell on Betaport.")
    assert (new["rule"], new["review"], new["place_id"], new["lat"]) == ("person", "added", "betaport", 51.0)
    assert (new["attribution"], new["stance"], new["act"]) == ("own_voice", "asserts", "assert")
    assert all("2 times; the first is taken" in m for m in table["message"])
    assert list(corrected["claim_id"]) == ["c1", "c2", "c3", made[0].claim_id, "c4"], "not in the order of the text"


def test_rows_without_a_claim_id_are_one_claim_by_their_words():
    given = {"article": "a.txt", "action": "add", "quote": "Shells fell on Betaport", "author": "B"}
    rows = [Correction(**given, field=f, value=v) for f, v in (("type", "Strike"), ("side", "independent"))]
    corrected, _ = applied(*rows)
    new = corrected[corrected["review"] == "added"]
    assert list(new["type"]) == ["strike"]
    again, _ = applied(*rows, Correction(**given, field="target", value="blue"))
    assert set(again["claim_id"]) == set(corrected["claim_id"]), "its key changes with its fields"


def test_an_added_claim_can_be_corrected_too():
    start = TEXT.index("Shells fell")
    made = add(articles().iloc[0], start, start + 23, {"type": "strike", "side": "media"}, **ME)
    new = applied(*made)[0].loc[made[0].claim_id]
    corrected, _ = applied(*made, edit(new, "target", "blue", **ME))
    assert (corrected.at[new["claim_id"], "target"], corrected.at[new["claim_id"], "review"]) == ("blue", "added")
    corrected, table = applied(*made, reject(new, **ME))
    assert new["claim_id"] not in corrected.index
    assert status(table, action="reject") == ["applied"]


def test_an_added_claim_without_type_or_side_is_refused():
    given = {"article": "a.txt", "action": "add", "quote": "Shells fell on Betaport", "author": "B"}
    corrected, table = applied(Correction(**given, field="type", value="strike"))
    assert status(table) == ["invalid"]
    assert "side" in table["message"].iloc[0]
    assert len(corrected) == 4


def test_a_claim_that_the_machine_finds_by_itself_now_is_not_there_twice():
    start = TEXT.index("its troops took")
    fields = {"type": "control", "side": "red", "place": "Alphaville", "controller": "blue"}
    made = add(articles().iloc[0], start, start + 26, fields, **ME)
    corrected, table = applied(*made)
    assert len(corrected) == 4
    assert dict(zip(table["field"], table["status"], strict=True)) == {
        "type": "not_needed", "side": "not_needed", "place": "not_needed", "controller": "applied",
    } or status(table, field="type") == ["not_needed"]  # fmt: skip
    assert (corrected.at["c1", "controller"], corrected.at["c1", "review"]) == ("blue", "edited")


def test_what_the_machine_reads_by_itself_is_not_needed():
    old = edit(row("c1"), "speaker", "Ministry of War", **ME)
    machine = claims(claim("c1", "its troops took Alphaville", speaker="Ministry of War"))
    corrected, table = applied(old, machine=machine)
    assert status(table) == ["not_needed"]
    assert corrected.at["c1", "review"] == "accepted"


def test_a_claim_whose_key_changed_as_the_machine_reads_it_right_now_is_followed():
    old = [edit(row("c1"), "type", "advance", **ME), edit(row("c1"), "actor", "red", **ME)]
    machine = claims(claim("c77", "its troops took Alphaville", type="advance", actor=""))
    corrected, table = applied(*old, machine=machine)
    assert status(table, field="type") == ["not_needed"]
    assert status(table, field="actor") == ["applied"]
    assert corrected.at["c77", "actor"] == "red"


def test_another_reading_of_the_machine_is_told_and_the_persons_word_holds():
    old = edit(row("c1"), "speaker", "General Gray", **ME)
    machine = claims(claim("c1", "its troops took Alphaville", speaker="Somebody Else"))
    corrected, table = applied(old, machine=machine)
    assert status(table) == ["applied_changed"]
    assert "'Somebody Else'" in table["message"].iloc[0]
    assert corrected.at["c1", "speaker"] == "General Gray"


def test_a_correction_of_an_edited_value_is_no_change_of_the_machines():
    first = edit(row("c1"), "speaker", "General Gray", **ME)
    edited = applied(first)[0].loc["c1"]
    second = edit(edited, "speaker", "General Grey", author="B", reason="spelling")
    later = Correction(**(second.values | {"date": "2099-01-01"}))
    corrected, table = applied(first, later)
    assert corrected.at["c1", "speaker"] == "General Grey"
    assert dict(zip(table["value"], table["status"], strict=True)) == {
        "General Gray": "superseded", "General Grey": "applied",
    }  # fmt: skip


def test_a_lost_claim_is_told_with_the_nearest_one():
    old = edit(row("c1"), "speaker", "General Gray", **ME)
    machine = claims(claim("c5", "troops took Alphaville"), claim("c6", "Blueland denied this"))
    corrected, table = applied(old, machine=machine)
    assert status(table) == ["no_such_claim"]
    assert "c5" in table["message"].iloc[0]
    assert "c6" not in table["message"].iloc[0]
    assert set(corrected["review"]) == {"auto"}


def test_a_rejected_claim_that_the_machine_no_longer_finds_is_not_needed():
    _, table = applied(reject(row("c4"), **ME), machine=claims(claim("c1", "its troops took Alphaville")))
    assert status(table) == ["not_needed"]


def test_corrections_of_other_articles_are_quiet():
    _, table = applied(Correction(article="elsewhere.txt", claim_id="c9", action="reject", author="B"))
    assert (status(table), list(table["message"])) == (["other_folder"], [""])


def dated(correction, date, author):
    return Correction(**(correction.values | {"date": date, "author": author}))


def test_of_two_people_the_later_one_is_heard_and_the_other_told():
    for first, second, value in (("2025-01-01", "2025-01-02", "B's"), ("2025-01-02", "2025-01-01", "A's")):
        corrected, table = applied(
            dated(edit(row("c1"), "speaker", "A's", **ME), first, "A"),
            dated(edit(row("c1"), "speaker", "B's", **ME), second, "B"),
        )
        assert corrected.at["c1", "speaker"] == value
        assert sorted(table["status"]) == ["applied", "superseded"]
        assert "since 2025-01-02" in table.set_index("status").at["superseded", "message"]


def test_a_later_acceptance_takes_a_claim_back_and_a_later_rejection_removes_it():
    taken_out = dated(reject(row("c1"), **ME), "2025-01-01", "A")
    corrected, table = applied(taken_out, dated(accept(row("c1"), author="B"), "2025-01-02", "B"))
    assert corrected.at["c1", "review"] == "accepted"
    assert status(table, action="reject") == ["superseded"]
    corrected, table = applied(taken_out, dated(edit(row("c1"), "speaker", "X", **ME), "2024-12-31", "B"))
    assert "c1" not in corrected.index
    assert status(table, action="edit") == ["superseded"]


def test_two_people_who_agree_are_both_right():
    _, table = applied(
        dated(edit(row("c1"), "speaker", "Gray", **ME), "2025-01-01", "A"),
        dated(edit(row("c1"), "speaker", "Gray", **ME), "2025-01-02", "B"),
    )
    assert status(table) == ["applied", "applied"]


def test_an_article_that_was_read_through_is_listed():
    _, table = applied(read_through(articles().iloc[1], author="A"))
    assert list(table["message"]) == ["the article has been read through"]


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("typ", "control", "'type'"),
        ("type", "controll", "'control'"),
        ("stance", "asserted", "'asserts'"),
        ("claim_date", "2025-13-01", "2025-12"),
        ("share", "much", "0.9"),
        ("evidence", "photo; vidio", "'video'"),
        ("type", "", "cannot be empty"),
        ("side", "redd", "'red'"),
        ("claim_id", "c2", "claim_date"),
    ],
)
def test_a_wrong_value_is_refused_with_what_would_do(field, value, hint):
    with pytest.raises(CorrectionError, match=hint):
        edit(row("c1"), field, value, conflict=WAR, **ME)


def test_a_side_that_does_not_exist_is_told_with_its_line():
    _, table = applied(Correction("a.txt", "c1", "edit", "controller", "bleu", author="B", line=7))
    assert status(table) == ["invalid"]
    assert table["message"].iloc[0] == "line 7: controller: there is no side 'bleu'; did you mean 'blue'?"


@pytest.mark.parametrize(("typed", "stored"), [("90%", 0.9), ("0,9", 0.9), ("0.9", 0.9), ("1", 1.0), ("", None)])
def test_a_share_is_read_however_it_is_written(typed, stored):
    corrected, _ = applied(edit(row("c1"), "share", typed, **ME))
    assert (None if pd.isna(corrected.at["c1", "share"]) else corrected.at["c1", "share"]) == stored


def test_nobody_corrects_without_a_name_or_rejects_without_a_reason():
    with pytest.raises(CorrectionError, match="author"):
        accept(row("c1"), author=" ")
    with pytest.raises(CorrectionError, match="reason"):
        reject(row("c1"), author="A", reason="")


def statements(*corrections, machine=None):
    found = claims() if machine is None else machine
    corrected, table = apply(found, articles(), corrections, {"made": WAR}, {"made": GAZETTEER})
    grouped, made = group_statements(corrected, articles(), statement_links(table))
    return dict(zip(grouped["claim_id"], grouped["statement_id"], strict=True)), made, table


TWICE = (
    claim("c1", "its troops took Alphaville", speaker="Ministry"),
    claim("c2", "Blueland denied this", side="blue", stance="denies", act="deny", speaker="Blueland"),
    claim("c3", "We hold\nthe town", speaker="Ministry"),
)


def test_merged_claims_are_one_statement_whatever_they_look_like():
    machine = claims(*TWICE)
    assert len(set(statements(machine=machine)[0].values())) == 2
    pair = merge(machine.iloc[0], machine.iloc[1], **ME)
    by_claim, made, table = statements(pair, machine=machine)
    assert len(set(by_claim.values())) == 1
    assert made["claims"].tolist() == [3]
    assert status(table) == ["applied"]


def test_split_claims_are_two_statements_and_the_rest_stays():
    machine = claims(*TWICE)
    by_claim, _, table = statements(split(machine.iloc[0], machine.iloc[2], **ME), machine=machine)
    assert len(set(by_claim.values())) == 3
    assert status(table) == ["applied"]
    alone, _, _ = statements(split(machine.iloc[2], **ME), machine=machine)
    assert len(set(alone.values())) == 3


def test_a_relation_that_a_person_rejects_is_noted_with_both_claims_and_a_reason():
    machine = claims()
    one, other = machine.iloc[0], machine.iloc[1]
    _, table = applied(unrelate(one, other, **ME), split(one, other, **ME), machine=machine)
    assert status(table, action="unrelate") == ["applied"]
    links = statement_links(table)
    assert links.unrelate([other["claim_id"]], ["another", one["claim_id"]])
    assert not links.unrelate([one["claim_id"]], ["another"])
    with pytest.raises(CorrectionError, match="needs a reason"):
        unrelate(one, other, author="A", reason="")
    with pytest.raises(CorrectionError, match="always related"):
        unrelate(one, one, **ME)


def test_a_merge_and_a_split_of_one_pair_are_told_apart_by_date():
    machine = claims(*TWICE)
    put = dated(merge(machine.iloc[0], machine.iloc[1], **ME), "2025-01-01", "A")
    parted = dated(split(machine.iloc[1], machine.iloc[0], **ME), "2025-01-02", "B")
    by_claim, _, table = statements(put, parted, machine=machine)
    assert by_claim["c1"] != by_claim["c2"]
    assert status(table, action="merge") == ["superseded"]
    by_claim, _, table = statements(dated(put, "2025-01-03", "A"), parted, machine=machine)
    assert by_claim["c1"] == by_claim["c2"]
    assert status(table, action="split") == ["superseded"]


def test_merges_that_are_not_needed_or_have_lost_a_claim_say_so():
    machine = claims(*TWICE)
    _, _, table = statements(merge(machine.iloc[0], machine.iloc[2], **ME), machine=machine)
    assert status(table) == ["not_needed"]
    _, _, table = statements(merge(machine.iloc[0], {"claim_id": "c99"}, **ME), machine=machine)
    assert status(table) == ["no_such_claim"]


def test_the_order_of_the_rows_changes_nothing():
    rows = [
        edit(row("c1"), "speaker", "X", **ME),
        reject(row("c4"), **ME),
        merge(row("c1"), row("c3"), **ME),
        accept(row("c3"), author="B"),
    ]
    corrected, table = applied(*rows)
    backwards, told = applied(*rows[::-1])
    pd.testing.assert_frame_equal(corrected, backwards)
    pd.testing.assert_frame_equal(table, told)


WORDS = st.sampled_from(
    ["", "control", "advance", "strike", "asserts", "denies", "declines", "red", "blue", "Redland", "media", "nobody", "0.5",
     "90%", "2025-06", "2025-02-30", "Betaport", "Gammaburgh", "in", "c1", "c2", "c4", "photo", "We hold the town",
     "Shells fell on Betaport.", "\x00=1", "x" * 300]
)  # fmt: skip
ANY = st.builds(
    Correction,
    article=st.sampled_from(["a.txt", "b.txt", "z.txt", ""]),
    claim_id=st.sampled_from(["c1", "c2", "c3", "c4", "c9", "p1", "", "<b>"]),
    action=st.sampled_from([*schema.CORRECTIONS_DO, "", "drop"]),
    field=st.sampled_from([*EDITABLE, "", "claim_id"]),
    value=WORDS,
    was=WORDS,
    quote=WORDS,
    author=st.sampled_from(["A", "B", ""]),
    date=st.sampled_from(["2025-01-01", "2025-01-02", "", "yesterday"]),
)


@given(st.lists(ANY, max_size=12))
def test_whatever_stands_in_the_file_every_row_is_answered_and_the_tables_hold(rows):
    corrected, table = applied(*rows)
    assert set(table["status"]) <= set(schema.CORRECTED)
    assert (corrected.loc[corrected["type"] != "control", "controller"] == "").all()
    assert (corrected.loc[corrected["type"] == "control", ["actor", "target"]] == "").all(axis=None)
    assert (corrected["lat"].isna() == (corrected["place_id"] == "")).all()
    again, told = applied(*reversed(rows))
    pd.testing.assert_frame_equal(again, corrected)
    pd.testing.assert_frame_equal(told, table)
    group_statements(corrected, articles(), statement_links(table))


def formerly(claim_id, side, place, **fields):
    """A correction as it was written under the key that a claim of these words had with that side and place."""
    words = " ".join(re.findall(r"\w+", row(claim_id)["quote"])).casefold()
    told = ("a.txt", words, row(claim_id)["type"], row(claim_id)["stance"], side, place, "1")
    key = "c" + hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:12]
    return Correction(
        **(fields | {"article": "a.txt", "claim_id": key, "quote": row(claim_id)["quote"], "author": "A"})
    )


def left_open(*others):
    """The claims as a version reads them that leaves the first one's side and place open."""
    first = claim("c1", "its troops took Alphaville", speaker="Ministry", side="", place="", place_id="", relation="",
                  lat=None, lon=None, uncertainty_km=None, rejected="side=red (surname); place=Alphaville (lent_paragraph)")  # fmt: skip
    return claims(first, claim("c2", "Blueland denied this", side="blue", stance="denies", act="deny"), *others)


def test_corrections_under_a_former_key_apply_to_the_claim_that_leaves_side_and_place_open_now():
    edited = formerly("c1", "red", "Alphaville", action="edit", field="speaker", value="General Gray", was="Ministry")
    corrected, table = applied(edited, machine=left_open())
    assert (corrected.at["c1", "speaker"], status(table), list(table["claim_id"])) == (
        "General Gray", ["applied"], ["c1"],
    )  # fmt: skip
    corrected, table = applied(formerly("c1", "red", "Alphaville", action="reject"), machine=left_open())
    assert ("c1" in corrected.index, status(table)) == (False, ["applied"])


def test_a_former_key_is_known_though_side_and_place_are_read_otherwise_and_nothing_tells_what_they_were():
    edited = formerly("c1", "blue", "", action="edit", field="speaker", value="General Gray", was="Ministry")
    assert status(applied(edited)[1]) == ["applied"]
    other_place = formerly("c1", "media", "Betaport", action="reject")
    machine = left_open(claim("c5", "Shells fell on Betaport", type="strike", place="Betaport", place_id="betaport"))
    corrected, table = applied(other_place, machine=machine)
    assert ("c1" in corrected.index, status(table)) == (False, ["applied"])


def test_what_was_accepted_under_a_former_key_holds_and_is_told():
    corrected, table = applied(formerly("c1", "red", "Alphaville", action="accept"), machine=left_open())
    now = corrected.loc["c1"]
    assert (now["side"], now["side_basis"], now["place_id"], now["review"]) == (
        "red",
        "person",
        "alphaville",
        "accepted",
    )
    assert (now["lat"], now["relation"], now["rejected"]) == (50.0, "in", "")
    assert status(table) == ["applied_changed"]
    assert "side '', not 'red'" in table["message"].iloc[0]


def test_what_is_accepted_now_holds_in_a_later_version():
    made = accept(row("c1"), author="A")
    assert (
        made.was == "side=red; speaker=Ministry; controller=red; place=Alphaville; relation=in; claim_date=2025-06-02"
    )
    later = claims(claim("c1", "its troops took Alphaville", controller="", side="blue", claim_date="2025-06-02"))
    corrected, table = applied(made, machine=later)
    assert list(corrected.loc["c1", ["side", "speaker", "controller"]]) == ["red", "Ministry", "red"]
    assert status(table) == ["applied_changed"]
    own = dated(edit(row("c1"), "side", "media", **ME), "2099-01-01", "B")
    corrected, _ = applied(made, own, machine=later)
    assert list(corrected.loc["c1", ["side", "controller"]]) == ["media", "red"], "a person's edit is the later word"


def test_both_ends_of_a_pair_are_found_under_former_keys():
    machine = left_open()
    old = formerly("c1", "red", "Alphaville", action="merge", value=formerly("c2", "blue", "Alphaville").claim_id)
    by_claim, _, table = statements(old, machine=machine)
    assert status(table) == ["applied"]
    assert by_claim["c1"] == by_claim["c2"]


def test_words_alone_tell_which_claim_is_meant_only_where_there_is_one():
    gone = Correction("a.txt", "c0123456789ab", "edit", "speaker", "Gray", quote=row("c1")["quote"], author="A")
    read_otherwise = claims(claim("c7", "its troops took Alphaville", type="advance", actor="red"))
    corrected, table = applied(gone, machine=read_otherwise)
    assert (corrected.at["c7", "speaker"], status(table)) == ("Gray", ["applied_changed"])
    corrected, table = applied(Correction(**(gone.values | {"action": "reject", "field": ""})), machine=read_otherwise)
    assert (len(corrected), status(table)) == (0, ["applied_changed"])
    corrected, table = applied(Correction(**(gone.values | {"action": "accept", "field": ""})), machine=read_otherwise)
    assert (corrected.at["c7", "review"], status(table)) == ("auto", ["applied_changed"])
    assert "otherwise" in table["message"].iloc[0]
    two = claims(
        claim("c7", "its troops took Alphaville", type="advance"),
        claim("c8", "its troops took Alphaville", type="presence"),
    )
    _, table = applied(gone, machine=two)
    assert status(table) == ["no_such_claim"]


def test_an_edited_side_says_that_a_person_put_it_and_is_no_longer_rejected():
    corrected, _ = applied(edit(left_open().iloc[0], "side", "blue", **ME), machine=left_open())
    assert (corrected.at["c1", "side_basis"], corrected.at["c1", "rejected"]) == (
        "person", "place=Alphaville (lent_paragraph)",
    )  # fmt: skip
    corrected, _ = applied(edit(row("c1"), "side", "unclear", **ME))
    assert (corrected.at["c1", "side"], corrected.at["c1", "side_basis"]) == ("", "")
