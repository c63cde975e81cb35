"""Who tells, where the parser takes an office, a report or an aside for something else: parts of `reattachment`."""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Span, Token

_ASIDE = ("while", "although", "though", "whereas")
_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = ("VBD", "VBZ", "VBP")


def give_report(saying: Token) -> None:
    """ "With the institute reporting troops had left X": the clause behind is what it reports, and no second deed."""
    if (
        saying.head.lower_ != "with"
        or saying.lemma_ not in lexicon.reporting()
        or any(c.i > saying.i for c in saying.children)
    ):
        return
    deed = saying.head.head
    behind = [c for c in deed.children if c.dep_ in ("conj", "parataxis", "advcl") and c.left_edge.i == saying.i + 1]
    for clause in behind:
        if any(c.dep_ in _SUBJECTS for c in clause.children):
            clause.head, clause.dep_ = saying, "ccomp"


def give_office(name: Token) -> None:
    """ "According to the mayor, Jane Doe, shells hit X": who is named is the mayor, and fires no shells."""
    if name.pos_ != "PROPN":
        return
    start, end = name.left_edge.i, name.i + 1
    doc, deed = name.doc, name.head
    if start < 2 or end >= len(doc) or doc[start - 1].text != "," or doc[end].text != ",":
        return
    office = doc[start - 2]
    told = office.dep_ == "pobj" and office.head.lower_ == "to" and office.head.head.lower_ == "according"
    if not told:
        return
    for doer in [c for c in name.children if c.dep_ == "appos" and c.i > end and c.pos_ == "NOUN"]:
        doer.head, doer.dep_ = deed, name.dep_
    if any(c.dep_ in _SUBJECTS and c.i > end for c in deed.children):
        name.head, name.dep_ = office, "appos"


def before_aside(sentence: Span) -> Span:
    """A sentence without a last clause that only goes along: "…, Jane Doe said on Friday, while shells fell on X"."""
    doc = sentence.doc
    commas = [t.i for t in sentence if t.text == "," and t.i + 1 < sentence.end and doc[t.i + 1].lower_ in _ASIDE]
    return doc[sentence.start : commas[-1]] if commas else sentence


def give_asked(participle: Token) -> None:
    """ "The mayor, asked about the town, declines to comment": whoever is asked is the one who then speaks, or does not."""
    verb = participle.head
    if participle.i > verb.i or verb.tag_ not in _FINITE or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    asked = next((c for c in participle.children if c.dep_ in _SUBJECTS and c.i < participle.i), None)
    aside = participle.i and participle.nbor(-1).text == "," and participle.right_edge.nbor().text == ","
    if asked is not None and aside and not any(c.dep_ in ("aux", "auxpass") for c in participle.children):
        asked.head, asked.dep_ = verb, "nsubj"
        participle.head, participle.dep_ = asked, "acl"
