"""Rows that leave something open: unclear in every table, figure and sentence, and the ground of no pair."""

import lxml.html
import pytest

import made_claims
import made_desk
import made_maps
import made_pages
from helpers import brief, schema
from helpers.analysis import by_date_and_side, glance, group_statements, relate_statements
from helpers.analysis.listing import in_full, pairs_in_words, statements_in_words
from helpers.analysis.rows import rows
from helpers.basis import rejections
from helpers.corrections.values import convert
from helpers.desk import Desk
from helpers.figures.claim_types import claims_by_type
from helpers.figures.maps import control_map, control_text, interactive_map, map_table, map_text, static_map
from helpers.figures.maps.holders import holdings
from helpers.figures.maps.payload import located, sides_of
from helpers.figures.palette import Palette
from helpers.figures.timelines import (
    alt_text,
    life_of_a_claim,
    place_strips,
    place_strips_text,
    sides_text,
    sides_timeline,
)
from helpers.figures.timelines.story import tell
from helpers.parameters.model import ExploreParameters
from helpers.selection import asked_for

RED = {"side": "red", "speaker": "General Rot", "controller": "red"}
BLUE = {"side": "blue", "speaker": "General Blau", "controller": "blue"}
OPEN = {"side": "", "speaker": "Ivo Grau", "controller": "red"}
CLASHES = {"denies", "contradicts", "concedes", "scope_differs"}


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


def some_claims():
    """Claims of a party, of the article, and of people of whom this or that is unclear, all at one place."""
    return made_maps.claims(
        [
            RED | {"said": "2025-11-20", "extent": "full", "quote": "we took all of Alphaville"},
            BLUE | {"said": "2025-11-20", "controller": "red", "stance": "denies", "quote": "they did not take it"},
            OPEN | {"said": "2025-11-21", "quote": "the town is theirs", "rejected": "side=blue (surname)"},
            OPEN | {"said": "2025-11-21", "speaker": "", "stance": "denies", "quote": "nobody took the town"},
            OPEN | {"said": "2025-11-22", "speaker": "", "article": "b.txt", "quote": "red troops have it"},
            BLUE | {"said": "2025-11-23", "controller": "", "quote": "the centre was taken", "extent": "partial"},
            RED | {"said": "2025-11-24", "speaker": "", "quote": "the banner hangs there"},
            RED | {"said": "", "place": "", "quote": "a village was taken", "rejected": "place=Betatown (lent_paragraph)"},
            {"side": "media", "speaker": "", "said": "2025-11-24", "type": "presence", "quote": "shells fall"},
            {"side": "independent", "speaker": "", "said": "2025-11-24", "controller": "red", "quote": "the town is lost"},
        ]
    )  # fmt: skip


def related(told):
    """Statements, and relations as {(row of a, row of b, relation)} by their first claims."""
    table = told if hasattr(told, "columns") else made_claims.claims(told)
    grouped, statements = group_statements(table, made_claims.articles(table))
    relations = relate_statements(statements, grouped)
    schema.check(schema.STATEMENTS, statements)
    number = {claim: i for i, claim in enumerate(table["claim_id"])}
    first = {s.statement_id: min(number[c] for c in s.claim_ids.split("; ")) for s in rows(statements)}
    return statements, {(first[r.a], first[r.b], r.relation) for r in rows(relations)}


def words(markup) -> str:
    return " ".join(lxml.html.fragment_fromstring(str(markup), create_parent="div").text_content().split())


def test_no_pair_rests_on_a_side_that_is_unclear():
    pairs = [
        (RED, OPEN | {"stance": "denies"}),
        (RED, OPEN | {"controller": "blue"}),
        (OPEN, BLUE | {"stance": "denies", "controller": "red"}),
        (OPEN, OPEN | {"speaker": "Ada Weiss", "controller": "blue"}),
        (OPEN | {"speaker": ""}, OPEN | {"speaker": "", "stance": "denies", "article": "b.txt"}),
        (RED, OPEN),
    ]
    for one, other in pairs:
        found = related([one | {"said": "2025-06-01"}, other | {"said": "2025-06-02"}])[1]
        assert {relation for _, _, relation in found} <= {"perhaps"}, (one, other)
    known = related([RED | {"said": "2025-06-01"}, BLUE | {"said": "2025-06-02"}])[1]
    assert known == {(1, 0, "contradicts")}


