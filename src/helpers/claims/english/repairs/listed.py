"""Which places a sentence names one by one, read where `lists` has hung them together."""

from collections.abc import Iterator

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token


def named_in(noun: Token) -> list[Token]:
    """The names that a word for several settlements is explained by: after a colon, or after "the villages are"; else none."""
    if noun.tag_ != "NNS" or "settlement" not in lexicon.noun_classes().get(noun.lemma_.lower(), ()):
        return []
    named = [c for c in noun.children if c.dep_ == "appos" and c.i > noun.i]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        named += [c for c in noun.head.children if c.dep_ == "attr"]
    of = [n for p in noun.children if p.lower_ == "of" for n in p.children if n.dep_ == "pobj"]
    if not named and any(c.dep_ == "prep" and _is_region(c) for n in of for m in _chain(n) for c in m.children):
        named = of
    return list(dict.fromkeys(m for n in named if n.pos_ == "PROPN" for m in _chain(n)))


def names_again(verb: Token) -> bool:
    """Whether a sentence names the places of a claim before it: "The liberated villages are A and B"."""
    told = [
        c for c in verb.children if c.dep_ == "nsubj" and any(d.lower_ in ("the", "these", "those") for d in c.children)
    ]
    return verb.lemma_ == "be" and any(named_in(noun) for noun in told)


def besides(verb: Token) -> list[Token]:
    """What a clause adds to its places at its end: "two villages were under its control, as well as a village in X"."""
    return [
        c
        for c in verb.children
        if c.i > verb.i and c.dep_ in ("attr", "npadvmod", "appos", "dep", "conj") and _is_added(c)
    ]


def _is_added(noun: Token) -> bool:
    start = noun.left_edge.i
    before = tuple(t.lower_ for t in noun.doc[max(0, start - 3) : start])
    return before == ("as", "well", "as") or before[-2:] == ("along", "with")


def _is_region(prep: Token) -> bool:
    return prep.lower_ in ("in", "of") and any(
        c.pos_ == "PROPN" or any(d.pos_ == "PROPN" for d in c.children) for c in prep.children
    )


def _chain(name: Token) -> Iterator[Token]:
    yield name
    for c in name.children:
        if c.dep_ == "conj":
            yield from _chain(c)
