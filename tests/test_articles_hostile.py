"""Files that nobody has cleaned: whatever one holds costs that file alone, within limits, and is told.

All texts are written for these tests. In tests what nobody foresaw is raised (conftest.py): a file here that is read or
set aside was foreseen.
"""

import csv
import io
import json
import os
import random
import re
import sys
import time
import tracemalloc
import zipfile
from functools import partial
from pathlib import Path

import pytest

from helpers import boundary
from helpers.articles import inspect, intake, read_articles, readers, reading, records, watched
from helpers.articles.checking import Asked, survey
from helpers.articles.readers import csv as tables
from helpers.articles.readers.json import ESCAPE, _Sound
from helpers.articles.source import ReadError
from helpers.cache import Cache
from helpers.readings import Readings
from test_articles_formats import FIRST, SECOND, bodies, document, pdf

HALF = "\udfff"
"""Half of a letter, which JSON can name and no file can hold."""


@pytest.fixture
def folder(tmp_path):
    """A folder with one good article, which has to be read whatever stands beside it."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "ok.txt").write_text(FIRST + "\n\nNobody else spoke.")
    return made


def beside(folder, name, content, **options):
    """What becomes of a file beside the good one: its articles and its row; the rows can be kept in any file."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    read = read_articles(folder, **options)
    assert "ok.txt" in {a.article for a in read.articles}
    for article in read.articles:
        json.dumps(article.row(), ensure_ascii=False).encode()
        assert all(0 <= p.start < p.end <= len(article.text) for p in article.paragraphs)
    read.files.to_csv().encode()
    rows = read.files.set_index("file")
    return [a for a in read.articles if a.file == name], rows.loc[name] if name in rows.index else None


# --- what stands in files


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.html"])
def test_halves_of_letters_cost_only_themselves(folder, name):
    record = {"text": f"The army {HALF} said on Monday it held Testove. ", "title": f"A {HALF} b", "publisher": HALF}
    if name == "a.html":
        data = {"@type": "NewsArticle", "headline": record["title"], "articleBody": FIRST + HALF, "datePublished": HALF}
        content = f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head></html>'
    else:
        content = json.dumps(record)
    ((article,), row) = beside(folder, name, content)
    assert row["status"] == "read" and "\ufffd" in article.text and "\ufffd" in article.title


def test_whole_letters_written_as_halves_stay_whole_wherever_a_file_is_cut():
    parts = ["\\\\", "\\ud83d", "\\ude00", "\\udfff", "\\u0041", "a", '\\"', "\\\\u"]
    drawn = random.Random(7)
    for _ in range(500):
        data = "".join(drawn.choices(parts, k=drawn.randint(0, 30))).encode()
        stream, found = _Sound(io.BytesIO(data)), b""
        size = drawn.randint(1, 20)
        while block := stream.read(size):
            found += block
        assert found == ESCAPE.sub(lambda m: b"\\ufffd" if m["half"] else m[0], data)
        json.loads(b'"' + found + b'"').encode()


@pytest.mark.parametrize("digits", [400, 5000])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("form", ["{}", "-{}", "{}.5", "{}e{}"])
def test_numbers_without_end(folder, name, digits, form):
    published = form.replace("{}", "9" * digits)
    _, row = beside(folder, name, f'{{"text": {json.dumps(SECOND)}, "published": {published}}}')
    assert row["status"] in ("read", "skipped") and row["message"]


