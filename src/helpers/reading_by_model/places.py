"""Where it is: what of an answer the article's words bear out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.naming import romanised
from helpers.places.model import Mention
from helpers.places.spelling import key, plain
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.grounding import FoldedText
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.speakers import Span, Where
from helpers.reading_by_model.witness import Witness

NAMED, LENT = "model_named", "model_before"
_WIDE = frozenset({"country", "region", "river", "lake", "sea", "reservoir", "area"})
"""Kinds that a claim is seldom about where its words name a settlement, too."""
_ALIKE = 75
_AND = rf"(?:and|or|{lexicon.alternatives('listing')})"
_LISTED_AFTER = re.compile(rf"[A-ZА-ЯЄІЇҐ][\w'’-]*(?:,\s*|,?\s+{_AND}\s+)(?:the\s+)?$")
_LISTED_BEFORE = re.compile(rf"\s*(?:,\s*|,?\s+{_AND}\s+)(?:the\s+)?[A-ZА-ЯЄІЇҐ]")
_GAP = 3
"""Characters between two names of which one is a part of the other's place."""
_TOWARDS = re.compile(r"\b(?:to|towards?|into)\s+(?:the\s+)?$", re.I)
_PART_OF = r"(?:\s+\w+)?\s+(?:of|in)\s+(?:the\s+)?"
"""What stands between a part and its whole: "the Alpha district of"."""
_LISTING = re.compile(rf"[\s,]*(?:\b(?:{_AND}|as well as)\b)?[\s,]*(?:(?:the )?\w+ of )?", re.I)


@dataclass(frozen=True)
class Place:
    """A claim's place as the gazetteer has it, and the words that name it; each "" where nothing bears it out."""

    name: str = ""
    place_id: str = ""
    words: str = ""
    relation: str = ""
    basis: str = ""


def stated_place(
    answer: Answered, where: Where, witness: Witness, text: FoldedText, sentences: Sequence[Sentence]
) -> Place:
    """The place of an answer, where its words stand in the article and the clause names no other."""
    words = answer.place_words or answer.place
    if answer.place and not any(c.isupper() for c in words):
        words = answer.place  # "the town": what it is called stands elsewhere
    if not words:
        return Place()
    spans = list(text.find(words)) or list(text.find(words, case=False))
    if not spans and answer.place:
        spans = [(m.start, m.end) for m in witness.mentions if plain(m.place.name) == plain(answer.place)]
    if not spans:
        return Place()
    (start, end), sentence = where
    for draft in witness.drafts_over(start, end, answer.type):
        if draft.place and plain(draft.place) == plain(answer.place):
            basis = (
                NAMED
                if sentence.start <= witness.article.text.find(draft.place_text, sentence.start) < sentence.end
                else LENT
            )
            return Place(draft.place, draft.place_id, draft.place_text, draft.relation, basis)
    inside = [s for s in spans if start <= s[0] and s[1] <= end]
    beside = [s for s in spans if sentence.start <= s[0] < sentence.end]
    before = [s for s in spans if s[0] < sentence.start]
    span = (inside or beside or before[-1:] or spans)[0]
    name, place_id = _resolved(span, words, witness)
    if answer.place and not _same(answer.place, name, place_id, words, witness):
        return Place()
    if not _is_borne_out(name, place_id, span, where, answer, witness, bool(inside), bool(beside)):
        return Place()
    if not place_id and answer.place and witness.article.language in ("ru", "uk"):
        name = answer.place  # in the form that the name has by itself
    told = witness.article.text[slice(*span)]
    return Place(
        name, place_id, told, _relation(name, span, where, answer, witness), NAMED if inside or beside else LENT
    )


def _resolved(span: Span, words: str, witness: Witness) -> tuple[str, str]:
    """The name and id of what text[start:end] names: the gazetteer's, else the words themselves as it would spell them."""
    over = [m for m in witness.mentions if m.start < span[1] and span[0] < m.end]
    if over:
        best = max(over, key=lambda m: min(m.end, span[1]) - max(m.start, span[0]))
        if best.place.name:
            return best.place.name, best.place.place_id
    match = witness.gazetteer.lookup(words, language=witness.article.language or "en")
    if match is not None and match.matched != "fuzzy":
        return match.place.name, match.place.place_id
    return witness.gazetteer.canonical(words, language=witness.article.language or "en"), ""


def _same(told: str, name: str, place_id: str, words: str, witness: Witness) -> bool:
    """Whether the name that is answered is that of the place that its words name."""
    spellings = {name, words, romanised(words, "uk"), romanised(words, "ru")}
    if place_id and (place := witness.gazetteer.get(place_id)) is not None:
        spellings |= {*place.names, *place.former}
    if any(key(told) == key(s) for s in spellings):
        return True
    match = witness.gazetteer.lookup(told)
    if match is not None and place_id and match.place.place_id != place_id:
        return match.place.name == name
    return max(fuzz.token_set_ratio(plain(told), plain(s)) for s in spellings) >= _ALIKE


