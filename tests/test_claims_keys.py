"""A claim's key stands on its article's words, and on nothing that another version may read otherwise or leave open."""

from dataclasses import replace

from helpers.articles.model import Article
from helpers.claims import certainty
from helpers.claims.abstention import judge
from helpers.claims.keys import claim_ids, former_ids
from helpers.claims.records import Draft, claims_rows

TEXT = "Redland's army said that it took Betatown and Alphaville. It took Betatown and Alphaville, the ministry said."
FIRST = "it took Betatown and Alphaville"


def article():
    return Article("a.txt", "a.txt", TEXT, (), "")


def drafts(**fields):
    """Two claims on the same words, about the two places, and one on the same words further on."""
    start, again = TEXT.index(FIRST), TEXT.index("It took")
    made = Draft(start, start + len(FIRST), (0, TEXT.index(" It took")), "control", "verb:take", side="red", **fields)
    later = replace(made, start=again, end=again + len(FIRST), sentence=(again, len(TEXT)))
    return [
        replace(made, place_text="Alphaville", place="Alphaville", place_id="alphaville"),
        replace(made, place_text="Betatown", place="Betatown", place_id="betatown"),
        replace(later, place_text="Betatown", place="Betatown", place_id="betatown"),
    ]


def keys(found):
    return {(row["place_text"], row["start"]): row["claim_id"] for row in claims_rows(article(), found)}


def test_side_place_speaker_and_date_are_no_part_of_the_key():
    read = keys(drafts())
    assert len(set(read.values())) == 3
    open_now = [replace(d, side="", place="", place_id="", speaker="X", claim_date="2025") for d in drafts()]
    other = [replace(d, side="blue", place="Gammaton") for d in drafts()[::-1]]
    assert keys(open_now) == keys(other) == read


def test_type_and_stance_are():
    (one,) = claim_ids("a.txt", [("it took the town", "control", "asserts")])
    for quote, kind, stance in (("it took the town", "control", "denies"), ("it took the town", "advance", "asserts")):
        assert claim_ids("a.txt", [(quote, kind, stance)]) != [one]
    assert claim_ids("b.txt", [("it took the town", "control", "asserts")]) != [one]
    assert claim_ids("a.txt", [("It took “the town”", "control", "asserts")]) == [one]


def test_what_is_left_open_is_known_under_its_former_key_with_what_it_was(monkeypatch):
    unsure = {"claim": 0.9, "side": 0.3, "place": 0.3}
    monkeypatch.setattr(certainty, "chances", lambda rows, text, models=None: [unsure for _ in rows])
    rows = claims_rows(article(), drafts())
    before = {
        (f.claim_id, f.side, f.place)
        for f in former_ids([r | {"rejected": "", "place_rejected": ""} for r in rows]).values()
    }
    now = [r | {"place_rejected": ""} for r in judge(rows)]
    assert all(not row["side"] and not row["place"] for row in now)
    known = former_ids(now)
    assert {(f.claim_id, f.side, f.place) for f in known.values()} == before
    assert {f.claim_id for f in known.values()} == {row["claim_id"] for row in now}
