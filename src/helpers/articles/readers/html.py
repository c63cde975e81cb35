"""Saved web pages: the visible text in reading order, each block with what the page's structure says it is.

The stored text is this linearised text. Structure is what the standard gives a meaning to (nav, aside, figcaption,
roles, schema.org properties), then the names that pages give to their parts (classes.csv). A name counts only for a
part that does not hold most of the text, so that <body class="with-sidebar"> does not swallow the story.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lxml import etree, html

from helpers.articles import words
from helpers.articles.encoding import decode
from helpers.articles.page import Block, Page
from helpers.articles.readers import html_meta
from helpers.articles.source import ReadError, Source

DROPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "head",
        "select",
        "option",
        "map",
        "datalist",
        "textarea",
        "input",
        "picture",
        "img",
        "source",
        "track",
        "meta",
        "link",
        "title",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
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
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
STRUCTURE = {
    "nav": "menu",
    "menu": "menu",
    "form": "menu",
    "button": "menu",
    "dialog": "menu",
    "fieldset": "menu",
    "aside": "teaser",
    "footer": "footer",
    "figcaption": "caption",
    "address": "byline",
}
ROLES = {
    "navigation": "menu",
    "banner": "menu",
    "search": "menu",
    "menu": "menu",
    "menubar": "menu",
    "dialog": "menu",
    "alertdialog": "menu",
    "alert": "menu",
    "button": "menu",
    "toolbar": "menu",
    "complementary": "teaser",
    "contentinfo": "footer",
    "feed": "teaser",
}
PROPERTIES = {"author": "byline", "datepublished": "dateline", "datemodified": "dateline", "caption": "caption"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
LARGEST = 20 * 2**20
"""Bytes of a saved page, with what is embedded in it."""
MOST = 0.4  # share of the page's text above which a class name says nothing
DEEPEST = 600


def read(source: Source) -> Iterable[Page]:
    """The one article of a saved page. Raises ReadError for binary data, no content, and over LARGEST."""
    decoded = decode(source.raw(LARGEST))
    yield replace(page(decoded.text), encoding=decoded.encoding, notes=decoded.notes)


def page(markup: str) -> Page:
    """The article of a page's source, or of a part of one. Raises ReadError where there is no content."""
    tree = parse(markup)
    writer = _Writer(_Lengths(tree))
    writer.walk(tree)
    text, blocks = writer.finish()
    return Page(text, tuple(blocks), html_meta.read(tree))


