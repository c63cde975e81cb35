"""The annotated corpus: annotations fit their texts, offsets come back as words, splits are told apart."""

import csv
import json
from pathlib import Path

import pytest

from helpers.quality.corpus import SPLITS, lay_out
from helpers.quality.gold import read_gold
from helpers.quality.standoff import attach, detach

GOLD = Path(__file__).parent / "gold"


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sources(folder):
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_quotation_of_an_invented_article_stands_in_it():
    folder = GOLD / "invented"
    texts = {p.name: p.read_text(encoding="utf-8") for p in (folder / "articles").glob("*.txt")}
    assert {r["article"] for r in rows(folder / "claims.jsonl")} == texts.keys()
    for row in rows(folder / "claims.jsonl"):
        assert row["quote"] in texts[row["article"]], row


@pytest.mark.parametrize("name", ["invented", "open"])
def test_every_text_is_credited_and_belongs_to_one_split(name):
    listed = sources(GOLD / name)
    assert {r["split"] for r in listed} <= set(SPLITS)
    assert all(r["licence"] for r in listed)
    assert {r["article"] for r in rows(GOLD / name / "claims.jsonl")} == {r["file"] for r in listed}


def test_annotations_of_texts_that_are_not_ours_carry_no_words_of_them():
    for row in rows(GOLD / "open" / "claims.jsonl") + rows(GOLD / "open" / "second.jsonl"):
        assert "quote" not in row
        assert 0 <= row["start"] <= row["end"] <= row["start"] + 600
        assert len(row["sha256"]) == 64


@pytest.fixture
def texts(tmp_path):
    """A folder with two texts that we wrote, one of them with the line ends of Windows."""
    (tmp_path / "a.txt").write_bytes("Пролог.\r\nThe army said it had entered Dinder.\r\n".encode())
    (tmp_path / "b.txt").write_bytes(b"A quiet day.\n")
    return tmp_path


CLAIM = {"article": "a.txt", "quote": "it had entered Dinder", "type": "advance", "side": "saf", "optional": True}


def test_offsets_come_back_as_the_words_that_were_annotated(texts):
    away = detach([CLAIM, {"article": "b.txt", "quote": ""}], texts)
    assert "quote" not in away[0]
    back = attach(away, texts)
    assert [r["quote"] for r in back] == [CLAIM["quote"], ""]
    assert (back[0]["type"], back[0]["side"], back[0]["optional"]) == ("advance", "saf", True)


def test_another_text_under_the_same_name_is_refused(texts):
    away = detach([CLAIM], texts)
    (texts / "a.txt").write_text("The army said it had entered Singa.", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt: another text"):
        attach(away, texts)


def test_a_quotation_that_is_not_in_the_text_is_refused(texts):
    with pytest.raises(ValueError, match=r"a\.txt: the quote 'gone'"):
        detach([{**CLAIM, "quote": "gone"}], texts)


def test_a_split_is_laid_out_with_its_texts_gold_and_sources_alone(texts, tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "sources.csv").write_text("file,published,split\na.txt,2024-11-26,tune\nb.txt,,test\nc.txt,,tune\n")
    away = detach([CLAIM, {"article": "b.txt", "quote": ""}], texts)
    (corpus / "claims.jsonl").write_text("".join(json.dumps(r) + "\n" for r in away))
    gold, articles, listed = lay_out(corpus, texts, ("tune",), tmp_path / "out")
    assert [p.name for p in articles.iterdir()] == ["a.txt"]
    assert [r["quote"] for r in read_gold(gold)] == [CLAIM["quote"]]
    assert "2024-11-26" in listed.read_text()
    assert lay_out(corpus, texts, ("train",), tmp_path / "none") is None
