"""What the answers of an audit amount to: shares of the whole folder with intervals of 95 %.

Each answer counts for as many claims as its side has for each one answered, so that a side of which more were drawn
weighs no more. The interval is Wilson's (1927) of the weighted share, with Kish's (1965) effective number of answers
(Σw)²/Σw² in the place of their number, and that grown by the correction for a finite population, (N − 1)/(N − n): who
has looked at every claim of a folder knows its share.
"""

import math
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

import pandas as pd

from helpers.analysis.rows import rows
from helpers.analysis.voices import ITSELF, own_voice
from helpers.corrections.accepted import stated_in
from helpers.quality.measures import ABOUT_WHOM
from helpers.wilson import wilson

NOTHING_WRONG, IS_CLAIM, MISSED = "nothing wrong", "is a claim", "missed"
FIELDS = {
    "side": "side",
    "type": "type",
    "stance": "stance",
    "controller": "who holds the place",
    "place": "place",
    "claim_date": "date",
    "actor": "whose forces act",
    "target": "against whom",
    "speaker": "speaker",
}
"""Field → what tables and prose call it."""
COLUMNS = ("measure", "right", "answered", "of", "share", "low", "high")


def results(answers: pd.DataFrame) -> pd.DataFrame:
    """Measure by measure (COLUMNS): how many of those answered, of how many in the folder, the share and its interval.

    Args:
        answers: of one reviewer, as in the file; open ones do not count.

    Returns:
        First the share of claims of which nothing stated is wrong, then of those that are claims at all, then, for each
        field, of those that state it rightly among those that state it; last the share of sentences without a claim
        that make one (`missed`). Measures without an answer have no row.
    """
    told = [row for row in rows(answers) if row.answer != "open"]
    claims, sentences = ([row for row in told if row.item == item] for item in ("claim", "sentence"))
    measures: list[tuple[str, list[Any], Callable[[Any], bool]]] = [
        (NOTHING_WRONG, claims, nothing_wrong),
        (IS_CLAIM, claims, lambda row: row.answer != "wrong"),
        *((f, [r for r in claims if f in stated(r.stated)], _is_right(f)) for f in ABOUT_WHOM),
        (MISSED, sentences, lambda row: row.answer == "missed"),
    ]
    weights = {
        id(row): weight for group in (claims, sentences) for row, weight in zip(group, _weights(group), strict=True)
    }
    found = [_row(name, group, is_so, weights) for name, group, is_so in measures if group]
    return pd.DataFrame(found, columns=list(COLUMNS))


def in_words(found: pd.DataFrame) -> pd.DataFrame:
    """Shares of `results` or of `agreement` as a reader has them: in percent, with headings."""
    shown = found.assign(
        **{name: [_percent(share) for share in found[name]] for name in ("share", "low", "high") if name in found}
    )
    if "kappa" in shown:
        shown["kappa"] = ["" if math.isnan(k) else f"{k:.2f}" for k in found["kappa"]]
    names = {"of": "of all", "low": "from", "high": "to", "both": "both answered"}
    if "measure" in shown:
        shown["measure"] = [FIELDS.get(measure, measure) for measure in found["measure"]]
    return shown.rename(columns={c: names.get(c, c).replace("_", " ").capitalize() for c in shown.columns})


def nothing_wrong(row: Any) -> bool:
    """Whether somebody found nothing wrong in what the claim states: what it leaves open may have been filled in."""
    named = row.fields.split("; ") if row.answer == "field" and row.fields else ()
    return row.answer == "right" or (bool(named) and not any(field in stated(row.stated) for field in named))


def _percent(share: float) -> str:
    return f"{share:.0%}"


def stated(words: str) -> dict[str, str]:
    """What a claim stated when it was drawn, by field, from the column `stated`.

    A claim of the article's own voice states its speaker, too: its card, and every table, says "the article itself".

    >>> stated("type=control; stance=asserts; side=media")
    {'type': 'control', 'stance': 'asserts', 'side': 'media', 'speaker': 'the article itself'}
    """
    head = dict(pair.split("=", 1) for pair in words.split("; ")[:2] if "=" in pair)
    found = {name: head[name] for name in ("type", "stance") if name in head} | stated_in(words)
    who = SimpleNamespace(speaker=found.get("speaker", ""), side=found.get("side", ""))
    return found | ({"speaker": ITSELF} if own_voice(who) else {})


def _is_right(field: str) -> Callable[[Any], bool]:
    return lambda row: row.answer == "right" or (row.answer == "field" and field not in row.fields.split("; "))


def _weights(group: Iterable[Any]) -> list[float]:
    """How many claims of the folder each answer stands for."""
    group = list(group)
    counts = pd.Series([row.stratum for row in group], dtype="string").value_counts()
    return [int(row.of) / int(counts[row.stratum]) for row in group]


def _row(name: str, group: list[Any], is_so: Callable[[Any], bool], weights: dict[int, float]) -> dict[str, Any]:
    own = [weights[id(row)] for row in group]
    whole = sum(own)
    right = [w for row, w in zip(group, own, strict=True) if is_so(row)]
    share = 1.0 if len(right) == len(group) else sum(right) / whole
    effective = whole**2 / sum(w * w for w in own)
    n, population = len(group), round(whole)
    grown = effective * (population - 1) / (population - n) if population > n else math.inf
    low, high = wilson(share, grown)
    return dict(zip(COLUMNS, (name, len(right), n, population, share, low, high), strict=True))
