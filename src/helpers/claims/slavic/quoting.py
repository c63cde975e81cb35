"""Whose words a quotation, an answer or a sentence is whose speaker stands in another one."""

import re
from dataclasses import replace

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.sources import Report
from helpers.claims.slavic.state import Reading, State
from helpers.claims.slavic.words import Sentence

_SPEECH = 3
"""Words that a stretch between quotation marks has at least; fewer are a name or a single quoted word."""
_ASKS = re.compile(r"[–—-]\s.*\?\s*$|.*\?\s*$", re.S)
_ANSWERS = re.compile(r"[–—-]\s")
_NEAR = 3
"""Sentences between a quotation's words and the one that says who speaks."""


def quotations(text: str) -> list[tuple[int, int]]:
    """The stretches between quotation marks that are long enough to be speech."""
    spans, start, within = [], None, 0
    for i, c in enumerate(text):
        straight = c == '"'
        opens = c in "«“" or (straight and text[i + 1 : i + 2].isalnum() and not text[max(0, i - 1) : i].isalnum())
        if opens and start is None:
            start, within = i, 0
        elif opens and straight:
            within += 1  # a name in quotation marks inside a quotation in such
        elif straight and within:
            within -= 1
        elif (c in "»”" or straight) and start is not None:
            if len(text[start:i].split()) >= _SPEECH:
                spans.append((start, i))
            start = None
    return spans


def quoting(readings: list[Reading], n: int, quotes: list[tuple[int, int]]) -> Report | None:
    """The report of a quotation whose speaker stands in another sentence."""
    sentence = readings[n].sentence
    inside = next((q for q in quotes if q[0] <= sentence.start and sentence.end <= q[1] + 2), None)
    if inside is None:
        return None
    for other in (*readings[n + 1 : n + 1 + _NEAR], *reversed(readings[max(0, n - _NEAR) : n])):
        if other.sentence.start <= inside[1] + 2 and other.sentence.end >= inside[0]:
            says = [r for r in other.attribution.reports if not r.back or r.act == "deny"]
            if says:
                return replace(says[0], back=False, act="assert" if says[0].back else says[0].act)
    return None


def is_answer(text: str) -> bool:
    """Whether a paragraph of an interview answers: it opens with a dash and asks nothing."""
    return bool(_ANSWERS.match(text)) and not _ASKS.match(text)


def answering(text: str, sentence: Sentence, state: State) -> Report | None:
    """The report of an interview's answer: a paragraph that opens with a dash, below one that asks.

    Who answers is the person whom the text had named last when the first question came.
    """
    if _ASKS.match(text):
        state.guest = state.guest or state.memory.person
        return None
    if state.guest is None or not _ANSWERS.match(text):
        return None
    return Report(sentence.words[0], replace(state.guest, basis="quotation_near"), "assert", "direct")


def flatly_denies(sentence: Sentence, language: str) -> bool:
    """«— Неправда.»: an answer that has no more words than it takes to deny what the question says."""
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    brief = len(words) < 4 and not any(w.form == "fin" for w in words)
    return brief and any(w.lemmas & lexicon.phrases(language, "denialname") for w in words)


def told_after(readings: list[Reading], n: int) -> Report | None:
    """The report of a sentence whose speaker a later one of the paragraph names: «… . Об этом сообщили в Генштабе.»"""
    for reading in readings[n:]:
        said = [r for r in reading.attribution.reports if not r.back]
        if said:
            return replace(said[0], scope=set()) if said[0].before and reading is not readings[n] else None
    return None
