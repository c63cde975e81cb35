"""Which place a claim is about and what that rests on: sentences written for these tests, one kind a row."""

from dataclasses import replace
from datetime import date

import pytest

from helpers import schema
from helpers.claims import extract_claims
from helpers.claims.abstention import restored
from helpers.claims.english.dates.when import dates
from made_articles import article, as_found, one, profile, reader


def _found(conflict: str):
    """A reader of rows as the rules found them, before anything was left open for its weak basis."""
    read = reader(conflict)
    return lambda text: [restored(row) for row in read(text)]


@pytest.fixture(scope="module")
def read():
    return _found("ukraine")


@pytest.fixture(scope="module")
def syria():
    return _found("syria")


NAMED = [
    # (text, what the row has to have)
    ("Russia's Defence Ministry said its troops had captured Lyman.", dict(place="Lyman", place_basis="object_of_verb")),
    ("Russian forces shelled a school in Nikopol, the Ukrainian military said.", dict(place="Nikopol", place_basis="after_preposition")),
    ("Russian troops hold Bakhmut. Ukrainian forces have entered the city, the Ukrainian military said.", dict(type="advance", place="Bakhmut", place_basis="anaphor_sentence_before")),
    ("The General Staff said Ukrainian troops had retaken Vilkhova Dolyna village near Lyman.", dict(type="control", place="Vilkhova Dolyna", place_basis="village_of")),
    ("Ukraine's General Staff said Russian troops had captured Dovhyi and Sinkiv villages.", dict(type="control", place="Sinkiv", place_basis="unknown_name")),
    ("Ukrainian forces retook two villages, Torske and Zarichne, the General Staff said.", dict(place="Torske", place_basis="object_of_verb")),
    ("Bakhmut was seized by Moscow in 2023, the Ukrainian military said.", dict(type="control", place="Bakhmut")),
    ("Russian strikes hit a depot in Myrne in Belgorod region, Ukraine's General Staff said.", dict(type="strike", place="Myrne", place_id="")),
    ("Russian troops took the village of Torske, the ministry said. Fighting went on at Pokrovsk. Ukrainian forces have retaken the village, the Ukrainian military said.", dict(controller="ukraine", place="Torske", place_basis="anaphor_paragraph")),
    ("Russian troops took the town of Bakhmut, the ministry said. Shells fell on Pokrovsk, a city to the west. Ukrainian forces have entered the town, the Ukrainian military said.", dict(type="advance", place="Bakhmut", place_basis="anaphor_paragraph")),
    ("Russian troops are in the Zaporizhzhia region. Shells fell on Orikhiv. The regional capital is under Ukrainian control, the Ukrainian military said.", dict(controller="ukraine", place="")),
    ("Russian troops are in the Zaporizhzhia region. Zaporizhzhia was shelled. Shells fell on Orikhiv. The regional capital is under Ukrainian control, the Ukrainian military said.", dict(controller="ukraine", place="Zaporizhzhia", place_basis="anaphor_capital")),
    ("Russian troops hold Bakhmut. Envoys met in Geneva. The town has fallen, the Ukrainian military said.", dict(rule="verb:fall", place="Bakhmut")),
    ("Russian forces took Krasnogorskoye and Novoye, the Russian Defence Ministry said.", dict(place="Krasnohorske", place_basis="unknown_name")),
    ("Ukrainian forces are encircled near Olgovka in the Kursk region, the Russian Defence Ministry said.", dict(place="Olgovka")),
    ("On the Oleksandrivsk direction, Ukrainian troops repelled two Russian attacks, the General Staff said.", dict(type="repelled", place="Oleksandrivka", place_basis="sector")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), NAMED, ids=[c[0][:60] for c in NAMED])
def test_a_place_and_its_basis(read, text, wanted):
    basis = wanted.get("place_basis", "")
    row = one(read(text), **{k: v for k, v in wanted.items() if k != "place_basis"})
    assert row["place_basis"].startswith(basis)  # what the rest of the article says of the place may follow


