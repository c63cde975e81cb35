"""The words of a noun phrase that name it."""

import re
from functools import cache
from typing import Any

from spacy.tokens import Token

from helpers.claims import lexicon
from helpers.claims.english.dates.when import WEEKDAYS


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
    for c in head.children:
        placed = c.lower_ == "at" and head.lemma_ == "source"
        if c.i > head.i and c.dep_ in ("prep",) and (placed or c.lower_ in ("of", "for", "from", "in")):
            if any(d.dep_ in ("relcl", "appos", "acl") for d in c.subtree):
                continue
            right = max(right, c.right_edge.i)
        elif c.i > head.i and c.dep_ in ("nummod", "compound", "flat", "case"):
            right = max(right, c.i)
    words = head.doc[left : right + 1].text.strip(" ,\"'")
    return " ".join(words.split())


def alias_of(head: Token) -> str:
    """The call sign or other name by which a phrase tells somebody: "a soldier with the call sign Fin"; "" for none."""
    words = head.doc[head.left_edge.i : head.right_edge.i + 1].text
    found = _aliases().search(words)
    return found[1] if found is not None else ""


@cache
def _aliases() -> re.Pattern[str]:
    """A word of modes.csv for another name, and the name that follows it, in quotation marks or not."""
    some = "|".join(map(re.escape, sorted(lexicon.words("alias"), key=len, reverse=True)))
    return re.compile(rf"\b(?:{some})(?:\s+of|\s+is|\s+as)?,?\s*[\"“”'‘’«]?([A-Z][\w'’-]+)")
