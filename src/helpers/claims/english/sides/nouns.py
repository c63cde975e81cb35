"""What kind of thing a noun phrase is: a place, a part of one, a force, an attack, equipment, civilians …"""

import re

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token

LOCATIVE = (
    "in", "near", "at", "on", "around", "outside", "inside", "within", "of", "from", "north", "south", "east", "west",
    "northeast", "northwest", "southeast", "southwest", "toward", "towards", "into", "along", "across", "through", "between",
    "beyond", "behind", "throughout", "over", "by", "beside", "to", "above", "against",
)  # fmt: skip
COMPASS_WORDS = {
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "left",
    "right",
    "far",
    "other",
}
_SUPPLY = {"supply", "communication", "communications", "logistics", "reinforcement", "ammunition", "resupply"}
_WHOLE = {"settlement", "area"}
_NAMED_AFTER = {"junction", "hub", "crossroads", "stronghold", "enclave", "island"}
"""With "of X", what X itself is: "the rail junction of X" is not a part of X."""


_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]{0,3}s?")
"""Aircraft, tanks and missiles by their model: "a Su-34", "two T-72s"."""


def classes(noun: Token) -> frozenset[str]:
    """What the lexicon knows the noun as, alone or with the word before it: attack, loss, strike, part …"""
    known, lemma = lexicon.noun_classes(), noun.lemma_.lower()
    found = known.get(f"{noun.nbor(-1).lower_} {lemma}") if noun.i else None
    found = found or known.get(lemma) or known.get(noun.lower_)
    if found is None and noun.tag_ == "NNPS":  # "three Humvees"
        found = known.get(noun.lower_.removesuffix("s"))
    return found or frozenset()


def is_mishap(noun: Token) -> bool:
    """What kills and destroys without an enemy: a flood, cholera, "a fire" that no strike is told to have lit."""
    burnt = noun.lemma_ == "fire" and any(c.lower_ == "a" for c in grammar.children(noun, "det"))
    burnt = burnt and not any("strike" in classes(t) for t in noun.subtree if t != noun)
    return burnt or "disaster" in classes(noun)


def core(noun: Token) -> Token:
    """The noun that an amount or part is of: "hundreds of Russian soldiers" → soldiers; others are their own core."""
    for _ in range(3):
        if not ({"amount", "portion"} & classes(noun) or noun.like_num or noun.pos_ in ("NUM", "DET", "PRON")):
            return noun
        words = ("of", "among", "than") if noun.lower_ in ("more", "less", "fewer") else ("of", "among")
        inner = [n for _, n in grammar.prepositions(noun, *words)]
        if not inner:
            return noun
        noun = inner[0]
    return noun


def is_unknown_name(noun: Token) -> bool:
    """A proper name that may be a place which no gazetteer has: not a person's, a people's or an organisation's."""
    return (
        noun.pos_ == "PROPN"
        and not classes(noun)
        and not noun.ent_type_
        and noun.text[:1].isupper()
        and len(noun) > 2
        and noun.lower_ not in lexicon.words("language")
        and not any(c.lower_ in ("a", "an") for c in noun.lefts)  # "shot down a Tor"
    )


def may_be_town(noun: Token, parties) -> bool:
    """Whether what a verb of taking has for its object can be a town, whatever the model takes its name for."""
    names_nobody = noun.ent_type_ != "PERSON" or not grammar.children(noun, "compound")
    return (
        noun.pos_ == "PROPN"
        and noun.tag_ == "NNP"
        and not classes(noun)
        and parties.mention_at(noun) is None
        and names_nobody
    )


def is_place(noun: Token, parties) -> bool:
    """Whether the noun is the head of a place's name."""
    return noun.i in parties.toponyms


