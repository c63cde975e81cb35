"""Common nouns that go back to a place named before: "the city", "the two villages", "there"."""

from dataclasses import replace

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.antecedents import antecedent, provincial_capital
from helpers.claims.english.places.context import country_before, place_before, region_before
from helpers.claims.english.places.model import SETTLEMENT_KINDS
from helpers.claims.english.places.page import Page
from helpers.claims.english.places.signs import relation_beside
from helpers.claims.english.sides import nouns
from helpers.claims.places import Where


def counted(page: Page, noun: Token) -> list[Where] | None:
    """ "The two villages", "both settlements": as many as were named last."""
    words = lexicon.where_values("count")
    number = next((int(words[c.lower_]) for c in noun.children if c.lower_ in words), 0)
    definite = any(c.lower_ in ("the", "these", "those", "both") for c in noun.children)
    if not number or not definite or noun.tag_ != "NNS" or "settlement" not in nouns.classes(noun):
        return None
    before = [*page.geography.recent, *(t for t in page.toponyms if t.start < noun.i)]
    named = {t.name: t for t in reversed(before) if t.kind in SETTLEMENT_KINDS or not t.kind}
    last = list(named.values())[:number]
    if len(last) < number:
        return None
    return [Where(noun.text, t.name, t.place_id, "in", "counted") for t in reversed(last)]


def is_unnamed(noun: Token) -> bool:
    """Whether a noun means places that the text does not name: "a town in the east", "villages", "nine more hamlets"."""
    if not nouns.classes(noun) & {"settlement", "area"}:
        return False
    own, before = nouns.classes(noun), {c.lower_ for c in noun.lefts}
    if noun.lemma_.lower() in lexicon.where("nameless_area"):
        return True
    if "area" in own and any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in noun.lefts):
        return True  # "the buffer zone", "the border region"
    if before & lexicon.where("definite"):
        return False
    return noun.tag_ in ("NNS", "NNPS") or bool(before & lexicon.where("indefinite"))


def is_unnamed_several(noun: Token) -> bool:
    """Whether a noun means several settlements, or land, without a name: "dozens of villages", "more ground"; where they lie is not said.

    "Seven villages around the town" are at the town.
    """
    counted_ones = next((n for _, n in grammar.prepositions(noun, "of")), None)
    if nouns.classes(noun) & {"amount"} and counted_ones is not None:
        return is_unnamed_several(counted_ones)  # "dozens of villages"
    if not is_unnamed(noun):
        return False
    around = lexicon.where("beside") | lexicon.where("compass")
    if any(p.lower_ in around or n.lower_ in around for p, n in grammar.prepositions(noun)):
        return False
    if noun.lemma_.lower() in lexicon.where("nameless_area"):
        return True
    return "settlement" in nouns.classes(noun) and noun.tag_ in ("NNS", "NNPS")


def site_of_clause(page: Page, predicate: Token) -> Where | None:
    """The place that a clause is located by where it names none: "was in control of land around the plant"."""
    phrases = (noun for prep, noun in grammar.prepositions(predicate) if prep.lower_ in lexicon.where("locating"))
    return next((w for noun in phrases if (w := site_before(page, noun, predicate)) is not None), None)


def site_before(page: Page, noun: Token, predicate: Token) -> Where | None:
    """ "The plant", "the airport": the last place named before whose name ends in that word."""
    if "site" not in nouns.classes(noun) or not any(c.lower_ in lexicon.where("definite") for c in noun.lefts):
        return None
    here, lemma = predicate.sent, noun.lemma_.lower()
    near = [t for t in page.toponyms if t.start < noun.i]
    for zone, distance in (
        ([t for t in near if t.start >= here.start], "same_sentence"),
        ([t for t in near if t.start < here.start], "paragraph"),
        (page.geography.recent, "paragraph_before"),
    ):
        found = next((t for t in reversed(zone) if lemma in (_last(t.text), _last(t.name))), None)
        if found is not None:
            return Where(noun.text, found.name, found.place_id, "in", f"anaphor_{distance}")
    return None


