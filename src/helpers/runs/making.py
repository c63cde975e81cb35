"""What a run makes in its folder: tables, checks, executed notebooks, report.

Apart from run.py because it takes seconds to import: a run that has nothing new ends without it, and one that reads has
it loaded while a worker gets ready.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

import pandas as pd

from helpers.analysis.model_reading import ModelReading, cost
from helpers.analysis.rows import rows
from helpers.cache import digest_file
from helpers.conflicts import available
from helpers.export import write_tables
from helpers.pages.export import export_notebook
from helpers.parameters.model import NOTEBOOKS, narrow, plain
from helpers.paths import project_root
from helpers.runs.changes import changes_since, comparable
from helpers.runs.checks import check_shortfall, check_tables, warned, warned_of_falls
from helpers.runs.datapackage import write_package
from helpers.runs.execution import Limits, execute
from helpers.runs.feed import write_feed
from helpers.runs.identity import REPORT, notebook_path, report_path, run_key
from helpers.runs.outcome import Exit, RunError
from helpers.runs.reuse import files_of, key_of, take
from helpers.runs.store import Store
from helpers.runs.work import Work
from helpers.stages import PINNED
from helpers.tables import NAMES
from helpers.workbook import write_workbook

log = logging.getLogger(__name__)

SLOWEST = ("06_report", "05_places_and_maps", "03_claims_by_date_and_side")
"""Notebooks that are begun first, in this order: one that takes long is not to be the only one at work in the end."""
LOGGED = 200
"""Files, and corrections, of which a run's log has a line each; the tables have all."""


def make(work: Work) -> None:
    """Everything of a run but its manifest and its publishing. Raises RunError."""
    tables, manifest, nursery = work.tables, work.manifest, work.nursery
    parameters = tables.parameters
    chosen = {name: getattr(tables, name) for name in NAMES}
    _log_some((f"{r.file}: {r.status}: {r.message}" for r in rows(tables.intake) if r.message), "files", "intake")
    unapplied = (r for r in rows(tables.corrections) if r.message and r.status != "applied")
    told = (f"correction of {r.article} {r.claim_id}: {r.status}: {r.message}" for r in unapplied)
    _log_some(told, "corrections", "corrections")
    if tables.articles.empty:
        raise RunError(Exit.NO_INPUT, f"no article could be read in {parameters.articles}; run.log says why, by file")
    if nursery:
        nursery.prepare([name for name in tables.conflicts if name in available()])
    check_tables(vars(tables.sure))
    missing = warned(tables)
    manifest.unread = missing.row()
    check_shortfall(missing)
    manifest.key = run_key(work.settings, tables)
    manifest.read_by = {str(k): int(n) for k, n in sorted(tables.documents["read_by"].value_counts().items()) if k}
    by_model = ModelReading.of(tables.documents)
    manifest.model = by_model.row()
    manifest.model_failures, manifest.model_unsupported = tuple(by_model.failures()), tuple(by_model.unsupported())
    manifest.model_cost = tuple(cost(manifest.spent.asked))
    for words in (*manifest.model_cost, *manifest.model_failures, *manifest.model_unsupported):
        log.info(words)
    manifest.counts = {name: len(data) for name, data in chosen.items()}
    manifest.left_out = {
        "claims": len(tables.left_out),
        "without_confidence": int(tables.left_out["confidence"].isna().sum()),
        "min_confidence": parameters.min_confidence,
        "only_reviewed": parameters.only_reviewed,
    }
    manifest.falls = warned_of_falls(tables.articles)
    manifest.corrections = {str(k): int(n) for k, n in sorted(tables.corrections["status"].value_counts().items())}
    hold: bool = tables.parameters.hold  # type: ignore[attr-defined]  # a run's parameters have it
    if hold:
        from helpers.review.holding import check_held

        _write(work, chosen)  # whoever is to accept rows finds them in the folder
        check_held(tables)
    with _executing(work) as at_work:
        if not hold:
            _write(work, chosen)
        _make_page(work, at_work)
    manifest.files = files_of({name: _executed(work.folder, name) for name in at_work}, work.folder)
    if nursery:
        manifest.spent.processor["loading for kernels"] = nursery.processor


