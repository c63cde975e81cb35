"""The five calls: data frames in, data frames out, and the same claims as everywhere."""

import pandas as pd
import pytest

from helpers import Tables, check_folder, compare_days, draw, extract, place, read, relate
from made_claims import claims as made

TEXT = "Russian forces have captured the town of Kupiansk, Russia's defence ministry said on Friday."


def test_the_five_calls_find_what_the_tables_hold(project):
    articles = read("data/raw/articles")
    claims, statements, relations = relate(extract(articles), articles)
    tables = Tables.of()
    same = ["claim_id", "side", "place", "claim_date", "statement_id", "lat"]
    pd.testing.assert_frame_equal(claims[same], tables.full.claims[same])
    assert statements["statement_id"].tolist() == tables.full.statements["statement_id"].tolist()
    assert relations["reason"].tolist() == tables.full.relations["reason"].tolist()
    assert place(claims, articles)["name"].tolist() == tables.full.places["name"].tolist()
    assert draw(claims, articles).axes


def test_texts_in_a_data_frame_are_articles_with_what_it_knows_of_them():
    texts = pd.DataFrame(
        {"article": ["a"], "text": [TEXT], "published": ["2025-11-21"], "title": ["A town changes hands"]}
    )
    articles = read(texts, conflict="ukraine")
    assert articles[["article", "title", "published", "published_basis"]].iloc[0].tolist() == [
        "a", "A town changes hands", "2025-11-21", "sources.csv",
    ]  # fmt: skip
    (claim,) = extract(articles).itertuples()
    assert TEXT[claim.start : claim.end] == claim.quote
    assert (claim.side, claim.place, claim.claim_date) == ("russia", "Kupiansk", "2025-11-21")


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (pd.DataFrame({"body": [TEXT]}), "column 'text'"),
        (pd.DataFrame({"text": [TEXT, TEXT], "article": ["a", "a"]}), "one key"),
    ],
)
def test_a_data_frame_that_is_none_of_articles_is_refused_in_words(frame, said):
    with pytest.raises(ValueError, match=said):
        read(frame)


def test_the_articles_of_another_war_are_left_out_where_one_is_asked_for():
    assert read(pd.DataFrame({"text": [TEXT]}), conflict="sudan").empty


def test_nothing_to_draw_is_said():
    texts = pd.DataFrame({"text": ["The minister opened a school in the capital on Friday, and spoke of music."]})
    articles = read(texts)
    with pytest.raises(ValueError, match="no claim is about a place"):
        draw(extract(articles), articles)


def test_a_folder_is_checked_before_it_is_read(project):
    files = check_folder("data/raw/articles")
    assert set(files["status"]) == {"read"} and (files["words"] > 0).all()
    assert files["conflict"].str.contains("ukraine").all()


def test_a_share_is_told_as_the_share_that_was_said_and_a_part_as_a_part():
    told = made(
        [
            {"side": "red", "controller": "red", "said": "2025-11-20", "share": 0.5},
            {"side": "blue", "controller": "red", "said": "2025-11-20", "extent": "partial"},
        ]
    )
    after = " ".join(compare_days(told, "2025-11-01", "2025-11-30")["after"])
    assert "50% of it" in after and "a part of it" in after


def test_two_days_differ_where_somebodys_last_word_is_another_one():
    told = made(
        [
            {"side": "red", "controller": "red", "said": "2025-11-20", "claim_id": "a"},
            {"side": "blue", "controller": "blue", "said": "2025-11-20", "claim_id": "b"},
            {"side": "red", "controller": "blue", "said": "2025-12-12", "claim_id": "c"},
        ]
    )
    (row,) = compare_days(told, "2025-11", "2025-12").itertuples(index=False)
    assert row.place == "Alphaville" and row.claims == "a, c"
    assert "2025-11-20" in row.before and "2025-12-12" in row.after
    assert compare_days(told, "2025-11-21", "2025-11-30").empty
    before = compare_days(told, "2025-11-01", "2025-11-30")
    assert set(before["before"]) == {"no word of this speaker on this place by then"} and len(before) == 2
    with pytest.raises(ValueError, match="2025-11-30"):
        compare_days(told, "2025-11-31", "2025-12")
