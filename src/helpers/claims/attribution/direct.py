"""Direct speech: which quotations are somebody's speech of its own, and whose; one that runs on is one report."""

from dataclasses import dataclass, field

from helpers.claims.attribution import introducing
from helpers.claims.attribution.introducing import Introduction, outside, takes_quote
from helpers.claims.attribution.model import Report
from helpers.claims.attribution.reading import Passage, Quotation, Reading

_OPENERS = frozenset({",", ":", "-", "--", "—", "―", "–", '"', "''", ".", "?", "!", ";", "(", ")"})
_ENDED = frozenset({",", ".", "?", "!"})
SHORTEST = 3
"""Words from which a quotation that opens a sentence counts as speech of its own."""
_ASIDE = 3
"""Words of the writer's own, said with a quotation, up to which they are only circumstances."""


@dataclass
class _Speech:
    """The direct speech of an article as far as it is read.

    Attributes:
        indirect: the article's other reports, paragraph by paragraph.
        found: the reports of direct speech.
        last: whose speech went before; it may run on.
        open: whether its last quotation was not closed in its paragraph.
    """

    reading: Reading
    indirect: list[list[Report]]
    found: list[Report] = field(default_factory=list)
    last: Report | None = None
    open: bool = False

    def read(self, passage: Passage) -> None:
        """Take in the quotations of the next paragraph."""
        said: Report | None = None
        for quotation in passage.quotations:
            words = passage.numbers(quotation.first, quotation.last)
            if self.open and said is None and self.last is not None and outside(passage, quotation.first, -1) is None:
                said = self.last
                said.content |= words
                introduced = introducing.of(passage, quotation) if said.source is None else None
                if introduced is not None:  # "“… ¶ “…,” she said": the speaker stands behind the last paragraph
                    said.cue, said.passage, said.source = introduced.cue, passage, introduced.source
            elif is_speech(passage, quotation):
                said = self.last = self._attributed(passage, quotation, said) or self._goes_on(passage, quotation, said)
            self.open = not quotation.closed
        if not passage.quotations:
            self.open = False
            self._block(passage)

    def _attributed(self, passage: Passage, quotation: Quotation, said: Report | None) -> Report | None:
        """The report that the sentence of a quotation makes: a new one, or one that the quotation belongs to."""
        found = introducing.of(passage, quotation)
        if found is None:
            return None
        words = passage.numbers(quotation.first, quotation.last) | found.between
        if said is not None and said.cue == found.cue:
            said.content |= words
            return said
        for other in self.indirect[passage.number]:
            if other.cue == found.cue:
                other.content = words | _aside(other, words)
                other.construction = "direct" if other.content == words else "mixed"
                other.source = found.source or other.source
                return other
        return self._new(passage, found, words)

    def _goes_on(self, passage: Passage, quotation: Quotation, said: Report | None) -> Report:
        """A quotation without a verb of its own: the speech before goes on, or the report of the sentence before does."""
        words = passage.numbers(quotation.first, quotation.last)
        start, _ = passage.sentence[quotation.first]
        if said is not None:
            said.content |= words
            return said
        if start > 0:
            first, last = passage.sentence[start - 1]
            for report in self.indirect[passage.number]:
                if first <= report.cue.i <= last and report.source is not None:
                    report.content |= words
                    report.construction = "mixed"
                    return report
        elif passage.number > 0 and quotation is passage.quotations[0]:
            before = self.reading.passages[passage.number - 1]
            introduced = introducing.colon(before)
            if introduced is not None:
                return self._new(before, introduced, words)
        return self._new(passage, Introduction(passage.doc[quotation.first], None), words)

    def _block(self, passage: Passage) -> None:
        """A paragraph without marks behind one that ends in a colon is said by whom that one names."""
        before = self.reading.passages[passage.number - 1] if passage.number else passage
        introduced = introducing.colon(before) if not passage.doc.text.rstrip().endswith(":") else None
        if introduced is not None and introduced.source is not None and not before.quotations:
            self._new(before, introduced, passage.numbers(0, len(passage.doc) - 1))

    def _new(self, passage: Passage, introduced: Introduction, words: frozenset[int]) -> Report:
        act = takes_quote(introduced.cue) or "assert"
        report = Report(introduced.cue, passage, words, introduced.source, act, "direct")
        self.found.append(report)
        return report


def speech(reading: Reading, indirect: list[list[Report]]) -> list[Report]:
    """The reports of an article's direct speech.

    Args:
        reading: the article.
        indirect: the other reports, paragraph by paragraph; one whose verb introduces a quotation, or that a quotation
            goes on with, gets its words and is not listed again.
    """
    found = _Speech(reading, indirect)
    for passage in reading.passages:
        found.read(passage)
    return found.found


def is_speech(passage: Passage, quotation: Quotation) -> bool:
    """Whether a quotation stands by itself, and is no phrase inside the writer's clause."""
    words = [t for t in passage.doc[quotation.first : quotation.last + 1] if t.is_alpha]
    ended = passage.doc[quotation.last].text in _ENDED
    if not words or (len(words) < SHORTEST and not ended):
        return False
    before = outside(passage, quotation.first, -1)
    if before is None:
        return True
    if before.text in _OPENERS:
        return ended or len(words) > SHORTEST + 1
    return words[0].is_title and bool(takes_quote(before))


def _aside(report: Report, words: frozenset[int]) -> frozenset[int]:
    """What a verb says in the writer's words before it comes to the quotation: "said the plan was bad: “…”"."""
    cue, first = report.passage.base + report.cue.i, min(words)
    aside = frozenset(n for n in report.content if cue < n < first)
    return aside if len(aside) > _ASIDE else frozenset()
