"""Where a word's dependents begin and end, and where sentences do, after a word is hung on another.

This is what spaCy does at `Token.head = …` (`set_children_from_heads`), step by step: rules that mend its parses were made
with what it gives, where words hang across each other, too.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.claims.english.parsing.tokens import Token

_TIMES = 12
"""Rounds in which words that hang across each other find their edges; spaCy's number."""


def rehang(words: Sequence["Token"], start: int, end: int) -> None:
    """Give the words start to end (excluded), whole trees, their edges, and mark the first word of each sentence."""
    some = words[start:end]
    for word in some:
        word.left_edge = word.right_edge = word
        word.forget()
    for _ in range(_TIMES):
        _widen(some)
        if _are_in_sentences(words, start, end):
            break
    for word in some:
        word.is_sent_start = False
    for word in some:
        if word.head is word:
            word.left_edge.is_sent_start = True


def _widen(some: Sequence["Token"]) -> None:
    """Let each word pass its edges on to its head, once forwards and once backwards."""
    for word in (*some, *reversed(some)):
        head = word.head
        if word.left_edge.i < head.left_edge.i:
            head.left_edge = word.left_edge
        if word.right_edge.i > head.right_edge.i:
            head.right_edge = word.right_edge


def _are_in_sentences(words: Sequence["Token"], start: int, end: int) -> bool:
    """Whether each word's head stands in the word's own sentence, as far as the edges tell by now."""
    starts = {word.left_edge.i for word in words[start:end] if word.head is word}
    first = 0
    for i in range(start, end):
        if (i and i in starts) or i == end - 1:
            if any(not first <= word.head.i <= i for word in words[first:i]):
                return False
            first = i
    return True
