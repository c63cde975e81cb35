"""One run: tables, checks, notebooks, report, manifest, and only then `latest`.

A run works in a folder of its own. Whatever fails, the last good run stays what and where it was; what failed is kept
beside it, with its log and the notebooks as far as they came.
"""

import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from helpers.parameters.model import ParametersError, RunParameters
from helpers.parameters.validation import input_path, output_path, validate
from helpers.runs.identity import report_path, unchanged
from helpers.runs.index import write_index
from helpers.runs.manifest import Manifest
from helpers.runs.nursery import POSSIBLE, Nursery
from helpers.runs.outcome import Exit, RunError
from helpers.runs.settings import Result, Settings
from helpers.runs.store import Store
from helpers.runs.work import Work
from helpers.tables import Progress, Tables

log = logging.getLogger(__name__)

TO_CHECK = ("invalid", "no_such_claim", "applied_changed")
"""Statuses of corrections that somebody should look at again."""


def run(parameters: RunParameters, settings: Settings, *, progress: Progress) -> Result:
    """Make the report of these parameters, unless nothing is new.

    Raises ParametersError before anything is started; a run that fails is a Result, not an exception.
    """
    store = Store(output_path(parameters.out))
    deadline = time.monotonic() + settings.timeout
    load_making = partial(import_module, "helpers.runs.making")
    tables = Tables(parameters, progress=partial(_until, deadline, progress), meanwhile=load_making)
    if not _nothing_new(store, settings, tables):
        validate(parameters)
    try:
        with store.lock():
            for name in store.remove_unfinished():
                log.info("removed %s, which a run that was stopped had left unfinished", name)
            return _run(tables, settings, store, deadline, progress)
    except RunError as error:
        return Result("failed", int(error.code), settings.name, reason=error.reason)


def _nothing_new(store: Store, settings: Settings, tables: Tables) -> bool:
    """Whether the last good run is this one: then its place was looked up in gazetteers once, which takes seconds."""
    try:
        validate(tables.parameters, places=False)
    except ParametersError:
        return False
    return unchanged(store, settings, tables) is not None


def _run(tables: Tables, settings: Settings, store: Store, deadline: float, progress: Progress) -> Result:
    if same := unchanged(store, settings, tables):
        return Result("nothing_new", name=settings.name, run=same.name, report=str(report_path(same)))
    last = store.latest()
    try:
        folder = store.begin()
    except OSError as error:
        reason = f"out: {store.out} cannot be written: {error.strerror or error}"
        raise RunError(Exit.PARAMETERS, reason) from error
    manifest = Manifest(folder, tables.parameters, settings.name)
    try:
        with _log_file(folder / "run.log"):
            work = Work(folder, tables, settings, deadline, last, manifest, progress=progress)
            failure = _attempt(work, store)
    except OSError as error:
        failure = RunError(Exit.CHECK, f"{folder} cannot be written: {error.strerror}")
    with suppress(OSError):
        store.remove_old(settings.keep)
        write_index(store)
    if failure:
        return Result("failed", int(failure.code), settings.name, folder.name, reason=failure.reason)
    new = manifest.changes
    return Result(
        "published",
        name=settings.name,
        run=folder.name,
        report=str(report_path(folder)),
        new_statements=new["new_statements"],
        new_contradictions=new["new_contradictions"],
        warning="; ".join(manifest.falls[:3]),
        model_cost=manifest.model_cost,
        model_failures=manifest.model_failures,
        model_unsupported=manifest.model_unsupported,
        without_confidence=int(manifest.left_out["without_confidence"]),
        corrections_to_check=sum(manifest.corrections.get(status, 0) for status in TO_CHECK),
    )


def _attempt(work: Work, store: Store) -> RunError | None:
    """Make and publish the run; what went wrong, if anything did. Raises OSError where not even that can be written."""
    nursery = Nursery() if POSSIBLE else None  # it loads while the tables are made
    try:
        _read(work)
        from helpers.runs.making import make  # it takes seconds to import, and is not needed where nothing is new

        make(replace(work, nursery=nursery))
        work.manifest.write("published")
        store.publish(work.folder)
    except RunError as error:
        failure = error
        log.error("%s", error.reason)
    except OSError as error:
        failure = RunError(Exit.CHECK, f"{error.filename or work.folder}: {error.strerror or error}")
        log.exception("the run could not be written")
    except Exception as error:
        failure = RunError(Exit.CHECK, f"{type(error).__name__}: {error}")
        log.exception("something that nobody foresaw")
    else:
        log.info("published")
        return None
    finally:
        if nursery:
            nursery.close()
    work.manifest.write("failed", code=failure.code, reason=failure.reason)
    return failure


def _read(work: Work) -> None:
    """Make the tables, or have them from the cache."""
    log.info("reading %s", input_path(work.tables.parameters.articles))
    with work.manifest.spent.timed("tables"):
        work.tables.spent = work.manifest.spent
        _ = work.tables.full


def _until[T](
    deadline: float, progress: Progress, items: Iterable[T], total: int | None, unit: str = "article"
) -> Iterator[T]:
    """The files or articles, until the run's time is over; what was read by then is kept for the next run."""
    for number, item in enumerate(progress(items, total, unit)):
        if time.monotonic() >= deadline:
            of = f" of {total}" if total is not None else ""
            raise RunError(Exit.TIMEOUT, f"the run's time was over after {number}{of} {unit}s")
        yield item


@contextmanager
def _log_file(path: Path) -> Iterator[None]:
    """Everything that the package logs, from INFO on, into the run's own log."""
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    package = logging.getLogger("helpers")
    level = package.level
    package.addHandler(handler)
    package.setLevel(logging.INFO)
    try:
        yield
    finally:
        package.removeHandler(handler)
        package.setLevel(level)
        handler.close()
