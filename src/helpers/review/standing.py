"""How far an audit is: which answers of a draw hold, which are still to be given, and what has changed since."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

_NOW = ["stratum", "of", "folder", "reader"]
_SAME = ("item", "article", "key", "stated")


@dataclass(frozen=True)
class Standing:
    """A reviewer's audit of a draw.

    Attributes:
        answers: those that hold, as the draw is now: each side counts as many claims as it has now.
        open: numbers of the rows of the draw that have no answer yet.
        changed: what has changed since the answers were given, in words, "" for nothing.
    """

    answers: pd.DataFrame
    open: Sequence[int]
    changed: str


def standing(drawn: pd.DataFrame, answers: pd.DataFrame, *, reviewer: str, seed: int) -> Standing:
    """How far the reviewer's audit of this draw (from `draw`) is, by the answers of the file.

    An answer holds as long as its item is drawn and the claim states what it stated then.
    """
    own = answers[answers["reviewer"].eq(reviewer) & answers["seed"].eq(str(seed))]
    numbers = {key: n for n, key in enumerate(zip(*(drawn[c] for c in _SAME), strict=True))}
    at = [numbers.get(key) for key in zip(*(own[c] for c in _SAME), strict=True)]
    here = own[pd.Series([n is not None for n in at], index=own.index, dtype=bool)]
    found = [n for n in at if n is not None]
    now = drawn.iloc[found][_NOW].astype("string").set_axis(here.index)
    return Standing(
        here.assign(**{name: now[name] for name in _NOW}),
        [n for n in range(len(drawn)) if n not in set(found)],
        _changed(drawn, own, lost=len(own) - len(here)),
    )


def _changed(drawn: pd.DataFrame, own: pd.DataFrame, *, lost: int) -> str:
    if own.empty or drawn.empty:
        return ""
    what = {
        "the articles of the folder": set(own["folder"]) - set(drawn["folder"]),
        "the rules that read them": set(own["reader"]) - set(drawn["reader"]),
    }
    changed = " and ".join(name for name, others in what.items() if others)
    if not changed:
        return ""
    told = f"{changed[0].upper()}{changed[1:]} have changed since you answered, and the draw with them: "
    told += f"{len(own) - lost} of your {len(own)} answers still hold"
    return (
        f"{told}; the others are about what is no longer drawn, or states something else now." if lost else f"{told}."
    )
