"""The places that a Russian or Ukrainian paragraph names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.atlas import DIRECTIONS, WIDE_KINDS, Atlas, Toponym
from helpers.claims.slavic.naming import place_abroad
from helpers.claims.slavic.respelling import ADJECTIVE, NEUTER, base_of, bases
from helpers.claims.slavic.words import Sentence, Word
from helpers.places.model import Mention, Place
from helpers.places.names import UKRAINE
from helpers.places.regional import Gaps, Regions

_BEHIND = 30
"""Characters behind a name within which its region stands."""
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
_BESIDE = frozenset({"у", "возле", "близ", "вблизи", "біля", "поблизу", "неподалік"})
_COMMUNITY = frozenset({"громада", "община"})
_LOCATIVE = frozenset(
    [
        "в",
        "у",
        "на",
        "по",
        "под",
        "у",
        "возле",
        "близ",
        "около",
        "из",
        "с",
        "к",
        "до",
        "за",
        "через",
        "біля",
        "поблизу",
        "вблизи",
        "неподалік",
        "під",
        "з",
        "із",
        "зі",
        "від",
        "за",
        "навколо",
        "між",
        "между",
    ]
)


class Finder:
    """Finds the toponyms of an article's paragraphs; `near` are the places that the article names beyond doubt."""

    def __init__(self, gazetteer, atlas: Atlas, language: str, near: Sequence[Place] = ()):
        self.gazetteer = gazetteer
        self.atlas = atlas
        self.language = language
        self.near = near
        self.regions = Regions(GAPS, self._called)
        self._abroad: list[Mention] = []  # the regions that the paragraph names

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
        if before is not None and street and before.number != "Plur":
            return None  # «на вулиці Сана», but «на улицах Мирнограда»
        if len(words) == 1 and not mention.place.in_profile and _opens_person_name(sentence, words[0]):
            return None  # «мэр города Роман Храменков»
        if _belongs_to(sentence, words[0]) and words[0].pos != "ADJ":
            return None  # «Малих Щербаків» is not Shcherbaky
        long = len(words) > 1 and mention.place.in_profile  # «Степной Новосёловкой» is no person
        if not long and any(_is_personal(sentence, w) for w in words):
            return None
        place = self._neuter(words[-1], mention.place) if len(words) == 1 else mention.place
        if place.name == mention.text and not place.place_id and place.country not in ("", UKRAINE):
            place = replace(place, name=place_abroad(base_of(words, self.language), self.language))
        return _toponym(words, mention.text, place)

    def _neuter(self, word: Word, place: Place) -> Place:
        """The village that «Калинівського» is: of these two genitives the neuter is the usual name, not «Калинівський»."""
        if place.in_profile or not place.name.endswith("yi") or not NEUTER.search(word.text):
            return place
        name = NEUTER.sub("е" if self.language == "uk" else "ое", word.text)
        found = self._lookup(name)
        named = self.gazetteer.canonical(name, language=self.language)
        return found if found is not None else replace(place, name=named, place_id="")

    def _is_common(self, word: Word) -> bool:
        """«Село», «Центр», «Генштаб»: common nouns with a capital."""
        kinds = ("settlement", "area", "part", "site", "institution")
        offices = any(word.lemmas & set(names) for names, _, _ in lexicon.roles(self.language) if len(names) == 1)
        greeted = bool(word.lemmas & lexicon.nouns(self.language, "greeting"))
        greeted = greeted or bool(word.lemmas & lexicon.nouns(self.language, "continent"))
        greeted = greeted or bool(word.lemmas & lexicon.phrases(self.language, "channel"))
        quarter = (
            bool(word.lemmas & lexicon.nouns(self.language, "part")) and len(word.lemmas) > 1 and word.case == "Loc"
        )
        return offices or greeted or quarter or any(word.lemma in lexicon.nouns(self.language, k) for k in kinds)

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

    def _is_in_profile(self, named: Toponym) -> bool:
        place = self._lookup(named.name)
        return place is not None and place.in_profile

    def _lookup(self, *names: str) -> Place | None:
        for name in names:
            match = self.gazetteer.lookup(name[:1].upper() + name[1:], near=self.near)
            if match is not None and match.matched != "fuzzy":
                return match.place
        return None

    def _region(self, sentence: Sentence, word: Word) -> Toponym | None:
        """«в Сумской и Днепропетровской областях»."""
        if (land := _LAND.fullmatch(word.lemma)) is not None:  # «над Київщиною», «на Харьковщине»
            stem = land.group(1)
            place = self._lookup(f"{stem}ська область", f"{stem}ская область", f"{stem}цька область")
            return _toponym([word], word.text, place) if place is not None and place.kind in WIDE_KINDS else None
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
        return _toponym([word], word.text, place) if place is not None and place.kind in WIDE_KINDS else None

    def _direction(self, sentence: Sentence, word: Word) -> Toponym | None:
        """«на Лиманському напрямку»: the town that a direction has its name from."""
        head = sentence.head(word)
        if word.pos not in ("ADJ", "NOUN") or head is None or not head.lemmas & lexicon.nouns(self.language, "area"):
            return None
        whole = self._lookup(*(f"{word.lemma} {noun}" for noun in sorted(DIRECTIONS)))
        if whole is not None:
            return _toponym([word], word.text, whole)
        stem = ADJECTIVE.sub("", word.lemma)
        short = re.sub(r"(?:ськ|ск|цьк|цк)$", "", stem)
        names = (stem, short, f"{short}ь", f"{short}а", f"{short}е", f"{short}ка")
        found = [place for name in names if (place := self._lookup(name)) is not None]
        found.sort(key=lambda place: not place.in_profile)  # a direction is called after a town of the war
        return _toponym([word], word.text, found[0]) if found else None

    def _village(self, sentence: Sentence, word: Word, covered: set[int]) -> Toponym | None:
        """A name after «село», beside another place's name, behind «у» or «біля», or as what an army takes."""
        if (
            all(w.pos == "PUNCT" for w in sentence.words[: word.i])
            or word.text.isupper()
            or self._is_common(word)
            or word.lemmas & lexicon.nouns(self.language, "force")
        ):
            return None
        before = sentence.words[word.i - 1]
        if before.lemmas & lexicon.nouns(self.language, "street") and before.number != "Plur":
            return None  # «через улицу Короленко»
        head = sentence.head(word)
        settlements = lexicon.nouns(self.language, "settlement")
        beside = word.i >= 2 and word.i - 2 in covered and before.lemma in ("и", "та", "і", "й", ",")
        named = bool(before.lemmas & settlements) or (
            head is not None and word.rel in ("appos", "nmod") and bool(head.lemmas & settlements)
        )
        toward = head is not None and word.rel == "nmod" and word.case == "Gen" and self._is_part(head)
        located = before.pos == "ADP" and before.lemma in _LOCATIVE and not _is_person_name(sentence, word)
        taken = (
            head is not None
            and word.rel in ("obj", "nmod", "nsubj:pass")
            and self._is_taking(head)
            and not _is_person_name(sentence, word)
        )
        if not (named or beside or toward or located or taken):
            return None
        if before.text in '«“"' and not any(
            w.lemmas & settlements for w in sentence.words[max(0, word.i - 2) : word.i]
        ):
            return None  # «район «Канал»», «шахта "Краснолиманская"»
        words = [word]
        after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
        if (
            after is not None
            and after.is_name
            and (word.pos == "ADJ" or _belongs_to(sentence, after))
            and not self._opens_area(sentence, after)
        ):
            words.append(after)
        place = self._lookup(" ".join(w.text for w in words), *bases(words))
        abroad = self._is_abroad(word)
        if place is not None and (place.in_profile or not abroad or place.country != UKRAINE):
            return _toponym(words, " ".join(w.text for w in words), place)
        aimed = before.lemma in ("по", "на") and head is not None and self._is_hitting(head)
        if not (named or beside or toward or taken or aimed or before.lemma in _BESIDE):
            return None
        return Toponym(
            word.i,
            words[-1].i + 1,
            " ".join(w.text for w in words),
            self._named_so(base_of(words, self.language), abroad=abroad),
            "",
            "village",
        )

    def _opens_area(self, sentence: Sentence, name: Word) -> bool:
        """«село Монахинове Куп'янського району»: a name that goes with the district behind it."""
        after = sentence.words[name.i + 1 : name.i + 2]
        return bool(after) and bool(after[0].lemmas & lexicon.nouns(self.language, "area"))

    def _is_part(self, noun: Word) -> bool:
        """«в направлении А», «в районе А», «на окраине А»: what a place's name in the genitive goes with."""
        near = DIRECTIONS | lexicon.phrases(self.language, "link") | lexicon.nouns(self.language, "part")
        return bool(noun.lemmas & near)

    def _is_abroad(self, word: Word) -> bool:
        """Whether the region that the paragraph named last, or that stands right behind the word, is not Ukraine's."""
        near = [m for m in self._abroad if m.start < word.end + _BEHIND]
        if near:
            return near[-1].place.country != UKRAINE
        told = [t.country for t in self.atlas.recent if t.country]  # «Белгород. 9 июня.», and its villages below
        return len(set(told)) == 1 and told[0] != UKRAINE

    def _named_so(self, name: str, *, abroad: bool) -> str:
        return place_abroad(name, self.language) if abroad else self.gazetteer.canonical(name, language=self.language)

    def _is_hitting(self, head: Word) -> bool:
        """«завдали удару по А»: what a blow or a shelling is aimed at."""
        blow = head.lemmas & (lexicon.nouns(self.language, "strike") | lexicon.nouns(self.language, "attack"))
        predicates = lexicon.predicates(self.language)
        return bool(blow) or any(p.type == "strike" for lemma in head.lemmas for p in predicates.get(lemma, ()))

    def _is_taking(self, head: Word) -> bool:
        reported = head.lemmas & lexicon.phrases(self.language, "reportage")
        taking = any(
            p.needs == "object:place" for lemma in head.lemmas for p in lexicon.predicates(self.language).get(lemma, ())
        )
        return bool(reported) or (head.is_verb and taking)