def test_no_pair_rests_on_a_controller_that_is_unclear():
    left = {"type": "withdrawal", "actor": "", "controller": ""}
    beaten = {"type": "repelled", "actor": "", "target": "", "controller": ""}
    for one, other in [
        (RED | {"controller": ""}, BLUE | {"stance": "denies", "controller": ""}),
        (RED | {"controller": ""}, BLUE),
        (RED, BLUE | {"controller": "", "stance": "denies"}),
        (RED | {"controller": ""}, BLUE | left),
        (RED | {"controller": ""}, BLUE | beaten),
    ]:
        assert related([one | {"said": "2025-06-01"}, other | {"said": "2025-06-02"}])[1] == set(), (one, other)


def test_a_person_of_an_unclear_side_may_say_again_what_he_said():
    again = [OPEN | {"said": "2025-06-01"}, OPEN | {"said": "2025-06-09", "act": "reaffirm"}]
    assert related(again)[1] == {(1, 0, "reaffirms")}


def test_a_denial_that_left_something_open_points_back_at_nothing():
    claim = RED | {"type": "advance", "actor": "red", "controller": "", "quote": "we entered Alphaville"}
    denial = {"side": "blue", "type": "advance", "stance": "denies", "said": "", "quote": "that is a lie"}
    assert related([claim, denial])[1] == {(1, 0, "denies")}
    assert related([claim, denial | {"rejected": "actor=blue (acted_before)"}])[1] == set()
    assert related([claim, denial | {"side": "", "speaker": "Ivo Grau"}])[1] == set()
    assert related([claim, claim | {"side": "", "quote": "they entered it"}, denial])[1] == set()


def test_voices_without_a_name_report_one_statement_only_in_one_article_and_the_same_words():
    nameless = OPEN | {"speaker": "", "quote": "the town has been taken"}
    assert len(related([nameless, nameless | {"article": "b.txt"}])[0]) == 2
    assert len(related([nameless, nameless])[0]) == 1
    own = {"side": "media", "speaker": "", "controller": "red", "quote": nameless["quote"]}
    assert len(related([nameless, own])[0]) == 2, "the article's own voice is another one"
    party = RED | {"speaker": "", "quote": nameless["quote"]}
    assert len(related([nameless, party])[0]) == 2
    assert len(related([party, RED | {"article": "b.txt", "quote": nameless["quote"]}])[0]) == 2


def test_equally_empty_fields_do_not_make_two_claims_one_statement():
    one, other = RED | {"quote": "the northern village was taken"}, RED | {"quote": "a bridge across is ours"}
    assert len(related([one, other])[0]) == 1, "the fields say the same"
    for hole in ({"controller": ""}, {"place": ""}):
        assert len(related([one | hole, other | hole])[0]) == 2
        assert len(related([one | hole, one | hole | {"article": "b.txt"}])[0]) == 1


def test_counts_by_side_have_a_column_of_their_own_and_no_claim_of_control_for_it():
    claims = some_claims()
    counts = by_date_and_side(claims, sides=["red", "blue"])
    assert counts.columns.tolist() == ["red", "blue", "independent", "media", ""]
    assert counts.to_numpy().sum() == len(claims)
    grouped, statements = group_statements(claims, made_claims.articles(claims))
    relations = relate_statements(statements, grouped)
    assert set(glance.answer_times(statements, relations)["side"]) <= {"red", "blue"}
    assert set(glance.unanswered(statements, relations)["controller"]) == {"red"}
    assert glance.counts_by_type(statements).loc["", "all"] == 3


def test_sentences_say_unclear_and_never_independent_or_the_article():
    claims = some_claims()
    grouped, statements = group_statements(claims, made_claims.articles(claims))
    relations = relate_statements(statements, grouped)
    told = statements_in_words(statements, []).set_index("verbatim words")
    assert told.loc["the town is theirs", "who"] == "Ivo Grau (side unclear)"
    assert told.loc["nobody took the town", "who"] == "an unnamed speaker (side unclear)"
    assert told.loc["the banner hangs there", "who"] == "an unnamed speaker (Red)"
    assert told.loc["the town is lost", "who"] == "an unnamed speaker (independent)"
    assert told.loc["shells fall", "who"] == "the article itself"
    assert told.loc["the centre was taken", "says"] == "a part of Alphaville is held by an unclear side"
    assert told.loc["a village was taken", "says"] == "an unclear place is held by Red"
    pairs = pairs_in_words(relations, statements, [])
    assert "unclear" not in " ".join(pairs.loc[pairs["relation"] != "perhaps", "why"])


