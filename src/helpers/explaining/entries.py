"""The rows of lexicons and profiles that a claim rests on, each with its file and line: where to look, and to mend."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from helpers.conflicts import Conflict
from helpers.conflicts.sheets import Row, read_sheet
from helpers.explaining.forms import is_form, words_in
from helpers.paths import project_root

MOST = 3
"""Rows of one kind that are named; of more nobody can tell which it was."""
SLAVIC = ("ru", "uk")
_ASKS = re.compile(r"[!=]=|\bin \(|startswith")
"""Lines of code that ask for a rule instead of making it."""


@dataclass(frozen=True)
class Entry:
    """A row of a table, or a line of code: `file` from the project's folder, `line` from 1, `text` what stands there."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def rule_entries(rule: str, quote: str, sentence: str) -> list[Entry]:
    """What a rule of the claims table stands for: rows of predicates.csv whose verb is in the words, or lines of code.

    "verb:take" is the frame `take` of predicates.csv; "noun:…", "adjective:…", "back:…" stand in modules; a language
    stands before those that are not English.
    """
    language, _, plain = rule.partition(":") if rule[:3] in ("ru:", "uk:") else ("en", "", rule)
    kind, colon, name = plain.partition(":")
    if not colon:
        return []  # a person added it
    if kind == "verb" and (found := _verbs(language, name, quote) or _verbs(language, name, sentence)):
        return found
    return _code(language, plain, name) or _code(language, plain, kind)


def cue_entries(cue: str, language: str) -> list[Entry]:
    """The rows of reporting.csv (in Russian and Ukrainian also of phrases.csv) that have a word of the cue."""
    if not cue:
        return []
    if language in SLAVIC:
        folder, tables = "claims/slavic/lexicon", ("reporting.csv", "phrases.csv")
    else:
        folder, tables = "claims/lexicon", ("reporting.csv", "modes.csv")
    column = language if language in SLAVIC else "lemma"
    words = words_in(cue)
    found: list[Entry] = []
    for table in tables:
        path = f"{folder}/{table}"
        rows = [r for r in _rows(path) if any(is_form(w, lemma) for w in words for lemma in _lemmas(r, column))]
        found += _entries(path, rows, lambda row: _shortened(row, column, words))
    return found[:MOST]


def role_entries(role: str, words: str) -> list[Entry]:
    """The rows of roles.csv that make the words an office."""
    path = "claims/lexicon/roles.csv"
    text = f" {words.casefold()} "
    rows = [r for r in _rows(path) if r["role"] == role and re.search(rf"\b{re.escape(r['words'])}\b", text)]
    return _entries(path, sorted(rows, key=lambda r: -len(r["words"]))[:1])


def actor_entries(conflict: Conflict | None, name: str) -> list[Entry]:
    """The row of the profile's actors.csv, or of the one that all profiles share, for a speaker."""
    return _of_profile(conflict, "actors.csv", lambda row: row["actor"] == name, ("actor", "side", "kind", "role"))


def side_entries(conflict: Conflict | None, side: str) -> list[Entry]:
    """The row of the profile's sides.csv: its names, demonyms and forces are what words are compared with."""
    return _of_profile(conflict, "sides.csv", lambda row: row["side"] == side, ("side", "names", "demonyms"))


def place_entries(conflict: Conflict | None, place_id: str) -> list[Entry]:
    """The row of the profile's places.csv; none for places that only the gazetteers of the package have."""
    return _of_profile(
        conflict, "places.csv", lambda row: row["place_id"] == place_id, ("place_id", "name", "kind", "aliases")
    )


def basis_entry(field: str, basis: str) -> list[Entry]:
    """The row of abstention.csv that says how often a basis was right."""
    path = "claims/abstention.csv"
    return _entries(path, [r for r in _rows(path) if (r["field"], r["basis"]) == (field, basis)])


def _verbs(language: str, frame: str, text: str) -> list[Entry]:
    path = f"claims/{'lexicon' if language == 'en' else 'slavic/lexicon'}/predicates.csv"
    column, words = ("lemma" if language == "en" else language), words_in(text)
    rows = [r for r in _rows(path) if r["frame"] == frame]
    rows = [r for r in rows if any(is_form(w, lemma) for w in words for lemma in _lemmas(r, column))]
    whole = [r for r in rows if r["particle"] and r["particle"].casefold() in words]
    return _entries(
        path, (whole or [r for r in rows if not r["particle"]])[:MOST], lambda r: _shortened(r, column, words)
    )


def _code(language: str, rule: str, name: str) -> list[Entry]:
    """Lines of the rules' modules that name the rule, else the word after its colon."""
    code = _modules("english" if language == "en" else "slavic")
    for wanted in (f'"{rule}"', f'"{name}"'):
        if found := [of for of in code if wanted in of[2] and not _ASKS.search(of[2])]:
            return [Entry(_shown(path), number, text) for path, number, text in found[:MOST]]
    return []


@cache
def _modules(language: str) -> tuple[tuple[Path, int, str], ...]:
    """File, number and text of each line of the rules' modules."""
    folder = Path(str(files("helpers"))) / "claims" / language
    return tuple(
        (path, number, line.strip())
        for path in sorted(folder.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    )


def _of_profile(
    conflict: Conflict | None, name: str, wanted: Callable[[Row], bool], columns: Sequence[str]
) -> list[Entry]:
    if conflict is None:
        return []
    for folder in (conflict.folder, conflict.folder.parent / "common"):
        path = folder / name
        rows = [row for row in _sheet(path) if wanted(row)] if path.is_file() else []
        if rows:
            return [
                Entry(_shown(path), row.line, ", ".join(_cut(row[c]) for c in columns if row[c])) for row in rows[:MOST]
            ]
    return []


def _rows(path: str) -> tuple[Row, ...]:
    """The rows of a table of the package; `path` from the package's folder."""
    return _sheet(Path(str(files("helpers"))) / path)


@cache
def _sheet(path: Path) -> tuple[Row, ...]:
    return read_sheet(path, required=(), open_ended=True).rows


def _entries(path: str, rows: Iterable[Row], told: Callable[[Row], str] | None = None) -> list[Entry]:
    shown = _shown(Path(str(files("helpers"))) / path)
    return [
        Entry(shown, row.line, told(row) if told else ", ".join(v for v in row.cells.values() if v)) for row in rows
    ]


def _lemmas(row: Row, column: str) -> Iterator[str]:
    yield from row[column].split()


def _shortened(row: Row, column: str, words: Iterable[str]) -> str:
    """The row's cells, of a cell with many words only those that fit."""
    cells = {name: value for name, value in row.cells.items() if value and (name == column or name not in SLAVIC)}
    if len(row[column].split()) > 1:
        cells[column] = " ".join(lemma for lemma in row[column].split() if any(is_form(w, lemma) for w in words))
    return ", ".join(cells.values())


def _cut(cell: str) -> str:
    return cell if len(cell) <= 60 else f"{cell[:59]}…"


def _shown(path: Path) -> str:
    """A path as it may be told: from the project's folder, else from the package's."""
    for root in (project_root(), Path(str(files("helpers"))).parent):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
