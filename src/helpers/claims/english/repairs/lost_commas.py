"""Texts that have lost their commas, as some collections of press articles have: where the parser is given them back.

Without the comma of "…, the Observatory said" the parser takes the speaker for one more object and the verb of saying
for a clause about it, so that the whole sentence becomes the article's own. The text keeps its words and offsets: the
signs are put into what the parser reads and taken out of what it gives back (see `stand_ins`). Only where an article of
some length has not one comma, and only where its words tell that one is missing.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from helpers.claims import lexicon
from helpers.claims.english.dates.when import MONTHS, WEEKDAYS
from helpers.claims.english.parsing.pipeline import forms
from helpers.claims.english.repairs.stand_ins import READ, SIGNS
from helpers.claims.names import Names
from helpers.places.model import Mention

_LEAST = 60
"""Words of an article that would not do without a comma."""
_STOPS = frozenset({".", "?", "!", ";", ":"})
_LONGEST_SPEAKER, _LONGEST_TAIL, _SHORTEST = 14, 9, 4
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_DETERMINERS = frozenset({"the", "a", "an", "one", "its", "his", "her", "their", "another"})
_JOINTS = frozenset({"-", "al", "el", "bin", "ibn", "abu", "de", "van"})
_JOINING = frozenset({"but", "as"})
_PREPOSITIONS = frozenset({"of", "for", "in", "at", "from"})
_WITHIN = _PREPOSITIONS | _JOINTS | {"and"}


def given_back(docs: Sequence[Doc], title: Doc | None, names: Names, gazetteer) -> list[Doc]:
    """The tokenised paragraphs of an article, with note of what the parser is given where it has lost its commas."""
    if sum(map(len, docs)) < _LEAST or any(t.text == "," for doc in docs for t in doc):
        return list(docs)
    headline = [t.text for t in _owned(title, names)] if title is not None else []
    found = []
    made = [_owned(doc, names) for doc in docs]
    for doc, mended, mentions in zip(docs, made, gazetteer.mentions_by_part([d.text for d in made])[0], strict=True):
        words = [t.text for t in mended]
        signs = dict.fromkeys(_commas(words) | _between_names(mended, mentions), ",")
        if doc is not title:
            signs |= dict.fromkeys(_stops(words, headline), ".")
        mended.user_data[SIGNS] = tuple(sorted(signs.items()))
        found.append(mended)
    return found


def _between_names(doc: Doc, mentions: Sequence[Mention]) -> set[int]:
    """Indices of places named right behind another: "the villages of Alpha Beta and Gamma"."""
    found: set[int] = set()
    for first, second in pairwise(mentions):
        span = doc.char_span(second.start, second.end)
        if second.start != first.end + 1 or first.weak or second.weak or span is None:
            continue
        if "country" in (first.place.kind, second.place.kind):
            continue  # "Tags Syria Aleppo truce"
        after = lexicon.noun_classes().get(doc[span.end].lower_, frozenset()) if span.end < len(doc) else frozenset()
        if "route" not in after:  # "the Alpha Beta highway"
            found.add(span.start)
    return found


def _owned(doc: Doc, names: Names) -> Doc:
    """The text with the owner's name cut from the "s" that has lost its apostrophe: "Syrias northern border"."""
    at = {t.i for t in doc[:-1] if _is_owner(t, names)} if len(doc) > 1 else set()
    if not at:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    read: dict[int, str] = {}
    for t in doc:
        if t.i in at:
            read[len(words) + 1] = "'s"
            words += [t.text[:-1], "s"]
            spaces += [False, bool(t.whitespace_)]
        else:
            words.append(t.text)
            spaces.append(bool(t.whitespace_))
    mended = Doc(doc.vocab, words=words, spaces=spaces)
    mended.user_data[READ] = read
    return mended


def _is_owner(token: Token, names: Names) -> bool:
    """Whether a word is a name of a party, a day or a word in -y, with an "s" that makes it no plural."""
    word, after = token.text, token.nbor()
    if not word.endswith("s") or len(word) < 4 or not after.text[:1].isalpha() or _leads_on(after.text):
        return False
    bare = word[:-1]
    if bare.lower() in WEEKDAYS:
        return word[:1].isupper()
    if bare.endswith("y") and bare[-2] not in "aeiou":
        return True
    found = names.find([bare]) if word[:1].isupper() and not names.find([word]) else []
    return any(m.kind == "side" for m in found)


def _stops(words: list[str], headline: list[str]) -> list[int]:
    """Where a sentence begins behind what is no sentence: the headline again, an agency's day."""
    found = []
    if headline and words[: len(headline)] == headline and len(words) > len(headline):
        found.append(len(headline))
    for i in range(1, min(len(words) - 4, 80)):
        day = words[i - 1] in WEEKDAYS_CAPITAL and words[i].isdigit() and words[i + 1][:3].lower() in _MONTHS
        if (
            day
            and words[i + 2].isdigit()
            and len(words[i + 2]) == 4
            and (words[i + 3][:1].isupper() or words[i + 3] == '"')
        ):
            found.append(i + 3)
    return [i for i in found if words[i] not in _STOPS and words[i - 1] not in _STOPS]


WEEKDAYS_CAPITAL = frozenset(day.capitalize() for day in WEEKDAYS)
_MONTHS = frozenset(month[:3].lower() for month in MONTHS)


