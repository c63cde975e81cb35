"""What was accepted: the values that a person found right, which hold although a later version reads others."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.corrections.model import CorrectionError, one_line
from helpers.corrections.rows import Reading, allowed, as_text, resolve, settle

FIELDS = ("side", "speaker", "controller", "actor", "target", "place", "relation", "claim_date")
"""Fields that an acceptance vouches for. Type and stance, too, but a claim that has others has another key."""
_TOLD = re.compile(r"(?:^|; )(\w+)=(.*?)(?=; \w+=|$)")


def as_accepted(claim: Mapping[str, Any] | pd.Series) -> str:
    """What the claim states, for the column `was` of its acceptance: "side=red; place=Alphaville"."""
    return "; ".join(f"{name}={one_line(claim[name])}" for name in FIELDS if claim.get(name))


def stated_in(was: str) -> dict[str, str]:
    """What `as_accepted` has written, by field."""
    return {name: value for name, value in _TOLD.findall(was) if name in FIELDS}


def hold(row: dict[str, Any], was: str, by_hand: Mapping[str, bool], reading: Reading) -> tuple[list[str], str]:
    """Give the claim what it stated when it was accepted, but for fields that a person has set since.

    Returns the names of the fields that the machine reads otherwise now, and what to tell of them, "" for nothing.
    """
    found: dict[str, str] = {}
    for name, value in stated_in(was).items():
        if name in by_hand or as_text(row[name]) == value:
            continue
        try:
            accepted = resolve(name, value, row, reading)
            allowed(name, accepted.text, row["type"])
        except CorrectionError:
            continue  # a side, say, that the profile no longer has
        if accepted.text != as_text(row[name]):
            found[name] = f"{name} {as_text(row[name])!r}, not {accepted.text!r}"
            row |= accepted.columns
    settle(row, found, found)
    return list(found), f"the machine reads {', '.join(found.values())} now; what was accepted holds" if found else ""