def kind(noun: Token | None, parties) -> str:
    """The class that decides what a verb means with this noun; "" where the lexicon does not know it."""
    if noun is None:
        return ""
    if noun.lower_ in ("which", "that", "who", "whom"):
        noun = grammar.antecedent(noun) or noun
    own = classes(noun)
    if noun.lemma_ in ("man", "boy", "lad", "guy") and (grammar.children(noun, "poss") or _is_armed(noun)):
        return "force"  # "our men", "his men", "armed men", "men in uniform"
    if noun.lemma_ == "man" and any(_names_fighters(c, parties) for c in grammar.children(noun, "compound", "nmod")):
        return "force"  # "Wagner men"
    inner = core(noun)
    if inner != noun:
        below = kind(inner, parties)
        if below == "place":
            return "part"
        return below
    mention = parties.mention_at(noun)
    if is_place(noun, parties) and not (mention is not None and mention.kind in ("actor", "force")):
        return "place"
    force = mention is not None and mention.kind in ("actor", "force", "demonym") and noun.pos_ != "ADJ"
    if mention is not None and force and (mention.actor is None or mention.actor.kind != "outlet"):
        return "force"
    if mention is not None and mention.kind == "side":
        return "force" if not is_place(noun, parties) else "place"
    if "control" in own and noun.lemma_ != "hold":
        return "control"
    if "defence" in own and any(c.lemma_ in ("defensive", "defence", "defense", "fortified") for c in noun.children):
        return "defence"
    if noun.lemma_ in ("side", "end", "tip", "corner") and any(
        c.lemma_ in COMPASS_WORDS or (c.dep_ == "compound" and "site" in classes(c)) for c in noun.children
    ):
        return "place"
    if "route" in own and any(c.dep_ == "compound" and c.lemma_.lower() in _SUPPLY for c in noun.children):
        return "route"
    if own & {"settlement", "area"}:
        return "place"
    if noun.lower_ in ("it", "them", "both") and noun.dep_ in ("dobj", "pobj", "nsubjpass"):
        return "place"
    if "site" in own and "force" not in own:
        called = any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in noun.children) and noun.lemma_ == "post"
        if "equipment" in own and not called and not _has_place(noun, parties):
            return "equipment"
        return "route" if "route" in own and not _has_place(noun, parties) else "part"
    for label in (
        "siege",
        "taking",
        "attack",
        "force",
        "civilian",
        "equipment",
        "route",
        "loss",
        "defence",
        "gain",
        "presence",
        "saying",
    ):
        if label in own:
            return label
    if noun.ent_type_ == "PERSON":
        return "civilian"
    if _DESIGNATION.fullmatch(noun.text):
        return "equipment"
    if mention is None and is_unknown_name(noun):
        return "place"
    if noun.like_num:
        return "civilian"
    return ""


def _names_fighters(word: Token, parties) -> bool:
    mention = parties.mention_at(word)
    body = mention is not None and mention.kind in ("actor", "force", "side") and word.i not in parties.toponyms
    return body and mention.side in parties.names.parties and (mention.actor is None or mention.actor.kind != "person")


def _is_armed(noun: Token) -> bool:
    armed = any("armed" in classes(c) for c in grammar.children(noun, "amod"))
    return armed or any("armed" in classes(n) for _, n in grammar.prepositions(noun, "in", "with"))


def is_area(noun: Token) -> bool:
    """Whether a measure of ground is meant: "nearly 300 square kilometres", "three kilometres of territory"."""
    squared = any(c.lower_ in ("square", "sq", "sq.") for c in noun.children)
    squared = squared or any(n.lemma_ in _GROUND for _, n in grammar.prepositions(noun, "of"))
    return noun.lower_ in ("km2", "km²", "sqkm") or (noun.lemma_ in _MEASURES and squared)


_MEASURES = frozenset(lexicon.words("measure"))
_GROUND = frozenset(lexicon.words("ground"))


def _has_place(noun: Token, parties) -> bool:
    """Whether a noun has a place's name in its phrase, not in that of a noun listed behind it."""
    listed = {t.i for c in grammar.children(noun, "conj") for t in c.subtree}
    return any(t.i in parties.toponyms and t.i not in listed for t in noun.subtree)


