"""What one act of saying is."""

from dataclasses import dataclass

from helpers.claims.english.parsing.words import Token
from helpers.claims.sources import Source

POINTERS = {"this", "that", "it", "which", "these", "those", "so"}
REPORT_NOUNS = {
    "report": "assert",
    "claim": "assert",
    "statement": "assert",
    "announcement": "assert",
    "allegation": "assert",
    "assertion": "assert",
    "confirmation": "assert",
    "warning": "predict",
    "assessment": "assert",
    "denial": "deny",
    "admission": "concede",
    "acknowledgement": "concede",
    "news": "assert",
    "suggestion": "assert",
    "accusation": "assert",
    "declaration": "assert",
    "estimate": "assert",
    "rumor": "assert",
    "rumour": "assert",
    "word": "assert",
    "insistence": "reaffirm",
    "indication": "assert",
    "testimony": "assert",
    "forecast": "predict",
    "prediction": "predict",
}
BACK_NOUNS = {
    "claim",
    "statement",
    "report",
    "allegation",
    "assertion",
    "accusation",
    "announcement",
    "suggestion",
    "information",
    "news",
    "charge",
    "contention",
    "version",
    "rumour",
    "rumor",
    "declaration",
    "reporting",
    "talk",
    "footage",
    "figure",
    "account",
    "percentage",
    "story",
    "video",
    "narrative",
    "warning",
    "publication",
    "message",
}


@dataclass
class Report:
    """One act of saying.

    Attributes:
        cue: the reporting verb, noun or preposition.
        source: who; None where the text does not tell.
        content: indices of the tokens that are said.
        construction: direct, indirect, mixed or nominal.
        negated: "did not say that …".
        back: "statement" where the report points back at another's statement (denied this), "own" where it points
            back at what was said before without judging it ("X said this").
    """

    cue: Token
    source: Source | None
    act: str
    content: frozenset[int]
    construction: str
    negated: bool = False
    back: str = ""
    target: Token | None = None
    relayed: tuple[str, ...] = ()
