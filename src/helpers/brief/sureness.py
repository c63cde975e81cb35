"""How sure a row is, what each of its values rests on, and whether a person has looked at it."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers import basis
from helpers.brief.markup import Markup, folded, in_context, text
from helpers.brief.material import Material
from helpers.counting import plural
from helpers.schema import DATE_BASES, PLACE_BASES

CHECKED = {
    "auto": "not checked by a person",
    "accepted": "accepted by a person",
    "edited": "corrected by a person",
    "added": "added by a person",
}
"""A claim's `review` in words."""
_SHORT = {"auto": "not checked", "accepted": "accepted", "edited": "corrected", "added": "added"}
_BASES = (
    ("speaker", "who says it", basis.SPEAKER_BASES),
    ("side", "for whom", basis.SIDE_BASES),
    ("controller", "who holds it", basis.PARTY_BASES),
    ("actor", "who acts", basis.PARTY_BASES),
    ("target", "upon whom", basis.PARTY_BASES),
    ("place", "the place", PLACE_BASES),
    ("claim_date", "the date", DATE_BASES),
    ("event_date", "when it happened", DATE_BASES),
)


def sureness(row: Any) -> Markup:
    """One short line: the chance that nothing that the row states is wrong, and what a person did with it."""
    sure = "" if row.confidence is None or pd.isna(row.confidence) else f"{100 * row.confidence:.0f}\u00a0% · "
    return Markup('<small class="sure {}">{}{}</small>').format(row.review, sure, _SHORT[row.review])


def checked(claims: pd.DataFrame) -> Markup:
    """How many claims a person accepted, corrected or added, and how many nobody has seen."""
    counts = claims["review"].value_counts()
    by_hand = [
        f"{counts[review]:,} {words}" for review, words in CHECKED.items() if review != "auto" and review in counts
    ]
    unseen = int(counts.get("auto", 0))
    if not by_hand:
        return Markup("No person has checked any of the {} on this page.").format(plural(len(claims), "claim"))
    others = f"; nobody has checked the other {unseen:,}" if unseen else ""
    return Markup("Of the {} on this page, {}{}.").format(
        plural(len(claims), "claim"), text(", ".join(by_hand)), others
    )


def on_demand(material: Material, row: Any, shown: Markup) -> Markup:
    """A closed box: the whole sentence, where the row does not have it `shown`, and what each value of the row rests on.

    The reasons are lines of one text: a page has thousands of them, and is opened as fast as it has few elements.
    """
    whole = in_context(row.sentence, row.quote)
    sentence = Markup("") if whole == shown else Markup('<p class="words" dir="auto">{}</p>').format(whole)
    sure = _sure_of_each(row)
    reasons = Markup("\n").join(
        Markup("{}: {} ({}){}").format(label, text(value), text(why), f", {100 * sure[label]:.0f}\u00a0% sure" if label in sure else "")
        for label, value, why in _reasons(material, row)
    )  # fmt: skip
    body = Markup('{}<p class="reasons" style="white-space: pre-line">{}</p>').format(sentence, reasons)
    least = f"basis · least sure: {min(sure, key=sure.__getitem__).removeprefix('the ')}" if len(sure) > 1 else "basis"
    return Markup('<div class="basis">{}</div>').format(folded(least, body))


def _reasons(material: Material, row: Any) -> Iterator[tuple[str, str, str]]:
    for field, label, words in _BASES:
        value, why = getattr(row, field), getattr(row, f"{field}_basis")
        if value and why:
            shown = material.palette[value].name if field in ("side", "controller", "actor", "target") else value
            yield label, shown, words.get(why, why)


def _sure_of_each(row: Any) -> dict[str, float]:
    """What a value of the row is called → the chance that it is right, of those that the row states."""
    told = (each.partition("=") for each in (row.field_confidence or "").split("; "))
    chance = {field: float(share) for field, _, share in told if share}
    return {label: chance[field] for field, label, _ in _BASES if field in chance and getattr(row, field)}
