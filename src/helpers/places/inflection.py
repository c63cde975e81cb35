"""Case forms of Russian and Ukrainian place names.

Articles in these languages bend names: под Купянском, у Куп’янську, из Артёмовска, Часового Яра. The regular paradigms
of toponyms are written down here (nouns in a consonant, -ь, -й, -а, -я, -о, -е, plural -ы, -и, -і; adjectives in -ый,
-ий, -ой, -ое, -е, -ая, -а; Ukrainian і that turns to о or е). A bent word is traced back to the known words that have
it among their forms, so no dictionary has to know the village.
"""

import re
from collections.abc import Container
from functools import lru_cache
from itertools import product

CASES = 5
"""Genitive, dative, accusative, instrumental, locative; each may have several forms."""

_HARD = (("а", "у"), ("у", "ові"), ("", "а"), ("ом",), ("е", "у", "і"))
_HARD_SIBILANT = (("а", "у"), ("у",), ("",), ("ем", "ом"), ("е", "у", "і"))
_SOFT = (("я", "ю"), ("ю",), ("ь",), ("ем", "ём", "єм"), ("е", "ю", "і"))
_FEMININE_SOFT = (("и", "і"), ("и", "і"), ("ь",), ("ью", "ю"), ("и", "і"))
_YOT = (("я", "ю"), ("ю", "єві"), ("й",), ("ем", "єм"), ("е", "ї", "ю"))
_A = (("ы", "и"), ("е", "і"), ("у",), ("ой", "ою"), ("е", "і"))
_YA = (("и", "і", "ї"), ("е", "и", "і", "ї"), ("ю",), ("ей", "ею", "єю", "ёй"), ("е", "и", "і", "ї"))
_O = (("а",), ("у",), ("о",), ("ом",), ("е", "у", "і"))
_E_SOFT = (("я",), ("ю",), ("е", "є"), ("ем", "єм"), ("е", "и", "і", "ї"))
_PLURAL = (("ов", "ів", ""), ("ам",), ("ы", "и", "і"), ("ами",), ("ах",))
_ADJECTIVE_M = (("ого", "его"), ("ому", "ему"), ("ый", "ий", "ой"), ("ым", "им"), ("ом", "ем", "ому"))
_ADJECTIVE_F = (("ой", "ої", "ей"), ("ой", "ій", "ей"), ("ую", "у"), ("ой", "ою", "ей"), ("ой", "ій", "ей"))
_ADJECTIVE_N = (("ого", "его"), ("ому", "ему"), ("ое", "е", "ее"), ("ым", "им"), ("ом", "ому", "ем"))

_SOFTENED = {"к": "ц", "г": "з", "х": "с"}
"""Ukrainian к, г, х before -і: Мар’їнка, в Мар’їнці."""
_DIRECTION = re.compile(
    r"(?:на\s+)?([\w’'ʼ-]+(?:ск|ськ|цк|цьк))(?:ое|ого|ому|ом|ий|е|ім|им)\s+(?:направлени|напрям|участ|ділянк)\w*"
)
_LONGEST_ENDING = 4
_NOMINATIVE_ENDINGS = ("", "ь", "й", "а", "я", "о", "е", "є", "ы", "и", "і", "ый", "ий", "ой", "ая", "яя", "ое", "ее")

_ADJECTIVE_STEM = r"(?:[нкцлтвшчщр]|ск|цк|ськ|цьк)"
_PARADIGMS = (
    (re.compile(rf"(.+{_ADJECTIVE_STEM})(?:ый|ой)$|(.+[бвгджзклмнпрстхчшщ])ий$"), _ADJECTIVE_M),
    (re.compile(r"(.+)(?:ая|яя)$"), _ADJECTIVE_F),
    (re.compile(r"(.+)(?:ое|ее)$"), _ADJECTIVE_N),
    (re.compile(r"(.+(?:ськ|цьк|ов|ев|єв|н|т|ш|в))е$"), _ADJECTIVE_N),
    (re.compile(r"(.+[бвгґджзклмнпрстфхцчшщ])а$"), _A),
    (re.compile(r"(.+)я$"), _YA),
    (re.compile(r"(.+)о$"), _O),
    (re.compile(r"(.+[йьллтнжшщч'’])[ея]$|(.+л)е$"), _E_SOFT),
    (re.compile(r"(.+)й$"), _YOT),
    (re.compile(r"(.+)[ыиі]$"), _PLURAL),
)
_UKRAINIAN_FEMININE_ADJECTIVE = re.compile(r"(.+(?:ськ|цьк|чн|вн|рн|льн|нн|ст|ов|ян|ин|ін|біл|мал|стар|нов))а$", re.I)


