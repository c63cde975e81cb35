"""The way of the data as five calls, data frames in and data frames out.

    articles = read("FOLDER")                # or a data frame with a column `text`
    claims = extract(articles)
    claims, statements, relations = relate(claims, articles)
    places = place(claims, articles)
    figure = draw(claims, articles)

Between two calls each frame may be filtered, changed or added to. `Tables.of` does all of this at once, for folders of any
size, and with the corrections that people made.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from helpers import conflicts, schema
from helpers.analysis import containment, group_statements, relate_statements
from helpers.analysis.rows import records
from helpers.articles import build, read_articles
from helpers.articles.model import Article
from helpers.articles.readers import text as plain_text
from helpers.chain import chosen, with_conflict, with_points_of
from helpers.claims import is_read
from helpers.conflicts.choosing import AUTO
from helpers.conflicts.profile import GENERIC
from helpers.conflicts.together import together
from helpers.executors import crew
from helpers.extraction import Reader
from helpers.parameters.validation import input_path
from helpers.places import Gazetteer, places_table
from helpers.tables import own_cache

if TYPE_CHECKING:
    from helpers.conflicts import Conflict
    from helpers.figures.drawing import Drawing

KNOWN = ("publisher", "url", "published", "language", "conflict")
"""What a data frame of texts may tell of each, as sources.csv does."""


class Related(NamedTuple):
    """What claims say together: schema.CLAIMS with the statement of each, schema.STATEMENTS, schema.STATEMENT_RELATIONS."""

    claims: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame


def read(
    articles: str | Path | pd.DataFrame, *, sources: str | Path | None = None, conflict: str = AUTO
) -> pd.DataFrame:
    """Read articles, and tell which war each is about.

    Args:
        articles: a folder, or a data frame with a column `text`; `article` (a key of its own), `title`, `publisher`, `url`,
            `published`, `language` and `conflict` are taken where it has them.
        sources: a CSV of what is known of the files; default the folder's own.
        conflict: the id of a profile, and only articles about that war; or "auto".

    Returns:
        schema.ARTICLES and what reading finds besides; `paragraphs` has (start, end, kind) of each.

    Raises:
        NotADirectoryError, ConflictError; ValueError for a data frame without texts, or with one key twice.
    """
    if isinstance(articles, pd.DataFrame):
        found: Iterable[Article] = _of_frame(articles)
    else:
        found = read_articles(input_path(str(articles)), sources=input_path(str(sources)) if sources else None).articles
    rows = [
        with_conflict(article, choice).row() for article, choice, about in chosen(list(found), conflict) if not about
    ]
    return pd.DataFrame(rows, columns=[f.name for f in dataclasses.fields(Article)])


def extract(articles: pd.DataFrame) -> pd.DataFrame:
    """The claims of the articles (from `read`), one row each, with the place of each on the map (schema.CLAIMS).

    An article in a language that nobody reads has none. `statement_id` is empty: see `relate`.
    """
    own = [article for article in _articles(articles) if is_read(article)]
    profiles = _profiles(own)
    with crew(1, "") as workers:
        claims = schema.frame(schema.CLAIMS, Reader(profiles, own_cache(), workers).claims(own))
    without = [a for a in own if a.conflict == GENERIC]
    return with_points_of(claims, without, profiles[GENERIC])[0] if without else claims


def relate(claims: pd.DataFrame, articles: pd.DataFrame) -> Related:
    """The statements that the claims report, and which of them deny, contradict, repeat or update each other."""
    grouped, statements = group_statements(claims, articles)
    profiles = _profiles(_articles(articles)).values()
    within = containment(place(claims, articles))
    relations = relate_statements(statements, grouped, conflicts=profiles, within=within)
    return Related(grouped, statements, relations)


def place(claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The places that the claims are about, with their positions and how far these may be off (schema.PLACES)."""
    return places_table(claims, _gazetteers(claims, articles))


def draw(claims: pd.DataFrame, articles: pd.DataFrame, place_name: str = "") -> Drawing:
    """A map of the claims; or, for a place, who claimed to hold it when, and who denied it.

    Raises ValueError where there is nothing to draw.
    """
    profiles = list(_profiles(_articles(articles)).values())
    if place_name:
        from helpers.figures.timelines import life_of_a_claim

        _, statements, relations = relate(claims, articles)
        return life_of_a_claim(statements, relations, place_name, profiles[0])
    from helpers.figures.maps import static_map
    from helpers.places import geometries

    if not claims["lat"].notna().any():
        raise ValueError("no claim is about a place whose position is known")
    gazetteers = _gazetteers(claims, articles)
    shapes = geometries(claims[claims["lat"].notna()], gazetteers)
    return static_map(claims, places_table(claims, gazetteers), profiles[0], geometries=shapes)


def _of_frame(texts: pd.DataFrame) -> Iterable[Article]:
    if "text" not in texts.columns:
        raise ValueError("a data frame of articles needs a column 'text'")
    keys = texts["article"].astype(str).tolist() if "article" in texts.columns else [str(i) for i in texts.index]
    if len(set(keys)) < len(keys):
        raise ValueError("two articles have one key: give each its own in a column 'article'")
    for key, row in zip(keys, texts.astype(object).where(texts.notna(), "").to_dict("records"), strict=True):
        text = str(row["text"])
        page = plain_text.page(text)
        if row.get("title"):
            page = dataclasses.replace(page, meta=dataclasses.replace(page.meta, title=str(row["title"])))
        known = {name: str(row[name]) for name in KNOWN if row.get(name)}
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        yield build.article(page, key=key, file=key, sha256=digest, source=known)


def _articles(frame: pd.DataFrame) -> list[Article]:
    return [Article.of_row(row) for row in records(frame)]


def _profiles(articles: Iterable[Article]) -> dict[str, Conflict]:
    """The profiles that articles are read with, the one of most articles first."""
    own = list(articles)
    ids = pd.Series([a.conflict for a in own], dtype="object").value_counts().index
    found: dict[str, Conflict] = {i: conflicts.generic() if i == GENERIC else conflicts.load(i) for i in ids}
    if without := [a for a in own if a.conflict == GENERIC and is_read(a)]:
        found[GENERIC] = together(without, found[GENERIC])
    return found


def _gazetteers(claims: pd.DataFrame, articles: pd.DataFrame) -> Mapping[str, Any]:
    own = _articles(articles)
    profiles = _profiles(own)
    found = Gazetteer.of_each(profiles)
    if without := [a for a in own if a.conflict == GENERIC and is_read(a)]:
        found[GENERIC] = with_points_of(claims, without, profiles[GENERIC])[1]
    return found
