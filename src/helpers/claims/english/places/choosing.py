"""Which place a proposition is about, and why.

The place is the first name found in the phrases that the proposition offers; a common noun ("the city", "the
village") goes back to the last place of its kind; without either, the paragraph's and then the article's own place.
"""

from dataclasses import replace

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.anaphors import (
    anaphor,
    counted,
    is_unnamed,
    is_unnamed_several,
    site_before,
    site_of_clause,
)
from helpers.claims.english.places.context import place_before
from helpers.claims.english.places.model import REGION_KINDS, WATERS, WIDE_KINDS, Geography, Toponym
from helpers.claims.english.places.origins import without_origins
from helpers.claims.english.places.page import Page
from helpers.claims.english.places.phrases import named
from helpers.claims.english.places.signs import along_the_front, apart, is_about_compass, is_object, this_sector
from helpers.claims.english.places.tolls import is_of_whole_war
from helpers.claims.english.places.waters import is_water, on_bank
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties
from helpers.claims.features import NAMED_OUTRIGHT
from helpers.claims.places import Where, is_lent, with_rejected

NOWHERE = Where()
_ALONG = ("advcl", "conj", "xcomp", "pcomp", "pobj", "prep", "dobj", "dative", "acl")
"""Dependencies by which a word belongs to the deed above it, rather than to what somebody else says or tells of."""


_TOLD_BEFORE = ("sentence_before", "paragraph")
"""How far off a place was named that an earlier sentence tells of, and that need not be what the whole text is about."""


