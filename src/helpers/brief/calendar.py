"""Claims by period and side beside the articles that there were to read, so that a drop can be told from a silence."""

from collections import Counter

import pandas as pd
from markupsafe import Markup

from helpers.analysis.coverage import UNNAMED, by_source, falls
from helpers.analysis.periods import Periods
from helpers.brief.markup import folded, listed, text
from helpers.brief.material import Material
from helpers.counting import plural

MOST_ROWS = 10
"""Rows of a table that stand open; a longer one is folded."""
MOST_SOURCES = 15


def calendar(material: Material, date_field: str) -> Markup:
    """How many claims each side made in each period, and from how many articles of how many sources; folded where it has
    more than MOST_ROWS."""
    claims, articles = material.claims, material.articles
    if claims.empty:
        return Markup("<p>No claims.</p>")
    periods = Periods.of(claims[date_field])
    counts = Counter(zip(periods.bins(claims[date_field]).tolist(), claims["side"].tolist(), strict=True))
    read = _by_source(articles, periods)
    heads = [
        "Week of" if periods.unit == "week" else periods.unit.capitalize(),
        *map(material.wording.side, material.voices),
        "Claims",
        "Articles",
        "Sources",
    ]
    body: list[list[object]] = []
    for number, name in enumerate(periods.names):
        said = [counts[number, side] for side in material.voices]
        came = {source: numbers[number] for source, numbers in read.items()}
        if sum(said) or sum(came.values()):
            sources = sum(1 for source, n in came.items() if n and source != UNNAMED)
            body.append([name.replace("week of ", ""), *said, sum(said), sum(came.values()), sources])
    undated = Counter(claims.loc[claims[date_field] == "", "side"])
    vague = Counter({side: counts[-1, side] - undated[side] for side in material.voices})
    for name, found in ((f"not known to the {periods.unit}", vague), ("undated", undated)):
        if found.total():
            body.append([name, *(found[side] for side in material.voices), found.total(), "", ""])
    told = table(heads, body)
    words = Markup(
        "<p>Where fewer articles were read, fewer claims were found. Articles and sources are those published in the {}.</p>"
    ).format(periods.unit)
    if len(body) <= MOST_ROWS:
        return words + told
    return folded(
        f"Claims, articles and sources by {periods.unit}: {plural(len(body), 'row')}", words + told, printed=False
    )


def coverage(material: Material) -> Markup:
    """A warning where the last period has far fewer articles than those before it, and all articles by source and period."""
    articles = material.articles
    periods = Periods.of(articles["published"])
    read = _by_source(articles, periods)
    if not read:
        return Markup("<p>No article has a date of publication, so nobody can tell when the sources were silent.</p>")
    fallen = falls(articles)
    warning = (
        Markup('<div class="error warning" role="note"><p><strong>Less was read lately.</strong></p>{}</div>').format(
            listed(text(f"{fall}.") for fall in fallen[:5])
        )
        if fallen
        else Markup("")
    )
    used = [n for n in range(len(periods.starts)) if any(numbers[n] for numbers in read.values())]
    shown = dict(list(read.items())[:MOST_SOURCES])
    if rest := list(read.values())[MOST_SOURCES:]:
        shown[plural(len(rest), "more source")] = [sum(numbers) for numbers in zip(*rest, strict=True)]
    body: list[list[object]] = [
        [source, *(numbers[n] for n in used), sum(numbers)] for source, numbers in shown.items()
    ]
    heads = ["Source", *(periods.names[n] for n in used), "All"]
    return warning + folded(f"Articles by source and {periods.unit}", table(heads, body), printed=False)


def _by_source(articles: pd.DataFrame, periods: Periods) -> dict[str, list[int]]:
    found = by_source(articles, periods)
    return dict(zip(map(str, found.index), found.to_numpy().tolist(), strict=True))


def table(heads: list[str], body: list[list[object]], foot: list[object] | None = None) -> Markup:
    """A table of numbers, below it their sums, which no sorting moves; nothing stands for none."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(text(words)) for words in heads)
    sums = Markup("<tfoot>{}</tfoot>").format(_row(foot)) if foot else Markup("")
    rows = Markup("").join(map(_row, body))
    return Markup('<table class="counts"><thead><tr>{}</tr></thead><tbody>{}</tbody>{}</table>').format(
        head, rows, sums
    )


def _row(cells: list[object]) -> Markup:
    shown = (f"{cell:,}" if isinstance(cell, int) and cell else cell or "" for cell in cells)
    return Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(text(cell)) for cell in shown))
