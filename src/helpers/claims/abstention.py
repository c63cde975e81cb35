"""Right or silent: a field is stated only where its basis was right often enough on annotated articles.

`abstention.csv` says for each field and basis how often it was right, on how many claims; `python -m helpers.quality
--write-abstention` makes it. Below `RIGHT_FROM` or `CASES_FROM` the field is left empty, and the row keeps what was
found in `rejected`, so that a person can see it and a measurement can judge it again.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from helpers.basis import rejections
from helpers.schema import BORROWED_FROM, FEW, MAIN, ONLY, UNSURE_PLACES

RIGHT_FROM = 0.85
"""Share of right values below which a basis states nothing."""
CASES_FROM = 20
"""Annotated claims below which a basis states nothing: too few to say anything of it."""
TABLE = "abstention.csv"
FIELDS: Mapping[str, tuple[str, ...]] = {
    "speaker": (),
    "side": (),
    "controller": (),
    "actor": (),
    "target": (),
    "place": ("place_id", "relation"),
    "claim_date": ("claim_date_precision",),
}
"""Fields that can be left open, and the columns that mean nothing without them."""
_PARTIES = ("controller", "actor", "target")
"""They name a side for the same reasons."""
_SPEAKERS_OWN = frozenset({"speaker", "own_words", "speakers_troops", "speaker_took", "his_men"})
_WORDS_NAME = frozenset({"named", "named_actor", "named_force", "modifier"})
_ENEMYS = frozenset({"enemy_word", "states_enemy", "reviled"})
_OF_PARTIES = (_SPEAKERS_OWN, _WORDS_NAME, _ENEMYS)
_FAMILIES: Mapping[str, tuple[frozenset[str], ...]] = {
    "speaker": (
        frozenset(
            {
                "profile",
                "full_name",
                "name",
                "surname",
                "office",
                "document_owner",
                "bulletin_owner",
                "pronoun_speaker_before",
            }
        ),
    ),
    "side": (
        frozenset(
            {"named", "named_actor", "named_force", "force_word", "modifier", "serving", "of_phrase", "apposition"}
        ),
        frozenset(
            {
                "profile",
                "surname",
                "described_before",
                "document_owner",
                "organisation_before",
                "place_of_office",
                "dateline",
            }
        ),
    ),
    "place": (
        frozenset(
            {"object_of_verb", "subject_of_verb", "after_preposition", "in_phrase", "village_of", "counted", "listed"}
        )
        | frozenset(
            {
                "relative_clause",
                "deeper_in_clause",
                "what_clause_tells_of",
                "this_sector",
                "sector",
                "region",
                "apposition",
            }
        ),
        frozenset(b + MAIN for b in BORROWED_FROM),
        frozenset(b + FEW for b in UNSURE_PLACES if b.endswith(("same_sentence", "later_in_sentence", "paragraph"))),
        frozenset({"in_clause", "in_clause" + FEW, "in_clause" + ONLY}),
        frozenset("anaphor_same_sentence" + end for end in ("", FEW, MAIN, ONLY)),
        frozenset(b for b in BORROWED_FROM if b.startswith("anaphor_")),
    ),
    "controller": (frozenset({"pointed_at_enemy", "opposite_of_speaker"}), *_OF_PARTIES),
    "actor": _OF_PARTIES,
    "target": _OF_PARTIES,
    "claim_date": (
        frozenset({"explicit", "weekday", "relative", "day_named_in_text", "sentence_opening", "entry_heading"}),
        frozenset({"statement_in_paragraph", "statement_before", "statement_answered", "article_day", "narration"}),
    ),
}
"""Bases that read the text in the same way."""


@cache
def precisions() -> dict[tuple[str, str], tuple[int, int]]:
    """(field, basis) → (right, cases), as measured on annotated articles."""
    table = files("helpers.claims").joinpath(TABLE).read_text(encoding="utf-8")
    return {(r["field"], r["basis"]): (int(r["right"]), int(r["cases"])) for r in csv.DictReader(table.splitlines())}


def counts(field: str, basis: str) -> tuple[int, int]:
    """How often a basis was right for a field, and on how many annotated claims.

    Where its own are too few, and do not speak against it, those of its family: the same basis of controller, actor
    and target; bases that read the text in the same way.
    """
    own = precisions().get((field, basis), (0, 0))
    kin = {(other, basis) for other in _PARTIES} if field in _PARTIES else {(field, basis)}
    if own[1] >= CASES_FROM or not kin & precisions().keys() or not _is_right(*own):
        return own
    alike = _PARTIES if field in _PARTIES else (field,)
    kin |= {(f, other) for family in _FAMILIES.get(field, ()) if basis in family for other in family for f in alike}
    found = [precisions().get(key, (0, 0)) for key in kin]
    return sum(r for r, _ in found), sum(n for _, n in found)


@cache
def is_trusted(field: str, basis: str) -> bool:
    """Whether a value of this field may be stated on this basis."""
    right, cases = counts(field, basis)
    return cases >= CASES_FROM and _is_right(right, cases)


def _is_right(right: int, cases: int) -> bool:
    return right >= RIGHT_FROM * cases


def leave_open(rows: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """The rows of schema.CLAIMS with every value emptied whose basis is not trusted; those stand in `rejected`."""
    return [_left_open(row) for row in rows]


def _left_open(row: dict[str, object]) -> dict[str, object]:
    open_fields = {f: row[f] for f in FIELDS if row.get(f) and not is_trusted(f, str(row.get(f"{f}_basis") or ""))}
    if not open_fields:
        return {**row, "rejected": ""}
    told = "; ".join(f"{field}={value} ({row.get(f'{field}_basis')})" for field, value in open_fields.items())
    emptied = {column for f in open_fields for column in (f, f"{f}_basis", *FIELDS[f])}
    return {**row, **dict.fromkeys(emptied, ""), "rejected": told}


def restored(row: Mapping[str, object]) -> dict[str, object]:
    """A row as it was found, before anything was left open: for measuring what a basis is worth."""
    found = dict(row)
    for field, (value, basis) in rejections(str(row.get("rejected") or "")).items():
        found[field], found[f"{field}_basis"] = value, basis
    return found
