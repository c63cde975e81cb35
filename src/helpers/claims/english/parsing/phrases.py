"""The words of a noun phrase that name it."""

import re
from functools import cache
from typing import Any

from helpers.claims import lexicon
from helpers.claims.english.dates.when import MONTHS, WEEKDAYS
from helpers.claims.english.parsing.words import Token


def phrase(head: Token) -> str:
    """The noun phrase without its relative clauses, appositions and coordinated phrases; kept with its text."""
    known: dict[Any, Any] = head.doc.user_data
    found = known.get(("phrase", head.i))
    if found is None:
        found = known["phrase", head.i] = _phrase(head)
    return found


def _phrase(head: Token) -> str:
    left, right = head.left_edge.i, head.i
    while left < right and head.doc[left].lower_ in WEEKDAYS:
        left += 1  # "Separately Saturday the army said"
    left = _behind_date(head, left)
    for c in head.children:
        placed = c.lower_ == "at" and head.lemma_ == "source"
        if c.i > head.i and c.dep_ in ("prep",) and (placed or c.lower_ in ("of", "for", "from", "in")):
            if any(d.dep_ in ("relcl", "appos", "acl") for d in c.subtree):
                continue
            right = max(right, c.right_edge.i)
        elif c.i > head.i and c.dep_ in ("nummod", "compound", "flat"):
            right = max(right, c.i)
    words = head.doc[left : right + 1].text.strip(" ,\"'")
    return " ".join(words.split())


def is_date(noun: Token) -> bool:
    """Whether a noun phrase is a date, which says nothing: "10 February 2023"."""
    words = noun.doc[noun.left_edge.i : noun.right_edge.i + 1]
    dated = any(t.is_digit for t in words) and any(t.lower_ in MONTHS for t in words)
    return dated and all(t.is_digit or t.lower_ in MONTHS or t.text in (",", "the", "of") for t in words)


def _behind_date(head: Token, left: int) -> int:
    """Where a phrase starts behind the date that stands before it: "June 11 Northland sources said"."""
    at, words = left, head.doc
    while at < head.i and (words[at].lower_ in MONTHS or words[at].is_digit or words[at].text == ","):
        at += 1
    return at if any(words[i].lower_ in MONTHS and words[i].text[:1].isupper() for i in range(left, at)) else left


def alias_of(head: Token) -> str:
    """The call sign or other name by which a phrase tells somebody: "a soldier with the call sign Fin"; "" for none."""
    words = head.doc[head.left_edge.i : head.right_edge.i + 1].text
    found = _aliases().search(words)
    return found[1] if found is not None else ""


@cache
def _aliases() -> re.Pattern[str]:
    """A word of modes.csv for another name, and the name that follows it, in quotation marks or not."""
    some = "|".join(map(re.escape, sorted(lexicon.words("alias"), key=len, reverse=True)))
    return re.compile(rf"\b(?:{some})(?:\s+of|\s+is|\s+as)?,?\s*[\"“”'‘’«]?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
