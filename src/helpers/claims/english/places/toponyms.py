"""The place names of a parsed paragraph, and what the gazetteer makes of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from helpers.claims import lexicon
from helpers.claims.english.parsing.entities import PERSON
from helpers.claims.english.parsing.words import Doc, Span, Token
from helpers.claims.english.places.model import SETTLEMENT_KINDS, Toponym
from helpers.claims.english.places.signs import is_ship
from helpers.claims.english.places.speaking import is_only_heard_in
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties
from helpers.claims.names import NameMention
from helpers.places.geonames import country_names
from helpers.places.model import Mention, Place
from helpers.places.names import UKRAINE
from helpers.places.regional import Gaps, Regions

_ACRONYM = 4
"""Letters of the longest word in capitals that is an acronym rather than a town where a report was written."""

_SHORTEST = 3
"""Letters that a name has at least which no gazetteer knows."""


def in_their_regions(paragraphs: Sequence[tuple[str, Sequence[Mention]]], gazetteer) -> list[list[Mention]]:
    """What the gazetteer finds in an article's paragraphs, each name standing for the place in the region that the text gives."""

    def called(mention: Mention, region: Place) -> str:
        return gazetteer.canonical(mention.text) if region.country == UKRAINE else mention.text

    regions = Regions(_gaps(), called)
    return [regions.settle(mentions, text) for text, mentions in paragraphs]


@cache
def _gaps() -> Gaps:
    """ "A in B region", "A, B region", "A (B region)", "A village in B region"; "the B region village of A", "B region's A"."""
    kind = f"(?:{'|'.join(sorted(lexicon.where('plain') | lexicon.where('small') | lexicon.where('large')))})"
    lies = "|".join(sorted(lexicon.where("lies")))
    return Gaps(
        re.compile(rf"(?:,? (?:an? |the )?{kind})?(?:,?\s(?:(?:{lies})\s)?(?:the\s)?|\s\((?:the\s)?)"),
        re.compile(rf"['’]s\s(?:{kind}s?\s(?:of\s)?)?|\s{kind}s?\s(?:of\s)?"),
        re.compile(r",?\s(?:and|or)\s|,\s"),
        re.compile(rf"(?:{'|'.join(sorted(lexicon.where('village')))})\s(?:of\s)?$"),
    )


def find_toponyms(parties: Parties, mentions: Sequence[Mention], gazetteer, near: Sequence[Place]) -> list[Toponym]:
    """Place names, from the gazetteer first, then unknown ones that tell where something is.

    `mentions` is what the gazetteer finds in the paragraph. `near` are places that the rest of the article names
    beyond doubt; they decide between namesakes. A name inside an actor's name (a ministry, a brigade, a person) is not
    a place, nor are a side's initials (SAF is not the town of As Saff).
    """
    doc, names = parties.doc, parties.names
    blocked = {i for m in parties.mentions if m.kind == "actor" or _is_initials(m, doc) for i in range(m.start, m.end)}
    people = {t.i for e in doc.ents if e.label_ == PERSON for t in e if len(e) > 1}
    found: list[Toponym] = []
    taken: set[int] = set()
    for m in mentions:
        span = doc.char_span(m.start, m.end)
        if span is None:
            continue
        covered = set(range(span.start, span.end))
        if covered & (blocked | taken) or (m.weak and covered & people) or (covered & people and len(covered) < 2):
            continue
        if _is_adjective(span) or is_ship(span.root) or _is_end_of_name(span):
            continue
        taken |= covered
        place = _of_direction(span, m.place, gazetteer) or m.place
        waters = doc[span.start - 2 : span.start] if span.start >= 2 else span
        if waters[-1].lower_ == "of" and waters[0].lower_ in lexicon.where("water"):
            span = doc[span.start - 2 : span.end]  # "the Sea of Azov" is not the town
            taken |= {waters[0].i, waters[1].i}
            found.append(Toponym(waters[0].i, span.start, span.end, span.text, span.text, "", "sea"))
            continue
        found.append(_toponym(span, m.text, place, gazetteer))
    states = {i for m in parties.mentions if _is_state(m, doc) for i in range(m.start, m.end)}
    located = _located_by(doc, taken | (blocked - states), gazetteer, near)
    found += [t for t in located if t.kind == "country" or names.find([t.text]) == []]
    return _regions(sorted(found, key=lambda t: t.start), doc, gazetteer)


