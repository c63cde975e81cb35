"""Whose claim it is changes nothing but whose it is; nor does the word that a side has for taking a place.

500 sentences of the grammar in made_swaps.py, each with the two sides exchanged, and each that tells of a capture with
another verb ("liberated", "occupied", "retook"): as the rules find them; two states' also as users get them.
"""

from collections import defaultdict

import pytest

from helpers.claims import extract_many
from helpers.claims.abstention import restored
from made_articles import article, profile, shown
from made_swaps import Choice, Pair, choices

SIDES = ("side", "controller", "actor", "target")
SAME = (
    "type", "stance", "extent", "share", "place", "relation", "act", "attribution", "evidence",
    "claim_date", "claim_date_basis", "event_date", "event_date_basis",
)  # fmt: skip
BASES = ("speaker_basis", "side_basis", "controller_basis", "actor_basis", "target_basis")
"""The same for parties that are alike; "Syrian rebels" and "government forces" are known by words of other kinds."""
CHOICES = list(choices(500))


@pytest.fixture(scope="module")
def published() -> dict[tuple[int, str], list[dict]]:
    """(number of a choice, how it is told) → its rows; sentences of one war are read together, each an article."""
    wars = defaultdict(list)
    for number, choice in enumerate(CHOICES):
        tellings = {"first": choice.told(), "swapped": choice.told(swapped=True)}
        if choice.form:
            tellings["other verb"] = choice.told(verb=choice.other_verb)
        wars[choice.pair.war] += [article(text, name=f"{number} {how}") for how, text in tellings.items()]
    rows = defaultdict(list)
    for war, articles in wars.items():
        for row in extract_many(articles, *profile(war)).to_dict("records"):
            number, how = row["article"].split(" ", 1)
            rows[int(number), how].append(row)
    return rows


@pytest.fixture(scope="module")
def found(published) -> dict[tuple[int, str], list[dict]]:
    """The same rows before unlikely values were left open; how a claim lies to its place goes with a place left open."""
    return defaultdict(
        list, {key: [restored(row) | {"relation": ""} for row in rows] for key, rows in published.items()}
    )


def told(row: dict, pair: Pair, *, swapped: bool) -> dict:
    """What must be the same of a row and of its twin, with the sides of a swapped one exchanged back."""
    back = {pair.a.side: pair.b.side, pair.b.side: pair.a.side} if swapped else {}
    sides = {field: back.get(row[field], row[field]) for field in SIDES}
    bases = {field: row[field] for field in BASES if pair.alike}
    return {**sides, **bases, "speaker": bool(row["speaker"]), **{field: row[field] for field in SAME}}


def differences(before: list[dict], after: list[dict]) -> str:
    if len(before) != len(after):
        return f"{len(before)} rows, then {len(after)}"
    changed = [f"{f}: {a[f]!r}, then {b[f]!r}" for a, b in zip(before, after, strict=True) for f in a if a[f] != b[f]]
    return "; ".join(changed)


def flips(told_of: list[tuple[Choice, str, str, list[dict], list[dict]]]) -> list[str]:
    """The pairs of sentences that are read otherwise, with what differs."""
    wrong = []
    for choice, first, second, before, after in told_of:
        if difference := differences(before, after):
            wrong.append(f"{choice.pair.war}: {first}\n    {second}\n    {difference}")
    return wrong


def test_with_the_sides_swapped_the_claims_swap_and_nothing_else_changes(found):
    pairs = [
        (
            c,
            c.told(),
            c.told(swapped=True),
            [told(r, c.pair, swapped=False) for r in found[n, "first"]],
            [told(r, c.pair, swapped=True) for r in found[n, "swapped"]],
        )
        for n, c in enumerate(CHOICES)
    ]
    wrong = flips(pairs)
    assert not wrong, f"{len(wrong)} of {len(pairs)}:\n" + "\n".join(wrong)


def test_two_states_have_the_same_values_left_open(published):
    """Of parties that are not alike, how sure a value is depends on the kind of word that tells them."""
    pairs = [
        (
            c,
            c.told(),
            c.told(swapped=True),
            [told(r, c.pair, swapped=False) for r in published[n, "first"]],
            [told(r, c.pair, swapped=True) for r in published[n, "swapped"]],
        )
        for n, c in enumerate(CHOICES)
        if c.pair.alike
    ]
    wrong = flips(pairs)
    assert pairs
    assert not wrong, f"{len(wrong)} of {len(pairs)}:\n" + "\n".join(wrong)


def test_another_word_for_taking_a_place_makes_the_same_claim(found):
    fields = ("type", "stance", "controller", "side", "place", "extent")
    pairs = [
        (
            c,
            c.told(),
            c.told(verb=c.other_verb),
            [{f: r[f] for f in fields} for r in found[n, "first"]],
            [{f: r[f] for f in fields} for r in found[n, "other verb"]],
        )
        for n, c in enumerate(CHOICES)
        if c.form
    ]
    wrong = flips(pairs)
    assert not wrong, f"{len(wrong)} of {len(pairs)}:\n" + "\n".join(wrong)


def test_most_of_these_sentences_make_a_claim(found):
    read = [n for n in range(len(CHOICES)) if found[n, "first"]]
    assert len(read) > 0.9 * len(CHOICES), [c.told() for n, c in enumerate(CHOICES) if n not in set(read)][:5]


def test_the_side_of_whoever_speaks_is_told_by_name(found):
    """Nothing flips where nothing is stated: most rows name their side, and what takes a place its holder."""
    rows = [r for n in range(len(CHOICES)) for r in found[n, "first"]]
    assert sum(bool(r["side"]) for r in rows) > 0.95 * len(rows), shown([r for r in rows if not r["side"]][:5])
    held = [r for r in rows if r["type"] == "control"]
    assert sum(bool(r["controller"]) for r in held) > 0.8 * len(held), shown(
        [r for r in held if not r["controller"]][:5]
    )
