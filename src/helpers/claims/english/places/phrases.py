"""The place names that a noun phrase holds: at its head, inside it, or in the list that follows it."""

import re

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.places.model import SITE, WIDE_KINDS, Toponym
from helpers.claims.english.places.page import Page, is_agent, name_of
from helpers.claims.english.places.signs import is_ship, locates_the_town
from helpers.claims.english.sides import nouns
from helpers.claims.places import Where

_LEARNT = {"": "unknown_name", SITE: "named_site"}
"""Kinds of names that no gazetteer has → basis."""


def named(page: Page, noun: Token) -> list[Where]:
    """Names at the head of the phrase or inside it ("three villages north and west of Kupiansk: A, B and C")."""
    if is_agent(noun):
        return []
    if noun.i in page.cover:
        known = page.cover[noun.i]
        return [page.where(known, _LEARNT.get(known.kind) or _at_head(noun))]
    if noun.lemma_.lower() in lexicon.where("street") or is_ship(noun):
        return []
    if nouns.is_unknown_name(noun) and noun.i not in page.named_otherwise and not _is_no_place(noun):
        new = page.remember(noun, name_of(noun))
        return [Where(new.text, new.name, "", "in", "unknown_name")]
    if noun.dep_ == "appos" and noun.head.i in page.cover and "settlement" in nouns.classes(noun):
        return [page.where(page.cover[noun.head.i], "apposition")]  # "X, a Northland city captured by …"
    listed = _villages(page, noun)
    if listed:
        return listed
    proper = _learnt(page, noun) or _proper_site(page, noun)
    if proper is not None:
        return [proper]
    called = _called(page, noun)
    if called:
        return called
    inside = [page.cover[t.i] for t in noun.subtree if t.i in page.cover and not _elsewhere(page, t, noun)]
    inside = [
        t for t in dict.fromkeys(inside) if not page.stands_for_another(t) and not locates_the_town(page.doc[t.head])
    ]
    if not inside and nouns.classes(noun) & {"portion", "amount"}:
        inner = [n for _, n in grammar.prepositions(noun, "of") if nouns.is_unknown_name(nouns.core(n))]
        if inner:
            return [w for n in inner for w in named(page, nouns.core(n))]  # "most of X", which no gazetteer has
        towns = lexicon.where("quarter") | lexicon.where("plain")
        settled = (n for _, n in grammar.prepositions(noun, "of") if n.lemma_ in towns)
        parted = (_proper_site(page, n) for n in settled)
        return [site for site in parted if site is not None][:1]  # "a part of the X district"
    if not inside:
        return [page.where(t, "listed") for t in _listed(page, noun)] if noun.tag_ == "NNS" else []
    if len(inside) == 2 and page.doc[inside[0].start - 1].lower_ == "between":
        inside = inside[:1]  # "the road between A and B" is one place
    narrow = [t for t in inside if t.kind not in WIDE_KINDS] or inside  # "the town of A, B State" lists nothing
    appositions = [t for t in narrow if _apposed(page, t, noun)] or _listed(page, noun)
    if appositions:
        return [page.where(t, "listed") for t in appositions]
    local = narrow
    own = nouns.classes(noun)
    if own & {"site"}:
        local = sorted(local, key=lambda t: not t.place_id)  # a town of the gazetteer before its unknown quarter
    if (noun.tag_ == "NNS" and own & {"settlement", "area"}) or noun.lemma_ in ("area", "vicinity"):
        return [page.where(t, "in_phrase") for t in local]  # "the villages of A, B and C", "on the A and B directions"
    first = _inner(page, noun, local)
    group = [first]
    head = page.doc[first.head]
    if head.dep_ == "pobj" or own & {"settlement", "area", "portion", "amount", "site"}:
        group += [page.cover[t.i] for t in grammar.conjuncts(head)[1:] if page.cover.get(t.i) in local]
    return [page.where(t, "in_phrase") for t in dict.fromkeys(group)]


