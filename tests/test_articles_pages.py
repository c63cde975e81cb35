"""Saved web pages of many layouts give the story and only the story. The pages are written for these tests."""

import json
from pathlib import Path

import pytest

from helpers.articles import build
from helpers.articles.intake import read_file
from helpers.articles.readers import html
from helpers.articles.source import Source

PAGES = Path(__file__).parent / "fixtures" / "articles" / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))


def article(markup: str | bytes):
    raw = markup if isinstance(markup, bytes) else markup.encode()
    page = next(iter(html.read(Source.of_bytes(raw, "a.html"))))
    return build.article(page, key="a", file="a.html", sha256="0", source={})


def story(more="", around="article"):
    return f"<{around}><h1>Troops enter Testove</h1>{STORY}{more}</{around.split()[0]}>"


def body(found):
    return [found.text[p.start : p.end] for p in found.paragraphs if p.kind == "body"]


def test_there_are_twenty_layouts():
    assert len(EXPECTED) == 20 == len(list(PAGES.glob("*.html")))


@pytest.mark.parametrize("name", EXPECTED)
def test_layout(name):
    articles, _ = read_file(PAGES / f"{name}.html", file=f"{name}.html", source={}, fields={})
    expected = EXPECTED[name]
    assert [paragraph for found in articles for paragraph in body(found)] == expected["body"]
    assert expected["title"] in {found.title for found in articles}
    assert {(found.published, found.publisher) for found in articles} == {
        (expected["published"], expected["publisher"])
    }
    assert (len(articles) > 1) == (name == "live_blog")


STORY = "".join(
    f"<p>{words}</p>"
    for words in (
        "The army said on Monday that its troops had entered the town of Testove after three days of fighting.",
        "Rebel commanders denied this and said that their fighters still held the hospital and the bridge.",
        "Neither account could be checked.",
    )
)


def test_a_date_inside_a_sentence_does_not_break_it():
    found = article(story("<p>On <time>3 May 2024</time> it was quiet.</p>"))
    assert body(found)[-1] == "On 3 May 2024 it was quiet."


def test_words_that_only_machines_read_are_left_out():
    found = article(
        story(
            "<p>See <a>the map<span class='sr-only'> (opens in a tab)</span></a> for more.</p>"
            "<p style='display: none'>Hidden words are here.</p><script>var a = 'A sentence.';</script>"
        )
    )
    assert body(found)[-1] == "See the map for more." and "Hidden" not in found.text and "sentence" not in found.text


def test_the_sites_name_as_first_heading():
    found = article(
        "<title>Troops enter Testove | A Daily</title><h1>A Daily</h1><div class='menu'><a>News</a></div>"
        f"<div><h2>Troops enter Testove</h2>{STORY}</div>"
    )
    assert (found.title, found.publisher) == ("Troops enter Testove", "A Daily")
    assert len(body(found)) == 3


def test_a_name_of_a_part_that_holds_the_story_says_nothing():
    found = article(f"<body class='menu-open comments'>{story(around='div class=sidebar-right')}</body>")
    assert len(body(found)) == 3
    found = article(f"<article><h1>Troops enter Testove</h1><div class='social-share-on'>{STORY}</div></article>")
    assert len(body(found)) == 3


def test_a_page_whose_story_is_only_in_its_data():
    data = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "Troops enter Testove",
            "datePublished": "2024-05-03",
            "articleBody": STORY.replace("<p>", "").replace("</p>", "\n\n"),
        }
    )
    found = article(f"<script type='application/ld+json'>{data}</script><div id='app'>Loading</div>")
    assert (found.title, found.published, len(body(found))) == ("Troops enter Testove", "2024-05-03", 3)


def test_a_page_in_an_old_encoding():
    text = "Военные сообщили в понедельник, что войска вошли в город Тестово после трёх дней боёв."
    page = f"<html><meta charset='windows-1251'><h1>Бои за город Тестово</h1><p>{text}</p></html>"
    found = article(page.encode("cp1251"))
    assert (found.encoding, body(found)) == ("windows-1251", [text])


