"""What is only named as an example of things that are told: "warned of fakes, such as rebel forces taking Alphaville"."""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token


def is_example_of_talk(verb: Token) -> bool:
    """Whether a gerund clause stands for one of the rumours, fakes or warnings that its sentence is about."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "pcomp", "pobj"):
        return False
    prep = verb.head.head if verb.dep_ == "acl" else verb.head
    listed = prep.lower_ in lexicon.where("example") or _is_such_as(verb)
    talk = lexicon.words("hearsay")
    return listed and any(t.lemma_.lower() in talk for t in verb.doc[verb.sent.start : verb.left_edge.i])


def _is_such_as(verb: Token) -> bool:
    """Whether "such as" opens the phrase that a gerund is told of: "such as rebel forces taking …"."""
    first = min(verb.left_edge.i, verb.head.left_edge.i) if verb.dep_ == "acl" else verb.left_edge.i
    return first > 1 and [t.lower_ for t in verb.doc[first - 2 : first]] == ["such", "as"]
