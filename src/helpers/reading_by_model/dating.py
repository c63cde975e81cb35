"""When it was said and when it happened: what of an answer the article's words bear out."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.claims.english import when as english
from helpers.claims.english.when import When, as_date
from helpers.claims.slavic import when as slavic
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.grounding import FoldedText
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.witness import Witness

PUBLISHED = "published"
_PRECISION = {10: "day", 7: "month"}


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
        """The day on which something happened: what the words that are named tell."""
        return self._told(answer.event_date, answer.event_date_words, sentence) or NO_DAY

    def _told(self, iso: str, words: str, sentence: Sentence) -> Day | None:
        """A date where the words stand in the article and mean it."""
        if not _precision(iso) or not words:
            return None
        spans = list(self._text.find(words, case=False))
        if not spans:
            return None
        for found in self._meant(words, spans, sentence, iso):
            if found.iso == iso or (len(iso) == 7 and found.iso.startswith(iso)):
                return Day(iso, _precision(iso), found.basis or "explicit", words)
        return None

    def _meant(self, words: str, spans: Sequence[tuple[int, int]], sentence: Sentence, iso: str) -> list[When]:
        """What the words mean, by themselves and in the sentences that they stand in."""
        texts = [words, f"on {words}", f"in {words}"]
        if as_date(self._day) is not None or iso[:4] in self._article.text + self._article.title:
            texts += [f"on {words} {iso[:4]}", f"in {words} {iso[:4]}"]
        found = [when for text in texts for when in self.told_in(text)]
        for start, _ in spans:
            for near in (s.words for s in self._sentences if s.start <= start < s.end):
                at = near.casefold().find(words.casefold())
                found += [w for w in self.told_in(near) if w.start < at + len(words) and at < w.end]
        return found

    def told_in(self, words: str) -> list[When]:
        """The dates of some words, counted from the article's own day."""
        anchor = as_date(self._day)
        if self._article.language in ("ru", "uk"):
            return slavic.dates(words, anchor)
        return english.dates(words, anchor, day_first=self._article.date_order != "MDY")


def _precision(iso: str) -> str:
    """How exact a date is; "" where it is none."""
    if len(iso) == 10:
        return "day" if as_date(iso) is not None else ""
    return "month" if len(iso) == 7 and as_date(f"{iso}-01") is not None else ""
