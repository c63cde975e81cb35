"""What was read of files is kept, and used only where reading them again would give the same."""

import json
import os
import time

import pytest

from helpers import readings
from helpers.articles import build, read_articles
from helpers.articles.source import ReadError
from helpers.cache import DAY, KEEP_DAYS, Cache
from helpers.readings import Readings

FIRST = "The army said on Monday that its troops had entered the town of Testove.\n\nRebel commanders denied this.\n"
SECOND = "Fighters took an arms depot in the north, officials said on Friday.\n\nThe ministry gave no figures.\n"
PAGE = "<html><body><article><h1>Depot taken</h1><span class='date'>{}</span><p>{}</p></article></body></html>"


@pytest.fixture
def folder(tmp_path):
    """Five files: a text, its copy, two records in one file, a page, one that is no article."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text(FIRST)
    (made / "copy.txt").write_text(FIRST)
    (made / "two.jsonl").write_text("".join(f"{json.dumps({'story': t})}\n" for t in (FIRST, SECOND)) + "no json\n")
    (made / "fields.csv").write_text("name,field\nstory,text\n")
    (made / "page.html").write_text(PAGE.format("2024-05-14", SECOND))
    (made / "empty.txt").write_text(" ")
    return made


@pytest.fixture
def look(folder, tmp_path, opened):
    """Reads the folder with what is kept, checks that this changes nothing, and gives the files that were opened."""

    def looked():
        del opened[:]
        kept = read_articles(folder, read=Readings(Cache(tmp_path / "cache")).read)
        plain = read_articles(folder)
        assert kept.articles == plain.articles
        assert kept.files.equals(plain.files)
        return [name for name in opened if name != "empty.txt"]  # what cannot be read is never kept

    return looked


ALL = ["a.txt", "copy.txt", "page.html", "two.jsonl"]


def entries(tmp_path):
    return sorted(p for p in (tmp_path / "cache" / readings.KIND).rglob("*") if p.is_file())


def test_a_file_is_read_once(look, tmp_path):
    assert look() == ALL
    assert len(entries(tmp_path)) == 4
    assert look() == []


def test_a_file_edited_in_place_is_read_again_though_size_and_time_are_the_same(look, folder):
    look()
    before = (folder / "a.txt").stat()
    (folder / "a.txt").write_text(FIRST.replace("Testove", "Festove"))
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (folder / "a.txt").stat().st_size == before.st_size
    assert look() == ["a.txt"]
    assert look() == []


def test_only_the_file_whose_row_of_sources_csv_changed_is_read_again(look, folder):
    rows = "file,published\na.txt,2024-05-14\ncopy.txt,2024-05-15\n"
    (folder / "sources.csv").write_text(rows)
    assert look() == ALL
    (folder / "sources.csv").write_text(rows.replace("-15", "-16"))
    assert look() == ["copy.txt"]


def test_other_names_of_fields_and_another_name_of_the_file_are_read_again(look, folder):
    look()
    (folder / "fields.csv").write_text("name,field\nstory,text\nby,author\n")
    assert look() == ALL
    (folder / "a.txt").rename(folder / "2024-05-14.txt")  # the file's name may hold its date
    assert look() == ["2024-05-14.txt"]


def test_another_version_of_the_code_or_of_a_package_reads_all_again(look, monkeypatch):
    look()
    with monkeypatch.context() as patch:
        patch.setattr("helpers.cache.digest_files", lambda *others: "another code")
        readings.code_version.cache_clear()
        assert look() == ALL
    with monkeypatch.context() as patch:
        patch.setattr("helpers.cache.metadata.version", lambda package: "2" if package == "htmldate" else "1")
        readings.code_version.cache_clear()
        assert look() == ALL
    readings.code_version.cache_clear()
    assert look() == []


DAMAGE = {
    "cut": lambda data, other: data[: len(data) // 2],
    "emptied": lambda data, other: b"",
    "zeros": lambda data, other: bytes(len(data)),
    "one letter": lambda data, other: data.replace(b"Testove", b"Festove").replace(b"depot", b"debut"),
    "json of another shape": lambda data, other: b"[1]",
    "no seal": lambda data, other: data.partition(b"\n")[2],
    "another entry": lambda data, other: other,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_entry_is_ignored_and_made_again(look, tmp_path, damage):
    look()
    kept = [(path, path.read_bytes()) for path in entries(tmp_path)]
    for (path, data), (_, other) in zip(kept, kept[1:] + kept[:1], strict=True):
        path.write_bytes(DAMAGE[damage](data, other))
    assert look() == ALL
    assert [(path, path.read_bytes()) for path in entries(tmp_path)] == kept
    assert look() == []


def test_what_changes_while_it_is_read_is_not_kept(look, folder, tmp_path, monkeypatch):
    real = readings.stream_file

    def meddled(path, **options):
        articles, notes = real(path, **options)
        articles = list(articles)
        if path.name == "a.txt":
            path.write_text(SECOND)
        return articles, notes

    monkeypatch.setattr(readings, "stream_file", meddled)
    read_articles(folder, read=Readings(Cache(tmp_path / "cache")).read)
    assert len(entries(tmp_path)) == 3
    monkeypatch.setattr(readings, "stream_file", real)
    (folder / "a.txt").write_text(FIRST)
    assert read_articles(folder, read=Readings(Cache(tmp_path / "cache")).read).articles[0].text == FIRST


def test_what_could_not_be_read_is_tried_again(folder, tmp_path, monkeypatch):
    def broken(path, **options):
        raise ReadError("the disk stumbled")

    cache = Cache(tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr(readings, "stream_file", broken)
        assert read_articles(folder, read=Readings(cache).read).articles == ()
    assert len(read_articles(folder, read=Readings(cache).read).articles) == 5


def test_files_that_are_none_stop_nothing(look, folder):
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    os.mkfifo(folder / "pipe.txt")
    assert look()[:2] == ALL[:2]


def test_the_day_of_the_reading_makes_no_difference(folder):
    """By itself htmldate takes no date of tomorrow, and would take it the day after."""
    marked = "<abbr class='published' title='2061-07-28'>then</abbr>"
    (folder / "page.html").write_text(PAGE.format(marked, SECOND))
    (page,) = (a for a in read_articles(folder).articles if a.file == "page.html")
    assert page.published == "2061-07-28"


def test_entries_that_nothing_asks_for_go_and_the_others_stay(look, folder, tmp_path):
    look()
    (folder / "a.txt").unlink()
    (folder / "copy.txt").unlink()
    for path in entries(tmp_path):
        os.utime(path, (time.time() - (KEEP_DAYS + 1) * DAY,) * 2)
    assert look() == []
    Cache(tmp_path / "cache").prune()
    assert len(entries(tmp_path)) == 2
    assert look() == []


def test_a_cache_that_cannot_be_written_to_is_read_all_the_same(look, tmp_path, monkeypatch):
    look()

    def refuse(*_args, **_options):
        raise PermissionError("read-only")

    for path in entries(tmp_path):
        os.utime(path, (time.time() - 2 * DAY,) * 2)
    monkeypatch.setattr(os, "utime", refuse)
    assert look() == []


@pytest.fixture
def rows(tmp_path, monkeypatch):
    """A folder with a table of seven articles, of which two are kept together; what is made of a page is counted."""
    monkeypatch.setattr(readings, "PART", 2)
    made, real = [], build.article

    def counted(page, **options):
        made.append(options["key"])
        return real(page, **options)

    monkeypatch.setattr(build, "article", counted)
    folder = tmp_path / "rows"
    folder.mkdir()
    lines = (f'2024-05-{n:02},"{FIRST.strip()} Report {n}."' for n in range(1, 8))
    (folder / "rows.csv").write_text("\n".join(["published,text", *lines]) + "\n")
    return folder, made


def test_a_long_file_is_kept_in_parts(rows, tmp_path):
    folder, made = rows
    first = read_articles(folder, read=Readings(Cache(tmp_path / "cache")).read)
    assert len(first.articles) == 7 == len(made)
    assert len(entries(tmp_path)) == 4, "three parts, and what is left"
    again = read_articles(folder, read=Readings(Cache(tmp_path / "cache")).read)
    assert len(made) == 7
    assert again.articles == first.articles and again.files.equals(first.files)


def test_a_file_whose_reading_was_stopped_is_taken_up_where_it_was(rows, tmp_path):
    folder, made = rows
    whole = read_articles(folder)
    del made[:]

    def stopped(items, total, unit="article"):
        for item in items:
            yield item
            if len(made) == 6:
                raise KeyboardInterrupt

    path, about = folder / "rows.csv", {"file": "rows.csv", "source": {}, "fields": {}}
    with pytest.raises(KeyboardInterrupt):
        list(stopped(Readings(Cache(tmp_path / "cache")).read(path, **about)[0], None))
    assert len(entries(tmp_path)) == 2
    resumed = read_articles(folder, read=Readings(Cache(tmp_path / "cache")).read)
    assert made[6:] == ["rows.csv#5", "rows.csv#6", "rows.csv#7"]
    assert resumed.articles == whole.articles and resumed.files.equals(whole.files)


def test_a_part_that_is_damaged_has_the_rest_read_again(rows, tmp_path):
    folder, made = rows
    first = read_articles(folder, read=Readings(Cache(tmp_path / "cache")).read)
    for path in entries(tmp_path):
        if b"Report 3." in path.read_bytes():
            path.write_bytes(b"damaged")
    again = read_articles(folder, read=Readings(Cache(tmp_path / "cache")).read)
    assert made[7:] == [f"rows.csv#{n}" for n in range(3, 8)], "what is kept before it is taken from there"
    assert again.articles == first.articles and again.files.equals(first.files)
