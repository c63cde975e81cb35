"""The cards of the audit and of the queue without a browser: what each key writes, what undo takes back."""

import re

import pandas as pd
import pytest

from helpers.brief import gather
from helpers.brief.audited import audited
from helpers.brief.lede import masthead
from helpers.corrections import corrections_path, read_corrections
from helpers.desk import Desk
from helpers.desk.auditing import Audit
from helpers.desk.cards import signature
from helpers.desk.queueing import Queue
from helpers.parameters.model import ExploreParameters, ReviewParameters
from helpers.paths import audit_path
from helpers.review.answers import read_answers
from helpers.tables import Tables

PARAMETERS = ReviewParameters(conflict="ukraine", reviewer="A. N.", audit_sentences=3)


@pytest.fixture
def audit(project):
    with (project / "data/raw/articles/lyman.txt").open("a", encoding="utf-8") as file:
        file.write("\nThe weather was mild on that day. Schools in the region stayed open.\n")
    return Audit(Tables(PARAMETERS), PARAMETERS)


@pytest.fixture
def queue(project):
    return Queue(Tables(PARAMETERS), signature("A. N."))


def press(cards, key, words=""):
    """Press a key on the card as the browser does: click the control that has it, or give an input's words."""
    if key == "Enter" and "<input" in cards.page.html:
        act, value = re.search(
            r'data-enter="([^"]*)" data-escape="[^"]*" data-value="([^"]*)"', cards.page.html
        ).groups()
        cards.page._told(None, {"act": act, "value": f"{value}:{words}"}, [])
        return
    controls = re.findall(r'data-key="([^"]*)" data-act="([^"]*)" data-value="([^"]*)"', cards.page.html)
    act, value = next((act, value) for k, act, value in controls if k == key)
    cards.page._told(None, {"act": act, "value": value}, [])


def shown(cards):
    return " ".join(re.sub("<[^>]*>", " ", cards.page.html).split())


def kept():
    return read_answers(audit_path())[0], read_corrections(corrections_path())[0]


def at_claim(audit, **fields):
    """Go to the card of the claim that has these fields."""
    for n, row in enumerate(audit._rows):
        claim = audit.collection.claim(row["key"]) if row["item"] == "claim" else None
        if claim is not None and all(getattr(claim, name) == value for name, value in fields.items()):
            audit.at = n
            audit.draw()
            return claim
    raise AssertionError(f"no card about {fields}")


def test_a_card_shows_the_claim_in_its_paragraph_with_what_each_value_rests_on(audit):
    claim = at_claim(audit, place="Kupiansk", type="control")
    assert f'<mark class="claim">{claim.quote}</mark>' in audit.page.html
    assert "it said." in shown(audit), "the paragraph is cut"
    assert "from a weekday in the clause" in shown(audit)


def test_right_accepts_wrong_rejects_and_the_next_card_comes(audit):
    first = audit.claim()
    press(audit, "y")
    second = audit.claim()
    assert second.claim_id != first.claim_id
    press(audit, "x")
    answers, made = kept()
    assert {a.key: a.answer for a in answers.itertuples()} == {first.claim_id: "right", second.claim_id: "wrong"}
    assert {c.claim_id: c.action for c in made} == {first.claim_id: "accept", second.claim_id: "reject"}
    claims = Tables(PARAMETERS).claims.set_index("claim_id")
    assert claims.at[first.claim_id, "review"] == "accepted" and second.claim_id not in claims.index


def test_a_wrong_field_is_named_with_a_letter_and_put_right_with_a_second_key(audit):
    claim = at_claim(audit, side="russia")
    press(audit, "s")
    assert "For whom — what is it?" in shown(audit)
    press(
        audit,
        next(
            k
            for k in "123456789"
            if f'data-key="{k}" data-act="give" data-value="{audit.at}:ukraine"' in audit.page.html
        ),
    )
    answers, (made,) = kept()
    assert (answers["answer"].iloc[0], answers["fields"].iloc[0]) == ("field", "side")
    assert (made.action, made.field, made.value, made.claim_id) == ("edit", "side", "ukraine", claim.claim_id)


