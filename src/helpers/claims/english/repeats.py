"""What an article says twice: a lede and its body, a caption, a toll in two verbs."""

import re

from helpers.articles.model import Article
from helpers.claims import lexicon
from helpers.claims.english.frames.frame import Proposition
from helpers.claims.english.parsing import grammar
from helpers.claims.english.sides import nouns
from helpers.claims.english.speech.attribution import Attribution
from helpers.claims.english.state import State
from helpers.claims.records import Draft
from helpers.claims.sources import Source


def says_again(p: Proposition, source: Source, state: State, found: Attribution) -> bool:
    """ "They know they are surrounded", after the same speaker said so of the same forces with their name."""
    if p.predicate.i not in found.quoted or not any(
        c.dep_ in grammar.SUBJECTS and c.lower_ in ("they", "it") for c in p.predicate.children
    ):
        return False
    return any(
        q is not None
        and q.predicate.doc is p.predicate.doc
        and d.speaker == source.name
        and (d.type, d.controller, d.actor, d.target) == (p.type, p.controller, p.actor, p.target)
        for d, q in state.drafts[-4:]
    )


_TAKEN = "verb:take"
_AGAIN = "re"


def of_nothing_told(p: Proposition, state: State) -> bool:
    """ "It has not fallen", where no claim before told who holds, takes or attacks a place: a wall, perhaps, in a flood."""
    subject = grammar.subject(p.predicate) if p.rule == "verb:fall" else None
    places = ("control", "advance", "encirclement", "repelled", "strike")
    return subject is not None and subject.lower_ == "it" and not any(d.type in places for d, _ in state.drafts)


def changes_hands(p: Proposition) -> bool:
    """ "Has been taken and retaken several times": nobody is told to hold a place that goes from hand to hand."""
    if p.rule != _TAKEN or not grammar.is_passive(p.predicate) or grammar.agent(p.predicate) is not None:
        return False
    beside = (*grammar.children(p.predicate, "conj"), *([p.predicate.head] if p.predicate.dep_ == "conj" else ()))
    return any(
        grammar.lemma(verb) == f"{_AGAIN}{grammar.lemma(p.predicate)}"
        or grammar.lemma(p.predicate) == f"{_AGAIN}{grammar.lemma(verb)}"
        for verb in beside
    )


def same_toll(p: Proposition, state: State) -> bool:
    """ "Five were killed and twenty wounded" is one claim of losses."""
    last = state.drafts[-1][1] if state.drafts else None
    if last is None or p.type != "losses" or last.predicate.doc is not p.predicate.doc:
        return False
    if last.predicate.sent != p.predicate.sent or p.rule not in _TOLLS:
        return False
    if last.type == "losses" and _is_of_others(p):
        return True
    if last.rule not in (*_TOLLS, *_GIVEN, "verb:destroy"):
        return False
    if last.rule == "verb:destroy" and p.target:
        return False  # "destroyed a tank and killed five soldiers" are two losses, "eliminated 80, another 30 were wounded" one
    at = p.predicate
    within = ("conj", "acl", "pobj", "prep", "dobj", "ccomp", "oprd") if last.rule in _GIVEN else ("conj", "acl")
    while at != last.predicate and at.dep_ in within and at.head != at:
        at = at.head
    return at == last.predicate


def _is_of_others(p: Proposition) -> bool:
    """Whether a toll counts others than one before it, and names no place of its own: "killed six …, injuring tens of others"."""
    hurt = [n for o in grammar.direct_objects(p.predicate) for n in (o, *(m for _, m in grammar.prepositions(o, "of")))]
    others = any(n.lower_ == "others" or any(c.lower_ == "another" for c in n.children) for n in hurt)
    named = any(t.pos_ == "PROPN" for group in p.about for n in group for t in n.subtree)
    return others and not p.target and not named


def same_blow(p: Proposition) -> bool:
    """ "Ten were killed in a raid carried out by X": the raid is told with those whom it killed."""
    verb = p.predicate
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acl":
        verb = verb.head  # "raids believed to be carried out by X"
    if p.type not in ("strike", "presence") or verb.dep_ not in ("acl", "relcl") or verb.pos_ != "VERB":
        return False
    blow = verb.head
    while blow.dep_ == "pobj" and blow.head.lower_ == "by" and blow.head.head.dep_ == "acl":
        blow = blow.head.head.head  # "in raids launched by aircraft targeting X"
    if not nouns.classes(blow) & {"strike", "attack"} or blow.dep_ != "pobj" or blow.head.lower_ not in _THROUGH:
        return False
    told = blow.head.head
    frames = {reading.frame for reading in lexicon.predicates().get(grammar.lemma(told), ())}
    return bool(frames & {"kill", "die", "destroy"}) or "loss" in nouns.classes(told)


def is_counted(p: Proposition) -> bool:
    """ "The number of people killed in X rose to 21": those who were killed are told by what their number did."""
    verb = p.predicate
    if p.rule != "verb:kill" or verb.dep_ != "acl":
        return False
    noun = verb.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in ("number", "toll"):
        noun = noun.head.head
    frames = {reading.frame for reading in lexicon.predicates().get(grammar.lemma(noun.head), ())}
    return noun.dep_ == "nsubj" and "amount" in frames and any(t.like_num for t in noun.head.rights for t in t.subtree)


_THROUGH = {"in", "by", "from", "during", "after", "of", "to", "when"}


_TOLLS = ("verb:kill", "verb:die")
_GIVEN = ("verb:among", "verb:leave_dead")
"""Rules of verbs whose participles tell the same toll: "were among those killed", "left two dead and ten wounded"."""


_LEDE = 600
"""Characters of body text within which a claim may be the lede's short form of one made in full further down."""


_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


def without_lede(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Drop a lede's claim that the body makes again, in full, by the same speaker or with the same toll."""
    if not drafts:
        return drafts
    first = (
        min(p.start for p in article.body() if p.kind == "body") if any(p.kind == "body" for p in article.body()) else 0
    )

    def numbers(d: Draft) -> set[str]:
        words = re.findall(r"[a-z]+|\d+", article.text[d.start : d.end].lower())
        return {str(_UNITS.index(w)) if w in _UNITS else w for w in words if w.isdigit() or w in _UNITS}

    def again(lede: Draft, body: Draft) -> bool:
        if body.start <= lede.end or (lede.type, lede.stance, lede.controller) != (
            body.type,
            body.stance,
            body.controller,
        ):
            return False
        if (
            lede.speaker
            and lede.speaker == body.speaker
            and body.attribution in ("direct", "mixed")
            and lede.attribution == "indirect"
        ):
            first_toll, toll = numbers(lede), numbers(body)
            same = bool(first_toll & toll) or not (first_toll or toll)
            return same if lede.type == "losses" else not lede.place_text[:1].isupper()
        unnamed = lede.side in ("", "independent") and lede.role in ("official", "")
        return lede.type == "losses" and unnamed and bool(numbers(lede) & numbers(body))

    return [
        d
        for d in drafts
        if d.attribution == "own_voice" or d.start > first + _LEDE or not any(again(d, b) for b in drafts)
    ]


def without_repeats(article: Article, drafts: list[Draft]) -> list[Draft]:
    """One claim where the article repeats itself word for word (a caption, a pull quote)."""
    kept: dict[tuple, Draft] = {}
    for d in drafts:
        words = tuple(re.findall(r"\w+", article.text[d.start : d.end].casefold()))
        key = (words, d.speaker, d.type, d.stance, d.place)
        if key not in kept:
            kept[key] = d
    return list(kept.values())
