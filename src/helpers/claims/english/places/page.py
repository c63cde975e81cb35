"""The place names of one parsed paragraph, those found by the gazetteer and those learnt while it is read."""

from functools import cached_property

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Span, Token
from helpers.claims.english.places.model import REGION_KINDS, SITE, Geography, Toponym
from helpers.claims.english.places.relation import relation_of
from helpers.claims.english.places.signs import is_launched_from, is_set_apart
from helpers.claims.english.places.speaking import is_of_speaking
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties
from helpers.claims.places import Where
from helpers.places.geonames import country_names
from helpers.places.names import UKRAINE

_BEHIND = 6
"""Words behind a name within which its region stands."""


class Page:
    """A paragraph's words, its place names in order, and the article's geography so far."""

    def __init__(self, parties: Parties, toponyms: list[Toponym], geography: Geography):
        self.parties = parties
        self.doc = parties.doc
        self.toponyms = toponyms
        self.cover = {i: t for t in toponyms for i in range(t.start, t.end)}
        self.geography = geography

    @cached_property
    def named_otherwise(self) -> frozenset[int]:
        """Tokens that name a side, a force or an actor: no unknown place's name.

        A country that is a side may be where something happens, too: "rockets towards northern X".
        """
        return frozenset(
            i
            for m in self.parties.mentions
            if not (m.kind == "side" and self._is_where(self.doc[m.end - 1]))
            for i in range(m.start, m.end)
            if i not in self.parties.toponyms
        )

    @staticmethod
    def _is_where(noun: Token) -> bool:
        prepositions = lexicon.where("locating") | lexicon.where("towards")
        return noun.dep_ == "pobj" and noun.head.lower_ in prepositions and not noun.text.isupper()

    def where(self, toponym: Toponym, basis: str) -> Where:
        """The claim's place that a name stands for."""
        return Where(toponym.text, toponym.name, toponym.place_id, relation_of(self.doc, toponym), basis)

    def remember(self, noun: Token, words: Span, kind: str = "") -> Toponym:
        """A name that no gazetteer has is a place of the article from here on: "the town" may go back to it."""
        if words.text in country_names():
            kind = "country"
        name = words.text.removesuffix("'s").removesuffix("’s")
        if kind not in ("country", SITE) and not self._is_abroad(noun):
            name = self.geography.called(name)
        new = Toponym(noun.i, words.start, words.end, words.text, name, "", kind)
        self.cover.update(dict.fromkeys(range(new.start, new.end), new))
        self.toponyms = sorted([*self.toponyms, new], key=lambda t: t.start)
        self.geography.by_name.setdefault(new.name, new)
        if kind != "country":
            self.geography.counts[new.name] += 1
        return new

    def _is_abroad(self, noun: Token) -> bool:
        """Whether the region that the text has named last lies where places keep their names (see `Geography.called`)."""
        named = [*self.geography.recent, *(t for t in self.toponyms if t.start < noun.i + _BEHIND)]
        last = next((t for t in reversed(named) if t.kind in REGION_KINDS), None)
        return last is not None and last.country not in ("", UKRAINE)

    def kind_of(self, where: Where) -> str:
        """The gazetteer's kind of a claim's place; "" where it is unknown."""
        known = self.geography.by_name.get(where.name)
        return known.kind if known is not None else ""

    def stands_for_another(self, toponym: Toponym) -> bool:
        """Whether a name says whose somebody is or what a unit is called, or stands for a government that acts.

        "The Khortytsia operational group", "the Damascus regime", "seized by Moscow"; also a town that is only excepted, or from which something was fired.
        """
        head = self.doc[toponym.head]
        if is_set_apart(head) or is_launched_from(head):
            return True
        if head.head.lower_ in lexicon.where("front"):
            return is_agent(head)  # "at the Alphaville front", which is no force
        if head.dep_ == "pobj" and head.head.head.lemma_.lower() in lexicon.where("owner"):
            return True  # "the regime in Alphaville"
        if head.dep_ in ("compound", "nmod", "amod", "poss"):
            return "force" in nouns.classes(head.head) or head.head.lemma_.lower() in lexicon.where("owner")
        return is_agent(head)

    def of_speaker(self, toponym: Toponym) -> bool:
        """Whether a name only says where a speaker is: "commanders in X said", "told reporters from X"."""
        return is_of_speaking(self.doc, toponym, self.geography.document.home.name)


def is_agent(noun: Token) -> bool:
    """Whether a noun names who does what a passive tells: "was seized by Moscow"."""
    while noun.dep_ == "conj" and noun.head != noun:
        noun = noun.head
    return noun.dep_ == "pobj" and noun.head.dep_ == "agent"


def name_of(noun: Token) -> Span:
    """The words of a name that no gazetteer has: "Seim River", "Sea of Azov"."""
    start = end = noun.i
    first = noun.sent.start
    while start > first and (
        noun.doc[start - 1].pos_ == "PROPN" or (noun.doc[start - 1].text == "-" and start - 1 > first)
    ):
        start -= 1 if noun.doc[start - 1].text != "-" else 2  # "al-Balaq", whatever the parser takes "al" for
    of = [
        n for prep, n in grammar.prepositions(noun, "of") if prep.i == end + 1 and n.i == end + 2 and n.pos_ == "PROPN"
    ]
    return noun.doc[start : (of[0].i if of else end) + 1]
