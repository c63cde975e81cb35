"""Real articles that only look like war news: courts, elections, sport, disasters. Every claim found in one is false.

They are openly licensed texts whose index calls them no war's; where one was annotated, the annotation decides.
"""

import csv
import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.quality.corpus import SOURCES
from helpers.quality.evaluate import evaluate

NO_WAR = "none"
MANY = 60


@dataclass(frozen=True)
class NearMisses:
    """How many texts were read, and the claims that were found in them: article and quotation."""

    texts: int
    found: tuple[tuple[str, str], ...]

    def describe(self) -> str:
        """The figure in one line, and each false claim in one."""
        told = f"{self.texts} real near misses: {len(self.found)} false claims"
        return "\n".join([told, *(f"  {article}: {quote}" for article, quote in self.found)])


def near_misses(texts: Path, own: Path, *, many: int = MANY) -> NearMisses:
    """Read `many` near misses of the collection whose folder of texts is `texts` (its index.csv lies beside the folder).

    Which ones is drawn by the hash of their names: always the same. Texts of the test split are none of them, since what
    is found is told, to be mended.

    Raises:
        FileNotFoundError: the collection is not there.
        ValueError: it has too few near misses.
    """
    with (own / "open" / "claims.jsonl").open(encoding="utf-8") as lines:
        left_out = {row["article"] for row in map(json.loads, lines) if row["end"]}
    with (own / "open" / "sources.csv").open(encoding="utf-8", newline="") as file:
        left_out |= {r["file"] for r in csv.DictReader(file) if r["split"] == "test"}
    with (texts.parent / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["conflict"] == NO_WAR and r["file"] not in left_out]
    if len(rows) < many:
        raise ValueError(f"{texts} has {len(rows)} near misses, not {many}")
    chosen = sorted(rows, key=lambda r: hashlib.sha256(r["file"].encode()).hexdigest())[:many]
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        for row in chosen:
            shutil.copyfile(texts / row["file"], folder / "articles" / row["file"])
        with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, SOURCES, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows({**row, "conflict": ""} for row in chosen)
        gold = "".join(json.dumps({"article": row["file"], "quote": ""}) + "\n" for row in chosen)
        (folder / "claims.jsonl").write_text(gold, encoding="utf-8")
        found = evaluate(folder / "claims.jsonl", folder / "articles", sources=folder / "sources.csv")
    extra = tuple((str(row.article), str(row.quote)) for row in found.extra.itertuples())
    return NearMisses(len(chosen), extra)
