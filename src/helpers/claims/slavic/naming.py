"""A source's name in Latin letters: base forms of names, romanised by language."""

import re

from helpers.claims.slavic.words import Word
from helpers.places.romanise import ukrainian

_LETTERS = dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)) | {
    "ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip


def romanised(name: str, language: str) -> str:
    """Ukrainian by the national table of 2010; Russian as English newspapers write it, -ий and -ый being -y."""
    if language == "uk":
        return ukrainian(name)
    return re.sub(r"(?:iy|yy)\b", "y", "".join(map(_letter, name)))


def place_abroad(name: str, language: str) -> str:
    """A place's name outside Ukraine, as English newspapers write it: a Russian е that opens a syllable is -ye.

    >>> place_abroad("Николаевка", "ru"), place_abroad("Ольговка", "ru")
    ('Nikolayevka', 'Olgovka')
    """
    if language == "ru":
        name = re.sub(r"(?<=[аеёиоуыэюяьъАЕЁИОУЫЭЮЯ])е", "йе", re.sub(r"\bЕ", "Йе", name))
    return romanised(name, language)


def _letter(c: str) -> str:
    latin = _LETTERS.get(c.lower(), c)
    return latin.capitalize() if c.isupper() else latin


def nominative(word: Word) -> str:
    """A name in its base form."""
    if word.case == "Nom":
        return word.text
    return "-".join(part[:1].upper() + part[1:] for part in word.lemma.split("-"))


def surface(words: list[Word]) -> str:
    """Words as they stand in the text, or nearly."""
    return re.sub(r"([«“(]) | ([»”),])", r"\1\2", " ".join(w.text for w in words))
