"""The analyst's desk without a browser: what is selected, what is shown of it, and how one comes back to it."""

import re
import shlex
from dataclasses import replace
from datetime import date

import geopandas
import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import made_claims
import made_desk
import made_maps
from helpers.analysis.periods import Periods
from helpers.conflicts import Side
from helpers.desk import Desk
from helpers.desk.coming_back import as_cell, as_papermill, as_yaml
from helpers.desk.page import Page
from helpers.figures.palette import Palette
from helpers.parameters.cells import assignments
from helpers.parameters.model import ORDERS, ExploreParameters, ParametersError, parse
from hostile import PAYLOADS
from test_workbook import sheets_of

VIEWS = [
    {},
    {"sides": ["blue"]},
    {"focus_place": "Betatown"},
    {"types": ["encirclement", "repelled"]},
    {"speaker": "WATCH"},
    {"words": "Full Control"},
    {"date_from": "2025-12", "order": "newest"},
    {"date_to": "2025-11-20", "sides": ["red", "blue"], "claim": "c1"},
    {"order": "least_sure", "date_field": "event_date"},
    {"stances": ["denies"]},
]


@pytest.fixture(scope="module")
def conflict(tmp_path_factory):
    return made_maps.conflict(tmp_path_factory.mktemp("profile"))


@pytest.fixture
def desk(conflict):
    return Desk(made_desk.tables(made_maps.some_claims(), conflict))


def pages(desk):
    """Everything that the desk shows as HTML."""
    return [desk._told, desk._stepped, desk._exported, desk._correcting.told, desk._detail, desk._back]


def drawn(desk):
    """The claims that timeline and map are told to show."""
    figures = desk._figures
    return [figures.claims["claim_id"][n] for n in figures.chosen]


FOUND = [
    "c0 c1 c2 c3 c4 c5 c6 c7",
    "c1 c2 c4",
    "c4",
    "c3 c4",
    "c3",
    "c0",
    "c2 c3 c4 c5 c6 c7",
    "c0 c1",
    "c0 c1 c2 c3 c4 c5 c6 c7",
    "c1",
]


@pytest.mark.parametrize(("view", "found"), zip(VIEWS, FOUND, strict=True))
def test_each_control_selects_what_it_says_and_undated_claims_stay(desk, view, found):
    desk.show(**view)
    assert sorted(desk.claims["claim_id"]) == sorted(found.split())


def test_an_order_by_date_has_the_undated_last(desk):
    desk.show(order="oldest")
    dates = list(desk.claims["claim_date"])
    assert dates[-1] == ""
    assert dates[:-1] == sorted(dates[:-1])
    desk.show(order="newest")
    dates = list(desk.claims["claim_date"])
    assert dates[-1] == ""
    assert dates[:-1] == sorted(dates[:-1], reverse=True)


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_loses_no_claim(desk, order):
    desk.show(order=order)
    assert len(desk.claims) == 8


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_comes_back_from_each_form_that_the_desk_prints(desk, conflict, view):
    desk.show(**view)
    wanted = desk.parameters
    assert parse(ExploreParameters, assignments(as_cell(wanted)) or {}) == wanted
    words = shlex.split(as_papermill(wanted))
    raw = {words[i + 1]: words[i + 2] for i, word in enumerate(words) if word == "-r"}
    assert parse(ExploreParameters, raw) == wanted
    assert parse(ExploreParameters, yaml.safe_load(as_yaml(wanted)) or {}) == wanted
    again = Desk(made_desk.tables(made_maps.some_claims(), conflict, parameters=wanted))
    assert list(again.claims["claim_id"]) == list(desk.claims["claim_id"])
    assert again._controls.values() == desk._controls.values()


def test_the_controls_and_the_parameters_are_one(desk):
    desk._controls._sides["blue"].value = True
    assert desk.parameters.sides == ("blue",)
    desk._controls._words.value = "regained"
    assert list(desk.claims["claim_id"]) == ["c2"]
    assert 'words = "regained"' in html.fromstring(desk._back.html).text_content()
    desk._controls._all.click()
    assert desk.parameters == ExploreParameters()
    assert not desk._controls._sides["blue"].value


@pytest.mark.parametrize(("control", "value"), [("_first", "2025-02-30"), ("_place", "Betatwon")])
def test_what_cannot_be_meant_is_said_and_the_view_stays(desk, control, value):
    getattr(desk._controls, control).value = value
    assert len(desk.claims) == 8
    (told,) = [told.value for told in desk._controls._told.values() if told.value]
    assert re.search("no 2025-02-30|[Dd]id you mean Betatown", told)
    assert "selects nothing yet" in told and not re.search("focus_place|date_from", told)
    assert not re.search("2025-02-30|Betatown|wrong", desk._told.html + desk._stepped.html), "it is said once"


