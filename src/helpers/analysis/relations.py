"""Which statements bear on each other, and how: denied, contradicted, in tension, reaffirmed, updated, conceded …

Two statements are compared only where their places overlap (a district lies in its town) and their times do. Statements
are taken place by place in the order of time; each is compared with those of the days around it, and beyond them with
the latest standing one of every voice, so that the work grows with the number of statements, not with its square.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Any

import pandas as pd

from helpers import schema
from helpers.analysis.bearing import ABOUT_HOLDING, Comparison
from helpers.analysis.dates import days_apart, span
from helpers.analysis.doubts import TELLING, Doubts
from helpers.analysis.items import GONE, Item, mark_ended
from helpers.analysis.links import Links
from helpers.analysis.one_breath import Unsure
from helpers.analysis.pointing_back import denied_claims
from helpers.analysis.reasons import perhaps, points_back, reason
from helpers.analysis.rows import rows
from helpers.analysis.scope import AT, place_key, position
from helpers.collector import paused
from helpers.stages import Progress, silent
from helpers.wording import Wording

WINDOW = 2
"""Days within which two statements speak of the same state of the place."""
STANDING = 30
"""Days for which a statement stands, for a later one to reaffirm, deny or change it."""
_ACTS = {"deny": 2, "concede": 2, "reaffirm": 1}
"""Of two statements of one day, the one that answers is the later, and so is one that speaks against its own side."""
PERHAPS = "perhaps"
"""What an accusation is called that one of the two statements is too unsure for."""
type Pair = tuple[Any, Any, str, bool]
"""Two statements, what the one does to the other, and whether it does so by pointing back."""
_QUOTED = ["statement_id", "quote", "rule"]
_IN_ONE_WORD = {"in_tension": "contradicts"}
"""The codebook's pairs know no tension: what stands against each other is one relation there."""


@paused()
def relate_statements(
    statements: pd.DataFrame,
    claims: pd.DataFrame,
    *,
    conflicts: Iterable = (),
    within: Mapping[str, str] | None = None,
    links: Links | None = None,
    window: int = WINDOW,
    standing: int = STANDING,
    progress: Progress = silent,
) -> pd.DataFrame:
    """Find the pairs of statements that bear on each other.

    Args:
        statements: schema.STATEMENTS, from `group_statements`.
        claims: schema.CLAIMS with `statement_id`, for how sure each statement is, and for denials that say what they
            deny only by pointing back.
        conflicts: profiles, for the sides' names and for who is whose enemy; without them all sides are.
        within: place id of a part → place id of what it lies in, from `containment`.
        links: pairs of claims of which people say that they do not bear on each other.
        window: days within which two statements speak of the same state of a place.
        standing: days for which a statement stands unless its own side says something newer.
        progress: of the places.

    Returns:
        schema.STATEMENT_RELATIONS, one row a pair, by dates.
    """
    conflicts = tuple(conflicts)
    wording, allies = Wording.of(conflicts), allies_of(conflicts)
    known = {row.statement_id: row for row in rows(statements)}
    rules = dict(zip(claims["claim_id"], claims["rule"], strict=True))
    found: dict[frozenset[str], Pair] = {}
    blocks = list(_blocks(known.values(), within or {}, rules))
    for own, inner in progress(blocks, len(blocks), "place"):
        for a, b, relation in _block_relations(own, inner, allies, window, standing):
            found.setdefault(frozenset((a.statement_id, b.statement_id)), (a, b, relation, False))
    found = _answers_only_the_last(found)
    answered = {a.statement_id for a, _, relation, _ in found.values() if relation == "denies"}
    for denial, target in denied_claims(claims, skip=answered):
        found.setdefault(frozenset((denial, target)), (known[denial], known[target], "denies", True))
    if links:
        found = {pair: told for pair, told in found.items() if not links.unrelate(*map(_ids, told[:2]))}
    doubts = Doubts(claims)
    telling = doubts.about(TELLING)  # that somebody speaks against the own side takes words that are certain
    found = {pair: told for pair, told in found.items() if told[2] != "concedes" or told[0].statement_id not in telling}
    unsure = Unsure(claims, doubts)
    back = {c.statement_id for c in rows(claims, _QUOTED) if ":back:" in f":{c.rule}"}
    gone = {c.statement_id: c.quote for c in rows(claims, _QUOTED) if c.rule.rpartition(":")[2] in GONE}
    order = {statement: i for i, statement in enumerate(known)}
    table = sorted(found.values(), key=lambda pair: (order[pair[0].statement_id], order[pair[1].statement_id]))
    told = (
        _row(a, b, does, points, unsure.doubts_of(a, b, points=points or _answers(a, b, does, back)), wording, gone)
        for a, b, does, points in table
    )
    return schema.frame(schema.STATEMENT_RELATIONS, told)


