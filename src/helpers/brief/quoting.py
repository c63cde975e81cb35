"""The words of a statement as a summary quotes them: whole clauses, with nothing of the narrator's, and cut where it shows."""

import re
from typing import Any

from markupsafe import Markup

from helpers.analysis import scope
from helpers.analysis.rows import rows
from helpers.brief.markup import quoted
from helpers.brief.material import Material
from helpers.schema import BORROWED_FROM
from helpers.wording import DENYING

LONGEST = 200
"""Characters of a quotation in a summary; the table of claims has the whole."""
_CLAUSE_STARTS = re.compile(
    r"[“\"]|[,;:.]\s+((but|although|though|and|while|но|хотя|але|хоча|а)\s+)?|\s(but|although|though)\s+", re.I
)
"""Where the clause may begin in which a denial stands."""
_THAT = re.compile(r"\bthat\s+")
_REST = re.compile(
    r"(?: (?:that|who|whom|which|where|when|after|before|to|in|on|at|of|from|with|by|for|against|during)\b"
    r"(?:(?!\b(?:but|although|though|while|said|says|told|according|adding)\b)[^.,;:!?()\n–—])+)+(?=[.,;:!?)\n–—]|$)"
)
"""What belongs to a clause behind the words of a claim: of whom, where, when, after what. What follows a comma is often
the narrator's ("in the area, which lies …")."""
_ENDS = re.compile(r"\s*(?:[.!?…\"”»’')]|\n|$)")
"""How a sentence, or somebody's words, end."""
_DATELINE = re.compile(r"[A-Z]{4,}(?:[ ,/]+[A-Z]{3,}){0,2} (?=[A-Z][a-z])")
"""A place in capitals that opens a story whose dash was lost."""
_NARRATED = re.compile(r"\s*[–—,-]\s*(?:adding|saying|noting|telling)\b", re.I)
"""Where the narrator takes the word inside a quotation: "they hold out – adding on Tuesday that …"."""
_POINTING = re.compile(
    r"^(?:such|the (?:captured|latter|former|said|above|two|three)|(?:one|some|both|most|all|none|two|three) of (?:the|these|those|them)|(?:this|these|those) (?:was|were|is|are|ha[ds]|have)|"
    r"the (?:following|next|same) day|that day|meanwhile|subsequently|[\w’'-]+ of \w+ing)\b|"
    r"\b(?:his|her|their|its) (?:account|claims?|reports?|statements?|words)\b|"
    r"\bthese (?!(?:hours|days|nights|weeks|months|years)\b)\w|"
    r"\bthe (?:building|convoy|footage|video|(?:charge|incident|claim|allegation|accusation|announcement|statement)s?)\b(?! (?:of|that|in|at|on|near|to|which)\b)|"
    r"\b(?:this|that|it|these|those|them|this (?:area|village|town|city|region))\W*$",
    re.I,
)
_HANGING = re.compile(
    r"(?:either|neither|whether|who|"
    r"(?:(?:re|over)?tak|captur|recaptur|seiz|destroy|kill|injur|wound|los|attack|target|forc|leav|enter|advanc|inflict|us|hold|controll|push|repell|repuls)ing|"
    r"been|being|ha[ds]|have|was|were|by|of|with|in which|when|where|whose?|which|(?:(?:this|that|it|so),? )?(?:said|told|added)|"
    r"\w+ing (?:(?:full|complete|total) )?(?:the|an?|its?|their|them|all|control|another|one|two|three|four|five|six|several|more|\d+)|"
    r"\w+ed (?:the|an?|at|its?|al)|to (?!have\b)\w+|(?:they|he|she|it|we)(?: (?:ha[ds]|have|were|was|are|is))? \w+)\b",
    re.I,
)
"""Beginnings of words that say nothing without their sentence: "capturing four villages", "said the major", and, where no
more follows, "they had seized"."""
_EITHER = re.compile(r"(?:either|neither|whether|if)\b", re.I)
"""Beginnings of words that tell of one of several things, and say of none that it is so."""
_SHORT = re.compile(r"(?:they|he|she|it|we)\b", re.I)
_PRONOUNS = ("it", "this", "that", "them")
_OTHERS = re.compile(r"^(?:they|he|she|it)\b", re.I)
_GAP = 9
"""Characters between two quotations that are told as one: a comma, "and", "that", "while"."""
_BESIDE = r"\b(?:in|near|around|outside|inside|from|towards?|into|within|across|along|at|on|в|у|на|под|під|біля|около)\s+(?:(?!that\b|and\b|but\b|of\b)[\w-]+\s+){{0,3}}?{}"
"""What stands before a place's name where words are about something in it or beside it."""
_WAY_TO = r"\b(?:roads?|routes?|highways?|motorways?|tracks?|corridors?|way)(?: leading)? (?:to|towards?) (?:the )?{}"
"""Words for a way to a place: who holds it, or a checkpoint on it, holds no part of the place."""
_SMALLER = re.compile(
    r"\b(?:strongholds?|holdouts?|villages?|positions?|parts?|areas?|sectors?|(?<!military )districts?|neighbou?rhoods?|quarters?|buildings?|"
    r"bases?|headquarters|checkpoints?|roundabouts?|crossings?|bridges?|hills?|heights|roads?|highways?|farms?|stations?|sections?|territory|territories|outskirts|suburbs?|countryside)\b",
    re.I,
)
"""Words for less than a place."""
_SETTLEMENT = re.compile(
    r"\b(?:city|town|village|settlement|hamlet|capital|district|region|province|oblast|governorate|island|country|camp|area|"
    r"it|there|here|город\w*|сел[оаеу]|посёл\w*|міст[оаіу]\w*|селищ\w*)\b",
    re.I,
)
"""Words that stand for a place that was named before."""
_MEASURED = re.compile(r"\b(?:square|sq\.?) ?(?:km|kilomet\w+|mi\b|miles?|met\w+)|\bkm²|кв\. ?км", re.I)
"""Words for an area of land: who gained or lost it holds no place for that."""
_ALL_ELSE = r"\b(?:all|every|each)(?: of)? (?:the |its |their )?(?!{}|of\b|of the\b)(?!(?:city|town|village|settlement|region|province|oblast|district|country|island|it|but)\b)[\w’'-]+"
"""Words that say "all" of something else than a place."""
_SITE = re.compile(
    r"\b(?:factor(?:y|ies)|mines?|airports?|airfields?|hospitals?|universit(?:y|ies)|stadiums?|substations?|facilit(?:y|ies))\b",
    re.I,
)
"""Words for what stands in a place: who holds it, holds neither the place nor, by these words, a part of it."""
_PARTIAL = re.compile(
    r"\b(?:half|third|quarter|most|much|some|remaining|rest|(?:nor|sou)th\w*|east\w*|west\w*|cent(?:re|er|ral)\w*|banks?|sides?|edges?|entrances?|"
    r"част\w*|половин\w*|район\w*|окра[иі]н\w*|центр\w*|берег\w*|околиц\w*|север\w*|южн\w*|восточн\w*|западн\w*|північ\w*|півден\w*|схід\w*|захід\w*)\b",
    re.I,
)
"""Words for a part of something. "The hospital" is held, and whether a part of the town is, the words do not say."""
_LAND = re.compile(r"\bthe (?:whole |entire )?(?:region|oblast|province|governorate|country|raion)\b", re.I)
_LAND_NAME = re.compile(r"\b(?:Region|Oblast|Province|Governorate|Raion|District)\b|[aы]я область", re.I)
"""Words for a land of many places, and for one in a name."""
_APART = re.compile(
    r"(?<!\bthe )\b(?:village|town|hamlet|settlement)\b|"  # "the town's east" is the town's
    r"\b(?:villages|towns|hamlets|settlements|countryside|farms?|farmlands?|hills?|mountains?|highways?|provinces?|governorates?)\b",
    re.I,
)
"""Words for what is no part of a town, though it may lie in its land."""
_SHARED = r"(?:%|per ?cent|hal(?:f|ves)|thirds?|quarters?|majority|most) of "
_OF_ALL = rf"{_SHARED}(?:the |its )?(?:[\w’'-]+ ){{{{0,2}}}}?(?:{{}}|city|town|village|settlement|region|province|oblast|district|country|island|camp|it)\b"
"""A share of a place itself, and not of "the part that rebels had held"."""
_LINKING = re.compile(
    r"(\d{1,2}[:.]\d\d\s*[-–—]|during which|saying|that|which|because|although|though|but|and|while|whereas|что|но|хотя|що|але|хоча)\s+",
    re.I,
)
"""Words that join a clause to the one before it, and say nothing where it is quoted alone."""

