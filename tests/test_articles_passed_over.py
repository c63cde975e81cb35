"""Nothing of a folder is passed over in silence: each kind of text that a reader would miss is read, or told."""

import io
import json
import os
import re
import zipfile

import pytest

from helpers.articles import read_articles
from helpers.articles.checking import Asked, survey
from helpers.claims import is_mostly_read
from helpers.cli import main
from helpers.runs.outcome import Exit
from test_articles_formats import FIRST, SECOND, bodies, read

THIRD = "Guerrillas blew up a bridge near Probivka, a spokesman said on Sunday."


# --- what is asked of an article before anything is extracted


def test_a_question_that_fails_or_hangs_costs_that_answer_alone(tmp_path, monkeypatch, lenient):
    for name, words in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", THIRD)):
        (tmp_path / name).write_text(words)

    def kind(article):
        if article.file == "a.txt":
            raise IndexError("list index out of range")
        while article.file == "b.txt":
            pass
        return "wire"

    monkeypatch.setattr("helpers.articles.checking.SECONDS", 0.3)
    asked = Asked(conflict_of=lambda article: ("somewhere", "somewhere"), document_of=kind)
    files = survey(tmp_path, asked=asked).files.set_index("file")
    assert "what kind of text it is could not be told, through an error" in files.loc["a.txt"]["message"]
    assert "could not be told (it takes more than" in files.loc["b.txt"]["message"]
    assert list(files["document"]) == ["", "", "wire"]
    assert list(files["conflict"]) == ["somewhere"] * 3


@pytest.mark.parametrize("head", ["x" * 300_000, "'" * 16_000, "#" * 50_000, "*_" * 20_000])
def test_a_head_without_words_is_looked_at_in_time(tmp_path, head):
    from helpers.articles import checking
    from helpers.claims.documents import read_document, told
    from helpers.conflicts import load
    from helpers.places import Gazetteer

    war = load("ukraine")
    (tmp_path / "a.md").write_text(f"{head}\n\n{FIRST}")
    asked = Asked(document_of=lambda article: told(read_document(article, war, Gazetteer.for_conflict(war))))
    row = checking.survey(tmp_path, asked=asked).files.iloc[0]
    assert row["document"] and "could not be told" not in row["message"]


# --- copies


def test_a_copy_that_can_be_read_counts_where_the_first_cannot(tmp_path):
    sentences = [f"Rebel troops captured hill {n}, the army said on Monday." for n in range(80)]
    (tmp_path / "a.txt").write_text(" ".join(s.replace(",", "").removesuffix(".") for s in sentences))
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text("\n\n".join(sentences))
    found = read_articles(tmp_path, is_readable=is_mostly_read)
    assert [(a.file, a.duplicate_of) for a in found.articles] == [("a.txt", ""), ("b.txt", ""), ("c.txt", "b.txt")]
    (tmp_path / "b.txt").rename(tmp_path / "0.txt")
    found = read_articles(tmp_path, is_readable=is_mostly_read)
    assert [a.duplicate_of for a in found.articles] == ["", "0.txt", "0.txt"], "the first that can be read"


# --- Word documents


def run(words):
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(inside):
    return f"<w:p>{inside}</w:p>"


def table(*rows):
    return f"<w:tbl>{''.join(f'<w:tr><w:tc>{cell}</w:tc></w:tr>' for cell in rows)}</w:tbl>"


CHANGE = "w:id='1' w:author='a'"
BOX = f"<w:txbxContent>{paragraph(run(THIRD))}</w:txbxContent>"
SHAPE = f"<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
COMPATIBLE = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"


