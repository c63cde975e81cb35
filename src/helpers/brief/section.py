"""A part of a report: what a notebook shows where a cell ends in it, and a page takes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from IPython.display import HTML, display
from markupsafe import Markup

from helpers import show

if TYPE_CHECKING:
    from helpers.figures.drawing import Drawing


class Picture(NamedTuple):
    """A figure with the words that stand for it, and the same drawn for a phone (None: the wide one is for both)."""

    wide: Drawing
    alt: str
    narrow: Drawing | None = None


class Rows(NamedTuple):
    """The rows of claims with their data, by which an exported page filters them."""

    html: Markup
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """Part of a report; a notebook shows it. `pieces` are HTML, prose, pictures, maps and rows, in their order."""

    pieces: tuple[object, ...] = ()

    @property
    def html(self) -> Markup:
        """What of it is HTML, as one string."""
        told = (p if isinstance(p, Markup) else p.html for p in self.pieces if isinstance(p, Markup | Rows))
        return Markup("").join(told)

    def _ipython_display_(self) -> None:
        for piece in self.pieces:
            match piece:
                case Markup():
                    display(HTML(show.flush_left(str(piece))))
                case str():
                    show.prose(piece)
                case Picture(wide, alt, narrow):
                    show.figure(wide, alt=alt, narrow=narrow)
                case Rows(html, data):
                    show.claims(html, data)
                case _:
                    display(piece)


def section(*pieces: object) -> Section:
    """The section of these pieces; what is None or empty is left out."""
    return Section(tuple(p for p in pieces if p is not None and p != ""))
