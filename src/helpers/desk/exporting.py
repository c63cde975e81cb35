"""The selected claims as files: a folder of its own for each export, with the parameters that select them."""

import datetime
from pathlib import Path

import pandas as pd

from helpers.cache import write_atomically
from helpers.desk.coming_back import as_yaml
from helpers.export import write_tables
from helpers.parameters.model import ExploreParameters
from helpers.parameters.validation import output_path
from helpers.stages import Full
from helpers.workbook import write_workbook


def export_selection(tables: Full, claims: pd.DataFrame, parameters: ExploreParameters) -> list[Path]:
    """Write some claims of the tables below `parameters.out`, in the forms that a run and its page have; the paths. Raises OSError.

    CSV, GeoJSON, Parquet, GeoParquet and GeoPackage of the claims, and a workbook: beside them their statements, what
    contradicts these, their articles and what each column means. selection.yml holds the parameters, for `papermill -f`.
    """
    moment = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    folder = output_path(parameters.out) / "selections" / moment
    claims = claims.reset_index(drop=True)
    written = write_tables({"claims": claims}, folder)
    told = set(claims["statement_id"])
    relations, statements = tables.relations, tables.statements
    book = write_workbook(
        {
            "claims": claims,
            "statements": statements[statements["statement_id"].isin(told)],
            "relations": relations[relations["a"].isin(told) | relations["b"].isin(told)],
            "articles": tables.articles,
        },
        folder,
    )
    write_atomically(folder / "selection.yml", as_yaml(parameters).encode())
    return [*written, *([book] if book else []), folder / "selection.yml"]
