"""Paragraphs of an article that are read one by one, and sentence by sentence where a paragraph breaks the rules."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from helpers.articles.model import Paragraph
from helpers.claims.english.parsing.reading import alone
from helpers.claims.english.parsing.words import Doc
from helpers.claims.losses import Losses
from helpers.places.model import Mention


@dataclass(frozen=True)
class Part:
    """A paragraph, or a sentence of one, with its words and the places that the gazetteer finds in it."""

    paragraph: Paragraph
    doc: Doc
    mentions: Sequence[Mention]

    @property
    def characters(self) -> int:
        """How long it is: its words' own text would have to be put together for that."""
        return self.paragraph.end - self.paragraph.start

    def sentences(self) -> Iterator["Part"]:
        """Its sentences, each as a part of its own."""
        offset = self.paragraph.start
        for sentence in self.doc.sents:
            start, end = sentence.start_char, sentence.end_char
            inside = [replace(m, start=m.start - start, end=m.end - start) for m in self.mentions
                      if start <= m.start and m.end <= end]  # fmt: skip
            yield Part(Paragraph(offset + start, offset + end, self.paragraph.kind), alone(sentence), inside)


def attempt_each(part: Part, do: Callable[[Part], object], losses: Losses) -> list[Part]:
    """Do something with each sentence of a part; those with which it went well. The others are lost."""
    good = []
    for sentence in part.sentences():
        with losses.guard(sentence.paragraph.start, sentence.paragraph.end):
            do(sentence)
            good.append(sentence)
    return good


def attempt_all[T](parts: Sequence[Part], do: Callable[[Sequence[Part]], T], losses: Losses) -> T:
    """Do something with all parts together: where that fails, without the sentences with which it fails alone."""
    with losses.trying(sum(part.characters for part in parts)):
        return do(parts)
    good: list[Part] = []
    for part in parts:
        with losses.trying(part.characters) as alone:
            do([part])
            good.append(part)
        if alone.failed:
            good += attempt_each(part, lambda sentence: do([sentence]), losses)
    return do(good)
