"""One proposition has one wording: a clause, a label and a figure's few words agree in holder, amount and place."""

import pytest

from helpers import schema
from helpers.analysis import group_statements
from helpers.analysis.days import compare_days
from helpers.analysis.rows import rows
from helpers.figures.maps.holders import holdings, in_words
from helpers.figures.maps.payload import located
from helpers.figures.palette import Palette
from helpers.figures.timelines import stories_of_places
from helpers.figures.timelines.ribbons import draw_ribbon, is_contested, shared_scale
from helpers.figures.timelines.words import Words
from helpers.wording import Wording, holds, is_plural, with_article
from made_claims import articles, claims

WORDING = Wording.of([])


def row(**fields):
    return next(rows(claims([{"controller": "blue"} | fields])))


@pytest.mark.parametrize(
    ("fields", "clause", "label", "figure"),
    [
        ({"share": 0.9, "share_modifier": "nearly", "extent": "partial"}, "nearly 90% of Alphaville is held by Blue",
         "Nearly 90% held by Blue", "nearly 90% of Alphaville held by Blue"),
        ({"extent": "full"}, "all of Alphaville is held by Blue", "All of it held by Blue",
         "all of Alphaville held by Blue"),
        ({"extent": "partial"}, "a part of Alphaville is held by Blue", "A part held by Blue",
         "a part of Alphaville held by Blue"),
        ({}, "Alphaville is held by Blue", "Held by Blue", "Alphaville held by Blue"),
        ({"stance": "denies"}, "it is not so that Alphaville is held by Blue", "Not held by Blue",
         "denies control of Alphaville by Blue"),
        ({"stance": "denies", "extent": "full", "quote": "the city was fully captured"},
         "it is not so that all of Alphaville is held by Blue", "Not all of it held by Blue",
         "denies full control of Alphaville by Blue"),
        ({"stance": "denies", "extent": "full", "quote": "it is completely free of them"},
         "nothing of Alphaville is held by Blue", "Nothing held by Blue", "denies control of Alphaville by Blue"),
        ({"relation": "direction"}, "an area in the direction of Alphaville is held by Blue", "An area in the direction of it held by Blue",
         "an area in the direction of Alphaville held by Blue"),
        ({"type": "repelled", "target": "blue"}, "an attack by Blue at Alphaville was beaten back",
         "An attack by Blue beaten back", "attack repelled at Alphaville"),
        ({"type": "presence", "relation": "direction"}, "there is fighting in the direction of Alphaville",
         "Fighting, or forces present", "presence in the direction of Alphaville"),
    ],
)  # fmt: skip
def test_clause_label_and_figure_agree(fields, clause, label, figure):
    said = row(**fields)
    assert WORDING.content(said) == clause
    assert WORDING.label(said) == label
    assert WORDING.label(claims([{"controller": "blue"} | fields]).to_dict("records")[0]) == label
    assert Words(Palette.of(None, sides=("blue", "red"))).said(said, named=True) == figure


def test_names_that_end_in_s_are_plurals_unless_they_are_none():
    plural = ("Houthis", "Syrian rebels", "Chin forces", "Watchers (media)", "Armed Forces of Redland")
    one = ("Hamas", "Hezbollah", "Russia", "Observatory for Human Rights", "General Staff of the Armed Forces")
    assert [is_plural(name) for name in (*plural, *one)] == [True] * len(plural) + [False] * len(one)


def test_who_holds_a_place_agrees_with_the_verb_wherever_it_is_told():
    assert [holds("Houthis"), holds("Hamas"), holds("Syrian rebels", "a part of it")] == [
        "hold it", "holds it", "hold a part of it",
    ]  # fmt: skip
    assert [holds(name, denied=True) for name in ("Houthis", "Russia")] == ["do not hold it", "does not hold it"]
    made = claims(
        [
            {"side": "red", "controller": "rebels", "said": "2025-06-01"},
            {"side": "rebels", "controller": "rebels", "said": "2025-06-02"},
            {"side": "rebels", "controller": "rebels", "said": "2025-06-09", "stance": "denies", "quote": "we lost it"},
        ]
    ).assign(lat=49.0, lon=37.0)
    palette = Palette.of(None, sides=("red", "rebels"))
    told = [in_words(h, palette) for h in holdings(located(made, None).head(2))]
    assert "Rebels: hold it (2 Jun)" in told
    (changed,) = compare_days(made, "2025-06-02", "2025-06-09").to_dict("records")
    assert (changed["before"], changed["after"]) == (
        "Rebels hold it (2025-06-02)",
        "Rebels do not hold it (2025-06-09)",
    )
    statements = group_statements(made, articles(made))[1]
    stories, words, colours = stories_of_places(statements, schema.frame(schema.STATEMENT_RELATIONS, []), None)
    ribbon = draw_ribbon(stories[0], shared_scale(stories), words, colours)
    assert sorted(ribbon.words) == ["Rebels, 9 Jun 2025: do not hold it", "Red, 1 Jun 2025: Rebels hold it"]


def test_a_name_inside_a_sentence_has_its_article():
    said = {
        "Rapid Support Forces": "the Rapid Support Forces",
        "Syrian government": "the Syrian government",
        "Institute for the Study of Maps": "the Institute for the Study of Maps",
        "Pro-Northland separatists": "the pro-Northland separatists",
        "Redland's junta": "Redland's junta",
        "Redland": "Redland",
        "Hamas": "Hamas",
    }
    assert {name: with_article(name) for name in said} == said


def test_that_all_of_it_is_held_is_denied_without_denying_that_a_part_is():
    row = {"side": "blue", "controller": "red", "said": "2025-06-09", "stance": "denies", "extent": "full"}
    made = claims([row | {"quote": "they do not have all of it"}]).assign(lat=49.0, lon=37.0)
    palette = Palette.of(None, sides=("red", "blue"))
    (told,) = [in_words(h, palette) for h in holdings(located(made, None))]
    assert told == "Blue: not all of it held by Red (9 Jun)"
    (changed,) = compare_days(made, "2025-06-02", "2025-06-09").to_dict("records")
    assert changed["after"] == "Red does not hold all of it (2025-06-09)"
    statements = group_statements(made, articles(made))[1]
    stories, words, colours = stories_of_places(statements, schema.frame(schema.STATEMENT_RELATIONS, []), None)
    ribbon = draw_ribbon(stories[0], shared_scale(stories), words, colours)
    assert list(ribbon.words) == ["Blue, 9 Jun 2025: not all of it held by Red"]


def test_the_united_states_has_an_article_and_a_verb_in_the_singular():
    assert with_article("United States") == "the United States"
    assert holds("United States") == "holds it"


def test_a_place_that_one_voice_tells_was_taken_and_retaken_is_not_contested():
    taken = {"side": "media", "speaker": "", "controller": "red", "said": "2025-06-02", "quote": "Red took the base"}
    again = taken | {"controller": "blue", "said": "2025-06-03", "quote": "Blue had it back"}
    for second, contested in ((again, False), (again | {"side": "blue", "speaker": "Blue"}, True)):
        made = claims([taken, second]).assign(lat=49.0, lon=37.0)
        statements = group_statements(made, articles(made))[1]
        stories, *_ = stories_of_places(statements, schema.frame(schema.STATEMENT_RELATIONS, []), None)
        assert [is_contested(story) for story in stories] == [contested]
