"""Precision and recall of each type of claim, side by side."""

from matplotlib import pyplot
from matplotlib.figure import Figure

from helpers.figures.palette import INK, LANE, MUTED, RULE
from helpers.quality import Measurement
from helpers.schema import TYPES

_ALL = "all claims"


def error_rates(measured: Measurement) -> tuple[Figure, str]:
    """One line a type: the filled mark is precision, the hollow one recall, the number their F1.

    Returns:
        The figure, and the words that stand for it.
    """
    found = measured.by_type[measured.by_type["gold"] > 0]
    rows = [(t, found.loc[t]) for t in TYPES if t in found.index]
    rows = [(_ALL, measured.summary.loc["detection"]), *rows]
    drawn, axes = pyplot.subplots(figsize=(7.5, 1.3 + 0.36 * len(rows)), layout="constrained")
    for y, (name, row) in enumerate(reversed(rows)):
        precision, recall = row["precision"], row["recall"]
        if name == _ALL:
            axes.axhspan(y - 0.5, y + 0.5, color=LANE, zorder=0)
        axes.plot([precision, recall], [y, y], color=MUTED, linewidth=2, zorder=1)
        axes.plot(precision, y, "o", color=INK, markersize=8, zorder=3)
        axes.plot(recall, y, "o", color="white", markeredgecolor=INK, markeredgewidth=1.6, markersize=8, zorder=2)
        axes.text(1.04, y, f"{row['f1']:.2f}", va="center", ha="left", color=INK, clip_on=False)
    axes.set_yticks(range(len(rows)), [f"{name}  ({row['gold']:.0f})" for name, row in reversed(rows)])
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    axes.grid(axis="x", color=RULE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    axes.text(1.04, len(rows) - 0.4, "F1", va="bottom", ha="left", color=MUTED, clip_on=False)
    axes.set_title("● precision: right of what was found   ○ recall: found of what is there", loc="left", fontsize=10)
    spoken = "; ".join(
        f"{name} ({row['gold']:.0f} annotated): precision {row['precision']:.2f}, recall {row['recall']:.2f}"
        for name, row in rows
    )
    return drawn, f"Precision and recall by type of claim. {spoken}."
