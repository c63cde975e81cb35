"""Words that the parser is given others for: "liberated" and "captured" make one sentence, so they are parsed as one.

The model was trained on other news than ours. It knows "captured", takes "retaken" before a town for an adjective and
"retook" for a name, so that whose claim is found would hang on the word that a side prefers for the same deed.
"""

import re

from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc

from helpers.claims import lexicon

_PARSE = [TAG, DEP, HEAD]
ACRONYM = "ABC"
"""What stands in stand_ins.csv for any acronym: those of armed groups are in no news that the model has read."""
_ACRONYM = re.compile(r"[A-Z]{3,5}")


def stood_in(doc: Doc) -> Doc:
    """The text as the parser gets it: itself, or a copy with the words of stand_ins.csv exchanged."""
    others = lexicon.stand_ins()
    words = [t.text for t in doc]
    pairs = list(zip(words, (*words[1:], ""), strict=True))
    loud = sum(word.isupper() for word in words) > len(words) / 2  # a headline in capitals has no acronyms
    known = [
        ACRONYM if not loud and _ACRONYM.fullmatch(word) and not _is_force(after) else word for word, after in pairs
    ]
    if others.keys().isdisjoint(known):
        return doc
    read = [
        next((s.word for s in others.get(word, ()) if s.fits(after)), text)
        for word, (text, after) in zip(known, pairs, strict=True)
    ]
    return Doc(doc.vocab, words=read, spaces=[bool(t.whitespace_) for t in doc])


def _is_force(word: str) -> bool:
    """Whether an acronym before this word only tells whose forces they are: that the parser reads rightly."""
    return "force" in lexicon.noun_classes().get(word.lower().removesuffix("s"), frozenset())


def parsed_as(doc: Doc, parsed: Doc) -> Doc:
    """The text with the parse of what `stood_in` made of it."""
    if parsed is doc:
        return doc
    return doc.from_array(_PARSE, parsed.to_array(_PARSE))  # type: ignore[arg-type]  # spaCy's stub wants a list