def _headed(page: Page, noun: Token) -> Where | None:
    """The place that a heading without a name leads to: "Troops advance on fortress town: X, in the west, …"."""
    if not grammar.is_beside(noun, 1, ":") or any(c.pos_ == "DET" for c in noun.lefts):
        return None
    found = next((t for t in page.toponyms if t.start == noun.i + 2), None)
    return Where(noun.text, found.name, found.place_id, "in", "anaphor_same_sentence") if found is not None else None


def _is_definite_town(noun: Token) -> bool:
    """ "The city": one that was named before."""
    return "settlement" in nouns.classes(noun) and any(c.lower_ in lexicon.where("definite") for c in noun.lefts)


def _last(name: str) -> str:
    return name.lower().split()[-1]


def anaphor(page: Page, noun: Token, predicate: Token) -> Where | None:
    """The place behind "the city", "there", "it"; or behind a part of it, "the station"."""
    lemma = noun.lemma_.lower()
    own = nouns.classes(noun)
    site = site_before(page, noun, predicate)
    if site is not None:
        return site
    part = bool(own & {"portion", "site"}) and "settlement" not in own
    owner = next((c for c in noun.children if c.dep_ == "poss" and nouns.classes(c) & {"settlement", "site"}), None)
    if part and owner is not None and (whole_of := anaphor(page, owner, predicate)) is not None:
        return replace(whole_of, text=noun.text, relation="part_of")  # "the city's outskirts"
    whole = ("settlement" in own or lemma in ("area", "region")) and not is_unnamed(noun)
    of = [n for _, n in grammar.prepositions(noun, "of")]
    new = any(c.lower_ in lexicon.where("another") for c in noun.lefts)
    its_town = next((n for n in of if new and _is_definite_town(n)), None)
    if its_town is not None and (whole_of := anaphor(page, its_town, predicate)) is not None and whole_of.name:
        return replace(whole_of, text=noun.text, relation="part_of")  # "another district of the city"
    whose = (*of, *(c for n in of for c in grammar.children(n, "poss")))
    nation = next((n for n in whose if n.lemma_.lower() in lexicon.where("nation")), None)
    if part and any(n.lemma_.lower() in lexicon.where("nameless_area") for n in of):
        return None  # "most of the territory": no one town's
    if lemma in lexicon.where("nation") or (part and nation is not None):
        return country_before(page, predicate, noun)  # "half of the country": no one town's
    if lemma == "capital" and any(c.lower_ in lexicon.where("of_region") for c in noun.children):
        town = provincial_capital(page, noun)
        return Where(noun.text, town.name, town.place_id, "in", "anaphor_capital") if town is not None else Where()
    if whole and (headed := _headed(page, noun)) is not None:
        return headed
    if whole and (wide := region_before(page, noun)) is not None:
        return wide
    is_region = lexicon.where_values("region").get(lemma) == "wide"
    if part and any(n.pos_ == "PROPN" for n in of):
        return None  # "no part of Northland": a part of what it names
    if whole or part or noun.lower_ in ("it", "there", "both"):
        if whole and lemma in lexicon.where("small") | lexicon.where("large") | lexicon.where("village"):
            found, distance = antecedent(page, predicate, lemma)
        else:
            found, distance = place_before(page, predicate, sites=noun.lower_ == "it")
            if found is not None and found.kind in SETTLEMENT_KINDS and is_region:
                found = None  # a town is no region
        if found is not None:
            kind = "part" if part else "anaphor"
            relation = relation_beside(noun) or ("part_of" if part else "in")
            return Where(noun.text, found.name, found.place_id, relation, f"{kind}_{distance}")
    for prep, inner in grammar.prepositions(noun, "of", "in", "on", "around", "at"):
        deeper = anaphor(page, inner, predicate)
        if deeper is not None:
            relation = "part_of" if part or own & {"portion"} else deeper.relation
            if relation == "in" and "settlement" in own:  # "seven villages around the town" are not the town
                relation = lexicon.where_values("preposition").get(prep.lower_, relation)
            return Where(deeper.text, deeper.name, deeper.place_id, relation, deeper.basis)
    return None
