"""Live pages as plain text: posts under their times, and times under days, so that each post has its own day."""

import re
from dataclasses import dataclass

from helpers.articles import datelines, dates
from helpers.articles.lines import split

DAYS = 2  # days on which the posts were written; where it is one, the text is one article of that day
LONGEST = 120  # characters of a line that holds a day or a time
OPENING = re.compile(rf"(?:{datelines.TIME})(?:\s*(?:[–—|:]|-(?=\s))\s*|\s*$)", re.I)
IN_LINE = re.compile(datelines.TIME, re.I)


@dataclass
class Post:
    """text[start:end] of a live page and its day (ISO 8601)."""

    start: int
    end: int
    day: str


def posts(text: str) -> list[Post]:
    """The posts of a live page of several days, in their order; none for any other text."""
    found: list[Post] = []
    day = ""
    for line in split(text):
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
            found.append(Post(line.start, len(text), day))
    return found if len({post.day for post in found}) >= DAYS else []
