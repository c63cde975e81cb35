"""Whom the words of a source mean: a full name for a surname or a pronoun, and what that rests on."""

from spacy.tokens import Token

from helpers.claims.attribution.model import Report, Source
from helpers.claims.attribution.names import Names
from helpers.claims.attribution.reading import Passage, Reading

_PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_OWN = frozenset({"i", "we", "me", "us", "my", "our"})
_ANYBODY = frozenset(
    {"you", "one", "your", "who", "which", "that", "what", "whoever", "this", "these", "those", "there"}
)
_NEUTER = frozenset({"it", "its"})
_FARTHEST = 40
"""Names that are looked back at for a pronoun."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def resolve(reading: Reading, reports: list[Report]) -> None:
    """Give each report's source its speaker and basis; the reports are in the order of the text."""
    names = Names(reading)
    groups: list[tuple[int, str, bool]] = []  # (number of the head, phrase, plural)
    for report in sorted(reports, key=lambda r: r.passage.base + r.cue.i):
        source = report.source
        if source is None:
            continue
        if source.head is None:
            source.speaker = " ".join(reading.text[s:e] for s, e in report.source_spans)
            source.basis = "named in clause" if source.speaker else ""
            continue
        source.speaker, source.basis = _whom(report, source, names, groups)
        if source.head.pos_ in ("NOUN", "PROPN") and not names.is_person(source.head.text):
            plural = source.head.tag_ in ("NNS", "NNPS")
            groups.append((report.passage.base + source.head.i, source.speaker, plural))
    for report in reports:  # "I" of direct speech is whoever speaks there
        source, outer = report.source, report.within
        if source is not None and source.basis == "own voice" and outer is not None and outer.source is not None:
            source.speaker = outer.source.speaker


def _whom(report: Report, source: Source, names: Names, groups: list[tuple[int, str, bool]]) -> tuple[str, str]:
    head = source.head
    assert head is not None
    low = head.lower_
    number = report.passage.base + head.i
    if low in _PERSONAL:
        found = _person_before(number, _PERSONAL[low], report, names)
        return (found, "pronoun to earlier name") if found else ("", "")
    if low in _PLURAL or low in _NEUTER:
        near = [g for g in groups[-4:] if number - 80 < g[0] < number and g[2] == (low in _PLURAL)]
        return (near[-1][1], "pronoun to earlier group") if near else ("", "")
    if low in _OWN:
        return "", "own voice"
    if low in _ANYBODY or head.pos_ == "PRON":
        return "", ""
    if head.pos_ == "PROPN":
        name = _name(head, report.passage)
        full = names.full(name) if names.is_person(name) else name
        return full, "named in clause" if full == name else "surname to full name"
    if any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in head.children) and not _specified(head):
        back = names.of_office(low)
        if back:
            return back, "words to earlier name"
    named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if named is not None:
        name = _name(named, report.passage)
        return (names.full(name) if names.is_person(name) else name), "named in clause"
    return phrase(head), "described in clause"


def _specified(noun: Token) -> bool:
    return any(c.dep_ in ("prep", "poss", "relcl", "acl", "appos", "compound") for c in noun.children)


def _person_before(number: int, gender: str, report: Report, names: Names) -> str:
    """The person that "he" or "she" goes back to: the last who did something, not one of whom the words themselves tell."""
    for mention in names.before(number, _FARTHEST):
        known = names.gender.get(mention.name.split()[-1], gender)
        if mention.person and mention.subject and known == gender and mention.number not in report.content:
            return mention.name
    return ""


def _name(head: Token, passage: Passage) -> str:
    """The proper nouns that a name consists of, its titles left out."""
    from helpers.claims.attribution.names import is_title

    doc, first, last = passage.doc, head.i, head.i
    while first > 0 and doc[first - 1].pos_ == "PROPN":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN":
        last += 1
    while first < last and is_title(doc[first]):
        first += 1
    return " ".join(doc[first : last + 1].text.split())


def phrase(head: Token) -> str:
    """A noun phrase without its relative clauses and appositions, as it stands in the text."""
    last = head.i
    for c in head.children:
        if c.i > head.i and c.dep_ == "prep" and not any(d.dep_ in ("relcl", "appos", "acl") for d in c.subtree):
            last = max(last, c.right_edge.i)
    return " ".join(head.doc[head.left_edge.i : last + 1].text.strip(" ,\"'").split())
