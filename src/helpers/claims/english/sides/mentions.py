"""Names of the profile that mean somebody or something else where they stand: a namesake, another state's army, a quarter."""

from difflib import SequenceMatcher

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.speech.sources import role_of
from helpers.claims.names import NameMention, fold


def _is_another_states(force: NameMention, doc: Doc, mentions: list[NameMention]) -> bool:
    """Whether a word that the profile has for a force is part of a longer name: the "Nigerian Army" is nobody's here."""
    before = doc[force.start - 1] if force.start else None
    if before is None or not force.plain or force.kind != "force" or not doc[force.start].text.istitle():
        return False
    named = before.text.istitle() and not before.is_sent_start and before.pos_ in ("PROPN", "ADJ")
    return named and all(m.end != force.start for m in mentions)


def _namesake(found: NameMention, doc: Doc, mentions: list[NameMention]) -> bool:
    """Whether a known person's name is the end of another's: "Samir Doe" beside the known "Jane Doe"."""
    if found.actor is None or found.actor.kind != "person":
        return False
    if found.end - found.start > 1 and doc[found.start].is_title:
        return False  # named in full
    if _is_given(found, doc):
        return True
    named = {i for m in mentions for i in range(m.start, m.end)}
    given = None
    for before in reversed(doc[: found.start]):
        if before.i in named or not _may_be_given(before) or not found.start <= before.head.i < found.end:
            break
        given = before
    known = {fold(w) for name in (found.actor.actor, *found.actor.aliases) for w in name.split()}
    return given is not None and not any(_alike(fold(given.text), word) for word in known)


def _is_given(found: NameMention, doc: Doc) -> bool:
    """Whether a known surname is here somebody's given name: "Commander Saleh Doe"."""
    word = doc[found.start]
    after = grammar.beside(word, 1)
    titled = found.start > 0 and (role_of(doc[found.start - 1].text) or _is_title(doc[found.start - 1]))
    return bool(titled) and after is not None and word.head == after and after.pos_ == "PROPN" and after.is_title


def _opposed(found: NameMention, doc: Doc, mentions: list[NameMention]) -> bool:
    """Whether a name is only what something is against: "the anti-terrorist operation"."""
    return found.start > 1 and doc[found.start - 1].text == "-" and doc[found.start - 2].lower_ in ("anti", "counter")


def _is_quarter(found: NameMention, doc: Doc, mentions: list[NameMention]) -> bool:
    """Whether a name is that of a place called alike: "the al-Furqan residential neighbourhood"."""
    if found.kind != "actor" or found.actor is None or found.actor.kind == "person":
        return False
    after = doc[found.end : found.end + 2]
    noun = next((t for t in after if t.tag_ not in ("JJ", "NN") or _classes(t) & _QUARTERS), None)
    return noun is not None and noun.tag_ == "NN" and bool(_classes(noun) & _QUARTERS)


def _classes(token: Token) -> frozenset[str]:
    return lexicon.noun_classes().get(token.lemma_.lower(), frozenset())


_QUARTERS = frozenset({"settlement", "site"})


def _may_be_given(word: Token) -> bool:
    """Whether a word before a surname can be a given name: a capitalised one that is no title or office."""
    proper = word.pos_ == "PROPN" and word.dep_ == "compound" and word.is_title and len(word) > 2
    return proper and not role_of(word.lower_.rstrip(".")) and not _is_title(word)


def _is_title(word: Token) -> bool:
    return bool({word.lower_, word.lower_.rstrip(".")} & lexicon.words("title").keys())


def _alike(one: str, other: str) -> bool:
    """Whether two given names may be one in two spellings: Sergei and Serhii."""
    return one[0] == other[0] or SequenceMatcher(None, one, other).ratio() >= _SPELLED_ALIKE


_SPELLED_ALIKE = 0.6


_NO_MENTIONS = (_is_quarter, _is_another_states, _namesake, _opposed)


def meant(found: list[NameMention], doc: Doc) -> list[NameMention]:
    """The names found in a text without those that mean something else there."""
    return [m for m in found if not any(no(m, doc, found) for no in _NO_MENTIONS)]
