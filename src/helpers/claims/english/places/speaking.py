"""Names that only tell where somebody speaks, sits or is heard: "commanders in X said", "told a rally in X"."""

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.places.model import Toponym
from helpers.claims.english.sides import nouns
from helpers.claims.english.speech.sources import role_of
from helpers.places.geonames import capital_names

_INSIDE = ("relcl", "acl", "xcomp", "appos", "pobj", "prep", "dobj", "conj")
"""Dependencies of what belongs to a phrase: "the monitor, which has a network of sources in X"."""
_SPEAKS_FOR = frozenset({"spokesperson", "defence_ministry", "foreign_ministry", "government"})
"""Offices (roles.csv) that sit in a place, and do nothing at the front."""


def is_of_speaking(doc: Doc, toponym: Toponym, home: str) -> bool:
    """Whether a name only says where a speaker is; `home` is the name of the article's own place."""
    place = doc[toponym.head]
    if _is_in_longer_name(place):
        return _names_outlet(place)
    if place.dep_ != "pobj" or place.head.dep_ != "prep" or place.head.lower_ not in lexicon.where("speaking"):
        return False
    prep = place.head
    who = prep.head
    if who.lemma_ in ("phone", "telephone"):
        who = who.head.head
    if who.lemma_ in lexicon.reporting() and not grammar.is_passive(who) and toponym.name != home:
        # "In X, the leader said his men had entered the town"
        city = toponym.kind in ("city", "capital") or toponym.name in capital_names()
        return prep.lower_ == "from" or city
    while who.dep_ in _INSIDE and who.head != who:
        who = who.head
        if who.lower_ == "according":
            return _is_source(prep.head)
    return who.dep_ == "nsubj" and who.head.lemma_ in lexicon.reporting() and "civilian" not in nouns.classes(who)


def _names_outlet(place: Token) -> bool:
    """Whether a name is a part of that of an outlet or a group that speaks: "the Alphaville Media Center said"."""
    body = place.head
    while _is_in_longer_name(body):
        body = body.head
    named = body.dep_ == "nsubj" and body.pos_ == "PROPN" and body.ent_type_ != "PERSON"
    if not named or body.head.lemma_ not in lexicon.reporting() or "settlement" in nouns.classes(body):
        return False
    return body.lemma_.lower() in lexicon.words("body_of_people")


def _is_in_longer_name(noun: Token) -> bool:
    """Whether a name is only the beginning of another: "Alphaville" of "the Alphaville Council"."""
    return noun.i < noun.head.i and noun.pos_ == noun.head.pos_ == "PROPN"


def is_only_heard_in(place: Token) -> bool:
    """Whether a place is one of speaking whatever is said: "told a rally in X", "in X the spokesman gave another picture"."""
    prep = place.head
    if place.dep_ != "pobj" or prep.lower_ not in lexicon.where("speaking") | {"at"}:
        return False
    return _is_seat(prep, prep.head) or _is_heard(prep.head) or _is_heard(prep.nbor(-1) if prep.i else prep)


def _is_seat(prep: Token, verb: Token) -> bool:
    """ "In X the spokesman gave another picture": whatever is said, it is said there."""
    office = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if office is None or prep.i > office.i or "force" in nouns.classes(office):
        return False  # "in X government troops took a village"
    return role_of(_phrase(office)) in _SPEAKS_FOR


def _phrase(office: Token) -> str:
    """The words of an office up to its noun: "the defence ministry", "the army's spokesman"."""
    return office.doc[office.left_edge.i : office.i + 1].text


def _is_heard(noun: Token) -> bool:
    """Whether a noun is an audience or occasion to which something is told: "told a rally", "speaking to a channel"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    tells = verb.lemma_ in lexicon.reporting() or verb.lemma_ in lexicon.where("speak")
    return noun.lemma_.lower() in lexicon.where("audience") and tells


def _is_source(noun: Token) -> bool:
    """Whether those whom something is "according to" are no people of the place: officials and sources, not residents."""
    known = nouns.classes(noun)
    return "sourcehood" in known and not known & {"civilian", "saying"} and role_of(noun.text) != "resident"
