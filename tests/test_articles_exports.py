"""What people really feed the collection: downloads of archives, exports, feeds, live pages, e-mails, archives of files."""

import pytest

import made_exports as made
from helpers.articles import read_articles, watched
from helpers.articles.readers import READERS
from made_exports import DAYS, FIRST, PAPER, POSTS, SECOND, STORIES, TITLES


@pytest.fixture(autouse=True)
def in_process(monkeypatch):
    """Read in this process, which is faster; that of its own is tested with the hostile files."""
    monkeypatch.setattr(watched, "UNPACKING", frozenset())


def bodies(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body"]


def read(folder, name, content):
    for old in folder.iterdir():
        old.unlink()
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    intake = read_articles(folder)
    return list(intake.articles), intake.files.set_index("file").loc[name]


DOWNLOADS = {
    "nexis.txt": made.nexis_old,
    "nexis_new.txt": lambda: made.nexis_new().replace("\n", "\n\n"),
    "nexis.rtf": lambda: made.rtf(made.nexis_new()),
    "nexis.docx": lambda: made.docx(made.nexis_new()),
    "old.docx": lambda: made.docx(made.nexis_old()),
    "factiva.txt": made.factiva,
    "factiva.rtf": lambda: made.rtf(made.factiva()),
    "factiva.html": made.factiva_html,
    "proquest.txt": made.proquest,
    "newsbank.txt": made.newsbank,
}


@pytest.mark.parametrize("name", DOWNLOADS)
def test_a_download_gives_each_document_with_its_own_head(tmp_path, name):
    articles, row = read(tmp_path, name, DOWNLOADS[name]())
    assert [a.article for a in articles] == [f"{name}#1", f"{name}#2"]
    assert [a.published for a in articles] == list(DAYS), "never the day on which the archive took it in"
    assert [a.title for a in articles] == list(TITLES)
    assert [a.publisher for a in articles] == [PAPER] * 2
    assert [bodies(a) for a in articles] == [list(story) for story in STORIES]
    assert (row["articles"], row["message"]) == (2, "")


def test_factivas_labels_of_two_letters(tmp_path):
    articles, _ = read(tmp_path, "a.txt", made.factiva_codes())
    assert [(a.title, a.published, a.publisher) for a in articles] == [
        (title, day, PAPER) for title, day in zip(TITLES, DAYS, strict=True)
    ]
    assert bodies(articles[0]) == list(FIRST)
    assert bodies(articles[1]) == [*SECOND, "There were no figures of losses."]


@pytest.mark.parametrize(
    "text",
    [
        "The end of Document\n\nEnd of Document\n\n" + "\n\n".join(FIRST),
        "Document CSTC000020241221ekcl0001x\n\n" + "\n\n".join(FIRST),
        "Record Number: 5\n\n" + "\n\n".join(FIRST),
        "_" * 40 + "\n\nProQuest is an archive.\n\n" + "\n\n".join(FIRST),
        "Full text: see ProQuest\n\n" + "\n\n".join(FIRST),
    ],
)
def test_what_only_looks_like_a_download_stays_one_article(tmp_path, text):
    articles, row = read(tmp_path, "a.txt", text)
    assert row["articles"] == 1 and bodies(articles[0])[-2:] == list(FIRST)


def test_a_download_that_breaks_off_keeps_what_it_has(tmp_path):
    whole = made.nexis_old()
    articles, _ = read(tmp_path, "a.txt", whole[: whole.rindex("LOAD-DATE") - 60])
    assert [a.published for a in articles] == list(DAYS)
    articles, _ = read(tmp_path, "a.txt", made.factiva()[:-30])
    assert [a.published for a in articles] == list(DAYS) and bodies(articles[0]) == list(FIRST)


# --- exports of a messenger


def test_telegrams_html_is_equal_to_its_json(tmp_path):
    shown, _ = read(tmp_path, "messages.html", made.telegram_html())
    told, _ = read(tmp_path, "result.json", made.telegram_json())
    facts = [[(a.text, a.paragraphs, a.published, a.publisher, a.title) for a in some] for some in (shown, told)]
    assert facts[0] == facts[1] and len(shown) == 2
    assert [a.published for a in shown] == [when[:10] for when, _, _ in POSTS]
    assert [a.publisher for a in shown] == ["Staff Channel", "Ministry of Testland (forwarded by Staff Channel)"]
    assert shown[0].text == POSTS[0][1]


# --- live blogs


@pytest.mark.parametrize(("shown", "told"), [(True, True), (True, False), (False, True)])
def test_each_post_of_a_live_blog_has_its_own_day(tmp_path, shown, told):
    articles, _ = read(tmp_path, "live.html", made.live_page(shown=shown, told=told))
    assert [a.published for a in articles] == ["2024-07-06", "2024-07-05", "2024-07-05"]
    assert [len(bodies(a)) for a in articles] == [1, 1, 1]
    assert bodies(articles[0])[0].startswith("The ministry said")


def test_an_article_with_comments_that_have_times_is_no_live_blog(tmp_path):
    comments = "".join(f"<li><time datetime='2024-07-0{n}'>x</time><p>{SECOND[0]}</p></li>" for n in range(1, 6))
    page = made.page().replace("</article>", f"</article><ul class='x'>{comments}</ul>")
    articles, _ = read(tmp_path, "a.html", page)
    assert [a.published for a in articles] == [DAYS[0]]


# --- feeds


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.atom", "a.html", "a.txt"])
def test_a_feed_gives_an_article_an_entry_whatever_its_suffix(tmp_path, name):
    for content in (made.rss(), made.atom()):
        articles, row = read(tmp_path, name, content)
        assert [a.published for a in articles] == list(DAYS), (
            "neither when it was made nor changed, nor another zone's day"
        )
        assert [(a.title, a.publisher, a.url) for a in articles] == [
            (title, PAPER, f"https://a.example/{n}") for n, title in enumerate(TITLES, start=1)
        ]
        assert bodies(articles[0])[-2:] == list(FIRST) and bodies(articles[1]) == list(SECOND)
    _, row = read(tmp_path, "a.rss", made.rss())
    assert "1 of its entries hold a summary alone" in row["message"]


# --- e-mails and saved pages


@pytest.mark.parametrize("html", [False, True])
def test_an_email(tmp_path, html):
    ((article,), _) = read(tmp_path, "a.eml", made.mail(html=html))
    assert (article.title, article.publisher, article.published) == (TITLES[0], PAPER, DAYS[0])
    assert bodies(article) == list(FIRST)


def test_what_is_attached_to_an_email_is_read(tmp_path):
    attached = {"second.html": made.page(TITLES[1], SECOND, DAYS[1]).encode(), "x.bin": b"1", "logo.png": b"\x89PNG"}
    articles, row = read(tmp_path, "a.eml", made.mail(attached=attached))
    assert [a.article for a in articles] == ["a.eml#1", "a.eml#second.html"]
    assert [a.published for a in articles] == list(DAYS)
    assert "x.bin: files of type .bin are not supported" in row["message"]


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.html"])
def test_a_page_saved_in_one_file(tmp_path, name):
    ((article,), _) = read(tmp_path, name, made.mhtml())
    assert (article.title, article.published) == (TITLES[0], DAYS[0]), "not the day on which it was saved"
    assert article.url == "https://courier.example/village" and bodies(article) == list(FIRST)


def test_rich_text(tmp_path):
    for name in ("a.rtf", "a.doc", "a.txt"):
        ((article,), _) = read(tmp_path, name, made.rtf("Boje ve městě\n21 December 2024\n" + "\n".join(FIRST)))
        assert (article.title, article.published) == ("Boje ve městě", DAYS[0]) and bodies(article) == list(FIRST)


# --- archives


def test_an_archive_of_files_of_any_format(tmp_path):
    files = {
        "may/a.html": made.page().encode(),
        "b.eml": made.mail(attached={"c.rtf": made.rtf("\n".join(SECOND))}),
        "nexis.docx": made.docx(made.nexis_new()),
        "2024-02-22 note.txt": SECOND[0].encode(),
        "__MACOSX/._a.html": b"x",
        "README.txt": b"what this is",
        "a.png": b"1",
        "b.png": b"1",
        "empty.txt": b"",
    }
    articles, row = read(tmp_path, "all.zip", made.packed(files))
    assert [a.article for a in articles] == [
        "all.zip#2024-02-22 note.txt",
        "all.zip#b.eml",
        "all.zip#b.eml#c.rtf",
        "all.zip#may/a.html",
        "all.zip#nexis.docx",
        "all.zip#nexis.docx#2",
    ]
    assert (articles[0].published, articles[0].published_basis) == (DAYS[1], "file_name")
    assert "a.png, b.png: pictures" in row["message"] and "empty.txt: the file is empty" in row["message"]
    ((article,), _) = read(tmp_path, "one.zip", made.packed({"a.html": made.page().encode()}))
    assert article.article == "one.zip"


# --- what is refused


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a.epub", "Calibre"),
        ("a.odt", "save as .docx"),
        ("a.doc", "save as .docx"),
        ("a.xlsx", ".csv"),
        ("a.msg", ".eml"),
        ("a.7z", "unpack"),
        ("a.png", "OCR"),
        ("a.ris", "no articles"),
        ("a.url", "save the page"),
        ("a.what", "not supported; supported are .atom"),
        ("a", r"files of type \(none\)"),
    ],
)
def test_what_is_not_read_says_what_to_do(tmp_path, name, says):
    articles, row = read(tmp_path, name, b"PK\x03\x04 something")
    assert not articles and row["status"] == "skipped"
    assert __import__("re").search(says, row["message"]), row["message"]


