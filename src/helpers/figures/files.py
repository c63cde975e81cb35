"""Figures as files: SVG for print and for zooming, PNG for everything else."""

import struct
import zlib
from pathlib import Path

from matplotlib.figure import Figure

from helpers.figures import kept
from helpers.figures.drawing import Drawing

_HEAD = 33
"""Bytes of a PNG before which no chunk may stand: its signature and its first chunk."""


def write_figure(figure: Figure | Drawing, folder: Path, name: str, *, alt: str) -> list[Path]:
    """Write the figure as `name`.svg and `name`.png; the same figure gives the same bytes.

    Args:
        figure: the figure; a `Drawing` is drawn only where these files of it are not kept.
        folder: made if it is not there.
        name: without suffix.
        alt: the words that stand for the figure, kept in both files as their description.

    Returns:
        The paths, SVG first. Letters are outlines in the SVG, so that it looks the same where the font is missing. The
        PNG is the picture that a page shows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    content = kept.content(figure)
    outlines = kept.kept(content, [name, alt], lambda: kept.svg(figure, letters="path", salt=name, Description=alt))
    paths = [folder / f"{name}.svg", folder / f"{name}.png"]
    for path, data in zip(paths, (outlines, described(kept.picture(figure, content), alt)), strict=True):
        path.write_bytes(data)
    return paths


def described(png: bytes, words: str) -> bytes:
    """The picture with words as its description (a chunk iTXt, which takes any letters)."""
    chunk = b"iTXtDescription\0\0\0\0\0" + words.encode("utf-8", "replace")
    return png[:_HEAD] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[_HEAD:]
