"""Acts of saying without a verb: according to …, claims that …, is confident that …, reportedly."""

from helpers.claims.attribution import extents
from helpers.claims.attribution.cues import cues, words
from helpers.claims.attribution.model import Report
from helpers.claims.attribution.reading import Passage
from helpers.claims.attribution.sources import owner, source_of
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token

INTRODUCING = frozenset({"according", "per", "citing"})
_CLAUSES = ("ROOT", "ccomp", "conj", "parataxis", "advcl", "relcl", "acl")
_LINKING = frozenset({"be", "feel", "seem", "remain", "become", "appear", "sound", "get", "grow", "look"})


def according(token: Token, passage: Passage) -> Report | None:
    """ "According to X, …": the clause that the phrase stands in."""
    if token.lower_ not in INTRODUCING:
        return None
    named = _named(token)
    if named is None:
        return None
    first, last = token.i, named.right_edge.i
    start, end = passage.sentence[token.i]
    around = passage.numbers(start, end) - passage.numbers(first, last)
    clause = token.head
    while clause.dep_ not in _CLAUSES and clause.head != clause:
        clause = clause.head
    content = frozenset(passage.base + t.i for t in clause.subtree) & around
    if first == start or last >= end - 1 or len(content) < 3:
        content = around
        for i in range(first - 1, start, -1):  # the last clause only, where a new one with a subject begins
            if passage.doc[i].text == ";":
                content = passage.numbers(i + 1, end) - passage.numbers(first, last)
                break
    return Report(token, passage, content, source_of(named, passage), "assert", "according-to")


def _named(token: Token) -> Token | None:
    if token.lower_ == "according":
        after = [t for t in token.children if t.lower_ == "to"]
        return next((n for to in after for n in grammar.children(to, "pobj")), None)
    if token.lower_ == "per" and token.dep_ == "prep":
        noun = next(iter(grammar.children(token, "pobj")), None)
        return noun if noun is not None and noun.pos_ == "PROPN" else None
    if token.lower_ == "citing" and token.dep_ in ("advcl", "prep", "xcomp"):
        noun = next(iter(grammar.children(token, "dobj", "pobj")), None)
        return noun if noun is not None and noun.lemma_.lower() in words("document") else None
    return None


def nominal(noun: Token, passage: Passage) -> Report | None:
    """ "The claim that …", "fears of …", "a plan to …", and who makes it."""
    cue = cues("noun").get(noun.lemma_.lower()) if noun.pos_ in ("NOUN", "PROPN") else None
    if cue is None:
        return None
    content, act = _complement(noun, passage, cue.takes)
    if not content:
        return None
    return Report(noun, passage, content, source_of(_holder(noun), passage, noun), act, "nominal")


def adjectival(adjective: Token, passage: Passage) -> Report | None:
    """ "Is confident that …", "were worried about …"."""
    if adjective.pos_ not in ("ADJ", "VERB"):
        return None
    cue = cues("adjective").get(adjective.lower_)
    linking = adjective.head if adjective.dep_ in ("acomp", "attr", "oprd") else adjective
    if cue is None or (linking is not adjective and linking.lemma_ not in _LINKING):
        return None
    if linking is adjective and adjective.dep_ not in ("ROOT", "advcl", "acl", "amod", "conj", "relcl", "ccomp"):
        return None
    content, act = _complement(adjective, passage, cue.takes)
    if not content and linking is not adjective:
        content, act = _complement(
            linking, passage, {k: v for k, v in cue.takes.items() if k in ("clause", "infinitive")}
        )
    if not content:
        return None
    subject = grammar.subject(linking) if linking.dep_ not in ("amod",) else adjective.head
    source = None if subject is not None and subject.lower_ in ("it", "there") else source_of(subject, passage, linking)
    negated = grammar.negation(linking) is not None
    return Report(adjective, passage, content, source, act, "indirect", negated)


def hearsay(adverb: Token, passage: Passage) -> Report | None:
    """ "Reportedly": the clause is somebody's, and nobody is named."""
    cue = cues("adverb").get(adverb.lower_)
    if cue is None:
        return None
    clause = adverb.head
    while clause.pos_ not in ("VERB", "AUX", "NOUN", "PROPN") and clause.head != clause:
        clause = clause.head
    content = frozenset(passage.base + t.i for t in clause.subtree) - {passage.base + adverb.i}
    return Report(adverb, passage, content, None, cue.takes["clause"], "nominal") if len(content) > 2 else None


def _complement(word: Token, passage: Passage, takes: dict[str, str]) -> tuple[frozenset[int], str]:
    for c in grammar.children(word, "acl", "ccomp", "relcl", "xcomp", "advcl"):
        if c.i < word.i:
            continue
        to = any(a.lower_ == "to" for a in grammar.children(c, "aux"))
        if "infinitive" in takes and to and not grammar.children(c, "mark"):
            return extents.under(passage, c), takes["infinitive"]
        opened = any(m.lower_ in ("that", "whether", "if") for m in grammar.children(c, "mark"))
        bare = word.pos_ != "NOUN" and c.dep_ == "ccomp"
        if "clause" in takes and not to and (opened or bare):
            return extents.under(passage, c), takes["clause"]
    for preposition, noun in grammar.prepositions(word):
        if preposition.lower_ in takes and preposition.i > word.i:
            return extents.under(passage, noun), takes[preposition.lower_]
    return frozenset(), ""


def _holder(noun: Token) -> Token | None:
    own = owner(noun)
    if own is not None:
        return own
    if noun.dep_ in ("dobj", "attr") and noun.head.lemma_.lower() in words("light"):
        return grammar.agent(noun.head) if grammar.is_passive(noun.head) else grammar.subject(noun.head)
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.lemma_.lower() in words("light"):
        return grammar.subject(noun.head.head)
    if noun.dep_ == "nsubjpass":
        return grammar.agent(noun.head)
    return None
