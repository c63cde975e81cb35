"""The places that a Russian or Ukrainian paragraph names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.words import Sentence, Word
from helpers.places.model import Place
from helpers.places.romanise import ukrainian

WIDE_KINDS = frozenset({"country", "region", "oblast", "governorate", "province", "state"})
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{1,60})[»”\"]")
_REGION = re.compile(r"\b(?:[Вв]|[Уу]|на)\s+([А-ЯЄІЇҐ][\w’'-]+)(?:\s+(?:област[иі]|районе|районі))?")
_RESPELLED = (
    (re.compile(r"овк(?=а)"), "івк"), (re.compile(r"евк(?=а)"), "ївк"), (re.compile(r"ое$"), "е"), (re.compile(r"ово$"), "ове"),
    (re.compile(r"ино$"), "ине"), (re.compile(r"ая$"), "а"), (re.compile(r"^Бес"), "Без"), (re.compile(r"и"), "и"),
)  # fmt: skip


@dataclass(frozen=True)
class Toponym:
    """A place's name at words start..end (end excluded) of a sentence."""

    start: int
    end: int
    text: str
    name: str
    place_id: str
    kind: str
    country: str = ""


@dataclass
class Atlas:
    """The places that an article has named so far, and what it has made of each spelling."""

    settled: dict[str, Place] = field(default_factory=dict)
    recent: list[Toponym] = field(default_factory=list)

    def last(self, kinds: Iterable[str] = ()) -> Toponym | None:
        wanted = set(kinds)
        for t in reversed(self.recent):
            if t.kind not in WIDE_KINDS and (not wanted or t.kind in wanted):
                return t
        return None

    def region(self) -> Toponym | None:
        return next((t for t in reversed(self.recent) if t.kind in WIDE_KINDS and t.kind != "country"), None)


def find(
    text: str, sentences: list[Sentence], gazetteer, atlas: Atlas, language: str, taken: list[set[int]]
) -> list[list[Toponym]]:
    """The toponyms of each sentence of a paragraph, in order.

    Args:
        taken: by sentence, the words that belong to an actor's name and are no places.
    """
    mentions = [m for m in gazetteer.mentions(text) if not _is_quoted_name(text, m.start, m.end)]
    found: list[list[Toponym]] = []
    for sentence, names in zip(sentences, taken, strict=True):
        own: list[Toponym] = []
        for m in mentions:
            words = [w for w in sentence.words if w.start < m.end and m.start < w.end]
            if not words or any(w.i in names for w in words):
                continue
            place = _by_region(text, m, gazetteer, atlas)
            own.append(_toponym(words, m.text, place))
        covered = {i for t in own for i in range(t.start, t.end)} | names
        own.extend(_unknown(sentence, covered, gazetteer, language, atlas, text))
        found.append(sorted(own, key=lambda t: t.start))
        atlas.recent.extend(found[-1])
    return found


def _toponym(words: list[Word], text: str, place: Place) -> Toponym:
    return Toponym(words[0].i, words[-1].i + 1, text, place.name, place.place_id, place.kind, place.country)


def _is_quoted_name(text: str, start: int, end: int) -> bool:
    """Whether the name stands in quotation marks of its own: a grouping, a brigade, an outlet."""
    return any(m.start() < start and end < m.end() and len(m.group(1).split()) <= 3 for m in _QUOTED.finditer(text))


def _by_region(text: str, mention, gazetteer, atlas: Atlas) -> Place:
    """Of several namesakes, the one in the region that the text names right after it; else the one taken before."""
    key = mention.place.name if not mention.rejected else mention.text.lower()[:5]
    after = _REGION.search(text[mention.end : mention.end + 60])
    if after is not None and mention.rejected:
        region = gazetteer.lookup(after.group(1) + " область") or gazetteer.lookup(after.group(1))
        names = {region.place.name, region.place.admin} if region is not None else set()
        stem = after.group(1)[:6]
        for place in (mention.place, *mention.rejected):
            if place.admin and (place.admin in names or ukrainian(stem)[:5] == place.admin[:5]):
                atlas.settled[key] = place
                return place
    return atlas.settled.get(key, mention.place) if mention.rejected else mention.place


def _unknown(sentence: Sentence, covered: set[int], gazetteer, language: str, atlas: Atlas, text: str) -> list[Toponym]:
    """Names that no gazetteer has, after «село» or beside another place's name, respelled by the national table."""
    found = []
    settlements = lexicon.nouns(language, "settlement")
    for w in sentence.words:
        if w.i in covered or not w.is_name or w.pos not in ("PROPN", "NOUN", "ADJ", "X") or not w.i:
            continue
        before = sentence.words[w.i - 1]
        head = sentence.head(w)
        beside = before.lemma in ("и", "та", "і", "й", ",") and w.i >= 2 and w.i - 2 in covered
        near = before.pos == "ADP" and before.lemma in (
            "у",
            "возле",
            "под",
            "близ",
            "біля",
            "поблизу",
            "под",
            "з",
            "із",
        )
        named = before.lemmas & settlements or (
            head is not None and w.rel in ("appos", "nmod") and head.lemmas & settlements
        )
        listed = near and w.case in ("Gen", "Ins") and not w.lemmas & lexicon.nouns(language, "force")
        if not (named or beside or listed):
            continue
        match = gazetteer.lookup(w.text)
        if match is not None:
            place = match.place
            found.append(_toponym([w], w.text, place))
        else:
            found.append(Toponym(w.i, w.i + 1, w.text, _respelled(w, language), "", "village"))
        covered = covered | {w.i}
    del atlas, text
    return found


def _respelled(word: Word, language: str) -> str:
    """The canonical spelling of a name that no table has: its base form, the Ukrainian ending, the national table."""
    lemma = next((m for m in sorted(word.lemmas) if m == word.lemma), word.text.lower())
    name = lemma[:1].upper() + lemma[1:]
    if language == "ru":
        for pattern, new in _RESPELLED:
            name = pattern.sub(new, name)
    return ukrainian(name)