def _toponym(words: list[Word], text: str, place: Place) -> Toponym:
    return Toponym(words[0].i, words[-1].i + 1, text, place.name, place.place_id, place.kind, place.country)


def _is_quoted_name(text: str, start: int, end: int) -> bool:
    """Whether the name stands in quotation marks of its own: a grouping, a brigade, an outlet."""
    quoted = (m for m in _QUOTED.finditer(text) if m.start() < start and end < m.end())
    return any(len(m.group(1).split()) <= 3 and not _DASH.search(m.group(1)) for m in quoted)  # not «Купянск — наш»


def _belongs_to(sentence: Sentence, name: Word) -> bool:
    """Whether a capitalised adjective before a name belongs to it: «Новая Полтавка», not one that opens a sentence."""
    before = sentence.words[name.i - 1] if name.i > 1 else None
    if before is None or not before.is_name or sentence.words[before.i - 1].text in '«»“”".':
        return False
    return before.pos == "ADJ" or (before.pos in ("PROPN", "NOUN") and bool(ADJECTIVE.search(before.lemma)))


def _is_personal(sentence: Sentence, word: Word) -> bool:
    """Whether the parser takes the word for a part of somebody's name."""
    head = sentence.head(word)
    surname = word.rel == "flat:name" and head is not None and head.is_name
    return surname or any(c.is_name for c in sentence.children(word, "flat:name"))


def _opens_person_name(sentence: Sentence, word: Word) -> bool:
    """Whether a name in the nominative stands before another one, as a given name does before a surname."""
    after = sentence.words[word.i + 1 : word.i + 2]
    return word.case == "Nom" and _is_person_name(sentence, word) and after[0].case == "Nom"


def _is_person_name(sentence: Sentence, word: Word) -> bool:
    after = sentence.words[word.i + 1 : word.i + 2]
    return bool(after) and after[0].is_name and after[0].pos in ("PROPN", "NOUN") and word.pos != "ADJ"
