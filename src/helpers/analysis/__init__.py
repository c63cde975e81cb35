"""What the claims say together: by date and side, as statements, against each other, and since the last run."""

from helpers.analysis.by_date_and_side import by_date_and_side
from helpers.analysis.changes import Changes, what_changed
from helpers.analysis.relations import claim_relations, containment, relate_statements
from helpers.analysis.statements import group_statements

__all__ = [
    "Changes",
    "by_date_and_side",
    "claim_relations",
    "containment",
    "group_statements",
    "relate_statements",
    "what_changed",
]
