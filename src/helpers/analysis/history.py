"""Whether words tell of who holds a place now, or of how it was long before they were said."""

import re
from typing import Any

from helpers import word_lists
from helpers.analysis.dates import span
from helpers.schema import NO_PARTY

LONG_AGO = 31
"""Days between an event and its telling, from which "was freed" tells how it was then, and not who holds the place now."""
_GOES_ON = re.compile(rf"\w.*\b{word_lists.alternatives(__package__, 'goes on')}\b(?:\W+[\w’'-]+){{1,3}}\W*$", re.I)
"""What has begun and not ended, at the end of the words: "have held the hill since August"."""


def is_long_ago(row: Any) -> bool:
    """Whether an event of weeks or years before is told: "in 2014 the town was freed" says nothing of today.

    Reads rows of schema.CLAIMS and schema.STATEMENTS.
    """
    happened, told = span(row.event_date), span(row.claim_date)
    return happened is not None and told is not None and told.first - happened.last > LONG_AGO


def is_history(row: Any) -> bool:
    """Whether somebody of no party tells who held the place long ago (`is_long_ago`), in words that do not say that it still is so."""
    return row.side in NO_PARTY and is_long_ago(row) and not _GOES_ON.search(row.quote)
