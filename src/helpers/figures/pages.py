"""What of each article's page is the story, and what is furniture."""

import pandas as pd

from helpers.figures.drawing import Drawing
from helpers.figures.stacks import mathless, stacked_bars

STORY = ("title", "body")
MOST = 25
"""Articles that the figure has room for; of more it shows those with the most furniture."""
_COLOURS = {"story": "#1f3a5f", "about the story": "#7f9bb8", "furniture": "#d9d9d9"}
_ABOUT = ("dateline", "byline", "metadata")


def page_parts(parts: pd.DataFrame) -> tuple[Drawing, str]:
    """One bar an article: characters that are the story, about it (date, author), and page furniture.

    Args:
        parts: schema.PARAGRAPHS with a column `characters`, their length.

    Returns:
        The figure, and the words that stand for it.
    """
    kinds = parts["kind"].map(lambda k: "story" if k in STORY else "about the story" if k in _ABOUT else "furniture")
    by_article = (
        parts.assign(part=kinds).pivot_table(index="article", columns="part", values="characters", aggfunc="sum")
        if len(parts)
        else pd.DataFrame()
    )
    by_article = by_article.reindex(columns=list(_COLOURS)).fillna(0).astype(int)
    shown = by_article.sort_values("furniture", ascending=False, kind="stable").head(MOST).sort_index(ascending=False)
    shown.index = shown.index.map(_short)
    looks = {part: {"color": colour, "label": part} for part, colour in _COLOURS.items()}
    told = list(shown.index), shown.to_numpy().tolist(), looks
    drawn = Drawing(lambda: stacked_bars(shown, looks, unit="characters")[0], "page parts", *told)
    totals = by_article.sum()
    alt = f"Bars of {len(shown)} of {len(by_article)} articles, in characters: " + ", ".join(
        f"{totals[part]} {part}" for part in _COLOURS
    )
    return drawn, alt


def _short(name: str, most: int = 38) -> str:
    """A name that fits beside a bar."""
    return mathless(name if len(name) <= most else f"{name[: most - 1]}…")
