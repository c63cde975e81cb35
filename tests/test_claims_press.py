"""Presence, strikes, losses and denials as the press puts them: a sentence of our own for each construction."""

import pytest

from made_articles import one, reader

CASES = [
    # who speaks: hung into the clause before, a body of the state, quoted by an outlet of a side
    ("syria", "Islamic State fighters are holed up in the centre of Raqqa, an SDF spokesman told AFP.", dict(type="presence", side="sdf", actor="isis", place="Raqqa")),
    ("ukraine", "A glide bomb struck a school in Kherson, Vadym Filashkin wrote on Telegram.", dict(type="strike", side="ukraine", place="Kherson")),
    ("south-sudan", "Government gunships attacked Bentiu, James Gatdet Dak told Sudan Tribune.", dict(type="strike", side="splm_io", place="Bentiu")),
    ("syria", "The SDF lost nine fighters in an attack near Raqqa, it said.", dict(type="losses", side="sdf", target="sdf")),
    ("syria", "The army killed dozens of terrorists in Daraa, SANA quoted a military source as saying.", dict(type="losses", side="syrian_government")),
    ("ukraine", "Ukrainian marines are operating inside Lyman, the navy said.", dict(type="presence", side="ukraine")),
    ("ukraine", "Two people were killed in a Russian drone attack on Kherson, prosecutors said.", dict(type="losses", side="ukraine", actor="russia")),
    # presence
    ("ukraine", "Russian soldiers are still hiding in cellars in Lyman, Viktor Trehubov said.", dict(type="presence", actor="russia", place="Lyman")),
    ("sudan", "RSF snipers are positioned on rooftops in Omdurman, residents said.", dict(type="presence", actor="rsf", place="Omdurman")),
    ("sudan", "The army is still present in Babanusa, an RSF commander said.", dict(type="presence", side="rsf", actor="saf", place="Babanusa")),
    ("ukraine", "Russia has concentrated 5,000 troops near Lyman, Oleksandr Syrskyi said.", dict(type="presence", actor="russia", place="Lyman")),
    ("ukraine", "Russian saboteurs had been spotted in Lyman, Oleksandr Syrskyi said.", dict(type="presence", actor="russia", place="Lyman")),
    ("ukraine", "The footage shows Ukrainian soldiers in central Lyman, Oleksandr Syrskyi said.", dict(type="presence", actor="ukraine", place="Lyman")),
    ("ukraine", "Fighting was reported in the eastern districts of Lyman, Oleksandr Syrskyi said.", dict(type="presence", place="Lyman")),
    ("ukraine", "The fiercest battles were fought around Lyman, Oleksandr Syrskyi said.", dict(type="presence", place="Lyman")),
    ("ukraine", "The Russian Defence Ministry said its troops continued fighting in the west of Lyman.", dict(type="presence", actor="russia", place="Lyman")),
    ("ukraine", "Volodymyr Zelensky confirmed the presence of Ukrainian troops in Belgorod.", dict(type="presence", actor="ukraine", place="Belgorod")),
    ("syria", '"There is no presence of the Syrian army in Daraa," a rebel spokesman said.', dict(type="control", stance="denies", controller="syrian_government", place="Daraa")),
    ("iraq", "Residents of Mosul said gunmen were roaming the streets of Mosul.", dict(type="presence", actor="isis", place="Mosul")),
    ("south-sudan", "There was fighting in Bentiu, the army said.", dict(type="presence", side="south_sudan_government", place="Bentiu")),
    ("ukraine", "Fighting for Lyman is continuing, Viktor Trehubov said.", dict(type="presence", place="Lyman")),
    ("ukraine", "Lyman was the scene of fierce fighting on Monday, Oleksandr Syrskyi said.", dict(type="presence", place="Lyman")),
    ("ukraine", "About 300 Russian soldiers are scattered across Lyman, Oleksandr Syrskyi said.", dict(type="presence", actor="russia", place="Lyman")),
    ("ukraine", "There are pockets of Russian troops in Lyman, Oleksandr Syrskyi said.", dict(type="presence", actor="russia", place="Lyman")),
    ("ukraine", "Videos put Russian infantry in the southern districts of Lyman, DeepState said.", dict(type="presence", actor="russia", place="Lyman")),
    # strikes
    ("ukraine", "The Ukrainian military reported heavy shelling of Siversk.", dict(type="strike", side="ukraine", place="Siversk")),
    ("ukraine", "There was heavy shelling in Siversk overnight, Oleh Syniehubov said.", dict(type="strike", side="ukraine", place="Siversk")),
    ("ukraine", "Drones struck people in a street in Kherson, Oleh Syniehubov said.", dict(type="strike", place="Kherson")),
    ("ukraine", "Odesa was attacked with drones overnight, Oleh Syniehubov said.", dict(type="strike", place="Odesa")),
    ("south-sudan", "Government forces attacked our positions in Nasir with helicopters, a rebel spokesman said.", dict(type="strike", actor="south_sudan_government", place="Nasir")),
    ("ukraine", "Ukraine attacked Donetsk with drones, the Russian Defence Ministry said.", dict(type="strike", actor="ukraine", place="Donetsk")),
    ("ukraine", "Moscow's forces used guided bombs against Vovchansk, the Ukrainian military said.", dict(type="strike", actor="russia", place="Vovchansk")),
    ("ukraine", "Energy facilities in Odesa were targeted in a massive Russian drone attack, Oleh Syniehubov said.", dict(type="strike", actor="russia", place="Odesa")),
    ("ukraine", "The Russians opened fire on evacuees in Lyman, Oleh Syniehubov said.", dict(type="strike", actor="russia", place="Lyman")),
    ("syria", "Russian jets carried out raids on Idlib, a rebel spokesman said.", dict(type="strike", actor="russia", place="Idlib")),
    ("ukraine", "Ukrainian drones hit an ammunition depot in Donetsk, Ukraine's General Staff said.", dict(type="strike", actor="ukraine", place="Donetsk")),
    # losses
    ("ukraine", "A Russian Su-34 was shot down near Lyman, Oleksandr Syrskyi said.", dict(type="losses", target="russia", place="Lyman")),
    ("ukraine", "The death toll from a Russian attack on Kherson rose to 31, Oleh Syniehubov said.", dict(type="losses", actor="russia", place="Kherson")),
    ("ukraine", "The bodies of 20 Russian soldiers were found in Lyman, Oleh Syniehubov said.", dict(type="losses", place="Lyman")),
    ("ukraine", "Russian losses near Lyman were put at 300 by Oleksandr Syrskyi.", dict(type="losses", side="ukraine", target="russia", place="Lyman")),
    ("ukraine", "One person was killed and two others injured in Russian shelling of Kherson, Oleh Syniehubov said.", dict(type="losses", actor="russia", place="Kherson")),
    ("south-sudan", "Rebels captured four tanks and 20 soldiers near Renk, a rebel spokesman said.", dict(type="losses", actor="splm_io", target="south_sudan_government", place="Renk")),
    ("south-sudan", "At least 20 soldiers lost their lives in Malakal, the army said, blaming rebel forces.", dict(type="losses", side="south_sudan_government", place="Malakal")),
    ("ukraine", "The number of those killed in Kherson has risen to 12, Oleh Syniehubov said. Russian forces left Lyman.", dict(type="losses", side="ukraine", place="Kherson")),
    ("ukraine", "Nobody was hurt in the Russian attack on Odesa, Oleh Syniehubov said.", dict(type="losses", stance="denies", actor="russia")),
    ("ukraine", "Heavy fighting near Lyman left large numbers of Russian soldiers dead, Oleksandr Syrskyi said.", dict(type="losses", target="russia", place="Lyman")),
    ("ukraine", "A boy was among those killed in Kherson, Oleh Syniehubov said. Russian forces left Lyman.", dict(type="losses", side="ukraine", place="Kherson")),
    ("iraq", "Islamic State said its fighters had seized tanks in Ramadi.", dict(type="losses", actor="isis", target="iraqi_government", place="Ramadi")),
    # denials and refusals
    ("syria", "Damascus denied using chemical weapons in Idlib.", dict(type="strike", stance="denies", actor="syrian_government", place="Idlib")),
    ("ukraine", "Moscow dismissed as nonsense reports that it had shelled Kherson.", dict(type="strike", stance="denies", side="russia", actor="russia", place="Kherson")),
    ("ukraine", "Moscow denied targeting civilians in Kherson.", dict(type="strike", stance="denies", actor="russia", place="Kherson")),
    ("ukraine", "Russia denied responsibility for the strike on Kherson.", dict(type="strike", stance="denies", actor="russia", place="Kherson")),
    ("ukraine", "Ukraine denied any involvement in the attack on Belgorod.", dict(type="strike", stance="denies", actor="ukraine", place="Belgorod")),
    ("ukraine", "Kyiv said Moscow's claim to have killed 90 Ukrainian soldiers in Lyman was false.", dict(type="losses", stance="denies", side="ukraine", target="ukraine", place="Lyman")),
    ("ukraine", "Russian forces have taken Lyman, Moscow said. Ukrainian officials said there was no such assault.", dict(type="control", stance="denies", side="ukraine", place="Lyman")),
    ("ukraine", 'Russian forces have taken Lyman, Moscow said. "Nothing of the kind has happened," Viktor Trehubov said.', dict(type="control", stance="denies", side="ukraine", place="Lyman")),
    ("ukraine", "Russian forces have taken Lyman, Moscow said. Ukraine's General Staff called the reports disinformation.", dict(type="control", stance="denies", side="ukraine", place="Lyman")),
    ("ukraine", "Russian forces have taken Lyman, Moscow said. Ukraine's General Staff made no mention of the town.", dict(type="other", stance="declines", side="ukraine")),
]  # fmt: skip

