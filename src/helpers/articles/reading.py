"""One file → its articles, one after the other, whatever happens inside.

What is wrong with a file is a ReadError, or a note where articles of it were read. What nobody foresaw costs no more:
the article in which it happened, or the rest of the file.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import cast

from helpers import boundary
from helpers.articles import build, published, readers
from helpers.articles.model import Article
from helpers.articles.page import Page
from helpers.articles.source import Notes, ReadError, Source, Tally, UnreadError

type Known = Callable[[], Iterable[Article]]
"""Gives the first articles of a file, as an earlier reading of it that was stopped had them."""


def stream(
    path: Path,
    *,
    file: str,
    source: Mapping[str, str],
    fields: Mapping[str, str],
    notes: Notes,
    known: Known | None = None,
) -> Iterator[Article]:
    """The articles of one file, each as soon as it is read.

    Args:
        path: the file.
        file: its path in the articles folder, which becomes the articles' key, with #n where there are several.
        source: its row of sources.csv.
        fields: the user's names of fields, for formats that have fields.
        notes: what to tell about the file is added to it; complete once all articles are taken.
        known: the first articles, where they were read before: they are not made again.

    Raises:
        ReadError: nothing in it can be read, for a reason that lies in the file.
        UnreadError: nothing in it was read, for a reason that lies in this program.
    """
    first = None
    several = False
    try:
        given = _opened(path, fields, notes)
        for article in _articles(given, file, source, iter(known()) if known else iter(())):
            if first is None:
                first = article
                continue
            if not several:
                yield first
                several = True
            yield article
    except OSError as error:
        if not several:  # what is held back is lost with it: a disk that fails has not given the whole file
            raise ReadError(error.strerror or str(error)) from error
        notes.append(f"{error.strerror or error}; the articles before that were read")
    if first is None:
        reason = "; ".join(["no text of an article was found in it", *notes])
        raise UnreadError(reason) if notes.failed else ReadError(reason)
    if not several:
        yield replace(first, article=file)


def _opened(path: Path, fields: Mapping[str, str], notes: Notes) -> Source:
    if not path.is_file():
        raise ReadError("it is no regular file, or a link that leads nowhere")
    size = path.stat().st_size
    if not size:
        raise ReadError("the file is empty")
    return Source(path.name, size, lambda: path.open("rb"), fields, notes)


def _articles(given: Source, file: str, source: Mapping[str, str], known: Iterator[Article]) -> Iterator[Article]:
    """Articles of a file; where its reading breaks off, those before it are kept."""
    number = read = 0
    digest = ""
    pages: Iterator[Page] | None = None
    inside: Counter[str] = Counter()
    told = _Told()
    before = next(known, None)
    while True:
        try:
            pages = pages or iter(readers.read(given))
            page = next(pages, None)
            if page is None:
                given.notes += told.notes()
                return
        except ReadError as error:
            if not read:
                raise
            given.notes.append(f"{error}; the {read} articles before it were read")
            return
        except OSError:
            raise
        except Exception as error:
            rest = f"what follows its first {read} articles" if read else "it"
            reason = boundary.unforeseen(file, error, f"{rest} could not be read")
            given.notes.fail(f"an error of this program ({reason}); the {read} articles before it were read")
            return
        number += 1
        given.notes += page.notes
        digest = digest or _digest(given)
        inside[page.member] += 1
        part = page.member or str(number)
        key = (
            f"{file}#{part}" if inside[page.member] == 1 or not page.member else f"{file}#{part}#{inside[page.member]}"
        )
        article: Article | None
        if before is not None and before.article == key:
            article, before = before, next(known, None)
        else:
            article = _built(page, key, file, digest, source, given.notes)
        if article is not None:
            read += 1
            told.add(read, page, article)
            yield article


class _Told:
    """What is told of many articles of a file in one sentence: dates that can be read in two ways, texts cut off."""

    def __init__(self) -> None:
        self._unclear, self._cut = Tally("article"), Tally("article")
        self._reason = ""

    def add(self, number: int, page: Page, article: Article) -> None:
        """Take an article into account."""
        said = "" if article.published else published.ambiguous(page.meta, article.date_order)
        if said:
            place = f" in {page.meta.published_in!r}" if page.meta.published_in else ""
            self._reason = self._reason or (
                f"the date{place} ({said[:40]}) can be day/month or month/day, so it is left out; "
                "write it as YYYY-MM-DD, or add it in sources.csv, column published"
            )
            self._unclear.add(number, self._reason)
        if page.cut:
            self._cut.add(number, "cut off by whoever gave it (… [+n chars]); only its beginning could be read")

    def notes(self) -> list[str]:
        """One sentence a reason, where there is any."""
        return [*self._unclear.notes(), *self._cut.notes()]


def _built(page: Page, key: str, file: str, digest: str, source: Mapping[str, str], notes: Notes) -> Article | None:
    """The article of a page, None where it has no text or nobody foresaw what is in it."""
    try:
        article = build.article(page, key=key, file=file, sha256=digest, source=source)
    except ReadError:
        raise
    except Exception as error:
        notes.fail(f"article {key.rpartition('#')[2]}: an error of this program ({boundary.unforeseen(key, error)})")
        return None
    return article if any(True for _ in article.body()) else None


def _digest(given: Source) -> str:
    with given.open() as stream:
        return hashlib.file_digest(cast(BytesIO, stream), "sha256").hexdigest()  # BinaryIO has no readinto in typeshed
