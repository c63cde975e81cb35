"""Who claims responsibility: in "the Islamic State claims responsibility" the parser takes the verb for a part of the noun."""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token

_CLAIMING = frozenset(lexicon.words("owning_up"))
_NAMING = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubjpass")


def make_claiming(noun: Token) -> None:
    """Give "claims responsibility" its verb, and the verb its subject: the name before it, or what that is listed with."""
    if noun.lower_ != "responsibility" or noun.i < 2:
        return
    verb, name = noun.nbor(-1), noun.nbor(-2)
    if verb.lower_ not in _CLAIMING or verb.head != noun or name.pos_ not in _NAMING:
        return
    listed = noun.dep_ == "conj" and noun.head.i < verb.i
    if name.head != noun and not (listed and name in noun.head.subtree):
        return
    subject = noun.head if listed else name
    above = subject if listed else noun
    before = [c for c in noun.children if c.i < verb.i and c != subject]
    after = [c for c in (*noun.children, *above.children) if c.i > noun.i and c.dep_ in ("punct", "cc", "conj")]
    governor, relation = above.head, above.dep_
    if governor == above:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = governor, "ccomp" if relation in _SUBJECTS else relation
    verb.pos_, verb.lemma_ = "VERB", "claim"
    verb.tag_ = {"claims": "VBZ", "claim": "VBP"}.get(verb.lower_, "VBD")
    if listed and name.head == noun:  # "of Iraq and the Levant"
        name.head, name.dep_ = subject, "conj"
    subject.head, subject.dep_ = verb, "nsubj"
    noun.head, noun.dep_ = verb, "dobj"
    for c in before:
        if c != name:
            c.head = name
    for c in after:
        c.head = verb
