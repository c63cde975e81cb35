"""Runs that fail, on disks that fail and by a kill: the last good report stays whole, and the next run works."""

import errno
import itertools
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.cli import main
from helpers.export import write_tables
from helpers.runs import making
from helpers.runs.outcome import Exit, RunError
from helpers.runs.settings import Settings
from helpers.runs.store import Store, read_manifest
from helpers.tables import Tables
from made_project import ROOT
from made_runs import add_article, go, good_state
from processes import run_command


def test_tables_that_do_not_hold_are_not_published(kernelless, monkeypatch):
    (kernelless / "data/processed/cache").unlink()  # what this test makes up must reach no other
    go()
    before = good_state(kernelless / "data/processed")
    add_article(kernelless)
    real = Tables._analysed

    def shifted(self):
        full = real(self)
        full.claims["end"] += 1
        return full

    monkeypatch.setattr(Tables, "_analysed", shifted)
    result = go()
    assert (result.status, result.exit_code) == ("failed", Exit.CHECK)
    assert "its quotation is not at" in result.reason
    assert good_state(kernelless / "data/processed") == before


@pytest.mark.parametrize("code", [Exit.NOTEBOOK, Exit.TIMEOUT, Exit.KERNEL])
def test_a_failed_run_keeps_the_last_good_report_and_its_own_notebooks_and_reason(kernelless, monkeypatch, code):
    go()
    before = good_state(kernelless / "data/processed")
    add_article(kernelless)

    def broken(notebook, out, **_):
        out.write_text("as far as it came", encoding="utf-8")
        raise RunError(code, f"{notebook.name}, cell 4: it broke")

    monkeypatch.setattr(making, "execute", broken)
    result = go()
    assert (result.status, result.exit_code, result.reason) == ("failed", code, "01_articles.ipynb, cell 4: it broke")
    assert good_state(kernelless / "data/processed") == before
    failed = kernelless / "data/processed/runs" / result.run
    assert read_manifest(failed)["reason"] == result.reason
    assert (failed / "notebooks/01_articles.ipynb").read_text(encoding="utf-8") == "as far as it came"
    assert "cell 4: it broke" in (failed / "run.log").read_text(encoding="utf-8")
    assert "it broke" in (kernelless / "data/processed/index.html").read_text(encoding="utf-8")


def test_where_there_are_no_links_a_file_points_to_the_latest(kernelless, monkeypatch):
    def refused(*_, **__):
        raise OSError(errno.EPERM, "no symbolic links here")

    monkeypatch.setattr(Path, "symlink_to", refused)
    result = go()
    out = kernelless / "data/processed"
    assert (out / "latest.txt").read_text(encoding="utf-8") == f"runs/{result.run}\n"
    assert Store(out).latest().name == result.run
    assert go().status == "nothing_new"
    monkeypatch.undo()
    monkeypatch.setenv("CONTESTED_CLAIMS_HOME", str(kernelless))
    old = (out / "latest.txt").read_text(encoding="utf-8")
    Store(out).publish(Path(shutil.copytree(out / "runs" / result.run, out / "runs/00002-20250101T000000Z")))
    assert not (out / "latest.txt").exists()
    (out / "latest.txt").write_text(old, encoding="utf-8")  # as if it could not be removed
    assert Store(out).latest().name == "00002-20250101T000000Z"


STEPS = ("mkdir", "replace", "rename", "symlink", "open", "unlink", "rmdir")


