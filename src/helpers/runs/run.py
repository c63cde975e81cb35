"""One run: tables, checks, notebooks, report, manifest, and only then `latest`.

A run works in a folder of its own. Whatever fails, the last good run stays what and where it was; what failed is kept
beside it, with its log and the notebooks as far as they came.
"""

import logging
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from helpers.analysis.shortfall import Shortfall, shortfall
from helpers.cache import code_version, digest, digest_file, digest_files
from helpers.export import write_tables
from helpers.pages.export import export_notebook
from helpers.parameters.model import NOTEBOOKS, RunParameters, narrow, plain
from helpers.parameters.validation import input_path, output_path, validate
from helpers.paths import project_root
from helpers.runs.changes import count_changes
from helpers.runs.checks import check_shortfall, check_tables
from helpers.runs.datapackage import write_package
from helpers.runs.execution import Limits, execute
from helpers.runs.index import write_index
from helpers.runs.manifest import Manifest, versions
from helpers.runs.outcome import Exit, RunError
from helpers.runs.settings import Result, Settings
from helpers.runs.store import Store, read_manifest
from helpers.tables import NAMES, PINNED, Progress, Tables

log = logging.getLogger(__name__)

REPORT = "06_report"
"""The notebook whose page is the report; a run without it shares the page of its last notebook."""
TO_CHECK = ("invalid", "no_such_claim", "applied_changed")
"""Statuses of corrections that somebody should look at again."""


def run(parameters: RunParameters, settings: Settings, *, progress: Progress) -> Result:
    """Make the report of these parameters, unless nothing is new.

    Raises ParametersError before anything is started; a run that fails is a Result, not an exception.
    """
    validate(parameters)
    store = Store(output_path(parameters.out))
    try:
        with store.lock():
            for name in store.remove_unfinished():
                log.info("removed %s, which a run that was stopped had left unfinished", name)
            return _run(parameters, settings, store, progress)
    except RunError as error:
        return Result("failed", int(error.code), settings.name, reason=error.reason)


def run_key(settings: Settings, tables: Tables) -> str:
    """What tells this run's results from any others: equal keys mean that there is nothing new."""
    raw = project_root() / "data" / "raw"
    return digest(
        tables.key,
        plain(tables.parameters),
        {n: digest_file(notebook_path(n)) for n in settings.notebooks},
        digest_files(raw / "control"),
        code_version(("**/*",), ()),
        versions(),
    )


def notebook_path(name: str) -> Path:
    """The notebook of that name in this project."""
    return project_root() / "notebooks" / f"{name}.ipynb"


def _run(parameters: RunParameters, settings: Settings, store: Store, progress: Progress) -> Result:
    deadline = time.monotonic() + settings.timeout
    tables = Tables(parameters, progress=partial(_until, deadline, progress))
    last = store.latest()
    if last and not settings.force and _report(last).is_file() and _is_of(read_manifest(last) or {}, settings, tables):
        return Result("nothing_new", name=settings.name, run=last.name, report=str(_report(last)))
    with _no_room(Exit.PARAMETERS, f"out: {store.out} cannot be written"):
        folder = store.begin()
    manifest = Manifest(folder, parameters, settings.name)
    try:
        with _log_file(folder / "run.log"):
            failure = _attempt(folder, tables, settings, deadline, last, manifest, store)
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
        report=str(_report(folder)),
        new_statements=new["new_statements"],
        new_contradictions=new["new_contradictions"],
        corrections_to_check=sum(manifest.corrections.get(status, 0) for status in TO_CHECK),
    )


def _is_of(manifest: Mapping[str, Any], settings: Settings, tables: Tables) -> bool:
    """Whether a run's results are those that these settings would give again.

    What failed in it is tried again: the key of tables that lack something is known once they are made.
    """
    if manifest.get("unread", {}).get("failed"):
        with suppress(Exception):  # whatever it is, the run that follows meets it and tells it
            _warned(tables)
    return manifest.get("key") == run_key(settings, tables)


def _warned(tables: Tables) -> Shortfall:
    """What is missing of the articles, after a warning where there is any."""
    missing = shortfall(tables.articles, tables.intake, tables.unread)
    for words in missing.sentences():
        log.warning(words)
    return missing


