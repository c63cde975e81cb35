"""Finding known names in running text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from helpers.places.model import Match, Mention, Place
from helpers.places.naming import REGION_WORDS
from helpers.places.spelling import key, plain

LONGEST = 5
"""Words that the longest name has."""
FEW = 10_000
"""Fewer inhabitants than this make a single-word GeoNames name weak."""
LARGE = 100_000
"""From this many inhabitants on, a place of the conflict's table is known also with a possessive's bare s."""
MANY = 500_000
"""From this many inhabitants on, a place is more likely meant than a person of that first name."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘\"”-][^\W\d_]+)*")
_ARTICLE = re.compile(r"(?:a[lrsdtnz]|ash|e[lstdz])-")
_ADJECTIVE = re.compile(r"(?:[сц]ь?к)(?:ий|ая|ое|ой|ого|ому|ую|им|ими|их|ие|і|ої|ій|у|а|е)$")
_GAP = re.compile(r"[ \t\u00a0]+\n?[ \t]*|-|\n[ \t]*")
_JOINTS = ("of", "on", "the", "and", "al", "el", "ez", "az")


@lru_cache(maxsize=1)
def common_words() -> dict[str, str]:
    """English words, first names, months and people's names that some place in the world is also called.

    From Debian's wamerican (SCOWL) and the first names of the US census, as far as cities500 has them as names.
    """
    text = resources.files("helpers.places").joinpath("lexicon/common_words.csv").read_text(encoding="utf-8")
    return dict(line.split(",") for line in text.splitlines()[1:])


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Words that stay small inside a name: those for kinds of places, and articles and prepositions."""
    text = resources.files("helpers.places").joinpath("lexicon/small_words.csv").read_text(encoding="utf-8")
    return frozenset([*REGION_WORDS, *_JOINTS, *(line.split(",")[0] for line in text.splitlines()[1:])])


def _is_doubtful(phrase: str, match: Match, *, opens: bool) -> bool:
    """Whether a single word is more likely something else than this place; `opens` where it opens a sentence."""
    place = match.place
    kind = common_words().get(plain(phrase))
    if kind == "adjective":
        return True
    if place.in_profile:
        return kind in ("word", "calendar") and opens
    if _ADJECTIVE.search(phrase.casefold()) and place.population < MANY:
        return True
    if match.matched == "former" and place.population < FEW:
        return True
    return kind is not None and (kind in ("word", "calendar") or place.population < MANY)


def scan(text: str, begins: Callable[[str], bool], find: Callable[[str, bool], Match | None]) -> Iterator[Mention]:
    """Known names in text order, the longest where several begin at one word.

    `begins` tells whether a known name may begin with a word (see `may_begin`); `find` looks a phrase up, told whether
    "the" stands before it. A name begins with a capital letter; only words such as "region" and "river" may
    be small in it. Abbreviations of up to four capitals are no names.
    """
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        found = _longest(text, words, at, begins, find)
        if found is None:
            at += 1
            continue
        mention, used = found
        yield mention
        at += used


def _longest(
    text: str,
    words: Sequence[re.Match[str]],
    at: int,
    begins: Callable[[str], bool],
    find: Callable[[str, bool], Match | None],
) -> tuple[Mention, int] | None:
    first = words[at].group()
    first = first[: len(first) - _possessive(first)]
    if not _is_capital(first) or (first.isupper() and len(first) <= 4):
        return None
    if not begins(first) and not begins(first.removesuffix("s")):
        return None
    the = at > 0 and words[at - 1].group().casefold() == "the" and text[words[at - 1].end() : words[at].start()] == " "
    for last in range(min(len(words), at + LONGEST) - 1, at - 1, -1):
        if not _is_phrase(text, words[at : last + 1]):
            continue
        start, end = words[at].start(), words[last].end()
        for stop in dict.fromkeys((end, end - _possessive(text[start:end]), end - _bare_possessive(text, start, end))):
            phrase = text[start:stop]
            match = find(phrase, the)
            if match is not None and text[stop:end] == "s" and not _is_well_known(match.place):
                continue
            if match is not None and not (
                last == at and _is_doubtful(phrase, match, opens=_opens_sentence(text, start))
            ):
                place = match.place
                weak = last == at and _is_weak(phrase, place)
                loose = last == at and match.matched in ("variant", "former") and phrase.isascii()
                goes_on = (weak or loose) and not _region_follows(text, words, last, find)
                if _is_part_of_name(text, words, at, last, weak=weak, goes_on=goes_on):
                    continue
                return Mention(start, stop, phrase, place, match.matched, weak, match.rejected), last - at + 1
    return None


def _region_follows(
    text: str, words: Sequence[re.Match[str]], last: int, find: Callable[[str, bool], Match | None]
) -> bool:
    """Whether the next words are the region that a place is in, as Slavic languages give it: "Павловки Сумской области"."""
    if last + 2 >= len(words) or text[words[last].end() : words[last + 1].start()] != " ":
        return False
    match = (
        find(text[words[last + 1].start() : words[last + 2].end()], False)
        if _is_capital(words[last + 1].group())
        else None
    )
    return match is not None and match.place.kind == "region"


def _is_part_of_name(
    text: str, words: Sequence[re.Match[str]], first: int, last: int, *, weak: bool, goes_on: bool
) -> bool:
    """Whether the place's name is part of a club's, a unit's, a treaty's, (weak names) a person's or another place's.

    `goes_on` tells that a capital in the next word makes it a longer name, of something that is not known: what a name
    in another spelling than the usual one begins ("Tal" and "Tal Something").
    """
    before = words[first - 1] if first and text[words[first - 1].end() : words[first].start()] == " " else None
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and text[words[last].end() : after.start()] != " ":
        after = None
    listed = _organisation_words()
    if before is not None and before.group()[0].isupper():
        opens = _opens_sentence(text, before.start())
        if (before.group().casefold(), "before") in listed or (weak and not opens):
            return True
    if after is None:
        return False
    return (after.group().casefold(), "after") in listed or (goes_on and _goes_on(after.group()))


def _goes_on(word: str) -> bool:
    """Whether a capitalised word may be the rest of a name: not one that the language writes so by itself."""
    return _is_capital(word) and common_words().get(plain(word)) not in ("calendar", "adjective", "word")


@lru_cache(maxsize=1)
def _organisation_words() -> frozenset[tuple[str, str]]:
    """Words that make the name of a place beside them that of a club, a unit or a treaty, with where they stand."""
    text = resources.files("helpers.places").joinpath("lexicon/not_places.csv").read_text(encoding="utf-8")
    return frozenset((word, stands) for word, stands, _ in (line.split(",") for line in text.splitlines()[1:]))


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip("\"“”«»'‘’(")
    bare = before.rstrip()
    return not bare or "\n" in before[len(bare) :] or bare[-1] in ".!?:;"


def _is_capital(word: str) -> bool:
    """Whether the word begins with a capital, an Arabic article before it aside: al-Bab."""
    return word[0].isupper() or (bool(_ARTICLE.match(word)) and word.partition("-")[2][:1].isupper())


def _is_weak(phrase: str, place: Place) -> bool:
    if place.population >= FEW:
        return False
    return not place.in_profile or common_words().get(plain(phrase)) == "first name"


def may_begin(word: str, starts: frozenset[str]) -> bool:
    """Whether a name may begin with a word; `starts` holds the first words, as plain names and as keys, of all known."""
    first = plain(word).partition(" ")[0]
    if first in starts or key(word).partition(" ")[0] in starts:
        return True
    return not word.isascii() and "\u0400" <= word[0] <= "\u04ff"


def _possessive(phrase: str) -> int:
    return 2 if phrase.endswith(("'s", "’s")) else 0


def _bare_possessive(text: str, start: int, end: int) -> int:
    """1 for the s of a possessive that has lost its apostrophe, as far as its word tells: "Syrias Idlib"."""
    return int(text[end - 1] == "s" and text[start:end].isascii() and text[end : end + 1] == " ")


def _is_well_known(place: Place) -> bool:
    """Whether a place is so well known that its name with an s behind it is hardly another name."""
    return place.kind in ("country", "region") or (place.in_profile and place.population >= LARGE)


def _is_phrase(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether the words stand side by side, and all but small words have a capital."""
    for before, word in pairwise(words):
        if not _GAP.fullmatch(text, before.end(), word.start()):
            return False
        if not _is_capital(word.group()) and word.group().casefold() not in _small_words():
            return False
    return len(words) == 1 or words[-1].group().casefold() not in _JOINTS


