"""What a correction is: one row of data/raw/corrections.csv, and what can be wrong with one."""

import dataclasses
import re
import unicodedata
from dataclasses import dataclass

COLUMNS = ("article", "claim_id", "action", "field", "value", "was", "quote", "author", "date", "reason")
EDITABLE = (
    "quote", "speaker", "role", "side", "relayed_by", "attribution", "type", "stance", "act", "controller", "extent",
    "share", "share_modifier", "actor", "target", "place", "relation", "claim_date", "event_date", "evidence",
    "verification",
)  # fmt: skip
"""Columns of schema.CLAIMS that a person may set. What follows from them (place_id, lat, start, the precision of a date …)
is worked out anew."""
PAIRS = ("merge", "split", "unrelate")
"""Actions on two claims: the other one's key is the value."""
LONGEST = 20_000
"""Characters that one value may have."""
CLAIM_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_UNWRITABLE = {"Cc", "Cs", "Zl", "Zp"}


@dataclass(frozen=True)
class Correction:
    """One row, all text. Every value is one line: line breaks and control characters become spaces.

    `line` is where it stands in its file, 0 for one that has not been written yet; it makes no row another row.
    """

    article: str = ""
    claim_id: str = ""
    action: str = ""
    field: str = ""
    value: str = ""
    was: str = ""
    quote: str = ""
    author: str = ""
    date: str = ""
    reason: str = ""
    line: int = dataclasses.field(default=0, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name in COLUMNS:
            object.__setattr__(self, name, one_line(getattr(self, name)))

    @property
    def values(self) -> dict[str, str]:
        """The row by column."""
        return {name: getattr(self, name) for name in COLUMNS}

    @property
    def order(self) -> tuple[str, ...]:
        """Where the row stands in the file: by article, claim and date."""
        first = (self.article, self.claim_id, self.date, self.action, self.field)
        return (*first, *(getattr(self, name) for name in COLUMNS))

    @property
    def when(self) -> tuple[str, ...]:
        """What decides whose word stands: the later date; rows of one day in an order that no machine changes."""
        return (self.date, self.author, self.action, self.value)


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row, or a line that is none, and what to do about it. `line` 0 is the whole file."""

    line: int
    what: str
    remedy: str = ""
    correction: Correction | None = None

    @property
    def message(self) -> str:
        return f"{self.what}; {self.remedy}" if self.remedy else self.what

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


class CorrectionError(ValueError):
    """A value that cannot be taken: what is wrong with it, and what to do."""

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what}; {remedy}" if remedy else what)


def one_line(value: object) -> str:
    """The value as one line of text that any file can hold; "" for None and for a missing number."""
    text = str(value)
    if value is None or (not isinstance(value, str) and text in ("<NA>", "nan", "NaT")):
        return ""
    text = text.replace("\ufeff", "")
    text = "".join(" " if unicodedata.category(c) in _UNWRITABLE else c for c in text)
    return " ".join(text.split())
