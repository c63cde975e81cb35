"""One parameter's value: from text, YAML, papermill or a cell to its type, or a problem that says what would do."""

import calendar
import dataclasses
import datetime
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """What is wrong with one parameter, and the nearest value that would do, if there is one."""

    name: str
    message: str
    nearest: str = ""

    def __str__(self) -> str:
        hint = f" (did you mean {self.nearest}?)" if self.nearest else ""
        return f"{self.name}: {self.message}{hint}"


NEAR = 0.7
"""How like a place's name a word must be (0–1), to be taken for a slip of it: of thousands of names, one is always a bit like."""


def nearest(word: str, known: Iterable[str], *, least: float = 0.5) -> str:
    """The known word most like this one, "" where none is at least that like it (0–1)."""
    spelled = {k.casefold(): k for k in known}
    close = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=least)
    return spelled[close[0]] if close else ""


def convert(field: dataclasses.Field, value: object) -> object:
    """The value in the field's type.

    Raises ValueError whose argument is a Problem. Numbers and flags are not taken for text: `papermill -p` turns 007
    into 7 and nan into a number, so the words that were meant are lost, and the message says to quote them.
    """
    name, kind, choices = field.name, field.metadata["kind"], field.metadata["choices"]
    if kind == "date":
        return convert_date(name, value)
    if kind == "words":
        return _words(name, value, choices)
    if kind == "flag":
        return _flag(name, value)
    if kind in ("whole", "number"):
        return _number(name, value, whole=kind == "whole")
    if kind == "share":
        return _share(name, value)
    text = _text(name, value)
    if kind in ("folder", "out") and not text:
        raise ValueError(Problem(name, "names no folder; leave it out for the default"))
    if choices and text not in choices:
        raise ValueError(Problem(name, f"{text!r} is not one of {', '.join(choices)}", nearest(text, choices)))
    return text


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        shown = f"{value!r} ({type(value).__name__})"
        raise ValueError(Problem(name, f"should be text, not {shown}; quote it, or use papermill's -r", ""))
    if any(ord(c) < 32 or ord(c) == 127 for c in value):
        raise ValueError(Problem(name, "holds control characters"))
    return value.strip()


def _words(name: str, value: object, choices: tuple[str, ...]) -> tuple[str, ...]:
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, list | tuple):
        raise ValueError(Problem(name, f"should be a list or comma-separated text, not {value!r}"))
    words = tuple(dict.fromkeys(t for item in items if (t := _text(name, item))))
    for word in words if choices else ():
        if word not in choices:
            raise ValueError(Problem(name, f"{word!r} is not one of {', '.join(choices)}", nearest(word, choices)))
    return words


def _flag(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return value.strip().lower() == "true"
    raise ValueError(Problem(name, f"should be true or false, not {value!r}"))


def _number(name: str, value: object, *, whole: bool) -> int | float:
    message = f"should be a {'whole ' if whole else ''}number of 0 or more, not {value!r}"
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(Problem(name, message))
    try:
        number = float(value)
    except ValueError:
        raise ValueError(Problem(name, message)) from None
    if not 0 <= number < float("inf") or (whole and number != int(number)):
        raise ValueError(Problem(name, message))
    return int(number) if whole else number


def _share(name: str, value: object) -> float:
    """A number from 0 to 1; percentages and decimal commas are refused with what they probably mean."""
    number = None if isinstance(value, bool) or not isinstance(value, int | float | str) else _decimal(str(value))
    if number is not None and 0 <= number <= 1:
        return number
    meant = _decimal(str(value).strip().rstrip("%").replace(",", "."))
    if meant is not None and 1 < meant <= 100:
        meant /= 100
    near = f"{meant:g}" if meant is not None and 0 <= meant <= 1 else ""
    raise ValueError(Problem(name, f"should be a number from 0 to 1, not {value!r}", near))


def _decimal(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def convert_date(name: str, value: object) -> str:
    """YYYY-MM-DD, YYYY-MM or YYYY; YAML's own dates and years too. "" stays empty."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value) if isinstance(value, int) and 1000 <= value <= 9999 else _text(name, value)
    if not text:
        return ""
    parts = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if not parts:
        raise ValueError(Problem(name, f"{text!r} is not a date as YYYY-MM-DD, YYYY-MM or YYYY", _guess(text)))
    year, month, day = int(parts[1]), int(parts[2] or 1), int(parts[3] or 1)
    if year < 1 or not 1 <= month <= 12:
        near = f"{parts[1]}-{min(max(month, 1), 12):02}" if year else ""
        raise ValueError(Problem(name, f"there is no {text}", near))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        near = f"{year:04}-{month:02}-{min(max(day, 1), last):02}"
        raise ValueError(Problem(name, f"there is no {text}: that month has {last} days", near))
    return text


def _guess(text: str) -> str:
    """The ISO form of a date in another usual form, where only one reading is possible."""
    for pattern in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%d.%m.%Y"):
        try:
            return datetime.datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    return ""
