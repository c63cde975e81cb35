"""The sentences, numbers and tables of the brief: they say who says what, lose nothing, and settle nothing."""

import dataclasses
import re

import lxml.html
import pandas as pd
import pytest

import made_claims
import made_maps
import made_pages
from helpers import brief, schema
from helpers.analysis.dates import in_words
from helpers.brief.lede import period
from helpers.brief.markup import in_context, in_letters, joined, link, quoted
from helpers.counting import plural
from helpers.quality.trust import read_trust
from helpers.runs.changes import Earlier


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


@pytest.fixture
def made(conflict):
    return made_pages.material(made_maps.some_claims(), conflict, title="Both hold it", published="2025-12-18")


def words(markup) -> str:
    return " ".join(lxml.html.fragment_fromstring(str(markup), create_parent="div").text_content().split())


def words_in(element) -> str:
    return " ".join(element.text_content().split())


def claims_of(*rows) -> pd.DataFrame:
    return made_claims.claims(rows)


def test_the_summary_says_what_each_side_says_and_who_denies_it(made):
    told = words(brief.summary(made))
    assert (
        "Redland says that it holds all of Alphaville (General Rot, 20 November 2025), and says so again (Redland, 18 December)."
        in told
    )
    assert "Blueland says that it holds nearly 90% of Alphaville (17 December 2025)" in told
    assert "denies that Redland holds Alphaville: “Blueland denied this” (20 November)" in told
    assert "In one pair of statements, one denies or contradicts the other." in told


def test_the_page_says_which_articles_could_not_be_read():
    articles = schema.frame(
        schema.ARTICLES, [{"article": f"{n}.txt", "file": f"{n}.txt", "title": f"No. <{n}>"} for n in range(20)]
    )
    intake = schema.frame(schema.INTAKE, [{"file": f"{n}.txt", "status": "read"} for n in range(20)])
    assert brief.unread(articles, intake, schema.frame(schema.UNREAD, [])) == ""
    lost = {"file": "x", "start": 0, "end": 9, "cause": "error", "reason": "an error <here>"}
    rows = [{"article": "1.txt", "whole": True, **lost}, {"article": "2.txt", "whole": False, **lost}]
    page = brief.unread(articles, intake, schema.frame(schema.UNREAD, rows))
    told = words(page)
    assert "1 of 20 articles could not be read. No claims were read from 1 passage of 1 article." in told
    for part in (
        "1 article: an error <here>",
        "1 passage: an error <here>",
        "No. <1> (all of it)",
        "No. <2> (characters 0–9)",
    ):
        assert part in told


def test_the_page_names_the_files_that_could_not_be_read():
    rows = [
        {"file": "a.txt", "status": "read"},
        {"file": "b.xlsx", "status": "skipped", "message": "not read: save the sheet <as> a table"},
        {"file": "c.docx", "status": "skipped", "message": "not read: it is locked with a password"},
        {"file": "sources.csv", "status": "skipped", "message": "line 2: no file name"},
        {"file": "d.txt", "status": "skipped", "message": "left out: 1 about iraq", "left_out": 1},
    ]
    articles = schema.frame(schema.ARTICLES, [{"article": "a.txt", "file": "a.txt"}])
    told = words(brief.unread(articles, schema.frame(schema.INTAKE, rows), schema.frame(schema.UNREAD, [])))
    assert "2 files could not be read." in told and "sources.csv" not in told
    assert "b.xlsx (save the sheet <as> a table)" in told and "c.docx (it is locked with a password)" in told
    told = words(brief.unread(articles, schema.frame(schema.INTAKE, rows[1:2]), schema.frame(schema.UNREAD, [])))
    assert "1 file could not be read." in told


def test_every_date_of_the_summary_leads_to_a_row_of_the_table(made):
    page = lxml.html.fragment_fromstring(str(brief.masthead(made) + brief.claims_table(made)), create_parent="div")
    rows = {row.get("id") for row in page.iter("tr")}
    targets = {a.get("href")[1:] for lede in page.find_class("lede") for a in lede.iter("a")} - {
        brief.pairs.pairs_anchor(made)
    }
    assert len(targets) >= 4
    assert targets <= rows


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        (
            [{"controller": "red"}, {"side": "blue", "controller": "red", "stance": "denies"}],
            "Redland and Blueland contradict each other over Alphaville",
        ),
        (
            [{"controller": "red"}, {"side": "blue", "type": "strike", "actor": "blue"}],
            "What Redland and Blueland say about Alphaville",
        ),
        ([{"side": "independent", "speaker": "Watchers", "controller": "red"}], "Claims about Alphaville"),
        ([], "No claims in these articles"),
    ],
)
def test_headline(rows, headline, conflict):
    assert words(brief.headline(made_pages.material(claims_of(*rows), conflict))) == headline


