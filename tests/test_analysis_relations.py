"""Statements and their relations: scenarios that exactly the right relations come out of, and no other."""

import pytest

from helpers import schema
from helpers.analysis import claim_relations, containment, group_statements, relate_statements
from helpers.analysis.links import Links
from made_claims import articles, claims

WIRE = " ".join(
    ["The red army chief of staff told reporters that his forces had taken full control of Alphaville after"]
    + [f"sentence number {i} of the story that the agency sent to its clients that evening" for i in range(20)]
)


def related(told, *, within=None, texts=None):
    """Statements as sets of row numbers, and relations as {(row of a, row of b, relation)} by their first claims."""
    table = claims(told)
    grouped, statements = group_statements(table, articles(table, texts=texts))
    relations = relate_statements(statements, grouped, within=within)
    schema.check(schema.CLAIMS, grouped)
    schema.check(schema.STATEMENTS, statements)
    schema.check(schema.STATEMENT_RELATIONS, relations)
    number = {claim: i for i, claim in enumerate(grouped["claim_id"])}
    groups = {s.statement_id: {number[c] for c in s.claim_ids.split("; ")} for s in statements.itertuples()}
    found = {(min(groups[r.a]), min(groups[r.b]), r.relation) for r in relations.itertuples()}
    return statements, groups, found


def red(said, **fields):
    return {"side": "red", "speaker": "Red general", "controller": "red", "said": said} | fields


def blue(said, **fields):
    return {"side": "blue", "speaker": "Blue general", "controller": "blue", "said": said} | fields


def watcher(said, **fields):
    return {"side": "independent", "speaker": "Front Watch", "said": said} | fields


def test_old_claim_is_contradicted_only_once_it_is_reaffirmed():
    told = [
        red("2025-05-20", extent="full"),
        blue("2025-06-17", extent="partial", share=0.9, act="assert"),
    ]
    assert related(told)[2] == {(1, 0, "updates")}
    told.append(red("2025-06-18", speaker="Red ministry", act="reaffirm"))
    assert related(told)[2] == {(1, 0, "updates"), (2, 1, "contradicts"), (2, 0, "reaffirms")}


def test_reversal_is_an_update_not_a_contradiction():
    told = [red("2025-05-01"), blue("2025-05-20"), red("2025-06-10")]
    assert related(told)[2] == {(1, 0, "updates"), (2, 1, "updates"), (2, 0, "reaffirms")} - {(2, 0, "reaffirms")}


def test_denial_that_points_back_finds_its_target_in_both_articles():
    denial = {"side": "blue", "speaker": "Blue", "stance": "denies", "controller": "red", "extent": "full"}
    told = [
        red("2025-05-20", extent="full", article="a.txt"),
        denial | {"said": "2025-05-20", "article": "a.txt", "quote": "Blue denied this"},
        red("2025-05-20", extent="full", article="b.txt"),
        denial | {"said": "2025-05-20", "article": "b.txt", "quote": "Blue immediately denied it"},
    ]
    _, groups, found = related(told)
    assert sorted(map(sorted, groups.values())) == [[0, 2], [1, 3]]
    assert found == {(1, 0, "denies")}


def test_denial_without_a_proposition_denies_the_claim_before_it():
    told = [
        blue("", quote="Blue holds the station"),
        red("", quote="Alphaville is ours"),
        {
            "side": "blue",
            "speaker": "Blue",
            "type": "other",
            "stance": "denies",
            "place": "",
            "said": "",
            "quote": "no",
        },
    ]
    assert related(told)[2] == {(2, 1, "denies")}


def test_concession_after_a_denial():
    told = [
        red("2025-05-01", extent="full"),
        blue("2025-05-01", stance="denies", controller="red", extent="full"),
        blue("2025-05-06", controller="red", extent="full", act="concede"),
    ]
    assert related(told)[2] == {(1, 0, "denies"), (2, 0, "concedes"), (2, 1, "updates")}


def test_that_the_own_side_holds_it_no_more_concedes_the_enemys_claim():
    told = [
        red("2025-05-08"),
        blue("2025-05-08", stance="denies", controller="red"),
        blue("2025-05-09", stance="denies", controller="blue", act="concede"),
    ]
    assert related(told)[2] == {(1, 0, "denies"), (2, 0, "concedes"), (2, 1, "updates")}


