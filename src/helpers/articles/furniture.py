"""What a block of a page is, by its own form: a timestamp, a byline, a caption, a call to subscribe, a list of tags.

The phrases are data (furniture.csv): a pattern that the whole block has to match, the kind it gives, and its scope.
`line` says what this block is; `inline` opens a list of links inside a story; `section` opens a list of other stories;
`list` opens a list of tags; `end` ends the story. No pattern names a site.
"""

import re
from functools import cache

from helpers.articles import dates, words
from helpers.articles.lines import BULLET, ends_sentence, word_count

DECORATION = re.compile(r"^[\s#*_>•·▪●◦|–—-]+|[\s*_|:.–—-]+$")
TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:\(?(?:GMT|UTC|EST|EDT|ET|BST|CET|CEST|EET|EEST|MSK|МСК)\)?(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?))?"
CLOCK = re.compile(TIME, re.I)
AGO = re.compile(
    r"(?:just now|(?:\d+|an?) (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago|(?:\d+ )?(?:минут\w*|час\w*|годин\w*|хвилин\w*|дн\w+) (?:назад|тому))",
    re.I,
)
STAMP = re.compile(
    r"(?:date|dated|published|posted|updated|last updated|last modified|modified|created|issued|first published|"
    r"опубликовано|обновлено|дата|опубліковано|оновлено)(?: (?:on|at|в|о))?\s*[:|–-]?\s*",
    re.I,
)
NAME = r"(?:[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][\w.'’-]*|(?:de|van|von|der|den|bin|al|el|ibn|da|di|la|le))"
BYLINE = re.compile(
    rf"(?:(?:by|from|text by|written by|reported by|автор|автори|авторы|текст|von|par|por)\s*:?\s*{NAME}(?:[\s,&|]+(?:and\s+|with\s+|in\s+)?{NAME}){{0,12}}"
    rf"|{NAME}(?:\s+{NAME}){{1,3}}\s*\((?:[Aa]ccording to|with|via|from|по материалам|за матеріалами|source)\b[^)]{{2,120}}\)"
    rf"|by|автор:?)\s*[.|]?",
)
BY_URL = re.compile(
    r"(?:by|source|via|from|original|originally published (?:at|on|by)|источник|джерело)\b[^:\n]{0,60}:?\s*https?://\S+\s*",
    re.I,
)
URL = re.compile(r"(?:https?://|www\.)\S+")
IMAGE = re.compile(r"!\[[^\]]*\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)|<(?:img|figure)\b[^>]*>", re.I)
CREDIT = re.compile(
    r"(?:\b(?:photo|photos|photograph|picture|pictures|image|images|video|graphic|graphics|map|illustration|infographic|screenshot|"
    r"credit|photo credit|image credit|picture credit|file photo|source of photo|фото|видео|відео|карта|иллюстрация|ілюстрація|скриншот|скріншот)"
    r"\s*(?:by|:|/|©|\|)\s*[^.!?]{1,90}[.)\]]?$)"
    r"|(?:^(?:(?:illustrative|file|archive|stock) (?:photo|image|picture)|(?:photo|image|picture|video|map|graphic|screenshot|фото|видео|відео|ілюстративне фото|иллюстративное фото)\s*[:|©]))"
    r"|(?:\((?:photo|image|picture|file|ap photo|reuters|afp|getty)[^)]{0,60}\)\s*$)"
    r"|(?:\[[^\]]{2,60}/[^\]]{2,60}\]\s*$)",
    re.I,
)
SCENE = re.compile(
    r"(?:an? |the |this |these |in (?:this|an?) |a )?(?:still |frame |screen |image |video |handout |combination |file |aerial |satellite |undated |recent |illustrative |drone )*"
    r"(?:photos?|photographs?|pictures?|image|images|image grab|frame grab|video grab|screen ?grab|grab|still image|still|screenshot|handout photo|handout|footage|satellite image)"
    r"(?:\.|,? (?:taken|made|provided|released|shows?|showing|shown|posted|published|distributed|from|made available|obtained|grabbed|captured)\b)",
    re.I,
)
REPORTED = re.compile(r"\b(?:said|says|told|claimed|announced|reported|according to|stated|added|denied)\b", re.I)
RELEASED = re.compile(
    r"\b(?:released|provided|handed out|handout|made available|distributed|published|posted|shared) (?:video |photo |image )?(?:by|on|from)\b"
    r"|\bhandout\b|\bsaid to (?:be|show)\b|\bpurport\w*\b|\ballegedly\b",
    re.I,
)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"(?:{row['pattern']})", re.I | re.S), row["kind"], row["scope"])
        for row in words.rows("furniture.csv")
    )


