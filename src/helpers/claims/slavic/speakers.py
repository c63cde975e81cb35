"""Who a noun phrase names as a source: an actor of the profile, a person with an office, an office, a side."""

import re
from dataclasses import dataclass

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.toponyms import Toponym
from helpers.claims.slavic.words import Sentence, Word
from helpers.places.romanise import ukrainian

_PRONOUNS = frozenset({"он", "она", "они", "він", "вона", "вони"})
_ANAPHORS = frozenset(
    [
        "ведомство",
        "министерство",
        "там",
        "сводка",
        "издание",
        "источник",
        "відомство",
        "міністерство",
        "зведення",
        "видання",
    ]
)
_NAME_BREAKS = frozenset('«»"“”,.()—–:;')
_ARMED = frozenset({"unit", "commander", "spokesperson"})
"""Offices of an army; where nothing tells whose, that of the organisation named last."""
_RUSSIAN = {
    **dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "й": "y",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "і": "i",
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
}


@dataclass(frozen=True)
class Source:
    name: str
    side: str
    role: str = ""
    text: str = ""
    outlet: bool = False
    guessed: bool = False
    """Whether the side is that of the organisation named before, for want of anything in the words."""


OWN = Source("", "media")


@dataclass
class Memory:
    """Who has spoken in the article: the last person and the last organisation."""

    person: Source | None = None
    organisation: Source | None = None

    def keep(self, source: Source, *, person: bool) -> None:
        if person:
            self.person = source
        else:
            self.organisation = source


