"""Time and memory from text to claims, beside spaCy's bare medium pipeline on the same text in the same run."""

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from streams import article, dense, mixed

ARTICLES = 120
SIZES = (200, 2_000)
MOST_GROWTH = 1.15
"""Peak memory of ten times the articles, as a multiple; the rest is the allocator's noise."""

MEMORY = """
import itertools, resource, sys
sys.path.insert(0, sys.argv[1])
from streams import article, mixed
from helpers import conflicts
from helpers.claims import extract_many
from helpers.places import Gazetteer
profile = conflicts.load("ukraine")
gazetteer = Gazetteer.for_conflict(profile)
texts = enumerate(itertools.islice(mixed(), int(sys.argv[2])))
claims = sum(len(extract_many([article(n, t) for n, t in some], profile, gazetteer))
             for some in itertools.batched(texts, 20))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, claims)
"""


def measure(stream: Iterator[str]) -> dict[str, float]:
    """Seconds of the bare pipeline and of the way to claims over the same articles, taken by turns."""
    from helpers import conflicts
    from helpers.claims import extract_many
    from helpers.claims.english.parsing.pipeline import model
    from helpers.places import Gazetteer

    profile = conflicts.load("ukraine")
    gazetteer = Gazetteer.for_conflict(profile)
    bare = model()
    texts = list(itertools.islice(stream, ARTICLES + 20))
    warm, texts = texts[:20], texts[20:]
    extract_many([article(n, text) for n, text in enumerate(warm)], profile, gazetteer)  # lazy tables, caches
    list(bare.pipe(warm))
    seconds = {"bare": 0.0, "claims": 0.0}
    found = 0
    for batch in itertools.batched(enumerate(texts), 20):
        start = process_time()
        list(bare.pipe(text for _, text in batch))
        seconds["bare"] += process_time() - start
        start = process_time()
        found += len(extract_many([article(n, text) for n, text in batch], profile, gazetteer))
        seconds["claims"] += process_time() - start
    words = sum(len(t.split()) for t in texts)
    return {**seconds, "ratio": seconds["claims"] / seconds["bare"], "words": words, "found": found}


@pytest.mark.parametrize(("name", "stream", "most"), [("dense war news", dense, 1.2), ("mixed stream", mixed, 0.6)])
def test_time_to_claims_beside_the_bare_pipeline(name, stream, most):
    """At most 1.2 times the bare pipeline on war news, 0.6 times where four articles of five are about other things."""
    got = measure(stream())
    print(
        f"\n{name}: {got['ratio']:.2f} times the bare pipeline ({got['claims']:.1f} s against {got['bare']:.1f} s); "
        f"{got['words'] / got['claims']:,.0f} words/s, bare {got['words'] / got['bare']:,.0f}; "
        f"{got['words']:,.0f} words, {got['found']} claims",
        end="",
    )
    assert got["ratio"] <= most


def test_memory_does_not_grow_with_the_articles():
    """Peak memory of a process that reads 200 articles one by one, and of one that reads 2,000."""
    peaks = []
    for size in SIZES:
        command = [sys.executable, "-c", MEMORY, str(Path(__file__).parent), str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        kilobytes, claims = (int(x) for x in json.loads(f"[{done.stdout.strip().replace(' ', ',')}]"))
        peaks.append(kilobytes)
        print(f"\n{size:>5,} articles: peak memory {kilobytes / 1024:,.0f} MB, {claims} claims", end="")
    assert peaks[-1] <= MOST_GROWTH * peaks[0]
