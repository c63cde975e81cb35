"""What a side says against itself, and whether it is the side that denies something."""

import re
from typing import Any

from markupsafe import Markup

from helpers.analysis.pointing_back import is_bare
from helpers.brief.fragments import hangs, is_cut
from helpers.brief.lexicon import pattern
from helpers.brief.material import Material
from helpers.brief.quoting import claim_of, is_sentence, is_whole, passage
from helpers.brief.telling import Sources, once_more
from helpers.wording import DENYING, TO_DENY, verb

_CUT = re.compile(
    rf"^(?:while|when|although|though|as|after|because)\b.*?(?:{TO_DENY.pattern})(?: [\w’'-]+){{0,2}}\W*$", re.I
)
"""A denial whose words end before they say what is denied: "while Redland denied its troops"."""
_EVACUATED = pattern("evacuated")
_FORCES = pattern("forces")
"""An evacuation is one of civilians unless the words name those who fight."""
_LEFT = pattern("leaving")
"""Words for leaving a place."""


def is_own_denial(material: Material, row: Any) -> bool:
    """Whether it is clear who denies it, or the words themselves deny: what somebody else says is never turned round."""
    if (
        row.quote.startswith("to ")
        and not DENYING.search(row.quote)
        and not DENYING.search(claim_of(material, row).cue)
    ):
        return False  # "to break the siege" is what they want, and denies nothing
    if _CUT.search(row.quote) and not is_bare(row):
        return False
    if row.statement_id in material.disputed and (
        DENYING.search(row.quote) or TO_DENY.search(claim_of(material, row).cue)
    ):
        return True  # it is sure enough to stand among the contradictions
    if row.statement_id in material.void or (row.statement_id in material.unplaced and not is_bare(row)):
        return False
    if row.statement_id not in material.unquoted or DENYING.search(row.quote):
        return True
    return row.statement_id not in material.unheard and TO_DENY.search(claim_of(material, row).cue) is not None


def is_admission(material: Material, row: Any) -> bool:
    """Whether a side grants something, or says what speaks against it: that the enemy holds the place, that it left."""
    if row.stance != "asserts" or row.act == "predict" or is_cut(material, row):
        return False
    if hangs(row.quote) and not is_sentence(material, row):
        return False  # "the town | taken by the enemy waits" is quoted whole
    if row.act == "concede":
        return row.statement_id not in material.void | material.unplaced
    if row.statement_id in material.unsure:
        return False
    return against_itself(material, row)


def against_itself(material: Material, row: Any) -> bool:
    """Whether a side says that another, which is no ally, holds the place, or that its own forces left it."""
    if row.type == "control":
        foreign = row.controller not in ("", row.side)
        return foreign and frozenset((row.side, row.controller)) not in material.allies
    return row.type == "withdrawal" and row.actor == row.side


def admit(material: Material, subject: str, row: Any, more: int, cite: Sources) -> Markup:
    """What a side grants or says of its own forces that left, behind "grants", "says that its forces left" or "says": who
    accuses the enemy of holding or besieging a place grants him nothing."""
    end = Markup("{} ({}{})").format(passage(material, row), cite(row), once_more(more))
    put = "{}: {}" if is_whole(material, row) else "{}, as an article puts it: {}"
    goes = _LEFT.search(row.quote) and (_FORCES.search(row.quote) or not _EVACUATED.search(row.quote))
    if row.quote.startswith("to ") or (row.act != "concede" and row.type == "withdrawal" and not goes):
        return Markup(put).format(verb(subject, "say", "says"), end)
    if row.type == "withdrawal" and row.actor == row.side and row.act != "concede":
        says = verb(subject, "say that their forces left", "says that its forces left")
        return Markup(put).format(says, end)
    grants = verb(subject, "grant", "grants") if row.act == "concede" else verb(subject, "say", "says")
    return Markup(put).format(grants, end)
