"""Readers: from a file's bytes to pages, one module a format, found by suffix.

To add a format, write a module with a function `read(source: Source) -> Iterable[Page]` and name it in READERS. A reader
that opens files inside its own hands them to `helpers.articles.members.pages`, which comes back here.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import PurePath

from helpers.articles import words
from helpers.articles.page import Page
from helpers.articles.source import ReadError, Source

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".pdf": "pdf",
    ".docx": "docx",
    ".rtf": "rtf",
    ".eml": "mail",
    ".zip": "archive",
}
"""Suffix in lower case → module of this package; modules are imported when the first such file is met."""
UNMISTAKABLE = (
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (re.compile(rb"%PDF-"), "pdf"),
    (
        re.compile(rb"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*){1,40}?Content-Type:\s*multipart/related", re.I),
        "mhtml",
    ),
    (
        re.compile(
            rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,400}>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S
        ),
        "feed",
    ),
    (re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html\b)", re.I), "html"),
)
"""How the first bytes of a format begin that no other has, and its module: sites and archives name files as they like."""
BELIEVED = frozenset(
    (".txt", ".text", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".rdf", ".doc", ".rtf", ".mht", ".mhtml")
)
"""Suffixes of files whose first bytes are asked before their suffix is believed."""
LOOKED_AT = 4096


def read(source: Source) -> Iterable[Page]:
    """The articles of a file, by the reader of its format.

    Raises ReadError for a format that is not read; it says what to do instead.
    """
    return import_module(f"{__name__}.{_module(source)}").read(source)


def _module(source: Source) -> str:
    """The module that reads a file."""
    suffix = PurePath(source.name).suffix.lower()
    if suffix in BELIEVED:
        head = source.head(LOOKED_AT).removeprefix(b"\xef\xbb\xbf")
        for pattern, module in UNMISTAKABLE:
            if pattern.match(head):
                return module
    if suffix not in READERS:
        raise ReadError(refusal(suffix))
    return READERS[suffix]


def refusal(suffix: str) -> str:
    """Why files of a type are not read, and what to do instead."""
    for row in words.rows("refused.csv"):
        if suffix in row["suffixes"].split():
            return f"{row['what']}; {row['advice']}"
    kinds = ", ".join(sorted(READERS))
    return f"files of type {suffix or '(none)'} are not supported; supported are {kinds}"
