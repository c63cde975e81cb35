"""The annotated corpus by its splits: train, tune, test, aside, as folders that `evaluate` can measure.

`tests/gold/invented` holds articles that were written for it, `tests/gold/open` stand-off annotations of openly licensed
texts, whose words lie elsewhere. A split of either is copied into a folder of its own, so that only its texts are read.
"""

import csv
import json
import shutil
from collections.abc import Collection
from pathlib import Path

from helpers.quality.standoff import attach, read_standoff

SPLITS = ("train", "tune", "test", "aside")
"""What is learned from, what tunes, what is measured and never read, and what may be read but is too unlike the press to learn from."""
SOURCES = ("file", "url", "publisher", "published", "language", "conflict")


def lay_out(
    corpus: Path, texts: Path, splits: Collection[str], folder: Path, *, without: Collection[str] = ()
) -> tuple[Path, Path, Path] | None:
    """Copy the texts of some splits of a corpus into a folder, with their gold and their sources.

    Args:
        corpus: folder with `claims.jsonl` and a `sources.csv` that has a column `split`.
        texts: folder of the texts; one that is not there is left out.
        splits: of SPLITS.
        folder: an empty folder.
        without: texts of these splits that are left out.

    Returns:
        (gold, articles, sources) as `evaluate` takes them; None where no text of these splits is there.

    Raises:
        ValueError: a text is not the one that was annotated.
    """
    with (corpus / "sources.csv").open(encoding="utf-8", newline="") as file:
        listed = [r for r in csv.DictReader(file) if r["split"] in splits and r["file"] not in without]
    rows = [r for r in listed if (texts / r["file"]).is_file()]
    if not rows:
        return None
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for row in rows:
        shutil.copyfile(texts / row["file"], articles / row["file"])
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, SOURCES, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    names = {row["file"] for row in rows}
    gold = [r for r in read_standoff(corpus / "claims.jsonl") if r["article"] in names]
    if any("sha256" in r for r in gold):
        gold = attach(gold, texts)
    (folder / "claims.jsonl").write_text(
        "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in gold), encoding="utf-8"
    )
    return folder / "claims.jsonl", articles, folder / "sources.csv"