ADDRESSES = [
    "http://[::1",
    "http://[",
    "https://[oops]/",
    "http://a:b:c",
    "//",
    "http://\u2100.example",
    "http://x:99999999/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_are_none(folder, address):
    for number, head in enumerate(
        (f'<link rel=canonical href="{address}">', f'<meta property="og:url" content="{address}">')
    ):
        page = f"<html><head>{head}</head><body><article><h1>Depot taken</h1><p>{SECOND}</p></article></body></html>"
        ((article,), _) = beside(folder, f"{number}.html", page)
        assert article.title == "Depot taken"


CHARSETS = [
    "undefined",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "hex",
    "zlib",
    "utf-7",
    "mbcs",
    "none",
]


@pytest.mark.parametrize("charset", CHARSETS)
def test_charsets_that_are_none(folder, charset):
    page = f'<html><meta charset="{charset}"><body><p>'.encode() + b"Caf\xe9 \xff " + SECOND.encode() + b"</p>"
    ((article,), _) = beside(folder, "a.html", page)
    assert "arms depot" in article.text and article.encoding != charset


# --- broken archives and documents


def parts_of(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def marked(archive, name, local, central, value):
    """An archive whose headers of one part hold another value (flags, or the way of compression)."""
    made = bytearray(archive)
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        start = package.getinfo(name).header_offset
    made[start + local : start + local + 2] = value
    at = archive.find(b"PK\x01\x02")
    while at >= 0:
        if archive[at + 46 :].startswith(name.encode()):
            made[at + central : at + central + 2] = value
        at = archive.find(b"PK\x01\x02", at + 4)
    return bytes(made)


TEXT = "word/document.xml"
BROKEN = {
    "encrypted": lambda d: marked(d, TEXT, 6, 8, b"\x01\x00"),
    "unknown compression": lambda d: marked(d, TEXT, 8, 10, b"\x63\x00"),
    "damaged": lambda d: d.replace(parts_of_raw(d), bytes(b ^ 0x55 for b in parts_of_raw(d))),
    "no part": lambda d: packed({k: v for k, v in parts_of(d).items() if k != TEXT}),
    "no xml": lambda d: packed(parts_of(d) | {TEXT: b"<w:document"}),
    "another xml": lambda d: packed(parts_of(d) | {TEXT: b"<a><b/></a>"}),
    **{f"emptied {n}": lambda d, n=n: packed(parts_of(d) | {n: b""}) for n in (TEXT, "word/styles.xml", "_rels/.rels")},
}


def parts_of_raw(archive):
    """Some packed bytes of the text."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        start = package.getinfo(TEXT).header_offset + 30 + len(TEXT)
    return archive[start + 40 : start + 60]


def test_broken_documents_are_set_aside(folder):
    whole = document()
    for name, broken in BROKEN.items():
        _, row = beside(folder, "a.docx", broken(whole))
        reason = "it is locked with a password" if name == "encrypted" else "no Word document"
        assert row["status"] == "skipped" and f"not read: {reason}" in row["message"], name


@pytest.mark.parametrize("name", ["sources.csv", "fields.csv"])
def test_lists_that_hold_an_endless_value(folder, name, request):
    """Also where another package has raised the limit of the process."""
    request.addfinalizer(partial(csv.field_size_limit, csv.field_size_limit(2**30)))
    for content in (
        f"file,name,field\n{'x' * 200_000},a,b\n",
        f"file,name,{'x' * 200_000},field\n",
        "\udcff",
        '"' * 999,
    ):
        (folder / name).write_bytes(content.encode("utf-8", "surrogatepass"))
        read = read_articles(folder)
        assert len(read.articles) == 1 and read.files.set_index("file").loc[name]["message"]


def test_flipped_bytes_of_every_format(folder):
    """What is left of files whose bytes flipped, were cut or doubled is read or set aside, with a reason."""
    page = f"<html><head><title>Depot</title></head><body><article><h1>Depot taken</h1><p>{SECOND}</p></article></body></html>"
    record = json.dumps({"title": "Depot taken", "text": SECOND, "published": "2024-05-13"})
    wholes = {
        "a.docx": document(),
        "a.pdf": pdf([["Troops enter Testove", "The army said on Monday that it held the town."]]),
        "a.html": page.encode(),
        "a.json": record.encode(),
        "a.jsonl": record.encode() + b"\n" + record.encode(),
        "a.csv": f'title,text\nDepot,"{SECOND}"\n'.encode(),
        "a.txt": f"Title: Depot\nDate: 2024-05-13\n\n{SECOND}".encode(),
        "a.md": f"# Depot\n\n{SECOND}".encode(),
        "sources.csv": b"file,published\nok.txt,2024-05-13\n",
        "fields.csv": b"name,field\nstory,text\n",
    }
    drawn = random.Random(15)
    for name, whole in wholes.items():
        for number in range(12):
            data = bytearray(whole)
            for _ in range(drawn.choice([1, 3, 30])):
                data[drawn.randrange(len(data))] = drawn.choice([0, 34, 60, 92, 255, drawn.randrange(256)])
            if number % 4 == 3:
                data = data[: drawn.randrange(len(data))] * drawn.choice([1, 2])
            _, row = beside(folder, name, bytes(data))
            assert row is None or row["status"] in ("read", "duplicate", "skipped"), name
        (folder / name).unlink()


def test_a_pdf_with_a_garbled_filter(folder):
    whole = pdf([["Troops enter Testove", "The army said on Monday that it held the town."]])
    for garbled in (b"/FlXteDecode", b"/Fl\xffte", b"/LZWDecode", b"/JPXDecode", b"[ 7 ]"):
        _, row = beside(folder, "a.pdf", whole.replace(b"<< /Length", b"<< /Filter " + garbled + b" /Length"))
        assert row["status"] in ("read", "skipped") and row["message"], garbled


def test_soft_hyphens_and_marks_stay_as_the_file_has_them(folder):
    told = "The army said on Mon\u00adday that its tro\u200bops had ente\u0301red the to\u2060wn of Testove."
    ((article,), _) = beside(folder, "a.txt", told + "\n\n" + SECOND)
    assert bodies(article)[0] == told


# --- names and links


def test_a_name_that_is_no_text(folder):
    (Path(os.fsdecode(os.fsencode(folder) + b"/na\xffme.txt"))).write_text(SECOND)
    (folder / "two\nlines\x1b[31m.txt").write_text(SECOND + " That was all.")
    read = read_articles(folder)
    assert [a.file for a in read.articles] == ["na\\xffme.txt", "ok.txt", "two\\nlines\\x1b[31m.txt"]
    read.files.to_csv().encode()


def test_links_out_of_the_folder_are_told(folder, tmp_path):
    (tmp_path / "private.txt").write_text(SECOND)
    (tmp_path / "more").mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "private.txt")
    (folder / "inside.txt").symlink_to(folder / "ok.txt")
    (folder / "elsewhere").symlink_to(tmp_path / "more")
    rows = read_articles(folder).files.set_index("file")
    assert "a link to a file outside the folder" in rows.loc["link.txt"]["message"]
    assert str(tmp_path) not in rows.loc["link.txt"]["message"]
    assert "outside" not in rows.loc["inside.txt"]["message"]
    assert (rows.loc["elsewhere"]["status"], "not followed" in rows.loc["elsewhere"]["message"]) == ("skipped", True)


def test_a_folder_that_cannot_be_looked_into_is_told(folder, monkeypatch):
    (folder / "locked").mkdir()
    real = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    rows = read_articles(folder).files.set_index("file")
    assert "cannot be looked into: Permission denied" in rows.loc["locked"]["message"]


# --- what nobody foresaw


def stumble(*_args, **_options):
    raise LookupError("nobody thought\nof this")


def test_in_tests_what_nobody_foresaw_is_raised(folder, monkeypatch):
    assert boundary.strict()
    monkeypatch.setattr(reading.build, "article", stumble)
    with pytest.raises(LookupError):
        read_articles(folder)


def test_what_nobody_foresaw_costs_one_article_is_told_and_never_kept(folder, monkeypatch, lenient, caplog, tmp_path):
    (folder / "a.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in (FIRST, SECOND, FIRST + SECOND)))
    (folder / "b.txt").write_text("The ministry stumbled. " + SECOND)
    real = reading.build.article
    cache = Cache(tmp_path / "cache")

    def sometimes(page, **options):
        if page.text == SECOND or "stumbled" in page.text:
            stumble()
        return real(page, **options)

    caplog.set_level("INFO", "helpers")
    with monkeypatch.context() as patch:
        patch.setattr(reading.build, "article", sometimes)
        read = read_articles(folder, read=Readings(cache).read)
    rows = read.files.set_index("file")
    assert read.failed
    assert [a.article for a in read.articles] == ["a.jsonl#1", "a.jsonl#3", "ok.txt"]
    reason = "an error of this program (LookupError: nobody thought of this)"
    assert (rows.loc["a.jsonl"]["status"], reason in rows.loc["a.jsonl"]["message"]) == ("read", True)
    assert (rows.loc["b.txt"]["status"], reason in rows.loc["b.txt"]["message"]) == ("failed", True)
    told = [r for r in caplog.records if r.levelname == "WARNING"]
    assert [r.getMessage().split(", through")[0] for r in told] == [
        "a.jsonl#2: it could not be read",
        "b.txt#1: it could not be read",
    ]
    assert all("--verbose" in r.getMessage() and not r.exc_info for r in told), "one sentence"
    assert "in stumble" in caplog.text, "the traceback is in the log"
    again = read_articles(folder, read=Readings(cache).read)
    assert not again.failed and len(again.articles) == 5


@pytest.mark.parametrize("where", ["reader", "record", "choice"])
def test_wherever_it_happens(folder, monkeypatch, lenient, where):
    (folder / "a.csv").write_text(f'text\n"{FIRST}"\n"{SECOND}"\n')
    if where == "reader":
        monkeypatch.setattr(tables, "_rows", stumble)
    elif where == "record":
        monkeypatch.setattr("helpers.articles.records.page", stumble)
    else:
        monkeypatch.setattr(readers, "read", lambda source: stumble() if source.name == "a.csv" else real(source))
    read = read_articles(folder)
    assert read.failed and [a.article for a in read.articles] == ["ok.txt"]
    assert read.files.set_index("file").loc["a.csv"]["status"] == "failed"


real = readers.read


# --- limits


@pytest.fixture
def watch(monkeypatch):
    """Every file is read in a process of its own, with what a test allows it."""
    monkeypatch.setattr(watched, "ORDINARY", 0)
    yield watched
    watched.close()


@pytest.mark.parametrize("where", ["article", "record"])
def test_an_ordinary_file_that_hangs_costs_only_itself_and_starts_no_process(folder, monkeypatch, where):
    monkeypatch.setattr(watched, "SECONDS", 1)
    monkeypatch.setattr(watched, "_Process", stumble)
    (folder / "bad.json").write_text(json.dumps({"text": SECOND}))
    module, name = (reading.build, "article") if where == "article" else (records, "page")
    real = getattr(module, name)

    def hangs(given, **options):
        if SECOND in (given["text"] if isinstance(given, dict) else given.text):
            re.match("(a|aa)+$", "a" * 99 + "b")
        return real(given, **options)

    monkeypatch.setattr(module, name, hangs)
    read = read_articles(folder)
    rows = read.files.set_index("file")
    assert [a.file for a in read.articles] == ["ok.txt"] and not read.failed
    assert rows.loc["bad.json"]["status"] == "skipped"
    assert "took more than 1 s of computing time" in rows.loc["bad.json"]["message"]


def test_a_process_of_its_own_reads_the_same(folder, watch, tmp_path, monkeypatch):
    for name, content in {
        "a.docx": document(),
        "b.json": json.dumps([{"text": FIRST}, {"text": SECOND}]).encode(),
    }.items():
        (folder / name).write_bytes(content)
    (folder / "c.html").write_bytes(b"")
    (folder / "d.txt").write_bytes(bytes(range(256)))
    apart = read_articles(folder)
    monkeypatch.setattr(watched, "ORDINARY", 2**30)
    monkeypatch.setattr(watched, "UNPACKING", frozenset())
    here = read_articles(folder)
    assert apart.articles == here.articles and apart.files.equals(here.files)


def test_a_process_is_started_once_for_all_files_and_ends_with_the_folder(folder, watch, monkeypatch):
    (folder / "b.txt").write_text(SECOND)
    started = []
    monkeypatch.setattr(watched, "_Process", lambda: started.append(real_process()) or started[-1])
    assert len(read_articles(folder).articles) == 2
    assert len(started) == 1 and started[0]._process.poll() is not None


real_process = watched._Process


def test_ordinary_files_start_no_process(folder, monkeypatch):
    monkeypatch.setattr(watched, "_Process", stumble)
    (folder / "b.html").write_text(f"<html><body><article><h1>Depot taken</h1><p>{SECOND}</p></article></body></html>")
    assert len(read_articles(folder).articles) == 2


def serving(monkeypatch, code):
    """Makes processes run `code` before a file "bad.txt" is read in them."""
    popen = watched.subprocess.Popen

    def changed(command, **options):
        inner = f"""
from helpers.articles import reading
real = reading.stream
def stream(path, **options):
    if path.name == "bad.txt":
        {code}
    yield from real(path, **options)
reading.stream = stream
"""
        return popen([*command[:-1], inner + command[-1]], **options)

    monkeypatch.setattr(watched.subprocess, "Popen", changed)


ENDS = {
    "hangs": ("while True: pass", "skipped", "more than 4 s of computing time"),
    "swells": ("held = [bytes(2**24) for _ in range(150)]", "skipped", "MB of memory"),
    "crashes": ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "failed", "broke down (signal SIGSEGV)"),
    "leaves": ("import os; os._exit(3)", "failed", "broke down (exit code 3)"),
    "stumbles": ("raise LookupError('of this')", "failed", "an error of this program (LookupError: of this)"),
}


@pytest.mark.parametrize("what", ENDS)
def test_a_file_that_hangs_swells_or_crashes_costs_only_itself(folder, watch, monkeypatch, lenient, what, caplog):
    code, status, says = ENDS[what]
    serving(monkeypatch, code)
    if what == "hangs":
        monkeypatch.setattr(watched, "SECONDS", 4)
    for name in ("bad.txt", "later.txt"):
        (folder / name).write_text(f"{name}: {SECOND}")
    read = read_articles(folder)
    rows = read.files.set_index("file")
    assert [a.file for a in read.articles] == ["later.txt", "ok.txt"]
    assert (rows.loc["bad.txt"]["status"], says in rows.loc["bad.txt"]["message"]) == (status, True)
    assert read.failed == (status == "failed")


@pytest.mark.parametrize("times", [1, 2])
def test_a_process_that_is_killed_from_outside_is_started_once_more(
    folder, watch, monkeypatch, lenient, times, tmp_path
):
    mark = tmp_path / "killed"
    kill = f"mark = open({str(mark)!r}, 'a+'); mark.write('x'); mark.flush(); import os, signal"
    serving(monkeypatch, f"{kill}; mark.tell() > {times} or os.kill(os.getpid(), signal.SIGKILL)")
    for name in ("bad.txt", "later.txt"):
        (folder / name).write_text(f"{name}: {SECOND}")
    read = read_articles(folder)
    assert mark.read_text() == "xx"
    assert [a.file for a in read.articles] == [*(["bad.txt"] if times == 1 else []), "later.txt", "ok.txt"]
    if times == 2:
        assert "broke down (signal SIGKILL)" in read.files.set_index("file").loc["bad.txt"]["message"]


def test_in_tests_what_nobody_foresaw_elsewhere_is_raised_too(folder, watch, monkeypatch):
    serving(monkeypatch, "raise LookupError('of this')")
    (folder / "bad.txt").write_text(SECOND)
    with pytest.raises(RuntimeError, match="of this"):
        read_articles(folder)


def test_no_article_may_take_an_element_or_a_document_without_end(folder):
    many = " ".join(f"a{n}='x y z'" for n in range(40_000))
    _, row = beside(folder, "a.html", f"<html><body><p {many}>{SECOND}</p></body></html>")
    assert "more than 2,000 attributes" in row["message"]
    picture = f'<img src="data:image/png;base64,{"QUJD" * 40_000}" alt="{"two words " * 9_000}">'
    ((article,), _) = beside(folder, "b.html", f"<html><body><article><h1>Depot</h1>{picture}<p>{SECOND}</p></article>")
    assert bodies(article)[0].startswith("Fighters")
    parts = parts_of(document())
    start, end = parts[TEXT].split(b"<w:sectPr")
    _, row = beside(folder, "a.docx", packed(parts | {TEXT: start + b"<w:p/>" * 150_000 + b"<w:sectPr" + end}))
    assert "more than 100,000 paragraphs" in row["message"]


GROWING = {
    "times.html": lambda n: f"<html><body><p>{'<time>May 5</time> said ' * n}</p><p>{SECOND}</p></body></html>",
    "spans.html": lambda n: (
        f"<html><body><div>{'<span class=author>A B</span>' * n}</div><p>{SECOND}</p></body></html>"
    ),
    "nested.html": lambda n: f"<html><body>{'<div><b>a' * n}<p>{SECOND}</p></body></html>",
    "lists.txt": lambda n: "Read more\n\nA headline of some words\n\n" * (n // 3) + SECOND,
    "repeats.txt": lambda n: "The army said on Monday that it held the town.\n\n" * (n // 4) + SECOND,
    "records.json": lambda n: json.dumps(
        [{"text": f"The army took hill {i}, it said on Monday."} for i in range(n // 8)]
    ),
}


@pytest.mark.parametrize("name", GROWING)
def test_a_file_twice_as_long_takes_about_twice_the_time(folder, name, monkeypatch):
    """Steps are counted, not time: what is quadratic takes four times as many."""
    monkeypatch.setattr(watched, "ORDINARY", 2**30)

    def steps(size):
        (folder / name).write_text(GROWING[name](size))
        number = 0

        def count(_frame, _event, _argument):
            nonlocal number
            number += 1

        sys.setprofile(count)
        try:
            intake.read_file(folder / name, file=name, source={}, fields={})
        finally:
            sys.setprofile(None)
        return number

    steps(100)
    assert steps(4000) < 2.6 * steps(2000)


def test_check_reads_each_file_once_and_keeps_no_article(folder, monkeypatch):
    (folder / "a.csv").write_text("text\n" + "".join(f'"The army took hill {n}, it said."\n' for n in range(200)))
    opened, real_open = [], tables.read
    monkeypatch.setattr(tables, "read", lambda source: opened.append(source.name) or real_open(source))
    shown = []

    def progress(items, total, unit="article"):
        shown.append((unit, total))
        return items

    monkeypatch.setattr(intake, "LONG", 1000)
    asked = Asked(conflict_of=lambda article: ("ukraine", "ukraine"))
    report = survey(folder, asked=asked, progress=progress).files.set_index("file")
    assert opened == ["a.csv"]
    assert shown == [("file", 2), ("article", None)]
    assert (report.loc["a.csv"]["articles"], report.loc["a.csv"]["conflict"]) == (200, "ukraine")


@pytest.mark.slow
def test_a_long_table_is_checked_in_little_memory(folder):
    (folder / "a.csv").write_text("text\n" + "".join(f'"The army took hill {n}, it said."\n' for n in range(20_000)))
    tracemalloc.start()
    report = inspect(folder).set_index("file")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert report.loc["a.csv"]["articles"] == 20_000
    assert peak < 30 * 2**20


@pytest.mark.slow
def test_enormous_documents_are_set_aside_in_time(folder):
    parts = parts_of(document())
    start, end = parts[TEXT].split(b"<w:sectPr")
    started = time.process_time()
    for name, filling in (("a.docx", b"<w:p/>" * 4_000_000), ("b.docx", b"<w:r/>" * 8_000_000)):
        _, row = beside(folder, name, packed(parts | {TEXT: start + filling + b"<w:sectPr" + end}))
        assert row["status"] == "skipped", name
    assert time.process_time() - started < 60


def test_a_disk_that_fails_costs_the_file(folder, monkeypatch):
    (folder / "b.txt").write_text(SECOND)
    real_open = Path.open

    def fail(path, *arguments, **options):
        if path.name == "b.txt":
            raise OSError(5, "Input/output error")
        return real_open(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", fail)
    assert read_articles(folder).files.set_index("file").loc["b.txt"]["message"] == "not read: Input/output error"


def test_reading_alone_raises_what_is_wrong_with_a_file(folder):
    (folder / "a.docx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ReadError, match="no Word document"):
        intake.read_file(folder / "a.docx", file="a.docx", source={}, fields={})
    watched.close()
