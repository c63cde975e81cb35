"""A folder of files → articles and the intake table: nothing is lost without a word, and nothing stops the others."""

import os

import pytest

from helpers import schema
from helpers.articles import articles_table, inspect, paragraphs_table, read_articles

STORY = "The army said on Monday that its troops had entered the town of Testove.\n\nRebel commanders denied this.\n"
OTHER = "Fighters took an arms depot in the north, officials said on Friday.\n\nThe ministry gave no figures.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("date 2024-05-13 " + STORY, encoding="utf-8")
    return tmp_path


def row(intake, file):
    return intake.files.set_index("file").loc[file]


def test_tables_are_those_of_the_schema(folder):
    intake = read_articles(folder)
    schema.check(schema.INTAKE, intake.files)
    schema.check(schema.ARTICLES, articles_table(intake.articles))
    schema.check(schema.PARAGRAPHS, paragraphs_table(intake.articles))
    assert row(intake, "a.txt")["message"] == ""


def test_empty_folder_gives_empty_tables(tmp_path):
    intake = read_articles(tmp_path)
    assert intake.articles == () and len(intake.files) == 0
    schema.check(schema.ARTICLES, articles_table(intake.articles))


def test_a_folder_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(NotADirectoryError, match="nowhere"):
        read_articles(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"\xef\xbb\xbf \n\r\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("picture.png", b"\x89PNG", r"not read: pictures; make them text first"),
        ("x.what", b"x", r"\.what are not supported"),
        ("table.html", b"<html><body><nav><a href='#'>Home</a></nav></body></html>", "no text of an article"),
    ],
)
def test_a_file_that_gives_nothing_is_named_and_the_others_are_read(folder, name, content, says):
    (folder / name).write_bytes(content)
    intake = read_articles(folder)
    assert [a.article for a in intake.articles] == ["a.txt"]
    assert row(intake, name)["status"] == "skipped" and row(intake, name)["articles"] == 0
    assert __import__("re").search(says, row(intake, name)["message"])


def test_a_file_over_the_limit_is_refused(folder, monkeypatch):
    monkeypatch.setattr("helpers.articles.readers.text.LARGEST", 150)
    (folder / "big.txt").write_text(STORY * 3)
    intake = read_articles(folder)
    assert "read up to" in row(intake, "big.txt")["message"] and len(intake.articles) == 1


def test_a_link_that_leads_nowhere_and_an_unreadable_file(folder, monkeypatch):
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    os.mkfifo(folder / "pipe.txt")
    intake = read_articles(folder)
    assert "leads nowhere" in row(intake, "gone.txt")["message"]
    assert row(intake, "pipe.txt")["status"] == "skipped"
    assert len(intake.articles) == 1


def test_no_date_is_said_and_left_empty(folder):
    (folder / "b.txt").write_text(OTHER)
    intake = read_articles(folder)
    assert "no publication date" in row(intake, "b.txt")["message"]
    article = intake.articles[1]
    assert (article.published, article.published_basis) == ("", "")


def test_the_files_own_time_is_never_the_date(folder):
    (folder / "b.txt").write_text(OTHER)
    os.utime(folder / "b.txt", (1_700_000_000, 1_700_000_000))
    assert read_articles(folder).articles[1].published == ""


def test_same_bytes_and_same_body_are_duplicates_and_stay_listed(folder):
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "site.txt").write_text("Home\nWorld\n\nTroops enter Testove\n\n" + STORY.replace("\n", "\r\n"))
    intake = read_articles(folder)
    assert [a.duplicate_of for a in intake.articles] == ["", "a.txt", "a.txt"]
    assert list(intake.files["status"]) == ["read", "duplicate", "duplicate"]
    assert "repeats a.txt" in row(intake, "copy.txt")["message"]


