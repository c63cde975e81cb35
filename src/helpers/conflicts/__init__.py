"""Conflict profiles: what a war brings with it (sides, actors, places), as files that a researcher edits.

A profile is a folder data/raw/conflicts/<id>/ with conflict.csv, sides.csv, actors.csv and, where they help, places.csv
and lines. `load` reads one or explains every mistake in it, `choose` finds the one that an article is about.
"""

from helpers.conflicts.checks import check, load, uncited
from helpers.conflicts.choosing import choose, chooser
from helpers.conflicts.model import Actor, Conflict, ConflictError, Problem, Side
from helpers.conflicts.profile import available, generic

__all__ = [
    "Actor",
    "Conflict",
    "ConflictError",
    "Problem",
    "Side",
    "available",
    "check",
    "choose",
    "chooser",
    "generic",
    "load",
    "uncited",
]
