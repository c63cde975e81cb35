"""Live blogs: pages of posts, each with its own time, so that each is an article with its own day.

A page is one where it says so, in its data (schema.org's LiveBlogPosting), its title or its names. The posts are those
that it shows, or, where it shows none that can be told apart, those in its data.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree, html

from helpers.articles import dates, words
from helpers.articles.page import Meta
from helpers.articles.readers import html_meta
from helpers.articles.readers.html_structure import Structure

NAMES = re.compile(r"live-?(?:blog|stream|updates?|feed|text|ticker|reporting)", re.I)
LEAST, LEAST_DAYS = 3, 2  # posts of a live blog, or days that they are of
SHARE = 0.5  # of the running text that stands in the posts
HIGHEST = 8  # elements above a post's time among which the post is found


def told(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The posts in the page's data, as records."""
    for data in _data(tree):
        for post in data.get("liveBlogUpdate") or ():
            if isinstance(post, dict) and (body := post.get("articleBody") or post.get("headline")):
                title = post.get("headline") if post.get("articleBody") else data.get("headline")
                day = post.get("datePublished") or post.get("dateCreated") or post.get("dateModified")
                url = post.get("url") or data.get("url")
                yield {"title": title, "articleBody": body, "datePublished": day, "url": url}


def shown(tree: html.HtmlElement, structure: Structure, meta: Meta) -> Sequence[html.HtmlElement]:
    """The elements that are the posts of a live blog, in their order; none where the page is none."""
    if not (any(True for _ in _data(tree)) or _is_live(tree, meta)):
        return ()
    groups: dict[tuple[str, str], dict[html.HtmlElement, str]] = defaultdict(dict)
    for time in tree.iter(etree.Element):
        if not (day := day_of(time)):
            continue
        for element in [a for a in time.iterancestors() if structure.prose.get(a)][:HIGHEST]:
            alike = re.sub(r"\S*\d\S*", "", element.get("class", "")).strip()
            groups[str(element.tag), alike].setdefault(element, day)
    many = (g for g in groups.values() if len(g) >= LEAST or len(set(g.values())) >= LEAST_DAYS)
    apart = [list(g) for g in many if not any(a in g for e in g for a in e.iterancestors())]
    most = max(apart, key=lambda group: sum(structure.prose[e] for e in group), default=[])
    enough = sum(structure.prose[e] for e in most) >= SHARE * structure.total
    return most if enough else ()


def meta_of(post: html.HtmlElement, meta: Meta) -> Meta:
    """What is known of a post: its own headline and day, the page's publisher and address."""
    heading = next((e for e in post.iter("h1", "h2", "h3", "h4")), None)
    title = " ".join(heading.text_content().split()) if heading is not None else ""
    day = next((day for element in post.iter(etree.Element) if (day := day_of(element))), "")
    return replace(meta, title=title or meta.title, published=day, published_guess="")


def day_of(element: html.HtmlElement) -> str:
    """The day in an element that is a time, "" for any other, and for a time without a day."""
    said = element.get("datetime") or element.get("data-datetime") or ""
    if not said and element.tag == "time":
        said = " ".join(element.text_content().split())
    return dates.iso(said) if said else ""


def _data(tree: html.HtmlElement) -> Iterator[dict]:
    """The page's schema.org data that are a live blog's."""
    for data in html_meta.linked_data(tree):
        if "LiveBlogPosting" in str(data.get("@type", "")):
            yield data


def _is_live(tree: html.HtmlElement, meta: Meta) -> bool:
    """Whether the page's title or names say that it is a live blog."""
    if re.search(rf"\b{words.any_of('live')}\b", meta.title, re.I):
        return True
    return any(
        NAMES.search(f"{e.get('class', '')} {e.get('id', '')} {e.get('itemtype', '')}")
        for e in tree.iter(etree.Element)
    )