def test_every_suffix_is_read_or_refused_once():
    from helpers.articles import words

    refused = [suffix for row in words.rows("refused.csv") for suffix in row["suffixes"].split()]
    assert len(refused) == len(set(refused)) and not set(refused) & set(READERS)


def live_text(*, second: str = "5 July 2024") -> str:
    return (
        "The war: live\n\nThe Courier\n\nSaturday, 6 July 2024\n\n08:10\n\nThe ministry said that its forces had taken Testove.\n\n"
        f"{second}\n\n17:40 GMT\n\nRebel commanders denied that they had lost the bridge.\n\nNobody could check this.\n\n"
        "07:10 – The army said that its troops had retaken the hills.\n"
    )


def test_posts_of_a_live_page_as_text_have_the_day_above_them(tmp_path):
    articles, _ = read(tmp_path, "live.txt", live_text())
    assert [a.published for a in articles] == ["2024-07-06", "2024-07-05", "2024-07-05"]
    assert [len(bodies(a)) for a in articles] == [1, 2, 1] and articles[0].title == "The war: live"
    assert [(a.text[p.start : p.end]) for a in articles for p in a.paragraphs[:1]] == [
        "08:10",
        "17:40 GMT",
        bodies(articles[2])[0],
    ]
    stamped = live_text().replace("08:10", "").replace("Saturday, 6 July 2024", "6 July 2024, 08:10")
    assert [a.published for a in read(tmp_path, "live.txt", stamped)[0]] == ["2024-07-06", "2024-07-05", "2024-07-05"]
    one_day, _ = read(tmp_path, "live.txt", live_text(second="6 July 2024"))
    assert len(one_day) == 1, "of one day it is one article"


