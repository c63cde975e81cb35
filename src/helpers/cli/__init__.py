"""The console command `claims-report`."""

import argparse
import io
import logging
import sys
from collections.abc import Sequence
from importlib import metadata

from helpers.cli import checking, corrections, explaining, inputs, models, profiles, progress, reports
from helpers.cli.options import Parser
from helpers.conflicts.model import ConflictError
from helpers.parameters.model import ParametersError
from helpers.runs.outcome import Exit, RunError

DESCRIPTION = """\
Reads articles about a war and tells who claims what, for which side, about which place, when, and who denies it,
with the verbatim words beside every row. It never decides who is right.

Start with:  claims-report check FOLDER    what would be read of your articles
             claims-report run             tables, timelines, a map and one report to share
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code (helpers.runs.outcome.Exit)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that the terminal does not have is spelled out
            stream.reconfigure(errors="backslashreplace")
    parser = make_parser()
    options = parser.parse_args(argv)
    _log_to_terminal(verbose=options.verbose)
    try:
        return int(options.command(options))
    except ParametersError as error:
        for problem in error.problems:
            print(f"claims-report: {problem}", file=sys.stderr)
        return int(Exit.PARAMETERS)
    except ConflictError as error:
        print(f"claims-report: {error}", file=sys.stderr)
        return int(Exit.PARAMETERS)
    except RunError as error:
        print(f"claims-report: {error.reason}", file=sys.stderr)
        return int(error.code)
    except BrokenPipeError:  # the reader of a pipe (head, less) has left
        sys.stderr.close()
        return int(Exit.DONE)
    except KeyboardInterrupt:
        print("claims-report: stopped", file=sys.stderr)
        return 130


def _log_to_terminal(*, verbose: bool) -> None:
    """Warnings on standard error, and what is done, too, where that is asked for; a run's own log has it all."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.INFO if verbose else logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s") if verbose else _Plain())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("helpers").setLevel(handler.level)  # others' notes of what they do may hold addresses
    if not verbose:
        progress.show_lines()
    logging.getLogger("traitlets").setLevel(logging.ERROR)  # jupyter_client warns of sockets that it closes late


class _Plain(logging.Formatter):
    """What is told, and no traceback: the run's log and --verbose have it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        return f"{record.levelname}: {record.getMessage()}"


def make_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    codes = "\n".join(f"  {int(code)}  {code.meaning}" for code in Exit)
    parser = Parser(
        prog="claims-report",
        description=DESCRIPTION,
        epilog=f"exit codes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=metadata.version("contested-claims"))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    reports.add_commands(commands)
    checking.add_commands(commands)
    inputs.add_commands(commands)
    profiles.add_commands(commands)
    corrections.add_commands(commands)
    explaining.add_commands(commands)
    models.add_commands(commands)
    return parser
