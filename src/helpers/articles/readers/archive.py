"""Zip archives: each file in them by the reader of its own format, within limits on what they unpack to.

Nothing is written to disk, so that a file's name in the archive leads nowhere.
"""

import zipfile
from collections.abc import Iterable, Iterator

from helpers import boundary
from helpers.articles import members
from helpers.articles.page import Page
from helpers.articles.source import ReadError, Source
from helpers.articles.unpacking import parts_of

LARGEST = 200 * 2**20
"""Bytes of an archive."""


def read(source: Source) -> Iterable[Page]:
    """The articles of an archive's files, by name. Raises ReadError for a broken or enormous one, and for none in it."""
    source.refuse_over(LARGEST)
    with source.open() as stream:
        try:
            package = zipfile.ZipFile(stream)
        except Exception as error:  # zipfile has several ways to say that it is broken
            raise ReadError(f"no zip archive that can be read ({boundary.in_words(error)})") from error
        parts = sorted((p for p in parts_of(package) if not p.is_dir()), key=lambda p: p.filename)
        if not parts:
            raise ReadError("the archive is empty")
        yield from members.pages(source, _sources(source, package, parts))


def _sources(source: Source, package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[Source]:
    """The archive's files that can be unpacked; the others are told."""
    locked = 0
    source.notes += members.passed_over(part.filename for part in parts)
    for part in parts:
        if members.is_no_article(part.filename):
            continue
        if part.flag_bits & 1:
            locked += 1
            continue
        try:
            raw = package.read(part)
        except OSError:
            raise
        except Exception as error:  # a MemoryError too: damaged bytes ask for dictionaries of gigabytes
            source.notes.append(f"{boundary.legible(part.filename)}: damaged ({boundary.in_words(error)})")
            continue
        if raw:
            yield source.part(raw, part.filename)
        else:
            source.notes.append(f"{boundary.legible(part.filename)}: the file is empty")
    if locked:
        source.notes.append(f"{locked} of its files are locked with a password; pack them without one")
