"""What the words around a value and the other rows tell the models of how sure it is."""

from helpers.claims.features import Text, article_features, crossed

SENTENCE = "The brigade said on Monday that its men had entered Alphaville from the north."
ROW = {
    "type": "advance",
    "attribution": "indirect",
    "speaker": "The brigade",
    "speaker_text": "The brigade",
    "side": "red",
    "actor": "red",
    "place": "Alphaville",
    "place_text": "Alphaville",
    "place_basis": "object_of_verb",
    "claim_date": "2025-06-02",
    "claim_date_basis": "weekday",
    "quote": "its men had entered Alphaville from the north",
    "sentence": SENTENCE,
}


def features(*rows: dict) -> list[dict[str, float]]:
    """The features of rows of one article that differ from ROW."""
    return article_features([ROW | row for row in rows], Text())


def test_the_words_beside_a_name_bear_on_its_place_alone():
    found = features({})[0]
    assert found["place_behind=word"] == found["place_before=preposition"] == 1
    assert "place_before=preposition" in crossed(found, "place")
    assert "place_before=preposition" not in crossed(found, "claim_date")


def test_no_word_of_an_article_is_told():
    assert not [name for name in features({})[0] if "entered" in name or "from" in name]


def test_a_name_that_goes_on_is_seen():
    shield = {
        "quote": "losses in the Alphaville Shield operation",
        "sentence": "It told of losses in the Alphaville Shield operation.",
    }
    assert features(shield)[0]["place_before=name"] == 1


def test_a_lent_place_has_no_words_beside_it():
    assert not [name for name in features({"place_text": ""})[0] if name.startswith(("place_behind=", "place_before="))]


def test_a_day_stands_among_the_days_of_the_article():
    before, once, again = features({"claim_date": "2025-05-30"}, {}, {})
    assert before["day_first"] and "day_last" not in before
    assert again["day_last"] and again["day_as_before"] and "day_as_before" not in once
    assert round(again["day_share"], 2) == 0.67
    assert "day_share" in crossed(again, "claim_date") and "day_share" not in crossed(again, "place")


def test_an_actor_beside_whom_another_acts_is_told_apart():
    alone = features({}, {"actor": ""})[0]
    assert alone["actor_share"] == 1 and "actor_against" not in alone
    beside = features({}, {"actor": "blue"})[0]
    assert beside["actor_share"] == 0.5 and beside["actor_against"]
    assert "actor_against" in crossed(beside, "actor") and "actor_against" not in crossed(beside, "target")


def test_a_verb_of_saying_beside_the_articles_own_words_is_heard():
    own = {"attribution": "own_voice", "speaker": "", "speaker_text": ""}
    assert features(own)[0]["sentence_tells"] == 1
    told = features({**own, "sentence": "On Monday " + str(ROW["quote"])})[0]
    assert "sentence_tells" not in told
    assert "sentence_tells" not in features({})[0], "whoever speaks was heard"