def word(inside, locked=False):
    """A Word document of one paragraph and what is given."""
    from docx import Document

    made, packed = io.BytesIO(), io.BytesIO()
    document = Document()
    document.add_paragraph("Introduction to the story.")
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.infolist():
            raw = old.read(part)
            if part.filename == "word/document.xml":
                raw = raw.replace(b"<w:sectPr", inside.encode() + b"<w:sectPr", 1)
            new.writestr(part.filename, raw)
    raw = bytearray(packed.getvalue())
    at = -1
    while locked and (at := raw.find(b"PK\x01\x02", at + 1)) >= 0:
        raw[at + 8] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run(THIRD))}</w:sdtContent></w:sdt>",
        paragraph(f"<w:sdt><w:sdtContent>{run(THIRD)}</w:sdtContent></w:sdt>"),
        paragraph(f"<w:ins {CHANGE}>{run(THIRD)}</w:ins>"),
        paragraph(f"<w:moveTo {CHANGE}>{run(THIRD)}</w:moveTo><w:moveFrom {CHANGE}>{run('Gone.')}</w:moveFrom>"),
        paragraph(f"<w:smartTag w:uri='x' w:element='y'><w:smartTag>{run(THIRD)}</w:smartTag></w:smartTag>"),
        paragraph(f"<w:fldSimple w:instr='X'>{run(THIRD)}</w:fldSimple>"),
        paragraph(run(THIRD[:20]) + f"<w:del {CHANGE}><w:r><w:delText>not</w:delText></w:r></w:del>" + run(THIRD[20:])),
        paragraph(f"<w:r>{SHAPE}</w:r>"),
        paragraph(
            f"<w:r><mc:AlternateContent {COMPATIBLE}><mc:Choice>{BOX}</mc:Choice>"
            f"<mc:Fallback>{SHAPE}</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        table(table(paragraph(run(THIRD))) + "<w:p/>"),
        table(table(table(paragraph(f"<w:r>{SHAPE}</w:r>")) + "<w:p/>") + "<w:p/>"),
    ],
)
def test_what_stands_in_something_else_in_a_document(tmp_path, inside):
    ((article,), _) = read(tmp_path, "a.docx", word(inside))
    assert bodies(article) == ["Introduction to the story.", THIRD]


def test_rows_that_were_deleted_are_none_and_footnotes_are_told(tmp_path):
    rows = f"<w:tbl><w:tr><w:trPr><w:del {CHANGE}/></w:trPr><w:tc>{paragraph(run(SECOND))}</w:tc></w:tr></w:tbl>"
    note = paragraph(run(THIRD) + "<w:r><w:footnoteReference w:id='2'/></w:r>")
    ((article,), row) = read(tmp_path, "a.docx", word(rows + note))
    assert bodies(article) == ["Introduction to the story.", THIRD]
    assert "1 footnote of it is not read" in row["message"]


def test_a_document_with_a_password_says_so(tmp_path):
    _, row = read(tmp_path, "a.docx", word("", locked=True))
    assert row["message"] == "not read: it is locked with a password; save it without one"


# --- JSON


def made(number, **more):
    """A record of a file."""
    return {"title": f"Title {number}", "text": f"{THIRD} It was the attack number {number}.", "id": number} | more


LINES = "\n".join(json.dumps(made(n)) for n in (1, 2, 3))
PRETTY = "\n".join(json.dumps(made(n), indent=2) for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps({"y2024": [made(1)], "y2025": [made(2), made(3)]})),
        ("a.json", json.dumps({"data": {"north": {"posts": [made(1), made(2)]}, "south": {"posts": [made(3)]}}})),
        ("a.json", json.dumps({f"id{n}": made(n) for n in (1, 2, 3)})),
        ("a.json", json.dumps({"n": 3, "by": {f"https://a.example/{n}.html": made(n) for n in (1, 2, 3)}})),
        ("a.json", LINES),
        ("a.json", PRETTY),
        ("a.json", json.dumps([made(1)]) + json.dumps([made(2), made(3)])),
        ("a.jsonl", PRETTY),
        ("a.jsonl", json.dumps([made(n) for n in (1, 2, 3)])),
    ],
)
def test_all_records_of_a_file_are_read(tmp_path, name, content):
    articles, row = read(tmp_path, name, content)
    assert [a.title for a in articles] == ["Title 1", "Title 2", "Title 3"]
    assert "passed over" not in row["message"] and ": " not in row["message"]


