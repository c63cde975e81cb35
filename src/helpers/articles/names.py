"""Names of fields, as sites, scrapers and researchers write them: those of this package, and the user's own.

A fields.csv in the articles folder (columns name,field) adds to the package's list and overrides it.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from helpers.articles import words
from helpers.articles.cells import LONGEST, cells_up_to
from helpers.articles.encoding import decode
from helpers.articles.source import ReadError

NAME = "fields.csv"
LARGEST = 2**20
SHOWN = 12  # names that are told
TELLING = 300  # characters of a value on average, from which a column or field may hold texts
NONE: Mapping[str, str] = MappingProxyType({})


_OF_AN_ARTICLE = re.compile(
    r"(?:article|news|story|post|document|doc|clean|cleaned|raw|plain|full|main|complete|whole|extracted)[ _.-]+"
)
_AFTER = re.compile(r"[ _.-]+(?:clean|cleaned|raw|plain|full|en|eng|english|ru|uk|text)$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def known() -> frozenset[str]:
    """What a field can hold: title, text, published, url, publisher …"""
    return frozenset(words.field_names().values())


def holds(name: str, own: Mapping[str, str] = NONE) -> str:
    """What a field of that name holds, "" for a name that is not known."""
    return own.get(name.strip().lower()) or words.field_names().get(_plain(name), "")


def rank(name: str, own: Mapping[str, str] = NONE) -> int:
    """How certain a field's name is: the user's own first, then in the order of fields.csv."""
    known_ranks = words.field_ranks()
    return -1 if name.strip().lower() in own else known_ranks.get(_plain(name), len(known_ranks))


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name as fields.csv has it: articleContent, and content_clean, are a content, unless they stand there themselves."""
    known_names = words.field_names()
    key = name.strip().lower()
    if key in known_names:
        return key
    key = _CAMEL.sub("_", name.strip()).lower()
    while key not in known_names:
        shorter = _AFTER.sub("", key) if (m := _OF_AN_ARTICLE.match(key)) is None else key[m.end() :]
        if shorter == key:
            break
        key = shorter
    return key


def unknown(given: Iterable[str], longest: str = "") -> str:
    """What to do where none of the given columns or fields is known to hold a text; `longest` has the longest values."""
    listed = [name for name in given if name]
    shown = ", ".join(listed[:SHOWN]) + (f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else "")
    offer = f" ({longest!r} has the longest values)" if longest else ""
    return (
        f"columns: {shown}; which holds the text?{offer} Say it with --text-column NAME, or in fields.csv (name,field)"
    )


def titles_alone(number: int, title: str) -> str:
    """What to say of a list of so many articles that has titles, in the field of that name, and no texts."""
    return (
        f"a list of {number:,} articles by title, without their texts: known, but unread; --text-column {title} reads the "
        "titles alone; docs/collecting.md tells how to get the articles"
    )


def load(path: Path) -> tuple[dict[str, str], list[str]]:
    """The user's own names, and what is wrong in the file, one message a line; both empty where there is none."""
    if not path.is_file():
        return {}, []
    try:
        with path.open("rb") as stream:
            text = decode(stream.read(LARGEST)).text
    except (OSError, ReadError) as error:
        return {}, [f"cannot be read: {error}"]
    with cells_up_to(LONGEST):
        return _read(text)


def _read(text: str) -> tuple[dict[str, str], list[str]]:
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = set(reader.fieldnames or ())
    except csv.Error:
        columns = set()
    if not {"name", "field"} <= columns:
        return {}, ["line 1: the columns are name,field"]
    own, problems = {}, []
    try:
        for row in reader:
            name, field = ((row[column] or "").strip().lower() for column in ("name", "field"))
            if field not in known():
                problems.append(f"line {reader.line_num}: {field!r} is not one of {', '.join(sorted(known()))}")
            elif name:
                own[name] = field
    except csv.Error as error:
        problems.append(f"line {reader.line_num}: {error}; the rows from here on are ignored")
    return own, problems
