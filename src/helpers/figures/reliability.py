"""Whether a claim's confidence keeps its word: what was said against what was found right, and on how many rows."""

from collections.abc import Mapping

from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.figures.palette import INK, LANE, MUTED, RULE
from helpers.quality.reliability import BINS, Bin, Curve
from helpers.wilson import wilson

FEW = 10
"""Rows below which a mark is pale: too few to say anything."""


def reliability(curves: Mapping[str, Curve], *, narrow: bool = False) -> tuple[Figure, str]:
    """A panel a curve: marks on the diagonal keep their word, marks below it promise too much.

    Args:
        curves: by what they were measured on; at least one.
        narrow: for a phone, one panel below the other.

    Returns:
        The figure, and the words that stand for it.
    """
    shape = (len(curves), 1) if narrow else (1, len(curves))
    size = (4.2, 5.2 * len(curves)) if narrow else (4.6 * len(curves), 5.2)
    drawn, panels = pyplot.subplots(*shape, figsize=size, layout="constrained", squeeze=False)
    for (name, curve), axes in zip(curves.items(), panels.flat, strict=True):
        _panel(axes, name, curve)
    return drawn, "Reliability of the claims' confidence. " + " ".join(map(_told, curves, curves.values()))


def _panel(axes: Axes, name: str, curve: Curve) -> None:
    axes.plot([0, 1], [0, 1], color=MUTED, linewidth=1, linestyle=(0, (4, 3)), zorder=1)
    axes.text(0.03, 0.07, "as said", color=MUTED, fontsize=9, rotation=45, rotation_mode="anchor")
    for found in curve.bins:
        low, high = _interval(found)
        colour = INK if found.rows >= FEW else RULE
        axes.plot([found.confidence] * 2, [low, high], color=colour, linewidth=1.2, zorder=2)
        axes.plot(found.confidence, found.share, "o", color=colour, markersize=7, zorder=3)
    most = max(b.rows for b in curve.bins)
    for number in range(BINS):
        axes.axvspan(number / BINS, (number + 1) / BINS, color=LANE if number % 2 else "white", zorder=0, linewidth=0)
    for found in curve.bins:
        left, height = found.number / BINS, 0.16 * found.rows / most
        axes.bar(left + 0.5 / BINS, height, width=0.8 / BINS, bottom=-0.28, color=RULE, zorder=1)
        axes.text(left + 0.5 / BINS, -0.27 + height, str(found.rows), ha="center", va="bottom", color=MUTED, fontsize=8)
    axes.text(0.005, -0.07, "rows", color=MUTED, fontsize=8)
    axes.set_xlim(0, 1)
    axes.set_ylim(-0.28, 1.02)
    ticks = [0, 0.25, 0.5, 0.75, 1]
    axes.set_xticks(ticks, ["0 %", "25 %", "50 %", "75 %", "100 %"])
    axes.set_yticks(ticks, ["0 %", "25 %", "50 %", "75 %", "100 %"])
    axes.set_xlabel("said: chance that nothing stated is wrong")
    axes.set_ylabel("found: rows that state nothing wrong")
    axes.grid(axis="y", color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    said, right = f"{curve.confidence:.0%}", f"{curve.trust:.0%}"
    title = f"{name[0].upper()}{name[1:]}\n{curve.rows:,} rows: said {said}, found {right}; error {curve.error:.3f}"
    axes.set_title(title, loc="left", fontsize=10)


def _interval(found: Bin) -> tuple[float, float]:
    """Wilson's interval of 95 % of a bin's share."""
    return wilson(found.right / found.rows, found.rows)


def _told(name: str, curve: Curve) -> str:
    bins = "; ".join(f"{b.confidence:.0%} said, {b.share:.0%} found ({b.rows} rows)" for b in curve.bins)
    return f"{name[0].upper()}{name[1:]}: {curve.describe()}. {bins}."
