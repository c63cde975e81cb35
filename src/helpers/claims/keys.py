"""The key of a claim: what it is made from, and how to find a claim under a key that an earlier version gave it."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from helpers.basis import rejections

MOST_ALIKE = 3
"""Claims of one article that an earlier key could not tell apart by their fields, up to which it is looked for."""

type Row = Mapping[str, Any]


class Former(NamedTuple):
    """A claim under the key that it has now, and the side and place that were part of its earlier key."""

    claim_id: str
    side: str
    place: str


def claim_ids(article: str, claims: Iterable[tuple[str, str, str]]) -> list[str]:
    """A key for each claim (quote, type, stance) of an article; the order tells those apart that say the same.

    Nothing that is resolved, and may be left open by a later version, is part of it: no side, no place, no date.
    """
    seen: Counter[str] = Counter()
    found = []
    for quote, kind, stance in claims:
        key = "\x1f".join((article, words_of(quote), kind, stance))
        seen[key] += 1
        found.append(_hashed("c", f"{key}\x1f{seen[key]}"))
    return found


def words_of(quote: str) -> str:
    """The quotation's words, without signs and case."""
    return re.sub(r"\W+", " ", quote).strip().casefold()


def former_ids(claims: Sequence[Row], sides: Iterable[str] | None = None) -> dict[str, Former]:
    """Keys that claims of one article had while side and place were part of them → which claims these are.

    Args:
        claims: rows of schema.CLAIMS. Their keys are worked out as they are read now, with what is found and not stated.
        sides: where given, also as they may have been read before, with each of these sides and each place that a
            claim of the article is about, or might have been.
    """
    found: dict[str, Former] = {}
    seen: Counter[str] = Counter()
    told = [
        {**row, **{field: value for field, (value, _) in rejections(str(row["rejected"])).items()}} for row in claims
    ]
    for row in sorted(told, key=lambda row: (row["start"], row["end"], row["place"])):
        key = _former(row, row["side"], row["place"])
        seen[key] += 1
        found[_hashed("c", f"{key}\x1f{seen[key]}")] = Former(row["claim_id"], row["side"], row["place"])
    if sides is None:
        return found
    alike = Counter((words_of(row["quote"]), row["type"], row["stance"]) for row in told)
    places = dict.fromkeys(p for row in told for p in ("", row["place"], *str(row["place_rejected"]).split("; ")))
    voices = dict.fromkeys(("", *sides, *(row["side"] for row in told)))
    for row in told:
        if alike[words_of(row["quote"]), row["type"], row["stance"]] == 1:
            for side, place, number in product(voices, places, range(1, MOST_ALIKE + 1)):
                key = _hashed("c", f"{_former(row, side, place)}\x1f{number}")
                found.setdefault(key, Former(row["claim_id"], side, place))
    return found


def _former(row: Row, side: str, place: str) -> str:
    return "\x1f".join((row["article"], words_of(row["quote"]), row["type"], row["stance"], side, place))


def _hashed(first: str, key: str) -> str:
    return first + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
