"""Who a noun phrase names as a source: an actor of the profile, a person with an office, an office, a side."""

import itertools
import re
from dataclasses import dataclass, field, replace

from helpers.basis import Value, basis_of, because
from helpers.claims.names import NameMention
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.atlas import WIDE_KINDS, Toponym
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.naming import full_name, romanised, surface, unit_name
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word
from helpers.conflicts import Actor

_ARMED = frozenset({"unit", "commander", "spokesperson", "general_staff", "defence_ministry", "intelligence"})
"""Offices of an army; where nothing tells whose, that of the organisation named last."""
_PLACED = frozenset({"head_of_state", "regional_authority", "foreign_ministry"})
"""Offices of a place or a country, which an actor in their phrase does not hold."""
_NEUTER = frozenset({"оно", "воно"})
_CALLED = 6
"""Words behind a phrase within which a call sign stands."""
_STEM = 5
"""Letters in which the cases of an office's word are alike."""
_LOOSE = ("acl", "acl:relcl", "ccomp", "parataxis", "advcl", "conj", "cc")


@dataclass(frozen=True)
class Source:
    """Who says something.

    `guessed` tells that the side is that of the organisation named before, for want of anything in the words.
    `basis` is why the words mean this speaker (SPEAKER_BASES); `side` is a `Value` that knows its own.
    """

    name: str
    side: str
    role: str = ""
    text: str = ""
    outlet: bool = False
    guessed: bool = False
    basis: str = ""


def _surname(word: Word) -> frozenset[str]:
    """The forms by which a surname is known again."""
    return frozenset((*word.lemmas, word.text.lower()))


OWN = Source("", Value("media", "own_voice"), basis="own_voice")


def _titles(language: str) -> frozenset[str]:
    """Words of one word for an office, which are no part of a name though a sentence may open with them."""
    return frozenset(names[0] for names, _, _ in lexicon.roles(language) if len(names) == 1)


def _known(actor: Actor, role: str, text: str) -> Source:
    """Somebody whom the profile knows."""
    side = Value(actor.side, "profile")
    return Source(actor.actor, side, actor.role or role, text, actor.kind == "outlet", basis="profile")


def _back(source: Source | None, basis: str) -> Source | None:
    """A speaker named before, whom other words go back to."""
    return replace(source, basis=basis, side=because(source.side, "described_before")) if source is not None else None


@dataclass
class Memory:
    """Who has spoken in the article: the last person, the last organisation, and everybody who was named in full."""

    person: Source | None = None
    organisation: Source | None = None
    surnames: dict[str, Source] = field(default_factory=dict)

    def keep(self, source: Source, *, person: bool = False) -> Source:
        """Remember a source as the last person or organisation named."""
        if person:
            self.person = source
        else:
            self.organisation = source
        return source


