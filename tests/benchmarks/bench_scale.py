"""Wall time and memory of whole commands on a folder of the mixed stream, with more workers, and after one more article.

$SCALE says how many articles (1000 by default; 10000 takes minutes a line). Every line is measured in this run, on this
machine; what runs besides decides what it means.
"""

import hashlib
import itertools
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streams import mixed

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = int(os.environ.get("SCALE", "1000"))
AT_MOST = {1_000: 20, 10_000: 40}
"""Seconds that one more article may cost at so many."""

EXTRACTION = """
import json, sys, time
from pathlib import Path
from helpers.cache import Cache
from helpers.chain import extract
from helpers.parameters.model import Parameters
from helpers.stages import Spent, silent

if __name__ == "__main__":
    articles, cache, how = sys.argv[1:]
    spent = Spent()
    found = extract(
        Parameters(articles=articles, conflict="ukraine", **json.loads(how)),
        cache=Cache(Path(cache)), progress=silent, spent=spent,
    )
    found.claims.to_parquet(Path(cache) / "claims.parquet", index=False)
    print(json.dumps(vars(spent)))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A project with so many articles."""
    root = tmp_path_factory.mktemp("scale")
    shutil.copytree(ROOT / "data/raw/conflicts", root / "data/raw/conflicts")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    folder = root / "data/raw/articles"
    folder.mkdir()
    for number, text in enumerate(itertools.islice(mixed(), ARTICLES)):
        # the stream varies its numbers some twenty times; that none repeats, each has one of its own at its end
        (folder / f"{number:06}.txt").write_text(f"{text}\n\nReference {number:06}.\n", encoding="utf-8")
    return root


def extracted(home, tmp_path, name, **how):
    """Seconds and memory of each stage of a reading from nothing, and a hash of the claims."""
    cache = tmp_path / name
    cache.mkdir()
    script = tmp_path / "extraction.py"
    script.write_text(EXTRACTION, encoding="utf-8")
    command = [sys.executable, str(script), str(home / "data/raw/articles"), str(cache), json.dumps(how)]
    done = subprocess.run(command, cwd=home, env=_environment(home), capture_output=True, text=True, check=True)
    spent = json.loads(done.stdout.splitlines()[-1])
    seconds, workers = spent["seconds"], spent["workers"].values()
    rates = ", ".join(f"{w['words_per_second']:,.0f}" for w in workers)
    print(
        f"\n{ARTICLES:,} articles, {name}: reading {seconds['reading']:.1f} s, claims {seconds['claims']:.1f} s; "
        f"client {max(spent['memory'].values()):,} MB, workers {max(w['peak_memory_mb'] for w in workers):,} MB; "
        f"words/s of each worker {rates}",
        end="",
    )
    return seconds["claims"], hashlib.sha256((cache / "claims.parquet").read_bytes()).hexdigest()


def test_more_workers_find_the_same_in_less_time(home, tmp_path):
    """Efficiency: time in process over time with n workers, over n. Starting a worker takes seconds, which count."""
    from distributed import LocalCluster

    alone, same = extracted(home, tmp_path, "in process")
    for workers in (2,):
        together, found = extracted(home, tmp_path, f"{workers} workers", workers=workers)
        print(f"\nefficiency of {workers} workers: {alone / together / workers:.2f}", end="")
        assert found == same
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        together, found = extracted(home, tmp_path, "Dask, 2 workers", scheduler=cluster.scheduler_address)
    print(f"\nefficiency of 2 Dask workers: {alone / together / 2:.2f}", end="")
    assert found == same


def test_a_run_costs_what_is_new(home):
    """Wall seconds of `claims-report run`: from nothing, after one more article, and with nothing new."""
    full = run(home, "from nothing")
    (home / "data/raw/articles/one more.txt").write_text(
        "Russian forces captured the village of Torske, Russia's Defence Ministry said on 3 June 2025.\n",
        encoding="utf-8",
    )
    more = run(home, "one more article")
    nothing = run(home, "nothing new")
    print(f"\none more costs {more / full:.0%} of the whole, nothing new {nothing / full:.1%}", end="")
    assert more <= AT_MOST.get(ARTICLES, float("inf"))
    assert nothing <= 2


def run(home, what):
    """Seconds of the whole command."""
    begun = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "helpers.cli", "run", "--conflict", "ukraine"],
        cwd=home, env=_environment(home), capture_output=True, check=True,
    )  # fmt: skip
    seconds = time.monotonic() - begun
    manifest = json.loads((home / "data/processed/latest/manifest.json").read_text(encoding="utf-8"))
    stages = ", ".join(f"{name} {spent:.1f}" for name, spent in manifest["processor_seconds"].items())
    print(f"\n{ARTICLES:,} articles, {what}: {seconds:.1f} s (the last good run's processor: {stages})", end="")
    return seconds


def _environment(home):
    return {**os.environ, "CONTESTED_CLAIMS_HOME": str(home)}
