"""Places of one name: which of them a row without an id means."""

import pandas as pd


def known_ids(table: pd.DataFrame) -> pd.Series:
    """The place ids of claims or statements (`place`, `place_id` of schema.py); a row without one has that of its name
    where one place alone has the name, for it is no place of its own; among several nobody knows which one it is."""
    found: dict[str, set[str]] = {}
    for place, known in zip(table["place"], table["place_id"], strict=True):
        if place and known:
            found.setdefault(place, set()).add(known)
    only = {place: min(ids) for place, ids in found.items() if len(ids) == 1}
    told = [known or only.get(place, "") for place, known in zip(table["place"], table["place_id"], strict=True)]
    return pd.Series(told, index=table.index, dtype=table["place_id"].dtype)
