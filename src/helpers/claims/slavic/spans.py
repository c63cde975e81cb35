"""The stretch of a sentence that carries a proposition."""

from helpers.claims.slavic.attribution import Attribution
from helpers.claims.slavic.sources import Report
from helpers.claims.slavic.words import Sentence, Word

_LOOSE = ("conj", "advcl", "parataxis", "ccomp", "csubj")
_NEAR = 6
_TRIMMED = frozenset("«»“”\"'.,;:—–-()!?…")
_OPENERS = frozenset(
    ["что", "и", "а", "но", "также", "где", "когда", "що", "й", "та", "але", "де", "як", "как", "при", "этом", "этому"]
)


def clause_span(sentence: Sentence, word: Word, found: Attribution | None) -> tuple[int, int]:
    """Offsets in the paragraph of the clause around `word`, less what is coordinated to it and whoever says it."""
    foreign: set[int] = set()
    for report in found.reports if found is not None else ():
        if word.i not in report.own:
            foreign |= report.own
    kept = _branch(sentence, word)
    head = sentence.head(word)
    if word.form == "inf" and head is not None and head.is_verb and word.rel in ("xcomp", "csubj"):
        kept |= {
            head.i,
            *(w.i for c in sentence.children(head, "advmod", "iobj", "nsubj") for w in sentence.subtree(c)),
        }
    kept -= foreign
    if not word.is_verb and head is not None and not head.is_verb:
        kept |= {w.i for w in (head, *sentence.children(head, "nsubj", "amod"))} - foreign
    return _edges(sentence, kept or {word.i}, word, foreign)


def reported_span(sentence: Sentence, noun: Word, report: Report, about: list[Word]) -> tuple[int, int]:
    """Offsets of «заявило о взятии города»: a noun has its verb in the report."""
    named = {w.i for w in about if abs(w.i - noun.i) <= _NEAR}
    return _edges(sentence, {w.i for w in sentence.subtree(noun)} | report.own | named, noun, set())


def back_span(sentence: Sentence, report: Report) -> tuple[int, int]:
    """The span of a denial or refusal that points back, within the sentence."""
    return _edges(sentence, {*report.own, report.cue.i}, report.cue, set())


def _branch(sentence: Sentence, word: Word) -> set[int]:
    kept = {word.i}
    for c in sentence.children(word):
        loose = c.rel in _LOOSE and (c.is_verb or any(g.rel.startswith("nsubj") for g in sentence.children(c)))
        if c.rel in ("mark", "cc", "punct") or loose:
            continue
        own = sentence.subtree(c, without=("acl:relcl", "parataxis", "ccomp"))
        second = {w.i for v in own if v.form == "fin" and v.rel == "conj" for w in sentence.subtree(v)}
        kept |= {w.i for w in own} - second
    return kept


def _edges(sentence: Sentence, kept: set[int], word: Word, foreign: set[int]) -> tuple[int, int]:
    """From the first to the last kept word around `word`, cut at foreign words, outer punctuation left out."""
    low, high = min(kept), max(kept)
    blocked = [i for i in foreign if low <= i <= high]
    low = max([low, *[i + 1 for i in blocked if i < word.i]])
    high = min([high, *[i - 1 for i in blocked if i > word.i]])
    words = sentence.words[low : high + 1]
    while len(words) > 1 and (words[0].text in _TRIMMED or words[0].text.lower() in _OPENERS):
        words = words[1:]
    while len(words) > 1 and words[-1].text in _TRIMMED:
        words = words[:-1]
    return words[0].start, words[-1].end
