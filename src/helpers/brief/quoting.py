"""The words of a statement as a summary quotes them: whole clauses, with nothing of the narrator's, and cut where it shows."""

import re
from typing import Any

from markupsafe import Markup

from helpers.brief import bounds
from helpers.brief.bounds import LONGEST, LONGEST_SENTENCE
from helpers.brief.lexicon import alternatives
from helpers.brief.markup import quoted
from helpers.brief.material import Material
from helpers.wording import DENYING

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
_VERB_FOLLOWS = re.compile(rf"\s+{alternatives('auxiliary')}\b")
"""A verb behind the words of a claim, of which they are the beginning."""
_DATELINE = re.compile(r"[A-Z]{4,}(?:[ ,/]+[A-Z]{3,}){0,2} (?=[A-Z][a-z])")
"""A place in capitals that opens a story whose dash was lost."""
OTHERS = re.compile(rf"^(?:[\w’'-]+,? )?{alternatives('person')}\b", re.I)
"""Words whose subject stands before them: "they hold it", "tonight they came"."""
_ASIDE = re.compile(r", (?:which|who)\b", re.I)
"""A clause about a speaker, who is the subject of another one: "the group, which said it had men there, left"."""
_NARRATED = re.compile(r"\s*[–—,-]\s*(?:adding|saying|noting|telling)\b", re.I)
"""Where the narrator takes the word inside a quotation: "they hold out – adding on Tuesday that …"."""
_TELLING = ("told", "tells", "telling")
_GAP = 9
"""Characters between two quotations that are told as one: a comma, "and", "that", "while"."""
_LINKING = re.compile(rf"(\d{{1,2}}[:.]\d\d\s*[-–—]|{alternatives('joining')}),?\s+", re.I)
"""Words that join a clause to the one before it, and say nothing where it is quoted alone."""
_SAID = r"(?:[^,“”]{{0,60}} )?{}(?: [^,.“”]{{1,30}})? (?:said|says|told|added|reported|stated) (?:and|that|while) "
"""The same before words that go on behind it: "the group said and that clashes had begun"."""
_ACCORDING = r"(?:according to [^“”]{{0,120}}?)?(?:[^,“”]{{0,60}} )?{}[’'\w]*,\s+"
"""A speaker who is named before what is said: "According to the mayor, Anna Rot, the shops burned"."""


def passage(material: Material, row: Any) -> Markup:
    """The statement's words with those of the same speaker that stand next to them in its sentence, so that they can be read:
    "they attacked the station and were driven off", which are two statements."""
    own = claim_of(material, row)
    text_of = of_article(material, own, "text")
    if not _is_verbatim(text_of, own):
        return words_of(row)
    start, end = _span(material, own, text_of)
    if not is_told_of_them(own) and not bounds.is_whole(text_of, own, start, end) and is_short(own):
        return quoted(_closed(" ".join(own.sentence.split())))
    words = text_of[start:end]
    goes_on = bounds.goes_on(text_of, end)
    return _words(words if is_told_of_them(own) else unnamed(words, row.speaker), goes_on=goes_on)


def is_whole(material: Material, row: Any) -> bool:
    """Whether a statement's words are a clause, which `passage` quotes: of others it quotes the sentence, where that is short."""
    own = claim_of(material, row)
    text_of = of_article(material, own, "text")
    if not _is_verbatim(text_of, own) or is_told_of_them(own):
        return True
    return bounds.is_whole(text_of, own, *_span(material, own, text_of))


def is_sentence(material: Material, row: Any) -> bool:
    """Whether what `passage` quotes of a statement is the sentence that its words are cut from."""
    own = claim_of(material, row)
    quote, sentence = (words.strip(' .“”"') for words in (passage(material, row).striptags(), own.sentence))
    return quote == sentence != own.quote


def clause_of(material: Material, row: Any) -> str:
    """A statement's words to the end of their clause, with what it takes back: "no one died | but ten were hurt"."""
    own = claim_of(material, row)
    text_of = of_article(material, own, "text")
    if not _is_verbatim(text_of, own) or row.quote != own.quote:
        return row.quote
    _, end = bounds.whole_clause(text_of, own, int(own.start), int(own.end))
    return text_of[own.start : end]


def is_short(claim: Any) -> bool:
    """Whether a claim's whole sentence can be quoted, where its words are no clause of their own."""
    return len(claim.sentence) <= LONGEST_SENTENCE


