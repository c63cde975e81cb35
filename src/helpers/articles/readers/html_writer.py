"""Writes the visible text of a page, or of a part of one, in reading order: blocks with what the structure says they are."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from helpers.articles.lines import paragraphs, split
from helpers.articles.page import Block
from helpers.articles.readers import text
from helpers.articles.readers.html_structure import DROPPED, INLINE, Structure, is_hidden

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


class Writer:
    """Writes a tree's visible text as pieces and blocks."""

    def __init__(self, structure: Structure, without: Collection[html.HtmlElement] = ()) -> None:
        self.structure = structure
        self.without = without  # elements that are left out
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
            elif (
                isinstance(what.tag, str)
                and what.tag not in DROPPED
                and not is_hidden(what)
                and what not in self.without
            ):
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
