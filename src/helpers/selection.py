"""What of the tables a set of parameters asks for: a place, sides, a span of time."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from helpers.parameters.model import Parameters
from helpers.places.model import Place
from helpers.schema import UNCLEAR


def select(
    tables: Mapping[str, pd.DataFrame], parameters: Parameters, focus: Sequence[Place] | None
) -> dict[str, pd.DataFrame]:
    """The tables (by name) with the claims that the parameters ask for, and what belongs to those claims.

    The claims are those of `asked_for`, and denials without a place that answer one of them. A statement is kept with any
    of its claims, a relation with both its statements.
    """
    claims, statements, relations, places = (tables[n] for n in ("claims", "statements", "relations", "places"))
    keep = asked_for(claims, places, parameters, focus)
    if focus is not None:
        answering = set(answers(relations, set(claims.loc[keep, "statement_id"])))
        placeless = claims["place"].eq("").astype(bool) & _among(claims["statement_id"], answering)
        keep |= placeless & asked_for(claims, places, parameters, None)
    claims = claims[keep].reset_index(drop=True)
    told = set(claims["statement_id"])
    statements = statements[_among(statements["statement_id"], told)].reset_index(drop=True)
    known = set(statements["statement_id"])
    return {
        **tables,
        "claims": claims,
        "statements": statements,
        "relations": relations[_among(relations["a"], known) & _among(relations["b"], known)].reset_index(drop=True),
        "places": _places_of(claims, places),
    }


def _places_of(claims: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The places that these claims are about, with how many of them are, the most claimed first."""
    counts = claims["place_id"].value_counts()
    found = places[_among(places["place_id"], set(claims["place_id"]))]
    found = found.assign(claims=found["place_id"].map(counts).astype(found["claims"].dtype))
    return found.sort_values(["claims", "place_id"], ascending=[False, True]).reset_index(drop=True)


def answers(relations: pd.DataFrame, statements: Collection[str]) -> list[str]:
    """The statements that deny one of these."""
    return list(relations.loc[relations["relation"].eq("denies") & relations["b"].isin(statements), "a"])


def answered_places(claims: pd.DataFrame, relations: pd.DataFrame, told: pd.Series) -> dict[str, list[str]]:
    """Claim without a place → the places of the statements that it denies, as `told` calls each claim's place.

    A denial belongs to the place of what it answers: whoever asks for the claims about a place asks for it, too.
    """
    there = claims["place"].ne("")
    places: dict[str, set[str]] = {}
    for statement, place in zip(claims.loc[there, "statement_id"], told[there], strict=True):
        places.setdefault(statement, set()).add(place)
    denials = relations[relations["relation"].eq("denies")]
    answered: dict[str, set[str]] = {}
    for denial, statement in zip(denials["a"], denials["b"], strict=True):
        answered.setdefault(denial, set()).update(places.get(statement, ()))
    placeless = claims.loc[~there, ["claim_id", "statement_id"]].itertuples(index=False)
    return {claim: sorted(answered[statement]) for claim, statement in placeless if answered.get(statement)}


def _among(column: pd.Series, values: set[str]) -> pd.Series:
    """As `column.isin(values)`, without its time for every single value."""
    return pd.Series([v in values for v in column], index=column.index, dtype=bool)


def asked_for(
    claims: pd.DataFrame, places: pd.DataFrame, parameters: Parameters, focus: Sequence[Place] | None
) -> pd.Series:
    """Whether each claim is about the parameters' place, by one of their sides, and of their span of time.

    `focus` is the parameters' focus_place as each conflict's gazetteer has it, None where they name none; a claim is
    about a region when its place lies in it. Claims whose date (`parameters.date_field`) is not known are kept whatever
    the span.
    """
    keep = pd.Series(True, index=claims.index)
    if focus is not None:
        keep &= claims["place_id"].isin([i for place in focus for i in _within(place, places)])
    if parameters.sides:
        keep &= claims["side"].replace("", UNCLEAR).isin(parameters.sides)
    return keep & _in_span(claims[parameters.date_field], parameters.date_from, parameters.date_to)


def is_taken(claims: pd.DataFrame, parameters: Parameters) -> pd.Series:
    """Whether each claim is sure enough for the parameters and, where they ask for it, was looked at by a person."""
    sure = is_sure(claims, parameters.min_confidence)
    return sure & claims["review"].ne("auto").astype(bool) if parameters.only_reviewed else sure


def is_sure(claims: pd.DataFrame, least: float) -> pd.Series:
    """Whether each claim is at least this likely to state nothing wrong; what a person checked or added always is."""
    return claims["confidence"].fillna(0).ge(least).astype(bool) | claims["review"].ne("auto").astype(bool)


def _within(place: Place, places: pd.DataFrame) -> list[str]:
    inside = pd.Series(False, index=places.index)
    if place.kind == "region":
        inside = places["admin"] == place.name
    elif place.kind == "country":
        inside = places["country"] == place.country
    return [place.place_id, *places.loc[inside, "place_id"]]


def _in_span(dates: pd.Series, first: str, last: str) -> pd.Series:
    """Whether dates of any precision can lie in the span; unknown ones always can."""
    keep = pd.Series(True, index=dates.index)
    for bound, is_first in ((first, True), (last, False)):
        if bound:
            shared = dates.str.len().clip(upper=len(bound))
            pairs = zip(dates, shared, strict=True)
            keep &= pd.Series(
                [not d or (d[:n] >= bound[:n] if is_first else d[:n] <= bound[:n]) for d, n in pairs],
                index=dates.index,
                dtype=bool,
            )
    return keep
