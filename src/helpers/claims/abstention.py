"""Right or silent: a value is stated only where it is likely enough to be right.

How likely that is, `certainty` tells from what its field rests on and what its article shows. A row is stated as a whole,
but for single values below `LEAST`, where these are likely to be right on average; of any other row only the surest values,
as many as are likely to be right together. What is not stated is emptied, and the row keeps it in `rejected`, so that a
person can see it and a measurement can judge it again.

`abstention.csv` says for each field and basis how often it was right, on how many annotated claims; `make model` makes it.
"""

import csv
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

from helpers.basis import rejections
from helpers.claims import certainty
from helpers.claims.certainty import Models
from helpers.claims.features import UNKNOWN, Row, Text

CLAIM_FROM = 0.68
"""Chance that a row is a claim, of this type and stance, below which there is no row.

On readable annotated sets trust and whole rows are most at .7, and less by at most .006 here, where the two articles that
every run begins with keep all their claims; below .65 trust falls, above .75 claims are lost.
"""
ANSWER_FROM = 0.3
"""The same for a denial or a refusal to say: nearly all that are found are some, and unsure is only what is answered."""
_ASSERTS = "asserts"
WHOLE_FROM = 0.85
"""Geometric mean of the chances of a row's likely values from which they are all stated.

The values of a row are right or wrong together, so that their product makes long rows look worse than they are.
"""
LEAST = 0.6
"""Chance below which no value is stated."""
SUREST_FROM = 0.9
"""Product of the chances of the surest values down to which they are stated in a row that is not stated as a whole.

These were chosen on annotated sets left out one after the other, most of them real: more whole rows cost more trust.
"""
_ANSWERED = ("pointed_at", "answered_", "statement_answered")
"""Beginnings of the bases of values that are lent from a claim that is answered."""
TABLE = "abstention.csv"
FIELDS: Mapping[str, tuple[str, ...]] = {
    "speaker": (),
    "side": (),
    "controller": (),
    "actor": (),
    "target": (),
    "place": ("place_id", "relation"),
    "claim_date": ("claim_date_precision",),
}
"""Fields that can be left open, and the columns that mean nothing without them."""


@cache
def precisions() -> dict[tuple[str, str], tuple[int, int]]:
    """(field, basis) → (right, cases), as measured on annotated articles."""
    table = files("helpers.claims").joinpath(TABLE).read_text(encoding="utf-8")
    return {(r["field"], r["basis"]): (int(r["right"]), int(r["cases"])) for r in csv.DictReader(table.splitlines())}


def counts(field: str, basis: str) -> tuple[int, int]:
    """How often a basis was right for a field, and on how many annotated claims."""
    return precisions().get((field, basis), (0, 0))


def stated_fields(chances: Mapping[str, float], answered: Collection[str] = ()) -> tuple[str, ...]:
    """Which of the judged fields of a row are stated, given the chance that each value found is right.

    A denial that points back ("the ministry rejected that claim") says itself who denies; what it denies is lent from the
    claim before. That the one is unsure does not empty the other: `answered` are the fields that are lent so.
    """
    found = {field: chance for field, chance in chances.items() if field in FIELDS}
    likely = {field: chance for field, chance in found.items() if chance >= LEAST}
    own = {field: chance for field, chance in likely.items() if field not in answered}
    for whole in (likely, own):
        if math.prod(whole.values()) >= WHOLE_FROM ** len(whole):
            return tuple(whole)
    surest: set[str] = set()
    together = 1.0
    for field, chance in sorted(likely.items(), key=lambda item: -item[1]):
        together *= chance
        if together < SUREST_FROM:
            break
        surest.add(field)
    return tuple(field for field in likely if field in surest)


def answered_fields(bases: Mapping[str, str]) -> frozenset[str]:
    """The fields whose values are lent from the claim that a row answers; `bases` are those of its fields."""
    return frozenset(field for field, why in bases.items() if why.startswith(_ANSWERED))


def judge(rows: Sequence[Row], text: Text = UNKNOWN, models: Models | None = None) -> list[dict[str, object]]:
    """The rows of schema.CLAIMS of one article with only what is stated, and how sure it is.

    What is found and not stated stands in `rejected`, the chance that nothing stated is wrong in `confidence`, and
    that of each value found in `field_confidence`. `models` are the shipped ones, unless others are measured.
    """
    keep_all = _everything.get()
    judged = zip(rows, certainty.chances(rows, text, models), strict=True)
    return [
        _judged(row, chances, tuple(f for f in chances if f in FIELDS) if keep_all else _stated(row, chances), models)
        for row, chances in judged
        if keep_all or chances[certainty.CLAIM] >= printed_from(str(row.get("stance") or ""))
    ]


def _stated(row: Row, chances: Mapping[str, float]) -> tuple[str, ...]:
    return stated_fields(chances, answered_fields({field: str(row.get(f"{field}_basis") or "") for field in FIELDS}))


def printed_from(stance: str) -> float:
    """The chance of being a claim from which a row of a stance is printed."""
    return CLAIM_FROM if stance == _ASSERTS else ANSWER_FROM


_everything: ContextVar[bool] = ContextVar("everything", default=False)


@contextmanager
def everything() -> Iterator[None]:
    """Within it, rows are kept as they are found: nothing is left open, nor left out for being too unlikely a claim.

    What is read in it must not be kept where later runs look for it.
    """
    token = _everything.set(True)
    try:
        yield
    finally:
        _everything.reset(token)


def _judged(row: Row, chances: Mapping[str, float], stated: Sequence[str], models: Models | None) -> dict[str, object]:
    left_open = {f: row[f] for f in chances if f in FIELDS and f not in stated}
    emptied = {column for f in left_open for column in (f, f"{f}_basis", *FIELDS[f])}
    sure = certainty.confidence([chances[m] for m in (certainty.CLAIM, *stated)], models)
    return {
        **row,
        **dict.fromkeys(emptied, ""),
        "rejected": "; ".join(f"{field}={value} ({row.get(f'{field}_basis')})" for field, value in left_open.items()),
        "confidence": round(sure, 3),
        "field_confidence": "; ".join(f"{f}={chance:.2f}" for f, chance in chances.items() if f in FIELDS),
    }


def restored(row: Mapping[str, object]) -> dict[str, object]:
    """A row as it was found, before anything was left open: for measuring what a basis is worth."""
    found = dict(row)
    for field, (value, basis) in rejections(str(row.get("rejected") or "")).items():
        found[field], found[f"{field}_basis"] = value, basis
    return found
