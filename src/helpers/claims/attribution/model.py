"""What an act of saying is: who says it, in which words, and what is said. It knows nothing of wars."""

from dataclasses import dataclass, field

from helpers.claims.attribution.reading import Passage, Spans
from helpers.claims.english.parsing.words import Token

ACTS = {
    "assert": True,
    "reaffirm": True,
    "concede": True,
    "predict": True,
    "deny": False,
    "decline": False,
    "plan": False,
    "ask": False,
    "want": False,
    "fear": False,
    "doubt": False,
    "believe": False,
    "favour": False,
    "oppose": False,
}
"""What a source does with the content, and whether it thereby states it as true."""

CONSTRUCTIONS = ("direct", "indirect", "mixed", "nominal", "according-to", "object", "line")
"""How the content is given: in quotation marks, as a clause, as both, as a noun's complement, under "according to", as
the object of a verb ("rejected the offer"), or as a line that a name and a colon open."""

BASES = (
    "named in clause",
    "surname to full name",
    "described in clause",
    "pronoun to earlier name",
    "pronoun to earlier group",
    "words to earlier name",
    "sentence before",
    "paragraph before",
    "own voice",
    "",
)
"""What a speaker's name rests on; "" where the text names no speaker."""


@dataclass
class Source:
    """Who says it: the words of the text, and whom they mean.

    Attributes:
        words: numbers of the words that name the source, in the reading's count.
        head: the noun or pronoun; None where the source is only words ("PENCE:").
        speaker: the canonical name; "" where the text does not tell whom the words mean.
        basis: one of BASES.
    """

    words: frozenset[int]
    head: Token | None = None
    speaker: str = ""
    basis: str = ""


@dataclass(eq=False)
class Report:
    """One act of saying, or a private state that is told of somebody, which asserts nothing (see ACTS).

    Attributes:
        cue: the word that introduces the content: verb, noun, adjective, adverb, preposition, or a colon.
        passage: the paragraph of the cue.
        content: numbers of the words that are said, in the reading's count; several paragraphs' where speech runs on.
        source: who; None where nobody is named.
        act: one of ACTS.
        construction: one of CONSTRUCTIONS.
        negated: "did not say that …".
        within: the report whose content holds this one, None for one that the article itself makes.
    """

    cue: Token
    passage: Passage
    content: frozenset[int]
    source: Source | None
    act: str
    construction: str
    negated: bool = False
    within: "Report | None" = None
    content_spans: Spans = field(default=())
    source_spans: Spans = field(default=())
