"""One executed notebook as one HTML file that anybody can open.

The file holds everything that it shows: it asks no other host for anything, and its Content-Security-Policy forbids
that. Code is folded away. It reads without scripts, on a phone, on paper, in light and dark. nbconvert's templates
are not used: they load scripts from other hosts, and leave empty script elements where that is turned off.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pygments.formatters import HtmlFormatter

from helpers.cache import write_atomically
from helpers.paths import project_root
from helpers.workbook import parts

from .cells import Cell, show_cells
from .maps import policy, script_hash, template
from .safe import plain, text_of

_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_LEDE = re.compile(r'<(p|ul) class="lede">(.*?)</\1>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
DESCRIPTION = 280
"""Characters of a page's description."""
_ID = re.compile(r'\bid="([^"]*)"')
_UNREADABLE = (UnicodeDecodeError, nbformat.reader.NotJSONError, nbformat.ValidationError)
SCRIPTS = (
    "claims_model.js",
    "claims_timeline.js",
    "claims_compare.js",
    "claims_geopackage.js",
    "claims_workbook.js",
    "claims_files.js",
    "claims_rows.js",
    "claims_view.js",
    "claims_wars.js",
    "page.js",
)
STYLES = ("page.css", "claims.css", "claims_timeline.css")
BESIDE = {
    "tables/claims.xlsx": ("Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "tables/claims.gpkg": ("GeoPackage", "application/geopackage+sqlite3"),
    "tables/claims.parquet": ("Parquet", "application/vnd.apache.parquet"),
    "feed.xml": ("Atom feed", "application/atom+xml"),
}
"""Files that a run may have put beside its report, with their names and media types: the page leads to those there are."""
PICTURES = ("who_holds_what", "life_of_a_claim", "claims_by_place", "claims_by_date_and_side")
"""What the name of the figure begins with that stands for the page in a preview, the first that there is."""
_LISTED = {"markdown": "123", "code": "12"}
"""Levels of headings that the table of contents lists, of prose and of outputs."""


@dataclass(frozen=True)
class Heading:
    """A line of the table of contents."""

    level: int
    anchor: str
    words: str


def export_notebook(notebook: Path, out: Path, *, title: str = "", language: str = "en", address: str = "") -> Path:
    """Write an executed notebook as one self-contained, safe HTML file.

    Args:
        notebook: the executed notebook (.ipynb, nbformat 4; older formats are converted).
        out: the file to write; its folder is made. It is replaced only by a whole new file.
        title: the page's title; the notebook's first heading where empty, else its file name.
        language: ISO 639-1 code of the prose.
        address: where the folder of `out` will be found on the web; the page then names itself and a picture for previews.

    Returns:
        The path written.

    Raises:
        ValueError: the file is no notebook.
    """
    raw = notebook.read_bytes()
    try:
        content = nbformat.reads(raw.decode("utf-8"), as_version=4)
    except (*_UNREADABLE, AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"{notebook}: not a Jupyter notebook ({type(error).__name__})") from error
    page = render_notebook(
        _without_folders(content),
        title=title,
        language=language,
        name=notebook.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        head=_head(out, address),
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(out, page.encode("utf-8", "replace"))
    return out


def render_notebook(
    notebook: nbformat.NotebookNode,
    *,
    title: str = "",
    language: str = "en",
    name: str = "",
    sha256: str = "",
    head: Mapping[str, Any] | None = None,
) -> str:
    """The page of an executed notebook as a string; see `export_notebook`. `head`: what its folder adds to it."""
    kernel = notebook.metadata.get("language_info", {}).get("name", "python")
    cells, page = show_cells(notebook.cells, language=kernel)
    cells, headings = _with_anchors(cells)
    heading = next((h.words for h in headings if h.level == 1), "")
    known = f"const WORKBOOK = {json.dumps(parts())};"
    script = "\n".join(['"use strict";', known, *(template(name) for name in SCRIPTS)])
    return (
        _environment()
        .from_string(template("page.html.j2"))
        .render(
            language=language,
            title=plain(title) or heading or name or "Notebook",
            description=_description(cells),
            has_heading=bool(heading),
            policy=Markup(policy([script_hash(script), *page.hashes])),
            css=Markup("".join(map(template, STYLES)) + _code_colours()),
            script=Markup(script),
            shelf=Markup(page.shelf.html),
            contents=[h for h in headings if h.level > 1],
            cells=[{"kind": c.kind, "body": Markup(c.body), "code": Markup(c.code), "paper": c.paper} for c in cells],
            opening=next((number for number, c in enumerate(cells) if "<h2" in c.body), 0),
            has_code=any(c.code for c in cells),
            name=plain(name),
            sha256=sha256,
            version=version("contested-claims"),
            **{"beside": [], "address": "", "picture": "", **(head or {})},
        )
    )


def _head(out: Path, address: str) -> dict[str, Any]:
    """What lies beside a page, its address on the web and that of a picture of it, each "" where there is none."""
    beside = [(path, *words) for path, words in BESIDE.items() if (out.parent / path).is_file()]
    found = sorted(path.name for path in (out.parent / "figures").glob("*.png"))
    picture = next((name for start in PICTURES for name in found if name.startswith(start)), "") if address else ""
    base = f"{address.rstrip('/')}/" if address else ""
    return {
        "beside": beside,
        "address": base and base + out.name,
        "picture": picture and f"{base}figures/{picture}",
    }


def _description(cells: list[Cell]) -> str:
    """What a preview of the page says: the summary of a brief, else the first paragraph of prose; cut between words."""
    bodies = [c.body for c in cells]
    found = next((told for body in bodies if (told := [lede[1] for lede in _LEDE.findall(body)])), None)
    found = found or next(([m[1]] for body in bodies if (m := _PARAGRAPH.search(body))), [])
    lines = (unescape(text_of(part.replace("</li>", "</li> "))).strip() for part in found)
    words = " ".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines if line)
    return words if len(words) <= DESCRIPTION else f"{words[:DESCRIPTION].rpartition(' ')[0]} …"


def _without_folders(notebook: Any) -> Any:
    """The notebook with the project's folder as "." and the home folder as "~": where they lie is nobody's business."""
    folders = [(str(f), short) for f, short in ((project_root(), "."), (Path.home(), "~")) if len(f.parts) > 1]
    rules = [(f, re.compile(rf"(?<![\w.~/\\]){re.escape(f)}(?![\w.-])"), short) for f, short in folders]

    def without(node: Any) -> Any:
        if isinstance(node, str):
            for folder, rule, short in rules:
                if folder in node:
                    node = rule.sub(short, node)
            return node
        if isinstance(node, dict):
            return type(node)({key: without(value) for key, value in node.items()})
        return [without(value) for value in node] if isinstance(node, list) else node

    return without(notebook)


def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _code_colours() -> str:
    light = HtmlFormatter(style="default").get_style_defs(".code pre")
    dark = HtmlFormatter(style="github-dark").get_style_defs(".code pre")
    rules = "\n".join(line for line in light.splitlines() if line.startswith(".code pre ."))
    dark_rules = "\n".join(line for line in dark.splitlines() if line.startswith(".code pre ."))
    return f"\n{rules}\n@media screen and (prefers-color-scheme: dark) {{\n{dark_rules}\n}}\n"


def _with_anchors(cells: list[Cell]) -> tuple[list[Cell], list[Heading]]:
    """Every heading gets an id of its own, made from its words, so that it can be linked to."""
    taken = {anchor for cell in cells for anchor in _ID.findall(cell.body)}
    headings: list[Heading] = []

    def anchor(match: re.Match, kind: str) -> str:
        level, attributes, inner = match.groups()
        words = unescape(text_of(inner))
        given = _ID.search(attributes)
        identifier = given[1] if given else _slug(words, taken)
        taken.add(identifier)
        if words and level in _LISTED[kind]:
            headings.append(Heading(int(level), identifier, words))
        attributes = attributes if given else f' id="{identifier}"{attributes}'
        return f"<h{level}{attributes}>{inner}</h{level}>"

    changed = [replace(c, body=_HEADING.sub(partial(anchor, kind=c.kind), c.body)) for c in cells]
    return changed, headings


def _slug(words: str, taken: set[str]) -> str:
    flat = unicodedata.normalize("NFKD", words.lower())
    base = "s-" + (re.sub(r"[^\w]+", "-", flat, flags=re.ASCII).strip("-")[:60] or "section")
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
