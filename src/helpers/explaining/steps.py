"""How a sentence is read, step by step, as tables: its words, the clauses that say something about a war, who is heard in them.

`explain` tells of a claim why each value is what it is; this tells what the rules saw before there was a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.claims.english.extractor import extract_all
from helpers.claims.english.state import Watched
from helpers.claims.losses import Losses
from helpers.places import Gazetteer

if TYPE_CHECKING:
    from helpers.articles.model import Article
    from helpers.conflicts import Conflict

WORDS = ("word", "lemma", "part of speech", "is", "of")
PROPOSITIONS = (
    "predicate",
    "type",
    "rule",
    "controller",
    "actor",
    "target",
    "about",
    "denied",
    "not a fact",
    "teller",
    "by",
)


def words_of(article: Article, conflict: Conflict, start: int, end: int) -> pd.DataFrame:
    """The words of text[start:end] as the parser takes them.

    Returns:
        WORDS, all text: `is` is the word's part in the clause, `of` the word that it belongs to. Empty for an article that
        is not English, or in which nobody fights.
    """
    rows = [
        (t.text, t.lemma_, t.pos_.lower(), t.dep_, "" if t.head is t else t.head.text)
        for watched in _watched(article, conflict)
        for t in watched.parties.doc
        if _inside(watched, t, start, end) and not t.is_space
    ]
    return pd.DataFrame(rows, columns=list(WORDS), dtype="string")


def propositions_of(article: Article, conflict: Conflict, start: int, end: int) -> pd.DataFrame:
    """What the clauses of text[start:end] say about the war, kept as a claim or not.

    Returns:
        PROPOSITIONS, all text: the word that carries each, what it says of whom about which words, and whose words they are:
        `teller` is the speaker, `by` the word of saying, "" for the article's own voice. Empty as for `words_of`.
    """
    rows = [
        (
            p.predicate.text,
            p.type,
            p.rule,
            p.controller,
            p.actor,
            p.target,
            ", ".join(_phrase(noun) for group in p.about[:1] for noun in group),
            "yes" if p.denied else "",
            p.modality,
            source.name or source.side,
            "" if report is None else report.cue.text,
        )
        for watched in _watched(article, conflict)
        for p, report, source in watched.said
        if _inside(watched, p.predicate, start, end)
    ]
    return pd.DataFrame(rows, columns=list(PROPOSITIONS), dtype="string")


def _watched(article: Article, conflict: Conflict) -> Iterator[Watched]:
    """The paragraphs of an English article as they were read."""
    watched: list[Watched] = []
    if (article.language or "en") == "en":
        list(extract_all([article], conflict, Gazetteer.for_conflict(conflict), [Losses(len(article.text))], watched))
    return iter(sorted(watched, key=lambda w: w.offset))


def _phrase(noun: Any) -> str:
    return noun.doc[noun.left_edge.i : noun.right_edge.i + 1].text


def _inside(watched: Watched, token: Any, start: int, end: int) -> bool:
    return start <= watched.offset + token.idx < end
