"""Corrections where they are seen: in the report, on the command line, as gold, and in what changed."""

import json

import lxml.html
import pandas as pd
import pytest

import made_corrections as made
from helpers import brief
from helpers.analysis import group_statements, relate_statements, what_changed
from helpers.cli import main
from helpers.corrections import (
    Correction,
    accept,
    add,
    apply,
    corrections_path,
    edit,
    gold,
    merge,
    read_through,
    record,
    reject,
    split,
    statement_links,
)
from helpers.parameters.model import Parameters
from helpers.quality.evaluate import evaluate
from helpers.runs.changes import Earlier
from helpers.runs.outcome import Exit
from helpers.tables import Tables
from hostile import PAYLOADS

ME = {"author": "A. Reader", "reason": "as the text has it"}


def material(*corrections, problems=()):
    """A brief's material of the two made articles with these corrections, and the tables that it is made of."""
    claims, told = apply(
        made.claims(), made.articles(), corrections, {"made": made.WAR}, {"made": made.GAZETTEER}, problems=problems
    )
    claims, statements = group_statements(claims, made.articles(), statement_links(told))
    relations = relate_statements(statements, claims, conflicts=[made.WAR])
    tables = {"articles": made.articles(), "claims": claims, "statements": statements, "relations": relations}
    return brief.gather(*tables.values(), conflicts=[made.WAR], corrections=told), tables | {"corrections": told}


def page(markup):
    return lxml.html.fragment_fromstring(str(markup), create_parent="div")


def words(markup):
    return " ".join(page(markup).text_content().split())


def row(claim_id):
    return made.claims().set_index("claim_id", drop=False).loc[claim_id]


def some_corrections():
    start = made.TEXT.index("Shells fell")
    return [
        reject(row("c4"), author="B. Other", reason="a scene, no claim"),
        edit(row("c1"), "place", "Old Port", **ME),
        edit(row("c1"), "extent", "partial", **ME),
        accept(row("c2"), author="B. Other"),
        *add(made.articles().iloc[0], start, start + 24, {"type": "strike", "side": "media"}, **ME),
        merge(row("c2"), row("c3"), **ME),
        Correction("a.txt", "c99", "edit", "speaker", "X", quote="hold the town", author="B", date="2025-01-01"),
    ]


def test_the_report_lists_what_people_did_with_words_author_date_and_reason():
    told = words(brief.corrected(material(*some_corrections())[0]))
    for part in (
        "Rejected (1)", "Betaport is quiet", "B. Other", "a scene, no claim", "Edited (1)", "place: Alphaville → Old Port",
        "extent: empty → partial", "A. Reader", "as the text has it", "Added (1)", "type: strike", "Put together or apart (1)",
        "B. Other has read and accepted 1 claim more.", "To look at again (1)", "the nearest is c3",
    ):  # fmt: skip
        assert part in told, part


def test_a_report_without_corrections_says_so_and_other_folders_are_quiet():
    elsewhere = Correction("z.txt", "c1", "reject", author="A", date="2025-01-01", reason="secret")
    for corrections in ([], [elsewhere]):
        assert words(brief.corrected(material(*corrections)[0])) == "Nobody has corrected anything in these articles."


