"""Acts of saying that a verb introduces: said that …, vowed to …, accused them of …, called it …, rejected …"""

from collections.abc import Callable

from helpers.claims.attribution import extents
from helpers.claims.attribution.cues import cues, words
from helpers.claims.attribution.introducing import beside, takes_quote
from helpers.claims.attribution.model import Report
from helpers.claims.attribution.reading import Passage
from helpers.claims.attribution.sources import actor, cited_as, source_of
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token

_NOBODY_SAYS = frozenset({"worth", "without"})
"""Words under which a verb is no act of anybody: "it is worth noting that", "goes without saying"."""
_HEARD = frozenset({"tell", "inform", "assure", "remind"})
_PARTS = frozenset({"as", "for", "of", "to", "with", "from", "against", "about", "over"})
"""Prepositions that say more of what is called, rejected or compared; others tell when and where."""
_OBJECTS = ("dobj", "attr", "oprd")


def report(verb: Token, passage: Passage) -> Report | None:
    """The report that a verb makes; None where it is no cue, or nothing that it could take stands beside it."""
    takes = _takes(verb)
    if not takes or verb.head.lower_ in _NOBODY_SAYS or _cites_as_saying(verb):
        return None
    for construction, content_of in _CONSTRUCTIONS:
        if construction not in takes:
            continue
        content = content_of(verb, passage)
        if content:
            return _made(verb, passage, content, takes[construction], construction)
    for preposition, noun in grammar.prepositions(verb):
        act = takes.get(preposition.lower_)
        if act is not None and preposition.i > verb.i:
            return _made(verb, passage, extents.under(passage, noun), act, "object")
    return None


def _cites_as_saying(verb: Token) -> bool:
    """ "Quoted the mayor as saying that …": the mayor says it, and "saying" is the cue."""
    phrases = (p for p in grammar.children(verb, "prep") if p.lower_ == "as")
    return any(cited_as(c) is not None for p in phrases for c in grammar.children(p, "pcomp"))


def _takes(verb: Token) -> dict[str, str]:
    cue = cues("verb").get(verb.lemma_.lower())
    if cue is None or verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass", "amod"):
        return {}
    takes = cue.takes
    for particle, phrasal in cue.particles.items():
        if grammar.has_particle(verb, particle):
            return phrasal
    return takes


def _made(verb: Token, passage: Passage, content: frozenset[int], act: str, construction: str) -> Report:
    negated = grammar.negation(verb) is not None
    if negated and act in ("assert", "reaffirm", "concede"):
        act = "decline"
    kind = "indirect" if construction in ("clause", "infinitive", "person", "gerund", "raised") else "object"
    source = None
    if construction == "clause" and max(content) < passage.base + verb.i:
        source = beside(passage, verb, parsed=True)
    elif construction != "raised":
        source = source_of(actor(verb), passage, verb)
    if kind == "indirect" and any(passage.base + i in content for i in passage.quoted):
        kind = "mixed"
    return Report(verb, passage, content, source, act, kind, negated)


def _clause(verb: Token, passage: Passage) -> frozenset[int]:
    following = [c for c in grammar.children(verb, "ccomp") if c.i > verb.i]
    if following:
        content = extents.under(passage, *following, without=verb)
        return extents.before_comment(passage, verb, content)
    if _may_comment(verb):
        speaker = beside(passage, verb, parsed=True)
        named = speaker.words if speaker is not None else frozenset()
        first, last = extents.comment(passage, verb, named)
        around = extents.parenthetical(passage, first, last) if named else frozenset()
        if around:
            return around
        preceding = any(c.i < verb.i for c in grammar.children(verb, "ccomp", "parataxis", "advcl", "conj", "dep"))
        if named and (preceding or extents.ends_clause(passage, verb)):
            return extents.before(passage, verb, first)
    if grammar.is_passive(verb) and verb.dep_ != "acl":
        return _raised(verb, passage)
    return frozenset()


def _may_comment(verb: Token) -> bool:
    """Whether a verb can be a comment on the words around it: it introduces speech, is finite and active, and has no object."""
    if not takes_quote(verb) or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ == "relcl":
        return False
    if verb.tag_ == "VBN" and not any(c.lemma_ == "have" for c in grammar.children(verb, "aux")):
        return False
    told = [c for c in grammar.children(verb, "dobj") if c.i > verb.i]
    return not told or verb.lemma_ in _HEARD


def _raised(verb: Token, passage: Passage) -> frozenset[int]:
    """ "The talks are expected to resume": the subject and what it is said to do."""
    lower = grammar.children(verb, "xcomp")
    subjects = grammar.children(verb, "nsubjpass")
    if lower and subjects:
        return extents.under(passage, *subjects) | extents.under(passage, *lower, without=verb)
    return frozenset()


def _raising(verb: Token, passage: Passage) -> frozenset[int]:
    """ "The talks seem to have failed": what seems so to nobody who is named."""
    lower = [c for c in grammar.children(verb, "xcomp", "oprd", "acomp") if c.i > verb.i]
    subjects = grammar.children(verb, "nsubj")
    if not lower or not subjects:
        return frozenset()
    return extents.under(passage, *subjects) | extents.under(passage, *lower, without=verb)


