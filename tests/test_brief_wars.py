"""Several wars in one folder: each has a section of its own, and sides of different wars never meet."""

from dataclasses import replace

import lxml.html
import pandas as pd
import pytest

import made_claims
import made_desk
import made_maps
import made_pages
from helpers import brief, schema
from helpers.brief.report import Report
from helpers.brief.section import Rows
from helpers.conflicts import generic
from helpers.wars import title_of

ROWS = [
    {"article": "a.txt", "place": "Alphaville", "side": "red", "controller": "red"},
    {"article": "a.txt", "place": "Alphaville", "side": "blue", "controller": "blue"},
    {"article": "b.txt", "place": "Adan", "side": "al_shabaab", "controller": "al_shabaab"},
    {"article": "c.txt", "place": "Adan", "side": "somalia_government", "controller": "al_shabaab"},
    {"article": "d.txt", "place": "Kunduz", "side": "taliban", "controller": "taliban"},
    {"article": "d.txt", "place": "Kunduz", "side": "united_states", "type": "strike", "actor": "united_states",
     "target": "taliban", "controller": ""},
    {"article": "c.txt", "place": "Adan", "side": "united_states", "type": "strike", "actor": "united_states",
     "target": "al_shabaab", "controller": ""},
]  # fmt: skip


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


def several(conflict) -> tuple[brief.Material, list[brief.Material]]:
    made = made_pages.material(made_claims.claims(ROWS), conflict)
    chosen = made.articles["article"].map(lambda name: conflict.id if name == "a.txt" else "generic")
    made = replace(made, articles=made.articles.assign(conflict=pd.array(chosen, dtype="string")))
    return made, brief.wars(made, {conflict.id: conflict, "generic": generic()})


def words(markup) -> str:
    return " ".join(lxml.html.fragment_fromstring(str(markup), create_parent="div").text_content().split())


def test_each_war_has_its_own_claims_and_every_claim_is_in_one(conflict):
    made, parts = several(conflict)
    assert [sorted(set(part.claims["article"])) for part in parts] == [["b.txt", "c.txt"], ["a.txt"], ["d.txt"]]
    assert sorted(claim for part in parts for claim in part.claims["claim_id"]) == sorted(made.claims["claim_id"])
    assert [part.place for part in parts] == ["Adan", "Alphaville", "Kunduz"]


def test_sides_of_different_wars_share_no_headline_palette_or_relation(conflict):
    _, parts = several(conflict)
    for part in parts:
        sides = {side for field in ("side", "controller", "actor", "target") for side in part.claims[field]} - {""}
        others = {"red", "blue", "taliban", "al_shabaab", "somalia_government"} - sides
        told = words(brief.opening(part, 1) + brief.key_figures_list(part) + brief.contradictions(part)).casefold()
        assert not [side for side in others if part.wording.side(side).casefold() in told.split()]
        assert not others & set(part.sides)
        known = set(part.statements["statement_id"])
        assert set(part.relations["a"]) | set(part.relations["b"]) <= known


def test_the_page_of_several_wars_leads_to_each_and_that_of_one_is_as_it_was(conflict):
    made, parts = several(conflict)
    head = str(brief.masthead_of(made, parts))
    assert "Claims about three wars" in words(head) and head.count('href="#war-') == 3
    assert all(f'id="war-{n}"' in str(brief.opening(part, n)) for n, part in enumerate(parts, 1))
    one = made_pages.material(made_claims.claims(ROWS[:2]), conflict)
    assert brief.wars(one, {conflict.id: conflict}) == [one]
    assert brief.masthead_of(one, [one]) == brief.masthead(one) and brief.heading(one, [one]) == ""


def test_a_war_without_a_profile_is_called_by_its_country_and_its_sides(conflict):
    _, parts = several(conflict)
    told = words(brief.heading(parts[0], parts))
    assert told.startswith("Somalia: ") and "Al shabaab" in told
    assert "United states" not in words(brief.heading(parts[2], parts)), "at home elsewhere"


@pytest.mark.parametrize(
    "rows, title",
    [
        ([("kurds", "Kobani")] * 3 + [("kurds", "")], "Kobani: Kurds"),
        ([("israel", "Gaza City"), ("rapid_support_forces", "Khartoum")], "Other fighting: Israel and Rapid support forces"),
        ([("", "Palma")], "Other fighting: sides unclear"),
    ],
)  # fmt: skip
def test_a_war_of_no_one_country_is_called_by_its_place_or_no_war_at_all(rows, title):
    claims = made_claims.claims([{"side": side, "controller": side, "place": place} for side, place in rows])
    assert title_of(generic(), claims) == title


def test_the_masthead_of_many_wars_names_the_largest_and_counts_the_others(conflict):
    made, parts = several(conflict)
    head = lxml.html.fragment_fromstring(str(brief.masthead_of(made, [*parts] * 5)), create_parent="div")
    lines = head.findall(".//ul[@class='wars']/li")
    assert len(lines) == 11
    assert lines[-1].text_content() == f"5 other wars: {sum(len(p.claims) for p in ([*parts] * 5)[10:])} claims"
    assert lines[-1].find("a").get("href") == "#war-11"
    eleven = ([*parts] * 4)[:11]
    head = lxml.html.fragment_fromstring(str(brief.masthead_of(made, eleven)), create_parent="div")
    last = head.findall(".//ul[@class='wars']/li")[-1]
    name = title_of(eleven[10].conflict, eleven[10].claims)
    assert last.text_content() == f"{name}: {len(eleven[10].claims)} claims", "one that is left has its name"