def test_hidden_files_readme_and_the_parts_of_a_saved_page_are_not_articles(folder):
    for name in (".hidden.txt", "README.md", ".git/x.txt", "page_files/ad.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(STORY)
    (folder / "page.html").write_text(f"<article><h1>Depot taken</h1><p>{OTHER}</p></article>")
    assert list(read_articles(folder).files["file"]) == ["a.txt", "page.html"]


def test_subfolders_are_read_under_their_path(folder):
    (folder / "may").mkdir()
    (folder / "may" / "b.txt").write_text(OTHER)
    assert [a.article for a in read_articles(folder).articles] == ["a.txt", "may/b.txt"]


def test_sources_csv_is_used_and_never_read_as_an_article(folder):
    (folder / "sources.csv").write_text(
        "file,url,publisher,published,language,conflict,licence,accessed\n"
        "a.txt,https://a.example,A Daily,2024-05-14,uk,,,\n"
    )
    intake = read_articles(folder)
    article = intake.articles[0]
    assert (article.url, article.publisher, article.language) == ("https://a.example", "A Daily", "uk")
    assert (article.published, article.published_basis) == ("2024-05-14", "sources.csv")
    assert list(intake.files["file"]) == ["a.txt"]


@pytest.mark.parametrize(
    ("listed", "day", "basis"), [("2024-05-14", "2024-05-02", "dateline"), ("2024-05-03", "2024-05-03", "sources.csv")]
)
def test_a_dateline_of_another_week_than_sources_csv_has_counts_and_is_told(folder, listed, day, basis):
    text = "Alphaville falls\n\nBETAGRAD, 2 May 2024 - Red troops took Alphaville on Wednesday, the ministry said.\n"
    (folder / "dated.txt").write_text(text, encoding="utf-8")
    (folder / "sources.csv").write_text(f"file,published\ndated.txt,{listed}\n", encoding="utf-8")
    found = read_articles(folder)
    article = next(a for a in found.articles if a.file == "dated.txt")
    assert (article.published, article.published_basis) == (day, basis)
    assert ("sources.csv has 2024-05-14" in row(found, "dated.txt")["message"]) == (basis == "dateline")


def test_sources_csv_names_the_conflict(folder):
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    (folder / "sources.csv").write_text("file,conflict\na.txt,syria\n", encoding="utf-8")
    read = {a.file: a for a in read_articles(folder).articles}
    assert [read[name].conflict for name in ("a.txt", "b.txt")] == ["syria", ""]


def test_another_sources_csv_can_be_named(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("list") / "list.csv"
    other.write_text("\ufefffile;publisher\na.txt;A Daily\n", encoding="utf-8")
    assert read_articles(folder, sources=other).articles[0].publisher == "A Daily"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("a.txt,A, B,2024-05-14", "line 3: 4 values for 3 columns"),
        ("a.txt,A Daily,14.05.2024", "line 3: published '14.05.2024' is no date"),
        ("a.txt,A Daily,2024-02-30", "line 3: published '2024-02-30' is no date"),
        (",A Daily,2024-05-14", "line 3: no file name"),
        ("other.txt,A Daily,2024-05-14", "other.txt: no such file"),
    ],
)
def test_a_malformed_row_is_reported_with_its_line(folder, line, says):
    (folder / "sources.csv").write_text(f"file,publisher,published\nb.txt,A Daily,\n{line}\n")
    (folder / "b.txt").write_text(OTHER)
    intake = read_articles(folder)
    assert says in row(intake, "sources.csv")["message"]
    assert len(intake.articles) == 2 and intake.articles[1].publisher == "A Daily"


def test_sources_csv_without_a_file_column(folder):
    (folder / "sources.csv").write_text("name,publisher\na.txt,A Daily\n")
    assert "no column 'file'" in row(read_articles(folder), "sources.csv")["message"]


def test_two_readings_are_equal(folder):
    (folder / "b.txt").write_text(OTHER)
    first, second = read_articles(folder), read_articles(folder)
    assert first.articles == second.articles and first.files.equals(second.files)


def test_a_new_reader_needs_only_its_name(folder, monkeypatch):
    monkeypatch.setitem(__import__("helpers.articles.readers", fromlist=["READERS"]).READERS, ".wiki", "text")
    (folder / "b.wiki").write_text(OTHER)
    assert len(read_articles(folder).articles) == 2


def test_the_seeds():
    from helpers.paths import project_root

    first, second = read_articles(project_root() / "data" / "raw" / "articles").articles[:2]
    assert (first.published, first.published_basis, first.date_order) == ("2025-12-18", "dateline", "")
    assert (second.published, second.published_basis, second.date_order) == ("2025-12-13", "dateline", "DMY")
    assert (second.publisher, second.title[:16]) == ("VnExpress", "Zelensky visits ")
    assert [a.language for a in (first, second)] == ["en", "en"]
    bodies = [[a.text[p.start : p.end] for p in a.paragraphs if p.kind == "body"] for a in (first, second)]
    assert len(bodies[0]) == 10 and bodies[0][0].startswith("Russia insisted on Thursday")
    assert len(bodies[1]) == 13 and bodies[1][-1].endswith('who is in control".')


def test_inspecting_a_folder(folder):
    (folder / "b.txt").write_text(OTHER)
    (folder / "c.bin").write_bytes(b"123")
    report = inspect(folder).set_index("file")
    assert list(report.index) == ["a.txt", "b.txt", "c.bin"]
    a = report.loc["a.txt"]
    assert (a["published"], a["found_in"], a["language"], a["words"]) == ("2024-05-13", "dateline", "en", 18)
    assert "no publication date" in report.loc["b.txt"]["message"]
    assert "not supported" in report.loc["c.bin"]["message"]