class Fault:
    """Lets the n-th change of a file or folder under a path fail, and every later one too if the disk stays full."""

    def __init__(self, monkeypatch, under, nth, *, stays, number=errno.ENOSPC):
        self.count, self.nth, self.stays, self.number, self.under = 0, nth, stays, number, str(under)
        for name in STEPS:
            monkeypatch.setattr(os, name, self.wrap(getattr(os, name)))
        monkeypatch.setattr("io.open", self.wrap(open, opening=True))
        monkeypatch.setattr("builtins.open", self.wrap(open, opening=True))

    def wrap(self, real, *, opening=False):
        def tried(path, *args, **options):
            mode = args[0] if args and isinstance(args[0], str) else options.get("mode", "r")
            writes = any(c in mode for c in "wax+") if opening else real.__name__ != "open" or args[0] & os.O_CREAT
            if writes and not isinstance(path, int) and str(os.fspath(path)).startswith(self.under):
                self.count += 1
                if self.count == self.nth or (self.stays and self.count > self.nth):
                    raise OSError(self.number, os.strerror(self.number), str(path))
            return real(path, *args, **options)

        return tried


@pytest.mark.parametrize("stays", [False, True], ids=["once", "for good"])
def test_a_fault_at_any_step_leaves_the_last_good_run_whole_and_the_next_run_works(kernelless, monkeypatch, stays):
    """Every change under `out` fails in turn, until a run meets no fault any more."""

    def few_files(tables, at, **how):
        return write_tables({"claims": tables["claims"]}, at, **how)

    monkeypatch.setattr(making, "write_tables", few_files)
    out = kernelless / "data/processed/out"
    cached = {"articles": "data/raw/articles", "out": str(out)}
    go(**cached)
    outcomes = []
    for nth in itertools.count(1):
        before = good_state(out)
        forced = Settings(notebooks=("01_articles",), force=True, keep=2)
        with monkeypatch.context() as patch:
            fault = Fault(patch, out, nth, stays=stays)
            try:
                result = go(forced, **cached)
            except OSError as error:  # nothing may get past run()
                pytest.fail(f"fault {nth} came through: {error}")
        outcomes.append(result.status)
        name, files = good_state(out)
        if result.status == "published":
            assert name == result.run
            assert {"report.html", "manifest.json", "tables/claims.parquet"} <= set(files)
        else:
            assert (name, files) == before, f"fault {nth} touched the last good run"
            assert result.exit_code in (Exit.PARAMETERS, Exit.CHECK)
        if fault.count < nth:
            break
    assert outcomes.count("failed") > 15
    assert go(Settings(notebooks=("01_articles",), force=True), **cached).status == "published"
    assert not list(out.glob(".latest-*"))


def test_a_folder_that_cannot_be_written_is_exit_2(kernelless, capsys):
    (kernelless / "taken").write_text("a file", encoding="utf-8")
    assert main(["run", "--out", "taken/below", "--notebooks", "01"]) == Exit.PARAMETERS
    assert "cannot be written" in capsys.readouterr().err


def test_a_killed_run_leaves_what_was_good_and_its_remains_go(kernelless):
    go()
    before = good_state(kernelless / "data/processed")
    half = kernelless / "data/processed/runs/00002-20200101T000000Z"
    (half / "tables").mkdir(parents=True)
    (half / "tables/claims.csv").write_text("half", encoding="utf-8")
    assert good_state(kernelless / "data/processed") == before
    assert go().status == "nothing_new"
    assert not half.exists()


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["run.log", "tables/claims.parquet", "notebooks/01_articles.ipynb"])
def test_sigkill_at_three_points_of_a_real_run(project, moment):
    """The run is killed once the file is there; the last good run stays whole, and the next run publishes."""
    shutil.copytree(ROOT / "notebooks", project / "notebooks")
    command = [sys.executable, "-m", "helpers.cli", "run", "--notebooks", "01"]
    run_command(*command, cwd=project)
    before = good_state(project / "data/processed")
    add_article(project)
    running = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while running.poll() is None and not list(project.glob(f"data/processed/runs/00002-*/{moment}")):
            time.sleep(0.02)
    finally:
        running.kill()
        running.wait()
    assert running.returncode == -9, "the run ended before it could be killed"
    assert good_state(project / "data/processed") == before
    told = run_command(*command, "--json", cwd=project)
    assert json.loads(told.splitlines()[-1])["status"] == "published", told
    assert good_state(project / "data/processed")[0] != before[0]