def bare(text: str) -> str:
    """A block's words without list marks, heading marks, emphasis and closing colon."""
    return DECORATION.sub("", DECORATION.sub("", text))


def label(text: str) -> tuple[str, str]:
    """Kind and scope of a block by its form, ("", "") where the form does not tell."""
    stripped = text.strip()
    if len(stripped) > 700:
        return "", ""
    if is_image(stripped) or is_caption(stripped):
        return "caption", "line"
    plain = bare(stripped)
    if not re.search(r"\w", plain):
        return "menu", "line"
    if is_date_line(plain):
        return "dateline", "line"
    if is_clock(plain):
        return "menu", "clock"
    if BY_URL.fullmatch(plain):
        return "byline", "line"
    if URL.fullmatch(plain):
        return "metadata", "line"
    if BYLINE.fullmatch(plain) and word_count(plain) <= 20:
        return "byline", "line"
    for pattern, kind, scope in _phrases():
        if pattern.fullmatch(plain) or pattern.fullmatch(stripped):
            return kind, scope
    return "", ""


def is_clock(text: str) -> bool:
    """A time of day, or how long ago: the stamp of a ticker's item."""
    return bool(CLOCK.fullmatch(text.strip()) or AGO.fullmatch(text.strip()))


def is_date_line(text: str) -> bool:
    """A line that is little more than a date: weekday, date, time, "Published:", and nothing else of weight."""
    if len(text) > 120:
        return False
    found = next(dates.find(text), None)
    if not found:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    rest = CLOCK.sub(" ", STAMP.sub(" ", rest))
    rest = re.sub(r"\b(?:GMT|UTC|at|on|в|о|year|года|року|г|р|am|pm|[A-Z]{2,4})\b|[+-]\d{1,2}", " ", rest)
    left = [w for w in re.findall(r"[^\W\d_]{2,}", rest) if w.lower() not in words.numbered("weekdays.csv", "weekday")]
    return len(left) <= 1


def is_image(text: str) -> bool:
    """An image in Markdown or HTML and nothing else."""
    return bool(IMAGE.search(text)) and not re.search(r"\w{2,}", IMAGE.sub("", text))


def is_caption(text: str) -> bool:
    """What stands under a picture: a credit, words that say "this photo shows", a scene that ends in its date."""
    if word_count(text) > 130:
        return False
    if CREDIT.search(text) and not (word_count(text) > 60 and not SCENE.match(text)):
        return True
    if SCENE.match(text):
        return True
    if REPORTED.search(text) or text.count(". ") > 0:
        return False
    last = None
    for last in dates.find(text):  # noqa: B007 - the last date is wanted
        pass
    if not last or text[last.end :].strip(" .)") or word_count(text) < 8:
        return False
    before = re.sub(
        r"[\s,]*\b(?:" + "|".join(words.numbered("weekdays.csv", "weekday")) + r")\b[\s,.]*$",
        ", ",
        text[: last.start],
        flags=re.I,
    )
    return bool(re.search(r"(?:,|[A-ZÀ-Þ][\w'’-]+)\s*$", before))


def is_prose(text: str, *, joined: bool = False) -> bool:
    """Whether a block reads as running text: a sentence with its end, or a long one without."""
    count = word_count(text)
    if count < 4:
        return False
    return (
        (ends_sentence(text) and not BULLET.match(text))
        or (ends_sentence(text) and count >= 6)
        or count >= 25
        or joined
    )
