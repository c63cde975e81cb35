"""What all parts of a run that is at work are handed."""

from dataclasses import dataclass
from pathlib import Path

from helpers.runs.manifest import Manifest
from helpers.runs.nursery import Nursery
from helpers.runs.settings import Settings
from helpers.stages import Progress, silent
from helpers.tables import Tables


@dataclass(frozen=True)
class Work:
    """A run at work.

    Attributes:
        folder: of the run.
        tables: that it is about.
        settings: how it goes.
        deadline: the moment (time.monotonic) at which it must end.
        last: the last good run's folder, where there is one.
        manifest: what it tells of itself.
        nursery: where its kernels come from; None where processes cannot be forked.
        progress: shows how far it is.
    """

    folder: Path
    tables: Tables
    settings: Settings
    deadline: float
    last: Path | None
    manifest: Manifest
    nursery: Nursery | None = None
    progress: Progress = silent
