"""Exports, feeds, e-mails and archives that are empty, broken, enormous or hostile cost themselves alone, and are told.

In tests what nobody foresaw is raised (conftest.py): a file here that is read or set aside was foreseen.
"""

import io
import random
import struct
import zipfile

import pytest

import made_exports as made
from helpers.articles import read_articles, reading, watched
from helpers.articles.source import Notes, ReadError
from made_exports import FIRST, SECOND

STORY = "\n\n".join(FIRST)
GOOD = {
    "a.txt": lambda: made.nexis_old().encode(),
    "b.txt": lambda: made.factiva().encode(),
    "c.txt": lambda: made.proquest().encode(),
    "d.txt": lambda: made.newsbank().encode(),
    "a.rtf": lambda: made.rtf(made.nexis_new()),
    "a.docx": lambda: made.docx(made.nexis_new()),
    "a.rss": lambda: made.rss().encode(),
    "a.atom": lambda: made.atom().encode(),
    "a.eml": lambda: made.mail(html=True, attached={"b.rtf": made.rtf(STORY)}),
    "a.mhtml": made.mhtml,
    "a.zip": lambda: made.packed({"a.txt": STORY.encode(), "b.eml": made.mail(), "c.docx": made.docx(STORY)}),
    "messages.html": lambda: made.telegram_html().encode(),
    "live.html": lambda: made.live_page().encode(),
}


def read(folder, name, content):
    """Articles and notes of a file, read in this process; a ReadError as its words."""
    path = folder / name
    path.write_bytes(content)
    notes = Notes()
    try:
        return list(reading.stream(path, file=name, source={}, fields={}, notes=notes)), notes
    except ReadError as error:
        return [], [str(error)]


@pytest.mark.parametrize("name", GOOD)
def test_the_good_file_is_read(tmp_path, name):
    assert read(tmp_path, name, GOOD[name]())[0]


EMPTY = {
    "a.txt": b" \n ",
    "a.rtf": b"{\\rtf1}",
    "a.docx": made.docx(""),
    "a.rss": b"<rss version='2.0'><channel><title>x</title></channel></rss>",
    "a.atom": b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>",
    "a.xml": b"<?xml version='1.0'?><nitf/>",
    "a.eml": b"From: a@a.example\nSubject: nothing\n\n",
    "b.eml": STORY.encode(),
    "a.mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--",
    "a.zip": made.packed({}),
    "b.zip": made.packed({"a.png": b"x", "b/": b""}),
    "messages.html": b'<div class="page_header"></div><div class="message default"><div class="body"></div></div>',
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_file_says_what_is_missing(tmp_path, name):
    assert read(tmp_path, name, b"")[1] == ["the file is empty"]
    articles, told = read(tmp_path, name, EMPTY[name])
    assert not articles and len(told[0]) > 10


@pytest.mark.parametrize("name", GOOD)
def test_a_broken_file_gives_what_it_has_or_says_why_not(tmp_path, name):
    whole, drawn = GOOD[name](), random.Random(name)
    for number in range(40):
        raw = bytearray(whole)
        if number % 2:
            del raw[drawn.randrange(1, len(raw)) :]
        else:
            for _ in range(10):
                raw[drawn.randrange(len(raw))] = drawn.randrange(256)
        articles, told = read(tmp_path, name, bytes(raw))
        assert articles or told
        for article in articles:
            assert all(0 <= p.start < p.end <= len(article.text) for p in article.paragraphs)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("archive", "a.zip"),
        ("mail", "a.eml"),
        ("mhtml", "a.mhtml"),
        ("rtf", "a.rtf"),
        ("feed", "a.rss"),
        ("html", "live.html"),
    ],
)
def test_a_file_over_the_limit_is_refused(tmp_path, monkeypatch, module, name):
    monkeypatch.setattr(f"helpers.articles.readers.{module}.LARGEST", 150)
    assert "read up to" in read(tmp_path, name, GOOD[name]())[1][0]


def parts(number: int, *, nested: bool = False) -> bytes:
    head = b"From: a@a.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n"
    if nested:
        return head + b"".join(
            b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(number)
        )
    return head + b"--b0\nContent-Type: text/plain\n\nx\n" * number + b"--b0--"


ENORMOUS = {
    "a.zip": made.packed({f"{n}.png": b"x" for n in range(5001)}),
    "a.eml": parts(300),
    "b.eml": parts(3000, nested=True),
    "a.rss": b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 3000 + b"</channel></rss>",
    "a.rtf": b"{\\rtf1 " + b"\\par x" * 200_000 + b"}",
    "messages.html": made.telegram_html().replace("</body>", "<b>x</b>" * 100_000 + "</body>").encode(),
}


@pytest.mark.parametrize("name", ENORMOUS)
def test_an_enormous_file_is_set_aside(tmp_path, name):
    articles, told = read(tmp_path, name, ENORMOUS[name])
    assert not articles and len(told) < 10 and all(len(note) < 1000 for note in told)


def locked() -> bytes:
    raw = bytearray(made.packed({"a.txt": STORY.encode()}))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 8] |= 1
    return bytes(raw)


