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
