"""claims-report check: what would be read of a folder of articles, file by file, and a summary that fits a screen."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.boundary import legible
from helpers.cli.options import add_articles, add_command, read_articles_parameters, writes_unicode
from helpers.cli.progress import show_progress
from helpers.parameters.validation import validate
from helpers.runs.outcome import Exit

if TYPE_CHECKING:
    from helpers.articles.checking import Survey

MOST = 5
"""Reasons, languages and files that the summary names of each kind."""
WIDTH = 100
"""Characters of a line of the summary."""


def add_commands(commands) -> None:
    """Add check to the command line."""
    check = add_command(
        commands,
        "check",
        check_folder,
        "tell what would be read of a folder of articles, and what is wrong with it",
        "For every file: whether it would be read, how many of its words were kept as the story, its articles, title,\n"
        "language, the publication date and where it was found, the conflict and the runner-up, what kind of text it is,\n"
        "whose and about which place, and what is wrong; then a summary. Nothing is written.",
    )
    add_articles(check)
    check.add_argument("--json", action="store_true", help="print one JSON object instead: files and summary")


def check_folder(options: argparse.Namespace) -> Exit:
    """claims-report check."""
    from helpers.analysis.rows import records
    from helpers.surveys import survey_of

    parameters = read_articles_parameters(options)
    validate(parameters)
    found = survey_of(parameters, progress=show_progress)
    files = [{name: _plain(value) for name, value in row.items()} for row in records(found.files)]
    summary = _summary(found, files)
    if options.json:
        print(
            json.dumps(
                {"files": files, "summary": dataclasses.asdict(summary)}, ensure_ascii=not writes_unicode(sys.stdout)
            )
        )
    else:
        for row in files:
            print(_told(row))
        print("\n".join(_in_words(summary, files)))
    failed = sum(row["status"] == "failed" for row in files)
    if 10 * failed > len(files):
        return Exit.CHECK
    return Exit.DONE if any(row["articles"] for row in files) else Exit.NO_INPUT


def _plain(value: object) -> object:
    """A value of a data frame as JSON has it."""
    if isinstance(value, float):
        return None if value != value else int(value)
    return value


def _told(row: Mapping[str, object]) -> str:
    """One file: its name and what is known of it, one fact a line."""
    facts = {
        "title": row["title"],
        "published": f"{row['published']} (found in: {row['found_in']})" if row["found_in"] else row["published"],
        "language": row["language"],
        "conflict": row["conflict"],
        "evidence": row["evidence"],
        "document": row["document"],
        "words": f"{row['words']} of {row['in_file']} kept" if row["articles"] else "",
        "articles": row["articles"] if row["articles"] != 1 else "",
        "sentences not read": row["lost"],
        "note": row["message"],
    }
    lines = [f"  {name}: {legible(' '.join(str(fact).split()))}" for name, fact in facts.items() if fact]
    return "\n".join([f"{legible(str(row['file']))}: {row['status']}", *lines])


@dataclass(frozen=True)
class _Summary:
    """What a folder comes to, in figures: files, articles that would be read, their words, counts by kind."""

    files: int
    statuses: Mapping[str, int]
    articles: int
    words: int
    in_file: int
    languages: Mapping[str, int]
    dates: Mapping[str, int]
    conflicts: Mapping[str, int]
    articles_set_aside: Mapping[str, int]
    sentences_not_read: int


def _summary(found: Survey, files: Sequence[Mapping[str, object]]) -> _Summary:
    read = [row for row in files if row["status"] == "read"]
    return _Summary(
        files=len(files),
        statuses=dict(Counter(str(row["status"]) for row in files)),
        articles=sum(_int(row["articles"]) for row in read),
        words=sum(_int(row["words"]) for row in read),
        in_file=sum(_int(row["in_file"]) for row in read),
        languages=dict(found.languages),
        dates=dict(found.dates),
        conflicts=dict(found.conflicts),
        articles_set_aside=dict(found.aside),
        sentences_not_read=sum(_int(row["lost"]) for row in files),
    )


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _in_words(summary: _Summary, files: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """The summary in at most some twenty lines."""
    failed = summary.statuses.get("failed", 0)
    faults = f", and {failed} cannot be read for a fault of this program" if failed else ""
    read = summary.statuses.get("read", 0)
    yield f"{summary.files} files, of which {read} would be read{faults}: {summary.articles} articles"
    if summary.articles:
        yield f"  words kept: {summary.words:,} of {summary.in_file:,}"
        yield from _counted("languages", summary.languages, "not told")
        yield from _counted("dates", summary.dates, "undated")
        yield from _counted("conflicts", summary.conflicts, "none")
        if "generic" in summary.conflicts:
            yield "  generic: no profile was found to fit; if one does, name it in sources.csv, or by --conflict"
    if summary.sentences_not_read:
        yield f"  sentences not read: {summary.sentences_not_read}"
    for name, statuses in (("duplicates", ("duplicate",)), ("set aside", ("skipped", "failed"))):
        yield from _listed(name, [row for row in files if row["status"] in statuses])
    yield from _listed("to look at", [row for row in files if row["status"] == "read" and row["message"]])


def _counted(name: str, counts: Mapping[str, int], unknown: str) -> Iterator[str]:
    """How many articles there are of each kind, the most frequent first."""
    told = ", ".join(f"{key or unknown} {n:,}" for key, n in Counter(counts).most_common(MOST))
    yield f"  {name}: {told}" + (f" and {len(counts) - MOST} more" if len(counts) > MOST else "")


def _listed(name: str, rows: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """Some files of a kind, each with what is said of it; the others by number."""
    if not rows:
        return
    yield f"  {name}: {len(rows)}"
    for row in rows[:MOST]:
        words = legible(f"{row['file']}: {' '.join(str(row['message']).split())}")
        yield f"    {words if len(words) <= WIDTH else words[: WIDTH - 1] + '…'}"
    if len(rows) > MOST:
        yield f"    and {len(rows) - MOST} more"
