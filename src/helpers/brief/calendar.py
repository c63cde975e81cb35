"""Claims by period and side beside the articles that there were to read, so that a drop can be told from a silence."""

import pandas as pd
from markupsafe import Markup

from helpers.analysis.coverage import UNNAMED, by_source, falls
from helpers.analysis.periods import Periods
from helpers.brief.markup import folded, listed, plural, text
from helpers.brief.material import Material

MOST_ROWS = 10
"""Rows of a table that stand open; a longer one is folded."""
MOST_SOURCES = 15


def calendar(material: Material, date_field: str) -> Markup:
    """How many claims each side made in each period, and from how many articles of how many sources."""
    claims, articles = material.claims, material.articles
    if claims.empty:
        return Markup("<p>No claims.</p>")
    periods = Periods.of(claims[date_field])
    numbers = periods.bins(claims[date_field])
    counts = pd.crosstab(numbers, claims["side"].astype(object)).reindex(columns=material.voices, fill_value=0)
    read = by_source(articles, periods)
    heads = [periods.unit.capitalize(), *map(material.wording.side, material.voices), "Claims", "Articles", "Sources"]
    body = []
    for number, name in enumerate(periods.names):
        came = read[number] if number in read.columns else pd.Series(dtype=int)
        said = counts.loc[number].tolist() if number in counts.index else [0] * len(material.voices)
        if sum(said) or came.sum():
            body.append([name, *said, sum(said), int(came.sum()), int((came[came.index != UNNAMED] > 0).sum())])
    if -1 in counts.index:
        said = counts.loc[-1].tolist()
        body.append([f"not known to the {periods.unit}", *said, sum(said), "", ""])
    told = table(heads, body)
    words = Markup(
        "<p>Where fewer articles were read, fewer claims were found. Articles and sources are those published in the {}.</p>"
    ).format(periods.unit)
    return words + (
        told
        if len(body) <= MOST_ROWS
        else folded(f"Claims, articles and sources by {periods.unit}: {len(body)} rows", told)
    )


def coverage(material: Material, date_field: str) -> Markup:
    """A warning where the last period has far fewer articles than those before it, and all articles by source and period."""
    articles = material.articles
    periods = Periods.of(articles["published"])
    read = by_source(articles, periods)
    if read.empty:
        return Markup("<p>No article has a date of publication, so nobody can tell when the sources were silent.</p>")
    fallen = falls(articles)
    warning = (
        Markup('<div class="error warning" role="note"><p><strong>Less was read lately.</strong></p>{}</div>').format(
            listed(text(f"{fall}.") for fall in fallen[:5])
        )
        if fallen
        else Markup("")
    )
    used = [n for n in read.columns if read[n].sum()]
    shown = read.iloc[:MOST_SOURCES]
    body = [
        [str(source), *(int(shown.at[source, n]) for n in used), int(shown.loc[source].sum())] for source in shown.index
    ]
    rest = read.iloc[MOST_SOURCES:]
    if len(rest):
        body.append([plural(len(rest), "more source"), *(int(rest[n].sum()) for n in used), int(rest.to_numpy().sum())])
    heads = ["Source", *(periods.names[n] for n in used), "All"]
    return warning + folded(f"Articles by source and {periods.unit}", table(heads, body))


def table(heads: list[str], body: list[list[object]]) -> Markup:
    """A table of numbers; nothing stands for none."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(text(words)) for words in heads)
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td>{}</td>").format(text(cell if cell != 0 else "")) for cell in row)
        )
        for row in body
    )
    return Markup('<table class="counts"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(head, rows)
