"""The cells of an executed notebook as parts of a page: prose, folded code, and outputs that are safe to share."""

import base64
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from helpers.media import DATA, NARROW

from .blocks import Shelf, block
from .maps import FoundMap, find_map, share_map
from .safe import plain, sanitise, text_of
from .tables import styler_rules, tidy

_PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "image/webp", "image/gif")
_WIDGET = "application/vnd.jupyter.widget-view+json"
_NEEDS_SCRIPT = re.compile(r"<script\b|<iframe\b|<object\b", re.IGNORECASE)
_CODES = "\x1b"
"""What a terminal's codes begin with."""
WIDE = 1000
"""Pixels from which a figure is too wide for a phone; it is panned there instead of being made small."""
LEFT_OUT = "This output needs scripts or another page, which a shared file does not carry; the notebook shows it."


@dataclass(frozen=True)
class Cell:
    """One cell on the page: `kind` is markdown or code, `code` its folded source (empty for none).

    A cell for `paper` is shown in print, and where there are no scripts: the still form of what moves above it.
    """

    kind: str
    body: str
    code: str = ""
    paper: bool = False


@dataclass
class Page:
    """What the cells add up to: what the maps in them share and run, and the last heading (a figure's context)."""

    hashes: list[str] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    heading: str = ""
    figures: int = 0


def show_cells(cells: Iterable[Mapping], *, language: str = "python") -> tuple[list[Cell], Page]:
    """Cells of a notebook (nbformat 4) as HTML parts, in order; empty ones and those tagged to be removed are left out.

    The tags `remove-cell`, `remove-input` and `remove-output` mean what they mean in Jupyter Book; `paper` marks the
    still form of an output that needs scripts.
    """
    page = Page()
    shown = [cell for cell in (_show_cell(cell, page, language) for cell in cells) if cell.body or cell.code]
    return _gathered(shown), page


def _gathered(cells: list[Cell]) -> list[Cell]:
    """Code that shows nothing goes into the box of the next code cell, so that results stand close together."""
    found: list[Cell] = []
    for cell in cells:
        before = found[-1] if found else None
        if before is not None and before.code and not before.body and cell.code:
            found[-1] = replace(cell, code=f"{before.code}\n{cell.code}")
        else:
            found.append(cell)
    return found


def _show_cell(cell: Mapping, page: Page, language: str) -> Cell:
    tags = set(cell.get("metadata", {}).get("tags", ()))
    source = _joined(cell.get("source", ""))
    if "remove-cell" in tags or cell["cell_type"] not in ("markdown", "code"):
        return Cell("", "")
    if cell["cell_type"] == "markdown":
        body = show_markdown(source, attachments=cell.get("attachments"))
        page.heading = _last_heading(body) or page.heading
        return Cell("markdown", body)
    if "injected-parameters" in tags:  # `out` is a folder of the machine; all else says what the page is about
        source = re.sub(r"^out = .*\n?", "", source, flags=re.MULTILINE)
    outputs = () if "remove-output" in tags else cell.get("outputs", ())
    code = "" if "remove-input" in tags or not source.strip() else _show_code(source, language)
    return Cell("code", "".join(show_output(output, page) for output in outputs), code, paper="paper" in tags)


def show_markdown(text: str, *, attachments: Mapping | None = None) -> str:
    """Markdown as safe HTML. Attached pictures are put in; pictures from elsewhere become a note."""
    for name, bundle in (attachments or {}).items():
        for kind, data in bundle.items():
            if kind in _PICTURES:
                text = text.replace(f"(attachment:{name}", f"(data:{kind};base64,{''.join(_joined(data).split())}")
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # sanitise() decides, by one rule for every source
    return tidy(sanitise(parser.render(text)))


def show_output(output: Mapping, page: Page) -> str:
    """One output of a code cell as safe HTML; the richest form that a shared file can carry."""
    kind = output["output_type"]
    if kind == "stream":
        return _show_stream(output)
    if kind == "error":
        return _show_error(output)
    data, metadata = output.get("data", {}), output.get("metadata", {})
    if _WIDGET in data:
        words = escape(plain(_joined(data.get("text/plain", ""))))
        return f'<p class="left-out">Interactive control; open the notebook to use it. <code>{words}</code></p>'
    html = _joined(data.get("text/html", ""))
    if (found := find_map(html)) is not None:
        return _show_map(found, metadata, page)
    picture = next((kind for kind in _PICTURES if kind in data), "")
    if html and not (picture and _NEEDS_SCRIPT.search(html)):
        shown = _show_html(html) + _show_data(data.get(DATA))
        page.heading = _last_heading(shown) or page.heading
        return shown
    if picture:
        return _show_picture(picture, data, metadata, page)
    if "text/markdown" in data:
        return show_markdown(_joined(data["text/markdown"]))
    if "text/plain" in data or "text/latex" in data:
        return _preformatted(_joined(data.get("text/latex", data.get("text/plain", ""))))
    if "application/json" in data:
        return _preformatted(json.dumps(data["application/json"], ensure_ascii=False, indent=1))
    return f'<p class="left-out">{LEFT_OUT}</p>' if data else ""


