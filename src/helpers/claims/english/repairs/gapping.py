"""Clauses whose verb stands only in the clause before: "Alpha controls the north of the town and Beta the south".

The parser takes Beta for one more place of Alpha's, and the south for what nobody holds. Here the second clause gets a
head of its own, the part that is held (labelled GAPPED, below the verb), and Beta for its subject.
"""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.sides.nouns import COMPASS_WORDS

GAPPED = "gapped"
"""Label of the part that the second clause is about."""
_FRAMES = frozenset({"take", "hold"})
_PARTS = COMPASS_WORDS | {
    "rest",
    "remainder",
    "centre",
    "center",
    "bank",
    "side",
    "half",
    "outskirts",
    "part",
    "quarter",
}
_NAMING = ("NOUN", "PROPN", "ADJ")
_JOINTS = frozenset({",", "and", "while", "but"})
_LONGEST = 6
"""Words of the longest subject, its article included."""


def part_gapped_clauses(doc: Doc) -> None:
    """Give each verbless second clause of a text its own head and subject."""
    for joint in doc:
        if joint.lower_ in _JOINTS:
            part = _part_after(joint)
            verb = _verb_before(joint) if part is not None else None
            if part is not None and verb is not None:
                _part(verb, joint, part)


def _part_after(joint: Token) -> Token | None:
    """The head of "the south" in "and Beta the south": a subject without a verb and a part stand after the joint."""
    doc = joint.doc
    named = 0
    for at in range(joint.i + 1, min(joint.i + 1 + _LONGEST, len(doc) - 1)):
        token = doc[at]
        if token.lower_ == "the" and named:
            return _head_of_part(token)
        if token.pos_ not in _NAMING and token.tag_ not in ("POS", "DT", "VBZ", "HYPH"):
            return None
        named += token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ == "VBZ"
    return None


def _head_of_part(article: Token) -> Token | None:
    """The noun of a part that an article opens: "the south", "the west bank"; None where a verb or name follows."""
    words = article.doc[article.i + 1 : article.i + 3]
    known = [w for w in words if w.lower_ in _PARTS]
    if not known or known[0] != words[0]:
        return None
    after = known[-1].i + 1
    closed = (
        after >= len(article.doc) or article.doc[after].is_punct or article.doc[after].pos_ in ("ADP", "CCONJ", "SCONJ")
    )
    return known[-1] if closed else None


def _verb_before(joint: Token) -> Token | None:
    """The verb of having or taking that the second clause goes without: the last verb before it."""
    for token in reversed(joint.doc[joint.sent.start : joint.i]):
        if token.pos_ == "VERB":
            frames = {reading.frame for reading in lexicon.predicates().get(token.lemma_.lower(), ())}
            return token if frames & _FRAMES and token.tag_ != "VBG" else None
    return None


def _part(verb: Token, joint: Token, part: Token) -> None:
    doc = joint.doc
    start = part.i - 1
    while doc[start].lower_ != "the":
        start -= 1
    subject = doc[start - 1]
    clause = range(joint.i + 1, part.i + 1)
    for token in doc[verb.i + 1 : joint.i]:  # a word of the first clause that the parser hung on the second
        if token.head.i in clause and subject.head.i not in clause and subject.head.i < joint.i:
            token.head, token.dep_ = subject.head, subject.dep_
            break
    part.head, part.dep_ = verb, GAPPED
    subject.head, subject.dep_ = part, "nsubj"
    subject.pos_ = "NOUN" if subject.pos_ == "VERB" else subject.pos_
    for token in doc[joint.i + 1 : start - 1]:
        token.head = subject
        token.dep_ = "det" if token.pos_ == "DET" else token.dep_ if token.dep_ in ("poss", "amod") else "compound"
    for token in doc[start : part.i]:
        token.head = part
    joint.head = verb
