"""Commands on what people corrected: corrections check, corrections gold."""

import argparse
import sys
from pathlib import Path

from helpers.cli.options import add_articles, add_command, read_articles_parameters
from helpers.cli.progress import show_progress
from helpers.parameters.model import ParametersError
from helpers.parameters.validation import input_path, validate
from helpers.parameters.values import Problem
from helpers.runs.outcome import Exit

TO_MEND = ("invalid", "no_such_claim")
"""Statuses of corrections that do nothing until somebody mends them."""
_CHECK = """\
Reads data/raw/corrections.csv and the articles of FOLDER, and says of every correction that does not simply hold what
came of it and what to do: wrong rows with their line, corrections whose claim is gone (with the nearest one), those
that a later one supersedes, and those that the machine needs no longer. Nothing is written. Exit code 2 where a row
has to be mended. Corrections of articles that are not in FOLDER cannot be checked, and are counted.
"""
_GOLD = """\
Writes the articles of which every claim was accepted, edited or rejected, in the form of tests/gold:

  OUT/articles/   OUT/claims.jsonl   OUT/sources.csv

Measure the extractor on them with the notebook quality, or:
  python -m helpers.quality --gold OUT/claims.jsonl --articles OUT/articles --sources OUT/sources.csv
"""


def add_commands(commands) -> None:
    """Add the corrections commands to the command line."""
    corrections = add_command(
        commands, "corrections", None, "look after corrections of claims", "Corrections: data/raw/corrections.csv."
    )
    actions = corrections.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = add_command(actions, "check", check_corrections, "say what came of each correction", _CHECK)
    add_articles(check)
    check.add_argument("--all", action="store_true", help="list the corrections that hold, too")
    export = add_command(actions, "gold", write_gold, "write what was corrected as annotated articles", _GOLD)
    add_articles(export)
    export.add_argument("--out", required=True, metavar="FOLDER", help="new or empty folder to write into")


def check_corrections(options: argparse.Namespace) -> Exit:
    """claims-report corrections check."""
    found = _tables(options).corrections
    for row in found.itertuples():
        if options.all or (row.status not in ("applied", "other_folder")):
            print(_told(row))
    counts = found["status"].value_counts()
    told = ", ".join(f"{n} {status.replace('_', ' ')}" for status, n in sorted(counts.items()))
    print(f"{len(found)} corrections{': ' if told else ''}{told}")
    if elsewhere := counts.get("other_folder", 0):
        print(
            f"{elsewhere} of them could not be checked: their articles are in no folder that was read (--articles names another)"
        )
    return Exit.PARAMETERS if found["status"].isin(TO_MEND).any() else Exit.DONE


def _told(row) -> str:
    what = " ".join(
        filter(None, (row.action or "a line", row.field, row.claim_id, f"in {row.article}" if row.article else ""))
    )
    by = ", ".join(filter(None, (row.author, row.date)))
    quote = f"\n  words: {row.quote}" if row.quote else ""
    return f"{row.status.replace('_', ' ')}: {what}{f' ({by})' if by else ''}{quote}" + (
        f"\n  note: {row.message}" if row.message else ""
    )


def write_gold(options: argparse.Namespace) -> Exit:
    """claims-report corrections gold."""
    from helpers.corrections import gold

    tables = _tables(options)
    found = gold.gold(tables.articles, tables.full.claims, tables.corrections)
    for article, count in found.to_look_at.items():
        print(f"{article}: {count} claims still to be looked at" if count else f"{article}: not read through yet")
    if found.untouched:
        print(f"{found.untouched} more articles have no correction yet")
    if not found.articles:
        print("no article has been looked at as a whole: nothing was written", file=sys.stderr)
        return Exit.NO_INPUT
    folder = Path(options.out).expanduser()
    try:
        gold.write_gold(found, tables.articles, input_path(tables.parameters.articles), folder)
    except OSError as error:
        raise ParametersError([Problem("out", f"{options.out!r} cannot be written: {error.strerror}")]) from error
    claims = sum(bool(row["quote"]) for row in found.claims)
    print(f"{len(found.articles)} articles with {claims} claims: {folder}")
    if unread := len(found.articles) - len(found.read_through):
        print(f"in {unread} of them nobody has said that no claim is missing: recall measured there may be too high")
    return Exit.DONE


def _tables(options: argparse.Namespace):
    from helpers.tables import Tables

    parameters = read_articles_parameters(options)
    validate(parameters)
    return Tables(parameters, progress=show_progress)