def test_withdrawal_told_by_its_own_side_concedes_the_enemys_claim():
    left = {"type": "withdrawal", "controller": "", "actor": "blue"}
    told = [blue("2025-05-01"), red("2025-05-09"), blue("2025-05-10") | left]
    assert related(told)[2] == {(1, 0, "updates"), (2, 1, "concedes"), (2, 0, "updates")}


def test_withdrawal_updates_the_own_sides_denial():
    left = {"type": "withdrawal", "controller": "", "actor": "blue"}
    told = [blue("2025-05-01", stance="denies", controller="red"), blue("2025-05-09") | left]
    assert related(told)[2] == {(1, 0, "updates")}


def test_wire_copy_in_five_outlets_is_one_statement_of_one_origin():
    names = [f"outlet{i}.txt" for i in range(5)]
    told = [red("2025-05-20", extent="full", article=n, quote="had taken full control of Alphaville") for n in names]
    texts = {n: f"{n} reports. {WIRE} Read more at {n}." for n in names}
    statements, groups, found = related(told, texts=texts)
    assert list(groups.values()) == [{0, 1, 2, 3, 4}]
    assert (statements.loc[0, "claims"], statements.loc[0, "articles"], statements.loc[0, "origins"]) == (5, 5, 1)
    assert found == set()


def test_outlets_that_credit_one_agency_are_one_origin_and_another_reporter_is_a_second():
    told = [
        red("2025-05-20", article="a.txt", relayed_by="Telegram; Agency"),
        red("2025-05-20", article="b.txt", relayed_by="agency"),
        red("2025-05-20", article="c.txt"),
    ]
    statements, _, _ = related(told)
    assert (statements["articles"].tolist(), statements["origins"].tolist()) == ([3], [2])


def test_outlets_that_date_one_statement_differently_are_shown_to_disagree():
    words = "forces had taken full control of Alphaville"
    told = [
        red("2025-05-20", extent="full", article="a.txt", quote=words),
        red("2025-05-21", extent="full", article="b.txt", quote=f"{words} on Wednesday"),
        red("2025-05-20", extent="full", article="c.txt", quote=words),
    ]
    statements, groups, found = related(told)
    assert list(groups.values()) == [{0, 1, 2}]
    assert statements.loc[0, "claim_date"] == "2025-05-20"
    assert statements.loc[0, "dates_disagree"] == "2025-05-21"
    assert found == set()


def test_daily_bulletins_in_the_same_words_are_different_statements():
    attack = {"type": "repelled", "controller": "", "actor": "red", "target": "blue", "quote": "attacks were repelled"}
    told = [red(f"2025-05-{20 + i}", article=f"{i}.txt") | attack for i in range(3)]
    _, groups, found = related(told)
    assert (len(groups), found) == (3, set())


def test_partial_against_full_control():
    told = [red("2025-05-20", extent="full"), blue("2025-05-20", extent="partial")]
    assert related(told)[2] == {(1, 0, "contradicts")}
    unqualified = [red("2025-05-20"), blue("2025-05-20", extent="partial")]
    assert related(unqualified)[2] == {(1, 0, "scope_differs")}
    nine_tenths = [red("2025-05-20"), blue("2025-05-20", extent="partial", share=0.9)]
    assert related(nine_tenths)[2] == {(1, 0, "contradicts")}
    two_parts = [red("2025-05-20", extent="partial", share=0.4), blue("2025-05-20", extent="partial", share=0.5)]
    assert related(two_parts)[2] == {(1, 0, "scope_differs")}


def test_village_beside_the_town_says_nothing_about_the_town():
    told = [
        red("2025-05-20", extent="full"),
        blue("2025-05-20", relation="north_of"),
        blue("2025-05-20", place="Betaton"),
    ]
    assert related(told)[2] == set()


def test_district_lies_in_its_town():
    told = [red("2025-05-20", extent="full"), blue("2025-05-20", place="Alphaville-Dock")]
    assert related(told)[2] == set()
    assert related(told, within={"alphaville-dock": "alphaville"})[2] == {(1, 0, "contradicts")}


def test_two_districts_of_one_town_are_different_places():
    told = [red("2025-05-20", place="Alphaville-Dock"), blue("2025-05-20", place="Alphaville-Mill")]
    within = {"alphaville-dock": "alphaville", "alphaville-mill": "alphaville"}
    assert related(told, within=within)[2] == set()


