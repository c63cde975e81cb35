"""Direct speech: which quotations are somebody's speech of its own, and whose; one that runs on is one report."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from helpers.claims.attribution.cues import cues
from helpers.claims.attribution.model import Report, Source
from helpers.claims.attribution.reading import Passage, Quotation, Reading
from helpers.claims.attribution.sources import actor, source_of

_OPENERS = frozenset({",", ":", "-", "--", "—", "―", "–", '"', "''", ".", "?", "!", ";", "(", ")"})
_STOPS = frozenset({".", "?", "!", ":", ";"})
_DASHES = frozenset({"―", "—", "–", "-", "--"})
_SIGNATURE = re.compile(r"[\s\"']*(―|—|--|–|-)(?=\s*[A-Z])")
SHORTEST = 3
"""Words from which a quotation that opens a sentence counts as speech of its own."""
_FARTHEST = 30
"""Words between a quotation and the verb that introduces it."""


@dataclass
class _Found:
    """The verb that introduces a quotation, and the words between the two that are said as well."""

    verb: Token
    between: frozenset[int]


def speech(reading: Reading, indirect: list[list[Report]]) -> list[Report]:
    """The reports of an article's direct speech.

    Args:
        reading: the article.
        indirect: the other reports, paragraph by paragraph; one that a quotation continues gets its words.
    """
    found: list[Report] = []
    known = {report for reports in indirect for report in reports}
    last: Report | None = None  # whose speech went before
    runs_on = False  # a quotation was left open at the end of its paragraph
    for passage in reading.passages:
        said_here: Report | None = None
        for quotation in passage.quotations:
            first_of_all = quotation is passage.quotations[0] and said_here is None
            if runs_on and first_of_all and last is not None and _opens(passage, quotation):
                last.content |= passage.numbers(quotation.first, quotation.last)
                said_here = last
            elif is_speech(passage, quotation):
                report = _attributed(passage, quotation, said_here, indirect[passage.number])
                if report is None:
                    report = _unattributed(reading, passage, quotation, said_here, last, indirect, first_of_all)
                if report not in known and report not in found:
                    found.append(report)
                said_here = last = report
            runs_on = not quotation.closed
        if not passage.quotations:
            runs_on = False
    return found


def is_speech(passage: Passage, quotation: Quotation) -> bool:
    """Whether a quotation stands by itself, and is no phrase inside the writer's clause."""
    words = [t for t in passage.doc[quotation.first : quotation.last + 1] if t.is_alpha]
    before = _outside(passage, quotation.first, -1)
    ended = passage.doc[quotation.last].text in (",", ".", "?", "!")
    if len(words) < SHORTEST and not ended:
        return False
    if before is None:
        return ended or len(words) >= SHORTEST
    if before.lower_ == "that":
        return False
    if before.text in _OPENERS:
        return ended or len(words) > SHORTEST + 1
    return bool(words) and words[0].is_title and "quote" in _takes(before) and (ended or len(words) >= SHORTEST)


def _takes(verb: Token) -> dict[str, str]:
    cue = cues("verb").get(verb.lemma_.lower())
    return cue.takes if cue is not None and verb.tag_.startswith("VB") else {}


def _outside(passage: Passage, at: int, step: int) -> Token | None:
    """The nearest word before (-1) or after (1) a quotation, its marks left out."""
    i = at + step
    marks = 0
    while 0 <= i < len(passage.doc):
        token = passage.doc[i]
        if token.is_space or (marks == 0 and (token.is_quote or token.text in ("''", "``", "'"))):
            marks += 0 if token.is_space else 1
            i += step
            continue
        return token
    return None


def _opens(passage: Passage, quotation: Quotation) -> bool:
    return _outside(passage, quotation.first, -1) is None


def _attributed(passage: Passage, quotation: Quotation, said: Report | None, others: list[Report]) -> Report | None:
    """The report that the sentence of a quotation makes, a new one or one that it goes on with."""
    before = _cue_before(passage, quotation)
    if before is None:
        before = _cue_after(passage, quotation)
    if before is None:
        return _signed(passage, quotation)
    words = passage.numbers(quotation.first, quotation.last) | before.between
    if said is not None and said.cue == before.verb:
        said.content |= words
        return said
    for other in others:
        if other.cue == before.verb:
            other.content = _sensible(other, passage, words)
            other.construction = "direct"
            return other
    source = _speaker(passage, before.verb)
    return Report(before.verb, passage, words, source, _takes(before.verb).get("quote", "assert"), "direct")


def _sensible(other: Report, passage: Passage, words: frozenset[int]) -> frozenset[int]:
    """The speech itself, and what the verb says beside it in words of the writer's own."""
    cue, first = passage.base + other.cue.i, min(words)
    aside = frozenset(n for n in other.content if cue < n < first)
    return words | aside if len(aside) > 3 else words


def _cue_before(passage: Passage, quotation: Quotation) -> _Found | None:
    """ "He said: “…”", "told reporters, “…”"."""
    before = _outside(passage, quotation.first, -1)
    if before is None or (before.text not in (",", ":") and "quote" not in _takes(before)):
        return None
    for i in range(before.i, max(-1, before.i - _FARTHEST), -1):
        token = passage.doc[i]
        if i in passage.quoted or (token.text in _STOPS and i < before.i):
            return None
        if "quote" in _takes(token):
            return _Found(token, frozenset())
    return None