@pytest.mark.parametrize(
    ("beside", "place"),
    [
        ({"editor": {"text": SECOND, "age": 3, "since": 1990}}, "'editor'"),
        ({"letters": {"first": [{"body": SECOND}]}}, "'letters'"),
    ],
)
def test_a_text_elsewhere_in_a_file_is_told(tmp_path, beside, place):
    articles, row = read(tmp_path, "a.json", json.dumps({"piece": made(1)} | beside))
    assert [a.title for a in articles] == ["Title 1"]
    assert f"1 object with a text elsewhere in the file passed over: {place}" in row["message"]
    _, row = read(tmp_path, "b.json", json.dumps([{"piece": made(1)}, made(2)]))
    assert "1 object with a text elsewhere in the file passed over: 'item'" in row["message"]
    _, row = read(tmp_path, "c.json", json.dumps({"text": "All of them", "posts": [made(4)], "comments": [made(5)]}))
    assert "passed over" not in row["message"], "what is said around the records, or of them, is no other text"


def test_names_of_two_channels_in_one_export(tmp_path):
    chats = {side: {"name": f"Channel {side}", "messages": [made(n)]} for n, side in enumerate(("north", "south"))}
    articles, _ = read(tmp_path, "a.json", json.dumps({"chats": chats}))
    assert [a.publisher for a in articles] == ["Channel north", "Channel south"]


@pytest.mark.parametrize(
    "number", ["1e999", "-Infinity", "NaN", "9" * 400, "-" + "9" * 5000, "1." + "3" * 700 + "e999"]
)
@pytest.mark.parametrize("large", [True, False])
def test_a_number_that_is_none_costs_no_record(tmp_path, monkeypatch, number, large):
    if large and number in ("-Infinity", "NaN", "-" + "9" * 5000):
        pytest.skip("a large file is streamed, and its parser refuses these; that is told")
    monkeypatch.setattr("helpers.articles.readers.json.DECODED", 0 if large else 2**20)
    record = json.dumps(made(1, quoted='NaN, "-Infinity"')).replace('"id": 1', f'"id": {number}')
    articles, _ = read(tmp_path, "a.json", f"[{record}, {json.dumps(made(2))}]")
    assert [a.title for a in articles] == ["Title 1", "Title 2"]


def test_the_last_of_two_fields_of_one_name_counts(tmp_path):
    ((article,), _) = read(tmp_path, "a.json", f'{{"text": {json.dumps(FIRST)}, "text": {json.dumps(THIRD)}}}')
    assert bodies(article) == [THIRD]


# --- e-mails


HEAD = "From: Desk <desk@a.example>\nSubject: {}\nDate: Thu, 20 Nov 2025 10:00:00 +0000\nMIME-Version: 1.0\n"


def mail(subject, *parts, kind="mixed"):
    """A message of several parts, each its headers and its text."""
    body = "".join(f"--=b-{subject}\n{part}\n" for part in parts)
    return HEAD.format(subject) + f'Content-Type: multipart/{kind}; boundary="=b-{subject}"\n\n{body}--=b-{subject}--\n'


def part(words, kind="text/plain", more=""):
    return f"Content-Type: {kind}; charset=utf-8\n{more}\n{words}\n"


MARKED = "<html><body><p>{}</p></body></html>"


def test_each_message_of_a_digest_is_an_article(tmp_path):
    messages = [HEAD.format(f"Item {n}") + part(words) for n, words in enumerate((FIRST, SECOND, THIRD))]
    articles, _ = read(tmp_path, "a.eml", mail("digest", *(f"\n{m}" for m in messages), kind="digest"))
    assert [(a.title, a.published) for a in articles] == [(f"Item {n}", "2025-11-20") for n in range(3)]
    assert [bodies(a) for a in articles] == [FIRST.split("\n\n"), SECOND.split("\n\n"), [THIRD]]


def test_messages_handed_on_are_articles_of_their_own(tmp_path):
    attached = "Content-Type: message/rfc822\nContent-Disposition: attachment; filename=x.eml\n\n"
    inner = [mail("one", part(FIRST)), mail("two", part(SECOND), part(THIRD))]
    articles, _ = read(
        tmp_path, "a.eml", mail("cover", part("See below, said the editor."), *(attached + m for m in inner))
    )
    assert [a.title for a in articles] == ["cover", "one", "two"]
    assert bodies(articles[2]) == [*SECOND.split("\n\n"), THIRD]