def test_homonymous_places_are_different_places():
    told = [red("2025-05-20", place_id="alphaville-north"), blue("2025-05-20", place_id="alphaville-south")]
    assert related(told)[2] == set()


def test_milbloggers_contradict_their_own_ministry_and_concede_to_the_enemy():
    told = [
        red("2025-05-20", speaker="Red ministry", role="defence_ministry"),
        blue("2025-05-20"),
        red("2025-05-21", speaker="Red blogger", role="milblogger", controller="blue"),
    ]
    assert related(told)[2] == {(1, 0, "contradicts"), (2, 0, "updates"), (2, 1, "concedes")}
    same_day = [told[0], told[2] | {"said": "2025-05-20"}]
    assert related(same_day)[2] == {(1, 0, "in_tension")}, "two voices of one side: neither contradicts himself"


def test_old_claim_quoted_as_background_joins_the_old_statement():
    told = [
        red("2025-05-20", extent="full", article="may.txt"),
        red("2025-05", speaker="Red", article="june.txt", quote="which Red claimed to control last month"),
        blue("2025-06-12", extent="partial", article="june.txt"),
    ]
    _, groups, found = related(told)
    assert {frozenset(g) for g in groups.values()} == {frozenset({0, 1}), frozenset({2})}
    assert found == {(2, 0, "updates")}


def test_event_told_years_later_is_not_set_against_the_present():
    told = [blue("2025-05-20", happened="2022-09"), red("2025-05-20")]
    assert related(told)[2] == set()


def test_independent_voices_corroborate_each_other_and_a_side():
    told = [
        blue("2025-05-20", extent="partial"),
        watcher("2025-05-21", controller="blue", extent="partial"),
        watcher("2025-05-20", speaker="Map Institute", controller="blue", extent="partial"),
    ]
    assert related(told)[2] == {(1, 0, "corroborates"), (2, 0, "corroborates"), (1, 2, "corroborates")}


def test_failed_attack_is_in_tension_with_the_claim_to_have_taken_the_place():
    repelled = {"type": "repelled", "controller": "", "actor": "red", "target": "blue"}
    told = [blue("2025-05-20", extent="partial", share=0.9), red("2025-05-21") | repelled]
    assert related(told)[2] == {(1, 0, "in_tension")}
    before = [red("2025-05-19") | repelled, blue("2025-05-20")]
    assert related(before)[2] == set()


def test_undated_and_vaguely_dated_claims_are_not_set_against_others():
    told = [red("2025-05-20"), blue(""), blue("2025-05", place="Alphaville", speaker="Blue minister")]
    assert related(told)[2] == set()


def test_prediction_is_no_claim_of_control():
    told = [red("2025-05-20"), blue("2025-05-20", act="predict")]
    assert related(told)[2] == set()


def test_two_mouths_of_one_side_are_two_statements_and_the_bare_side_is_neither():
    told = [
        red("2025-05-20", speaker="Red", quote="Red insisted Alphaville is its own"),
        red("2025-05-20", speaker="Red minister", quote="The minister: Alphaville is ours"),
        red("2025-05-20", speaker="Red chief of staff", quote="The chief: we hold Alphaville"),
    ]
    _, groups, found = related(told)
    assert {frozenset(g) for g in groups.values()} == {frozenset({0, 1}), frozenset({2})}
    assert found == {(2, 0, "reaffirms")}


def test_denial_with_a_proposition_of_its_own_does_not_point_at_another_one():
    told = [
        blue("2025-05-20", quote="Blue holds it"),
        {"side": "independent", "speaker": "Watch", "stance": "denies", "controller": "red", "said": "2025-05-20"},
    ]
    assert related(told)[2] == set()


def test_denial_of_losses_is_set_against_the_claim_beside_it_only():
    hit = {"type": "losses", "controller": "", "actor": "red", "target": "blue"}
    told = [
        red("2025-05-20", quote="three tanks were hit") | hit,
        blue("2025-05-20", stance="denies", quote="the ministry rejected that") | hit,
        red("2025-05-20", quote="a depot burnt down", article="b.txt") | hit,
    ]
    assert related(told)[2] == {(1, 0, "denies")}