def test_show_refuses_what_the_parameters_cell_refuses(desk):
    with pytest.raises(ParametersError, match="advance"):
        desk.show(types=["advnace"])


def test_pictures_and_table_follow_the_filter(desk):
    desk.show(sides=["independent"])
    assert "Watchers" in str(desk._listing.widget.df.to_dict())
    assert len(desk._listing.widget.df) == 1
    assert drawn(desk) == list(desk.claims["claim_id"]) == ["c3"]
    desk.show(sides=[], order="newest")
    assert drawn(desk) == list(desk.claims["claim_id"])
    desk.show(date_from="2025-12", date_field="event_date")
    assert (desk._figures.days, desk._figures.date_field) == (["2025-12", ""], "event_date")


def test_what_is_clicked_in_timeline_and_map_filters(desk):
    def click(act, value):
        desk._figures._told(None, {"act": act, "value": value}, [])

    click("place", "Betatown")
    assert drawn(desk) == list(desk.claims["claim_id"]) == ["c4"]
    click("place", "Betatwon")
    assert "Betatown" in desk._controls._told["focus_place"].value and drawn(desk) == ["c4"]
    desk.show(focus_place="")
    click("days", "2025-11-20..2025-11-20")
    assert set(desk.claims["claim_id"]) == {"c0", "c1", "c5"}
    desk.show(date_from="", date_to="")
    click("side", "blue")
    assert desk.parameters.sides == ("blue",)
    click("side", "")
    assert desk.parameters.sides == ("unclear",)
    click("side", "")
    assert desk.parameters.sides == ()
    click("open", "c2")
    assert desk._opened.claim_id == "c2"


def test_the_map_is_the_one_of_the_report_and_is_made_anew_only_with_other_claims(desk):
    made = desk._figures.map
    frame = html.fromstring(made)
    assert "allow-same-origin" not in frame.get("sandbox")
    assert "showClaims" in frame.get("srcdoc") and "Map of 7 claims" in frame.get("title")
    assert "1 claim of the selection is about no place" in desk._figures.caption
    desk.show(sides=["blue"])
    assert desk._figures.map is made and desk._figures.caption == ""
    desk.show(sides=[], words="several settlements")
    assert desk._figures.map == "" and "No claim of this selection" in desk._figures.caption


def test_sides_of_two_wars_are_on_no_map_together(conflict, tmp_path):
    """Each war has its own map: the one that most of the selection is about is shown, and the other is told of."""
    far = [
        {"article": "b.txt", "side": s, "controller": s, "quote": f"{s} holds it"} for s in ("green", "green", "grey")
    ]
    claims = pd.concat([made_maps.some_claims(), made_maps.claims(far).assign(claim_id=["d0", "d1", "d2"])])
    claims = claims.reset_index(drop=True)
    other = replace(
        conflict, id="other", name="Other war", sides=(Side("green", "Greenland"), Side("grey", "Greyland"))
    )
    made = made_desk.tables(claims, conflict)
    own = made.full.articles["article"].map({"a.txt": conflict.id, "b.txt": "other"}).astype("string")
    made.full = replace(made.full, articles=made.full.articles.assign(conflict=own))
    made.conflicts["other"] = other
    desk = Desk(made)
    assert "Greenland" not in desk._figures.map and "Redland" in desk._figures.map
    assert "3 claims of the selection are about another war" in desk._figures.caption
    desk.show(sides=["green"])
    assert "Greenland" in desk._figures.map and "Redland" not in desk._figures.map
    assert desk._figures.caption == ""


def test_a_clicked_row_is_opened_with_its_words_marked_and_its_relations(desk):
    desk._listing.widget.selected_rows = [1]
    opened = desk.claims.iloc[1]
    shown = html.fromstring(desk._detail.html)
    assert shown.xpath("string(//mark[@class='claim'])") == opened["quote"]
    assert desk.parameters.claim == opened["claim_id"]
    links = shown.xpath("//button[@data-act='open']/@data-value")
    assert links
    desk._detail._told(None, {"act": "open", "value": links[0]}, [])
    assert desk.parameters.claim == links[0]


