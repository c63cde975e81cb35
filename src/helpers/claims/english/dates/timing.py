"""When a claim was made and when the thing claimed happened, from the words around it and from the article.

A statement's date is, in this order: a date in the reporting clause; the date of the statement that it continues or
that the paragraph last dated; the day that the article's first dated statement set, where that is close to
publication; publication. A weekday on which one side spoke ("said on Monday") dates no undated statement of another: on
readable annotated sets the day of publication is right in 56 of 61 of these, the weekday in 30. A text without a publication date (an encyclopaedic one) carries its narration's dates
instead. The basis of every date says which of these it was.
"""

import re

from helpers.articles.model import Article
from helpers.claims import lexicon
from helpers.claims.documents import Document, headlines
from helpers.claims.english.dates.days import heading_of, in_year, sections_of, titled_year, with_next_days
from helpers.claims.english.dates.said import between, follows, is_current, is_speaking, issued, points_back, said_then
from helpers.claims.english.dates.when import NOTHING, When, as_date, dates
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Span, Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.speech.attribution import Attribution
from helpers.claims.english.speech.reports import Report
from helpers.claims.sources import Source

_NARRATIVE_DAYS = 3
"""A first dated statement at most this many days before publication sets the day of the undated ones after it."""
_OPENING = 12
"""Characters within which a date opens its sentence."""
_BY_WEEKDAY = "weekday"
_NO_PARTY = frozenset({"", "media", "independent"})
_IN_SUBJECT = 4
"""Steps that a date inside the subject is farther from the predicate: "the fall of X last week" and "fell in August"."""