def test_an_articles_own_voice_does_not_dispute_with_itself():
    own = {"side": "media", "speaker": "", "attribution": "own_voice"}
    told = [own | {"controller": "red"}, own | {"controller": "blue"}, own | {"controller": "blue", "article": "b.txt"}]
    assert related(told)[2] == {(2, 0, "perhaps"), (2, 1, "corroborates")}


def test_region_and_its_town_held_by_one_side_are_no_update():
    within = {"alphaville": "north"}
    told = [red("2025-05-20"), red("2025-05-22", place="North", extent="full")]
    assert related(told, within=within)[2] == set()
    lost = [blue("2025-05-20"), red("2025-05-20", place="North", extent="full")]
    assert related(lost, within=within)[2] == {(1, 0, "contradicts")}


def test_allies_do_not_exclude_each_other():
    class Side:
        def __init__(self, side, enemies):
            self.side, self.name, self.enemies, self.party = side, side.title(), enemies, True

    class War:
        sides = (Side("red", ("blue",)), Side("pink", ("blue",)), Side("blue", ("red",)))

    table = claims([red("2025-05-20"), red("2025-05-20", side="pink", controller="pink", speaker="Pink")])
    grouped, statements = group_statements(table, articles(table))
    assert relate_statements(statements, grouped)["relation"].tolist() == ["contradicts"]
    assert relate_statements(statements, grouped, conflicts=[War()]).empty
    table = claims([red("2025-05-20"), red("2025-05-20", side="pink", speaker="Pink")])
    grouped, statements = group_statements(table, articles(table))
    assert relate_statements(statements, grouped)["relation"].tolist() == ["concedes"]
    assert relate_statements(statements, grouped, conflicts=[War()])["relation"].tolist() == ["corroborates"]


def test_reason_names_both_speakers_the_place_and_the_days():
    nearly = {"extent": "partial", "share": 0.9, "share_modifier": "nearly"}
    told = claims([red("2025-05-20", extent="full"), blue("2025-05-21") | nearly])
    grouped, statements = group_statements(told, articles(told))
    row = relate_statements(statements, grouped).loc[0]
    assert row["reason"] == (
        "Blue general (Blue) says that nearly 90% of Alphaville is held by Blue; Red general (Red) said, a day before, "
        "that all of Alphaville is held by Red. Both cannot be true of the same time; read otherwise, the place changed "
        "hands between the two."
    )
    assert (row["days_apart"], row["place"]) == (1, "Alphaville")
    assert (row["a_quote"], row["b_quote"]) == ("words of claim 1", "words of claim 0")


@pytest.mark.parametrize(
    ("values", "doubt"),
    [
        ({"place_basis": "lent_paragraph"}, "its place is not named by its own words"),
        ({"claim_date_basis": "publication_own_voice"}, "its own words give no day"),
        ({"field_confidence": "side=0.9; controller=0.7; place=0.8"}, "the reading of its words is unsure"),
        ({"confidence": 0.2}, "the reading of its words is unsure"),
        ({"side": ""}, "it is unclear for whom the speaker speaks"),
    ],
)
def test_what_is_too_unsure_accuses_nobody(values, doubt):
    told = claims([red("2025-05-20", extent="full"), blue("2025-05-20", extent="full") | values])
    grouped, statements = group_statements(told, articles(told))
    row = relate_statements(statements, grouped).loc[0]
    assert (row["relation"], row["otherwise"]) == ("perhaps", "contradicts")
    assert doubt in row["reason"]
    checked = group_statements(told.assign(review=["auto", "accepted"]), articles(told))
    if values.get("side", "blue"):
        assert relate_statements(checked[1], checked[0]).loc[0, "relation"] == "contradicts"


def test_a_likely_place_or_a_second_report_makes_it_sure():
    lent = {"place_basis": "lent_article_title_main", "field_confidence": "side=0.98; controller=0.97; place=0.95"}
    assert related([red("2025-05-20"), blue("2025-05-20") | lent])[2] == {(1, 0, "contradicts")}
    unsure = blue("2025-05-20", quote="it is ours") | {"place_basis": "lent_paragraph"}
    again = blue("2025-05-20", article="b.txt", quote="it is ours")
    assert (0, 1, "contradicts") in {
        tuple(sorted(pair[:2])) + pair[2:] for pair in related([red("2025-05-20"), unsure, again])[2]
    }


