"""Parts of a summary's sentences: who says it and when, what is held, what is denied, each tied to its claim."""

import re
from typing import Any

from markupsafe import Markup

from helpers.analysis import scope
from helpers.analysis.dates import in_words
from helpers.analysis.rows import rows
from helpers.analysis.voices import named
from helpers.brief.markup import anchor, joined, name, quoted, text
from helpers.brief.material import Material
from helpers.wording import DENYING, holds, says_none_left, verb

LONGEST = 200
"""Characters of a quotation in a summary; the table of claims has the whole."""
_CLAUSE_STARTS = re.compile(
    r"[,;:.]\s+((but|although|though|and|while|но|хотя|але|хоча|а)\s+)?|\s(but|although|though)\s+", re.I
)
"""Where the clause may begin in which a denial stands."""
_THAT = re.compile(r"\bthat\s+")
_RELATIVE = re.compile(r" (?:that|who|whom) [^.,;:!?\n]+")
_POINTING = re.compile(r"\b(?:this|that|it|these|those|them)\W*$", re.I)
_GAP = 6
"""Characters between two quotations that are told as one: a comma, "and", "that"."""
_LINKING = re.compile(
    r"(\d{1,2}[:.]\d\d\s*[-–—]|during which|that|which|although|though|but|and|while|whereas|что|но|хотя|що|але|хоча)\s+",
    re.I,
)
"""Words that join a clause to the one before it, and say nothing where it is quoted alone."""


_BOUNDS = {"narration": " or later", "publication_then": " or earlier"}
"""Bases of days that are no more than a bound of the day that is meant."""


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


def day(material: Material, row: Any, date: str = "") -> str:
    """The date of a statement (or `date`), without the year where all are of one year: the line above names it.

    A day that only the story has reached before the words is the earliest that they can be of; that of the article that
    tells in the past tense what somebody said is the latest.
    """
    date = date or row.claim_date
    if not date:
        return "day unclear"
    years = {said[:4] for said in (*material.claims["claim_date"], date) if said}
    words = without_year(date) if len(years) == 1 else in_words(date)
    told = row.event_date if date == row.event_date else row.claim_date
    basis = row.event_date_basis if told == row.event_date else row.claim_date_basis
    return f"{words}{_BOUNDS.get(basis, '')}"


def without_year(date: str) -> str:
    """A date in words, without its year where more of it is known."""
    return in_words(date).removesuffix(f" {date[:4]}") if len(date) > 4 else in_words(date)


def held(material: Material, row: Any, *, before: bool = False) -> Markup:
    """Who holds how much of the place, in the proposition: "Russia holds all of Kupiansk"; `before`: who held it."""
    holder = material.wording.holder(row)
    extent = material.wording.extent(row)
    return text(f"{holder} {f'held {extent}' if before else holds(holder, extent)}")


def which_part(material: Material, row: Any) -> Markup:
    """Of a statement on a part of the place its words, behind a colon: they tell which part it is."""
    if row.share is not None or scope.scope(row) != scope.PART:
        return Markup("")
    return Markup(": {}").format(passage(material, row))


def passage(material: Material, row: Any) -> Markup:
    """The statement's words with those of the same speaker that stand next to them in its sentence, so that they can be read:
    "they attacked the station and were driven off", which are two statements."""
    claims = material.claims
    own = next(rows(claims[claims["claim_id"] == row.claim_id]))
    alike = claims[
        (claims["article"] == own.article) & (claims["sentence"] == own.sentence)
        & (claims["speaker"] == own.speaker) & (claims["stance"] == own.stance)
    ]  # fmt: skip
    start, end = _from_cue(own)
    near = sorted(_from_cue(claim) for claim in rows(alike))
    for _ in near:
        for a, b in near:
            if a <= end + _GAP and b >= start - _GAP and max(b, end) - min(a, start) <= LONGEST:
                start, end = min(a, start), max(b, end)
    text_of = "".join(material.articles.loc[material.articles["article"] == own.article, "text"])
    verbatim = text_of[own.start : own.end] == own.quote
    if (further := _RELATIVE.match(text_of, end)) and further.end() - start <= LONGEST:
        end = further.end()  # "killed 20 people that he called terrorists": whom he speaks of is told with them
    return _words(text_of[start:end] if verbatim else row.quote)


def _from_cue(claim: Any) -> tuple[int, int]:
    """Where a claim's words begin and end in its article: all that somebody is reported to say, from the verb on.

    Behind a verb with an object of its own ("denied the report that …") they begin at "that"; without it they are as they are.
    """
    start, end = int(claim.start), int(claim.end)
    at, cue = claim.sentence.find(claim.quote), f" {claim.cue} "
    behind = claim.sentence.rfind(cue, 0, max(at, 0)) + len(cue)
    if (
        not claim.cue
        or claim.attribution != "indirect"
        or behind < len(cue)
        or at + len(claim.quote) - behind > LONGEST
    ):
        return start, end
    between = claim.sentence[behind:at]
    that = list(_THAT.finditer(between))  # "told the agency on Friday that …"
    if not that and (
        claim.stance == "denies" or "," in between
    ):  # "countered the claim, telling officials X had failed"
        return start, end
    return start - (len(between) - (that[0].end() if that else 0)), end