def extent(verb: Token, noun: Token, parties) -> str:
    """Full, partial or "": from the words around a verb of control and the place it is about."""
    full = lexicon.words("extent_full")
    if any(c.lower_ in _ALMOST for t in (noun, *noun.children, *verb.children) for c in t.children):
        return "partial"  # "almost the whole of the town", "nearly all of it"
    if any(c.lower_ in _ALMOST and c.nbor().lower_ in full for c in verb.lefts):
        return "partial"  # "is almost entirely held by X", which the parser hangs on the verb
    for t in (*verb.children, *noun.children):
        if t.lower_ in full and t.dep_ in ("advmod", "amod", "det", "predet", "compound", "dep"):
            return "full"
        if t.dep_ == "dobj" and t.lemma_ == "control" and any(c.lower_ in full for c in t.children):
            return "full"
        if t.dep_ == "prep":
            for c in t.children:
                if c.lemma_ == "control" and any(d.lower_ in full for d in c.children):
                    return "full"
    if verb.dep_ == "acl" and _within_part(noun):
        return "partial"  # "a neighbourhood of the city held by X"
    if verb.lemma_ == "complete":
        return "full"
    if noun.head.lemma_ == "control" or noun.dep_ == "pobj":
        governor = noun.head.head if noun.dep_ == "pobj" else noun.head
        if governor.lemma_ == "control" and any(c.lower_ in full for c in governor.children):
            return "full"
    if noun.lemma_ in ("all", "entirety", "whole"):
        return "full"
    if noun.lower_ in ("more", "less") and core(noun) != noun:
        return "partial"  # "not more than a third of the city"
    share = share_of(noun)
    if share is not None:
        return "full" if share >= 1 else "partial"
    if is_area(noun) and any(is_place(n, parties) for _, n in grammar.prepositions(noun, "of", "in")):
        return "partial"
    own = classes(noun)
    if ("portion" in own and noun.lemma_ not in ("some", "several", "many")) or (
        own & {"portion", "amount"} and is_place(core(noun), parties)
    ):
        return "partial"
    if noun.lemma_ in ("all", "entirety"):
        return "full"
    proper = any(c.text[:1].isupper() and c.dep_ in ("compound", "amod", "nmod") for c in noun.lefts) and noun.i > 0
    named_after = noun.lemma_ in _NAMED_AFTER and any(is_place(n, parties) for _, n in grammar.prepositions(noun, "of"))
    if "site" in own and not own & _WHOLE and not is_place(noun, parties) and not proper and not named_after:
        return "partial"
    if noun.lower_ in COMPASS_WORDS and any(c.lower_ == "the" for c in noun.lefts):
        return "partial"  # "still held the north"
    if noun.lemma_ in ("end", "tip", "corner", "outskirt", "suburb", "position", "centre", "center", "downtown"):
        return "partial"
    return ""


def _within_part(noun: Token) -> bool:
    """Whether a place is only named to tell of which place a part is: "a district of the city of X"."""
    at = noun
    while at.dep_ == "pobj" and at.head.lower_ == "of":
        at = at.head.head
        if at.lower_ in lexicon.where("portion"):
            return True
    return False


_ALMOST = {"almost", "nearly", "virtually", "practically"}


def share_of(noun: Token) -> float | None:
    """The share that a percentage or fraction gives, as 0–1; None where the noun is neither."""
    if noun.lemma_ in ("%", "percent", "per cent"):
        for c in noun.children:
            if c.dep_ in ("nummod", "compound") or c.like_num:
                try:
                    share = float(c.text.replace(",", ".")) / 100
                except ValueError:
                    return None
                return share if 0 <= share <= 1 else None  # of a place nobody holds more, whatever is printed
    if noun.lemma_ == "half":
        return 0.5
    return None


RIVERS = frozenset(lexicon.words("river"))
"""What forces cross, and hold, as they do a place."""
LEFT_BEHIND = {"position", "post", "trench", "outpost", "line"}


def is_left(noun: Token, parties) -> bool:
    """Whether a noun is what forces leave, or go to: a place, or a post."""
    return kind(noun, parties) in ("place", "part") or core(noun).lemma_ in LEFT_BEHIND
