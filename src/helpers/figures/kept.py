"""Figures as pictures, each drawn once: who shows it and who writes it have the same, and so has the next run.

A picture is kept by what is on its figure. A `Drawing` tells that before it is drawn; of any other figure its SVG with
letters as letters tells it, in a tenth of the time that drawing its dots takes.
"""

import base64
import io
from collections.abc import Callable

import matplotlib
from matplotlib.figure import Figure
from PIL import Image, ImageChops

from helpers.cache import PICTURES, code_version, digest
from helpers.figures.drawing import Drawing
from helpers.tables import own_cache

DOTS_PER_INCH = 160
MARGIN = 16
"""Dots that are left around what is on a figure."""
COLOURS = 256
"""Colours of a figure as a picture: all that flat areas and smooth edges need, in a third of the bytes."""
_CODE = ("figures/files.py", "figures/kept.py")
_PACKAGES = ("matplotlib", "numpy", "pillow")


def picture(figure: Figure | Drawing, told: str = "") -> bytes:
    """The figure as PNG. `told` is its `content`, where that is known already."""
    return kept(told or content(figure), "picture", lambda: _drawn(figure))


def content(figure: Figure | Drawing) -> str:
    """What tells all that is on a figure."""
    told = figure.key if isinstance(figure, Drawing) else ""
    return told or svg(figure, letters="none", salt="content").decode()


def svg(figure: Figure | Drawing, *, letters: str, salt: str, **metadata: str) -> bytes:
    """The figure as SVG; `letters` is "none" for letters as letters, "path" for outlines, `salt` goes into its ids."""
    file = io.BytesIO()
    with matplotlib.rc_context({"svg.fonttype": letters, "svg.hashsalt": salt}):
        _whole(figure).savefig(file, format="svg", metadata={"Date": None, **metadata})
    return file.getvalue()


def kept(figure: str, how: object, make: Callable[[], bytes]) -> bytes:
    """What `make` draws of a figure, from the cache where the same was drawn before.

    Args:
        figure: its `content`.
        how: all that decides what is drawn besides the figure.
        make: called without arguments, where nothing is kept.
    """
    cache, key = own_cache(), digest(figure, how, code_version(_CODE, _PACKAGES))
    if found := cache.load_rows(PICTURES, key):
        return base64.b64decode(str(found[0]["data"]))
    made = make()
    cache.store_rows(PICTURES, key, [{"data": base64.b64encode(made).decode()}])
    return made


def _whole(figure: Figure | Drawing) -> Figure:
    return figure.drawn() if isinstance(figure, Drawing) else figure


def _drawn(figure: Figure | Drawing) -> bytes:
    dots = _dots(figure.drawn()) if isinstance(figure, Drawing) else _tight(figure)
    flat = dots.quantize(COLOURS, dither=Image.Dither.NONE)
    small = io.BytesIO()
    flat.save(small, format="png")  # optimize=True saves a tenth of the bytes, and takes six times as long
    return small.getvalue()


def _dots(figure: Figure) -> Image.Image:
    """The dots of a figure on which all lies within its edges, cut to what is on it: it has to be laid out once."""
    file = io.BytesIO()
    figure.savefig(file, format="rgba", dpi=DOTS_PER_INCH)
    wide = int(figure.get_size_inches()[0] * DOTS_PER_INCH)
    whole = Image.frombytes("RGBA", (wide, len(file.getvalue()) // (4 * wide)), file.getvalue()).convert("RGB")
    ground = Image.new("RGB", whole.size, whole.getpixel((0, 0)))
    left, top, right, low = ImageChops.difference(whole, ground).getbbox() or (0, 0, *whole.size)
    right, low = min(right + MARGIN, whole.width), min(low + MARGIN, whole.height)
    return whole.crop((max(left - MARGIN, 0), max(top - MARGIN, 0), right, low))


def _tight(figure: Figure) -> Image.Image:
    """The dots of any figure, with what lies outside its edges."""
    file = io.BytesIO()
    raw = {"compress_level": 0}  # it is read again at once
    figure.savefig(file, format="png", dpi=DOTS_PER_INCH, bbox_inches="tight", pil_kwargs=raw)
    return Image.open(file).convert("RGB")