@pytest.mark.parametrize(
    ("text", "kind", "never"),
    [
        ("The mayor of Melitopol, an area seized by Moscow in 2022, said Ukrainian shells had hit Tokmak.", "control", "Moscow"),
        ("Bakhmut lies in ruins. Ukrainian soldiers have retaken a hamlet in the south of the country, the General Staff said.", "control", "Bakhmut"),
        ("Russian troops took Vuhledar. More than 80,000 soldiers have been killed, the Ukrainian military said.", "losses", "Vuhledar"),
        ("Russian troops took Vuhledar, the ministry said. Ukraine lost 90 soldiers in the sector of Battlegroup West, the Russian Defence Ministry said.", "losses", "Vuhledar"),
        ("Russian troops took Vuhledar. Russia has lost dozens of pilots in the war, the Ukrainian military said.", "losses", "Vuhledar"),
        ("Petrenko told reporters that Russian soldiers had shelled the town. Petrenko said Russian troops were approaching the town.", "strike", "Petrenko"),
    ],
)  # fmt: skip
def test_a_name_that_is_not_where_it_happened(read, text, kind, never):
    rows = [r for r in read(text) if r["type"] == kind]
    assert all(r["place"] != never for r in rows)
    assert never != "Bakhmut" or rows


ANSWERS = [
    ("Russia said its troops had captured Toretsk. In Kyiv, the president's adviser called the claim a fantasy.", "Toretsk"),
    ("Russia said its troops had captured Toretsk. The General Staff in Kyiv would not discuss the operation.", "Toretsk"),
    ("Russia said its troops had captured Toretsk. Ukrainian shells hit Lyman. The army spokesman declined to say how many Ukrainian soldiers were left in the town of Toretsk.", "Toretsk"),
    ("Russia said its troops had captured the village of Torske. Shells fell on Lyman. The Ukrainian military declined to say how many soldiers were left in the village.", "Torske"),
    ("Russia said its troops had captured Toretsk. The Ukrainian military denied that it commands any militia.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), ANSWERS, ids=[c[0][-60:] for c in ANSWERS])
def test_an_answer_is_about_what_it_names_or_goes_back_to(read, text, place):
    assert one([r for r in read(text) if r["stance"] != "asserts"])["place"] == place


SITES = [
    ("Rebels captured the Tal Zarzur hilltop near al-Bab, the army said.", "Tal Zarzur"),
    ("Islamic State fighters captured the Zurug military base, the army said.", "Zurug"),
    ("Rebels captured the Northgate power plant, the army said.", "Northgate power plant"),
]


@pytest.mark.parametrize(("text", "place"), SITES, ids=[c[1] for c in SITES])
def test_a_base_or_hilltop_is_called_without_the_word_and_a_plant_with_it(syria, text, place):
    assert one(syria(text), type="control")["place"] == place


def test_a_base_called_after_an_army_is_called_after_no_place(syria):
    rows = syria("Rebels captured the Syrian Army base in Abu Zayd, the army said.")
    assert one(rows, type="control")["place"] == "Abu Zayd"


def test_a_place_outside_ukraine_has_the_name_that_the_article_gives_it(syria):
    rows = syria(
        "Rebels captured Qomhana, the army said.\nGovernment forces retook the town of Qomhana, the army said."
    )
    assert {(r["place"], r["place_id"]) for r in rows} == {("Qomhana", "qamhana")}


def test_the_beginning_of_a_longer_unknown_name_is_not_the_known_town(syria):
    row = one(syria("Rebel fighters captured the Tal Zarzur hilltop near al-Bab, the army said."), type="control")
    assert row["place"] != "al-Tall"


def test_a_regime_called_after_its_capital_does_not_put_its_strike_there(syria):
    rows = syria("The Damascus regime carried out air strikes on rebel positions near Saraqib, activists said.")
    assert rows and all(r["place"] != "Damascus" for r in rows)


def test_a_country_in_the_sentence_comes_before_a_town_of_the_sentence_before(syria):
    rows = syria(
        "Activists in Saraqib counted the dead.\nIslamic State fighters killed 12 soldiers in Iraq, the army said."
    )
    assert one(rows, type="losses")["place"] == "Iraq"


def test_every_place_says_why_and_what_it_was_not(read):
    rows = read("Russian troops hold Bakhmut and Soledar. The Ukrainian military said its troops had entered Lyman.")
    assert rows and all(r["place_basis"] in schema.PLACE_BASES for r in rows)
    assert "Bakhmut" in one(rows, type="advance", place="Lyman")["place_rejected"]


def test_an_answer_that_names_a_place_is_about_it(read):
    rows = read(
        "Russia's Defence Ministry said its troops had captured Lyman and Siversk. Ukraine has not confirmed the loss of Lyman."
    )
    assert one(rows, stance="declines")["place"] == "Lyman"


def test_a_river_that_is_crossed_is_not_the_place(read):
    rows = read(
        "Kupiansk was calm. Russian forces withdrew to the eastern bank of the Oskil River, the Ukrainian military said."
    )
    assert "Oskil River" not in {r["place"] for r in rows if r["place_basis"] in ("in_clause", "region")}


def test_an_answer_tells_whether_the_place_it_takes_was_named(read):
    rows = read("Russia's Defence Ministry said its troops had captured Lyman. Ukraine denied the claim.")
    assert one(rows, stance="denies")["place_basis"].startswith("answered_named")


DATED = [
    ("5 March. Russian forces shelled Nikopol, the Ukrainian military said.", "2025-03-05", "entry_heading"),
    ("Thursday, 11 December: Russian forces shelled Nikopol, the Ukrainian military said.", "2025-12-11", "entry_heading"),
    ("Ukrainian troops retook Lyman, in the north of the region, on Sunday, military officials said.", "2025-12-18", "publication_then"),
    ("5 March: Russian forces shelled Nikopol, the Ukrainian military said.", "2025-03-05", "entry_heading"),
    ("The mayor of Kupiansk, freed in September 2022, said Russian shells had hit the market.", "2025-12-18", "publication_then"),
    ("On Sunday, the agency cited a military source who said Ukrainian forces had retaken Lyman.", "2025-12-14", "weekday"),
    ("The Russian Defence Ministry says its troops hold Lyman.", "2025-12-18", "publication_now"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "basis"), DATED, ids=[c[0][:50] for c in DATED])
def test_when_it_was_said_and_why(read, text, day, basis):
    rows = read(text)
    assert rows and {(r["claim_date"], r["claim_date_basis"]) for r in rows} == {(day, basis)}


def test_days_in_lines_of_their_own_date_what_stands_below_them(read):
    told = "Ukrainian troops retook {}, the General Staff said. Russia denied that."
    text = (
        f"The week at the front\n\nTUESDAY, 9 DECEMBER\n\n{told.format('Lyman')}\n\n"
        f"WEDNESDAY, 10 DECEMBER\n\n{told.format('Yampil')}"
    )
    days = {(r["place"], r["claim_date"]) for r in read(text)}
    assert days == {("Lyman", "2025-12-09"), ("Yampil", "2025-12-10")}
    alone = read(f"The week at the front\n\n9 DECEMBER\n\n{told.format('Lyman')}")
    assert {r["claim_date_basis"] for r in alone} & {"entry_heading"} == set(), "one such line is a page's own date"


def test_today_inside_a_quotation_is_the_day_on_which_it_was_said(read):
    rows = read('At a meeting on Monday, Valery Gerasimov said: "Our troops today completely liberated Siversk."')
    assert one(rows, type="control")["event_date"] == "2025-12-15"


def test_a_later_day_ends_the_one_that_statements_were_counted_to(read):
    rows = read(
        "On Tuesday, Ukraine's General Staff said its troops had entered Lyman.\nThe council met on Thursday. "
        "The Russian Defence Ministry said its troops had captured Siversk."
    )
    assert one(rows, type="control")["claim_date"] == "2025-12-18"


@pytest.fixture(scope="module")
def untold():
    """A reader of texts that no publication date is known of, their first line the headline."""
    conflict, gazetteer = profile("ukraine")

    def rows(text: str) -> list[dict]:
        told = article(text, published="")
        first, *others = told.paragraphs
        return as_found(
            extract_claims(replace(told, paragraphs=(replace(first, kind="title"), *others)), conflict, gazetteer)
        )

    return rows


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Battle of Izium (2022)\nOn 3 May, Russian forces captured Zarichne.", "2022-05-03"),
        ("Battle of Izium (2022–2023): Renewed assaults (28 July 2022 – March 2023)\nOn 3 August, Russian forces captured Zarichne.", "2022-08-03"),
        ("Battle of Izium (2022–2023)\nOn 3 August, Russian forces captured Zarichne.", ""),
        ("A brigade\nIn 2022, the brigade was formed. On 3 August, Russian forces captured Zarichne.", "2022-08-03"),
        ("Battle of Izium\nOn 3 May 2022, Russian forces entered Izium. They captured Zarichne the following evening.", "2022-05-04"),
    ],
)  # fmt: skip
def test_a_headline_or_the_sentence_before_dates_what_has_no_year(untold, text, day):
    assert one(untold(text), type="control", place="Zarichne")["claim_date"] == day