def settled(
    mentions: Sequence[Mention], choose: Callable[[Mention, Sequence[Place]], Match | None], *, near: Sequence[Place]
) -> list[Mention]:
    """Decide between namesakes once more, by `near` and by the places that the text names beyond doubt.

    A name that cannot be decided keeps its place's name, but loses its id and its point: it is named, not placed.
    """
    known = _beyond_doubt(mentions, choose, near)
    result = []
    for mention in mentions:
        if mention.rejected or mention.weak:
            match = choose(mention, _beside(mention, known))
            if match is None:
                mention = replace(mention, place=unplaced(mention.place), rejected=(mention.place, *mention.rejected))
            elif match.place.place_id != mention.place.place_id:
                mention = replace(mention, place=match.place, rejected=match.rejected, matched=match.matched)
        result.append(mention)
    return result


def _beyond_doubt(
    mentions: Sequence[Mention], choose: Callable[[Mention, Sequence[Place]], Match | None], near: Sequence[Place]
) -> tuple[Place, ...]:
    """The places that a text names beyond doubt: those without a namesake, then those of the conflict's table beside them.

    Names are settled from the fewest namesakes on: two villages of one sector that both have a namesake in another would
    else bear each other out there.
    """
    sure = [m for m in mentions if not m.weak and (not m.rejected or m.place.in_profile)]
    known = {p.place_id: p for p in (*near, *(m.place for m in sure if not m.rejected))}
    for mention in sorted((m for m in sure if m.rejected), key=lambda m: len(m.rejected)):
        match = choose(mention, _beside(mention, known.values()))
        if match is not None and match.place.in_profile:
            known.setdefault(match.place.place_id, match.place)
    return tuple(known.values())


def _beside(mention: Mention, known: Iterable[Place]) -> tuple[Place, ...]:
    """The places that tell which of its namesakes a mention means: those of the conflict's table, where it has any.

    What else is named moves no place of the table: a capital stands for a government, a town abroad for talks.
    """
    ids = {p.place_id for p in (mention.place, *mention.rejected)}
    others = tuple(p for p in known if p.place_id not in ids)
    listed = tuple(p for p in others if p.in_profile)
    return listed if listed or mention.place.in_profile else others


def unplaced(place: Place) -> Place:
    """A place of that name of which it is not known where it is."""
    return Place(
        "", place.name, place.kind, None, None, None, country=place.country, note="several places of this name"
    )