_TELLS = re.compile(
    r"\baccording to\b|\b(?:confirm|announc|report|claim|stat|acknowledg|admitt|declar|dismiss|reject)ed by\b|\b(?:said|denied) by\b",
    re.I,
)
"""Words by which a narrator tells whose the words are, where they stand in them."""
_ACCORDING = r"(?:according to [^“”]{{0,120}}?)?(?:[^,“”]{{0,60}} )?{}[’'\w]*,\s+"
"""A speaker who is named before what is said: "According to the mayor, Anna Rot, the shops burned"."""
_ACCUSING = re.compile(r"accus|blam|charg", re.I)
"""Beginnings of cues whose object is whom they accuse: without them the words assert what is no sentence."""


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
    text_of = of_article(material, own, "text")
    verbatim = text_of[own.start : own.end] == own.quote
    if not verbatim:
        return words_of(row)
    if (narrated := _NARRATED.search(text_of, start, end)) and narrated.end() <= int(own.start):
        start = int(own.start)
    elif narrated:
        end = narrated.start()
    if (further := _REST.match(text_of, end)) and further.end() - start <= LONGEST:
        end = further.end()  # "killed 20 people that he called terrorists": whom he speaks of is told with them
    goes_on = not _ENDS.match(text_of, end) and text_of[end - 1 : end] not in (*".!?…",)
    return _words(_unnamed(text_of[start:end], row.speaker), goes_on=goes_on)


