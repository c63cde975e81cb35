"""What a web page says of itself: schema.org data first, then the usual meta elements.

htmldate knows hundreds of further forms of dates in markup; it is asked where these say nothing.
"""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import html

from helpers.articles.page import Meta

ARTICLE = re.compile(r"article|report|posting|liveblog", re.I)
SAID = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "url": ("og:url", "twitter:url"),
    "published": (
        *("article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date"),
        *("publication_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date"),
        *("sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_publication_date"),
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
}
SEPARATOR = re.compile(r"\s+(?:[|–—·«»-]|:{1,2})\s+")
LATEST = "2100-01-01"
"""No date after it is read. By itself htmldate takes today for that: a page would say more the day after."""
LARGEST = 1_000_000  # characters of a JSON-LD element


def read(tree: html.HtmlElement) -> Meta:
    """The metadata of a page."""
    said = _elements(tree)
    data = next((d for d in linked_data(tree) if ARTICLE.search(str(d.get("@type", "")))), {})
    document = " ".join((tree.findtext(".//title") or "").split())
    title = _text(data.get("headline")) or said.get("title", "")
    url = said.get("url", "") or next((e.get("href", "") for e in tree.iter("link") if e.get("rel") == "canonical"), "")
    url, domain = _address(url)
    title = title or (SEPARATOR.split(document)[0] if document else "")
    return Meta(
        title=" ".join(title.split()),
        publisher=_name(data.get("publisher")) or said.get("publisher", "") or _site(document, title),
        url=url,
        domain=domain,
        published=_text(data.get("datePublished")) or said.get("published", "") or _time(tree),
        published_guess="" if data.get("datePublished") or said.get("published") else _guess(tree),
        author=_name(data.get("author")) or said.get("author", ""),
    )


def _address(url: str) -> tuple[str, str]:
    """An address of the web and its domain, two empty strings for anything else."""
    try:
        domain = urlsplit(url).hostname or ""
    except ValueError:
        return "", ""
    return (url, domain) if url.startswith(("http://", "https://")) else ("", "")


def article_body(tree: html.HtmlElement) -> str:
    """The story as the page's schema.org data hold it, "" where they do not."""
    return next((body for data in linked_data(tree) if (body := _text(data.get("articleBody")))), "")


def _site(document: str, title: str) -> str:
    """The site's name behind the headline in the browser's title."""
    parts = SEPARATOR.split(document)
    if len(parts) > 1 and title and (title.startswith(parts[0]) or parts[0].startswith(title)):
        return parts[-1] if len(parts[-1].split()) <= 5 else ""
    return ""


def _elements(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    ranks: dict[str, int] = {}
    holds = {name: key for key, names in SAID.items() for name in names}
    for element in tree.iter("meta"):
        name = str(element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = (element.get("content") or "").strip()
        key = holds.get(name)
        if key and content and SAID[key].index(name) < ranks.get(key, len(SAID[key])):
            found[key], ranks[key] = content, SAID[key].index(name)
    return found


def linked_data(tree: html.HtmlElement) -> Iterator[dict]:
    """The objects of the page's schema.org data."""
    for element in tree.iter("script"):
        if str(element.get("type", "")).lower() != "application/ld+json" or len(element.text or "") > LARGEST:
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
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


def _time(tree: html.HtmlElement) -> str:
    """The first time element that is marked as the publication date."""
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop', '')} {element.get('class', '')}"
        if element.get("pubdate") is not None or re.search(r"publish|pubdate|posted|entry-date", marks, re.I):
            return element.get("datetime") or " ".join(element.text_content().split())
    return ""


def _guess(tree: html.HtmlElement) -> str:
    """The date that htmldate finds in the page's markup, without searching its text."""
    from htmldate import find_date

    try:
        return find_date(tree, original_date=True, extensive_search=False, max_date=LATEST) or ""
    except MemoryError:
        raise
    except Exception:  # a page that it does not foresee has no such date
        return ""
