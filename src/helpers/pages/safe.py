"""Foreign text and foreign HTML made harmless for a shared page.

Article text, speakers' names, file names and a researcher's own outputs all end on the page, and any of them may carry
markup. Everything that is HTML goes through one allow-list; nothing is exempt, so the project's own tables are written
to pass it unchanged. Scripts never pass. Characters that reorder the text around them are made visible.
"""

import re

import nh3

_CONTROLS = {
    code: f"[U+{code:04X}]"
    for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # embeddings, overrides, isolates
} | dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F), "")
_CONTROL = re.compile(f"[{''.join(map(re.escape, map(chr, _CONTROLS)))}]")

_TEXT_TAGS = (
    "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2"
    " h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q s samp section small source span strong sub summary sup"
    " table tbody td tfoot th thead time tr u ul var"
)
TAGS = frozenset(_TEXT_TAGS.split())
DROPPED_WITH_CONTENT = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"}
)
ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir", "role", "style", "hidden", "aria-label", "aria-hidden", "tabindex"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "source": {"srcset", "media", "width", "height"},
    "details": {"open"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "ol": {"start"},
    "time": {"datetime"},
}
_STYLE_NAMES = (
    "color background-color font-weight font-style text-align text-decoration vertical-align white-space width height"
    " min-width max-width border-color border-left-color border-left-width border-left-style padding padding-left"
    " margin-left --night"
)
STYLES = frozenset(_STYLE_NAMES.split())
_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]*$")


def plain(text: str) -> str:
    """The text without control characters; those that change the direction of writing become visible, as [U+202E]."""
    if text.isprintable():  # nearly all texts are, and no such character is
        return text
    return _CONTROL.sub(lambda found: _CONTROLS[ord(found[0])], re.sub(r"\r\n?", "\n", text))


def _keep(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if _LINK.match(value) else None
    if attribute in ("src", "srcset"):
        return value if _PICTURE.match(value) else None
    if attribute == "tabindex":
        return "0" if value == "0" else None
    return value


def sanitise(fragment: str) -> str:
    """A well-formed HTML fragment with nothing in it that runs, fetches or leaves its place.

    Allowed are text markup, tables, disclosure boxes and pictures that are data themselves; links to http(s), mail
    and anchors of the same page. `data-` attributes stay, for sorting.
    """
    return nh3.clean(
        plain(fragment),
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_keep,
        generic_attribute_prefixes={"data-"},
        filter_style_properties=set(STYLES),
        url_schemes={"http", "https", "mailto", "data"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def text_of(fragment: str) -> str:
    """The words of an HTML fragment, without tags, white space collapsed (for titles and tables of contents)."""
    words = nh3.clean(fragment, tags=set(), clean_content_tags=set(DROPPED_WITH_CONTENT))
    return " ".join(re.sub(r"&nbsp;", " ", words).split())
