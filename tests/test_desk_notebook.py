"""The desk's notebook on a small project: headless, as a shared page, and with corrections made at the desk."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from helpers.corrections import corrections_path, read_corrections
from helpers.desk import Desk
from helpers.desk.author import usual_author
from helpers.desk.coming_back import as_papermill
from helpers.pages.export import export_notebook
from helpers.parameters.model import ExploreParameters
from helpers.tables import Tables
from processes import run_command

NOTEBOOK = Path(__file__).resolve().parents[1] / "notebooks" / "explore.ipynb"
PARAMETERS = ExploreParameters(conflict="ukraine")


@pytest.fixture
def desk(project):
    return Desk(Tables(PARAMETERS))


def again():
    """The claims and corrections of a run that starts anew."""
    tables = Tables(PARAMETERS)
    return tables.claims, tables.corrections


def said(desk) -> str:
    """What is said beside the buttons that correct."""
    return re.sub("<[^>]*>", " ", desk._correcting.told.html)


@pytest.mark.slow
def test_the_printed_command_gives_the_same_selection_without_a_browser(desk, project, tmp_path):
    desk.show(sides=["ukraine"], words="control")
    assert 0 < len(desk.claims) < len(desk.collection.claims)
    command = shlex.split(as_papermill(desk.parameters))
    command[:3] = [sys.executable, "-m", "papermill", str(NOTEBOOK), "explored.ipynb"]
    run_command(*command, cwd=tmp_path)
    executed = nbformat.read(tmp_path / "explored.ipynb", as_version=4)
    shown = [o.data.get("text/html", "") for c in executed.cells for o in c.get("outputs", []) if "data" in o]
    for quote in desk.claims["quote"]:
        assert any(quote in html for html in shown)
    for quote in set(desk.collection.claims["quote"]) - set(desk.claims["quote"]):
        assert not any(f">{quote}</td>" in html for html in shown)
    page = export_notebook(tmp_path / "explored.ipynb", tmp_path / "explored.html").read_text(encoding="utf-8")
    assert "Interactive control; open the notebook to use it." in page
    assert "claims selected" in page


def test_a_git_that_does_not_answer_costs_only_its_name(monkeypatch):
    def late(command, **_):
        raise subprocess.TimeoutExpired(command, 5)

    monkeypatch.setattr("helpers.desk.author.subprocess.run", late)
    monkeypatch.setattr("helpers.desk.author.getpass.getuser", lambda: "reader")
    assert usual_author() == "reader"


def test_a_rejected_claim_is_gone_here_and_in_every_later_run(desk):
    claim_id, before = desk.claims["claim_id"].iloc[0], len(desk.claims)
    desk.open(claim_id)
    desk._correcting._reason.value = "he speaks of another town"
    desk._correcting._reject()
    assert "Rejected" in said(desk)
    assert claim_id not in set(desk.claims["claim_id"])
    claims, corrections = again()
    assert len(claims) == before - 1
    assert claim_id not in set(claims["claim_id"])
    (row,) = corrections.itertuples()
    assert (row.claim_id, row.action, row.status) == (claim_id, "reject", "applied")
    assert row.reason == "he speaks of another town"
    assert row.author == usual_author()


def test_nothing_is_rejected_without_a_reason_or_signed_by_nobody(desk):
    before = len(desk.claims)
    desk._correcting._reject()
    assert "reason" in said(desk)
    desk._correcting._author.value = " "
    desk._correcting._accept()
    assert "say who corrects" in said(desk)
    assert len(desk.claims) == before
    assert not corrections_path().exists() or read_corrections(corrections_path()) == ([], [])


def test_an_accepted_claim_says_so_where_it_is_shown(desk):
    claim_id = desk._opened.claim_id
    desk._correcting._accept()
    assert desk._opened.claim_id == claim_id
    assert desk._opened.review == "accepted"
    assert usual_author() in re.sub("<[^>]*>", "", desk._detail.html)


def test_an_edited_field_is_chosen_from_what_it_may_be(desk):
    pane = desk._correcting
    pane._field.value = "type"
    (choice,) = pane._value.children
    assert "encirclement" in [value for _, value in choice.options]
    claim_id = desk._opened.claim_id
    choice.value = "encirclement"
    pane._reason.value = "they were cut off"
    pane._edit()
    assert "Type set" in said(desk)
    assert desk.collection.claim(claim_id).type == "encirclement"
    claims, _ = again()
    edited = claims.set_index("claim_id").loc[claim_id]
    assert (edited["type"], edited["review"]) == ("encirclement", "edited")


def test_a_side_is_one_of_the_articles_conflict(desk):
    desk._correcting._field.value = "side"
    (choice,) = desk._correcting._value.children
    assert {"russia", "ukraine", "independent", "media"} <= {value for _, value in choice.options}


def test_selected_words_become_a_claim(desk):
    text = desk.collection.text("kupiansk.txt")
    start = text.index("Russian forces shelled the town")
    desk.open(next(c.claim_id for c in desk.claims.itertuples() if c.article == "kupiansk.txt"))
    desk._detail._told(None, {"act": "select", "value": f"{start - 1}:{start + 31}"}, [])
    pane = desk._correcting
    assert pane._words.value == "Russian forces shelled the town"
    pane._given["type"].value, pane._given["side"].value = "presence", "ukraine"
    pane._given["actor"].value = "russia"
    before = len(desk.claims)
    pane._add()
    assert "Added" in said(desk)
    assert len(desk.claims) == before + 1
    assert pane._words.value == "" and not any(widget.value for widget in pane._given.values())
    desk._detail._told(None, {"act": "select", "value": f"{start}:{start + 31}"}, [])
    pane._given["type"].value, pane._given["side"].value = "presence", "ukraine"
    pane._given["actor"].value = "russia"
    pane._add()
    assert "has this claim on these words already" in said(desk) and len(desk.claims) == before + 1
    pane._given["actor"].value, pane._given["type"].value = "", ""
    pane._add()
    assert "needs a type" in said(desk) and len(desk.claims) == before + 1
    claims, _ = again()
    (added,) = claims[claims["review"] == "added"].itertuples()
    assert (added.type, added.actor, added.start) == ("presence", "russia", start)


def test_pasted_words_are_found_whatever_their_line_breaks_and_marked(desk):
    pane = desk._correcting
    pane._article.value = "pokrovsk.txt"
    pane._words.value = "its troops\n had captured"
    text = desk.collection.text("pokrovsk.txt")
    assert text[slice(*pane._spot)] == "its troops had captured"
    assert '<mark class="found">its troops had captured</mark>' in desk._detail.html
    pane._words.value = "words that nobody wrote"
    assert "do not stand in the article" in pane._found.value
    pane._add()
    assert "mark the words" in said(desk)


def test_an_article_is_read_to_its_end(desk):
    desk._correcting._article.value = "kupiansk.txt"
    desk._correcting._nothing_missing()
    assert "Read to its end" in said(desk)
    _, corrections = again()
    (row,) = corrections.itertuples()
    assert (row.article, row.claim_id, row.action, row.status) == ("kupiansk.txt", "", "accept", "applied")


def test_claims_are_put_into_one_statement_and_apart(desk):
    pane = desk._correcting
    first, other = desk.claims["claim_id"].iloc[:2]
    desk.open(first)
    pane._other.options = [*pane._other.options, ("another", other)]
    pane._other.value = other
    pane._merge()
    assert desk.collection.claim(first).statement_id == desk.collection.claim(other).statement_id
    pane._other.value = other
    pane._split()
    assert desk.collection.claim(first).statement_id != desk.collection.claim(other).statement_id
