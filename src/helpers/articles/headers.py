"""What stands before an article in a saved text: front matter, "Key: value" lines, a scraper's Markdown wrapper.

Everything is read line by line and nothing is evaluated: a YAML tag or anchor is only text here.
"""

import re
from dataclasses import dataclass, field

from helpers.articles import names
from helpers.articles.page import Block

KEY = re.compile(r"[ \t]*([^\W\d_][\w .:-]{0,30}?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$")
BOLD_KEY = re.compile(r"[ \t]*[-*]?[ \t]*\*\*([^*\n]{1,40})\*\*[ \t]*:?[ \t]*(.*?)[ \t]*$")
HEADING = re.compile(r"[ \t]*(?:[-*][ \t]+)?(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
CONTENT = frozenset({"content", "text", "article", "article text", "full text", "body", "main content"})
AROUND = frozenset({"metadata", "meta", "page structure", "links", "images", "structure", "headers", "outline"})
LONGEST = 200  # lines of a front matter
LONGEST_LINE, LONGEST_HEADING = 5000, 400  # characters of a line that can be a field, or a heading


@dataclass
class Header:
    """Fields found (what it holds → words), the blocks they stand in, and where the page's own text begins and ends."""

    start: int = 0
    end: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    outline: tuple[str, ...] = ()

    def add(self, key: str, value: str) -> str:
        """Keep a field's first value; returns what the field holds, "" for a name that is not known."""
        holds = names.holds(key)
        value = value.strip().strip("\"'")
        if holds == "source":
            holds = "url" if re.match(r"https?://", value) else "publisher"
        if value and holds not in ("", "other"):
            self.fields.setdefault(holds, value)
        return holds


def heading(line: str) -> re.Match[str] | None:
    """A Markdown heading: its marks and its words."""
    return HEADING.match(line) if len(line) <= LONGEST_HEADING and "#" in line else None


def read(text: str) -> Header:
    """The header of a text; an empty one that spans the whole text where there is none."""
    header = Header(start=0, end=len(text))
    _front_matter(text, header) or _key_values(text, header)
    _wrapper(text, header)
    return header


def _lines(text: str, start: int, end: int):
    at = start
    for line in text[start:end].splitlines(keepends=True):
        content = line.rstrip()
        yield at, at + len(content), content[:LONGEST_LINE]
        at += len(line)


def _front_matter(text: str, header: Header) -> bool:
    lines: list[tuple[int, int, str]] = []
    for number, (start, end, line) in enumerate(_lines(text, 0, len(text))):
        if not lines and not line.strip():
            continue
        lines.append((start, end, line))
        if len(lines) == 1 and line.strip() != "---":
            return False
        if len(lines) > 1 and line.strip() in ("---", "..."):
            break
        if number > LONGEST:
            return False
    else:
        return False
    if not any(KEY.match(line) for _, _, line in lines[1:-1]):
        return False
    header.start = lines[-1][1]
    entries: list[list] = []
    for start, end, line in lines[1:-1]:
        m = KEY.match(line)
        if m and not line.startswith((" ", "\t")):
            entries.append([m[1], m[2] or "", start + (m.start(2) if m[2] else 0), end])
        elif entries and line.strip():
            entries[-1][1] = f"{entries[-1][1]} {line.strip()}".strip(" >|")
            entries[-1][3] = end
    header.blocks.append(Block(lines[0][0], lines[0][1], "metadata"))
    for key, value, start, end in entries:
        _add_block(header, key, value, start, end)
    header.blocks.append(Block(lines[-1][0], lines[-1][1], "metadata"))
    return True


def _add_block(header: Header, key: str, value: str, start: int, end: int) -> None:
    holds = header.add(key, value)
    hint = {"title": "title", "subject": "title", "description": "description"}.get(holds, "metadata")
    if start < end:
        header.blocks.append(Block(start, end, hint if value else "metadata", joined=True))


def _key_values(text: str, header: Header) -> bool:
    """Two or more "Key: value" lines at the top, one of them of a known name, until a line of another form."""
    found: list[tuple[str, str, int, int]] = []
    for start, end, line in _lines(text, 0, len(text)):
        if not line.strip():
            if found:
                break
            continue
        m = KEY.match(line)
        if not m or m[2] is None:
            break
        found.append((m[1], m[2], start + m.start(2), end))
    known = [x for x in found if names.holds(x[0])]
    if len(found) < 2 or len(known) < max(2, len(found) // 2):
        return False
    for key, value, start, end in found:
        _add_block(header, key, value, start, end)
    header.start = found[-1][3]
    return True


def _wrapper(text: str, header: Header) -> bool:
    """A Markdown wrapper: sections such as Metadata, Page Structure, Content, Links; only Content is the page."""
    headings = []
    for start, end, line in _lines(text, header.start, header.end):
        m = heading(line)
        if m and not re.match(r"[ \t]*[-*]", line):
            headings.append((start, end, m[2].strip().lower()))
    names = {name for *_, name in headings}
    if not names & AROUND or not names & CONTENT:
        return False
    first = next(i for i, h in enumerate(headings) if h[2] in CONTENT)
    if not any(h[2] in AROUND for h in headings[:first]):
        return False
    after = next((h for h in headings[first + 1 :] if h[2] in AROUND), None)
    inside_end = after[0] if after else header.end
    outline = []
    for start, end, line in _lines(text, header.start, headings[first][1]):
        if not line.strip():
            continue
        header.blocks.append(Block(start, end, "metadata"))
        if (m := BOLD_KEY.match(line)) is not None:
            header.add(m[1], m[2])
        elif (h := heading(line)) and re.match(r"[ \t]*[-*]", line):
            outline.append((len(h[1]), h[2].strip()))
    for start, end, line in _lines(text, inside_end, header.end):
        if line.strip():
            header.tail.append(Block(start, end, "metadata"))
    header.start, header.end = headings[first][1], inside_end
    header.outline = tuple(name for _, name in sorted(outline, key=lambda x: x[0]))
    tops = list(dict.fromkeys(name for level, name in outline if level == 1))
    if tops:
        header.fields.setdefault("title", tops[0])
    return True
