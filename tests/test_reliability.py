"""Whether confidence keeps its word, ways of reading side by side, and what the documents say of both."""

import math

import pytest
from matplotlib import pyplot

from helpers.claims.features import Text
from helpers.figures.reliability import reliability
from helpers.quality import Pair
from helpers.quality.certainty import Case, fold_models
from helpers.quality.comparing import FOUND, STATED, Way, compared, figures, from_, grouped, in_words, stated, ways
from helpers.quality.evaluate import Reading, read
from helpers.quality.rates import Rates, training_data, write_rates
from helpers.quality.reliability import Bin, Curve, curve, read_curves, write_curves

CLAIM = {"article": "a.txt", "quote": "they hold Dinder", "type": "control", "stance": "asserts", "side": "saf"}


def pair(confidence, *, right=True, article="a.txt", gold=True, **fields):
    told = CLAIM | fields | {"article": article}
    return Pair(article, told if gold else None, told | {"confidence": confidence, "side": "saf" if right else "rsf"})


def test_confidence_that_keeps_its_word_has_no_error():
    kept = [pair(0.75, right=n < 3) for n in range(4)]
    told = curve(kept)
    assert (told.rows, told.confidence, told.trust, told.error) == (4, 0.75, 0.75, 0)
    assert curve([pair(0.75, right=False)]).error == 0.75
    assert curve([]).error == 0


def test_bins_are_ten_equal_ones_and_certainty_is_in_the_last():
    told = curve([pair(0.0), pair(0.099), pair(0.1), pair(1.0)])
    assert [(b.number, b.rows) for b in told.bins] == [(0, 2), (1, 1), (9, 1)]


def test_optional_and_missed_claims_are_no_rows_of_a_curve():
    told = curve([pair(0.5, side="media", type="strike"), Pair("a.txt", CLAIM, None), pair(0.5, gold=False)])
    assert (told.rows, told.trust) == (1, 0)


def test_the_error_of_a_perfect_confidence_falls_with_the_rows():
    few, many = (Curve([Bin(7, n, round(0.75 * n), 0.75)]).by_chance for n in (20, 2000))
    assert 0 < many < few < 0.1


def test_curves_come_back_from_their_file(tmp_path):
    found = {"one": curve([pair(0.25), pair(0.85)], measured="2026-01-02")}
    write_curves(found, tmp_path / "c.csv")
    assert read_curves(tmp_path / "c.csv") == found


def test_the_shipped_curves_hold_what_the_notebook_draws():
    shipped = read_curves()
    for name, told in shipped.items():
        assert all(
            0 <= b.right <= b.rows and b.number / 10 <= b.confidence <= (b.number + 1) / 10 for b in told.bins
        ), name
    drawn, words = reliability(shipped)
    assert len(drawn.axes) == len(shipped)
    assert all(f"({b.rows} rows)" in words for told in shipped.values() for b in told.bins)
    pyplot.close(drawn)


def test_a_figure_has_an_interval_that_holds_it_and_none_where_there_is_nothing():
    pairs = [pair(0.9, right=n % 3 > 0, article=f"{n}.txt") for n in range(30)]
    told = figures(pairs)
    assert (told["articles"], told["gold"], told["found"], told["detection"]) == (30, 30, 30, 1)
    assert told["trust"] == told["whole"] == pytest.approx(2 / 3)
    assert told["trust_low"] < 2 / 3 < told["trust_high"]
    assert figures(pairs) == told, "an interval is drawn the same way each time"
    assert math.isnan(figures([])["trust"])


def test_groups_are_told_apart_and_small_ones_together():
    pairs = [pair(0.9, article="a.txt") for _ in range(25)] + [pair(0.9, article="b.txt", right=False)]
    way = Way(pairs, {"a.txt": Text("ukraine", "en", "wire"), "b.txt": Text("generic", "ru", "speech")})
    told = grouped(way, lambda way, p: way.known[p.article].genre)
    assert told["gold"].to_dict() == {"wire": 25, "1 others": 1}
    assert told["trust"].to_dict() == {"wire": 1, "1 others": 0}
    assert "wire" in in_words(told, "genre")


TEXT = "Sudan's army took Dinder. The rebels took Sennar."
GOOD, BAD = ({"claim_basis=x": 0.0, "type=control": 1.0}, {"type=strike": 1.0})


@pytest.fixture
def reading():
    found = [
        CLAIM | {"quote": "Sudan's army took Dinder", "start": 0, "end": 24, "place": "Dinder"},
        CLAIM | {"quote": "The rebels took Sennar", "start": 26, "end": 48, "side": "rsf", "type": "strike"},
    ]
    return Reading([dict(found[0])], found, {"a.txt": TEXT}, {"a.txt": Text()})


def test_ways_of_reading_leave_out_what_is_less_likely(reading):
    models = {"claim": {"type=control": 3.0, "type=strike": -3.0}, "row": {"together": 1.0}}
    told = ways(reading, name="set", models=lambda article: models | {f: {"(bias)": 3.0} for f in ("side", "place")})
    found = {name: sum(p.predicted is not None for p in way.pairs) for name, way in told.items()}
    assert (found[FOUND], found[STATED], found[from_(0.8)]) == (2, 1, 1)
    assert {p.article for p in told[STATED].pairs} == {"set/a.txt"}
    assert compared(told).loc[STATED, "trust"] == 1


@pytest.mark.slow
def test_what_is_judged_afterwards_is_what_the_product_states():
    """Training sees what a run sees: judged as found, the rows are those of a run, and as sure."""
    gold, articles, sources = ("tests/gold/claims.jsonl", "tests/gold/articles", "tests/gold/sources.csv")
    columns = ("article", "quote", "side", "speaker", "place", "claim_date", "confidence", "rejected", "relation")
    run = [tuple(r[c] for c in columns) for r in read(gold, articles, sources=sources).claims]
    later = [tuple(r[c] for c in columns) for r in stated(read(gold, articles, sources=sources, as_found=True))]
    assert sorted(later) == sorted(run)


def test_no_article_is_judged_by_models_that_have_seen_it():
    told = [Case(n % 10, GOOD if n % 2 else BAD, {"claim": bool(n % 2)}, fresh=n > 20) for n in range(60)]
    changed = [
        Case(c.fold, c.features, {"claim": not c.right["claim"]}, fresh=c.fresh) if c.fold == 3 else c for c in told
    ]
    before, after = fold_models(told), fold_models(changed)
    assert before[3]["claim"] == after[3]["claim"]
    assert before[4]["claim"] != after[4]["claim"]


def test_documents_are_not_written_without_all_texts(tmp_path):
    with pytest.raises(ValueError, match="the texts of open test are not at hand"):
        write_rates(Rates({}, ("open test",)), tmp_path)


def test_the_model_card_names_the_hashes_that_the_weights_carry():
    from helpers.paths import project_root

    card = (project_root() / "docs" / "model-card.md").read_text(encoding="utf-8")
    assert training_data(project_root() / "tests" / "gold") in card
