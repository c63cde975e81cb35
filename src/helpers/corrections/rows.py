"""One claim as a person has it: fields set, and what follows from them set with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from helpers import schema
from helpers.basis import without
from helpers.conflicts import Conflict
from helpers.corrections.model import CorrectionError, one_line
from helpers.corrections.values import SIDES, convert
from helpers.corrections.words import find_words, sentence_around
from helpers.places import Gazetteer
from helpers.places.model import Place

PRECISIONS = {10: "day", 7: "month", 4: "year", 0: ""}
_ACT_OF = {"denies": "deny", "declines": "decline"}
_CONTROL = ("controller", "extent", "share", "share_modifier")
_FORCES = ("actor", "target")
ORDER = ("quote", "type", "stance", "side", "place", "relation")
"""Fields that others follow from are set first."""


@dataclass(frozen=True)
class Reading:
    """What an article's claims are read with: its row of schema.ARTICLES, its conflict and the conflict's places."""

    article: Mapping[str, Any]
    conflict: Conflict | None
    gazetteer: Gazetteer | None
    near: tuple[Place, ...] = ()
    sentences: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return str(self.article["text"])


@dataclass(frozen=True)
class Value:
    """A field's value as the claims table has it, as text, with the columns that go with it and what to know of it."""

    text: str
    columns: Mapping[str, Any]
    note: str = ""


def resolve(field: str, typed: str, row: Mapping[str, Any], reading: Reading) -> Value:
    """What setting the field of this claim means. Raises CorrectionError where it cannot be set."""
    if field == "quote":
        return _quote(typed, row, reading)
    if field == "place":
        placed = _place(convert(field, typed), reading)
        return replace(placed, columns={**placed.columns, "place_basis": "person" if placed.text else ""})
    value = convert(field, typed, reading.conflict if field in SIDES else None)
    if field in ("claim_date", "event_date"):
        basis = "person" if value else ""
        dated = {field: value, f"{field}_precision": PRECISIONS[len(value)], f"{field}_basis": basis}
        return Value(value, dated)
    if field == "share":
        return Value(value, {field: float(value) if value else None})
    has_basis = f"{field}_basis" in schema.CLAIMS.names
    return Value(value, {field: value, f"{field}_basis": "person" if value else ""} if has_basis else {field: value})


def allowed(field: str, value: str, type_: str) -> None:
    """Raise CorrectionError where a claim of this type cannot have the field."""
    if not value:
        return
    if field in _CONTROL and type_ != "control":
        raise CorrectionError(f"{field} belongs to claims of control; this one is {type_!r}", "set its type first")
    if field in _FORCES and type_ == "control":
        raise CorrectionError(f"{field} belongs to other claims than those of control", "set controller, or the type")


def settle(row: dict[str, Any], changed: Iterable[str], by_hand: Iterable[str]) -> None:
    """Set what follows from the fields that a person changed, but for those that a person set to something, too."""
    changed, set_by_hand = set(changed), set(by_hand)
    if "type" in changed:
        for name in (*(_FORCES if row["type"] in ("control", "other") else ()), *_CONTROL):
            if name not in set_by_hand and (name in _FORCES or row["type"] != "control"):
                row[name] = None if name == "share" else ""
    for name in ("controller", *_FORCES):
        row[f"{name}_basis"] = row[f"{name}_basis"] if row[name] else ""
    row["rejected"] = without(row["rejected"], changed)
    if "stance" in changed and "act" not in set_by_hand:
        act = _ACT_OF.get(row["stance"], "")
        row["act"] = act or ("assert" if row["act"] in _ACT_OF.values() else row["act"])
    if "place" in changed and "relation" not in set_by_hand:
        row["relation"] = (row["relation"] or "in") if row["place"] else ""


def as_text(value: Any) -> str:
    """A cell of the claims table as corrections write it."""
    return one_line(value)


def blank(claim_id: str, reading: Reading, start: int, end: int) -> dict[str, Any]:
    """The row of a claim that a person added, before its fields are set."""
    row: dict[str, Any] = {c.name: "" if c.dtype == "string" else None for c in schema.CLAIMS.columns}
    text = reading.text
    return row | {
        "claim_id": claim_id,
        "article": reading.article["article"],
        "quote": text[start:end],
        "start": start,
        "end": end,
        "sentence": sentence_around(text, start, end, reading.sentences),
        "stance": "asserts",
        "act": "assert",
        "rule": "person",
        "review": "added",
    }


def _quote(typed: str, row: Mapping[str, Any], reading: Reading) -> Value:
    """The words as they stand in the article, at the place that is nearest to where the claim stood."""
    convert("quote", typed)
    found = find_words(reading.text, typed)
    if not found:
        raise CorrectionError(
            f"quote: {one_line(typed)[:80]!r} does not stand in {row['article']}", "copy the words from the article"
        )
    start, end = min(found, key=lambda span: abs(span[0] - int(row["start"])))
    words = reading.text[start:end]
    sentence = sentence_around(reading.text, start, end, (row["sentence"], *reading.sentences))
    return Value(one_line(words), {"quote": words, "start": start, "end": end, "sentence": sentence})


def _place(name: str, reading: Reading) -> Value:
    """The place by any of its names, or by its place_id; an unknown one keeps its name and has no point."""
    empty = {"place": name, "place_id": "", "place_candidates": "", "lat": None, "lon": None, "uncertainty_km": None}
    if not name:
        return Value("", empty | {"place_text": ""})
    if reading.gazetteer is None:
        return Value(name, empty, f"no gazetteer knows {name!r}: it has no point on the map")
    if place := reading.gazetteer.get(name):
        return Value(place.name, {"place": place.name, "place_id": place.place_id, "place_candidates": ""})
    language = str(reading.article["language"] or "en")
    match = reading.gazetteer.lookup(name, near=reading.near, language=language)
    if match is None or match.matched == "fuzzy":
        hint = f"; did you mean {match.place.name!r}?" if match else "; give its place_id if it has namesakes"
        return Value(name, empty, f"place: {name!r} is not known for certain, so it has no point on the map{hint}")
    rejected = "; ".join(p.place_id for p in match.rejected)
    found = {"place": match.place.name, "place_id": match.place.place_id, "place_candidates": rejected}
    return Value(match.place.name, found)