class Speakers:
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
        if noun.lemmas & _PRONOUNS:
            return self.memory.person or self.memory.organisation
        words = self._phrase(noun)
        text = _surface(words)
        mentions = [m for m in self.parties.mentions if m.actor is not None and self._inside(m.start, m.end, words)]
        person_words = self._person(words, noun)
        role, office = self._office(noun, words)
        known = next((m.actor for m in mentions if m.actor.kind == "person"), None)
        if known is not None:
            return self._kept(Source(known.actor, known.side, known.role or role, text), person=True)
        heading = next((m.actor for m in mentions if m.start <= noun.i < m.end), None)
        side = self._side(words, mentions, role)
        if person_words:
            name = _romanised(" ".join(_nominative(w) for w in person_words), self.language)
            side, guessed = self._guess(side, role)
            return self._kept(Source(name, side, role or "official", text, guessed=guessed), person=True)
        if heading is None and role not in ("head_of_state", "regional_authority", "foreign_ministry"):
            heading = next((m.actor for m in mentions if m.actor.kind != "outlet" or not role), None)
        if heading is not None:
            found = Source(heading.actor, heading.side, heading.role or role, text, outlet=heading.kind == "outlet")
            return self._kept(found, person=False)
        if noun.lemmas & _ANAPHORS and not side:
            return self.memory.organisation or self.memory.person
        if role:
            title = self._title(office, noun, words, side, mentions)
            side, guessed = self._guess(side, role)
            return self._kept(Source(title, side, role, text, guessed=guessed), person=False)
        own = self.parties.mention(noun)
        if side and (
            own is not None
            or noun.lemmas & {"сторона", "командование", "власть", "военный", "військовий", "армия", "влада"}
        ):
            return self._kept(Source(self.parties.names.title(side), side, "party", text), person=False)
        return None

    def _kept(self, source: Source, *, person: bool) -> Source:
        self.memory.keep(source, person=person)
        return source

    def _phrase(self, noun: Word) -> list[Word]:
        """The words of the phrase, and the name that follows it where the parser hung it elsewhere."""
        inside = [
            w
            for w in self.sentence.subtree(
                noun, without=("acl", "acl:relcl", "ccomp", "parataxis", "advcl", "conj", "cc")
            )
        ]
        last = max((w.i for w in inside), default=noun.i)
        for w in self.sentence.words[last + 1 :]:
            if w.text in '«»“”"':
                continue
            fits = w.case in ("Nom", noun.case, "") or (inside and inside[-1].is_name and inside[-1].i == w.i - 1)
            if w.is_name and w.pos in ("PROPN", "NOUN", "X") and fits and not w.form:
                inside.append(w)
            else:
                break
        return sorted(inside, key=lambda w: w.i)

    @staticmethod
    def _inside(start: int, end: int, words: list[Word]) -> bool:
        own = {w.i for w in words}
        return any(i in own for i in range(start, end))

    def _person(self, words: list[Word], noun: Word) -> list[Word]:
        """Two or three capitalised words in a row outside quotation marks that are no place, side or organisation."""
        taken = {i for t in self.toponyms for i in range(t.start, t.end)}
        taken |= {i for m in self.parties.mentions for i in range(m.start, m.end)}
        run: list[Word] = []
        for w in words:
            fits = w.is_name and w.i not in taken and w.pos in ("PROPN", "NOUN", "ADJ", "X") and not w.text.isupper()
            if fits and (not run or w.i == run[-1].i + 1) and not self._quoted(w):
                run.append(w)
            elif len(run) < 2:
                run = [w] if fits and not self._quoted(w) else []
        return run if len(run) in (2, 3) and not (run[0].i == 0 and run[0] is noun and len(run) < 2) else []

    def _quoted(self, word: Word) -> bool:
        before = self.sentence.words[max(0, word.i - 3) : word.i]
        return any(w.text in "«“" for w in before) and not any(w.text in "»”" for w in before)

    def _office(self, noun: Word, words: list[Word]) -> tuple[str, str]:
        """(role, English name of the office) by the words that name it."""
        order = [w.lemmas for w in words]
        for lemmas, role, name in lexicon.roles(self.language):
            n = len(lemmas)
            for at in range(len(order) - n + 1):
                if all(lemma in order[at + k] for k, lemma in enumerate(lemmas)) and (
                    words[at] is noun or n > 1 or role == "unit"
                ):
                    return role, name
        return "", ""

    def _side(self, words: list[Word], mentions: list, role: str) -> str:
        named = next(
            (m.side for m in self.parties.mentions if is_party(m.side) and self._inside(m.start, m.end, words)), ""
        )
        if named:
            return named
        if mentions:
            return mentions[0].side
        if role == "regional_authority":
            for t in [*[t for t in self.toponyms if self._inside(t.start, t.end, words)], *self.toponyms]:
                side = self._side_of_country(t.country)
                if side:
                    return side
        return ""

    def _guess(self, side: str, role: str) -> tuple[str, bool]:
        """(side, whether it is a guess) of an army's spokesman whom no word gives a side."""
        before = self.memory.organisation
        if not side and role in _ARMED:
            return before.side if before is not None and is_party(before.side) else "independent", True
        return side or "independent", False

    def _side_of_country(self, country: str) -> str:
        """The party that is this country: whose own name the gazetteer knows as the country."""
        if not country:
            return ""
        for side in self.parties.names.conflict.sides:
            if side.party:
                match = self.gazetteer.lookup(side.name)
                if match is not None and match.place.kind == "country" and match.place.country == country:
                    return side.side
        return ""

    def _title(self, office: str, noun: Word, words: list[Word], side: str, mentions: list) -> str:
        """An office's name in English: Governor of Bryansk Oblast, Ukraine: Spokesperson."""
        place = next((t for t in self.toponyms if self._inside(t.start, t.end, words)), None)
        if place is not None and office:
            return f"{office} of {place.name}"
        quoted = re.search(r"[«“]([^»”]+)[»”]", _surface(words))
        if quoted:
            unit = next(
                (
                    n
                    for w in words
                    for (lemmas, role, n) in lexicon.roles(self.language)
                    if role == "unit" and lemmas[0] in w.lemmas
                ),
                office,
            )
            return f"{_romanised(quoted.group(1), self.language)} {unit}".strip()
        if side and office:
            return f"{self.parties.names.title(side)}: {office}"
        return office or _romanised(noun.text, self.language)


def _surface(words: list[Word]) -> str:
    return re.sub(r"([«“(]) | ([»”),])", r"\1\2", " ".join(w.text for w in words))


def _nominative(word: Word) -> str:
    """A name in its base form, as it is spelled where the dictionary has only a guess."""
    if word.case == "Nom":
        return word.text
    return "-".join(part[:1].upper() + part[1:] for part in word.lemma.split("-"))


def _romanised(name: str, language: str) -> str:
    if language == "uk":
        return ukrainian(name)
    out = "".join(
        _RUSSIAN[c.lower()].capitalize() if c.isupper() and c.lower() in _RUSSIAN else _RUSSIAN.get(c, c) for c in name
    )
    return re.sub(r"(?:iy|yy)\b", "y", out)
