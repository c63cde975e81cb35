"""Whether words deny by themselves."""

import re
from typing import Any

from helpers.analysis import scope

DENYING = re.compile(
    r"\b(no|not|never|none|neither|nor|nobody|nothing|cannot|without|den(y|ies|ied|ying|ials?)|reject\w*|refut\w*|dismiss\w*|fals\w*|"
    r"untrue|disput\w*|rul(?:e|es|ed|ing)\W+out|too early|не|нет|ні|немає|опроверг\w*|отри\w*|спрост\w*|запереч\w*)\b|n[’']t\b",
    re.I,
)
"""Words by which a quotation shows by itself that it denies."""
TO_DENY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|refut\w*|dismiss\w*|disput\w*|rul(?:e|es|ed|ing)\W+out|fals\w*|untrue|опроверг\w*|отри\w*|спрост\w*|запереч\w*)\b",
    re.I,
)
"""The words among them that say of other words that they are not so."""
_RID_OF = re.compile(r"\b(free|clear|rid|empty|devoid|presence|свобод\w*|вільн\w*|пуст\w*)\b", re.I)
"""Words for a place in which somebody is no more."""


def says_none_left(row: Any) -> bool:
    """Whether a denial of control says that its side holds nothing ("completely free of them"), not that it holds not all."""
    return (
        row.type == "control"
        and row.stance == "denies"
        and scope.scope(row) == scope.FULL
        and not DENYING.search(row.quote)
        and _RID_OF.search(row.quote) is not None  # "denied that it was fully captured" leaves a part to the captor
    )


def denied_extent(row: Any) -> str:
    """How much of the place a denial of control is about: that "all of it" is held leaves a part to the holder, else ""."""
    return "all of it" if scope.scope(row) == scope.FULL and not says_none_left(row) else ""
