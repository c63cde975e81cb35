"""What a web page's structure says its parts are.

Tags, roles and schema.org properties have a standard meaning; class and id names (classes.csv) have the one that pages
give them. A name says nothing of a part that holds most of the story, so that <body class="with-sidebar"> does not
swallow it, and a doubtful name only counts for a part that consists largely of links.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise

from lxml import etree, html

from helpers.articles import words
from helpers.articles.lines import ends_sentence, word_count

DROPPED = frozenset(
    (
        *("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "canvas", "audio"),
        *("video", "head", "select", "option", "map", "datalist", "textarea", "input", "picture", "img", "source"),
    )
)
STRUCTURE = {
    **dict.fromkeys(("nav", "menu", "form", "button", "dialog", "fieldset"), "menu"),
    "header": "menu",
    "aside": "teaser",
    "footer": "footer",
    "figcaption": "caption",
    "address": "byline",
}
ROLES = {
    **dict.fromkeys(("navigation", "banner", "search", "menu", "menubar", "dialog", "alertdialog", "alert"), "menu"),
    **dict.fromkeys(("button", "toolbar"), "menu"),
    **dict.fromkeys(("complementary", "feed"), "teaser"),
    "contentinfo": "footer",
}
PROPERTIES = {
    "author": "byline",
    "datepublished": "dateline",
    "datemodified": "dateline",
    "caption": "caption",
    "comment": "footer",
}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
INLINE = frozenset(("byline", "dateline", "caption"))
MOST = 0.5  # share of the page's running text above which a name says nothing
LINKED = 0.25  # share of links from which a doubtful name counts
FEW_LINKS = 0.1
SENTENCE = 50  # letters of a text that stands for running text
SHORTEST = 150  # letters of running text in a story's container


class Structure:
    """Measures of a page's elements, and which one holds the story."""

    def __init__(self, tree: html.HtmlElement, title: str) -> None:
        self._own: dict[html.HtmlElement, str] = {}
        self.letters: dict[html.HtmlElement, int] = {}
        self.linked: dict[html.HtmlElement, int] = {}
        self.prose: dict[html.HtmlElement, int] = {}
        self._measure(tree)
        self.total = max(self.prose.get(tree, 0), 1)
        self.heading = _heading(tree, title)
        self.above = set() if self.heading is None else {self.heading, *self.heading.iterancestors()}
        self.container = self._container(tree)
        self.around = set() if self.container is None else {self.container, *self.container.iterancestors()}

    def _measure(self, tree: html.HtmlElement) -> None:
        for element in reversed(list(tree.iter(etree.Element))):
            if element.tag in DROPPED or is_hidden(element):
                self.letters[element] = self.linked[element] = self.prose[element] = 0
                continue
            self._own[element] = _own_words(element)
            own = len(self._own[element])
            children = list(element)
            letters = own + sum(self.letters.get(child, 0) for child in children)
            linked = letters if element.tag == "a" else sum(self.linked.get(child, 0) for child in children)
            self.letters[element], self.linked[element] = letters, linked
            inner = sum(self.prose.get(child, 0) for child in children)
            runs_on = own >= SENTENCE and linked <= 0.5 * letters
            self.prose[element] = letters if runs_on else inner
            if self._named(element) not in ("", "text", "description") or element.tag in STRUCTURE:
                self.prose[element] = min(self.prose[element], self.prose[element] // 4)

    def _container(self, tree: html.HtmlElement) -> html.HtmlElement | None:
        """What is marked as the article and holds enough text, else the innermost part that holds most of it."""
        marked = [e for e in tree.iter(etree.Element) if "articlebody" in str(e.get("itemprop", "")).lower()]
        for candidates in (marked, list(tree.iter("article"))):
            long = [e for e in candidates if self.prose.get(e, 0) >= max(SHORTEST, 0.2 * self.total)]
            headed = next((e for e in long if e in self.above), None)
            most = max(long, key=lambda e: self.prose[e], default=None)
            if headed is not None or (most is not None and self.prose[most] >= 0.4 * self.total):
                return most if headed is None else headed
        best = tree
        while True:
            inner = [child for child in best if self.prose.get(child, 0) >= 0.7 * self.prose.get(best, 0) > 0]
            if not inner or inner[0].tag in ("p", "span", "b", "i"):
                break
            best = inner[0]
        return best if self.prose.get(best, 0) >= SHORTEST else None

    def kind(self, element: html.HtmlElement) -> str:
        """What an element's tag, role, property or name says its text is; "" where they say nothing."""
        if element in self.around or element is self.heading:
            return ""
        share = self.prose.get(element, 0) / self.total
        small = share < MOST and element not in self.above
        said = ROLES.get(str(element.get("role", "")).lower()) or STRUCTURE.get(element.tag, "")
        if element.tag == "header" and self.container in element.iterancestors():
            said = ""
        if said and small:
            return said
        if element.tag == "time":
            return "dateline"
        if element.tag == "article" and (self._links(element) >= LINKED or self._in_article(element)):
            return "teaser"
        said = PROPERTIES.get(str(element.get("itemprop", "")).lower(), "")
        if said or element.get("rel") == "author":
            return said or "byline"
        said = self._named(element) if small and element.tag not in ("body", "html", "main", "h1") else ""
        return "" if said == "text" else said

    def stands_alone(self, element: html.HtmlElement, kind: str) -> bool:
        """Whether an inline element of a kind is all that its parent says, rather than words in a sentence."""
        parent = element.getparent()
        if kind not in INLINE or parent is None:
            return False
        own = self._own.get(parent, "")
        return len(own) < SENTENCE and not (parent.tag in ("p", "li", "td") and ends_sentence(own))

    def _in_article(self, element: html.HtmlElement) -> bool:
        """Whether a short article stands in the story's own: another story's card, or a comment."""
        inside = self.container is not None and self.container.tag == "article"
        return inside and self.prose[element] < SHORTEST and not self._is_digest

    @cached_property
    def _is_digest(self) -> bool:
        """Whether the story consists of short articles."""
        items = self.container.iter("article") if self.container is not None else ()
        return sum(self.prose.get(e, 0) for e in items if e is not self.container) >= MOST * self.total

    def _links(self, element: html.HtmlElement) -> float:
        return self.linked.get(element, 0) / max(self.letters.get(element, 0), 1)

    def _named(self, element: html.HtmlElement) -> str:
        kind, certain = named(f"{element.get('class', '')} {element.get('id', '')}")
        if kind == "teaser" and self._links(element) < FEW_LINKS and self.prose.get(element, 0) >= SHORTEST:
            return ""  # a list of other stories links to them
        return kind if certain or self._links(element) >= LINKED else ""


def _own_words(element: html.HtmlElement) -> str:
    """The text of an element outside its children."""
    return " ".join(filter(None, ((words or "").strip() for words in (element.text, *(e.tail for e in element)))))


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether a reader of the page would not see an element."""
    return (
        element.get("hidden") is not None
        or (str(element.get("aria-hidden", "")).lower() == "true" and len(element.text_content()) < SENTENCE)
        or bool(HIDDEN.search(element.get("style", "")))
        or named(element.get("class", ""))[0] == "hidden"
    )


@cache
def _names() -> dict[str, tuple[str, bool]]:
    return {
        name: (row["kind"], row["certain"] == "yes")
        for row in reversed(words.rows("classes.csv"))
        for name in row["names"].split()
    }


@cache
def named(names: str) -> tuple[str, bool]:
    """What class and id names say a part of a page is, and whether they are certain; "" and True for nothing.

    Every name is looked up whole and in its parts: "wp-caption-text" is wp, caption, text, and each two of them as one.
    """
    found = [_names()[part] for name in names.split() for part in _parts(name) if part in _names()]
    certain = [kind for kind, sure in found if sure]
    if certain:
        return certain[0], True
    return (found[0][0], False) if found else ("", True)


def _parts(name: str) -> Iterator[str]:
    parts = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower())
    yield "".join(parts)
    yield from ("".join(pair) for pair in pairwise(parts))
    yield from parts


def _heading(tree: html.HtmlElement, title: str) -> html.HtmlElement | None:
    """The heading that is the page's headline: of the first level, or with the known title's words."""
    headings = [e for e in tree.iter("h1", "h2") if not is_hidden(e)]
    known = set(re.findall(r"\w+", title.lower()))
    best, most = None, 0.0
    for element in headings:
        own = set(re.findall(r"\w+", element.text_content().lower()))
        if known and own and (shared := len(own & known) / len(own | known)) > most:
            best, most = element, shared
    if most >= 0.4:
        return best
    return next((e for e in headings if e.tag == "h1" and word_count(e.text_content()) >= 3), None)
