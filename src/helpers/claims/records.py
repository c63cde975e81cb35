"""From what the languages' rules found to rows of the claims table."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from helpers.articles.model import Article
from helpers.claims.documents.model import Document
from helpers.claims.keys import claim_ids

OWNED_UP = "noun:answerable"
"""Rule of a strike whose responsibility somebody claims or denies."""


@dataclass
class Draft:
    """One claim as a language's rules found it; offsets are into the article's text."""

    start: int
    end: int
    sentence: tuple[int, int]
    type: str
    rule: str
    side: str
    side_basis: str = ""
    stance: str = "asserts"
    act: str = "assert"
    speaker: str = ""
    speaker_basis: str = ""
    speaker_text: str = ""
    role: str = ""
    attribution: str = "own_voice"
    cue: str = ""
    relayed_by: str = ""
    controller: str = ""
    controller_basis: str = ""
    extent: str = ""
    share: float | None = None
    share_modifier: str = ""
    actor: str = ""
    actor_basis: str = ""
    target: str = ""
    target_basis: str = ""
    place_text: str = ""
    place: str = ""
    place_id: str = ""
    relation: str = ""
    place_basis: str = ""
    place_rejected: str = ""
    claim_date: str = ""
    claim_date_precision: str = ""
    claim_date_basis: str = ""
    event_date: str = ""
    event_date_precision: str = ""
    event_date_basis: str = ""
    evidence: str = ""
    verification: str = ""
    found_by: str = "rules"
    grounds: str = ""


def tells_of_war(draft: Draft, parties: Collection[str]) -> bool:
    """Whether a claim tells by itself that its article is about a war of these parties.

    A refusal to comment, or a toll that an official gives, does not; nor does an attack anywhere in the world that a
    group says was its own.
    """
    if draft.type == "other" or (draft.rule == OWNED_UP and not draft.place):
        return False
    watched = draft.role == "monitor" and draft.speaker_basis == "profile" and draft.type == "presence"
    return (
        not {draft.controller, draft.actor, draft.target}.isdisjoint(parties)
        or (draft.side in parties and draft.type != "losses")
        or watched  # by those who are there to watch this war
    )


class Found(NamedTuple):
    """What an extractor found in an article: its claims, and what it is as a document."""

    drafts: list[Draft]
    document: Document


def claims_rows(article: Article, drafts: Iterable[Draft]) -> list[dict[str, object]]:
    """Rows of schema.CLAIMS of one article, in the order of the text, each with its stable id."""
    rows: list[dict[str, object]] = []
    ordered = sorted(drafts, key=lambda d: _order(article.text, d))
    keys = claim_ids(article.article, ((article.text[d.start : d.end], d.type, d.stance) for d in ordered))
    for d, key in zip(ordered, keys, strict=True):
        values = {k: v for k, v in vars(d).items() if k != "sentence"}
        rows.append(
            {
                **values,
                "claim_id": key,
                "article": article.article,
                "quote": article.text[d.start : d.end],
                "sentence": article.text[d.sentence[0] : d.sentence[1]],
                "review": "auto",
            }
        )
    return rows


def _order(text: str, d: Draft) -> tuple:
    """In the order of the text; several claims on the same words in that of the words that name their places.

    What place is meant does not count: a later version may take another one, or leave it open.
    """
    at = text.find(d.place_text, d.start) if d.place_text else -1
    return d.start, d.end, at, d.place_text


def mark_verification(drafts: Iterable[Draft], parties: Iterable[str], *, caveat: bool) -> None:
    """Set `verification`, and the evidence of an admission.

    A caveat that nothing could be verified counts for what the parties claim anywhere in the article; what analysts
    say is their assessment; a side that concedes something is evidence by itself.
    """
    parties = frozenset(parties)
    for d in drafts:
        if d.act == "concede":
            d.evidence = "; ".join(filter(None, (d.evidence, "own_side_admission")))
        if d.side in parties:
            d.verification = "unverifiable" if caveat else "claimed_only"
        elif d.side == "independent":
            d.verification = "assessed"