def test_a_withdrawal_between_two_statements_ends_the_first():
    left = {"type": "withdrawal", "controller": "", "actor": "blue"}
    told = [blue("2025-05-20"), blue("2025-05-21") | left, red("2025-05-21", act="reaffirm")]
    assert (1, 0, "contradicts") in related([told[0], told[2]])[2]
    found = related(told)[2]
    assert (2, 0, "updates") in found and not any(relation == "contradicts" for _, _, relation in found)


def test_a_denial_answers_the_last_statement_that_it_can_mean():
    denial = blue("2025-05-20", stance="denies", controller="red")
    told = [red("2025-05-01", speaker="Red ministry"), red("2025-05-20"), denial]
    assert {pair for pair in related(told)[2] if pair[2] == "denies"} == {(2, 1, "denies")}


def test_a_denial_of_the_whole_does_not_answer_a_claim_to_a_part():
    denial = blue("2025-05-20", stance="denies", controller="red")
    assert related([red("2025-05-20", extent="partial"), denial])[2] == set()


def test_a_gain_on_a_later_day_is_news_and_no_contradiction():
    took = red("2025-05-21", rule="verb:take")
    assert related([blue("2025-05-20"), took])[2] == {(1, 0, "updates")}
    assert related([blue("2025-05-20"), took | {"rule": "verb:hold"}])[2] == {(1, 0, "contradicts")}


def test_growing_shares_of_one_side_are_updates():
    shares = [red(f"2025-05-{10 + i}", extent="partial", share=share) for i, share in enumerate((0.8, 0.85))]
    assert related([*shares, red("2025-05-13", extent="full")])[2] >= {(1, 0, "updates"), (2, 1, "updates")}


def test_one_speaker_contradicts_himself_only_by_name_and_on_one_day():
    twice = [watcher("2025-05-20", controller=side, extent="full") for side in ("red", "blue")]
    assert related(twice)[2] == {(1, 0, "contradicts")}
    assert related([twice[0], twice[1] | {"said": "2025-05-21"}])[2] == {(1, 0, "updates")}
    bare = [{"side": "red", "controller": side, "extent": "full", "said": "2025-05-20"} for side in ("red", "blue")]
    assert related(bare)[2] == {(1, 0, "in_tension")}


def test_forces_that_came_are_in_tension_with_full_control():
    there = {"type": "presence", "controller": "", "actor": "blue"}
    assert related([red("2025-05-20", extent="full"), blue("2025-05-20") | there])[2] == {(1, 0, "in_tension")}
    assert related([red("2025-05-20"), blue("2025-05-20") | there])[2] == set()


def test_a_denial_whose_holder_is_unstated_answers_the_claim_of_that_holder_right_before_it():
    denial = blue("", stance="denies", controller="", rejected="controller=red (acted_before)")
    assert related([red("", place="Betaton"), red(""), denial])[2] == {(2, 1, "denies")}
    assert related([red(""), red("", place="Betaton"), denial])[2] == set(), "the nearest claim is another one"
    two = [red("", start=0, quote="they took both"), red("", place="Betaton", start=0, quote="they took both")]
    assert related([*two, denial | {"start": 50}])[2] == {(2, 0, "denies")}, "a list is one claim a place"


def test_a_denial_that_points_back_answers_both_claims_of_the_sentence():
    hit = {"type": "losses", "controller": "", "actor": "red", "target": "blue", "sentence": "They hit tanks and jets."}
    said = [red("2025-05-20", quote=q, start=at) | hit for q, at in (("They hit tanks", 0), ("and jets", 15))]
    denial = blue("2025-05-20", quote="Blue denied that", stance="denies", rule="back:deny", start=25) | hit
    denial |= {"sentence": "Blue denied that.", "place": ""}
    assert related([*said, denial])[2] == {(2, 0, "denies"), (2, 1, "denies")}
    apart = [said[0], said[1] | {"sentence": "And jets."}]
    assert related([*apart, denial])[2] == {(2, 1, "denies")}


def test_a_denial_of_the_reports_answers_the_sentence_before_it_and_none_further_off():
    hit = {"type": "strike", "controller": "", "actor": "blue", "sentence": "They bombed the waterworks."}
    said = red("2025-05-20", quote="They bombed the waterworks", start=0) | hit
    denial = blue(
        "2025-05-20",
        stance="denies",
        type="other",
        controller="",
        rule="back:deny",
        place="",
        quote="Blue denied the reports",
    )
    near, far = denial | {"start": 28}, denial | {"start": 120}
    assert related([said, near])[2] == {(1, 0, "denies")}
    assert related([said, far])[2] == set(), "what stands between, of which no claim was found, may be what is denied"
    loud = far | {"quote": "Blue denied this statement as baseless rumours"}
    assert related([said, loud])[2] == set()
    speaking = far | {"quote": "Blue denied the bombing of the waterworks"}
    assert related([said, speaking])[2] == {(1, 0, "denies")}, "it says what it means"


