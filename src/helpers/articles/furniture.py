"""What a block of a page is, by its own form: a timestamp, a byline, a caption, a call to subscribe, a list of tags.

The phrases are data (furniture.csv): a pattern that the whole block has to match, the kind it gives, and its scope.
`line` says what this block is; `inline` opens a list of links inside a story; `section` opens a list of other stories;
`list` opens a list of tags; `end` ends the story. No pattern names a site.
"""

import re
from functools import cache, lru_cache

from helpers.articles import words
from helpers.articles.captions import is_caption, is_image
from helpers.articles.datelines import is_clock, is_date_line, is_stale
from helpers.articles.lines import BULLET, ends_sentence, word_count

LONGEST = 700  # characters of a phrase
BEFORE, AFTER = " \t\r\n\u00a0#*_>•·▪●◦|–—-", " \t\r\n\u00a0*_|:.–—-"  # marks around a block's words
URL = re.compile(r"(?:https?://|www\.)\S+")
PARTICLES = r"(?:de|van|von|der|den|bin|al|el|ibn|da|di|la|le)"
NAME = rf"(?:[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][\w.'’-]*|{PARTICLES})"


@cache
def _byline() -> re.Pattern[str]:
    by, credited = words.any_of("by"), words.any_of("credited")
    return re.compile(
        rf"(?:(?i:{by})\s*:?\s*{NAME}(?:[\s,&|]+(?:(?:and|with|in)\s+)?{NAME}){{0,12}}"
        rf"|{NAME}(?:\s+{NAME}){{1,3}}\s*\((?i:{credited})\b[^)]{{2,120}}\)"
        rf"|(?i:{by}))"
    )


@cache
def _credited_address() -> re.Pattern[str]:
    return re.compile(rf"{words.any_of('source')}\b\s*(?P<name>[^:\n]{{0,60}}?)\s*:?\s*(?P<url>https?://\S+)", re.I)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"(?:{row['pattern']})", re.I | re.S), row["kind"], row["scope"])
        for row in words.rows("furniture.csv")
    )


def bare(text: str) -> str:
    """A block's words without list marks, heading marks, emphasis and closing colon."""
    return text.lstrip(BEFORE).rstrip(AFTER)


def label(text: str) -> tuple[str, str]:
    """Kind and scope of a block by its form, ("", "") where the form does not tell."""
    stripped = text.strip()
    return _label(stripped) if len(stripped) <= LONGEST else ("", "")


@lru_cache(maxsize=8192)
def _label(stripped: str) -> tuple[str, str]:
    plain = bare(stripped)
    kind = _form(stripped, plain)
    if kind:
        return kind, "clock" if kind == "menu" and is_clock(plain) else "line"
    for pattern, kind, scope in _phrases():
        if pattern.fullmatch(plain) or pattern.fullmatch(stripped):
            return kind, scope
    return "", ""


def _form(stripped: str, plain: str) -> str:
    if not re.search(r"\w", plain) or is_clock(plain):
        return "caption" if is_image(stripped) else "menu"
    if is_image(stripped) or is_caption(stripped):
        return "caption"
    if is_date_line(plain):
        return "metadata" if is_stale(plain) else "dateline"
    if credited_address(plain) or (_byline().fullmatch(plain) and word_count(plain) <= 20):
        return "byline"
    return "metadata" if URL.fullmatch(plain) else ""


def credited_address(text: str) -> tuple[str, str] | None:
    """Publisher and address of a line such as "Source: The Daily: https://…", else None."""
    m = _credited_address().fullmatch(bare(text.strip()))
    return (m["name"].strip(" :,"), m["url"]) if m else None


def is_prose(text: str, *, joined: bool = False) -> bool:
    """Whether a block reads as running text: a sentence with its end, or a long one without."""
    count = word_count(text)
    if count < 3:
        return False
    if ends_sentence(text):
        return count >= 6 or not BULLET.match(text)
    return count >= 25 or (joined and count >= 4)