def swelling(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.txt", b"word " * size)
    return stream.getvalue()


def lying() -> bytes:
    """An archive that says that its file is small."""
    raw = bytearray(swelling(4_000_000))
    raw[raw.rindex(b"PK\x01\x02") + 24 :][:4] = struct.pack("<I", 100)
    at = raw.rindex(b"PK\x01\x02") + 24
    raw[at : at + 4] = struct.pack("<I", 100)
    return bytes(raw)


HOSTILE = {
    "bomb": ("a.zip", swelling(10_000_000), "would unpack to"),
    "lying": ("a.zip", lying(), "damaged"),
    "locked": ("a.zip", locked(), "password"),
    "archives in archives": (
        "a.zip",
        made.packed({"b.zip": made.packed({"c.zip": made.packed({"d.txt": STORY.encode()})})}),
        "archive in an archive",
    ),
    "no archive": ("a.zip", b"PK\x03\x04" + b"x" * 200, "no zip archive"),
    "entities": (
        "a.rss",
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel/></rss>',
        "entities",
    ),
    "a setting without its number": ("a.rtf", b"{\\rtf1 \\uc x}", "no rich text that can be read"),
    "no rich text": ("a.rtf", STORY.encode(), "no rich text"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_set_aside(tmp_path, kind):
    name, raw, says = HOSTILE[kind]
    articles, told = read(tmp_path, name, raw)
    assert not articles and says in "; ".join(told)


def test_names_in_an_archive_lead_nowhere_and_can_be_shown(tmp_path):
    files = {
        "../../evil.txt": FIRST[0].encode(),
        "/etc/x.txt": FIRST[1].encode(),
        "a\x1b[31m\n.txt": SECOND[0].encode(),
    }
    (tmp_path / "in").mkdir()
    articles, _ = read(tmp_path / "in", "a.zip", made.packed(files))
    assert len(articles) == 3 and all(a.article.isprintable() for a in articles)
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["a.zip"]


def test_an_outside_entity_is_not_fetched(tmp_path):
    (tmp_path / "secret").write_text("secret words of another file")
    feed = made.rss().replace("<rss", f'<!DOCTYPE rss SYSTEM "file://{tmp_path}/secret"><rss', 1)
    articles, _ = read(tmp_path, "a.rss", feed.encode())
    assert articles and not any("secret" in a.text for a in articles)


def test_a_part_that_breaks_a_reader_costs_itself(tmp_path):
    files = {
        "a.txt": STORY.encode(),
        "b.docx": b"PK\x03\x04 nothing",
        "c.pdf": b"%PDF-1.4\nnothing",
        "d.json": b'{"text": ',
    }
    articles, told = read(tmp_path, "a.zip", made.packed(files))
    assert len(articles) == 1 and all(any(name in note for note in told) for name in ("b.docx", "c.pdf", "d.json"))


@pytest.mark.parametrize("head", ["Subject: =?utf-8?b?////?=", "Subject: =?x?q?y?=", "Date: x", "From: <" + "a" * 5000])
def test_headers_that_are_none(tmp_path, head):
    raw = f"{head}\nX: y\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nonsense\n\n{STORY}\n".encode()
    assert len(read(tmp_path, "a.eml", raw)[0]) == 1


def test_what_may_swell_is_read_in_a_process_of_its_own(tmp_path):
    assert {".zip", ".eml", ".rtf", ".rss"} <= watched.UNPACKING
    (tmp_path / "a.zip").write_bytes(GOOD["a.zip"]())
    (tmp_path / "bomb.zip").write_bytes(swelling(10_000_000))
    intake = read_articles(tmp_path)
    assert [a.article for a in intake.articles] == ["a.zip#a.txt", "a.zip#b.eml", "a.zip#c.docx"]
    assert "would unpack" in intake.files.set_index("file").loc["bomb.zip"]["message"]


def test_a_member_that_asks_for_gigabytes_costs_itself(tmp_path):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", compression=zipfile.ZIP_LZMA) as package:
        package.writestr("a.txt", STORY)
        package.writestr("b.txt", STORY + "More came later.\n")
    raw = bytearray(whole.getvalue())
    start = 30 + len("a.txt") + 4 + 1  # header, name, LZMA's version and length of properties, first property
    raw[start : start + 4] = b"\xff" * 4
    (tmp_path / "a.zip").write_bytes(bytes(raw))
    intake = read_articles(tmp_path)  # in a process that may take so much memory and no more
    assert [a.article for a in intake.articles] == ["a.zip"]
    assert "a.txt: damaged" in intake.files.set_index("file").loc["a.zip"]["message"] and not intake.failed


def test_a_mail_whose_charset_is_no_name_is_read(tmp_path):
    raw = f'Subject: X\nMIME-Version: 1.0\nContent-Type: text/plain; charset="\0"\n\n{STORY}\n'.encode()
    assert len(read(tmp_path, "a.eml", raw)[0]) == 1


def test_elements_deeper_than_the_parser_goes_are_told(tmp_path):
    page = f"<html><body><article><h1>Head</h1><p>{STORY}</p>{{}}<p>{STORY}</p>{{}}</article></body></html>"
    assert len(read(tmp_path, "a.html", page.format("<div>" * 100, "</div>" * 100).encode())[0]) == 1
    _, told = read(tmp_path, "b.html", page.format("<div>" * 400, "</div>" * 400).encode())
    assert "deeper than the parser goes" in " ".join(told)
