"""The places of a list that the parser lost: names behind a place's name, between commas, the last one after "and".

`lists` hangs long lists anew before anything is read. What is left are short ones that the parser breaks at a preposition
or a bracket, or whose second name it takes for an adverb: "within A and near B", "A, B and C have been retaken".
"""

from collections.abc import Collection

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.sides.nouns import COMPASS_WORDS

_BEFORE_NAME = (
    lexicon.where("beside") | lexicon.where("within") | COMPASS_WORDS | {"the", "of", "toward", "towards", "near", "in"}
)
_BRACKET = 8
"""Words within which a bracket behind a name is closed."""


def names_behind(group: list[Token], places: Collection[int]) -> list[Token]:
    """The names that go on a list behind the last place of a group; none where nothing closes the list."""
    last = max(group, key=lambda n: n.i)
    if last.i not in places:
        return []
    doc, at = last.doc, last.i + 1
    sentence = last.sent
    found: list[Token] = []
    closed = False
    while at < sentence.end:
        at = _behind_name(doc, at, places)
        start, closing = _behind_separator(doc, at)
        name = _name_at(doc, start, sentence.end, places)
        if start == at or closed or name is None:
            break
        closed = closing
        found.append(name)
        at = name.i + 1
    known = {n.i for n in group}
    return [n for n in found if n.i not in known] if closed else []


def _behind_name(doc: Doc, at: int, places: Collection[int]) -> int:
    """Where what follows a name begins, past its further words and a bracket."""
    while at < len(doc) and at in places:
        at += 1
    if at < len(doc) and doc[at].text == "(":
        closing = next((i for i in range(at, min(at + _BRACKET, len(doc))) if doc[i].text == ")"), None)
        at = closing + 1 if closing is not None else at
    return at


def _behind_separator(doc: Doc, at: int) -> tuple[int, bool]:
    """Where the next name may begin, and whether "and" closes the list there."""
    start, closing = at, False
    if start < len(doc) and doc[start].text == ",":
        start += 1
    if start < len(doc) and doc[start].lower_ in ("and", "or"):
        start, closing = start + 1, True
    return start, closing


def _name_at(doc: Doc, at: int, end: int, places: Collection[int]) -> Token | None:
    """The head of the place's name that begins there, past a preposition or a compass word; None for what is no place of the list."""
    for _ in range(3):
        if at < end and doc[at].lower_ in _BEFORE_NAME:
            at += 1
    if at >= end or at not in places:
        return None
    stop = at
    while stop < end and stop in places:
        stop += 1
    head = next((doc[i] for i in range(at, stop) if not at <= doc[i].head.i < stop), doc[stop - 1])
    following = doc[stop] if stop < len(doc) else None
    wide = following is not None and "area" in lexicon.noun_classes().get(following.lemma_.lower(), ())
    owner = following is not None and following.text in ("'s", "’s", "'", "’")
    return None if wide or owner or _opens_clause(head) else head


def _opens_clause(name: Token) -> bool:
    """Whether a clause of its own begins with the name: "took A and B fell"."""
    if grammar.swallowing(name) is not None:
        return True
    verb = name.head
    return (
        name.dep_ in grammar.SUBJECTS
        and verb.i > name.i
        and not any(s.i < name.i for s in grammar.children(verb, *grammar.SUBJECTS))
    )
