"""Sides of wars that no profile knows: named by the codebook's rule, the same in every article, never another war's."""

import pytest

from helpers.articles.model import Article, Paragraph
from helpers.conflicts import available, generic, load
from helpers.conflicts.inferring import inferred


def sides(text: str, *, language: str = "en") -> dict:
    story = Article("a.txt", "a.txt", text, (Paragraph(0, len(text), "body"),), "0" * 64, language=language)
    return {s.side: s for s in inferred(story, generic()).sides}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # states at war with each other, by their names
        ("Thai troops shelled Cambodian troops near O'Smach; the Thai army denied it.", {"thailand", "cambodia"}),
        ("Indian soldiers fired on Pakistani soldiers across the line, the Indian army said.", {"india", "pakistan"}),
        # a state against its own rebels, and a group by its usual name
        ("Taliban fighters took Zaranj. The Afghan defence ministry denied it.", {"taliban", "afghanistan_government"}),
        ("Al-Shabaab overran a base, and Somali troops retook it.", {"al_shabaab", "somalia_government"}),
        ("Rebels entered Kanem, and Chad's army drove the rebels out.", {"chad_government", "chad_rebels"}),
        # third states that take part keep their names
        (
            "U.S. airstrikes killed al-Shabaab fighters in Somalia, the Somali government said.",
            {"al_shabaab", "somalia_government", "united_states"},
        ),
        # a group that no table has: by its acronym, by its name, never by an adjective of people alone
        ("The MRDL (Movement for a Free Delta) said its men had taken Bori. Nigerian troops fought MRDL units.",
         {"mrdl", "nigeria_government"}),
        ("Bougainvillean rebels took Kieta. Troops of Papua New Guinea's army withdrew from Kieta.",
         {"bougainvillean_forces", "papua_new_guinea_government"}),
        # a state's own forces by their own name are that state's; an army that is not only called after one is a group
        ("Chadian National Army (CNA) units held Mao. CNA soldiers fought FACT rebels in Chad.", {"chad_government", "fact"}),
        ("Armed Forces of Peru (AFP) said AFP troops had shelled Shining Path rebels in Peru.",
         {"peru_government", "shining_path"}),
        ("The Chad Liberation Army (CLA) took Mao. Chadian troops fought CLA units in Chad.", {"chad_government", "cla"}),
        # a group that fights in another country makes nobody a government against his own rebels
        ("Israeli troops shelled Hamas fighters in Gaza. Israel said militants had fired back.", {"israel", "hamas"}),
        # forces of a state, before its name and without it; the names of leaders, of numbers and of those who are only near
        ("The armed forces of Eritrea shelled Doumeira, and the Djibouti Army shelled them.", {"eritrea", "djibouti"}),
        ("FARDC soldiers left Kavumu, and M23 rebels took it.", {"dr_congo_government", "m23"}),
        ("Twenty-seven soldiers and Six troops died as al-Qaeda-linked JNIM fighters shelled Malian troops in Mali.",
         {"mali_government", "jnim"}),
        # a group that nobody lists may be anybody's where two states act alike
        ("Peruvian troops and Chilean troops fought near Tacna. The XAP said its fighters helped. Peruvian troops advanced.",
         {"peru", "chile", "xap"}),
        # on a day of many wars states have their names, but for those who fight a group at home
        ("Israeli troops shelled Rafah.\nRussian troops shelled Ukrainian troops.\nThai troops shelled Cambodian troops in Cambodia."
         "\nISIS fighters fled.\nSomali troops fought al-Shabaab.",
         {"israel", "russia", "ukraine", "thailand", "cambodia", "isis", "somalia_government", "al_shabaab"}),
        # nobody fights, or only in play
        ("The Cuban army marched past the stand. Cuban soldiers carried flowers.", set()),
        ("British troops seized a mock village in the exercise; Estonian troops held the drill.", set()),
        ("The sprinter won in Kingston.", set()),
    ],
)  # fmt: skip
def test_sides_are_named_by_the_codebooks_rule(text, expected):
    assert set(sides(text)) == expected


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The Tatmadaw took Kawlin from rebels.",
            "Myanmar's military took Kawlin from rebels.",
            "Rebels in Myanmar said Burmese military units had left Kawlin.",
        ),
        (
            "Taliban fighters entered Kunduz; Afghan forces withdrew.",
            "The Taleban said Afghan troops had fled Kunduz.",
            "Талибы вошли в Кундуз, афганские войска отступили.",
        ),
    ],
)
def test_one_side_has_one_id_in_every_article(texts):
    found = [set(sides(text)) for text in texts]
    assert found[0] and all(ids == found[0] for ids in found), found


