"""A source's name in Latin letters: base forms of names, romanised by language."""

import re

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.words import Word
from helpers.places.romanise import ukrainian

_LETTERS = dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)) | {
    "ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip


_SURNAME = re.compile(r"(.+(?:ов|ев|єв|їв|ін|ин|їн))(?:а|у|им|ові|ом)")


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


def full_name(words: list[Word], language: str) -> str:
    """A person's name in its base form; a Ukrainian surname that the dictionary lacks goes by its given name's case.

    «Олега Синєгубова» is a genitive, though «Синєгубова» alone could be a woman's nominative.
    """
    last = words[-1]
    surname = _SURNAME.fullmatch(last.text) if language == "uk" and words[0].case not in ("Nom", "") else None
    if surname is None:
        return " ".join(map(nominative, words))
    return " ".join([*map(nominative, words[:-1]), surname.group(1)])


def unit_name(words: str, language: str) -> str:
    """A unit's name in English as far as its words are known, else romanised: 63rd Mechanized Brigade."""
    called = re.search(r"[«“\"]([^»”\"]+)[»”\"]", words)
    plain = re.sub(r"[«“\"][^»”\"]+[»”\"]|\([^)]*\)", " ", words)
    numbers = re.findall(r"\b\d+(?=\b|-)", plain)
    kinds = lexicon.unit_kinds(language)
    known = [kinds[key] for w in plain.lower().split() if (key := next((k for k in kinds if w.startswith(k)), ""))]
    quoted = [romanised(called.group(1), language)] if called else []
    return " ".join([*map(_ordinal, numbers[:1]), *quoted, *known]) or romanised(words, language)


def _ordinal(number: str) -> str:
    ending = "th" if number[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ending


def surface(words: list[Word]) -> str:
    """Words as they stand in the text, or nearly."""
    return re.sub(r"([«“(]) | ([»”),])", r"\1\2", " ".join(w.text for w in words))
