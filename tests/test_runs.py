"""Runs: what is published, when nothing is new, and which runs stay; test_runs_faults.py lets them fail."""

import json
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

from helpers import batches, cache
from helpers.cli import main
from helpers.corrections import Correction, record, reject
from helpers.pages.export import export_notebook
from helpers.parameters.model import ParametersError
from helpers.runs import making
from helpers.runs.outcome import Exit, RunError
from helpers.runs.settings import Settings
from helpers.runs.store import Store, read_manifest
from made_project import SOURCES, write_sources
from made_runs import add_article, go
from processes import heavy_after


def test_a_run_publishes_report_tables_notebooks_manifest_and_log(kernelless, monkeypatch):
    monkeypatch.setattr(making, "export_notebook", export_notebook)
    result = go()
    out = kernelless / "data/processed"
    latest = out / "latest"
    assert (result.status, result.exit_code) == ("published", 0)
    assert Path(result.report) == latest.resolve() / "report.html"
    assert latest.is_symlink()
    assert not latest.readlink().is_absolute()
    assert {p.name for p in latest.iterdir()} == {
        "report.html", "tables", "notebooks", "manifest.json", "run.log", "feed.xml",
    }  # fmt: skip
    manifest = read_manifest(latest)
    assert manifest["inputs"]["lyman.txt"] == cache.digest_file(kernelless / "data/raw/articles/lyman.txt")
    files = manifest["inputs"]
    assert manifest["input_files"] == {
        "files": len(files),
        "sha256": cache.digest_files(kernelless / "data/raw/articles"),
    }
    assert manifest["counts"]["articles"] == 3
    assert manifest["parameters"]["out"] == "data/processed"
    assert {"python", "spacy"} <= set(manifest["versions"])
    assert {"tables", "01_articles", "report"} <= set(manifest["timings"])
    assert manifest["processor_seconds"].keys() >= {"tables", "01_articles", "report"}
    assert 0 < manifest["processor_seconds"]["tables"] < 600
    assert manifest["changes"]["new_statements"] == manifest["counts"]["statements"] == result.new_statements > 0
    claims = pd.read_csv(latest / "tables/claims.csv", encoding="utf-8-sig")
    assert len(claims) == manifest["counts"]["claims"]
    assert "published" in (latest / "run.log").read_text(encoding="utf-8")
    assert f"runs/{result.run}/report.html" in (out / "index.html").read_text(encoding="utf-8")


def test_the_slowest_notebooks_are_begun_first(kernelless, monkeypatch):
    begun, executed = [], making.execute

    def execute(notebook, out, **options):
        begun.append(notebook.stem[:2])
        return executed(notebook, out, **options)

    monkeypatch.setattr(making, "execute", execute)
    assert go(Settings(jobs=1)).status == "published"
    assert begun == ["06", "05", "03", "04", "02", "01"]


@pytest.mark.parametrize("address", ["", "https://example.org/news"])
def test_the_page_is_made_while_other_notebooks_are_executed_unless_it_names_their_pictures(
    kernelless, monkeypatch, address
):
    written, made, before = threading.Event(), threading.Event(), []
    executed, exported, wrote = making.execute, making.export_notebook, making.write_feed

    def execute(notebook, out, **options):
        if notebook.stem == "01_articles":
            written.wait(60)
            before.append(made.wait(3 if address else 60))  # it waits for this notebook, or does not
        return executed(notebook, out, **options)

    def write(*values, **options):
        wrote(*values, **options)
        written.set()

    def export(*paths, **options):
        exported(*paths, **options)
        made.set()

    monkeypatch.setattr(making, "execute", execute)
    monkeypatch.setattr(making, "write_feed", write)
    monkeypatch.setattr(making, "export_notebook", export)
    assert go(Settings(notebooks=("01_articles", "06_report"), base_url=address)).status == "published"
    assert before == [not address]


def test_nothing_new_is_said_and_nothing_is_made(kernelless):
    first = go()
    again = go()
    assert (again.status, again.exit_code, again.report) == ("nothing_new", 0, first.report)
    assert len(list((kernelless / "data/processed/runs").iterdir())) == 1
    assert heavy_after("run", "--notebooks", "01") == (0, []), "nothing new, and yet it took seconds to import packages"
    forced = go(Settings(notebooks=("01_articles",), force=True))
    assert (forced.status, forced.new_statements, forced.new_contradictions) == ("published", 0, 0)


