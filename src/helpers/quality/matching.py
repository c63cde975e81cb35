"""Which predicted claim answers which gold claim, as the codebook defines it.

A gold claim is a mapping with the codebook's fields, in which a value may hold alternatives joined by "|"; a predicted
claim is one with the same fields and no alternatives. A pair may match when their quotes overlap by at least half of
the shorter one and the shorter is at least a fifth of the longer; the best one-to-one assignment is taken
(scipy's `linear_sum_assignment`), and ties go to the pair that agrees in more fields.
"""

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence

Claim = Mapping[str, object]
Span = tuple[int, int]

STRICT_FIELDS = ("side", "type", "stance", "controller", "place", "claim_date")
"""Fields that all have to be right for a strict match."""
CORE_FIELDS = ("side", "type", "stance", "place")
LONGEST_QUOTE = 600
"""Characters; a longer quote points at nothing and matches nothing."""
LEAST_OVERLAP = 0.5
SHORTEST_SHARE = 0.2
OFF_THE_FRONT_LINE = frozenset({"strike", "losses", "presence", "other"})
"""Types that are optional in the article's own voice."""
LIST_FIELDS = frozenset({"evidence", "relayed_by"})
"""Fields that hold several values, '; '-separated, in any order."""
SIMILAR_NAMES = 0.75
_GENERIC = frozenset({"of", "the", "a", "an", "for", "in", "and", "affai", "gener", "spoke", "offic", "sourc"})
"""Beginnings of words that tell no speaker from another."""
_DUTIES = frozenset({"defen", "minis", "milit", "army", "force", "gover", "staff", "comma", "autho"})
"""Beginnings of last words that many speakers share."""
_STEM = 5
_STATES = re.compile(r"\bu\.s\.|\bunited states\b")
"""A country's name that stands in many speakers' names in three spellings."""
_QUOTATION_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "ʼ": "'", "\u00a0": " "})


def readings(claim: Claim, field: str) -> list[str]:
    """The alternatives that a gold claim accepts for a field; [""] where it is empty or absent."""
    return str(claim.get(field) or "").split("|")


def is_optional(claim: Claim, *, gold: bool = False) -> bool:
    """Whether the claim costs nothing, missed or extra: plain `other`, and the article's own voice off the front line.

    In gold also those that carry a true `optional` (only one of two annotators coded them).
    """
    if gold and claim.get("optional"):
        return True
    plain_other = "other" in readings(claim, "type") and "asserts" in readings(claim, "stance")
    own_voice = "media" in readings(claim, "side") and not OFF_THE_FRONT_LINE.isdisjoint(readings(claim, "type"))
    return plain_other or own_voice


def fold(text: object) -> str:
    """Text with white space and quotation marks folded, in which quotes are located."""
    return re.sub(r"\s+", " ", str(text).translate(_QUOTATION_MARKS)).strip()


def plain(value: object) -> str:
    """A field's value ready to compare: no case, accents or apostrophes, hyphens as spaces."""
    text = unicodedata.normalize("NFKD", str(value or ""))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return re.sub(r"\s+", " ", re.sub(r"['’ʼ`]", "", text).replace("-", " ")).strip()


def spans(quote: object, folded_text: str) -> list[Span]:
    """Every place at which the quote stands in a folded text; none for an empty or over-long quote."""
    wanted = fold(quote)
    if not wanted or len(wanted) > LONGEST_QUOTE:
        return []
    found, at = [], folded_text.find(wanted)
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = folded_text.find(wanted, at + 1)
    return found


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Largest overlap between two lists of spans, as a share of the shorter; 0 where lengths differ too much."""
    best = 0.0
    for start, end in a:
        for other_start, other_end in b:
            shorter, longer = sorted((end - start, other_end - other_start))
            shared = min(end, other_end) - max(start, other_start)
            if shared > 0 and shorter >= longer * SHORTEST_SHARE:
                best = max(best, shared / shorter)
    return best


def agrees(field: str, gold: Claim, predicted: Claim) -> bool:
    """Whether the prediction gives one of the gold claim's readings of a field.

    A gold date with only a month accepts every day of it. Speakers agree when one name contains the other, when their
    telling words are the same or one's are among the other's ("Ukrainian Foreign Ministry", "Ukrainian Ministry of
    Foreign Affairs"), or when their last words are spelt alike; places also where transliterations differ in i, y, j or
    doubled letters. Fields of several values agree as sets.
    """
    got = plain(predicted.get(field))
    if field in LIST_FIELDS:
        given = set(filter(None, got.split("; ")))
        return any(given == set(filter(None, plain(answer).split("; "))) for answer in readings(gold, field))
    for answer in readings(gold, field):
        want = plain(answer)
        if want == got:
            return True
        if field.endswith("_date") and len(want) == len("2025 12") and want == got[: len(want)]:
            return True
        if field == "speaker" and want and got and _same_speaker(want, got):
            return True
        if field == "place" and _spelled(want) == _spelled(got):
            return True
    return False


def _same_speaker(want: str, got: str) -> bool:
    want, got = (_STATES.sub("us", name) for name in (want, got))
    if want in got or got in want:
        return True
    a, b = _stems(want), _stems(got)
    if a and b and (a <= b or b <= a):
        return True
    last, other = want.split()[-1], got.split()[-1]
    alike = difflib.SequenceMatcher(None, last, other).ratio() >= SIMILAR_NAMES
    return last[:_STEM] not in _DUTIES and alike


def _stems(name: str) -> set[str]:
    """The beginnings of a name's telling words, so that word order and endings do not count."""
    return {w[:_STEM] for w in re.findall(r"\w+", name)} - _GENERIC


def _spelled(place: str) -> str:
    """A place's name with what transliterations differ in folded: Razyne is Razine."""
    return re.sub(r"(.)\1", r"\1", re.sub(r"[iyj]+", "i", place))


def match(gold: Sequence[Claim], predicted: Sequence[Claim], folded_text: str) -> list[tuple[int, int]]:
    """The best one-to-one pairs (index in gold, index in predicted) of one article."""
    if not gold or not predicted:
        return []
    from scipy.optimize import (
        linear_sum_assignment,
    )  # a third of a second, and each process that makes a report loads this

    gold_spans = [spans(g["quote"], folded_text) for g in gold]
    predicted_spans = [spans(p["quote"], folded_text) for p in predicted]
    value = [[0.0] * len(predicted) for _ in gold]
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            share = overlap(gold_spans[i], predicted_spans[j])
            if share >= LEAST_OVERLAP and (is_optional(g, gold=True) or not is_optional(p)):
                value[i][j] = 100 + 10 * sum(agrees(f, g, p) for f in STRICT_FIELDS) + share
    rows, columns = linear_sum_assignment(value, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if value[i][j] > 0]
