"""Interactive maps that survive being shared.

A folium map in a notebook is a frame whose document loads a dozen files from other hosts. Here the files are put into
the frame's document (from the package folium-offline), those that the map does not use are left out, background tiles
are taken away, and the frame is sandboxed under a policy that lets exactly these scripts run and nothing be fetched.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

import lxml.html

from .blocks import Shelf, block, runs
from .safe import plain, sanitise

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_PROGRAM = re.compile(r"(</body>\s*<script>)(.*)(</script>\s*</html>)", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:src|href)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_TILES = re.compile(r"(L\.tileLayer(?:\.wms)?\(\s*)([\"'])(?:https?:)?//[^\"']*\2")
_REMOTE_CSS = re.compile(r"(?:@import[^;]*;|url\(\s*(?![\"']?(?:data:|#))[^)]*\))", re.IGNORECASE)
_REMOTE_IMAGE = re.compile(r"(<img\b[^>]*?\bsrc\s*=\s*[\"']?)(?!data:)[^\"'\s>]+", re.IGNORECASE)
_TEXT_LITERALS = (
    re.compile(r"(bindTooltip\(\s*`)(.*?)((?<=</div>)`,\s*\{)", re.DOTALL),
    re.compile(r"(\$\(`)(<div id=\"html_.*?)((?<!\\)`\)\[0\])", re.DOTALL),
)
_POLICY = re.compile(r"<meta\b[^>]*http-equiv=[\"']Content-Security-Policy[\"'][^>]*>\s*", re.IGNORECASE)
_RIGHTS = ("allow-popups", "allow-popups-to-escape-sandbox")
_EMPTY_TILE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="

# Files that folium adds to every map, and what in the map shows that it uses them.
_OPTIONAL = {
    "jquery": r"\$\(|\$\.|\bjQuery\b",
    "bootstrap.bundle": r"data-bs-|\bbootstrap\.",
    "bootstrap.min.css": r"class=\\?[\"'][^\"']*\b(?:table|btn|alert|card|badge)\b",
    "bootstrap-glyphicons": r"glyphicon",
    "fontawesome": r"[\"']fa[\"']|class=\\?[\"'][^\"']*\bfa[srb]? ",
    "awesome": r"AwesomeMarkers",
}
NOTES = {
    "tiles": "The background of this map comes from a server; it is left out, so that this file asks for nothing.",
    "files": "Left out, because they are not in the packages at hand: {}.",
}


@dataclass(frozen=True)
class FoundMap:
    """A map in a notebook's output: its document, what it says it shows, the height it asks for (0 for none), and the
    rights of its frame that a shared file grants too."""

    document: str
    title: str = ""
    height: int = 0
    rights: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharedMap:
    """A map's frame as HTML, the hashes of the scripts in it (for the page's policy), and what had to be left out.

    The frame's document stands behind it as data: the page's script opens it when the reader comes near.
    """

    frame: str
    hashes: tuple[str, ...]
    notes: tuple[str, ...]


def script_hash(script: str) -> str:
    """The source expression that lets exactly this script run under a Content-Security-Policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(hashes: Iterable[str]) -> str:
    """A Content-Security-Policy that forbids every source outside the file, and every script but those hashed."""
    scripts = " ".join(dict.fromkeys(hashes)) or "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def template(name: str) -> str:
    """The text of a file in the template folder."""
    return files(__package__).joinpath("template", name).read_text(encoding="utf-8")


def find_map(fragment: str) -> FoundMap | None:
    """The map, where an HTML output is the frame of a folium map and nothing else; None otherwise."""
    if "srcdoc" not in fragment or "<iframe" not in fragment:
        return None
    root = lxml.html.fragment_fromstring(fragment, create_parent="div")
    frames = root.findall(".//iframe")
    words = " ".join(root.text_content().split())
    if len(frames) != 1 or (words and not words.startswith("Make this Notebook Trusted")):
        return None
    frame, document = frames[0], frames[0].get("srcdoc") or ""
    if not re.search(r"class=[\"']folium-map[\"']", document):
        return None
    height = re.search(r"(?<![\w-])height:\s*(\d{2,4})px", frame.get("style") or "")
    rights = [right for right in (frame.get("sandbox") or "").split() if right in _RIGHTS]
    return FoundMap(document, frame.get("title") or "", int(height[1]) if height else 0, tuple(rights))


def share_map(found: FoundMap, shelf: Shelf, *, title: str = "") -> SharedMap:
    """A map made to run from one file, in a frame that can reach neither the page nor any host.

    Args:
        found: the map as its notebook output carries it.
        shelf: takes the scripts and styles that the map may have in common with others of its page.
        title: what the map shows, the frame's accessible name, where the map does not say it itself.
    """
    parts = _Parts(_whole_program(plain(_POLICY.sub("", found.document))))
    document = parts.shared()
    hashes = tuple(dict.fromkeys(script_hash(m[2]) for m in _SCRIPT.finditer(document) if runs(m[1])))
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'
    document = document.replace("<head>", f"<head>{head}", 1)
    rights = " ".join(["allow-scripts", *found.rights])
    height = f' style="height: {found.height}px"' if found.height else ""
    name = escape(plain(found.title or title))
    frame = f'<iframe sandbox="{rights}" title="{name}"{height}></iframe>'
    return SharedMap(frame + block(shelf.put(document), name="map-document"), hashes, parts.notes)