def test_last_wednesday_written_on_a_wednesday_is_a_week_ago():
    wednesday = date(2025, 12, 17)
    assert [w.iso for w in dates("Last Wednesday it fell; on Wednesday it was retaken.", wednesday)] == [
        "2025-12-10",
        "2025-12-17",
    ]


LEARNT = [
    ("The SDF captured eight villages at the Manbij front.", "Manbij"),
    ("YPG fighters took three hamlets at the Qadira front. The SDF said its men had entered Qadira village.", "Qadira"),
    ("Four fighters of the YPG were killed near Aleppo. SDF forces then captured the Tal Zarzur hilltop. Islamic State killed six SDF fighters at Tal Zarzur.", "Tal Zarzur"),
]  # fmt: skip

LEARNT += [
    ("The Syrian army held Homs. The army said its soldiers had regained the centre of Wardouj.", "Wardouj"),
    ("The Syrian army said rebels had fallen back to the north wall of Camp Tarhata.", "Camp Tarhata"),
    ("Syrian jets struck a gathering of militants on Sarouna island on Monday, the army said, and turned back fighters at Homs.", "Sarouna"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), LEARNT, ids=[c[0][-40:] for c in LEARNT])
def test_a_place_that_no_gazetteer_has_is_one_wherever_it_is_named(syria, text, place):
    assert any(r["place"] == place for r in syria(text))