NOT = [
    ("ukraine", "Russian soldiers were seen leaving Lyman, Oleksandr Syrskyi said.", "presence"),
    ("ukraine", "The film shows Russian soldiers as brutal men, and Russian forces left Lyman in 2022.", "presence"),
    ("ukraine", "Russian forces use drones to watch Lyman, Oleksandr Syrskyi said.", "strike"),
    ("ukraine", "Russia wants to concentrate troops near Lyman, Oleksandr Syrskyi said.", "presence"),
    ("ukraine", "Russian forces left Lyman. After the shelling, residents told their stories.", "strike"),
]  # fmt: skip


@pytest.mark.parametrize(("war", "text", "wanted"), CASES, ids=[c[1][:60] for c in CASES])
def test_told(war, text, wanted):
    one(reader(war)(text), **wanted)


@pytest.mark.parametrize(("war", "text", "kind"), NOT, ids=[c[1][:60] for c in NOT])
def test_not_told(war, text, kind):
    assert not [r for r in reader(war)(text) if r["type"] == kind]


def test_a_speaker_whom_the_parser_takes_for_a_place_is_none():
    rows = reader("south-sudan")("Government gunships attacked Bentiu, James Gatdet Dak told Sudan Tribune.")
    assert [r["place"] for r in rows] == ["Bentiu"]
