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
