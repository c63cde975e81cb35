"""What a claim says, in a few words, for maps and their tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.figures.palette import Palette

TYPE_NAMES = {
    "control": "Control",
    "advance": "Advance",
    "repelled": "Attack repelled",
    "encirclement": "Encirclement",
    "withdrawal": "Withdrawal",
    "presence": "Presence or fighting",
    "strike": "Strike",
    "losses": "Losses",
    "other": "Other",
}
_ACTED_UPON = {
    "advance": "against",
    "repelled": "attack by",
    "encirclement": "of",
    "withdrawal": "before",
    "presence": "against",
    "strike": "on",
    "losses": "of",
}
_ACTING = {"losses": "inflicted by"}
_TO_PLACE = {
    "in": "in {}",
    "part_of": "a part of {}",
    "outskirts": "on the outskirts of {}",
    "direction": "in the direction of {}",
    "east_bank": "on the east bank at {}",
    "west_bank": "on the west bank at {}",
}


def describe(claim: Mapping[Any, Any], palette: Palette) -> str:
    """The proposition of a claim: "Ukraine in control of nearly 90%", "Denies: Russia in control of all of it".

    Args:
        claim: a row of `schema.CLAIMS` or `schema.STATEMENTS`.
        palette: gives the sides their names.
    """
    kind, stance = claim["type"], claim["stance"]
    if stance == "declines":
        return "Does not comment"
    if kind == "control":
        said = _control(claim, palette)
    else:
        said = TYPE_NAMES[kind]
        parts = []
        if claim["actor"]:
            parts.append(f"{_ACTING.get(kind, 'by')} {palette[claim['actor']].name}")
        if claim["target"]:
            parts.append(f"{_ACTED_UPON.get(kind, 'upon')} {palette[claim['target']].name}")
        if parts:
            said = f"{said}: {', '.join(parts)}"
    return f"Denies: {said}" if stance == "denies" else said


def where(relation: str, place: str) -> str:
    """A place with its relation: "north of Kupiansk". The bare name where the relation is not known."""
    if not relation:
        return place
    return _TO_PLACE.get(relation, relation.replace("_", " ") + " {}").format(place)


def counted(n: int, one: str) -> str:
    """A number of things: "1 claim", "2 claims"."""
    return f"{n} {one}" if n == 1 else f"{n} {one}s"


def percent(share: float) -> str:
    """A share as whole per cent."""
    return f"{100 * share:.0f}%"


def _control(claim: Mapping[Any, Any], palette: Palette) -> str:
    holder = palette[claim["controller"]].name if claim["controller"] else "An unclear side"
    share = claim["share"]
    if pd.notna(share):
        modifier = f"{claim.get('share_modifier') or ''} ".lstrip()
        return f"{holder} in control of {modifier}{percent(float(share))}"
    extent = {"full": " of all of it", "partial": " of a part"}.get(str(claim["extent"]), "")
    return f"{holder} in control{extent}"
