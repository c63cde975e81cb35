"""Where sides of wars without a profile are at home: what such a war is called by."""

from functools import lru_cache
from pathlib import Path

from helpers.conflicts.countries import countries
from helpers.conflicts.groups import groups
from helpers.conflicts.parties import of_state
from helpers.conflicts.profile import generic


def homes(side: str) -> tuple[str, ...]:
    """The codes of the countries (ISO 3166-1 alpha-2) where a side is at home: a state's or a government's own, those where a
    group fights; none where no table tells."""
    return _homes(generic().folder).get(side, ())


def country_name(code: str) -> str:
    """A country's name in English."""
    return next(c.names[0] for c in countries(generic().folder) if c.code == code)


@lru_cache(maxsize=2)
def _homes(common: Path) -> dict[str, tuple[str, ...]]:
    found = {group.group: group.countries for group in groups(common)}
    for state in countries(common):
        own = {of_state(state, own=own).id for own in (False, True)} | {f"{state.state}_rebels"}
        found |= dict.fromkeys(own, (state.code,))
    return found
