"""Bars that lie, one a row, each divided into parts."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.figure import Figure

WIDE, HEAD, ROW = 7.5, 1.4, 0.34
"""Inches: the figure's width, what its legend and axis are high, and a bar."""


def stacked_bars(
    counts: pd.DataFrame, looks: Mapping[str, Mapping[str, Any]], *, unit: str
) -> tuple[Figure, Axes, dict[str, BarContainer]]:
    """The figure, its axes, and the bars of each part; the last row of the table is the uppermost bar.

    Args:
        counts: a column a part, a row a bar, named as it shall be called.
        looks: how matplotlib draws each part, with its `label`; in the order of the parts.
        unit: what is counted.
    """
    figure = Figure(figsize=(WIDE, HEAD + ROW * max(len(counts), 1)), layout="constrained")
    axes = figure.subplots()
    left = pd.Series(0, index=counts.index)
    bars = {}
    for part, look in looks.items():
        bars[part] = axes.barh(counts.index, counts[part], left=left, **look)
        left = left + counts[part]
    axes.set_xlabel(unit)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    if bars:
        figure.legend(loc="outside upper left", ncols=4, frameon=False)
    return figure, axes, bars


def mathless(words: str) -> str:
    """The words as matplotlib shows them as they are: between two `$` it would read mathematics."""
    return words.replace("$", r"\$")
