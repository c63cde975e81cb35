"""Case forms of Russian and Ukrainian place names.

Articles in these languages bend names: под Купянском, у Куп’янську, из Артёмовска, Часового Яра. The forms are
generated from the nominative by the regular paradigms of toponyms (nouns in a consonant, -ь, -й, -а, -я, -о, -е,
plural -ы, -и, -і; adjectives in -ый, -ий, -ой, -ое, -е, -ая, -а; Ukrainian і that turns to о or е), so that every form
can be traced, and no dictionary has to know the village.
"""

import re
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

_ADJECTIVE_STEM = r"(?:[нкцлтвшчщр]|ск|цк|ськ|цьк)"
_PARADIGMS = (
    (re.compile(rf"(.+{_ADJECTIVE_STEM})(?:ый|ой)$|(.+[кгхшжчщн])ий$"), _ADJECTIVE_M),
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


def case_forms(name: str) -> set[str]:
    """Every oblique form of a Cyrillic name, its words bent together; lower case, the nominative not among them.

    >>> "часового яра" in case_forms("Часов Яр"), "куп’янську" in case_forms("Куп’янськ")
    (True, True)
    """
    parts = re.split(r"([\s-]+)", name.casefold())
    words, gaps = parts[::2], [*parts[1::2], ""]
    if len(words) > 3 or not words[-1]:
        return set()
    bent = [_word_forms(w, last=i == len(words) - 1) for i, w in enumerate(words)]
    forms = set()
    for case in range(CASES):
        for choice in product(*(word[case] for word in bent)):
            forms.add("".join(w + g for w, g in zip(choice, gaps, strict=True)))
    forms.discard(name.casefold())
    return forms


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
        for case in forms:
            case.add(word)  # Работино, Иваново are often left unbent
    return [tuple(sorted(f)) or (word,) for f in forms]
