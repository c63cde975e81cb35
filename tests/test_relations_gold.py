"""The annotated relations and summaries of tests/gold/relations: what must be reached, and how they are read."""

from pathlib import Path

import pytest

from helpers.quality.groups import read_groups
from helpers.quality.relations import RelationScore, score_group, score_rows, score_summaries

FOLDER = Path(__file__).parent / "gold" / "relations"


def test_relations_of_the_annotated_rows():
    groups = read_groups(FOLDER / "groups")
    score = score_rows(groups)
    assert (len(groups), score.required, score.alike) >= (60, 150, 150)
    assert score.precision >= 0.97 and score.recall >= 0.85, "\n".join(score.errors)
    assert score.wrong_clashes == 0, "\n".join(score.errors)


def test_summaries_of_the_annotated_rows():
    groups = read_groups(FOLDER / "ledes.txt")
    score = score_summaries(groups)
    assert len(groups) >= 25 and score.must >= 50
    assert (score.held, score.broken) == (score.must, 0), "\n".join(score.errors)


GROUP = """## small | ukraine | Kupiansk
@a 2025-12-18
Moscow said that {1|it holds all of Kupiansk}. {2|Kyiv denied this}.
1 !Russia / russia / control russia full
2 !Ukraine / ukraine / denies control russia full
2 denies 1
"""


def test_a_group_is_read_with_its_words_and_values(tmp_path):
    (tmp_path / "small.txt").write_text(GROUP, encoding="utf-8")
    (group,) = read_groups(tmp_path)
    (day, text) = group.articles["small-a.txt"]
    claim = group.claims[2]
    assert (day, text[claim["start"] : claim["end"]]) == ("2025-12-18", "Kyiv denied this")
    assert (claim["stance"], claim["controller"], claim["extent"], claim["role"]) == (
        "denies",
        "russia",
        "full",
        "party",
    )
    assert score_rows([group]).found == 1
    (tmp_path / "small.txt").write_text(GROUP + "3 denies 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="group small: no such claim: 3 denies 1"):
        read_groups(tmp_path)


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        ([("small 2", "small 1", "denies")], (1, 1, 0)),
        ([("small 1", "small 2", "denies")], (0, 0, 1)),  # the wrong way round
        ([("small 2", "small 1", "perhaps")], (0, 0, 0)),  # accuses nobody: missed, not wrong
        ([("small 2", "small 1", "updates")], (0, 0, 1)),
        ([("small 2", "small 3", "contradicts"), ("small 2", "small 1", "denies")], (1, 1, 1)),  # not listed
    ],
)
def test_scoring(found, counts, tmp_path):
    (tmp_path / "small.txt").write_text(GROUP, encoding="utf-8")
    score = RelationScore()
    score_group(read_groups(tmp_path)[0], found, score)
    assert (score.found, score.right, score.wrong) == counts