def test_a_denial_of_a_deed_answers_no_claim_of_another():
    died = {
        "type": "losses",
        "controller": "",
        "actor": "blue",
        "quote": "nine civilians died in the assault",
        "start": 0,
    }
    denial = blue("2025-05-20", stance="denies", type="losses", controller="", actor="blue", rule="back:deny", start=60)
    denied = denial | {"quote": "Blue denied targeting civilians"}
    assert related([red("2025-05-20") | died, denied])[2] == set()
    aimed = died | {"quote": "they are targeting civilians"}
    assert related([red("2025-05-20") | aimed, denied])[2] == {(1, 0, "denies")}


def test_nobody_is_accused_with_a_row_that_is_likely_wrong():
    for confidence, relation in ((0.32, "perhaps"), (0.6, "contradicts")):
        sure = {"confidence": confidence, "field_confidence": "side=0.99; controller=0.99; place=0.99; claim_date=0.99"}
        told = [red("2025-05-20", extent="full") | sure, blue("2025-05-20", extent="full")]
        assert related(told)[2] == {(1, 0, relation)}


def test_a_denial_of_an_event_answers_none_of_another_day():
    came = {"type": "advance", "controller": "", "actor": "red"}
    denial = blue("2025-05-25", stance="denies") | came
    assert related([red("2025-05-20") | came, denial | {"article": "b.txt"}])[2] == set()
    assert related([red("2025-05-24") | came, denial | {"article": "b.txt"}])[2] == {(1, 0, "denies")}


def test_a_pair_that_a_person_rejects_is_gone_and_no_other():
    told = claims([red("2025-05-20"), blue("2025-05-20"), blue("2025-05-20", stance="denies", controller="red")])
    grouped, statements = group_statements(told, articles(told))
    before = relate_statements(statements, grouped)
    links = Links.of(unrelated=[(told["claim_id"][1], told["claim_id"][0])])
    after = relate_statements(statements, grouped, links=links)
    assert set(before["relation"]) == {"contradicts", "denies"}
    assert after["relation"].tolist() == ["denies"]


def test_relations_are_expanded_to_every_pair_of_claims():
    denial = {"side": "blue", "speaker": "Blue", "stance": "denies", "controller": "red", "said": "2025-05-20"}
    table = claims(
        [
            red("2025-05-20", article="a.txt", quote="A"),
            red("2025-05-20", article="b.txt", quote="B"),
            denial | {"article": "b.txt", "quote": "C"},
        ]
    )
    grouped, statements = group_statements(table, articles(table))
    pairs = claim_relations(grouped, relate_statements(statements, grouped))
    assert sorted(map(tuple, pairs[["a_quote", "b_quote", "relation"]].to_numpy())) == [
        ("A", "B", "same_statement"),
        ("C", "A", "denies"),
        ("C", "B", "denies"),
    ]


def test_containment_comes_from_ids_and_regions():
    places = schema.frame(
        schema.PLACES,
        [
            {"place_id": "alphaville", "name": "Alphaville", "kind": "city", "admin": "North Region", "country": "XX"},
            {"place_id": "alphaville-dock", "name": "Dock", "kind": "district", "admin": "North Region"},
            {"place_id": "alphaville-east", "name": "Alphaville East", "kind": "village", "country": "XX"},
            {"place_id": "north", "name": "North Region", "kind": "region", "admin": "North Region", "country": "XX"},
        ],
    )
    assert containment(places) == {"alphaville": "north", "alphaville-dock": "alphaville"}


def test_rejected_claims_form_no_statement():
    table = claims([red("2025-05-20"), blue("2025-05-20", review="rejected")])
    grouped, statements = group_statements(table, articles(table))
    assert (len(statements), grouped["statement_id"].tolist()[1]) == (1, "")