class Timing:
    """The dates of one article, read in order."""

    def __init__(self, article: Article, document: Document):
        self.day_first = article.date_order != "MDY"
        self.publication = document.day  # the day that undated statements fall back to
        self.anchor = as_date(self.publication.iso)  # the day that weekdays count from
        self.narrative: When | None = None  # the day that the article's first dated statement set
        self.carried: When | None = None  # the last statement date of this paragraph
        self.said: When | None = None  # the last statement date of the article
        self.speakers: dict[str, Source] = {}  # day → who made the last statement that a weekday dates so
        self.told: When | None = None  # the last date of the narration
        self.entry: When | None = None  # the day that heads this paragraph, an entry of a chronicle
        self.found: list[tuple[When, Token]] = []
        self.sentence_dates: list[When] = []
        self.attribution = Attribution()
        self.sections = sections_of(article, self.anchor, day_first=self.day_first)
        titles = headlines(article) if self.anchor is None else []
        self.titles = frozenset(map(_bare, titles))
        self.first_year = titled_year(titles)
        self.year: int | None = self.first_year

    def paragraph(self, doc: Doc, attribution: Attribution, offset: int) -> None:
        """Resolve the dates of the next paragraph, which begins at this offset of the article."""
        self.carried, self.attribution, self.found = None, attribution, []
        told, of_title = self.told, bool(self.titles) and _bare(doc.text) in self.titles
        for sentence in doc.sents:
            dated = self._dates(sentence, told, of_title=of_title)
            told = next((w for w in dated if w.precision != "year"), told)
            for when in dated:
                start, end = sentence.start_char + when.start, sentence.start_char + when.end
                words = [t for t in sentence if start < t.idx + len(t) and t.idx < end and not t.is_punct]
                token = words[-1] if words else None  # "since 11 May.": not the full stop
                if token is not None:
                    self.found.append((when, token))
        self.entry = heading_of(doc, self.found) or self.sections.get(offset)

    def _dates(self, sentence: Span, told: When | None, *, of_title: bool) -> list[When]:
        found = dates(sentence.text, self.anchor, day_first=self.day_first)
        later = [w for w in found if w.precision != "year"]
        if self.anchor is None:
            year = int(later[0].iso[:4]) if later and self.year is None else self.year
            found = dates(sentence.text, None, day_first=self.day_first, year=year)
        if self.anchor is None and later:
            year = int(later[-1].iso[:4])
            found = [
                in_year(w, later) for w in dates(sentence.text, None, day_first=self.day_first, year=self.year or year)
            ]
        for when in [] if of_title else found:
            opens = when.precision == "year" and when.start < _OPENING  # "In 2012, … On 19 September, …"
            if (opens or when.precision != "year") and int(when.iso[:4]) >= (self.first_year or 0):
                self.year = int(when.iso[:4])
        return found if self.anchor is not None else with_next_days(sentence.text, found, told)

    def sentence(self, sentence: Span) -> None:
        """Move on to a sentence, and let the narration's date follow it."""
        start, end = sentence.start, sentence.end
        self.sentence_dates = [w for w, t in self.found if start <= t.i < end and w.precision != "year"]
        if self.anchor is not None:
            self._move_on()
            return
        if self.sentence_dates:
            self.told = self.sentence_dates[0]

    def _move_on(self) -> None:
        """A later day that the text names ends the one that undated statements were counted to."""
        days = [(day, w) for w in self.sentence_dates if (day := as_date(w.iso)) is not None]
        for day, when in days:
            before = as_date(self.narrative.iso) if self.narrative is not None else None
            if before is None or self.anchor is None or not before < day <= self.anchor:
                continue
            self.narrative = None if day == self.anchor else when
            carried = as_date(self.carried.iso) if self.carried is not None else None
            if carried is not None and carried < day:
                self.carried = None

    def explicit(self, verb: Token) -> When | None:
        """A date that belongs to the clause of a reporting verb itself, not to what is reported."""
        report = next((r for r in self.attribution.reports if r.cue == verb), None)
        content = report.content if report is not None else frozenset()
        speaking = [c for c in grammar.children(verb, "advcl") if c.i < verb.i and is_speaking(c)]
        for clause in (verb, *speaking):  # "speaking on Monday, he said"
            if (when := self._dated(clause, verb, content)) is not None:
                return when
        release = issued(verb)
        if release is not None:
            return self.explicit(release)  # "on Monday the ministry released a video showing its men in the town"
        if verb.dep_ == "relcl" and verb.head.head.lemma_ in lexicon.words("citing"):
            return self.explicit(verb.head.head)  # "On Sunday, the agency cited a source who said …"
        if verb.dep_ == "conj" and grammar.is_verb(verb.head) and not grammar.children(verb, "nsubj"):
            return self.explicit(verb.head)
        if verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBG" and grammar.is_verb(verb.head):
            return self.explicit(verb.head)
        return None

    def _dated(self, clause: Token, verb: Token, content: frozenset[int]) -> When | None:
        """A date of the clause that reports, or that tells when whoever reports spoke; `content` is what is reported."""
        quoted = self.attribution.quoted
        for when, token in self.found:
            if token.i in content or (token.i in quoted and verb.i not in quoted) or between(token, verb):
                continue
            at = token
            while at.head != at and at != clause:
                if at.dep_ in ("ccomp", "relcl", "advcl", "conj", "parataxis") and grammar.is_verb(at):
                    break
                if at.dep_ == "acl" and ("saying" not in nouns.classes(at.head) or grammar.children(at, "mark")):
                    break  # "the mayor of X, freed in May, said", but "a statement released in May said"
                if at.lower_ in lexicon.words("bounding"):
                    break  # "has counted 826 dead since 11 November": of what is counted
                at = at.head
            if at == clause:
                return when
        return None

    def _told_by(self, verb: Token) -> When | None:
        """The date of the report that tells of another: "said on Monday that officers had reported …"."""
        cues = {r.cue for r in self.attribution.reports if verb.i in r.content}
        cue = next((a for a in verb.ancestors if a in cues), None)
        return self.explicit(cue) if cue is not None else None

    def _event(self, predicate: Token) -> When | None:
        """A date of the predicate's own clause, the nearest in the tree; before all others that on which it hangs."""
        if (day := self._when(predicate)) is not None:
            return day
        best, distance = None, 99
        for when, token in self.found:
            steps, at = 0, token
            while at.head != at and at != predicate:
                if grammar.is_verb(at) and at.dep_ in ("ccomp", "relcl", "conj", "parataxis"):
                    break
                further = _IN_SUBJECT if at.dep_ in grammar.SUBJECTS and at != token else 1
                at, steps = at.head, steps + further
            if at == predicate and steps < distance:
                best, distance = when, steps
        return best

    def _when(self, predicate: Token) -> When | None:
        """The date behind which a clause tells what happened then: "until late June, when they withdrew from X"."""
        opening = predicate.doc[predicate.left_edge.i]
        if opening.lower_ != "when" or not opening.i:
            return None
        last = opening.i - 2 if predicate.doc[opening.i - 1].text == "," else opening.i - 1
        return next((when for when, token in self.found if token.i == last), None)

    def of(self, predicate: Token, report: Report | None, carried: bool) -> tuple[When, When]:
        """(claim date, event date) of a claim."""
        if report is None:
            return self._own(predicate)
        said = None if carried else self.explicit(report.cue)
        event = self._event(predicate) if predicate != report.cue else None
        if (
            said is None
            and event is not None
            and predicate.dep_ == "xcomp"
            and predicate.head == report.cue
            and predicate.tag_ == "VB"
            and not grammar.children(predicate, "aux")[1:]
        ):
            said, event = event, None  # "claimed to control last month": said then
        if said is None and event is not None and not carried and follows(event, report.cue, predicate):
            said, event = event, None  # "which he said on 20 November had come under their control"
        if event is not None and said is not None and event.start == said.start:
            event = None
        outer = self._told_by(report.cue) if said is None and not carried else None
        if outer is not None:
            return outer, self._as_said(event, outer) or NOTHING  # no day of the text's own: of this one claim
        said, event = self._said(said, event, predicate, report, carried), self._as_said(event, said) or NOTHING
        if said.precision:
            self.carried = self.said = said
            if said.basis == _BY_WEEKDAY and report.source is not None:
                self.speakers[said.iso] = report.source
        return said, event

    def _as_said(self, event: When | None, said: When | None) -> When | None:
        """A relative day inside a quotation counts from the day on which it was said: "said on Monday: today …"."""
        token = next((t for w, t in self.found if w is event), None)
        day = as_date(event.iso) if event is not None else None
        spoken = as_date(said.iso) if said is not None else None
        if event is None or event.basis != "relative" or token is None or token.i not in self.attribution.quoted:
            return event
        if day is None or spoken is None or self.anchor is None:
            return event
        shifted = (day + (spoken - self.anchor)).isoformat()
        return When(shifted, "day", "relative", event.start, event.end)

    def _said(self, said: When | None, event: When | None, predicate: Token, report: Report, carried: bool) -> When:
        if said is not None:
            day = as_date(said.iso)
            latest = as_date(self.narrative.iso) if self.narrative is not None else None
            near = day is not None and self.anchor is not None and 0 <= (self.anchor - day).days <= _NARRATIVE_DAYS
            if near and day is not None and (latest is None or day > latest):
                self.narrative = said
            return said
        if self.entry is not None:
            return self.entry
        if said_then(report.cue):
            return NOTHING
        if self.anchor is None and not self.publication.iso:
            if self.told is not None:
                return self.told.with_basis("narration") if self.told not in self.sentence_dates else self.told
            return event if event is not None and event.precision == "day" else NOTHING
        if carried and self.carried is not None:
            return self.carried.with_basis("statement_before")
        if not is_current(report.cue):
            pointed = self.said if points_back(predicate.sent) else None
            for back, basis in (
                (self.carried, "statement_in_paragraph"),
                (pointed, "statement_pointed_to"),
                (self.narrative, "article_day"),
            ):
                if back is not None and (back is pointed or self._may_be_of(report, back)):
                    return back.with_basis(basis)
            return self.publication
        return self._published("publication_now")

    def _may_be_of(self, report: Report, when: When) -> bool:
        """Whether an undated statement may be of the day of one before it: not where a weekday dates that of another side."""
        spoke, speaks = self.speakers.get(when.iso), report.source
        if spoke is None or speaks is None or not spoke.name or not speaks.name:
            return True
        return spoke.name == speaks.name or (spoke.side == speaks.side and spoke.side not in _NO_PARTY)

    def _own(self, predicate: Token) -> tuple[When, When]:
        event = self._event(predicate) or self._lead()
        if self.entry is not None:
            return self.entry, event or NOTHING
        if self.publication.iso:
            return self._published("publication_own_voice"), event or NOTHING
        if event is not None:
            return event, event
        if self.told is not None:
            told = self.told if self.told in self.sentence_dates else self.told.with_basis("narration")
            return told, told
        return NOTHING, NOTHING

    def _lead(self) -> When | None:
        """A date that opens the sentence dates everything in it: "On 23 June, …"."""
        if self.sentence_dates and self.sentence_dates[0].start < _OPENING:
            return self.sentence_dates[0].with_basis("sentence_opening")
        return None

    def _published(self, basis: str) -> When:
        """The day of publication; `basis` tells why it is taken, unless it is only the day that the text names."""
        return self.publication.with_basis(basis) if self.publication.basis == "publication_then" else self.publication


def _bare(text: str) -> str:
    """A text's letters and digits: the parser's paragraphs have other dashes than the article's."""
    return " ".join(re.findall(r"\w+", text))
