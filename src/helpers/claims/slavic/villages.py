"""Names of places that the scan of the gazetteer does not see: unknown villages, names in rare cases."""

from collections.abc import Sequence

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.atlas import DIRECTIONS, Atlas, Toponym
from helpers.claims.slavic.naming import place_abroad
from helpers.claims.slavic.respelling import ADJECTIVE, base_of, bases
from helpers.claims.slavic.words import Sentence, Word
from helpers.places.model import Mention, Place
from helpers.places.names import UKRAINE

_BEHIND = 30
"""Characters behind a name within which its region stands."""
_BESIDE = frozenset({"у", "возле", "близ", "вблизи", "біля", "поблизу", "неподалік"})
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


class Villages:
    """Finds the villages of a sentence by what stands around a name."""

    def __init__(self, gazetteer, atlas: Atlas, language: str, near: Sequence[Place] = ()):
        self.gazetteer = gazetteer
        self.atlas = atlas
        self.language = language
        self.near = near
        self._abroad: list[Mention] = []  # the regions that the paragraph names

    def _is_common(self, word: Word) -> bool:
        """«Село», «Центр», «Генштаб»: common nouns with a capital."""
        kinds = ("settlement", "area", "part", "site", "institution", "building")
        offices = any(word.lemmas & set(names) for names, _, _ in lexicon.roles(self.language) if len(names) == 1)
        greeted = bool(word.lemmas & lexicon.nouns(self.language, "greeting"))
        greeted = greeted or bool(word.lemmas & lexicon.nouns(self.language, "continent"))
        greeted = greeted or bool(word.lemmas & lexicon.phrases(self.language, "channel"))
        quarter = (
            bool(word.lemmas & lexicon.nouns(self.language, "part")) and len(word.lemmas) > 1 and word.case == "Loc"
        )
        return offices or greeted or quarter or any(word.lemma in lexicon.nouns(self.language, k) for k in kinds)

    def _is_in_profile(self, named: Toponym) -> bool:
        place = self._lookup(named.name)
        return place is not None and place.in_profile

    def _lookup(self, *names: str) -> Place | None:
        """The place of the first name that is known; one off the war's places by no name that it has put off."""
        for name in names:
            called = name[:1].upper() + name[1:]
            match = self.gazetteer.lookup(called, near=self.near)
            if match is not None and match.matched != "fuzzy" and not _is_put_off(called, match.place):
                return match.place
        return None

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
        if before.lemmas & lexicon.nouns(self.language, "street"):
            return None  # «через улицу Короленко»
        head = sentence.head(word)
        settlements = lexicon.nouns(self.language, "settlement")
        beside = word.i >= 2 and word.i - 2 in covered and before.lemma in ("и", "та", "і", "й", ",")
        named = bool(before.lemmas & settlements) or (
            head is not None and word.rel in ("appos", "nmod") and bool(head.lemmas & settlements)
        )
        toward = head is not None and word.rel == "nmod" and word.case == "Gen" and self._is_part(head)
        located = before.pos == "ADP" and before.lemma in _LOCATIVE and not is_person_name(sentence, word)
        taken = (
            head is not None
            and word.rel in ("obj", "nmod", "nsubj:pass")
            and self._is_taking(head)
            and not is_person_name(sentence, word)
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
            and (word.pos == "ADJ" or belongs_to(sentence, after))
            and not self._opens_area(sentence, after)
        ):
            words.append(after)
        place = self._lookup(" ".join(w.text for w in words), *bases(words))
        abroad = self._is_abroad(word)
        if place is not None and (place.in_profile or not abroad or place.country != UKRAINE):
            return toponym(words, " ".join(w.text for w in words), place)
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


def _is_put_off(name: str, place: Place) -> bool:
    """«село Приморское» is not Sartana, which was called so once."""
    return not place.in_profile and name in place.former and name not in place.names


def toponym(words: list[Word], text: str, place: Place) -> Toponym:
    """The mention of a place by some words of a sentence."""
    return Toponym(words[0].i, words[-1].i + 1, text, place.name, place.place_id, place.kind, place.country)


def belongs_to(sentence: Sentence, name: Word) -> bool:
    """Whether a capitalised adjective before a name belongs to it: «Новая Полтавка», not one that opens a sentence."""
    before = sentence.words[name.i - 1] if name.i > 1 else None
    if before is None or not before.is_name or sentence.words[before.i - 1].text in '«»“”".':
        return False
    return before.pos == "ADJ" or (before.pos in ("PROPN", "NOUN") and bool(ADJECTIVE.search(before.lemma)))


def is_person_name(sentence: Sentence, word: Word) -> bool:
    """Whether a name goes on behind a word, as a person's last name does behind the first."""
    after = sentence.words[word.i + 1 : word.i + 2]
    return bool(after) and after[0].is_name and after[0].pos in ("PROPN", "NOUN") and word.pos != "ADJ"
