"""The places of a material that are contested most, and what each side says last of who holds them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from helpers.analysis import scope
from helpers.analysis.days import holding
from helpers.analysis.namesakes import known_ids
from helpers.analysis.rows import rows
from helpers.brief.days import day
from helpers.brief.markup import anchor, name, text
from helpers.brief.material import Material
from helpers.brief.wholes import is_plain
from helpers.figures.palette import Palette
from helpers.figures.timelines import stories_of_places
from helpers.figures.timelines.ribbons import is_contested
from helpers.figures.timelines.story import Story
from helpers.figures.timelines.words import Words
from helpers.schema import CLASHES

MOST_TOLD = 3
"""Places of which a summary tells a side's last word."""

Place = tuple[str, str]
"""A place's name and id."""


@dataclass(frozen=True)
class Contested:
    """The places with a dated word on who holds them, the most contested first, and how many claims and contradictions
    (pairs of statements) each has."""

    stories: Sequence[Story]
    words: Words
    palette: Palette
    claims: Counter[Place]
    clashes: Counter[Place]


def contested(material: Material) -> Contested:
    """The places of a material, ranked."""
    stories, words, palette = stories_of_places(material.statements, material.relations, material.conflict)
    claims = Counter(zip(material.claims["place"], known_ids(material.claims), strict=True))
    clashes = clashes_by_place(material)
    ranked = sorted(stories, key=lambda s: (-clashes[key_of(s)], not is_contested(s), -claims[key_of(s)], s.place))
    return Contested(ranked, words, palette, claims, clashes)


def key_of(story: Story) -> Place:
    """The place of a story as `Contested` counts it."""
    return story.place, story.place_id


def clashes_by_place(material: Material) -> Counter[Place]:
    """How many pairs of statements there are about each place of which one denies or contradicts the other: each pair once,
    at the place of the statement that is answered, or, where that names none, of the answer."""
    said = material.statements.assign(place_id=known_ids(material.statements))
    of = {row.statement_id: (row.place, row.place_id) for row in rows(said, ["statement_id", "place", "place_id"])}
    pairs = material.relations[material.relations["relation"].isin(CLASHES)]
    nowhere = ("", "")
    found = [(of.get(b, nowhere), of.get(a, nowhere)) for a, b in zip(pairs["a"], pairs["b"], strict=True)]
    return Counter(there if there[0] else answer for there, answer in found)


def last_words(material: Material, side: str) -> Markup:
    """A side's last sure word on who holds each of the most contested places: "Siversk: Redland holds it (11 December 2025)";
    nothing where it has none."""
    told = []
    for story in contested(material).stories:
        if not is_contested(story):
            continue
        own = [row for mark in story.marks if mark.kind != "tick" and mark.lane == side for row in mark.statements]
        last = max((row.claim_date for row in own), default="")
        said = [row for row in own if row.claim_date == last and _is_sure(material, row)]
        if said:
            told.append(_told(material, story.place, max(said, key=_how_much)))
        if len(told) == MOST_TOLD:
            break
    return Markup("; ").join(told)


def _is_sure(material: Material, row: Any) -> bool:
    """Whether a summary may tell what a statement says: its reading is sure, and its words are about the place itself."""
    unsure = row.statement_id in material.unsure
    return not unsure and (row.stance == "denies" or is_plain(material, row))


def _how_much(row: Any) -> bool:
    return scope.scope(row) in (scope.FULL, scope.WHOLE)


def _told(material: Material, place: str, row: Any) -> Markup:
    said = text(holding(row, material.wording))
    return Markup("{}: {} ({})").format(name(place), said, anchor(row.claim_id, day(material, row)))
