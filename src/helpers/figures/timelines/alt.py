"""The words that stand for a timeline where it cannot be seen: its story, not its looks."""

from collections.abc import Sequence

from helpers.figures.timelines.labels import grouped
from helpers.figures.timelines.lanes import SILENT
from helpers.figures.timelines.story import Mark, Story, lane_name
from helpers.figures.timelines.words import Words, day, on

MOST = 8
"""Days of one lane that are told; of more, those that bring something new are."""


def tell_life(story: Story, words: Words) -> str:
    """The life of the claims to one place, lane by lane, in the order of time."""
    if not story.marks:
        return f"No dated statement about {story.place} is in these articles."
    told = [f"Timeline of who holds {story.place} according to whom, {story.period}."]
    told += [_lane(story, lane, words) for lane in story.lanes]
    pairs = len(story.links)
    if pairs:
        told.append(f"{pairs} pair{'s' if pairs > 1 else ''} of these contradict or deny each other.")
    return " ".join(told)


def _lane(story: Story, lane: str, words: Words) -> str:
    name = lane_name(lane, words) if lane else "speakers whose side is unclear"
    marks = [story.marks[i] for i in story.of(lane) if story.marks[i].kind != "tick"]
    rest = sum(len(story.marks[i].statements) for i in story.of(lane) if story.marks[i].kind == "tick")
    chosen = _chosen(marks)
    said = "; ".join(f"{day(m.statements[0].claim_date)}, {', '.join(grouped(m.statements, words))}" for m in chosen)
    parts = [said] if said else ["nothing about who holds it"]
    if len(chosen) < len(marks):
        parts.append(f"{len(marks) - len(chosen)} more days repeat this")
    parts += [
        f"from {on(band.first)} the claim is {SILENT} for {band.last - band.first} days"
        for band in story.bands
        if band.lane == lane and not band.repeated
    ]
    if rest:
        parts.append(
            f"{rest} statement{'s' if rest > 1 else ''} that {'do' if rest > 1 else 'does'} not say who holds it"
        )
    return f"According to {name}: {'; '.join(parts)}."


def _chosen(marks: Sequence[Mark]) -> list[Mark]:
    if len(marks) <= MOST:
        return list(marks)
    new = [m for m in marks if m.opens or m.kind == "deny"]
    return sorted((new or list(marks))[:MOST], key=lambda m: m.day)
