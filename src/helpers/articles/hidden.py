"""Signs that nobody sees, and letters in pieces: what hides a word from every list of words.

Soft hyphens and zero-width spaces inside words, letters that are written as a letter and an accent (NFD), ligatures,
stress marks, and halves of signs.
"""

import re
import unicodedata

_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_LIGATURES = "\ufb00-\ufb06"
_MARKS = "\u0300-\u036f"
_SURROGATES = "\ud800-\udfff"
HIDING = re.compile(rf"[{_HIDDEN}]+|[{_LIGATURES}]|[{_SURROGATES}]|[^\W{_MARKS}][{_MARKS}]+")
_SIGN = re.compile(rf"[{_HIDDEN}{_LIGATURES}{_SURROGATES}{_MARKS}]")


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
        return ""
    return "".join(c for c in unicodedata.normalize("NFC", signs) if not unicodedata.combining(c))
