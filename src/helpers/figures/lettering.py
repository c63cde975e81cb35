"""How much room words take on paper, measured in the font that figures are drawn with. Lengths are inches."""

from functools import cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

POINTS = 72
FONT = "DejaVu Sans"
LINE = 1.32
"""Height of a line of text, in its font size."""
HINTING = 1.03
"""How much wider a screen may draw a line of text than its outlines are."""


def width(text: str, size: float, weight: str = "normal") -> float:
    """Width of a line of text."""
    words = text.split(" ")
    return size * (sum(_word(word, weight) for word in words) + (len(words) - 1) * _space(weight))


@cache
def _word(word: str, weight: str) -> float:
    """Width of a word at one point; kerning across spaces is left out, as it is far below HINTING."""
    if not word:
        return 0.0
    font = FontProperties(family=FONT, weight=weight)
    path = TextPath((0, 0), word.replace("$", r"\$"), size=100, prop=font)
    return HINTING * float(path.get_extents().x1) / POINTS / 100


@cache
def _space(weight: str) -> float:
    return _word("a\N{NO-BREAK SPACE}a", weight) - 2 * _word("a", weight)


def line_height(size: float) -> float:
    """Height of a line of text of that size in points, in inches."""
    return size * LINE / POINTS


def wrap(text: str, most: float, size: float) -> list[str]:
    """The text in as few lines of at most that width as it takes, about equally long; broken at spaces only."""
    lines = _fill(text, most, size)
    while len(lines) > 1 and most > 0.3:
        narrower = _fill(text, most - 0.1, size)
        if len(narrower) > len(lines) or max(width(line, size) for line in narrower) >= most:
            break
        lines, most = narrower, most - 0.1
    return lines


def _fill(text: str, most: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size) <= most:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
