"""What a text says of the proof of a claim: the evidence it names, and whether anybody could verify it."""

import re
from functools import lru_cache

from helpers.articles.model import Article

_EVIDENCE = {
    "geolocated": r"geo-?locat\w+",
    "satellite": r"satellite (?:image\w*|photo\w*|picture\w*|data)",
    "video": r"videos?|footage|clips?",
    "photo": r"photo(?:s|graphs?|graphed)?|pictures?|images?(?! of)",
    "intercept": r"intercept(?:s|ed)? (?:calls?|communications?|radio|traffic)|radio intercepts?",
    "eyewitness": r"eye-?witness\w*|witness(?:es)?",
    "document": r"leaked documents?|internal documents?",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.I) for name, words in _EVIDENCE.items()}
_UNVERIFIED = re.compile(
    r"could not (?:be )?(?:immediately |independently )*(?:verif|confirm)\w+|not (?:been )?(?:independently )?(?:verified|confirmed)"
    r"|not (?:been )?possible to (?:independently )?(?:verify|confirm)|(?:not|n't) (?:immediately |independently )*(?:verify|confirm)[^.]{0,60}independent"
    r"|(?:impossible|unable|difficult|hard) to (?:independently )?(?:verify|confirm)|independent (?:verification|confirmation)[^.]{0,80}"
    r"(?:challenging|difficult|impossible|not possible|unavailable)|cannot (?:be )?(?:independently )?(?:verif|confirm)\w+",
    re.I,
)


@lru_cache(maxsize=1_000)
def evidence_of(sentence: str, named: str = "") -> str:
    """Kinds of evidence that a sentence names for its claim, '; '-separated, in the schema's vocabulary."""
    found = [
        kind for kind, pattern in _PATTERNS.items() if pattern.search(sentence) or (named and pattern.search(named))
    ]
    return "; ".join(found)


def has_caveat(article: Article) -> bool:
    """Whether an article says that what is claimed in it could not be verified."""
    return any(_UNVERIFIED.search(article.text[p.start : p.end]) for p in article.body())
