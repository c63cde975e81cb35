"""What of very many claims a page has rows of (`helpers.analysis.foremost`). Whatever a page counts, it counts of all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from helpers.analysis.foremost import MOST, WHICH, foremost
from helpers.brief.claims import claims_table, place_anchor
from helpers.brief.material import Material
from helpers.brief.section import Rows
from helpers.counting import plural

_LINK = re.compile(r'<a href="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Shown:
    """The claims of a page that it has rows of, as a whole and war by war; all of them, where there is room.

    Attributes:
        wars: the material of each war.
        parts: the same with the claims that have rows.
        material: that of the page, with these claims.
    """

    wars: Sequence[Material]
    parts: Sequence[Material]
    material: Material

    @classmethod
    def of(cls, material: Material, parts: Sequence[Material]) -> "Shown":
        """What is shown of the material of these wars."""
        cut = [_cut(part) for part in parts]
        if all(one is other for one, other in zip(cut, parts, strict=True)):
            return cls(parts, parts, material)
        kept = {claim for part in cut for claim in part.claims["claim_id"]}
        return cls(parts, cut, replace(material, claims=material.claims[material.claims["claim_id"].isin(kept)]))

    @cached_property
    def rows(self) -> list[Markup]:
        """The table of claims of each war."""
        return [claims_table(part, self.material) for part in self.parts]

    def left_to_files(self, number: int) -> Markup:
        """One line: how many claims of a war stand in the files alone; nothing where there are none."""
        part, some = self.wars[number], self.parts[number]
        if part is some:
            return Markup("")
        return Markup(
            '<p class="left-out">There are {}. {:,} of them stand here: {}. All are in the files beside this page, in the '
            "folder <code>tables</code> (<code>claims.parquet</code>, <code>claims.csv</code>).</p>"
        ).format(plural(len(part.claims), "claim"), len(some.claims), WHICH)

    def linked(self, piece: object) -> object:
        """A piece of the page without links to claims that have no row."""
        if isinstance(piece, Rows):
            return piece._replace(html=self.html(piece.html))
        return self.html(piece) if isinstance(piece, Markup) else piece

    def html(self, html: Markup) -> Markup:
        """HTML with the words alone where a link would lead to a claim that has no row."""
        return Markup(_LINK.sub(lambda m: m[2] if m[1] in self._absent else m[0], html)) if self._absent else html

    @cached_property
    def _absent(self) -> frozenset[str]:
        """Ids of claims and places that the tables have not."""
        if self.parts is self.wars:
            return frozenset()
        there = {found for table in self.rows for found in _ID.findall(table)}
        return frozenset(identifier for part in self.wars for identifier in _identifiers(part)) - there


def _identifiers(part: Material) -> Iterator[str]:
    yield from part.claims["claim_id"]
    yield from (place_anchor(part, place) for place in part.places)


def _cut(part: Material) -> Material:
    """The part with MOST of its claims at most, in their order, and the statements and relations that belong to them."""
    kept = foremost(part.claims, part.statements, part.relations, most=MOST)
    if kept is part.claims:
        return part
    statements = part.statements[part.statements["statement_id"].isin(kept["statement_id"])]
    ids = statements["statement_id"]
    pairs = part.relations[part.relations["a"].isin(ids) & part.relations["b"].isin(ids)]
    return replace(part, claims=kept, statements=statements, relations=pairs)