def _attempt(
    folder: Path,
    tables: Tables,
    settings: Settings,
    deadline: float,
    last: Path | None,
    manifest: Manifest,
    store: Store,
) -> RunError | None:
    """Make and publish the run; what went wrong, if anything did. Raises OSError where not even that can be written."""
    try:
        _make(folder, tables, settings, deadline, last, manifest)
        manifest.write("published")
        store.publish(folder)
    except RunError as error:
        failure = error
        log.error("%s", error.reason)
    except OSError as error:
        failure = RunError(Exit.CHECK, f"{error.filename or folder}: {error.strerror or error}")
        log.exception("the run could not be written")
    except Exception as error:
        failure = RunError(Exit.CHECK, f"{type(error).__name__}: {error}")
        log.exception("something that nobody foresaw")
    else:
        log.info("published")
        return None
    manifest.write("failed", code=failure.code, reason=failure.reason)
    return failure


def _make(
    folder: Path,
    tables: Tables,
    settings: Settings,
    deadline: float,
    last: Path | None,
    manifest: Manifest,
) -> None:
    """Everything of a run but its manifest and its publishing. Raises RunError."""
    parameters = tables.parameters
    log.info("reading %s", input_path(parameters.articles))
    with manifest.timed("tables"):
        chosen = {name: getattr(tables, name) for name in NAMES}
    for row in tables.intake.itertuples():
        if row.message:
            log.info("%s: %s: %s", row.file, row.status, row.message)
    for row in tables.corrections.itertuples():
        if row.message and row.status != "applied":
            log.info("correction of %s %s: %s: %s", row.article, row.claim_id, row.status, row.message)
    if tables.articles.empty:
        raise RunError(Exit.NO_INPUT, f"no article could be read in {parameters.articles}; run.log says why, by file")
    check_tables(vars(tables.full))
    missing = _warned(tables)
    manifest.unread = missing.row()
    check_shortfall(missing)
    manifest.key = run_key(settings, tables)
    manifest.counts = {name: len(data) for name, data in chosen.items()}
    manifest.changes = count_changes(chosen, last)
    manifest.corrections = {str(k): int(n) for k, n in sorted(tables.corrections["status"].value_counts().items())}
    with _no_room(Exit.CHECK, "the tables could not be written"):
        write_tables(chosen, folder / "tables")
        write_package(chosen, folder / "tables", title=f"Contested claims: {tables.conflict.name}")
    executed = _execute_all(folder, tables, settings, deadline, manifest)
    report = REPORT if REPORT in settings.notebooks else settings.notebooks[-1]
    with manifest.timed("report"), _no_room(Exit.CHECK, "the report could not be written"):
        export_notebook(executed[report], _report(folder))


def _execute_all(
    folder: Path, tables: Tables, settings: Settings, deadline: float, manifest: Manifest
) -> dict[str, Path]:
    """Execute the notebooks, `jobs` at once; the executed files. Raises the RunError of the first that failed."""
    executed = {name: folder / "notebooks" / f"{name}.ipynb" for name in settings.notebooks}
    (folder / "notebooks").mkdir()
    environment = {PINNED: tables.key, "CONTESTED_CLAIMS_HOME": str(project_root())}
    limits = Limits(cell=settings.cell_timeout, deadline=deadline)

    def one(name: str) -> None:
        values = plain(narrow(NOTEBOOKS[name], tables.parameters)) | {"out": str(folder)}
        with manifest.timed(name):
            execute(
                notebook_path(name),
                executed[name],
                parameters=values,
                limits=limits,
                cwd=project_root(),
                environment=environment,
                report=partial(log.info, "%s: %s", name),
            )
        manifest.notebooks[name] = digest_file(notebook_path(name))
        bar.update()

    with (
        tqdm(total=len(executed), unit="notebook", disable=not sys.stderr.isatty(), leave=False) as bar,
        ThreadPoolExecutor(max_workers=settings.jobs) as pool,
    ):
        futures = [pool.submit(one, name) for name in executed]
        try:
            for future in futures:
                future.result()
        except RunError:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return executed


def _report(folder: Path) -> Path:
    return folder / "report.html"


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
def _no_room(code: Exit, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RunError(code, f"{what}: {error.strerror or error}") from error


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