def _is_verbatim(article: str, claim: Any) -> bool:
    """Whether a claim's words stand in its article where it says so: those that a person put in may not."""
    return article[claim.start : claim.end] == claim.quote


def _span(material: Material, own: Any, text_of: str) -> tuple[int, int]:
    """Where what is quoted of a claim begins and ends in its article."""
    alike = (
        c
        for c in material.claims_in(own.article)
        if (c.sentence, c.speaker, c.stance) == (own.sentence, own.speaker, own.stance) and not _opens_with_cue(c)
    )
    start, end = _from_cue(own)
    near = [] if _opens_with_cue(own) else sorted(map(_from_cue, alike))
    for _ in near:
        for a, b in near:
            if a <= end + _GAP and b >= start - _GAP and max(b, end) - min(a, start) <= LONGEST:
                start, end = min(a, start), max(b, end)
    if is_told_of_them(own):
        start, end = _with_teller(own, start, end)
    if (narrated := _NARRATED.search(text_of, start, end)) and narrated.end() <= int(own.start):
        start = int(own.start)
    elif narrated:
        end = narrated.start()
    if (further := _REST.match(text_of, end)) and further.end() - start <= LONGEST:
        end = further.end()  # "killed 20 people that he called terrorists": whom he speaks of is told with them
    if _VERB_FOLLOWS.match(text_of, end) and (before := text_of.rfind(" and ", start, end)) > int(own.start):
        end = before  # "was levelled and more dead | were feared": the second clause's verb stands behind the words
    return bounds.whole_clause(text_of, own, start, end)


def _opens_with_cue(claim: Any) -> bool:
    """Whether a claim's words begin with the verb that their speaker is told by, so that nothing joins them to what he says
    before: "he told officials that attempts had failed and | reaffirmed control"."""
    return bool(claim.cue) and claim.quote.startswith(claim.cue)


def is_told_of_them(claim: Any) -> bool:
    """Whether a narrator's sentence names the speakers whom his "they" means: "officials said that they had reached it"."""
    if claim.attribution != "indirect" or not claim.speaker_text or OTHERS.match(claim.speaker_text):
        return False
    if not OTHERS.match(claim.quote):
        return False
    _, named, behind = claim.sentence.replace(claim.quote, " ").partition(claim.speaker_text)
    return bool(named) and not _ASIDE.match(behind)


def _with_teller(claim: Any, start: int, end: int) -> tuple[int, int]:
    """Where words begin and end with those that tell whose they are, in the same sentence."""
    begin = int(claim.start) - claim.sentence.find(claim.quote)
    for told in (claim.speaker_text, claim.cue):
        at = claim.sentence.find(told)
        if told and at >= 0:
            start, end = min(start, begin + at), max(end, begin + at + len(told))
    return start, end


def unnamed(words: str, speaker: str) -> str:
    """Words without the name of their speaker before them, which is the narrator's."""
    if not speaker:
        return words
    last = re.escape(speaker.split()[-1])
    named = re.match(_ACCORDING.format(last), words, re.I) or re.match(_SAID.format(last), words, re.I)
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
    if claim.cue in _TELLING and not that:
        return start, end  # whom it was told stands between
    if not that and (
        claim.stance == "denies" or "," in between
    ):  # "countered the claim, telling officials X had failed"
        return start, end
    return start - (len(between) - (that[0].end() if that else 0)), end


def claim_of(material: Material, row: Any) -> Any:
    """The claim that a statement's words stand in."""
    return material.claim(row.claim_id)


def of_article(material: Material, claim: Any, column: str) -> str:
    """What a column of schema.ARTICLES has for a claim's article."""
    return material.of_article(claim.article, column)


def in_words_of(material: Material, row: Any) -> Markup:
    """The statement's quotation to the end of its clause, without a word that only joins it to others."""
    return _words(unnamed(clause_of(material, row), row.speaker))


def words_of(row: Any) -> Markup:
    """The statement's quotation, without a word that only joins it to others, cut after a word where it is long."""
    return _words(unnamed(row.quote, row.speaker))


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
    own = claim_of(material, row)
    if DENYING.search(own.cue):
        return Markup("denies: {}").format(words)
    sentence, end = own.sentence, own.sentence.find(quote)
    if end < 0 or not DENYING.search(sentence[:end]):
        return words
    denial = list(DENYING.finditer(sentence[:end]))[-1]
    clause = max((m.end() for m in _CLAUSE_STARTS.finditer(sentence[: denial.start()])), default=0)
    return _words(sentence[clause : end + len(quote)])
