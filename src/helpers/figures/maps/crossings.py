"""Bridges and other crossings of a front's rivers, and what is known of their state and when.

A conflict's crossings.csv has a row a report, the oldest report on a crossing first: `place_id` (of a crossing in
places.csv), `date` (YYYY-MM-DD, YYYY-MM or YYYY), `state` (STATES), `said_by` (empty where the source states it
itself), `note`, `disputed` (what about it is disputed), `source` (';'-separated).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers.conflicts.sheets import read_sheet
from helpers.places.model import Place

STATES = {"in_use": "in use", "damaged": "damaged", "destroyed": "destroyed", "unknown": "state not known"}
COLUMNS = ("place_id", "date", "state", "said_by", "note", "disputed", "source")


@dataclass(frozen=True)
class Report:
    """What one source says of a crossing."""

    date: str
    state: str
    said_by: str = ""
    note: str = ""
    disputed: str = ""
    source: str = ""

    def __str__(self) -> str:
        said = f", says {self.said_by}" if self.said_by else ""
        parts = [f"{self.date}: {STATES[self.state]}{said}.", self.note]
        parts.append(f"Disputed: {self.disputed}." if self.disputed else "")
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class Crossing:
    """A crossing: its place, and the reports on it, oldest first."""

    place: Place
    reports: tuple[Report, ...] = ()

    @property
    def state(self) -> str:
        """The last reported state; `unknown` without a report."""
        return self.reports[-1].state if self.reports else "unknown"

    @property
    def disputed(self) -> bool:
        return any(report.disputed for report in self.reports)

    @property
    def last_known(self) -> str:
        """The last reported state with its date, for a label: "destroyed (2022-10-03)"."""
        if not self.reports:
            return STATES["unknown"]
        mark = ", disputed" if self.disputed else ""
        return f"{STATES[self.state]}{mark} ({self.reports[-1].date})"


def read_crossings(path: Path, places: Iterable[Place]) -> tuple[Crossing, ...]:
    """The crossings among these places, with their reports from a crossings.csv (none where there is no file).

    Raises ValueError, with file and line, for a column that is missing, an unknown crossing or state.
    """
    crossings = {p.place_id: p for p in places if p.kind == "crossing" and p.lat is not None}
    reports: dict[str, list[Report]] = {place_id: [] for place_id in crossings}
    if path.is_file():
        sheet = read_sheet(path, required=COLUMNS)
        if sheet.problems:
            raise ValueError("\n".join(str(problem) for problem in sheet.problems))
        for row in sheet.rows:
            if row["place_id"] not in crossings:
                raise ValueError(f"{path}:{row.line}: {row['place_id']!r} is no crossing of the places table")
            if row["state"] not in STATES:
                raise ValueError(f"{path}:{row.line}: state {row['state']!r} is not one of {', '.join(STATES)}")
            reports[row["place_id"]].append(Report(**{name: row[name] for name in COLUMNS[1:]}))
    return tuple(Crossing(place, tuple(reports[place_id])) for place_id, place in crossings.items())