def test_tables_for_readers_have_a_word_for_every_empty_field():
    told = in_full(some_claims()).set_index("quote")
    assert told.loc["the town is theirs", "side"] == "unclear"
    assert told.loc["the centre was taken", "controller"] == "unclear"
    assert told.loc["shells fall", "controller"] == ""
    assert told.loc["a village was taken", ["place", "claim_date"]].tolist() == ["unclear", "undated"]


def test_the_palette_shows_what_is_unclear_in_a_way_of_its_own(conflict):
    palette = Palette.of(conflict)
    unclear = palette[""]
    assert (unclear.name, unclear.is_unclear, palette.sides[-1]) == ("Unclear", True, "")
    others = [palette[side] for side in palette.sides[:-1]]
    assert all((unclear.colour, unclear.marker) != (o.colour, o.marker) and o.hatch != unclear.hatch for o in others)
    assert unclear.patch["hatch"]
    assert "gradient" in unclear.background
    assert not any("hatch" in o.patch or "gradient" in o.background for o in others)


def test_figures_name_what_is_unclear(conflict):
    made = made_pages.material(some_claims(), conflict)
    about = (made.statements, made.relations, "Alphaville", conflict)
    story = alt_text(*about)
    assert "According to speakers whose side is unclear: 21 Nov, " in story
    assert "According to others: 24 Nov, unnamed speaker: held by Redland" in story
    assert "According to Blueland" in story
    assert "1 statement that does not say who holds it" in story
    drawn = life_of_a_claim(*about)
    assert "side unclear" in [t.get_text() for t in drawn.axes[0].texts]
    life_of_a_claim(*about, narrow=True).canvas.draw()
    assert "Unclear: 3 statements" in sides_text(made.statements, conflict)
    hatched = [p for p in sides_timeline(made.statements, conflict).axes[0].patches if p.get_hatch()]
    assert hatched
    sides_timeline(made.statements, conflict, narrow=True).canvas.draw()
    strips = place_strips_text(made.statements, made.relations, conflict)
    assert "Control by Redland according to speakers whose side is unclear" in strips
    for narrow in (False, True):
        place_strips(made.statements, made.relations, conflict, narrow=narrow).canvas.draw()
    figure, told = claims_by_type(made.claims, conflict)
    assert "Unclear 3" in told
    assert "Unclear" in [t.get_text() for t in figure.legends[0].get_texts()]


def test_an_unclear_claim_ends_no_sides_claim_and_is_linked_to_none(conflict):
    told = [RED | {"said": "2025-06-01"}, RED | {"said": "2025-06-05", "controller": ""}, OPEN | {"said": "2025-06-09"}]
    table = made_claims.claims(told)
    grouped, statements = group_statements(table, made_claims.articles(table))
    story = tell(statements, relate_statements(statements, grouped), "Alphaville", Palette.of(conflict))
    assert story.lanes == ("red", "")
    assert [(b.lane, b.holder, b.last - b.first) for b in story.bands] == [("red", "red", 8)]
    assert [m.kind for m in story.marks] == ["hold", "tick", "hold"]


def test_maps_count_what_is_unclear_under_that_name(conflict):
    claims = some_claims()
    drawn = located(claims, None)
    assert "Unclear 3" in map_text(claims, None, conflict)
    last = [h for h in holdings(drawn) if not h.side]
    assert {(h.holder, h.denied) for h in last} == {("red", False), ("red", True)}
    assert len(last) == 2, "speakers whose side is unclear are no side: each has a last word, the same is told once"
    assert "Unclear: held by Redland (21 Nov)" in control_text(claims, None, conflict)
    table = map_table(claims, conflict).set_index("quotation")
    assert table.loc["nobody took the town", ["side", "speaker"]].tolist() == ["Unclear", "an unnamed speaker"]
    assert table.loc["the centre was taken", "claim"] == "A part held by an unclear side"
    assert table.loc["a village was taken", "place"] == "place unclear"
    made = sides_of(Palette.of(conflict), set(drawn["side"]))[-1]
    assert (made["name"], made["marker"]) == ("Unclear", "$?$")
    assert "gradient" in made["background"]
    page = interactive_map(claims, None, conflict, landscape=made_maps.landscape()).get_root().render()
    assert "whose place is unclear" in page
    for figure in (static_map, control_map):
        figure(claims, None, conflict, landscape=made_maps.landscape()).canvas.draw()


