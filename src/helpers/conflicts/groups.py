"""Armed groups of wars that no profile knows, by all their names: the ids under which every article has them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpers.conflicts.sheets import read_sheet

COLUMNS = ("group", "names", "countries", "government")
OPTIONAL = ("source",)


@dataclass(frozen=True)
class Group:
    """An armed group.

    Attributes:
        group: its id as a side.
        countries: ISO 3166-1 alpha-2 codes of the countries where it fights; none where it fights anywhere.
        government: how it stands to the state there: "" against it, "beside" it, "armed" where it has a war of its own beside it, "land" where it rules a land that calls
            itself a state; "yes", or since which day, where it rules the country, so that the army there is its own.
        learned: whether other articles of the folder tell of it, and no table: it is one only where it acts.
    """

    group: str
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    government: str = ""
    learned: bool = False

    @property
    def fights_state(self) -> bool:
        """Whether the state where it fights has it as a rebel."""
        return self.government not in ("land", "beside", "armed", "yes")

    def rules(self, day: str) -> bool:
        """Whether it rules its country on a day; a day that is not known is before it came to rule."""
        return self.government == "yes" or (self.government[:1].isdigit() and self.government <= day)


def groups(common: Path) -> tuple[Group, ...]:
    """The rows of groups.csv in the folder of the tables that every conflict shares; none where it is missing."""
    path = common / "groups.csv"
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else ()


@lru_cache(maxsize=2)
def _read(path: Path, stamp: int) -> tuple[Group, ...]:
    """The table. `stamp` makes an edited one be read anew."""
    rows = read_sheet(path, required=COLUMNS, optional=OPTIONAL).rows
    return tuple(Group(r["group"], r.list("names"), r.list("countries"), r["government"]) for r in rows)