def test_who_cannot_say_what_is_right_leaves_it_open(audit):
    claim = at_claim(audit, side="russia")
    press(audit, "s")
    press(audit, "Enter")
    assert Tables(PARAMETERS).claims.set_index("claim_id").at[claim.claim_id, "side"] == ""
    at_claim(audit, side="ukraine", stance="denies")
    press(audit, "n")
    press(audit, "Enter")
    answers, made = kept()
    assert sorted(answers["fields"]) == ["side", "stance"]
    assert [c.field for c in made] == ["side"], "a stance cannot be empty: nothing is put right"


def test_what_a_row_left_open_may_be_filled_in_and_the_row_counts_as_right(audit):
    claim = at_claim(audit, type="strike", target="")
    press(audit, "g")
    press(audit, "1")
    assert "right, and what it left open is filled in: against whom" in shown(audit)
    (made,) = kept()[1]
    assert (made.claim_id, made.field) == (claim.claim_id, "target")
    found = audit.results().set_index("measure")
    assert found.at["nothing wrong", "right"] == found.at["nothing wrong", "answered"] == 1


def test_types_are_chosen_from_by_the_names_that_the_card_calls_them(audit):
    at_claim(audit, type="control")
    press(audit, "t")
    assert "Attack repelled" in shown(audit) and "Presence or fighting" in shown(audit)


def test_what_was_just_said_names_the_card_that_it_was_said_of(audit):
    press(audit, "y")
    assert shown(audit).endswith("Claim 1: right.") and "Claim 2 of" in shown(audit)


def test_several_fields_are_wrong_with_shift(audit):
    claim = at_claim(audit, side="russia")
    press(audit, "S")
    press(audit, "Enter")
    assert audit.claim().claim_id == claim.claim_id
    press(audit, "d")
    press(audit, "Enter", "2025-12-06")
    answers, made = kept()
    assert answers["fields"].iloc[0] == "side; claim_date"
    assert {(c.field, c.value) for c in made} == {("side", ""), ("claim_date", "2025-12-06")}


def test_a_misspelt_place_and_an_impossible_day_are_answered_at_the_field(audit):
    at_claim(audit, place="Kupiansk", type="control")
    press(audit, "p")
    press(audit, "Enter", "Pokrvosk")
    assert "did you mean" in shown(audit) and "Pokrovsk" in shown(audit)
    assert kept()[0].empty
    press(audit, "Enter", "Pokrovsk")
    assert kept()[1][0].value == "Pokrovsk"
    at_claim(audit, side="russia")
    press(audit, "d")
    press(audit, "Enter", "2025-11-31")
    assert "write 2025-11-30" in shown(audit)


def test_undo_takes_back_the_answer_and_what_followed_from_it(audit):
    first = audit.claim()
    press(audit, "x")
    press(audit, "u")
    assert audit.claim().claim_id == first.claim_id
    answers, made = kept()
    assert answers.empty and not made
    press(audit, "u")
    assert "nothing to undo" in shown(audit)


def test_another_answer_to_the_same_card_takes_back_the_first(audit):
    press(audit, "x")
    press(audit, "ArrowLeft")
    press(audit, "y")
    answers, (made,) = kept()
    assert (list(answers["answer"]), made.action) == (["right"], "accept")
    press(audit, "u")
    answers, (made,) = kept()
    assert (list(answers["answer"]), made.action) == (["wrong"], "reject")


def test_a_key_that_was_meant_for_the_card_before_does_nothing(audit):
    at = audit.at
    press(audit, "y")
    audit.page._told(None, {"act": "no", "value": f"{at}:"}, [])
    assert list(kept()[0]["answer"]) == ["right"]


