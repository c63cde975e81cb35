"""Pictures of figures, kept by what is on them: one that has not changed is drawn once, whoever shows it or writes it.

What is on a figure is told by its SVG with letters as letters, which takes a tenth of the time of drawing them.
"""

import base64
import io
from collections.abc import Callable

import matplotlib
from matplotlib.figure import Figure

from helpers.cache import PICTURES, code_version, digest
from helpers.tables import own_cache

_CODE = ("show.py", "figures/files.py", "figures/kept.py")
_PACKAGES = ("matplotlib", "numpy", "pillow")


def pictures(figure: Figure, how: object, make: Callable[[], list[bytes]]) -> list[bytes]:
    """What `make` draws of the figure, from the cache where the same was drawn before.

    Args:
        how: all that decides it besides the figure.
        make: called without arguments, where nothing is kept.
    """
    cache, key = own_cache(), digest(_content(figure), how, code_version(_CODE, _PACKAGES))
    if kept := cache.load_rows(PICTURES, key):
        return [base64.b64decode(row["data"]) for row in kept]
    made = make()
    cache.store_rows(PICTURES, key, [{"data": base64.b64encode(data).decode()} for data in made])
    return made


def _content(figure: Figure) -> str:
    file = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "content"}):
        figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue()
