"""How well models tell which values are right: by the sets that they have not seen."""

from dataclasses import replace

from helpers.quality.certainty import Case
from helpers.quality.telling import compared, left_out


def cases(*, named_is_right):
    """Forty cases of ten articles, in which a place that is named is right, or just the one that is lent."""
    for n in range(40):
        named = n % 2 == 0
        basis = "place_basis=object_of_verb" if named else "place_basis=lent_paragraph"
        yield Case(n % 10, {basis: 1.0}, {"claim": True, "place": named == named_is_right})


USUAL, OTHER = list(cases(named_is_right=True)), list(cases(named_is_right=False))


def chances(told, name):
    return [round(given["place"], 6) for set_name, judged in told if set_name == name for _, given in judged]


def test_no_set_is_judged_by_models_that_have_learned_from_it():
    sets = [("a", USUAL), ("b", OTHER), ("c", USUAL)]
    turned = [("a", USUAL), ("b", [replace(c, right={"claim": False, "place": True}) for c in OTHER]), ("c", USUAL)]
    before, after = left_out(sets), left_out(turned)
    assert chances(before, "b") == chances(after, "b")
    assert chances(before, "a") != chances(after, "a")


def test_a_set_that_is_like_no_other_is_told_worse_than_folds_of_its_own_articles_make_believe():
    lines = list(compared([("a", USUAL * 12), ("b", OTHER * 10)], OTHER[:10]))
    place = next(line for line in lines if line.startswith("place: "))
    inside, apart = (float(part.split()[0]) for part in place.removeprefix("place: ").split(", ")[:2])
    assert apart > inside + 0.3, place
    assert "on 10 unseen" in place
    assert next(line for line in lines if line.startswith("a, ")).endswith("480 rows, 0.500 state nothing wrong")


def test_of_sets_with_the_same_name_none_is_lost():
    lines = list(compared([("claims", USUAL), ("claims", OTHER[:20])], []))
    assert [line.split(": ")[1].split(",")[0] for line in lines if line.startswith("claims, ")] == [
        "40 rows",
        "20 rows",
    ]
    assert not any("unseen" in line.partition(":")[2] for line in lines), "where there is none, nothing is said of it"
