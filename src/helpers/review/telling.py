"""An audit in words: a sentence for the report, a paragraph for the section on methods."""

import math
from importlib.metadata import version

import pandas as pd

from helpers.analysis.dates import in_words
from helpers.analysis.rows import rows
from helpers.review.agreement import agreement
from helpers.review.estimates import FIELDS, IS_CLAIM, MISSED, NOTHING_WRONG, results

SOURCES = (
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical "
    "Association 22(158), 209–212.",
    "Kish, L. (1965). Survey Sampling. New York: Wiley.",
    "Ohlsson, E. (1995). Coordination of samples using permanent random numbers. In Cox, B. G., et al. (eds.), Business "
    "Survey Methods, 153–169. New York: Wiley.",
)
COHEN = "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37–46."


def in_one_line(answers: pd.DataFrame) -> str:
    """What one reviewer found, for a reader of the report; "" where no claim has been answered.

    "Of 60 claims that A. N. checked on 30 November 2026, 51 are right (74 to 92 %)."
    """
    found = {row.measure: row for row in rows(results(answers))}
    if NOTHING_WRONG not in found:
        return ""
    own = found[NOTHING_WRONG]
    who = answers["reviewer"].iloc[0]
    whose = "the claim" if own.answered == 1 else f"{own.answered} claims"
    are = "is" if own.right == 1 else "are"
    told = f"Of {whose} that {who} checked {_when(answers)}, {own.right} {are} right ({_interval(own)})."
    if silent := found.get(MISSED):
        held = "holds" if silent.right == 1 else "hold"
        told += f" Of {silent.answered} sentences without a claim, {silent.right} {held} one that was missed ({_interval(silent)})."
    return told


def methods(answers: pd.DataFrame, *, articles: int, least: int) -> str:
    """A paragraph for a section on methods, with its sources, on the audits of one draw; "" where none has an answer.

    Args:
        answers: of all reviewers of the draw, as `standing` gives them.
        articles: how many were read.
        least: how many claims of each side were drawn at least.
    """
    told = [_of_one(own) for _, own in answers.groupby("reviewer", sort=True)]
    told = [words for words in told if words]
    if not told:
        return ""
    sizes = (
        answers.drop_duplicates(["item", "stratum"])
        .assign(of=lambda t: t["of"].astype(int))
        .groupby("item")["of"]
        .sum()
    )
    reader, seed = answers["reader"].iloc[0], answers["seed"].iloc[0]
    parts = [
        f"The claims were found by contested-claims {version('contested-claims')} (rules {reader}) in {articles:,} articles. The reading was "
        f"checked on a random sample (seed {seed}): of {sizes.get('claim', 0):,} claims, stratified by the side of the speaker in "
        f"proportion to its claims with at least {least} of each, and of {sizes.get('sentence', 0):,} sentences in which no claim "
        "was found. Each was judged in its paragraph.",
        *told,
        *_agreed(answers),
        "Shares are weighted back by side; intervals are Wilson's (1927), at 95 %, with the effective number of "
        "judgements (Kish 1965) and the correction for a finite population.",
    ]
    sources = [*SOURCES, COHEN] if len(told) > 1 else SOURCES
    return " ".join(parts) + "\n\n" + "\n".join(f"- {source}" for source in sorted(sources))


def _of_one(answers: pd.DataFrame) -> str:
    found = {row.measure: row for row in rows(results(answers))}
    if not found:
        return ""
    who = answers["reviewer"].iloc[0]
    parts = []
    if own := found.get(NOTHING_WRONG):
        parts.append(f"found nothing wrong in what {own.right} of {_counted(own)} claims state")
        claims = found[IS_CLAIM]
        parts.append(f"took {claims.right} for claims that the words make ({_interval(claims)})")
    if silent := found.get(MISSED):
        parts.append(f"found a missed claim in {silent.right} of {_counted(silent)} sentences")
    fields = ", ".join(
        f"{name} {found[f].right} of {found[f].answered} ({_interval(found[f])})"
        for f, name in FIELDS.items()
        if f in found
    )
    by_field = f" Right by field, where it is stated: {fields}." if fields else ""
    left = int(answers["answer"].eq("open").sum())
    open_ = f" {left} {'was' if left == 1 else 'were'} left open." if left else ""
    return f"{who} ({_when(answers)}) {'; '.join(parts)}.{by_field}{open_}"


def _agreed(answers: pd.DataFrame) -> list[str]:
    told = []
    for row in rows(agreement(answers)):
        kappa = "" if row.kappa is None or math.isnan(row.kappa) else f"; Cohen's (1960) kappa {row.kappa:.2f}"
        told.append(
            f"{row.one} and {row.other} agree on {row.agreed} of {row.both} {row.item}s ({row.share:.0%}{kappa})."
        )
    return told


def _counted(row) -> str:
    share = "" if row.low == row.high else f"{row.share:.0%}, "
    return f"{row.answered} ({share}{_interval(row)})"


def _interval(row) -> str:
    if row.low == row.high:  # all of the folder were answered
        return f"{100 * row.share:.0f} %, all that there are"
    return f"{100 * row.low:.0f} to {100 * row.high:.0f} %"


def _when(answers: pd.DataFrame) -> str:
    days = sorted({day for day in answers["date"] if day})
    if not days:
        return "on a day that nobody noted"
    if len(days) == 1:
        return f"on {in_words(days[0])}"
    return f"between {in_words(days[0])} and {in_words(days[-1])}"
