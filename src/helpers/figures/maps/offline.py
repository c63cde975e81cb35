"""A folium map whose page carries all that it needs.

folium links a dozen files on CDNs. Here every link is replaced with the file itself, from the copies in the package
`folium-offline`; a link that has no copy is an error, never a request. A content security policy in the page then
forbids whatever was overlooked: only the page's own scripts may run, and nothing may be fetched (unless the map was
made with online tiles, when pictures may).
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterator

import folium
from branca.element import Element, Figure
from folium.template import Template

LEAFLET_JS = [pair for pair in folium.folium._default_js if pair[0] == "leaflet"]
LEAFLET_CSS = [pair for pair in folium.folium._default_css if pair[0] == "leaflet_css"]
# What folium's own popups and icons need besides Leaflet; a map without them stays a megabyte smaller.
POPUP_JS = [pair for pair in folium.folium._default_js if pair[0] == "jquery"]
ICON_JS = [pair for pair in folium.folium._default_js if pair[0] in ("bootstrap", "awesome_markers")]
ICON_CSS = [pair for pair in folium.folium._default_css if pair[0] != "leaflet_css"]

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What a map may do in its frame: run its own scripts, and open a source in a new tab when the reader asks for it."""

_LINKED_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_LINKED_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"\s*/?>')
_FILE_IN_STYLE = re.compile(r"url\((?![\"']?(?:data:|#))[^)]*\)")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class MissingAssetError(ValueError):
    """A map needs a file from the web of which there is no copy here."""

    def __init__(self, url: str):
        super().__init__(f"the map needs {url}, and folium-offline has no copy of it: leave out the part that needs it")
        self.url = url


class OfflineMap(folium.Map):
    """A `folium.Map` that opens with no network: in a notebook, in an exported page, or saved as a file of its own.

    Anything of folium can be added to it. Text that is not yours belongs in `helpers.figures.maps.interactive_map`,
    which never lets it become markup; a folium popup or tooltip does.

    Args:
        title: the page's title, and the name by which a screen reader announces the frame.
        frame_height: height of the frame in a notebook, in pixels.
        online_pictures: allow pictures (tiles) from https addresses.
        options: those of `folium.Map`.
    """

    _template = Template("""
        {% macro header(this, kwargs) %}
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
                html, body, main { height: 100%; margin: 0; }
                h1.unseen { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
                #{{ this.get_name() }} { position: relative; width: 100%; height: 100%; }
            </style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
            <main>
            <h1 class="unseen">{{ this.label }}</h1>
            <div class="folium-map" id="{{ this.get_name() }}" role="region" aria-label="Map"></div>
            </main>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map("{{ this.get_name() }}", {
                center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }} });
            {%- if this.control_scale %}
            L.control.scale({ imperial: false }).addTo({{ this.get_name() }});
            {%- endif %}
        {% endmacro %}
    """)

    def __init__(self, *, title: str, frame_height: int = 640, online_pictures: bool = False, **options):
        super().__init__(tiles=None, **options)
        self.default_js = list(LEAFLET_JS)
        self.default_css = list(LEAFLET_CSS)
        self.title = title
        self.label = _attribute(title)
        self.frame_height = frame_height
        page = OfflineFigure(title=title, online_pictures=online_pictures)
        self._parent = None  # type: ignore[assignment]  # folium made a page of its own; this one replaces it
        page.add_child(self)

    def render(self, **kwargs) -> None:  # type: ignore[override]  # as in folium.Map
        """Prepare the page; called by `save` and by the notebook."""
        parts = list(_descendants(self))
        icons = any(isinstance(part, folium.Icon) for part in parts)
        if icons or any(isinstance(part, folium.Popup | folium.Tooltip) for part in parts):
            self._need(self.default_js, POPUP_JS)
        if icons:
            self._need(self.default_js, ICON_JS)
            self._need(self.default_css, ICON_CSS)
        super().render(**kwargs)

    def _repr_html_(self, **kwargs) -> str:
        page = self.get_root().render(**kwargs)
        return (
            f'<iframe title="{self.label}" sandbox="{SANDBOX}" srcdoc="{html.escape(page)}" '
            f'style="width:100%;height:{self.frame_height}px;border:0"></iframe>'
        )

    @staticmethod
    def _need(links: list[tuple[str, str]], more: list[tuple[str, str]]) -> None:
        links.extend(link for link in more if link not in links)


class OfflineFigure(Figure):
    """The page around a map. See the module's text for what it does to it."""

    def __init__(self, *, title: str, online_pictures: bool = False):
        super().__init__(title=html.escape(title))
        self.online_pictures = online_pictures

    def render(self, **kwargs) -> str:
        """The page as HTML that asks nobody for anything, with a policy that says so."""
        page = inline(super().render(**kwargs))
        policy = content_policy(page, online_pictures=self.online_pictures)
        head = f'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        return page.replace("<html>\n<head>\n", f'<html lang="en">\n{head}', 1)


def inline(page: str) -> str:
    """The page with every linked script and style sheet replaced with the file itself.

    Raises MissingAssetError for a link that folium-offline has no copy of.
    """
    page = _LINKED_SCRIPT.sub(lambda link: f"<script>{_asset(link[1])}</script>", page)
    return _LINKED_STYLE.sub(lambda link: f"<style>{_asset(link[1])}</style>", page)


def content_policy(page: str, *, online_pictures: bool = False) -> str:
    """A content security policy under which the scripts that stand in the page run, and nothing else.

    Sources of a script that is not in the page when this is called are refused: an attribute like onerror, a
    javascript: address, markup that a text smuggles in.
    """
    scripts = " ".join(f"'sha256-{digest}'" for digest in script_hashes(page))
    pictures = "data: https:" if online_pictures else "data:"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src {pictures}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def script_hashes(page: str) -> list[str]:
    """SHA-256 (base64, as a content security policy names it) of each `<script>` of a page; data blocks do not run."""
    bodies = (body.replace("\r\n", "\n").replace("\r", "\n") for body in _SCRIPT.findall(page))
    digests = (base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies)
    return list(dict.fromkeys(digests))


def _asset(url: str) -> str:
    # Imported here: the copies are a module of 3 MB, which only the rendering of a map needs.
    from offlinefolium.elements import _res

    if url not in _res:
        raise MissingAssetError(url)
    # Some style sheets name font files besides the copies they carry.
    text = _FILE_IN_STYLE.sub("url(data:,)", _res[url]) if url.endswith(".css") else _res[url]
    return text.replace("</script", "<\\/script")


def _attribute(text: str) -> str:
    """Text for an attribute in folium's output, which is read as a Jinja template once more."""
    return html.escape(text).replace("{", "&#123;")


def _descendants(element: Element) -> Iterator[Element]:
    for child in element._children.values():
        yield child
        yield from _descendants(child)