def _infinitive(verb: Token, passage: Passage) -> frozenset[int]:
    if grammar.is_passive(verb):
        return _raised(verb, passage)
    for c in grammar.children(verb, "xcomp"):
        if c.i > verb.i and any(a.lower_ == "to" for a in grammar.children(c, "aux")):
            return extents.under(passage, c, without=verb)
    return frozenset()


def _person(verb: Token, passage: Passage) -> frozenset[int]:
    """ "Urged them to go": whoever is to do it, and what."""
    if grammar.is_passive(verb):
        return _raised(verb, passage)
    persons = grammar.children(verb, "dobj", "dative")
    persons += [
        n for p in grammar.children(verb, "prep") if p.lower_ in ("on", "upon") for n in grammar.children(p, "pobj")
    ]
    for c in grammar.children(verb, "xcomp", "ccomp", "advcl"):
        to = any(a.lower_ == "to" for a in grammar.children(c, "aux"))
        if c.i > verb.i and to and (persons or grammar.children(c, "nsubj")):
            return extents.under(passage, *(p for p in persons if p.i > verb.i), c, without=verb)
    return frozenset()


def _gerund(verb: Token, passage: Passage) -> frozenset[int]:
    for c in grammar.children(verb, "xcomp"):
        if c.tag_ == "VBG" and c.i > verb.i:
            return extents.under(passage, c, without=verb)
    return frozenset()


def _object(verb: Token, passage: Passage) -> frozenset[int]:
    if grammar.is_passive(verb):
        subjects = grammar.children(verb, "nsubjpass")
        return extents.under(passage, *subjects) if subjects and grammar.agent(verb) is not None else frozenset()
    objects = [c for c in grammar.children(verb, *_OBJECTS) if c.i > verb.i or c.tag_ in ("WDT", "WP")]
    if not objects:
        return frozenset()
    extra = [
        p
        for p in grammar.children(verb, "prep", "xcomp", "advcl", "oprd")
        if p.i > objects[-1].i and p.lower_ in _PARTS
    ]
    return extents.under(passage, *objects, *extra, without=verb if objects[0].i > verb.i else None)


def _finding(verb: Token, passage: Passage) -> frozenset[int]:
    subject = actor(verb)
    if subject is None or subject.lemma_.lower() not in words("document"):
        return frozenset()
    objects = [c for c in grammar.children(verb, *_OBJECTS, "ccomp", "xcomp", "advcl", "prep") if c.i > verb.i]
    return extents.under(passage, *objects) if objects else frozenset()


def _name(verb: Token, passage: Passage) -> frozenset[int]:
    """ "Called it a mistake", "is described as a mistake"."""
    named = grammar.children(verb, "oprd", "acomp", "ccomp", "xcomp")
    named = [c for c in named if c.i > verb.i]
    things = grammar.children(verb, "dobj", "nsubjpass")
    if not named:
        return frozenset()
    content = extents.under(passage, *named, *(c for c in things if c.i > verb.i), without=verb)
    for c in things:
        if c.i < verb.i:
            content |= extents.under(passage, c)
    return content


def _as(verb: Token, passage: Passage) -> frozenset[int]:
    prepositions = [p for p in grammar.children(verb, "prep", "mark", "advcl") if p.lower_ == "as" and p.i > verb.i]
    things = grammar.children(verb, "dobj", "nsubjpass")
    prepositions += [p for c in things for p in grammar.children(c, "prep") if p.lower_ == "as" and p.i > verb.i]
    if not prepositions or not things:
        return frozenset()
    content = extents.under(passage, *prepositions, *(c for c in things if c.i > verb.i), without=verb)
    for c in things:
        if c.i < verb.i:
            content |= extents.under(passage, c)
    return content


def _accusation(verb: Token, passage: Passage) -> frozenset[int]:
    """ "Accused them of lying": whom, and of what; of a passive, too."""
    persons = grammar.children(verb, "dobj", "nsubjpass")
    tops = (verb, *persons)
    charges = [
        p
        for top in tops
        for p in grammar.children(top, "prep")
        if p.lower_ in ("of", "for", "as", "with", "over", "on")
    ]
    charges = [p for p in charges if p.i > verb.i]
    if not charges or not persons:
        return frozenset()
    content = extents.under(passage, *charges, *(c for c in persons if c.i > verb.i), without=verb)
    for c in persons:
        if c.i < verb.i:
            content |= extents.under(passage, c)
    return content


_CONSTRUCTIONS: tuple[tuple[str, Callable[[Token, Passage], frozenset[int]]], ...] = (
    ("person", _person),
    ("clause", _clause),
    ("raised", _raising),
    ("infinitive", _infinitive),
    ("accusation", _accusation),
    ("as", _as),
    ("name", _name),
    ("gerund", _gerund),
    ("object", _object),
    ("finding", _finding),
)