def _commas(words: list[str]) -> set[int]:
    """Indices of the words before which a comma is missing."""
    found: set[int] = set()
    start = 0
    for i, word in enumerate(words):
        if word in _STOPS:
            start = i + 1
        elif i - start < _SHORTEST:
            continue
        elif word in lexicon.words("trailing") or word in lexicon.words("cited"):
            end = next((n for n in range(i, len(words)) if words[n] in _STOPS), len(words))
            at = (
                _speaker(words, start, i)
                if _is_over(words[i:end])
                else i
                if _names_speaker(words[i + 1 : end])
                else None
            )
            if at is not None and at - start >= _SHORTEST:
                found.add(at - 1 if words[at - 1] == '"' else at)
        elif (
            (word in lexicon.words("consequence") and _tells_where_or_when(words[i - 1]))
            or (word in ("adding", "saying") and not (_leads_on(words[i - 1]) or _is_source(words[i - 1])))
            or (word == "according" and words[i + 1 : i + 2] == ["to"] and not _leads_on(words[i - 1]))
        ):
            found.add(i)
    return found


def _is_over(words: list[str]) -> bool:
    """Whether nothing follows a verb of saying but to whom, when and how it was said."""
    verb = words[0]
    rest = words[1 : next((i for i, word in enumerate(words) if word in _JOINING), len(words))]
    if verb in lexicon.words("cited"):
        return ["as", "saying"] in (words[i : i + 2] for i in range(1, len(words)))
    if not rest or rest[0] == "and":
        return True
    if len(rest) > _LONGEST_TAIL:
        return False
    told = verb == "told" and (rest[0][:1].isupper() or rest[0] in ("the", "a", "reporters", "journalists"))
    return told or rest[0] in lexicon.words("circumstance") or rest[0].lower() in WEEKDAYS


def _names_speaker(words: list[str]) -> bool:
    """Whether all that follows a verb of saying is a speaker: "said the Observatory", "says a London-based monitor"."""
    end = next((i for i, word in enumerate(words) if i and word in lexicon.words("circumstance")), len(words))
    named = words[:end]
    if not named or len(named) > _LONGEST_SPEAKER or _leads_on(named[0]):
        return False
    return _is_named(named) and (any(map(_is_source, named)) or named[0].lower() not in _DETERMINERS)


def _is_named(words: list[str]) -> bool:
    """Whether words are nothing but a name, a title and what tells whose they are."""
    return all(
        word[:1].isupper() or word.lower() in _DETERMINERS or word in _WITHIN or _is_source(word) or _qualifies(word)
        for word in words
    )


def _speaker(words: list[str], start: int, verb: int) -> int | None:
    """Index of the first word of the speaker that stands before a verb of saying; None where it cannot be told."""
    last = verb - 1
    while words[last] in ("has", "have", "had", "also", "later", "was", "were"):
        last -= 1
    if words[last].lower() in _PRONOUNS:
        relative = {"that", "which"} & set(words[last - 4 : last])
        return None if relative or _leads_on(words[last - 1]) else last
    first = _described(words, start, last)
    if first is None:
        first = _bare(words, start, last)
    return None if first is None or _leads_on(words[first - 1]) else first


def _leads_on(word: str) -> bool:
    """Whether the clause goes on behind a word: "as the army said", "what officials said"."""
    return word.lower() in lexicon.words("leading")


def _described(words: list[str], start: int, last: int) -> int | None:
    """Where a speaker with an article begins: "the Syrian Observatory for Human Rights", "a source in X hospital"."""
    for at in range(last, max(start, last - _LONGEST_SPEAKER), -1):
        word = words[at]
        if word.lower() in _DETERMINERS:
            if words[at - 1] in _WITHIN and _is_source(words[at - 2]):
                continue  # "a spokesman for the ministry"
            named = words[at + 1 : last + 1]
            return at if named and any(w[:1].isupper() or _is_source(w) for w in named) else None
        if not _is_named([word]) or (word in _PREPOSITIONS and not _is_source(words[at - 1])):
            return None
    return None


def _bare(words: list[str], start: int, last: int) -> int | None:
    """Where a speaker without an article begins: "local sources", "activist Jane Doe", "SANA"."""
    at = last
    while at > start and (words[at][:1].isupper() or words[at] in _JOINTS) and words[at].lower() not in WEEKDAYS:
        at -= 1
    if words[at].lower() in WEEKDAYS:
        return at + 1 if at < last else None
    if not _is_source(words[at]):
        if at == last or _leads_on(words[at]):  # a place and a speaker, one behind the other: "in Aleppo SANA"
            return last if words[last].isupper() and len(words[last]) > 2 else None
        return at + 1
    first = at
    while first > start and (_qualifies(words[first - 1]) or _is_source(words[first - 1])):
        if words[first - 1].endswith("s") and not _qualifies(words[first - 1]):
            break  # "… eight volunteers, activists said"
        first -= 1
    named = first
    while named > start and words[named - 1][:1].isupper():
        named -= 1
    alone = named == first - 1 or words[first - 1].isupper()
    return first - 1 if alone and not _leads_on(words[first - 2]) and first - 1 > start else first


@cache
def _is_source(word: str) -> bool:
    """Whether a word names one who speaks: "spokesman", "activists", "Observatory"."""
    classes = lexicon.noun_classes()
    told = (word.lower(), *forms(word))
    return any("sourcehood" in classes.get(form, ()) or form in _SPEAKING for form in told)


_SPEAKING = lexicon.words("title") | lexicon.words("speaking_force")
"""Officers, and forces that the press quotes as a body: "rebels say"."""


@cache
def _qualifies(word: str) -> bool:
    """Whether a word stands between others before a speaker: "local", "security", "-based"."""
    return word in lexicon.words("qualifier") or word == "-"


def _tells_where_or_when(word: str) -> bool:
    """Whether a clause may be over with this word: a name, a day, a word for a place."""
    classes = lexicon.noun_classes().get(word.lower(), frozenset())
    return (
        word[:1].isupper()
        or word == "it"
        or bool(classes & {"settlement", "area", "site", "portion", "period", "civilian"})
    )
