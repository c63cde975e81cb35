"""Tables of safe HTML as a page needs them: they scroll by themselves; dates and long texts are not squeezed."""

import re
from html import escape

from .safe import sanitise

_TABLES = re.compile(r"<(/?)table\b[^>]*>", re.IGNORECASE)
_STYLER = re.compile(r"(#T_[\w\s.,:#()-]*)\{([^{}<>]*)\}")
_LONG = re.compile(r"<td>(?=[^<]{60})")
_FLUSH_LEFT = re.compile(r"(<t[dh]) style=\"text-align: left;?\">")
_DAY = re.compile(r"(<td[^>]*>)(\d{4}-\d{2}(?:-\d{2})?)(?=</td>)")


def tidy(fragment: str) -> str:
    """Tables that scroll by themselves, header cells that say something, pictures left out that say so."""
    fragment = _FLUSH_LEFT.sub(r"\1>", fragment)  # what a notebook needs (`show.flush_left`)
    fragment = re.sub(r"<th\b[^>]*></th>", "<td></td>", fragment)
    fragment = _LONG.sub('<td class="long">', _DAY.sub(r"\1<time>\2</time>", fragment))
    fragment = re.sub(
        r"<img\b(?![^>]*\ssrc=)(?:[^>]*?\balt=\"([^\"]*)\")?[^>]*>",
        lambda m: f'<span class="left-out">[picture left out: {m[1] or "it is not in the file"}]</span>',
        fragment,
    )
    parts, depth, last = [], 0, 0
    for match in _TABLES.finditer(fragment):
        closes = bool(match[1])
        if not closes and depth == 0:
            parts += [
                fragment[last : match.start()],
                '<div class="scroll" tabindex="0" role="group" aria-label="Table">',
            ]
            last = match.start()
        depth += -1 if closes else 1
        if closes and depth == 0:
            parts += [fragment[last : match.end()], "</div>"]
            last = match.end()
    return "".join([*parts, fragment[last:]])


def styler_rules(html: str) -> str:
    """The cell styles of a pandas Styler, which sit in a style element; only its own ids, only harmless properties."""
    rules = []
    for selectors, body in _STYLER.findall(html):
        kept = re.search(r'style="([^"]*)"', sanitise(f'<p style="{escape(" ".join(body.split()))}">x</p>'))
        if kept and all(selector.strip().startswith("#T_") for selector in selectors.split(",")):
            rules.append(f"{' '.join(selectors.split())} {{{kept[1]}}}")
    return f"<style>{' '.join(rules)}</style>" if rules else ""
