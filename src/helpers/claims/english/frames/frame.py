"""What a proposition is, and the questions that every frame asks of a clause."""

from collections.abc import Callable
from dataclasses import dataclass, field

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


@dataclass
class Proposition:
    """One proposition found at a predicate.

    Attributes:
        predicate: the word that carries it.
        type, controller, actor, target: as in the codebook.
        denied: whether the words themselves negate it ("no Russians remain").
        modality: why it is not put as a fact; "" where it is.
        about: heads of the noun phrases that may hold its place, the best first; a list of lists, each inner list
            holding coordinated nouns that are one claim each.
        extent: full, partial or "".
        span: tokens that must be inside the quote.
    """

    predicate: Token
    type: str
    rule: str
    controller: str = ""
    actor: str = ""
    target: str = ""
    denied: bool = False
    modality: str = ""
    about: list[list[Token]] = field(default_factory=list)
    extent: str = ""
    span: list[Token] = field(default_factory=list)


SideOf = Callable[[Token | None], str]
"""The side of a noun phrase, as the speaker of the clause would mean it."""

BY_NAME = frozenset({"named", "named_actor", "named_force", "modifier"})
"""Why a side is that of a phrase that names it outright; other words ("the defenders", "they") only stand for one."""

CONTROL_VERBS = frozenset(lexicon.words("with_control"))


def where_phrases(verb: Token, *first: list[Token]) -> list[list[Token]]:
    """Candidates for the place: the given phrases, then the locative phrases of the clause, then its subject."""
    groups = [*(g for g in first if g), *located(verb, *nouns.LOCATIVE)]
    groups += [[c] for c in grammar.children(verb, "advmod") if c.lower_ == "there"]
    return groups


def located(top: Token, *words: str) -> list[list[Token]]:
    """The nouns of each phrase with one of these prepositions, with all that is coordinated: "near A, B and toward C"."""
    groups = []
    for prep, noun in grammar.prepositions(top, *words):
        group = grammar.conjuncts(noun) if prep.lower_ != "between" else [noun]  # between A and B is one place
        further = [p for t in (prep, *group) for p in grammar.children(t, "conj", "prep") if _further(p, t)]
        groups.append(
            [*group, *(m for p in further for n in grammar.children(p, "pobj") for m in grammar.conjuncts(n))]
        )
    return groups


def _further(prep: Token, above: Token) -> bool:
    """Whether a preposition goes on with a list of places: "in A and toward B", wherever the parser hangs it."""
    if prep.pos_ != "ADP":
        return False
    before = prep.doc[prep.i - 1] if prep.i else None
    coordinated = before is not None and before.dep_ == "cc" and before.i > above.i
    return prep.dep_ == "conj" or coordinated


def actor_of(verb: Token, side: SideOf) -> tuple[str, Token | None]:
    """The side that does what the verb says, and the noun that names it; ("", None) where none is named."""
    noun = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    if noun is not None and noun.lower_ in ("it", "they") and verb.dep_ in ("acl", "ccomp"):
        said = verb.head  # "Russia's claims that it has taken X": its own, whoever speaks of them
        whose = (side(said) or side(grammar.owner(said))) if "saying" in nouns.classes(said) else ""
        if whose:
            return whose, noun
    return side(noun), noun


def attack_owner(noun: Token, parties: Parties, side: SideOf) -> str:
    """Whose attack it is: the possessor, an adjective, a by-phrase, or the subject of its infinitive."""
    found = side(noun) or side(grammar.owner(noun))
    if found:
        return found
    clauses = grammar.children(noun, "acl", "relcl")  # "bombs dropped by their helicopters"
    clauses += [x for c in clauses for x in grammar.children(c, "xcomp")]  # "believed to have been carried out by X"
    return next((s for c in clauses if grammar.is_passive(c) and (s := side(grammar.agent(c)))), "")


def control_verb(verb: Token, noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A verb with the noun control: took control of, regained control over, lost control of, reaffirmed its control."""
    who, subject = actor_of(verb, side)
    who = (
        side(next(iter(grammar.children(noun, "poss")), None))
        or parties.modifier_side(noun, speaker_side, 0, None)
        or who
    )
    places = [grammar.conjuncts(n) for _, n in grammar.prepositions(noun, "of", "over", "in")]
    places += [grammar.conjuncts(n) for _, n in grammar.prepositions(verb, "of", "over")]
    if noun.lemma_ in ("grip", "hold"):
        places += [grammar.conjuncts(n) for top in (noun, verb) for _, n in grammar.prepositions(top, "on")]
    if not places and nouns.kind(subject, parties) != "force":
        return None
    if verb.lemma_ in ("lose", "cede", "relinquish", "surrender"):
        who = parties.names.enemy(who)
    about = where_phrases(verb, *places)
    first = places[0][0] if places else noun
    return Proposition(
        verb,
        "control",
        "",
        controller=who,
        about=about,
        extent=nouns.extent(verb, first, parties) or nouns.extent(noun, noun, parties),
    )


def controller_of(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> str:
    """Whose control, hands or rule it is: possessor, adjective, of-phrase."""
    for c in grammar.children(noun, "poss"):
        return side(c)
    own = parties.modifier_side(noun, speaker_side, 0, None)
    if own:
        return own
    for _, inner in grammar.prepositions(noun, "of", "by"):
        found = side(inner)
        if found:
            return found
    return ""
