"""Downloads from archives of the press (Nexis, Factiva, ProQuest, NewsBank): one text, in it many documents.

Such a text consists of documents with a head, a story and a tail. Where a document begins and ends is told by lines that
each archive repeats; what a line of its head and tail holds, by its label (downloads.csv); of the unlabelled ones in the
head, by their order. The day on which an archive took a document in (load date) is never its date.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from helpers.articles import datelines, dates, words
from helpers.articles.lines import Line, ends_sentence, split

NUMBERED = re.compile(r"^[ \t]*(?:Document[ \t]+)?(\d{1,5}) of (\d{1,5})(?: DOCUMENTS?)?[ \t]*\r?$", re.M)
RULE = re.compile(r"^[ \t]*_{20,}[ \t]*\r?$", re.M)
ENDS = (
    ("nexis", r"^[ \t]*End of Document[ \t]*\r?$", r"^[ \t]*Length:"),
    (
        "factiva",
        r"^[ \t]*(?:AN[ \t]+)?Document[ \t]+[A-Z][A-Za-z0-9]{15,}[ \t]*\r?$",
        r"^[ \t]*\d[\d,. ]*[ \t]+words[ \t]*\r?$|^WC\b",
    ),
    ("newsbank", r"^[ \t]*Record(?: Number| ID)?:[ \t]*\S.*$", r"NewsBank|^[ \t]*(?:Author/Byline|Paper|Readability):"),
)
"""Archive, the line with which each document of it ends, and what has to stand in such a text besides."""
LENGTH = re.compile(r"^[ \t]*LENGTH:", re.M)
COUNTED = re.compile(r"\d[\d,. ]*\s+words", re.I)
LABEL = re.compile(r"([A-Za-z][A-Za-z /-]{0,30}?)[ \t]*:(?:[ \t]+|$)")
CODE = re.compile(r"([A-Z]{2,3})(?:[ \t]+|$)")
BARE = frozenset(("body", "graphic", "classification", "notes", "correction"))
"""Labels of Nexis that may stand alone in a line, without a colon."""
COPYRIGHT = re.compile(r"(?:\(c\)|©|copyright\b|all rights reserved\b)", re.I)
COVER = re.compile(
    r"(?:user name|date and time|job number|documents? \(|client/matter|search terms?|search type|narrowed by|content type"
    r"|about lexisnexis|page \d+ of \d+)\b",
    re.I,
)
NEAR = 12  # lines of a head before the first that has a label, and between two
LONG = 90  # characters of a line from which it is no part of a head
LEAST = 30  # words of a part of a download that may be a document although no story was found in it
SENTENCE = 6  # words of a sentence at least
WORDS = 14  # words of a line that says when, and in which paper


@dataclass
class Document:
    """text[start:end] of a download: what its head says (title, published …), the lines around its story, its story."""

    start: int
    end: int
    archive: str
    fields: dict[str, str] = field(default_factory=dict)
    marked: list[tuple[Line, str]] = field(default_factory=list)
    story: tuple[int, int] = (0, 0)


def documents(text: str) -> list[Document]:
    """The documents of a download; none where the text is no download."""
    return [found for bounds in _bounds(text) if (found := _document(text, *bounds)).story[0] < found.story[1]]


def _bounds(text: str) -> list[tuple[int, int, str]]:
    """Where each document begins and ends, and of which archive it is."""
    rules = [m.span() for m in RULE.finditer(text)]
    if rules and "ProQuest" in text and re.search(r"^Full text:", text, re.M):
        return _between(rules, len(text), "proquest")
    numbered = list(NUMBERED.finditer(text))
    counts = [int(m[1]) for m in numbered]
    through = bool(counts) and counts == list(range(counts[0], counts[0] + len(counts)))
    if through and len({m[2] for m in numbered}) == 1 and (len(counts) > 1 or LENGTH.search(text)):
        return _between([m.span() for m in numbered], len(text), "nexis")
    for archive, ending, beside in ENDS:
        ends = [m.end() for m in re.finditer(ending, text, re.M)]
        if ends and re.search(beside, text, re.M):
            if re.search(beside, text[ends[-1] :], re.M):  # the last one breaks off
                ends.append(len(text))
            pairs = list(zip([0, *ends[:-1]], ends, strict=True))
            coded = archive == "factiva" and bool(re.search(r"^HD\b", text, re.M))
            return [(start, end, "codes" if coded else archive) for start, end in pairs]
    return []


def _between(marks: list[tuple[int, int]], length: int, archive: str) -> list[tuple[int, int, str]]:
    ends = [*(start for start, _ in marks[1:]), length]
    return [(start, end, archive) for (_, start), end in zip(marks, ends, strict=True)]


@cache
def _labels(archive: str, part: str) -> dict[str, str]:
    """Label in small letters → what it holds, in a part of an archive's documents."""
    rows = (row for row in words.rows("downloads.csv") if (row["archive"], row["part"]) == (archive, part))
    return {label.replace("_", " "): row["holds"] for row in rows for label in row["labels"].split()}


def _label(line: str, archive: str) -> tuple[str, str]:
    """A line's label in small letters and the words after it; the label is "" where it has none that is known."""
    m = (CODE if archive == "codes" else LABEL).match(line)
    if m and any(m[1].lower() in _labels(archive, part) for part in ("head", "text", "tail")):
        return m[1].lower(), line[m.end() :].strip()
    return (line.lower(), "") if archive == "nexis" and line.lower() in BARE else ("", "")


