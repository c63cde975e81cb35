"""Whether the words of a statement say something alone: they may point at others, hang on their sentence, or be its narrator's."""

import re
from typing import Any

from helpers.analysis.clauses import is_relative
from helpers.brief.lexicon import alternatives, pattern
from helpers.brief.material import Material
from helpers.brief.quoting import OTHERS, claim_of, is_short, is_told_of_them, is_whole, of_article, unnamed

_POINTING = re.compile(
    rf"^(?:such|the {alternatives('named before')}|{alternatives('some of')} of (?:the|these|those|them)|(?:this|these|those) (?:was|were|is|are|ha[ds]|have)|"
    rf"{alternatives('pointing')}|[\w’'-]+ of \w+ing)\b|"
    rf"\b(?:his|her|their|its) {alternatives('words of somebody')}\b|"
    rf"\bthese (?!{alternatives('time span')}\b)\w|"
    rf"\bthe {alternatives('pointed at')}\b(?! (?:of|that|in|at|on|near|to|which)\b)|"
    r"(?<!is )(?<!are )(?<!was )(?<!were )\bbeing \w+(?:ed|n)\W*$|"
    r"\b(?:this|that|it|these|those|them|this (?:area|village|town|city|region))\W*$",
    re.I,
)
_HANGING = re.compile(
    rf"(?:{alternatives('alternative')}|{alternatives('hanging')}|{alternatives('no subject')}|{alternatives('doing')}|"
    rf"\w+ing (?:(?:full|complete|total) )?(?:the|an?|its?|their|them|all|{alternatives('gained')}|\d+)|"
    rf"left (?=\d|{alternatives('how many')})|\w+ed (?:the|an?|at|its?|al)|to (?!have\b)\w+|(?:they|he|she|it|we)(?: (?:ha[ds]|have|were|was|are|is))? \w+)\b",
    re.I,
)
"""Beginnings of words that say nothing without their sentence: "capturing four villages", "said the major", and, where no
more follows, "they had seized"."""
_DATED = re.compile(rf"^(?:on|in) [^,]{{3,25}}\d,? (?={alternatives('clause opener')}\b)", re.I)
"""A day before a clause that hangs on its sentence: "On 14 May 2020, as the army was …"."""
_NAMED_ONLY = re.compile(
    rf"^(?:(?!(?:is|are|was|were|been|be|has|have|had|who|that|which)\b)[\w’'-]+ ){{1,8}}?{alternatives('held by')} by\b",
    re.I,
)
"""Words that only name something: "the territories of Blueland occupied by Redland"."""
EITHER = pattern("alternative")
"""Words that tell of one of several things, and say of none that it is so, where they begin with it."""
_SHORT = re.compile(r"(?:they|he|she|it|we)\b", re.I)
MEASURED = pattern("measured")
"""Words for an area of land: who gained or lost it holds no place for that."""
_LAND = re.compile(rf"\bthe (?:whole |entire )?{alternatives('land')}\b", re.I)
_LAND_NAME = pattern("land in a name")
"""Words for a land of many places, and for one in a name."""
_TELLS = pattern("told by")
"""Words by which a narrator tells whose the words are, where they stand in them."""
_ACCUSING = pattern("accusing")
"""Beginnings of cues whose object is whom they accuse: without them the words assert what is no sentence."""


def points(words: str) -> bool:
    """Whether words need those before them to say anything: "this was denied", "the next day they left"."""
    return bool(_POINTING.search(words.strip("“”")))


def hangs(words: str) -> bool:
    """Whether words are a fragment: "capturing four villages", "said the major", "they had seized" (what, stands before)."""
    words = words.strip("“” ")
    if _DATED.match(words) or _NAMED_ONLY.match(words) or is_relative(words):
        return True
    found = _HANGING.match(words)
    return found is not None and (not _SHORT.match(words) or found.end() == len(words))


def only_points(material: Material, row: Any) -> bool:
    """Whether a statement's words point at what stands elsewhere: alone, they would speak of something else, or of whom,
    in somebody's own words ("they are inside the buildings"), nobody could tell."""
    if points(row.quote) or hangs(row.quote):
        return True
    claim = claim_of(material, row)
    if claim.attribution == "own_voice" and row.quote.startswith("that "):
        return True  # "the missiles | that they fired at the town": no verb of saying has it
    if is_in_open_quotation(material, claim):
        return True  # where somebody's words end, nobody can tell
    if _of_more(row, claim):
        return True
    if _ACCUSING.match(claim.cue):
        return True  # "X of shelling the town": the verb that makes an accusation of it stands before
    if not OTHERS.match(row.quote):
        return False
    return not is_told_of_them(claim) or (row.actor or row.controller) != row.side


def is_in_open_quotation(material: Material, claim: Any) -> bool:
    """Whether the paragraph of somebody's own words opens a quotation and never closes it; one that begins with the mark goes on with somebody's words."""
    if claim.attribution != "direct":
        return False
    text = of_article(material, claim, "text")
    start = text.rfind("\n", 0, int(claim.start)) + 1
    paragraph = text[start:].partition("\n")[0]
    return paragraph.count('"') % 2 == 1 and not paragraph.lstrip().startswith('"')


def _of_more(row: Any, claim: Any) -> bool:
    """Whether words that do not name the place are about a land of many: "freed 2,400 square kilometres", "they left the region"."""
    if row.place in row.quote or (claim.place_text[:1].isupper() and claim.place_text in row.quote):
        return False
    return bool(MEASURED.search(row.quote) or (_LAND.search(row.quote) and not _LAND_NAME.search(row.place)))


def is_cut(material: Material, row: Any) -> bool:
    """Whether no quotation of a statement can be whole: neither its clause, nor its sentence."""
    return not is_whole(material, row) and not is_short(claim_of(material, row))


def is_narrated(material: Material, row: Any) -> bool:
    """Whether a statement's words are the narrator's, who tells that somebody said something."""
    claim = claim_of(material, row)
    if claim.attribution == "nominal" or is_told_of_them(claim) or not is_whole(material, row):
        return True
    return bool(_TELLS.search(unnamed(row.quote, row.speaker)))
