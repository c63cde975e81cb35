"""Signs that nobody sees, and letters in pieces or of another script: what hides a word from every list of words.

Soft hyphens and zero-width spaces inside words, letters that are written as a letter and an accent (NFD), ligatures,
stress marks, halves of signs, spaces of unusual widths, apostrophes that are none in Cyrillic words, and letters of one
script in a word of the other that only look alike.
"""

import re
import unicodedata

_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_LIGATURES = "\ufb00-\ufb06"
_MARKS = "\u0300-\u036f"
_SURROGATES = "\ud800-\udfff"
_SPACES = "\u2000-\u200a\u202f\u205f\u3000"
_LATIN, _CYRILLIC = "A-Za-z", "\u0400-\u0481\u048a-\u052f"
_APOSTROPHES = "`\u00b4\u2018\u201b\u02b9\u02bb\u2032\uff07"
_SHOWN_APOSTROPHES = frozenset(_APOSTROPHES)
_LIKE_LATIN = dict(zip("аАВсСеЕНіІјЈКМоОрРѕЅТуУхХ", "aABcCeEHiIjJKMoOpPsSTyYxX", strict=True))
_LIKE_CYRILLIC = {latin: cyrillic for cyrillic, latin in _LIKE_LATIN.items()} | {"k": "к"}
_MIXED = (
    rf"(?<!\w)[{_LATIN}{_CYRILLIC}]*(?:[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}])[{_LATIN}{_CYRILLIC}]*(?!\w)"
)
HIDING = re.compile(
    rf"[{_HIDDEN}]+|[{_LIGATURES}]|[{_SURROGATES}]|[^\W{_MARKS}][{_MARKS}]+|[{_SPACES}]"
    rf"|(?<=[{_CYRILLIC}])[{_APOSTROPHES}](?=[{_CYRILLIC}])|{_MIXED}"
)
_SIGN = re.compile(
    rf"[{_HIDDEN}{_LIGATURES}{_SURROGATES}{_MARKS}{_SPACES}]"
    rf"|[{_CYRILLIC}][{_APOSTROPHES}{_LATIN}]|[{_LATIN}][{_CYRILLIC}]"
)


def readable(text: str) -> str:
    """A text with its words as lists of words have them; offsets are others."""
    return HIDING.sub(lambda m: shown(m.group()), text) if hides(text) else text


def hides(text: str) -> bool:
    """Whether anything in a text may hide a word; few texts have such signs."""
    return not text.isascii() and _SIGN.search(text) is not None


def shown(signs: str) -> str:
    """A stretch that HIDING has found, as lists of words write it."""
    if "\ud800" <= signs <= "\udfff":
        return "\ufffd"
    if "\ufb00" <= signs <= "\ufb06":
        return unicodedata.normalize("NFKC", signs)
    if not signs[0].isalnum():
        return " " if signs.isspace() else "’" if signs in _SHOWN_APOSTROPHES else ""
    if re.search(f"[{_CYRILLIC}]", signs) and re.search(f"[{_LATIN}]", signs):
        return _of_one_script(signs)
    return "".join(c for c in unicodedata.normalize("NFC", signs) if not unicodedata.combining(c))


def _of_one_script(word: str) -> str:
    """A word of two scripts in the one that all its letters can be of, as it is where there is none (iPhone'ом, ДПЛАx)."""
    cyrillic = "".join(_LIKE_CYRILLIC.get(c, c) for c in word)
    if not re.search(f"[{_LATIN}]", cyrillic):
        return cyrillic
    latin = "".join(_LIKE_LATIN.get(c, c) for c in word)
    return word if re.search(f"[{_CYRILLIC}]", latin) else latin
