"""The tables of a folder: kept by content, equal to a full run's whatever changed, selected as the parameters ask."""

import os

import pandas as pd
import pytest

from helpers import batches, chain, extraction, readings, schema
from helpers.cache import Cache
from helpers.claims.english import extractor
from helpers.corrections import corrections_path, edit, record, reject
from helpers.export import write_tables
from helpers.parameters.model import Parameters, parse
from helpers.selection import select
from helpers.stages import PINNED
from helpers.tables import NAMES, Tables
from made_project import LYMAN, SOURCES, write_sources


@pytest.fixture
def reads(monkeypatch):
    """The articles whose claims were looked for, not taken from the cache."""
    found, real = [], batches.read_claims

    def counted(articles, *others):
        found.extend(a.article for a in articles)
        return real(articles, *others)

    monkeypatch.setattr(batches, "read_claims", counted)
    return found


def tables_in(project, name="cache", **values):
    return Tables(parse(Parameters, values), cache=Cache(project / name))


def written(tables, folder):
    return {p.name: p.read_bytes() for p in write_tables(vars(tables.full), folder)}


def test_all_tables_hold_and_speak_of_the_articles(project):
    tables = tables_in(project)
    for name in NAMES:
        schema.check(schema.TABLES[name], getattr(tables, name))
    assert set(tables.claims["place"]) >= {"Yampil", "Pokrovsk", "Kupiansk"}
    assert "denies" in set(tables.claims["stance"])
    assert tables.conflict.id == "ukraine"


def test_a_second_look_reads_nothing_again(project, reads, opened):
    first = tables_in(project)
    assert len(first.articles) == 3
    del reads[:], opened[:]
    second = tables_in(project)
    for name in NAMES:
        pd.testing.assert_frame_equal(getattr(second, name), getattr(first, name))
    assert reads == opened == []


def add_article(project):
    text = "Russian troops entered Kupiansk, Russia's Defence Ministry said on Monday.\n"
    (project / "data/raw/articles/more.txt").write_text(text, encoding="utf-8")
    return ["more.txt"]


def remove_article(project):
    (project / "data/raw/articles/lyman.txt").unlink()
    return []


def edit_article(project):
    path = project / "data/raw/articles/lyman.txt"
    path.write_text(LYMAN.replace("Monday", "Tuesday"), encoding="utf-8")
    return ["lyman.txt"]


