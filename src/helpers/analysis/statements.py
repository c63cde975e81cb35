"""Claims that report the same utterance, in one article or in several, become one statement.

Ten articles that repeat one statement are one claim and ten reports. Two claims report the same utterance where speaker
(or side, if one of them names nobody closer), place, proposition and statement date agree, each as exactly as it is
known. Claims are put into blocks of one side, place and proposition first, and by day inside them, so that the work
grows with the number of claims, not with its square.
"""

import hashlib
from collections import Counter, defaultdict
from datetime import date

import pandas as pd
from rapidfuzz import fuzz

from helpers import schema
from helpers.analysis.dates import span
from helpers.analysis.links import Links
from helpers.analysis.origins import copies, count_origins
from helpers.analysis.rows import rows
from helpers.analysis.scope import MOST, PART, place_key, position, same_extent, scope
from helpers.analysis.voices import bare, own_voice, same_mouth, unnamed
from helpers.collector import paused
from helpers.stages import Progress, silent

WORDY = frozenset({"other", "losses", "strike", "presence"})
"""Types whose coded fields do not carry the content: two such claims must share their words too."""
SIMILAR_WORDS = 60
SAME_WORDS = 80
REDATED_WITHIN = 3
"""Days by which outlets may misdate a statement for it to be taken for the same one."""
_BASES = (*schema.DATE_BASES, "")
_ACTS = ("concede", "reaffirm", "deny", "decline", "predict", "assert")
_KEPT = [
    "side", "type", "stance", "controller", "actor", "target", "place", "place_id", "relation",
    "claim_date", "claim_date_precision", "claim_date_basis",
    "event_date", "event_date_precision", "event_date_basis",
]  # fmt: skip
_READ = [
    *_KEPT, "claim_id", "article", "quote", "start", "speaker", "role", "act", "extent", "share", "share_modifier",
    "relayed_by", "review",
]  # fmt: skip


class Statement:
    """A statement while it is being put together: the claims that report it, the clearest one first."""

    def __init__(self, *claims) -> None:
        self.claims = list(claims)
        self.articles = {claim.article for claim in claims}

    def add(self, claim) -> None:
        """Have one more claim that reports it."""
        self.claims.append(claim)
        self.articles.add(claim.article)

    @property
    def head(self):
        return self.claims[0]

    @property
    def ids(self) -> list[str]:
        return [claim.claim_id for claim in self.claims]

    def reported_by(self, claim) -> bool:
        """Whether the claim may report this statement; its block and date have been compared already."""
        return all(
            same_mouth(claim, known)
            and same_extent(claim, known)
            and not (claim.article == known.article and {scope(claim), scope(known)} == {MOST, PART})
            and _overlap(claim.event_date, known.event_date)
            and (not _needs_words(claim, known) or _alike(claim, known, SIMILAR_WORDS))
            for known in self.claims[:3]
        )


