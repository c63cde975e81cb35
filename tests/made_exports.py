"""Files as researchers download, export and save them, each made of stories of our own."""

import io
import json
import zipfile
from email.message import EmailMessage

FIRST = (
    "The army said on Friday that its troops had retaken the village of Testove after a week of heavy fighting.",
    "Rebel commanders denied this and said that their fighters still held the bridge.",
)
SECOND = ("The ministry said on Wednesday that an arms depot had been taken.",)
STORIES = (FIRST, SECOND)
TITLES = ("Village changes hands", "Depot taken")
DAYS = ("2024-12-21", "2024-02-22")
LONG_DAYS = ("December 21, 2024 Saturday", "February 22, 2024 Thursday")
SHORT_DAYS = ("21 December 2024", "22 February 2024")
LOADED = "January 3, 2025"
"""When the archive took a story in, which is never its day."""
PAPER = "Coast Courier"


def nexis_old() -> str:
    """Two documents as Nexis gave them as text for years."""
    document = (
        "                    {n} of 2 DOCUMENTS\n\n                    {paper}\n\n               {day}\n"
        "                 Final Edition\n\n{title}\n\nBYLINE: Jane Doe\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 412 words\n\n"
        "DATELINE: Testove\n\n{story}\n\nLOAD-DATE: {loaded}\n\nLANGUAGE: ENGLISH\n\n"
        "        Copyright 2024 Coast Media\n           All Rights Reserved\n\n"
    )
    return "Download Request: Selected Items: 1-2\nTime Of Request: January 6, 2025\n\n\n" + _each(document, LONG_DAYS)


def nexis_new() -> str:
    """Two documents as Nexis gives them in Word and rich text, a paragraph a line, behind a list of them."""
    document = (
        "{title}\n{paper}\n{day}\nCopyright 2024 Coast Media All Rights Reserved\nSection: NEWS; Pg. 3\n"
        "Length: 412 words\nByline: Jane Doe\nBody\n{story}\nClassification\nLanguage: ENGLISH\n"
        "Load-Date: {loaded}\nEnd of Document\n"
    )
    listed = "".join(
        f"{n}. {title}\nClient/Matter: -None-\nSearch Terms: x\n" for n, title in enumerate(TITLES, start=1)
    )
    cover = f"User Name: J\nDate and Time: Monday, January 6, 2025 10:12:00 AM\nJob Number: 1\nDocuments (2)\n{listed}"
    return cover + _each(document, LONG_DAYS).replace("\n\n", "\n")


def factiva() -> str:
    """Two documents of Factiva, their heads without labels."""
    document = (
        "{title}\n\nBy Jane Doe\n412 words\n{day}\n10:15\n{paper}\nCSTC\n{n}\nEnglish\n(c) 2024 Coast Media.\n\n"
        "{story}\n\nDocument CSTC00002024122{n}ekcl0001x\n\n"
    )
    return _each(document, SHORT_DAYS)


def factiva_codes() -> str:
    """Two documents of Factiva with its labels of two letters."""
    document = (
        "HD {title}\nBY Jane Doe\nWC 412 words\nPD {day}\nSN {paper}\nLA English\nCY (c) 2024 Coast Media\n\n"
        "LP\n{lead}\n\nTD\n{rest}\n\nRE tstv : Testland\nPUB Coast Media\nAN Document CSTC00002024122{n}ekcl0001x\n\n"
    )
    return _each(document, SHORT_DAYS)


def factiva_html() -> str:
    """Two documents of Factiva as a web page."""
    marked = [
        f'<div class="article enArticle">{"".join(f"<div>{line}</div>" for line in document.split(chr(10)) if line)}</div>'
        for document in factiva().replace("ekcl0001x\n", "ekcl0001x\f").split("\f")
    ]
    return f"<html><head><title>Factiva</title></head><body>{''.join(marked)}<p>© 2025 Factiva, Inc.</p></body></html>"


