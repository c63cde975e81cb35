"""Saved web pages: the visible text in reading order, each block with what the page's structure says it is.

The stored text is this linearised text, blocks separated by a blank line. A page that shows many posts (a channel's
export, a live blog) gives an article for each; one that shows a download of an archive, for each of its documents.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from lxml import etree, html

from helpers.articles import downloads, records
from helpers.articles.encoding import decode
from helpers.articles.lines import word_count
from helpers.articles.page import Meta, Page
from helpers.articles.readers import html_meta, liveblog, telegram, text
from helpers.articles.readers.html_structure import DROPPED, Structure
from helpers.articles.readers.html_writer import Writer
from helpers.articles.source import ReadError, Source

TYPES = ("text/html", "application/xhtml+xml")
"""What e-mails and saved pages call the type of a web page."""
LARGEST = 20 * 2**20
"""Bytes of a saved page, with what is embedded in it."""
ELEMENTS = 100_000
ATTRIBUTES = 2000
"""Attributes of an element; libxml2 compares each with all before it."""
LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{4 * ATTRIBUTES},}}")
QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
UNTOLD = 300  # letters of running text below which the page may not show its story


def read(source: Source) -> Iterable[Page]:
    """The article of a saved page, or its posts. Raises ReadError for binary data, no content, and over LARGEST."""
    decoded = decode(source.raw(LARGEST))
    for number, found in enumerate(pages(decoded.text, source)):
        yield replace(found, encoding=decoded.encoding, notes=() if number else decoded.notes)


def pages(markup: str, source: Source) -> Iterator[Page]:
    """The articles of a page's source; `source` is the file that it is of. Raises ReadError where there is no content."""
    tree = _parse(markup, source.notes)
    if telegram.is_export(tree):
        yield from telegram.pages(tree, source)
        return
    meta = html_meta.read(tree)
    structure = Structure(tree, meta.title)
    shown = liveblog.shown(tree, structure, meta)
    whole = _page(tree, structure, meta, without=shown)
    if shown:
        if any(not b.hint and text.furniture.is_prose(whole.text[b.start : b.end]) for b in whole.blocks):
            yield whole
        for post in shown:
            own = liveblog.meta_of(post, whole.meta)
            yield replace(_page(post, Structure(post, own.title), own), clean=True, post=True)
        return
    told = [page for record in liveblog.told(tree) if (page := records.page(record, publisher=meta.publisher))]
    if told:
        yield from (replace(post, post=True) for post in told)
    elif downloads.documents(whole.text):
        yield from text.pages(whole.text)
    else:
        yield whole


def page(markup: str) -> Page:
    """The article of a page's source, or of a part of one. Raises ReadError where there is no content."""
    tree = _parse(markup, [])
    meta = html_meta.read(tree)
    return _page(tree, Structure(tree, meta.title), meta)


def _page(
    tree: html.HtmlElement, structure: Structure, meta: Meta, *, without: Collection[html.HtmlElement] = ()
) -> Page:
    """The article of a tree, or of an element of one."""
    told = html_meta.article_body(tree) if structure.total < UNTOLD else ""
    if len(told) > 2 * structure.total:  # a page that a script fills holds its story in its data
        story = records.page({"title": meta.title, "text": told})
        if story is not None:
            return replace(story, meta=meta)
    writer = Writer(structure, without)
    writer.walk(tree)
    heading = structure.heading
    if heading is not None:
        meta = replace(meta, title=" ".join(heading.text_content().split()))
    return Page("\n\n".join(writer.pieces), tuple(writer.blocks), meta, words=_words(tree, without))


def _words(tree: html.HtmlElement, without: Collection[html.HtmlElement]) -> int:
    """How many words stand in a tree, those included that are left out as hidden."""
    number = 0
    stack = [tree]
    while stack:
        element = stack.pop()
        if isinstance(element.tag, str) and element.tag not in DROPPED and element not in without:
            number += word_count(element.text or "")
            stack += element
        number += word_count(element.tail or "") if element is not tree else 0
    return number


def _parse(markup: str, notes: list[str]) -> html.HtmlElement:
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    for tag in LONG_TAG.finditer(markup):
        if len(QUOTED.sub("", tag[0]).split()) > ATTRIBUTES:
            raise ReadError(f"an element with more than {ATTRIBUTES:,} attributes; that is no article")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise ReadError("a web page without content") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        notes.append("elements within elements, deeper than the parser goes: what is inside them was not read")
    if sum(1 for _ in tree.iter()) > ELEMENTS:
        raise ReadError(f"more than {ELEMENTS:,} elements; that is no article")
    return tree
