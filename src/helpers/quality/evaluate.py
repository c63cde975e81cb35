"""The project's own extractor measured on a folder of annotated articles."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from helpers.cache import Cache
from helpers.claims.abstention import everything, restored
from helpers.parameters.model import Parameters
from helpers.parameters.validation import input_path, validate
from helpers.quality.gold import read_gold
from helpers.quality.measures import Measurement, measure
from helpers.tables import Tables


def evaluate(
    gold: Iterable[Path | str] | Path | str,
    articles: Path | str,
    *,
    sources: Path | str = "",
    conflict: str = "auto",
    as_found: bool = False,
) -> Measurement:
    """Read the articles, extract their claims, and measure them.

    Args:
        gold: file, files or folder of annotations.
        articles: folder of the articles that they name; others in it are read and ignored.
        sources: CSV that says what is known of each article; the folder's own by default.
        conflict: profile to read with, or "auto".
        as_found: judge what was found also where it was left open, and rows that were too unlikely to be claims. Everything
            is read anew for it, since nothing of the kind is kept.

    Relative paths are looked for from the working directory, then from the project's folder.

    Raises:
        ParametersError: a folder, table or conflict is not there; the message names the nearest.
        FileNotFoundError: the annotations are not there.
        ValueError: an annotated article was not read from the folder, or lacks a gold quote.
    """
    parameters = Parameters(articles=str(articles), sources=str(sources), conflict=conflict)
    validate(parameters)
    paths = [gold] if isinstance(gold, Path | str) else list(gold)
    rows = read_gold((input_path(str(path)) for path in paths), texts=input_path(str(articles)))
    if as_found:
        with TemporaryDirectory() as folder, everything():
            tables = Tables(parameters, cache=Cache(Path(folder))).extracted
    else:
        tables = Tables(parameters).extracted  # what the machine reads, without what people corrected in it
    texts = dict(zip(tables.articles["article"], tables.articles["text"], strict=True))
    known = tables.articles[["article", "conflict", "language"]].merge(
        tables.documents[["article", "genre"]], on="article"
    )
    claims = _claims(tables.claims.merge(known, on="article", how="left"))
    return measure(rows, map(restored, claims) if as_found else claims, texts)


def _claims(table: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