def proquest() -> str:
    """Two documents of ProQuest."""
    rule = "_" * 60
    document = (
        "{rule}\n\nDocument {n} of 2\n\n{title}\n\nAuthor: Doe, Jane\n\nPublication info: {paper} [Port]{day}: 3.\n\n"
        "Abstract: None available.\n\nFull text: {story}\n\nSubject: Troops\n\nTitle: {title}\n\n"
        "Publication title: {paper}\n\nPublication year: 2024\n\nPublication date: {day}\n\nPublisher: Coast Media Ltd\n\n"
        "Last updated: {loaded}\n\nDatabase: ProQuest Central\n\n"
    )
    head = f"{rule}\n\nReport Information from ProQuest\nJanuary 06 2025\n"
    return head + _each(document.replace("{rule}", rule), SHORT_DAYS) + f"{rule}\n\nContact us at: https://a.example\n"


def newsbank() -> str:
    """Two documents of NewsBank."""
    document = (
        "{title}\n{paper} - {day}\nAuthor/Byline: Jane Doe\nEdition: Final\nSection: News\nReadability: 11\n\n"
        "{story}\n\nRecord Number: 2024122{n}A\nCopyright (c) 2024 Coast Media\n\n"
    )
    return _each(document, SHORT_DAYS)


def _each(document: str, days: tuple[str, ...]) -> str:
    made = []
    for n, (title, story, day) in enumerate(zip(TITLES, STORIES, days, strict=True), start=1):
        whole = "\n\n".join(story)
        rest = "\n\n".join(story[1:]) or "There were no figures of losses."
        made.append(
            document.format(
                n=n, title=title, story=whole, lead=story[0], rest=rest, day=day, paper=PAPER, loaded=LOADED
            )
        )
    return "".join(made)


def rtf(text: str) -> bytes:
    """A text as rich text, a paragraph a line."""
    coded = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)
    paragraphs = "".join(f"\\pard {line}\\par\n" for line in coded.split("\n"))
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\pict\\wmetafile8 0102}" + paragraphs + "}").encode()


def docx(text: str) -> bytes:
    """A text as a Word document, a paragraph a line."""
    from docx import Document

    made = Document()
    for line in text.split("\n"):
        made.add_paragraph(line)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def rss() -> str:
    """A feed with an entry that has its whole text, and one with a summary alone."""
    whole = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in FIRST)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{PAPER}</title><link>https://a.example/</link><lastBuildDate>Mon, 06 Jan 2025 10:00:00 GMT</lastBuildDate>"
        f"<item><title>{TITLES[0]}</title><link>https://a.example/1</link><description>A week of fighting ends.</description>"
        f"<content:encoded>{whole}</content:encoded><pubDate>Sat, 21 Dec 2024 23:30:00 +0200</pubDate></item>"
        f"<item><title>{TITLES[1]}</title><link>https://a.example/2</link><description>{SECOND[0]}</description>"
        "<pubDate>Thu, 22 Feb 2024 08:00:00 GMT</pubDate></item></channel></rss>"
    )


