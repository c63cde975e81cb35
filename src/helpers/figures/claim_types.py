"""How many claims of each type each side makes."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.conflicts import Conflict
from helpers.figures.drawing import Drawing
from helpers.figures.palette import INK, PAPER, Palette
from helpers.figures.stacks import mathless, stacked_bars
from helpers.schema import TYPES


def claims_by_type(claims: pd.DataFrame, conflict: Conflict) -> tuple[Drawing, str]:
    """One bar a type of claim, divided by the speakers' sides.

    Args:
        claims: schema.CLAIMS.
        conflict: the profile whose colours the sides take.

    Returns:
        The figure, and the words that stand for it.
    """
    palette = Palette.of(conflict, sides=tuple(claims["side"].unique()))
    counts = claims.groupby(["type", "side"]).size().unstack(fill_value=0)
    types = [t for t in TYPES if t in counts.index]
    sides = [s for s in palette.sides if s in counts.columns]
    counts = counts.reindex(index=types[::-1], columns=sides, fill_value=0)
    looks = {s: {"hatch": palette[s].hatch} | palette[s].patch | {"label": mathless(palette[s].name)} for s in sides}

    def draw() -> Figure:
        drawn, axes, bars = stacked_bars(counts, looks, unit="claims")
        for side in sides:
            axes.bar_label(bars[side], [n or "" for n in counts[side]], label_type="center", color=INK, **_HALO)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        return drawn

    drawn = Drawing(draw, "claims by type", types, counts.to_numpy().tolist(), looks)
    lines = [f"{t}: " + ", ".join(f"{palette[s].name} {counts[s][t]}" for s in sides if counts[s][t]) for t in types]
    return drawn, "Bars of claims by type and by the speaker's side. " + "; ".join(lines) + "."


_HALO: dict[str, Any] = {
    "fontsize": 9,
    "bbox": {"boxstyle": "round,pad=0.15", "facecolor": PAPER, "edgecolor": "none", "alpha": 0.85},
}
