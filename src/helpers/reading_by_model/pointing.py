"""Whom words that name nobody point back at: "it", "he", "the ministry"."""

import re

from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.witness import Named, Witness

_PRONOUNS = frozenset({"it", "he", "she", "they"})


def plain(words: str) -> str:
    """Words to compare: without case, punctuation and the genitive's ending."""
    return " ".join(re.findall(r"[\w]+", words.casefold().replace("'s", "").replace("’s", "")))


def pointed_at(answer: Answered, words: str, sentence: Sentence, witness: Witness) -> Named | None:
    """Whom the profile knows by the answer's name, where the article names him so before the words that point back at him."""
    name = plain(answer.speaker)
    pointing = _pointing(words)
    if not pointing or not (pointing <= _PRONOUNS or pointing <= set(name.split())):
        return None
    return next((n for n, named in _before(sentence, witness) if named == name), None)


def points_elsewhere(answer: Answered, words: str, sentence: Sentence, witness: Witness) -> bool:
    """Whether the words are part of somebody's name before, and nobody whom they are part of is of the answer's side."""
    pointing = _pointing(words)
    if not pointing or pointing <= _PRONOUNS or pointing <= set(plain(answer.speaker).split()):
        return False
    sides = {n.side for n, named in _before(sentence, witness) if pointing <= set(named.split())}
    return bool(sides) and answer.side not in sides


def _pointing(words: str) -> set[str]:
    """The telling words of a phrase that has no name in it; none of any other."""
    return set(plain(words).split()) - {"the"} if words[:1].isalpha() and words[1:] == words[1:].lower() else set()


def _before(sentence: Sentence, witness: Witness) -> list[tuple[Named, str]]:
    """Whom the profile knows of those that the article names up to the sentence's end, with the words that name them."""
    names = [n for n in witness.parsed.named(0, sentence.end) if n.actor]
    return [(n, plain(witness.article.text[n.start : n.end])) for n in names]
