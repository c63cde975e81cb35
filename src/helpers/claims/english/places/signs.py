"""What single words tell of where a proposition is, beside the names: its object, another clause, the front as a whole."""

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Span, Token
from helpers.claims.english.sides import nouns

_HIGHEST = 5
"""Words above a name among which the word stands that excepts it."""

_OPENING = 5
"""Words at the beginning of a sentence among which it says that it is at another place."""

_THROUGH = 4
"""Words above a name among which the "from" stands that belongs to it: "from either nearby A or B"."""


def is_object(group: list[Token]) -> bool:
    """Whether a phrase is what a verb acts on."""
    return any(n.dep_ in ("dobj", "nsubjpass") for n in group)


def apart(token: Token, predicate: Token) -> bool:
    """Whether another clause lies between the word and the predicate above it."""
    at = token
    while at not in (predicate, predicate.head) and at.head != at:
        if at.dep_ in ("ccomp", "advcl", "relcl", "conj"):
            return True
        at = at.head
    return False


def is_ship(noun: Token) -> bool:
    """Whether a name is a ship's: "the cruiser X", "its sister ship, the X"."""
    ships = lexicon.words("ship")
    above = noun.head.lemma_.lower() if noun.dep_ == "appos" else ""
    return above in ships or any(c.dep_ in ("compound", "nmod") and c.lemma_.lower() in ships for c in noun.lefts)


def this_sector(noun: Token) -> bool:
    """ "This sector", "that direction": the one that the text has just named."""
    return noun.lemma_.lower() in lexicon.where("front") and any(c.lower_ in ("this", "that") for c in noun.children)


def along_the_front(noun: Token) -> bool:
    """Whether a phrase means the whole front: the front line, all sectors of the front."""
    front = lexicon.where("front")
    if noun.lemma_.lower() not in front and not (
        noun.lemma_ == "line" and any(c.lower_ == "front" for c in noun.lefts)
    ):
        return False
    if any(c.pos_ == "PROPN" for c in noun.lefts):
        return False  # "the Alphaville front"
    return all(inner.lemma_.lower() in front for _, inner in grammar.prepositions(noun))


def is_compass(noun: Token) -> bool:
    """Whether a noun means a quarter of a country that is not named: "the north and the east", not "the east of X"."""
    if noun.lemma_.lower() not in lexicon.where("compass") or noun.head.lower_ in ("to", "from"):
        return False  # "took land to the south": of the place that the text is at
    return any(c.lower_ in lexicon.where("definite") for c in noun.lefts) and not list(grammar.prepositions(noun, "of"))


def is_about_compass(noun: Token) -> bool:
    """The same of "most of the north"."""
    of = next((n for _, n in grammar.prepositions(noun, "of")), None)
    return is_compass(noun) or (bool(nouns.classes(noun) & {"portion", "amount"}) and of is not None and is_compass(of))


def moves_away(sentence: Span) -> bool:
    """Whether a sentence opens by leaving the place told of so far: "Elsewhere, …", "Further north, …", "In the east, …"."""
    opening = [t for t in sentence[:_OPENING] if t.pos_ not in ("PUNCT", "CCONJ", "SPACE")]
    opening = opening[1:] if opening and opening[0].lower_ in lexicon.words("meanwhile") else opening
    if not opening:
        return False
    first, behind = opening[0], opening[1:2]
    compass = lexicon.where("compass")
    if first.lower_ in lexicon.words("elsewhere"):
        return True
    if first.lower_ in lexicon.words("farther"):
        return any(t.lower_ in compass for t in behind)
    noun = next((t for t in opening[1:] if t.lower_ in compass), None)
    return noun is not None and first.lower_ in lexicon.where("within") and noun.head == first and is_compass(noun)


def relation_beside(noun: Token) -> str:
    """How something beside the place told of, and no part of it, lies to it: "a nearby hill", "the neighbouring village"; "" for none."""
    nearby = lexicon.words("nearby")
    return next((nearby[c.lower_] for c in noun.lefts if c.lower_ in nearby), "")


def is_set_apart(noun: Token) -> bool:
    """Whether a name is excepted or compared with: "all towns except for X", "less than the area of X", "the size of X".

    "More than a third of X" is a part of it.
    """
    at = below = noun
    for _ in range(_HIGHEST):
        compared = at.lower_ == "than" and "portion" not in nouns.classes(below)
        if at.lower_ in lexicon.where("except") or compared or at.lemma_ == "size":
            return True
        below = at
        if at.dep_ not in ("pobj", "prep", "pcomp", "nmod", "compound", "conj"):
            break
        at = at.head
    return False


def is_launched_from(noun: Token) -> bool:
    """Whether a noun is where something was fired from: "rockets fired from X", "launched missiles from bases in X"."""
    prep = from_of(noun)
    if prep is None and noun.dep_ == "pobj" and noun.head.lower_ in lexicon.where("within"):
        prep = from_of(noun.head.head)
    return prep is not None and prep.head.lemma_ in lexicon.where("launch")


def from_of(noun: Token) -> Token | None:
    """The "from" that a noun depends on, itself or by what it is listed with."""
    at = noun
    for _ in range(_THROUGH):
        if at.dep_ == "pobj":
            return at.head if at.head.lower_ == "from" else None
        if at.dep_ != "conj":
            return None
        at = at.head
    return None


def is_landmark(noun: Token) -> bool:
    """Whether a name only tells where another place lies: "X, 40 km north of Y", "a checkpoint near Y"."""
    if noun.dep_ != "pobj":
        return False
    prep = noun.head
    beside = prep.lower_ in lexicon.where("beside") and prep.head.pos_ in ("NOUN", "PROPN")
    measured = prep.lower_ in lexicon.where("away") and prep.head.lower_ in lexicon.where("length")
    return beside or measured or (prep.lower_ == "of" and prep.head.lower_ in lexicon.where("compass"))


def _is_route(noun: Token) -> bool:
    return "route" in nouns.classes(noun)


def is_end_or_origin(noun: Token) -> bool:
    """Whether a name only tells where a road leads or somebody is from: "cut the road to X", "an officer from X"."""
    if noun.dep_ != "pobj":
        return False
    prep, above = noun.head, noun.head.head
    of = nouns.classes(above)
    cut = prep.lower_ in lexicon.where("towards") and any(map(_is_route, (above, *grammar.children(above, "dobj"))))
    return cut or (prep.lower_ == "from" and bool(of & {"sourcehood", "people"}))


def locates_the_town(name: Token) -> bool:
    """Whether a name only tells behind a comma where a town lies that the text has named before: "the city, 40 km north of X"."""
    if not is_landmark(name):
        return False
    town = next((t for t in name.ancestors if "settlement" in nouns.classes(t)), None)
    if town is None or town.pos_ != "NOUN" or town.tag_ != "NN" or town.i + 1 >= name.i:
        return False
    definite = any(c.lower_ in lexicon.where("definite") for c in town.lefts)
    return definite and town.nbor().text == ","
