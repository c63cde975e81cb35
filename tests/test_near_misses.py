"""Real articles that only look like war news hold no claim: sixty openly licensed texts, read from where they lie."""

import json

import pytest

from helpers.paths import project_root
from helpers.quality.near_misses import near_misses

TEXTS = project_root().parent / "shared" / "open" / "articles"


@pytest.mark.slow
def test_nothing_is_found_in_sixty_real_near_misses():
    if not TEXTS.is_dir():
        pytest.skip(f"the openly licensed texts are not at {TEXTS}: they are not ours to carry")
    found = near_misses(TEXTS, project_root() / "tests" / "gold")
    assert found.texts == 60
    assert not found.found, found.describe()


@pytest.fixture
def collection(tmp_path):
    """A collection with two near misses of our own, one text of a war, and one that an annotator found a claim in."""
    own, texts = tmp_path / "gold", tmp_path / "shared" / "articles"
    (own / "open").mkdir(parents=True)
    texts.mkdir(parents=True)
    quiet = "The court in Lyon sent the case back. The mayor denied that he had taken money.\n"
    war = "Russian troops captured Lyman, Russia's Defence Ministry said.\n"
    for name, text in {"a.txt": quiet, "b.txt": war, "c.txt": war, "d.txt": quiet, "e.txt": war}.items():
        (texts / name).write_text(text, encoding="utf-8")
    index = "file,conflict\na.txt,none\nb.txt,ukraine\nc.txt,none\nd.txt,none\ne.txt,none\n"
    (texts.parent / "index.csv").write_text(index, encoding="utf-8")
    rows = [{"article": "c.txt", "start": 0, "end": 30}, {"article": "e.txt", "start": 0, "end": 0}]
    (own / "open" / "claims.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    (own / "open" / "sources.csv").write_text("file,split\nc.txt,train\ne.txt,test\n", encoding="utf-8")
    return texts, own


def test_what_is_found_is_told_and_what_is_a_claim_or_sealed_is_no_near_miss(collection):
    texts, own = collection
    assert near_misses(texts, own, many=2).describe() == "2 real near misses: 0 false claims"
    (texts / "d.txt").write_text((texts / "b.txt").read_text(encoding="utf-8"), encoding="utf-8")
    told = near_misses(texts, own, many=2).describe().splitlines()
    assert told[0] == "2 real near misses: 1 false claims"
    assert told[1].startswith("  d.txt: Russian troops captured Lyman")
    with pytest.raises(ValueError, match="has 2 near misses, not 60"):
        near_misses(texts, own)
