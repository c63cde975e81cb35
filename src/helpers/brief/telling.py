"""Parts of a summary's sentences: who says it and when, what is held, what is denied, each tied to its claim."""

import re
from typing import Any

from markupsafe import Markup

from helpers.analysis.dates import in_words
from helpers.brief.markup import anchor, in_context, name, quoted, text
from helpers.brief.material import Material
from helpers.wording import is_plural

LONGEST = 200
"""Characters of a quotation in a summary; the table of claims has the whole."""
_DENYING = re.compile(
    r"\b(no|not|never|none|neither|nor|nobody|nothing|cannot|without|den(y|ies|ied|ying|ials?)|reject\w*|refut\w*|dismiss\w*|fals\w*|"
    r"untrue|disput\w*|не|нет|ні|немає|опроверг\w*|отри\w*|спрост\w*|запереч\w*)\b|n[’']t\b",
    re.I,
)
"""Words by which a quotation shows by itself that it denies."""


class Sources:
    """Who and when, linked to the words: "Valery Gerasimov, 20 November 2025"; whom it named last, it does not name again."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._last = ""

    def __call__(self, row: Any) -> Markup:
        """The source of a statement."""
        when = day(self._material, row)
        by_name = self._material.speaks_by_name(row)
        speaker = row.speaker if by_name else self._material.wording.side(row.side)
        named = speaker != self._last if self._last else by_name
        self._last = speaker
        return anchor(row.claim_id, Markup("{}, {}").format(name(speaker), when) if named else text(when))


def day(material: Material, row: Any) -> str:
    """The date of a statement, without the year where all claims are of one year: the line above names it."""
    years = {date[:4] for date in material.claims["claim_date"] if date}
    return without_year(row.claim_date) if len(years) == 1 else in_words(row.claim_date)


def without_year(date: str) -> str:
    """A date in words, without its year where more of it is known."""
    return in_words(date).removesuffix(f" {date[:4]}") if len(date) > 4 else in_words(date)


def verb(subject: str, plural: str, singular: str) -> str:
    """The form of a verb that a side's name takes."""
    return plural if is_plural(subject) else singular


def held(material: Material, row: Any) -> Markup:
    """Who holds how much of the place, in the proposition: "Russia holds all of Kupiansk"."""
    holder = material.wording.holder(row)
    return Markup("{} {} {}").format(text(holder), verb(holder, "hold", "holds"), text(material.wording.extent(row)))


def words_of(row: Any) -> Markup:
    """The statement's quotation, cut after a word where it is long."""
    quote = " ".join(row.quote.split())
    return quoted(quote if len(quote) <= LONGEST else f"{quote[:LONGEST].rsplit(' ', 1)[0]} …")


def quotation(material: Material, row: Any, quote: str) -> Markup:
    """A quotation of a statement, which never says the contrary of its speaker.

    What is denied stands behind "denies" where the article's own words before it do so, and in its sentence where that does.
    """
    words = quoted(quote)
    if row.stance != "denies" or _DENYING.search(quote):
        return words
    of = material.claims[material.claims["claim_id"] == row.claim_id]
    if any(map(_DENYING.search, of["cue"])):
        return Markup("denies: {}").format(words)
    sentence = next((s for s in of["sentence"] if quote in s and _DENYING.search(s[: s.find(quote)])), "")
    return in_context(sentence, quote, around=LONGEST) if sentence else words


def denied(material: Material, row: Any) -> Markup:
    """What a statement denies, with its words: they carry the denial, or the article says before them that they are denied.

    "The enemy was driven out" denies that the enemy holds the place: behind "denies that" such words would be turned round.
    """
    cue = material.claims.loc[material.claims["claim_id"] == row.claim_id, "cue"]
    behind = any(_DENYING.search(words) for words in cue) and not _DENYING.search(row.quote)
    if row.statement_id in material.unsure or (row.type == "control" and not row.controller) or row.type == "other":
        return Markup(" that {}" if behind else ": {}").format(words_of(row))
    if row.type in ("strike", "losses"):
        said = material.wording.label(row).removeprefix("Denies: ")
        return Markup(" {}: {}").format(text(said), words_of(row))
    if behind:
        return Markup(" that {}").format(words_of(row))
    said = held(material, row) if row.type == "control" else text(material.wording.proposition(row))
    return Markup(" that {}: {}").format(said, words_of(row))
