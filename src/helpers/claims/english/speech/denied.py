"""What a denial denies in words of which no frame makes a claim: the type of that claim, and no more.

"Denied that the base was cut off" names neither who cut it off nor a town; that a cut-off is denied it says all the same.
"""

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.speech.denials import denied_content
from helpers.claims.english.speech.reports import Report

_FRAMES = frozenset({"advance", "encircle", "withdraw", "strike", "kill", "destroy"})
"""Frames whose verbs have one sense, whatever stands beside them."""
_FORCES, _ARMS = frozenset({"force", "insurgent"}), frozenset({"equipment", "strike"})
_WITHIN = ("in", "inside", "on", "at", "within")


def type_denied(report: Report) -> str:
    """The type of what the words of a denial tell; "" where they tell of something else, or only of what is planned."""
    doc = report.cue.doc
    tops = [doc[i] for i in sorted(report.content) if doc[i].head.i not in report.content and not doc[i].is_punct]
    clauses = [t if grammar.is_verb(t) else denied_content(t) for t in tops]
    return next((kind for c in clauses if c is not None and (kind := _type_of(c))), "")


def _type_of(verb: Token) -> str:
    if not grammar.is_verb(verb) or grammar.modality(verb) or grammar.negation(verb) is not None:
        return ""
    objects, subject = grammar.direct_objects(verb), next(iter(grammar.children(verb, *grammar.SUBJECTS)), None)
    done = subject if grammar.is_passive(verb) else next(iter(objects), None)
    if verb.lemma_ == "have":
        return "presence" if done is not None and _is(done, _FORCES) else ""
    if verb.lemma_ == "be":
        there = any(prep.lower_ in _WITHIN for prep, _ in grammar.prepositions(verb))
        return "presence" if there and subject is not None and _are_forces(subject) else ""
    if done is not None and verb.lemma_ in lexicon.words("wielding"):
        return "strike" if _is(done, _ARMS) else ""
    readings = lexicon.predicates().get(grammar.lemma(verb), ())
    return next((p.type for p in readings if p.frame in _FRAMES and _has(verb, p.particle, p.frame)), "")


def _has(verb: Token, particle: str, frame: str) -> bool:
    """Whether a verb is used in a sense: with its particle; without one, no road is told of, which "cut" may be without."""
    return grammar.has_particle(verb, particle) if particle else frame != "encircle" or verb.lemma_ != "cut"


def _are_forces(noun: Token) -> bool:
    """ "Soldiers", "men of the Alpha corps"."""
    return _is(noun, _FORCES) or any(_is(n, _FORCES) for _, n in grammar.prepositions(noun, "of"))


def _is(noun: Token, classes: frozenset[str]) -> bool:
    return bool(classes & lexicon.noun_classes().get(noun.lemma_.lower(), frozenset()))