def test_posts_that_open_with_day_and_time(tmp_path):
    posts = "2024-07-06 08:10 – The ministry said that it had taken Testove.\n\n2024-07-05 17:40 – Rebels denied the loss of the bridge."
    articles, _ = read(tmp_path, "live.txt", "The war: live\n\n" + posts)
    assert [a.published for a in articles] == ["2024-07-06", "2024-07-05"]


def test_a_chronicle_is_one_article(tmp_path):
    events = "".join(f"{n} July 2024\n\nThe army took village number {n} in the north.\n\n" for n in range(1, 6))
    assert len(read(tmp_path, "a.txt", "The war so far\n\n" + events)[0]) == 1
    inline = events.replace("2024\n\n", "2024: ")
    assert len(read(tmp_path, "a.txt", "The war so far\n\n" + inline)[0]) == 1


def test_a_post_that_names_no_war_is_about_that_of_the_other_posts(tmp_path):
    from helpers.choices import chosen as told

    page = made.live_page(told=False)
    page = page.replace("The army said that its troops", "Russia's army said that its troops near Kupiansk in Ukraine")
    articles, _ = read(tmp_path, "live.html", page)
    chosen = [(choice.conflict.id, choice.basis) for _, choice, _ in told(articles, "auto")]
    assert chosen == [("ukraine", "text")] * 3
    apart, _ = read(tmp_path, "a.jsonl", "\n".join(f'{{"text": "{bodies(a)[0]}"}}' for a in articles))
    assert {choice.basis for _, choice, _ in told(apart, "auto")} == {"text", "generic"}, "records share no page"


def test_times_and_headlines_beside_an_article_are_no_posts(tmp_path):
    beside = "6 July 2024\n\n08:10\n\nArmy takes hill\n\n07:50\n\nRebels deny loss\n\n5 July 2024\n\n17:40\n\nTalks put off\n\n"
    story = "Live map and news\n\n" + beside + "Village changes hands\n\n" + "\n\n".join(FIRST)
    assert len(read(tmp_path, "a.txt", story)[0]) == 1
    stamps = "Live news\n\nPublished 5 July 2024 08:10\n\nUpdated 6 July 2024 09:00\n\n" + "\n\n".join(FIRST)
    assert len(read(tmp_path, "a.txt", stamps)[0]) == 1
