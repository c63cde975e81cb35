"""The key figures of a brief: a number and what it counts, in words."""

from dataclasses import dataclass

from markupsafe import Markup

from helpers.analysis.statements import rows
from helpers.brief.lede import period
from helpers.brief.markup import joined, text
from helpers.brief.material import Material, count_places
from helpers.counting import plural
from helpers.schema import CLASHES


@dataclass(frozen=True)
class KeyFigures:
    """What the brief's numbers are; a notebook asserts them against its tables."""

    claims: int
    statements: int
    articles: int
    speakers: int
    places: int
    clashes: int
    undated: int
    without_place: int


def key_figures(material: Material) -> KeyFigures:
    """Count what the brief states."""
    claims = material.claims
    return KeyFigures(
        claims=len(claims),
        statements=len(material.statements),
        articles=claims["article"].nunique(),
        speakers=len({row.speaker for row in rows(claims) if material.speaks_by_name(row)}),
        places=count_places(claims),
        clashes=int(material.relations["relation"].isin(CLASHES).sum()),
        undated=int((claims["claim_date"] == "").sum()),
        without_place=int((claims["place"] == "").sum()),
    )


def key_figures_list(material: Material) -> Markup:
    """The key figures as a list of terms and what they count."""
    found, claims = key_figures(material), material.claims
    by_side = joined(
        Markup("{} {}").format(int((claims["side"] == side).sum()), text(material.wording.side(side)))
        for side in material.voices
    )
    statements = plural(found.statements, "statement")
    entries = [
        (found.claims, f"claims, which report {statements}" if found.statements else "claims"),
        (found.speakers, Markup("named speakers; claims by side: {}").format(by_side)),
        (found.clashes, "pairs of statements that contradict or deny each other"),
        (found.articles, Markup("articles; statements of {}").format(period(claims) or "unknown date")),
    ]
    if found.places > 1:
        entries.append((found.places, "places that claims are about"))
    if found.undated:
        entries.append((found.undated, "of the claims whose date is unclear"))
    if found.without_place:
        entries.append((found.without_place, "of the claims whose place is unclear"))
    items = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(f"{number:,}", words) for number, words in entries
    )
    return Markup('<dl class="figures">{}</dl>').format(items)
