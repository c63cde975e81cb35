"""When it was said and when it happened: what of an answer the article's words bear out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from helpers.claims.english.dates import when as english
from helpers.claims.english.dates.when import WEEKDAYS, When, as_date
from helpers.claims.slavic import when as slavic
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.grounding import FoldedText
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.witness import Witness

PUBLISHED = "published"
_PRECISION = {10: "day", 7: "month"}
_SHORT = re.compile(r"\b(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?", re.I)
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth",
    "eleventh",
    "twelfth",
    *(f"{n}teenth" for n in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)
_ORDINALS = (*_UNITS, *_TEENS, "twentieth", *(f"twenty-{unit}" for unit in _UNITS), "thirtieth", "thirty-first")
_ORDINAL = re.compile(rf"\b(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True)).replace('-', '[- ]')})\b", re.I)
_NIGHT = re.compile(r"\b(?:overnight|last night|during the night|in the night|ночью|вночі|за ночь|за ніч)\b", re.I)
_WEEKEND = re.compile(r"\b(?:the|last|this) weekend\b", re.I)
_OF_THE_MONTH = re.compile(r"\b(?:start|beginning|middle|end) of (?:the|this) month\b", re.I)
_STEPS = (
    (-1, re.compile(r"\b(?:the (?:day before|previous day|preceding day)|a day (?:earlier|before)|накануне|напередодні)\b", re.I)),
    (1, re.compile(r"\b(?:the (?:next|following) day|a day later)\b", re.I)),
)  # fmt: skip
"""Days from the other day that a sentence names, and the words that tell so."""
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})\.?")


@dataclass(frozen=True)
class Day:
    """A date, how exactly it is known, why, and in which words; all "" where nothing bears it out."""

    iso: str = ""
    precision: str = ""
    basis: str = ""
    words: str = ""


NO_DAY = Day()


class Dates:
    """The dates of one article."""

    def __init__(self, witness: Witness, sentences: Sequence[Sentence]) -> None:
        self._article = witness.article
        self._document = witness.document
        self._sentences = sentences
        self._text = FoldedText.of(witness.article.text, 0, len(witness.article.text))
        self._day = witness.document.day.iso or witness.article.published

    def claim_date(self, answer: Answered, sentence: Sentence) -> Day:
        """The day on which a claim was made: publication, or what the words that are named tell."""
        iso = answer.claim_date
        if _precision(iso) and self._day.startswith(iso) and answer.claim_date_words.casefold() in ("", PUBLISHED):
            return Day(iso, _precision(iso), "publication_then", PUBLISHED)
        if answer.claim_date_words and answer.claim_date_words.casefold() != PUBLISHED:
            return self._told(iso, answer.claim_date_words, sentence) or NO_DAY
        return NO_DAY

    def event_date(self, answer: Answered, sentence: Sentence) -> Day:
        """The day on which something happened: what the words that are named tell, or, where none are, those of the quote."""
        if answer.event_date_words:
            return self._told(answer.event_date, answer.event_date_words, sentence) or NO_DAY
        return self._stated(answer.event_date, [answer.quote]) or NO_DAY

    def _told(self, iso: str, words: str, sentence: Sentence) -> Day | None:
        """A date where the words stand in the article and mean it, or mean it as other words of the article do."""
        if not _precision(iso):
            return None
        spans = list(self._text.find(words, case=False))
        for found in self._meant(words, spans, sentence, iso):
            if _is_in(found.iso, iso):
                if spans:
                    return Day(iso, _precision(iso), found.basis or "explicit", words)
                return self._stated(iso, [sentence.words, *(s.words for s in self._sentences)])
        return None

    def _stated(self, iso: str, texts: Sequence[str]) -> Day | None:
        """A date that an expression in one of these texts of the article means, with that expression as its words."""
        if not _precision(iso):
            return None
        found = ((text, when) for text in texts for when in self.told_in(text) if _is_in(when.iso, iso))
        return next((Day(iso, _precision(iso), w.basis or "explicit", t[w.start : w.end]) for t, w in found), None)

    def _meant(self, words: str, spans: Sequence[tuple[int, int]], sentence: Sentence, iso: str) -> list[When]:
        """What the words mean, by themselves and in the sentences that they stand in."""
        plain = _plain(words)
        texts = [plain, f"on {plain}", f"in {plain}"]
        year = iso[:4]
        if year in self._article.text + self._article.title or (as_date(self._day) is None and year == self._day[:4]):
            texts += [f"on {plain} {year}", f"in {plain} {year}"]
        found = [when for text in texts for when in self.told_in(text)]
        for start, _ in spans:
            for near in (s.words for s in self._sentences if s.start <= start < s.end):
                at = near.casefold().find(words.casefold())
                found += [w for w in self.told_in(near) if w.start < at + len(words) and at < w.end]
        return found + self._loosely(plain, sentence)

    def _loosely(self, words: str, sentence: Sentence) -> list[When]:
        """What words mean that tell a day only beside another one, or two days of which it may be either."""
        anchor = as_date(self._day)
        found: list[When] = []
        if anchor is None:
            return found
        if _NIGHT.search(words):
            found += [_day(anchor), _day(anchor - timedelta(days=1))]
        if _OF_THE_MONTH.search(words) or _WEEKEND.search(words):
            last = anchor - timedelta(days=(anchor.weekday() - 5) % 7) if _WEEKEND.search(words) else anchor
            found.append(When(f"{last:%Y-%m}", "month", "relative"))
        if step := next((days for days, pattern in _STEPS if pattern.search(words)), None):
            beside = [day for w in self.told_in(sentence.words) if (day := as_date(w.iso)) is not None]
            found += [_day(day + timedelta(days=step)) for day in beside or [anchor]]
        if numbers := _NUMERIC.fullmatch(words.strip()):
            of_day, of_month = (int(n) for n in numbers.groups())
            if self._article.date_order == "MDY" and "/" in words:
                of_day, of_month = of_month, of_day
            year = anchor.year - ((of_month, of_day) > (anchor.month, anchor.day))
            found += self.told_in(f"{of_day:02d}.{of_month:02d}.{year}")
        return found

    def told_in(self, words: str) -> list[When]:
        """The dates of some words, counted from the article's own day."""
        anchor = as_date(self._day)
        if self._article.language in ("ru", "uk"):
            return slavic.dates(words, anchor)
        return english.dates(words, anchor, day_first=self._article.date_order != "MDY")


def _plain(words: str) -> str:
    """The words with weekdays spelled out and ordinals as numbers."""
    words = _SHORT.sub(lambda m: next(day for day in WEEKDAYS if day.startswith(m[1][:3].casefold())), words)
    return _ORDINAL.sub(lambda m: str(_ORDINALS.index(m[0].casefold().replace(" ", "-")) + 1), words)


def _day(day: date) -> When:
    return When(day.isoformat(), "day", "relative")


def _is_in(found: str, iso: str) -> bool:
    """Whether a date that words mean is the one that is answered, or lies in the month that is."""
    return found == iso or (len(iso) == 7 and found.startswith(iso))


def _precision(iso: str) -> str:
    """How exact a date is; "" where it is none."""
    if len(iso) == 10:
        return "day" if as_date(iso) is not None else ""
    return "month" if len(iso) == 7 and as_date(f"{iso}-01") is not None else ""