def atom() -> str:
    """The same feed as Atom."""
    entries = "".join(
        f"<entry><title>{title}</title><link href='https://a.example/{n}'/><published>{day}T08:00:00Z</published>"
        f"<updated>2025-01-06T00:00:00Z</updated><content type='html'>{''.join(f'&lt;p&gt;{p}&lt;/p&gt;' for p in story)}"
        "</content></entry>"
        for n, (title, day, story) in enumerate(zip(TITLES, DAYS, STORIES, strict=True), start=1)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{PAPER}</title>{entries}</feed>'


def page(title: str = TITLES[0], story: tuple[str, ...] = FIRST, day: str = DAYS[0]) -> str:
    """A web page with one story."""
    meta = f'<meta property="og:site_name" content="{PAPER}"><meta property="article:published_time" content="{day}">'
    body = "".join(f"<p>{p}</p>" for p in story)
    return (
        f"<html><head><title>{title}</title>{meta}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def mail(*, html: bool = False, attached: dict[str, bytes] | None = None) -> bytes:
    """A newsletter as an e-mail, in plain text or as a page, with files attached."""
    made = EmailMessage()
    made["From"], made["To"] = f'"{PAPER}" <news@courier.example>', "me@a.example"
    made["Subject"], made["Date"] = f"Fwd: {TITLES[0]}", "Sat, 21 Dec 2024 23:30:00 +0200"
    made.set_content("See the page." if html else "\n\n".join(FIRST) + "\n")
    if html:
        made.add_alternative(page(), subtype="html")
    for name, raw in (attached or {}).items():
        made.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def mhtml() -> bytes:
    """A web page as a browser saves it in one file, with a picture."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/village\r\n"
        "Date: Mon, 6 Jan 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n'
    )
    quoted = page().replace("=", "=3D")
    part = f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n"
    return f"{head}{part}--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n".encode()


def packed(files: dict[str, bytes]) -> bytes:
    """Files in a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, raw in files.items():
            package.writestr(name, raw)
    return stream.getvalue()


POSTS = (
    ("2024-03-13T12:41:07", "Two attacks were repelled near Testove.\nThe enemy lost ten soldiers.", ""),
    ("2024-10-11T09:15:00", "The village was retaken on Friday, the ministry says.", "Ministry of Testland"),
)


def telegram_html() -> str:
    """A channel's export as HTML: posts, one of them handed on from elsewhere, a service message and a picture."""
    made = ['<div class="message service"><div class="body details">13 March 2024</div></div>']
    for n, (when, text, original) in enumerate(POSTS):
        day, clock = when.split("T")
        stamp = ".".join(reversed(day.split("-"))) + f" {clock} UTC+03:00"
        inner = f'<div class="text">\n{text.replace(chr(10), "<br>")}\n</div>'
        if original:
            name = f'<div class="from_name">\n{original} <span class="date details" title="10.10.2024 08:00:00"> 10.10.2024</span></div>'
            inner = f'<div class="forwarded body">{name}{inner}</div>'
        own = '<div class="from_name">Staff Channel</div>'
        date = f'<div class="pull_right date details" title="{stamp}">{clock[:5]}</div>'
        made.append(
            f'<div class="message default clearfix" id="message{n}"><div class="body">{date}{own}{inner}</div></div>'
        )
    made.append(
        '<div class="message default clearfix joined"><div class="body"><div class="media_wrap">Photo</div></div></div>'
    )
    header = '<div class="page_header"><div class="content"><div class="text bold">Staff Channel</div></div></div>'
    return f'<html><head><title>Exported Data</title></head><body><div class="page_wrap">{header}<div class="history">{"".join(made)}</div></div></body></html>'


def telegram_json() -> str:
    """The same export as JSON."""
    messages = [{"id": 0, "type": "service", "date": "2024-03-13T00:00:00", "text": ""}]
    for n, (when, text, original) in enumerate(POSTS, start=1):
        message = {"id": n, "type": "message", "date": when, "from": "Staff Channel", "text": [text]}
        messages.append(message | ({"forwarded_from": original} if original else {}))
    return json.dumps({"name": "Staff Channel", "type": "public_channel", "messages": messages})


def live_page(*, shown: bool = True, told: bool = True) -> str:
    """A live blog with posts of two days, shown on the page, told in its data, or both."""
    posts = [
        ("2024-07-06T08:10:00Z", "The ministry said that its forces had taken the village of Testove."),
        ("2024-07-05T17:40:00Z", "Rebel commanders denied that they had lost the bridge over the river."),
        ("2024-07-05T07:10:00Z", "The army said that its troops had retaken the hills above Testove."),
    ]
    updates = [{"@type": "BlogPosting", "datePublished": when, "articleBody": text} for when, text in posts]
    data = {"@type": "LiveBlogPosting", "headline": "The war", "datePublished": posts[-1][0], "liveBlogUpdate": updates}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if told else ""
    body = "".join(
        f'<article class="post b{n}"><time datetime="{when}">{when[11:16]}</time><p>{text}</p></article>'
        for n, (when, text) in enumerate(posts)
    )
    main = f"<main><h1>The war: live updates</h1>{body if shown else '<p>Loading</p>'}</main>"
    return f"<html><head><title>The war: live updates</title>{script}</head><body>{main}</body></html>"
