"""What there is: fighting in a town, dead among the soldiers, no troops left."""

from collections.abc import Iterator

from helpers.claims import lexicon
from helpers.claims.english.frames import event_nouns
from helpers.claims.english.frames.frame import Proposition, SideOf, attack_owner, located, where_phrases
from helpers.claims.english.frames.violence import armed_attack
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


def existential(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """There was fighting in X; there were dead among the soldiers; clashes are ongoing."""
    verb, inner = noun.head, nouns.core(noun)
    if grammar.modality(verb):
        return  # "there may be fighters in X" says that there are some no more than that there are none
    classes = nouns.classes(inner)
    there = bool(grammar.children(verb, "expl"))
    about = where_phrases(verb, *located(inner, *nouns.LOCATIVE))
    gone = any(c.lower_ == "longer" for c in verb.children)  # "there are no longer any troops in X"
    negated = (
        gone or grammar.negation(verb) is not None or any(c.lower_ == "no" for c in (*noun.children, *inner.children))
    )
    ongoing = any(c.lemma_ in ("ongoing", "underway", "under") for c in verb.children)
    mention = parties.mention_at(inner)
    one = mention is not None and mention.kind == "demonym" and any(c.like_num for c in inner.children)
    if there and (nouns.kind(inner, parties) == "force" or one) and side(inner) in parties.names.parties:
        kind = "control" if negated else "presence"
        yield Proposition(
            verb,
            kind,
            "noun:there_are",
            controller=side(inner) if negated else "",
            actor="" if negated else side(inner),
            denied=negated,
            about=about,
        )
        return
    if there and inner.lemma_ in _INROADS and speaker_side in parties.names.parties and negated:
        yield Proposition(  # "there is no bridgehead at X", said by those who hold it
            verb, "advance", "noun:there_are", actor=parties.names.enemy(speaker_side), about=about, denied=True
        )
        return
    if there and inner.lemma_ in _INROADS and not negated and _is_somewhere(about, parties):
        yield Proposition(verb, "advance", "noun:there_are", actor=attack_owner(inner, parties, side), about=about)
        return
    if there and inner.pos_ == "NOUN" and "force" in nouns.classes(inner) and _is_somewhere(about, parties):
        yield Proposition(verb, "presence", "noun:there_are", about=about, denied=negated)
        return
    somewhere = noun.dep_ == "nsubj" and any(
        nouns.kind(n, parties) in ("place", "part") for g in where_phrases(verb) for n in g
    )
    counted = noun.tag_ == "NNS" and any(c.like_num for c in (*noun.children, *inner.children))
    told_of = [n for _, n in grammar.prepositions(inner, "of") if inner.lemma_ == "report"]
    shelled = next((n for n in told_of if n.lemma_ in event_nouns.BOMBARDING), None) if there else None
    if shelled is not None:  # "there have been repeated reports of airstrikes on X"
        about = [*located(shelled, *nouns.LOCATIVE, "on"), *where_phrases(verb)]
        yield Proposition(
            verb, "strike", "noun:strike", actor=attack_owner(shelled, parties, side), about=about, denied=negated
        )
        return
    shot = inner.lemma_ == "fire" and any(
        c.lemma_.lower() in lexicon.words("by_weapon") for c in grammar.children(inner, "compound", "amod", "nmod")
    )
    intense = noun.dep_ == "nsubj" and any(
        t.lower_ in _INTENSITY for c in grammar.children(verb, "acomp", "attr") for t in c.subtree
    )  # "the shelling was the heaviest in weeks"
    if (there or intense) and (inner.lemma_ in event_nouns.BOMBARDING or shot or (counted and armed_attack(inner))):
        about = [*about, *located(inner, "on")]
        yield Proposition(
            verb, "strike", "noun:strike", actor=attack_owner(inner, parties, side), about=about, denied=negated
        )
    elif there and "attack" in classes and (counted or noun.lemma_ in ("number", "majority", "most")):
        about = [*about, *located(inner, "on", "against")]
        yield Proposition(verb, "presence", "noun:battle", actor=attack_owner(inner, parties, side), about=about)
    elif "leaving" in classes and there and (who := side(inner) or side(grammar.owner(inner)) or speaker_side):
        about = located(inner, "from", "of")
        if who in parties.names.parties and (about or negated):
            yield Proposition(
                verb, "withdrawal", "noun:withdrawal", actor=who, about=about, denied=negated, span=[noun]
            )
    elif "battle" in classes and (there or intense or ((ongoing or somewhere) and noun.dep_ == "nsubj")):
        yield Proposition(verb, "presence", "noun:battle", about=about, denied=negated)
    elif (
        inner.lemma_ == "loss"
        and there
        and (lost := [n for _, n in grammar.prepositions(inner, "of")])
        and nouns.is_place(lost[0], parties)
    ):
        yield Proposition(
            verb,
            "control",
            "noun:taking",
            controller=parties.names.enemy(speaker_side),
            about=[grammar.conjuncts(lost[0])],
            denied=negated,
            span=[noun],
        )
    elif "loss" in classes and there and not any(t.tag_ == "WRB" for c in (noun, *noun.lefts) for t in c.lefts):
        among = [
            n
            for top in (inner, noun, verb, *grammar.conjuncts(noun)[1:])
            for _, n in grammar.prepositions(top, "among", "on", "of")
        ]
        target = next((s for n in among if nouns.kind(n, parties) != "civilian" and (s := side(n))), "")
        yield Proposition(
            verb, "losses", "noun:losses", target=target, actor=parties.names.enemy(target), denied=negated, about=about
        )


_INTENSITY = frozenset(lexicon.words("intensity"))
_INROADS = {"bridgehead", "foothold", "breakthrough", "breach"}


def _is_somewhere(about: list[list[Token]], parties: Parties) -> bool:
    return any(nouns.kind(n, parties) in ("place", "part") for group in about for n in group)
