"""What introduces a quotation: the verb before or behind it, or a name after a dash; and who stands beside a verb."""

import re
from dataclasses import dataclass

from helpers.claims.attribution.cues import cues
from helpers.claims.attribution.model import Source
from helpers.claims.attribution.reading import Passage, Quotation
from helpers.claims.attribution.sources import actor, source_of
from helpers.claims.english.parsing.words import Span, Token

STOPS = frozenset({".", "?", "!", ":", ";"})
_DASHES = frozenset({"―", "—", "–", "-", "--"})
_NAMING = frozenset({"PROPN", "NOUN", "PRON"})
_SIGNATURE = re.compile(r"[\s\"']*(―|—|--|–|-)(?=\s*[A-Z])")
_LONGEST_SIGNATURE = 12
_FARTHEST = 30
"""Words between a quotation and the verb that introduces it."""
_NEAR = 8


@dataclass(frozen=True)
class Introduction:
    """The word that introduces a quotation, who says it, and the words between the two that are said as well."""

    cue: Token
    source: Source | None
    between: frozenset[int] = frozenset()


def takes_quote(verb: Token) -> str:
    """The act of a verb that introduces direct speech; "" for any other word."""
    cue = cues("verb").get(verb.lemma_.lower()) if verb.tag_.startswith("VB") else None
    if cue is None:
        return ""
    after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return cue.particles.get(after, cue.takes).get("quote", "")


def outside(passage: Passage, at: int, step: int) -> Token | None:
    """The nearest word before (step -1) or after (1) a word of a quotation, one mark left out; None where it is none."""
    i, marks = at + step, 0
    while 0 <= i < len(passage.doc):
        token = passage.doc[i]
        mark = marks == 0 and (token.is_quote or token.text in ("''", "``", "'"))
        if not token.is_space and not mark:
            return token
        marks += mark
        i += step
    return None


def before(passage: Passage, quotation: Quotation) -> Introduction | None:
    """ "He said: “…”", "told reporters, “…”"."""
    nearest = outside(passage, quotation.first, -1)
    if nearest is None or (nearest.text not in (",", ":") and not takes_quote(nearest)):
        return None
    for i in range(nearest.i, max(-1, nearest.i - _FARTHEST), -1):
        token = passage.doc[i]
        if i in passage.quoted or (token.text in STOPS and i < nearest.i):
            return None
        if takes_quote(token):
            return Introduction(token, beside(passage, token))
    return None


def behind(passage: Passage, quotation: Quotation) -> Introduction | None:
    """ "“…,” she said", and "“…” of the state, she said"."""
    doc = passage.doc
    after = outside(passage, quotation.last, 1)
    if after is None or after.text in _DASHES or (doc[quotation.last].text == "." and not after.text[:1].islower()):
        return None
    for token in doc[after.i : after.i + _FARTHEST]:
        if token.i in passage.quoted or token.text in STOPS:
            return None
        if takes_quote(token) and token.tag_ not in ("VB", "VBG"):
            return _behind(passage, quotation, after, token)
    return None


def _behind(passage: Passage, quotation: Quotation, after: Token, verb: Token) -> Introduction | None:
    source = beside(passage, verb)
    if passage.doc[quotation.last].text in (",", "?", "!"):
        return Introduction(verb, source)
    first = min([verb.i, *(n - passage.base for n in source.words)]) if source is not None else verb.i
    commas = [t.i for t in passage.doc[after.i : first] if t.text == ","]
    if not commas:
        return Introduction(verb, source) if first - after.i < 3 else None
    said = passage.numbers(after.i, commas[-1]) if commas[-1] > after.i else frozenset()
    return Introduction(verb, source, said)


