"""The place that the text is at: what a sentence without a place of its own is about."""

from spacy.tokens import Token

from helpers.claims.english.places.model import REGION_KINDS, SITE, WIDE_KINDS, Geography, Toponym
from helpers.claims.english.places.page import Page
from helpers.claims.places import Where

_SHARE = 3
"""An article is about a place that makes up one in so many of the places that it names."""


def place_before(
    page: Page, predicate: Token, kinds: set[str] | None, *, sites: bool = False
) -> tuple[Toponym | None, str]:
    """The place that the text is at and how far off it was named, as the end of a basis (schema.PLACE_BASES).

    The first of the nearest sentence before that names one, else the article's: the first name of a sentence is more
    often its topic than the last of a list. With `kinds`, only places of these, or of which the kind is unknown; with `sites` also plants, mines and quarters.
    """
    fits = [
        t
        for t in page.toponyms
        if (t.kind not in WIDE_KINDS if kinds is None else t.kind in kinds or not t.kind)
        and (sites or t.kind != SITE)
        and not page.stands_for_another(t)
        and not page.of_speaker(t)
    ]
    here = predicate.sent
    same = [t for t in fits if here.start <= t.start < predicate.i]
    if same:
        return (same[-1] if kinds is not None else same[0]), "same_sentence"
    steps = "sentence_before"
    for sentence in reversed([s for s in page.doc.sents if s.start < here.start]):
        inside = [t for t in fits if sentence.start <= t.start < sentence.end]
        if inside:
            main = _instead(page, inside[0])
            return (main, "topic_instead") if main is not None else (inside[0], steps)
        steps = "paragraph"
    if kinds is None and page.geography.document.genre == "bulletin":
        return next((t for t in fits if predicate.i < t.start < here.end), None), "same_sentence"
    geography = page.geography
    focus, last = geography.focus(), geography.last(kinds)
    if focus is not None and geography.counts[focus.name] >= 2:
        return focus, _topic(geography, focus)
    if last is not None:
        return last, "paragraph_before"
    return focus, "article_later"


def country_before(page: Page, predicate: Token, noun: Token) -> Where:
    """ "Half of the country": the country that the text named last, whichever town it tells of; nowhere without one."""
    near = [t for t in page.toponyms if t.kind == "country" and t.start < predicate.i]
    far = [t for t in page.geography.recent if t.kind == "country"]
    found = (near or far)[-1:]
    return Where(noun.text, found[0].name, found[0].place_id, "in", "anaphor_country") if found else Where()


def _topic(geography: Geography, focus: Toponym) -> str:
    """How much speaks for the article's being about a place: its headline, or a good share of the places named."""
    if focus.name in geography.titled:
        return "article_title"
    return "article_topic" if geography.counts[focus.name] * _SHARE >= geography.counts.total() else "article_most"


def _instead(page: Page, found: Toponym) -> Toponym | None:
    """The article's own place instead of one that it only passes through."""
    if found.name in page.geography.claimed:
        return None  # the paragraph has just told of it
    main, counts = page.geography.focus(), page.geography.counts
    if main is not None and counts[main.name] >= 3 * max(1, counts[found.name]) and main.kind not in REGION_KINDS:
        return main
    return None
