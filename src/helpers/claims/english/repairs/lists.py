"""Lists of places, hung together as they are written: no parser holds a list of twenty villages it has never read of.

In "the villages of A, B and C in the D district, E and F in the G district" it takes names for adverbs and verbs, hangs the
second half on another clause, and makes districts of villages. The words themselves tell: names between commas, the last
after "and", and behind a name, in brackets or after "in", where it lies.
"""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.repairs.list_names import BESIDE, ListNames, is_several, scan

_FRAMES = frozenset({"take", "hold", "lose", "strike", "withdraw"})
"""Frames of verbs that a list of places follows as their object."""
_NEAR = frozenset({"near", "around", "outside", "in", "at", "toward", "towards"})
_INCLUDING = frozenset({"including", "namely"})
_OPENING = _NEAR | _INCLUDING
_PLURAL, _VERB, _BE = "NNS", "VERB", "be"
_LEAST = {"prep": 3}
"""Names from which a list is hung anew, by what it follows; two elsewhere."""
_BEYOND = frozenset({"after", "on", "during", "following", "from", "by", "since", "before", "over", "without", "amid"})
"""Prepositions after a list that tell of what was done with its places, and not where the last of them lies."""


def mend_lists(doc: Doc) -> None:
    """Hang the names of each list of places on what the list follows: a verb, "of", or a word for settlements."""
    done = 0
    for i in _may_open(doc):
        if i < done:
            continue
        token = doc[i]
        opening = _opening(token)
        if opening is None:
            continue
        governor, label, first = opening
        names = scan(doc, first, token.sent.end)
        enough = len(names.spans) >= _LEAST.get(label, 2) or (label == "appos" and names.spans)
        if enough and (names.closed or label in ("appos", "attr")) and _ends_well(doc, names, label):
            _hang(doc, names, governor, "pobj" if label == "prep" else label)
            done = names.end


def _may_open(doc: Doc) -> list[int]:
    """The words of a text that `_opening` has to be asked of: every fifth.

    Hanging a list changes no word behind it, so that all are found at once.
    """
    return [
        t.i for t in doc.words[:-2] if t.tag_ == _PLURAL or t.pos_ == _VERB or t.lemma_ == _BE or t.lower_ in _OPENING
    ]


def _opening(token: Token) -> tuple[Token, str, int] | None:
    """What a list that begins behind this word hangs on, how, and where its first name stands."""
    after = token.nbor()
    if is_several(token):
        if after.lower_ == "of":
            return after, "pobj", after.i + 1
        if after.text in (":", "-", "--", "—"):
            return token, "appos", after.i + 1
        return None
    if token.lower_ in _INCLUDING and (several := _before(token)) is not None:
        return several, "appos", _past_adjectives(after)
    if token.lemma_ == _BE and any(c.dep_ == "nsubj" and is_several(c) for c in token.children):
        return token, "attr", after.i + (after.text == ":")
    if token.pos_ == _VERB and _FRAMES & {p.frame for p in lexicon.predicates().get(token.lemma_, ())}:
        return token, "dobj", after.i
    if token.pos_ == "ADP" and token.lower_ in _NEAR:
        return token, "prep", after.i + (after.lower_ == "the")
    return None


def _before(including: Token) -> Token | None:
    """The word for several settlements right before "including", a comma between them or not."""
    at = including.i - 1
    at -= at > 0 and including.doc[at].text == ","
    noun = including.doc[at] if at >= 0 else None
    return noun if noun is not None and is_several(noun) else None


def _past_adjectives(token: Token) -> int:
    """Index of the first word behind an article and adjectives: "the strategic X"."""
    at = token.i
    while at + 1 < len(token.doc) and (token.doc[at].pos_ in ("DET", "ADJ")):
        at += 1
    return at


def _ends_well(doc: Doc, names: ListNames, label: str) -> bool:
    """Whether the last name is one of the list, and not whoever the next clause is about."""
    after = doc[names.end] if names.end < len(doc) else None
    if after is None:
        return True
    if after.text in ("'s", "’s", "'", "-"):
        return False
    return label in ("pobj", "appos") or after.pos_ not in ("VERB", "AUX") or after.tag_ in ("VBN", "VBG")


def _hang(doc: Doc, names: ListNames, governor: Token, label: str) -> None:
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
        (t for t in words if t.lower_ in ("in", "of", "on", "over", "during", *BESIDE) and t.pos_ == "ADP"), None
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
