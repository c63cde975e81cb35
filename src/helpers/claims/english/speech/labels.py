"""Paragraphs that open with who speaks in them: "Alphaland's Defence Ministry, 13:30. Units have …", "COL. DOE: We hold …".

What such a paragraph says in its own voice is that speaker's. In a transcript a turn goes on until the next label.
"""

import re

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.speech.reports import Report
from helpers.claims.english.speech.sources import Memory
from helpers.claims.english.speech.speakers import Speakers
from helpers.claims.names import fold
from helpers.claims.sources import Source

_TIMED = re.compile(r"^[^\n;!?“”\"]{3,110}?\b\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?\s*[.:]\s")
_NAMED = re.compile(r"^[^\n;!?“”\".:]{3,140}:\s")
_MARK, _LONGEST = re.compile(r"\d[:.]\d|:\s"), 160
"""What every label has, and the characters within which it ends: most paragraphs have none, which this tells soonest."""
_TURN = re.compile(r"^(?:[A-Z][A-Z]+\.?\s+){0,3}[A-Z][A-Z'’-]*:\s")
_TOLD = frozenset({"profile", "office", "surname", "full_name"})
"""Reasons for which a label is taken for a speaker's; a bare side ("Syria: …") is a heading."""
_OPENING = ('"', "'", "“", "«", "``")
"""What must follow a person's name and a colon: without a quotation it is a heading ("Jane Doe: a life")."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def speaker_of(doc: Doc, speakers: Speakers, memory: Memory) -> tuple[Source | None, bool]:
    """Whom a paragraph's opening names as its speaker, None where it names nobody; and whether it opens a turn.

    Returns:
        The source, and whether the paragraph opens with a turn of a transcript, be its speaker known or not.
    """
    text = doc.text
    turn = _TURN.match(text)
    if turn is not None:
        return _by_surname(turn.group().rstrip(": "), memory), True
    label = (_TIMED.match(text) or _NAMED.match(text)) if _MARK.search(text, 0, _LONGEST) else None
    if label is None:
        return None, False
    words = [t for t in doc if t.idx < label.end()]
    if not words or len(words) == len(doc) or any(t.tag_ in _FINITE and t.pos_ in ("VERB", "AUX") for t in words):
        return None, False
    opened = len(doc) > len(words) and doc[len(words)].text in _OPENING
    source = _named(words, speakers)
    return (source if source is not None and (opened or not source.person) else None), False


def _by_surname(name: str, memory: Memory) -> Source | None:
    surname = fold(name.split()[-1])
    people = {
        s.name: s
        for s in (*memory.later, *memory.sources)
        if s.person and not s.name.isupper() and fold(s.name.split()[-1]) == surname
    }
    return next(iter(people.values())).taken("surname") if len(people) == 1 else None


def _named(words: list[Token], speakers: Speakers) -> Source | None:
    """The speaker whose name or office opens a label."""
    mention = next((m for m in map(speakers.parties.mention_at, words[:3]) if m is not None), None)
    last = mention.end if mention is not None else 0
    heads = [t for t in words if t.pos_ in ("NOUN", "PROPN") and t.i <= max(last, 4)]
    heads = [t for t in heads if not (t.dep_ in ("compound", "nmod", "amod", "poss") and t.head in heads)]
    for head in heads[:2]:
        source = speakers.resolve(head) if _speaks(head, speakers) else None
        sided = source is not None and source.side in speakers.parties.names.parties
        if (
            source is not None
            and (source.basis in _TOLD or (sided and source.basis == "described"))
            and not source.outlet
        ):
            return source
    return None


def _speaks(head: Token, speakers: Speakers) -> bool:
    """Whether a noun can be a speaker at all: a person, an actor of the profile, or an office."""
    if head.ent_type_ == "PERSON":
        return True
    mention = speakers.parties.mention_at(head)
    if mention is not None:
        return mention.actor is not None or "sourcehood" in lexicon.noun_classes().get(head.lemma_.lower(), ())
    return "sourcehood" in lexicon.noun_classes().get(head.lemma_.lower(), ())


def opening_report(doc: Doc, source: Source) -> Report:
    """The act of saying that a label makes of its paragraph's quotations."""
    return Report(doc[0], source, "assert", frozenset(), "direct")
