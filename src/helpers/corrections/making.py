"""Corrections of a claim that a person has before their eyes: checked, dated, ready to be recorded."""

import datetime
import hashlib
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.conflicts import Conflict
from helpers.corrections.accepted import as_accepted
from helpers.corrections.model import LONGEST, Correction, CorrectionError, one_line
from helpers.corrections.values import convert, known_field

type Row = Mapping[str, Any] | pd.Series
NEEDED = ("type", "side")
"""Fields without which nothing is a claim."""


def accept(claim: Row, *, author: str, reason: str = "") -> Correction:
    """The claim is right as it stands: what it states now holds, whatever a later version reads."""
    return _about(claim, "accept", author, reason, was=as_accepted(claim))


def reject(claim: Row, *, author: str, reason: str) -> Correction:
    """The claim is none, or is not worth keeping; it leaves the tables. Raises CorrectionError without a reason."""
    if not one_line(reason):
        raise CorrectionError("a rejected claim needs a reason", "say why, so that others can follow")
    return _about(claim, "reject", author, reason)


def edit(
    claim: Row, field: str, value: object, *, author: str, reason: str, conflict: Conflict | None = None
) -> Correction:
    """One field of the claim has another value; "" empties it.

    Args:
        claim: a row of schema.CLAIMS.
        field: one of EDITABLE.
        value: in any spelling; a place by any of its names. Sides are checked where `conflict` is given.

    Raises:
        CorrectionError: a ValueError that names the nearest field or value that would do.
    """
    new = convert(field, one_line(value), conflict)
    if field == "quote" and not new:
        raise CorrectionError("a claim without words is none", "reject the claim")
    return _about(claim, "edit", author, reason, field=field, value=new, was=one_line(claim[field]))


def add(
    article: Row,
    start: int,
    end: int,
    fields: Mapping[str, object],
    *,
    author: str,
    reason: str,
    conflict: Conflict | None = None,
) -> list[Correction]:
    """A claim that the machine missed: text[start:end] of the article, with at least a type and a side.

    Args:
        article: a row of schema.ARTICLES.
        start, end: offsets into its text; white space around the words is left out.
        fields: values by column (EDITABLE but `quote`).

    Returns:
        One correction a field, with one claim_id. Raises CorrectionError as `edit` does.
    """
    quote = one_line(str(article["text"])[start:end])
    if not quote or not 0 <= start < end:
        raise CorrectionError(f"no words stand at {start}–{end}", "mark the words that carry the claim")
    if len(quote) > LONGEST:
        raise CorrectionError(f"the words have {len(quote):,} characters", f"mark at most {LONGEST:,}")
    given = {known_field(name): convert(name, one_line(value), conflict) for name, value in fields.items()}
    given = {name: value for name, value in given.items() if value and name != "quote"}
    for name in NEEDED:
        if name not in given:
            raise CorrectionError(f"a claim needs a {name}", f"give the field {name!r}")
    who = _who(author)
    key = added_id(str(article["article"]), quote, *(f"{n}={v}" for n, v in sorted(given.items())))
    made = {"article": article["article"], "claim_id": key, "action": "add", "quote": quote, "author": who}
    return [Correction(**made, field=n, value=v, date=_today(), reason=reason) for n, v in given.items()]


def merge(claim: Row, other: Row, *, author: str, reason: str) -> Correction:
    """The two claims report the same statement."""
    if claim["claim_id"] == other["claim_id"]:
        raise CorrectionError("a claim cannot be merged with itself", "name another claim")
    return _about(claim, "merge", author, reason, value=other["claim_id"])


def split(claim: Row, other: Row | None = None, *, author: str, reason: str) -> Correction:
    """The two claims do not report the same statement; without `other`, no other claim reports this one's."""
    return _about(claim, "split", author, reason, value="" if other is None else other["claim_id"])


def unrelate(claim: Row, other: Row, *, author: str, reason: str) -> Correction:
    """The statements of the two claims do not bear on each other: neither denies, contradicts or repeats the other.

    Raises CorrectionError without a reason.
    """
    if claim["claim_id"] == other["claim_id"]:
        raise CorrectionError("a claim is always related to itself", "name another claim")
    if not one_line(reason):
        raise CorrectionError("a rejected relation needs a reason", "say why, so that others can follow")
    return _about(claim, "unrelate", author, reason, value=other["claim_id"])


def read_through(article: Row, *, author: str, reason: str = "") -> Correction:
    """The article (a row of schema.ARTICLES) has been read to its end, and no claim is missing from the table."""
    return Correction(article=article["article"], action="accept", author=_who(author), date=_today(), reason=reason)


def added_id(article: str, quote: str, *distinct: str) -> str:
    """The key of a claim that a person added: the same for the same words of the same article."""
    words = re.sub(r"\W+", " ", quote).strip().casefold()
    return "p" + hashlib.sha256("\x1f".join((article, words, *distinct)).encode()).hexdigest()[:12]


def _about(claim: Row, action: str, author: str, reason: str, **values: Any) -> Correction:
    return Correction(
        article=claim["article"],
        claim_id=claim["claim_id"],
        action=action,
        quote=claim["quote"],
        author=_who(author),
        date=_today(),
        reason=reason,
        **values,
    )


def _who(author: str) -> str:
    name = one_line(author)
    if not name:
        raise CorrectionError("no author is named", "say who corrects, by name or initials")
    return name


def _today() -> str:
    return datetime.date.today().isoformat()
