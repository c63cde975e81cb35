"""What a notebook's cell ends in: a sentence, a table or a figure, safe to show whatever an article says."""

import base64
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from IPython.display import HTML, Markdown, display
from matplotlib import pyplot
from matplotlib.figure import Figure

from helpers.figures.drawing import Drawing
from helpers.figures.kept import picture
from helpers.media import DATA, NARROW

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!|~$])")
_CELL = re.compile(r"<(td|th)>(?![\d.,\s%]*</td>)")
"""A cell of something else than a number: a notebook would set it flush right, as it does with numbers."""


def words(text: object) -> str:
    """Text from an article or a table, so that Markdown and HTML in it are shown and not obeyed."""
    plain = str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\1", " ".join(plain.split()))


def prose(text: str) -> None:
    """Show a sentence or more of Markdown; put what comes from an article through `words`."""
    display(Markdown(text))


def heading(title: str, *, of_several: bool = True) -> None:
    """Show what stands over the part of a war, where there are several."""
    if of_several:
        prose(f"### {words(title)}")


def table(
    data: pd.DataFrame,
    columns: Sequence[str] | Mapping[str, str] = (),
    *,
    empty: str = "Nothing to show.",
    index: bool = False,
    most: int | None = None,
) -> None:
    """Show columns of a table (with other headings, where a mapping gives them); a sentence where it has no rows.

    Of a table with more than `most` rows the first are shown, and a sentence says so.
    """
    if data.empty:
        prose(empty)
        return
    chosen = data[list(columns)] if columns else data
    if isinstance(columns, Mapping):
        chosen = chosen.rename(columns=dict(columns))
    with pd.option_context("display.max_colwidth", None):
        html = (
            chosen.head(most or len(chosen))
            .rename_axis(columns=None)
            .to_html(index=index, escape=True, border=0, na_rep="", classes="tex2jax_ignore")
        )
    display(HTML(flush_left(html)))
    if most and len(chosen) > most:
        prose(f"The first {most} of {len(chosen)} rows are shown.")


def flush_left(html: str) -> str:
    """Tables whose words stand flush left in a notebook; a page has a style sheet of its own, and drops what this adds."""
    return _CELL.sub(r'<\1 style="text-align: left">', html)


def record(data: pd.DataFrame, columns: Sequence[str] = ()) -> None:
    """Show the first row of a table upright: a column a line, those that are empty left out."""
    chosen = data[list(columns)] if columns else data
    told = [
        (name, value)
        for name, value in zip(chosen.columns, chosen.iloc[0], strict=True)
        if str(value) not in ("", "<NA>", "nan")
    ]
    table(pd.DataFrame(told, columns=["column", "value"]))


def claims(rows: str, data: Mapping[str, Any]) -> None:
    """Show the rows of claims (HTML) with their data, by which an exported page filters, draws and hands them out."""
    display({"text/html": flush_left(str(rows)), DATA: dict(data), "text/plain": "The claims"}, raw=True)


def figure(drawn: Figure | Drawing, *, alt: str, narrow: Figure | Drawing | None = None) -> None:
    """Show a figure once, with the words that stand for it where it cannot be seen.

    `narrow` is the same figure drawn for a phone; a notebook shows the wide one, an exported page the one that fits.
    """
    data = {"image/png": _picture(drawn), "text/plain": alt}
    if narrow is not None:
        data[NARROW] = base64.b64encode(_picture(narrow)).decode()
    display(data, raw=True, metadata={"image/png": {"alt": alt}, "alt": alt})


def _picture(drawn: Figure | Drawing) -> bytes:
    made = picture(drawn)
    if isinstance(drawn, Figure):  # it may be one of pyplot's, which holds its figures until it is told
        pyplot.close(drawn)
    return made