def _log_some(lines: Iterable[str], what: str, table: str) -> None:
    """The first of many lines, and how many there are: a log of a line for each of a hundred thousand files is read by nobody."""
    lines = iter(lines)
    for line in islice(lines, LOGGED):
        log.info("%s", line)
    if more := sum(1 for _ in lines):
        log.info("and %s more %s; the table %s tells of each", f"{more:,}", what, table)


def _write(work: Work, chosen: Mapping[str, pd.DataFrame]) -> None:
    """Write what others read: the tables in all their forms, what describes them, and what is new. Raises RunError."""
    folder, tables = work.folder, work.tables
    title = f"Contested claims: {tables.conflict.name}"
    compared = comparable(Store(folder.parents[1]), tables.parameters)
    changes, work.manifest.changes = changes_since(compared, chosen)
    with _no_room(Exit.CHECK, "the tables could not be written"):
        write_tables(chosen, folder / "tables", progress=work.progress)
        if write_workbook(chosen, folder / "tables") is None:
            log.info("no workbook: a table has more rows than a sheet of one can hold")
        write_package(chosen, folder / "tables", title=title)
        write_feed(folder, changes, chosen, compared, title=title, address=_address(work))


def _make_page(work: Work, at_work: Mapping[str, Future[None]]) -> None:
    """Make the report's page, while other notebooks are executed: what they draw is only named by a page with an address."""
    settings = work.settings
    report = REPORT if REPORT in settings.notebooks else settings.notebooks[-1]
    for name in at_work if settings.base_url else (report,):
        at_work[name].result()
    with work.manifest.spent.timed("report"), _no_room(Exit.CHECK, "the report could not be written"):
        export_notebook(_executed(work.folder, report), report_path(work.folder), address=_address(work))


def _address(work: Work) -> str:
    return f"{work.settings.base_url}/runs/{work.folder.name}" if work.settings.base_url else ""


def _executed(folder: Path, name: str) -> Path:
    """Where a run has a notebook as it was executed."""
    return folder / "notebooks" / f"{name}.ipynb"


@contextmanager
def _executing(work: Work) -> Iterator[dict[str, Future[None]]]:
    """Execute the notebooks, `jobs` at once, but those that the last run had alike; each one's future.

    The slowest are begun first, and of them the one that the report's page is made of. Raises the RunError of one that failed.
    """
    folder, tables, settings, manifest = work.folder, work.tables, work.settings, work.manifest
    last = None if settings.force else work.last
    (folder / "notebooks").mkdir()
    environment = {PINNED: tables.key, "CONTESTED_CLAIMS_HOME": str(project_root())}
    limits = Limits(cell=settings.cell_timeout, deadline=work.deadline)

    def one(name: str) -> None:
        values = plain(narrow(NOTEBOOKS[name], tables.parameters)) | {"out": str(folder)}
        key = key_of(name, tables.key, tables.parameters)
        manifest.notebook_keys[name], manifest.notebooks[name] = key, digest_file(notebook_path(name, settings))
        if name != REPORT and take(name, key, last, folder):  # the report tells what is new
            log.info("%s: taken from run %s, which had the same tables, parameters and code", name, last and last.name)
            manifest.taken[name] = last.name if last else ""
            return
        with manifest.spent.timed(name):
            took = execute(
                notebook_path(name, settings),
                _executed(folder, name),
                parameters=values,
                limits=limits,
                cwd=project_root(),
                environment=environment,
                report=partial(log.info, "%s: %s", name),
                nursery=work.nursery,
            )
        manifest.spent.memory[name], manifest.spent.processor[name] = took.memory >> 20, took.processor

    with ThreadPoolExecutor(max_workers=settings.jobs) as pool:
        in_turn = sorted(settings.notebooks, key=[*SLOWEST, *reversed(NOTEBOOKS)].index)
        futures = {name: pool.submit(one, name) for name in in_turn}
        try:
            yield futures
            for future in work.progress(futures.values(), len(futures), "notebook"):
                future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _no_room(code: Exit, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RunError(code, f"{what}: {error.strerror or error}") from error
