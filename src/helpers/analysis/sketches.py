"""Sketches of texts: MinHash over five-word shingles (Broder 1997), numbers that tell how alike two texts are.

The share of numbers that two sketches have in common estimates the share of shingles that their texts have in common.
Shingles are made and hashed as arrays, and a word is looked at once: a folder's texts are sketched anew in every run
and after every correction.
"""

import hashlib
import random
import re

import numpy as np
import numpy.typing as npt

type Numbers = npt.NDArray[np.uint32]

SHINGLE = 5
SIZE = 128
SHORTEST = 40
"""Words below which a text is too short to tell a copy from a coincidence."""
_AT_ONCE = 4096
"""Shingles that are hashed at once, so that a very long text takes no more memory than a page."""
_MOST_WORDS = 100_000
"""Words that are remembered, so that many texts take no more memory than some."""
_RANDOM = random.Random("sketches")  # always the same numbers: what is a copy must not hang on the run
_FACTORS = np.array([_RANDOM.getrandbits(32) | 1 for _ in range(SIZE)], dtype=np.uint32)[:, None]
_STEP = np.uint32(_RANDOM.getrandbits(32) | 1)
_MARKS = re.compile(r"[\W_]+")


class Sketcher:
    """Makes sketches that can be compared with each other; it remembers the words that it has met."""

    def __init__(self) -> None:
        self._words = _Words()

    def sketch(self, text: str) -> Numbers | None:
        """SIZE numbers, None for a text of less than SHORTEST words. Marks and capitals make no difference."""
        words = [number for word in text.split() if (number := self._words[word])]
        if len(words) < SHORTEST:
            return None
        shingles = _shingles(np.array(words, dtype=np.uint32))
        least = np.full(SIZE, np.iinfo(np.uint32).max, dtype=np.uint32)
        for start in range(0, len(shingles), _AT_ONCE):
            # Multiplied by an odd number, modulo 2^32, the shingles are in another order: one permutation a row.
            permuted = _FACTORS * shingles[start : start + _AT_ONCE]
            np.minimum(least, permuted.min(axis=1), out=least)
        return least


class _Words(dict[str, int]):
    """Word as it stands in a text → a number, the same in every run; 0 for what is only marks."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        bare = _MARKS.sub("", word.casefold())
        hashed = hashlib.blake2b(bare.encode("utf-8", "surrogatepass"), digest_size=4).digest()
        self[word] = number = (int.from_bytes(hashed) or 1) if bare else 0
        return number


def _shingles(words: Numbers) -> Numbers:
    """One number for each SHINGLE words in a row."""
    count = len(words) - SHINGLE + 1
    found = words[:count]
    for n in range(1, SHINGLE):
        found = found * _STEP + words[n : n + count]
    return found