def _document(text: str, start: int, end: int, archive: str) -> Document:
    """One document: lines up to its story, its story, and what stands behind it."""
    found = Document(start, end, archive)
    lines = split(text, start, end)
    said = [text[line.start : line.end] for line in lines]
    labels = [_label(line, archive) for line in said]
    opening = next((i for i, (label, _) in enumerate(labels) if label in _labels(archive, "text")), None)
    first = _after_head(lines, said, labels, archive) if opening is None else opening + (not labels[opening][1])
    behind = (i for i in range(first + 1, len(lines)) if _closes(said[i], labels[i][0], archive))
    last = next(behind, len(lines))
    _head(lines[:first], said, labels, found)
    for i in range(last, len(lines)):
        holds = _labels(archive, "tail").get(labels[i][0], "other")
        if holds != "other" and labels[i][1]:
            found.fields.setdefault(holds, labels[i][1])
        found.marked.append((lines[i], "metadata"))
    if first < last:
        within = said[first].rfind(labels[first][1]) if first == opening else 0
        if within:
            found.marked.append((Line(lines[first].start, lines[first].start + within, True), "metadata"))
        found.story = (lines[first].start + within, lines[last - 1].end)
    elif sum(len(line.split()) for line in said) >= LEAST:  # of a form that is not known: all of it
        found.marked, found.story = [], (lines[0].start, lines[-1].end)
    return found


def _after_head(lines: list[Line], said: list[str], labels: list[tuple[str, str]], archive: str) -> int:
    """The line with which a story begins that no label opens: after the head's last label, else after day and title."""
    day = next((i for i, line in enumerate(said[: 2 * NEAR]) if _is_day(line)), 0)
    last = -1
    for i in range(min(len(lines), 4 * NEAR)):
        of_head = labels[i][0] in _labels(archive, "head") or COPYRIGHT.match(said[i]) or COUNTED.fullmatch(said[i])
        if of_head and i - last <= NEAR and not any(map(_is_story, said[last + 1 : i])):
            last = i
    at = max(last, day) + 1
    if last < day:  # the title is still to come
        at += 1
    while 0 < at < len(lines) and not lines[at].blank_before and not _is_story(said[at]):
        at += 1  # a label's words, and a title, may run over lines
    return at


def _is_story(line: str) -> bool:
    """Whether a line is long, or a sentence: no part of a head."""
    whole = ends_sentence(line) and len(line.split()) >= SENTENCE
    return (len(line) > LONG or whole) and not COPYRIGHT.match(line)


def _is_day(line: str) -> bool:
    """Whether a line of a head says when and, at most, in which paper."""
    short = len(line) <= LONG and len(line.split()) <= WORDS
    return short and (datelines.is_date_line(line) or next(dates.find(line), None) is not None)


def _closes(line: str, label: str, archive: str) -> bool:
    """Whether a line begins what stands behind a story."""
    if label in _labels(archive, "tail") or RULE.fullmatch(line):
        return True
    ended = any(re.fullmatch(ending, line) for name, ending, _ in ENDS if name in (archive, "factiva"))
    return ended or bool(COPYRIGHT.match(line) and len(line) < 2 * LONG)


def _head(lines: list[Line], said: list[str], labels: list[tuple[str, str]], found: Document) -> None:
    """What the lines before the story say: labelled ones by their label, the others by their order."""
    free: list[int] = []
    holds = ""  # what the label over the current line says, while its words run on
    for i, line in enumerate(lines):
        label, rest = labels[i]
        if label:
            holds = _labels(found.archive, "head").get(label, "other")
        elif holds and (not line.blank_before or (labels[i - 1][0] and not labels[i - 1][1])):
            rest = said[i]
        else:
            holds = ""
            if not COPYRIGHT.match(said[i]):
                free.append(i)
                continue
        if holds not in ("", "other") and rest:
            found.fields[holds] = f"{found.fields.get(holds, '')} {rest}".strip()
        found.marked.append((line, "metadata"))
    _by_order(free, lines, said, found)


def _by_order(free: list[int], lines: list[Line], said: list[str], found: Document) -> None:
    """Title, publisher and day of the head's unlabelled lines; the document gets them, and the lines."""
    cover = max((i for i in free if COVER.match(said[i])), default=-1)
    own = [i for i in free if i > cover]
    day = next((i for i in own if _is_day(said[i])), None)
    counted = next((i for i in own if COUNTED.fullmatch(said[i])), None)
    above = [i for i in own if day is not None and i < day]
    below = [i for i in own if day is not None and i > day and "edition" not in said[i].lower()]
    title: list[int] = []
    publisher: int | None = None
    if counted is not None:  # Factiva: title, "412 words", day, time, publisher
        title = [i for i in own if i < counted and not re.match(r"by\b", said[i], re.I)]
        publisher = next((i for i in below if not datelines.is_clock(said[i])), None)
    elif below:  # the old form of Nexis: publisher, day, title
        title = [i for n, i in enumerate(below) if n == 0 or not lines[i].blank_before]
        publisher = above[-1] if above else None
    elif len(above) > 1:  # the new one: title, publisher, day
        title, publisher = above[-2:-1], above[-1]
    elif day is not None:  # NewsBank: title, "paper - day"
        title = above
        when = next(dates.find(said[day]))
        paper = max(said[day][: when.start], said[day][when.end :], key=len).strip(" -–—|,")
        found.fields.setdefault("publisher", paper)
    for name, numbers in (("title", title), ("publisher", [publisher]), ("published", [day])):
        if joined := " ".join(said[i] for i in numbers if i is not None):
            found.fields.setdefault(name, joined)
    kinds = dict.fromkeys(title, "title") | {day: "dateline"}
    found.marked += ((lines[i], kinds.get(i, "metadata")) for i in free)