def claim_relations(claims: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """The relations between statements as pairs of the claims that report them, one row a pair.

    Args:
        claims: schema.CLAIMS with `statement_id`.
        relations: schema.STATEMENT_RELATIONS.

    Returns:
        Columns a_article, a_quote, b_article, b_quote, relation, in the terms of the codebook's pairs: claims of one
        statement are `same_statement`; `in_tension` and `perhaps` have the relation that they come nearest to.
    """
    reports = defaultdict(list)
    for claim in rows(claims[claims["statement_id"] != ""], ["statement_id", "article", "quote"]):
        reports[claim.statement_id].append(claim)
    pairs = [("same_statement", a, b) for group in reports.values() for a, b in combinations(group, 2)]
    for row in rows(relations):
        relation = row.otherwise if row.relation in (PERHAPS, "in_tension") else row.relation
        pairs += [(relation, a, b) for a, b in product(reports[row.a], reports[row.b])]
    columns = ["a_article", "a_quote", "b_article", "b_quote", "relation"]
    table = [(a.article, a.quote, b.article, b.quote, relation) for relation, a, b in pairs]
    return pd.DataFrame(table, columns=columns, dtype="string")


def containment(places: pd.DataFrame) -> dict[str, str]:
    """Which places of the table (schema.PLACES) lie in which: a district in its town, a place in its region.

    A district's id begins with its town's ("kupiansk-centre"); a region is named in the `admin` of its places.
    """
    known = list(rows(places, ["place_id", "name", "kind", "admin", "country"]))
    ids = {place.place_id for place in known}
    regions = {(p.name, p.country): p.place_id for p in known if p.kind == "region"}
    found = {}
    for place in known:
        parts = place.place_id.split("-")
        towns = ["-".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)] if place.kind == "district" else []
        region = regions.get((place.admin, place.country), "")
        outer = next((t for t in towns if t in ids), region)
        if outer and outer != place.place_id:
            found[place.place_id] = outer
    return found


def _answers_only_the_last(found: dict[frozenset[str], Pair]) -> dict[frozenset[str], Pair]:
    """The pairs without those in which a denial would answer an older statement than the last that it can mean."""
    nearest: dict[str, int] = {}
    for a, b, relation, _ in found.values():
        if relation == "denies":
            nearest[a.statement_id] = min(_distance(a, b), nearest.get(a.statement_id, _distance(a, b)))
    return {
        pair: (a, b, relation, points)
        for pair, (a, b, relation, points) in found.items()
        if relation != "denies" or _distance(a, b) <= nearest[a.statement_id] + 1
    }


def _answers(a: Any, b: Any, relation: str, back: Container[str]) -> bool:
    """Whether a denies words of its own article by pointing back to them: what it borrows, it borrows from those."""
    return relation == "denies" and a.statement_id in back and a.article == b.article


def _ids(row: Any) -> list[str]:
    return row.claim_ids.split("; ")


def _distance(a, b) -> int:
    """Days between two dated statements, at most."""
    one, other = span(a.claim_date), span(b.claim_date)
    return one.furthest(other) if one and other else 0


def _blocks(
    statements: Iterable, within: Mapping[str, str], rules: Mapping[str, str]
) -> Iterator[tuple[list[Item], list[Item]]]:
    """For each place the dated statements about it, and those about the places in it that bear on who holds it."""
    own: dict[str, list[Item]] = defaultdict(list)
    inner: dict[str, list[Item]] = defaultdict(list)
    for order, row in enumerate(statements):
        when = span(row.claim_date)
        if not when or not place_key(row):
            continue
        of = [rules.get(claim, "") for claim in (row.claim_id, *_ids(row))]
        own[place_key(row)].append(Item(row, when, order, rules=of))
        outer, seen = within.get(row.place_id, ""), {row.place_id}
        while outer and outer not in seen and row.type in ABOUT_HOLDING and position(row) == AT:
            inner[outer].append(Item(row, when, order, inner=True, rules=of))
            seen.add(outer)
            outer = within.get(outer, "")
    for place, items in own.items():
        yield items, inner.get(place, [])


