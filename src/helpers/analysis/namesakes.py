"""Places of one name: which of them a row without an id means."""

import pandas as pd


def known_ids(table: pd.DataFrame) -> pd.Series:
    """The place ids of claims or statements (`place`, `place_id` of schema.py); a row without one has that of its name
    where one place alone has the name, for it is no place of its own; among several nobody knows which one it is."""
    named = table[(table["place"] != "") & (table["place_id"] != "")]
    ids = named.groupby("place")["place_id"].agg(lambda found: found.iloc[0] if found.nunique() == 1 else "")
    lacking = table["place_id"].eq("")
    return table["place_id"].where(~lacking, table["place"].map(ids).fillna("")).astype(table["place_id"].dtype)
