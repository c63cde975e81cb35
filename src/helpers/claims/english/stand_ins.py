"""Words that the parser is given others for: "liberated" and "captured" make one sentence, so they are parsed as one.

The model was trained on other news than ours. It knows "captured", takes "retaken" before a town for an adjective and
"retook" for a name, so that whose claim is found would hang on the word that a side prefers for the same deed.
"""

import re

import numpy
from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc

from helpers.claims import lexicon
from helpers.claims.english import lent_signs

_PARSE = [TAG, DEP, HEAD]
ACRONYM = "ABC"
"""What stands in stand_ins.csv for any acronym: those of armed groups are in no news that the model has read."""
_ACRONYM = re.compile(r"[A-Z]{3,5}")


_LENT = "lent"
"""Where a parsed copy keeps which of its words are no words of the text."""
OWNERS = "owners"
"""Where a text keeps which of its words are possessives without an apostrophe, and of what."""


def stood_in(doc: Doc) -> Doc:
    """The text as the parser gets it: itself, or a copy with words of stand_ins.csv exchanged and lost signs lent."""
    words = [t.text for t in doc]
    spaces = [bool(t.whitespace_) for t in doc]
    read = _exchanged(words)
    if lent_signs.have_gone(words):
        return _with_signs(doc, words, read, spaces)
    return doc if read is words else Doc(doc.vocab, words=read, spaces=spaces)


def _exchanged(words: list[str]) -> list[str]:
    """The words with those of stand_ins.csv exchanged; the same list where there are none."""
    others = lexicon.stand_ins()
    pairs = list(zip(words, (*words[1:], ""), strict=True))
    loud = sum(word.isupper() for word in words) > len(words) / 2  # a headline in capitals has no acronyms
    known = [
        ACRONYM if not loud and _ACRONYM.fullmatch(word) and not _is_force(after) else word for word, after in pairs
    ]
    if others.keys().isdisjoint(known):
        return words
    return [
        next((s.word for s in others.get(word, ()) if s.fits(after)), text)
        for word, (text, after) in zip(known, pairs, strict=True)
    ]


def _with_signs(doc: Doc, words: list[str], read: list[str], spaces: list[bool]) -> Doc:
    """The text for the parser with the commas and apostrophes that it has lost, which `parsed_as` takes out again."""
    commas = lent_signs.commas(words)
    signed: list[tuple[str, bool]] = []
    lent = set()
    for i, (word, space) in enumerate(zip(read, spaces, strict=True)):
        if i in commas:
            signed[-1] = (signed[-1][0], False)
            lent.add(len(signed))
            signed.append((",", True))
        if owner := lent_signs.owner(words[i]):
            signed.append((owner, False))
            lent.add(len(signed))
            signed.append(("'s", space))
            doc.user_data.setdefault(OWNERS, {})[i] = owner
        else:
            signed.append((word, space))
    copy = Doc(doc.vocab, words=[w for w, _ in signed], spaces=[s for _, s in signed])
    copy.user_data[_LENT] = lent
    return copy


def _is_force(word: str) -> bool:
    """Whether an acronym before this word only tells whose forces they are: that the parser reads rightly."""
    return "force" in lexicon.noun_classes().get(word.lower().removesuffix("s"), frozenset())


def parsed_as(doc: Doc, parsed: Doc) -> Doc:
    """The text with the parse of what `stood_in` made of it."""
    if parsed is doc:
        return doc
    lent = parsed.user_data.get(_LENT)
    if lent:
        return doc.from_array(_PARSE, _without(parsed, lent))  # type: ignore[arg-type]  # spaCy's stub wants a list
    return doc.from_array(_PARSE, parsed.to_array(_PARSE))  # type: ignore[arg-type]  # spaCy's stub wants a list


def _without(parsed: Doc, lent: set[int]) -> numpy.ndarray:
    """The parse without the lent signs: what hung on one hangs on what it hung on."""
    kept = [t for t in parsed if t.i not in lent]
    at = {t.i: n for n, t in enumerate(kept)}
    heads = []
    for n, token in enumerate(kept):
        head = token.head
        while head.i in lent and head.head != head:
            head = head.head
        heads.append(at.get(head.i, n) - n)
    rows = [[t.tag, t.dep] for t in kept]
    offsets = numpy.array(heads, dtype="int64").astype("uint64")
    return numpy.column_stack([numpy.array(rows, dtype="uint64"), offsets])
