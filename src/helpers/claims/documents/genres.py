"""What kind of text an article is, from its form and from words that say so; "" where nothing in it tells."""

import re
from collections import Counter

from helpers.articles.model import Article
from helpers.claims.documents.forms import forms
from helpers.claims.documents.model import Section

_ENOUGH = 3
"""So many entries, sectors or questions make a form; fewer occur in any text."""
_SALUTATION = 8
"""Words of an address to the hearers at most."""
_QUOTED = re.compile(r"[\"“«„][^\"”»]*[\"”»]?")
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|our|my|us|[Яя]|[Мм]и|[Мм]ы|[Нн]аш\w*|[Нн]ас|[Нн]ам|[Нн]ами|[Мм]ене|[Мм]ені|[Мм]еня|[Мм]не|[Мм]ій|[Мм]ой|[Мм]о[яїюєеёи]\w*)\b"
)
_SAYS = re.compile(r"\b(?:says|tells|recalls|adds|explains|remembers|shrugs|points|nods)\b")
_SAID = re.compile(r"\b(?:said|told|announced|reported|stated|claimed|denied|added)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_ANSWERS = re.compile(r"[–—]\s|[A-ZА-ЯІЇЄ][\w.’' -]{1,25}:\s")
_SOURCED = re.compile(r"\([A-Z][\w .'’&-]{1,40}\)\W*$")
"""The source in brackets with which an item of a day's events ends."""


def genre_of(article: Article, titles: list[str], sections: tuple[Section, ...]) -> tuple[str, str]:
    """(genre, why) of an article with these headlines and sections."""
    body = [article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body"]
    if not body:
        return "", ""
    if article.part_of:
        return "timeline", "what a page of a day's events tells of one war"
    kinds = Counter(s.kind for s in sections)
    named = _named(titles)
    for found in (
        _entries(kinds, named),
        _spoken(_greetings(article), body, named),
        named if named[0] == "timeline" else _daybook(body),
        _sectors(kinds, named),
        named if named[0] in ("assessment", "bulletin") else ("", ""),
        _encyclopaedic(article, body, named),
        _dated(sections, body),
        _reported(body),
    ):
        if found[0]:
            return found
    return "", ""


def is_day_page(article: Article, titles: list[str]) -> bool:
    """Whether an article may go through a day's events, each of which may be of another war."""
    body = [article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body"]
    return _named(titles)[0] == "timeline" or bool(_daybook(body)[0])


def _named(titles: list[str]) -> tuple[str, str]:
    """What a headline calls the text."""
    for title in titles:
        for genre, pattern in forms("title"):
            if m := pattern.search(title):
                return genre, f"its headline says “{m.group().strip()}”"
    return "", ""


def _entries(kinds: Counter[str], named: tuple[str, str]) -> tuple[str, str]:
    if named[0] == "live blog":
        return named
    return ("live blog", f"{kinds['entry']} entries with a time of day") if kinds["entry"] >= _ENOUGH else ("", "")


def _greetings(article: Article) -> list[str]:
    """The first sentence of the text, where it is short; a line of its own may stand on the page as a heading.

    What stands above it without a full stop is the headline, whatever the page calls it.
    """
    opening = [article.text[p.start : p.end].strip() for p in article.paragraphs if p.kind in ("body", "menu")][:2]
    opening = opening[1:] if opening and opening[0][-1:].isalnum() else opening[:1]
    first = [re.split(r"(?<=[!.])\s", text.strip("* "))[0] for text in opening]
    return [text for text in first if len(text.split()) <= _SALUTATION and text.endswith(("!", "."))]


def _spoken(greetings: list[str], body: list[str], named: tuple[str, str]) -> tuple[str, str]:
    """Questions and answers, or one who addresses his hearers."""
    questions = [t for t in body if t.rstrip().endswith("?") and len(t.split()) <= 40 and not _QUOTED.match(t)]
    answers = sum(bool(_ANSWERS.match(t)) for t in body)
    if len(questions) >= _ENOUGH:
        return "transcript", f"{len(questions)} paragraphs are questions"
    if answers >= max(_ENOUGH, len(body) // 2):
        return "transcript", f"{answers} paragraphs open with who speaks"
    for first in greetings:
        calling = forms("address") if first.endswith("!") else forms("vocative")
        if any(p.search(first) for _, p in calling):
            return "speech", f"it greets its hearers (“{first}”)"
    opened = next((p.search(body[0]) for genre, p in forms("opening") if genre == "speech" and p.search(body[0])), None)
    if opened is not None:
        named = "speech", f"it opens with who addresses whom (“{opened.group()}”)"
    own = sum(bool(_FIRST_PERSON.search(_QUOTED.sub(" ", t))) for t in body)
    if named[0] in ("speech", "transcript") and 2 * own >= len(body):
        return "speech", f"{named[1]}, and it speaks in the first person"
    return "", ""


def _daybook(body: list[str]) -> tuple[str, str]:
    """A list of the day's events: each item names its source in brackets at its end."""
    sourced = sum(bool(_SOURCED.search(t.rstrip())) for t in body)
    if sourced < max(_ENOUGH, len(body) // 2):
        return "", ""
    return "timeline", f"{sourced} paragraphs end with their source in brackets"


def _sectors(kinds: Counter[str], named: tuple[str, str]) -> tuple[str, str]:
    if kinds["direction"] < _ENOUGH or named[0] == "assessment":
        return "", ""
    return "bulletin", f"{kinds['direction']} paragraphs open with a sector of the front"


def _encyclopaedic(article: Article, body: list[str], named: tuple[str, str]) -> tuple[str, str]:
    """A text that says what something was, or is called after a battle, and counts from no day of its own."""
    plain = body[0].replace("*", "")[:400]
    for genre, pattern in forms("opening"):
        if genre == "encyclopaedic" and (m := pattern.search(plain)) and not article.published:
            return genre, f"it says what its subject was (“{m.group()[:60]}”)"
    if named[0] == "encyclopaedic" and not _WEEKDAY.search(" ".join(body)):
        return named
    return "", ""


def _dated(sections: tuple[Section, ...], body: list[str]) -> tuple[str, str]:
    """Entries that each open with their day; in running prose such a paragraph is seldom followed by another."""
    dated = [s for s in sections if s.kind == "date"]
    if len(dated) > _ENOUGH and 3 * len(dated) >= 2 * len(body):
        return "timeline", f"{len(dated)} paragraphs are headed by a day"
    return "", ""


def _reported(body: list[str]) -> tuple[str, str]:
    """Agency copy says on which weekday who said it; a feature tells what people say and how it was there."""
    for genre, pattern in forms("opening"):
        if genre == "wire" and (m := pattern.match(body[0])):
            return genre, f"it opens with the agency's dateline (“{m.group().strip()}”)"
    text = " ".join(body)
    says, said = len(_SAYS.findall(text)), len(_SAID.findall(text))
    if says >= _ENOUGH and says > said:
        return "feature", f"it tells in the present what people say ({says} times)"
    head = " ".join(body[:2])
    if (day := _WEEKDAY.search(head)) and _SAID.search(head):
        return "wire", f"it says at once who said something, and on which day ({day.group()})"
    return "", ""
