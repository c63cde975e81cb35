"""How much of a place is meant, in words."""

from typing import Any

from helpers.analysis import scope

_AREAS = {scope.FULL: "all", scope.PART: "a part"}


def percent(share: float) -> str:
    """A share as whole per cent: "90%"."""
    return f"{round(100 * share)}%"


def share_in_words(row: Any) -> str:
    """The share as it was said, "nearly 90%"; the row must have one."""
    return f"{row.share_modifier or ''} {percent(row.share)}".strip()


def part_of_it(row: Any) -> str:
    """How much is meant of a place of which not all is: "nearly 90% of it", "a part of it"."""
    return f"{share_in_words(row) if row.share is not None else _AREAS[scope.PART]} of it"


def how_much(row: Any) -> str:
    """How much of its place a claim or statement means: "nearly 90%", "all", "a part"; "" where it does not say."""
    return share_in_words(row) if row.share is not None else _AREAS.get(scope.scope(row), "")
