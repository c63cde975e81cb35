"""Runs: published whole or not at all, whatever fails; nothing new is said; the last good report stays."""

import errno
import itertools
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pandas as pd
import pytest

import helpers.runs.run as runs
from helpers import cache
from helpers.cli import main
from helpers.corrections import Correction, record, reject
from helpers.export import write_tables
from helpers.parameters.model import ParametersError, RunParameters, parse
from helpers.runs import making
from helpers.runs.outcome import Exit, RunError
from helpers.runs.settings import Settings
from helpers.runs.store import Store, read_manifest
from helpers.stages import silent
from helpers.tables import Tables
from made_project import ROOT, SOURCES, write_sources
from processes import heavy_after

ONE = Settings(notebooks=("01_articles",))


@pytest.fixture
def kernelless(project, monkeypatch):
    """The project, with an execution that needs no kernel: the notebook as it is, with the parameters it was given."""
    shutil.copytree(ROOT / "notebooks", project / "notebooks")

    def copy(notebook, out, *, parameters, **_):
        content = nbformat.read(notebook, as_version=4)
        content.cells.insert(1, nbformat.v4.new_markdown_cell(f"`{json.dumps(parameters)}`"))
        nbformat.write(content, out)

    monkeypatch.setattr(making, "execute", copy)
    return project


def go(settings=ONE, **values):
    return runs.run(parse(RunParameters, values), settings, progress=silent)


def add_article(project, name="more.txt"):
    text = "Russian troops entered Lyman, Russia's Defence Ministry said on Monday.\n"
    (project / "data/raw/articles" / name).write_text(text, encoding="utf-8")


def good_state(out):
    """The files behind `latest` and their bytes."""
    latest = Store(out).latest()
    return latest.name, {p.relative_to(latest).as_posix(): p.read_bytes() for p in latest.rglob("*") if p.is_file()}


def test_a_run_publishes_report_tables_notebooks_manifest_and_log(kernelless):
    result = go()
    out = kernelless / "data/processed"
    latest = out / "latest"
    assert (result.status, result.exit_code) == ("published", 0)
    assert Path(result.report) == latest.resolve() / "report.html"
    assert latest.is_symlink()
    assert not latest.readlink().is_absolute()
    assert {p.name for p in latest.iterdir()} == {"report.html", "tables", "notebooks", "manifest.json", "run.log"}
    manifest = read_manifest(latest)
    assert manifest["inputs"]["lyman.txt"] == cache.digest_file(kernelless / "data/raw/articles/lyman.txt")
    assert manifest["counts"]["articles"] == 3
    assert manifest["parameters"]["out"] == "data/processed"
    assert {"python", "spacy"} <= set(manifest["versions"])
    assert {"tables", "01_articles", "report"} <= set(manifest["timings"])
    assert manifest["changes"]["new_statements"] == manifest["counts"]["statements"] == result.new_statements > 0
    claims = pd.read_csv(latest / "tables/claims.csv", encoding="utf-8-sig")
    assert len(claims) == manifest["counts"]["claims"]
    assert "published" in (latest / "run.log").read_text(encoding="utf-8")
    assert f"runs/{result.run}/report.html" in (out / "index.html").read_text(encoding="utf-8")


def test_nothing_new_is_said_and_nothing_is_made(kernelless):
    first = go()
    again = go()
    assert (again.status, again.exit_code, again.report) == ("nothing_new", 0, first.report)
    assert len(list((kernelless / "data/processed/runs").iterdir())) == 1
    assert heavy_after("run", "--notebooks", "01") == (0, []), "nothing new, and yet it took seconds to import packages"
    forced = go(Settings(notebooks=("01_articles",), force=True))
    assert (forced.status, forced.new_statements, forced.new_contradictions) == ("published", 0, 0)


def corrected_date(project):
    rows = [row[:] for row in SOURCES]
    rows[1][1] = "2025-12-09"
    write_sources(project / "data/raw/articles", rows)


def control_map(project):
    (project / "data/raw/control").mkdir()
    (project / "data/raw/control/2025-12-01.geojson").write_text("{}", encoding="utf-8")


def correction(project):
    row = Correction("lyman.txt", "c1", "reject", author="A", date="2025-12-20", reason="none")
    record(project / "data/raw/corrections.csv", row)


def edited_notebook(project):
    path = project / "notebooks/01_articles.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("What was done", "What has been done"), encoding="utf-8")


def profile(project):
    path = project / "data/raw/conflicts/ukraine/sides.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("Ukrainians", "Ukrainians;Kyivans"), encoding="utf-8")


@pytest.mark.parametrize("change", [add_article, corrected_date, control_map, correction, edited_notebook, profile])
def test_whatever_a_report_rests_on_makes_a_new_one(kernelless, change):
    go()
    change(kernelless)
    assert go().status == "published"
    assert go().status == "nothing_new"


