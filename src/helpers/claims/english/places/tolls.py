"""Tolls that have no place: those of a whole war, a whole front or another formation's sector."""

import re

from spacy.tokens import Token

from helpers.claims import lexicon

_LARGEST = 10_000
"""From so many people on, a toll is not one place's."""


def is_of_whole_war(predicate: Token) -> bool:
    """Whether a toll sums up a war: it is huge, or counts since the war began."""
    words = list(predicate.sent)
    for t in predicate.subtree:
        if t.like_num and t.text.replace(",", "").isdigit() and int(t.text.replace(",", "")) >= _LARGEST:
            return True
    plural = [t for t in words if t.lower_.endswith("s") and t.lower_.rstrip("s") in lexicon.where("huge")]
    if any(t.lower_ == "hundreds" and t.i + 2 < len(t.doc) and t.doc[t.i + 2].lower_ == "thousands" for t in plural):
        return True
    since = re.search(r"\bsince\b(.{1,80})", predicate.sent.text)
    if since is not None and lexicon.where("war") & set(re.findall(r"[a-z]+", since.group(1).lower())):
        return True
    subject = next((c for c in predicate.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.lemma_ in lexicon.where("war") - {"fighting"}
