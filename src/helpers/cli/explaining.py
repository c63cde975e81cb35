"""The command that tells why a claim is read as it is: explain."""

import argparse

from helpers.cli.inputs import show_progress
from helpers.cli.options import add_command, add_parameters, read_parameters
from helpers.parameters.model import Parameters, ParametersError
from helpers.parameters.validation import validate
from helpers.parameters.values import Problem
from helpers.runs.outcome import Exit

_EXPLAIN = """\
Tells of one claim, field by field: what it states, because of what, in which words; what was found and is not stated,
since its basis was not right often enough; and the rows of lexicon and profile that it rests on, with file and line.
CLAIM_ID is the column claim_id of any table or report; its first letters do where they are those of one claim only.
"""


def add_commands(commands) -> None:
    """Add explain to the command line."""
    explain = add_command(commands, "explain", explain_claim, "tell why a claim is read as it is", _EXPLAIN)
    explain.add_argument("claim_id", metavar="CLAIM_ID", help="key of the claim")
    given = ("articles", "sources", "conflict")
    add_parameters(explain, Parameters, leave_out=tuple(set(Parameters.__dataclass_fields__) - set(given)))


def explain_claim(options: argparse.Namespace) -> Exit:
    """claims-report explain."""
    from helpers.explaining import UnknownClaimError, explain
    from helpers.tables import Tables

    parameters = read_parameters(options, Parameters)
    validate(parameters)
    tables = Tables(parameters, progress=show_progress)
    try:
        print(explain(tables, options.claim_id.strip()))
    except UnknownClaimError as error:
        raise ParametersError([Problem("claim_id", str(error), error.nearest)]) from error
    return Exit.DONE