def parse(source: str) -> html.HtmlElement:
    """A page's tree. Raises ReadError where there is none."""
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    try:
        tree = html.document_fromstring(
            source, parser=html.HTMLParser(encoding=None, remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, ValueError) as error:
        raise ReadError("a web page without content") from error
    return tree


class _Lengths:
    """How much text each element holds, and which one is the story's container."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self.of: dict[html.HtmlElement, int] = {}
        prose: dict[html.HtmlElement, int] = {}
        for element in reversed(list(tree.iter(etree.Element))):
            if element.tag in DROPPED:
                self.of[element] = prose[element] = 0
                continue
            own = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
            self.of[element] = own + sum(self.of.get(child, 0) for child in element)
            inner = sum(prose.get(child, 0) for child in element)
            prose[element] = self.of[element] if element.tag == "p" else inner
        self.total = max(self.of.get(tree, 0), 1)
        self.container = self._container(tree, prose)

    def _container(self, tree, prose) -> html.HtmlElement | None:
        """The article element, or what is marked as an article's body, that holds most of the paragraphs' text."""
        marked = [e for e in tree.iter(etree.Element) if "articlebody" in str(e.get("itemprop", "")).lower()]
        candidates = marked or list(tree.iter("article"))
        best = max(candidates, key=lambda e: prose.get(e, 0), default=None)
        whole = prose.get(tree, 0)
        return best if best is not None and prose[best] > 0.4 * whole and prose[best] > 200 else None


@dataclass
class _Run:
    """A block being written."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    hint: str = ""
    level: int = 0
    bullet: bool = False
    inside: bool = True


class _Writer:
    def __init__(self, lengths: _Lengths) -> None:
        self.lengths = lengths
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.run = _Run()
        self.seen_story = False

    def walk(self, tree: html.HtmlElement) -> None:
        """Write the visible text of a tree; an explicit stack, so that nesting cannot exhaust Python's."""
        stack: list[tuple] = [("open", tree, "", 0, 0, False, self.lengths.container is None)]
        while stack:
            step, element, hint, level, linked, bullet, inside = stack.pop()
            if step == "text":
                self._write(element, linked)
                continue
            if step == "end":
                self._flush()
                self.run = _Run(hint=hint, level=level, bullet=bullet, inside=inside)
                continue
            if not isinstance(element.tag, str) or element.tag in DROPPED or _hidden(element):
                continue
            outer = (hint, level, linked, bullet, inside)
            inside = inside or element is self.lengths.container
            own = self._hint(element)
            hint = own if own and hint in ("", "byline", "dateline", "caption") else hint or own
            level = int(element.tag[1]) if re.fullmatch(r"h[1-6]", element.tag) else level
            bullet = bullet or element.tag == "li"
            linked += element.tag == "a"
            block = element.tag in BLOCKS or own in ("byline", "dateline", "caption")
            if element.tag == "br":
                self._write("\n", 0, verbatim=True)
                continue
            if block:
                self._flush()
                self.run = _Run(hint=hint, level=level, bullet=bullet, inside=inside)
                stack.append(("end", None, outer[0], outer[1], 0, outer[3], outer[4]))
            following = []
            if element.text:
                following.append(("text", element.text, "", 0, linked, False, inside))
            for child in element:
                following.append(("open", child, hint, level, linked, bullet, inside))
                if child.tail:
                    following.append(("text", child.tail, "", 0, linked, False, inside))
            stack += reversed(following)
        self._flush()

    def _hint(self, element: html.HtmlElement) -> str:
        """What an element's tag, role, property or class says its text is."""
        share = self.lengths.of.get(element, 0) / self.lengths.total
        container = self.lengths.container
        if container is not None and (element is container or element in container.iterancestors()):
            return ""
        tag = element.tag
        if tag in STRUCTURE and share < 0.6:
            return STRUCTURE[tag]
        if tag == "time":
            return "dateline"
        if tag == "article" and container is not None:
            return "teaser"
        role = ROLES.get(str(element.get("role", "")).lower())
        if role and share < MOST:
            return role
        found = PROPERTIES.get(str(element.get("itemprop", "")).lower()) or (
            "byline" if element.get("rel") == "author" else ""
        )
        if found:
            return found
        if share >= MOST or tag in ("p", "body", "html", "main") or element.find(".//h1") is not None or tag == "h1":
            return ""
        return class_kind(f"{element.get('class', '')} {element.get('id', '')}")

    def _write(self, text: str, linked: int, *, verbatim: bool = False) -> None:
        if not verbatim:
            text = re.sub(r"[ \t\r\n\f\u00a0]+", " ", text)
        self.run.parts.append(text)
        if linked:
            self.run.linked += len(text.strip())

    def _flush(self) -> None:
        run = self.run
        joined = "".join(run.parts)
        run.parts, linked = [], run.linked
        run.linked = 0
        for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", joined):
            content = re.sub(r" {2,}", " ", re.sub(r" *\n *", "\n", part)).strip()
            if not content:
                continue
            start = self.length
            self.pieces.append(content)
            self.length += len(content) + 2
            hint = run.hint
            if not hint and not run.inside and run.level != 1:
                hint = "teaser" if self.seen_story else "menu"
            if run.inside and not hint and self.lengths.container is not None:
                self.seen_story = True
            self.blocks.append(
                Block(
                    start,
                    start + len(content),
                    hint=hint,
                    level=run.level,
                    links=min(1.0, linked / len(content)),
                    bullet=run.bullet,
                )
            )

    def finish(self) -> tuple[str, list[Block]]:
        """The text, blocks separated by a blank line, and the blocks."""
        return "\n\n".join(self.pieces), self.blocks


def _hidden(element: html.HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or str(element.get("aria-hidden", "")).lower() == "true"
        or bool(HIDDEN.search(element.get("style", "")))
    )


def class_kind(names: str) -> str:
    """What class and id names say a part of a page is; "" where they say nothing."""
    parts = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower())
    wholes = [name.lower() for name in names.split()]
    pairs = ["".join(pair) for pair in pairwise(parts)]
    for row in words.rows("classes.csv"):
        known = set(row["pattern"].split("|"))
        if known & {*parts, *wholes, *pairs} or any(re.fullmatch(row["pattern"], part) for part in parts):
            return row["kind"]
    return ""
