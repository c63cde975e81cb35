"""Timelines: what each side claims, day by day; the life of the claims to one place; who claims to hold which place.

Every function here takes tables and gives a figure, which is drawn once somebody looks at it (`Drawing`) and is a
matplotlib figure to whoever asks for anything of it; its twin gives the words that stand for the figure.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from helpers.analysis.namesakes import known_ids
from helpers.analysis.rows import rows
from helpers.figures.drawing import Drawing
from helpers.figures.palette import Palette
from helpers.figures.timelines.alt import tell_life
from helpers.figures.timelines.life import draw_wide
from helpers.figures.timelines.narrow import draw_narrow
from helpers.figures.timelines.narrow_sides import draw_sides_narrow
from helpers.figures.timelines.sheet import notice
from helpers.figures.timelines.sides import draw_sides, tell_sides
from helpers.figures.timelines.story import SILENCE, Story, tell, tell_all
from helpers.figures.timelines.strips import draw_strips, summary
from helpers.figures.timelines.words import Words

MOST_PLACES = 14

__all__ = [
    "alt_text",
    "life_of_a_claim",
    "place_strips",
    "place_strips_text",
    "sides_text",
    "sides_timeline",
    "stories_of_places",
]


def life_of_a_claim(
    statements: pd.DataFrame,
    relations: pd.DataFrame,
    place: str,
    conflict: Any,
    *,
    silence: int = SILENCE,
    narrow: bool = False,
) -> Drawing:
    """Who holds a place, according to whom, day by day.

    The lane says who speaks, the colour who holds the place in their words; a full mark is the whole, a half one a
    part, a hollow one a denial, a diamond a reaffirmation; a band runs while a side's claim stands.

    Args:
        statements: schema.STATEMENTS.
        relations: schema.STATEMENT_RELATIONS between them.
        place: canonical name or id of the place.
        conflict: the profile, for names, colours and the order of the lanes.
        silence: days after which a claim counts as not repeated, if its side was heard on the place in that time.
        narrow: time runs downwards, for a phone.
    """
    story, words, palette = _story(statements, relations, place, conflict, silence)
    if not story.marks:
        return notice(tell_life(story, words))
    draw = draw_narrow if narrow else draw_wide
    return Drawing(lambda: draw(story, words, palette), "life", narrow, story, vars(words))


def alt_text(
    statements: pd.DataFrame, relations: pd.DataFrame, place: str, conflict: Any, *, silence: int = SILENCE
) -> str:
    """The story that `life_of_a_claim` shows, in words; the same arguments."""
    story, words, _ = _story(statements, relations, place, conflict, silence)
    return tell_life(story, words)


def sides_timeline(
    statements: pd.DataFrame, conflict: Any, *, date_field: str = "claim_date", narrow: bool = False
) -> Drawing:
    """What each side claims: one lane a side, dates on the axis, the words of the weightiest claims on the figure.

    Args:
        statements: schema.STATEMENTS, or schema.CLAIMS to count reports.
        conflict: the profile, for names, colours and the order of the lanes.
        date_field: "claim_date" or "event_date". Undated statements are there as a number.
        narrow: time runs downwards, for a phone.
    """
    palette, words = _looks(statements, conflict)
    if not statements[date_field].ne("").any():
        return notice(f"{len(statements)} statements, none of them dated." if len(statements) else "Nothing to show.")
    draw = draw_sides_narrow if narrow else draw_sides
    told = "sides", narrow, date_field, list(rows(statements)), vars(words)
    return Drawing(lambda: draw(statements, palette, words, date_field=date_field), *told)


def sides_text(statements: pd.DataFrame, conflict: Any, *, date_field: str = "claim_date") -> str:
    """What `sides_timeline` shows, in words; the same arguments."""
    palette, words = _looks(statements, conflict)
    return tell_sides(statements, palette, words, date_field=date_field)


def place_strips(
    statements: pd.DataFrame, relations: pd.DataFrame, conflict: Any, *, most: int = MOST_PLACES, narrow: bool = False
) -> Drawing:
    """For each place a strip of who claims to hold it, when, beside who denies it; places with most such claims first.

    Args:
        statements, relations: schema.STATEMENTS and schema.STATEMENT_RELATIONS.
        conflict: the profile.
        most: places that are drawn.
        narrow: for a phone.
    """
    stories, words, palette = stories_of_places(statements, relations, conflict)
    if not stories:
        return notice("No dated claim or denial of control of a place is in these articles.")
    shown, left_out = stories[:most], max(0, len(stories) - most)
    draw = partial(draw_strips, shown, words, palette, left_out=left_out, narrow=narrow)
    return Drawing(draw, "strips", narrow, left_out, shown, vars(words))


def place_strips_text(
    statements: pd.DataFrame, relations: pd.DataFrame, conflict: Any, *, most: int = MOST_PLACES
) -> str:
    """What `place_strips` shows, in words; the same arguments."""
    stories, words, _ = stories_of_places(statements, relations, conflict)
    told = [f"{story.place}: {'; '.join(summary(story, words))}." for story in stories[:most]]
    return " ".join(["Who claims to hold which place.", *told]) if told else "No dated claim of control of a place."


def _looks(statements: pd.DataFrame, conflict: Any) -> tuple[Palette, Words]:
    sides = set(statements["side"]) | set(statements["controller"]) | set(statements["actor"])
    palette = Palette.of(conflict, sides=tuple(sorted(sides)))
    return palette, Words(palette, conflict.actors if conflict else ())


def _story(
    statements: pd.DataFrame, relations: pd.DataFrame, place: str, conflict: Any, silence: int
) -> tuple[Story, Words, Palette]:
    palette, words = _looks(statements, conflict)
    return tell(statements, relations, place, palette, silence=silence), words, palette


def stories_of_places(
    statements: pd.DataFrame, relations: pd.DataFrame, conflict: Any
) -> tuple[Sequence[Story], Words, Palette]:
    """The stories of all places with a dated claim or denial of control, those of most claims first, and how to tell them."""
    palette, words = _looks(statements, conflict)
    statements = statements.assign(place_id=known_ids(statements))
    about = statements[(statements["type"] == "control") & (statements["place"] != "")]
    counts = about["place_id"].where(about["place_id"] != "", about["place"]).value_counts()
    places = sorted(counts.index, key=lambda place: (-counts[place], place))
    stories = tell_all(statements, relations, places, palette)
    return [s for s in stories if any(mark.kind != "tick" for mark in s.marks)], words, palette