def test_the_army_and_the_rebels_are_somebodys_only_where_one_country_is_fought_in():
    one = sides("The army took Mao. Rebels of the FACT had held it. Chad's government praised the army.")
    assert "army" in one["chad_government"].forces and "rebels" in one["fact"].forces
    two = sides("Somali troops shelled al-Shabaab in Jilib. Taliban fighters and Afghan troops fought in Kabul.")
    assert not any("army" in s.forces or "rebels" in s.forces for s in two.values())


def test_two_parties_are_each_others_enemies_and_three_are_nobodys():
    assert sides("Thai troops shelled Cambodian troops.")["thailand"].enemies == ("cambodia",)
    three = sides("Taliban fighters and ISKP fighters fought near Jalalabad. Afghan troops watched.")
    assert all(s.enemies == () for s in three.values())


def test_no_side_of_a_profile_stands_in_a_text_about_none_of_its_parties():
    of_profiles = {s.side for i in available() for s in load(i).sides if s.party}
    found = set(sides("ELN guerrillas attacked Arauca, and Colombian troops fought FARC dissidents in Cauca."))
    assert found == {"eln", "farc_dissidents", "colombia_government"} and not found & of_profiles


def test_a_dateline_tells_whose_army_has_no_name() -> None:
    text = "Zakouma fighters hold the hills, and the army shelled them. Soldiers died when the army fled from Zakouma fighters."
    line = "MAO, Chad —"
    told = Article("a", "a", f"{line} {text}", (Paragraph(0, len(line), "dateline"), Paragraph(len(line) + 1, len(line) + 1 + len(text), "body")), "0" * 64, language="en")  # fmt: skip
    assert {s.side for s in inferred(told, generic()).sides if s.party} == {"chad_government", "zakouma"}
    assert "chad_government" not in sides(text)


def test_of_several_groups_the_rebels_are_the_one_that_acts_far_most() -> None:
    text = "FACT fighters took Mao. FACT troops took Ziguey. FACT forces held Rig-Rig. ISIS fighters fled. Chadian troops died in Chad."
    assert "rebels" in sides(text)["fact"].forces
    both = "FACT fighters took Mao. CPC fighters took Ziguey. Chadian troops died in Chad."
    assert not any("rebels" in s.forces for s in sides(both).values())


def test_who_fights_here_is_no_third_party() -> None:
    story = Article("a.txt", "a.txt", "NATO troops fought Taliban fighters. Afghan troops fled.", (Paragraph(0, 57, "body"),), "0" * 64, language="en")  # fmt: skip
    read = inferred(story, generic())
    assert "nato" in {s.side for s in read.sides} and not any("NATO" in (a.actor, *a.aliases) for a in read.actors)


def test_students_who_rebel_and_occupy_make_no_war() -> None:
    text = (
        "Danish students rebel over fees\nRebels at the University of Aarhus occupied three buildings after a police raid.\n"
        "The Danish government called the militants' occupation an assault on the rule of law.\nThe rebels captured the hall again."
    )
    assert not any(side.party for side in sides(text).values())
    fought = text + "\nTwo soldiers were killed when the rebels stormed an army barracks."
    assert any(side.party for side in sides(fought).values())
