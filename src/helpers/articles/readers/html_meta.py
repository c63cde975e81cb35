"""What a web page says of itself: schema.org data first, then the usual meta elements, then trafilatura's reading."""

import json
import re
from collections.abc import Iterator

from lxml import html

from helpers.articles.page import Meta

ARTICLES = re.compile(r"article|report|posting|liveblog", re.I)
SAID = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "url": ("og:url", "twitter:url"),
    "published": (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "sailthru.date",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "language": ("og:locale", "content-language"),
}
LARGEST = 1_000_000  # characters of a JSON-LD element


def read(tree: html.HtmlElement) -> Meta:
    """The metadata of a page."""
    said = _elements(tree)
    data = next((d for d in _linked_data(tree) if ARTICLES.search(str(d.get("@type", "")))), {})
    title = _text(data.get("headline")) or said.get("title", "") or _first_heading(tree)
    url = said.get("url", "") or next((e.get("href", "") for e in tree.iter("link") if e.get("rel") == "canonical"), "")
    return Meta(
        title=" ".join(title.split()),
        publisher=_name(data.get("publisher")) or said.get("publisher", ""),
        url=url if url.startswith(("http://", "https://")) else "",
        published=_text(data.get("datePublished")) or said.get("published", "") or _time(tree),
        author=_name(data.get("author")) or said.get("author", ""),
        language=(tree.get("lang") or said.get("language", ""))[:2].lower(),
    )


def _elements(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    by_name = {name: key for key, names in SAID.items() for name in names}
    ranks: dict[str, int] = {}
    for element in tree.iter("meta"):
        name = str(element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = (element.get("content") or "").strip()
        key = by_name.get(name)
        if key and content:
            rank = SAID[key].index(name)
            if rank < ranks.get(key, 99):
                found[key], ranks[key] = content, rank
    return found


def _linked_data(tree: html.HtmlElement) -> Iterator[dict]:
    for element in tree.iter("script"):
        if str(element.get("type", "")).lower() != "application/ld+json" or len(element.text or "") > LARGEST:
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        for item in items:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(v) for v in value)))
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _text(value)


def _first_heading(tree: html.HtmlElement) -> str:
    for element in tree.iter("h1"):
        words = " ".join(element.text_content().split())
        if len(words.split()) > 1:
            return words
    return ""


def _time(tree: html.HtmlElement) -> str:
    """The first time element that is marked as the publication date."""
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop', '')} {element.get('class', '')}"
        if element.get("pubdate") is not None or re.search(r"publish|pubdate|posted|entry-date", marks, re.I):
            return element.get("datetime") or " ".join(element.text_content().split())
    return ""