def nominatives(name: str, known: Container[str]) -> list[str]:
    """The names that a bent one can stand for; its words are bent together, in one case.

    Args:
        name: a plain name (`spelling.plain`), up to three words.
        known: the words that names of places consist of, plain.

    >>> nominatives("часового яра", {"часов", "яр"}), nominatives("купянську", {"купянськ"})
    (['часов яр'], ['купянськ'])
    """
    words = name.split()
    if not 1 <= len(words) <= 3:
        return []
    origins = [_origins(word, known, last=number == len(words) - 1) for number, word in enumerate(words)]
    found = []
    for choice in product(*(o.items() for o in origins)):
        if frozenset.intersection(*(cases for _, cases in choice)):
            found.append(" ".join(word for word, _ in choice))
    return [f for f in found if f != name]


def _origins(word: str, known: Container[str], *, last: bool) -> dict[str, frozenset[int]]:
    """Known words that have this one among their forms, with the cases in which they do."""
    stems = {word[:-n] if n else word for n in range(_LONGEST_ENDING + 1) if len(word) - n >= 2}
    for stem in tuple(stems):
        if found := re.fullmatch(r"(.+)([оеє])([вдгкльнр]|ст)", stem):
            stems.add(found.group(1) + ("ї" if found.group(2) == "є" else "і") + found.group(3))
        if stem.endswith("ц"):
            stems.add(stem[:-1] + "ец")
        if stem[-1] in _SOFTENED.values():
            stems.update(stem[:-1] + hard for hard, soft in _SOFTENED.items() if soft == stem[-1])
    origins = {}
    for candidate in {stem + ending for stem in stems for ending in _NOMINATIVE_ENDINGS}:
        if candidate in known:
            cases = frozenset(n for n, forms in enumerate(_word_forms(candidate, last=last)) if word in forms)
            if cases:
                origins[candidate] = cases
    return origins


def of_direction(phrase: str) -> list[str]:
    """What a front's direction may be named after: на Авдеевском направлении → авдеевск, авдеев, авдеевка.

    Empty for any other phrase.
    """
    found = _DIRECTION.fullmatch(phrase.casefold())
    if not found:
        return []
    stem, root = found.group(1), re.sub(r"(?:ск|ськ|цк|цьк)$", "", found.group(1))
    return [stem, root, *(root + ending for ending in ("ка", "а", "я", "о", "е", "ь"))]


@lru_cache(maxsize=5_000)
def _word_forms(word: str, *, last: bool) -> list[tuple[str, ...]]:
    forms: list[set[str]] = [set() for _ in range(CASES)]

    def add(stem: str, endings: tuple[tuple[str, ...], ...]) -> None:
        for case, ends in enumerate(endings):
            forms[case].update(stem + e for e in ends)

    for pattern, endings in _PARADIGMS:
        if found := pattern.fullmatch(word):
            add(next(g for g in found.groups() if g), endings)
            break
    if found := _UKRAINIAN_FEMININE_ADJECTIVE.fullmatch(word):
        add(found.group(1), _ADJECTIVE_F)
    if found := re.fullmatch(r"(.+)([кгх])а", word):
        for case in (1, 4):
            forms[case].add(f"{found.group(1)}{_SOFTENED[found.group(2)]}і")
    if not last and word.endswith("а"):  # Велика Новосілка → Великої Новосілки
        add(word[:-1], _ADJECTIVE_F)
    if word.endswith("ь"):
        add(word[:-1], _SOFT)
        add(word[:-1], _FEMININE_SOFT)
        if re.search(r"[еи]ц$|іл$", word[:-1]):
            add(re.sub(r"і(?=л$)", "о", word[:-1]), _SOFT)
    elif re.search(r"[бвгґджзклмнпрстфхцчшщ]$", word):
        add(word, _HARD_SIBILANT if word[-1] in "жчшщц" else _HARD)
        if found := re.fullmatch(r"(.+)([ії])(в|д|г|к|л|н|р|ст)", word):  # Харків → Харкова, Київ → Києва
            vowels = ("є",) if found.group(2) == "ї" else ("о", "е")
            for vowel in vowels:
                add(f"{found.group(1)}{vowel}{found.group(3)}", _HARD)
        if not last and re.search(r"(?:ов|ев|ёв|ин|ів|їв)$", word):  # Часов Яр → Часового Яра
            add(re.sub(r"ів$", "ов", word), _ADJECTIVE_M)
    if word.endswith(("ец", "єць", "ець")):
        add(re.sub(r"[еє](ць?)$", r"\1", word).rstrip("ь"), _SOFT if word.endswith("ь") else _HARD_SIBILANT)
    if last and re.search(r"(?:ов|ев|ёв|ын|ин)о$", word):
        for form in forms:
            form.add(word)  # Работино, Иваново are often left unbent
    return [tuple(sorted(f)) or (word,) for f in forms]
