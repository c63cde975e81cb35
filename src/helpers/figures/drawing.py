"""A figure that is drawn only where somebody looks at it and no picture of it is kept.

What is told of it when it is made tells it from any other: a story, counts by place, a title. Making that takes
milliseconds, drawing a second.
"""

from collections.abc import Callable
from typing import Any

import matplotlib
from matplotlib.figure import Figure

from helpers.cache import code_version, digest

_CODE = ("figures/**/*", "analysis/**/*", "wording/**/*", "places/**/*", "conflicts/**/*", "schema.py")
_PACKAGES = ("matplotlib", "numpy", "pillow", "shapely", "pyproj", "geopandas")


class Drawing:
    """Stands for a matplotlib figure, and is that figure to whoever asks for anything of it.

    Args:
        draw: makes the figure.
        shown: all that decides what is on it, besides this package's code: values that JSON or `repr` tell in full.
    """

    def __init__(self, draw: Callable[[], Figure], *shown: object) -> None:
        self._draw = draw
        self._shown = shown
        self._figure: Figure | None = None
        self._is_given = False

    @property
    def figure(self) -> Figure:
        """The figure; whoever has it may change it, so that what was told of it tells it no longer."""
        self._is_given = True
        return self.drawn()

    @property
    def key(self) -> str:
        """What tells it from any other figure; "" once somebody may have changed it."""
        if self._is_given:
            return ""
        looks = {name: value for name, value in dict.items(matplotlib.rcParams) if not name.startswith("backend")}
        return digest(self._shown, looks, code_version(_CODE, _PACKAGES))

    def drawn(self) -> Figure:
        """The figure, for whoever only takes a picture of it."""
        self._figure = self._figure or self._draw()
        return self._figure

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what notebooks and pickles look for
            raise AttributeError(name)
        return getattr(self.figure, name)

    def _repr_png_(self) -> bytes:
        from helpers.figures.kept import picture

        return picture(self)
