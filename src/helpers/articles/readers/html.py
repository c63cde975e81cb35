"""Saved web pages: the visible text in reading order, each block with what the page's structure says it is.

The stored text is this linearised text, blocks separated by a blank line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree, html

from helpers.articles import records
from helpers.articles.encoding import decode
from helpers.articles.lines import paragraphs, split
from helpers.articles.page import Block, Page
from helpers.articles.readers import html_meta, text
from helpers.articles.readers.html_structure import DROPPED, INLINE, Structure, is_hidden
from helpers.articles.source import ReadError, Source

LARGEST = 20 * 2**20
"""Bytes of a saved page, with what is embedded in it."""
ELEMENTS = 100_000
ATTRIBUTES = 2000
"""Attributes of an element; libxml2 compares each with all before it."""
LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{4 * ATTRIBUTES},}}")
QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
UNTOLD = 300  # letters of running text below which the page may not show its story
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup"),
        *(
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
        ),
        *("td", "tfoot", "th", "thead", "tr", "ul", "button", "label", "option"),
    )
)


def read(source: Source) -> Iterable[Page]:
    """The one article of a saved page. Raises ReadError for binary data, no content, and over LARGEST."""
    decoded = decode(source.raw(LARGEST))
    yield replace(page(decoded.text), encoding=decoded.encoding, notes=decoded.notes)


def page(markup: str) -> Page:
    """The article of a page's source, or of a part of one. Raises ReadError where there is no content."""
    tree = _parse(markup)
    if sum(1 for _ in tree.iter()) > ELEMENTS:
        raise ReadError(f"more than {ELEMENTS:,} elements; that is no article")
    meta = html_meta.read(tree)
    structure = Structure(tree, meta.title)
    told = html_meta.article_body(tree) if structure.total < UNTOLD else ""
    if len(told) > 2 * structure.total:  # a page that a script fills holds its story in its data
        story = records.page({"title": meta.title, "text": told})
        if story is not None:
            return replace(story, meta=meta)
    writer = _Writer(structure)
    writer.walk(tree)
    heading = structure.heading
    if heading is not None:
        meta = replace(meta, title=" ".join(heading.text_content().split()))
    return Page("\n\n".join(writer.pieces), tuple(writer.blocks), meta)


def _parse(markup: str) -> html.HtmlElement:
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    for tag in LONG_TAG.finditer(markup):
        if len(QUOTED.sub("", tag[0]).split()) > ATTRIBUTES:
            raise ReadError(f"an element with more than {ATTRIBUTES:,} attributes; that is no article")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise ReadError("a web page without content") from error


@dataclass(frozen=True)
class _Context:
    """What the elements around a text say of it."""

    hint: str = ""
    level: int = 0
    linked: bool = False
    bullet: bool = False
    inside: bool = False


@dataclass
class _Run:
    """A block being written."""

    context: _Context = field(default_factory=_Context)
    parts: list[str] = field(default_factory=list)
    linked: int = 0


class _Writer:
    """Writes a tree's visible text as pieces and blocks."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.pieces: list[str] = []
        self.blocks: list[Block] = []
        self.run = _Run()
        self.length = 0
        self.place = "before"  # before the headline, between it and the story, or after the story's container

    def walk(self, tree: html.HtmlElement) -> None:
        """Write a tree; the stack is our own, so that nesting cannot exhaust Python's."""
        stack: list[tuple[str, Any, _Context]] = [("open", tree, _Context())]
        while stack:
            step, what, context = stack.pop()
            if step == "text":
                self._write(str(what), context)
            elif step == "close":
                self._flush(context)
                if what is self.structure.container:
                    self.place = "after"
            elif isinstance(what.tag, str) and what.tag not in DROPPED and not is_hidden(what):
                self._open(what, context, stack)
        self._flush(_Context())

    def _open(self, element: html.HtmlElement, outer: _Context, stack: list) -> None:
        if element.tag == "br":
            self.run.parts.append("\n")
            return
        kind = self.structure.kind(element)
        block = element.tag in BLOCKS or self.structure.stands_alone(element, kind)
        heading = re.fullmatch(r"h([1-6])", element.tag)
        context = _Context(
            hint=kind if kind and block and outer.hint in ("", *INLINE) else outer.hint,
            level=int(heading[1]) if heading else outer.level,
            linked=outer.linked or element.tag == "a",
            bullet=outer.bullet or element.tag == "li",
            inside=outer.inside or element is self.structure.container,
        )
        if block:
            self._flush(context)
            stack.append(("close", element, outer))
        if element is self.structure.heading:
            self.place = "between"
        following = [("text", element.text, context)] if element.text else []
        for child in element:
            following.append(("open", child, context))
            if child.tail:
                following.append(("text", child.tail, context))
        stack += reversed(following)

    def _write(self, words: str, context: _Context) -> None:
        self.run.parts.append(re.sub(r"[ \t\r\n\f\u00a0]+", " ", words))
        if context.linked:
            self.run.linked += len(words.strip())

    def _flush(self, context: _Context) -> None:
        """Close the block that is being written; two line breaks in a row end a paragraph of it."""
        run, self.run = self.run, _Run(context)
        whole = "".join(run.parts)
        contents = [_tidy(part) for part in _broken(_tidy(whole))]
        links = min(1.0, run.linked / max(1, sum(map(len, contents))))
        for content in filter(None, contents):
            self.blocks.append(
                Block(
                    self.length,
                    self.length + len(content),
                    hint=run.context.hint or self._hint(run.context),
                    level=run.context.level,
                    links=links,
                    bullet=run.context.bullet,
                )
            )
            self.pieces.append(content)
            self.length += len(content) + 2

    def _hint(self, context: _Context) -> str:
        """What a block's place in the page says: outside the story's container it is menu, or teaser."""
        if self.structure.container is None or context.inside or self.place == "between" or context.level == 1:
            return ""
        return "teaser" if self.place == "after" else "menu"


def _broken(content: str) -> Iterator[str]:
    """The paragraphs of a block with line breaks: a break ends one unless its sentence goes on."""
    for group in paragraphs(content, split(content), stands_alone=text.stands_alone):
        yield content[group[0].start : group[-1].end]


def _tidy(words: str) -> str:
    return "\n".join(" ".join(filter(None, line.split(" "))) for line in words.split("\n")).strip()
