"""Where at a river something happens: the settlement on its bank is nearer than the river."""

from collections.abc import Sequence

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.model import WATERS, WIDE_KINDS
from helpers.claims.english.places.page import Page
from helpers.claims.english.places.signs import apart
from helpers.claims.places import Where


def is_water(page: Page, found: Sequence[Where]) -> bool:
    """Whether a proposition was put at a river, lake or sea, known or not."""
    if len(found) != 1 or not found[0].name:
        return False
    last = found[0].name.lower().split()[-1]
    return page.kind_of(found[0]) in WATERS - {"road"} or last in lexicon.where("water")


def on_bank(page: Page, predicate: Token, water: Where) -> Where | None:
    """The one settlement by which a clause tells where at a water it is: "crossed the A River near B"."""
    near = lexicon.where("within") | lexicon.where("beside")
    inside = [t for t in page.toponyms if predicate.i < t.start <= predicate.right_edge.i and t.name != water.name]
    inside = [t for t in inside if t.kind not in WIDE_KINDS and not t.abroad and not page.stands_for_another(t)]
    banks = [t for t in inside if page.doc[t.head].dep_ == "pobj" and page.doc[t.head].head.lower_ in near]
    banks = [t for t in banks if not apart(page.doc[t.head], predicate)]
    return page.where(banks[0], "deeper_in_clause") if len({t.name for t in inside}) == len(banks) == 1 else None