def _cue_after(passage: Passage, quotation: Quotation) -> _Found | None:
    """ "“…,” she said", and "“…” of the state, she said"."""
    doc = passage.doc
    after = _outside(passage, quotation.last, 1)
    if after is None or (doc[quotation.last].text == "." and not after.text[:1].islower()):
        return None
    if after.text in _DASHES:
        return None
    for i in range(after.i, min(len(doc), after.i + _FARTHEST)):
        token = doc[i]
        if i in passage.quoted or token.text in _STOPS:
            return None
        if "quote" in _takes(token) and token.tag_ not in ("VB", "VBG"):
            ended = doc[quotation.last].text in (",", "?", "!")
            if ended:
                return _Found(token, frozenset())
            source = _speaker(passage, token)
            first = min([token.i, *(n - passage.base for n in source.words)]) if source is not None else token.i
            commas = [t.i for t in doc[after.i : first] if t.text == ","]
            if not commas:
                return _Found(token, frozenset()) if first - after.i < 3 else None
            return _Found(token, passage.numbers(after.i, commas[-1]) if commas[-1] > after.i else frozenset())
    return None


def _signed(passage: Passage, quotation: Quotation) -> Report | None:
    """ "“…” ― Jane Doe": a name after a dash at the end of the paragraph."""
    last_word = passage.doc[quotation.last]
    m = _SIGNATURE.match(passage.doc.text, last_word.idx + len(last_word))
    if m is None:
        return None
    dash = next(t for t in passage.doc[quotation.last :] if t.idx + len(t) >= m.end(1))
    named = [t for t in passage.doc[dash.i + 1 :] if not t.is_space]
    if not named or len(named) > 12 or named[0].pos_ not in ("PROPN", "DET", "NOUN", "ADJ") or not named[0].text[:1].isupper():
        return None
    words = passage.numbers(quotation.first, quotation.last)
    last = next((t.i - 1 for t in named if t.text in ("―", "—")), named[-1].i)
    source = Source(passage.numbers(named[0].i, last), None)
    return Report(dash, passage, words, source, "assert", "direct")


def _speaker(passage: Passage, verb: Token) -> Source | None:
    """Whoever says it: the verb's subject, else the words that stand beside it."""
    head = actor(verb)
    if head is not None and head.i not in passage.quoted:
        if passage.sentence[head.i] == passage.sentence[verb.i] or abs(head.i - verb.i) < 8:
            return source_of(head, passage, verb)
    doc = passage.doc
    last = verb.i
    while last + 1 < len(doc) and doc[last + 1].text not in (",", ".", ":", ";") and not doc[last + 1].is_quote:
        if last - verb.i > 12 or doc[last + 1].pos_ in ("VERB", "SCONJ", "ADP") or doc[last + 1].ent_type_ in ("DATE",):
            break
        last += 1
    if last > verb.i and any(t.pos_ in ("PROPN", "NOUN", "PRON") for t in doc[verb.i + 1 : last + 1]):
        return Source(passage.numbers(verb.i + 1, last), _head(doc[verb.i + 1 : last + 1]))
    first = verb.i
    while first > 0 and first - 1 not in passage.quoted and doc[first - 1].text not in (",", ".", ":", ";"):
        if doc[first - 1].is_quote or verb.i - first > 12:
            break
        first -= 1
    if first < verb.i and any(t.pos_ in ("PROPN", "NOUN", "PRON") for t in doc[first : verb.i]):
        return Source(passage.numbers(first, verb.i - 1), _head(doc[first : verb.i]))
    return None


def _head(span) -> Token | None:
    names = [t for t in span if t.pos_ in ("PROPN", "NOUN", "PRON")]
    return names[-1] if names else None


def _unattributed(
    reading: Reading,
    passage: Passage,
    quotation: Quotation,
    said: Report | None,
    last: Report | None,
    indirect: list[list[Report]],
    opens: bool,
) -> Report:
    """A quotation without a verb of its own: the speech before goes on, or a report of the sentence before does."""
    words = passage.numbers(quotation.first, quotation.last)
    start, _ = passage.sentence[quotation.first]
    if said is not None:
        said.content |= words
        return said
    if start > 0:
        previous = passage.sentence[start - 1]
        near = [r for r in indirect[passage.number] if previous[0] <= r.cue.i <= previous[1] and r.source is not None]
        if near:
            near[0].content |= words
            near[0].construction = "mixed"
            return near[0]
    elif opens and passage.number > 0:
        introduced = _introduced(reading.passages[passage.number - 1])
        if introduced is not None:
            verb, before = introduced
            return Report(verb, before, words, _speaker(before, verb), _takes(verb).get("quote", "assert"), "direct")
    return Report(passage.doc[quotation.first], passage, words, None, "assert", "direct")


def _introduced(passage: Passage) -> tuple[Token, Passage] | None:
    """The verb of a paragraph that ends in a colon: what follows is said."""
    tokens = [t for t in passage.doc if not t.is_space]
    if not tokens or tokens[-1].text != ":":
        return None
    start, _ = passage.sentence[tokens[-1].i]
    verbs = [t for t in passage.doc[start : tokens[-1].i] if "quote" in _takes(t) and t.i not in passage.quoted]
    return (verbs[-1], passage) if verbs else None
