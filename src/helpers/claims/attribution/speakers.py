"""Whom the words of a source mean: a full name for a surname or a pronoun, and what that rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.claims.attribution.model import Report, Source
from helpers.claims.attribution.names import Names, is_title, run_of
from helpers.claims.attribution.reading import Reading
from helpers.claims.english.parsing.words import Token

_PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_NEUTER = frozenset({"it", "its"})
_OWN = frozenset({"i", "we", "me", "us", "my", "our"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing", "few"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_FARTHEST = 40
"""People that are looked back at for "he" or "she"."""
_FARTHEST_GROUP = 80
"""Words between a body or group and the "it" or "they" that goes back to it."""


@dataclass
class _Article:
    """What is known when a source is read: the article's names, its earlier sources, and the words that others say."""

    names: Names
    said: frozenset[int]
    people: list[tuple[int, str]] = field(default_factory=list)
    groups: list[tuple[int, str, bool]] = field(default_factory=list)

    def whom(self, report: Report, head: Token) -> tuple[str, str]:
        """Speaker and basis of a source with this head."""
        low, number = head.lower_, report.passage.base + head.i
        if low in _PERSONAL:
            found = self._person_before(number, _PERSONAL[low], report)
            return (found, "pronoun to earlier name") if found else ("", "")
        if low in _PLURAL or low in _NEUTER:
            plural = low in _PLURAL
            near = [g for g in self.groups if number - _FARTHEST_GROUP < g[0] < number and g[2] == plural]
            return (near[-1][1], "pronoun to earlier group") if near else ("", "")
        if low in _OWN:
            return "", "own voice"
        if low in _NOBODY or head.left_edge.lower_ in _NOBODY:
            return "", ""
        if head.pos_ in ("PRON", "DET") or head.tag_ in ("WP", "WDT"):
            return "", ""
        if head.pos_ == "PROPN" and not any(c.lower_ in ("a", "an", "another") for c in head.children):
            return self._named(head)
        if any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in head.children) and not _specified(head):
            back = self.names.of_office(low, number)
            if back:
                return back, "words to earlier name"
        named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        return self._named(named) if named is not None else (phrase(head), "described in clause")

    def remember(self, head: Token, number: int, speaker: str) -> None:
        """A source that a later pronoun may go back to."""
        if head.lower_ in _PERSONAL or self.names.is_person(speaker):
            self.people.append((number, speaker))
            return
        plural = head.tag_ in ("NNS", "NNPS")
        if head.pos_ in ("NOUN", "PROPN") and (plural or not is_title(head)):
            self.groups.append((number, speaker, plural))

    def _named(self, head: Token) -> tuple[str, str]:
        name = self.names.name(run_of(head))
        full = self.names.full(name)
        if full == name and not self.names.is_person(name):
            return _body(head, name), "named in clause"
        return full, "named in clause" if full == name else "surname to full name"

    def _person_before(self, number: int, gender: str, report: Report) -> str:
        """The person that "he" or "she" goes back to: who spoke last, or did something in the article's own words since."""

        def fits(name: str) -> bool:
            return self.names.gender.get(name.split()[-1], gender) == gender

        spoke = next(((at, name) for at, name in reversed(self.people) if at < number and fits(name)), (-1, ""))
        for mention in self.names.before(number, _FARTHEST):
            if mention.number <= spoke[0]:
                break
            inside = mention.number in (report.content if number in self.said else self.said)
            if mention.subject and fits(mention.name) and not inside:
                return mention.name
        return spoke[1]


def resolve(reading: Reading, reports: Iterable[Report]) -> None:
    """Give each report's source its speaker and basis."""
    reports = sorted(reports, key=lambda r: r.passage.base + r.cue.i)
    article = _Article(Names(reading), frozenset(n for r in reports if r.within is None for n in r.content))
    for report in reports:
        source = report.source
        if source is None:
            continue
        if source.head is None:
            source.speaker = " ".join(reading.text[s:e] for s, e in report.source_spans)
            source.basis = "named in clause" if source.speaker else ""
            continue
        source.speaker, source.basis = article.whom(report, source.head)
        if source.speaker and report.within is None:
            article.remember(source.head, report.passage.base + source.head.i, source.speaker)
    for report in reports:  # "I" of direct speech is whoever speaks there
        outer = report.within
        if outer is not None and outer.source is not None and report.source is not None:
            _of_speaker(report.source, outer.source)


def _of_speaker(source: Source, outer: Source) -> None:
    if source.basis == "own voice":
        source.speaker = outer.speaker


def _specified(noun: Token) -> bool:
    return any(c.dep_ in ("prep", "poss", "relcl", "acl", "appos", "compound") for c in noun.children)


def _body(head: Token, name: str) -> str:
    """The name of a body with what it is of: "Commission on Press Freedom"."""
    for c in head.children:
        if c.dep_ == "prep" and c.i == head.i + 1 and any(n.pos_ == "PROPN" for n in c.children):
            return " ".join([name, *(t.text for t in head.doc[c.i : c.right_edge.i + 1])])
    return name


def phrase(head: Token) -> str:
    """A noun phrase without its relative clauses and appositions, as it stands in the text."""
    last = head.i
    for c in head.children:
        if c.i > head.i and c.dep_ == "prep" and not any(d.dep_ in ("relcl", "appos", "acl") for d in c.subtree):
            last = max(last, c.right_edge.i)
    return " ".join(head.doc[head.left_edge.i : last + 1].text.strip(" ,\"'").split())
