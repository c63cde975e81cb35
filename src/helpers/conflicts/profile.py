"""A conflict's folder → its profile."""

from dataclasses import dataclass
from pathlib import Path

from helpers.conflicts.model import Actor, Conflict, Problem, Side
from helpers.conflicts.sheets import Row, Sheet, read_sheet
from helpers.paths import project_root
from helpers.schema import SIDELESS

GENERIC = "generic"
"""What stands for the profile of a war that has none."""

COMMON = "common"
"""Folder of the tables that every conflict shares: wires, monitors, analysts, third states."""

PLACE_COLUMNS = ("place_id", "name", "kind", "lat", "lon", "uncertainty_km", "country", "admin", "source")
"""Columns that every places.csv has; more are described in helpers.places.profile."""

FACTS = ("key", "value")
_SIDE_COLUMNS = ("side", "name", "names", "demonyms", "forces", "enemies", "colour")
_ACTOR_COLUMNS = ("actor", "side", "kind", "role", "aliases", "source")


@dataclass(frozen=True)
class Files:
    """The sheets of one folder as read, and what is wrong in them so far."""

    folder: Path
    facts: dict[str, tuple[int, str]]
    sides: Sheet
    actors: Sheet
    problems: list[Problem]


def conflicts_folder(root: Path | None = None) -> Path:
    """The folder of the profiles in a project (`root`, default the project that is found)."""
    return (root or project_root()) / "data" / "raw" / "conflicts"


def available(root: Path | None = None) -> list[str]:
    """Ids of the profiles that the project has: folders with a conflict.csv."""
    folder = conflicts_folder(root)
    return sorted(p.parent.name for p in folder.glob("*/conflict.csv") if p.parent.name != COMMON)


def generic(root: Path | None = None) -> Conflict:
    """The profile of a war that has none: no parties and no places, only the actors that every conflict shares."""
    folder = conflicts_folder(root) / COMMON
    common = read_files(folder)
    return Conflict(
        GENERIC, "a conflict without a profile", (), "", "", "", (), tuple(map(_actor, common.actors.rows)), folder
    )


def assemble(conflict_id: str, root: Path | None = None) -> Conflict:
    """The profile as far as its files can be read, whatever is wrong in them."""
    own, common = read_files(conflicts_folder(root) / conflict_id), read_files(conflicts_folder(root) / COMMON)
    sides = [_side(r) for r in own.sides.rows]
    actors = [_actor(r) for r in own.actors.rows]
    taken = {key(n) for s in sides for n in (*s.names, *s.demonyms, *s.forces)}
    taken |= {key(n) for a in actors for n in (a.actor, *a.aliases)}
    actors += [kept for a in map(_actor, common.actors.rows) if (kept := unclaimed(a, taken))]
    value = {k: v for k, (_, v) in own.facts.items()}

    def several(key: str) -> tuple[str, ...]:
        return tuple(p.strip() for p in value.get(key, "").split(";") if p.strip())

    return Conflict(
        id=conflict_id,
        name=value.get("name", conflict_id),
        countries=several("countries"),
        start=value.get("start", ""),
        end=value.get("end", ""),
        focus_place=value.get("focus_place", ""),
        sides=tuple(sides),
        actors=tuple(actors),
        folder=own.folder,
        languages=several("languages"),
        signals=several("signals"),
    )


def read_files(folder: Path) -> Files:
    """A folder's files; the common one has only actors."""
    shared = folder.name == COMMON
    facts_sheet = Sheet(folder) if shared else read_sheet(folder / "conflict.csv", required=FACTS, optional=("source",))
    sides_path = folder / "sides.csv"
    sides = Sheet(sides_path) if shared else read_sheet(sides_path, required=_SIDE_COLUMNS, optional=("source", "note"))
    actors = read_sheet(folder / "actors.csv", required=_ACTOR_COLUMNS, optional=("note",))
    facts = {r["key"]: (r.line, r["value"]) for r in facts_sheet.rows}
    return Files(folder, facts, sides, actors, [*facts_sheet.problems, *sides.problems, *actors.problems])


def _side(row: Row) -> Side:
    lists = {c: row.list(c) for c in ("names", "demonyms", "forces", "enemies")}
    return Side(
        side=row["side"],
        name=row["name"],
        party=row["side"] not in SIDELESS,
        colour=row["colour"],
        note=row["note"],
        **lists,
    )


def _actor(row: Row) -> Actor:
    aliases = tuple(a for a in row.list("aliases") if a != row["actor"])
    return Actor(row["actor"], row["side"], row["kind"], row["role"], aliases, row["source"], row["note"])


def unclaimed(actor: Actor, taken: set[str]) -> Actor | None:
    """The common actor less the names that the profile has; None where the profile has the actor itself."""
    if key(actor.actor) in taken:
        return None
    aliases = tuple(a for a in actor.aliases if key(a) not in taken)
    return Actor(actor.actor, actor.side, actor.kind, actor.role, aliases, actor.source, actor.note)


def key(name: str) -> str:
    """A name without case and kinds of apostrophes, to compare."""
    return " ".join(name.replace("’", "'").replace("ʼ", "'").casefold().split())
