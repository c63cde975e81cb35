"""The report as steps: each call makes one section, which a notebook's cell shows where it ends in it.

    report = Report.of(tables)
    report.masthead()        # a cell
    report.contradictions()  # another

A section that is not called is not on the page, and nothing else changes: whoever copies the notebook leaves sections out,
puts them in another order, or puts cells of her own between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from helpers import brief
from helpers.analysis.rows import rows
from helpers.brief.section import Picture, Rows, Section, section
from helpers.figures import maps, timelines
from helpers.parameters.model import without_how
from helpers.parameters.validation import output_path
from helpers.places import Gazetteer, geometries
from helpers.schema import CLASHES

if TYPE_CHECKING:
    from helpers.brief.material import Material
    from helpers.tables import Tables


NO_MAP = Markup("<p>No map: none of these claims is about a place whose position is known.</p>")
SMALL = 0.5
"""A war among several is small that has fewer than this share of the claims of the largest: a chapter of its own on the front
takes two screens, however few its claims."""
OPEN = 2
"""Wars that have such a chapter at most."""


@dataclass(frozen=True)
class Report:
    """What a report is made of. Each method makes a section; those of several wars have a part for each.

    Attributes:
        tables: what the parameters ask for.
        material: the tables as a brief takes them, without rejected claims.
        parts: the same, war by war; one where there is one war.
    """

    tables: Tables
    material: Material
    parts: list[Material] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables) -> Report:
        """The report of some tables."""
        material = brief.material_of(tables)
        return cls(tables, material, brief.wars(material, tables.conflicts))

    def masthead(self) -> Section:
        """Headline, days and summary, and what is left out of the page; of several wars, a line each."""
        asked, out = self.tables.parameters, self.tables.left_out
        left_out = brief.left_out(self.material, out, asked.min_confidence, only_reviewed=asked.only_reviewed)
        return self._section(brief.masthead_of(self.material, self.parts), left_out)

    def front(self) -> Section:
        """What stands out: the story of the claims to one place, or the places that are contested most, with who holds what."""
        small = {number: part for number, part in enumerate(self.parts, 1) if self._is_small(part)}
        large = [(number, part) for number, part in enumerate(self.parts) if number + 1 not in small]
        return self._section(
            *(piece for number, part in large for piece in self._front(number, part)),
            brief.small_wars(small) if small else None,
        )

    def _front(self, number: int, part: Material) -> Iterator[object]:
        if len(self.parts) > 1:
            yield brief.opening(part, number + 1)
        ranked = "" if part.asked else brief.ranked_places(part, of_several=len(self.parts) > 1)
        if ranked:
            yield ranked
            yield self._holders(number)
        elif part.place:
            about = (part.statements, part.relations, part.place, part.conflict)
            narrow = timelines.life_of_a_claim(*about, narrow=True)
            yield Picture(timelines.life_of_a_claim(*about), timelines.alt_text(*about), narrow)
            yield brief.focus_table(part)

    def _holders(self, number: int) -> Picture | None:
        if number not in self._atlases:
            return None
        atlas = self._atlases[number]
        return Picture(atlas.control(most=16), atlas.control_text(), atlas.control(most=9, narrow=True))

    def key_figures(self) -> Section:
        """How many claims, articles, contradictions there are; what could not be read.

        Raises ValueError where they are not those of the tables.
        """
        self._count()
        several = len(self.parts) > 1
        return self._section(
            brief.key_figures_table(self.material, self.parts) if several else brief.key_figures_list(self.material),
            brief.unread(self.tables.articles, self.tables.intake, self.tables.unread),
        )

    def _count(self) -> None:
        figures, claims, relations = brief.key_figures(self.material), self.tables.claims, self.tables.relations
        kept = claims[claims["review"] != "rejected"]
        told = {
            "claims": figures.claims == len(kept) == sum(kept["side"].eq(s).sum() for s in self.material.voices),
            "articles": figures.articles == len(self.material.reported),
            "contradictions": figures.clashes == relations["relation"].isin(CLASHES).sum(),
            "claims of the wars": sum(len(part.claims) for part in self.parts) == figures.claims,
        }
        if wrong := [name for name, agrees in told.items() if not agrees]:
            raise ValueError(f"the report and its tables count differently: {', '.join(wrong)}")

    def whats_new(self) -> Section:
        """What has come since the last good run in the folder `out`."""
        asked = self.tables.parameters
        return self._section(brief.whats_new(self.material, brief.read_earlier(output_path(asked.out), asked)))

    def who_said_what(self) -> Section:
        """How many claims each side made on which day, drawn where they are few, and from how many articles."""
        large, small = self._by_size
        calendars = (brief.heading(part, self.parts) + brief.calendar(part, self._date_field) for part in small)
        return self._section(
            *(piece for part in large for piece in self._said(part)),
            brief.folded("Other wars", Markup("").join(calendars), printed=False) if small else None,
            brief.coverage(self.material),
        )

    def _said(self, part: Material) -> Iterator[object]:
        yield brief.heading(part, self.parts)
        if len(self.parts) == 1 and len(part.claims) <= brief.PAGE:  # the bars above the claims show more of them
            about = (part.statements, part.conflict)
            asked: dict[str, Any] = {"date_field": self._date_field}
            narrow = timelines.sides_timeline(*about, **asked, narrow=True)
            yield Picture(timelines.sides_timeline(*about, **asked), timelines.sides_text(*about, **asked), narrow)
        yield brief.calendar(part, self._date_field)

    def contradictions(self) -> Section:
        """Each statement beside those that deny or contradict it, then what else bears on what."""
        alone = len(self.parts) < 2
        clashing = [part for part in self.parts if alone or part.relations["relation"].isin(CLASHES).any()]
        told = {id(part): brief.contradictions(part) + brief.other_links(part) for part in clashing}
        large = [part for part in clashing if not self._is_small(part)]
        return self._section(
            *(brief.heading(part, self.parts) + told[id(part)] for part in large),
            brief.contradictions_of_others(
                [(part, told.get(id(part))) for part in self.parts if not any(part is other for other in large)],
                alone=not large,
            ),
        )

    def claims(self) -> Section:
        """The interactive map and every claim beside its words; an exported page filters both."""
        return self._section(*(piece for number, part in enumerate(self.parts) for piece in self._claims(number, part)))

    def _claims(self, number: int, part: Material) -> Iterator[object]:
        yield brief.heading(part, self.parts)
        shown = self._shown.parts[number]
        yield self._shown.left_to_files(number)
        table = self._shown.rows[number]
        table = brief.few_claims(part, table) if self._is_small(part) else table
        if atlas := self._atlases.get(number) if shown is part else self._atlas(shown):
            yield atlas.interactive()
        else:
            table = NO_MAP + table
        yield Rows(table, brief.payload(shown, self._shown.material, self.tables.places))

    def maps_for_print(self) -> Section:
        """The maps for paper, and for readers without scripts."""
        printed = ((self.parts[number], atlas) for number, atlas in self._atlases.items())
        pieces = ((brief.heading(part, self.parts), Picture(atlas.static(), atlas.text)) for part, atlas in printed)
        return self._section(*(piece for both in pieces for piece in both))

    def corrections(self) -> Section:
        """What people put right."""
        return self._section(brief.corrected(self.material))

    def method(self) -> Section:
        """How the articles were read, what that misses, and how many claims are expected to state nothing wrong."""
        return self._section(brief.method(self.material) + brief.measured(self.material))

    def sources(self) -> Section:
        """The articles that the claims stand in."""
        missing = self.tables.unread
        return self._section(brief.source_list(self._shown.material, set(missing.loc[missing["whole"], "article"])))

    def provenance(self) -> Section:
        """Versions, parameters and the inputs' hashes: who has them makes the same report again."""
        asked = {name: value for name, value in without_how(self.tables.parameters).items() if name != "out"}
        read = [part.conflict for part in self.parts]
        return self._section(brief.provenance(self.material, parameters=asked, conflicts=read))

    def holds(self) -> dict[str, bool]:
        """What must hold of every report, in words, and whether it does."""
        page = self.corrections().html
        for number, part in enumerate(self.parts):
            page += self._shown.rows[number] + brief.contradictions(part)
            page += brief.masthead(part) + brief.ranked_places(part)
        page = self._shown.html(page)
        articles = self.material.articles
        texts = dict(zip(articles["article"].tolist(), articles["text"].tolist(), strict=True))
        claims = list(rows(self.material.claims, ["claim_id", "article", "start", "end", "quote"]))
        shown = {claim for part in self._shown.parts for claim in part.claims["claim_id"]}
        linked = set(re.findall(r'href="#([^"]+)"', page))
        anchors = set(re.findall(r'id="([^"]+)"', page + self.sources().html + self.method().html))
        return {
            "every claim has a row that can be linked to": anchors.issuperset(shown),
            "every quotation stands word for word in its article": all(
                texts[c.article][c.start : c.end] == c.quote for c in claims
            ),
            "every link on the page leads to something on it": linked <= anchors,
        }

    @property
    def _by_size(self) -> tuple[list[Material], list[Material]]:
        """The wars, those that are small apart."""
        small = [part for part in self.parts if self._is_small(part)]
        return [part for part in self.parts if not self._is_small(part)], small

    def _is_small(self, part: Material) -> bool:
        """Whether it is a war beside a much larger one: its summary stands folded among those of other wars."""
        chapters = (other for other in self.parts[:OPEN] if len(other.claims) >= SMALL * len(self.parts[0].claims))
        return not any(part is other for other in chapters)

    @cached_property
    def _shown(self) -> brief.Shown:
        """The claims that the page has rows of."""
        return brief.Shown.of(self.material, self.parts)

    def _section(self, *pieces: object) -> Section:
        return section(*map(self._shown.linked, pieces))

    @property
    def _date_field(self) -> str:
        return self.tables.parameters.date_field

    @cached_property
    def _atlases(self) -> dict[int, maps.Atlas]:
        """The number of a part that has a map → its maps."""
        found = {number: self._atlas(part) for number, part in enumerate(self.parts)}
        return {number: atlas for number, atlas in found.items() if atlas}

    def _atlas(self, part: Material) -> maps.Atlas | None:
        """The maps of some material, None where nothing of it has a position."""
        placed = part.claims[part.claims["lat"].notna()]
        if placed.empty:
            return None
        near = self.tables.places[self.tables.places["place_id"].isin(placed["place_id"])]
        shapes = geometries(placed, self._gazetteers)
        about = (part.articles, part.statements, part.relations)
        return maps.Atlas(part.claims, near, part.conflict, *about, shapes, date_field=self._date_field)

    @cached_property
    def _gazetteers(self) -> dict[str, Gazetteer]:
        return Gazetteer.of_each(self.tables.conflicts)