def _is_end_of_name(span: Span) -> bool:
    """Whether a name is the last word of a longer one: no town of Zal is meant by "Qala-i-Zal"."""
    before = [t.lower_ for t in span.doc[max(0, span.start - 3) : span.start]]
    return len(before) == 3 and before[0] == before[2] == "-" and before[1] in lexicon.where("name_joint")


def _toponym(span: Span, text: str, place: Place, gazetteer) -> Toponym:
    far = gazetteer.is_abroad(place.name, place.country)
    words = span.root.i, span.start, span.end, text
    return Toponym(*words, place.name, place.place_id, place.kind, place.country, place.population, far)


def _is_initials(mention: NameMention, doc: Doc) -> bool:
    return mention.kind == "side" and mention.end - mention.start == 1 and doc[mention.start].text.isupper()


def _is_state(mention: NameMention, doc: Doc) -> bool:
    """Whether a mention is a whole country's name: where it tells where something is, the country is meant."""
    return doc[mention.start : mention.end].text in country_names()


def is_dateline(doc: Doc, toponym: Toponym) -> bool:
    """Whether a name tells where a report was written: "BEIRUT A convoy …", "Updated June 14 BEIRUT (Agency) A convoy …"."""
    if toponym.end >= len(doc) or not doc[toponym.start : toponym.end].text.isupper():
        return False
    follows = doc[toponym.end]
    if toponym.start <= 1:
        return len(follows) == 1 or not follows.text.isupper()
    alone = not doc[toponym.start - 1].text.isupper() and len(doc[toponym.start]) > _ACRONYM
    return alone and (follows.text == "(" or follows.text == "A" or follows.is_title)


def is_of_telling(doc: Doc, toponym: Toponym) -> bool:
    """Whether a name tells where somebody spoke: "told reporters in X", "said in X"."""
    prep = doc[toponym.head].head
    if prep.lower_ not in ("in", "at") or doc[toponym.head].dep_ != "pobj":
        return False
    told = prep.head.lemma_ in ("say", "tell") and prep.i > prep.head.i and _opens_nothing(prep)
    return told or is_only_heard_in(doc[toponym.head])


def _opens_nothing(prep: Token) -> bool:
    """Whether no clause follows in which the place can be meant: "said in X that …" has spoken there, "said in X soldiers …" may not."""
    last = prep.right_edge.i + 1
    return last >= len(prep.doc) or prep.doc[last].lower_ in (".", ",", "that")


def _of_direction(span: Span, place: Place, gazetteer) -> Place | None:
    """The town of the war after which a direction is called, where the adjective is another town's name, too."""
    follows = span.doc[span.end].lemma_.lower() if span.end < len(span.doc) else ""
    if follows not in lexicon.where("front") or place.in_profile:
        return None
    stem = re.sub(r"sk(?:yi|y|iy|i)?$", "", span.text)
    names = (f"{stem}{ending}" for ending in ("ka", "", "e", "k")) if stem != span.text else ()
    found = (gazetteer.lookup(name) for name in names)
    return next((m.place for m in found if m is not None and m.place.in_profile and m.matched != "fuzzy"), None)


def _located_by(doc: Doc, taken: set[int], gazetteer, near: Sequence[Place]) -> Iterator[Toponym]:
    """Names that nothing knows, but that tell where something is: "killed in Kombolcha", "repelled at Ayyad al-Saghir"."""
    for noun in doc:
        if noun.pos_ != "PROPN" or noun.dep_ != "pobj":
            continue
        called = noun.head.lower_ == "of" and _is_called(noun.head.head)  # "the village of X", "the outskirts of X"
        beside = noun.head.lower_ in lexicon.where("beside")
        span = doc[noun.left_edge.i : noun.i + 1]
        state = _country(doc, noun)
        span = state or span
        where = called or noun.head.lower_ in lexicon.where("locating") or (state is not None and _is_hit(noun.head))
        if {t.i for t in span} & taken or not where:
            continue
        if not (called or beside) and any(t.ent_type_ for t in span):
            continue
        if span[0].lower_.rstrip(".") in lexicon.words("title") or noun.lower_ in lexicon.words("paper"):
            continue  # "in Communiqué No. 5"
        if len(span.text) < _SHORTEST:
            continue
        if all(t.pos_ in ("PROPN", "PUNCT") for t in span) and span[0].is_title and not any(t.is_digit for t in span):
            match = gazetteer.lookup(span.text, near=near)
            if match is not None and match.matched != "fuzzy":
                place = match.place
                yield replace(_toponym(span, span.text, place, gazetteer), head=noun.i)
            else:
                wide = span.text in country_names() or span.text.lower() in lexicon.where("continent")
                kind = "country" if wide else ""
                name = gazetteer.canonical(span.text)
                far = gazetteer.is_abroad(name)
                yield Toponym(noun.i, span.start, span.end, span.text, name, "", kind, abroad=far)


