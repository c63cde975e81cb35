"""What claims around a claim in its article tell of it: which place it borrows, and whose words they are."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from helpers import schema
from helpers.analysis.scope import AT, position
from helpers.wording.agreeing import with_article

_PLAIN = re.compile(r"(?:[Tt]he )?([A-Z][a-z]{3,})")
"""One word of a name: "the Coalition"."""
_LABELLED = re.compile(r"[A-ZА-ЯЄІЇҐ][\w’'.-]+(?: [\w’'.-]+){0,6}: \S")
"""How a transcript names who speaks: "Defence Minister Anna Rot: We hold the town"."""
_HEAD = 250
"""Characters at the beginning of an article among which its own headline stands."""
_OFFICE = re.compile(r"(?!(?:the|an?) )[a-z]")
_STEM = 4
_HEADLINE = 6
"""Words from which a line whose every long word has a capital is a headline."""


def misread(claims: Iterable[Any]) -> dict[str, tuple[str, str]]:
    """claim_id → of what it is unsure ("place", "speaker", or "teller", who may still be the one), and why, as the claims of its article tell together."""
    by_article: dict[str, list[Any]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    found: dict[str, tuple[str, str]] = {}
    for told in by_article.values():
        told.sort(key=lambda claim: claim.start)
        found |= _of_article(told)
    return found


def _of_article(told: list[Any]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    beside: dict[str, bool] = {}
    last = ""
    beside_it: dict[str, list[Any]] = defaultdict(list)
    for claim in told:
        beside_it[claim.sentence].append(claim)
    whole = " ".join(beside_it)
    for claim in told:
        borrowed = claim.place_basis.startswith(schema.BORROWED_FROM)
        if borrowed and position(claim) == AT and beside.get(claim.place):
            found[claim.claim_id] = ("place", "the words that name its place are about what lies beside it")
        elif claim.place and not borrowed:
            beside[claim.place] = position(claim) != AT
        named_before = claim.speaker_text not in claim.sentence and claim.speaker_text in whole
        if claim.speaker and named_before and last and last != claim.speaker:
            found[claim.claim_id] = ("teller", "somebody else spoke in between")
        if _is_anothers(claim):
            found[claim.claim_id] = (
                "speaker",
                "the word before its speaker tells whose office it is, and that is another's",
            )
        if _is_shared(claim, whole):
            found[claim.claim_id] = ("speaker", "the article gives its speaker's name to somebody else as well")
        if claim.speaker and any(_tells_of(other, claim) for other in beside_it[claim.sentence]):
            found[claim.claim_id] = ("speaker", "its speaker is whom somebody else speaks of in its sentence")
        last = claim.speaker or last
        if not claim.speaker and _LABELLED.match(claim.quote):
            found[claim.claim_id] = ("speaker", "it is one of the speakers of a transcript")
        if _is_headline(claim.quote) and claim.start > _HEAD:
            found[claim.claim_id] = ("speaker", "it is the headline of something else")
    return found


def _is_anothers(claim: Any) -> bool:
    """Whether a name stands right before the office of a speaker that is taken for another's: "Otherlands defence ministry",
    where the apostrophe was lost, of a state that the profile does not know; before "the ministry" a sentence may end."""
    if not _OFFICE.match(claim.speaker_text):
        return False
    owner = re.search(rf"\b([A-Z][\w’'-]{{3,}}s) {re.escape(claim.speaker_text)}", claim.sentence)
    return owner is not None and owner[1][:_STEM].casefold() not in claim.speaker.casefold()


def _tells_of(other: Any, claim: Any) -> bool:
    """Whether a claim of another speaker, before it in its sentence, has the words that name its speaker: "the mayor said
    that | troops were coming, but insisted that they …", where the mayor insists, and not the troops."""
    if other.speaker in ("", claim.speaker) or other.cue == claim.cue:
        return False
    named, first = claim.sentence.find(claim.speaker_text), claim.sentence.find(other.quote)
    told = claim.sentence.find(claim.quote)
    inside = first <= named < first + len(other.quote) <= told
    return bool(claim.speaker_text) and first >= 0 and inside and len(claim.speaker_text) < len(other.quote)


def _is_shared(claim: Any, whole: str) -> bool:
    """Whether a speaker of a single name has the last word of a longer name in the text, which is no name of its own."""
    plain = _PLAIN.fullmatch(claim.speaker_text)
    if not plain or not claim.speaker or with_article(plain[1]) == plain[1]:
        return False
    longer = set(re.findall(rf"([A-Z][\w’'-]+) {plain[1]}\b", whole)) - {"The"}
    known = {word.casefold() for word in re.findall(r"[\w-]+", claim.speaker)}
    return any(word.casefold() not in known and not word.endswith(("-led", "-backed")) for word in longer)


def _is_headline(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return len(long) >= _HEADLINE and all(word[:1].isupper() for word in long)
