"""Files inside a file (of an archive, attached to an e-mail) → their pages; what is wrong with one costs that one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from helpers import boundary
from helpers.articles import names, readers
from helpers.articles import sources as source_list
from helpers.articles.page import Page
from helpers.articles.source import ReadError, Source

DEEPEST = 2
"""How many files a file may lie in: an archive attached to an e-mail is opened, an archive in it is not."""
OF_A_MAC = frozenset(("__MACOSX", ".DS_Store"))
SHOWN = 3  # names that are told with one reason


def pages(given: Source, parts: Iterable[Source]) -> Iterator[Page]:
    """The articles of each part, with the part's name as their `member`.

    What cannot be read of them is told in the notes of `given`, one sentence a reason. Raises ReadError where `given`
    lies too deep to be opened.
    """
    if given.depth >= DEEPEST:
        raise ReadError("it lies in an archive in an archive, which is not opened; unpack it")
    told: dict[str, list[str]] = {}
    aside: list[str] = []
    for part in parts:
        if is_no_article(part.name):
            aside.append(part.name)
            continue
        name = boundary.legible(part.name)
        try:
            for page in readers.read(part):
                yield replace(page, member=f"{name}#{page.member}" if page.member else name)
        except ReadError as error:
            told.setdefault(str(error), []).append(name)
        except (MemoryError, OSError):
            raise
        except Exception as error:
            given.notes.fail(f"{name}: an error of this program ({boundary.unforeseen(name, error)})")
        for note in part.notes:
            told.setdefault(note, []).append(name)
        given.notes.failed |= part.notes.failed
    given.notes += passed_over(aside)
    for reason, some in told.items():
        more = f" and {len(some) - SHOWN} more" if len(some) > SHOWN else ""
        given.notes.append(f"{', '.join(some[:SHOWN])}{more}: {reason}")


def passed_over(names_inside: Iterable[str]) -> list[str]:
    """What to tell of files that are no articles by their names; what a Mac adds to an archive is worth no word."""
    some = [name for name in names_inside if is_no_article(name)]
    some = [name for name in some if not OF_A_MAC.intersection(PurePosixPath(name).parts)]
    if not some:
        return []
    shown = ", ".join(boundary.legible(name) for name in some[:SHOWN])
    more = f" and {len(some) - SHOWN} more" if len(some) > SHOWN else ""
    return [f"passed over, as hidden files, lists and README files are: {shown}{more}"]


def is_no_article(name: str) -> bool:
    """Whether a folder's reading would pass over a file of that name: hidden, a list, or a README."""
    path = PurePosixPath(name)
    hidden = any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts)
    return hidden or path.name in (source_list.NAME, names.NAME) or path.name.upper().startswith("README")
