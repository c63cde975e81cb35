"""Formats in which researchers collect articles; one file may hold many. All texts are written for these tests."""

import io
import json
import zipfile

import pytest

from helpers.articles import read_articles
from processes import PEAK, run_program

FIRST = "The army said on Monday that its troops had entered the town of Testove.\n\nRebel commanders denied this."
SECOND = "Fighters took an arms depot in the north, officials said on Friday.\n\nThe ministry gave no figures."


def bodies(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body"]


def read(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    intake = read_articles(folder)
    return list(intake.articles), intake.files.set_index("file").loc[name]


def records():
    return [
        {"headline": "Troops enter Testove", "articleBody": FIRST, "datePublished": "2024-05-13T08:00:00+03:00"},
        {"headline": "Depot taken", "articleBody": SECOND, "datePublished": 1715594400, "url": "https://a.example/2"},
    ]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda r: r,
        lambda r: {"articles": r},
        lambda r: {"response": {"docs": r, "numFound": 2}},
        lambda r: {"meta": [1, 2, {"a": None}], "data": {"items": r}},
    ],
)
def test_json_lists_wherever_they_stand(tmp_path, wrap):
    articles, row = read(tmp_path, "a.json", json.dumps(wrap(records())))
    assert [a.article for a in articles] == ["a.json#1", "a.json#2"]
    assert [a.title for a in articles] == ["Troops enter Testove", "Depot taken"]
    assert [(a.published, a.published_basis) for a in articles] == [("2024-05-13", "metadata")] * 2
    assert [bodies(a) for a in articles] == [FIRST.split("\n\n"), SECOND.split("\n\n")]
    assert (row["articles"], row["message"]) == (2, "")


def test_one_json_object_keeps_the_files_name_as_key(tmp_path):
    articles, _ = read(tmp_path, "a.json", json.dumps(records()[0]))
    assert [a.article for a in articles] == ["a.json"]


def test_offsets_of_a_record(tmp_path):
    articles, _ = read(tmp_path, "a.json", json.dumps(records()))
    for article in articles:
        title = next(p for p in article.paragraphs if p.kind == "title")
        assert article.text[title.start : title.end] == article.title
        assert article.text.endswith(bodies(article)[-1])


def test_json_in_another_encoding(tmp_path):
    content = json.dumps([{"title": "Бои", "text": "Войска вошли в город Тестово."}], ensure_ascii=False)
    articles, _ = read(tmp_path, "a.json", content.encode("utf-16"))
    assert bodies(articles[0]) == ["Войска вошли в город Тестово."]


def test_markup_inside_a_field_is_read_as_a_page(tmp_path):
    body = "<p>The army said it had entered the town.</p><aside>More news</aside><p>Rebels denied this.</p>"
    articles, _ = read(tmp_path, "a.json", json.dumps({"title": "T", "content": body}))
    assert bodies(articles[0]) == ["The army said it had entered the town.", "Rebels denied this."]


def test_a_description_is_read_only_where_the_text_does_not_say_it(tmp_path):
    one = {"title": "A", "summary": "The hospital of the town was hit twice.", "text": FIRST}
    two = {"title": "B", "summary": "Fighters took an arms depot in the north, officials said.", "text": SECOND}
    articles, _ = read(tmp_path, "a.json", json.dumps([one, two]))
    assert bodies(articles[0])[0] == "The hospital of the town was hit twice."
    assert bodies(articles[1]) == SECOND.split("\n\n")


@pytest.mark.parametrize("beside", ["comments", "replies", "related_articles"])
@pytest.mark.parametrize("whole", ["{}", "[{}]", '{{"items": [{}]}}'])
def test_what_stands_beside_an_article_is_none(tmp_path, beside, whole):
    record = json.dumps({beside: [{"user": "ann", "text": "Terrible news"}] * 3, "date": "2024-11-26", "text": FIRST})
    ((article,), _) = read(tmp_path, "a.json", whole.format(record))
    assert (article.published, "Terrible" in article.text) == ("2024-11-26", False)
    _, row = read(tmp_path, "b.json", json.dumps({beside: [{"text": FIRST}, {"text": SECOND}]}))
    assert row["articles"] == 2, "where there is nothing else they are what was meant"


