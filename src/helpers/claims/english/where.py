"""Which place a proposition is about, and how it lies to it.

The place is the first name found in the phrases that the proposition offers; a common noun ("the city", "the
village") goes back to the last place of its kind; without either, the paragraph's and then the article's own place.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from helpers.claims import lexicon
from helpers.claims.english import grammar, nouns

SETTLEMENT_KINDS = {"city", "town", "village", "settlement", "district", "neighbourhood", "capital"}
_COMPASS = {
    "north": "north_of", "northeast": "north_east_of", "north-east": "north_east_of", "east": "east_of",
    "southeast": "south_east_of", "south-east": "south_east_of", "south": "south_of", "southwest": "south_west_of",
    "south-west": "south_west_of", "west": "west_of", "northwest": "north_west_of", "north-west": "north_west_of",
}  # fmt: skip
_PREPOSITION = {
    "near": "near", "around": "around", "outside": "near", "toward": "direction", "towards": "direction",
    "between": "between", "along": "along", "from": "in", "beyond": "near",
}  # fmt: skip
WIDE_KINDS = {
    "country",
    "region",
    "oblast",
    "governorate",
    "province",
    "state",
    "river",
    "lake",
    "sea",
    "reservoir",
    "road",
}
"""Kinds that "the city" or an unplaced claim never goes back to."""
_TOWARDS = {"to", "toward", "towards"}
REGION_KINDS = {"region", "oblast", "governorate", "province", "state", "autonomous_region", "disputed_region"}
_COUNTS = {"both": 2, "two": 2, "three": 3}
_NAMELESS = {"stronghold", "position", "post", "outpost", "trench", "territory", "objective", "checkpoint", "house"}
_QUARTERS = {"district", "neighbourhood", "neighborhood", "quarter", "suburb", "area", "village", "town", "hamlet"}
"""Kinds of places whose name stands without them: "the Northgate district" is Northgate, but a mine is no "Northgate"."""
FRONT_WORDS = {"front", "frontline", "sector", "direction", "axis"}


@dataclass(frozen=True)
class Toponym:
    """A place name in a parsed paragraph: its head token, its words, and what the gazetteer makes of them."""

    head: int
    start: int
    end: int
    text: str
    name: str
    place_id: str
    kind: str


@dataclass(frozen=True)
class Where:
    """One place of a claim: its words, what they stand for, and how the claim lies to it."""

    text: str = ""
    name: str = ""
    place_id: str = ""
    relation: str = ""


@dataclass
class Geography:
    """The places an article has named so far."""

    recent: list[Toponym] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    by_name: dict[str, Toponym] = field(default_factory=dict)
    main: str = ""
    claimed: set[str] = field(default_factory=set)  # places of this paragraph's claims
    by_paragraph: bool = False  # a bulletin goes from sector to sector: what names no place is about the whole front

    def see(self, toponym: Toponym) -> None:
        """Remember a place as the one named last."""
        self.recent.append(toponym)
        self.by_name[toponym.name] = toponym

    def last(self, kinds: set[str] | None = None) -> Toponym | None:
        """The place named last: of these kinds, or any that is no region or country."""
        for t in reversed(self.recent):
            if (kinds is None and t.kind not in WIDE_KINDS) or (kinds is not None and t.kind in kinds):
                return t
        return None

    def focus(self) -> Toponym | None:
        """The place that most of the article is about."""
        return self.by_name.get(self.main) if self.main else None


class Places:
    """Finds the place of a proposition in one parsed paragraph."""

    def __init__(self, doc: Doc, toponyms: list[Toponym], geography: Geography):
        self.doc = doc
        self.at = {t.head: t for t in toponyms}
        self.cover = {i: t for t in toponyms for i in range(t.start, t.end)}
        self.toponyms = toponyms
        self.geography = geography

    def of(self, about: list[list[Token]], predicate: Token) -> list[Where]:
        """The places of one proposition: several where the text lists them, one empty where there is none."""
        wide: list[Where] = []
        if about and about[0] and nouns.classes(about[0][0]) & {"area"} and not self._named(about[0][0]):
            about = [*about[1:], about[0]]  # "within their territory, near the town of X"
        sector: list[Where] = []
        for group in about:
            found = [w for noun in group for w in self._named(noun)]
            found = self._without_regions(list({w.name: w for w in found}.values()))
            if found and all(self._is_wide(w) for w in found) and not self._direct(group):
                wide = wide or found
                continue
            if found and all(w.relation == "direction" for w in found) and not sector:
                sector = found  # "in the X sector, near A and B": A and B are more exact
                continue
            if found:
                return found
            if sector:
                continue
            hung = self._where_clause(predicate)
            if hung is not None:
                return [hung]
            counted = next((named for named in map(self._counted, group) if named), None)
            if counted is not None:
                return counted
            anaphor = next((w for noun in group if (w := self._anaphor(noun, predicate)) is not None), None)
            if anaphor is not None:
                named = self._in_clause(predicate) if anaphor.relation == "part_of" else None
                return [named or anaphor]  # "flattened a block of flats in X", whatever the parser hangs "in X" on
        if sector:
            return sector
        here = next((n for g in about for n in g if _this_sector(n)), None)
        if here is not None and self.toponyms and self.toponyms[0].start < here.i:
            return [self._where(self.toponyms[0], here)]
        if any(_along_the_front(noun) for group in about for noun in group):
            return [Where()]
        near = self._in_clause(predicate)
        if near is not None and not wide:
            return self._with_listed(near, predicate)
        if wide:
            return wide
        around = self._around(predicate)
        if around is not None:
            return self._with_listed(around, predicate)
        inherited = self._inherited(predicate)
        return [inherited] if inherited is not None else [Where()]

    def _where_clause(self, predicate: Token) -> Where | None:
        """The place that a clause with "where" hangs on: "the Kursk region, where they have held a patch of land"."""
        at = predicate
        while at.dep_ in ("conj", "ccomp") and at.head != at:
            at = at.head
        if at.dep_ != "relcl" or at.head.i not in self.cover:
            return None
        if not any(c.lower_ == "where" for c in at.children):
            return None
        return self._where(self.cover[at.head.i], at.head)

    def _with_listed(self, first: Where, predicate: Token) -> list[Where]:
        """A place found in the clause, and the ones listed after it: "defeated a brigade close to A, B and C"."""
        here = (t for t in self.toponyms if t.name == first.name and self.doc[t.head].sent == predicate.sent)
        heads = [self.doc[t.head] for t in here]
        listed = grammar.conjuncts(heads[0])[1:] if heads and heads[0].dep_ == "pobj" else []
        if listed and any(a.lower_ in _TOWARDS and a.head.lower_ != "close" for a in heads[0].ancestors):
            return [first]  # "a retreat towards positions in A and B": where it ends is one more place, not two claims
        others = [self._where(self.cover[n.i], n) for n in listed if n.i in self.cover]
        return list({w.name: w for w in (first, *others)}.values())

    def _without_regions(self, found: list[Where]) -> list[Where]:
        """ "A and B, Northern Province": the region only says where the villages of the list are."""
        kinds = {w.name: self.geography.by_name[w.name].kind if w.name in self.geography.by_name else "" for w in found}
        local = [w for w in found if kinds[w.name] not in ("region", "oblast", "governorate", "province", "country")]
        return local if local and len(found) > 2 else found

    def _is_wide(self, where: Where) -> bool:
        known = self.geography.by_name.get(where.name)
        return known is not None and known.kind == "country"

    @staticmethod
    def _direct(group: list[Token]) -> bool:
        return any(n.dep_ in ("dobj", "nsubjpass") for n in group)

    def _where(self, toponym: Toponym, noun: Token) -> Where:
        return Where(toponym.text, toponym.name, toponym.place_id, self._relation(toponym, noun))

    def _named(self, noun: Token) -> list[Where]:
        """Names at the head of the phrase or inside it ("three villages north and west of Kupiansk: A, B and C")."""
        if noun.i in self.cover:
            return [self._where(self.cover[noun.i], noun)]
        if nouns.is_unknown_name(noun):
            words = _name_of(noun)
            self._remember(Toponym(noun.i, words.start, words.end, words.text, words.text, "", ""))
            return [Where(words.text, words.text, "", "in")]
        proper = self._proper_site(noun)
        if proper is not None:
            return [proper]
        called = self._called(noun)
        if called:
            return called
        inside = [self.cover[t.i] for t in noun.subtree if t.i in self.cover and not self._elsewhere(t, noun)]
        inside = list(dict.fromkeys(inside))
        if not inside:
            return [self._where(t, noun) for t in self._listed(noun)] if noun.tag_ == "NNS" else []
        if self._between(inside):
            inside = inside[:1]  # "the road between A and B" is one place
        appositions = [t for t in inside if self._apposed(t, noun)] or self._listed(noun)
        if appositions:
            return [self._where(t, noun) for t in appositions]
        local = [t for t in inside if t.kind not in WIDE_KINDS] or inside
        if nouns.classes(noun) & {"site"}:
            local = sorted(local, key=lambda t: not t.place_id)  # a town of the gazetteer before its unknown quarter
        if (noun.tag_ == "NNS" and nouns.classes(noun) & {"settlement", "area"}) or noun.lemma_ in ("area", "vicinity"):
            return [self._where(t, noun) for t in local]  # "the villages of A, B and C", "on the A, B and C directions"
        first = self._inner(noun, local)
        group = [first]
        head = self.doc[first.head]
        if head.dep_ == "pobj" or nouns.classes(noun) & {"settlement", "area", "portion", "amount", "site"}:
            group += [
                self.cover[t.i] for t in grammar.conjuncts(head)[1:] if t.i in self.cover and self.cover[t.i] in local
            ]
        return [self._where(t, noun) for t in dict.fromkeys(group)]

    def _inner(self, noun: Token, local: list[Toponym]) -> Toponym:
        """The place that the phrase is called by: "the Damascus suburb of X" is X, whichever is named first."""
        if "settlement" in nouns.classes(noun):
            for _, n in grammar.prepositions(noun, "of"):
                if n.i in self.cover and self.cover[n.i] in local:
                    return self.cover[n.i]
        return local[0]

    def _called(self, noun: Token) -> list[Where]:
        """ "The village of X", "the villages of X and Y", where the gazetteer lacks one of them."""
        if "settlement" not in nouns.classes(noun):
            return []
        named = [m for _, n in grammar.prepositions(noun, "of") for m in grammar.conjuncts(n) if m.pos_ == "PROPN"]
        if not named or all(n.i in self.cover for n in named):
            return []
        found = []
        for n in named:
            if n.i not in self.cover:
                start = min([n.i, *(c.i for c in grammar.children(n, "compound") if c.i < n.i)])
                words = self.doc[start : n.i + 1]
                self._remember(Toponym(n.i, words.start, words.end, words.text, words.text, "", ""))
            found.append(self._where(self.cover[n.i], n))
        return found

    def _remember(self, toponym: Toponym) -> None:
        """A name that no gazetteer has is a place of the article from here on: "the town" may go back to it."""
        self.cover.update(dict.fromkeys(range(toponym.start, toponym.end), toponym))
        self.toponyms = sorted([*self.toponyms, toponym], key=lambda t: t.start)
        self.geography.by_name.setdefault(toponym.name, toponym)
        self.geography.counts[toponym.name] += 1

    def _proper_site(self, noun: Token) -> Where | None:
        """A plant, mine or airfield that is called by a name that no gazetteer has ("the Northgate power plant")."""
        if not nouns.classes(noun) & {"site", "area"} or noun.i in self.cover or noun.lemma_ in _NAMELESS:
            return None
        before = self.doc[noun.left_edge.i : noun.i]
        named = [t for t in before if t.dep_ in ("compound", "nmod", "amod") and t.text[:1].isupper() and t.i > 0]
        named = [t for t in named if not (t.dep_ == "amod" and t.tag_ == "JJ")]
        if len(named) == 1 and grammar.children(named[0], "conj"):
            return None  # "the North Ridge and Southbank directions" are two
        if not named or any(c.ent_type_ or c.like_num for c in named):
            return None
        if named[0].i in self.cover and noun.pos_ != "PROPN":
            return None
        start = min(c.left_edge.i for c in named)
        words = self.doc[start : noun.i + (noun.lemma_ not in _QUARTERS)]
        return Where(words.text, words.text, "", "in")

    def _listed(self, noun: Token) -> list[Toponym]:
        """Names that follow "three villages south of X" as a list of their own."""
        if noun.tag_ != "NNS" or not any(c.like_num for c in noun.children):
            return []
        among = self.doc[noun.i : noun.sent.end].text
        if re.search(r"\b(among them|including|namely)\b", among):
            return [t for t in self.toponyms if noun.i < t.start < noun.sent.end and t.kind not in WIDE_KINDS]
        after = [t for t in self.toponyms if noun.i < t.start < noun.sent.end and self.doc[t.start - 1].pos_ != "ADP"]
        after = [t for t in after if t.kind not in WIDE_KINDS]
        return after if len(after) >= 2 else []

    def _between(self, toponyms: list[Toponym]) -> bool:
        return len(toponyms) == 2 and self.doc[toponyms[0].start - 1].lower_ == "between"

    def _apposed(self, toponym: Toponym, noun: Token) -> bool:
        head = self.doc[toponym.head]
        while head.dep_ == "conj":
            head = head.head
        return head.dep_ == "appos" and head.head == noun

    def _elsewhere(self, token: Token, noun: Token) -> bool:
        """Whether a name inside the phrase belongs to a clause, comparison or speaker rather than to the phrase."""
        at = token
        while at != noun and at.head != at:
            if at.dep_ in ("relcl", "advcl", "ccomp") or (at.dep_ == "poss" and self.cover[token.i].kind == "country"):
                return True
            at = at.head
        return False

    def _relation(self, toponym: Toponym, noun: Token) -> str:
        """From the words that stand before the name."""
        before = self.doc[max(0, toponym.start - 6) : toponym.start].text.lower()
        m = re.search(
            r"(north-?east|north-?west|south-?east|south-?west|north|south|east|west)(?:ern)?(?: and \w+)? of (?:the )?(?:\w+ )?(?:of )?$",
            before + " ",
        )
        if m:
            return _COMPASS[m.group(1).replace("-", "")]
        after = self.doc[toponym.end : toponym.end + 2].text.lower()
        if re.match(r"(direction|axis|front|sector)", after):
            return "direction"
        if re.search(r"outskirts of (?:the )?(?:\w+ of )?$", before + " "):
            return "outskirts"
        if re.search(
            r"(part|parts|portion|half|most|section|district|districts|neighbou?rhoods?|quarter|%|percent|centre|center|edge) (?:of|in) (?:the )?(?:\w+ of )?$",
            before + " ",
        ):
            return "part_of"
        words = before.split()
        for w in reversed(words[-3:]):
            if w in _PREPOSITION:
                return _PREPOSITION[w]
        del noun
        return "in"

    def _counted(self, noun: Token) -> list[Where] | None:
        """ "The two villages", "both settlements": as many as were named last."""
        number = next((_COUNTS[c.lower_] for c in noun.children if c.lower_ in _COUNTS), 0)
        definite = any(c.lower_ in ("the", "these", "those", "both") for c in noun.children)
        if not number or not definite or noun.tag_ != "NNS" or "settlement" not in nouns.classes(noun):
            return None
        before = [*self.geography.recent, *(t for t in self.toponyms if t.start < noun.i)]
        named = {t.name: t for t in reversed(before) if t.kind in SETTLEMENT_KINDS or not t.kind}
        last = list(named.values())[:number]
        return [Where(noun.text, t.name, t.place_id, "in") for t in reversed(last)] if len(last) == number else None

    def _anaphor(self, noun: Token, predicate: Token) -> Where | None:
        """The place behind "the city", "there", "it"."""
        lemma = noun.lemma_.lower()
        own = nouns.classes(noun)
        part = bool(own & {"portion", "site"}) and "settlement" not in own
        if "settlement" in own or lemma in ("town", "area", "region") or part or noun.lower_ in ("it", "there", "both"):
            if lemma in ("village", "settlement", "city", "town", "capital", "hub"):
                kinds = (
                    {"village", "settlement", "town", "city"}
                    if lemma in ("village", "settlement")
                    else {"city", "town", "capital", "settlement", "village"}
                )
                found = self._before(predicate, kinds)
            else:
                found = self._before(predicate, None)
            if found is not None:
                return Where(noun.text, found.name, found.place_id, "part_of" if part else "in")
        for _, inner in grammar.prepositions(noun, "of", "in", "on"):
            deeper = self._anaphor(inner, predicate)
            if deeper is not None:
                return Where(
                    deeper.text,
                    deeper.name,
                    deeper.place_id,
                    "part_of" if part or nouns.classes(noun) & {"portion"} else deeper.relation,
                )
        return None

    def _before(self, predicate: Token, kinds: set[str] | None) -> Toponym | None:
        """The place that the text is at: the first of the nearest sentence before that names one, else the article's.

        The first name of a sentence is more often its topic than the last of a list.
        """
        fits = [
            t
            for t in self.toponyms
            if (t.kind not in WIDE_KINDS if kinds is None else t.kind in kinds or not t.kind)
            and not self._of_unit(t)
            and not self._of_speaker(t)
        ]
        same = [t for t in fits if predicate.sent.start <= t.start < predicate.i]
        if same:
            return same[-1] if kinds is not None else same[0]
        for sentence in reversed([s for s in self.doc.sents if s.start < predicate.sent.start]):
            inside = [t for t in fits if sentence.start <= t.start < sentence.end]
            if inside:
                return self._or_main(inside[0])
        if kinds is None and self.geography.by_paragraph:
            return next((t for t in fits if predicate.i < t.start < predicate.sent.end), None)
        focus = self.geography.focus()
        last = self.geography.last(kinds)
        if focus is not None and (last is None or self.geography.counts[focus.name] >= 2):
            return focus
        return last or focus

    def _of_unit(self, toponym: Toponym) -> bool:
        """Whether a name is a part of a unit's name ("the Khortytsia operational group")."""
        head = self.doc[toponym.head]
        return head.dep_ in ("compound", "nmod", "amod", "poss") and bool(nouns.classes(head.head) & {"force"})

    def _of_speaker(self, toponym: Toponym) -> bool:
        """Whether a name only says where a speaker is: "commanders in X said"."""
        place = self.doc[toponym.head]
        if place.dep_ != "pobj" or place.head.dep_ != "prep" or place.head.lower_ != "in":
            return False
        who = place.head.head
        if who.lemma_ in lexicon.reporting() and toponym.name != self.geography.main:
            return toponym.kind in ("city", "capital")  # "In X, the leader said his men had entered the town"
        while who.dep_ in ("relcl", "acl", "xcomp") and who.head != who:
            who = who.head  # "the commander, who is being treated in X, said"
        return who.dep_ == "nsubj" and who.head.lemma_ in lexicon.reporting() and "civilian" not in nouns.classes(who)

    def _or_main(self, found: Toponym) -> Toponym:
        """The article's own place instead of one that it only passes through."""
        if found.name in self.geography.claimed:
            return found  # the paragraph has just told of it
        main, counts = self.geography.focus(), self.geography.counts
        if main is not None and counts[main.name] >= 3 * max(1, counts[found.name]) and main.kind not in REGION_KINDS:
            return main
        return found

    def _in_clause(self, predicate: Token) -> Where | None:
        """A name elsewhere in the predicate's clause, in a locative phrase."""
        for t in sorted(self.toponyms, key=lambda t: abs(t.head - predicate.i)):
            token = self.doc[t.head]
            if token.sent != predicate.sent or t.kind == "country" or self._of_unit(t):
                continue
            at = token
            while at.head != at and at != predicate and at.dep_ not in ("ccomp", "advcl", "relcl", "conj", "acl"):
                at = at.head
            if at == predicate:
                return self._where(t, token)
        return None

    def _around(self, predicate: Token) -> Where | None:
        """A name deeper in the predicate's own words, or in what its relative clause tells of.

        "wiped out a group trying to break out near X"; "a drone attack on a hotel in X, in which 27 people died".
        """
        spans = [(predicate.i + 1, predicate.right_edge.i + 1)]
        if predicate.dep_ in ("relcl", "acl"):
            spans.append((predicate.head.i, predicate.left_edge.i))
        for start, end in spans:
            for t in self.toponyms:
                place = self.doc[t.head]
                here = start <= t.start < end and t.kind not in WIDE_KINDS and not self._of_unit(t)
                if here and place.dep_ == "pobj" and not _apart(place, predicate):
                    return self._where(t, place)
        return None

    def _inherited(self, predicate: Token) -> Where | None:
        found = self._before(predicate, None)
        if found is None:
            return None
        return Where("", found.name, found.place_id, "in")


def _apart(token: Token, predicate: Token) -> bool:
    """Whether another clause lies between the word and the predicate above it."""
    at = token
    while at not in (predicate, predicate.head) and at.head != at:
        if at.dep_ in ("ccomp", "advcl", "relcl", "conj"):
            return True
        at = at.head
    return False


def _name_of(noun: Token) -> Span:
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


def _this_sector(noun: Token) -> bool:
    return noun.lemma_.lower() in FRONT_WORDS and any(c.lower_ in ("this", "that") for c in noun.children)


def _along_the_front(noun: Token) -> bool:
    """Whether a phrase means the whole front: the front line, all sectors of the front."""
    if noun.lemma_.lower() not in FRONT_WORDS and not (
        noun.lemma_ == "line" and any(c.lower_ == "front" for c in noun.lefts)
    ):
        return False
    return all(inner.lemma_.lower() in FRONT_WORDS for _, inner in grammar.prepositions(noun))
