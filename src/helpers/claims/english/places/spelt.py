"""Places under the name that the article itself gives them.

Outside Ukraine, whose places the codebook wants in their Ukrainian romanisation, a village or small town has no one
English name: an article's Umm Sumayma is not to become the gazetteer's Um Sumeima. A large town of the war has one, that
of the conflict's table. The row keeps the gazetteer's id, so that the spellings of several articles are one place; its
name is the one that stands most often in the article.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from helpers.claims import lexicon
from helpers.claims.english.places.model import WIDE_KINDS, Toponym
from helpers.places.model import Place
from helpers.places.names import UKRAINE
from helpers.places.spelling import key, plain

_ARTICLE = re.compile(r"^(?:a[lnrstdz]|ash|el|ez) ")
ALIKE = 60.0
"""How alike two spellings of one name are at least, of 100; less, and they are two names of one place."""
ESTABLISHED = 30_000
"""A town of so many inhabitants in the conflict's table has an established English name."""


def as_spelt(paragraphs: Sequence[Sequence[Toponym]], gazetteer) -> list[list[Toponym]]:
    """The place names of an article, those outside Ukraine called as the article spells them."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for t in (t for toponyms in paragraphs for t in toponyms):
        if t.place_id and t.kind not in WIDE_KINDS and t.country != UKRAINE and _is_name(t.text):
            used[t.place_id][t.text.removesuffix("'s").removesuffix("’s")] += 1
    own = {}
    for place_id, names in used.items():
        place, name = gazetteer.get(place_id), names.most_common(1)[0][0]
        if place is not None and _is_another_spelling(name, place):
            own[place_id] = name
    return [[replace(t, name=own[t.place_id]) if t.place_id in own else t for t in toponyms] for toponyms in paragraphs]


def _is_name(text: str) -> bool:
    """Whether all words of a text belong to a name: "Abu Shouk", not "Abu Shouk camp"."""
    small = lexicon.where("name_article") | {"of", "ez"}
    words = text.replace("-", " ").split()
    return all(w[:1].isupper() or w.lower() in small for w in words)


def _is_another_spelling(name: str, place: Place) -> bool:
    """Whether the name differs from the gazetteer's by more than an article, and is no other name of a known place."""
    if place.in_profile and place.population >= ESTABLISHED:
        return False
    bare = _ARTICLE.sub("", plain(name))
    if bare == plain(place.name) or plain(name) == plain(place.name):
        return False
    return not place.in_profile or fuzz.ratio(key(name), key(place.name)) >= ALIKE or bare in plain(place.name)
