"""Who says it, and for which side: what of an answer the article's words bear out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from helpers.claims.records import Draft
from helpers.claims.slavic.naming import romanised
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.grounding import FoldedText
from helpers.reading_by_model.pointing import plain, pointed_at, points_elsewhere
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.witness import Clause, Named, Witness
from helpers.schema import SIDELESS

BASIS = "model"
_ALIKE = 70
"""Likeness, of 100, from which a Cyrillic name and a Latin one are taken for the same."""
_LOOKED_AT = 8
"""Places at which the article names a speaker that are looked at for whom he speaks."""
_UNSURE = frozenset({"", "unknown", "reviled"})
"""Bases of a side that the rules give a speaker, which bear out no other reading."""
_TELLING = 4
"""Letters of the shortest word that tells one name from another."""
_STEM = 5
"""Letters by which words are taken for forms of one another."""

type Span = tuple[int, int]
type Where = tuple[Span, Sentence]


@dataclass(frozen=True)
class Speaker:
    """Who says a claim, in which words, for which side; each "" where nothing bears it out."""

    name: str = ""
    basis: str = ""
    words: str = ""
    role: str = ""
    side: str = ""
    side_basis: str = ""


def stated_speaker(
    answer: Answered,
    where: Where,
    clause: Clause,
    witness: Witness,
    text: FoldedText,
    sentences: Sequence[Sentence],
) -> Speaker:
    """The speaker of an answer, as far as the article's words bear him out."""
    if not answer.speaker and not answer.speaker_words:
        return _own_voice(answer, where, witness)
    spans = _spans(answer, where, witness, text)
    if not spans:
        return Speaker()
    span = spans[0]
    words = " ".join(witness.article.text[slice(*span)].split())
    if points_elsewhere(answer, words, where[1], witness):
        return Speaker()
    named = _known(answer, spans, witness) or pointed_at(answer, words, where[1], witness)
    name = named.actor if named is not None else _bare_side(span, witness) or _name(answer, words, witness, text)
    by_words = frozenset({clause.says, *(d.side for d in witness.drafts_over(*where[0]) if _is_known(d))})
    side, role, basis = _side(answer, name, spans, named, by_words, witness, sentences)
    if clause.says and clause.says in witness.parties and side in witness.parties and clause.says != side:
        return Speaker()  # the words beside the quote say that it is another side's
    return Speaker(name, BASIS if name else "", words, role, side, basis if side else "")


def is_told_by_another(answer: Answered, where: Where, clause: Clause, witness: Witness) -> bool:
    """Whether words beside the quote name who says it, and it is not the answer's speaker, whom the sentence does not name."""
    if not answer.speaker or witness.parsed.tells(*where[0]).several:
        return False
    sentence = plain(where[1].words)
    wanted = {w[:_STEM] for name in (answer.speaker, answer.speaker_words) for w in plain(name).split()}
    wanted = {w for w in wanted if len(w) >= _TELLING}
    if any(re.search(rf"\b{re.escape(stem)}", sentence) for stem in wanted):
        return False
    drafts = witness.drafts_over(*where[0])
    if answer.side and answer.side in {clause.says, *(d.side for d in drafts)}:
        return False
    tellers = [clause.teller, *(d.speaker_text for d in drafts)]
    named = [t for t in tellers if any(c.isupper() for c in t) and plain(t) in sentence]
    if not named:
        return answer.stance == "denies" and _others_speak(answer, where, witness)
    return not any(_is_side_of(t, answer.speaker, witness) for t in named)


def _others_speak(answer: Answered, where: Where, witness: Witness) -> bool:
    """Whether a sentence names sides, and not the one that is answered."""
    sides = witness.sides_in(where[1].start, where[1].end)
    return (
        bool(sides)
        and answer.side in witness.parties
        and answer.side not in sides
        and not witness.drafts_over(*where[0])
    )


def _is_side_of(words: str, speaker: str, witness: Witness) -> bool:
    """Whether words name somebody whom the profile knows by the speaker's name, or the rules have for the same."""
    same = {d.speaker for d in witness.drafts if plain(d.speaker_text) == plain(words)}
    return any(fuzz.token_set_ratio(plain(s), plain(speaker)) >= _ALIKE for s in same)


def _own_voice(answer: Answered, where: Where, witness: Witness) -> Speaker:
    owner = witness.document.owner
    if owner.name and answer.side == owner.side:
        return Speaker(owner.name, owner.basis, owner.words, owner.role, str(owner.side), "document_owner")
    if answer.side == "media":
        return Speaker(side="media", side_basis="own_voice")
    return Speaker()


def _spans(answer: Answered, where: Where, witness: Witness, text: FoldedText) -> list[Span]:
    """Where the article names the speaker: in the sentence first, then before it, then after."""
    found: list[Span] = []
    for words in filter(None, (answer.speaker_words, answer.speaker)):
        found = list(text.find(words)) or list(text.find(words, case=False))
        if found:
            break
    if not found and answer.speaker:
        wanted = plain(answer.speaker)
        names = witness.parsed.named(0, len(witness.article.text))
        found = [(n.start, n.end) for n in names if n.actor and plain(n.actor) == wanted]
    (start, _), sentence = where
    return sorted(found, key=lambda s: (_farness(s, sentence), abs(s[0] - start)))


