"""The names that a list of places has, told by the words alone: names between commas, the last after \"and\", and where each lies."""

from dataclasses import dataclass, field

from helpers.claims import lexicon
from helpers.claims.english.dates.when import MONTHS, WEEKDAYS
from helpers.claims.english.parsing.words import Doc, Token

_ALSO = (("and",), ("or",), ("&",), ("as", "well", "as"), ("along", "with"))
_LONGEST_NAME = 5
_LONGEST_BRACKET = 8
_LONGEST_DAY = 4
BESIDE = frozenset({"on", "along", "near", "beside", "off"})
"""Prepositions that tell beside what a place lies."""
_LONGEST_BESIDE = 8
_MOST_SURELY = 3
"""Names after which what follows a phrase is one more name of the list, and not who did what."""


@dataclass
class ListNames:
    """The names of one list: first and last word of each, and what else stands between them; `closed` by an "and"."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    regions: list[tuple[int, int, int]] = field(default_factory=list)
    """First word, head and the name that it belongs to of what tells where a place lies."""
    end: int = 0
    closed: bool = False


def scan(doc: Doc, start: int, end: int) -> ListNames:
    """The names from the word `start` on, as far as the list goes and before the word `end`."""
    names = ListNames(end=start)
    at, also = start, False
    while (stop := _name(doc, at, end)) > at:
        if names.spans and stop < end and _is_area(doc[stop]) and doc[stop].tag_ != "NNS":
            names.regions.append((at, stop, len(names.spans) - 1))  # ", Donetsk region": where the last one lies
            stop += 1
        else:
            names.spans.append((at, stop))
            names.closed = also
        names.end = _beside(doc, _when(doc, _where(doc, stop, end, names), end, names), end, names)
        at, also = _separator(doc, names.end, end)
        if also and _opens_another(doc, at, end):
            names.closed = True
        if at == names.end:
            break
    if names.spans and names.end < end and is_several(doc[names.end]):
        names.end = _where(doc, names.end + 1, end, names)  # "A, B and C villages in the D district"
    return names


def _name(doc: Doc, at: int, end: int) -> int:
    """Where the name ends that begins here; `at` where none does."""
    stop = at
    while stop < end and stop - at < _LONGEST_NAME:
        word = doc[stop]
        low = word.lower_
        joined = stop + 1 < end and doc[stop + 1].text == "-" and not doc[stop + 1].whitespace_
        if low in WEEKDAYS or low in MONTHS or low == "i":
            break
        if (
            word.text[:1].isupper()
            and word.text[-1:].isalpha()
            and not (word.pos_ == "PRON" or word.tag_ in ("DT", "IN"))
        ):
            stop += 2 if joined and not word.whitespace_ else 1
        elif joined and low in lexicon.where("name_article"):
            stop += 2
        else:
            break
    return stop if stop <= end and doc[stop - 1].text != "-" else at


def _is_area(word: Token) -> bool:
    classes = lexicon.noun_classes().get(word.lemma_.lower(), frozenset())
    return "area" in classes or word.lemma_.lower() in lexicon.where("quarter")


def _where(doc: Doc, at: int, end: int, names: ListNames) -> int:
    """Where what tells of a name's region ends: "(in X)", "in the X district", "of the X and Y regions"."""
    belongs = len(names.spans) - 1
    if at < end and doc[at].text == "(":
        close = next((i for i in range(at + 1, min(end, at + _LONGEST_BRACKET)) if doc[i].text == ")"), None)
        if close is not None:
            names.regions.append((at, close, belongs))
            at = close + 1
    if at + 1 < end and doc[at].lower_ in ("in", "of"):
        first = at + 1 + (doc[at + 1].lower_ in ("the", "neighbouring", "neighboring"))
        stop = _name(doc, first, end)
        while stop > first and stop < end and not _is_area(doc[stop]):
            after, also = _separator(doc, stop, end)
            further = _name(doc, after, end) if also else after
            if further == after or further >= end or not _is_area(doc[further]) or not doc[further].tag_.endswith("S"):
                break
            stop = further
        if stop > first:
            area = stop < end and _is_area(doc[stop])
            names.regions.append((at, stop if area else stop - 1, belongs))
            at = stop + area
    return at


def _beside(doc: Doc, at: int, end: int, names: ListNames) -> int:
    """Where a phrase ends that tells beside what a name lies, if the list goes on: "A on the shore of the X lake, B and C"."""
    if at + 1 >= end or doc[at].lower_ not in BESIDE or len(names.spans) < _MOST_SURELY:
        return at
    for stop in range(at + 2, min(end, at + _LONGEST_BESIDE) + 1):
        if doc[stop - 1].pos_ in ("VERB", "AUX", "PUNCT"):
            return at
        if stop < end and doc[stop].text == "," and _name(doc, stop + 1, end) > stop + 1:
            names.regions.append((at, stop - 1, len(names.spans) - 1))
            return stop
    return at


def _when(doc: Doc, at: int, end: int, names: ListNames) -> int:
    """Where the day of a name ends, if the list goes on behind it: "A over the weekend and B on Monday"."""
    if at + 1 >= end or doc[at].lower_ not in ("on", "over", "in", "during"):
        return at
    for stop in range(at + 2, min(end, at + _LONGEST_DAY) + 1):
        last = doc[stop - 1]
        if last.lower_ in WEEKDAYS or last.lower_ in MONTHS or last.lower_ in ("weekend", "week") or last.is_digit:
            after, also = _separator(doc, stop, end)
            if also and _name(doc, after, end) > after:
                names.regions.append((at, stop - 1, len(names.spans) - 1))
                return stop
    return at


def _separator(doc: Doc, at: int, end: int) -> tuple[int, bool]:
    """Where what parts two names ends, and whether it is more than a comma; `at` where nothing does."""
    stop = at
    if stop < end and doc[stop].text in (",", ";"):
        stop += 1
    for words in _ALSO:
        if tuple(t.lower_ for t in doc[stop : min(end, stop + len(words))]) == words:
            return stop + len(words), True
    return stop, False


def _opens_another(doc: Doc, at: int, end: int) -> bool:
    """Whether a list goes on with a word for settlements: ", and the villages of …"."""
    at += at < end and doc[at].lower_ == "the"
    return (
        at + 1 < end
        and "settlement" in lexicon.noun_classes().get(doc[at].lemma_.lower(), ())
        and doc[at + 1].lower_ == "of"
    )


def is_several(noun: Token) -> bool:
    """Whether a noun is a word for several places: "villages", "regions"."""
    if noun.tag_ != "NNS":
        return False
    classes = lexicon.noun_classes().get(noun.lemma_.lower(), frozenset())
    return bool(classes & {"settlement", "area"} or noun.lemma_ in lexicon.where("quarter"))
