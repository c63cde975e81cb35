"""Names of places that no gazetteer has, found again where the words beside them do not tell that they are places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from helpers.claims.english.entities import PERSON
from helpers.claims.english.places.model import Toponym


def named_again(paragraphs: Sequence[tuple[Doc, list[Toponym]]]) -> list[list[Toponym]]:
    """The place names of an article with those that it once tells to be places ("near X") wherever it names them ("X fell")."""
    told: dict[str, Toponym] = {}
    for _, toponyms in paragraphs:
        told |= {t.text: t for t in toponyms if not t.place_id and not t.kind and not t.abroad and t.text.istitle()}
    if not told:
        return [toponyms for _, toponyms in paragraphs]
    openings: dict[str, list[list[str]]] = defaultdict(list)
    for text in sorted(told, key=len, reverse=True):
        words = text.split(" ")
        openings[words[0]].append(words)
    return [_with_others(doc, toponyms, told, openings) for doc, toponyms in paragraphs]


def _with_others(
    doc: Doc, toponyms: list[Toponym], told: dict[str, Toponym], openings: dict[str, list[list[str]]]
) -> list[Toponym]:
    taken = {i for t in toponyms for i in range(t.start, t.end)}
    more = [
        replace(told[text], head=_head(doc, start, end), start=start, end=end)
        for text, start, end in _found(doc, openings)
    ]
    more = [
        t
        for t in more
        if taken.isdisjoint(range(t.start, t.end)) and doc[t.head].dep_ not in ("compound", "amod", "nmod")
    ]
    return sorted([*toponyms, *more], key=lambda t: t.start) if more else toponyms


def _found(doc: Doc, openings: dict[str, list[list[str]]]) -> Iterator[tuple[str, int, int]]:
    for token in doc:
        for words in openings.get(token.text, ()):
            end = token.i + len(words)
            span = doc[token.i : end]
            proper = all(t.pos_ == "PROPN" and t.ent_type_ != PERSON for t in span)
            if proper and [t.text for t in span] == words and not _goes_on(doc, token.i, end):
                yield " ".join(words), token.i, end
                break


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is part of a longer one: "X Province"."""
    before, after = doc[start - 1] if start else None, doc[end] if end < len(doc) else None
    return any(t is not None and t.pos_ == "PROPN" and t.is_title for t in (before, after))


def _head(doc: Doc, start: int, end: int) -> int:
    return doc[start:end].root.i
