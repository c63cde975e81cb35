"""What a text says of the proof of a claim: the evidence it names, and whether anybody could verify it."""

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.words import Sentence

KINDS = ("photo", "video", "geolocated", "satellite", "intercept", "document", "eyewitness")


def evidence_of(sentence: Sentence, language: str) -> str:
    """Kinds of evidence that a sentence names, '; '-separated, in the schema's vocabulary."""
    lemmas = {lemma for w in sentence.words for lemma in w.lemmas}
    return "; ".join(kind for kind in KINDS if lemmas & lexicon.phrases(language, f"evidence_{kind}"))


def is_caveat(sentence: Sentence, language: str) -> bool:
    """«Проверить данные сторон независимо невозможно»."""
    kinds = ("verify", "impossible")
    return all(any(w.lemmas & lexicon.phrases(language, k) for w in sentence.words) for k in kinds)
