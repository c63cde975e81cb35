"""Wars without a profile: who rules, who only comes up, whose spokesman, where it was told; and that no other war's profile is chosen."""

import pytest

from helpers.articles.model import Article, Paragraph
from helpers.claims import extract_claims
from helpers.conflicts import generic
from helpers.conflicts.choosing import choose
from helpers.conflicts.inferring import inferred
from helpers.conflicts.together import read_together
from helpers.places import Gazetteer
from made_articles import article, as_found, one


def sides(text: str, *, published: str = "") -> set[str]:
    story = Article("a", "a", text, (Paragraph(0, len(text), "body"),), "0" * 64, language="en", published=published)
    return {s.side for s in inferred(story, generic()).sides if s.party}


def rows(text: str) -> list[dict]:
    conflict = generic()
    return as_found(extract_claims(article(text), conflict, Gazetteer.for_conflict(conflict)))


def test_a_group_that_rules_its_country_is_that_state_from_its_day_on():
    text = "Afghan troops shelled Pakistani troops near Torkham; Taliban fighters took a Pakistani post, the Afghan army said."
    assert sides(text, published="2024-03-01") == {"taliban", "pakistan"}
    assert "afghanistan_government" in sides(
        "Taliban fighters took Zaranj. Afghan troops fled.", published="2016-03-01"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Abkhaz forces took the gorge. Georgian troops fought Russian troops near Zugdidi.", {"abkhazia", "georgia", "russia"}),
        ("Peruvian troops fought Shining Path rebels, the news agency ANX reported. ANX said rebels fled.",
         {"peru_government", "shining_path"}),
        ("On 3 September troops stormed Juba Hill. September troops fought FACT rebels in Chad.", {"chad_government", "fact"}),
        ("Chadian troops fought FACT rebels near Mao. Officers study films from Gaza, where Israeli troops seized a tunnel.",
         {"chad_government", "fact"}),
        ("Nigerian troops fought Boko Haram in Borno. In other news, Syrian troops seized a town from SDF fighters.",
         {"nigeria_government", "boko_haram"}),
    ],
)  # fmt: skip
def test_who_only_reports_or_comes_up_is_no_side(text, expected):
    assert sides(text) == expected


def test_a_state_is_called_as_most_articles_of_its_war_have_it():
    war = "Peruvian troops shelled Chilean troops near Tacna. Chilean troops fired back."
    one_more = (
        f"{war} ABX fighters, Peru's rebels, took a post in Peru. Rebels of ABX fled in Peru from Peruvian troops."
    )
    read = read_together([article(t, name=f"{n}.txt") for n, t in enumerate([war, war, one_more])], generic())
    assert {"peru", "chile"} <= {p.id for p in read["2.txt"].parties}


def test_a_countrys_observatory_watches_it_and_speaks_for_nobody():
    text = (
        "Philippine troops fought Maute fighters in Marawi.\n\nThe Philippine Observatory for Human Rights said the army had "
        "captured Marawi from Maute fighters.\n\nThe Philippine army said that it had retaken Butig."
    )
    assert {r["speaker"]: r["side"] for r in rows(text) if r["speaker"]} == {
        "Philippine Observatory for Human Rights": "independent",
        "Philippine army": "philippines_government",
    }


def test_a_state_between_states_is_not_made_a_government_by_another_war_of_its_neighbour():
    texts = {
        "a.txt": "Maoist rebels took Bastar in India. Indian troops fought Maoist rebels.",
        "b.txt": "Indian soldiers fired on Pakistani soldiers across the line, and Pakistani soldiers fired back.",
    }
    read = read_together([article(text, name=name) for name, text in texts.items()], generic())
    assert {p.id for p in read["b.txt"].parties} == {"india", "pakistan"}


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram fighters attacked Bama, the army said.\n\nNigerian troops shelled the fighters.\n\nTroops left Dikwa."
        "\n\nThe bulletin led with Gaza, where the Israeli military said it had taken Gaza City from Hamas.",
        "Maute gunmen held the bridge.\n\nPhilippine troops stormed the mosque.\n\nSoldiers fought on."
        "\n\nSome compare it to Raqqa in Syria, where the Syrian army shelled rebels and the SDF took Raqqa.",
    ],
)
def test_a_war_that_one_paragraph_brings_up_is_not_the_one_that_the_text_is_about(text):
    assert choose(article(text.replace("\n\n", "\n"), published="2024-05-01")).conflict.id == "generic"


