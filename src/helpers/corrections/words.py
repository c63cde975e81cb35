"""Verbatim words in an article's text: where they stand, the sentence around them, and what is nearest to them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rapidfuzz import fuzz

LEAST_ALIKE = 50.0
"""Similarity (0–100) below which other words are not suggested for words that are gone."""
_SIGNS = str.maketrans(dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚`´ʼ′", "'") | dict.fromkeys("–—−‑", "-"))
"""Signs that spreadsheets and keyboards exchange for each other, one for one, so that offsets stay."""
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«„(\[]*\w)")
_ABBREVIATED = re.compile(
    r"(?:\b[A-ZА-ЯІЇЄҐ]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec))$"
)


def find_words(text: str, quote: str) -> list[tuple[int, int]]:
    """Offsets of every place where the words stand in the text, whatever its line breaks and forms of quotation marks.

    Words in the very same letters come before all others.

    >>> find_words("He said: “We hold\\nthe town.”", '"We hold the town."')
    [(9, 28)]
    """
    parts = quote.split()
    if not parts:
        return []
    for fold in (str, _plain):
        pattern = r"\s+".join(re.escape(fold(part)) for part in parts)
        found = [m.span() for m in re.finditer(pattern, fold(text))]
        if found:
            return found
    return []


def sentence_around(text: str, start: int, end: int, known: Iterable[str] = ()) -> str:
    """The sentence that text[start:end] stands in: one of the `known` ones that hold it, else as punctuation has it."""
    for sentence in known:
        at = text.find(sentence, max(0, end - len(sentence)), start + len(sentence))
        if at >= 0 and at <= start and end <= at + len(sentence):
            return sentence
    gap = "\n\n" if "\n\n" in text else "\n"
    first = text.rfind(gap, 0, start) + len(gap) if gap in text[:start] else 0
    last = text.find(gap, end)
    last = len(text) if last < 0 else last
    for stop in _stops(text, first, last):
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.end()
            break
    return text[first:last].strip()


def sentences_in(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of text[first:last], as punctuation has it, without the white space around it."""
    for stop in (*(stop.end() for stop in _stops(text, first, last)), last):
        words = text[first:stop]
        if words.strip():
            start = first + len(words) - len(words.lstrip())
            yield start, start + len(words.strip())
        first = stop


def _stops(text: str, first: int, last: int) -> Iterator[re.Match[str]]:
    """The ends of sentences in text[first:last], with the white space behind them; an abbreviation's full stop is none."""
    for stop in _SENTENCE_END.finditer(text, first, last):
        if not _ABBREVIATED.search(text, first, stop.start()):
            yield stop


def nearest_claim(quote: str, claims: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The claim (a row of schema.CLAIMS) whose words are most like these; None where none is much like them."""
    alike = [(fuzz.token_set_ratio(_plain(quote), _plain(row["quote"])), row) for row in claims] if quote else []
    best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= LEAST_ALIKE else None


def same_words(a: str, b: str) -> bool:
    """Whether two quotations are the same words, but for signs, case and spaces."""
    return re.findall(r"\w+", _plain(a)) == re.findall(r"\w+", _plain(b))


def _plain(text: str) -> str:
    """The text in small letters and plain signs, as long as it was."""
    plain = text.translate(_SIGNS)
    return "".join(low if len(low := c.lower()) == 1 else c for c in plain)
