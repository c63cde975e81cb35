"""min_confidence: unsure claims are left out before anything is compared, drawn or told, and their number is told."""

import json

import pandas as pd
import pytest

from helpers import schema
from helpers.brief import gather, left_out
from helpers.cache import Cache
from helpers.corrections import accept, corrections_path, record
from helpers.parameters.model import Parameters, ParametersError, parse
from helpers.runs.checks import check_tables
from helpers.runs.store import Store
from helpers.selection import is_sure
from helpers.tables import NAMES, Tables
from made_runs import go, without_kernels


def tables_in(project, **values):
    return Tables(parse(Parameters, values), cache=Cache(project / "cache"))


def material_of(tables):
    profiles = list(tables.conflicts.values())
    return gather(tables.articles, tables.claims, tables.statements, tables.relations, conflicts=profiles)


def between(claims):
    """A figure that is above the confidence of some claims and below that of others."""
    known = sorted(claims["confidence"].unique())
    assert len(known) > 1
    return float(known[len(known) // 2])


def test_claims_that_are_not_sure_enough_are_in_no_table(project):
    whole = tables_in(project)
    least = between(whole.claims)
    sure = tables_in(project, min_confidence=least)
    assert set(sure.claims["claim_id"]) == set(whole.claims.loc[whole.claims["confidence"] >= least, "claim_id"])
    assert 0 < len(sure.left_out) == len(whole.claims) - len(sure.claims)
    told = {claim for ids in sure.statements["claim_ids"] for claim in ids.split("; ")}
    assert told == set(sure.claims["claim_id"]), "a statement was made of a claim that is left out"
    assert {*sure.relations["a"], *sure.relations["b"]} <= set(sure.statements["statement_id"])
    assert set(sure.places["place_id"]) <= set(sure.claims["place_id"])
    check_tables(vars(sure.sure))
    for name in NAMES:
        schema.check(schema.TABLES[name], getattr(sure, name))
        pd.testing.assert_frame_equal(getattr(tables_in(project, min_confidence=least), name), getattr(sure, name))


def test_nothing_is_left_out_unless_it_is_asked_for(project):
    whole = tables_in(project)
    assert whole.left_out.empty
    assert whole.sure is whole.full
    assert left_out(material_of(whole), whole.left_out, 0.0) == ""


def test_no_claim_need_be_left(project):
    none = tables_in(project, min_confidence=1)
    assert none.claims.empty and none.statements.empty and none.relations.empty
    assert len(none.left_out) == len(tables_in(project).claims)


def test_only_claims_that_the_other_parameters_ask_for_count_as_left_out(project):
    russia = tables_in(project, sides="russia", min_confidence=1)
    assert len(russia.left_out) == len(tables_in(project, sides="russia").claims)


def test_what_a_person_checked_is_sure(project):
    claim = tables_in(project).claims.iloc[0]
    record(corrections_path(), accept(claim, author="A. B."))
    assert list(tables_in(project, min_confidence=1).claims["claim_id"]) == [claim["claim_id"]]


def test_a_claim_without_a_figure_that_nobody_checked_is_not_sure():
    rows = [{"claim_id": "a", "confidence": None, "review": "added"}, {"claim_id": "b", "review": "auto"}]
    assert list(is_sure(schema.frame(schema.CLAIMS, rows), 0.5)) == [True, False]


def test_the_page_says_in_one_line_how_many_claims_it_leaves_out_and_whose(project):
    none = tables_in(project, min_confidence=1)
    told = left_out(material_of(none), none.left_out, 0.7)
    numbers = none.left_out["side"].value_counts()
    assert f"Left out of this page: {len(none.left_out)} claims (" in told
    assert f"Russia {numbers['russia']}" in told
    assert "being less than 70\u00a0% likely" in told
    assert "1 claim (" in left_out(material_of(none), none.left_out.head(1), 0.625)
    assert "less than 62.5\u00a0%" in left_out(material_of(none), none.left_out.head(1), 0.625)
    assert "0 claims, being" in left_out(material_of(none), none.left_out.head(0), 0.7)
    by_model = none.left_out.head(2).assign(confidence=float("nan"))
    assert "without such a figure (each has none, being a language model's)" in left_out(
        material_of(none), by_model, 0.7
    )


def test_the_manifest_and_the_list_of_runs_say_it(project, monkeypatch):
    without_kernels(project, monkeypatch)
    result = go(min_confidence="0.999")
    out = project / "data/processed"
    manifest = json.loads((Store(out).latest() / "manifest.json").read_text(encoding="utf-8"))
    assert (result.status, manifest["parameters"]["min_confidence"]) == ("published", 0.999)
    assert manifest["left_out"] == {
        "claims": len(tables_in(project).claims),
        "without_confidence": 0,
        "min_confidence": 0.999,
        "only_reviewed": False,
    }
    assert f"0 claims ({manifest['left_out']['claims']} unsure ones left out)" in (out / "index.html").read_text(
        "utf-8"
    )


def test_a_figure_that_is_no_chance_is_refused():
    with pytest.raises(ParametersError, match=r"from 0 to 1, not '70%' \(did you mean 0\.7\?\)"):
        Tables.of(min_confidence="70%")