def _is_no_place(noun: Token) -> bool:
    """Whether a name is that of armed men, an office, a paper or a war: "the Alpha Protection Units", "Communiqué No. 5"."""
    if any(t.lower_ in lexicon.where("war") for t in name_of(noun)):
        return True
    word = noun.lower_.removesuffix("s")
    return bool(lexicon.noun_classes().get(word, frozenset()) & {"force", "sourcehood", "saying"})


def _at_head(noun: Token) -> str:
    """The basis of a name at the head of a phrase: what the verb acts on, what acts, or where it does."""
    while noun.dep_ == "conj" and noun.head != noun:
        noun = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        return "object_of_verb"
    return "subject_of_verb" if noun.dep_ == "nsubj" else "after_preposition"


def _inner(page: Page, noun: Token, local: list[Toponym]) -> Toponym:
    """The place that the phrase is called by: "the Damascus suburb of X" is X, whichever is named first."""
    if "settlement" in nouns.classes(noun):
        for _, n in grammar.prepositions(noun, "of"):
            if n.i in page.cover and page.cover[n.i] in local:
                return page.cover[n.i]
    return local[0]


def _called(page: Page, noun: Token) -> list[Where]:
    """ "The village of X", "the villages of X and Y", where the gazetteer lacks one of them."""
    if "settlement" not in nouns.classes(noun):
        return []
    names = [m for _, n in grammar.prepositions(noun, "of") for m in grammar.conjuncts(n) if m.pos_ == "PROPN"]
    if not names or all(n.i in page.cover for n in names):
        return []
    for n in names:
        if n.i not in page.cover:
            start = min([n.i, *(c.i for c in grammar.children(n, "compound") if c.i < n.i)])
            page.remember(n, page.doc[start : n.i + 1])
    return [page.where(page.cover[n.i], "village_of") for n in names]


def _villages(page: Page, noun: Token) -> list[Where]:
    """ "The X and Y villages", "the X and Y areas", of which the gazetteer has neither."""
    several = lexicon.where("plain") | lexicon.where("quarter")
    if noun.lemma_ not in several or noun.tag_ != "NNS" or _are_named_behind(noun):
        return []
    names = [m for c in grammar.children(noun, "compound", "nmod") for m in grammar.conjuncts(c)]
    names = [n for n in names if n.pos_ == "PROPN" and n.i not in page.named_otherwise and not n.ent_type_]
    if not names or any(n.i in page.cover and page.cover[n.i].place_id for n in names):
        return []
    if len(names) < 2:
        return []  # "the X neighbourhoods" may be those of X, "X villages" those of a people
    found = [page.cover.get(n.i) or page.remember(n, name_of(n)) for n in names]
    return [page.where(t, "village_of") for t in found]


def _are_named_behind(noun: Token) -> bool:
    """Whether the names stand behind: before "the Northland villages of A and B" is only where they lie."""
    return "settlement" in nouns.classes(noun) and any(n.pos_ == "PROPN" for _, n in grammar.prepositions(noun, "of"))


def _learnt(page: Page, noun: Token) -> Where | None:
    """ "Alpha hilltop", "the Alpha district", where the article has told that Alpha is a place."""
    if noun.pos_ == "PROPN" or not nouns.classes(noun) & {"site", "area", "settlement"} or _are_named_behind(noun):
        return None
    before = (page.cover.get(c.i) for c in grammar.children(noun, "compound", "nmod") if c.i < noun.i)
    known = next((t for t in before if t is not None and not t.place_id and not t.kind), None)
    return page.where(known, "village_of") if known is not None else None


