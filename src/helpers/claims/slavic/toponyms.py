"""The places that a Russian or Ukrainian paragraph names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.atlas import DIRECTIONS, WIDE_KINDS, Atlas, Toponym
from helpers.claims.slavic.naming import place_abroad
from helpers.claims.slavic.respelling import ADJECTIVE, NEUTER, base_of
from helpers.claims.slavic.villages import Villages, belongs_to, is_person_name, toponym
from helpers.claims.slavic.words import Sentence, Word
from helpers.places.model import Mention, Place
from helpers.places.names import UKRAINE
from helpers.places.regional import Gaps, Regions

_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{1,60})[»”\"]")
_KINDS = r"(?:сел|деревн|посёл|посел|пос|город|місто|міст|селищ|хут|н\.?\s?п|населённ|населен)[\w.]*(?:\s(?:пункт\w*))?"
GAPS = Gaps(
    re.compile(r",?\s(?:(?:в|у|на)\s)?|\s\("),
    re.compile(rf"\s{_KINDS}\s«?"),
    re.compile(r",?\s(?:и|та|і|й)\s|,\s"),
    re.compile(r"(?:сел|деревн|хут|посёл|посел|селищ)\w*\s«?$"),
)
"""«А в Б-ской области», «А Б-ской области», «А (Б-ская область)»; «в Б-ской области села А»; «А и Б»."""
_LAND = re.compile(r"(.+?)(?:щина|ччина)")
_DASH = re.compile(r"\s[—–-]\s")
_AND = frozenset({"и", "та", "і", "й"})
_COMMUNITY = frozenset({"громада", "община"})


class Finder(Villages):
    """Finds the toponyms of an article's paragraphs; `near` are the places that the article names beyond doubt."""

    def __init__(self, gazetteer, atlas: Atlas, language: str, near: Sequence[Place] = ()):
        super().__init__(gazetteer, atlas, language, near)
        self.regions = Regions(GAPS, self._called)

    def find(
        self, text: str, sentences: list[Sentence], taken: list[set[int]], sides: list[set[int]]
    ) -> list[list[Toponym]]:
        """The toponyms of each sentence of a paragraph, in order.

        Args:
            taken: by sentence, the words that belong to an actor's name and are no places.
            sides: by sentence, the words that name a side, which are a place only where the gazetteer knows them.
        """
        named = self.regions.settle(self.gazetteer.mentions(text, near=self.near), text)
        mentions = [m for m in named if not _is_quoted_name(text, m.start, m.end)]
        self._abroad = [m for m in named if m.place.kind == "region"]
        found: list[list[Toponym]] = []
        for sentence, names, named_sides in zip(sentences, taken, sides, strict=True):
            own = [t for m in mentions if (t := self._mentioned(m, sentence, names)) is not None]
            covered = {i for t in own for i in range(t.start, t.end)} | names | named_sides
            for t in self._further(sentence, covered):
                own.append(t)
                covered |= set(range(t.start, t.end))
            found.append(sorted(own, key=lambda t: t.start))
        return found

    def _called(self, mention: Mention, region: Place) -> str:
        """What a place is called that no gazetteer has in the region."""
        return mention.place.name if region.country == UKRAINE else mention.text

    def _mentioned(self, mention, sentence: Sentence, names: set[int]) -> Toponym | None:
        words = [w for w in sentence.words if w.start < mention.end and mention.start < w.end]
        if not words or any(w.i in names for w in words) or self._is_common(words[0]):
            return None
        if len(words) == 1 and words[0].pos == "ADP":
            return None  # «Под контроль» is not Pody
        after = sentence.words[words[-1].i + 1 : words[-1].i + 2]
        if after and (after[0].lemmas & DIRECTIONS or after[0].lemma in _COMMUNITY):
            return None  # «на Покровському напрямку» is Pokrovsk's, not Pokrovske's: see `_direction`
        if after and after[0].lemma == "область" and mention.place.kind not in WIDE_KINDS:
            return None  # «в Московской области» is not the city
        before = sentence.words[words[0].i - 1] if words[0].i else None
        street = before is not None and before.lemmas & lexicon.nouns(self.language, "street")
        if before is not None and street and not (before.number == "Plur" and mention.place.in_profile):
            return None  # «на вулиці Сана», but «на улицах Мирнограда»
        if len(words) == 1 and not mention.place.in_profile and _opens_person_name(sentence, words[0]):
            return None  # «мэр города Роман Храменков»
        if belongs_to(sentence, words[0]) and words[0].pos != "ADJ":
            return None  # «Малих Щербаків» is not Shcherbaky
        long = len(words) > 1 and mention.place.in_profile  # «Степной Новосёловкой» is no person
        if not long and any(_is_personal(sentence, w) for w in words):
            return None
        place = self._neuter(words[-1], mention.place) if len(words) == 1 else mention.place
        if place.name == mention.text and not place.place_id and place.country not in ("", UKRAINE):
            place = replace(place, name=place_abroad(base_of(words, self.language), self.language))
        return toponym(words, mention.text, place)

    def _neuter(self, word: Word, place: Place) -> Place:
        """The village that «Калинівського» is: of these two genitives the neuter is the usual name, not «Калинівський»."""
        if place.in_profile or not place.name.endswith("yi") or not NEUTER.search(word.text):
            return place
        name = NEUTER.sub("е" if self.language == "uk" else "ое", word.text)
        found = self._lookup(name)
        named = self.gazetteer.canonical(name, language=self.language)
        return found if found is not None else replace(place, name=named, place_id="")

    def _further(self, sentence: Sentence, covered: set[int]) -> Iterator[Toponym]:
        """Names that the scan did not see: regions in a list, directions, names in rare cases, unknown villages."""
        for w in sentence.words:
            small = w.pos == "ADJ" and w.i + 1 < len(sentence.words)  # «на купянском направлении»
            if small and not w.is_name and sentence.words[w.i + 1].lemmas & DIRECTIONS and w.i not in covered:
                named = self._direction(sentence, w)
                if named is not None and self._is_in_profile(named):
                    yield named
                continue
            if w.i in covered or not w.is_name or w.pos not in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
                continue
            found = self._region(sentence, w) or self._direction(sentence, w) or self._village(sentence, w, covered)
            if found is not None:
                covered = covered | set(range(found.start, found.end))
                yield found

    def _region(self, sentence: Sentence, word: Word) -> Toponym | None:
        """«в Сумской и Днепропетровской областях»."""
        if (land := _LAND.fullmatch(word.lemma)) is not None:  # «над Київщиною», «на Харьковщине»
            stem = land.group(1)
            place = self._lookup(f"{stem}ська область", f"{stem}ская область", f"{stem}цька область")
            return toponym([word], word.text, place) if place is not None and place.kind in WIDE_KINDS else None
        if not ADJECTIVE.search(word.lemma):
            return None
        rest = sentence.words[word.i + 1 :]
        offices = lexicon.phrases(self.language, "administration")
        office = rest[:1] and rest[0].text.isupper() and rest[0].lemmas & offices  # «Харківської ОВА»
        after = next((w for w in rest if not (w.is_name or w.text == "," or w.lemma in _AND)), None)
        if not office and (after is None or after.lemma != "область"):
            return None
        place = self._lookup(
            f"{word.text} области",
            f"{ADJECTIVE.sub('ая', word.lemma)} область",
            f"{ADJECTIVE.sub('а', word.lemma)} область",
        )
        return toponym([word], word.text, place) if place is not None and place.kind in WIDE_KINDS else None

    def _direction(self, sentence: Sentence, word: Word) -> Toponym | None:
        """«на Лиманському напрямку»: the town that a direction has its name from."""
        head = sentence.head(word)
        if word.pos not in ("ADJ", "NOUN") or head is None or not head.lemmas & lexicon.nouns(self.language, "area"):
            return None
        whole = self._lookup(*(f"{word.lemma} {noun}" for noun in sorted(DIRECTIONS)))
        if whole is not None:
            return toponym([word], word.text, whole)
        stem = ADJECTIVE.sub("", word.lemma)
        short = re.sub(r"(?:ськ|ск|цьк|цк)$", "", stem)
        names = (stem, short, f"{short}ь", f"{short}а", f"{short}е", f"{short}ка")
        found = [place for name in names if (place := self._lookup(name)) is not None]
        found.sort(key=lambda place: not place.in_profile)  # a direction is called after a town of the war
        return toponym([word], word.text, found[0]) if found else None


def _is_quoted_name(text: str, start: int, end: int) -> bool:
    """Whether the name stands in quotation marks of its own: a grouping, a brigade, an outlet."""
    quoted = (m for m in _QUOTED.finditer(text) if m.start() < start and end < m.end())
    return any(len(m.group(1).split()) <= 3 and not _DASH.search(m.group(1)) for m in quoted)  # not «Купянск — наш»


def _is_personal(sentence: Sentence, word: Word) -> bool:
    """Whether the parser takes the word for a part of somebody's name."""
    head = sentence.head(word)
    surname = word.rel == "flat:name" and head is not None and head.is_name
    return surname or any(c.is_name for c in sentence.children(word, "flat:name"))


def _opens_person_name(sentence: Sentence, word: Word) -> bool:
    """Whether a name in the nominative stands before another one, as a given name does before a surname."""
    after = sentence.words[word.i + 1 : word.i + 2]
    return word.case == "Nom" and is_person_name(sentence, word) and after[0].case == "Nom"