def test_a_war_of_more_than_a_page_of_claims_beside_a_far_larger_one_is_a_line_too(conflict):
    large = [ROWS[0] | {"quote": f"we hold hill {n}"} for n in range(520)]
    small = [ROWS[2] | {"quote": f"they hold street {n}"} for n in range(brief.PAGE + 1)]
    made = made_pages.material(made_claims.claims([*large, *small]), conflict)
    chosen = made.articles["article"].map(lambda name: conflict.id if name == "a.txt" else "generic")
    made = replace(made, articles=made.articles.assign(conflict=pd.array(chosen, dtype="string")))
    report = Report(
        made_desk.tables(made.claims, conflict), made, brief.wars(made, {conflict.id: conflict, "generic": generic()})
    )
    front = lxml.html.fragment_fromstring(str(report.front().html), create_parent="div")
    assert [line.get("id") for line in front.findall(".//details[@class='war']")] == ["war-2"]


def test_a_small_war_beside_a_large_one_is_a_line_on_the_front_and_has_its_claims_closed(conflict):
    large = [ROWS[0] | {"quote": f"we hold hill {n}"} for n in range(41)]
    made = made_pages.material(made_claims.claims([*large, *ROWS[2:]]), conflict)
    chosen = made.articles["article"].map(lambda name: conflict.id if name == "a.txt" else "generic")
    made = replace(made, articles=made.articles.assign(conflict=pd.array(chosen, dtype="string")))
    parts = brief.wars(made, {conflict.id: conflict, "generic": generic()})
    report = Report(made_desk.tables(made.claims, conflict), made, parts)
    assert [len(part.claims) for part in parts] == [41, 3, 2]
    tables = [piece for piece in report.claims().pieces if isinstance(piece, Rows)]
    assert [len(piece.data["columns"]["claim_id"]) for piece in tables] == [41, 3, 2], (
        "each can be searched and taken away"
    )
    assert len({piece.data["war"] for piece in tables}) == 3
    assert all("No map: none of these claims is about a place whose position is known." in t.html for t in tables[1:])
    folded = [lxml.html.fragment_fromstring(str(piece.html), create_parent="div") for piece in tables[1:]]
    closed = [box.find("details") for box in folded]
    assert [(box.tag, box.get("open"), len(box.findall(".//tbody/tr"))) for box in closed] == [
        ("details", None, 3), ("details", None, 2),
    ]  # fmt: skip
    front = lxml.html.fragment_fromstring(str(report.front().html), create_parent="div")
    lines = front.findall(".//details[@class='war']")
    assert [line.get("id") for line in lines] == ["war-2", "war-3"] and not any("open" in line.attrib for line in lines)
    assert all(
        words(brief.headline(part)) in line.find("summary").text_content()
        for part, line in zip(parts[1:], lines, strict=True)
    )
    assert words(report.contradictions().html).count("No denial or contradiction was found") == 1
    rows = lxml.html.fragment_fromstring(str(brief.key_figures_table(made, parts)), create_parent="div").findall(
        ".//tbody/tr"
    )
    assert [[cell.text_content() for cell in row][1] for row in rows] == ["41", "3", "2"]


def test_the_contradictions_of_a_small_war_beside_a_large_one_are_closed(conflict):
    large = [ROWS[0] | {"quote": f"we hold hill {n}"} for n in range(40)] + [ROWS[1] | {"quote": "we hold the town"}]
    made = made_pages.material(made_claims.claims([*large, *ROWS[2:4]]), conflict)
    chosen = made.articles["article"].map(lambda name: conflict.id if name == "a.txt" else "generic")
    made = replace(made, articles=made.articles.assign(conflict=pd.array(chosen, dtype="string")))
    large_war, small_war = brief.wars(made, {conflict.id: conflict, "generic": generic()})
    first, second = small_war.statements["statement_id"]
    answer = {"a": second, "b": first, "relation": "denies", "reason": "made", "a_quote": "no", "b_quote": "yes"}
    small_war = replace(small_war, relations=schema.frame(schema.STATEMENT_RELATIONS, [answer]))
    report = Report(made_desk.tables(made.claims, conflict), made, [large_war, small_war])
    page = lxml.html.fragment_fromstring(str(report.contradictions().html), create_parent="div")
    [box] = [
        pairs.getparent() for pairs in page.findall(".//div[@class='pairs']") if pairs.getparent().tag == "details"
    ]
    assert (
        box.get("open") is None and words(brief.heading(small_war, report.parts)) in box.find("summary").text_content()
    )
    assert box.find("summary").text_content().endswith(": 1 contradiction")
    heads = [head.text_content() for head in page.iter("h3")]
    assert "Other wars" in heads and box.getparent().getprevious().text_content() == "Other wars"


def test_the_page_of_several_wars_tells_how_often_such_claims_are_wrong(conflict):
    made, parts = several(conflict)
    assert "of 100 such claims" in words(brief.masthead_of(made, parts))


def test_the_page_names_the_profile_of_each_war(conflict):
    made, parts = several(conflict)
    told = words(Report(made_desk.tables(made.claims, conflict), made, parts).provenance().html)
    assert all(f"({part.conflict.id})" in told for part in parts)
