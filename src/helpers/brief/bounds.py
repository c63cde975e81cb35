"""Where a quotation begins and ends: a clause with its subject and its verb, and with what its sentence takes back of it."""

import re
from typing import Any

from helpers.brief.lexicon import alternatives

LONGEST = 240
"""Characters of a quotation in a summary; the table of claims has the whole."""
LONGEST_SENTENCE = 340
"""The same of a whole sentence, which is quoted where its clauses cannot be told apart."""
_TELLS = rf"\s+(?:{alternatives('article')} (?:[\w’'-]+ ){{1,3}}|{alternatives('person')} (?:ha[sd] )?)?{alternatives('telling')}\b"
"""Where the narrator takes the word."""
_YEAR = r",(?= (?:1[89]|20)\d\d\b)"
_CLAUSE = re.compile(
    rf"(?:(?!{_TELLS}|\s{alternatives('clause parts')}\b)(?:[^,;:!?\n–—“”\"()]|(?<=\d)[,:](?=\d)|{_YEAR}))+", re.I
)
"""The rest of a clause, whose words may hold points, numbers and years."""
_ENDS = re.compile(rf"\s*[.,;:!?…\"”»’')\n–—]|\s*\(|\s*$|\s{alternatives('clause parts')}\b|{_TELLS}", re.I)
"""What stands behind a clause."""
_MORE = rf"\b(?:(?!{_TELLS})(?:[^,;:!?.\n–—“”\"()]|(?<=\d)[,.](?=\d))){{4,}}"
_TAKES_BACK = re.compile(rf"\s*,?\s+{alternatives('taking back')}{_MORE}", re.I)
"""Words behind a clause that take something of it back: "but hurt ten"."""
_COUNTS_IN = re.compile(rf"{_YEAR} \d{{4}}|\s*,?\s+{alternatives('counting in')}{_MORE}", re.I)
"""Words behind a clause that belong to it: of which year, what it counts in or leaves out ("including the port")."""
_CLAUSE_BEGINS = re.compile(rf"(?<!\d)[,;:–—(“”\"]\s*|\s{alternatives('clause begins')}\s+", re.I)
"""What stands before a clause."""
_SENTENCE_ENDS = re.compile(r"\s*(?:[.!?…\"”»’')]|\n|$)")
"""How a sentence, or somebody's words, end."""
_OPENS = re.compile(rf"[,;:–—(“”\"‘'.!?\n]\s*$|(?:^|\s){alternatives('clause begins')}\s+$", re.I)
"""The same, at the end of what stands before words."""
_PARTICIPLE = re.compile(r"(?:[a-z]+ly )?[a-z]+ing\b")
"""A beginning of words whose subject stands before a comma: "they fight, | heroically defending the town"."""
_WORDS = r"(?:\s+[\w’'-]+){0,6}\s+$"


def whole_clause(article: str, claim: Any, start: int, end: int) -> tuple[int, int]:
    """Where the clause begins and ends of which words are a part; the words' own bounds where it is too long, or where its
    beginning is the narrator's.

    Args:
        article: the stored text, which the offsets refer to.
        claim: a row of schema.CLAIMS.
        start, end: where the words begin and end.
    """
    begin, stop = _sentence(article, claim)
    first = start if begins(article, claim, start) else _beginning(article, claim, begin, start)
    last = _further(article, end, stop) or end
    for more in (_COUNTS_IN, *(() if _is_reported(claim) else (_TAKES_BACK,))):
        found = more.match(article, last, max(stop, last))
        last = found.end() if found else last
    if last - first <= LONGEST:
        return first, last
    return (start, last) if last - start <= LONGEST else (start, end)


def is_whole(article: str, claim: Any, start: int, end: int) -> bool:
    """Whether words begin and end where a clause does, and nothing behind them takes back what they say."""
    _, stop = _sentence(article, claim)
    taken = any(more.match(article, end, max(stop, end)) for more in (_COUNTS_IN, _TAKES_BACK))
    if claim.attribution == "own_voice" and re.match(_TELLS, article[end:stop], re.I):
        return False  # "tightens its grip on the town State media | says": the words hold whoever says the rest
    return end - start <= LONGEST and begins(article, claim, start) and ends(article, end) and not taken


def _is_reported(claim: Any) -> bool:
    """Whether words are reported as somebody's: what takes them back behind a comma may be the narrator's."""
    return claim.attribution in ("indirect", "nominal")


def begins(article: str, claim: Any, start: int) -> bool:
    """Whether a clause begins here: its sentence does, it is behind a mark or a joining word, or behind who says it."""
    begin, _ = _sentence(article, claim)
    before = article[begin:start]
    if not before.strip(" “\"'‘([–—-\n") or (_OPENS.search(before) and not _PARTICIPLE.match(article, start)):
        return True
    told = [re.escape(words) for words in (claim.cue, claim.speaker_text) if words]
    return re.search(rf"\b(?:{'|'.join([*told, alternatives('telling')])}){_WORDS}", before) is not None


def ends(article: str, end: int) -> bool:
    """Whether a clause ends here: a mark or a joining word follows, or the narrator takes the word."""
    return _ENDS.match(article, end) is not None


def goes_on(article: str, end: int) -> bool:
    """Whether the sentence goes on behind words."""
    return article[end - 1 : end] not in (*".!?…",) and not _SENTENCE_ENDS.match(article, end)


def _sentence(article: str, claim: Any) -> tuple[int, int]:
    """Where a claim's sentence begins and ends in its article."""
    begin = int(claim.start) - max(claim.sentence.find(claim.quote), 0)
    return begin, min(begin + len(claim.sentence), len(article))


def _beginning(article: str, claim: Any, begin: int, start: int) -> int:
    """The nearest place before words where a clause begins with no word of who says it; `start` where there is none."""
    places = [found.end() for found in _CLAUSE_BEGINS.finditer(article, min(begin, start), start)]
    at = next((at for at in (*reversed(places), begin) if not _PARTICIPLE.match(article, at)), start)
    told = (claim.cue, claim.speaker_text)
    return start if any(words and words in article[at:start] for words in told) else at


def _further(article: str, end: int, stop: int) -> int:
    """Where the clause ends that goes on behind words; 0 where they end with it."""
    if ends(article, end):
        return 0
    found = _CLAUSE.match(article, end, max(stop, end))
    return end + len(found[0].rstrip(". ")) if found else 0