def test_corrected_claims_carry_a_mark_that_leads_to_what_was_done():
    found, _ = material(*some_corrections())
    table = page(brief.claims_table(found))
    marks = {tr.get("id"): [m.text_content() for m in tr.find_class("by-hand")] for tr in table.iter("tr")}
    assert marks["c1"] == ["edited by a person"]
    assert marks["c2"] == ["checked by a person"]
    assert marks["c3"] == []
    assert "c4" not in marks
    whole = page(brief.claims_table(found) + brief.corrected(found) + brief.source_list(found))
    ids = [e.get("id") for e in whole.iter() if e.get("id")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert {a.get("href")[1:] for a in whole.iter("a") if a.get("href").startswith("#")} <= set(ids)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_write_stays_text(payload):
    hostile = {"author": payload, "reason": payload}
    found, _ = material(
        Correction(**(reject(row("c4"), **ME).values | hostile)),
        Correction(**(edit(row("c1"), "speaker", payload or "x", **ME).values | hostile | {"was": payload})),
        Correction("a.txt", "c9", "edit", payload, payload, quote=payload, author=payload, date=payload, line=3),
        split(row("c2"), **ME),
    )
    shown = page(brief.corrected(found) + brief.claims_table(found))
    assert not {e.tag for e in shown.iter()} & {"script", "img", "svg", "iframe", "object", "style", "form", "input"}
    assert not [e for e in shown.iter() for name in e.attrib if name.startswith("on")]


def test_what_changed_tells_a_withdrawn_claim_from_one_that_is_gone():
    _, before = material()
    found, after = material(reject(row("c4"), **ME))
    changes = what_changed(before, after)
    assert list(changes.withdrawn["claim_id"]) == ["c4"]
    assert "1 claim withdrawn by correction" in changes.in_words()
    assert "no longer found" not in changes.in_words()
    told = words(brief.whats_new(found, Earlier(before)))
    assert "Withdrawn by correction (1)" in told
    assert "Betaport is quiet" in told
    without = after | {"corrections": after["corrections"][:0]}
    assert "1 claim no longer found" in what_changed(before, without).in_words()


def test_a_merge_changes_statements_and_their_relations():
    _, apart = material()
    _, together = material(merge(row("c1"), row("c2"), **ME))
    assert len(together["statements"]) == len(apart["statements"]) - 1
    assert len(together["relations"]) < len(apart["relations"])


def cli(capsys, *arguments):
    code = main(list(arguments))
    caught = capsys.readouterr()
    return code, caught.out, caught.err


def test_check_lists_what_does_not_hold_and_is_exit_2_where_a_row_must_be_mended(project, capsys):
    claims = Tables(Parameters()).claims
    assert cli(capsys, "corrections", "check")[:2] == (Exit.DONE, "0 corrections\n")
    record(corrections_path(), reject(claims.iloc[0], **ME), edit(claims.iloc[1], "side", "ukrain", **ME))
    with corrections_path().open("a", encoding="utf-8") as file:
        file.write("lyman.txt,c1,delete,,,,,A,2025-01-01,\n")
    code, out, _ = cli(capsys, "corrections", "check")
    assert code == Exit.PARAMETERS
    assert "did you mean 'ukraine'?" in out
    assert "line 4: there is no action 'delete'" in out
    assert "reject" not in out.replace("merge, reject", "")
    assert "reject" in cli(capsys, "corrections", "check", "--all")[1]
    assert out.splitlines()[-1] == "3 corrections: 1 applied, 2 invalid"


def test_check_says_that_corrections_of_another_folder_could_not_be_checked(project, capsys):
    claims = Tables(Parameters()).claims
    elsewhere = claims.iloc[0].to_dict() | {"article": "of-another-folder.txt", "claim_id": "c000"}
    record(corrections_path(), edit(elsewhere, "side", "ukrain", **ME))
    code, out, _ = cli(capsys, "corrections", "check")
    assert code == Exit.DONE
    assert "1 of them could not be checked: their articles are in no folder that was read" in out


def review(project):
    """Look at every claim of two of the three articles; the claims and articles of the project."""
    tables = Tables(Parameters())
    claims, articles = tables.claims, tables.articles.set_index("article", drop=False)
    kupiansk, lyman = (claims[claims["article"] == f"{name}.txt"] for name in ("kupiansk", "lyman"))
    text = articles.at["kupiansk.txt", "text"]
    corrections = [accept(claim, author="A") for _, claim in kupiansk.iloc[1:].iterrows()]
    corrections += [edit(kupiansk.iloc[0], "place", "Lyman", **ME), reject(lyman.iloc[0], **ME)]
    corrections += add(
        articles.loc["kupiansk.txt"],
        0,
        len(text.split(".")[0]),
        {"type": "control", "side": "media", "controller": "ukraine", "place": "Lyman"},
        **ME,
    )
    corrections += [accept(claim, author="A") for _, claim in lyman.iloc[1:].iterrows()]
    corrections.append(read_through(articles.loc["lyman.txt"], author="A"))
    record(corrections_path(), *corrections)
    return claims


def test_what_was_looked_at_as_a_whole_becomes_gold_that_the_extractor_is_measured_on(project, capsys):
    claims = review(project)
    record(corrections_path(), accept(claims[claims["article"] == "pokrovsk.txt"].iloc[0], author="A"))
    out = project / "gold"
    code, told, _ = cli(capsys, "corrections", "gold", "--out", str(out))
    assert code == Exit.DONE
    left = int((claims["article"] == "pokrovsk.txt").sum()) - 1
    assert f"pokrovsk.txt: {left} claims still to be looked at" in told
    assert "in 1 of them nobody has said that no claim is missing" in told
    rows = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (
        {r["article"] for r in rows} == {p.name for p in (out / "articles").iterdir()} == {"kupiansk.txt", "lyman.txt"}
    )
    own = json.loads((made_gold() / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert set(gold.CODED) <= set(rows[0]) <= set(own) == {*gold.CODED, *gold.OWN}
    found = evaluate(out / "claims.jsonl", out / "articles", sources=out / "sources.csv", conflict="ukraine")
    assert found.summary.loc["detection", "recall"] < 1, "the extractor was measured on what people added"
    assert found.summary.loc["detection", "precision"] < 1, "the extractor was measured without what people rejected"
    assert found.fields.loc["place", "accuracy"] < 1, "the extractor was measured on what people edited"


def made_gold():
    from made_project import ROOT

    return ROOT / "tests/gold"


def test_an_article_without_claims_counts_once_somebody_has_read_it(project, capsys):
    (project / "data/raw/articles/quiet.txt").write_text(
        "Nothing of note happened in the garden today.\n", encoding="utf-8"
    )
    assert cli(capsys, "corrections", "gold", "--out", str(project / "gold"))[0] == Exit.NO_INPUT
    record(corrections_path(), Correction("quiet.txt", action="accept", author="A", date="2025-01-01"))
    code, told, _ = cli(capsys, "corrections", "gold", "--out", str(project / "gold"))
    assert code == Exit.DONE
    assert "3 more articles have no correction yet" in told
    assert json.loads((project / "gold/claims.jsonl").read_text(encoding="utf-8")) == {
        "article": "quiet.txt",
        "quote": "",
    }


def test_gold_overwrites_nothing(project, capsys):
    review(project)
    code, _, said = cli(capsys, "corrections", "gold", "--out", "data/raw")
    assert code == Exit.PARAMETERS
    assert "name a new folder" in said
    assert (project / "data/raw/articles/lyman.txt").is_file()


def test_extract_gives_the_claims_as_corrected(project, capsys):
    claim = Tables(Parameters()).claims.iloc[0]
    record(corrections_path(), reject(claim, **ME))
    _, out, _ = cli(capsys, "extract", "data/raw/articles")
    assert claim["claim_id"] not in {json.loads(line)["claim_id"] for line in out.splitlines()}


def test_a_narrower_look_keeps_the_corrections(project):
    claim = Tables(Parameters()).claims.iloc[0]
    record(corrections_path(), reject(claim, **ME))
    narrow = Tables(Parameters(focus_place="Pokrovsk"))
    pd.testing.assert_frame_equal(narrow.corrections, Tables(Parameters()).corrections)
    assert len(narrow.corrections) == 1