def _is_borne_out(
    name: str,
    place_id: str,
    span: Span,
    where: Where,
    answer: Answered,
    witness: Witness,
    inside: bool,
    beside: bool,
) -> bool:
    """Whether the clause may be about a place: it names it, or names none."""
    (start, end), sentence = where
    by_rules = _by_rules(where, answer, witness)
    if name in by_rules:
        return True
    if answer.stance == "declines":  # what somebody is silent about; a name beside him may tell where he is
        return name in _lending(sentence, witness)
    others = _narrow(start, end, witness) - {name}
    if answer.type == "withdrawal" and not inside:
        others -= _goals(start, end, witness)
    if inside and others and _is_wide(place_id, witness):
        return False  # the words name a place that is more specific
    if inside:
        listed = _listed(span, start, end, witness)
        rivals = _named_by_rules(where, answer, witness) - {name}
        if _in_list(span, start, end, witness):
            return True
        return not rivals or bool(listed & by_rules) or _is_beside(span, rivals, where, witness)
    if others:
        return False
    others = _narrow(sentence.start, sentence.end, witness) - {name}
    if answer.type == "withdrawal":
        others -= _goals(sentence.start, sentence.end, witness)
    if beside:
        return not others or not by_rules
    if others:
        return False
    return name in _lending(sentence, witness)


def _goals(start: int, end: int, witness: Witness) -> set[str]:
    """The places of text[start:end] that somebody moves to, which are not what he leaves."""
    text = witness.article.text
    return {m.place.name for m in _mentions(start, end, witness) if _TOWARDS.search(text[start : m.start])}


def _in_list(span: Span, start: int, end: int, witness: Witness) -> bool:
    """Whether a name is one of several that text[start:end] lists."""
    text = witness.article.text
    return bool(_LISTED_AFTER.search(text[start : span[0]]) or _LISTED_BEFORE.match(text[span[1] : end]))


def _is_beside(span: Span, names: set[str], where: Where, witness: Witness) -> bool:
    """Whether a name stands right beside one of these in the quote: "Alphaville's Beta plant"."""
    text = witness.article.text
    (start, end), _ = where
    near = [m for m in _mentions(start, end, witness) if m.place.name in names]
    if any(0 <= max(m.start - span[1], span[0] - m.end) <= _GAP for m in near):
        return True
    parts = {d.place_text for d in witness.drafts_over(start, end) if d.place in names and d.place_text}
    return any(re.search(re.escape(part) + _PART_OF + "$", text[start : span[0]]) for part in parts)


def _listed(span: Span, start: int, end: int, witness: Witness) -> set[str]:
    """The places of the list in text[start:end] that a name stands in: nothing but names, commas and "and" between them."""
    rows: list[list[Mention]] = []
    for m in sorted(_mentions(start, end, witness), key=lambda m: m.start):
        gap = witness.article.text[rows[-1][-1].end : m.start] if rows else ""
        if rows and _LISTING.fullmatch(gap):
            rows[-1].append(m)
        else:
            rows.append([m])
    return {m.place.name for row in rows for m in row if any(r.start < span[1] and span[0] < r.end for r in row)}


def _by_rules(where: Where, answer: Answered, witness: Witness) -> set[str]:
    """The places that the rules give claims of these words."""
    (start, end), _ = where
    return {d.place for d in witness.drafts_over(start, end, answer.type) if d.place}


def _named_by_rules(where: Where, answer: Answered, witness: Witness) -> set[str]:
    """Those of them that the quote names itself."""
    (start, end), _ = where
    quote = witness.article.text[start:end]
    found = witness.drafts_over(start, end, answer.type)
    return {d.place for d in found if d.place and d.place_text and d.place_text in quote}


def _narrow(start: int, end: int, witness: Witness) -> set[str]:
    """The towns and villages that text[start:end] names."""
    return {m.place.name for m in _mentions(start, end, witness) if m.place.kind not in _WIDE and not m.weak}


def _mentions(start: int, end: int, witness: Witness) -> list[Mention]:
    return [m for m in witness.mentions if start <= m.start and m.end <= end]


def _is_wide(place_id: str, witness: Witness) -> bool:
    place = witness.gazetteer.get(place_id) if place_id else None
    return place is not None and place.kind in _WIDE


def _lending(sentence: Sentence, witness: Witness) -> set[str]:
    """The places that a sentence without one may be about: the one named last, and the one that the article is about."""
    named = _mentions(0, sentence.start, witness)
    before = [m for m in named if m.place.kind not in _WIDE and not m.weak]
    if named and named[-1].place.kind in _WIDE - {"country"}:
        before = [*before, named[-1]]
    counts = Counter(
        m.place.name for m in _mentions(0, len(witness.article.text), witness) if m.place.kind not in _WIDE
    )
    found = {before[-1].place.name} if before else set()
    found |= {name for name, often in counts.items() if 3 * often > 2 * counts.total()}
    return found | {witness.document.home.name} - {""}


def _relation(name: str, span: Span, where: Where, answer: Answered, witness: Witness) -> str:
    by_rules = [d.relation for d in witness.drafts_over(*where[0]) if d.place == name and d.relation]
    return by_rules[0] if by_rules else witness.parsed.relation(*span)
