"""The project's own extractor measured on a folder of annotated articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.articles.tables import wholes
from helpers.cache import Cache
from helpers.claims.abstention import everything
from helpers.claims.features import Text
from helpers.parameters.model import RULES, Parameters
from helpers.parameters.validation import input_path, validate
from helpers.paths import project_root
from helpers.quality.gold import read_gold
from helpers.quality.matching import Claim
from helpers.quality.measures import Measurement, measure
from helpers.tables import Tables

AS_FOUND = "as_found"
"""Folder of the cache for what is read before anything is left open: the product never looks there."""


@dataclass(frozen=True)
class Reading:
    """Annotated articles, and the claims that were read from them.

    Attributes:
        gold: the annotated claims of `read_gold`.
        claims: rows of schema.CLAIMS with the `conflict`, `language` and `genre` of their article.
        texts: article → its stored text.
        known: article → what it was read with.
    """

    gold: Sequence[Claim]
    claims: Sequence[dict[str, object]]
    texts: Mapping[str, str]
    known: Mapping[str, Text]

    def measured(self, claims: Iterable[Claim] | None = None) -> Measurement:
        """The claims, or others of the same articles, against gold."""
        return measure(self.gold, self.claims if claims is None else claims, self.texts)


def evaluate(
    gold: Iterable[Path | str] | Path | str,
    articles: Path | str,
    *,
    sources: Path | str = "",
    conflict: str = "auto",
    as_found: bool = False,
    reader: str = RULES,
    send_to: str = "",
) -> Measurement:
    """Read the articles, extract their claims, and measure them: `read` says what is taken and raised."""
    found = read(gold, articles, sources=sources, conflict=conflict, as_found=as_found, reader=reader, send_to=send_to)
    return found.measured()


def read(
    gold: Iterable[Path | str] | Path | str,
    articles: Path | str,
    *,
    sources: Path | str = "",
    conflict: str = "auto",
    as_found: bool = False,
    reader: str = RULES,
    send_to: str = "",
) -> Reading:
    """Read the articles and extract their claims.

    Args:
        gold: file, files or folder of annotations.
        articles: folder of the articles that they name; others in it are read and ignored.
        sources: CSV that says what is known of each article; the folder's own by default.
        conflict: profile to read with, or "auto".
        reader: one of helpers.parameters.model.READERS; `send_to` is the host that a model on another machine is asked at.
        as_found: take what was found also where it was then left open, and rows that were too unlikely to be claims.

    Relative paths are looked for from the working directory, then from the project's folder.

    Raises:
        ParametersError: a folder, table or conflict is not there; the message names the nearest.
        FileNotFoundError: the annotations are not there.
        ValueError: an annotated article was not read from the folder, or lacks a gold quote.
    """
    parameters = Parameters(
        articles=str(articles), sources=str(sources), conflict=conflict, reader=reader, send_to=send_to
    )
    validate(parameters)
    paths = [gold] if isinstance(gold, Path | str) else list(gold)
    rows = read_gold((input_path(str(path)) for path in paths), texts=input_path(str(articles)))
    if as_found:
        with everything():
            cache = Cache(project_root() / "data" / "processed" / "cache" / AS_FOUND)
            tables = Tables(parameters, cache=cache).extracted
            cache.prune()
    else:
        tables = Tables(parameters).extracted  # what the machine reads, without what people corrected in it
    whole = wholes(tables.articles)
    texts = dict(zip(tables.articles["article"].map(whole), tables.articles["text"], strict=True))
    known = tables.articles[["article", "conflict", "language"]].merge(
        tables.documents[["article", "genre"]], on="article"
    )
    claims = tables.claims.merge(known, on="article", how="left")
    known["article"] = known["article"].map(whole)
    return Reading(
        rows,
        _claims(claims.assign(article=claims["article"].map(whole))),
        texts,
        {str(name): Text(*map(str, about)) for name, *about in known.itertuples(index=False)},
    )


def _claims(table: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