def test_a_missed_claim_is_noted_and_added_where_its_type_and_side_are_said(audit):
    number = next(n for n, row in enumerate(audit._rows) if row["item"] == "sentence")
    row = audit._rows[number]
    audit.at = number
    audit.draw()
    press(audit, "m")
    press(audit, "1")
    press(audit, "1")
    answers, made = kept()
    assert list(answers["answer"]) == ["missed"]
    assert {(c.action, c.quote) for c in made} == {("add", row["quote"])}
    assert {c.field for c in made} == {"type", "side"}


def test_nobody_answers_unnamed(audit):
    audit.signature.value = " "
    press(audit, "y")
    assert "who" in shown(audit) and "named" in shown(audit)
    assert kept()[0].empty and not kept()[1]


def test_the_audit_goes_on_where_it_was_and_the_report_tells_it_when_it_is_done(audit, project):
    press(audit, "y")
    again = Audit(Tables(PARAMETERS), PARAMETERS)
    assert again.at == 1
    while again._row():
        press(again, "y")
    assert "All answered" in shown(again)
    tables = Tables(PARAMETERS)
    profiles = list(tables.conflicts.values())
    material = gather(tables.articles, tables.claims, tables.statements, tables.relations, conflicts=profiles)
    count = sum(row["item"] == "claim" for row in again._rows)
    assert f"Of {count} claims that A. N. checked on" in audited(material)
    assert f"{count} are right (100 %, all that there are)" in masthead(material)
    assert "Wilson" in again.methods()
    (project / "data/raw/articles/new.txt").write_text("Nothing happened in Lyman on Monday.\n", encoding="utf-8")
    tables = Tables(PARAMETERS)
    material = gather(tables.articles, tables.claims, tables.statements, tables.relations, conflicts=profiles)
    assert "other articles since" in audited(material)
    other = Audit(tables, PARAMETERS)
    assert "have changed since you answered" in shown(other)
    assert other._row()["item"] in ("sentence", "claim")


def test_the_draw_is_of_what_the_machine_read_whatever_people_have_put_right(audit):
    before = audit.drawn
    press(audit, "x")
    pd.testing.assert_frame_equal(Audit(Tables(PARAMETERS), PARAMETERS).drawn, before)


def test_a_row_of_the_queue_is_put_right_then_accepted_and_the_next_comes(queue):
    first = queue.claim()
    press(queue, "d")
    press(queue, "Enter", "2025-11-19")
    assert queue.claim().claim_id == first.claim_id and queue.claim().claim_date == "2025-11-19"
    press(queue, "y")
    assert queue.claim().claim_id != first.claim_id
    row = Tables(PARAMETERS).claims.set_index("claim_id").loc[first.claim_id]
    assert (row["claim_date"], row["review"]) == ("2025-11-19", "edited")
    press(queue, "u")
    press(queue, "u")
    assert queue.claim().claim_date == first.claim_date and not kept()[1]


def test_a_rejected_row_leaves_the_tables_and_comes_back_with_undo(queue):
    first = queue.claim()
    press(queue, "x")
    assert first.claim_id not in set(Tables(PARAMETERS).claims["claim_id"])
    press(queue, "ArrowLeft")
    assert "was rejected" in shown(queue)
    press(queue, "u")
    assert queue.claim().claim_id == first.claim_id


def test_the_queue_has_no_row_that_the_audit_answered_since_the_tables_were_read(project):
    tables = Tables(PARAMETERS)
    audit = Audit(tables, PARAMETERS)
    answered = audit.claim().claim_id
    press(audit, "y")
    queue = Queue(tables, audit.signature)
    assert set(queue.ranked["claim_id"]) == set(tables.claims["claim_id"]) - {answered}


def test_the_queue_ends_and_is_empty_once_everything_was_looked_at(queue):
    for _ in queue._ids:
        press(queue, "y")
    assert "All rows were looked at" in shown(queue)
    assert Queue(Tables(PARAMETERS), signature("A. N.")).ranked.empty


