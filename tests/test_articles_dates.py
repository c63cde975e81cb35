"""Publication dates, and the order of day and month that an article shows."""

from datetime import date

import pytest

from helpers.articles import build, datelines, dates, readers
from helpers.articles.source import Source

BODY = "The army said on Monday that its troops had entered the town of Testove.\n\nRebel commanders denied this."


def published(text, *, file="a.txt", source=None):
    page = next(iter(readers.read(Source.of_bytes(text.encode(), file))))
    article = build.article(page, key=file, file=file, sha256="0", source=source or {})
    return article.published, article.published_basis


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-13T10:00:00Z", date(2024, 5, 13)),
        ("2020-09-27-19-55-27", date(2020, 9, 27)),
        ("May 13, 2024", date(2024, 5, 13)),
        ("13th of May 2024", date(2024, 5, 13)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("13 мая 2024 года", date(2024, 5, 13)),
        ("13 травня 2024", date(2024, 5, 13)),
        ("13.05.2024", date(2024, 5, 13)),
        ("05.06.2024", date(2024, 6, 5)),
        ("27/02/2026", date(2026, 2, 27)),
        ("02/27/2026", date(2026, 2, 27)),
    ],
)
def test_forms_of_dates(written, day):
    assert [found.read("") for found in dates.find(written)] == [day]


@pytest.mark.parametrize("written", ["31/02/2024", "version 1.2.2024.5", "12-13-14-15", "in May", "May 2024", "9/11"])
def test_what_is_no_complete_date(written):
    assert list(dates.find(written)) == []


def test_an_ambiguous_date_needs_the_order():
    found = next(dates.find("05/06/2024"))
    assert (found.read("DMY"), found.read("MDY"), found.read("")) == (date(2024, 6, 5), date(2024, 5, 6), None)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Saturday, 13/12/2025. He said on 12/12 and on 2/12.", "DMY"),
        ("Published 12/13/2025. He said on 12/12.", "MDY"),
        ("He said on 20/11 that it fell.", "DMY"),
        ("Friday, 06/02/2026: the town fell.", "DMY"),
        ("Tuesday, 06/02/2026: the town fell.", "MDY"),
        ("He said on 2/12 that it fell.", ""),
        ("They work 24/7 and lost 9/10 of the depots.", ""),
        ("It fell on 20/11, others say on 11/20.", ""),
        ("No date at all.", ""),
    ],
)
def test_the_order_that_the_article_shows(text, order):
    assert dates.order(text) == order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2024-05-13 " + BODY, ("2024-05-13", "dateline")),
        ("13 May 2024 " + BODY, ("2024-05-13", "dateline")),
        ("Troops enter Testove\n\nMonday, 13/05/2024 | 10:06 GMT+7\n\n" + BODY, ("2024-05-13", "dateline")),
        ("Troops enter Testove\n\nMonday, 06/05/2024\n\n" + BODY, ("2024-05-06", "dateline")),
        ("Troops enter Testove\n\n06/05/2024\n\n" + BODY, ("", "")),
        ("TESTOVE, May 13, 2024 (Agency) — " + BODY, ("2024-05-13", "dateline")),
        (BODY + "\n\nPublished on 13 May 2024 at 10:06", ("2024-05-13", "page")),
        ("Updated: 14 May 2024\n\nPublished: 13 May 2024\n\n" + BODY, ("2024-05-13", "dateline")),
        ("Published: 13 May 2024\n\nUpdated: 14 May 2024\n\n" + BODY, ("2024-05-13", "dateline")),
        ("Title: Troops\nDate: 2024-05-13 12:07\n\n" + BODY, ("2024-05-13", "metadata")),
        ("---\ntitle: Troops\npubDate: 2024-05-13\n---\n" + BODY, ("2024-05-13", "metadata")),
        ("Title: Troops\nScraped at: 2024-05-13\nAuthor: A\n\n" + BODY, ("", "")),
        (BODY + "\n\n© 2024 A Daily, 13 May 2024 edition, all rights reserved", ("", "")),
    ],
)
def test_where_the_date_is_found(text, expected):
    assert published(text) == expected


