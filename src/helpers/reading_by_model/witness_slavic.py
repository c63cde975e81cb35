"""What the Russian and Ukrainian parsers and the rules say of an article's stretches."""

from functools import partial

from helpers.articles.model import Article
from helpers.claims.losses import Losses
from helpers.claims.records import Found
from helpers.claims.slavic import lexicon, russian, ukrainian
from helpers.claims.slavic.extractor import extract
from helpers.claims.slavic.names import names_of
from helpers.claims.slavic.words import Sentence, Word
from helpers.conflicts import Conflict
from helpers.places import Gazetteer
from helpers.reading_by_model.telling_words import TYPES_OF
from helpers.reading_by_model.witness import Clause, Named, Roles, Telling


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
            m.kind,
        )
        for offset, s in sentences
        for m in names.find(s)
    ]
    return found, SlavicParsed(sentences, named, article.language)


class SlavicParsed:
    """The sentences of an article, parsed; `named` are the profile's names in it."""

    def __init__(self, sentences: list[tuple[int, Sentence]], named: list[Named], language: str) -> None:
        self._sentences = sentences
        self._language = language
        self._named = named

    def clause(self, start: int, end: int, kind: str) -> Clause:
        """What the parse says of text[start:end]: what negates its first verb; roles are left to the rules' own claims."""
        words = [(o, s, w) for o, s in self._sentences for w in s.words if start <= o + w.start and o + w.end <= end]
        if not words:
            return Clause()
        for offset, sentence, word in words:
            if word.is_verb and (negator := _negator(sentence, word, self._language)) is not None:
                at = offset + negator.start, offset + negator.end
                return Clause(known=True, negated=at, denied=True)
        return Clause(known=True)

    @property
    def speakers(self) -> list[tuple[str, str, str, str]]:
        """Nobody: whoever speaks is left to the rules' own claims."""
        return []

    def roles(self, start: int, end: int, kind: str, speaker: str) -> Roles:
        """Which words stand in text[start:end] that mean the speaker's own, or his enemy."""
        lemmas = self._lemmas(start, end)

        def has(noun: str) -> bool:
            return bool(lemmas & lexicon.nouns(self._language, noun))

        return Roles(own=has("own"), back=has("pronoun"), enemy=has("enemy"))

    def negators(self, start: int, end: int) -> list[tuple[int, int]]:
        """The words of text[start:end] that negate something, but for "not only"."""
        negators, counting = (lexicon.phrases(self._language, kind) for kind in ("negator", "counting"))
        words = self._words(start, end)
        after = [w for _, w in words[1:]] + [None]
        pairs = zip(words, after, strict=True) if words else ()
        return [
            (o + w.start, o + w.end)
            for (o, w), then in pairs
            if w.lemma in negators and (then is None or then.lemma not in counting)
        ]

    def tells(self, start: int, end: int) -> Telling:
        """What single words of text[start:end] tell."""
        lemmas = self._lemmas(start, end)
        phrases = partial(lexicon.phrases, self._language)
        deny = {verb for verb, act in lexicon.reporting(self._language).items() if act == "deny"}
        readings = lexicon.predicates(self._language)
        return Telling(
            bool(lemmas & (deny | phrases("denialname") | phrases("falsity") | phrases("correspond"))),
            bool(lemmas & (phrases("comment") | phrases("confirm") | phrases("refuse"))),
            frozenset(p.type for lemma in lemmas for p in readings.get(lemma, ()))
            | {t for noun, types in TYPES_OF.items() if lemmas & lexicon.nouns(self._language, noun) for t in types},
        )

    def _words(self, start: int, end: int) -> list[tuple[int, Word]]:
        return [(o, w) for o, s in self._sentences for w in s.words if start <= o + w.start and o + w.end <= end]

    def _lemmas(self, start: int, end: int) -> set[str]:
        return {lemma for _, w in self._words(start, end) for lemma in (*w.lemmas, w.lemma)}

    def named(self, start: int, end: int) -> list[Named]:
        """The names of the profile in text[start:end]."""
        return [n for n in self._named if start <= n.start and n.end <= end]

    def side_of_speaker(self, start: int, end: int) -> tuple[str, str]:
        """Nothing: what the profile's names do not tell is left to the rules' own claims."""
        return "", ""

    def relation(self, start: int, end: int) -> str:
        """Nothing: that is left to the rules' own claims."""
        return ""


def _negator(sentence: Sentence, word: Word, language: str) -> Word | None:
    for c in sentence.children(word):
        if c.lemma in lexicon.phrases(language, "negator"):
            return c
    return None