def _unnamed(words: str, speaker: str) -> str:
    """Words without the name of their speaker before them, which is the narrator's."""
    if not speaker:
        return words
    named = re.match(_ACCORDING.format(re.escape(speaker.split()[-1])), words, re.I)
    return words[named.end() :] if named else words


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


def points(words: str) -> bool:
    """Whether words need those before them to say anything: "this was denied", "the next day they left"."""
    return bool(_POINTING.search(words.strip("“”")))


def hangs(words: str) -> bool:
    """Whether words are a fragment: "capturing four villages", "said the major", "they had seized" (what, stands before)."""
    words = words.strip("“” ")
    found = _HANGING.match(words)
    return found is not None and (not _SHORT.match(words) or found.end() == len(words))


def only_points(material: Material, row: Any) -> bool:
    """Whether a statement's words point at what stands elsewhere: alone, they would speak of something else, or of whom,
    in somebody's own words ("they are inside the buildings"), nobody could tell."""
    if points(row.quote) or hangs(row.quote):
        return True
    claim = claim_of(material, row)
    if _of_more(row, claim):
        return True
    if _ACCUSING.match(claim.cue):
        return True  # "X of shelling the town": the verb that makes an accusation of it stands before
    if not _OTHERS.match(row.quote):
        return False
    return claim.attribution == "direct" or (row.actor or row.controller) != row.side


def _of_more(row: Any, claim: Any) -> bool:
    """Whether words that do not name the place are about a land of many: "freed 2,400 square kilometres", "they left the region"."""
    if row.place in row.quote or (claim.place_text[:1].isupper() and claim.place_text in row.quote):
        return False
    return bool(_MEASURED.search(row.quote) or (_LAND.search(row.quote) and not _LAND_NAME.search(row.place)))