ELSEWHERE = [
    # (text, place that the second claim must not have)
    ("Soledar\n\nRussian troops attacked Soledar. Shells fell on Soledar. The Russian Defence Ministry said its men had cut the road to Siversk and were fighting in the southern part of the town.", "Siversk"),
    ("Toretsk\n\nRussian troops attacked Toretsk. Shells fell on Toretsk. A soldier from Pokrovsk said Russian forces had taken the station.", "Pokrovsk"),
    ("Terny\n\nRussian troops took Terny. Shells fell on Terny. Elsewhere in the region, Russian shelling killed three people, the governor said.", "Terny"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "never"), ELSEWHERE, ids=[c[1] for c in ELSEWHERE])
def test_where_a_road_ends_or_somebody_is_from_is_not_where_the_deed_was_done(read, text, never):
    rows = [r for r in read(text) if r["place_basis"].startswith(("part_", "anaphor_"))]
    assert never not in {r["place"] for r in rows}


def test_a_creed_before_a_neighbourhood_is_no_place(syria):
    rows = syria(
        "The Syrian army shelled Homs. Syrian rebels killed 21 soldiers in a mostly Alawite neighbourhood, the army said."
    )
    assert {r["place"] for r in rows if r["type"] == "losses"} == {"Homs"}


@pytest.mark.parametrize(
    "text",
    [
        "Last updated on Monday BEIRUT A rebel attack left 28 Syrian soldiers dead near Hama, a monitor said.",
        "Read more here AMMAN (Agency) Syrian army soldiers captured the town of Kafr Zita near Hama, state media said.",
    ],
)
def test_a_dateline_inside_a_line_is_no_place(syria, text):
    rows = syria(text)
    assert rows
    assert not {"Beirut", "Amman"} & {r["place"] for r in rows}