def test_other_parameters_make_a_new_report_beside_the_old(kernelless):
    go()
    assert go(sides="russia").status == "published"
    assert set(pd.read_parquet(kernelless / "data/processed/latest/tables/claims.parquet")["side"]) == {"russia"}


def test_changes_are_counted_since_the_last_good_run(kernelless):
    go()
    add_article(kernelless)
    (kernelless / "data/raw/articles/pokrovsk.txt").unlink()
    result = go()
    assert result.new_statements == 1
    assert read_manifest(kernelless / "data/processed/latest")["changes"]["gone_statements"] >= 2


def test_a_rejected_claim_is_withdrawn_by_correction_and_not_silently_gone(kernelless):
    go()
    latest = kernelless / "data/processed/latest"
    claim = pd.read_parquet(latest / "tables/claims.parquet").iloc[0]
    wrong = Correction("lyman.txt", "c9", "edit", "side", "rusia", author="A", date="2025-12-20")
    record(kernelless / "data/raw/corrections.csv", reject(claim, author="A", reason="no claim"), wrong)
    result = go()
    assert (result.status, result.corrections_to_check) == ("published", 1)
    changes = read_manifest(latest)["changes"]
    assert (changes["withdrawn_claims"], changes["new_statements"]) == (1, 0)
    assert read_manifest(latest)["corrections"] == {"applied": 1, "no_such_claim": 1}
    assert "has no claim c9" in (latest / "run.log").read_text(encoding="utf-8")
    told = pd.read_parquet(latest / "tables/corrections.parquet").set_index("status")
    assert told.at["applied", "quote"] == " ".join(claim["quote"].split())
    assert "corrections" in (latest / "tables/codebook.html").read_text(encoding="utf-8")
    assert go().status == "nothing_new"


def test_no_article_is_exit_3_and_the_log_says_why(kernelless):
    for path in (kernelless / "data/raw/articles").glob("*.txt"):
        path.write_bytes(b"\x00\x01\x02" * 50)
    result = go()
    assert (result.status, result.exit_code) == ("failed", Exit.NO_INPUT)
    log = kernelless / "data/processed/runs" / result.run / "run.log"
    assert "lyman.txt" in log.read_text(encoding="utf-8")


def test_wrong_parameters_start_nothing(kernelless):
    with pytest.raises(ParametersError):
        go(conflict="ukraine", focus_place="Qwrtzplk 9")
    assert not (kernelless / "data/processed/runs").exists()


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


def test_another_run_in_the_same_place_is_exit_8(kernelless):
    with Store(kernelless / "data/processed").lock():
        result = go()
    assert (result.status, result.exit_code) == ("failed", Exit.LOCKED)
    assert go().status == "published"


def test_old_runs_go_and_the_latest_good_one_never_does(kernelless, monkeypatch):
    two = Settings(notebooks=("01_articles",), force=True, keep=2)
    good = [go(two).run for _ in range(3)]
    kept = {p.name for p in (kernelless / "data/processed/runs").iterdir()}
    assert kept == set(good[1:])

    def broken(*_, **__):
        raise RunError(Exit.NOTEBOOK, "it broke")

    monkeypatch.setattr(making, "execute", broken)
    bad = [go(two).run for _ in range(4)]
    assert {p.name for p in (kernelless / "data/processed/runs").iterdir()} == {*good[1:], *bad[2:]}
    assert Store(kernelless / "data/processed").latest().name == good[-1]


def test_a_clock_that_jumps_back_changes_no_order(kernelless, monkeypatch):
    forced = Settings(notebooks=("01_articles",), force=True, keep=1)
    first = go(forced)
    real = time.gmtime
    monkeypatch.setattr(time, "gmtime", lambda *seconds: real(86_400))
    second = go(forced)
    assert second.run > first.run
    assert Store(kernelless / "data/processed").latest().name == second.run
    assert {p.name for p in (kernelless / "data/processed/runs").iterdir()} == {second.run}


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
    monkeypatch.setattr(making, "write_tables", lambda tables, at: write_tables({"claims": tables["claims"]}, at))
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


def test_json_ends_the_output_with_one_line(kernelless, capsys):
    assert main(["run", "--notebooks", "01", "--json"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["status"] == "published"
    assert Path(last["report"]).is_file()
    assert last["new_statements"] > 0
    assert main(["run", "--notebooks", "01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["status"] == "nothing_new"
    for path in (kernelless / "data/raw/articles").glob("*.txt"):
        path.unlink()
    assert main(["run", "--notebooks", "01", "--json"]) == Exit.NO_INPUT
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["status"], last["exit_code"]) == ("failed", 3)
    assert "no article" in last["reason"]


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
    subprocess.run(command, cwd=project, check=True, capture_output=True, timeout=600)
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
    done = subprocess.run([*command, "--json"], cwd=project, capture_output=True, text=True, timeout=600, check=False)
    assert json.loads(done.stdout.splitlines()[-1])["status"] == "published", done.stderr
    assert good_state(project / "data/processed")[0] != before[0]