@pytest.mark.parametrize("whole", ["{}", "[{}]", '{{"items": [{}]}}'])
def test_an_object_inside_one_with_a_longer_text_is_no_article(tmp_path, whole):
    record = json.dumps({"widgets": [{"text": "Terrible news"}] * 3, "date": "2024-11-26", "text": FIRST})
    ((article,), _) = read(tmp_path, "a.json", whole.format(record))
    assert (article.published, "Terrible" in article.text) == ("2024-11-26", False)
    listed = {"items": [{"text": FIRST, "date": "2024-11-26"}, {"text": SECOND}], "text": "A list of two"}
    read(tmp_path, "b.json", json.dumps(listed))
    assert [a.text for a in read_articles(tmp_path).articles if a.file == "b.json"] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "name",
    [
        *("article_content", "Article Content", "news_text", "story-body", "post.text", "articleContent", "text_clean"),
        *("clean_text", "full_article", "article_full_text", "raw_content", "content_en", "mainBody"),
    ],
)
def test_a_field_of_an_article_is_known_by_what_it_is_of(tmp_path, name):
    ((article,), _) = read(tmp_path, "a.csv", f'{name},article_date\n"{FIRST}",2024-11-26\n')
    assert (bodies(article), article.published) == (FIRST.split("\n\n"), "2024-11-26")


def test_a_download_of_several_documents_is_several_articles(tmp_path):
    document = "{0} of 3 DOCUMENTS\n\n    Coast Courier\n\n    March {0}, 2024 Friday\n\nTroops move\n\n{1}\n\n"
    text = "Download Request: 1-3\n\n" + "".join(document.format(n, FIRST) for n in (1, 2, 3))
    articles, _ = read(tmp_path, "a.txt", text)
    assert [a.published for a in articles] == ["2024-03-01", "2024-03-02", "2024-03-03"]
    assert all("Download" not in a.text and FIRST in a.text for a in articles)
    for other in (text.replace("2 of 3", "7 of 3"), "Page\n1 of 3 DOCUMENTS\n" + FIRST):
        assert read(tmp_path, "b.txt", other)[1]["articles"] == 1, "not counted through"


def test_names_of_the_users_own(tmp_path):
    (tmp_path / "fields.csv").write_text("name,field\nkörper,text\nstand,published\nx,nonsense\n", encoding="utf-8")
    articles, _ = read(tmp_path, "a.json", json.dumps({"Körper": FIRST, "Stand": "13.05.2024"}))
    assert (bodies(articles[0]), articles[0].published) == (FIRST.split("\n\n"), "2024-05-13")
    message = read_articles(tmp_path).files.set_index("file").loc["fields.csv"]["message"]
    assert "line 4: 'nonsense' is not one of" in message


def test_json_without_a_text_field_says_what_to_do(tmp_path):
    articles, row = read(tmp_path, "a.json", '{"koerper": "The army said it."}')
    assert articles == [] and "fields.csv" in row["message"]


def test_broken_json_keeps_what_stands_before(tmp_path):
    articles, row = read(tmp_path, "a.json", json.dumps(records())[:-40])
    assert len(articles) == 1 and "broken JSON" in row["message"] and row["status"] == "read"


def test_json_lines(tmp_path):
    lines = [json.dumps(record) for record in records()]
    articles, row = read(tmp_path, "a.jsonl", "\n".join([lines[0], "{broken", "", lines[1], "[1]", '{"a": 1}']))
    assert [a.title for a in articles] == ["Troops enter Testove", "Depot taken"]
    assert "line 2: not valid JSON" in row["message"]
    assert "line 5: no object" in row["message"] and "line 6: no field" in row["message"]


def test_a_record_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    endless = {"title": "A list", "text": "word\n" * 60_000}
    for name, content in (
        ("a.json", json.dumps([endless, *records()])),
        ("a.jsonl", "\n".join(map(json.dumps, [endless, *records()]))),
    ):
        for old in tmp_path.iterdir():
            old.unlink()
        articles, row = read(tmp_path, name, content)
        assert len(articles) == 2 and "1: more than 50,000 lines" in row["message"]


