"""The place names of a parsed paragraph, and what the gazetteer makes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from helpers.articles.datelines import opening
from helpers.claims.english import nouns
from helpers.claims.english.entities import PERSON
from helpers.claims.english.parties import Parties
from helpers.claims.english.places.model import Toponym
from helpers.places.model import Mention, Place

_REGION_WORDS = {"oblast", "region", "province", "governorate", "district", "raion", "republic", "state"}


def find_toponyms(parties: Parties, mentions: Sequence[Mention], gazetteer, near: Sequence[Place]) -> list[Toponym]:
    """Place names, from the gazetteer first, then unknown ones that tell where something is.

    `mentions` is what the gazetteer finds in the paragraph. `near` are places that the rest of the article names
    beyond doubt; they decide between namesakes. A name inside an actor's name (a ministry, a brigade, a person) is not
    a place.
    """
    doc, names = parties.doc, parties.names
    blocked = {i for m in parties.mentions if m.kind == "actor" for i in range(m.start, m.end)}
    people = {t.i for e in doc.ents if e.label_ == PERSON for t in e if len(e) > 1}
    found: list[Toponym] = []
    taken: set[int] = set()
    for m in mentions:
        span = doc.char_span(m.start, m.end, alignment_mode="expand")
        if span is None:
            continue
        covered = set(range(span.start, span.end))
        if covered & (blocked | taken) or (m.weak and covered & people) or (covered & people and len(covered) < 2):
            continue
        if _is_adjective(span):
            continue
        taken |= covered
        place = m.place
        found.append(
            Toponym(span.root.i, span.start, span.end, m.text, place.name, place.place_id, place.kind, place.country)
        )
    found += [t for t in _located_by(doc, taken | blocked, gazetteer, near) if names.find([t.text]) == []]
    return _regions(sorted(found, key=lambda t: t.start), doc, gazetteer)


def is_dateline(doc: Doc, toponym: Toponym) -> bool:
    """Whether a name tells where a report was written: "BEIRUT A convoy …", "Port City (Agency) – …"."""
    if toponym.end >= len(doc) or toponym.start > 1:
        return False
    capitals = doc[toponym.start : toponym.end].text.isupper() and not doc[toponym.end].text.isupper()
    return capitals or 0 < doc[toponym.start].idx + len(doc[toponym.start]) <= opening(doc.text)


_WHERE_WORDS = frozenset({"in", "near", "outside", "around", "at"})


def _located_by(doc: Doc, taken: set[int], gazetteer, near: Sequence[Place]) -> Iterator[Toponym]:
    """Names that nothing knows, but that tell where something is: "killed in Kombolcha", "repelled at Ayyad al-Saghir"."""
    for noun in doc:
        if noun.pos_ != "PROPN" or noun.dep_ != "pobj":
            continue
        called = noun.head.lower_ == "of" and "settlement" in nouns.classes(noun.head.head)  # "the village of X"
        span = doc[noun.left_edge.i : noun.i + 1]
        if {t.i for t in span} & taken or not (called or noun.head.lower_ in _WHERE_WORDS):
            continue
        if not called and any(t.ent_type_ for t in span):
            continue
        if all(t.pos_ in ("PROPN", "PUNCT") for t in span) and span[0].is_title and not any(t.is_digit for t in span):
            match = gazetteer.lookup(span.text, near=near)
            if match is not None and match.matched != "fuzzy":
                place = match.place
                yield Toponym(noun.i, span.start, span.end, span.text, place.name, place.place_id, place.kind)
            else:
                yield Toponym(noun.i, span.start, span.end, span.text, gazetteer.canonical(span.text), "", "")


def _regions(toponyms: list[Toponym], doc: Doc, gazetteer) -> list[Toponym]:
    """ "Donetsk, Zaporizhzhia and Sumy regions": every name before the plural is a region, not a city."""
    changed = list(toponyms)
    for n in range(len(changed) - 1, -1, -1):
        t = changed[n]
        follows = doc[t.end].lower_ if t.end < len(doc) else ""
        listed = (
            n + 1 < len(changed)
            and changed[n + 1].kind == "region*"
            and doc[t.end : changed[n + 1].start].text.strip() in (",", "and", ", and", "or")
        )
        if (follows.rstrip("s") in _REGION_WORDS and follows.endswith("s")) or listed:
            match = (
                gazetteer.lookup(f"{t.text} Oblast") or gazetteer.lookup(f"{t.text} Governorate")
                if gazetteer is not None
                else None
            )
            name, place_id = (match.place.name, match.place.place_id) if match is not None else (t.name, t.place_id)
            changed[n] = replace(t, name=name, place_id=place_id, kind="region*")
    return [replace(t, kind="region") if t.kind == "region*" else t for t in changed]


def _is_adjective(span) -> bool:
    """Whether a name is used as an adjective; the model often takes a small town's name for a people's."""
    root = span.root
    return root.pos_ == "ADJ"
