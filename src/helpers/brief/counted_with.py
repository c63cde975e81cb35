"""Whose words and deeds are counted with a side's own: those of whom the articles tell, for a war's profile knows of years."""

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from helpers.brief.markup import joined, text
from helpers.brief.material import Material
from helpers.conflicts import Side

_WITH = "with "
"""How the note of a side begins that tells whose words and deeds are counted with its own."""
_GROUPED = re.compile(r"(.+?) \((.+)\)")
"""A note that names some of a group: "its militias (A, B)"."""
_APART = re.compile(r", | and ")
_OF_YEARS = re.compile(r"\d{4}")
_ARTICLE = re.compile(r"(?:the|its) ", re.I)


def counted_with(material: Material, at_focus: list[Any]) -> Iterator[Markup]:
    """Who else is counted with a side that is told of: "Kurdish forces" may be a side that has another name.

    Of a list only those are told whom the words about the place name: a force may not have been founded then.
    """
    told_of = {side for row in at_focus for side in (row.side, row.controller, row.actor)}
    told_of = told_of if material.place else {*told_of, *material.sides}
    claims = material.claims
    here = claims[claims["place"] == material.place] if material.place else claims
    said = " ".join([*here["sentence"], *here["speaker"]]).casefold()
    for side in material.conflict.sides:
        if side.side in told_of and side.note.startswith(_WITH):
            told = _named(material, side, said)
            if told:
                yield Markup("Counted with {}: {}.").format(material.wording.the(side.side), told)


def _named(material: Material, side: Side, said: str) -> Markup:
    """Of those whom a side's note lists the ones that words name; the note as it is where it names years or no list."""
    note = side.note.removeprefix(_WITH).partition("; ")[0]
    if _OF_YEARS.search(note):
        return text(note)
    grouped = _GROUPED.fullmatch(note)
    listed = _APART.split(grouped[2] if grouped else note)
    if len(listed) < 2:
        return text(note)
    found = [text(member) for member in listed if any(name in said for name in _names(material, member))]
    if not found:
        return Markup("")
    return Markup("{} ({})").format(text(grouped[1]), joined(found)) if grouped else joined(found)


def _names(material: Material, member: str) -> set[str]:
    """How words may name one of a list: as it is written, or as the profile's actor of that name is."""
    plain = _ARTICLE.sub("", member, count=1).casefold()
    known = ({actor.actor, *actor.aliases} for actor in material.conflict.actors)
    return {plain, *(name.casefold() for names in known if plain in map(str.casefold, names) for name in names)}
