"""All reports of an article, and which of them the article itself makes."""

from functools import cache

from helpers.claims.attribution import direct, lines, phrases, verbs
from helpers.claims.attribution.cues import POS, cues
from helpers.claims.attribution.model import Report
from helpers.claims.attribution.reading import Passage, Reading
from helpers.claims.attribution.speakers import resolve

_NO_CUE = frozenset({"PUNCT", "SPACE", "DET", "NUM", "PRON", "CCONJ", "PART"})


def find(reading: Reading) -> list[Report]:
    """The reports of an article in the order of their content; `within` tells those inside another's content."""
    turns = lines.turns(reading)
    by_passage: list[list[Report]] = []
    for passage in reading.passages:
        found = [] if passage.number in turns else _in_passage(passage)
        if passage.number == 0 and not turns and (title := lines.headline(passage)) is not None:
            found.append(title)
        by_passage.append(found)
    reports = [*{id(t): t for t in turns.values()}.values()]
    spoken = direct.speech(reading, by_passage) if not turns else []
    reports += spoken + [r for found in by_passage for r in found]
    reports = _nested(reports, reading)
    resolve(reading, reports)
    return reports


@cache
def _words() -> frozenset[str]:
    """All words that may be a cue; the others, which are most, are not asked further."""
    return frozenset((*phrases.INTRODUCING, *(lemma for pos in POS for lemma in cues(pos))))


def _in_passage(passage: Passage) -> list[Report]:
    found = []
    known = _words()
    for token in passage.doc:
        if token.pos_ in _NO_CUE or not (token.lemma_.lower() in known or token.lower_ in known):
            continue
        report = (
            verbs.report(token, passage)
            or phrases.according(token, passage)
            or phrases.nominal(token, passage)
            or phrases.adjectival(token, passage)
            or phrases.hearsay(token, passage)
        )
        if report is not None:
            found.append(report)
    return found


def _nested(reports: list[Report], reading: Reading) -> list[Report]:
    """The reports with their spans; one whose words are mostly another's is within it, the larger taken first."""
    holder: dict[int, Report] = {}
    for report in sorted(reports, key=lambda r: (r.construction != "line", -len(r.content))):
        taken = [holder[n] for n in report.content if n in holder]
        cue = holder.get(report.passage.base + report.cue.i)
        if taken and (cue is not None or len(taken) > len(report.content) / 2):
            report.within = cue or taken[0]
        else:
            report.content = frozenset(n for n in report.content if n not in holder)
            for n in report.content:
                holder[n] = report
        report.content_spans = reading.spans(report.content)
        if report.source is not None:
            report.source_spans = reading.spans(report.source.words)
    kept = [r for r in reports if r.content_spans]
    return sorted(kept, key=lambda r: (min(r.content), -len(r.content)))
