"""What stands under a picture: a credit, words that say "this photo shows", a scene that ends in its date."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from helpers.articles import dates, words
from helpers.articles.lines import ends_sentence, word_count
from helpers.articles.page import Block

LONGEST = 130  # words of a caption
TELLING = 40  # words from which a caption may tell a part of the story
IMAGE = re.compile(r"!\[[^\]]*\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)|<(?:img|figure)\b[^>]*>", re.I)
BRACKETS = re.compile(
    r"[\[(](?:file|ap photo|photo|image|picture)\b[^\])]{0,60}[\])]\s*$|\[[^\]/]{2,60}/[^\]]{2,60}\]\s*$", re.I
)
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’»')]*\s+(?=[\"“«'(]?[A-ZÀ-ÞА-ЯІЇЄҐ])")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[.!?…\"”)\]]\s+)(?:(?:file|archive|stock)\s+)?{words.any_of('credit')}(?:\s+(?:credit|courtesy))?"
        r"\s*(?:by|of|:|/|©|\|)\s*(?:[^.!?]|(?<=\b[A-ZА-Я])\.|\.(?=\w)){1,90}[.)\]]?$",
        re.I,
    )


@cache
def _opening_credit() -> re.Pattern[str]:
    name = r"[A-ZÀ-ÞА-ЯІЇЄҐ][\w.'’-]*"
    return re.compile(
        rf"(?i:{words.any_of('credit')})\s*(?:by|:)\s*{name}(?:\s{name}){{0,3}}\s*/\s*[A-ZÀ-ÞА-ЯІЇЄҐ]{{2,}}\s+(?={name}\s)"
    )


@cache
def _grab() -> re.Pattern[str]:
    return re.compile(rf"(?:an?|the|this|these|in (?:this|an?))?\s*(?:[a-z]+\s)?{words.any_of('grab')}\b", re.I)


@cache
def _showing() -> re.Pattern[str]:
    picture, showing = words.any_of("picture"), words.any_of("showing")
    return re.compile(rf"(?:in )?(?:an?|the|this|these)?\s*(?:[a-z]+\s){{0,2}}{picture}(?:\.|,?\s{showing}\b)", re.I)


@cache
def _released() -> re.Pattern[str]:
    release = rf"{words.any_of('release')}\s(?:(?:video|photo|image)\s)?(?:by|on|from)\b"
    return re.compile(rf"\b(?:{release}|{words.any_of('hedge')}\b)", re.I)


def is_image(text: str) -> bool:
    """An image in Markdown or HTML and nothing else."""
    return len(text) <= 2000 and bool(IMAGE.search(text)) and not re.search(r"\w{2,}", IMAGE.sub("", text))


def describes_picture(text: str) -> bool:
    """Whether a text begins by naming the picture that it stands under ("In this handout photo …")."""
    if _grab().match(text):
        return True
    if not _showing().match(text):
        return False
    return not ends_sentence(text) or bool(re.match(r"in (?:this|an?)", text, re.I))


def is_caption(text: str) -> bool:
    """Whether a block is a caption by its form."""
    count = word_count(text)
    if count > LONGEST:
        return False
    if describes_picture(text) or (BRACKETS.search(text) and count <= 60):
        return True
    if _credit().search(text):
        return count <= 60
    return _dated_scene(text, count)


def _dated_scene(text: str, count: int) -> bool:
    """One sentence that ends in place and full date, as agencies caption: "… in Testove, Friday, May 3, 2024."."""
    if count < 8 or re.search(rf"\b{words.any_of('reported')}\b", text, re.I) or text.count(". "):
        return False
    found = list(dates.find(text))
    if not found or text[found[-1].end :].strip(" .)"):
        return False
    weekdays = "|".join(map(re.escape, words.numbered("weekdays.csv", "weekday")))
    before = re.sub(rf"[\s,]*\b(?:{weekdays})\b[\s,.]*$", ", ", text[: found[-1].start], flags=re.I)
    return bool(re.search(r"(?:,|\b[A-ZÀ-Þ][\w'’-]+)\s*$", before))


def opening_credit(text: str) -> int:
    """How many characters of a paragraph credit the picture above it: "Photo: Jane Roe / AFP The army said …"."""
    found = _opening_credit().match(text)
    return found.end() if found else 0


def tells_claim(text: str) -> bool:
    """Whether a caption describes footage that somebody released, or reports an allegation.

    Such a caption carries its source's claim, which often stands nowhere else in the article.
    """
    return word_count(text) >= 10 and describes_picture(text) and bool(_released().search(text))


def split(block: Block, text: str) -> list[Block]:
    """A long caption as picture description, text, and credit: from three sentences on it tells a part of the story."""
    bounds = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    sentences = [(start, start + len(text[start:end].rstrip())) for start, end in pairwise(bounds)]
    if word_count(text) < TELLING or len(sentences) < 3:
        return [block]
    parts = []
    for number, (start, end) in enumerate(sentences):
        described = number == 0 or (number == 1 and sentences[0][1] < 40)
        credit = number == len(sentences) - 1 and _is_credit(text[start:end])
        kind = "caption" if described or credit else "body"
        parts.append(replace(block, start=block.start + start, end=block.start + end, hint=kind))
    return parts


def _is_credit(sentence: str) -> bool:
    return not ends_sentence(sentence) or bool(_credit().search(sentence) or BRACKETS.search(sentence))
