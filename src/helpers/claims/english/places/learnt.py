"""Places that no gazetteer has, learnt from where the article says that they are places.

"The village of A", "B hilltop", "captured C": what is called a place once is one wherever the article names it, before
and after. Otherwise the rules would see only the names that a gazetteer has, and put a claim at the nearest of those.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Doc, Span, Token
from helpers.claims.english.places.model import REGION_KINDS, Toponym
from helpers.claims.english.places.toponyms import is_dateline, is_of_telling
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties
from helpers.claims.names import NameMention
from helpers.places.geonames import capital_names, country_names
from helpers.places.names import UKRAINE

_FRAMES = frozenset({"take", "hold", "lose", "encircle"})
"""Frames whose verbs have a place for their object."""
_OBJECTS = ("dobj", "nsubjpass")
_PEOPLES = re.compile(r"(?:ite|ish|ese|ian)$")
"""How names of peoples and creeds end."""
_SHORTEST = 3
"""Letters that a name has at least."""


def learn(parts: Sequence[tuple[Parties, list[Toponym]]], gazetteer) -> list[tuple[Doc, list[Toponym]]]:
    """An article's paragraphs with their place names: no datelines, but what the article itself tells to be places.

    What the `Parties` know of places is completed as well.
    """
    named = [(of, [t for t in toponyms if not is_dateline(of.doc, t)]) for of, toponyms in parts]
    runs = [list(_runs(of, toponyms)) for of, toponyms in parts]
    told = {t.text for _, toponyms in named for t in toponyms if not t.place_id and not t.kind}
    told |= {run.text for found in runs for run in found if _is_told(run) or run.text in capital_names()}
    told -= country_names()
    completed = []
    region: Toponym | None = None
    for (parties, toponyms), found in zip(named, runs, strict=True):
        region = next((t for t in reversed(toponyms) if t.kind in REGION_KINDS), region)
        foreign = region is not None and region.country not in ("", UKRAINE)
        new = [_toponym(run, gazetteer, foreign=foreign) for run in found if run.text in told]
        if foreign:
            toponyms = [t if t.place_id or t.kind else replace(t, name=t.text) for t in toponyms]
        new = [t for t in new if not is_of_telling(parties.doc, t)]
        parties.toponyms |= frozenset(i for t in new for i in range(t.start, t.end))
        completed.append((parties.doc, sorted([*toponyms, *new], key=lambda t: t.start)))
    return completed


def _toponym(run: Span, gazetteer, *, foreign: bool) -> Toponym:
    """A name as a place; one in a `foreign` region, where places keep the name that the article gives them."""
    name = run.text if foreign else gazetteer.canonical(run.text)
    return Toponym(run.root.i, run.start, run.end, run.text, name, "", "", abroad=gazetteer.is_abroad(name))


def _runs(parties: Parties, toponyms: Sequence[Toponym]) -> Iterator[Span]:
    """The names of a paragraph of which nothing is known: neither places', nor parties', nor people's."""
    doc = parties.doc
    taken = {i for t in toponyms for i in range(t.start, t.end)}
    taken |= {i for m in parties.mentions if not _is_town(doc, m) for i in range(m.start, m.end)}
    at = 0
    while at < len(doc):
        start, end = at, at
        while end < len(doc) and (_is_of_name(doc[end]) or _joins(doc, start, end)) and end not in taken:
            end += 2 if _is_hyphen(doc, end + 1) else 1
        at = max(end, at + 1)
        if end == start:
            continue
        start -= 2 * _has_article(doc, start)
        run = doc[start:end]
        if all(map(_may_name_place, run)) and len(run.text) >= _SHORTEST and not run.text.isupper():
            yield run


def _is_town(doc: Doc, mention: NameMention) -> bool:
    """Whether the capital that stands for its state elsewhere is the town here: "entered Alphaville"."""
    last = doc[mention.end - 1]
    where = last.dep_ in _OBJECTS or (last.dep_ == "pobj" and last.head.lower_ != "by")
    return mention.kind == "side" and where and doc[mention.start : mention.end].text in capital_names()


def _is_of_name(token: Token) -> bool:
    """Whether a word may belong to a name: a proper noun, or the "Tell" of "south of Tell Alpha", read as a verb."""
    if token.pos_ == "PROPN":
        return token.text[:1].isupper() or token.lower_ in lexicon.where("name_article")
    beside = token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN"
    return beside and token.is_title and not token.is_sent_start and token.tag_ in ("VB", "VBP", "NN")


def _joins(doc: Doc, start: int, i: int) -> bool:
    """Whether a small word joins a name's parts: "Vila do Norte", which the parser may cut there."""
    within = start < i < len(doc) - 1 and doc[i].lower_ in lexicon.where("name_joint")
    return within and doc[i].is_lower and doc[i + 1].text[:1].isupper()


def _is_hyphen(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i].text == "-" and doc[i + 1].pos_ == "PROPN"


def _has_article(doc: Doc, start: int) -> bool:
    """Whether an article that belongs to the name stands before it: "al-Moqbili", which the parser cuts into three words."""
    return start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in lexicon.where("name_article")


def _may_name_place(token: Token) -> bool:
    if token.text == "-" or token.lower_ in lexicon.where("name_article") | lexicon.where("name_joint"):
        return True
    known = lexicon.noun_classes().get(token.lower_) and token.lower_ not in _of_names()
    known = known or token.lower_.rstrip(".") in lexicon.words("title")
    return token.text[:1].isupper() and not token.ent_type_ and not known and token.text.isalpha()


def _of_names() -> frozenset[str]:
    """Common nouns that are parts of places' names, too: "Alpha Ridge", "Camp Alpha"."""
    return frozenset(lexicon.where("landform") | lexicon.where("name_opening"))


def _is_told(run: Span) -> bool:
    """Whether the words around a name tell that it is a place's."""
    doc, head = run.doc, run.root
    kinds = lexicon.where("plain") | lexicon.where("quarter") | lexicon.where("small") | lexicon.where("landform")
    if _PEOPLES.search(head.lower_):
        return False  # "an Alphanian neighbourhood"
    if run.end < len(doc) and doc[run.end].lower_ in kinds:
        return True
    if len(run) > 1 and (run[-1].lower_ in lexicon.where("landform") or run[0].lower_ in lexicon.where("name_opening")):
        return True  # "Alpha Triangle", "Camp Alpha"
    if head.dep_ == "pobj" and run.end < len(doc) and doc[run.end].lower_ in lexicon.where("beside"):
        return True  # "between Alpha near Betaville and Gamma"
    before = doc[run.start - 1] if run.start else None
    located = before is not None and before == head.head and before.lower_ in lexicon.where("locating")
    if head.dep_ == "pobj" and located:  # "near Alpha", "in Alpha"; not "in Order No. 12"
        return not any(t.like_num for t in doc[run.end : run.end + 2])
    if run.start > 1 and doc[run.start - 1].lower_ == "of":
        of = doc[run.start - 2]
        spots = kinds | lexicon.where("spot")
        return of.lower_ in spots or of.lemma_ in spots or of.lower_ in lexicon.where("compass")
    taken = any(p.frame in _FRAMES for p in lexicon.predicates().get(head.head.lemma_, ()))
    return head.dep_ in _OBJECTS and taken and not nouns.classes(head)
