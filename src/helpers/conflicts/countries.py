"""The states of the world, by their names: for wars that no profile knows."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpers.conflicts.sheets import read_sheet

COLUMNS = ("code", "state", "names", "demonyms", "capitals")
OPTIONAL = ("forces", "source")
_GOVERNMENT = "_government"


@dataclass(frozen=True)
class Country:
    """A state.

    Attributes:
        code: ISO 3166-1 alpha-2.
        state: its id as a side of a war between states: its name, or what the codebook has in its place (`lebanese_government`).
        names, demonyms, capitals: in English, and names and adjectives in Russian and Ukrainian.
        forces: what its forces are called that do not bear its name: FARDC.
    """

    code: str
    state: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    forces: tuple[str, ...]

    @property
    def government(self) -> str:
        """Its id as a side against its own rebels."""
        return self.state if self.state.endswith(_GOVERNMENT) else self.state + _GOVERNMENT

    @property
    def war(self) -> str:
        """What stands for a war there among the ids of profiles; no profile can be called so."""
        return f"~{self.code}"


def countries(common: Path) -> tuple[Country, ...]:
    """The rows of countries.csv in the folder of the tables that every conflict shares; none where it is missing."""
    path = common / "countries.csv"
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else ()


@lru_cache(maxsize=2)
def _read(path: Path, stamp: int) -> tuple[Country, ...]:
    """The table. `stamp` makes an edited one be read anew."""
    rows = read_sheet(path, required=COLUMNS, optional=OPTIONAL).rows
    return tuple(Country(r["code"], r["state"], *(r.list(c) for c in (*COLUMNS[2:], "forces"))) for r in rows)
