"""Words that the parser is given others for: "liberated" and "captured" make one sentence, so they are parsed as one.

The model was trained on other news than ours. It knows "captured", takes "retaken" before a town for an adjective and
"retook" for a name, so that whose claim is found would hang on the word that a side prefers for the same deed.
"""

import re

from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc, Token

from helpers.claims import lexicon

READ = "read"
"""Where a document keeps the words that its parser reads in another's stead: index → word; see `lost_commas`."""
SIGNS = "signs"
"""Where a document keeps the signs that its parser is given besides: (index of the word after, sign)."""
_PARSE = [TAG, DEP, HEAD]
ACRONYM = "ABC"
"""What stands in stand_ins.csv for any acronym: those of armed groups are in no news that the model has read."""
_ACRONYM = re.compile(r"[A-Z]{3,5}")


def stood_in(doc: Doc) -> Doc:
    """The text as the parser gets it: itself, or a copy with the words of stand_ins.csv exchanged."""
    others = lexicon.stand_ins()
    words = (
        [doc.user_data.get(READ, {}).get(t.i, t.text) for t in doc] if READ in doc.user_data else [t.text for t in doc]
    )
    pairs = list(zip(words, (*words[1:], ""), strict=True))
    loud = sum(word.isupper() for word in words) > len(words) / 2  # a headline in capitals has no acronyms
    known = [
        ACRONYM if not loud and _ACRONYM.fullmatch(word) and not _is_force(after) else word for word, after in pairs
    ]
    if not others.keys().isdisjoint(known):
        read = [
            next((s.word for s in others.get(word, ()) if s.fits(after)), text)
            for word, (text, after) in zip(known, pairs, strict=True)
        ]
    elif SIGNS in doc.user_data:
        read = words
    else:
        return doc
    spaces = [bool(t.whitespace_) for t in doc]
    for at, sign in reversed(doc.user_data.get(SIGNS, ())):
        read.insert(at, sign)
        spaces.insert(at, True)
    return Doc(doc.vocab, words=read, spaces=spaces)


def _is_force(word: str) -> bool:
    """Whether an acronym before this word only tells whose forces they are: that the parser reads rightly."""
    return "force" in lexicon.noun_classes().get(word.lower().removesuffix("s"), frozenset())


def parsed_as(doc: Doc, parsed: Doc) -> Doc:
    """The text with the parse of what `stood_in` made of it."""
    if parsed is doc:
        return doc
    signs = doc.user_data.get(SIGNS, ())
    if not signs:
        return doc.from_array(_PARSE, parsed.to_array(_PARSE))  # type: ignore[arg-type]  # spaCy's stub wants a list
    added = {at + n for n, (at, _) in enumerate(signs)}
    kept = [t for t in parsed if t.i not in added]
    place = {t.i: i for i, t in enumerate(kept)}
    heads = [place.get(_above(t, added).i, i) for i, t in enumerate(kept)]
    labels = [
        t.dep_ if head != i or t.head == t else "ROOT" for i, (t, head) in enumerate(zip(kept, heads, strict=True))
    ]
    made = Doc(doc.vocab, words=[t.text for t in doc], tags=[t.tag_ for t in kept], heads=heads, deps=labels)
    return doc.from_array(_PARSE, made.to_array(_PARSE))  # type: ignore[arg-type]


def _above(token: Token, added: set[int]) -> Token:
    """What governs a word, past the signs that are no part of the text."""
    above = token.head
    while above.i in added and above.head != above:
        above = above.head
    return above
