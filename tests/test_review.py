"""The audit's arithmetic and the queue, on tables: the same draw, honest intervals, weights, agreement, what comes first."""

import math
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_claims
import made_corrections
from helpers import schema
from helpers.corrections import CorrectionError
from helpers.review.agreement import agreement, cohens_kappa
from helpers.review.answers import NAMES, Answer, read_answers, record_answers
from helpers.review.drawing import allocated, draw, sentences_without_claims
from helpers.review.estimates import MISSED, NOTHING_WRONG, in_words, results
from helpers.review.queue import ranked
from helpers.review.standing import standing
from helpers.review.telling import in_one_line, methods
from helpers.wilson import wilson

STATED = "type=control; stance=asserts; side=red; place=Alphaville"


def extracted(claims, **texts):
    """What a folder of these articles gives."""
    bodies = texts or {"a": " ".join(f"Sentence number {n} is quiet." for n in range(40))}
    articles = made_corrections.articles(**bodies)
    parts = [
        {"article": a.article, "paragraph": 0, "start": 0, "end": len(a.text), "kind": "body"}
        for a in articles.itertuples()
    ]
    return SimpleNamespace(
        articles=articles,
        paragraphs=schema.frame(schema.PARAGRAPHS, parts),
        unread=schema.frame(schema.UNREAD, []),
        claims=claims,
    )


def folder(red=90, blue=40, media=2):
    sides = ["red"] * red + ["blue"] * blue + ["media"] * media
    rows = [{"side": side, "article": "elsewhere.txt"} for side in sides]
    return extracted(made_claims.claims(rows))


def answers(*groups, **fields):
    """Answers of A. N.: each group is (how many, answer, fields that differ)."""
    made = []
    for count, answer, own in groups:
        for _ in range(count):
            given = {
                "article": "a.txt",
                "item": "claim",
                "quote": "words",
                "stated": STATED,
                "stratum": "red",
                "of": "1000",
            }
            given |= {"reviewer": "A. N.", "date": "2026-11-30", "seed": "1", "folder": "f", "reader": "r"}
            made.append(Answer(**given | {"key": f"c{len(made)}", "answer": answer} | fields | own))
    return pd.DataFrame([[getattr(a, n) for n in NAMES] for a in made], columns=list(NAMES), dtype="string")


def test_the_same_folder_and_seed_give_the_same_draw_and_another_seed_another_one():
    first = draw(folder(), seed=1, claims=30, sentences=10)
    pd.testing.assert_frame_equal(first, draw(folder(), seed=1, claims=30, sentences=10))
    assert set(first["key"]) != set(draw(folder(), seed=2, claims=30, sentences=10)["key"])
    assert list(first["item"]) == ["claim", "claim", "claim", "sentence"] * 10, (
        "the beginning of a draw is no fair sample of both"
    )


def test_a_draw_has_every_side_and_counts_how_many_claims_it_has():
    drawn = draw(folder(), seed=1, claims=30, sentences=0)
    assert drawn.groupby("stratum")["of"].first().to_dict() == {"blue": 40, "media": 2, "red": 90}
    assert drawn["stratum"].value_counts().to_dict() == {"red": 20, "blue": 8, "media": 2}
    assert {"blue", "media", "red"} == set(drawn["stratum"].head(16)), "the beginning of a draw is no fair sample"


def test_a_folder_that_grows_keeps_most_of_its_draw():
    before, after = (draw(folder(red=red), seed=1, claims=30, sentences=0) for red in (90, 95))
    assert len(set(before["key"]) & set(after["key"])) >= 20


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 200), min_size=1), st.integers(0, 80))
def test_as_many_are_drawn_as_are_asked_for_and_of_no_side_more_than_it_has(sizes, count):
    given_ = allocated(sizes, count)
    assert sum(given_.values()) == min(count, sum(sizes.values()))
    assert all(0 <= given_[name] <= sizes[name] for name in sizes)


