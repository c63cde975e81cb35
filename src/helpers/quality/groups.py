"""Annotated groups of invented articles: which statements bear on each other, and what a summary must and must not say.

The form is told in tests/gold/relations/README.md. A group carries its claims as rows, so that the relations can be
measured apart from how well claims are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers import schema

NONE = "none"
_MARK = re.compile(r"\{(\d+)\|([^{}]*)\}")
_PAIR = re.compile(r"^(\d+) ([a-z_|]+) (\d+)$")
_ROW = re.compile(r"^(\d+) (.*?)/(.*)$")
_SHARE = re.compile(r"^(\d+)%$")


@dataclass
class Group:
    """A few short articles, their claims, and what holds between them.

    Attributes:
        articles: name → (day, text).
        claims: number → the row's values as schema.CLAIMS has them.
        pairs: (number of a, number of b) → the relations that are right for it; NONE where there may be none.
        must, must_not: facts of a summary, each a list of readings, each a list of words in their order.
    """

    name: str
    conflict: str
    place: str
    articles: dict[str, tuple[str, str]] = field(default_factory=dict)
    claims: dict[int, dict[str, object]] = field(default_factory=dict)
    pairs: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    must: list[list[str]] = field(default_factory=list)
    must_not: list[list[str]] = field(default_factory=list)

    def claims_table(self) -> pd.DataFrame:
        """The claims as schema.CLAIMS; claim_id is the number."""
        return schema.frame(schema.CLAIMS, self.claims.values())

    def articles_table(self) -> pd.DataFrame:
        """The articles as schema.ARTICLES."""
        rows = [
            {"article": n, "file": n, "text": text, "published": day, "sha256": n, "conflict": self.conflict}
            for n, (day, text) in self.articles.items()
        ]
        return schema.frame(schema.ARTICLES, rows)


def read_groups(path: Path) -> list[Group]:
    """The groups of a file, or of all files of a folder.

    Raises:
        ValueError: a line is no line of a group, or names a claim that it does not have; the message names both.
    """
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return [group for file in files for group in _groups(file)]


def _groups(file: Path) -> Iterator[Group]:
    for part in re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, *lines = part.strip().splitlines()
        name, conflict, place = (word.strip() for word in head.split("|"))
        group = Group(name, conflict, place)
        try:
            _fill(group, lines)
        except (ValueError, KeyError) as error:
            raise ValueError(f"{file.name}, group {name}: {error}") from error
        yield group


def _fill(group: Group, lines: list[str]) -> None:
    marks: dict[int, tuple[str, int, str, str]] = {}
    article = day = ""
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("@"):
            letter, day = line[1:].split()
            article = f"{group.name}-{letter}.txt"
            group.articles[article] = (day, "")
        elif line[:2] in ("+ ", "- "):
            readings = line[2:].strip()
            (group.must if line[0] == "+" else group.must_not).append(readings.split(" … "))
        elif pair := _PAIR.match(line):
            a, names, b = pair.groups()
            if not {int(a), int(b)} <= set(group.claims):
                raise ValueError(f"no such claim: {line}")
            group.pairs[int(a), int(b)] = frozenset(names.split("|"))
        elif row := _ROW.match(line):
            number = int(row[1])
            where = marks[number]
            group.claims[number] = _claim(group, number, row[2].strip(), row[3], where)
        else:
            before = group.articles[article][1]
            text, found = _unmarked(line, len(before) + (1 if before else 0))
            group.articles[article] = (day, f"{before}\n{text}" if before else text)
            marks |= {n: (article, start, words, text) for n, start, words in found}


def _unmarked(line: str, offset: int) -> tuple[str, list[tuple[int, int, str]]]:
    """The line without its marks, and the number, offset and words of each."""
    text, found, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        found.append((int(mark[1]), offset + len(text), mark[2]))
        text += mark[2]
        last = mark.end()
    return text + line[last:], found


def _claim(group: Group, number: int, speaker: str, rest: str, where: tuple[str, int, str, str]) -> dict[str, object]:
    article, start, words, sentence = where
    side, said, place, day, *more = [*(part.strip() for part in rest.split("/")), "", "", ""][:5]
    day = day or group.articles[article][0]
    row: dict[str, object] = {
        "claim_id": f"{group.name} {number}", "article": article, "quote": words, "start": start,
        "end": start + len(words), "sentence": sentence, "speaker": speaker.lstrip("!"),
        "speaker_text": speaker.lstrip("!"), "role": "party" if speaker.startswith("!") else "",
        "side": side.strip("-"), "attribution": "indirect" if speaker else "own_voice", "stance": "asserts",
        "act": "assert", "place": place or group.place, "relation": "in", "claim_date": day,
        "claim_date_precision": {10: "day", 7: "month", 4: "year"}[len(day)], "claim_date_basis": "explicit",
        "place_basis": "object_of_verb", "rule": "verb:hold", "review": "auto",
    }  # fmt: skip
    for token in f"{said} {' '.join(more)}".split():
        _set(row, token)
    return row


def _set(row: dict[str, object], token: str) -> None:
    """Take in one word of a claim's line."""
    if token in ("denies", "declines"):
        row |= {"stance": token, "act": {"denies": "deny", "declines": "decline"}[token]}
    elif token in schema.TYPES:
        row["type"] = token
    elif token == "took":
        row["rule"] = "verb:take"
    elif token in schema.EXTENTS:
        row["extent"] = token
    elif share := _SHARE.match(token):
        row |= {"share": int(share[1]) / 100, "extent": "partial" if share[1] != "100" else "full"}
    elif "=" in token:
        key, value = token.split("=")
        key = {"event": "event_date"}.get(key, key)
        row[key] = float(value) if key == "confidence" else value
    elif row["type"] == "control":
        row["controller"] = token
    else:
        row["actor"], _, row["target"] = token.partition(">")
