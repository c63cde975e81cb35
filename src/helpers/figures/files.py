"""Figures as files: SVG for print and for zooming, PNG for everything else."""

import io
from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

from helpers.figures.kept import pictures

DOTS_PER_INCH = 200


def write_figure(figure: Figure, folder: Path, name: str, *, alt: str) -> list[Path]:
    """Write the figure as `name`.svg and `name`.png; the same figure gives the same bytes.

    Args:
        figure: drawn already.
        folder: made if it is not there.
        name: without suffix.
        alt: the words that stand for the figure, kept in both files as their description.

    Returns:
        The paths, SVG first. Letters are outlines in the SVG, so that it looks the same where the font is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.svg", folder / f"{name}.png"]
    for path, data in zip(paths, pictures(figure, [name, alt], lambda: _drawn(figure, name, alt)), strict=True):
        path.write_bytes(data)
    return paths


def _drawn(figure: Figure, name: str, alt: str) -> list[bytes]:
    svg, png = io.BytesIO(), io.BytesIO()
    with matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": name}):
        figure.savefig(svg, format="svg", metadata={"Date": None, "Description": alt})
    figure.savefig(png, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None, "Description": alt})
    return [svg.getvalue(), png.getvalue()]