def test_a_side_that_claims_a_part_and_then_more_says_both(conflict):
    rows = [
        {
            "said": "2025-12-12",
            "speaker": "General Rot",
            "controller": "red",
            "extent": "partial",
            "relation": "part_of",
            "quote": "the station is ours",
        },
        {"said": "2025-12-17", "speaker": "Minister", "controller": "red", "extent": "full"},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert (
        "holds a part of Alphaville: “the station is ours” (General Rot, 12 December 2025), later all of it (Minister, 17 December)."
        in told
    )


def test_a_change_between_the_first_and_the_last_words_is_told(conflict):
    rows = [
        {"said": "2025-12-12", "controller": "red", "extent": "partial", "quote": "the station is ours"},
        {"said": "2025-12-17", "controller": "red", "extent": "partial", "share": 0.9, "share_modifier": "nearly"},
        {"said": "2025-12-18", "controller": "red", "extent": "full"},
        {"said": "2025-12-20", "controller": "red"},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert (
        "holds a part of Alphaville: “the station is ours” (12 December 2025), later nearly 90% of it (17 December), later all of "
        "it (18 December), and says so again (20 December)." in told
    )


def test_the_lede_has_a_line_for_each_side_and_a_sentence_for_each_thing_it_says(conflict):
    rows = [
        {"side": "blue", "speaker": "General Blau", "controller": "blue"},
        {
            "side": "blue",
            "speaker": "General Blau",
            "controller": "red",
            "stance": "denies",
            "quote": "they are not in it",
        },
        {"side": "blue", "type": "withdrawal", "actor": "blue", "stance": "denies", "quote": "nobody left it"},
        {"side": "red", "controller": "red"},
    ]
    page = lxml.html.fragment_fromstring(
        str(brief.summary(made_pages.material(claims_of(*rows), conflict))), create_parent="div"
    )
    lines = {line.find("strong").text_content(): words_in(line) for line in page.findall(".//li")}
    assert set(lines) == {"Redland", "Blueland"}
    assert lines["Blueland"].startswith(
        "Blueland says that it holds Alphaville (General Blau, 1 June 2025). It denies that Redland"
    )
    assert lines["Blueland"].count("General Blau") == 1 and "“nobody left it” (Blueland, 1 June)" in lines["Blueland"]


def test_a_large_page_tells_the_last_word_alone_and_since_when(conflict):
    own = {"side": "blue", "controller": "blue"}
    rows = [
        {**own, "said": "2025-03-01"},
        {**own, "said": "2025-03-09", "share": 0.6, "share_modifier": "nearly", "extent": "partial"},
        {**own, "said": "2025-04-02", "speaker": "General Blau"},
        {**own, "said": "2025-05-05", "speaker": "Minister"},
        *[{"side": "red", "type": "strike", "actor": "red", "place": ""}] * 200,
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Blueland says that it holds Alphaville (Minister, 5 May 2025, saying so since 2 April)." in told
    assert "60%" not in told


def test_villages_beside_the_place_are_not_the_place(conflict):
    rows = [{"side": "blue", "controller": "blue", "relation": "north_of"}]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Blueland makes one claim about it, which does not clearly say who holds Alphaville." in told


def test_a_summary_about_a_place_does_not_take_a_dispute_elsewhere_for_its_own(conflict):
    elsewhere = {"place": "Betatown", "controller": "red"}
    rows = [
        *[{"side": "red", "controller": "red", "article": f"{n}.txt"} for n in range(3)],
        elsewhere | {"side": "red", "extent": "full"},
        elsewhere | {"side": "blue", "stance": "denies", "extent": "full"},
    ]
    made = made_pages.material(claims_of(*rows), conflict)
    assert made.place == "Alphaville"
    assert "In one pair of statements about other places, one denies" in words(brief.summary(made))


def test_third_voices_silence_and_warnings_have_sentences_of_their_own(conflict):
    watching = {"side": "independent", "controller": "blue", "extent": "partial", "quote": "the north is held"}
    rows = [
        {**watching, "speaker": "Watchers"},
        {**watching, "speaker": "Mappers", "verification": "unverifiable"},
        {"side": "media", "controller": "red"},
        {"side": "red", "speaker": "Ministry", "type": "other", "stance": "declines", "quote": "has not commented"},
        {"side": "red", "speaker": "Staff", "type": "other", "stance": "declines", "quote": "did not confirm it"},
        {"side": "red", "speaker": "Staff", "type": "other", "stance": "declines", "quote": "did not confirm the loss"},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "In its own voice, one article says that Redland held Alphaville (1 June 2025)." in told
    assert "Of the Ministry one article says: “has not commented” (1 June 2025)." in told
    assert "Redland leaves open: “did not confirm the loss” (Staff, 1 June 2025)." in told, "no silence, and no denial"
    assert "did not confirm it" not in told, "nobody can see what it is"
    assert "As independent voices, Watchers and Mappers say that Blueland holds a part of Alphaville: “" in told
    assert "verif" not in told, "an article that says nothing of verification is not said to"


def test_verification_is_told_in_the_articles_words(conflict):
    rows = [{"side": "red", "controller": "red", "verification": "unverifiable"}]
    made = made_pages.material(claims_of(*rows), conflict)
    text = "Red says that it holds Alphaville. Independent verification remains challenging. It rained."
    made = dataclasses.replace(made, articles=made.articles.assign(text=text))
    told = words(brief.summary(made))
    assert "On verification, one article says: “Independent verification remains challenging.”" in told


def test_both_sides_contradict_each_other_only_where_they_do(conflict):
    rows = [
        {"side": "red", "controller": "red", "extent": "full"},
        {"side": "blue", "type": "presence", "actor": "blue"},
        {"side": "independent", "speaker": "Watchers", "controller": "red", "stance": "denies", "extent": "full"},
    ]
    assert words(brief.headline(made_pages.material(claims_of(*rows), conflict))).startswith("What ")


def test_one_voice_that_says_two_things_is_not_told_as_two(conflict):
    both = {"side": "independent", "speaker": "Watchers", "role": "monitor", "extent": "full"}
    told = words(
        brief.contradictions(
            made_pages.material(
                claims_of(both | {"controller": "red"}, both | {"controller": "red", "stance": "denies"}), conflict
            )
        )
    )
    assert "Alphaville: Watchers contradicts an own statement" in told
    assert "Watchers contradicts Watchers" not in told


def test_words_that_are_no_denial_by_themselves_are_not_turned_round(conflict):
    out = {"side": "blue", "controller": "red", "stance": "denies", "quote": "the enemy was driven out"}
    told = words(brief.summary(made_pages.material(claims_of(out), conflict)))
    assert "denies that Redland holds Alphaville: “the enemy was driven out”" in told
    told = words(
        brief.summary(made_pages.material(claims_of(out | {"cue": "denied", "quote": "it had fallen"}), conflict))
    )
    assert "denies that “it had fallen”" in told


def test_who_may_be_somebody_else_is_not_said_to_deny_words_that_deny_nothing(conflict):
    denial = {"side": "blue", "speaker": "General Blau", "controller": "red", "stance": "denies", "cue": "denied"}
    unsure = {"field_confidence": "speaker=0.50; side=0.50"}
    for quote, sure, told in (
        ("they hold it", {}, True),
        ("they hold it", unsure, False),
        ("they do not hold it", unsure, True),
    ):
        summary = words(brief.summary(made_pages.material(claims_of({**denial, **sure, "quote": quote}), conflict)))
        assert (f"“{quote}”" in summary) == told


def test_a_denial_in_a_contradiction_is_not_quoted_as_what_it_denies(conflict):
    holds = {"side": "red", "controller": "red", "extent": "full", "quote": "we hold all of it"}
    denial = {"side": "blue", "controller": "red", "extent": "full", "stance": "denies", "quote": "they hold it"}
    cases = {
        "denies: “they hold it”": {"cue": "denied"},
        "“Neither we nor they can say they hold it”": {
            "cue": "said",
            "sentence": "Neither we nor they can say they hold it.",
        },
        "“they do not hold it”": {"quote": "they do not hold it"},
        "“the enemy was driven out”": {"quote": "the enemy was driven out", "sentence": "The enemy was driven out."},
    }
    for shown, row in cases.items():
        told = words(brief.contradictions(made_pages.material(claims_of(holds, denial | row), conflict)))
        assert shown in told, told


def test_a_voice_of_two_minds_is_not_told(conflict):
    own = {"side": "media", "speaker": "", "attribution": "own_voice"}
    told = words(
        brief.summary(
            made_pages.material(claims_of(own | {"controller": "red"}, own | {"controller": "blue"}), conflict)
        )
    )
    assert "own voice" not in told


def test_what_is_unsure_is_counted_and_what_is_granted_is_quoted(conflict):
    rows = [
        {
            "side": "blue",
            "controller": "red",
            "act": "concede",
            "quote": "the height was lost",
            "relation": "outskirts",
        },
        {"side": "red", "controller": "red", "confidence": 0.2},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Blueland grants: “the height was lost” (1 June 2025)." in told
    assert "Redland says that it holds" not in told
    assert "One more statement read as about Alphaville is not told here (less sure); the table has it." in told


def test_the_error_rate_stands_on_the_page_by_language(made):
    known = read_trust()["en"]
    for language, said in (
        ("en", f"About {known.of_100} of 100 such claims in English state nothing wrong"),
        ("uk", "Too few were measured in Ukrainian"),
    ):
        page = words(brief.masthead(dataclasses.replace(made, articles=made.articles.assign(language=language))))
        assert "Read by a machine." in page and said in page
        assert f"No person has checked any of the {len(made.claims)} claims" in page
    assert f"that nobody tuned the rules for, on {in_words(known.measured)}" in words(
        brief.masthead(dataclasses.replace(made, articles=made.articles.assign(language="en")))
    )
    assert 'id="how-sure"' in brief.measured(made)
    assert "tests/" not in brief.measured(made), "readers know no folder of the tests"


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2025-11", "2025-11-20", "2025-12-18", ""], "20 November – 18 December 2025"),
        (["2025-10", "2025-11-20"], "October – 20 November 2025"),
        (["2024-12-31", "2025-01-02"], "31 December 2024 – 2 January 2025"),
        (["2025-12-18"], "18 December 2025"),
        (["2025-11", "2025-11"], "November 2025"),
        (["2024", "2025"], "2024 – 2025"),
        (["", ""], ""),
    ],
)
def test_period(dates, told):
    assert period(pd.DataFrame({"claim_date": dates})) == told


def test_key_figures_are_the_counts_of_the_tables(made):
    figures = brief.key_figures(made)
    assert (figures.claims, figures.articles, figures.places) == (8, 1, 3)
    assert (figures.undated, figures.without_place) == (1, 1)
    assert figures.speakers == 2  # General Rot and Watchers; "Blueland" is a side, nobody by name
    assert figures.clashes == made.relations["relation"].isin(["denies", "contradicts"]).sum() > 0
    told = words(brief.key_figures_list(made))
    assert "8claims" in told and "1of the claims whose date is unclear" in told


def test_the_claims_table_has_every_claim_marked_in_its_sentence(made):
    table = lxml.html.fragment_fromstring(str(brief.claims_table(made)))
    rows = {row.get("id"): row for row in table.iter("tr") if row.get("id")}
    assert set(rows) == set(made.claims["claim_id"])
    general = rows["c0"]
    assert words(lxml.html.tostring(general.find_class("words")[0]).decode()) == (
        "On Thursday the general said that our forces took full control of Alphaville at dawn."
    )
    assert general.findtext(".//mark") == "our forces took full control of Alphaville"
    dates = [row[0].get("data-sort") for row in rows.values()]
    assert dates == [*sorted(filter(None, dates)), ""]


def test_contradictions_show_both_quotations_and_the_reason(made):
    shown = words(brief.contradictions(made))
    denial = made.relations[made.relations["relation"] == "denies"].iloc[0]
    for part in ("our forces took full control of Alphaville", "Blueland denied this", denial["reason"]):
        assert part in shown


def test_without_contradictions_it_says_so(conflict):
    made = made_pages.material(claims_of({"controller": "red"}), conflict)
    assert "No denial or contradiction was found" in words(brief.contradictions(made))
    denied = made_pages.material(claims_of({"controller": "red", "stance": "denies", "side": "blue"}), conflict)
    assert "one denies what no other one was found to say" in words(brief.contradictions(denied))


def tables_of(made, **changed):
    return {name: getattr(made, name) for name in ("articles", "claims", "statements", "relations")} | changed


def test_what_is_new_is_what_the_last_run_had_not(made):
    known = made.claims[made.claims["claim_id"] != "c2"]
    statements = made.statements[~made.statements["claim_ids"].str.contains("c2")]
    ids = set(statements["statement_id"])
    relations = made.relations[made.relations["a"].isin(ids) & made.relations["b"].isin(ids)]
    earlier = tables_of(made, claims=known, statements=statements, relations=relations)
    told = words(brief.whats_new(made, Earlier(earlier)))
    assert told.startswith("Since the last run: 1 new statement")
    assert "regained control of nearly 90% of Alphaville" in told
    assert words(brief.whats_new(made, Earlier(tables_of(made)))) == "Nothing new since the last run."
    gone = pd.concat([made.claims, made.claims.head(1).assign(claim_id="gone")])
    assert "1 claim no longer found" in words(brief.whats_new(made, Earlier(tables_of(made, claims=gone))))
    assert "first report" in words(brief.whats_new(made, None))


def test_rejected_claims_are_not_told(conflict):
    claims = claims_of(
        {"controller": "red", "quote": "kept"}, {"controller": "blue", "quote": "wrong", "review": "rejected"}
    )
    made = made_pages.material(claims, conflict)
    assert brief.key_figures(made).claims == 1
    assert "wrong" not in words(brief.claims_table(made))


def test_sources_are_numbered_and_linked_where_the_address_is_one(conflict):
    claims = claims_of({"article": "a.txt"}, {"article": "b.txt"})
    made = made_pages.material(claims, conflict)
    made.articles["url"] = ["https://example.org/a", "javascript:alert(1)"]
    listing = lxml.html.fragment_fromstring(str(brief.source_list(made)), create_parent="div")
    assert [a.get("href") for a in listing.iter("a")] == ["https://example.org/a"]
    assert [item.get("id") for item in listing.iter("li")] == ["source-1", "source-2"]


def test_provenance_names_versions_parameters_and_hashes(made):
    told = words(brief.provenance(made, parameters={"focus_place": "", "sides": ["red", "blue"]}))
    for part in ("spacy", "focus_place", "not set", "red, blue", made.articles["sha256"].iloc[0]):
        assert part in told


def test_the_focus_is_what_was_asked_for_else_what_stands_out_and_the_profiles_breaks_ties(conflict):
    rows = [{"place": "Betatown"}, {"place": "Betatown"}, {"place": "Gammafield"}]
    tables = made_pages.material(claims_of(*rows), conflict)
    asked = brief.gather(
        tables.articles,
        tables.claims,
        tables.statements,
        tables.relations,
        conflicts=[conflict],
        focus_place="Gammafield",
    )
    assert asked.place == "Gammafield"
    assert tables.place == "Betatown"
    assert made_pages.material(claims_of(*rows, {"place": "Alphaville"}), conflict).place == "Betatown"
    tied = [{"place": "Betatown"}, {"place": "Alphaville"}]
    assert made_pages.material(claims_of(*tied), conflict).place == "Alphaville"


def test_where_no_place_stands_out_the_brief_turns_on_none_and_ranks_them(conflict):
    rows = [{"place": "Betatown"}, {"place": "Gammafield"}, {"place": "Gammafield", "type": "strike", "actor": "red"}]
    made = made_pages.material(claims_of(*rows), conflict)
    assert made.place == "" and made.places == ("Gammafield", "Betatown") and made.at_focus() == []
    assert words(brief.headline(made)) == "What Redland says about the front"
    assert "3 claims found in one article, about Gammafield (2) and Betatown (1)." in words(brief.summary(made))


def test_a_contradiction_and_the_latest_claims_weigh_more_than_many_old_ones(conflict):
    old = [{"place": "Betatown", "said": "2025-01-10", "controller": "red"}] * 2
    new = [
        {"place": "Gammafield", "said": "2025-12-18", "controller": "red"},
        {"place": "Gammafield", "said": "2025-12-18", "side": "blue", "controller": "red", "stance": "denies"},
    ]
    made = made_pages.material(claims_of(*old, *new), conflict)
    assert made.relations["relation"].isin(["denies", "contradicts"]).any() and made.place == "Gammafield"


def test_strikes_and_losses_do_not_make_a_place_the_focus_of_who_holds_what(conflict):
    strikes = [{"place": "Betatown", "type": "strike", "actor": "red", "controller": ""}] * 3
    made = made_pages.material(claims_of(*strikes, {"place": "Gammafield", "controller": "red"}), conflict)
    assert made.place == "Gammafield"


def test_pieces():
    assert words(in_context("He said it is ours today.", "it is ours")) == "He said it is ours today."
    assert "<mark>lost</mark>" in in_context("other words", "lost")
    assert words(quoted("ours")) == "“ours”"
    assert words(quoted("“ours,” he said")) == "“ours,” he said"
    assert link("ftp://h/x", "words") == "words"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert (plural(1, "claim"), plural(1200, "claim"), in_letters(3), in_letters(12)) == (
        "1 claim",
        "1,200 claims",
        "three",
        "12",
    )


def test_a_part_of_a_place_and_an_event_are_told_in_their_words(conflict):
    rows = [
        {"side": "red", "controller": "red", "extent": "partial", "quote": "they hold the station"},
        {"side": "blue", "type": "advance", "actor": "red", "quote": "Redland came within 20 km"},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Redland says that it holds a part of Alphaville: “they hold the station” (1 June 2025)." in told
    assert "Blueland says: “Redland came within 20 km” (1 June 2025)." in told


def test_a_row_says_once_that_it_is_about_a_part(conflict):
    part = {"relation": "part_of", "place": "Alphaville", "side": "red"}
    rows = [
        {**part, "controller": "red", "extent": "partial"},
        {**part, "type": "advance", "actor": "red"},
    ]
    told = words(brief.claims_table(made_pages.material(claims_of(*rows), conflict)))
    assert "A part held by Redland in Alphaville" in told
    assert "Forces of Redland advanced in a part of Alphaville" in told


def test_a_denial_that_points_back_is_told_with_what_it_answers(conflict):
    rows = [
        {"side": "red", "speaker": "General Rot", "type": "advance", "actor": "red", "quote": "they broke through", "start": 0},
        {"side": "blue", "type": "advance", "stance": "denies", "rule": "back:deny", "quote": "the army denied this", "start": 50},
    ]  # fmt: skip
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Blueland denies what General Rot said: “they broke through” (1 June 2025)." in told


def test_two_denials_that_answer_the_same_words_are_told_once(conflict):
    """Also where one of them leaves its place and day open."""
    said = {"side": "red", "speaker": "General Rot", "controller": "red", "quote": "we took Alphaville", "start": 0}
    denied = {"side": "blue", "stance": "denies", "controller": "red", "rule": "back:deny"}
    rows = [
        said | {"article": "a.txt"},
        denied | {"article": "a.txt", "quote": "the army denied this", "start": 50},
        said | {"article": "b.txt"},
        denied | {
            "article": "b.txt", "quote": "the army at once denied it", "start": 60, "controller": "", "place": "", "place_id": "",
            "said": "", "rejected": "controller=red (pointed_at)",
        },
    ]  # fmt: skip
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert told.count("denies what") == 1
    assert "Blueland denies what General Rot said: “we took Alphaville” (1 June 2025, and once more)" in told


def test_a_military_district_is_no_part_of_a_place(conflict):
    row = {
        "side": "red",
        "controller": "red",
        "extent": "full",
        "quote": "the Northern Military District took Alphaville",
    }
    told = words(brief.summary(made_pages.material(claims_of(row), conflict)))
    assert "Redland says that it holds all of Alphaville" in told


def test_that_nobody_is_left_is_not_told_as_a_part_denied(conflict):
    rows = [
        {
            "side": "blue",
            "controller": "red",
            "stance": "denies",
            "extent": "full",
            "quote": "it is completely free of them",
        }
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Blueland denies that Redland holds Alphaville: “it is completely free of them”" in told
    assert "all of Alphaville" not in told


def test_words_whose_speaker_is_unsure_are_put_into_nobodys_mouth(conflict):
    rows = [
        {"side": "red", "type": "advance", "actor": "red", "quote": "they broke through", "field_confidence": f"speaker={sure}; side=0.9"}
        for sure in (0.7,)
    ]  # fmt: skip
    assert "they broke through" not in words(brief.summary(made_pages.material(claims_of(*rows), conflict)))


def test_a_dispute_that_one_side_conceded_is_no_headline(conflict):
    rows = [
        {"side": "red", "controller": "red", "said": "2025-06-02"},
        {"side": "blue", "controller": "red", "stance": "denies", "said": "2025-06-02"},
        {
            "side": "blue",
            "type": "withdrawal",
            "actor": "blue",
            "act": "concede",
            "said": "2025-06-03",
            "quote": "we left",
        },
    ]
    made = made_pages.material(claims_of(*rows), conflict)
    assert "denies" in set(made.relations["relation"])
    assert words(brief.headline(made)) == "What Redland and Blueland say about Alphaville"


def test_a_holder_whom_no_word_names_is_quoted_and_not_told(conflict):
    told = [
        {
            "side": "red",
            "speaker": "General Rot",
            "controller": "red",
            "quote": "Alphaville was taken",
            "said": "2025-05-20",
        },
        {
            "side": "independent",
            "speaker": "Front Watch",
            "role": "monitor",
            "controller": "blue",
            "said": "2025-05-20",
        },
    ]
    lent = claims_of(*(row | {"controller_basis": "acted_before"} for row in told))
    assert "says that it holds" not in words(brief.summary(made_pages.material(lent, conflict)))
    assert "Front Watch" not in words(brief.summary(made_pages.material(lent, conflict)))
    named = claims_of(*(row | {"controller_basis": "named"} for row in told))
    assert "Redland says that it holds Alphaville" in words(brief.summary(made_pages.material(named, conflict)))


def test_words_that_only_date_something_tell_no_holder(conflict):
    row = {
        "side": "independent",
        "speaker": "Front Watch",
        "role": "monitor",
        "controller": "blue",
        "said": "2025-05-20",
    }
    told = claims_of(row | {"quote": "since Alphaville fell"})
    assert "Front Watch" not in words(brief.summary(made_pages.material(told, conflict)))


def test_a_denial_that_names_no_place_is_told_where_what_it_answers_is_told(conflict):
    told = claims_of(
        {"side": "red", "speaker": "Redland", "controller": "red", "quote": "Redland took Alphaville", "start": 0, "article": "a.txt", "said": "2025-05-20"},
        {
            "side": "blue", "speaker": "Blue ministry", "stance": "denies", "controller": "", "place": "", "place_id": "",
            "rule": "back:deny", "rejected": "controller=red (pointed_at)", "quote": "the ministry denied that", "start": 40, "article": "a.txt", "said": "2025-05-20",
        },
    )  # fmt: skip
    summary = words(brief.summary(made_pages.material(told, conflict)))
    assert "Blueland denies what Redland said: “Redland took Alphaville” (Blue ministry, 20 May 2025)" in summary


def test_separatists_are_cited_as_such(conflict):
    row = {
        "side": "red",
        "speaker": "Northland separatists",
        "role": "party",
        "controller": "red",
        "said": "2025-05-20",
    }
    assert "Redland’s side says that it holds Alphaville (Northland separatists, 20 May 2025)" in words(
        brief.summary(made_pages.material(claims_of(row), conflict))
    )


def test_the_day_of_an_article_is_the_latest_that_words_can_be_of(conflict):
    row = {"side": "red", "speaker": "General Rot", "controller": "red", "said": "2025-05-20"}
    told = claims_of(row | {"claim_date_basis": "publication_then"})
    assert "(General Rot, 20 May 2025 or earlier)" in words(brief.summary(made_pages.material(told, conflict)))


def told_of(text: str, *rows, conflict, **fields) -> str:
    """The summary of claims whose words stand in an article of this text."""
    placed = [row | {"start": text.find(row["quote"]), "sentence": text} for row in rows]
    claims = claims_of(*placed)
    material = made_pages.material(claims, conflict, **fields)
    material = dataclasses.replace(material, articles=material.articles.assign(text=text))
    return words(brief.summary(material))


def test_what_an_article_only_passes_on_is_not_told_in_its_voice(conflict):
    row = {
        "side": "media",
        "controller": "red",
        "quote": "Redland captured Alphaville",
        "field_confidence": "claim_date=0.95",
    }
    assert "own voice" in told_of("Redland captured Alphaville.", row, conflict=conflict)
    row = row | {"quote": "Redland reportedly captured Alphaville"}
    assert "own voice" not in told_of("Redland reportedly captured Alphaville.", row, conflict=conflict)


def test_a_year_is_told_once_in_a_line_and_again_where_it_changes(conflict):
    own = {"side": "red", "controller": "red", "extent": "partial", "relation": "part_of"}
    rows = [
        own | {"said": "2024-12-12", "quote": "the station is ours"},
        own | {"said": "2025-01-17", "share": 0.9, "share_modifier": "nearly"},
        {"side": "red", "controller": "red", "said": "2025-02-01", "extent": "full"},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "(12 December 2024), later nearly 90% of it (17 January 2025), later all of it (1 February)" in told


def test_a_day_whose_year_nobody_knows_is_told_without_it(conflict):
    text = "On 28 February the staff said that they took Alphaville."
    row = {"side": "red", "controller": "red", "said": "", "quote": "they took Alphaville"}
    assert "(28 February, year unclear)" in told_of(text, row, conflict=conflict)
    assert "(day unclear)" in told_of("The staff said that they took Alphaville.", row, conflict=conflict)


@pytest.mark.parametrize(
    "quote",
    [
        "we took another village in eastern Alphaville",
        "our men took their last strongholds",
        "we hold the ground around Alphaville",
        "we captured the Alphaville roundabout",
    ],
)
def test_words_about_less_than_the_place_are_quoted_and_tell_no_holder(quote, conflict):
    told = words(
        brief.summary(made_pages.material(claims_of({"side": "red", "controller": "red", "quote": quote}), conflict))
    )
    assert f"Redland says: “{quote}" in told and "that it holds" not in told


def test_a_share_of_something_else_is_no_share_of_the_place(conflict):
    row = {"side": "red", "controller": "red", "share": 0.6, "extent": "partial"}
    other = row | {"quote": "we hold 60% of the part that Blueland held"}
    told = words(brief.summary(made_pages.material(claims_of(other), conflict)))
    assert "Redland says: “we hold 60% of the part that Blueland held”" in told
    told = words(brief.summary(made_pages.material(claims_of(row | {"quote": "we hold 60% of the town"}), conflict)))
    assert "Redland says that it holds 60% of Alphaville" in told


def test_a_cut_quotation_shows_that_it_is_cut_and_never_takes_in_the_narrator(conflict):
    text = "The staff said the men hold on – adding Monday that twelve attacks failed, which lies near the river."
    rows = [
        {"side": "red", "type": "other", "quote": "the men hold on"},
        {"side": "red", "type": "repelled", "actor": "red", "target": "blue", "quote": "twelve attacks failed"},
    ]
    told = told_of(text, *rows, conflict=conflict)
    assert "Redland says: “twelve attacks failed …”" in told and "adding" not in told


def test_when_and_to_whom_something_happened_stays_in_the_quotation(conflict):
    text = "The mayor said two people were wounded when soldiers threw grenades at a crowd."
    row = {"side": "red", "type": "losses", "quote": "two people were wounded"}
    told = told_of(text, row, conflict=conflict)
    assert "“two people were wounded when soldiers threw grenades at a crowd”" in told


def test_own_words_that_begin_with_others_are_not_told(conflict):
    row = {"side": "red", "type": "presence", "actor": "red", "quote": "they are inside the buildings"}
    told = words(brief.summary(made_pages.material(claims_of(row | {"attribution": "direct"}), conflict)))
    assert "inside the buildings" not in told
    sentence = "Redland said that they are inside the buildings."
    said = {"sentence": sentence, "start": sentence.index("they"), "speaker_text": "Redland", "cue": "said"}
    told = words(brief.summary(made_pages.material(claims_of(row | said), conflict, text=sentence)))
    assert "as an article puts it: “Redland said that they are inside the buildings”" in told, "whose they are is told"


def test_the_narrators_words_for_a_denial_are_told_as_such(conflict):
    row = {
        "side": "blue",
        "stance": "denies",
        "controller": "",
        "attribution": "nominal",
        "quote": "Blueland at first denied the loss",
    }
    told = words(brief.summary(made_pages.material(claims_of(row), conflict)))
    assert "Blueland denies, as an article puts it: “Blueland at first denied the loss”" in told


def test_a_part_is_not_told_beside_the_whole_of_the_same_day(conflict):
    rows = [
        {"side": "red", "controller": "red", "quote": "we took Alphaville"},
        {"side": "red", "controller": "red", "relation": "part_of", "quote": "we took the base"},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Redland says that it holds Alphaville (1 June 2025)." in told


def test_who_left_when_something_else_was_dated_is_not_told(conflict):
    row = {
        "side": "media",
        "type": "withdrawal",
        "actor": "blue",
        "rule": "verb:withdrawal",
        "happened": "2025-05",
        "controller": "",
    }
    told = words(brief.summary(made_pages.material(claims_of(row | {"quote": "when they left the town"}), conflict)))
    assert "left the town" not in told
    told = words(brief.summary(made_pages.material(claims_of(row | {"quote": "Blueland left the town"}), conflict)))
    assert "In its own voice, one article says: “Blueland left the town” (May 2025)." in told


def test_the_day_of_another_speakers_words_is_not_a_speakers_own(conflict):
    rows = [
        {"side": "blue", "controller": "blue", "said": "2025-06-02", "claim_date_basis": "weekday"},
        {
            "side": "red",
            "type": "advance",
            "actor": "red",
            "said": "2025-06-02",
            "claim_date_basis": "statement_in_paragraph",
            "quote": "its men broke through",
        },
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict, published="2025-06-05")))
    assert "“its men broke through” (5 June 2025 or earlier)" in told and "holds Alphaville (2 June 2025)" in told


def test_a_summary_says_how_many_of_the_disputes_are_about_its_place(conflict):
    rows = [
        *[{"side": "red", "controller": "red", "extent": "full", "article": f"{n}.txt"} for n in range(3)],
        {"side": "blue", "controller": "red", "stance": "denies", "extent": "full"},
        {"side": "red", "place": "Betatown", "controller": "red", "extent": "full"},
        {"side": "blue", "place": "Betatown", "controller": "red", "stance": "denies", "extent": "full"},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "In two pairs of statements, one of them about Alphaville, one denies or contradicts the other." in told


@pytest.mark.parametrize(
    "quote",
    [
        "the next day they took more",
        "this was denied by the staff",
        "Redland of shelling the town",
        "the enemy later confirmed his account",
    ],
)
def test_words_that_need_those_before_them_are_not_told(quote, conflict):
    row = {"side": "blue", "type": "strike", "actor": "red", "quote": quote}
    assert quote not in words(brief.summary(made_pages.material(claims_of(row), conflict)))


def test_whom_others_words_before_named_is_not_told_as_the_speaker(conflict):
    row = {"side": "blue", "type": "advance", "actor": "red", "quote": "they came within 20 km"}
    assert "within 20 km" not in words(brief.summary(made_pages.material(claims_of(row), conflict)))


def test_an_infinitive_is_claimed_and_a_regrouping_is_no_leaving(conflict):
    rows = [
        {
            "side": "red",
            "type": "repelled",
            "actor": "red",
            "target": "blue",
            "quote": "to have driven them off the hill",
        },
        {"side": "blue", "type": "withdrawal", "actor": "blue", "quote": "our units were regrouping"},
    ]
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Redland claims “to have driven them off the hill”" in told
    assert "Blueland says: “our units were regrouping”" in told and "forces left" not in told


def test_a_denial_of_all_is_quoted_and_what_was_settled_is_not_left_open(conflict):
    rows = [
        {"side": "red", "type": "encirclement", "stance": "denies", "target": "blue", "quote": "they are not completely cut off"},
        {"side": "blue", "type": "other", "stance": "declines", "quote": "did not confirm the loss until 25 May"},
    ]  # fmt: skip
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert "Redland denies: “they are not completely cut off”" in told and "leaves open" not in told


def test_a_village_in_the_land_of_a_town_is_no_part_of_it(conflict):
    row = {"side": "red", "controller": "red", "relation": "part_of"}
    told = words(brief.summary(made_pages.material(claims_of(row | {"quote": "we took a quarter"}), conflict)))
    assert "Redland says that it holds a part of Alphaville: “we took a quarter”" in told
    village = row | {"quote": "we took a village in Alphaville"}
    told = words(brief.summary(made_pages.material(claims_of(village), conflict)))
    assert "holds a part" not in told
    assert "Redland says: “we took a village in Alphaville”" in told


@pytest.mark.parametrize(
    "quote", ["winning full control of it", "they had seized", "said the major of the third group"]
)
def test_a_fragment_is_neither_told_nor_granted(conflict, quote):
    row = {"side": "red", "controller": "blue", "quote": quote}
    told = words(brief.summary(made_pages.material(claims_of(row), conflict)))
    assert "Blueland holds" not in told
    assert quote not in told


def test_an_aim_is_no_denial(conflict):
    row = {"side": "red", "stance": "denies", "type": "encirclement", "controller": "", "quote": "to break the siege"}
    assert "denies" not in words(brief.summary(made_pages.material(claims_of(row), conflict)))


def test_only_words_that_leave_something_open_are_told_as_such(conflict):
    row = {"side": "red", "stance": "declines", "type": "other", "controller": ""}
    left = row | {"quote": "we cannot confirm the loss of Alphaville"}
    assert "leaves open" in words(brief.summary(made_pages.material(claims_of(left), conflict)))
    other = row | {"quote": "we declared a pause in Alphaville"}
    assert "leaves open" not in words(brief.summary(made_pages.material(claims_of(other), conflict)))


def test_a_commander_stands_on_a_side(conflict):
    row = {"side": "red", "controller": "red", "speaker": "Ivan Rot", "role": "commander"}
    told = words(brief.summary(made_pages.material(claims_of(row), conflict)))
    assert "Redland’s side says that it holds Alphaville" in told


def test_the_narrators_infinitive_of_a_denial_is_left_out(conflict):
    row = {"side": "blue", "stance": "denies", "controller": "", "attribution": "nominal"}
    told = words(brief.summary(made_pages.material(claims_of(row | {"quote": "to deny the loss"}), conflict)))
    assert "Blueland denies, as an article puts it: “the loss”" in told


def test_where_nobody_claims_anything_no_sides_are_listed(conflict):
    nothing = made_pages.material(made_maps.some_claims().head(0), conflict)
    assert "Claims by side" not in words(brief.key_figures_list(nothing))
    assert "Claims by side" in words(brief.key_figures_list(made_pages.material(made_maps.some_claims(), conflict)))


def test_an_accusation_is_not_told_without_its_verb(conflict):
    rows = [
        {"side": "red", "controller": "red", "extent": "partial", "quote": "they hold the station"},
        {"side": "blue", "type": "advance", "actor": "red", "quote": "Redland troops of marching on the town"},
    ]
    told = [
        words(brief.summary(made_pages.material(claims_of(rows[0], rows[1] | {"cue": cue}), conflict)))
        for cue in ("accused", "spoke")
    ]
    assert ["of marching" in summary for summary in told] == [False, True]


def test_an_evacuation_of_people_is_no_leaving_of_forces(conflict):
    row = {"side": "red", "type": "withdrawal", "actor": "red", "controller": ""}
    told = words(
        brief.summary(made_pages.material(claims_of(row | {"quote": "it announced evacuations in the town"}), conflict))
    )
    assert "its forces left" not in told and "it announced evacuations" in told
    told = words(brief.summary(made_pages.material(claims_of(row | {"quote": "its garrison was evacuated"}), conflict)))
    assert "its forces left" in told


def test_who_is_called_by_what_they_are_is_not_told_it_again(conflict):
    row = {
        "side": "independent",
        "role": "resident",
        "speaker": "activists",
        "controller": "red",
        "quote": "the town fell to them",
    }
    told = words(brief.summary(made_pages.material(claims_of(row), conflict)))
    assert "Activists say that Redland" in told and "As residents" not in told


def test_a_row_that_is_not_sure_enough_is_quoted_and_not_restated(conflict):
    row = {"side": "red", "speaker": "Redland", "controller": "red", "quote": "the town is ours", "said": "2025-05-20"}
    row |= {"field_confidence": "speaker=0.97; side=0.98; place=0.97; claim_date=0.97"}
    sure, unsure = row | {"confidence": 0.75}, row | {"confidence": 0.6}
    assert "Redland says that it holds Alphaville" in words(
        brief.summary(made_pages.material(claims_of(sure), conflict))
    )
    told = words(brief.summary(made_pages.material(claims_of(unsure), conflict)))
    assert "Redland says: “the town is ours”" in told and "says that it holds" not in told
    unlikely = unsure | {"field_confidence": "speaker=0.9; side=0.93; place=0.93; claim_date=0.97"}
    told = words(brief.summary(made_pages.material(claims_of(unlikely), conflict)))
    assert "the town is ours" not in told, "who says it, and of which place, is together too unsure"


def test_an_unsure_day_is_told_as_such(conflict):
    row = {"side": "red", "speaker": "Redland", "controller": "red", "said": "2025-05-20"}
    for chance, day in ((0.95, "(20 May 2025)"), (0.8, "(perhaps 20 May 2025)")):
        told = claims_of(row | {"field_confidence": f"side=0.99; place=0.99; claim_date={chance}"})
        assert f"holds Alphaville {day}" in words(brief.summary(made_pages.material(told, conflict)))


def test_the_name_of_a_speaker_before_the_words_is_no_part_of_them(conflict):
    row = {"side": "red", "speaker": "Anna Rot", "type": "strike", "said": "2025-05-20"}
    for quote in ("According to the mayor, Anna Rot, shops burned", "Anna Rot, shops burned"):
        told = words(brief.summary(made_pages.material(claims_of(row | {"quote": quote}), conflict)))
        assert "says: “shops burned” (Anna Rot, 20 May 2025)" in told
    by = row | {"speaker": "Redland", "quote": "The raid was later confirmed by Redland"}
    told = words(brief.summary(made_pages.material(claims_of(by), conflict)))
    assert "says, as an article puts it: “The raid was later confirmed by Redland”" in told


def test_a_negation_before_the_words_is_quoted_with_them(conflict):
    row = {
        "side": "red",
        "speaker": "Redland",
        "stance": "denies",
        "controller": "red",
        "confidence": 0.4,
        "said": "2025-05-20",
    }
    row |= {
        "quote": "there are regular troops there",
        "sentence": "He said: “that doesn't mean there are regular troops there.”",
    }
    told = words(brief.summary(made_pages.material(claims_of(row), conflict)))
    assert "says: “doesn't mean there are regular troops there”" in told
    turned = row | {"sentence": "There, there are regular troops there."}
    assert "regular troops" not in words(brief.summary(made_pages.material(claims_of(turned), conflict)))


def test_words_that_deny_by_a_no_of_their_own_are_not_denied(conflict):
    row = {
        "side": "red",
        "speaker": "Redland",
        "stance": "denies",
        "type": "strike",
        "confidence": 0.4,
        "said": "2025-05-20",
    }
    told = words(brief.summary(made_pages.material(claims_of(row | {"quote": "there were no raids"}), conflict)))
    assert "Redland says: “there were no raids”" in told


def test_who_stands_beside_a_side_is_not_the_side(conflict):
    row = {"side": "red", "controller": "red", "said": "2025-05-20"}
    beside = ("pro-Redland sources", "Redland-backed fighters", "local activists")
    for speaker in beside:
        told = made_pages.material(claims_of(row | {"speaker": speaker}), conflict)
        assert words(brief.headline(told)) == "What Redland’s side says about Alphaville"
        assert "Redland’s side says that it holds Alphaville" in words(brief.summary(told))
    unit = row | {"speaker": "Ostrian forces", "role": "unit"}
    assert "Redland’s side says" in words(brief.summary(made_pages.material(claims_of(unit), conflict)))
    own = row | {"speaker": "Redland's army", "role": "unit"}
    assert "Redland says" in words(brief.summary(made_pages.material(claims_of(own), conflict)))


def test_what_does_not_name_the_place_tells_no_holder_of_it(conflict):
    row = {"side": "red", "speaker": "Redland", "controller": "red", "said": "2025-05-20", "place_text": "Alphaville"}
    for quote in (
        "it lost 3 square km near Alphaville",
        "they held all substations in Alphaville",
        "it took Alphaville airport",
    ):
        said = {"quote": quote, "extent": "full", "sentence": f"Redland said that {quote}.", "speaker_text": "Redland"}
        told = words(brief.summary(made_pages.material(claims_of(row | said), conflict)))
        assert "says that it holds" not in told and quote in told
    lent = row | {
        "quote": "they held every crossing",
        "place_basis": "lent_paragraph_main",
        "field_confidence": "place=0.95",
    }
    assert "says that it holds" not in words(brief.summary(made_pages.material(claims_of(lent), conflict)))


def test_the_office_of_a_speaker_of_an_unclear_side_is_told(conflict):
    row = {"side": "", "speaker": "James Grey", "controller": "blue", "said": "2025-05-20"}
    row |= {"sentence": "James Grey, the Ostrian forces minister, said that Alphaville was Blueland's."}
    told = words(brief.summary(made_pages.material(claims_of(row), conflict)))
    assert "James Grey (“the Ostrian forces minister”) says" in told


def test_what_an_article_says_of_the_verification_of_one_claim_is_not_told_of_others(conflict):
    row = {
        "side": "red",
        "speaker": "Redland",
        "controller": "red",
        "said": "2025-05-20",
        "verification": "unverifiable",
    }
    of_one = "The claim could not be verified. "
    told = made_pages.material(claims_of(row), conflict, text=of_one)
    assert "On verification" not in words(brief.summary(told))
    told = made_pages.material(claims_of(row), conflict, text=f"{of_one}Reports from the area cannot be verified.")
    assert "On verification, one article says: “Reports from the area cannot be verified.”" in words(
        brief.summary(told)
    )


def test_what_a_side_grants_or_denies_is_quoted_where_it_is_sure_who_says_it(conflict):
    chances = "speaker=0.9; side=0.93; actor=0.9; controller=0.7; place=0.9"
    row = {"side": "red", "speaker": "Redland", "said": "2025-05-20", "confidence": 0.55, "field_confidence": chances}
    left = row | {"type": "withdrawal", "actor": "red", "quote": "its troops had left the town"}
    told = words(brief.summary(made_pages.material(claims_of(left), conflict)))
    assert "Redland says: “its troops had left the town”" in told
    denied = row | {"stance": "denies", "controller": "blue", "cue": "denied", "quote": "the town was lost"}
    assert "Redland denies that “the town was lost”" in words(
        brief.summary(made_pages.material(claims_of(denied), conflict))
    )
    others = left | {"actor": "blue"}
    assert "had left" not in words(brief.summary(made_pages.material(claims_of(others), conflict)))


def test_a_building_that_is_held_is_no_part_of_the_town_unless_the_words_say_so(conflict):
    row = {"side": "red", "speaker": "Redland", "controller": "red", "extent": "partial", "said": "2025-05-20"}
    told = words(brief.summary(made_pages.material(claims_of(row | {"quote": "the plant was theirs"}), conflict)))
    assert "Redland says: “the plant was theirs”" in told and "part of Alphaville" not in told
    told = words(
        brief.summary(made_pages.material(claims_of(row | {"quote": "the northern plant was theirs"}), conflict))
    )
    assert "holds a part of Alphaville: “the northern plant was theirs”" in told


def test_what_is_less_sure_is_counted(conflict):
    sure = {"side": "red", "speaker": "Redland", "controller": "red", "said": "2025-05-20"}
    unsure = {
        "side": "blue",
        "speaker": "Blueland",
        "type": "strike",
        "said": "2025-05-21",
        "field_confidence": "side=0.7",
    }
    told = words(brief.summary(made_pages.material(claims_of(sure, unsure), conflict)))
    assert "One more statement read as about Alphaville is not told here (less sure); the table has it." in told
    assert "Blueland" not in words(brief.headline(made_pages.material(claims_of(sure, unsure), conflict)))


def test_a_denial_that_only_points_back_is_told_with_the_words_before_it(conflict):
    text = "They met on Monday. The Watch said that Blueland bombed a clinic. Blueland denied the reports. It rained."
    quote = "Blueland denied the reports"
    row = {
        "side": "blue",
        "speaker": "Blueland",
        "stance": "denies",
        "type": "other",
        "quote": quote,
        "said": "2025-05-20",
    }
    row |= {"start": text.index(quote), "end": text.index(quote) + len(quote), "sentence": f"{quote}."}
    made = made_pages.material(claims_of(row), conflict)
    told = words(brief.summary(dataclasses.replace(made, articles=made.articles.assign(text=text))))
    assert (
        "Blueland denies, as an article puts it: “The Watch said that Blueland bombed a clinic. Blueland denied the reports”"
        in told
    )
    cut = row | {"quote": "While Blueland denied its troops"}
    assert "denied its troops" not in words(brief.summary(made_pages.material(claims_of(cut), conflict)))


def test_a_road_to_a_place_is_no_part_of_it(conflict):
    row = {"side": "red", "speaker": "Redland", "controller": "red", "said": "2025-05-20"}
    for quote, extent in (
        ("troops took a checkpoint on the road to Alphaville", "full"),
        ("troops regained checkpoints on the road to Alphaville", "partial"),
    ):
        told = words(brief.summary(made_pages.material(claims_of(row | {"quote": quote, "extent": extent}), conflict)))
        assert f"Redland says: “{quote}”" in told and "holds" not in told


def test_what_is_printed_in_a_longer_quotation_is_not_counted_as_left_to_the_table(conflict):
    sentence = "Redland said shells had hit Alphaville, killing three."
    row = {"side": "red", "speaker": "Redland", "type": "strike", "said": "2025-05-20", "sentence": sentence}
    text = f"It was said. {sentence}"
    rows = [
        row | {"quote": quote, "start": text.index(quote), "end": text.index(quote) + len(quote)}
        for quote in ("shells had hit Alphaville", "killing three")
    ]
    rows[1] |= {"type": "losses", "field_confidence": "side=0.7"}
    made = made_pages.material(claims_of(*rows), conflict)
    told = words(brief.summary(dataclasses.replace(made, articles=made.articles.assign(text=text))))
    assert "killing three" in told and "less sure" not in told


def test_one_activist_is_no_resident(conflict):
    row = {"side": "independent", "role": "resident", "controller": "red", "said": "2025-05-20"}
    for speaker, told in (
        ("Abu Grau", "As an independent voice, Abu Grau"),
        ("a villager", "As a resident, a villager"),
    ):
        assert told in words(brief.summary(made_pages.material(claims_of(row | {"speaker": speaker}), conflict)))


def test_of_claims_on_who_holds_a_place_that_are_unsure_it_is_not_said_that_they_tell_nothing(conflict):
    row = {"side": "red", "speaker": "Redland", "controller": "red", "said": "2025-05-20"}
    unsure = row | {"quote": "destroying the guns it seized after retaking Alphaville", "confidence": 0.5}
    told = words(brief.summary(made_pages.material(claims_of(unsure), conflict)))
    assert "Redland makes one claim about it, which is not sure enough to be told here." in told


def test_words_about_a_region_are_not_told_of_a_town(conflict):
    row = {"side": "red", "speaker": "Redland", "type": "withdrawal", "actor": "blue", "said": "2025-05-20"}
    for quote, told in (
        ("they left the region", False),
        ("they left the town", True),
        ("they left the region of Alphaville", True),
    ):
        made = made_pages.material(claims_of(row | {"quote": f"all troops had: {quote}"}), conflict)
        assert (quote in words(brief.summary(made))) == told


def test_a_fragment_is_not_told(conflict):
    row = {"side": "red", "speaker": "Redland", "type": "strike", "said": "2025-05-20"}
    for quote in (
        "either taking all of the town or leaving it",
        "who are killing children",
        "destroying houses in the town",
    ):
        assert quote not in words(brief.summary(made_pages.material(claims_of(row | {"quote": quote}), conflict)))


def test_a_commander_of_whom_no_word_says_whose_he_is_speaks_for_nobody(conflict):
    row = {"side": "red", "speaker": "a commander", "role": "commander", "controller": "red", "said": "2025-05-20"}
    told = words(brief.summary(made_pages.material(claims_of(row | {"side_basis": "office_without_owner"}), conflict)))
    assert "Redland’s side" not in told
    told = words(brief.summary(made_pages.material(claims_of(row | {"side_basis": "modifier"}), conflict)))
    assert "A commander says that Redland holds Alphaville" in told


def test_words_that_end_before_their_quotation_does_get_marks_of_their_own():
    assert words(quoted('"hundreds" of fighters remained')) == '“"hundreds" of fighters remained”'
    assert words(quoted('"hundreds of fighters remained"')) == '"hundreds of fighters remained"'


def test_a_denial_of_an_earlier_day_stands_first(conflict):
    denial = {"side": "blue", "controller": "red", "stance": "denies", "said": "2025-06-01"}
    made = made_pages.material(
        claims_of({"controller": "red", "extent": "full", "said": "2025-06-01"}, denial), conflict
    )
    assert len(made.relations) == 1
    said = made.statements.set_index("statement_id")["side"]
    for day, first in (("2025-05-31", "blue"), ("2025-06-02", "red")):
        later = made.statements.assign(
            claim_date=made.statements["claim_date"].where(made.statements["side"] != "blue", day)
        )
        shown = words(brief.contradictions(dataclasses.replace(made, statements=later)))
        told = {"red": shown.index("words of claim 0"), "blue": shown.index("words of claim 1")}
        assert min(told, key=told.__getitem__) == first, (day, said)


def test_other_links_are_told_by_kind(conflict):
    rows = [{"controller": "red", "said": f"2025-06-{day:02d}"} for day in range(1, 8)]
    made = made_pages.material(claims_of(*rows, {"side": "blue", "controller": "red", "said": "2025-06-09"}), conflict)
    boxes = lxml.html.fragment_fromstring(str(brief.other_links(made)))
    kinds = [words_in(box.find("summary")) for box in boxes.findall("details")]
    counts = made.relations["relation"].value_counts()
    assert len(kinds) == len(counts) > 1 and boxes.get("open") is None
    assert sorted(int(kind.rpartition("(")[2].rstrip(")")) for kind in kinds) == sorted(counts)
    assert words_in(boxes.find("summary")).startswith(f"{len(made.relations)} other links")


def test_what_could_not_be_read_is_no_article_without_a_claim(conflict):
    made = made_pages.material(claims_of({"article": "a.txt"}), conflict)
    silent = made.articles.iloc[[0, 0]].assign(article=["b.txt", "c.txt"])
    made = dataclasses.replace(made, articles=pd.concat([made.articles, silent], ignore_index=True))
    assert "Read, without a claim that is shown here: 2 more articles." in words(brief.source_list(made))
    assert "without a claim that is shown here: 1 more article." in words(brief.source_list(made, {"c.txt"}))


def test_a_side_is_told_to_make_as_many_claims_as_its_filter_shows(conflict):
    red = {"side": "red", "controller": "red", "extent": "full"}
    rows = [red, *({"side": "blue", "type": "other", "quote": f"words {n}"} for n in range(4))]
    silence = {"side": "blue", "stance": "declines", "quote": "declined to comment"}
    told = words(brief.summary(made_pages.material(claims_of(*rows, silence), conflict)))
    assert "Blueland makes five claims about it" in told


def test_what_was_so_long_before_it_was_told_is_no_last_word_on_who_holds_a_place(conflict):
    media = {"side": "media", "speaker": "", "attribution": "own_voice"}
    places = [{"place": place, "controller": "red", "quote": f"we hold {place}"} for place in ("Betatown", "Gammaton")]
    old = {
        "controller": "blue",
        "said": "2020-01-29",
        "happened": "2012-10",
        "quote": "the town fell to Blueland in 2012",
    }
    held = {"controller": "red", "said": "2020-01-20", "quote": "Redland holds the town"}
    told = words(brief.ranked_places(made_pages.material(claims_of(*places, media | held, media | old), conflict)))
    assert "others, 20 Jan 2020: Redland holds it" in told and "29 Jan 2020" not in told
    since = media | old | {"quote": "who have held the town since October"}
    told = words(brief.ranked_places(made_pages.material(claims_of(*places, media | held, since), conflict)))
    assert "others, 29 Jan 2020: Blueland holds it" in told


def test_a_town_whose_id_one_row_lacks_has_one_strip(conflict):
    rows = [{"place": place, "controller": "red", "quote": f"we hold {place}"} for place in ("Betatown", "Gammaton")]
    rows += [{"controller": "red", "quote": "we hold it"}, {"controller": "red", "quote": "it is ours", "place_id": ""}]
    told = lxml.html.fragment_fromstring(
        str(brief.ranked_places(made_pages.material(claims_of(*rows), conflict))), create_parent="div"
    )
    named = [row.text_content() for row in told.iter("b") if row.text_content() == "Alphaville"]
    assert named == ["Alphaville"] and "2 claims" in told.text_content()


def test_the_summary_of_a_front_of_many_places_says_what_each_side_says_last_of_the_contested_ones(conflict):
    rows = [
        row
        for place in ("Betatown", "Deltaville", "Gammaton")
        for row in (
            {"place": place, "controller": "red", "extent": "full", "quote": f"we took full control of {place}"},
            {"place": place, "side": "blue", "controller": "red", "extent": "full", "stance": "denies", "quote": f"Redland has not taken {place}"},
        )
    ]  # fmt: skip
    told = words(brief.summary(made_pages.material(claims_of(*rows), conflict)))
    assert (
        "Redland makes three claims. Last on the most contested places: Betatown: Redland holds it (1 June 2025)"
        in told
    )
    assert "Blueland makes three claims. Last on the most contested places: Betatown: Redland does not hold" in told


def test_boxes_of_contradictions_say_how_many_pairs_they_hold(conflict):
    rows = [row for n in range(6) for row in (
        {"place": f"Town {n}", "controller": "red", "extent": "full", "said": f"2025-06-0{n + 1}", "quote": f"we took all of town {n}"},
        {"place": f"Town {n}", "side": "blue", "controller": "red", "stance": "denies", "said": f"2025-06-0{n + 1}", "quote": f"they have not taken town {n}"},
        *([{"place": f"Town {n}", "side": "independent", "speaker": "Watchers", "controller": "red", "stance": "denies", "said": f"2025-06-0{n + 1}", "quote": f"nobody has taken town {n}"}] if n < 2 else []),
    )]  # fmt: skip
    made = made_pages.material(claims_of(*rows), conflict)
    page = lxml.html.fragment_fromstring(str(brief.contradictions(made)), create_parent="div")
    pairs = brief.key_figures(made).clashes
    cards, folded = page.findall(".//section[@class='pair']"), page.find(".//summary").text_content()
    hidden = sum(len(card.findall(".//p[@class='why']")) for card in page.findall(".//details//section[@class='pair']"))
    assert pairs > len(cards)
    assert folded == f"{len(cards) - 3} earlier ones: {hidden} of the {pairs} pairs of statements"


def test_who_does_not_comment_is_not_silent_in_the_place(conflict):
    row = {"stance": "declines", "controller": "red", "quote": "it would not comment on the town"}
    told = words(brief.claims_table(made_pages.material(claims_of(row), conflict)))
    assert "Does not comment about Alphaville" in told


def test_the_head_says_how_many_sources_are_marked_as_something_else_than_news(conflict):
    made = made_pages.material(claims_of(*({"article": f"{n}.txt"} for n in range(5))), conflict)
    made.articles["publisher"] = [
        "Polar Wire (invented)",
        "Polar Wire (invented)",
        "South Post",
        "South Post",
        "West Daily",
    ]
    assert "2 articles marked “invented” in the list of sources" in words(brief.masthead(made))


def test_the_expected_share_says_that_the_line_at_the_top_counts_other_articles(conflict):
    claims = claims_of(*({} for _ in range(4)))
    claims["confidence"] = 0.7
    told = words(brief.measured(made_pages.material(claims, conflict)))
    assert re.search(r"\(\d+ of 100\), each by its own figure\. The line at the top .* other articles", told)


def test_places_of_which_none_has_an_id_are_ranked_too(conflict):
    rows = [
        {"place": place, "place_id": "", "controller": "red", "quote": f"we hold {place}"}
        for place in ("Betatown", "Deltaville", "Gammaton")
    ]
    told = words(brief.ranked_places(made_pages.material(claims_of(*rows), conflict)))
    assert all(place in told for place in ("Betatown", "Deltaville", "Gammaton"))
