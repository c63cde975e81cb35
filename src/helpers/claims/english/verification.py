"""What a text says of the proof of a claim: the evidence it names, and whether anybody could verify it."""

import re

from helpers.articles.model import Article
from helpers.claims.records import Draft

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
    r"|(?:impossible|unable|difficult|hard) to (?:independently )?(?:verify|confirm)|independent (?:verification|confirmation)[^.]{0,80}"
    r"(?:challenging|difficult|impossible|not possible|unavailable)|cannot (?:be )?(?:independently )?(?:verif|confirm)\w+",
    re.I,
)


def evidence_of(sentence: str, named: str = "") -> str:
    """Kinds of evidence that a sentence names for its claim, '; '-separated, in the schema's vocabulary."""
    found = [
        kind for kind, pattern in _PATTERNS.items() if pattern.search(sentence) or (named and pattern.search(named))
    ]
    return "; ".join(found)


def fill(article: Article, drafts: list[Draft], parties: tuple[str, ...]) -> None:
    """Set `verification` and the evidence of an admission on an article's claims.

    A caveat that nothing could be verified counts for what the parties claim anywhere in the article; what analysts
    say is their assessment; a side that concedes its own loss is evidence by itself.
    """
    caveat = any(_UNVERIFIED.search(article.text[p.start : p.end]) for p in article.body())
    for d in drafts:
        if d.act == "concede":
            d.evidence = "; ".join(filter(None, (d.evidence, "own_side_admission")))
        if d.side in parties:
            d.verification = "unverifiable" if caveat else "claimed_only"
        elif d.side == "independent":
            d.verification = "assessed"
