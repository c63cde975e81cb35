"""Who a noun phrase names as a source: an actor of the profile, a person with an office, an office, a side."""

import itertools
import re
from dataclasses import replace

from helpers.basis import Value, basis_of, because
from helpers.claims.names import NameMention
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.atlas import WIDE_KINDS
from helpers.claims.slavic.memory import back
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.naming import full_name, romanised, surface, unit_name
from helpers.claims.slavic.offices import Offices, titles
from helpers.claims.slavic.words import Word
from helpers.claims.sources import Source, known

_ARMED = frozenset({"unit", "commander", "spokesperson", "general_staff", "defence_ministry", "intelligence"})
"""Offices of an army; where nothing tells whose, that of the organisation named last."""
_PLACED = frozenset({"head_of_state", "regional_authority", "foreign_ministry"})
"""Offices of a place or a country, which an actor in their phrase does not hold."""
_NEUTER = frozenset({"оно", "воно"})
_CALLED = 6
"""Words behind a phrase within which a call sign stands."""
_STEM = 5
"""Letters in which the cases of an office's word are alike."""


def _surname(word: Word) -> frozenset[str]:
    """The forms by which a surname is known again."""
    return frozenset((*word.lemmas, word.text.lower()))


class Speakers(Offices):
    """The sources that one sentence names."""

    def of(self, noun: Word | None) -> Source | None:
        """The source that the phrase under `noun` names, or None where it names nobody."""
        if noun is None:
            return None
        if self._is(noun, "pronoun"):
            memory = self.memory
            body = noun.text.lower() in _NEUTER  # «оно» is a ministry
            last = memory.organisation or memory.person if body else memory.person or memory.organisation
            return back(last, "pronoun_latest")
        words = self._phrase(noun)
        actors = [m for m in self._inside(words) if m.actor is not None]
        role, office = self._office(noun, words)
        return (
            self._person(noun, words, actors, role)
            or self._organisation(noun, words, actors, role)
            or self._anaphor(noun, words, role)
            or self._holder_again(noun, words, role)
            or self._office_holder(noun, words, role, office)
            or self._institution(noun, words)
            or self._party(noun, words)
        )

    def _person(self, noun: Word, words: list[Word], actors: list[NameMention], role: str) -> Source | None:
        """Somebody with a name: of the profile, or told by two or three capitalised words."""
        text = surface(words)
        by_callsign = self._callsign(words)
        if by_callsign is not None:
            side, guessed = self._side(words, role or ("unit" if self._is(noun, "force") else ""))
            name = romanised(by_callsign.text, self.language)
            callsign = Source(name, side, role or "official", text, guessed=guessed, basis="name")
            return self.memory.keep(callsign, person=True)
        for m in actors:
            if m.actor is not None and m.actor.kind == "person":
                person = known(m.actor, role, text)
                if m.end - m.start > 1:  # named in full: his surname alone is he, too
                    last = self.sentence.words[m.end - 1]
                    self.memory.surnames.update(dict.fromkeys(_surname(last), person))
                return self.memory.keep(person, person=True)
        named = self._personal_name(words)
        if not named:
            return self._by_surname(words)
        if noun not in named and not role and not self._is(noun, "force"):  # «військовий Станіслав Бунятов»
            return None
        name = romanised(full_name(named, self.language), self.language)
        side, guessed = self._side(words, role or ("unit" if any(self._is(w, "force") for w in words) else ""))
        person = Source(name, side, role or "official", text, guessed=guessed, basis="full_name")
        self.memory.surnames.update(dict.fromkeys(_surname(named[-1]), person))
        return self.memory.keep(person, person=True)

    def _by_surname(self, words: list[Word]) -> Source | None:
        """Somebody who was named in full before: «заявив Петренко»."""
        for w in words:
            if w.is_name and w.pos in ("PROPN", "NOUN", "ADJ", "X"):
                before = next((p for form in _surname(w) if (p := self.memory.surnames.get(form))), None)
                if before is not None:
                    return self.memory.keep(replace(before, basis="surname"), person=True)
        return None

    def _callsign(self, words: list[Word]) -> Word | None:
        """«Командир с позывным Гром»: a name of its own, whoever else is called so."""
        signs = lexicon.phrases(self.language, "callsign")
        behind = self.sentence.words[words[-1].i + 1 : words[-1].i + _CALLED]  # «командир роти з позивним «Барс»»
        with_sign = behind if behind and behind[0].pos == "ADP" else []
        plain = [w for w in (*words, *with_sign) if w.text not in '«»“”"']
        return next((w for v, w in itertools.pairwise(plain) if v.lemmas & signs and w.is_name), None)

    def _organisation(self, noun: Word, words: list[Word], actors: list[NameMention], role: str) -> Source | None:
        """An actor of the profile: the phrase itself, or whose office it is («аналитики DeepState»)."""
        side = self._named_side(words)
        fitting = [m for m in actors if not is_party(side) or m.side in (side, "independent", "media")]
        heading = [m for m in fitting if m.start <= noun.i < m.end]
        if not heading and role not in _PLACED:
            heading = [m for m in fitting if m.actor is not None and (m.actor.kind != "outlet" or not role)]
        actor = heading[0].actor if heading else None
        if actor is None:
            return None
        text = surface(words)
        return self.memory.keep(known(actor, role, text))

    def _anaphor(self, noun: Word, words: list[Word], role: str) -> Source | None:
        """«ведомство», «сводка»: the organisation named before."""
        if role or not self._is(noun, "anaphor"):
            return None
        if side := self._named_side(words):  # «в российском ведомстве»
            body = self.memory.organisation
            return back(body, "described_before") if body is not None and body.side == side else None
        return back(self.memory.organisation or self.memory.person, "described_before")

    def _holder_again(self, noun: Word, words: list[Word], role: str) -> Source | None:
        """«эксперт», «губернатор» alone: the person of that office who spoke last."""
        person = self.memory.person
        bare = [w for w in words if w.pos != "ADP"] == [noun] and noun.number != "Plur"
        if not bare or person is None:
            return None
        serves = bool(noun.lemmas & lexicon.phrases(self.language, "speakeragain")) and is_party(person.side)
        if not serves and (not role or noun.lemma[:_STEM] not in person.text.lower()):
            return None
        return back(person, "described_before")

    def notice_titles(self) -> None:
        """Remember whom a sentence in which nobody speaks introduces by title and name: «майор Ігнат Лозовий»."""
        for w, after in itertools.pairwise(self.sentence.words):
            if w.lemmas & titles(self.language) and w.case == "Nom" and after.is_name:
                self.notice(w)

    def notice(self, noun: Word | None) -> None:
        """Remember a person whom a sentence in which nobody speaks is about: «признал он» in the next one is he."""
        if noun is None or self._is(noun, "pronoun"):
            return
        words = self._phrase(noun)
        actors = [m for m in self._inside(words) if m.actor is not None]
        role, _ = self._office(noun, words)
        self._person(noun, words, actors, role)

    def _office_holder(self, noun: Word, words: list[Word], role: str, office: str) -> Source | None:
        if not role:
            return None
        side, guessed = self._side(words, role)
        basis = "office" if basis_of(side) == "modifier" else "office_without_owner"
        body = self.parties.names.body(side, role)
        if body is not None:  # «министерство обороны России»
            return self.memory.keep(replace(known(body, role, surface(words)), guessed=guessed))
        title = self._title(office, words, side, role)
        return self.memory.keep(Source(title, side, role, surface(words), guessed=guessed, basis=basis))

    def _institution(self, noun: Word, words: list[Word]) -> Source | None:
        if not self._is(noun, "institution"):
            return None
        side, guessed = self._side(words, "institution")
        name = romanised(surface([w for w in words if w.pos != "ADP"]), self.language)
        return self.memory.keep(Source(name, side, "official", surface(words), guessed=guessed, basis="described"))

    def _party(self, noun: Word, words: list[Word]) -> Source | None:
        """A side as a whole: «Киев», «украинская сторона», «российские военные»."""
        side = self._named_side(words)
        home = self.parties.names.of_language(self.language)
        if not side and home and self._is(noun, "force") and self._is(noun, "people") and noun.number == "Sing":
            title = f"{self.parties.names.title(home)}: Soldier"  # «розповів боєць»
            return Source(title, because(home, "office_without_owner"), "unit", surface(words), basis="described")
        if not side and home and self._is(noun, "whole_party") and noun.number == "Plur":  # «Військові не коментували»
            side = home
        whole = self.parties.mention(noun) is not None or self._is(noun, "whole_party") or self._is(noun, "force")
        if not side or not whole:
            return None
        title = self.parties.names.title(side)
        return self.memory.keep(Source(title, because(side, "named"), "party", surface(words), basis="side_name"))

    def _side(self, words: list[Word], role: str) -> tuple[str, bool]:
        """(side, whether it is a guess) of somebody whom no table knows."""
        side = self._named_side(words)
        if not side and role == "regional_authority":
            own = {w.i for w in words}
            inside = [t for t in self.toponyms if t.start in own]
            side = next((s for t in (*inside, *self.toponyms) if (s := self._side_of_country(t.country))), "")
            side = because(side, "place_of_office")
        if side:
            return side, False
        before = self.memory.organisation
        person = self.memory.person
        local = person is not None and person.role == "regional_authority" and is_party(person.side)
        enemy = any(w.lemmas & lexicon.nouns(self.language, "enemy") for w in words)
        if enemy and (home := self.parties.names.of_language(self.language)):  # «ворожі пабліки», in Ukrainian
            return because(self.parties.names.enemy(home), "enemy_word"), False
        if role == "institution" and person is not None and local:  # «по данным оперштаба», after the governor
            return because(person.side, "organisation_before"), True
        if any(w.lemmas & lexicon.phrases(self.language, "foreign") for w in words):  # «британська розвідка»
            return Value("independent", "modifier"), False
        if role in _ARMED or role == "institution":
            home = self.parties.names.of_language(self.language)
            if home:  # in Ukrainian, «Генштаб» and «речник бригади» need no owner
                return because(home, "office_without_owner"), True
            if before is not None and is_party(before.side):
                return because(before.side, "organisation_before"), True
            return Value("independent", "unknown"), True
        return Value("independent", "unknown"), False

    def _side_of_country(self, country: str) -> str:
        """The party that is this country: whose own name the gazetteer knows as the country."""
        for side in self.parties.names.conflict.sides:
            match = self.gazetteer.lookup(side.name) if side.party and country else None
            if match is not None and match.place.kind == "country" and match.place.country == country:
                return side.side
        return ""

    def _title(self, office: str, words: list[Word], side: str, role: str) -> str:
        """An office's name in English: Governor of Bryansk Oblast; Stepnoy veter Brigade; Ukraine: Spokesperson."""
        own = {w.i for w in words}
        place = next((t for t in self.toponyms if t.start in own), None)
        if place is None and role == "regional_authority":
            place = next((t for t in self.toponyms if t.kind in WIDE_KINDS), None)
        if place is not None:
            return f"{office} of {place.name}"
        quoted = re.search(r"[«“]([^»”]+)[»”]", surface(words))
        if quoted and role == "milblogger":
            return romanised(quoted.group(1), self.language)
        if role == "unit" and (quoted or any(w.text[0].isdigit() for w in words)):
            return unit_name(surface(words), self.language)  # «63-тя бригада», «бригада «Степной ветер»»
        if quoted:
            return f"{romanised(quoted.group(1), self.language)} {office}"
        return f"{self.parties.names.title(side)}: {office}" if is_party(side) else office
