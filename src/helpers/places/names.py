"""The Ukrainian form of a place name that no gazetteer has.

Russian-language reports name villages in Russian: Бессаловка, Новокалиново, Krasnogorovka. Where the correspondence
between the two languages' toponyms is regular (endings, and the roots of lexicon/roots.csv), the Ukrainian form is
derived; the result is a guess by rule and never carries a position.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from importlib import resources

from helpers.places.romanise import ukrainian
from helpers.places.spelling import APOSTROPHES

UKRAINE = "UA"
"""The country whose places have their Ukrainian names, whichever name an article uses (ISO 3166-1 alpha-2)."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_RUSSIAN_LATIN = re.compile(
    r"(?:[oe]vka|[ts]koy?e|noy?e|[oe]voy?e|aya|[ay]y?evo|[nkrlvtdhsmgzbp]ovo|[ltnk]ino|sk[io]y)$", re.I
)
_ENDINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"еевка$", "іївка"),
        (r"(?<=[аеёиоуыэюяьъ])[еёо]вка$", "ївка"),
        (r"ь[её]вка$", "ївка"),
        (r"[оеё]вка$", "івка"),
        (r"[еёо]вск$", "івськ"),
        (r"ск$", "ськ"),
        (r"цк$", "цьк"),
        (r"[её]ц$", "ець"),
        (r"(?:ое|ее)$", "е"),
        (r"(?:ая|яя)$", "а"),
        (r"(?:ый|ой|ий)$", "ий"),
        (r"(?<=[оеё]в)о$", "е"),
        (r"(?<=ин)о$", "е"),
        (r"ье$", "я"),
        (r"ица$", "иця"),
        (r"ы$", "и"),
    )
)
_SOFTENED = re.compile(r"(?<=[сц])к(?=(?:ая|ое|ий|ой)$)")
_LETTERS = str.maketrans({"ы": "и", "э": "е", "ъ": "’", "ё": "е"})
_LATIN = (
    *(("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yo", "ё"), ("yu", "ю")),
    *(("ya", "я"), ("ye", "е"), ("ia", "я"), ("iu", "ю"), ("iy", "ий"), ("yy", "ый"), ("oy", "ой"), ("ay", "ай")),
    *(("ey", "ей"), ("ii", "ий"), ("ai", "ай"), ("ei", "ей"), ("oi", "ой"), ("x", "кс")),
    *zip("abvgdeziklmnoprstufyhj", "абвгдезиклмнопрстуфыхй", strict=True),
)


def canonical(name: str, language: str = "en", countries: tuple[str, ...] = (UKRAINE,)) -> str:
    """The name as the codebook wants it: in a war in Ukraine, the Ukrainian romanisation.

    Args:
        name: as in the article, in Latin or Cyrillic letters, in the nominative.
        language: of the article: in "uk" Cyrillic is romanised as it is, in "ru" it is turned into Ukrainian first;
            in Latin letters a Russian ending tells.
        countries: of the conflict; outside Ukraine the name comes back as it is.

    >>> canonical("Новогродовка", "ru"), canonical("Krasnogorovka"), canonical("Dobropillya")
    ('Novohrodivka', 'Krasnohorivka', 'Dobropillia')
    """
    name = re.sub(r"\s+", " ", name).strip()
    if not name or UKRAINE not in countries:
        return name
    if _CYRILLIC.search(name):
        russian = language == "ru" and not re.search("[іїєґІЇЄҐ]", name)
        return ukrainian(_by_word(name, _ukrainised) if russian else name)
    return _by_word(name, _latin)


def _by_word(name: str, change: Callable[[str], str]) -> str:
    return "".join(change(p) if p[:1].isalpha() else p for p in re.split(r"([\s-]+)", name))


def _ukrainised(word: str) -> str:
    low = word.casefold()
    whole, prefixes = _roots()
    if low in whole:
        low = whole[low]
    else:
        low = _SOFTENED.sub("ьк", low)
        for pattern, replacement in _ENDINGS:
            if pattern.search(low):
                low = pattern.sub(replacement, low)
                break
        for russian, own in prefixes:
            if low.startswith(russian) and len(low) > len(russian):
                low = own + low[len(russian) :]
                break
        low = low.translate(_LETTERS)
    return low.capitalize() if word[:1].isupper() else low


def _latin(word: str) -> str:
    if _RUSSIAN_LATIN.search(word):
        low = re.sub(f"[{re.escape(APOSTROPHES)}]", "", word.casefold())
        for latin, cyrillic in _LATIN:
            low = low.replace(latin, cyrillic)
        return ukrainian(_ukrainised(low.capitalize() if word[:1].isupper() else low))
    return _normalised(word)


def _normalised(word: str) -> str:
    """Other romanisations of Ukrainian brought to the 2010 table: Dobropillya, Mykolayivka, Kupyans’k."""
    word = re.sub(rf"(?<=\w)[{re.escape(APOSTROPHES)}](?!s\b)", "", word)
    word = re.sub(r"(?<=\w)y(?=[aeu])", "i", word)
    word = re.sub(r"(?<=[aeou])yi(?=\w)", "i", word)
    return re.sub(r"(?<=[bcdfghklmnprstvz])(?:yy|iy|yj|ij)$", "yi", word)


@lru_cache(maxsize=1)
def _roots() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Whole words, and beginnings of words from the longest, Russian to Ukrainian."""
    text = resources.files("helpers.places").joinpath("lexicon/roots.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines()[1:] if line]
    whole = {ru: uk for ru, uk in rows if not ru.endswith("*")}
    prefixes = sorted(((ru[:-1], uk[:-1]) for ru, uk in rows if ru.endswith("*")), key=lambda p: -len(p[0]))
    return whole, prefixes
