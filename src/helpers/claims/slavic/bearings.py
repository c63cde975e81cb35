"""The side of a place on which something lies: «к северу от А», «південніше Б», «на північний захід від В»."""

import re

from helpers.claims.slavic.words import Sentence

_SIDES = {
    "north": re.compile(r"север|північ"),
    "south": re.compile(r"юг|юж|південь|півден|півдн"),
    "east": re.compile(r"восто|сход|схід"),
    "west": re.compile(r"запад|захід|заход"),
}
_FROM = frozenset({"от", "від", "од"})
_MORE = re.compile(r"(?:нее|ніше|іше)$")


def bearing(sentence: Sentence, at: int) -> str:
    """The relation that the words before the name at word `at` tell, "" for none; a name in a list has its list's."""
    words = sentence.words
    name = words[at]
    while name.rel == "conj" and name.head >= 0 and words[name.head].is_name and words[name.head].i < name.i:
        name = words[name.head]
    before = [w.text.lower() for w in words[max(0, name.i - 4) : name.i]]
    if not before:
        return ""
    if before[-1] in _FROM:
        told = _compass(before[-3:-1]) if len(before) > 1 and _compass(before[-2:-1]) else []
    else:
        told = _compass(before[-1:]) if _MORE.search(before[-1]) else []
    return f"{'_'.join(told)}_of" if told else ""


def _compass(words: list[str]) -> list[str]:
    """The sides that words name, north or south first."""
    joined = " ".join(words)
    return [side for side, pattern in _SIDES.items() if pattern.search(joined)][:2]