@pytest.mark.parametrize("kind", ["mixed", "related"])
@pytest.mark.parametrize("form", ["text/plain", "text/html"])
def test_two_texts_of_a_message_are_both_read(tmp_path, kind, form):
    shown = MARKED.format if form == "text/html" else str
    articles, _ = read(tmp_path, "a.eml", mail("a", part(shown(SECOND), form), part(shown(THIRD), form), kind=kind))
    assert len(articles) == (2 if form == "text/html" else 1), "pages are articles of their own"
    assert "arms depot" in articles[0].text and bodies(articles[-1])[-1] == THIRD


def test_a_text_and_another_page_are_both_read_and_two_forms_of_one_text_once(tmp_path):
    articles, _ = read(tmp_path, "a.eml", mail("a", part(THIRD), part(MARKED.format(SECOND), "text/html")))
    assert [("bridge" in a.text, "depot" in a.text) for a in articles] == [(True, False), (False, True)]
    twice = mail("a", part(THIRD), part(MARKED.format(THIRD), "text/html"), kind="alternative")
    assert [bodies(a) for a in read(tmp_path, "a.eml", twice)[0]] == [[THIRD]]


@pytest.mark.parametrize("name", ["=?nosuch?B?YS50eHQ=?=", "=?utf-8?B?a?=", "=?\x00?Q?a?="])
def test_a_name_that_cannot_be_decoded_costs_no_attachment(tmp_path, name):
    files = [part(words, "application/x", f'Content-Disposition: attachment; filename="{n}"\n') for words, n in (
        (SECOND, name), (THIRD, "b.txt"))]  # fmt: skip
    articles, row = read(tmp_path, "a.eml", mail("a", part("See the two files."), *files))
    assert bodies(articles[-1]) == [THIRD]
    assert "not supported" in row["message"]


# --- what is written, and lists that are none


@pytest.mark.parametrize("command", ["extract", "relations", "attributions"])
@pytest.mark.parametrize("name", ["a.txt", "link.jsonl", "sources.csv"])
def test_what_is_written_never_takes_the_place_of_what_is_read(tmp_path, capsys, command, name):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (folder / "sources.csv").write_text("file,published\na.txt,2025-11-20\n")
    (tmp_path / "link.jsonl").symlink_to(folder / "a.txt")
    out = folder / name if (folder / name).exists() else tmp_path / name
    before = out.read_text()
    assert main([command, str(folder), "--out", str(out)]) == Exit.PARAMETERS
    assert "would be written over; name another file" in capsys.readouterr().err
    assert out.read_text() == before


def test_what_was_written_before_may_be_written_again(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(FIRST)
    for _ in range(2):
        assert main(["extract", str(tmp_path), "--out", str(tmp_path / "claims.jsonl")]) == Exit.DONE


@pytest.mark.parametrize(("kind", "told"), [("folder", "is a folder, not a file"), ("pipe", "is a pipe or a device")])
def test_a_list_of_sources_that_is_no_file(tmp_path, capsys, kind, told):
    (tmp_path / "a.txt").write_text(FIRST)
    path = tmp_path / "b.csv"
    (os.mkdir if kind == "folder" else os.mkfifo)(path)
    assert main(["check", str(tmp_path), "--sources", str(path)]) == Exit.PARAMETERS
    assert told in capsys.readouterr().err
    problems = read_articles(tmp_path, sources=path).files.set_index("file").loc["b.csv"]["message"]
    assert "cannot be read" in problems


# --- tables


SHORT_ROWS = "".join(f"t{n},The army took hill {n}; it said so.\n" for n in range(12))


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (f'title,text\na,"{THIRD}"\nb,"The rebels fled\n{SHORT_ROWS}', "line 3: a quotation mark .* up to line 15"),
        (f'title,text\nb,"The rebels fled\n{SHORT_ROWS}c,"{THIRD}"\n', "line 2: a quotation mark .* up to line 15"),
        (f'text\n"{THIRD}\nThe rebels fled\nNobody spoke\n', "line 2: a quotation mark .* up to line 4"),
        (f'title,text\nb,"The rebels fled\n{SHORT_ROWS}c,"",x\nd,{FIRST[:40]}\n', "line 2: a quotation mark"),
    ],
)
def test_a_quotation_mark_that_swallows_rows_is_told(tmp_path, content, lines):
    _, row = read(tmp_path, "a.csv", content)
    assert re.search(lines, row["message"])


