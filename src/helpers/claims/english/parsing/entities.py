"""Which proper names are people's, and which words are dates: the entities that the rules ask for.

The model's own recogniser takes a third of the pipeline's time and has not read the names of this war's villages and
officials. News introduces people in few ways: after a title ("Gen. X Y", "the mayor, X Y"), before one ("X Y, a
spokesman"), as the mouth of a report ("X Y said"), and from then on by surname.
"""

from collections.abc import Iterable, Iterator

from helpers.claims import lexicon
from helpers.claims.english.dates.when import MONTHS, WEEKDAYS
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Span, Token
from helpers.claims.names import NameMention

PERSON, DATE, PEOPLE = "PERSON", "DATE", "NORP"
"""Labels of OntoNotes, as spaCy's models give them."""
_PARTICLES = {"al", "el", "bin", "ibn", "abu", "van", "von", "de", "der", "-"}
"""What may stand between the parts of a name that the tagger takes for proper nouns."""
_PERIODS = {
    "day", "week", "month", "year", "hour", "minute", "morning", "evening", "afternoon", "night", "dawn", "weekend",
    "midnight", "noon", "dusk",
}  # fmt: skip


_LABELLED = {"PROPN", "NOUN", "NUM", "ADJ"}


def mark(docs: Iterable[tuple[Doc, list[NameMention]]]) -> None:
    """Set the entities of an article's parsed paragraphs, given the names of the conflict found in each.

    Full names are found first, and then the surnames by which the article goes on to call these people.
    """
    found = []
    surnames: set[str] = set()
    for doc, mentions in docs:
        taken = {i for m in mentions for i in range(m.start, m.end)}
        people = list(_full_names(doc, taken))
        full = [(p.start, p.end) for p in people]
        full += [(m.start, m.end) for m in mentions if m.actor is not None and m.actor.kind == "person"]
        surnames.update(doc[end - 1].text for start, end in full if end - start > 1)
        found.append((doc, taken, people))
    for doc, taken, people in found:
        covered = taken | {i for span in people for i in range(span.start, span.end)}
        others = [
            Span(doc, t.i, t.i + 1, label)
            for t in doc
            if t.pos_ in _LABELLED and t.i not in covered and (label := _label(t, surnames))
        ]
        doc.set_ents(sorted([*people, *others], key=lambda span: span.start))


def _label(token: Token, surnames: set[str]) -> str:
    if token.pos_ == "PROPN":
        low = token.lower_.rstrip(".")
        if low in WEEKDAYS or low in MONTHS:
            return DATE
        return PERSON if token.text in surnames else ""
    if token.pos_ == "NOUN":
        return DATE if token.lemma_ in _PERIODS else ""
    if token.pos_ == "NUM":
        return DATE if len(token) == 4 and token.is_digit and token.text[:2] in ("19", "20") else ""
    return PEOPLE if token.is_title and not token.is_sent_start else ""


def _full_names(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Names of people: what is left of a run of proper nouns without the titles before it."""
    end = 0
    for i in [t.i for t in doc if t.pos_ == "PROPN"]:
        if i < end:
            continue
        end = i + 1
        while end < len(doc) and _goes_on(doc, end):
            end += 1
        start = i
        while start < end and (
            start in taken or doc[start].is_punct or _is_title(doc[start]) or _is_common(doc[start])
        ):
            start += 1
        if start < end and not taken.intersection(range(start, end)):
            name = Span(doc, start, end, PERSON)
            if _introduced(name):
                yield name


def _goes_on(doc: Doc, i: int) -> bool:
    if doc[i].pos_ == "PROPN":
        return True
    return doc[i].lower_ in _PARTICLES and i + 1 < len(doc) and doc[i + 1].pos_ == "PROPN"


def _is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in lexicon.words("title")


def _introduced(name: Span) -> bool:
    """Whether the words around a name tell that somebody is called so."""
    words = [t for t in name if t.text != "-"]
    if any(t.is_digit or t.lower_.rstrip(".") in MONTHS or t.lower_ in WEEKDAYS or _is_common(t) for t in words):
        return False
    before = name.doc[name.start - 1] if name.start else None
    if before is not None and before.text == "." and name.start > 1:
        before = name.doc[name.start - 2]  # "Col." before a name that the tokeniser does not know
    if before is not None and _is_title(before):
        return True
    if len(words) < 2 and name.text.count("-") == 0:
        return False
    head = name.root
    if any(_describes(a) for a in grammar.children(head, "appos")):
        return True
    if head.dep_ == "appos" and any(_describes(n) for n in _hosts(head.head)):
        return True
    if any(c.lower_ == "who" for clause in grammar.children(head, "relcl") for c in clause.subtree):
        return True
    if before is not None and before.lower_ == "the":
        return False
    return head.dep_ in ("nsubj", "pobj") and _speaks(head)


def _is_common(token: Token) -> bool:
    """Whether the lexicon knows a word as a common noun, whatever case it is written in: "Brigade", "Highway"."""
    return bool(lexicon.noun_classes().get(token.lower_) or lexicon.noun_classes().get(token.lemma_.lower()))


def _describes(noun: Token) -> bool:
    return _is_villager(noun) or any(_is_title(t) for t in (noun, *grammar.children(noun, "compound", "conj", "nmod")))


def _is_villager(noun: Token) -> bool:
    """ "An elder in X, Jane Doe": one of those who tell what they saw."""
    return noun.tag_ == "NN" and "civilian" in lexicon.noun_classes().get(noun.lemma_.lower(), ())


def _hosts(noun: Token) -> Iterator[Token]:
    """What an apposition may belong to: "the head of the administration, X Y" hangs it on either noun."""
    yield noun
    while noun.dep_ == "pobj":
        noun = noun.head.head
        yield noun


def _speaks(noun: Token) -> bool:
    governor = noun.head
    if noun.dep_ == "nsubj":
        return governor.lemma_ in lexicon.reporting()
    return governor.lower_ in ("to", "by") and (
        governor.head.lower_ == "according" or governor.head.lemma_ in lexicon.reporting()
    )