def _proper_site(page: Page, noun: Token) -> Where | None:
    """A plant, mine or airfield that is called by a name that no gazetteer has ("the Northgate power plant")."""
    if (
        not nouns.classes(noun) & {"site", "area", "settlement"}
        or noun.i in page.cover
        or noun.lemma_ in lexicon.where("nameless")
    ):
        return None
    before = page.doc[noun.left_edge.i : noun.i]
    if before and before[0].lower_ in ("a", "an"):
        return None  # "an Alpha base" is one of the Alphas'
    names = [t for t in before if t.dep_ in ("compound", "nmod", "amod") and t.text[:1].isupper() and t.i > 0]
    names = [t for t in names if not (t.dep_ == "amod" and t.tag_ == "JJ")]
    if len(names) == 1 and grammar.children(names[0], "conj"):
        return None  # "the North Ridge and Southbank directions" are two
    if not names or any(c.ent_type_ or c.like_num or c.i in page.named_otherwise for c in names):
        return None
    if names[0].i in page.cover and noun.pos_ != "PROPN":
        return None
    if any(nouns.classes(t) & {"force", "people"} or t.lower_ in lexicon.where("formation") for t in names):
        return None  # "the Northland Army base", "the 6th Division headquarters" are called after no place
    start = _with_article(page.doc, min(c.left_edge.i for c in names))
    # the name of a quarter stands without the word: "the Northgate district" is Northgate, a mine is no "Northgate"
    end = noun.i + 1 - (noun.lemma_ in lexicon.where("quarter"))
    if noun.lemma_.lower() in lexicon.where("unsaid"):
        end = _last_of_name(names).i + 1
    words = page.doc[start:end]
    named_so = words[0].text[:1].isupper() or words[0].lower_ in lexicon.where("name_article")
    if not named_so or any(t.text[:1].isdigit() or any(map(str.isdigit, t.text)) for t in words):
        return None  # "a mostly Northern district", "the C05 highway"
    town = noun.lemma_ in lexicon.where("plain") or words[-1].tag_ == "POS"  # "X village", "X's outskirts"
    new = page.remember(noun, words, "" if town else SITE)
    relation = "direction" if noun.lemma_.lower() in lexicon.where("front") else "in"
    settled = noun.lemma_ in lexicon.where("quarter")
    return Where(new.text, new.name, "", relation, "village_of" if settled else "named_site")


def _last_of_name(names: list[Token]) -> Token:
    """The last word of a name, without what only says what it is the name of: "Northgate Military Base" is Northgate."""
    telling = [t for t in names if t.lower_ not in lexicon.where("unsaid")]
    return (telling or names)[-1]


def _with_article(doc: Doc, start: int) -> int:
    """Where a name begins with the article that belongs to it: "al-Moqbili", which the parser cuts into three words."""
    before = doc[max(0, start - 2) : start]
    joined = len(before) == 2 and before[1].text == "-" and before[0].lower_ in lexicon.where("name_article")
    return start - 2 if joined else start


def _listed(page: Page, noun: Token) -> list[Toponym]:
    """Names that follow "three villages south of X" as a list of their own."""
    if noun.tag_ != "NNS" or not any(c.like_num for c in noun.children):
        return []
    after = [t for t in page.toponyms if noun.i < t.start < noun.sent.end and t.kind not in WIDE_KINDS]
    if re.search(rf"\b(?:{'|'.join(lexicon.where('among'))})\b", page.doc[noun.i : noun.sent.end].text):
        return after
    after = [t for t in after if page.doc[t.start - 1].pos_ != "ADP"]
    beside = bool(after) and after[0].start == noun.i + 2 and page.doc[noun.i + 1].text in (",", ":", "-")
    return after if len(after) >= 2 or beside else []


def _apposed(page: Page, toponym: Toponym, noun: Token) -> bool:
    head = page.doc[toponym.head]
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ == "appos" and head.head == noun


def _elsewhere(page: Page, token: Token, noun: Token) -> bool:
    """Whether a name inside the phrase belongs to a clause, comparison or speaker rather than to the phrase."""
    at = token
    while at != noun and at.head != at:
        if at.dep_ in ("relcl", "advcl", "ccomp") or (at.dep_ == "poss" and page.cover[token.i].kind == "country"):
            return True
        at = at.head
    return False