WATERS = [
    # (text, the place)
    ("Russian troops crossed the Oskil River near Dvorichna, the Ukrainian military said.", "Dvorichna"),
    ("Russian forces advanced to the western bank of the Zherebets River in central Torske, the General Staff said.", "Torske"),
    ("Russian troops crossed the Oskil River, the Ukrainian military said.", "Oskil River"),
    ("Russian troops crossed the Oskil River between Dvorichna and Kupiansk, the Ukrainian military said.", "Oskil River"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), WATERS, ids=[c[0][-60:] for c in WATERS])
def test_at_a_river_the_one_settlement_on_its_bank_is_nearer(read, text, place):
    assert [r["place"] for r in read(text)] == [place]


ALONG = [
    ("Ukrainian gunners positioned in Pokrovsk targeted Horlivka with rockets, killing three soldiers, the army said.", "Horlivka"),
    ("In the Novopavlivka sector, Ukrainian units retook a position near Bahatyr and captured four Russian soldiers.", "Bahatyr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), ALONG, ids=[c[0][-60:] for c in ALONG])
def test_what_goes_along_with_a_deed_is_where_the_deed_is(read, text, place):
    assert [r["place"] for r in read(text) if r["type"] == "losses"] == [place]


def test_a_place_named_once_in_passing_is_not_what_the_article_is_about(read):
    passing = "President Zelensky spoke to the nation. He had flown in from Odesa.\n\nAt least ten Russian generals have been killed, the Ukrainian military said."
    assert {r["place"] for r in read(passing)} == {""}


def test_a_continent_is_no_place_that_a_claim_is_lent(read):
    text = "There has been no such war in Europe since 1945. Nobody in Europe wanted it.\n\nThe Ukrainian military said Russian troops had killed 200 children."
    assert {r["place"] for r in read(text)} == {""}


@pytest.mark.parametrize(
    ("words", "relation"), [("the north of Kyiv region", "part_of"), ("villages to the north of Kyiv", "north_of")]
)
def test_the_north_of_a_region_is_a_part_of_it_and_to_its_north_is_not(words, relation):
    rows = reader("ukraine")(f"Volodymyr Zelenskyy said that Russian troops control {words}.")
    assert one(rows, type="control")["relation"] == relation


def test_what_ends_the_sentence_before_is_not_beside_the_place(syria):
    rows = syria("The army had freed the town and eight villages around it. Tabqa is ours, the army said.")
    assert one([r for r in rows if r["quote"].startswith("Tabqa")])["relation"] in ("", "in")


def test_villages_around_a_town_are_around_it(syria):
    for said in (
        "seven villages around the town",
        "seven villages around Tabqa",
        "seven villages around the town of Tabqa",
    ):
        rows = syria(f"Clashes went on in Tabqa. Rebels captured {said} on Friday, the army said.")
        row = one(rows, type="control")
        assert (row["place"], row["relation"]) == ("Tabqa", "around"), said