def test_sentences_are_those_that_were_read_and_in_which_no_claim_was_found():
    text = "Nothing moved. Red troops took Alphaville. Gen. Smith slept.\n\nA footer that is no story."
    found = extracted(made_corrections.claims(), a=text)
    start = text.index("Red")
    claims = found.claims.head(1).assign(start=start, end=start + 10)
    paragraphs = found.paragraphs.assign(end=text.index("\n"))
    left = sentences_without_claims(found.articles, paragraphs, found.unread, claims)
    assert list(left["quote"]) == ["Nothing moved.", "Gen. Smith slept."]
    assert all(text[s.start : s.end] == s.quote for s in left.itertuples())
    lost = schema.frame(schema.UNREAD, [{"article": "a.txt", "file": "a.txt", "start": 0, "end": 5, "cause": "error"}])
    assert list(sentences_without_claims(found.articles, paragraphs, lost, claims)["quote"]) == ["Gen. Smith slept."]
    copies = found.articles.assign(duplicate_of="b.txt")
    assert sentences_without_claims(copies, paragraphs, found.unread, claims).empty


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(51, 60, 0.739, 0.919), (0, 20, 0.0, 0.161), (20, 20, 0.839, 1.0), (1, 20, 0.009, 0.236), (5, 10, 0.237, 0.763)],
)
def test_wilsons_interval_is_the_one_of_the_books(right, n, low, high):
    assert wilson(right / n, n) == pytest.approx((low, high), abs=0.0006)


def test_the_sentence_of_the_report_counts_and_bounds():
    told = in_one_line(answers((51, "right", {}), (9, "wrong", {}), of="100000"))
    assert told == "Of 60 claims that A. N. checked on 30 November 2026, 51 are right (74 to 92 %)."
    assert in_one_line(answers((3, "open", {}))) == ""


def test_a_side_of_which_more_were_drawn_weighs_no_more():
    half = answers((10, "right", {"of": "900"}), (10, "wrong", {"stratum": "blue", "of": "100"}))
    row = results(half).set_index("measure").loc[NOTHING_WRONG]
    assert row["share"] == pytest.approx(0.9)
    assert (row["right"], row["answered"], row["of"]) == (10, 20, 1000)
    even = answers((10, "right", {"of": "500"}), (10, "wrong", {"stratum": "blue", "of": "500"}))
    wide, narrow = (r["high"] - r["low"] for r in (row, results(even).set_index("measure").loc[NOTHING_WRONG]))
    plain = wilson(0.9, 20)
    assert wide > plain[1] - plain[0], "unequal weights make an answer worth less"
    assert narrow < 0.45


def test_who_has_looked_at_every_claim_knows_the_share():
    row = results(answers((6, "right", {}), (4, "wrong", {}), of="10")).set_index("measure").loc[NOTHING_WRONG]
    assert (row["low"], row["share"], row["high"]) == pytest.approx((0.6, 0.6, 0.6))


def test_a_field_is_right_unless_it_was_named_or_there_is_no_claim_and_counts_only_where_it_is_stated():
    told = answers(
        (5, "right", {}),
        (2, "field", {"fields": "side"}),
        (1, "field", {"fields": "side; place"}),
        (1, "wrong", {}),
        (1, "right", {"stated": "type=control; stance=asserts; side=red"}),
        (3, "open", {}),
    )
    found = results(told).set_index("measure")
    assert tuple(found.loc["side", ["right", "answered"]]) == (6, 10)
    assert tuple(found.loc["place", ["right", "answered"]]) == (7, 9)
    assert tuple(found.loc["type", ["right", "answered"]]) == (9, 10)
    assert "speaker" not in found.index
    assert MISSED not in found.index


def test_tables_call_the_fields_by_their_names():
    shown = in_words(results(answers((3, "right", {"stated": "type=control; stance=asserts; claim_date=2025-12-06"}))))
    assert "date" in set(shown["Measure"]) and "claim_date" not in set(shown["Measure"])


