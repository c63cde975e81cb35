"""Which place named before a common noun means: "the village" is the last village, "the city" no hamlet.

What the article itself calls a place ("the village of A", "the town of B") tells most, then what the gazetteer knows of
its size. The nearest place that fits is taken: in the sentence, in those before it, the article's own, the last one of
an earlier paragraph; one that fits badly only where there is no other.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.places.context import in_order, topic
from helpers.claims.english.places.model import REGION_KINDS, SETTLEMENT_KINDS, WIDE_KINDS, Geography, Toponym
from helpers.claims.english.places.page import Page
from helpers.claims.english.places.signs import locates_the_town
from helpers.places.geonames import capital_names

_APPOSED = 4
"""Words behind a name within which an apposition says what it is: "A, a small village"."""
_GREAT = 200_000
"""From so many inhabitants on, "the town" hardly means a place."""
_TOWN = 20_000
"""From so many on, "the village" does not."""
_FARTHER = 12
"""Places of earlier paragraphs among which the article's own word for a place is looked for."""
TOLD, FITS, MAY, NOT = 2, 1, 0, -1


def told_kinds(paragraphs: Iterable[tuple[Doc, Sequence[Toponym]]]) -> dict[str, set[str]]:
    """Name of a place → the words by which the article calls it: village, town, city …"""
    told: dict[str, set[str]] = {}
    for doc, toponyms in paragraphs:
        for t in toponyms:
            for word in (*_kinds_beside(doc, t), *_part_behind(doc, t)):
                told.setdefault(t.name, set()).add(word.lemma_)
    return told


def _kinds_beside(doc: Doc, t: Toponym) -> list[Token]:
    """The words that say what a place is: "the village of A", "the town A", "A village", "A, a small town"."""
    of = t.start - 2 if t.start >= 2 and doc[t.start - 1].lower_ == "of" else t.start - 1
    words = [doc[i] for i in (of, t.end) if 0 <= i < len(doc)]
    behind = doc[t.end : t.end + _APPOSED + 1]
    if len(behind) > 2 and behind[0].text == "," and behind[1].lower_ in ("a", "an"):
        words += [w for w in behind[2:] if w.lemma_ in _kinds()][:1]
    return [w for w in words if w.lemma_ in _kinds() and w.tag_ == "NN"]


@cache
def _kinds() -> frozenset[str]:
    return frozenset(lexicon.where("plain") | lexicon.where("small") | lexicon.where("large"))


def _part_behind(doc: Doc, t: Toponym) -> list[Token]:
    """The word behind a name that makes it that of a part of a town: "the A quarter", "the A district of Betaville"."""
    words = doc[t.end : t.end + 2]
    if not len(words) or words[0].lower_ not in lexicon.where("town_part"):
        return []
    return [words[0]] if words[0].lower_ != "district" or words[-1].lower_ == "of" else []


def antecedent(page: Page, predicate: Token, lemma: str) -> tuple[Toponym | None, str]:
    """The place that a noun goes back to, and how far off it was named, as the end of a basis (schema.PLACE_BASES)."""
    geography = page.geography
    spare: tuple[Toponym | None, str] = (None, "")
    for zone, distance in _zones(page, predicate):
        ranked = sorted(zone, key=lambda t: -_fit(t, lemma, geography))
        if ranked and _fit(ranked[0], lemma, geography) >= FITS:
            return ranked[0], distance
        if ranked and spare[0] is None and _fit(ranked[0], lemma, geography) == MAY:
            spare = ranked[0], distance
    return spare


def _zones(page: Page, predicate: Token) -> Iterator[tuple[list[Toponym], str]]:
    """Places in the order in which they are looked for, those of one sentence together, with how far off they are."""
    fits = [t for t in page.toponyms if _may_be_meant(t) and not page.stands_for_another(t) and not page.of_speaker(t)]
    fits = [t for t in fits if not locates_the_town(page.doc[t.head])]
    here, geography = predicate.sent, page.geography
    named = [t for t in reversed(fits) if here.start <= t.start < predicate.i]
    yield in_order(page, named), "same_sentence"
    steps = "sentence_before"
    for sentence in reversed([s for s in page.doc.sents if s.start < here.start]):
        yield [t for t in fits if sentence.start <= t.start < sentence.end], steps
        steps = "paragraph"
    if geography.document.goes_on:
        yield from (([t], "section") for t in reversed(geography.opened) if _may_be_meant(t))
        headed = {t.name: t for t in geography.headline if _may_be_meant(t)}
        yield list(headed.values()) if len(headed) == 1 else [], "article_title"
        return
    home = geography.home
    if home is not None:
        yield [home], topic(geography)
    yield from (([t], "paragraph_before") for t in reversed(geography.recent[-_FARTHER:]) if _may_be_meant(t))


def _may_be_meant(t: Toponym) -> bool:
    return (t.kind in SETTLEMENT_KINDS or not t.kind) and not t.abroad


def _fit(t: Toponym, lemma: str, geography: Geography) -> int:
    """How well a noun fits a place."""
    told = geography.told.get(t.name, set())
    if lemma in told:
        return TOLD
    if t.kind == "district" or (told and told <= lexicon.where("town_part")):
        return NOT  # "the A quarter" is no town
    if lemma == "capital":
        return FITS if t.name in capital_names() else NOT
    villages, cities = lexicon.where("village"), lexicon.where("large") - {"hub"}
    small, large = lemma in villages, lemma in cities - {"town"}
    if told and lemma != "settlement" and ((small and not told & villages) or (large and not told & cities)):
        return NOT
    if small:
        if t.population >= _TOWN:
            return MAY if lemma == "settlement" else NOT
        return MAY if t.kind == "city" and lemma != "settlement" else FITS
    if large:
        return FITS if t.kind == "city" else NOT if t.kind == "village" else MAY
    return MAY if told or t.kind == "village" or t.population >= _GREAT else FITS  # told a city, or a village


def provincial_capital(page: Page, noun: Token) -> Toponym | None:
    """ "The provincial capital": the town that the region named last is called after, where the article names it."""
    near = [t for t in page.toponyms if t.start < noun.i]
    regions = [t for t in (*page.geography.recent, *near) if t.kind in REGION_KINDS]
    stem = regions[-1].name.rsplit(" ", 1)[0] if regions else ""
    town = page.geography.by_name.get(stem)
    return town if town is not None and town.kind not in WIDE_KINDS else None
