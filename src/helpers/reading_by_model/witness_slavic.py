"""What the Russian and Ukrainian parsers and the rules say of an article's stretches."""

from helpers.articles.model import Article
from helpers.claims.losses import Losses
from helpers.claims.records import Found
from helpers.claims.slavic import russian, ukrainian
from helpers.claims.slavic.extractor import extract
from helpers.claims.slavic.names import names_of
from helpers.claims.slavic.words import Sentence, Word
from helpers.conflicts import Conflict
from helpers.places import Gazetteer
from helpers.reading_by_model.witness import Clause, Named


def read(article: Article, conflict: Conflict, gazetteer: Gazetteer, losses: Losses) -> tuple[Found, "SlavicParsed"]:
    """What the rules find in an article, and its parsed sentences."""
    found = extract(article, conflict, gazetteer, losses)
    parser = russian if article.language == "ru" else ukrainian
    sentences = [(p.start, s) for p in article.body() for s in parser.parse(article.text[p.start : p.end])]
    names = names_of(conflict, parser.lemmas)
    named = [
        Named(
            offset + s.words[m.start].start,
            offset + s.words[m.end - 1].end,
            m.side,
            m.actor.actor if m.actor else "",
            m.actor.role if m.actor else "",
        )
        for offset, s in sentences
        for m in names.find(s)
    ]
    return found, SlavicParsed(sentences, named)


class SlavicParsed:
    """The sentences of an article, parsed; `named` are the profile's names in it."""

    def __init__(self, sentences: list[tuple[int, Sentence]], named: list[Named]) -> None:
        self._sentences = sentences
        self._named = named

    def clause(self, start: int, end: int, kind: str) -> Clause:
        """What the parse says of text[start:end]: what negates its first verb; roles are left to the rules' own claims."""
        words = [(o, s, w) for o, s in self._sentences for w in s.words if start <= o + w.start and o + w.end <= end]
        if not words:
            return Clause()
        for offset, sentence, word in words:
            if word.is_verb and (negator := _negator(sentence, word)) is not None:
                at = offset + negator.start, offset + negator.end
                return Clause(known=True, negated=at, denied=True)
        return Clause(known=True)

    def named(self, start: int, end: int) -> list[Named]:
        """The names of the profile in text[start:end]."""
        return [n for n in self._named if start <= n.start and n.end <= end]

    def side_of_speaker(self, start: int, end: int) -> tuple[str, str]:
        """Nothing: what the profile's names do not tell is left to the rules' own claims."""
        return "", ""

    def relation(self, start: int, end: int) -> str:
        """Nothing: that is left to the rules' own claims."""
        return ""


def _negator(sentence: Sentence, word: Word) -> Word | None:
    for c in sentence.children(word):
        if c.lemma in ("не", "ни", "ні", "нет", "немає"):
            return c
    return None
