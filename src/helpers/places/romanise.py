"""Ukrainian names in Latin letters, by the national table.

Resolution No. 55 of the Cabinet of Ministers of Ukraine of 27 January 2010, which the UN adopted in 2012
(E/CONF.101/84, resolution X/9): soft sign and apostrophe are not written, зг is zgh, and є, ї, й, ю, я have a form of
their own at the start of a word.
"""

import re

from helpers.places.spelling import APOSTROPHES

_LETTERS = {
    **dict(zip("абвгґдезиіклмнопрстуф", "abvhgdezyiklmnoprstuf", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ь": "",
    "’": "",
    "є": "ie",
    "ї": "i",
    "й": "i",
    "ю": "iu",
    "я": "ia",
    # not Ukrainian letters, but met in names: read as a Ukrainian editor would respell them
    "ы": "y",
    "э": "e",
    "ё": "io",
    "ъ": "",
}
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_WORD = re.compile(rf"[^\W\d_]+(?:[{re.escape(APOSTROPHES)}][^\W\d_]+)*")
_APOSTROPHE = re.compile(rf"[{re.escape(APOSTROPHES)}]")


def ukrainian(name: str) -> str:
    """Romanise Cyrillic words by the 2010 table; everything else stays as it is.

    >>> ukrainian("Куп’янськ"), ukrainian("Згурівка"), ukrainian("Ямпіль")
    ('Kupiansk', 'Zghurivka', 'Yampil')
    """
    return _WORD.sub(lambda m: _word(m.group()), name)


def _word(word: str) -> str:
    letters = _APOSTROPHE.sub("", word) if any("\u0400" <= c <= "\u04ff" for c in word) else word
    out = []
    for i, letter in enumerate(letters):
        low = letter.casefold()
        if low == "г" and i and letters[i - 1].casefold() == "з":
            latin: str | None = "gh"
        else:
            latin = (_INITIAL.get(low) if i == 0 else None) or _LETTERS.get(low)
        if latin is None:
            latin = letter
        elif letter != low:
            latin = latin.upper() if letters.isupper() and len(letters) > 1 else latin.capitalize()
        out.append(latin)
    return "".join(out)
