"""The report of one war of a folder that has articles about several: those about others are left out, and told."""

import json

import pytest

from helpers import Tables, brief, load_conflict
from helpers.cli import main
from helpers.conflicts import ConflictError, chooser
from helpers.conflicts.choosing import another_war
from helpers.parameters.model import ParametersError, RunParameters
from helpers.runs.plans import read_plans
from helpers.runs.settings import Settings
from made_articles import article

UKRAINE = "Ukrainian forces have retaken the village of Yampil, the General Staff said on Monday. Russia denied this."
SUDAN = "The Rapid Support Forces said on Monday that they had captured El Obeid in Sudan. The Sudanese army denied it."
SOMALIA = "Al-Shabaab fighters took Adan Yabaal on Monday. Somali troops had left the town, the Somali government said."
UNCLEAR = "The army said on Monday that it had taken the village from the rebels. The rebels denied it."
TALKS = "Ministers met in Geneva on Monday and spoke about grain."


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in {"u": UKRAINE, "s": SUDAN, "o": SOMALIA, "x": UNCLEAR, "t": TALKS}.items():
        (made / f"{name}.txt").write_text(f"A town’s news\n\n4 March 2025\n\n{text}", encoding="utf-8")
    return made


def tables(folder, conflict):
    return Tables.of(articles=str(folder), conflict=conflict)


def test_only_articles_that_may_be_about_the_war_are_read_with_its_profile(folder):
    read = tables(folder, "ukraine")
    assert set(read.articles["article"]) == {"u.txt", "x.txt", "t.txt"}
    assert set(read.articles["conflict"]) == {"ukraine"}
    assert not {"rsf", "al_shabaab"} & {*read.claims["side"], *read.claims["controller"], *read.claims["actor"]}
    assert set(read.claims["article"]) >= {"u.txt"}


def test_an_article_that_tells_of_two_wars_is_read_with_the_one_that_is_asked_for(tmp_path):
    both = (
        "Syrian rebels took the town of Azaz on Monday, the Observatory said. Iraqi forces and tribal militias across the "
        "border entered the towns of Hit and Rutba, the Iraqi army said."
    )
    (tmp_path / "b.txt").write_text(both, encoding="utf-8")
    for war in ("syria", "iraq"):
        assert set(tables(tmp_path, war).articles["conflict"]) == {war}


def test_those_that_were_left_out_are_told_with_their_war_and_number(folder):
    read = tables(folder, "ukraine")
    files = read.intake.set_index("file")
    assert files.loc["s.txt", "status"] == "skipped" and files.loc["s.txt", "left_out"] == 1
    assert "left out: 1 about sudan; the report asked for is on ukraine" in files.loc["s.txt", "message"]
    assert "a war without a profile (Somalia's government, Al-Shabaab)" in files.loc["o.txt", "message"]
    assert files["articles"].fillna(0).sum() == len(read.articles)
    told = str(brief.unread(read.articles, read.intake, read.unread))
    assert "2 articles are about other wars, and were left out." in told and "s.txt" in told


def test_without_a_war_that_is_asked_for_none_is_left_out(folder):
    read = tables(folder, "auto")
    assert len(read.articles) == 5 and read.intake["left_out"].fillna(0).sum() == 0
    assert "left out" not in str(brief.unread(read.articles, read.intake, read.unread))


def test_sources_csv_says_better_than_the_text(folder):
    (folder / "sources.csv").write_text(
        "file,conflict\nx.txt,sudan\ns.txt,ukraine\nt.txt,Marsh war\n", encoding="utf-8"
    )
    assert set(tables(folder, "ukraine").articles["article"]) == {"u.txt", "s.txt"}
    assert "Marsh war" in tables(folder, "ukraine").intake.set_index("file").loc["t.txt", "message"]


def test_a_copy_of_what_is_left_out_is_left_out(folder):
    (folder / "s2.txt").write_bytes((folder / "s.txt").read_bytes())
    (folder / "sources.csv").write_text("file,conflict\ns2.txt,ukraine\n", encoding="utf-8")
    assert "s2.txt" not in set(tables(folder, "ukraine").articles["article"])


def test_an_unknown_war_is_refused_with_the_nearest(folder):
    with pytest.raises(ParametersError, match="did you mean ukraine"):
        tables(folder, "ukrane")
    with pytest.raises(ConflictError, match="did you mean 'ukraine'"):
        chooser(wanted="ukrane")


def test_check_tells_what_would_be_left_out(folder, capsys):
    main(["check", str(folder), "--conflict", "ukraine", "--json"])
    told = json.loads(capsys.readouterr().out)
    rows = {row["file"]: row for row in told["files"]}
    assert rows["s.txt"]["status"] == "skipped" and "it is about sudan" in rows["s.txt"]["message"]
    assert told["summary"]["conflicts"] == {"ukraine": 3}


@pytest.mark.parametrize(
    ("text", "wanted", "left_out"),
    [
        (SUDAN, "sudan", False),
        (SUDAN, "libya", True),
        (SOMALIA, "ethiopia", True),
        (UNCLEAR, "ethiopia", False),
        # a war in passing takes no article away, and gives none
        (
            "Ukrainian troops, some of them veterans of Sudan, entered Lyman, Kyiv said. Russian troops left it.",
            "sudan",
            True,
        ),
        (
            "The Rapid Support Forces took El Fasher in Sudan; men from Libya fought with them, the army said.",
            "sudan",
            False,
        ),
        ("Taliban fighters took Kunduz, and Afghan troops fled.", "ukraine", True),
        ("The sprinter won in Kingston.", "ukraine", False),
    ],
)
def test_an_article_is_about_another_war_only_where_its_words_tell(text, wanted, left_out):
    story = article(text, published="2025-03-04")
    assert bool(another_war(story, chooser()(story), load_conflict(wanted))) is left_out


def test_runs_yml_makes_a_report_a_war(tmp_path):
    path = tmp_path / "runs.yml"
    path.write_text("- each: {conflict: [ukraine, sudan]}\n- {conflict: syria, date_from: 2025}\n", encoding="utf-8")
    plans = read_plans(path, base=RunParameters(), settings=Settings())
    assert [(p.name, p.parameters.conflict) for p in plans] == [(i, i) for i in ("ukraine", "sudan", "syria")]
    path.write_text("- each: {conflict: [ukraine, sudna]}\n", encoding="utf-8")
    with pytest.raises(ParametersError, match="did you mean sudan"):
        read_plans(path, base=RunParameters(), settings=Settings())
