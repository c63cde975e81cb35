"""Error rates: the codebook's rules of scoring, and the figures of the reference implementation."""

import importlib.util
import json
import random
from datetime import date
from pathlib import Path

import pytest

from helpers.paths import project_root
from helpers.quality import Pair, measure, read_gold, wilson_lower
from helpers.quality.by_side import recall_by_side
from helpers.quality.matching import agrees, match, overlap
from helpers.quality.trust import Trust, read_trust, trust_by_language, write_trust

GOLD = Path(__file__).parent / "gold"
TEXT = {"a.txt": "Kyiv said its troops took Alpha on Monday. Moscow denied this. It rained in Beta."}


def claim(quote: str, **fields: str) -> dict[str, object]:
    empty = dict.fromkeys(
        ("speaker", "controller", "extent", "actor", "target", "place", "claim_date", "event_date"), ""
    )
    return (
        {"article": "a.txt", "side": "ukraine", "type": "control", "stance": "asserts", "quote": quote} | empty | fields
    )


TOOK = claim("its troops took Alpha", controller="ukraine", place="Alpha", claim_date="2025-01-06")
DENIED = claim("Moscow denied this", side="russia", stance="denies", controller="ukraine", place="Alpha")


def test_wilson_lower_bound_grows_with_cases_and_never_reaches_the_share():
    assert wilson_lower(10, 10) == pytest.approx(0.7225, abs=1e-4)  # 1 / (1 + z²/n)
    assert wilson_lower(5, 10) == pytest.approx(0.2366, abs=1e-4)
    assert wilson_lower(90, 100) > wilson_lower(9, 10)
    assert wilson_lower(0, 7) == 0
    assert wilson_lower(0, 0) != wilson_lower(0, 0)  # NaN: nothing is known
    with pytest.raises(ValueError, match="11 successes of 10"):
        wilson_lower(11, 10)


def test_quotes_match_by_half_of_the_shorter_unless_one_is_five_times_longer():
    assert overlap([(0, 10)], [(5, 25)]) == 0.5
    assert overlap([(0, 10)], [(6, 26)]) == 0.4
    assert overlap([(0, 10)], [(0, 51)]) == 0
    text = TEXT["a.txt"]
    assert match([TOOK], [claim("took Alpha on Monday", place="Alpha")], text) == [(0, 0)]
    assert match([TOOK], [claim("It rained in Beta")], text) == []


def test_one_to_one_ties_go_to_the_pair_that_agrees_in_more_fields():
    gold = [TOOK, {**TOOK, "place": "Beta"}]
    predicted = [{**TOOK, "place": "Beta"}, TOOK]
    assert sorted(match(gold, predicted, TEXT["a.txt"])) == [(0, 1), (1, 0)]


def test_alternatives_months_speakers_and_lists():
    assert agrees("side", {"side": "independent|media"}, {"side": "media"})
    assert agrees("claim_date", {"claim_date": "2025-11"}, {"claim_date": "2025-11-20"})
    assert not agrees("claim_date", {"claim_date": "2025-11-20"}, {"claim_date": "2025-11"})
    assert agrees("speaker", {"speaker": "Volodymyr Zelenskyy"}, {"speaker": "President Zelensky"})
    assert not agrees("speaker", {"speaker": "Volodymyr Zelenskyy"}, {"speaker": ""})
    assert agrees("place", {"place": "Novobakhmutivka"}, {"place": "novobakhmutivka"})
    assert agrees("evidence", {"evidence": "video; geolocated"}, {"evidence": "geolocated; video"})
    assert not agrees("evidence", {"evidence": ""}, {"evidence": "video"})


def test_optional_claims_cost_nothing_and_earn_nothing():
    rain = claim("It rained in Beta", side="media", type="other")
    found = measure([TOOK, DENIED], [TOOK, DENIED, rain], TEXT)
    assert found.summary.loc["detection", "precision"] == 1
    assert (found.counts["optional"], found.counts["predicted"]) == (0, 2)
    found = measure([TOOK, {**rain, "type": "losses"}, {**DENIED, "optional": True}], [TOOK], TEXT)
    assert found.summary.loc["detection", "recall"] == 1
    # an optional prediction may answer optional gold only
    found = measure([TOOK], [{**TOOK, "type": "other", "controller": ""}], TEXT)
    assert found.counts["matched"] == 0


def test_errors_can_be_read_and_counted_by_type_stance_and_rule():
    wrong = {**TOOK, "place": "Gamma", "rule": "verb"}
    extra = claim("It rained in Beta", type="strike", rule="noun")
    found = measure([TOOK, DENIED], [wrong, extra], TEXT)
    assert list(found.missed["quote"]) == ["Moscow denied this"]
    assert list(found.extra["rule"]) == ["noun"]
    assert found.wrong[["field", "gold", "predicted"]].values.tolist() == [["place", "Alpha", "Gamma"]]
    assert found.by_type.loc["control", ["right", "predicted", "gold"]].tolist() == [1, 1, 2]
    assert found.by_type.loc["strike", "precision"] == 0
    assert found.by_stance.loc["denies", "recall"] == 0
    assert found.denials == {"gold": 1, "found": 0, "recall": 0}
    assert found.by_rule.loc["verb", ["n", "matched", "core"]].tolist() == [1, 1, 0]
    assert found.fields.loc["place", "accuracy"] == 0
    assert found.summary.loc["strict", "right"] == 0