class _Parts:
    """A map's document, taken apart into libraries, own scripts, styles and markup, and put together again."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.own = _own_text(document)
        self.missing: list[str] = []

    def shared(self) -> str:
        """The document with every file in it that it uses, and nothing that it would fetch."""
        pieces, last = [], 0
        for match in _SCRIPT.finditer(self.document):
            pieces += [self._markup(self.document[last : match.start()]), self._script(match)]
            last = match.end()
        document = "".join([*pieces, self._markup(self.document[last:])])
        addition = f"<style>{template('map.css')}</style><script>{template('map.js')}</script>"
        return document.replace("<head>", f"<head>{addition}", 1)

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be left out, in words."""
        tiles = [NOTES["tiles"]] if _TILES.search(self.own) else []
        return tuple(tiles + ([NOTES["files"].format(", ".join(self.missing))] if self.missing else []))

    def _include(self, tag: str, wrap: str) -> str:
        address = _ADDRESS.search(tag)
        if address is None or (wrap == "style" and "stylesheet" not in tag) or not _is_used(address[1], self.own):
            return ""
        content = _library(address[1])
        if content is None:
            self.missing.append(address[1])
            return ""
        return f"<{wrap}>{content}</{wrap}>"

    def _script(self, match: re.Match) -> str:
        attributes, text = match.groups()
        if _ADDRESS.search(attributes):
            return self._include(attributes, "script")
        if (address := _known(text)) is not None:
            return match[0] if _is_used(address, self.own) else ""
        if not runs(attributes):
            return match[0]
        text = _TILES.sub(rf"\1\2{_EMPTY_TILE}\2", text)
        return f"<script{attributes}>{_quiet_literals(text)}</script>"

    def _style(self, match: re.Match) -> str:
        address = _known(match[1])
        if address is not None and not _is_used(address, self.own):
            return ""
        return f"<style>{_REMOTE_CSS.sub('none', match[1])}</style>"

    def _markup(self, text: str) -> str:
        text = _STYLE.sub(self._style, _LINK.sub(lambda link: self._include(link[0], "style"), text))
        return _REMOTE_IMAGE.sub(rf"\g<1>{_EMPTY_TILE}", text)


@cache
def _libraries() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The packaged files by address, by file name (for other releases of folium), and their addresses by content."""
    from offlinefolium import elements  # it takes half a second to import, which a page without a map need not

    by_address = {url: text.replace("\r\n", "\n") for url, text in elements._res.items()}
    by_name = {_name(url): text for url, text in by_address.items()}
    by_text = {_fingerprint(text): url for url, text in by_address.items()}
    return by_address, by_name, by_text


def _name(address: str) -> str:
    return urlsplit(address).path.rsplit("/", 1)[-1].lower()


def _fingerprint(text: str) -> str:
    return hashlib.sha256(plain(text).strip().encode()).hexdigest()


def _library(address: str) -> str | None:
    by_address, by_name, _ = _libraries()
    text = by_address.get(address) or by_name.get(_name(address))
    return None if text is None else plain(text)


def _known(text: str) -> str | None:
    return _libraries()[2].get(_fingerprint(text))


def _is_used(address: str, own: str) -> bool:
    for name, sign in _OPTIONAL.items():
        if name in address.lower():
            return re.search(sign, own) is not None
    return True


def _own_text(document: str) -> str:
    """The document without libraries, linked or already in it, to see which of them it uses."""
    without = _SCRIPT.sub(lambda m: "" if _ADDRESS.search(m[1]) or _known(m[2]) else m[0], document)
    return _LINK.sub("", _STYLE.sub(lambda m: "" if _known(m[1]) else m[0], without))


def _whole_program(document: str) -> str:
    """folium's own program, which ends the page, as one script even where a text in it says `</script>`."""
    return _PROGRAM.sub(
        lambda match: match[1] + re.sub(r"<(?=/script|!--)", r"<\\", match[2], flags=re.IGNORECASE) + match[3], document
    )


def _quiet_literals(script: str) -> str:
    """Popups and tooltips, which folium writes into template literals as they are, as safe HTML and never as code."""

    def quiet(match: re.Match) -> str:
        words = sanitise(re.sub(r"\\([`$\\/!])", r"\1", match[2]))
        return match[1] + re.sub(r"([\\`]|\$\{)", r"\\\1", words) + match[3]

    for literal in _TEXT_LITERALS:
        script = literal.sub(quiet, script)
    return script
