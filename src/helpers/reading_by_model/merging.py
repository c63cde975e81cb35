"""Two readings of an article → one: what both have found is one row, and where they differ, nothing is stated.

Rows meet by their clause. A value that only one of the two states is kept; one in which they differ is left empty, and
the row tells so in `disagreed`, which puts it first in the list of what a person should look at. How sure the rules are
of a row holds for it as long as it states what the rules do, and nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence

from helpers.basis import rejections
from helpers.claims.abstention import FIELDS
from helpers.claims.keys import claim_ids

type Row = Mapping[str, object]

COMPARED = (*FIELDS, "event_date", "extent")
"""Fields in which two readings of a clause can differ."""
_WITH = {
    **{f: (f"{f}_basis", *others) for f, others in FIELDS.items()},
    "speaker": ("speaker_basis", "speaker_text", "role", "attribution", "cue", "relayed_by"),
    "place": ("place_basis", "place_id", "place_text", "relation", "lat", "lon", "uncertainty_km"),
    "event_date": ("event_date_basis", "event_date_precision"),
}
"""Field → the columns that go with it."""


def merged(rules: Sequence[Row], model: Sequence[Row]) -> list[dict[str, object]]:
    """The rows of one article by the two readers, in the order of the text, with keys of their own."""
    pairs = ((_likeness(r, m), -i, -j) for i, r in enumerate(rules) for j, m in enumerate(model))
    met: dict[int, int] = {}
    for likeness, i, j in sorted(pairs, reverse=True):
        if likeness > 0 and -i not in met and -j not in met.values():
            met[-i] = -j
    by_model = {j: i for i, j in met.items()}
    rows = [_both(rules[by_model[j]], m) if j in by_model else dict(m) for j, m in enumerate(model)]
    rows += [dict(r) for i, r in enumerate(rules) if i not in met]
    rows.sort(key=lambda r: (_offset(r, "start"), _offset(r, "end"), str(r.get("place_text") or "")))
    return _with_keys(rows)


def _offset(row: Row, name: str) -> int:
    return int(str(row[name]))


def _likeness(rules: Row, model: Row) -> float:
    """How surely two rows tell of the same clause: 0 where they do not."""
    start, end = (
        max(_offset(rules, "start"), _offset(model, "start")),
        min(_offset(rules, "end"), _offset(model, "end")),
    )
    lengths = [_offset(r, "end") - _offset(r, "start") for r in (rules, model)]
    if 2 * (end - start) < min(lengths) or 5 * min(lengths) < max(lengths):
        return 0.0
    if rules["type"] != model["type"] or (rules["stance"] == "declines") != (model["stance"] == "declines"):
        return 0.0
    same = sum(1 for f in COMPARED if _value(rules, f) and _value(rules, f) == _value(model, f))
    differ = _value(rules, "place") and _value(model, "place") and _value(rules, "place") != _value(model, "place")
    return 1.0 + same + (rules["stance"] == model["stance"]) - (2.0 if differ else 0.0)


def _value(row: Row, field: str) -> str:
    """What a row states in a field, or what the rules found and did not state for being too unsure."""
    stated = str(row.get(field) or "")
    return stated or rejections(str(row.get("rejected") or "")).get(field, ("", ""))[0]


def _both(rules: Row, model: Row) -> dict[str, object]:
    row = dict(model) | {"found_by": "both", "rule": rules["rule"]}
    for column in ("share", "share_modifier", "evidence", "verification", "relayed_by"):
        row[column] = row.get(column) or rules.get(column)
    row = {k: v for k, v in row.items() if v not in (None, "")}
    disagreed = [] if rules["stance"] == model["stance"] else ["stance"]
    for field in COMPARED:
        mine, other = str(rules.get(field) or ""), str(model.get(field) or "")
        within = field.endswith("_date") and (mine.startswith(other) or other.startswith(mine))
        if mine and other and mine != other and not within:  # a day and its month agree
            disagreed.append(field)
            _take(row, {}, field)
        elif len(mine) > len(other):
            _take(row, rules, field)
    if disagreed:
        row["disagreed"] = "; ".join(disagreed)
    elif all(str(rules.get(f) or "") == str(row.get(f) or "") for f in COMPARED):  # it is the row that was measured
        row |= {name: rules[name] for name in ("confidence", "field_confidence") if rules.get(name) not in (None, "")}
    return row


def _take(row: dict[str, object], source: Row, field: str) -> None:
    """The field and what goes with it from another row; nothing of it where the row has none."""
    for column in (field, *_WITH.get(field, ())):
        if column in ("attribution", "cue", "relayed_by", "role", "speaker_text") and not source:
            continue  # how it is attributed is told all the same
        row.pop(column, None)
        if source.get(column) not in (None, ""):
            row[column] = source[column]


def _with_keys(rows: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    rows = list(rows)
    if not rows:
        return rows
    told = ((str(r["quote"]), str(r["type"]), str(r["stance"])) for r in rows)
    keys = claim_ids(str(rows[0]["article"]), told)
    return [{**row, "claim_id": key} for row, key in zip(rows, keys, strict=True)]