def test_recall_is_told_by_side_with_its_interval():
    pairs = [Pair(f"{n}.txt", {**TOOK, "side": "red|blue"}, TOOK if n else None) for n in range(4)]
    pairs += [Pair("0.txt", {**TOOK, "side": "blue"}, None), Pair("0.txt", {**TOOK, "optional": True}, None)]
    told = recall_by_side(pairs)
    assert told.index.tolist() == ["red", "blue"]
    assert told.loc["red", ["found", "gold", "recall"]].tolist() == [3, 4, 0.75]
    assert told.loc["red", "low"] < 0.75 < told.loc["red", "high"] == 1
    assert told.loc["blue", "high"] == 0


def test_claims_in_an_article_without_any_are_false_claims():
    nothing = {"article": "a.txt", "quote": ""}
    found = measure([nothing], [TOOK], TEXT)
    assert found.counts["false claims"] == 1
    assert measure([nothing], [], TEXT).counts["false claims"] == 0


def test_mistakes_in_gold_are_named(tmp_path):
    with pytest.raises(ValueError, match=r"not in a\.txt: 'nobody wrote this'"):
        measure([claim("nobody wrote this")], [], TEXT)
    with pytest.raises(ValueError, match=r"b\.txt"):
        measure([{"article": "b.txt", "quote": ""}], [], TEXT)
    path = tmp_path / "gold.jsonl"
    path.write_text('{"article": "a.txt", "quote": ""}\n{"article": \n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"gold\.jsonl:2"):
        read_gold(path)


def test_own_gold_is_sound():
    """Every quote stands in its article, and every value is in the schema's vocabulary."""
    from helpers import schema

    gold = read_gold(GOLD / "claims.jsonl")
    texts = {p.name: p.read_text(encoding="utf-8") for p in (GOLD / "articles").glob("*.txt")}
    assert {g["article"] for g in gold} == set(texts)
    measure(gold, [], texts)
    columns = {c.name: set(c.vocabulary) for c in schema.CLAIMS.columns if c.vocabulary}
    for g in gold:
        for name in columns.keys() & g.keys():
            values = {v for reading in str(g[name]).split("|") for v in reading.split("; ")} - {""}
            assert values <= columns[name], (g["article"], g["quote"], name)


def _distorted(gold: list[dict], seed: int) -> list[dict]:
    """Predictions made from gold: some left out, some changed, some cut, some invented."""
    rng = random.Random(seed)
    fields = ("side", "type", "stance", "controller", "place", "claim_date", "actor", "target", "speaker", "extent")
    made = []
    for g in gold:
        if not g["quote"] or rng.random() < 0.15:
            continue
        p = {k: rng.choice(str(v).split("|")) if k not in ("quote", "article") else v for k, v in g.items()}
        for name in fields:
            if rng.random() < 0.1:
                p[name] = str(rng.choice(gold).get(name, "")).split("|")[0]
        words = str(p["quote"]).split(" ")
        if rng.random() < 0.3:
            p["quote"] = " ".join(words[rng.randrange(len(words)) :])
        made.extend([p] * (2 if rng.random() < 0.1 else 1))
    return made


@pytest.mark.parametrize("seed", range(2))
def test_figures_equal_those_of_the_reference_implementation(seed):
    shared = project_root().parent / "shared"
    script = shared / "eval" / "score.py"
    if not script.is_file():
        pytest.skip("../shared/eval/score.py, the reference implementation, is not beside this checkout")
    spec = importlib.util.spec_from_file_location("reference_score", script)
    assert spec and spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = read_gold([shared / "eval" / "dev" / f"dev{x}.jsonl" for x in "AB"])
    folder = shared / "eval" / "dev" / "articles"
    texts = {a: (folder / a).read_text(encoding="utf-8", errors="replace") for a in {str(g["article"]) for g in gold}}
    predicted = _distorted(json.loads(json.dumps(gold)), seed)
    ours = measure(gold, predicted, texts)
    theirs = reference.score([g for g in gold if g["quote"]], predicted, dict(sorted(texts.items())))
    for name in ("articles", "gold", "predicted", "matched", "optional", "unlocated", "false claims"):
        assert ours.counts[name] == theirs[name], name
    for name in ours.summary.index:
        got = ours.summary.loc[name, ["precision", "recall", "f1"]].round(3).to_dict()
        assert got == theirs[name], name
    assert ours.denials["gold"] == theirs["denials"]["gold"]
    assert round(ours.denials["recall"], 3) == theirs["denials"]["recall"]
    for name, accuracy in theirs["fields"].items():
        assert round(ours.fields.loc[name, "accuracy"], 3) == accuracy, name


def test_trust_is_told_by_language(tmp_path):
    told = [TOOK | {"language": "en"}, DENIED | {"language": "en", "controller": "russia"}]
    found = trust_by_language(measure([TOOK, DENIED], told, TEXT), date(2025, 1, 7))
    assert found == [Trust("en", articles=1, rows=2, right=1, measured="2025-01-07")]
    assert found[0].of_100 == 50
    write_trust(found, tmp_path / "trust.csv")
    assert read_trust(tmp_path / "trust.csv") == {"en": found[0]}
