"""Lists of places, hung together as they are written: no parser holds a list of twenty villages it has never read of.

In "the villages of A, B and C in the D district, E and F in the G district" it takes names for adverbs and verbs, hangs the
second half on another clause, and makes districts of villages. The words themselves tell: names between commas, the last
after "and", and behind a name, in brackets or after "in", where it lies.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from helpers.claims import lexicon
from helpers.claims.english.dates.when import MONTHS, WEEKDAYS

_FRAMES = frozenset({"take", "hold", "lose", "strike", "withdraw"})
"""Frames of verbs that a list of places follows as their object."""
_NEAR = frozenset({"near", "around", "outside", "in", "at", "toward", "towards"})
_ALSO = (("and",), ("or",), ("&",), ("as", "well", "as"), ("along", "with"))
_LONGEST_NAME = 5
_LONGEST_BRACKET = 8
_LONGEST_DAY = 4
_LEAST = {"prep": 3}
"""Names from which a list is hung anew, by what it follows; two elsewhere."""
_BEYOND = frozenset({"after", "on", "during", "following", "from", "by", "since", "before", "over", "without", "amid"})
"""Prepositions after a list that tell of what was done with its places, and not where the last of them lies."""


@dataclass
class _Names:
    """The names of one list: first and last word of each, and what else stands between them."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    regions: list[tuple[int, int, int]] = field(default_factory=list)
    """First word, head and the name that it belongs to of what tells where a place lies."""
    end: int = 0
    closed: bool = False


def mend_lists(doc: Doc) -> None:
    """Hang the names of each list of places on what the list follows: a verb, "of", or a word for settlements."""
    done = 0
    for token in doc:
        if token.i < done or token.i + 2 >= len(doc):
            continue
        opening = _opening(token)
        if opening is None:
            continue
        governor, label, first = opening
        names = _scan(doc, first, token.sent.end)
        enough = len(names.spans) >= _LEAST.get(label, 2) or (label == "appos" and names.spans)
        if enough and (names.closed or label in ("appos", "attr")) and _ends_well(doc, names, label):
            _hang(doc, names, governor, "pobj" if label == "prep" else label)
            done = names.end


def named_in(noun: Token) -> list[Token]:
    """The names that a word for several settlements is explained by: after a colon, or after "the villages are"; else none."""
    if noun.tag_ != "NNS" or "settlement" not in lexicon.noun_classes().get(noun.lemma_.lower(), ()):
        return []
    named = [c for c in noun.children if c.dep_ == "appos" and c.i > noun.i]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        named += [c for c in noun.head.children if c.dep_ == "attr"]
    of = [n for p in noun.children if p.lower_ == "of" for n in p.children if n.dep_ == "pobj"]
    if not named and any(c.dep_ == "prep" and _is_region(c) for n in of for m in _chain(n) for c in m.children):
        named = of
    return list(dict.fromkeys(m for n in named if n.pos_ == "PROPN" for m in _chain(n)))


def names_again(verb: Token) -> bool:
    """Whether a sentence names the places of a claim before it: "The liberated villages are A and B"."""
    told = [
        c for c in verb.children if c.dep_ == "nsubj" and any(d.lower_ in ("the", "these", "those") for d in c.children)
    ]
    return verb.lemma_ == "be" and any(named_in(noun) for noun in told)


def besides(verb: Token) -> list[Token]:
    """What a clause adds to its places at its end: "two villages were under its control, as well as a village in X"."""
    return [
        c
        for c in verb.children
        if c.i > verb.i and c.dep_ in ("attr", "npadvmod", "appos", "dep", "conj") and _is_added(c)
    ]


def _is_added(noun: Token) -> bool:
    start = noun.left_edge.i
    before = tuple(t.lower_ for t in noun.doc[max(0, start - 3) : start])
    return before == ("as", "well", "as") or before[-2:] == ("along", "with")


def _is_region(prep: Token) -> bool:
    return prep.lower_ in ("in", "of") and any(
        c.pos_ == "PROPN" or any(d.pos_ == "PROPN" for d in c.children) for c in prep.children
    )


def _chain(name: Token) -> Iterator[Token]:
    yield name
    for c in name.children:
        if c.dep_ == "conj":
            yield from _chain(c)


def _opening(token: Token) -> tuple[Token, str, int] | None:
    """What a list that begins behind this word hangs on, how, and where its first name stands."""
    after = token.nbor()
    if _is_several(token):
        if after.lower_ == "of":
            return after, "pobj", after.i + 1
        if after.text in (":", "-", "--", "—"):
            return token, "appos", after.i + 1
        return None
    if token.lower_ in ("including", "namely") and (several := _before(token)) is not None:
        return several, "appos", _past_adjectives(after)
    if token.lemma_ == "be" and any(c.dep_ == "nsubj" and _is_several(c) for c in token.children):
        return token, "attr", after.i + (after.text == ":")
    if token.pos_ == "VERB" and _FRAMES & {p.frame for p in lexicon.predicates().get(token.lemma_, ())}:
        return token, "dobj", after.i
    if token.pos_ == "ADP" and token.lower_ in _NEAR:
        return token, "prep", after.i + (after.lower_ == "the")
    return None


