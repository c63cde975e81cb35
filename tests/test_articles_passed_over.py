"""Nothing of a folder is passed over in silence: each kind of text that a reader would miss is read, or told."""

import io
import json
import zipfile

import pytest

from helpers.articles import read_articles
from helpers.articles.checking import Asked, survey
from helpers.claims import is_mostly_read
from test_articles_formats import FIRST, SECOND, bodies, read

THIRD = "Guerrillas blew up a bridge near Probivka, a spokesman said on Sunday."


# --- what is asked of an article before anything is extracted


def test_a_question_that_fails_or_hangs_costs_that_answer_alone(tmp_path, monkeypatch, lenient):
    for name, words in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", THIRD)):
        (tmp_path / name).write_text(words)

    def kind(article):
        if article.file == "a.txt":
            raise IndexError("list index out of range")
        while article.file == "b.txt":
            pass
        return "wire"

    monkeypatch.setattr("helpers.articles.checking.SECONDS", 0.3)
    asked = Asked(conflict_of=lambda article: ("somewhere", "somewhere"), document_of=kind)
    files = survey(tmp_path, asked=asked).files.set_index("file")
    assert "what kind of text it is could not be told, through an error" in files.loc["a.txt"]["message"]
    assert "could not be told (it takes more than" in files.loc["b.txt"]["message"]
    assert list(files["document"]) == ["", "", "wire"]
    assert list(files["conflict"]) == ["somewhere"] * 3


@pytest.mark.parametrize("head", ["x" * 300_000, "'" * 16_000, "#" * 50_000, "*_" * 20_000])
def test_a_head_without_words_is_looked_at_in_time(tmp_path, head):
    from helpers.articles import checking
    from helpers.claims.documents import read_document, told
    from helpers.conflicts import load
    from helpers.places import Gazetteer

    war = load("ukraine")
    (tmp_path / "a.md").write_text(f"{head}\n\n{FIRST}")
    asked = Asked(document_of=lambda article: told(read_document(article, war, Gazetteer.for_conflict(war))))
    row = checking.survey(tmp_path, asked=asked).files.iloc[0]
    assert row["document"] and "could not be told" not in row["message"]


# --- copies


def test_a_copy_that_can_be_read_counts_where_the_first_cannot(tmp_path):
    sentences = [f"Rebel troops captured hill {n}, the army said on Monday." for n in range(80)]
    (tmp_path / "a.txt").write_text(" ".join(s.replace(",", "").removesuffix(".") for s in sentences))
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text("\n\n".join(sentences))
    found = read_articles(tmp_path, is_readable=is_mostly_read)
    assert [(a.file, a.duplicate_of) for a in found.articles] == [("a.txt", ""), ("b.txt", ""), ("c.txt", "b.txt")]
    (tmp_path / "b.txt").rename(tmp_path / "0.txt")
    found = read_articles(tmp_path, is_readable=is_mostly_read)
    assert [a.duplicate_of for a in found.articles] == ["", "0.txt", "0.txt"], "the first that can be read"
