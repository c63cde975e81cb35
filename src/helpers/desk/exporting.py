"""The selected claims as files: a folder of its own for each export, with the parameters that select them."""

import datetime
from pathlib import Path

import pandas as pd

from helpers.cache import write_atomically
from helpers.desk.coming_back import as_yaml
from helpers.export import write_tables
from helpers.parameters.model import ExploreParameters
from helpers.parameters.validation import output_path


def export_selection(claims: pd.DataFrame, parameters: ExploreParameters) -> list[Path]:
    """Write the claims as CSV, GeoJSON, Parquet, GeoParquet and GeoPackage below `parameters.out`; the paths. Raises OSError.

    selection.yml beside them holds the parameters, for `papermill -f`.
    """
    moment = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    folder = output_path(parameters.out) / "selections" / moment
    written = write_tables({"claims": claims.reset_index(drop=True)}, folder)
    write_atomically(folder / "selection.yml", as_yaml(parameters).encode())
    return [*written, folder / "selection.yml"]