class Speakers:
    """The sources that one sentence names."""

    def __init__(self, parties: Parties, toponyms: list[Toponym], memory: Memory, gazetteer):
        self.parties = parties
        self.sentence: Sentence = parties.sentence
        self.language = parties.language
        self.toponyms = toponyms
        self.memory = memory
        self.gazetteer = gazetteer

    def of(self, noun: Word | None) -> Source | None:
        """The source that the phrase under `noun` names, or None where it names nobody."""
        if noun is None:
            return None
        if self._is(noun, "pronoun"):
            memory = self.memory
            body = noun.text.lower() in _NEUTER  # «оно» is a ministry
            last = memory.organisation or memory.person if body else memory.person or memory.organisation
            return _back(last, "pronoun_latest")
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

    def _is(self, word: Word, kind: str) -> bool:
        return bool(word.lemmas & lexicon.nouns(self.language, kind))

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
                return self.memory.keep(_known(m.actor, role, text), person=True)
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
                known = next((p for form in _surname(w) if (p := self.memory.surnames.get(form))), None)
                if known is not None:
                    return self.memory.keep(replace(known, basis="surname"), person=True)
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
        return self.memory.keep(_known(actor, role, text))

    def _anaphor(self, noun: Word, words: list[Word], role: str) -> Source | None:
        """«ведомство», «сводка»: the organisation named before."""
        if role or not self._is(noun, "anaphor"):
            return None
        if side := self._named_side(words):  # «в российском ведомстве»
            body = self.memory.organisation
            return _back(body, "described_before") if body is not None and body.side == side else None
        return _back(self.memory.organisation or self.memory.person, "described_before")

    def _holder_again(self, noun: Word, words: list[Word], role: str) -> Source | None:
        """«эксперт», «губернатор» alone: the person of that office who spoke last."""
        person = self.memory.person
        bare = [w for w in words if w.pos != "ADP"] == [noun] and noun.number != "Plur"
        if not bare or person is None:
            return None
        serves = bool(noun.lemmas & lexicon.phrases(self.language, "speakeragain")) and is_party(person.side)
        if not serves and (not role or noun.lemma[:_STEM] not in person.text.lower()):
            return None
        return _back(person, "described_before")

    def notice_titles(self) -> None:
        """Remember whom a sentence in which nobody speaks introduces by title and name: «майор Ігнат Лозовий»."""
        for w, after in itertools.pairwise(self.sentence.words):
            if w.lemmas & _titles(self.language) and w.case == "Nom" and after.is_name:
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
            return self.memory.keep(replace(_known(body, role, surface(words)), guessed=guessed))
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

    def _phrase(self, noun: Word) -> list[Word]:
        """The words of the phrase, and the name that follows it where the parser hung it elsewhere."""
        inside = self.sentence.subtree(noun, without=_LOOSE)
        for w in self.sentence.words[inside[-1].i + 1 :]:
            if w.text in '«»“”"':
                continue
            agrees = w.case in ("Nom", noun.case, "") or (inside[-1].is_name and inside[-1].i == w.i - 1)
            after = self.sentence.words[w.i + 1 : w.i + 2]
            if w.lemmas & _titles(self.language) and after and after[0].is_name and agrees:
                inside.append(w)  # «командующий группировкой "Запад" генерал Петров»
                continue
            if not (w.is_name and w.pos in ("PROPN", "NOUN", "X") and agrees) or w.form:
                break
            inside.append(w)
        return sorted(inside, key=lambda w: w.i)

    def _inside(self, words: list[Word]) -> list[NameMention]:
        own = {w.i for w in words}
        return [m for m in self.parties.mentions if any(i in own for i in range(m.start, m.end))]

    def _personal_name(self, words: list[Word]) -> list[Word]:
        """Two or three capitalised words in a row outside quotation marks that are no place, side or organisation."""
        taken = {i for t in self.toponyms for i in range(t.start, t.end)}
        taken |= {i for m in self.parties.mentions for i in range(m.start, m.end)}
        run: list[Word] = []
        for w in words:
            fits = w.is_name and w.i not in taken and w.pos in ("PROPN", "NOUN", "ADJ", "X")
            fits = fits and not w.text.isupper() and not self._is_quoted(w) and not self._is(w, "institution")
            fits = fits and not w.lemmas & _titles(self.language)
            if fits and (not run or w.i == run[-1].i + 1):
                run.append(w)
            elif len(run) < 2:
                run = [w] if fits else []
        if len(run) == 3 and run[0].case == "Gen" and run[1].case == run[2].case == "Nom":
            run = run[1:]  # «речник сил оборони Півдня Остап Вербний»
        return run if len(run) in (2, 3) else []

    def _is_quoted(self, word: Word) -> bool:
        before = self.sentence.words[max(0, word.i - 3) : word.i]
        return any(w.text in "«“" for w in before) and not any(w.text in "»”" for w in before)

    def _office(self, noun: Word, words: list[Word]) -> tuple[str, str]:
        """(role, English name of the office) by the words that name it."""
        order = [w.lemmas for w in words]
        for lemmas, role, name in lexicon.roles(self.language):
            n = len(lemmas)
            for at in range(len(order) - n + 1):
                said = all(lemma in order[at + k] for k, lemma in enumerate(lemmas))
                if said and (words[at] is noun or n > 1 or role == "unit"):
                    return self._of_a_region(words, role), name
        return "", ""

    def _of_a_region(self, words: list[Word], role: str) -> str:
        """The role, which is a region's where its office is: «начальник Харківської ОВА»."""
        regional = any(w.lemmas & lexicon.phrases(self.language, "administration") for w in words)
        return "regional_authority" if role == "official" and regional else role

    def _named_side(self, words: list[Word]) -> str:
        """The party that the phrase names: by a word for the side, also in brackets behind; else by an actor's side."""
        inside = [m for m in [*self._inside(words), *self._in_brackets(words)] if is_party(m.side)]
        plain = [m.side for m in inside if m.actor is None or m not in self._inside(words)]
        return because(next(iter([*plain, *(m.side for m in inside)]), ""), "modifier")

    def _in_brackets(self, words: list[Word]) -> list[NameMention]:
        after = words[-1].i + 1
        around = self.sentence.words[after : after + 4]
        if not any(w.text == "(" for w in around):
            return []
        return [m for m in self.parties.mentions if after <= m.start < after + 4]

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