def test_two_who_agree_that_what_is_stated_is_right_agree_whether_or_not_one_fills_in_what_is_open():
    one = answers((2, "right", {}), (1, "wrong", {}))
    other = answers((2, "field", {"fields": "speaker"}), (1, "field", {"fields": "side"}), reviewer="B. M.")
    (row,) = agreement(pd.concat([one, other], ignore_index=True)).itertuples()
    assert (row.both, row.agreed) == (3, 3)


def test_what_the_card_states_and_is_wrong_is_wrong_the_articles_own_voice_too():
    own = "type=control; stance=asserts; side=media"
    told = answers((1, "field", {"fields": "speaker", "stated": own}), (3, "right", {"stated": own}))
    found = results(told).set_index("measure")
    assert tuple(found.loc[NOTHING_WRONG, ["right", "answered"]]) == (3, 4)
    assert tuple(found.loc["speaker", ["right", "answered"]]) == (3, 4)
    unnamed = own.replace("media", "independent")
    filled = results(answers((1, "field", {"fields": "speaker", "stated": unnamed}))).set_index("measure")
    assert filled.at[NOTHING_WRONG, "right"] == 1, "that a speaker has no name is nothing stated"


def test_one_that_was_left_open_was_and_two_were():
    assert " 1 was left open." in methods(answers((3, "right", {}), (1, "open", {})), articles=2, least=4)
    assert " 2 were left open." in methods(answers((3, "right", {}), (2, "open", {})), articles=2, least=4)


def test_missed_claims_are_a_share_of_the_sentences_without_one():
    silent = {"item": "sentence", "stated": "", "stratum": "", "of": "5000"}
    row = results(answers((1, "missed", silent), (19, "none", silent))).set_index("measure").loc[MISSED]
    assert (row["low"], row["high"]) == pytest.approx((0.009, 0.236), abs=0.001)


def test_two_reviewers_agree_as_cohen_counts_it():
    one = answers((20, "right", {}), (5, "right", {}), (10, "wrong", {}), (15, "wrong", {}))
    other = answers((20, "right", {}), (5, "wrong", {}), (10, "right", {}), (15, "field", {}), reviewer="B. M.")
    (row,) = agreement(pd.concat([one, other], ignore_index=True)).itertuples()
    assert (row.both, row.agreed, row.share) == (50, 35, 0.7)
    assert row.kappa == pytest.approx(0.4)
    assert math.isnan(cohens_kappa([(True, True)] * 4))


def test_the_paragraph_on_methods_names_how_many_by_whom_how_sure_and_after_whom():
    one = answers((8, "right", {}), (2, "wrong", {}))
    both = pd.concat([one, answers((9, "right", {}), (1, "wrong", {}), reviewer="B. M.")], ignore_index=True)
    told = methods(both, articles=20, least=4)
    for words in (
        "1,000 claims",
        "20 articles",
        "seed 1",
        "A. N. (on 30 November 2026)",
        "8 of 10",
        "Wilson",
        "kappa",
        "Cohen, J.",
    ):
        assert words in told
    assert "Cohen" not in methods(one, articles=20, least=4)
    assert methods(one.head(0), articles=20, least=4) == ""


def test_an_answer_holds_while_the_claim_states_what_it_stated_and_a_changed_folder_is_said(tmp_path):
    drawn = draw(folder(), seed=1, claims=10, sentences=0)
    first, second = drawn.iloc[0], drawn.iloc[1]
    shared = {"answer": "right", "reviewer": "A. N.", "date": "2026-11-30", "seed": "1"}
    record_answers(tmp_path / "audit.csv", [Answer(**{c: str(r[c]) for c in ("article", "item", "key", "quote", "stated", "stratum", "of", "folder", "reader")}, **shared) for r in (first, second)])  # fmt: skip
    known, problems = read_answers(tmp_path / "audit.csv")
    assert not problems
    state = standing(drawn, known, reviewer="A. N.", seed=1)
    assert (len(state.answers), len(state.open), state.changed) == (2, 8, "")
    nobody = standing(drawn, known, reviewer="B. M.", seed=1)
    assert list(nobody.answers.columns) == list(NAMES) and nobody.answers.empty and len(nobody.open) == 10
    otherwise = drawn.assign(stated=drawn["stated"].mask(drawn["key"] == first["key"], "type=advance"), folder="other")
    state = standing(otherwise, known, reviewer="A. N.", seed=1)
    assert list(state.answers["key"]) == [second["key"]]
    assert "1 of your 2 answers still hold" in state.changed
    assert set(state.answers["folder"]) == {"other"}


