"""Near-copies of an article, found by sketches of the texts."""

import random
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from helpers.analysis.alike import BAND, SIMILAR
from helpers.analysis.alike import alike as groups_of
from helpers.analysis.origins import Groups, copies
from helpers.analysis.sketches import SHINGLE, SHORTEST, SIZE, Sketcher
from processes import run_program


def words(count, seed):
    made = random.Random(seed)
    return [f"word{made.randrange(5_000)}" for _ in range(count)]


def alike(told, other):
    """The exact share of shingles that two lists of words have in common."""
    a, b = ({tuple(t[i : i + SHINGLE]) for i in range(len(t) - SHINGLE + 1)} for t in (told, other))
    return len(a & b) / len(a | b)


def table(texts):
    rows = [{"article": name, "text": text, "duplicate_of": ""} for name, text in texts.items()]
    return pd.DataFrame(rows, columns=["article", "text", "duplicate_of"], dtype="string")


@pytest.mark.parametrize("length", [60, 300, 9_000])
def test_sketches_estimate_the_share_of_common_shingles(length):
    errors = []
    for seed in range(60):
        told = words(length, seed)
        cut = seed * length // 60
        other = words(cut, -1 - seed) + told[cut:]
        sketcher = Sketcher()
        same = sketcher.sketch(" ".join(told)) == sketcher.sketch(" ".join(other))
        errors.append(same.mean() - alike(told, other))
    assert abs(np.mean(errors)) < 0.02  # each is off by 0.04, as 128 numbers are
    assert max(map(abs, errors)) < 0.16


def test_the_same_pairs_are_found_as_by_comparing_all():
    """Ten stories, each in versions with another lede, ever more of it cut, and a correction in the middle."""
    told = {}
    for story in range(10):
        full = words(200, story)
        for version in range(8):
            lede = words(3 * version, 1_000 * story + version)
            told[f"{story} {version}"] = lede + full[: 100 - version] + ["correction"] * (version % 2) + full[100:]
    pairs = [(a, b) for a, b in combinations(sorted(told), 2) if alike(told[a], told[b]) >= 0.6]
    first = {name: name for name in told}
    for a, b in pairs:  # sorted, so the first of a story comes before what is joined with it
        first[b] = min(first[b], first[a])
    assert len(set(first.values())) == 10
    texts = {name: " ".join(text) for name, text in told.items()}
    assert copies(table(texts)) == first
    assert copies(table(dict(reversed(texts.items())))) == first


def test_one_story_joins_two_that_are_not_alike():
    """A round-up that quotes most of both."""
    a, b = words(100, 1), words(100, 2)
    texts = {"a": a + b[:40], "b": b + a[:40], "both": a + b}
    assert alike(texts["a"], texts["b"]) < 0.5 < 0.6 < min(alike(texts["a"], a + b), alike(texts["b"], a + b))
    assert set(copies(table({k: " ".join(v) for k, v in texts.items()})).values()) == {"a"}


def test_marks_and_capitals_make_no_difference_and_a_short_text_is_no_copy():
    told = words(SHORTEST, 1)
    typed = f"“{' — '.join(told).title()}.”"
    short = " ".join(told[1:]) + " -- ... !"
    found = copies(table({"a": " ".join(told), "b": typed, "c": short, "d": short}))
    assert found == {"a": "a", "b": "a", "c": "c", "d": "d"}


def one_by_one(sketches):
    """The groups of the sketches, by comparing all that share a band."""
    found = Groups()
    for a, b in combinations(range(len(sketches)), 2):
        same = sketches[a] == sketches[b]
        if same.reshape(-1, BAND).all(axis=1).any() and same.mean() >= SIMILAR:
            found.join(f"{a:03}", f"{b:03}")
    return [found.of(f"{n:03}") for n in range(len(sketches))]


@pytest.mark.parametrize("seed", range(40))
def test_the_same_groups_are_found_as_by_comparing_all_that_share_a_band(seed):
    """Stories that have up to three fifths of their words in common, each in versions that draw on the same changes."""
    made = np.random.default_rng(seed)
    stories = made.integers(0, 2**32, (6, SIZE), dtype=np.uint32)
    changes = made.integers(0, 2**32, (30, SIZE), dtype=np.uint32)
    for story in stories[1:]:
        common = made.random(SIZE) < made.choice([0.3, 0.5, 0.59, 0.61])
        story[common] = stories[0][common]
    sketches = stories[made.integers(0, len(stories), 90)]
    changed = made.random(sketches.shape) < made.choice([0.1, 0.3, 0.4])
    sketches[changed] = changes[made.integers(0, len(changes), sketches.shape), np.arange(SIZE)][changed]
    found = {n: f"{min(group):03}" for group in groups_of(sketches) for n in group}
    assert [found.get(n, f"{n:03}") for n in range(len(sketches))] == one_by_one(sketches)


def test_no_articles_have_no_copies():
    assert copies(table({})) == {}


def test_what_repeats_another_is_its_copy_however_short():
    told = table({"a": "Two words.", "b": "Two words."})
    told.loc[1, "duplicate_of"] = "a"
    assert copies(told) == {"a": "a", "b": "a"}


def test_a_sketch_is_the_same_in_another_process():
    """Else two runs on one folder could differ."""
    text = " ".join(words(50, 1))
    code = "import sys; from helpers.analysis.sketches import Sketcher; print(Sketcher().sketch(sys.argv[1]).tolist())"
    assert run_program(code, text).strip() == str(Sketcher().sketch(text).tolist())
