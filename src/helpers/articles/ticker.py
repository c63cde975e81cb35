"""Live pages as plain text: posts under their times, and times under days, so that each post has its own day.

A text is one where it says so above its first post, and where most of its posts tell something: beside many an article
stand the times and headlines of others.
"""

import re
from dataclasses import dataclass

from helpers.articles import datelines, dates, furniture, words
from helpers.articles.lines import split

DAYS = 2  # days on which the posts were written; where it is one, the text is one article of that day
TELLING = 2 / 3  # share of the posts that have running text
LONGEST = 120  # characters of a line that holds a day or a time
OPENING = re.compile(rf"(?:{datelines.TIME})(?:\s*(?:[–—|:]|-(?=\s))\s*|\s*$)", re.I)
IN_LINE = re.compile(datelines.TIME, re.I)


@dataclass
class Post:
    """text[start:end] of a live page and its day (ISO 8601)."""

    start: int
    end: int
    day: str


def posts(text: str, start: int, end: int) -> list[Post]:
    """The posts of text[start:end] if it is a live page of several days, in their order; none for any other text."""
    found: list[Post] = []
    day = ""
    for line in split(text, start, end):
        said = text[line.start : min(line.end, line.start + LONGEST)]
        head = said[: datelines.opening(said)]
        if line.end - line.start <= LONGEST and datelines.is_date_line(said):
            head = said
        dated = dates.iso(head)
        if head is not said and not IN_LINE.search(head):
            dated = ""  # "5 July: …" is an event of a chronicle
        if found and (dated or OPENING.match(said)):
            found[-1].end = min(found[-1].end, line.start)
        if dated:
            day = dated
        if day and (IN_LINE.search(head) if dated else OPENING.match(said)):
            found.append(Post(line.start, end, day))
    if len({post.day for post in found}) < DAYS or not _is_live(text[start : found[0].start]):
        return []
    return found if sum(_tells(text, post) for post in found) >= TELLING * len(found) else []


def _is_live(above: str) -> bool:
    return bool(re.search(rf"\b{words.any_of('live')}\b", above, re.I))


def _tells(text: str, post: Post) -> bool:
    return any(furniture.is_prose(text[line.start : line.end]) for line in split(text, post.start, post.end))