def _show_html(html: str) -> str:
    shown = tidy(sanitise(html))
    if text_of(shown) or "<img" in shown:
        return f'{styler_rules(html)}<div class="html">{shown}</div>'
    # Nothing readable is left: a chart drawn by a script. A bare script, without an element to draw in, shows nothing.
    return f'<p class="left-out">{LEFT_OUT}</p>' if shown.strip() or "<iframe" in html else ""


def _show_data(data: object) -> str:
    """The data of a table of claims as a block that no browser runs; nothing where there is none."""
    if not isinstance(data, Mapping):
        return ""
    return block(data, name="claims-data")


def _show_map(found: FoundMap, metadata: Mapping, page: Page) -> str:
    title = _alt(metadata, "text/html") or f"Interactive map: {page.heading or 'places on a map'}"
    shared = share_map(found, page.shelf, title=title)
    page.hashes += shared.hashes
    notes = "".join(f'<p class="left-out">{escape(note)}</p>' for note in shared.notes)
    return (
        f'<figure class="map"><div class="frame">{shared.frame}</div>'
        '<noscript><p class="left-out">This map moves and opens only where scripts are allowed.</p></noscript>'
        f"{notes}</figure>"
    )


def _show_picture(kind: str, data: Mapping, metadata: Mapping, page: Page) -> str:
    page.figures += 1
    alt = _alt(metadata, kind) or f"Figure {page.figures}, in the section “{page.heading or 'Start'}”; not described."
    size = metadata.get(kind, {}) if isinstance(metadata.get(kind), Mapping) else {}
    width = f' width="{int(size["width"])}"' if str(size.get("width", "")).isdigit() else ""
    image = f'<img src="{_address(kind, data[kind])}" alt="{escape(plain(alt))}"{width}>'
    if NARROW in data:
        narrow = _address("image/png", data[NARROW])
        image = f'<picture><source media="(max-width: 40rem)" srcset="{narrow}">{image}</picture>'
    elif _pixels_wide(kind, data[kind]) >= WIDE:
        image = f'<div class="pan" tabindex="0" role="group" aria-label="Figure">{image}</div>'
    return f"<figure>{image}</figure>"


def _pixels_wide(kind: str, data: object) -> int:
    """The width that a PNG states in its header; 0 for other pictures."""
    if kind != "image/png":
        return 0
    head = base64.b64decode(_joined(data)[:64] + "==")
    return int.from_bytes(head[16:20]) if head[12:16] == b"IHDR" else 0


def _address(kind: str, data: object) -> str:
    """A picture as an address of its own; drawings come as text, all others as base64."""
    content = _joined(data)
    encoded = base64.b64encode(content.encode()).decode() if kind == "image/svg+xml" else "".join(content.split())
    return f"data:{kind};base64,{escape(encoded)}"


def _show_stream(output: Mapping) -> str:
    lines = [line.rsplit("\r", 1)[-1] for line in _joined(output.get("text", "")).replace("\r\n", "\n").split("\n")]
    text = "\n".join(lines).strip("\n")
    if not _without_colours(text).strip():
        return ""
    if output.get("name") == "stderr":
        return f'<details class="messages"><summary>Messages</summary>{_preformatted(text)}</details>'
    return _preformatted(text)


def _show_error(output: Mapping) -> str:
    name, value = (escape(plain(_without_colours(str(output.get(key, ""))))) for key in ("ename", "evalue"))
    trace = _preformatted("\n".join(output.get("traceback", ())))
    return (
        f'<div class="error" role="note"><p><strong>{name}</strong>: {value}</p>'
        f"<details><summary>Where it happened</summary>{trace}</details></div>"
    )


def _show_code(source: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    return highlight(plain(source), lexer, HtmlFormatter(nowrap=True))


def _preformatted(text: str) -> str:
    return f'<pre class="text" tabindex="0">{sanitise(_coloured(text))}</pre>'


def _without_colours(text: str) -> str:
    """The text without a terminal's codes. What reads them takes half a second to import, and few texts have any."""
    if _CODES not in text:
        return text
    from nbconvert.filters.ansi import strip_ansi

    return strip_ansi(text)


def _coloured(text: str) -> str:
    """The text as HTML, a terminal's codes as styles."""
    if _CODES not in text:
        return escape(text)
    from nbconvert.filters.ansi import ansi2html

    return ansi2html(text)


def _alt(metadata: Mapping, kind: str) -> str:
    own = metadata.get(kind)
    return str((own.get("alt") if isinstance(own, Mapping) else None) or metadata.get("alt") or "")


def _last_heading(fragment: str) -> str:
    found = re.findall(r"<h[1-4]\b[^>]*>(.*?)</h[1-4]>", fragment, re.DOTALL)
    return text_of(found[-1]) if found else ""


def _joined(value: object) -> str:
    return "".join(value) if isinstance(value, list) else str(value)
