"""The day that an article counts from: when it was published, or the one day that it names itself."""

from collections import Counter

from helpers.articles.model import Article
from helpers.claims.english.when import NOTHING, WEEKDAYS, When, as_date, dates

_PRECISION = {10: "day", 7: "month", 4: "year"}


def day_of(article: Article) -> When:
    """The date that undated statements fall back to; weekdays count from it where it is a day.

    Agency copy without a publication date often names its day once in full ("Friday, May 9, 2014") and goes on with
    weekdays; that day then anchors them. A text that names many full dates is a chronicle and has no such day.
    """
    if article.published:
        return When(article.published, _PRECISION.get(len(article.published), ""), "publication_then")
    found = dates(article.text, None, day_first=article.date_order != "MDY")
    full = Counter(w.iso for w in found if w.precision == "day")
    weekdays = sum(article.text.lower().count(day) for day in WEEKDAYS)
    if weekdays >= 2 and 1 <= len(full) <= 2:
        return When(max(full), "day", "day_named_in_text")
    return NOTHING


def reason_of(article: Article, day: When) -> str:
    """Why it is this day, in words."""
    if day.basis == "day_named_in_text" and as_date(day.iso) is not None:
        return "the only full date of the text, which goes on with weekdays"
    return f"publication ({article.published_basis or 'as given'})" if day.iso else ""
