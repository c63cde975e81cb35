"""Corrected articles as annotations in the codebook's form, so that the extractor is measured on what people have read.

An article counts as annotated once every claim that the machine found in it has been accepted, edited or rejected. That
no claim is missing from it only its reader can say: an `accept` without a claim_id does (`read_through`).
"""

import csv
import errno
import io
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import schema
from helpers.analysis.rows import records
from helpers.articles.folder import walk
from helpers.cache import write_atomically

CODED = (
    "article", "quote", "speaker", "side", "type", "stance", "controller", "extent", "actor", "target", "place",
    "claim_date", "event_date",
)  # fmt: skip
"""The codebook's fields."""
OWN = ("act", "role", "relayed_by", "evidence", "verification")
"""The project's further fields that its gold codes. What a person left empty in a claim of their own is not coded."""
SOURCES = ("file", "url", "publisher", "published", "language", "conflict")


@dataclass(frozen=True)
class Gold:
    """Annotations, and how far the reading is.

    Attributes:
        claims: one annotation a claim, by article; a row with an empty quote stands for an article without claims.
        articles: keys of the annotated articles.
        read_through: those of them of which somebody says that no claim is missing.
        to_look_at: article → claims that nobody has looked at yet, for articles in which somebody began.
        untouched: how many articles nobody has begun.
    """

    claims: list[dict[str, str]]
    articles: tuple[str, ...]
    read_through: frozenset[str]
    to_look_at: Mapping[str, int]
    untouched: int


def gold(articles: pd.DataFrame, claims: pd.DataFrame, corrections: pd.DataFrame) -> Gold:
    """The annotations that corrections amount to.

    Args:
        articles, claims, corrections: schema.ARTICLES; schema.CLAIMS and schema.CORRECTIONS as `apply` gives them.
    """
    standing = corrections[corrections["status"].isin(schema.STANDING)]
    through = set(standing.loc[standing["action"].eq("accept") & standing["claim_id"].eq(""), "article"])
    begun = set(standing["article"])
    found = dict.fromkeys(articles["article"], 0) | dict(claims["article"].value_counts())
    open_ = claims.loc[claims["review"] == "auto", "article"].value_counts()
    rejected = set(standing.loc[standing["action"] == "reject", "article"])
    done = [a for a in articles["article"] if not open_.get(a) and (found[a] or a in through | rejected)]
    rows = [_annotation(row) for row in records(claims[claims["article"].isin(done)])]
    silent = [{"article": article, "quote": ""} for article in done if not found[article]]
    return Gold(
        claims=[*rows, *silent],
        articles=tuple(done),
        read_through=frozenset(through & set(done)),
        to_look_at={a: int(open_.get(a, 0)) for a in articles["article"] if a in begun and a not in done},
        untouched=sum(a not in begun and a not in done for a in articles["article"]),
    )


def write_gold(found: Gold, articles: pd.DataFrame, source: Path, folder: Path) -> list[Path]:
    """Write articles/, claims.jsonl and sources.csv into a new or empty folder; the paths.

    Raises OSError: FileExistsError where something is in the folder, which might be lost.

    Args:
        found: from `gold`.
        articles: schema.ARTICLES of all of its articles.
        source: folder that the articles were read from.
        folder: made where it is not there.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(errno.ENOTEMPTY, "there is something in it; name a new folder")
    told = records(articles[articles["article"].isin(found.articles)])
    paths = {one.file: one.path for one in walk(source, None)}
    for row in told:
        target = folder / "articles" / row["file"]
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(paths[row["file"]], target)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found.claims)
    write_atomically(folder / "claims.jsonl", lines.encode("utf-8", "surrogatepass"))
    write_atomically(folder / "sources.csv", _sources(told).encode("utf-8", "replace"))
    return [folder / name for name in ("articles", "claims.jsonl", "sources.csv")]


def _annotation(row: Mapping[str, Any]) -> dict[str, str]:
    coded = {name: str(row[name]) for name in CODED}
    return coded | {name: str(row[name]) for name in OWN if row[name] or row["review"] != "added"}


def _sources(articles: list[dict[str, Any]]) -> str:
    """What is known of each file; of a file with several articles only what holds for all of them."""
    by_file: dict[str, dict[str, str]] = {}
    for row in articles:
        values = {name: str(row[name]) for name in SOURCES}
        values["conflict"] = "" if values["conflict"] == "generic" else values["conflict"]
        known = by_file.setdefault(values["file"], values)
        by_file[values["file"]] = {name: known[name] if known[name] == values[name] else "" for name in SOURCES}
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, SOURCES, lineterminator="\n")
    writer.writeheader()
    writer.writerows(by_file.values())
    return file.getvalue()
