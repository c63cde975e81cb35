"""What the words of a report tell of when it was made: which date beside it is its day, and whether it has one of its own."""

from helpers.claims import lexicon
from helpers.claims.english.dates.when import When
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Span, Token

_INSIDE = frozenset({"acl", "relcl", "pcomp", "prep", "pobj", "dobj", "ccomp"})
"""Dependencies by which what a message says or shows belongs to the message that was released."""


def between(date: Token, verb: Token) -> bool:
    """Whether a date stands between what is reported and who, behind it, reports it: "captured X on Thursday, they said"."""
    subject = next(iter(grammar.children(verb, *grammar.SUBJECTS)), None)
    told = verb.head if verb.dep_ == "parataxis" else next(iter(grammar.children(verb, "ccomp")), None)
    return told is not None and subject is not None and told.i < date.i < subject.left_edge.i


def is_speaking(verb: Token) -> bool:
    """Whether a clause tells of how a statement came about: "speaking on Monday", "asked on Monday about the town"."""
    speaking = verb.lemma_ in lexicon.where("speak") or verb.lemma_ in lexicon.words("replying")
    return verb.tag_ in ("VBG", "VBN") and (speaking or verb.lemma_ in lexicon.reporting())


def issued(verb: Token) -> Token | None:
    """The verb that tells how a message came out that says or shows something: "released footage of what it said were …"."""
    at = verb
    while at.dep_ in _INSIDE and at.head != at:
        at = at.head
        if grammar.is_verb(at):
            return at if at.lemma_ in lexicon.words("issuing") and at.i < verb.i else None
    return None


def said_then(cue: Token) -> bool:
    """ "Said at the time": when something was that the text goes back to, not when the text was written."""
    phrases = (n for prep, n in grammar.prepositions(cue) if prep.lower_ == "at")
    return any(n.lower_ == "time" and any(c.lower_ in ("the", "that") for c in n.lefts) for n in phrases)


def points_back(sentence: Span) -> bool:
    """ "This announcement followed …": what is said belongs to the statement before."""
    words = [t.lower_ for t in sentence if not t.is_punct][:2]
    return bool(words) and words[0] in ("this", "that", "these") and len(words) > 1


def follows(when: When, cue: Token, predicate: Token) -> bool:
    """Whether a date stands right behind a reporting verb and before what is reported: it is the day of the report,
    whatever verb the parser hangs it on.
    """
    between = cue.sent.text[cue.idx + len(cue) - cue.sent.start_char : when.start]
    return cue.sent == predicate.sent and cue.i < predicate.i and between.strip().lower() in ("", "on", "in")


def is_current(verb: Token) -> bool:
    """Present or present perfect: the article reports it as of its publication."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.tag_ in ("VBZ", "VBP"):
        return True
    return any(c.tag_ in ("VBZ", "VBP") for c in grammar.children(verb, "aux", "auxpass"))
