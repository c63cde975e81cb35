"""Sides from grammar, for a war that no profile knows: whose forces the text itself speaks of.

"Tigrayan fighters" and "Ethiopian troops" are two sides with the ids tigrayan and ethiopian; "rebels" and "the
government" are sides by these names where nothing more is said. Who is whose enemy is only known where there are two.
"""

import re
from collections import Counter
from dataclasses import replace

from helpers.articles.model import Article
from helpers.conflicts import Conflict, Side

_FORCES = r"(?:troops|forces|soldiers|fighters|rebels|militants|insurgents|militia(?:s|men)?|army|military|paramilitar(?:y|ies)|guerrillas|gunmen)"
_OWNED = re.compile(
    rf"\b(?P<whose>[A-Z][\w-]{{2,}}|government|rebel|opposition|separatist|junta)(?:['’]s)?\s+(?:armed\s+|ground\s+|security\s+)?{_FORCES}\b"
)
_BARE = re.compile(r"\b(?P<who>rebels|insurgents|separatists|militants|junta)\b")
_LOYAL = re.compile(
    rf"\b{_FORCES}\s+loyal\s+to\s+(?:the\s+)?(?:[A-Z][\w-]+\s+){{0,2}}(?P<whose>[A-Z][\w-]{{2,}})", re.I
)
_ACRONYM = re.compile(
    r"\b(?P<whose>[A-Z][A-Z0-9]{1,5})(?:['’]s)?\s+(?:said|says|claimed|denied|captured|seized|took|entered|withdrew|repelled|spokes\w+|"
    r"commanders?|units|positions|attacks?|advance[sd]?|controls?|holds?)\b"
)
_SPELT_OUT = re.compile(r"\b((?:[A-Z][\w'’-]+\s+)+(?:(?:of|for|the)\s+)*(?:[A-Z][\w'’-]+\s+)*)\(([A-Z][A-Z0-9]{1,5})\)")
_NOT_A_SIDE = {
    "the",
    "these",
    "those",
    "his",
    "their",
    "many",
    "some",
    "several",
    "all",
    "two",
    "three",
    "peacekeeping",
    "armed",
    "special",
    "security",
    "foreign",
    "international",
    "united",
    "african",
    "army",
    "national",
    "ground",
    "police",
    "un",
    "us",
    "uk",
    "eu",
    "au",
    "nato",
    "ap",
    "afp",
    "bbc",
    "cnn",
    "ngo",
    "icrc",
    "msf",
    "unhcr",
    "ocha",
}
_LEAST = 3
"""Mentions of forces below which a text is not taken to be about a war."""


def inferred(article: Article, conflict: Conflict) -> Conflict:
    """The conflict with the sides that the article's own words name; unchanged where it names fewer than two."""
    text = "\n".join(article.text[p.start : p.end] for p in article.body())
    counts: Counter[str] = Counter(m["whose"] for m in _OWNED.finditer(text) if m["whose"].lower() not in _NOT_A_SIDE)
    for pattern in (_LOYAL, _ACRONYM):
        counts.update(m["whose"] for m in pattern.finditer(text) if m["whose"].lower() not in _NOT_A_SIDE)
    counts.update(m["who"].removesuffix("s") if m["who"] != "junta" else "junta" for m in _BARE.finditer(text))
    kept = [word for word, _ in counts.most_common(4)]
    if len(kept) < 2 or sum(counts.values()) < _LEAST:
        return conflict
    ids = {word: re.sub(r"\W+", "_", word.lower()) for word in kept}
    sides = tuple(_side(word, ids, text) for word in kept)
    return replace(conflict, sides=(*sides, *conflict.sides))


def _side(word: str, ids: dict[str, str], text: str) -> Side:
    others = tuple(ids[w] for w in ids if w != word)
    enemies = others if len(others) == 1 else ()
    if word[0].islower():  # a role, not a name
        names = (word,) if word in ("government", "junta", "opposition") else ()
        return Side(ids[word], word.capitalize(), True, names, (), (word, f"{word} forces", f"{word} troops"), enemies)
    if word.isupper():  # an acronym is a name, and so are the words that it stands for
        spelt = {" ".join(m[1].split()).removeprefix("The ") for m in _SPELT_OUT.finditer(text) if m[2] == word}
        return Side(ids[word], word, True, (word, *spelt), (), (), enemies)
    return Side(ids[word], word, True, (*_countries(word, text),), (word, f"{word}s"), (), enemies)


def _countries(demonym: str, text: str) -> set[str]:
    """Capitalised words of the text that a demonym is formed from: Ethiopia beside Ethiopian."""
    stem = demonym[: max(4, len(demonym) - 3)]
    return {
        w
        for w in re.findall(r"\b[A-Z][a-z]+\b", text)
        if w != demonym and w.startswith(stem) and len(w) <= len(demonym)
    }
