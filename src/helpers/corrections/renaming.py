"""Corrections under keys that the claims no longer have: an upgrade may give a claim another key, and its person's word
holds on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from helpers.analysis.rows import records
from helpers.claims.keys import Former, former_ids
from helpers.conflicts import Conflict
from helpers.corrections.accepted import as_accepted
from helpers.corrections.model import PAIRS, Correction
from helpers.schema import SIDELESS


def renamed(
    corrections: Sequence[Correction], claims: pd.DataFrame, profiles: Mapping[str, Conflict]
) -> list[Correction]:
    """The corrections, those about a key of an earlier version under the key that the claim has now.

    Args:
        corrections: as the file has them.
        claims: schema.CLAIMS as the machine reads them.
        profiles: conflicts by id, whose sides an earlier version may have read.
    """
    known = set(claims["claim_id"]) | {c.claim_id for c in corrections if c.action == "add"}
    lost = {i for c in corrections for i in _keys(c) if i not in known}
    if not lost:
        return list(corrections)
    sides = [*SIDELESS, *(side.side for profile in profiles.values() for side in profile.sides)]
    groups: dict[str, list[dict]] = defaultdict(list)
    for row in records(claims):
        groups[row["article"]].append(row)
    now: dict[str, Former] = {}
    for article in {c.article for c in corrections if lost & set(_keys(c))} & set(groups):
        now |= former_ids(groups[article], sides)
    if lost - set(now):  # the other claim of a pair may stand in any article
        for rows in groups.values():
            now = former_ids(rows) | now
    return [_under(c, now) for c in corrections]


def _keys(c: Correction) -> Iterable[str]:
    """The claims that a correction names."""
    return filter(None, (c.claim_id, c.value if c.action in PAIRS else ""))


def _under(c: Correction, now: Mapping[str, Former]) -> Correction:
    """The correction with the keys that claims have now; keys that nothing explains stay.

    An acceptance under an earlier key tells by its key which side and place were accepted.
    """
    about = now.get(c.claim_id)
    if c.action in PAIRS and c.value in now:
        c = replace(c, value=now[c.value].claim_id)
    if about is None:
        return c
    was = as_accepted(about._asdict()) if c.action == "accept" and not c.was else c.was
    return replace(c, claim_id=about.claim_id, was=was)