@paused()
def group_statements(
    claims: pd.DataFrame, articles: pd.DataFrame, links: Links | None = None, *, progress: Progress = silent
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find the statements that the claims report.

    Args:
        claims: schema.CLAIMS; rejected ones (`review`) form no statements.
        articles: schema.ARTICLES, for near-copies and publishers.
        links: what people say of claims that belong together or apart; it outweighs what the claims look like.
        progress: of the claims that may report one statement, by what they have in common.

    Returns:
        The claims with `statement_id` filled (a new frame), and the statements (schema.STATEMENTS), by date.
    """
    links = links or Links()
    copy_of = copies(articles)
    publishers = dict(zip(articles["article"], articles["publisher"], strict=True))
    blocks: dict[tuple, list] = defaultdict(list)
    for claim in rows(claims, _READ):
        if claim.review != "rejected":
            blocks[_block(claim, copy_of)].append(claim)
    each = progress(blocks.values(), len(blocks), "group")
    found = _joined([statement for block in each for statement in _group(block, links)], links)
    taken: Counter[str] = Counter()
    table: list[dict[str, object]] = []
    ids: dict[str, object] = {}
    for statement in sorted(found, key=lambda s: (s.head.claim_date or "9999", s.head.article, s.head.start)):
        row = _row(statement, copy_of, publishers, taken)
        table.append(row)
        ids |= {claim.claim_id: row["statement_id"] for claim in statement.claims}
    grouped = claims.assign(statement_id=claims["claim_id"].map(ids).fillna("").astype("string"))
    return grouped, schema.frame(schema.STATEMENTS, table)


def _needs_words(claim, known) -> bool:
    """Whether equal fields are not enough: an article that says two things of one kind means two things.

    Neither are fields that are equally empty, nor voices that are equally without a name.
    """
    carried = (claim.controller,) if claim.type == "control" else (claim.actor, claim.target)
    is_open = not claim.side or not any(carried) or not place_key(claim) or unnamed(claim)
    is_open = is_open or (
        own_voice(claim) and claim.claim_date != known.claim_date
    )  # a story's every sentence is another event
    return claim.type in WORDY or is_open or (claim.type != "control" and claim.article == known.article)


def _block(claim, copy_of: dict[str, str]) -> tuple:
    """What claims must have in common, word for word, to report the same statement."""
    voice = "" if claim.speaker else copy_of.get(claim.article, claim.article)
    outside = claim.speaker if claim.side in schema.NO_PARTY else ""
    return (
        claim.side, voice, outside, place_key(claim), position(claim),
        claim.type, claim.stance, claim.act == "predict", claim.controller, claim.actor, claim.target,
    )  # fmt: skip


def _group(block: list, links: Links) -> list[Statement]:
    """The statements of one block: dated ones first, then those that know less, which join one they fit."""
    known: list[Statement] = []
    shelf = Shelf()
    for claim in sorted(block, key=_clarity):
        near = (s for s in shelf.near(claim) if s.reported_by(claim) and not _parted(claim, s, links))
        home = next(near, None) or _redated(claim, shelf, links)
        if home:
            home.add(claim)
        else:
            home = Statement(claim)
            known.append(home)
            shelf.put(home)
    return known


def _joined(statements: list[Statement], links: Links) -> list[Statement]:
    """The statements, with those in one whose claims people put together, unless that joins what they put apart."""
    home = {claim_id: statement for statement in statements for claim_id in statement.ids}
    for a, others in sorted(links.together.items()):
        for b in sorted(others):
            one, other = home.get(a), home.get(b)
            if one is None or other is None or one is other or links.part(one.ids, other.ids):
                continue
            whole = Statement(*sorted([*one.claims, *other.claims], key=_clarity))
            home |= dict.fromkeys(whole.ids, whole)
    return list({id(statement): statement for statement in home.values()}.values())


class Shelf:
    """The statements of one block, found by day, month, year, article or words, never by looking through them all."""

    def __init__(self) -> None:
        self._places: dict[object, list[Statement]] = defaultdict(list)

    def put(self, statement: Statement) -> None:
        """Put a statement where claims that may report it look for it."""
        head = statement.head
        for length in (10, 7, 4):
            if head.claim_date[:length]:
                self._places[head.claim_date[:length]].append(statement)
        if not head.claim_date:
            self._places["", head.quote.casefold()].append(statement)
        self._places["in", head.article].append(statement)

    def near(self, claim) -> list[Statement]:
        """The statements that are dated as the claim is; for an undated one those of its article or in its words."""
        if claim.claim_date:
            return self._places[claim.claim_date]
        return self._places["in", claim.article] + self._places["", claim.quote.casefold()]

    def on(self, day: int) -> list[Statement]:
        """The statements of one day (a proleptic ordinal)."""
        return self._places[date.fromordinal(day).isoformat()]


def _clarity(claim) -> tuple:
    """Clear claims first: they make the statements that vaguer ones can only join."""
    days = span(claim.claim_date)
    width = days.last - days.first if days else 10_000
    return width, bare(claim), _BASES.index(claim.claim_date_basis), claim.claim_date, claim.article, claim.start


def _redated(claim, shelf: Shelf, links: Links) -> Statement | None:
    """A statement that another article reports in the same words under a date close by.

    Only a claim of control: it is made once. A daily bulletin's attacks and strikes are new ones every day, and so is
    a reaffirmation.
    """
    if claim.type != "control" or claim.act == "reaffirm" or claim.claim_date_precision != "day":
        return None
    day = date.fromisoformat(claim.claim_date).toordinal()
    around = (day + sign * days for days in range(1, REDATED_WITHIN + 1) for sign in (-1, 1))
    return next((s for other in around for s in shelf.on(other) if _is_redated(claim, s, links)), None)


def _is_redated(claim, statement: Statement, links: Links) -> bool:
    return (
        claim.article not in statement.articles
        and statement.head.act != "reaffirm"
        and _alike(claim, statement.head)
        and statement.reported_by(claim)
        and not _parted(claim, statement, links)
    )


def _parted(claim, statement: Statement, links: Links) -> bool:
    """Whether people say that a claim is not of the statement; nothing is gone through where they say nothing."""
    return links.parts and links.part([claim.claim_id], statement.ids)


def _overlap(a: str, b: str) -> bool:
    """Whether two dates may be the same, each as exactly as it is known; one that is not known may be any."""
    one, other = span(a), span(b)
    return one is None or other is None or one.overlaps(other)


def _alike(a, b, least: float = SAME_WORDS) -> bool:
    return fuzz.token_set_ratio(a.quote, b.quote) >= least


def _row(
    statement: Statement, copy_of: dict[str, str], publishers: dict[str, str], taken: Counter[str]
) -> dict[str, object]:
    """The statement as a row of schema.STATEMENTS."""
    claims = statement.claims
    head = statement.head
    fullest = max(claims, key=lambda c: (not bare(c), len(c.quote)))
    dates = Counter(c.claim_date for c in claims if c.claim_date_precision == "day" and c.claim_date != head.claim_date)
    named = next((c for c in claims if not bare(c)), head)
    content = (
        head.side, named.speaker, place_key(head), position(head), head.type, head.stance, head.controller,
        head.actor, head.target, head.claim_date, head.quote if head.type in WORDY else "",
    )  # fmt: skip
    key = hashlib.sha1("\x1f".join(content).encode()).hexdigest()[:10]
    taken[key] += 1
    number = next((c for c in claims if c.share is not None), None)
    return {name: getattr(head, name) for name in _KEPT} | {
        "statement_id": f"s{key}" + (f"-{taken[key]}" if taken[key] > 1 else ""),
        "speaker": named.speaker,
        "role": named.role,
        "act": min((c.act for c in claims), key=_ACTS.index),
        "extent": next((c.extent for c in claims if c.extent), ""),
        "share": number.share if number else None,
        "share_modifier": number.share_modifier if number else "",
        "quote": fullest.quote,
        "article": fullest.article,
        "claim_id": fullest.claim_id,
        "claim_ids": "; ".join(c.claim_id for c in claims),
        "claims": len(claims),
        "articles": len({c.article for c in claims}),
        "origins": count_origins(((c.article, publishers.get(c.article, ""), c.relayed_by) for c in claims), copy_of),
        "dates_disagree": "; ".join(sorted(dates)),
    }
