"""Of several places of one name the one in the region that the text gives: "Mykolaivka in Kherson region".

A region is given right after a name or a list of names ("A and B in Kherson region", "A (Kherson region)"), right before
it ("the Kherson region village of A"), or by the paragraph ("In Kursk region … took A"). What is given beside a name
holds against every other sign, also for a place that no gazetteer has there; what the paragraph gives decides only
between namesakes. What was given once holds for the rest of the article.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from helpers.places.model import Mention, Place
from helpers.places.names import UKRAINE
from helpers.places.spelling import key

NARROW = frozenset({"city", "settlement", "village", "town"})
"""Kinds of places that have namesakes to be told apart."""
LARGE = 50_000
"""A town of so many inhabitants is meant by its name unless the text says otherwise beside it."""


@dataclass(frozen=True)
class Gaps:
    """What stands between a name and its region, in one language, between the names of a list, and before a village."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    listed: re.Pattern[str]
    small: re.Pattern[str]


@dataclass
class Regions:
    """Settles the names of an article, paragraph by paragraph; `called` gives the name of a place that is in no gazetteer."""

    gaps: Gaps
    called: Callable[[Mention, Place], str]
    told: dict[str, Place] = field(default_factory=dict)

    def settle(self, mentions: Sequence[Mention], text: str) -> list[Mention]:
        """The names of a paragraph, in order, each standing for the place in its region where the text gives one."""
        given = self._given(mentions, text)
        settled = []
        for n, mention in enumerate(mentions):
            place = mention.place
            if place.kind not in NARROW:
                settled.append(mention)
                continue
            region = given.get(n)
            if region is not None and (found := self._beside(mention, *region)) is not None:
                place = self.told[mention.place.name] = found
            elif mention.place.name in self.told:
                place = self.told[mention.place.name]
            elif _may_lie_elsewhere(mention) and (around := _around(settled)) is not None:
                small = self.gaps.small.search(text[: mention.start]) is not None
                place = self._in_paragraph(mention, around, small=small)
            settled.append(mention if place is mention.place else replace(mention, place=place))
        return settled

    def _given(self, mentions: Sequence[Mention], text: str) -> dict[int, tuple[Place, bool]]:
        """Number of a mention → the region that stands beside it, and whether only a comma or a list joins them."""
        found: dict[int, tuple[Place, bool]] = {}
        for n, region in enumerate(mentions):
            if region.place.kind != "region":
                continue
            at = region.start
            for m in range(n - 1, -1, -1):
                gap, between = self.gaps.after if at == region.start else self.gaps.listed, text[mentions[m].end : at]
                if mentions[m].place.kind not in NARROW or not gap.fullmatch(between):
                    break
                found[m] = region.place, at != region.start or not between.strip(" ,")
                at = mentions[m].start
            after = mentions[n + 1] if n + 1 < len(mentions) else None
            if after is not None and self.gaps.before.fullmatch(text[region.end : after.start]):
                found.setdefault(n + 1, (region.place, False))
        return found

    def _beside(self, mention: Mention, region: Place, loosely: bool) -> Place | None:
        """The place in the region beside it; None where the two are only listed, and the name is another place's."""
        found = self._within(mention, region)
        if found is None and not (loosely and (mention.place.in_profile or mention.place.population >= LARGE)):
            found = _unknown(self.called(mention, region), mention, region)
        return found

    def _in_paragraph(self, mention: Mention, region: Place, *, small: bool) -> Place:
        """The namesake in the region that the paragraph is about; a name of another country's language is no town of this one."""
        place = mention.place
        if place.admin == region.name:
            return place
        if place.country != region.country:
            return self._within(mention, region) or _unknown(self.called(mention, region), mention, region)
        if place.in_profile and not (small and place.kind == "city"):
            return place
        elsewhere = _unknown(self.called(mention, region), mention, region) if mention.rejected else place
        return self._within(mention, region) or elsewhere

    def _within(self, mention: Mention, region: Place) -> Place | None:
        """The one of the namesakes that lies in the region; without a point where several do, None where none does.

        A place that was only once called so is none of them.
        """
        spoken, names = key(mention.text), {mention.place.name, self.called(mention, region)}
        same = [p for p in (mention.place, *mention.rejected) if p.place_id and p.country == region.country]
        fits = [p for p in same if p.admin == region.name or not (p.admin or region.code)]
        fits = [p for p in fits if p.in_profile or p.name in names or spoken not in map(key, p.former)]
        own = [p for p in fits if p.in_profile] or [p for p in fits if p.name in names]
        own = own or ([] if region.country == UKRAINE else fits)  # there the row's name is known from the article's
        if len(own) == 1:
            return own[0]
        return _unknown(own[0].name, mention, region) if own else None


def _may_lie_elsewhere(mention: Mention) -> bool:
    """Whether a name may stand for another place than the one found: it has namesakes, or is a small place's."""
    return bool(mention.rejected or not mention.place.in_profile) and mention.place.population < LARGE


def _around(before: Sequence[Mention]) -> Place | None:
    """The region that a paragraph has named last, unless it has gone on to a place elsewhere."""
    for mention in reversed(before):
        if mention.place.kind == "region":
            region = mention.place
            since = before[before.index(mention) + 1 :]
            gone = any(m.place.in_profile and m.place.admin and m.place.admin != region.name for m in since)
            return None if gone else region
    return None


def _unknown(name: str, mention: Mention, region: Place) -> Place:
    """A place of that name in the region, of which it is not known where it is."""
    return Place("", name, mention.place.kind, None, None, None, admin=region.name, country=region.country)
