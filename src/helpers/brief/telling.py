"""Parts of a summary's sentences: who says it and when, what is held, what is denied, each tied to its claim."""

import re
from typing import Any

from markupsafe import Markup

from helpers.analysis import scope
from helpers.analysis.pointing_back import begins
from helpers.analysis.rows import rows
from helpers.analysis.voices import named
from helpers.brief.days import day
from helpers.brief.markup import anchor, joined, name, quoted, text
from helpers.brief.material import Material
from helpers.brief.quoting import claim_of, clause_of, in_words_of, of_article, passage, quotation
from helpers.wording import DENYING, TO_DENY, capital, holds, says_none_left, verb, with_article
from helpers.wording.propositions import NOT_SO

_DENIES = re.compile(r"(?:to deny|denie[sd]|denying|to reject|reject(?:ed|ing)|to refute|refut(?:ed|ing))\s+", re.I)
"""The narrator's words for a denial, where they open it."""
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’»)]*\s+(?=[\w“\"«])")
BEFORE = 260
"""Characters before a denial from which whole sentences are told with it, where it only points at them."""
_DEMAND = re.compile(r"\b(?:must|should|ha(?:s|ve) to|ought to|need to)\b", re.I)
"""Words by which somebody demands something."""
_GERUND = re.compile(r"(?!during\b)[a-z]+ing\b")
"""What somebody denies to have done: "denied carrying out raids"."""
_LEANS = re.compile(
    r"\b(?:there(?! (?:is|are|was|were|be|been|has|have|had|will)\b)|then|that (?:day|night|time|place|area))\b", re.I
)
"""Words that need those before them to say where or when."""
_COMPLETELY = re.compile(r"\b(?:completely|fully|entirely|wholly|полностью|повністю)\b", re.I)
"""Words by which a denial leaves some of what it denies."""
_PERSONS = frozenset({"government", "official", "spokesperson", "head_of_state", "commander"})


class Sources:
    """Who and when, linked to the words: "Valery Gerasimov, 20 November 2025"; whom and which year it named last, it does
    not name again."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._last = ""
        self._year = ""
        self.told: list[Any] = []
        """The statements that it was asked for."""

    def __call__(self, row: Any) -> Markup:
        """The source of a statement."""
        self.told.append(row)
        when = self.day(row)
        speaker = self._speaker(row)
        named = speaker != self._last if self._last else speaker != self._material.wording.side(row.side)
        self._last = speaker
        through = _passed_on_by(self._material, row)
        if through:
            return anchor(row.claim_id, Markup("{} as quoted by {}, {}").format(name(speaker), name(through), when))
        return anchor(row.claim_id, Markup("{}, {}").format(name(speaker), when) if named else text(when))

    def has_named(self, row: Any) -> None:
        """Note that the sentence has named a statement's speaker already."""
        self._last = self._speaker(row)

    def _speaker(self, row: Any) -> str:
        by_name = self._material.speaks_by_name(row) and not _by_title(self._material, row)
        return row.speaker if by_name else self._material.wording.side(row.side)

    def day(self, row: Any) -> str:
        """The day of a statement, without its year where the last one was of the same."""
        same, self._year = row.claim_date[:4] == self._year, row.claim_date[:4]
        return day(self._material, row, year=not same)


def _passed_on_by(material: Material, row: Any) -> str:
    """Who tells the article what a speaker says, where a third one's words are in between: "Channel One reported, citing a
    source"."""
    claim = claim_of(material, row)
    relay = claim.relayed_by
    if not relay or not claim.cue or relay not in claim.sentence:
        return ""
    tells = rf"{re.escape(relay)}\W+(?:[\w’'-]+\W+){{0,2}}{re.escape(claim.cue)}\b"
    return relay if re.search(tells, claim.sentence) else ""


def _by_title(material: Material, row: Any) -> bool:
    """Whether only the head of a text names the official whose words it is taken for, or not even that: it may hold somebody else's."""
    claim = claim_of(material, row)
    if claim.speaker_basis != "document_owner":
        return False
    return row.role in _PERSONS or row.speaker.split()[-1] not in of_article(material, claim, "title")


def held(material: Material, row: Any, *, before: bool = False) -> Markup:
    """Who holds how much of the place, in the proposition: "Russia holds all of Kupiansk"; `before`: who held it."""
    holder = material.wording.holder(row, article=True)
    extent = material.wording.extent(row)
    return text(f"{holder} {f'held {extent}' if before else holds(holder, extent)}")


def which_part(material: Material, row: Any) -> Markup:
    """Of a statement on a part of the place its words, behind a colon: they tell which part it is."""
    if row.share is not None or scope.scope(row) != scope.PART:
        return Markup("")
    words = passage(material, row)
    return Markup(", claiming {}" if words.striptags().startswith("“to ") else ": {}").format(words)


def reads_as_denial(material: Material, row: Any) -> bool:
    """Whether what is told of a denial says that it is one. "No enemies are in the town", of which no more is sure, is
    quoted: behind "denies" it would be turned round."""
    known = (
        row.statement_id not in material.unsure and row.type != "other" and (row.type != "control" or row.controller)
    )
    return bool(known) or TO_DENY.search(row.quote) is not None or bool(TO_DENY.search(claim_of(material, row).cue))


def denied(material: Material, row: Any) -> Markup:
    """What a statement denies, with its words: they carry the denial, or the article says before them that they are denied.

    "The enemy was driven out" denies that the enemy holds the place: behind "denies that" such words would be turned round.
    """
    behind = DENYING.search(claim_of(material, row).cue) and not DENYING.search(row.quote)
    if behind and _GERUND.match(row.quote):
        return Markup(" {}").format(in_words_of(material, row))
    if row.statement_id in material.unsure or (row.type == "control" and not row.controller) or row.type == "other":
        return (
            Markup(" that {}").format(in_words_of(material, row))
            if behind
            else Markup(": {}").format(quotation(material, row, clause_of(material, row)))
        )
    if row.type in ("strike", "losses"):
        said = material.wording.label(row).removeprefix(capital(NOT_SO))
        return Markup(" {}: {}").format(text(said), in_words_of(material, row))
    if behind:
        return Markup(" that {}").format(in_words_of(material, row))
    words = quotation(material, row, clause_of(material, row))
    if row.type != "control" and _COMPLETELY.search(row.quote):
        return Markup(": {}").format(words)
    said = _not_held(material, row) if row.type == "control" else text(material.wording.proposition(row))
    return Markup(" that {}: {}").format(said, words)


def _not_held(material: Material, row: Any) -> Markup:
    """Who does not hold the place. "Completely free of them" says that they hold nothing, not that they do not hold all."""
    if not says_none_left(row):
        return held(material, row)
    holder = material.wording.holder(row, article=True)
    return Markup("{} {} {}").format(text(holder), verb(holder, "hold", "holds"), name(row.place))


def in_its_place(material: Material, row: Any) -> Markup:
    """A denial that only points back, and of which nobody can tell what it answers, with the sentences before it; with its own where that tells."""
    own = claim_of(material, row)
    article = of_article(material, own, "text")
    begin = begins(own)
    before = [m.end() for m in _SENTENCE_ENDS.finditer(article, max(begin - BEFORE, 0), begin)]
    start = begin if leans(row) else next((at for at in before if at < begin), begin)
    words = " ".join(article[start : int(own.end)].split())
    return (
        Markup(", as an article puts it: {}").format(quoted(words)) if own.quote in article else narrated(material, row)
    )


def leans(row: Any) -> bool:
    """Whether a denial says where or when only by pointing at the words before it: "raids there that day"."""
    return row.stance == "denies" and _LEANS.search(row.quote) is not None


def narrated(material: Material, row: Any) -> Markup:
    """A denial in the narrator's words, behind "denies": "to deny that the town had fallen" → "that the town had fallen"."""
    words = passage(material, row).striptags().strip("“”")
    return Markup(", as an article puts it: {}").format(
        quoted(words[found.end() :] if (found := _DENIES.match(words)) else words)
    )


def answered(material: Material, row: Any) -> Markup:
    """What a denial that only points back answers: "what General Rot said: “they took it”"; nothing for other denials."""
    said = answered_by(material, row)
    if not said:
        return Markup("")
    words = joined(dict.fromkeys(passage(material, s) for s in said))
    return Markup(" what {} said: {}").format(joined(dict.fromkeys(_whose(material, s) for s in said)), words)


def answers_a_demand(material: Material, row: Any) -> bool:
    """Whether what a side turns down is a demand ("all rebels must leave"): that says nothing of what is so."""
    return any(_DEMAND.search(said.quote) for said in answered_by(material, row))


def answered_by(material: Material, row: Any) -> list[Any]:
    """The statements that a denial answers which only points back."""
    if "back:" not in claim_of(material, row).rule:
        return []
    met = material.relations[
        (material.relations["a"] == row.statement_id) & (material.relations["relation"] == "denies")
    ]
    return list(rows(material.statements[material.statements["statement_id"].isin(met["b"])]))


def _whose(material: Material, row: Any) -> Markup:
    """Whose words a statement is: its speaker's; its side's, where several have said it and the denial may mean any of them."""
    of = material.claims[material.claims["statement_id"] == row.statement_id]
    return name(with_article(named(row)) if of["speaker"].nunique() < 2 else material.wording.the(row.side))


def once_more(more: int) -> Markup:
    """How often more it is said."""
    return Markup(", and {}").format("once more" if more == 1 else f"{more} times more") if more else Markup("")