def only_points(row: Any) -> bool:
    """Whether a statement's words end by pointing at what stands elsewhere: alone, they would speak of something else."""
    return bool(_POINTING.search(row.quote))


def words_of(row: Any) -> Markup:
    """The statement's quotation, without a word that only joins it to others, cut after a word where it is long."""
    return _words(row.quote)


def _words(quote: str) -> Markup:
    quote = " ".join(quote.split())
    linking = _LINKING.match(quote)
    quote = quote[linking.end() :] if linking else quote
    return quoted(quote if len(quote) <= LONGEST else f"{quote[:LONGEST].rsplit(' ', 1)[0]} …")


def quotation(material: Material, row: Any, quote: str) -> Markup:
    """A quotation of a statement, which never says the contrary of its speaker.

    What is denied stands behind "denies" where the article's own words before it do so, and in its sentence where that does.
    """
    words = quoted(quote)
    if row.stance != "denies" or DENYING.search(quote):
        return words
    of = material.claims[material.claims["claim_id"] == row.claim_id]
    if any(map(DENYING.search, of["cue"])):
        return Markup("denies: {}").format(words)
    sentence = next((s for s in of["sentence"] if quote in s and DENYING.search(s[: s.find(quote)])), "")
    if not sentence:
        return words
    end = sentence.find(quote)
    denial = list(DENYING.finditer(sentence[:end]))[-1]
    clause = max((m.end() for m in _CLAUSE_STARTS.finditer(sentence[: denial.start()])), default=0)
    return quoted(sentence[clause : end + len(quote)])


def reads_as_denial(material: Material, row: Any) -> bool:
    """Whether what is told of a denial says that it is one. "The town is free of them", of which no more is sure, is quoted."""
    cue = material.claims.loc[material.claims["claim_id"] == row.claim_id, "cue"]
    known = (
        row.statement_id not in material.unsure and row.type != "other" and (row.type != "control" or row.controller)
    )
    return bool(known) or DENYING.search(row.quote) is not None or any(DENYING.search(words) for words in cue)


def denied(material: Material, row: Any) -> Markup:
    """What a statement denies, with its words: they carry the denial, or the article says before them that they are denied.

    "The enemy was driven out" denies that the enemy holds the place: behind "denies that" such words would be turned round.
    """
    cue = material.claims.loc[material.claims["claim_id"] == row.claim_id, "cue"]
    behind = any(DENYING.search(words) for words in cue) and not DENYING.search(row.quote)
    if row.statement_id in material.unsure or (row.type == "control" and not row.controller) or row.type == "other":
        return Markup(" that {}" if behind else ": {}").format(words_of(row))
    if row.type in ("strike", "losses"):
        said = material.wording.label(row).removeprefix("Denies: ")
        return Markup(" {}: {}").format(text(said), words_of(row))
    if behind:
        return Markup(" that {}").format(words_of(row))
    said = _not_held(material, row) if row.type == "control" else text(material.wording.proposition(row))
    return Markup(" that {}: {}").format(said, words_of(row))


def _not_held(material: Material, row: Any) -> Markup:
    """Who does not hold the place. "Completely free of them" says that they hold nothing, not that they do not hold all."""
    if not says_none_left(row):
        return held(material, row)
    holder = material.wording.holder(row)
    return Markup("{} {} {}").format(text(holder), verb(holder, "hold", "holds"), name(row.place))


def answered(material: Material, row: Any) -> Markup:
    """What a denial that only points back answers: "what General Rot said: “they took it”"; nothing for other denials."""
    rules = material.claims.loc[material.claims["claim_id"] == row.claim_id, "rule"]
    if not any("back:" in rule for rule in rules):
        return Markup("")
    met = material.relations[
        (material.relations["a"] == row.statement_id) & (material.relations["relation"] == "denies")
    ]
    said = [s for s in rows(material.statements) if s.statement_id in set(met["b"])]
    if not said:
        return Markup("")
    words = joined(dict.fromkeys(passage(material, s) for s in said))
    return Markup(" what {} said: {}").format(joined(dict.fromkeys(_whose(material, s) for s in said)), words)


def _whose(material: Material, row: Any) -> Markup:
    """Whose words a statement is: its speaker's; its side's, where several have said it and the denial may mean any of them."""
    of = material.claims[material.claims["statement_id"] == row.statement_id]
    return name(named(row) if of["speaker"].nunique() < 2 else material.wording.side(row.side))