def _country(doc: Doc, noun: Token) -> Span | None:
    """The country's name that ends in a word: "northern South Sudan" names South Sudan."""
    spans = (doc[start : noun.i + 1] for start in range(noun.left_edge.i, noun.i + 1))
    return next((span for span in spans if span.text in country_names()), None)


def _is_hit(prep: Token) -> bool:
    """Whether a preposition stands before where something goes or strikes: "rockets towards X", "strikes against X"."""
    if prep.lower_ in lexicon.where("towards") | {"into"}:
        return prep.lower_ != "to"
    return prep.lower_ == "against" and bool(nouns.classes(prep.head) & {"strike", "attack"})


def _is_called(noun: Token) -> bool:
    """ "The village of X", "the outskirts of X", "6 km south of X", "in the direction of X"."""
    lemma = noun.lemma_.lower()
    if lemma in lexicon.where("front"):
        return noun.head.lower_ != "from"  # an attack "from the direction of X" is elsewhere
    return "settlement" in nouns.classes(noun) or lemma in lexicon.where("quarter") | lexicon.where("compass")


def without_people(paragraphs: Sequence[tuple[Doc, list[Toponym]]]) -> list[list[Toponym]]:
    """The place names of an article without surnames that look like a village's: who says or tells is a person."""
    people = {
        doc[t.head].text
        for doc, toponyms in paragraphs
        for t in toponyms
        if t.end - t.start == 1 and t.kind in ("village", "settlement", "") and _speaks(doc[t.head])
    }
    return [[t for t in toponyms if t.text not in people] for _, toponyms in paragraphs]


def _speaks(noun: Token) -> bool:
    return noun.dep_ == "nsubj" and noun.head.lemma_ in lexicon.reporting() and not list(noun.lefts)


def _regions(toponyms: list[Toponym], doc: Doc, gazetteer) -> list[Toponym]:
    """ "Donetsk, Zaporizhzhia and Sumy regions", "the province of Donetsk": a region, not the city that it is called after."""
    changed = list(toponyms)
    for n in range(len(changed) - 1, -1, -1):
        t = changed[n]
        follows = doc[t.end].lower_ if t.end < len(doc) else ""
        listed = (
            n + 1 < len(changed)
            and changed[n + 1].kind == "region*"
            and doc[t.end : changed[n + 1].start].text.strip() in (",", "and", ", and", "or")
        )
        plural = follows.rstrip("s") in lexicon.where("region") and follows.endswith("s")
        region = _region_called(t.text, gazetteer) if plural or listed or _is_called_region(doc, t) else None
        if plural or listed or region is not None:
            name, place_id = (region.name, region.place_id) if region is not None else (t.name, t.place_id)
            changed[n] = replace(t, name=name, place_id=place_id, kind="region*" if plural or listed else "region")
    return [replace(t, kind="region") if t.kind == "region*" else t for t in changed]


def _is_called_region(doc: Doc, t: Toponym) -> bool:
    """Whether the words before a name say that it is a region's: "the northern province of X"."""
    before = doc[t.start - 2 : t.start] if t.start >= 2 else doc[:0]
    wide = lexicon.where_values("region")
    return len(before) == 2 and before[1].lower_ == "of" and wide.get(before[0].lower_) == "wide"


def _region_called(name: str, gazetteer) -> Place | None:
    """The region that is called after a town."""
    words = ("Oblast", "Governorate", "Province")
    found = (gazetteer.lookup(f"{name} {word}") for word in words) if gazetteer is not None else ()
    return next((m.place for m in found if m is not None and m.place.kind not in SETTLEMENT_KINDS), None)


def _is_adjective(span) -> bool:
    """Whether a name is used as an adjective; the model often takes a small town's name for a people's."""
    root = span.root
    return root.pos_ == "ADJ"