def edit_article_in_place(project):
    path = project / "data/raw/articles/lyman.txt"
    before = path.stat()
    path.write_text(LYMAN.replace("Yampil", "Terny "), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    return ["lyman.txt"]


def correct_publication_date(project):
    rows = [row[:] for row in SOURCES]
    rows[2][1] = "2025-12-01"
    write_sources(project / "data/raw/articles", rows)
    return ["pokrovsk.txt"]


def change_profile(project):
    path = project / "data/raw/conflicts/ukraine/sides.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("Ukrainians", "Ukrainians;Kyivans"), encoding="utf-8")
    return ["kupiansk.txt", "lyman.txt", "pokrovsk.txt"]


def correct_claims(project):
    claims = tables_in(project).extracted.claims
    rows = [claims[claims["article"] == name].iloc[0] for name in ("kupiansk.txt", "pokrovsk.txt")]
    who = {"author": "A", "reason": "as the text has it"}
    record(corrections_path(), reject(rows[0], **who), edit(rows[1], "place", "Kupyansk", **who))
    return []


def change_all(project):
    correct_claims(project)
    change_profile(project)
    remove_article(project)
    correct_publication_date(project)
    add_article(project)
    return ["kupiansk.txt", "more.txt", "pokrovsk.txt"]


@pytest.mark.parametrize(
    "change",
    [
        add_article,
        remove_article,
        edit_article,
        edit_article_in_place,
        correct_publication_date,
        change_profile,
        correct_claims,
        change_all,
    ],
)
def test_only_what_changed_is_read_again_and_the_result_is_that_of_a_full_run(project, reads, opened, change):
    before = written(tables_in(project), project / "before")
    expected = change(project)
    del reads[:], opened[:]
    after = written(tables_in(project), project / "after")
    assert sorted(reads) == expected
    files = {change_profile: [], change_all: ["more.txt", "pokrovsk.txt"]}  # a profile is not asked for the reading
    assert sorted(opened) == files.get(change, expected)
    assert after == written(tables_in(project, "another cache"), project / "full")
    assert after != before or change is change_profile


def test_a_new_version_of_the_rules_reads_everything_again(project, reads, opened, monkeypatch):
    assert len(tables_in(project).articles) == 3
    del reads[:], opened[:]
    monkeypatch.setattr(extraction, "code_version", lambda *parts: "another")
    monkeypatch.setattr("helpers.tables.code_version", lambda *parts: "another")
    assert len(tables_in(project).articles) == 3
    assert (len(reads), len(opened)) == (3, 0)
    monkeypatch.setattr(readings, "code_version", lambda *parts: "another")
    monkeypatch.setattr("helpers.tables.code_version", lambda *parts: "yet another")
    assert len(tables_in(project).articles) == 3
    assert (len(reads), len(opened)) == (3, 3)


def cut(data):
    return data[: len(data) // 2]


def altered(data):
    """Other words in what is kept as JSON; what is kept as Parquet is cut, as its words are compressed."""
    return cut(data) if data.startswith(b"PAR1") else data.replace(b"Yampil", b"Terny ").replace(b"2025", b"2024")


@pytest.mark.parametrize("damage", [cut, altered])
def test_a_damaged_cache_counts_as_none(project, reads, opened, damage):
    expected = written(tables_in(project), project / "before")
    del reads[:], opened[:]
    for path in (project / "cache").rglob("*.*"):
        if path.is_file():
            path.write_bytes(damage(path.read_bytes()))
    assert written(tables_in(project), project / "after") == expected
    assert (len(reads), len(opened)) == (3, 3)


def test_a_cache_that_cannot_be_written_is_done_without(project):
    (project / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert len(tables_in(project).articles) == 3


def test_of_two_wars_with_as_many_articles_the_one_with_a_profile_names_the_report(project):
    folder = project / "data/raw/articles"
    for path in folder.iterdir():
        path.unlink()
    told = "The army said on Tuesday that it had retaken the town of {} from the rebels. The rebels denied it."
    (folder / "a.txt").write_text(f"Sahil Valley news\n\n4 March 2025\n\n{told.format('Dar Yusra')}", encoding="utf-8")
    (folder / "b.txt").write_text(
        f"Kyiv news\n\n4 March 2025\n\nUkraine's {told[4:].format('Lyman')}", encoding="utf-8"
    )
    tables = tables_in(project)
    assert sorted(tables.articles["conflict"]) == ["generic", "ukraine"]
    assert tables.conflict.id == "ukraine"


def test_an_article_that_no_extractor_can_read_stops_no_other(project, monkeypatch, lenient):
    """Not even those that are parsed together with it."""
    real = batches.read_claims

    def broken(articles, *others):
        if any(a.article == "lyman.txt" for a in articles):
            raise RuntimeError("lost its way")
        return real(articles, *others)

    monkeypatch.setattr(batches, "read_claims", broken)
    tables = tables_in(project)
    assert set(tables.claims["article"]) == {"kupiansk.txt", "pokrovsk.txt"}
    assert "lost its way" in tables.intake.set_index("file").at["lyman.txt", "message"]
    monkeypatch.setattr(batches, "read_claims", real)
    assert "lyman.txt" in set(tables_in(project).claims["article"]), "a failure that may pass must not be kept"


@pytest.fixture
def breaking(monkeypatch, lenient):
    """A rule of the English extractor that fails at any sentence with a word."""
    real = extractor.propositions

    def broken(token, *others):
        if "Pokrovsk" in token.sent.text:
            raise IndexError("lost its way")
        return real(token, *others)

    monkeypatch.setattr(extractor, "propositions", broken)
    return lambda: monkeypatch.setattr(extractor, "propositions", real)


def test_a_sentence_that_could_not_be_read_is_told_and_tried_again(project, breaking, monkeypatch):
    tables = tables_in(project)
    schema.check(schema.UNREAD, tables.unread)
    (row,) = tables.unread.to_dict("records")
    text = tables.articles.set_index("article").at["pokrovsk.txt", "text"]
    assert text[row["start"] : row["end"]].endswith("had captured Pokrovsk.")
    assert (row["cause"], row["whole"]) == ("error", True)
    assert "lost its way" in tables.intake.set_index("file").at["pokrovsk.txt", "message"]
    assert set(tables.claims["article"]) >= {"kupiansk.txt", "lyman.txt"}

    monkeypatch.setenv(PINNED, tables.key)
    pinned = tables_in(project)
    pd.testing.assert_frame_equal(pinned.unread, tables.unread)
    assert "extracted" not in vars(pinned), "a run's notebooks show the tables that the run has checked"
    monkeypatch.delenv(PINNED)

    breaking()
    again = tables_in(project)
    assert again.unread.empty
    assert set(again.claims["article"]) == {"kupiansk.txt", "lyman.txt", "pokrovsk.txt"}
    assert again.key != tables.key


def test_what_is_set_aside_for_its_length_is_kept_with_the_claims(project, reads):
    path = project / "data/raw/articles/lyman.txt"
    path.write_text(f"{LYMAN}\n\n{'on and ' * 2_000}.\n", encoding="utf-8")
    first = tables_in(project)
    assert [(r.article, r.cause) for r in first.unread.itertuples()] == [("lyman.txt", "limit")]
    assert set(first.claims["article"]) == {"kupiansk.txt", "lyman.txt", "pokrovsk.txt"}
    add_article(project)
    del reads[:]
    second = tables_in(project)
    assert "lyman.txt" not in reads
    pd.testing.assert_frame_equal(second.unread, first.unread)


def test_an_article_in_another_language_is_set_aside_by_name(project):
    path = project / "data/raw/articles/autre.txt"
    path.write_text("Les forces armées ont annoncé mercredi avoir repris la ville, selon le ministère.\n" * 5, "utf-8")
    tables = tables_in(project)
    assert [(r.article, r.cause, r.whole) for r in tables.unread.itertuples()] == [("autre.txt", "language", True)]
    assert "'fr'" in tables.intake.set_index("file").at["autre.txt", "message"]


def test_files_that_change_while_they_are_read_are_read_again(project, monkeypatch):
    real, done = chain.visit, []

    def meddled(*args, **options):
        found = real(*args, **options)
        if not done:
            done.extend(add_article(project))
        return found

    monkeypatch.setattr(chain, "visit", meddled)
    assert len(tables_in(project).articles) == 4
    monkeypatch.setattr(chain, "visit", real)
    assert len(tables_in(project).articles) == 4


def test_an_empty_folder_gives_empty_tables(project):
    for path in (project / "data/raw/articles").iterdir():
        path.unlink()
    tables = tables_in(project)
    for name in NAMES:
        schema.check(schema.TABLES[name], getattr(tables, name))
        assert getattr(tables, name).empty


def test_claims_are_selected_by_place_in_any_spelling(project):
    chosen = tables_in(project, focus_place="Kupyansk", conflict="ukraine")
    assert set(chosen.claims["place"]) == {"Kupiansk"}
    assert set(chosen.places["name"]) == {"Kupiansk"}
    assert set(chosen.statements["place"]) == {"Kupiansk"}
    region = tables_in(project, focus_place="Donetsk Oblast", conflict="ukraine")
    assert set(region.claims["place"]) == {"Yampil", "Pokrovsk"}


def test_claims_are_selected_by_side_and_relations_need_both_ends(project):
    everything, russia = tables_in(project), tables_in(project, sides="russia")
    assert set(russia.claims["side"]) == {"russia"}
    assert len(everything.relations) > len(russia.relations)
    assert set(russia.relations["a"]) | set(russia.relations["b"]) <= set(russia.statements["statement_id"])


DATES = ["", "2025", "2025-11", "2025-12", "2025-11-19", "2025-11-20", "2025-12-01"]


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        ("", "", DATES),
        ("2025-11-20", "", ["", "2025", "2025-11", "2025-12", "2025-11-20", "2025-12-01"]),
        ("", "2025-11-19", ["", "2025", "2025-11", "2025-11-19"]),
        ("2025-12", "", ["", "2025", "2025-12", "2025-12-01"]),
        ("2025-11", "2025-11", ["", "2025", "2025-11", "2025-11-19", "2025-11-20"]),
        ("2026", "", [""]),
    ],
)
@pytest.mark.parametrize("field", ["claim_date", "event_date"])
def test_dates_of_any_precision_are_kept_where_they_can_lie_in_the_span_and_undated_claims_always(
    first, last, kept, field
):
    claims = schema.frame(schema.CLAIMS, [{"claim_id": f"c{i}", field: d} for i, d in enumerate(DATES)])
    empty = {n: schema.frame(schema.TABLES[n], []) for n in ("statements", "relations", "places")}
    parameters = Parameters(date_from=first, date_to=last, date_field=field)
    assert list(select({"claims": claims, **empty}, parameters, None)["claims"][field]) == kept
