"""Which claims a view of the desk holds, and in which order."""

from collections.abc import Iterable

import pandas as pd

from helpers.analysis.rows import rows
from helpers.conflicts import Conflict
from helpers.desk.collection import Collection
from helpers.parameters.model import ExploreParameters, ParametersError
from helpers.parameters.validation import find_places
from helpers.parameters.values import NEAR, Problem, nearest
from helpers.places.model import Place
from helpers.selection import asked_for, is_taken


def chosen(collection: Collection, parameters: ExploreParameters) -> pd.DataFrame:
    """The claims (schema.CLAIMS) that the parameters ask for, in their order.

    Letters are looked for without regard to case. Undated claims stay, and come last in an order by date.
    """
    claims = collection.ordered(parameters.order, parameters.date_field)
    focus = _focus(parameters.focus_place, collection.places, collection.conflicts.values())
    keep = asked_for(claims, collection.places, parameters, focus) & is_taken(claims, parameters)
    for column, wanted in (("type", parameters.types), ("stance", parameters.stances)):
        if wanted:
            keep &= claims[column].isin(wanted)
    for column, letters in (("speaker", parameters.speaker), ("quote", parameters.words)):
        if letters:
            keep &= claims[column].str.contains(letters, case=False, regex=False)
    return claims[keep]


def check_place(parameters: ExploreParameters, collection: Collection) -> None:
    """Raise ParametersError, with the nearest name, where focus_place names nothing that the claims could be about."""
    name = parameters.focus_place
    if name and not _focus(name, collection.places, collection.conflicts.values()):
        near = nearest(name, collection.places["name"], least=NEAR)
        raise ParametersError([Problem("focus_place", f"no gazetteer has a place {name!r}", near)])


def _focus(name: str, places: pd.DataFrame, conflicts: Iterable[Conflict]) -> list[Place] | None:
    """What a name stands for: each place of the claims that is called just so, else what the gazetteers have.

    A gazetteer decides between namesakes; on the desk each can be clicked.
    """
    if not name:
        return None
    called = places[places["name"] == name]
    if called.empty:
        return find_places(name, conflicts)
    return [Place(p.place_id, p.name, p.kind, None, None, None, p.admin, p.country) for p in rows(called)]
