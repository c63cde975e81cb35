"""Commands on conflict profiles: conflict check, conflict draft.

What reads and compares is imported where it is used: it takes seconds, and `--help` or a wrong option none.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from helpers.boundary import legible
from helpers.cli.options import add_articles, add_command, read_articles_parameters
from helpers.cli.progress import show_progress
from helpers.parameters.model import ParametersError
from helpers.parameters.validation import validate
from helpers.parameters.values import Problem, nearest
from helpers.runs.outcome import Exit, RunError

if TYPE_CHECKING:
    from helpers.drafting import Draft

_SHOWN = 5
_DRAFT = """\
Reads the articles of FOLDER that no profile fits, and writes a first profile of the war that most of them are about:

  data/raw/conflicts/ID/   conflict.csv, sides.csv, actors.csv, places.csv

with the sides, their words, people and places that the articles tell, each row with the files that it comes from. Correct
it in a spreadsheet, check it (claims-report conflict check ID), and read the articles again. A folder that is there is
never written into.
"""


def add_commands(commands) -> None:
    """Add the conflict commands to the command line."""
    conflict = add_command(
        commands, "conflict", None, "work on conflict profiles", "Conflict profiles: data/raw/conflicts."
    )
    actions = conflict.add_subparsers(title="commands", metavar="COMMAND", required=True)
    profile = add_command(
        actions,
        "check",
        check_conflict,
        "explain every mistake in a conflict profile, with file and line",
    )
    profile.add_argument("id", metavar="ID", help="the profile's folder name in data/raw/conflicts")
    new = add_command(actions, "draft", draft_conflict, "write a first profile of a war that has none", _DRAFT)
    add_articles(new, conflict=False)
    new.add_argument("--id", default="", metavar="ID", help="the new profile's id (default: made of the war's country)")
    new.add_argument("--name", default="", metavar="NAME", help="the war's name in words")
    new.add_argument("--side", default="", metavar="ID", help="a side of the war, where the articles are about several")
    new.add_argument("--country", default="", metavar="CODES", help="where it is fought, as in SO or SO;KE")


def check_conflict(options: argparse.Namespace) -> Exit:
    """claims-report conflict check."""
    from helpers import conflicts

    known = conflicts.available()
    if options.id not in known:
        message = f"there is no profile {options.id!r}; there are {', '.join(known)}"
        raise ParametersError([Problem("conflict", message, nearest(options.id, known))])
    problems = conflicts.check(options.id)
    for problem in problems:
        print(problem)
    if problems:
        return Exit.CHECK
    conflict = conflicts.load(options.id)
    print(f"{options.id}: {len(conflict.sides)} sides, {len(conflict.actors)} actors, no mistakes")
    if open_ones := conflicts.uncited(options.id):
        shown = ", ".join(open_ones[:_SHOWN]) + (" …" if len(open_ones) > _SHOWN else "")
        print(f"  days in office without a source that can be looked up: {len(open_ones)} ({shown})")
    return Exit.DONE


def draft_conflict(options: argparse.Namespace) -> Exit:
    """claims-report conflict draft."""
    from helpers.drafting import DraftError, draft
    from helpers.tables import Tables

    parameters = read_articles_parameters(options)
    validate(parameters)
    tables = Tables(parameters, progress=show_progress)
    try:
        made = draft(tables, conflict=options.id, name=options.name, side=options.side, country=options.country)
    except DraftError as error:
        raise RunError(Exit.PARAMETERS, legible(str(error))) from error
    for line in _in_words(made):
        print(legible(line))
    return Exit.CHECK if made.problems else Exit.DONE


def _in_words(made: Draft):
    """What was written, and what is left to do, a line each."""
    one = made.articles == 1
    yield f"{made.folder}: drafted from {made.articles} article{'' if one else 's'}"
    yield f"  {made.sides} sides, {made.actors} people, {made.places} places; each row tells the articles it comes from"
    yield "  to fill in: conflict.csv: start (and end, focus_place, signals); sides.csv: names, enemies; places.csv: points"
    if made.unclear:
        yield f"  quoted, and no article tells for whom they speak: {', '.join(made.unclear)}"
    for sides, articles in made.others:
        yield f"  not in it: {articles} article{'' if articles == 1 else 's'} on {sides} (--side {sides.split(', ')[0]})"
    yield from (f"  {problem}" for problem in made.problems)
    yield f"  then: claims-report conflict check {made.folder.name}"
