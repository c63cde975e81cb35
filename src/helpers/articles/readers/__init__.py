"""Readers: from a file's bytes to pages, one module a format, found by suffix.

To add a format, write a module with a function `read(source: Source) -> Iterable[Page]` and name it in READERS.
"""

from collections.abc import Callable, Iterable
from importlib import import_module

from helpers.articles.page import Page
from helpers.articles.source import Source

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".pdf": "pdf",
    ".docx": "docx",
}
"""Suffix in lower case → module of this package; modules are imported when the first such file is met."""


def reader(suffix: str) -> Callable[[Source], Iterable[Page]]:
    """The read function for a suffix. Raises KeyError for a suffix that no reader takes."""
    return import_module(f"{__name__}.{READERS[suffix.lower()]}").read