def test_many_bad_lines_are_told_in_one_sentence(tmp_path):
    _, row = read(tmp_path, "a.jsonl", json.dumps(records()[0]) + "\n" + "{\n" * 500)
    assert "lines 2, 3, 4 and 497 more: not valid JSON" in row["message"]


def test_a_table(tmp_path):
    text = f'Заголовок;Текст;Дата;Издание\nБои;"{FIRST}";13.05.2024;Газета\n;;;\nX;;14.05.2024;Газета\n'
    articles, row = read(tmp_path, "a.csv", text.encode("cp1251"))
    assert [(a.title, a.published, a.publisher) for a in articles] == [("Бои", "2024-05-13", "Газета")]
    assert bodies(articles[0]) == FIRST.split("\n\n")
    assert "line 6: no text" in row["message"]


def test_a_table_without_a_text_column_names_its_columns(tmp_path):
    articles, row = read(tmp_path, "claims.csv", "claim_id,place\n1,Testove\n")
    assert articles == [] and "columns: claim_id, place; which holds the text?" in row["message"]


def test_a_channels_export(tmp_path):
    export = {
        "name": "Staff Channel",
        "type": "public_channel",
        "id": 1,
        "messages": [
            {"id": 1, "type": "service", "date": "2024-05-01T00:00:00", "action": "create_channel", "text": ""},
            {
                "id": 2,
                "type": "message",
                "date": "2024-05-13T10:00:00",
                "from": "Staff Channel",
                "text": [
                    "Our troops ",
                    {"type": "bold", "text": "repelled"},
                    " two attacks near ",
                    {"type": "hashtag", "text": "#Testove"},
                    ".\n\nThe enemy lost ten soldiers",
                ],
                "text_entities": [{"type": "plain", "text": "Our troops "}],
            },
            {"id": 3, "type": "message", "date": "2024-05-14T10:00:00", "text": "A quiet night in the town."},
        ],
    }
    articles, _ = read(tmp_path, "result.json", json.dumps(export))
    assert [a.publisher for a in articles] == ["Staff Channel"] * 2
    assert [a.published for a in articles] == ["2024-05-13", "2024-05-14"]
    assert bodies(articles[0]) == ["Our troops repelled two attacks near #Testove.", "The enemy lost ten soldiers"]
    several = {"chats": {"list": [export | {"name": "One"}, export | {"name": "Two"}]}}
    articles, _ = read(tmp_path, "result.json", json.dumps(several))
    assert [a.publisher for a in articles] == ["One", "One", "Two", "Two"]


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of pages of lines, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = "BT /F1 10 Tf 50 800 Td 12 TL\n" + "".join(f"({line}) Tj T*\n" for line in lines) + "ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(out)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def test_pdf_lines_become_paragraphs_and_running_heads_go(tmp_path):
    one = [
        "A Daily, 13 May 2024",
        "Troops enter Testove",
        "The army said on Monday that its troops had entered the town of Testove after",
        "three days of fighting. It said that the rebels had left the hills to the north and",
        "that a column was burning on the road.",
        "Rebel commanders denied this and said that fighting went on in the suburbs, where",
        "1",
    ]
    two = ["A Daily, 13 May 2024", "many houses were burning.", "Nobody could check either account.", "2"]
    articles, _ = read(tmp_path, "a.pdf", pdf([one, two]))
    assert [b.split()[0] for b in bodies(articles[0])] == ["The", "Rebel", "Nobody"]
    assert bodies(articles[0])[1].endswith("in the suburbs, where many houses were burning.")
    assert articles[0].title == "Troops enter Testove"


def test_pdf_that_is_none_and_one_without_text(tmp_path):
    _, row = read(tmp_path, "a.pdf", b"%PDF-1.4\nnothing here")
    assert row["status"] == "skipped" and "no PDF that can be read" in row["message"]
    _, row = read(tmp_path, "b.pdf", pdf([[]]))
    assert "pictures" in row["message"]


def test_locked_pdf(tmp_path):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["Troops enter Testove."]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    _, row = read(tmp_path, "a.pdf", stream.getvalue())
    assert "password" in row["message"]


