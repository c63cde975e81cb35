"""What weights are learned from: told by hashes, current or said to be stale; no story of the test split is among it."""

import csv
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.claims import certainty
from helpers.quality.certainty import Case, learned, write_certainty
from helpers.quality.stories import describe, shared, twins
from helpers.quality.training import (
    AnnotatedSet,
    annotated_sets,
    fingerprints,
    read_record,
    split_of,
    stale,
    write_record,
)

GOLD = Path(__file__).parent / "gold"


def test_the_shipped_weights_were_learned_from_the_annotations_at_hand():
    assert not stale(GOLD), "; ".join(stale(GOLD))
    assert [s["set"] for s in read_record()["sets"]][:4] == ["own", "blind", "invented", "open"]
    assert "open tune" in [s["set"] for s in read_record()["sets"]]


@pytest.fixture
def gold(tmp_path):
    """The project's sets in little: two of a text each, two with splits, one training text of each told in the test split."""
    for name in ("", "blind"):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        row = {"article": "a.txt", "quote": "they hold it", "place": "Dinder"}
        (folder / "claims.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    for name in ("invented", "open"):
        folder = tmp_path / name
        (folder / "articles").mkdir(parents=True)
        rows = []
        with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("file", "split"))
            for text, split, day in (("a", "train", 1), ("b", "train", 2), ("c", "test", 2), ("d", "tune", 3)):
                writer.writerow((f"{text}.txt", split))
                (folder / "articles" / f"{text}.txt").write_text("They hold Dinder or Dinda.\n", encoding="utf-8")
                told = {"place": "Dinder|Dinda", "claim_date": f"2025-01-0{day}|2025-01"}
                rows.append({"article": f"{text}.txt", "quote": "They hold Dinder", **told})
        (folder / "claims.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return tmp_path


def sets_of(gold, folder):
    return annotated_sets(gold, gold / "open" / "articles", folder)


def test_a_training_text_whose_story_is_in_the_test_split_is_left_out_of_learning(gold, tmp_path):
    assert twins(gold / "open", gold / "open" / "articles", ("train",)) == {"b.txt"}
    laid = {s.name: sorted(p.name for p in Path(s.articles).iterdir()) for s in sets_of(gold, tmp_path / "laid")[2:]}
    assert laid == {"invented": ["a.txt", "d.txt"], "open": ["a.txt"]}
    assert [s.fresh for s in sets_of(gold, tmp_path / "again")] == [False, False, True, True]


def test_texts_that_repeat_each_other_tell_one_story_whatever_was_annotated(gold):
    words = " ".join(f"word{n}" for n in range(40))
    for text in ("a", "c"):
        (gold / "open" / "articles" / f"{text}.txt").write_text(f"{text} {words}\n", encoding="utf-8")
    pairs = list(shared(gold / "open", gold / "open" / "articles"))
    assert [(p.texts, p.days > 0, p.words > 0.9) for p in pairs] == [
        (("a.txt", "c.txt"), False, True),
        (("b.txt", "c.txt"), True, False),
    ]
    assert describe(pairs) == "test and train: 2 pairs of texts tell of the same place and day, 1 repeat each other"
    assert describe([]) == "no story is in two splits"


def test_weights_are_current_until_an_annotation_that_they_learned_from_changes(gold, tmp_path):
    weights, record = tmp_path / "w.csv", tmp_path / "w.json"
    weights.write_text("field,feature,weight\n", encoding="utf-8")
    other = AnnotatedSet(gold / "claims.jsonl", gold, "", "elsewhere")
    aside = split_of(gold, "open", gold / "open" / "articles", "tune", tmp_path / "aside")
    write_record([*sets_of(gold, tmp_path / "laid"), aside, other], gold, weights=weights, path=record)
    told = read_record(record)["sets"]
    assert [(s["set"], s["articles"], s["claims"]) for s in told] == [
        ("own", 1, 1), ("blind", 1, 1), ("invented", 3, 3), ("open", 2, 2), ("open tune", 1, 1), ("elsewhere", 1, 1),
    ]  # fmt: skip
    assert not stale(gold, weights=weights, path=record)
    claims = gold / "open" / "claims.jsonl"
    lines = claims.read_text(encoding="utf-8").splitlines()
    claims.write_text("\n".join(reversed(lines)) + "\n", encoding="utf-8")
    assert not stale(gold, weights=weights, path=record), "the order of the rows tells nothing"
    claims.write_text(claims.read_text(encoding="utf-8").replace('"c.txt"', '"e.txt"'), encoding="utf-8")
    assert not stale(gold, weights=weights, path=record), "nothing is learned from that split"
    claims.write_text("\n".join(lines[1:]) + "\n", encoding="utf-8")
    assert stale(gold, weights=weights, path=record) == [
        "the set open has changed since: then 2 articles and 2 claims, now 1 and 1",
        "`make model` learns them anew",
    ]
    weights.write_text("field,feature,weight\nclaim,x,1\n", encoding="utf-8")
    assert stale(gold, weights=weights, path=record)[0] == "w.csv is not the table that w.json tells of"


def test_a_set_that_was_not_at_hand_is_said_to_be_missing(gold, tmp_path):
    weights, record = tmp_path / "w.csv", tmp_path / "w.json"
    weights.write_text("", encoding="utf-8")
    write_record(sets_of(gold, tmp_path / "laid")[:3], gold, weights=weights, path=record)
    assert stale(gold, weights=weights, path=record)[0] == "the set open was not at hand when the weights were learned"


def test_a_fingerprint_is_that_of_what_is_learned_from():
    told = {f["set"]: f for f in fingerprints(GOLD)}
    with (GOLD / "open" / "sources.csv").open(encoding="utf-8", newline="") as file:
        train = sum(row["split"] == "train" for row in csv.DictReader(file))
    assert told["open"]["articles"] == train


def small_set():
    """Cases whose one feature tells what is right, four times of five."""
    draw = random.Random(1)
    for n in range(200):
        named = draw.random() < 0.5
        features = {"place_basis=object_of_verb" if named else "place_basis=lent_paragraph": 1.0}
        yield Case(n % 10, features, {"claim": draw.random() < 0.8, "place": draw.random() < (0.9 if named else 0.3)})


def test_a_refit_gives_the_same_weights_to_the_last_digit(tmp_path):
    for name in ("a", "b"):
        write_certainty(list(small_set()), path=tmp_path / f"{name}.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    models = learned(list(small_set()))
    assert models["place"]["place_basis=object_of_verb"] > 0.5 > -0.5 > models["place"]["place_basis=lent_paragraph"]


def test_confidence_is_that_of_articles_which_rule_makers_read_and_of_those_which_they_do_not_in_equal_parts():
    found = list(small_set())
    aside = [replace(case, right={"claim": False}) for case in found[:20]]
    read, both = (certainty.confidence([0.7, 0.7], learned(found, more)) for more in ((), aside))
    assert both < read - 0.2, "twenty rows that are wrong weigh as much as two hundred others"
    assert learned(found, aside)["place"] == learned(found)["place"], "only how sure a row is, is learned from them"
