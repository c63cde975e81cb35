"""Date expressions of Russian and Ukrainian sentences."""

import re
from datetime import date, timedelta

from helpers.claims.english.dates.when import When

_MONTHS = {
    **{
        m: n
        for n, m in enumerate(
            ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"],
            1,
        )
    },
    **{
        m: n
        for n, m in enumerate(
            ["січ", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листопад", "груд"], 1
        )
    },
}
_MONTH = (
    r"(?P<month>январ|феврал|март|апрел|ма(?=[йяе]\b)|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|січ|лют|берез|квіт|трав|черв|лип(?=н)|серп|верес|жовт|листопад|груд)\w*"
)
_WEEKDAYS = (
    ("понедельник", "понеділ"), ("вторник", "вівтор"), ("сред", "серед"), ("четверг", "четвер"),
    ("пятниц", "п'ятниц"), ("суббот", "субот"), ("воскресень", "неділ"),
)  # fmt: skip
_PATTERNS = (
    ("day", re.compile(rf"\b(?P<day>\d{{1,2}})(?:-го)?\s+{_MONTH}(?:\s+(?P<year>\d{{4}}))?", re.I)),
    ("numeric", re.compile(r"\b(?P<day>\d{1,2})\.(?P<mon>\d{1,2})\.(?P<year>\d{4}|\d{2})\b")),
    (
        "month",
        re.compile(
            rf"\b(?:в|у|ще в|ещ[её] в|за|(?:в|с|на)\s(?:начал|середин|конц|початк|кінц)\w+|наприкінці)\s+{_MONTH}(?:\s+(?P<year>\d{{4}}))?",
            re.I,
        ),
    ),
    (
        "weekday",
        re.compile(
            r"\b(?:в|во|у|на|проти)\s+(?P<weekday>понедельник|вторник|сред[уы]|четверг|пятницу|субботу|воскресенье"
            r"|понеділ(?:ок|ка)|вівтор(?:ок|ка)|серед[уи]|четвер(?:га)?|п['’ʼ]ятниц[юі]|субот[уи]|неділ[юі])\b",
            re.I,
        ),
    ),
    (
        "back",
        re.compile(
            r"\b(?P<back>вчера|накануне|дн[её]м ранее|вчора|учора|напередодні|днем раніше|позавчера|позавчора)\b", re.I
        ),
    ),
    ("today", re.compile(r"\b(?:сегодня|сьогодні)\b", re.I)),
)


def dates(text: str, anchor: date | None) -> list[When]:
    """The resolved dates of a text, in order; what needs an anchor and has none is left out."""
    found: list[When] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(w.start < match.end() and match.start() < w.end for w in found):
                continue
            when = _resolve(kind, match, anchor)
            if when is not None:
                found.append(when)
    return sorted(found, key=lambda w: w.start)


def _resolve(kind: str, match: re.Match[str], anchor: date | None) -> When | None:
    span = match.span()
    groups = match.groupdict()
    if kind in ("day", "numeric"):
        month = int(groups["mon"]) if kind == "numeric" else _MONTHS[groups["month"].lower()]
        return _day(groups["year"], month, int(groups["day"]), anchor, span)
    if kind == "month":
        month = _MONTHS[groups["month"].lower()]
        if not groups["year"] and anchor is None:
            return None
        year = int(groups["year"]) if groups["year"] else anchor.year - (month > anchor.month)  # type: ignore[union-attr]
        return When(f"{year}-{month:02d}", "month", "explicit", *span)
    if anchor is None:
        return None
    if kind == "weekday":
        name = groups["weekday"].lower().replace("’", "'").replace("ʼ", "'")
        day = next(n for n, stems in enumerate(_WEEKDAYS) if name.startswith(stems))
        return When((anchor - timedelta(days=(anchor.weekday() - day) % 7)).isoformat(), "day", "weekday", *span)
    back = 0 if kind == "today" else 2 if groups["back"].lower().startswith("поза") else 1
    return When((anchor - timedelta(days=back)).isoformat(), "day", "relative", *span)


def _day(year: str | None, month: int, day: int, anchor: date | None, span: tuple[int, int]) -> When | None:
    """A day whose year, where the text gives none, is the last one that makes it no later than the anchor."""
    if year is None and anchor is None:
        return None
    try:
        if year is not None:
            found = date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        else:
            found = date(anchor.year, month, day)  # type: ignore[union-attr]
            if found > anchor:  # type: ignore[operator]
                found = found.replace(year=found.year - 1)
    except ValueError:
        return None
    return When(found.isoformat(), "day", "explicit", *span)
