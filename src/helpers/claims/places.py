"""What a claim's place is, whatever language it was read in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.claims.records import Draft

REJECTED = 3
"""Names that were not taken of which a claim keeps note."""


@dataclass(frozen=True)
class Where:
    """One place of a claim: its words, what they stand for, and how the claim lies to it.

    `basis` (schema.PLACE_BASES) says why it is this one; `rejected` are the names that were not taken, the best first.
    """

    text: str = ""
    name: str = ""
    place_id: str = ""
    relation: str = ""
    basis: str = ""
    rejected: tuple[str, ...] = ()


def is_lent(basis: str) -> bool:
    """Whether a place is taken from beyond the claim's own sentence, on this basis (schema.PLACE_BASES)."""
    return basis.startswith(("lent_", "part_", "unnamed_")) and not basis.endswith("_same_sentence")


def answered(statement: Draft) -> str:
    """The basis of a place that an answer takes from the statement that it answers."""
    if not statement.place:
        return ""
    return "answered_lent" if is_lent(statement.place_basis) else "answered_named"


def with_rejected(found: list[Where], candidates: Iterable[str]) -> list[Where]:
    """The places of a claim, each with the candidates that none of them is."""
    taken = {w.name for w in found}
    rejected = tuple(name for name in dict.fromkeys(candidates) if name not in taken)[:REJECTED]
    return [replace(w, rejected=rejected) if rejected != w.rejected else w for w in found]
