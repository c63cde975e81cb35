"""When a claim was made and when the thing claimed happened, from the words around it and from the article."""

from datetime import date, timedelta

from spacy.tokens import Span, Token

from helpers.articles.model import Article
from helpers.claims.english import grammar
from helpers.claims.english.attribution import Attribution, Report
from helpers.claims.english.when import When, as_date, dates

NOTHING = When("", "", "")
_NARRATIVE_DAYS = 3
"""A first dated statement at most this many days before publication sets the day of the undated ones after it."""


class Timing:
    """The dates of one article, read in order."""

    def __init__(self, article: Article):
        self.published = as_date(article.published)
        self.day_first = article.date_order != "MDY"
        self.publication = (
            When(article.published, {10: "day", 7: "month", 4: "year"}.get(len(article.published), ""), "publication")
            if article.published
            else NOTHING
        )
        self.narrative: When | None = None
        self.carried: When | None = None  # last statement date of this paragraph
        self.told: When | None = None  # last date of the narration, for texts without a publication date
        self.found: list[When] = []
        self.sent: Span | None = None
        self.attribution: Attribution | None = None
        self.year: int | None = None

    def paragraph(self) -> None:
        self.carried = None

    def sentence(self, sentence: Span, attribution: Attribution) -> None:
        self.sent, self.attribution = sentence, attribution
        self.found = dates(sentence.text, self.published, day_first=self.day_first, year=self.year)
        for when in self.found:
            if len(when.iso) >= 4 and (when.basis == "explicit"):
                self.year = int(when.iso[:4])

    def _token_at(self, when: When) -> Token | None:
        if self.sent is None:
            return None
        at = self.sent.start_char + when.end - 1
        return next((t for t in self.sent if t.idx <= at < t.idx + len(t)), None)

    def explicit(self, verb: Token) -> When | None:
        """A date that belongs to the clause of a reporting verb itself, not to what is reported."""
        report = next((r for r in (self.attribution.reports if self.attribution else []) if r.cue == verb), None)
        content = report.content if report is not None else frozenset()
        for when in self.found:
            token = self._token_at(when)
            if (
                token is None
                or token.i in content
                or (self.attribution and token.i in self.attribution.quoted and verb.i not in self.attribution.quoted)
            ):
                continue
            at = token
            while at.head != at and at != verb:
                if at.dep_ in ("ccomp", "relcl", "advcl", "conj", "parataxis") and at != verb and grammar.is_verb(at):
                    break
                at = at.head
            if at == verb:
                return when
        return None

    def _event(self, predicate: Token) -> When | None:
        """A date of the predicate's own clause, the nearest in the tree."""
        best, distance = None, 99
        for when in self.found:
            token = self._token_at(when)
            if token is None:
                continue
            steps, at = 0, token
            while at.head != at and at != predicate:
                if grammar.is_verb(at) and at.dep_ in ("ccomp", "relcl", "conj", "parataxis"):
                    break
                at, steps = at.head, steps + 1
            if at == predicate and steps < distance:
                best, distance = when, steps
        return best

    def of(self, predicate: Token, report: Report | None, carried: bool) -> tuple[When, When]:
        """(claim date, event date) of a claim."""
        if report is None:
            return self._own(predicate)
        said = self.explicit(report.cue) if report.cue.sent == predicate.sent or report.cue.sent == self.sent else None
        event = self._event(predicate) if predicate is not report.cue else None
        if event is not None and said is not None and event.start == said.start:
            event = None
        if said is not None and said.iso:
            self.carried = said
            day = as_date(said.iso)
            if (
                self.narrative is None
                and day
                and self.published
                and 0 <= (self.published - day).days <= _NARRATIVE_DAYS
            ):
                self.narrative = said
            return said, event or NOTHING
        if carried and self.carried is not None:
            return self.carried.with_basis("inherited"), event or NOTHING
        if self.published is None:
            if event is not None and event.precision:
                return event, NOTHING if self.told is None else event
            base = self.carried or self.told
            return (base.with_basis("inherited") if base is not None else NOTHING), event or NOTHING
        perfect = _is_current(report.cue)
        if not perfect and self.carried is not None:
            return self.carried.with_basis("inherited"), event or NOTHING
        if not perfect and self.narrative is not None:
            return self.narrative.with_basis("inherited"), event or NOTHING
        return self.publication, event or NOTHING

    def _own(self, predicate: Token) -> tuple[When, When]:
        event = self._event(predicate) or self._lead()
        if event is not None:
            self.told = event
        if self.published is not None:
            return self.publication, event or NOTHING
        if event is not None:
            return event, event
        if self.told is not None:
            return self.told.with_basis("inherited"), self.told.with_basis("inherited")
        return NOTHING, NOTHING

    def _lead(self) -> When | None:
        """A date that opens the sentence dates everything in it: "On 23 June, …"."""
        if self.found and self.found[0].start < 12:
            return self.found[0]
        return None


def _is_current(verb: Token) -> bool:
    """Present or present perfect: the article reports it as of its publication."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.tag_ in ("VBZ", "VBP"):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP") for c in verb.children)


def days_before(day: date, n: int) -> date:
    return day - timedelta(days=n)
