"""The place that the text is at: what a sentence without a place of its own is about."""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.events import is_of_event, told_event
from helpers.claims.english.places.model import REGION_KINDS, SITE, WIDE_KINDS, Geography, Toponym
from helpers.claims.english.places.page import Page
from helpers.claims.english.places.signs import is_end_or_origin, is_landmark, moves_away
from helpers.claims.places import Where

_GOALS = frozenset(lexicon.where("towards") | {"into"})
"""Prepositions before the place that forces go to."""


def place_before(page: Page, predicate: Token, *, sites: bool = False) -> tuple[Toponym | None, str]:
    """The place that the text is at and how far off it was named, as the end of a basis (schema.PLACE_BASES).

    The first of the nearest sentence before that names one, else the article's: the first name of a sentence is more
    often its topic than the last of a list. With `sites` also plants, mines and quarters. None where the text has gone on to
    somewhere else without a name since.
    """
    narrow = [t for t in page.toponyms if t.kind not in WIDE_KINDS and (sites or t.kind != SITE) and not t.abroad]

    def fitting(start: int, end: int) -> list[Toponym]:
        inside = (t for t in narrow if start <= t.start < end)
        return [t for t in inside if not page.stands_for_another(t) and not page.of_speaker(t)]

    here = predicate.sent
    same = in_order(page, fitting(here.start, predicate.i))
    if same:
        return _goal(page, same), "same_sentence"
    if moves_away(here):
        return None, ""
    steps = "sentence_before"
    event = told_event(predicate)
    for sentence in reversed([s for s in page.doc.sents if s.start < here.start]):
        inside = fitting(sentence.start, sentence.end)
        hit = [t for t in inside if event is not None and is_of_event(page.doc[t.head], event)]
        if hit:
            return hit[0], steps
        if inside and steps == "paragraph" and _returns(page, inside[0]):
            break
        if inside:
            main = _instead(page, inside[0])
            return (main, "topic_instead") if main is not None else (inside[0], steps)
        if moves_away(sentence):
            return None, ""
        steps = "paragraph"
    geography = page.geography
    if geography.document.goes_on:
        return _in_section(page, fitting(predicate.i + 1, here.end))
    home = geography.home
    return (home, topic(geography)) if home is not None else (None, "")


def in_order(page: Page, named: list[Toponym]) -> list[Toponym]:
    """The places of a sentence, last those that only tell where another lies; none at which only a road ends or a person was.

    Where the article has no own place, these come last as well.
    """
    home = page.geography.home
    if home is not None and home.kind not in WIDE_KINDS and not page.geography.document.goes_on:
        named = [t for t in named if not is_end_or_origin(page.doc[t.head])]
    return sorted(named, key=lambda t: is_landmark(page.doc[t.head]) or is_end_or_origin(page.doc[t.head]))


def _goal(page: Page, same: list[Toponym]) -> Toponym:
    """The first place of a sentence; where that is only where forces came from, the one that they went to."""
    heads = [page.doc[t.head] for t in same]
    if heads[0].dep_ != "pobj" or heads[0].head.lower_ != "from":
        return same[0]
    goals = (t for t, h in zip(same, heads, strict=True) if h.dep_ == "pobj" and h.head.lower_ in _GOALS)
    return next(goals, same[0])


def _returns(page: Page, found: Toponym) -> bool:
    """Whether the text has gone back to its own place since it named another: an encyclopaedic one is at its subject."""
    geography = page.geography
    return (
        geography.document.genre == "encyclopaedic"
        and geography.home is not None
        and found.name not in geography.claimed
    )


def _in_section(page: Page, later: list[Toponym]) -> tuple[Toponym | None, str]:
    """The place of a sector, an entry or an item: the one that it has opened with, else one of the `later` of its sentence."""
    geography = page.geography
    if later:
        return later[0], "same_sentence"
    headed = geography.headed
    if headed is not None:
        return headed, "heading"
    own = geography.section.kind in ("entry", "item", "date") and not geography.document.owner.name
    first = geography.first() if own else None  # a body's entries go on about the whole front
    return (first, "section") if first is not None else (None, "")


def country_before(page: Page, predicate: Token, noun: Token) -> Where:
    """ "Half of the country": the country that the text named last, whichever town it tells of; nowhere without one."""
    near = [t for t in page.toponyms if t.kind == "country" and t.start < predicate.i]
    far = [t for t in page.geography.recent if t.kind == "country"]
    found = (near or far)[-1:]
    return Where(noun.text, found[0].name, found[0].place_id, "in", "anaphor_country") if found else Where()


def region_before(page: Page, noun: Token) -> Where | None:
    """ "Left the region": the region that the paragraph named last, whichever town it tells of; None for none.

    "The area" is one only where its own sentence names it, and no town after it.
    """
    wide = lexicon.where_values("region").get(noun.lemma_.lower()) == "wide"
    before = [t for t in page.toponyms if t.start < noun.i and (wide or t.start >= noun.sent.start)]
    regions = [t for t in before if t.kind in REGION_KINDS]
    if not regions or not (wide or (noun.lemma_.lower() == "area" and before[-1] == regions[-1])):
        return None
    found = regions[-1]
    distance = "same_sentence" if found.start >= noun.sent.start else "paragraph"
    return Where(noun.text, found.name, found.place_id, "in", f"anaphor_{distance}")


def topic(geography: Geography) -> str:
    """What speaks for the article's being about its place: its headline, or how often it is named."""
    return "article_title" if geography.document.home.headed else "article_topic"


def _instead(page: Page, found: Toponym) -> Toponym | None:
    """The article's own place instead of one that it only passes through."""
    if found.name in page.geography.claimed:
        return None  # the paragraph has just told of it
    home, counts = page.geography.home, page.geography.counts
    if home is not None and counts[home.name] >= 3 * max(1, counts[found.name]) and home.kind not in REGION_KINDS:
        return home
    return None
