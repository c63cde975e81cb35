"""The files of a first conflict profile, from what a folder of articles tells of its war, for a researcher to correct in a spreadsheet.

Nothing is looked up and nothing guessed: sides, their words and enemies are those that the articles name together, people
those whom they name with a side, places those of their claims; what they do not tell (days, most people's sides) is left
to fill in. Each row tells the articles that it comes from.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from helpers import conflicts
from helpers.conflicts.model import Conflict, Problem
from helpers.conflicts.profile import GENERIC, conflicts_folder
from helpers.conflicts.together import wars_of
from helpers.drafting.sheets import DraftError, Sheets
from helpers.export import unarmed

if TYPE_CHECKING:
    from helpers.tables import Tables

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Draft:
    """A profile that was written.

    Attributes:
        folder: of its files.
        articles: how many it was made of.
        sides, actors, places: how many rows each table has.
        unclear: people who are quoted and whose side no article tells.
        others: of each further war of the folder, the sides that it is between and its number of articles.
        problems: what `conflict check` finds wrong in it.
    """

    folder: Path
    articles: int
    sides: int
    actors: int
    places: int
    unclear: tuple[str, ...]
    others: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def draft(tables: Tables, *, conflict: str = "", name: str = "", side: str = "", country: str = "") -> Draft:
    """Write data/raw/conflicts/<conflict>/ for the war that the articles without a profile are about.

    Args:
        tables: of the folder of articles.
        conflict: the new profile's id; by default made of the country where the war is.
        name: the war's name in words.
        side: a side of the war, where the articles are about several; by default the war of most articles.
        country: two-letter codes, ';' between them, where the articles tell none.

    Raises:
        DraftError: where there is nothing to draft of, or the profile is there already.
    """
    _refuse_to_overwrite(conflict)
    sheets, war, others, told = _read(tables, side, country)
    made = conflict or sheets.usual_id()
    folder = conflicts_folder() / made
    rows = _rows(sheets, made, name)
    _write(rows, folder)
    return Draft(
        folder=folder,
        articles=len(war),
        sides=len(rows["sides"]) - 1,
        actors=len(rows["actors"]) - 1,
        places=len(rows["places"]) - 1,
        unclear=sheets.unclear(),
        others=tuple((_between([told[a] for a in some]), len(some)) for some in others),
        problems=tuple(conflicts.check(made)),
    )


def preview(tables: Tables, *, side: str = "", country: str = "") -> dict[str, pd.DataFrame]:
    """The four tables that `draft` would write, by name, all text; nothing is written. Arguments and errors as there."""
    sheets, *_ = _read(tables, side, country)
    shown = {}
    for name, (heads, *rows) in _rows(sheets, sheets.usual_id(), "").items():
        shown[name] = pd.DataFrame(rows, columns=heads, dtype="string")
    return shown


def _read(tables: Tables, side: str, country: str) -> tuple[Sheets, set[str], list[set[str]], dict[str, Conflict]]:
    """The sheets of the war that is wanted, its articles, those of each other war, and what each tells."""
    found = tables.extracted
    told = _told(found.profiles.get(GENERIC), found.articles)
    war, others = _chosen(told, side)
    claims = tables.full.claims
    claims = claims[claims["article"].isin(war) & (claims["review"] != "rejected")]
    return Sheets({a: told[a] for a in war}, claims, found.articles, tables.full, country), war, others, told


def _rows(sheets: Sheets, conflict: str, name: str) -> dict[str, list[list[str]]]:
    """The profile's files as rows, the headings first."""
    return {
        "conflict": sheets.facts(conflict, name),
        "sides": sheets.sides,
        "actors": sheets.actors(),
        "places": sheets.places(),
    }


def _refuse_to_overwrite(conflict: str) -> None:
    """Raise DraftError for what is no id, and for a profile that is there already; "" is an id that is yet to be made."""
    if conflict and not _ID.fullmatch(conflict):
        raise DraftError(f"{conflict!r} is no id of a profile: it has small letters a-z, digits and - only")
    if conflict and (folder := conflicts_folder() / conflict).exists():
        raise DraftError(f"{folder} is there already, and a draft overwrites nothing: give the new one another --id")


def _told(generic: Conflict | None, articles: pd.DataFrame) -> dict[str, Conflict]:
    """Article → what it is read with, of those that tell of a war without a profile."""
    read = generic.by_article if generic else {}
    told = {article: own for article, own in read.items() if any(s.party for s in own.sides)}
    if not told:
        known = articles.loc[articles["conflict"] != GENERIC, "conflict"].value_counts()
        with_profile = ", ".join(f"{n} with {i}" for i, n in known.items())
        reason = f"; of the others {with_profile} are read with a profile" if with_profile else ""
        raise DraftError(f"no article of {len(articles)} tells of a war that has no profile{reason}")
    return told


def _chosen(told: Mapping[str, Conflict], side: str) -> tuple[set[str], list[set[str]]]:
    """The articles of the war that is wanted, and those of each other one, the one of most articles first."""
    ids = {article: {s.side for s in own.sides if s.party} for article, own in told.items()}
    wars = sorted(wars_of(ids), key=lambda some: (-len(some), min(some)))
    wanted = next((some for some in wars if not side or any(side in ids[a] for a in some)), None)
    if wanted is None:
        known = ", ".join(sorted(set().union(*ids.values())))
        raise DraftError(f"no article has a side {side!r}; there are {known}")
    return wanted, [some for some in wars if some is not wanted]


def _between(own: Iterable[Conflict]) -> str:
    """The sides of a war by their ids, those of most articles first."""
    counts = Counter(s.side for c in own for s in c.sides if s.party)
    return ", ".join(side for side, _ in counts.most_common(4))


def _write(sheets: Mapping[str, list[list[str]]], folder: Path) -> None:
    """All files of a profile, or none: as spreadsheets save them, with nothing in them that one would compute."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".draft-") as made:
        whole = Path(made) / folder.name
        whole.mkdir()
        for name, rows in sheets.items():
            text = io.StringIO(newline="")
            csv.writer(text, lineterminator="\r\n").writerows([_plain(cell) for cell in row] for row in rows)
            (whole / f"{name}.csv").write_bytes(text.getvalue().encode("utf-8-sig", "replace"))
        whole.rename(folder)


def _plain(cell: str) -> str:
    """A cell that no spreadsheet computes; a number stays one."""
    return cell if _NUMBER.fullmatch(cell) else unarmed(cell)
