"""Tolls that have no place: those of a whole war, a whole front or another formation's sector."""

import re

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token

_LARGEST = 30_000
"""From so many people on, a toll is not one place's."""


def is_of_whole_war(predicate: Token, kind: str, genre: str) -> bool:
    """Whether a toll sums up a war or a formation's sector: it is huge, counts since the war began, names a battlegroup."""
    words = list(predicate.sent)
    if re.search(r"\bsince\b(?: \w+){0,2} (?:19|20)\d\d\b", predicate.sent.text) or _in_war(predicate):
        return True
    if (genre != "timeline" and _in_the_air(predicate)) or _across(predicate):
        return True
    if kind != "losses":
        return False
    if any(map(_is_huge, predicate.subtree)) or (predicate.pos_ == "NOUN" and any(map(_is_huge, _said_of(predicate)))):
        return True
    plural = [t for t in words if t.lower_.endswith("s") and t.lower_.rstrip("s") in lexicon.where("huge")]
    if any(t.lower_ == "hundreds" and t.i + 2 < len(t.doc) and t.doc[t.i + 2].lower_ == "thousands" for t in plural):
        return True
    since = re.search(r"\bsince\b(.{1,80})", predicate.sent.text)
    wide = lexicon.where("war") | lexicon.where("campaign")
    if since is not None and wide & set(re.findall(r"[a-z]+", since.group(1).lower())):
        return True
    if any(map(_is_formation, words)):
        return True
    subject = next((c for c in predicate.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.lemma_ in lexicon.where("war") - {"fighting"}


def _is_huge(token: Token) -> bool:
    """Whether a word counts more people than die in one place: "470,000", "a quarter of a million"."""
    figure = token.text.replace(",", "")
    return token.lemma_.lower() in lexicon.where("millions") or (figure.isdigit() and int(figure) >= _LARGEST)


def _said_of(noun: Token) -> list[Token]:
    """The words of the clause that tells of a noun: "put the death toll at more than 470,000"."""
    clause = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), noun)
    return [n for p in clause.children if p.dep_ == "prep" for n in p.subtree]


def _in_the_air(predicate: Token) -> bool:
    """ "Shot down 64 of 114 drones", "launched missiles": over the whole country, where no place is named."""
    if predicate.lemma_ not in lexicon.where("air_verb"):
        return False
    things = (n for n in predicate.subtree if n.tag_ in ("NNS", "NNPS") or n.like_num)
    return any(n.lemma_.lower() in lexicon.where("aerial") for n in things)


def _across(predicate: Token) -> bool:
    """ "Across the border", "along the whole front": no one place's."""
    for prep in predicate.sent:
        if prep.lower_ not in lexicon.where("extending"):
            continue
        verb = next((a for a in prep.ancestors if a.pos_ in ("VERB", "AUX")), prep)
        own = verb == predicate or (verb.dep_ == "conj" and verb.head == predicate)
        if own and any(n.lemma_.lower() in lexicon.where("expanse") for n in prep.children):
            return True
    return False


def _in_war(predicate: Token) -> bool:
    """ "A conflict that has killed …", "lost 12 soldiers in the war"."""
    wars = lexicon.where("war") - {"fighting", "invasion"}
    if predicate.dep_ == "relcl" and predicate.head.lemma_ in wars:
        return True
    return any(c.lower_ in ("in", "during") and n.lemma_ in wars for c in predicate.children for n in c.children)


def _is_formation(noun: Token) -> bool:
    """Whether a noun is a grouping of armies: "Battlegroup North", "the Northern Group of Forces"."""
    if noun.lemma_.lower() not in lexicon.where("formation"):
        return False
    if noun.lemma_.lower() != "group":
        return True
    of = noun.doc[noun.i + 1 : noun.i + 3].text.lower()
    return of in lexicon.where("formation") and any(c.text[:1].isupper() for c in noun.lefts)