def test_the_file_of_answers_has_one_a_reviewer_and_item_and_what_was_recorded_can_be_undone(tmp_path):
    path = tmp_path / "audit.csv"
    first = Answer("a.txt", "claim", "c1", "=words", "right", "A. N.", "2026-11-30", "1", of="9")
    record_answers(path, [first])
    changed = record_answers(
        path, [Answer("a.txt", "claim", "c1", "=words", "wrong", "A. N.", "2026-12-01", "1", of="9")]
    )
    record_answers(path, [Answer("a.txt", "claim", "c1", "=words", "right", "B. M.", "2026-12-01", "1", of="9")])
    assert sorted(read_answers(path)[0]["answer"]) == ["right", "wrong"]
    assert "'=words" in path.read_text("utf-8-sig")
    changed.undo()
    known, _ = read_answers(path)
    assert list(known.sort_values("reviewer")["answer"]) == ["right", "right"]
    assert list(known["quote"]) == ["=words", "=words"]


def test_a_damaged_line_is_told_and_nothing_is_written_over_it(tmp_path):
    path = tmp_path / "audit.csv"
    record_answers(path, [Answer("a.txt", "claim", "c1", "words", "right", "A. N.", "2026-11-30", "1", of="9")])
    path.write_text(path.read_text("utf-8-sig") + "a.txt,claim,c2,words,perhaps,A. N.\n", "utf-8-sig")
    known, problems = read_answers(path)
    assert len(known) == 1 and "line 3" in problems[0] and "perhaps" in problems[0]
    with pytest.raises(CorrectionError, match="mend the file"):
        record_answers(path, [Answer("a.txt", "claim", "c3", "words", "right", "A. N.", "2026-11-30", "1", of="9")])
    with pytest.raises(CorrectionError, match="is no answer"):
        record_answers(tmp_path / "new.csv", [Answer("a.txt", "claim", "c3", "w", "yes", "A. N.", "", "1", of="9")])
    with pytest.raises(CorrectionError, match="no reviewer"):
        record_answers(tmp_path / "new.csv", [Answer("a.txt", "claim", "c3", "w", "right", " ", "", "1", of="9")])


def test_the_queue_has_disagreements_first_then_the_lede_then_what_is_unsure_and_matters():
    claims = made_claims.claims(
        [
            {"claim_id": "sure", "confidence": 0.95},
            {"claim_id": "unsure", "confidence": 0.4},
            {"claim_id": "unsure-clash", "confidence": 0.4, "statement_id": "s1"},
            {"claim_id": "unsure-focus", "confidence": 0.4, "place": "Betatown"},
            {"claim_id": "lede", "confidence": 0.9},
            {"claim_id": "differs", "confidence": 0.9, "disagreed": "side"},
            {"claim_id": "seen", "confidence": 0.1, "review": "accepted"},
        ]
    )
    pairs = schema.frame(
        schema.STATEMENT_RELATIONS,
        [{"a": "s1", "b": "s2", "relation": "denies", "reason": "-", "a_quote": "x", "b_quote": "y"}],
    )
    found = ranked(claims, pairs, lede=["lede"], places=["Betatown"])
    assert list(found["claim_id"]) == ["differs", "lede", "unsure-clash", "unsure-focus", "unsure", "sure"]
    assert "two readers differ in side" in found["reasons"].iloc[0]
    assert "the summary rests on it" in found["reasons"].iloc[1]
