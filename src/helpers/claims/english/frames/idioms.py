"""Turns of phrase that mean more than their verb: took to their heels, put out of action, ground to a halt.

Each is a row of idioms.csv: a verb with the word that makes the idiom (`words`, a lemma or a kind of noun, in the slot
`at`), the type of the claim, and whose part the subject and the object play.
"""

from collections.abc import Callable

from helpers.basis import basis_of
from helpers.claims import lexicon
from helpers.claims.english.frames.frame import (
    Proposition,
    SideOf,
    attack_owner,
    controller_of,
    located,
    where_phrases,
)
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties

_AIRCRAFT = frozenset(lexicon.words("aircraft"))
_TAKEN = frozenset(lexicon.words("taken_alive"))
_HOLDS = {"controller", "actor"}


def idiom(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """The claim of the first idiom that a verb and its words make; None where they make none."""
    for row in lexicon.idioms().get(grammar.lemma(verb), ()):
        if row.particle and not grammar.has_particle(verb, row.particle):
            continue
        found = next((t for t in _slot(verb, row.at) if _fits(t, row.words, parties, side)), None)
        if row.words and found is None:
            continue
        told = _told(verb, row, found, parties, side, speaker_side)
        if told is not None:
            told.rule = "verb:idiom"
            return told
    return None


def _slot(verb: Token, at: str) -> list[Token]:
    """The words that stand where an idiom wants its own: objects, complements, the nouns behind a preposition."""
    if at == "object":
        return grammar.children(verb, "dobj", "nsubjpass")
    if at == "complement":
        below = [c for o in grammar.children(verb, "dobj", "nsubjpass") for c in grammar.children(o, "acl")]
        return [*grammar.children(verb, "attr", "acomp", "oprd", "xcomp", "ccomp", "advcl", "dobj", "dep"), *below]
    if at == "":
        subject = grammar.subject(verb)
        return [nouns.core(subject)] if subject is not None else []
    words = at.split()
    if len(words) > 1:  # "out of": however the parser hangs the two
        return [n for _, n in grammar.prepositions(verb, words[-1]) if _follows(n, words)]
    given = [n for p in grammar.children(verb, "dative") if p.lower_ == at for n in grammar.children(p, "pobj")]
    return [*(n for _, n in grammar.prepositions(verb, at)), *given]


def _follows(noun: Token, words: list[str]) -> bool:
    """Whether these words stand before a noun, but for its article."""
    before = [t.lower_ for t in noun.doc[max(0, noun.i - len(words) - 2) : noun.i] if t.pos_ != "DET"]
    return before[-len(words) :] == words


def _fits(word: Token, wanted: frozenset[str], parties: Parties, side: SideOf) -> bool:
    """Whether a word is the one of the idiom, or of the kind that it wants."""
    if word.lemma_.lower() in wanted or word.lower_ in wanted:
        return True
    kinds: dict[str, Callable[[], bool]] = {
        "@place": lambda: nouns.kind(word, parties) in ("place", "part"),
        "@side": lambda: side(word) in parties.names.parties and not nouns.is_place(word, parties),
        "@attack": lambda: "attack" in nouns.classes(nouns.core(word)),
        "@men": lambda: nouns.kind(word, parties) == "force" and bool(_counted(word)),
        "@equipment": lambda: nouns.kind(word, parties) == "equipment",
        "@aircraft": lambda: word.lemma_.lower() in _AIRCRAFT,
        "@captured": lambda: _captured(word),
    }
    return any(kinds[kind]() for kind in wanted if kind in kinds)


def _tells(verb: Token, kind: str) -> bool:
    """Whether a verb has a reading of a type."""
    lemma = grammar.lemma(verb)
    types = [reading.type for reading in lexicon.predicates().get(lemma, ())]
    return kind in types or any(row.type == kind for row in lexicon.idioms().get(lemma, ()))


def _counted(noun: Token) -> bool:
    """Whether so many are told: "some seventy gunmen", "seven of them"."""
    return noun.like_num or any(c.like_num or "amount" in nouns.classes(c) for c in noun.children)


def _captured(noun: Token) -> bool:
    men = (nouns.core(noun), *grammar.children(noun, "amod"))
    return any(t.lower_ in _TAKEN or t.lemma_.lower() in _TAKEN for t in men)


def _told(
    verb: Token, row: lexicon.Idiom, word: Token | None, parties: Parties, side: SideOf, speaker_side: str
) -> Proposition | None:
    """The claim of an idiom, where its subject and object are of the kinds that it asks for."""
    passive = grammar.is_passive(verb)
    subject = grammar.agent(verb) if passive else grammar.subject(verb)
    given = grammar.passive_subject(verb) if passive else next(iter(grammar.direct_objects(verb)), None)
    given = given if given is not word or row.at == "object" else None
    if row.object == "target" and row.at in ("for", "with", "of") and word is not None and row.type == "losses":
        given = word  # "did away with seventy gunmen"
    if row.object == "attack" and row.at == "with":
        given = word
    if row.at == "complement" and row.object and given is None and word is not None:
        given = next(iter(grammar.children(word, "nsubj")), None)  # "has the town surrounded"
    roles = {row.subject: subject, row.object: given}
    roles.pop("", None)
    if row.at == "" and not row.object and not passive and grammar.children(verb, "dobj"):
        return None
    if not row.words and any(_tells(c, row.type) for c in grammar.children(verb, "conj")):
        return None  # "packed up and left X": the second verb tells it
    told = Proposition(verb, row.type, "", span=[word] if word is not None else [])
    for role, noun in roles.items():
        optional = role in _HOLDS and bool(row.object) and passive
        if noun is None and optional:
            continue
        if noun is None or not _play(told, role, noun, parties, side, speaker_side):
            return None
    _place(told, verb, word, roles, row, parties, side, speaker_side)
    _oppose(told, parties)
    return told


def _play(told: Proposition, role: str, noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> bool:
    """Give a proposition what a noun tells in a role; whether the noun can play it at all."""
    core, kind = nouns.core(noun), nouns.kind(noun, parties)
    who = side(noun) or side(core)
    if role == "place":
        return kind == "place" or (kind == "part" and told.type == "control")
    if role == "attack":
        told.target = attack_owner(core, parties, side)
        return "attack" in nouns.classes(core)
    if role == "target":
        told.target = who
        return kind in ("force", "equipment") or (bool(who) and kind not in ("place", "part", "civilian"))
    rolling = core.lemma_ in lexicon.words("rolling") and bool(who)
    if kind == "civilian" or not (kind == "force" or rolling or who in parties.names.parties):
        return False
    if nouns.is_place(core, parties) and not who:
        return False
    if role == "controller":
        told.controller = who
    else:
        told.actor = who
    return True


def _place(
    told: Proposition,
    verb: Token,
    word: Token | None,
    roles: dict[str, Token | None],
    row: lexicon.Idiom,
    parties: Parties,
    side: SideOf,
    speaker_side: str,
) -> None:
    """Where it is: the place among the arguments, then what stands with the idiom's word, then the clause's places."""
    place = roles.get("place")
    first = [grammar.conjuncts(place)] if place is not None else []
    if word is not None and "@place" in row.words:
        first.append(grammar.conjuncts(word))
    beside = [n for n in (word, roles.get("attack"), roles.get("target")) if n is not None]
    inner = [g for n in beside for g in located(n, *nouns.LOCATIVE, "against")]
    told.about = [*first, *inner, *where_phrases(verb)]
    if told.type == "control" and word is not None:
        if row.subject == "place" and row.at != "object":
            told.controller = controller_of(word, parties, side, speaker_side)
        elif "@side" in row.words:
            told.controller = side(word)
        if place is not None:
            told.extent = nouns.extent(verb, place, parties)


def _oppose(told: Proposition, parties: Parties) -> None:
    """Fill the doer of a loss or a failed attack from whoever suffered it, and the other way round."""
    if told.type not in ("losses", "repelled"):
        return
    named = basis_of(told.actor) in ("named", "named_actor", "named_force", "modifier", "profile")
    if told.target and (not told.actor or (told.actor == told.target and not named)):
        told.actor = parties.names.enemy(told.target)
    elif told.actor and (not told.target or told.actor == told.target):
        told.target = parties.names.enemy(told.actor)