def test_markup_is_text_and_nothing_else():
    found = article(story("<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; there.</p>"))
    assert body(found)[-1] == "He wrote <script>alert(1)</script> there."


def test_offsets():
    found = article(story())
    assert "\n\n".join(found.text[p.start : p.end] for p in found.paragraphs) == found.text


def test_the_second_half_behind_a_button_is_story():
    more = "<p>The town had nine thousand inhabitants before the war, and is the last one on the road to the coast.</p>"
    tile = (
        "<div class='tile'><a href='#'><h3>Rain expected</h3></a><p>Rain is expected on Sunday in the north.</p></div>"
    )
    found = article(
        f"<div class='story'><h1>Troops enter Testove</h1>{STORY}<div class='read-more-content'>{more * 2}</div></div>"
        f"<div class='grid'>{tile}{tile}</div>"
    )
    assert body(found)[3].startswith("The town had") and not any("Rain" in words for words in body(found))


def test_the_day_on_which_a_page_was_saved_or_printed_is_not_its_date():
    dates = "<p>Printed on 9 July 2025</p><p><i>Posted Friday 3 May 2024 by Ann Lee</i></p>"
    assert article(f"<h1>Troops enter Testove</h1>{dates}{STORY}").published == "2024-05-03"
    head = "<header><div class='date'>Saturday, November 22, 2025</div><a href='/'>The Post</a></header>"
    assert article(f"{head}<div><h1>Troops enter Testove</h1><p>Ann Lee, May 3, 2024</p>{STORY}</div>").published == (
        "2024-05-03"
    )


def test_a_sentence_of_links_is_story_and_a_headline_of_links_is_not():
    more = (
        "<p>The <a>army</a> <a>said that it had also entered the villages</a> to <a>the east</a>.</p>"
        "<p><a>Mayor resigns over bridge</a></p>"
    )
    found = article(story(more))
    assert body(found)[-1] == "The army said that it had also entered the villages to the east."


DIGEST = (
    "The mission said that its patrols had reached the town on Monday and found the hospital empty.",
    "Aid workers reported that four thousand people had left the villages along the river since the weekend.",
    "The special envoy met both delegations and told reporters that neither had agreed to a pause.",
    "Engineers began to repair the pumping station, which had been out of use for three weeks.",
    "The food programme warned that its stocks in the eastern districts would last for ten days.",
)


@pytest.mark.parametrize(
    "item",
    [
        "<h3>Head</h3><p>{}</p>",
        "<article class='item'><h3><a href='/x'>Head</a></h3><p>{}</p></article>",
        "<div class='card'><h3><a href='/x'>Head</a></h3><p>{}</p></div>",
        "<div class='collapse' aria-hidden='true'><p>{}</p></div>",
        "<h3>Head</h3><p>{}</p><p><a href='/x'>Read more</a></p>",
    ],
)
@pytest.mark.parametrize("above", ["", "<h2>Latest updates</h2>"])
def test_a_digest_of_short_items_under_headings_is_kept_whole(item, above):
    items = "".join(item.format(paragraph) for paragraph in DIGEST)
    page = f"<nav><a href='/'>Home</a></nav><main><h1>Highlights of the noon briefing</h1><article>{above}{items}</article></main>"
    assert body(article(f"<html><body>{page}</body></html>")) == list(DIGEST)


def test_little_kept_of_a_page_is_told(tmp_path):
    from helpers.articles import read_articles

    links = "".join(f"<a href='/{n}'>The news of another day</a>" for n in range(40))
    page = story(f"<nav>{links}</nav>")
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.html").write_text(story())
    messages = read_articles(tmp_path).files.set_index("file")["message"]
    assert "less than a third was kept as the story (" in messages["a.html"]
    assert "third" not in messages["b.html"]