def _before(including: Token) -> Token | None:
    """The word for several settlements right before "including", a comma between them or not."""
    at = including.i - 1
    at -= at > 0 and including.doc[at].text == ","
    noun = including.doc[at] if at >= 0 else None
    return noun if noun is not None and _is_several(noun) else None


def _past_adjectives(token: Token) -> int:
    """Index of the first word behind an article and adjectives: "the strategic X"."""
    at = token.i
    while at + 1 < len(token.doc) and (token.doc[at].pos_ in ("DET", "ADJ")):
        at += 1
    return at


def _is_several(noun: Token) -> bool:
    if noun.tag_ != "NNS":
        return False
    classes = lexicon.noun_classes().get(noun.lemma_.lower(), frozenset())
    return bool(classes & {"settlement", "area"} or noun.lemma_ in lexicon.where("quarter"))


def _scan(doc: Doc, start: int, end: int) -> _Names:
    """The names from here on, as far as the list goes."""
    names = _Names(end=start)
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
    if names.spans and names.end < end and _is_several(doc[names.end]):
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


def _where(doc: Doc, at: int, end: int, names: _Names) -> int:
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


def _beside(doc: Doc, at: int, end: int, names: _Names) -> int:
    """Where a phrase ends that tells beside what a name lies, if the list goes on: "A on the shore of the X lake, B and C"."""
    if at + 1 >= end or doc[at].lower_ not in _BESIDE or len(names.spans) < _MOST_SURELY:
        return at
    for stop in range(at + 2, min(end, at + _LONGEST_BESIDE) + 1):
        if doc[stop - 1].pos_ in ("VERB", "AUX", "PUNCT"):
            return at
        if stop < end and doc[stop].text == "," and _name(doc, stop + 1, end) > stop + 1:
            names.regions.append((at, stop - 1, len(names.spans) - 1))
            return stop
    return at


_BESIDE = frozenset({"on", "along", "near", "beside", "off"})
_LONGEST_BESIDE = 8
_MOST_SURELY = 3
"""Names after which what follows a phrase is one more name of the list, and not who did what."""


def _when(doc: Doc, at: int, end: int, names: _Names) -> int:
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


def _ends_well(doc: Doc, names: _Names, label: str) -> bool:
    """Whether the last name is one of the list, and not whoever the next clause is about."""
    after = doc[names.end] if names.end < len(doc) else None
    if after is None:
        return True
    if after.text in ("'s", "’s", "'", "-"):
        return False
    return label in ("pobj", "appos") or after.pos_ not in ("VERB", "AUX") or after.tag_ in ("VBN", "VBG")


def _hang(doc: Doc, names: _Names, governor: Token, label: str) -> None:
    heads = [doc[stop - 1] for _, stop in names.spans]
    inside = {i for start, stop in names.spans for i in range(start, stop)}
    for head in heads:
        _lift(governor, head)
    for n, ((start, stop), head) in enumerate(zip(names.spans, heads, strict=True)):
        head.head, head.dep_ = (heads[n - 1], "conj") if n else (governor, label)
        for t in doc[start:stop]:
            if t.text == "-":
                continue
            if t.pos_ != "PROPN":
                t.pos_, t.tag_, t.lemma_ = "PROPN", "NNP", t.text
            if t != head:
                t.head, t.dep_ = head, "compound"
    for start, last, belongs in names.regions:
        _hang_region(doc, start, last, heads[belongs])
        inside.update(range(start, last + 1))
    first = names.spans[0][0]
    above = (
        governor
        if label in ("dobj", "attr")
        else next((a for a in governor.ancestors if a.pos_ in ("VERB", "AUX")), None)
    )
    for t in doc[first : names.end]:
        if t.i not in inside:  # commas, "and", and a word for settlements behind the last name
            before = max((h for h in heads if h.i < t.i), key=lambda h: h.i, default=heads[0])
            t.head, t.dep_ = before, "cc" if t.pos_ == "CCONJ" else "punct" if t.is_punct else "dep"
    for t in doc[names.end : heads[0].sent.end]:
        beyond = t.head in heads and t.dep_ == "prep" and t.lower_ in _BEYOND
        astray = t.head.i in inside and t.head not in heads
        if (beyond or astray) and above is not None:
            t.head = above


def _lift(governor: Token, name: Token) -> None:
    """Put what a list hangs on above its names, where the parser has it below one of them."""
    below = governor
    while below.head != below and below.head != name:
        below = below.head
    if below.head == name and below != name:
        if name.head == name:
            below.head, below.dep_ = below, "ROOT"
        else:
            below.head, below.dep_ = name.head, name.dep_


def _hang_region(doc: Doc, start: int, last: int, name: Token) -> None:
    """Where a name lies: a phrase of its own below it."""
    words = doc[start : last + 1]
    prep = next(
        (t for t in words if t.lower_ in ("in", "of", "on", "over", "during", *_BESIDE) and t.pos_ == "ADP"), None
    )
    head = next((t for t in reversed(words) if t.text != ")"), words[-1])
    for t in words:
        if t in (prep, head):
            continue
        t.head, t.dep_ = head, "punct" if t.is_punct else "det" if t.lower_ == "the" else "compound"
    if prep is not None and prep != head:
        prep.head, prep.dep_ = name, "prep"
        head.head, head.dep_ = prep, "pobj"
    else:
        head.head, head.dep_ = name, "dep"
