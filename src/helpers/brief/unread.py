"""What of the articles could not be read: a page that does not say so claims a silence that nobody kept."""

import pandas as pd
from markupsafe import Markup

from helpers.analysis.shortfall import shortfall
from helpers.brief.markup import folded, listed, name, text
from helpers.counting import plural

MOST = 50
"""Files and passages that the page lists; the tables `intake` and `unread` have all."""


def unread(articles: pd.DataFrame, intake: pd.DataFrame, passages: pd.DataFrame) -> Markup:
    """How many articles and files could not be read, which, and why; nothing where all were.

    Args:
        articles, intake, passages: schema.ARTICLES, INTAKE and UNREAD of the whole folder.
    """
    missing = shortfall(articles, intake, passages)
    if not missing:
        return Markup("")
    reasons = [
        Markup("{}: {}").format(plural(number, noun), text(reason))
        for noun, counted in (("article", missing.lost), ("passage", missing.passages))
        for reason, number in counted.items()
    ]
    titles = dict(zip(articles["article"], articles["title"], strict=True))
    failed = intake[intake["status"] == "failed"]
    items = [name(file) for file in failed["file"]]
    items += [Markup("{} <small>({})</small>").format(name(file), text(why)) for file, why in missing.files.items()]
    items += [
        Markup("{} <small>({})</small>").format(name(titles.get(article) or article), _where(rows))
        for article, rows in passages.groupby("article", sort=False)
    ]
    items += [
        Markup("{} <small>({})</small>").format(name(row.file), text(row.message))
        for row in intake[intake["left_out"].fillna(0) > 0].itertuples()
    ]
    more = Markup("<p>And {} more: the tables <code>intake</code> and <code>unread</code> have all.</p>").format(
        len(items) - MOST
    )
    which = listed(items[:MOST]) + (more if len(items) > MOST else Markup(""))
    return Markup('<div class="unread"><p>{}</p>{}</div>').format(
        " ".join(missing.sentences()), folded("Why, and which", listed(reasons[:MOST]) + which)
    )


def _where(rows: pd.DataFrame) -> str:
    """Which stretches of an article are missing."""
    if rows["whole"].iloc[0]:
        return "all of it"
    spans = [f"{row.start:,}–{row.end:,}" for row in rows.head(5).itertuples()]
    return f"characters {', '.join(spans)}{' …' if len(rows) > 5 else ''}"