def _block_relations(own: list[Item], inner: list[Item], allies, window: int, standing: int) -> Iterator[tuple]:
    """Relations of one place's statements among each other and with those about its parts."""
    shelves = {False: Shelf(window, standing), True: Shelf(window, standing)}
    mark_ended(own)
    for a in sorted(
        own + inner, key=lambda i: (i.when.last, 2 if i.against_own_side else _ACTS.get(i.row.act, 0), i.order)
    ):
        for kind, shelf in shelves.items():
            shelf.turn_to(a)
            if not (kind and a.inner):
                for b in shelf.before(a):
                    days = a.about.furthest(b.about)
                    near = days <= window and a.when.furthest(b.when) <= window
                    relation = Comparison(a, b, near, a.when.first > b.when.last, allies).relation()
                    if relation and days <= standing:
                        yield a.row, b.row, relation
        shelves[a.inner].recent.append(a)


class Shelf:
    """The statements of one place that a later one can bear on: those of the last days, and the standing older ones."""

    def __init__(self, window: int, standing: int) -> None:
        self._window, self._standing = window, standing
        self.recent: list[Item] = []
        self._older: dict[tuple, Item] = {}

    def turn_to(self, a: Item) -> None:
        """Move on to the date of a: what is out of the window stands until its camp says something newer."""
        gone = [b for b in self.recent if b.when.last < a.when.first - self._window]
        if gone:
            self.recent = [b for b in self.recent if b.when.last >= a.when.first - self._window]
            self._older |= {(b.camp, b.subject): b for b in gone}
            horizon = a.when.first - self._standing
            self._older = {key: b for key, b in self._older.items() if b.when.last >= horizon}

    def before(self, a: Item) -> Iterator[Item]:
        """The statements to compare a with; of its own camp only the latest of each kind."""
        latest = {(b.camp, b.subject): b for b in self.recent}
        yield from (b for b in self.recent if b.camp != a.camp or latest[b.camp, b.subject] is b)
        yield from (b for key, b in self._older.items() if key not in latest)


def allies_of(conflicts: Iterable) -> frozenset[frozenset[str]]:
    """Pairs of parties of one conflict neither of which calls the other its enemy."""
    found = set()
    for conflict in conflicts:
        parties = [side for side in conflict.sides if side.party]
        for a, b in combinations(parties, 2):
            if b.side not in a.enemies and a.side not in b.enemies:
                found.add(frozenset((a.side, b.side)))
    return frozenset(found)


def _row(
    a, b, relation: str, points: bool, unsure: Mapping[str, str], wording: Wording, gone: Mapping[str, str]
) -> dict[str, object]:
    present = "presence" in (a.type, b.type)  # against it stand the words that nobody is left, of all that report it
    told = points_back(a, b, wording) if points else reason(relation, a, b, wording)
    otherwise = _IN_ONE_WORD.get(relation, "")
    doubt = next((f"{said}: {unsure[r.statement_id]}" for said, r in _both(a, b) if r.statement_id in unsure), "")
    if relation in schema.CLASHES and doubt:
        relation, otherwise, told = PERHAPS, relation, perhaps(told, doubt)
    elif relation == "contradicts" and days_apart(a.claim_date, b.claim_date) != 0:
        otherwise = "updates"
    return {
        "a": a.statement_id,
        "b": b.statement_id,
        "relation": relation,
        "otherwise": otherwise,
        "reason": told,
        "a_quote": gone.get(a.statement_id, a.quote) if present else a.quote,
        "b_quote": gone.get(b.statement_id, b.quote) if present else b.quote,
        "place": a.place or b.place,
        "days_apart": days_apart(a.claim_date, b.claim_date),
    }


def _both(a, b) -> tuple:
    return ("the later one", a), ("the earlier one", b)
