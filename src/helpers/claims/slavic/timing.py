"""When a statement was made and when the thing happened."""

from dataclasses import dataclass, field
from datetime import date

from helpers.claims.english.dates.when import When
from helpers.claims.slavic.sources import Report
from helpers.claims.slavic.when import dates
from helpers.claims.slavic.words import Sentence

_NONE = When("", "", "")
_EARLIER = frozenset(
    [
        "ранее",
        "раньше",
        "уже",
        "раніше",
        "вже",
        "неоднократно",
        "неодноразово",
        "летом",
        "зимой",
        "весной",
        "осенью",
        "влітку",
        "взимку",
        "навесні",
        "восени",
    ]
)


@dataclass
class Timing:
    """Dates of one article; `day` is its publication date, None where it is unknown or no whole day."""

    day: date | None
    published: str
    spoken: dict[str, When] = field(default_factory=dict)
    """Speaker → the date that the paragraph gives for what they say."""

    def turn(self, speaker: str) -> None:
        """A paragraph begins: only who spoke last may go on speaking on the day that was told."""
        self.spoken = {name: when for name, when in self.spoken.items() if name and name == speaker}

    def of(self, text: str, sentence: Sentence, report: Report | None, span: tuple[int, int]) -> tuple[When, When]:
        """(claim date, event date) of the clause text[span] that a report, or the article itself, says."""
        marked = [
            When(w.iso, w.precision, w.basis, w.start + sentence.start, w.end + sentence.start)
            for w in dates(text[sentence.start : sentence.end], self.day)
        ]
        saying = report.own if report is not None and report.cue in sentence.words else set()
        said = [
            w
            for w in marked
            if any(sentence.words[i].start < w.end and w.start < sentence.words[i].end for i in saying)
        ]
        event = next((w for w in marked if w not in said and span[0] <= w.start < span[1]), None)
        speaker = report.source.name if report is not None else ""
        if said:
            claimed = said[0]
            self.spoken[speaker] = claimed
        elif saying and any(sentence.words[i].text.lower() in _EARLIER for i in saying):
            claimed = _NONE
        elif speaker in self.spoken:
            claimed = self.spoken[speaker].with_basis("statement_in_paragraph")
        else:
            claimed = self._publication("publication_own_voice" if report is None else "publication_then")
        return claimed, event or _NONE

    def _publication(self, basis: str) -> When:
        precision = {10: "day", 7: "month", 4: "year"}.get(len(self.published), "")
        return When(self.published, precision, basis) if precision else _NONE
