"""A corrected field's value: from what a person typed, or a spreadsheet made of it, to what the claims table holds."""

import datetime
import re
from collections.abc import Iterable

from helpers import schema
from helpers.conflicts import Conflict
from helpers.corrections.model import EDITABLE, LONGEST, CorrectionError, one_line
from helpers.parameters.values import convert_date, nearest

SIDES = ("side", "controller", "actor", "target")
_COLUMNS = {column.name: column for column in schema.CLAIMS.columns}
_LISTS = {"evidence": schema.EVIDENCE, "relayed_by": ()}
_DATES = ("claim_date", "event_date")
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)")
_SIDE_ID = re.compile(r"[a-z0-9_]+")
_DATE_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%y")


def convert(field: str, typed: str, conflict: Conflict | None = None) -> str:
    """The value of an editable column as the claims table has it, as text; "" empties the column.

    Args:
        field: one of EDITABLE.
        typed: any spelling of the value: another case, a side's name, "90%" for 0.9.
        conflict: whose sides are known; sides are not checked where it is None. A place is not resolved here.

    Raises:
        CorrectionError: with the nearest value that would do.
    """
    column = _COLUMNS[known_field(field)]
    value = one_line(typed)
    if len(value) > LONGEST:
        raise CorrectionError(f"{field} has {len(value):,} characters", f"at most {LONGEST:,} are read")
    if not value:
        if column.required:
            raise CorrectionError(f"{field} cannot be empty", "give a value, or reject the claim")
        return ""
    if field in SIDES:
        return _side(field, value, conflict)
    if field in _DATES:
        return date(value, field)
    if field == "share":
        return _share(value)
    if field in _LISTS:
        parts = dict.fromkeys(part for part in map(str.strip, value.split(";")) if part)
        return "; ".join(_choice(field, part, _LISTS[field]) if _LISTS[field] else part for part in parts)
    return _choice(field, value, column.vocabulary) if column.vocabulary else value


def known_field(field: str) -> str:
    """The field, if a person may set it. Raises CorrectionError with the nearest that one may."""
    if field not in EDITABLE:
        remedy = _did_you_mean(field, EDITABLE) or f"one of {', '.join(EDITABLE)}"
        raise CorrectionError(f"there is no field {field!r} to set" if field else "no field is named", remedy)
    return field


def date(typed: str, name: str = "date") -> str:
    """A date as YYYY-MM-DD, YYYY-MM or YYYY; what spreadsheets make of one is read where only one reading is possible.

    Raises CorrectionError.
    """
    value = one_line(typed)
    for form in _DATE_FORMS:
        try:
            return datetime.datetime.strptime(value, form).date().isoformat()
        except ValueError:
            continue
    day, slash, rest = value.partition("/")
    month, _, year = rest.partition("/")
    if slash and day.isdecimal() and month.isdecimal() and re.fullmatch(r"\d{4}", year):
        first, second = int(day), int(month)
        if first > 12 or second > 12 or first == second:
            low, high = sorted((first, second))
            value = f"{year}-{low:02}-{high:02}"
    try:
        return convert_date(name, value)
    except ValueError as error:
        problem = error.args[0]
        hint = f"write {problem.nearest}" if problem.nearest else "write it as YYYY-MM-DD"
        raise CorrectionError(f"{name}: {problem.message}", hint) from None


def _side(field: str, value: str, conflict: Conflict | None) -> str:
    """A side's id, from its id or name; "" for "unclear". A war without a profile may have any."""
    if value.casefold() == schema.UNCLEAR:
        return ""
    if conflict is None:
        return value
    parties = {s.side: s for s in conflict.sides}
    ids = [*parties, *schema.SIDELESS]
    if value.casefold() in ids:
        return value.casefold()
    for side in parties.values():
        if value.casefold() in (side.name.casefold(), *(name.casefold() for name in side.names)):
            return side.side
    if not parties and _SIDE_ID.fullmatch(value):
        return value
    known = list(dict.fromkeys(ids))
    hint = _did_you_mean(value, known) or (
        f"one of {', '.join(known)}" if parties else "write a side's id, as red_army"
    )
    raise CorrectionError(f"{field}: there is no side {value!r}", hint)


def _share(value: str) -> str:
    found = _SHARE.fullmatch(value)
    number = float(found[1].replace(",", ".")) / (100 if found[2] else 1) if found else -1.0
    if not 0 <= number <= 1:
        raise CorrectionError(f"share: {value!r} is not a share", "write a number from 0 to 1, such as 0.9, or 90%")
    return str(number)


def _choice(field: str, value: str, vocabulary: Iterable[str]) -> str:
    plain = re.sub(r"[\s-]+", "_", value.casefold())
    known = list(vocabulary)
    if plain in known:
        return plain
    remedy = _did_you_mean(plain, known) or f"one of {', '.join(known)}"
    raise CorrectionError(f"{field}: {value!r} is not one of its values", remedy)


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else ""
