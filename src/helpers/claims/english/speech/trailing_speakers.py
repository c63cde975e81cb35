"""Speakers named after what they say, whom the parser hangs into the clause before: "…, Jane Doe said."."""

from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.speech.sources import role_of


def comma_before(verb: Token) -> int:
    """Index of the last comma before a verb in its sentence; -1 where there is none."""
    return next((t.i for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.text == ","), -1)


def unseen_speaker(verb: Token, clauses: list[Token]) -> Token | None:
    """The speaker in "…, Jane Doe said.", of a verb that has the clause but no subject."""
    comma = comma_before(verb)
    if comma < 0 or not all(c.i < comma for c in clauses):
        return None
    between = verb.doc[comma + 1 : verb.i]
    if all(t.pos_ == "AUX" for t in between):
        return _named_between_commas(verb.doc[comma - 1], clauses)
    if any(t.pos_ in ("VERB", "AUX") or t.tag_ in ("WDT", "WP") for t in between):
        return None
    tops = [t for t in between if not comma < t.head.i < verb.i and t.pos_ in ("NOUN", "PROPN")]
    return tops[-1] if tops else None


def _named_between_commas(last: Token, clauses: list[Token]) -> Token | None:
    """The office in "…, its deputy minister, Jane Doe, has said", which the parser takes for a place's apposition."""
    office = last.head if last.dep_ == "appos" and last.pos_ == "PROPN" else None
    if office is None or office.pos_ != "NOUN" or not role_of(office.text):
        return None
    return office if all(c.i < office.left_edge.i for c in clauses) else None


def beginning(speaker: Token, verb: Token) -> int:
    """Index of the first word of such a speaker's phrase."""
    return speaker.left_edge.i if speaker.i < comma_before(verb) else comma_before(verb)


def said_by(speech: Token, verb: Token) -> frozenset[int]:
    """Content of "quoted X as saying …": the clause under that verb, else the one before: "They left, TASS quoted X as saying"."""
    below = [c for c in speech.children if c.dep_ in ("ccomp", "dobj")]
    below = below or [c for c in grammar.children(verb, "ccomp") if c.i < verb.i]
    return frozenset(t.i for c in below for t in c.subtree)