def test_the_brief_says_unclear_and_accuses_nobody(conflict):
    made = made_pages.material(some_claims(), conflict)
    lede = words(brief.summary(made))
    assert "Among speakers whose side is unclear, Ivo Grau and an unnamed speaker say that Redland holds" in lede
    assert "An unnamed independent voice says that Redland holds" in lede
    assert "2 unclear" not in lede
    assert "3 Unclear" in words(brief.key_figures_list(made))
    rows_ = {r.get("id"): words(lxml.html.tostring(r, encoding="unicode")) for r in _rows(brief.claims_table(made))}
    assert rows_["c2"].startswith("21 Nov 2025")
    assert "Ivo Grau" in rows_["c2"]
    assert "Unclear" in rows_["c2"]
    assert "an unnamed speaker" in rows_["c3"]
    assert "place unclear" in rows_["c7"]
    against = words(brief.contradictions(made))
    assert "Ivo Grau" not in against
    assert "nnamed" not in against
    assert "General Rot" in against


def test_a_denial_of_an_unclear_side_is_no_accusation_in_the_lede(conflict):
    told = [
        BLUE
        | {"said": "2025-06-01", "controller": "", "stance": "denies", "cue": "denied", "quote": "that the town fell"},
        RED | {"said": "2025-06-01"},
    ]
    lede = words(brief.summary(made_pages.material(made_claims.claims(told), conflict)))
    assert "the other side" not in lede
    assert "Blueland denies that “the town fell” (General Blau, 1 June 2025)" in lede


def _rows(markup):
    return lxml.html.fragment_fromstring(str(markup), create_parent="div").iter("tr")


def test_the_desk_filters_and_shows_what_is_unclear(conflict):
    desk = Desk(made_desk.tables(some_claims(), conflict))
    desk.show(sides=["unclear"])
    assert set(desk.claims["side"]) == {""}
    assert desk._controls._sides["unclear"].value
    assert desk._controls.values()["sides"] == ["unclear"]
    listed = desk._rows["Who says it"].tolist()
    assert listed == ["Ivo Grau (side unclear)", *["an unnamed speaker (side unclear)"] * 2]
    desk.open("c3")
    page = desk._detail.html
    assert "Side unclear" in page
    assert "an unnamed speaker" in words(page)
    assert "the article itself" not in words(page)
    assert {"id": "", "name": "Unclear"}.items() <= desk._figures.claims["sides"][-1].items()
    assert len(desk._figures.chosen) == 3


def test_a_selection_of_the_unclear_and_a_correction_to_it(conflict):
    claims = some_claims()
    kept = asked_for(claims, schema.frame(schema.PLACES, []), ExploreParameters(sides=("unclear", "media")), None)
    assert sorted(set(claims.loc[kept, "side"])) == ["", "media"]
    assert convert("side", "Unclear", conflict) == ""


def test_what_was_rejected_is_taken_apart_whatever_it_holds():
    told = "speaker=J. (Jo) Grau; Co (full_name); place=Beta=town (lent_paragraph)"
    assert rejections(told) == {
        "speaker": ("J. (Jo) Grau; Co", "full_name"),
        "place": ("Beta=town", "lent_paragraph"),
    }
    assert rejections("") == {}


def test_who_is_still_there_contradicts_that_nobody_is_left():
    there = RED | {"type": "presence", "controller": "", "actor": "blue", "quote": "a hundred of them remain"}
    gone = BLUE | {
        "controller": "blue",
        "stance": "denies",
        "extent": "full",
        "side": "independent",
        "speaker": "Watchers",
    }
    empty = gone | {"rule": "adjective:empty", "quote": "it is completely empty of them"}
    assert {r for *_, r in related([there, empty])[1]} == {"contradicts"}
    lost = gone | {"rule": "noun:under_control", "quote": "they do not have full control"}
    assert related([there, lost])[1] == set(), "men may be in a place that they do not control"


def test_a_denial_answers_what_its_own_words_name():
    accusation = RED | {
        "type": "other",
        "controller": "",
        "quote": "they used gas",
        "start": 15,
        "end": 28,
        "sentence": "it rejected that they used gas",
    }
    denial = BLUE | {
        "type": "other", "controller": "", "stance": "denies", "rule": "back:deny", "place_basis": "in_answer",
        "start": 0, "quote": "it rejected that they used gas", "sentence": "it rejected that they used gas",
    }  # fmt: skip
    assert related([accusation, denial])[1] == {(1, 0, "denies")}
