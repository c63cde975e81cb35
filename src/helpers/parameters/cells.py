"""A notebook's own parameters: what the cell after `parameters` calls, and what a cell of parameters holds."""

import ast
import dataclasses
import os
from collections.abc import Mapping, Sequence
from itertools import pairwise

from helpers.parameters.model import INTERACTIVE, NOTEBOOKS, Parameters, parse
from helpers.parameters.validation import validate
from helpers.parameters.values import nearest
from helpers.stages import PINNED

PAPERMILL_HEADING = "# Parameters"
"""How papermill starts the cell that it injects after the one tagged `parameters`."""


def from_notebook(notebook: str, namespace: Mapping[str, object]) -> Parameters:
    """The checked parameters of the notebook (its file's stem) from the names that its cells have set.

    Call it with `globals()` in the cell after `parameters`. A name that is no parameter is refused where it stands in
    the cells just before: papermill itself would run on with a warning. Raises ParametersError; ValueError for a
    notebook that is in neither NOTEBOOKS nor INTERACTIVE.
    """
    kinds = NOTEBOOKS | INTERACTIVE
    if notebook not in kinds:
        raise ValueError(f"{notebook!r} is not one of {', '.join(kinds)}")
    kind = kinds[notebook]
    known = {f.name for f in dataclasses.fields(kind)}
    history = namespace.get("In", [])
    names = known | set(_assigned_before(history if isinstance(history, Sequence) else [], known))
    parameters = parse(kind, {n: namespace[n] for n in sorted(names) if n in namespace})
    validate(parameters, places=PINNED not in os.environ)  # a run has looked at its place, and at all profiles
    return parameters


def assignments(source: str) -> dict[str, object] | None:
    """What a cell of plain `name = literal` lines sets, in its order; None for a cell that holds anything else."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return None
    found: dict[str, object] = {}
    for line in body:
        match line:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pass
            case _:
                return None
        try:
            found[name] = ast.literal_eval(value)
        except ValueError:
            number = _float_call(value)
            if number is None:
                return None
            found[name] = number
    return found


def _float_call(value: ast.expr) -> float | None:
    """The number of `float('nan')`, which is how papermill writes nan and infinity; None for anything else."""
    match value:
        case ast.Call(func=ast.Name(id="float"), args=[ast.Constant(value=str() as text)]):
            return float(text)
    return None


def _assigned_before(history: Sequence[str], known: set[str]) -> list[str]:
    """Names that the parameter cells just before the running cell set: the notebook's own, and an injected one.

    JupyterLab's scheduler gives the cell that it injects no heading. It stands right after the notebook's own, where a
    person may have put a cell, too: of such a cell only what looks like a parameter counts.
    """
    names: list[str] = []
    cells = [(source, assignments(source)) for source in reversed(history[:-1])]
    for (source, found), (_, before) in pairwise([*cells, ("", None)]):
        if not found:
            break
        if source.lstrip().startswith(PAPERMILL_HEADING) or known & set(found):
            names += found
        elif before and known & set(before):
            names += [name for name in found if nearest(name, known)]
        else:
            break
    return names