def test_a_relation_can_be_rejected_beside_it_with_a_reason(desk, monkeypatch):
    desk._listing.widget.selected_rows = [1]
    other = html.fromstring(desk._detail.html).xpath("//button[@data-act='unrelate']/@data-value")[0]
    made = []
    monkeypatch.setattr(desk._correcting, "_correct", lambda make, done: made.extend(make()))
    desk._correcting._author.value, desk._correcting._reason.value = "A. Reader", "another hill"
    desk._detail._told(None, {"act": "unrelate", "value": other}, [])
    assert [(c.action, c.claim_id, c.value, c.reason) for c in made] == [
        ("unrelate", desk._opened.claim_id, other, "another hill")
    ]
    desk._correcting._reason.value = ""
    with pytest.raises(ValueError, match="needs a reason"):
        desk._detail._told(None, {"act": "unrelate", "value": other}, [])


def test_the_step_buttons_go_through_the_selection_and_around(desk):
    first = list(desk.claims["claim_id"])
    for wanted in [*first[1:], first[0]]:
        desk._step(1)
        assert desk._opened.claim_id == wanted


def test_an_empty_collection_and_an_empty_selection_are_shown_as_such(conflict):
    desk = Desk(made_desk.tables(made_claims.claims([]), conflict))
    assert "No claim to show" in desk._detail.html
    desk = Desk(made_desk.tables(made_maps.some_claims(), conflict))
    desk.show(words="nothing has these")
    assert "0 of 8" in desk._told.html
    assert drawn(desk) == []
    assert desk._figures.map == desk._figures.caption == ""


def test_more_claims_than_are_listed_are_counted(conflict):
    desk = Desk(made_desk.tables(made_maps.many_claims(700, places=20), conflict))
    assert len(desk._listing.widget.df) == 300
    assert "700 of 700 claims selected; the first 300 are listed" in desk._told.html


@pytest.mark.parametrize("at", range(0, len(PAYLOADS), 6))
def test_what_an_article_says_is_text_wherever_it_is_shown(conflict, at):
    """Words, names, places and titles that try to run stay words, and no element comes of them."""
    rows = [
        {
            "quote": p,
            "sentence": p,
            "speaker": p,
            "speaker_text": p,
            "place": p,
            "cue": p,
            "rule": p,
            "said": "2025-06-01",
        }
        for p in PAYLOADS[at : at + 6]
    ]
    claims = made_claims.claims(rows).assign(lat=49.0, lon=37.0, uncertainty_km=1.0)
    claims = claims.astype({"lat": "Float64", "lon": "Float64", "uncertainty_km": "Float64"})
    made = made_desk.tables(claims, conflict, titles={"a.txt": PAYLOADS[at]})
    desk = Desk(made)
    allowed = {
        "div",
        "section",
        "article",
        "h3",
        "h4",
        "p",
        "span",
        "b",
        "bdi",
        "mark",
        "small",
        "q",
        "br",
        "button",
        "ul",
        "li",
        "details",
        "summary",
        "table",
        "tr",
        "th",
        "td",
        "code",
        "pre",
        "a",
        "i",
        "tbody",
    }
    for claim_id in claims["claim_id"]:
        desk.open(claim_id)
        for page in pages(desk):
            tree = html.fragment_fromstring(page.html, create_parent="div")
            assert {e.tag for e in tree.iter()} <= allowed
            assert not [a for e in tree.iter() for a in e.attrib if a.startswith("on")]
            assert not [v for v in tree.xpath("//@href") if not v.startswith("https://")]


def test_a_passage_keeps_the_offsets_of_its_text(desk, conflict):
    """Characters that no page shows, or that turn the writing, are each shown as one: offsets of a selection hold."""
    text = "Now\u202e𝒳 & <b>\x07 held\n by us"
    claims = made_claims.claims([{"quote": "held", "start": text.index("held"), "article": "a.txt"}])
    desk = Desk(made_desk.tables(claims, conflict, texts={"a.txt": text}))
    (passage,) = html.fromstring(desk._detail.html).xpath("//p[@data-from]")
    assert passage.get("data-from") == "0"
    assert len(passage.text_content()) == len(text)
    assert passage.text_content().index("held") == text.index("held")


def test_dates_in_the_wrong_order_are_told_without_the_parameters_names(desk):
    desk._controls._first.value = "2025-12"
    desk._controls._last.value = "2025-11"
    told = desk._controls._told["date_to"].value
    assert "2025-11 is before “From”, 2025-12" in told
    desk._controls._last.value = ""
    assert desk._controls._told["date_to"].value == ""


def test_only_a_name_that_is_like_it_is_suggested_for_a_place(desk):
    desk._controls._place.value = "Xyzzyville"
    assert "Xyzzyville" in (told := desk._controls._told["focus_place"].value) and "did you mean" not in told