def test_no_claims_give_empty_tables_of_the_right_shape():
    table = claims([])
    grouped, statements = group_statements(table, articles(table))
    relations = relate_statements(statements, grouped)
    for definition, data in ((schema.STATEMENTS, statements), (schema.STATEMENT_RELATIONS, relations)):
        schema.check(definition, data)
    assert claim_relations(grouped, relations).empty


@pytest.mark.parametrize("order", [1, -1])
def test_statement_ids_do_not_depend_on_the_order_of_rows(order):
    told = [red("2025-05-20", article="a.txt"), red("2025-05-21"), blue("2025-05-20", article="b.txt")]
    table = claims(told)
    _, first = group_statements(table, articles(table))
    _, other = group_statements(table.iloc[::order].reset_index(drop=True), articles(table))
    assert first["statement_id"].tolist() == other["statement_id"].tolist()


def test_a_part_and_then_most_of_it_is_an_update_of_one_side():
    told = [red("2025-05-01", extent="partial"), red("2025-05-09", extent="partial", share=0.9)]
    assert related(told)[2] == {(1, 0, "updates")}


def test_a_town_that_is_left_does_not_grant_its_region():
    region = {"place": "Northland", "place_id": "northland"}
    told = [
        red("2025-05-20", extent="full", **region),
        blue("2025-05-20", type="withdrawal", controller="", actor="blue"),
        blue("2025-05-20", speaker="Blue ministry", controller="red"),
    ]
    within = {"alphaville": "northland"}
    assert not {"concedes", "corroborates"} & {r for a, b, r in related(told, within=within)[2] if 0 in (a, b)}
    here = [red("2025-05-20", extent="full"), *told[1:]]
    assert (1, 0, "concedes") in related(here)[2]


@pytest.mark.parametrize(
    ("quote", "found"),
    [("Blueland initially denied the town's capture", "denies"), ("denying the town's capture", "perhaps")],
)
def test_a_denial_beside_its_claim_that_names_who_denies_is_sure_however_unlikely_its_row(quote, found):
    sentence = f"Redland said that it had taken Alphaville, although {quote}."
    said = {"sentence": sentence, "confidence": 0.4}
    took = {"quote": "it had taken Alphaville", "start": 18, "speaker": "Redland", "confidence": 0.9}
    denial = {"stance": "denies", "controller": "red", "quote": quote, "start": 50, "cue": quote.split()[-4]}
    denial |= {"speaker": "Blueland", "speaker_text": "Blueland"}
    _, _, relations = related([red("2025-06-01", **said | took), blue("2025-06-01", **said | denial)])
    assert (1, 0, found) in relations


def test_who_has_seen_no_sign_of_a_capture_does_not_deny_it():
    sentence = "Front Watch had not observed confirmation that Redland took Alphaville."
    seen = {"sentence": sentence, "quote": "Redland took Alphaville", "stance": "denies", "controller": "red"}
    _, _, found = related([red("2025-06-01"), watcher("2025-06-01", **seen)])
    assert (1, 0, "perhaps") in found
    seen["sentence"] = "Front Watch denied that Redland took Alphaville."
    assert (1, 0, "denies") in related([red("2025-06-01"), watcher("2025-06-01", **seen)])[2]


def test_a_denial_that_a_weapon_is_used_answers_no_deaths():
    killed = {"type": "losses", "actor": "blue", "controller": "", "quote": "shells killed ten in Alphaville"}
    denial = {"type": "losses", "actor": "blue", "controller": "", "stance": "denies", "rule": "back:deny"}
    quote = "Blueland denied that its men use such shells"
    told = [red("2025-06-01", **killed), blue("2025-06-01", place="", start=35, **denial | {"quote": quote})]
    assert not related(told)[2]
    told[1]["quote"] = "Blueland denied this"
    assert (1, 0, "denies") in related(told)[2]


def test_a_clause_that_only_says_what_something_is_is_not_what_is_denied():
    hit = {"type": "strike", "actor": "red", "target": "blue", "controller": ""}
    denial = {"type": "strike", "actor": "red", "target": "blue", "controller": "", "stance": "denies"}
    told = [
        blue("2025-06-01", quote="Redland was behind the attacks", **hit),
        red("2025-06-01", quote="denied that Redland struck Alphaville", **denial),
    ]
    assert (1, 0, "denies") in related(told)[2]
    told[0]["quote"] = "that hit the convoy"
    assert (1, 0, "perhaps") in related(told)[2]
