"""How a run goes, as opposed to what it is about, and how it ended."""

from dataclasses import dataclass
from pathlib import Path

from helpers.parameters.model import NOTEBOOKS
from helpers.runs.outcome import Exit


@dataclass(frozen=True)
class Settings:
    """How to run, as opposed to what: seconds, notebooks at once (`jobs`), runs of each status that stay (`keep`).

    `report` is the notebook that the report is made of instead of the collection's own; None for that one.
    `base_url` is where the folder of the runs will be found on the web, without a slash at its end; "" for nowhere.
    """

    notebooks: tuple[str, ...] = tuple(NOTEBOOKS)
    cell_timeout: float = 1800
    timeout: float = 6 * 3600
    keep: int = 20
    jobs: int = 2
    force: bool = False
    name: str = ""
    report: Path | None = None
    base_url: str = ""


@dataclass(frozen=True)
class Result:
    """How a run ended: published, nothing_new or failed, and what another program wants to know of it.

    `model_cost`, `model_failures` and `model_unsupported` tell what a language model was asked, what it did not read, and
    what of its answers is left out;
    `without_confidence` counts the claims that min_confidence leaves out because they have no such figure.
    """

    status: str
    exit_code: int = int(Exit.DONE)
    name: str = ""
    run: str = ""
    report: str = ""
    new_statements: int = 0
    new_contradictions: int = 0
    corrections_to_check: int = 0
    reason: str = ""
    warning: str = ""
    model_cost: tuple[str, ...] = ()
    model_failures: tuple[str, ...] = ()
    model_unsupported: tuple[str, ...] = ()
    without_confidence: int = 0