class Places:
    """Finds the place of a proposition in one parsed paragraph."""

    def __init__(self, parties: Parties, toponyms: list[Toponym], geography: Geography):
        self.page = Page(parties, toponyms, geography)
        self.placed: dict[int, Where] = {}  # predicate → the place that its own words name

    @property
    def cover(self) -> dict[int, Toponym]:
        """Token → the place name that it belongs to."""
        return self.page.cover

    def of(self, about: list[list[Token]], predicate: Token, kind: str = "") -> list[Where]:
        """The places of one proposition: several where the text lists them, one empty where there is none.

        `kind` is the proposition's type (schema.TYPES).
        """
        found = self._chosen(without_origins(self.page, about, predicate, kind), predicate)
        if _is_in_region(self.page, found):
            found = [self._nearer(predicate) or found[0]]
        if is_water(self.page, found):
            found = [on_bank(self.page, predicate, found[0]) or found[0]]
        if kind == "losses" and is_lent(found[0].basis) and self.page.geography.document.genre == "bulletin":
            found = [self._direction()]
        if is_lent(found[0].basis) and is_of_whole_war(predicate, kind, self.page.geography.document.genre):
            found = [NOWHERE]
        if found[0].basis in NAMED_OUTRIGHT:
            self.placed[predicate.i] = found[0]
        return with_rejected(found, self._candidates(predicate))

    def _nearer(self, predicate: Token) -> Where | None:
        """The one settlement that the clause names besides its region: "in the A region, an attempt to land opposite B failed"."""
        page = self.page
        inside = [t for t in page.toponyms if predicate.left_edge.i <= t.start <= predicate.right_edge.i]
        inside = [t for t in inside if not page.stands_for_another(t) and not page.of_speaker(t)]
        region = min((t.start for t in inside if t.kind in WIDE_KINDS), default=-1)
        inside = [
            t
            for t in inside
            if t.start > region  # "near B, as well as a village in the A region" is at two places
            and t.kind not in WIDE_KINDS
            and not t.abroad
            and not apart(page.doc[t.head], predicate)
        ]
        inside = [t for t in inside if page.doc[t.head].dep_ in ("pobj", "appos", "nsubjpass", "dobj")]
        return page.where(inside[0], "deeper_in_clause") if len({t.name for t in inside}) == 1 else None

    def _direction(self) -> Where:
        """The sector whose losses a bulletin sums up: the place that its section opens with, else none."""
        page = self.page
        opening = page.geography.section.heading if page.geography.section.kind == "direction" else ""
        first = next((t for t in page.toponyms if t.text in opening and page.doc[: t.end].text in opening), None)
        return Where("", first.name, first.place_id, "direction", "this_sector") if first is not None else NOWHERE

    def _candidates(self, predicate: Token) -> list[str]:
        """The names that could have been taken: those of the sentence, the nearest first, then the text's own place."""
        page = self.page
        near = sorted(page.toponyms, key=lambda t: abs(t.head - predicate.i))
        sentence = predicate.sent
        names = [t.name for t in near if sentence.start <= t.head < sentence.end and t.kind != "country"]
        lent, _ = place_before(page, predicate)
        if lent is not None:
            names.append(lent.name)
        return names

    def _chosen(self, about: list[list[Token]], predicate: Token) -> list[Where]:
        wide: list[Where] = []
        page = self.page
        if about and about[0] and nouns.classes(about[0][0]) & {"area"} and not named(page, about[0][0]):
            about = [*about[1:], about[0]]  # "within their territory, near the town of X"
        sector: list[Where] = []
        for group in about:
            found = [w for noun in group for w in named(page, noun)]
            found = self._without_regions(list({w.name: w for w in found}.values()))
            if found and all(page.kind_of(w) == "country" for w in found) and not is_object(group):
                if (told := self._apposed(group)) is not None:
                    return [told]  # "X, an area in the south of Northland"
                wide = wide or found
                continue
            if found and all(w.relation == "direction" for w in found) and not sector:
                sector = found  # "in the X sector, near A and B": A and B are more exact
                continue
            if found:
                return self._right_there(found[0], predicate) or found
            if sector or any(map(is_about_compass, group)):
                continue
            back = self._back(group, predicate)
            if back and back[0].basis == "anaphor_country":
                wide = wide or back  # "in the north of the country … districts of X": X is nearer
            elif back:
                return back
        if sector:
            inner = self._in_clause(predicate)
            if inner is not None and inner.relation != "direction" and page.kind_of(inner) not in WIDE_KINDS:
                return self._with_listed(inner, predicate)  # "advancing from the A front linked up in B"
            return [replace(w, basis="sector") for w in sector]
        if any(is_about_compass(noun) for group in about for noun in group):
            return [NOWHERE]
        here = next((n for g in about for n in g if this_sector(n)), None)
        if here is not None and page.toponyms and page.toponyms[0].start < here.i:
            return [page.where(page.toponyms[0], "this_sector")]
        if any(along_the_front(noun) for group in about for noun in group):
            return [NOWHERE]
        near = self._in_clause(predicate)
        if near is not None and (not wide or self._is_nearer(near, wide)):
            return self._with_listed(near, predicate)
        if wide:
            return [w if w.basis == "anaphor_country" else replace(w, basis="country") for w in wide]
        around = self._around(predicate) or site_of_clause(page, predicate)
        if around is not None:
            return self._with_listed(around, predicate)
        nouns_about = [noun for group in about for noun in group]
        distance = place_before(page, predicate)[1]
        if any(map(is_unnamed_several, nouns_about)) and distance != "same_sentence":
            return [self._elsewhere_in_sentence(predicate) or NOWHERE]
        if any(map(nouns.is_area, nouns_about)) and distance in _TOLD_BEFORE:
            return [
                self._elsewhere_in_sentence(predicate) or NOWHERE
            ]  # so many square kilometres lie around no village
        if distance != "same_sentence" and any(self._is_at_unknown(noun) for noun in nouns_about):
            return [self._elsewhere_in_sentence(predicate) or NOWHERE]
        return [self._lent(predicate, unnamed=any(map(is_unnamed, nouns_about)))]

    def _is_at_unknown(self, noun: Token) -> bool:
        """Whether a phrase is located by a name that no rule knows: "along the bank of the Alpha Canal"; no other place is lent then."""
        located = lexicon.where("locating") | lexicon.where("beside") | {"of"}
        return any(
            t.pos_ == "PROPN" and t.dep_ == "pobj" and t.head.lower_ in located
            for t in noun.subtree
            if t.i not in self.page.cover and t.i not in self.page.named_otherwise and not t.ent_type_
        )

    def _right_there(self, beside: Where, predicate: Token) -> list[Where]:
        """The places that follow on one beside which they lie: "20 km north of A, at B and C"; [] for none."""
        page = self.page
        if beside.relation not in lexicon.where_values("compass").values():
            return []
        here = [t for t in page.toponyms if page.doc[t.head].sent == predicate.sent]
        for start in (t.end for t in here if t.name == beside.name):
            for t in here:
                between = [w.lower_ for w in page.doc[start : t.start] if not w.is_punct]
                if t.kind not in WIDE_KINDS and len(between) == 1 and between[0] in lexicon.where("locating"):
                    return self._with_listed(page.where(t, "in_clause"), predicate)
        return []

    def _is_nearer(self, near: Where, wide: list[Where]) -> bool:
        """ "Killed 48 in X village in northern Y": the village, not the country."""
        return self.page.kind_of(near) not in WIDE_KINDS and wide[0].basis != "anaphor_country"

    def _lent(self, predicate: Token, *, unnamed: bool) -> Where:
        """The place of a proposition whose own clause names none; `unnamed` where it is about a place without a name."""
        governed = self._of_governing(predicate)
        if governed is not None:
            return replace(governed, text="", relation="in", basis="lent_same_sentence")
        lent, distance = place_before(self.page, predicate)
        if lent is None or distance != "same_sentence":
            here = self._elsewhere_in_sentence(predicate)
            if here is not None:
                return here
        if lent is None:
            return NOWHERE
        basis = "unnamed_place" if unnamed and distance != "same_sentence" else f"lent_{distance}"
        return Where("", lent.name, lent.place_id, "in", basis)

    def _of_governing(self, predicate: Token) -> Where | None:
        """The place of the deed that a clause goes along with: "from A, shelled B, killing three": where B is, not A."""
        at = predicate
        while at.head != at and at.dep_ in _ALONG and not (at.dep_ == "conj" and _has_own_subject(at)):
            at = at.head  # "and clashes went on" is another deed, and may be elsewhere
            if at.i in self.placed:
                return self.placed[at.i]
        return None

    def _elsewhere_in_sentence(self, predicate: Token) -> Where | None:
        """The one place that the sentence goes on to name; else the region or country in which it happens."""
        page = self.page
        inside = [t for t in page.toponyms if page.doc[t.head].sent == predicate.sent]
        inside = [t for t in inside if not page.stands_for_another(t) and not page.of_speaker(t)]
        inside = [t for t in inside if page.doc[t.head].dep_ in ("pobj", "dobj", "conj", "appos", "nsubjpass")]
        later = list({t.name: t for t in inside if t.kind not in WIDE_KINDS and t.start > predicate.i}.values())
        # "the village of A in B": the second tells where the first lies
        if len(later) == 1 or (len(later) == 2 and page.doc[later[0].head] in page.doc[later[1].head].ancestors):
            return page.where(later[0], "later_in_sentence")
        for t in inside:
            head = page.doc[t.head]
            if t.kind in (*REGION_KINDS, "country") and head.dep_ == "pobj" and _happens_within(head.head, t.kind):
                return page.where(t, "country_of_sentence" if t.kind == "country" else "region_of_sentence")
        return None

    def _back(self, group: list[Token], predicate: Token) -> list[Where]:
        """The places that a phrase without a name goes back to, if any."""
        hung = self._where_clause(predicate) or self._apposed(group)
        if hung is not None:
            return [hung]
        several = next((found for noun in group if (found := counted(self.page, noun))), None)
        if several is not None:
            return several
        back = ((noun, w) for noun in group if (w := anaphor(self.page, noun, predicate)) is not None)
        noun, one = next(back, (None, None))
        if noun is None or one is None:
            return []
        near = self._in_clause(predicate) if one.relation == "part_of" else None
        listed = [site_before(self.page, n, predicate) for n in grammar.conjuncts(noun)[1:]]
        if near is None and any(listed):  # "denied that the town and the plant had been taken"
            return list({w.name: w for w in (one, *listed) if w is not None}.values())
        return [near or one]  # "flattened a block of flats in X", whatever the parser hangs "in X" on

    def _apposed(self, group: list[Token]) -> Where | None:
        """The place that an apposition explains: "the governor of X, an area seized in May"."""
        for noun in group:
            if noun.dep_ != "appos" or not nouns.classes(noun) & {"area", "settlement"}:
                continue
            inside = range(noun.head.left_edge.i, noun.left_edge.i)
            before = [t for t in self.page.toponyms if t.head in inside and not self.page.stands_for_another(t)]
            if before:
                return self.page.where(before[-1], "apposition")
        return None

    def _where_clause(self, predicate: Token) -> Where | None:
        """The place that a clause with "where" hangs on: "the Kursk region, where they have held a patch of land"."""
        at = predicate
        while at.dep_ in ("conj", "ccomp") and at.head != at:
            at = at.head
        if at.dep_ != "relcl" or at.head.i not in self.page.cover:
            return None
        if not any(c.lower_ == "where" for c in at.children):
            return None
        return self.page.where(self.page.cover[at.head.i], "relative_clause")

    def _with_listed(self, first: Where, predicate: Token) -> list[Where]:
        """A place found in the clause, and the ones listed after it: "defeated a brigade close to A, B and C"."""
        page = self.page
        here = (t for t in page.toponyms if t.name == first.name and page.doc[t.head].sent == predicate.sent)
        heads = [page.doc[t.head] for t in here]
        listed = grammar.conjuncts(heads[0])[1:] if heads and heads[0].dep_ == "pobj" else []
        if listed and any(
            a.lower_ in lexicon.where("towards") and a.head.lower_ != "close" for a in heads[0].ancestors
        ):
            return [first]  # "a retreat towards positions in A and B": where it ends is one more place, not two claims
        others = [page.where(page.cover[n.i], first.basis) for n in listed if n.i in page.cover]
        return list({w.name: w for w in (first, *others)}.values())

    def _without_regions(self, found: list[Where]) -> list[Where]:
        """ "A and B, Northern Province": the region only says where the villages of the list are."""
        regions = ("region", "oblast", "governorate", "province", "country")
        local = [w for w in found if self.page.kind_of(w) not in regions]
        return local if local and len(found) > 2 else found

    def _in_clause(self, predicate: Token) -> Where | None:
        """A name elsewhere in the predicate's clause, in a locative phrase."""
        page, sentence = self.page, predicate.sent
        for t in sorted(page.toponyms, key=lambda t: abs(t.head - predicate.i)):
            token = page.doc[t.head]
            if not sentence.start <= t.head < sentence.end or t.kind in ("country", *WATERS):
                continue
            if page.stands_for_another(t) or page.of_speaker(t):
                continue
            at = token
            while at.head != at and at != predicate and at.dep_ not in ("ccomp", "advcl", "relcl", "conj", "acl"):
                at = at.head
            if at == predicate:
                t = self._lying_in(t)
                return page.where(t, "region" if t.kind in WIDE_KINDS else "in_clause")
        return None

    def _lying_in(self, wide: Toponym) -> Toponym:
        """The place of which a region only tells where it lies: "the village of A in B province"; else the region itself."""
        prep = self.page.doc[wide.head].head
        inner = self.page.cover.get(prep.head.i) if prep.lower_ in lexicon.where("within") else None
        return inner if inner is not None and wide.kind in WIDE_KINDS and inner.kind not in WIDE_KINDS else wide

    def _around(self, predicate: Token) -> Where | None:
        """A name deeper in the predicate's own words, or in what its relative clause tells of.

        "wiped out a group trying to break out near X"; "a drone attack on a hotel in X, in which 27 people died".
        """
        spans = [(predicate.i + 1, predicate.right_edge.i + 1, "deeper_in_clause")]
        if predicate.dep_ in ("relcl", "acl"):
            spans.append((predicate.head.i, predicate.left_edge.i, "what_clause_tells_of"))
        for start, end, basis in spans:
            for t in self.page.toponyms:
                place = self.page.doc[t.head]
                here = start <= t.start < end and t.kind not in WIDE_KINDS and not self.page.stands_for_another(t)
                if here and place.dep_ == "pobj" and not apart(place, predicate):
                    return self.page.where(t, basis)
        return None


def _happens_within(prep: Token, kind: str) -> bool:
    """Whether a preposition before a region or country says that something happens there: "in X", "an area of X"."""
    if prep.lower_ == "from":
        return kind != "country"
    told = nouns.classes(prep.head)
    if kind == "country" and "sourcehood" in told and "force" not in told:
        return False  # "claimed by the movement in X", "blamed an organisation in X": there they sit
    area = prep.lower_ == "of" and bool(nouns.classes(prep.head) & {"area", "settlement", "portion"})
    return prep.lower_ in lexicon.where("within") or (area and prep.head.dep_ == "pobj")


def _is_in_region(page: Page, found: list[Where]) -> bool:
    """Whether a proposition was put at one region in which it is said to happen, rather than at one that it is about."""
    only = found[0] if len(found) == 1 else NOWHERE
    told = only.basis in ("region", "region_of_sentence", "after_preposition", "in_phrase") or is_lent(only.basis)
    return told and page.kind_of(only) in REGION_KINDS


def _has_own_subject(verb: Token) -> bool:
    return bool(grammar.children(verb, "nsubj", "nsubjpass"))
