"""only_reviewed and hold: what nobody looked at is in no table, and nothing is published before a named person accepted it."""

import json

import pytest

from helpers import schema
from helpers.brief import gather, left_out, rests_on
from helpers.brief.report import Report
from helpers.brief.sureness import checked
from helpers.cache import Cache
from helpers.cli import main, make_parser
from helpers.cli.options import read_parameters
from helpers.corrections import accept, corrections_path, edit, record, reject
from helpers.parameters.model import NOTEBOOKS, Parameters, RunParameters, parse
from helpers.review.holding import check_held, waiting
from helpers.runs.outcome import Exit, RunError
from helpers.runs.plans import read_plans
from helpers.runs.settings import Settings
from helpers.runs.store import Store
from helpers.tables import NAMES, Tables
from made_runs import go


def tables_in(project, kind=Parameters, **values):
    return Tables(parse(kind, values), cache=Cache(project / "cache"))


def accept_all(claims, author="A. N."):
    record(corrections_path(), *(accept(row, author=author) for row in claims.to_dict("records")))


def test_with_only_reviewed_the_tables_have_what_a_person_looked_at_and_nothing_else(project):
    claims = tables_in(project).claims
    first, second, third = (claims.iloc[n] for n in range(3))
    record(
        corrections_path(),
        accept(first, author="A. N."),
        edit(second, "claim_date", "2025-12-01", author="A. N.", reason="said a day before"),
        reject(third, author="A. N.", reason="no claim"),
    )
    reviewed = tables_in(project, only_reviewed=True)
    assert set(reviewed.claims["claim_id"]) == {first["claim_id"], second["claim_id"]}
    told = {claim for ids in reviewed.statements["claim_ids"] for claim in ids.split("; ")}
    assert told == set(reviewed.claims["claim_id"])
    assert len(reviewed.left_out) == len(claims) - 3
    assert reviewed.places["claims"].sum() == reviewed.claims["place_id"].ne("").sum()
    assert set(reviewed.places["place_id"]) == set(reviewed.claims["place_id"]) - {""}
    for name in NAMES:
        schema.check(schema.TABLES[name], getattr(reviewed, name))


def test_the_page_and_the_list_of_runs_say_how_many_are_left_out(project, kernelless):
    tables = tables_in(project, only_reviewed=True)
    material = gather(
        tables.articles, tables.claims, tables.statements, tables.relations, conflicts=tables.conflicts.values()
    )
    told = left_out(material, tables.left_out, 0.0, only_reviewed=True)
    assert "Only claims that a person has accepted, put right or added" in told
    assert f"{len(tables.left_out)} claims that nobody has looked at are not (" in told
    assert told in Report.of(tables).masthead().html
    assert "left-out" not in Report.of(tables_in(project)).masthead().html
    assert go(only_reviewed="true").status == "published"
    out = project / "data/processed"
    manifest = json.loads((Store(out).latest() / "manifest.json").read_text("utf-8"))
    assert manifest["counts"]["claims"] == 0
    assert manifest["left_out"]["claims"] == len(tables.left_out)
    assert f"({len(tables.left_out)} unchecked ones left out)" in (out / "index.html").read_text("utf-8")


def test_a_page_on_which_everything_was_checked_tells_of_no_others(project):
    accept_all(tables_in(project).claims.head(2))
    told = checked(tables_in(project, only_reviewed=True).claims)
    assert told == "Of the 2 claims on this page, 2 accepted by a person."
    assert "nobody has checked the other" in checked(tables_in(project).claims)


def test_what_the_summary_rests_on_is_what_it_leads_to_and_a_pair_that_its_headline_tells_of(project):
    tables = tables_in(project)
    material = gather(
        tables.articles, tables.claims, tables.statements, tables.relations, conflicts=tables.conflicts.values(),
        focus_place="Pokrovsk",
    )  # fmt: skip
    found = tables.claims.set_index("claim_id").loc[rests_on(material)]
    assert set(found["place"]) == {"Pokrovsk"}
    assert {("russia", "asserts"), ("ukraine", "denies")} <= set(zip(found["side"], found["stance"], strict=True))


def test_a_held_run_publishes_nothing_says_which_rows_wait_and_goes_on_once_somebody_accepted_them(project, kernelless):
    out = project / "data/processed"
    held = go(hold="true")
    assert (held.status, held.exit_code) == ("failed", int(Exit.HELD))
    assert Store(out).latest() is None
    assert (out / "runs" / held.run / "tables/claims.xlsx").is_file()
    rows = waiting(tables_in(project, RunParameters, hold=True))
    assert len(rows)
    for row in rows.itertuples():
        assert row.claim_id in held.reason and row.quote[:60] in held.reason
    assert "review.ipynb" in held.reason and "corrections.csv" in held.reason
    accept_all(rows)
    assert go(hold="true").status == "published"


def test_a_row_that_nobody_signed_still_waits(project):
    tables = tables_in(project, RunParameters, hold=True)
    accept_all(waiting(tables))
    path = corrections_path()
    path.write_text(path.read_text("utf-8-sig").replace("A. N.", ""), "utf-8-sig")
    with pytest.raises(RunError, match="no named person") as caught:
        check_held(tables_in(project, RunParameters, hold=True))
    assert caught.value.code == 9


def test_nothing_waits_where_nothing_is_held(project):
    check_held(tables_in(project))
    check_held(tables_in(project, RunParameters))


def test_both_are_options_without_a_value_and_parameters_of_notebooks_and_of_runs_yml(project):
    options = make_parser().parse_args(["run", "--only-reviewed", "--hold"])
    parameters = read_parameters(options, RunParameters)
    assert (parameters.only_reviewed, parameters.hold) == (True, True)
    plain = read_parameters(make_parser().parse_args(["run"]), RunParameters)
    assert (plain.only_reviewed, plain.hold) == (False, False)
    assert all(parse(kind, {"only_reviewed": True}).only_reviewed for kind in NOTEBOOKS.values())
    assert parse(NOTEBOOKS["06_report"], {"hold": "True"}).hold
    plan = project / "runs.yml"
    plan.write_text("- {name: seen, only_reviewed: true}\n- {name: held, hold: true}\n", "utf-8")
    seen, held = read_plans(plan, base=RunParameters(), settings=Settings())
    assert (seen.parameters.only_reviewed, seen.parameters.hold) == (True, False)
    assert held.parameters.hold


def test_the_command_ends_with_its_own_exit_code(project, kernelless, capsys):
    assert main(["run", "--hold", "--notebooks", "01"]) == 9
    assert "no named person has accepted" in capsys.readouterr().err
    assert "9  --hold" in make_parser().format_help()