@pytest.fixture
def lost(kernelless, monkeypatch, lenient, request):
    """The article pokrovsk.txt breaks the reading of claims, until what this gives is called."""
    path = kernelless / "data/raw/articles/pokrovsk.txt"
    text = f"{path.read_text(encoding='utf-8')}\nFor the sake of {request.node.name}.\n"  # the cache knows no such text
    path.write_text(text, encoding="utf-8")
    real = batches.read_claims

    def broken(articles, *others):
        if any(a.article == path.name for a in articles):
            raise RuntimeError("lost its way")
        return real(articles, *others)

    monkeypatch.setattr(batches, "read_claims", broken)
    return lambda: monkeypatch.setattr(batches, "read_claims", real)


def test_a_run_that_lost_more_than_a_tenth_of_the_articles_is_not_published(kernelless, lost):
    result = go()
    assert (result.status, result.exit_code) == ("failed", int(Exit.CHECK))
    assert "1 of 3 articles could not be read" in result.reason
    assert "lost its way" in result.reason
    assert not (kernelless / "data/processed/latest").exists()


def test_the_log_has_a_line_of_the_first_files_alone_and_how_many_more_there_are(kernelless, monkeypatch):
    monkeypatch.setattr(making, "LOGGED", 1)
    for name in ("one.txt", "two.txt", "three.txt"):
        add_article(kernelless, name)
    assert go().status == "published"
    lines = (kernelless / "data/processed/latest/run.log").read_text(encoding="utf-8").splitlines()
    intake = pd.read_csv(kernelless / "data/processed/latest/tables/intake.csv")
    noted = int(intake["message"].notna().sum())
    assert noted > 2
    assert sum(": read: " in line or ": duplicate: " in line for line in lines) == 1
    assert any(line.endswith(f"and {noted - 1} more files; the table intake tells of each") for line in lines)


def test_a_lost_article_is_told_and_tried_again_by_each_run(kernelless, lost, caplog):
    for number in range(9):
        path = kernelless / f"data/raw/articles/cat{number}.txt"
        path.write_text(
            f"A cat sat on mat number {number}, and looked out of the window for a while.\n", encoding="utf-8"
        )
    first = go()
    assert (first.status, first.exit_code) == ("published", 0)
    told = "1 of 12 articles could not be read."
    assert told in caplog.text
    latest = kernelless / "data/processed/latest"
    assert told in (latest / "run.log").read_text(encoding="utf-8")
    assert read_manifest(latest)["unread"]["failed"] == 1
    assert "lost its way" in (latest / "tables/unread.csv").read_text(encoding="utf-8-sig")
    caplog.clear()
    assert go().status == "nothing_new"
    assert told in caplog.text
    lost()
    caplog.clear()
    last = go()
    assert last.status == "published"
    assert last.new_statements > 0
    assert told not in caplog.text
    assert read_manifest(latest)["unread"]["failed"] == 0


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


def test_runs_of_another_folder_or_selection_are_no_earlier_state(project, kernelless):
    """What is new is told since the last run over the same articles that asked for the same."""
    first = go()
    other = project / "other"
    other.mkdir()
    (other / "one.txt").write_text("Russian troops entered Lyman, Russia's Defence Ministry said.\n", encoding="utf-8")
    elsewhere = go(articles=str(other))
    assert (elsewhere.status, elsewhere.new_statements) == ("published", 1)
    add_article(project)
    back = go()
    manifest = json.loads((Store(project / "data/processed").latest() / "manifest.json").read_text("utf-8"))
    assert (first.status, back.new_statements, manifest["changes"]["gone_articles"]) == ("published", 1, 0)
    one_side = go(sides="russia")
    manifest = json.loads((Store(project / "data/processed").latest() / "manifest.json").read_text("utf-8"))
    assert (one_side.new_statements > 0, manifest["changes"]["gone_statements"]) == (True, 0)


def test_of_very_many_files_a_manifest_has_one_hash(kernelless, monkeypatch):
    monkeypatch.setattr("helpers.runs.manifest.MANY", 2)
    go()
    manifest = read_manifest(kernelless / "data/processed/latest")
    assert manifest["inputs"] == {}
    assert manifest["input_files"]["files"] > 2
    assert len(manifest["input_files"]["sha256"]) == 64
