"""How to come back to a view of the desk: its parameters as a cell, for papermill and as YAML, defaults left out."""

import json
import shlex

import yaml

from helpers.parameters.model import ExploreParameters, parse, plain


def changed(parameters: ExploreParameters) -> dict[str, object]:
    """The parameters that are not at their defaults, as plain values."""
    usual = plain(ExploreParameters())
    return {name: value for name, value in plain(parameters).items() if value != usual[name]}


def as_cell(parameters: ExploreParameters) -> str:
    """Lines for the notebook's parameters cell: `sides = ["russia"]`."""
    return "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in changed(parameters).items())


def as_papermill(parameters: ExploreParameters) -> str:
    """The shell's command that runs the notebook with this view; -r, so that papermill takes no word for a number."""
    words = [
        ["-r", name, ",".join(value) if isinstance(value, list) else str(value)]
        for name, value in changed(parameters).items()
    ]
    command = ["papermill", "notebooks/explore.ipynb", "explored.ipynb", *(w for three in words for w in three)]
    return shlex.join(command)


def as_yaml(parameters: ExploreParameters) -> str:
    """A file for `papermill -f`; "" for the view that the notebook opens with."""
    found = changed(parameters)
    return yaml.safe_dump(found, allow_unicode=True, sort_keys=False, default_flow_style=None) if found else ""


def renewed(parameters: ExploreParameters, **values: object) -> ExploreParameters:
    """The parameters with other values for some of them, as `parse` types them. Raises ParametersError."""
    return parse(ExploreParameters, plain(parameters) | values)