def test_of_a_long_paragraph_the_sentences_around_the_words_come_first_and_the_whole_on_demand(conflict):
    text = " ".join(f"Sentence number {n} is about the weather of that long day." for n in range(60))
    start = text.index("number 30 is")
    claims = made_claims.claims([{"quote": "number 30 is", "start": start, "article": "a.txt"}])
    desk = Desk(made_desk.tables(claims, conflict, texts={"a.txt": text}))
    shown = html.fromstring(desk._detail.html)
    (short,) = shown.xpath("//div[@class='passages']/p[@data-from]")
    assert short.xpath("string(mark)") == "number 30 is"
    at = int(short.get("data-from"))
    assert text[at : at + len(short.text_content())] == short.text_content(), "a selection's offsets are of the article"
    assert 300 < len(short.text_content()) < 1000 and short.text_content().startswith("Sentence number")
    assert "cut-before" in short.get("class") and "cut-after" in short.get("class")
    (whole,) = shown.xpath("//details/p[@data-from='0']")
    assert whole.text_content() == text


def test_when_the_kernel_is_gone_the_lines_that_bring_the_view_back_are_told(desk):
    assert desk._told.lines == "" and "as the parameters cell says" in desk._told.guarded
    desk.show(sides=["blue"])
    assert desk._told.lines == 'sides = ["blue"]'
    assert re.search("first put these lines .* then choose “Run All Cells”", desk._told.guarded)


def test_the_form_for_a_missed_claim_says_nothing_that_the_open_claim_says(desk):
    desk.open("c4")
    given = desk._correcting._given
    assert {name: widget.value for name, widget in given.items() if widget.value} == {}
    assert given["place"].placeholder == "such as Betatown"


def test_a_page_takes_no_plain_string():
    with pytest.raises(TypeError):
        Page("A page").show("<b>anybody's</b>")


def test_outside_a_notebook_the_desk_says_what_it_holds(desk):
    shown = desk._repr_mimebundle_()
    assert shown["text/plain"] == "Desk(8 of 8 claims selected.)"
    assert "application/vnd.jupyter.widget-view+json" in shown


def test_an_export_opens_in_a_spreadsheet_and_on_a_map_and_comes_back(desk, tmp_path):
    desk.show(sides=["red", "blue"], out=str(tmp_path))
    desk._export()
    assert str(tmp_path) in html.fromstring(desk._exported.html).text_content()
    (folder,) = (tmp_path / "selections").iterdir()
    table = (folder / "claims.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert len(pd.read_csv(folder / "claims.csv")) == len(desk.claims)
    points = geopandas.read_file(folder / "claims.geojson")
    assert len(points) == desk.claims["lat"].notna().sum() == 5
    sheets = sheets_of((folder / "claims.xlsx").read_bytes())
    told = dict.fromkeys(desk.claims["statement_id"])
    assert [row[0] for row in sheets["claims"][1:]] == list(desk.claims["claim_id"])
    assert {row[0] for row in sheets["statements"][1:]} == set(told)
    assert len(sheets["contradictions"]) > 1
    again = parse(ExploreParameters, yaml.safe_load((folder / "selection.yml").read_text(encoding="utf-8")))
    assert again == desk.parameters


def test_an_exported_formula_is_disarmed(conflict, tmp_path):
    claims = made_claims.claims([{"quote": '=HYPERLINK("https://evil.example","click")'}])
    desk = Desk(made_desk.tables(claims, conflict))
    desk.show(out=str(tmp_path))
    desk._export()
    (file,) = tmp_path.glob("selections/*/claims.csv")
    assert "'=HYPERLINK" in file.read_text(encoding="utf-8-sig")


dates = st.dates(date(2014, 1, 1), date(2026, 12, 31)).map(str)
known = st.lists(st.one_of(dates, dates.map(lambda d: d[:7]), dates.map(lambda d: d[:4]), st.just("")), max_size=30)


@given(known)
def test_each_date_falls_into_the_bin_that_holds_it_or_into_none(texts):
    values = pd.Series(texts, dtype="string")
    scale = Periods.of(values)
    for text, number in zip(texts, scale.bins(values), strict=True):
        if number >= 0:
            first, last = scale.starts[number], scale.ends[number]
            assert first <= text[: len(first)] <= last
        else:
            assert len(text) < {"year": 4, "month": 7}.get(scale.unit, 10)


def test_sides_of_several_conflicts_all_have_a_look(conflict):
    desk = Desk(made_desk.tables(made_maps.some_claims(), conflict))
    assert isinstance(desk.collection.palette, Palette)
    assert {"red", "blue", "independent", "media"} <= set(desk.collection.palette.sides)