def _farness(span: Span, sentence: Sentence) -> int:
    if sentence.start <= span[0] < sentence.end:
        return 0
    return 1 if span[0] < sentence.start else 2


def _known(answer: Answered, spans: Sequence[Span], witness: Witness) -> Named | None:
    """Whom the profile knows under the speaker's words; the longest of its names."""
    for start, end in spans[:_LOOKED_AT]:
        names = [n for n in _over(start, end, witness) if n.actor]
        same = [n for n in names if fuzz.token_set_ratio(plain(n.actor), plain(answer.speaker)) >= _ALIKE]
        if same or (names and not answer.speaker):
            return max(same or names, key=lambda n: n.end - n.start)
        whole = [n for n in names if n.end - n.start >= end - start]
        if whole:
            return whole[0]
    return None


def _bare_side(span: Span, witness: Witness) -> str:
    """The name of the side that the words are just another word for: "Kyiv" for Ukraine."""
    names = [n for n in _over(*span, witness) if not n.actor and (n.start, n.end) == span]
    return next((s.name for n in names for s in witness.conflict.sides if s.side == n.side and n.kind == "side"), "")


def _over(start: int, end: int, witness: Witness) -> Iterator[Named]:
    around = witness.parsed.named(max(0, start - 80), end + 80)
    return (n for n in around if n.start < end and start < n.end)


def _name(answer: Answered, words: str, witness: Witness, text: FoldedText) -> str:
    """The answer's name where each of its telling words stands in the article, else the article's own words."""
    if answer.speaker and _is_told(answer.speaker, words, witness, text):
        return answer.speaker
    if re.search("[а-яёіїєґ]", words, re.I):
        return ""
    return re.sub(r"^(?:the|an?)\s+", "", words, flags=re.I)


def _is_told(name: str, words: str, witness: Witness, text: FoldedText) -> bool:
    language = witness.article.language
    if language in ("ru", "uk"):
        spelt = {romanised(w, language) for w in (words, *(d.speaker_text for d in witness.drafts))}
        known = {d.speaker for d in witness.drafts} | {s.name for s in witness.conflict.sides if s.party}
        return max((fuzz.token_set_ratio(plain(name), plain(s)) for s in spelt | known), default=0) >= _ALIKE
    stems = [w[:5] for w in re.findall(r"\w+", plain(name)) if len(w) >= _TELLING]
    whole = plain(text.text)
    sides = " ".join(plain(" ".join((s.name, *s.names, *s.demonyms))) for s in witness.conflict.sides if s.party)
    return all(re.search(rf"\b{re.escape(stem)}", whole) or re.search(rf"\b{re.escape(stem)}", sides) for stem in stems)


def _side(
    answer: Answered,
    name: str,
    spans: Sequence[Span],
    named: Named | None,
    by_words: frozenset[str],
    witness: Witness,
    sentences: Sequence[Sentence],
) -> tuple[str, str, str]:
    """The answer's side where the words bear it out, the speaker's office, and why."""
    told, role, basis = _told_side(name, spans, named, witness)
    if not told and answer.side and answer.side in by_words:
        return answer.side, role, BASIS
    if told:
        same = told == answer.side or (told in SIDELESS and answer.side in SIDELESS)
        return (answer.side if same else ""), role, basis
    if answer.side in SIDELESS:
        return ("" if by_words & witness.parties else answer.side), role, BASIS
    around = [witness.sides_in(*_sentence_of(span, sentences)) for span in spans[:_LOOKED_AT]]
    alone = {side for sides in around if len(sides) == 1 for side in sides}
    return (answer.side if alone == {answer.side} else ""), role, BASIS


def _told_side(name: str, spans: Sequence[Span], named: Named | None, witness: Witness) -> tuple[str, str, str]:
    """What the words tell of whom a speaker speaks for: the profile, his own phrase, what the rules make of him elsewhere."""
    if named is not None:
        return named.side, named.role, "profile"
    role = ""
    for start, end in spans[:_LOOKED_AT]:
        inside = [n for n in _over(start, end, witness) if start <= n.start and n.end <= end and n.side not in SIDELESS]
        said, office = witness.parsed.side_of_speaker(start, end)
        role = role or office
        if said:
            return said, role, BASIS
        if len({n.side for n in inside}) == 1:
            return inside[0].side, role, "named"
    wanted = plain(name)
    sources = [(d.speaker, d.speaker_text, d.side, d.role) for d in witness.drafts if _is_known(d)]
    for speaker, _, side, office in (*witness.parsed.speakers, *sources):
        if wanted and (
            plain(speaker) == wanted or (_is_name(name) and fuzz.token_set_ratio(plain(speaker), wanted) == 100)
        ):
            return side, role or office, BASIS
    return "", role, ""


def _is_known(draft: Draft) -> bool:
    return bool(draft.side) and draft.side_basis not in _UNSURE


def _is_name(words: str) -> bool:
    """Whether a name is somebody's own: the first letters of its words are capitals."""
    return len(words.split()) > 1 and all(w[:1].isupper() for w in words.split())


def _sentence_of(span: Span, sentences: Sequence[Sentence]) -> Span:
    return next(((s.start, s.end) for s in sentences if s.start <= span[0] < s.end), span)