def signature(passage: Passage, quotation: Quotation) -> Introduction | None:
    """ "“…” ― Jane Doe": a name after a dash at the end of the paragraph."""
    doc, last = passage.doc, passage.doc[quotation.last]
    m = _SIGNATURE.match(doc.text, last.idx + len(last))
    if m is None:
        return None
    dash = next(t for t in doc[quotation.last :] if t.idx + len(t) >= m.end(1))
    named = [t for t in doc[dash.i + 1 :] if not t.is_space]
    if not named or len(named) > _LONGEST_SIGNATURE or not named[0].text[:1].isupper():
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.text.islower() for t in named):
        return None
    end = next((t.i - 1 for t in named if t.text in _DASHES), named[-1].i)
    return Introduction(dash, Source(passage.numbers(named[0].i, max(end, named[0].i)), None))


def of(passage: Passage, quotation: Quotation) -> Introduction | None:
    """Whatever introduces a quotation in its own sentence."""
    return before(passage, quotation) or behind(passage, quotation) or signature(passage, quotation)


def colon(passage: Passage) -> Introduction | None:
    """The verb of a paragraph that ends in a colon: the next paragraph is said."""
    tokens = [t for t in passage.doc if not t.is_space]
    if not tokens or tokens[-1].text != ":":
        return None
    start, _ = passage.sentence[tokens[-1].i]
    verbs = [t for t in passage.doc[start : tokens[-1].i] if takes_quote(t) and t.i not in passage.quoted]
    return Introduction(verbs[-1], beside(passage, verbs[-1])) if verbs else None


def beside(passage: Passage, verb: Token, *, parsed: bool = False) -> Source | None:
    """Whoever a verb of saying names: its subject in the parse where that is near, else the words that stand beside it.

    `parsed` leaves out the last way, which is right only beside a quotation.
    """
    doc = passage.doc
    if (behind_it := _inverted(passage, verb)) is not None:
        return Source(passage.numbers(behind_it.start, _end(passage, behind_it)), _head(behind_it))
    head = actor(verb)
    near = head is not None and (passage.sentence[head.i] == passage.sentence[verb.i] or abs(head.i - verb.i) < _NEAR)
    if head is not None and near and head.i not in passage.quoted:
        return source_of(head, passage, verb)
    if parsed:
        return None
    first = verb.i
    while first > 0 and first - 1 not in passage.quoted and doc[first - 1].text not in (",", *STOPS):
        if doc[first - 1].is_quote or verb.i - first > _LONGEST_SIGNATURE:
            break
        first -= 1
    named = doc[first : verb.i]
    return Source(passage.numbers(first, verb.i - 1), _head(named)) if _head(named) is not None else None


def _inverted(passage: Passage, verb: Token) -> Span | None:
    """The speaker behind a verb that follows a comma or a mark: "…”, said Jane Doe, a teacher"."""
    doc, at = passage.doc, verb.i - 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    if at < 0 or not (doc[at].text == "," or doc[at].is_quote or doc[at].text == "''"):
        return None
    last = verb.i
    while last + 1 < len(doc) and doc[last + 1].text not in (",", *STOPS) and not doc[last + 1].is_quote:
        if last - verb.i > _LONGEST_SIGNATURE or doc[last + 1].pos_ in ("VERB", "AUX", "SCONJ"):
            break
        last += 1
    named = doc[verb.i + 1 : last + 1]
    head = _head(named)
    if head is None or named[0].pos_ in ("ADP", "ADV", "PART") or verb.tag_ == "VBG":
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i and c.i not in passage.quoted]
    return named if not subjects else None


def _end(passage: Passage, named: Span) -> int:
    """The last word of a speaker's name and what is said of him or her: "Jane Doe, who teaches in Kent"."""
    head = _head(named)
    last = head.right_edge.i if head is not None and head.left_edge.i >= named.start else named.end - 1
    end = max(named.end - 1, min(last, passage.sentence[named.start][1]))
    return end if not any(i in passage.quoted for i in range(named.end, end + 1)) else named.end - 1


def _head(span: Span) -> Token | None:
    """The noun that a stretch of words is about: the last one before a preposition."""
    names: list[Token] = []
    for token in span:
        if token.pos_ in _NAMING:
            names.append(token)
        elif names and token.pos_ == "ADP":
            break
    return names[-1] if names else None
