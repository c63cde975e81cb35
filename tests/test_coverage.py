"""What there was to read beside what was claimed: periods, articles by source, a source that falls silent."""

import re

import lxml.html
import pandas as pd

import made_claims
import made_maps
import made_pages
from helpers import brief
from helpers.analysis.coverage import UNNAMED, by_source, falls
from helpers.analysis.periods import Periods


def articles(*published, publisher="Daily"):
    return pd.DataFrame(
        {
            "article": list(map(str, range(len(published)))),
            "published": published,
            "publisher": publisher,
            "duplicate_of": "",
        }
    )


def test_a_period_is_named_with_its_year():
    assert Periods.of(pd.Series(["2025-12-30", "2026-01-02"])).names[0] == "30 December 2025"
    assert Periods.of(pd.Series(["2025-01-01", "2025-11-02"])).names[0] == "week of 30 December 2024"


def test_articles_are_counted_by_source_and_copies_are_not():
    table = articles("2025-11-01", "2025-11-01", "2025-11-03")
    table.loc[0, "publisher"], table.loc[1, "duplicate_of"] = "", "2"
    counts = by_source(table, Periods.of(table["published"]))
    assert counts.loc[UNNAMED].tolist() == [1, 0, 0]
    assert counts.loc["Daily"].tolist() == [0, 0, 1]


def test_many_articles_of_one_period_among_empty_ones_make_nothing_usual_and_a_year_is_not_lately():
    assert falls(articles("2022-01-05", "2022-03-01", *["2024-05-05"] * 9, "2024-09-01")) == []
    assert falls(articles(*(f"{year}-06-01" for year in range(1990, 2024) for _ in range(3)), "2024-01-01")) == []


def test_a_source_that_falls_silent_is_told_and_a_steady_one_is_not():
    days = [f"2025-11-{day:02}" for day in range(1, 8)]
    silent = articles(*[day for day in days[:-1] for _ in range(4)], publisher="Silent")
    steady = articles(*[day for day in days for _ in range(3)], publisher="Steady")
    found = falls(pd.concat([silent, steady], ignore_index=True))
    assert [fall.source for fall in found] == ["", "Silent"]
    assert "0 articles from Silent in the last period (7 November 2025), 4.0 in each of those before" in str(found[1])
    assert falls(steady) == []


def test_the_page_warns_and_puts_articles_beside_claims(tmp_path):
    conflict = made_maps.conflict(tmp_path)
    made = made_pages.material(made_maps.some_claims(), conflict, published="2025-12-18", publisher="Daily")
    table = lxml.html.fragment_fromstring(str(brief.calendar(made, "claim_date")), create_parent="div")
    heads = [th.text_content() for th in table.iter("th")]
    assert heads[0] == "Day" and heads[-3:] == ["Claims", "Articles", "Sources"]
    rows = {row[0].text_content(): row for row in table.xpath("//tbody/tr")}
    assert int(rows["undated"][-3].text_content()) == sum(made.claims["claim_date"] == "")
    total = sum(int(row[-3].text_content() or 0) for row in table.xpath("//tbody/tr"))
    assert total == len(made.claims)
    assert "warning" not in brief.coverage(made)
    days = [f"2025-12-{day:02}" for day in range(10, 19)]
    many = articles(*[day for day in days[:-1] for _ in range(5)]).assign(article=lambda t: "x" + t["article"])
    read = pd.concat([made.articles, many.reindex(columns=made.articles.columns, fill_value="")], ignore_index=True)
    import dataclasses

    assert "Less was read lately" in brief.coverage(dataclasses.replace(made, articles=read))


def test_many_claims_stand_in_closed_sections_one_a_place(tmp_path):
    conflict = made_maps.conflict(tmp_path)
    made = made_pages.material(made_claims.many_claims(60, places=4, days=9), conflict)
    page = lxml.html.fragment_fromstring(str(brief.claims_table(made)))
    parts = page.findall(".//details[@class='part']")
    assert len(parts) == 4 and all("open" not in part.attrib for part in parts)
    assert sum(len(part.findall(".//tbody/tr")) for part in parts) == 60
    assert {part.get("data-place") for part in parts} == set(made.claims["place"])


def test_places_are_ranked_with_a_strip_and_lead_to_their_claims(tmp_path):
    conflict = made_maps.conflict(tmp_path)
    claims = made_claims.many_claims(60, places=4, days=9)
    claims["type"], claims["relation"], claims["controller"] = "control", "in", claims["side"]
    made = made_pages.material(claims, conflict)
    front = lxml.html.fragment_fromstring(str(brief.ranked_places(made)), create_parent="div")
    rows = front.findall(".//ol[@class='ribbons']/li")[1:]
    assert len(rows) == 4
    assert all(re.search(r" \d+ claims", row.find("div").text_content()) for row in rows), (
        "a name and a number run together"
    )
    dots = [dot.get("style") for dot in front.find_class("swatch")]
    assert dots and all("border-radius" in style for style in dots), "a notebook has no style sheet that draws them"
    sections = str(brief.claims_table(made))
    for row in rows:
        assert f'id="{row.find(".//a").get("href")[1:]}"' in sections
        drawn = made_pages.decoded(row.find(".//img").get("src"))
        assert "<script" not in drawn and "prefers-color-scheme:dark" in drawn
        assert "2025" in row.find("small").text_content()
        lanes = row.findall(".//div[@class='lane-names']/span")
        high = int(re.search(r"height: (\d+)px", row.find(".//img").get("style"))[1])
        assert {lane.get("title") for lane in lanes} <= {"Redland", "Blueland", "others", "side unclear"}
        each = [int(re.search(r"[^-]height: (\d+)px", lane.get("style"))[1]) for lane in lanes]
        assert sum(each) == high, "a name stands beside its lane, also where there is no style sheet"
