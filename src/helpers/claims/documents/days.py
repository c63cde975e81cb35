"""The day that an article counts from: when it was published, or the one day that it names itself."""

from collections import Counter
from datetime import timedelta

from helpers.articles import datelines
from helpers.articles.model import Article
from helpers.claims.english.dates.when import NOTHING, WEEKDAYS, When, as_date, dates

_CHRONICLE = timedelta(days=31)
"""How far behind its full date the other days of a chronicle lie; agency copy names at most one that is to come."""
_PRECISION = {10: "day", 7: "month", 4: "year"}


def day_of(article: Article) -> When:
    """The date that undated statements fall back to; weekdays count from it where it is a day.

    Agency copy without a publication date often names its day once in full ("Friday, May 9, 2014") and goes on with
    weekdays; that day then anchors them. A text that names many full dates is a chronicle and has no such day.
    What a text says of its own day holds against a page's metadata, not against the researcher's sources.csv.
    """
    if own := _own_day(article):
        return When(own, "day", "publication_then")
    if article.published:
        return When(article.published, _PRECISION.get(len(article.published), ""), "publication_then")
    found = dates(article.text, None, day_first=article.date_order != "MDY")
    full = Counter(w.iso for w in found if w.precision == "day")
    weekdays = sum(article.text.lower().count(day) for day in WEEKDAYS)
    if weekdays >= 2 and 1 <= len(full) <= 2 and not _goes_on_from(max(full), article):
        return When(max(full), "day", "day_named_in_text")
    return NOTHING


def _goes_on_from(day: str, article: Article) -> bool:
    """Whether a text goes on through the days behind its full date, as a chronicle does: "May 23, 2017 … May 24 … May 25"."""
    first = as_date(day)
    if first is None:
        return False
    named = dates(article.text, None, day_first=article.date_order != "MDY", year=first.year)
    days = {found for w in named if (found := as_date(w.iso)) is not None}
    return sum(first < later <= first + _CHRONICLE for later in days) >= 2


def _own_day(article: Article) -> str:
    """The day that the article's date line gives where its published date is another; "" where they agree, or none does.

    Neighbouring days agree: a page is dated in its own time zone.
    """
    listed = as_date(article.published) if article.published_basis != "sources.csv" else None
    lines = (article.text[p.start : p.end] for p in article.paragraphs if p.kind == "dateline")
    day_first = article.date_order != "MDY"
    found = {w.iso for line in lines if not datelines.is_stale(line) for w in dates(line, None, day_first=day_first)}
    own = as_date(next(iter(found))) if len(found) == 1 else None
    return own.isoformat() if own and listed and abs(own - listed) > timedelta(days=1) else ""


def reason_of(article: Article, day: When) -> str:
    """Why it is this day, in words."""
    if day.basis == "publication_then" and day.iso != article.published:
        return f"the text's own date line (the page: {article.published})"
    if day.basis == "day_named_in_text" and as_date(day.iso) is not None:
        return "the only full date of the text, which goes on with weekdays"
    return f"publication ({article.published_basis or 'as given'})" if day.iso else ""