def document() -> bytes:
    from docx import Document

    made = Document()
    made.add_heading("Troops enter Testove", level=1)
    made.add_paragraph("Monday, 13 May 2024")
    for paragraph in FIRST.split("\n\n"):
        made.add_paragraph(paragraph)
    made.add_heading("Background", level=2)
    made.add_paragraph("Ten tanks were lost in the town", style="List Bullet")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Losses", "ten tanks"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_word_document(tmp_path):
    articles, _ = read(tmp_path, "a.docx", document())
    article = articles[0]
    assert (article.title, article.published, article.published_basis) == (
        "Troops enter Testove",
        "2024-05-13",
        "dateline",
    )
    assert bodies(article) == [*FIRST.split("\n\n"), "Ten tanks were lost in the town"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 nothing", "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "password"),
    ],
)
def test_broken_and_locked_documents(tmp_path, content, says):
    _, row = read(tmp_path, "a.docx", content)
    assert says in row["message"]


def test_a_zip_bomb_is_refused_unopened(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(5):
            package.writestr(f"word/part{number}.xml", b"\0" * 60 * 2**20)
    _, row = read(tmp_path, "a.docx", stream.getvalue())
    assert "unpack to 300 MB" in row["message"]


def test_endless_nesting_is_refused(tmp_path):
    read(tmp_path, "ok.txt", FIRST)
    for name, content in (
        ("a.json", "[" * 200_000),
        ("b.json", '{"a":' * 200_000),
        ("c.jsonl", '{"text":' * 200_000),
        ("d.html", "<div>" * 200_000 + FIRST),
        ("e.json", json.dumps(records())[:-1] + ',{"text":' + "[" * 500),
    ):
        articles, row = read(tmp_path, name, content)
        assert row["message"], name
        assert "ok.txt" in [a.article for a in articles]


MEASURE = """
import resource, sys
from pathlib import Path
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from helpers.articles import read_articles
intake = read_articles(Path(sys.argv[1]))
print(len(intake.articles), peak_megabytes())
print(intake.files.to_csv(index=False))
"""


def measured(folder, gigabytes=3):
    """Articles read, peak memory in MB and the intake table, in a process that can take no more than that."""
    printed = run_program(PEAK + MEASURE, folder, gigabytes * 2**30)
    first, table = printed.split("\n", 1)
    number, peak = map(int, first.split())
    return number, peak, table


@pytest.mark.slow
def test_enormous_files_stay_within_memory(tmp_path):
    for name in ("huge.txt", "huge.html", "huge.json", "huge.jsonl", "huge.csv", "huge.pdf", "huge.docx"):
        with (tmp_path / name).open("wb") as sparse:
            sparse.truncate(500 * 2**20)
    (tmp_path / "ok.txt").write_text(FIRST)
    number, peak, table = measured(tmp_path)
    assert number == 1 and peak < 1024
    assert table.count("split it") == 7


@pytest.mark.slow
def test_a_long_json_is_streamed(tmp_path):
    with (tmp_path / "long.json").open("w") as out:
        out.write("[\n")
        for number in range(20_000):
            record = {
                "title": f"Report {number}",
                "text": f"Troops entered village {number} on Monday, officials said.",
            }
            out.write(json.dumps(record) + (",\n" if number < 19_999 else "\n]"))
    number, peak, _ = measured(tmp_path)
    assert number == 20_000 and peak < 1024


@pytest.mark.parametrize(
    "text",
    [
        "![" * 50_000,
        "a: " + " " * 200_000 + "x",
        "-" * 200_000,
        "# a " * 50_000,
        "AB-" * 70_000 + " - x",
        "12 May " * 30_000,
        "Related\n\n" * 20_000,
        '"a\n' * 40_000,
        "The army said on Monday that it held the town.\n\n" * 4_000,
    ],
    ids=["images", "spaces", "dashes", "marks", "capitals", "days", "lists", "quotations", "repeats"],
)
def test_texts_that_grow_expensive_come_to_an_end(tmp_path, text):
    """Each took minutes, or for ever, while a pattern or a loop was quadratic in its length."""
    _, row = read(tmp_path, "a.txt", text + "\n\nThe army said on Monday that it held the town of Testove.")
    assert row["status"] == "read"


def test_a_list_of_lines_without_end_is_refused(tmp_path):
    _, row = read(tmp_path, "a.txt", "word\n" * 60_000)
    assert "lines; that is no article" in row["message"]
    _, row = read(tmp_path, "a.html", "<p>" + "word<br>" * 120_000)
    assert "elements; that is no article" in row["message"]


def test_a_list_of_titles_is_known_but_unread_until_its_titles_are_asked_for(tmp_path):
    rows = "".join(f"Army retakes village {n},https://a.example/{n},2024-11-{n:02}\n" for n in range(1, 13))
    table = f"title,url,publish_date\n{rows}"
    articles, row = read(tmp_path, "list.csv", table)
    assert not articles and row["status"] == "skipped"
    assert all(
        words in row["message"] for words in ("12 articles by title", "--text-column title", "docs/collecting.md")
    )
    listed = [{"title": f"Army retakes village {n}", "url": "https://a.example/1", "seendate": "x"} for n in range(12)]
    assert "12 articles by title" in read(tmp_path, "list.json", json.dumps({"articles": listed}))[1]["message"]
    (tmp_path / "list.json").unlink()
    read_titles = read_articles(tmp_path, text_column="Title").articles
    assert [a.published for a in read_titles] == [f"2024-11-{n:02}" for n in range(1, 13)]
    assert bodies(read_titles[0]) == ["Army retakes village 1"]


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_a_column_that_nobody_knows_is_offered_and_can_be_named(tmp_path, name):
    record = {"nummer": "1", "korpus": FIRST, "stand": "x"}
    content = {
        "a.csv": f'nummer,korpus,stand\n1,"{FIRST}",x\n',
        "a.json": json.dumps([record]),
        "a.jsonl": json.dumps(record),
    }[name]
    articles, row = read(tmp_path, name, content)
    assert not articles and "--text-column" in row["message"]
    assert name == "a.jsonl" or (
        "columns: nummer, korpus, stand" in row["message"] and "'korpus' has" in row["message"]
    )
    assert bodies(read_articles(tmp_path, text_column="korpus").articles[0]) == FIRST.split("\n\n")


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_a_named_column_that_no_record_has_is_told_and_one_that_it_has_is_the_text(tmp_path, name):
    record = {"text": f"{FIRST} And more of it.", "korpus": FIRST}
    content = {
        "a.csv": f'text,korpus\n"{record["text"]}","{FIRST}"\n',
        "a.json": json.dumps([record]),
        "a.jsonl": json.dumps(record),
    }[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    mistyped = read_articles(tmp_path, text_column="korpsu")
    assert "'korpsu'" in mistyped.files.loc[0, "message"]
    assert bodies(mistyped.articles[0])[-1].endswith("And more of it.")
    named = read_articles(tmp_path, text_column="korpus")
    assert "korpus" not in named.files.loc[0, "message"]
    assert bodies(named.articles[0]) == FIRST.split("\n\n"), "the user's own column, and not the longest"


@pytest.mark.parametrize("mark", [";", ",", "|"])
def test_a_table_may_say_in_its_first_line_how_it_is_divided(tmp_path, mark):
    quoted = " ".join(FIRST.split())
    ((article,), _) = read(tmp_path, "a.csv", f'sep={mark}\ntext{mark}date\n"{quoted}"{mark}2024-11-26\n')
    assert (article.published, bodies(article)) == ("2024-11-26", [quoted])


def test_a_table_with_the_line_ends_of_old_machines_is_read(tmp_path):
    quoted = FIRST.replace("\n", " ")
    articles, _ = read(tmp_path, "a.csv", f'text,date\r"{quoted}",2024-11-26\r"{quoted} More.",2024-11-27\r'.encode())
    assert [a.published for a in articles] == ["2024-11-26", "2024-11-27"]


def test_contents_that_were_cut_off_are_told_and_no_repeats(tmp_path):
    cut = "The army said on Monday that its troops had entered the town of Testove and the hil… [+2345 chars]"
    items = [{"title": f"Story {n}", "content": cut, "publishedAt": f"2024-05-{n:02}T08:00:00Z"} for n in range(1, 6)]
    articles, row = read(tmp_path, "news.json", json.dumps({"status": "ok", "articles": items}))
    assert [a.duplicate_of for a in articles] == [""] * 5 and not any("chars]" in a.text for a in articles)
    assert "articles 1, 2, 3 and 2 more: cut off" in row["message"]


def test_a_short_story_under_another_headline_is_another_story_a_long_one_is_the_same(tmp_path):
    long = " ".join(f"On day {n} the army said that it had taken {n} villages in the north." for n in range(9))
    for story, copies in (("The army says that details will follow.", ["", ""]), (long, ["", "a.json#1"])):
        items = [{"title": title, "text": story} for title in ("Troops enter Testove", "Update 2: the town is taken")]
        articles, _ = read(tmp_path, "a.json", json.dumps(items))
        assert [a.duplicate_of for a in articles] == copies


@pytest.mark.parametrize(
    ("days", "found", "says"),
    [
        (["03/04/2025", "05/04/2025"], ["", ""], "articles 1, 2: the date in 'date' (03/04/2025) can be"),
        (["03/04/2025", "25/04/2025"], ["2025-04-03", "2025-04-25"], ""),
        (["03/04/2025", "04/25/2025"], ["2025-03-04", "2025-04-25"], ""),
        (
            ["03/04/2025", "25/04/2025", "04/25/2025"],
            ["", "2025-04-25", "2025-04-25"],
            "column 'date' mixes day/month and month/day (25/04/2025 in line 3 and 04/25/2025 in line 4)",
        ),
    ],
)
def test_dates_of_a_column_that_can_be_read_in_two_ways(tmp_path, days, found, says):
    rows = "".join(f'"The army said that it held village number {n} in the north.",{d}\n' for n, d in enumerate(days))
    articles, row = read(tmp_path, "a.csv", f"text,date\n{rows}")
    assert [a.published for a in articles] == found and says in row["message"]
    assert "date" not in row["message"] or says


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/20240705/story", "2024-07-05"),
        ("https://a.example/news/20240705-story.html", "2024-07-05"),
        ("https://a.example/2024/07/05/story", "2024-07-05"),
        ("https://a.example/20249905/story", ""),
        ("https://a.example/id/202407051234/story", ""),
    ],
)
def test_a_day_in_an_address(tmp_path, url, day):
    ((article,), _) = read(tmp_path, "a.json", json.dumps({"text": FIRST, "url": url}))
    assert article.published == day


