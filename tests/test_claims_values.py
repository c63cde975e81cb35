"""Values that strangers' articles were read with wrongly, each in sentences of our own; single sentences: gold/sentences.jsonl."""

import pytest

from made_articles import one, reader

DENIED = [
    ("libya", "The LNA took Tarhuna on Monday.\nThe GNA denied having flown any sorties on Thursday.", "strike"),
    ("sudan", "The RSF attacked El Fasher on Monday.\nThe army denies that the city is sealed off.", "encirclement"),
    ("myanmar", "The Arakan Army said it took Ann.\nThe KIA denies that any column has arrived.", "advance"),
    ("dr-congo", "The M23 took Sake on Monday.\nRwanda has repeatedly denied having any soldiers there.", "presence"),
    ("ethiopia", "Fano took Mota on Monday.\nThe army has always denied that it bombs civilians.", "strike"),
    ("ukraine", "Russian troops took Lyman, DeepState said.\nKyiv denied that it plans to withdraw its men.", "other"),
    ("ukraine", "Russian troops took Lyman, DeepState said.\nKyiv denied having any role in the attack.", "other"),
]


@pytest.mark.parametrize(("war", "text", "kind"), DENIED, ids=[c[2] + str(n) for n, c in enumerate(DENIED)])
def test_a_denial_in_words_of_its_own_is_of_what_they_tell(war, text, kind):
    assert one(reader(war)(text), stance="denies")["type"] == kind


SAID = [
    ("ukraine", "Russia's Defence Ministry said its troops had entered Lyman and captured the station in Siversk.", "captured", "russia"),
    ("ukraine", "In the Kharkiv Region, Vladimir Rogov, chairman of a Local Chamber commission, said that Russian troops had entered Lyman.", "entered", "russia"),
    ("myanmar", "The junta's spokesman Zaw Min spoke. Terrorists came as far as the fence on Sunday, he said, and were routed there.", "routed", "myanmar_junta"),
    ("ukraine", "Ukrainian soldiers have regained Lyman and relieved a unit that was cut off there, the Luhansk operational-tactical group reported on Thursday, a rare piece of good news for Kyiv.", "regained", "ukraine"),
    ("generic", "The Taliban attacked Ghormach and the Afghan army sent troops.\nGovernment forces have left Ghormach, according to humanitarian partners.", "left", "independent"),
    ("syria", "Observers doubted it: the Syrian Observatory for Human Rights wrote in December that government forces held Saraqib.", "held", "independent"),
]  # fmt: skip


@pytest.mark.parametrize(("war", "text", "words", "side"), SAID, ids=[c[2] + str(n) for n, c in enumerate(SAID)])
def test_what_somebody_is_said_to_have_told_is_not_the_articles_own(war, text, words, side):
    assert [r["side"] for r in reader(war)(text) if words in r["quote"]][-1:] == [side]


TOWNS = [
    ("Ukrainian soldiers have regained the Zabalka quarter in the south of Toretsk, DeepState said.\nRussia's Defence Ministry did not comment on Zabalka. It said that its forces had continued to advance in the town.", "Toretsk"),
    ("Russian paratroopers entered the Kanal district of Chasiv Yar, DeepState said. Ukraine's eastern command says that there is not one Russian inside the town.", "Chasiv Yar"),
    ("In the Lyman area fighting went on. Russian troops entered the town, DeepState said.", "Lyman"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), TOWNS, ids=[c[1] for c in TOWNS])
def test_the_town_is_no_quarter_of_one(text, place):
    assert reader("ukraine")(text)[-1]["place"] == place


OTHERS = [
    ("sudan", "The RSF took Bara in Sudan on Monday.\nUkrainian forces recapture the village of Rivnopil, according to Deputy Defence Minister Hanna Maliar.", "Rivnopil"),
    ("syria", "At least 359 civilians have been killed by Russian airstrikes on Aleppo, according to civil defense officials in the city.", "359"),
    ("ukraine", "The occupying authorities in Crimea announced that 13 people had been injured in a Ukrainian strike.", "13 people"),
    ("sahel", "The Malian army fought JNIM in Gao on Monday.\nA local leader said the jihadists had killed 20 people in Mopti.", "20 people"),
    ("generic", "Thailand's army fought Cambodia's. Sarun Rit said five Thai soldiers had died since Thursday.\n\"As of 14.00 we hold the ridge at Ban Sawai,\" Sarun Rit said.", "ridge"),
    ("sudan", 'John Roe said the RSF was in Safita. "The market is held by our men."\nJohn Roe said the army had pulled out of Wad Madani.', "pulled out"),
]  # fmt: skip


@pytest.mark.parametrize(("war", "text", "words"), OTHERS, ids=[c[2] for c in OTHERS])
def test_an_office_of_another_war_or_of_nobodys_army_is_no_governments(war, text, words):
    assert {r["side"] for r in reader(war)(text) if words in r["quote"]} <= {"", "independent"}


CALLED = [
    ("gaza-lebanon", "The armed wing of Hamas, the Qassam Brigades, denied that any of its positions in Qarara had fallen.\nIt said its fighters had hit a troop carrier there.", {"Qassam Brigades"}),
    ("generic", "The Somali army fought al-Shabaab.\nAl-Shabaab lost the town. Its radio, Andalus, said its fighters had left Burweyn before the troops came.", {"Andalus", ""}),
    ("sahel", "Mali's army said on Wednesday its troops had repulsed an attack on Sokolo.\nThe Malian army said its men had taken Niono.", {"Malian army"}),
    ("myanmar", "Myanmar's military said on Wednesday it had recaptured Mogok.", {"Myanmar's military"}),
]  # fmt: skip


@pytest.mark.parametrize(("war", "text", "speakers"), CALLED, ids=[c[0] for c in CALLED])
def test_a_body_is_called_by_its_name_and_a_states_army_by_its_people(war, text, speakers):
    assert {r["speaker"] for r in reader(war)(text)} == speakers


NONE = [
    ("ukraine", "Russian troops took Lyman, DeepState said.\nA diplomat in Nairobi, who declined to be named, said the army held no part of Lyman.", "declines"),
    ("gaza-lebanon", "Israel struck Aitaroun on Monday, killing a man.\nHezbollah, which has kept largely silent since the truce, acknowledged the man's death.", "declines"),
]  # fmt: skip


@pytest.mark.parametrize(("war", "text", "stance"), NONE, ids=[c[0] for c in NONE])
def test_who_speaks_after_all_has_refused_nothing(war, text, stance):
    assert not [r for r in reader(war)(text) if r["stance"] == stance]


def test_a_manoeuvre_that_is_executed_kills_nobody():
    rows = reader("libya")(
        'LNA spokesman Ahmed al-Mismari spoke in Benghazi. "Our forces executed a manoeuvre near Tripoli," he said.'
    )
    assert not [r for r in rows if r["type"] == "losses"]