def test_file_name_and_sources():
    assert published(BODY, file="2024-05-13_testove.txt") == ("2024-05-13", "file_name")
    assert published(BODY, file="clip20240513.txt") == ("2024-05-13", "file_name")
    assert published(BODY, file="000_a6d66880e5f952f2.txt") == ("", "")
    assert published("13 May 2024 " + BODY, source={"published": "2024-05"}) == ("2024-05", "sources.csv")


@pytest.mark.parametrize(
    ("entries", "day"),
    [
        (
            ["4 December 2023. Men enter the town.", "11 December. Redland takes the mill.", "2 January. Jets come."],
            "2024-05",
        ),
        (["December 4, 2023 – Men enter the town.", "December 11 – It falls.", "January 2 – It is free."], "2024-05"),
        (["4 December 2023. Men enter the town.", "Redland takes the mill.", "Jets come in January."], "2023-12-04"),
    ],
)
def test_the_first_entry_of_a_chronicle_does_not_date_the_text(entries, day):
    text = "\n\n".join(["Two months of fighting for Testove", *(f"{e} {BODY}" for e in entries)])
    assert published(text, source={"published": "2024-05"} if len(day) == 7 else {"published": "2024-05-01"})[0] == day


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Town of Testove falls AFP Monday 13 May 2024 Six men", "2024-05-13"),
        ("Town of Testove falls Last updated at May 132024 TESTOVE Six men", "2024-05-13"),
        ("Town of Testove falls 23-05-2024 Six men", "2024-05-23"),
        ("Town of Testove falls 05-06-2024 Six men", "2024-06-20"),
        ("The town of Testove which fell on 13 May 2024 Redland says", "2024-06-20"),
        ("The town of Testove that fell Monday 13 May 2024, was freed by men", "2024-06-20"),
        ("Town of Testove falls 13 May 2024 Six men 14 May 2024 Seven men", "2024-06-20"),
        ("Town of Testove falls Wednesday 19 June 2024 Six men", "2024-06-20"),
    ],
)
def test_a_date_that_stands_alone_before_the_story_counts_against_a_list_of_sources(opening, day):
    text = f"{opening} entered the town in the morning, the army said."
    assert published(text, source={"published": "2024-06-20"})[0] == day


def test_a_mirrored_encyclopaedia_has_no_publication_date():
    text = "---\nsubject: Battle of Testove\nauthor: Wikipedia\npubDate: 2023-07-14\n---\n" + BODY
    assert published(text) == ("", "")


@pytest.mark.parametrize(
    ("stamp", "says", "day"),
    [
        ("2024-07-04T22:30:00Z", "on Friday", "2024-07-05"),
        ("Thu, 04 Jul 2024 23:50:00 -0400", "on Friday", "2024-07-05"),
        ("2024-07-04T22:30:00Z", "on Thursday", "2024-07-04"),
        ("2024-07-04T22:30:00Z", "on Thursday, and will meet again on Friday", "2024-07-04"),
        ("2024-07-04T10:30:00Z", "on Friday", "2024-07-04"),
        ("2024-07-05T00:30:00+03:00", "on Friday", "2024-07-05"),
        ("2024-07-04T22:30:00", "on Friday", "2024-07-04"),
        ("9999-12-31T23:59:59Z", "on Friday", ""),
    ],
)
def test_a_late_stamp_does_not_move_a_weekday_by_a_week(stamp, says, day):
    text = f'{{"text": "The army said {says} that its troops had entered Testove.", "published": "{stamp}"}}'
    page = next(iter(readers.read(Source.of_bytes(text.encode(), "a.json"))))
    assert build.article(page, key="a", file="a.json", sha256="0", source={}).published == day


@pytest.mark.parametrize(
    ("line", "story"),
    [
        ("Kyiv (Ukraine) (AFP) – Men took the town.", "Men took the town."),
        ("Khartoum (AFP) – Men took the town.", "Men took the town."),
        ("Men (some of them drunk) (and armed) took the town.", "Men (some of them drunk) (and armed) took the town."),
    ],
)
def test_a_dateline_may_name_country_and_agency_in_brackets(line, story):
    assert line[datelines.opening(line) :] == story