def test_a_war_that_leads_is_chosen_though_one_paragraph_alone_has_its_signs():
    text = "Russian forces took Lyman in Ukraine, Ukraine's General Staff said.\nTroops fought on.\nA truce is far.\nTroops dug in."
    assert choose(article(text, published="2024-05-01")).conflict.id == "ukraine"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Thai troops shelled Cambodian troops. Cambodia's defence ministry rejected that. "
         '"Thai troops hold no part of Samraong," its spokeswoman, Chhum Dara, said.', "cambodia"),
        ("Eritrean troops fought Djiboutian troops. Djibouti's army denied that. "
         "In an email its spokesman, Ali Doe, said Eritrean troops had left Ras Doumeira.", "djibouti"),
    ],
)  # fmt: skip
def test_its_spokesman_is_that_of_the_body_that_spoke_last(text, side):
    assert rows(text)[-1]["side"] == side


def test_what_a_body_of_no_side_says_of_its_own_is_not_the_last_sides():
    told = rows(
        "Nigerian troops fought Boko Haram near Bama and took Bama. "
        "The Border Relief Command said its fighters had captured Dikwa."
    )
    assert all(r["controller"] != "nigeria_government" for r in told if r["place"] == "Dikwa")


def test_a_place_where_it_was_told_is_none_of_the_claim():
    told = rows(
        "A Nigerian army spokesman told reporters in Kaduna that Nigerian troops had recaptured Bama from Boko Haram."
    )
    assert {r["place"] for r in told} == {"Bama"}
    told = rows(
        "Boko Haram fighters attacked a base in Kaduna, the Nigerian army said, and Nigerian troops repelled the attack."
    )
    assert "Kaduna" in {r["place"] for r in told}


def test_a_name_that_is_once_told_to_be_a_place_is_one_where_the_text_names_it_alone():
    told = rows(
        "Boko Haram held a camp near Guloma Tarra. Nigerian troops took part of Guloma Tarra on Friday, the army said."
    )
    assert one(told, rule="verb:take")["place"] == "Guloma Tarra"


_BORDER = "Thai troops shelled Cambodian troops near O'Smach. Cambodian troops shelled Thai troops. "


@pytest.mark.parametrize(
    ("told", "side"),
    [
        ("Colonel Jane Doe, a spokesman for the border force, told reporters in Surin that five soldiers had been killed.", "thailand"),
        ("An army spokesman in Siem Reap said five soldiers had been killed.", "cambodia"),
        ("A military officer in Surin said five soldiers had been killed.", "thailand"),
        ("A military officer in Paris said five soldiers had been killed.", ""),
        ("A Danish officer in Surin said five soldiers had been killed.", "independent"),
        ("The Army's Western Command said five soldiers had been killed.", ""),
    ],
)  # fmt: skip
def test_an_officer_speaks_for_the_state_where_he_serves(told, side):
    assert rows(_BORDER + told)[-1]["side"] == side


def test_an_officer_speaks_for_the_state_where_the_article_was_written():
    line, body = "SURIN, 8 May 2025:", f"{_BORDER}The Sarat Force said its troops had taken Ban Chan."
    end = len(line) + 1
    paragraphs = (Paragraph(0, len(line), "dateline"), Paragraph(end, end + len(body), "body"))
    story = Article("a.txt", "a.txt", f"{line} {body}", paragraphs, "0" * 64, language="en", published="2025-05-08")
    conflict = generic()
    told = as_found(extract_claims(story, conflict, Gazetteer.for_conflict(conflict)))
    assert told[-1]["side"] == "thailand"


@pytest.mark.parametrize(
    "speaker",
    ["the interior ministry", "the Northern Command", "the state news agency NANA", "the defence headquarters"],
)
def test_ministries_headquarters_and_the_states_agency_speak_for_the_one_government(speaker):
    text = (
        f"Nigerian troops fought Boko Haram near Bama. Nigerian troops had taken Dikwa from Boko Haram, {speaker} said."
    )
    assert rows(text)[-1]["side"] == "nigeria_government"


def test_a_numbered_communique_is_no_place():
    told = rows(
        "Malian troops fought JNIM fighters in Mali. In Communiqué No. 5, read out on television on Wednesday night, the army "
        "said that helicopters had killed some 30 JNIM fighters as they fled."
    )
    assert told and all(r["place"] != "Communiqué" for r in told)