def test_a_text_of_many_lines_is_no_swallowed_table(tmp_path):
    text = "\n\n".join(f'The army, it said, took hill {n}, and a "bridge".' for n in range(20)).replace('"', '""')
    articles, row = read(tmp_path, "a.csv", f'title,text\na,"{text}"\nb,"{THIRD}"\n')
    assert len(articles) == 2 and "quotation" not in row["message"]


@pytest.mark.parametrize("codec", ["cp1251", "cp1252"])
def test_bytes_that_are_no_text_far_down_a_table_are_told(tmp_path, codec):
    rows = "".join(f'a{n},"{THIRD}"\n' for n in range(1200))
    late = "Журналист" if codec == "cp1251" else "Café"
    _, row = read(tmp_path, "a.csv", f"title,text\n{rows}".encode() + f'{late},"{SECOND}"\n'.encode(codec))
    assert re.search(r"\d bytes are not valid utf-8 and stand as \ufffd", row["message"])


# --- what stands in other files, and beside the text of one


def test_hidden_files_and_readme_files_of_an_archive_are_told(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("a.txt", "README.txt", ".old/b.txt", "sources.csv", ".x/c.txt", "__MACOSX/._a.txt", ".DS_Store"):
            archive.writestr(name, f"{FIRST} {name}")
    _, row = read(tmp_path, "a.zip", packed.getvalue())
    assert "are: .old/b.txt, .x/c.txt, README.txt and 1 more" in row["message"] and "MAC" not in row["message"]
    file = part(SECOND, more='Content-Disposition: attachment; filename="readme.txt"\n')
    _, row = read(tmp_path, "a.eml", mail("a", part(THIRD), file))
    assert "passed over, as hidden files, lists and README files are: readme.txt" in row["message"]


@pytest.mark.parametrize(("second", "is_told"), [(f"<p>{SECOND}</p>", True), ("<script>x()</script>", False)])
def test_a_frame_with_a_text_in_a_saved_page_is_told(tmp_path, second, is_told):
    pages = (MARKED.format(FIRST), f"<html><body>{second}</body></html>")
    _, row = read(tmp_path, "a.mhtml", mail("a", *(part(page, "text/html") for page in pages), kind="related"))
    assert ("1 frame of it with a text not read" in row["message"]) == is_told


def test_footnotes_and_text_boxes_of_rich_text_are_told(tmp_path):
    content = rf"{{\rtf1\ansi {THIRD}{{\footnote {FIRST[:20]}}} So.{{\footnote x}} {{\shp{{\*\shpinst{{\shptxt y}}{{\shptxt z}}}}}}}}"
    _, row = read(tmp_path, "a.rtf", content)
    assert "2 footnotes of it not read; 2 text boxes of it not read" in row["message"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rtf", rf"{{\rtf1\ansi\uc1 \u999999999? \u-99999999? {THIRD} \\u999999999 \u1041?}}"),
        ("a.rss", f"<rss><channel><item><description>&#xFFFFFFFF; {THIRD} &#99999999999; &#1041;</description></item></channel></rss>"),
        ("a.html", MARKED.format(f"&#xFFFFFFFF; {THIRD} &#99999999999; &#1041;")),
    ],
)  # fmt: skip
def test_a_number_that_is_no_letter_costs_that_letter(tmp_path, name, content):
    ((article,), _) = read(tmp_path, name, content)
    assert THIRD in article.text and "\u0411" in article.text


def test_an_article_whose_war_cannot_be_told_is_read_by_grammar_alone(tmp_path, monkeypatch, lenient):
    from helpers.conflicts import ConflictError, Problem, choosing

    (tmp_path / "a.txt").write_text(FIRST)
    (article,) = read_articles(tmp_path).articles
    monkeypatch.setattr(choosing, "weigh", lambda *of: [][0])
    choice = choosing.chooser()(article)
    assert choice.basis == "generic" and "through an error of this program (IndexError" in choice.reason

    def mistaken(article):
        raise ConflictError("x", [Problem(tmp_path, 1, "no side")])

    with pytest.raises(ConflictError):
        survey(tmp_path, asked=Asked(conflict_of=mistaken))