def test_the_desk_undoes_its_last_step_and_answers_a_misspelt_place_at_its_field(project):
    desk = Desk(Tables(ExploreParameters(conflict="ukraine")))
    before = len(desk.claims)
    desk._correcting._reason.value = "another town"
    desk._correcting._reject()
    assert len(desk.claims) == before - 1
    desk._undo()
    assert len(desk.claims) == before and not kept()[1]
    desk._controls._place.value = "Kupiasnk"
    assert "Kupiansk" in desk._controls._told["focus_place"].value
    assert len(desk.claims) == before
    desk._controls._place.value = "Kupiansk"
    assert desk._controls._told["focus_place"].value == ""
    pane = desk._correcting
    claim_id = next(c.claim_id for c in desk.claims.itertuples() if c.place == "Kupiansk")
    desk.open(claim_id)
    pane._field.value = "place"

    def give(place):
        pane._value.children[0].value = place
        pane._edit()

    give("Pokrvosk")
    assert "Pokrovsk" in pane._note.value and not kept()[1]
    give("Kupianssk")  # read as Kupiansk in an article, but nobody spells it so
    give("Kupianssk")
    assert "did you mean" in pane._note.value and not kept()[1]
    give("Kupiansk")
    assert "already" in pane._note.value and not kept()[1]
    give("Pokrowsk")
    assert "read as Pokrovsk" in pane.told.html and "signed" in pane.told.html
    assert [(c.claim_id, c.value) for c in kept()[1]] == [(claim_id, "Pokrovsk")]
    pane._field.value = "place"
    give("Xyzzyville")
    assert "no gazetteer has" in pane._note.value and "did you mean" not in pane._note.value
    assert len(kept()[1]) == 1
    give("Xyzzyville")
    assert {c.value for c in kept()[1]} == {"Xyzzyville"}, "a village that no gazetteer has can be set"


def test_a_missed_claims_place_is_checked_at_its_field(project):
    desk = Desk(Tables(ExploreParameters(conflict="ukraine")))
    pane = desk._correcting
    pane._article.value = "kupiansk.txt"
    pane._words.value = "Russian forces shelled the town"
    pane._given["type"].value, pane._given["side"].value, pane._given["place"].value = "strike", "russia", "Kupianssk"
    pane._add()
    assert "did you mean" in pane._given_note.value and not kept()[1]
    pane._given["place"].value = "Kupiansk"
    pane._add()
    assert {c.field: c.value for c in kept()[1]} == {"type": "strike", "side": "russia", "place": "Kupiansk"}


def test_a_spelling_is_told_what_it_is_read_as_and_a_slip_is_refused_in_the_queue(queue):
    while queue.claim().place != "Kupiansk":
        press(queue, "o")
    press(queue, "p")
    for _ in range(2):
        press(queue, "Enter", "Kupianssk")
        assert "did you mean" in shown(queue) and not kept()[1]
    press(queue, "Enter", "Kupiansk")
    assert "already" in shown(queue) and not kept()[1]
    press(queue, "Enter", "Pokrowsk")
    assert "It is read as Pokrovsk." in shown(queue)
    assert [c.value for c in kept()[1]] == ["Pokrovsk"]


def test_a_claim_of_the_articles_own_voice_has_a_speaker_that_can_be_wrong(audit, project):
    (project / "data/raw/articles/lyman.txt").write_text(
        "Russian forces shelled Lyman on Monday, eyewitnesses were there.\n", encoding="utf-8"
    )
    audit = Audit(Tables(PARAMETERS), PARAMETERS)
    at_claim(audit, side="media", speaker="")
    assert "the article itself" in shown(audit)
    press(audit, "w")
    press(audit, "Enter", "eyewitnesses")
    assert "wrong in speaker" in shown(audit)
    found = audit.results().set_index("measure")
    assert (found.at["nothing wrong", "right"], found.at["speaker", "right"]) == (0, 0)


def test_the_queue_tells_how_many_rows_nobody_has_looked_at_by_now(project):
    tables = Tables(PARAMETERS)
    audit = Audit(tables, PARAMETERS)
    queue = Queue(tables, audit.signature)
    everything = len(queue.ranked)
    assert f"{everything} to go" in shown(queue)
    press(audit, "y")
    queue.draw()
    assert f"{everything - 1} to go" in shown(queue)
