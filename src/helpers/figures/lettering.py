"""How much room words take on paper, measured in the font that figures are drawn with. Lengths are inches."""

from functools import cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

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
    vertices, codes = text_to_path.get_text_path(_font(weight), word)  # letters of a hundred points
    return HINTING * _right_end(Path(vertices, codes)) / POINTS / 100


@cache
def _font(weight: str) -> FontProperties:
    return FontProperties(family=FONT, weight=weight)


def _right_end(path: Path) -> float:
    """The rightmost point of an outline, as `get_extents` tells it, curve by curve, with which measuring words takes seven times as long."""
    codes, x = np.asarray(path.codes), np.asarray(path.vertices)[:, 0]
    if path.codes is None or (codes == Path.CURVE4).any():
        return float(path.get_extents().x1)
    bends = np.flatnonzero(codes == Path.CURVE3)[::2]  # a curve has two vertices, the first of them off its line
    start, off, end = x[bends - 1], x[bends], x[bends + 1]
    bend = start - 2 * off + end
    with np.errstate(divide="ignore", invalid="ignore"):
        turn = (start - off) / bend  # where a curve runs neither left nor right
        furthest = start + 2 * turn * (off - start) + turn**2 * bend
    on_line = np.isin(codes, (Path.MOVETO, Path.LINETO))
    inside = (turn > 0) & (turn < 1)
    return float(max(x[on_line].max(initial=-np.inf), end.max(initial=-np.inf), furthest[inside].max(initial=-np.inf)))


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