def browser_pdf(sheets: int) -> bytes:
    """A web page as a browser prints it on one sheet or two: menu, story, other stories, with title and address at the edges."""
    title, url = "Village changes hands after a week of fighting", "https://courier.example/2024/07/05/village"
    head = f"7/16/24, 10:12 AM   {title} | Coast Courier"
    one = [
        "Coast Courier",
        "World   Politics   Business   Sport   Opinion",
        "Home > World > Europe",
        title,
        "By Jane Doe",
        "Share   Tweet   Email",
        "The army said on Friday that its troops had retaken the village of Testove after a week of",
        "heavy fighting along the river.",
        "Rebel commanders denied this and said that their fighters still held the bridge, where a",
        "column had been burning since the morning.",
    ]
    two = [
        "Related stories",
        "Army captures second village, ministry says",
        "Rebels claim capture of Tolland and of all its suburbs",
        "Most read",
        "Troops shell the port",
        "About us   Contact   Privacy policy",
    ]
    pages = [one, two] if sheets == 2 else [one + two]
    return pdf([[head, *lines, f"{url}   {n}/{sheets}"] for n, lines in enumerate(pages, start=1)])


@pytest.mark.parametrize("sheets", [1, 2])
def test_a_page_printed_by_a_browser_gives_its_story_alone(tmp_path, sheets):
    ((article,), _) = read(tmp_path, "a.pdf", browser_pdf(sheets))
    assert (article.title, article.publisher) == ("Village changes hands after a week of fighting", "Coast Courier")
    assert (article.published, article.published_basis) == ("2024-07-05", "metadata"), "not the day of printing"
    assert [b.split()[0] for b in bodies(article)] == ["The", "Rebel"] and bodies(article)[1].endswith("the morning.")
