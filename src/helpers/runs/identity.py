"""What tells one run's results from another's, and where a run's notebooks and its report are."""

from contextlib import suppress
from pathlib import Path

from helpers.cache import code_version, digest, digest_file, digest_files
from helpers.parameters.model import without_how
from helpers.paths import audit_path, project_root
from helpers.runs.manifest import versions
from helpers.runs.settings import Settings
from helpers.runs.store import Store, read_manifest
from helpers.tables import Tables

REPORT = "06_report"
"""The notebook whose page is the report; a run without it shares the page of its last notebook."""


def run_key(settings: Settings, tables: Tables) -> str:
    """What tells this run's results from any others: equal keys mean that there is nothing new."""
    raw = project_root() / "data" / "raw"
    return digest(
        tables.key,
        without_how(tables.parameters),
        settings.base_url,
        {n: digest_file(notebook_path(n, settings)) for n in settings.notebooks},
        digest_files(raw / "control"),
        digest_file(audit_path()),
        code_version(("**/*",), ()),
        versions(),
    )


def unchanged(store: Store, settings: Settings, tables: Tables) -> Path | None:
    """The last good run, where another one would give the same; None where it would not, or is to be made anyway."""
    last = None if settings.force else store.latest()
    if last is None or not report_path(last).is_file():
        return None
    manifest = read_manifest(last) or {}
    if manifest.get("unread", {}).get("failed"):
        # what failed in it is tried again: the key of tables that lack something is known once they are made
        from helpers.runs.checks import warned

        with suppress(Exception):  # whatever it is, the run that follows meets it and tells it
            warned(tables)
    return last if manifest.get("key") == run_key(settings, tables) else None


def notebook_path(name: str, settings: Settings | None = None) -> Path:
    """The notebook of that name in this project, or the one that stands for the report in a run of these settings."""
    if name == REPORT and settings is not None and settings.report is not None:
        return settings.report
    return project_root() / "notebooks" / f"{name}.ipynb"


def report_path(run: Path) -> Path:
    """A run's report."""
    return run / "report.html"
