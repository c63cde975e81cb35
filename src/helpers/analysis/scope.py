"""What a claim or statement says about a place, as far as comparing it with another one needs.

`position` tells whether it is about the place itself or about something beside it; `Scope` how much of the place is
meant. Both read schema.CLAIMS and schema.STATEMENTS rows alike.
"""

from typing import Protocol

AT = "at"
_AT_THE_PLACE = {"", "in", "part_of", "outskirts", "east_bank", "west_bank"}
_PARTS = {"part_of", "outskirts", "east_bank", "west_bank"}
MAJORITY = 0.5
SHARE_TOLERANCE = 0.1
"""Shares further apart than this are different claims: "80 %" and "nearly 90 %" are rounder than they look."""

SAME_SHARE = 0.005
"""Shares no further apart than this are the same number, however it was rounded."""

FULL, WHOLE, MOST, PART = "full", "whole", "most", "part"
"""All of it, in words; the place, without saying how much; at least half of it; a part of it."""


class PlaceClaim(Protocol):
    """A row of the claims or of the statements."""

    place: str
    place_id: str
    relation: str
    extent: str
    share: float | None


def place_key(row: PlaceClaim) -> str:
    """What identifies the place: its id, or its name where no gazetteer has it; "" for a claim without a place."""
    return row.place_id or (f"name {row.place.casefold()}" if row.place else "")


def position(row: PlaceClaim) -> str:
    """AT for the place itself and its parts, else how the claim lies to it: three villages north are not the town."""
    return AT if row.relation in _AT_THE_PLACE else row.relation


def is_of_place(row: PlaceClaim) -> bool:
    """Whether who holds what a claim of control is about holds the place, or a part of it. Who holds the outskirts is at
    the place, and may hold nothing of it."""
    return position(row) == AT and row.relation != "outskirts"


def is_told_of(row) -> bool:
    """Whether a claim is told where the place is told of: it is about the place, or of forces that are on their way to it."""
    return position(row) == AT or (row.type == "advance" and row.relation == "direction")


def scope(row: PlaceClaim) -> str:
    """How much of the place is meant: FULL, WHOLE, MOST or PART."""
    if row.share is not None:
        return FULL if row.share >= 1 else MOST if row.share >= MAJORITY else PART
    if row.extent == "partial" or row.relation in _PARTS:
        return PART
    return FULL if row.extent == "full" else WHOLE


def same_extent(a: PlaceClaim, b: PlaceClaim) -> bool:
    """Whether two reports may be of one statement: nothing that both say about the extent differs."""
    if a.share is not None and b.share is not None:
        return abs(a.share - b.share) <= SAME_SHARE
    parts = {scope(a), scope(b)}
    return len(parts) == 1 or parts in ({FULL, WHOLE}, {MOST, PART}, {MOST, WHOLE})


def agree(a: PlaceClaim, b: PlaceClaim) -> bool:
    """Whether two claims that one side holds the place mean about as much of it."""
    if a.share is not None and b.share is not None:
        return abs(a.share - b.share) <= SHARE_TOLERANCE
    return PART not in (scope(a), scope(b)) or scope(a) == scope(b) or {scope(a), scope(b)} == {MOST, PART}


def exclude(a: PlaceClaim, b: PlaceClaim) -> bool:
    """Whether two claims that different sides hold the place cannot both be true.

    All of it and any part of it exclude each other; so do two claims to the place, or to most of it. A claim to the
    place that does not say how much, and one to some part of it, differ in scope only.
    """
    if a.share is not None and b.share is not None:
        return a.share + b.share > 1 + SHARE_TOLERANCE
    return FULL in (scope(a), scope(b)) or PART not in (scope(a), scope(b))