def claim_of(material: Material, row: Any) -> Any:
    """The claim that a statement's words stand in."""
    return next(rows(material.claims[material.claims["claim_id"] == row.claim_id]))


def of_article(material: Material, claim: Any, column: str) -> str:
    """What a column of schema.ARTICLES has for a claim's article."""
    return "".join(material.articles.loc[material.articles["article"] == claim.article, column])


def is_plain(material: Material, row: Any) -> bool:
    """Whether the words of a statement on who holds a place are about the place, not about what lies in it or beside
    it: "took a village in eastern Redland", "took its last strongholds" are told as they are."""
    if row.type != "control" or row.stance != "asserts":
        return True
    if _EITHER.match(row.quote) or (hangs(row.quote) and row.place not in row.quote):
        return False
    claim = claim_of(material, row)
    place = re.escape(claim.place_text or row.place)
    if _MEASURED.search(row.quote) or re.search(_WAY_TO.format(place), row.quote, re.I):
        return False
    if row.share is not None:
        return not re.search(_SHARED, row.quote, re.I) or bool(re.search(_OF_ALL.format(place), row.quote, re.I))
    if scope.scope(row) == scope.PART:
        return not is_apart(row) and bool(_SMALLER.search(row.quote) or _PARTIAL.search(row.quote))
    if claim.place_basis.startswith(BORROWED_FROM) and not _names_a_place(row, claim):
        return False
    if scope.scope(row) == scope.FULL and re.search(_ALL_ELSE.format(place), row.quote, re.I):
        return False
    if points(row.quote) and not re.search(place, row.quote, re.I):
        return row.quote.casefold().endswith(_PRONOUNS)
    beside = re.search(_BESIDE.format(place), row.quote, re.I)
    return not beside and not any(
        words.search(row.quote) and not words.search(row.place) for words in (_SMALLER, _SITE)
    )


def _names_a_place(row: Any, claim: Any) -> bool:
    """Whether words name the place that they are about, or say "the town": "held every crossing" names none."""
    return any(name and name in row.quote for name in (claim.place_text, row.place)) or bool(
        _SETTLEMENT.search(row.quote)
    )


def is_apart(row: Any) -> bool:
    """Whether the words are about a village or a hill in the land of a place: none of them is a part of the place itself."""
    return bool(_APART.search(row.quote)) and not _APART.search(row.place)


def is_narrated(material: Material, row: Any) -> bool:
    """Whether a statement's words are the narrator's, who tells that somebody said something."""
    return claim_of(material, row).attribution == "nominal" or bool(_TELLS.search(_unnamed(row.quote, row.speaker)))


def words_of(row: Any) -> Markup:
    """The statement's quotation, without a word that only joins it to others, cut after a word where it is long."""
    return _words(_unnamed(row.quote, row.speaker))


def _words(quote: str, *, goes_on: bool = False) -> Markup:
    """Words as a quotation; `goes_on`: whether their clause does, and they are cut."""
    quote = " ".join(quote.split())
    linking = _LINKING.match(quote) or _DATELINE.match(quote)
    quote = quote[linking.end() :] if linking else quote
    if goes_on or len(quote) > LONGEST:
        quote = f"{quote if len(quote) <= LONGEST else quote[:LONGEST].rsplit(' ', 1)[0]} …"
    return quoted(_closed(quote))


def _closed(words: str) -> str:
    """Words with the marks and brackets that they open or close for themselves."""
    for opening, closing in ("“”", "[]", "()"):
        words += closing * (words.count(opening) - words.count(closing))
    if words.count('"') % 2:
        at = words.index('"')
        words = f'"{words}' if at and words[at + 1 : at + 2] in (" ", ",", ".", "") else f'{words}"'
    return words


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
    return _words(sentence[clause : end + len(quote)])
