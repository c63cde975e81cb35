"""The key figures of a brief: a number and what it counts, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helpers.analysis.statements import rows
from helpers.brief.calendar import table
from helpers.brief.lede import period
from helpers.brief.markup import folded, joined, text
from helpers.brief.material import Material, count_places
from helpers.counting import plural
from helpers.schema import CLASHES
from helpers.wars import title_of


@dataclass(frozen=True)
class KeyFigures:
    """What the brief's numbers are; a notebook asserts them against its tables."""

    claims: int
    statements: int
    articles: int
    speakers: int
    places: int
    denials: int
    clashes: int
    undated: int
    without_place: int


def key_figures(material: Material) -> KeyFigures:
    """Count what the brief states."""
    claims = material.claims
    speakers = claims[["speaker", "side"]].drop_duplicates()
    return KeyFigures(
        claims=len(claims),
        statements=len(material.statements),
        articles=claims["article"].nunique(),
        speakers=len({row.speaker for row in rows(speakers) if material.speaks_by_name(row)}),
        places=count_places(claims),
        denials=int((claims["stance"] == "denies").sum()),
        clashes=int(material.relations["relation"].isin(CLASHES).sum()),
        undated=int((claims["claim_date"] == "").sum()),
        without_place=int((claims["place"] == "").sum()),
    )


def key_figures_list(material: Material) -> Markup:
    """The key figures as a list of terms and what they count."""
    found, claims = key_figures(material), material.claims
    statements = plural(found.statements, "statement")
    entries = [
        (found.claims, f"claims, which report {statements}" if found.statements else "claims"),
        (found.speakers, "named speakers"),
        (found.denials, "of the claims say that something is not so (denials)"),
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
    return Markup('<dl class="figures">{}</dl>{}').format(items, by_side(material, "Claims by side"))


def by_side(material: Material, what: str) -> Markup:
    """How many claims each side makes, and how many of these are denials, behind the word for `what` they are."""
    if not material.voices:
        return Markup("")
    sides = material.claims["side"]
    denied = sides[material.claims["stance"] == "denies"].value_counts()
    told = joined(
        Markup("{} {}{}").format(
            int((sides == side).sum()), text(material.wording.side(side)),
            f" ({plural(int(denied[side]), 'denial')})" if side in denied else "",
        )
        for side in material.voices
    )  # fmt: skip
    return Markup('<p class="rates">{}: {}.</p>').format(text(what), told)


def key_figures_table(material: Material, parts: Sequence[Material]) -> Markup:
    """The key figures of several wars, a line each, and of all of them; below, who makes how many claims in each."""
    titles = [title_of(part.conflict, part.claims) for part in parts]
    found = [*zip(titles, map(key_figures, parts), strict=True), ("All wars", key_figures(material))]
    heads = [
        "War", "Claims", "Denials", "Statements", "Articles", "Speakers", "Contradictions", "Places", "Undated", "Place unclear",
    ]  # fmt: skip
    lines = [
        [title, f.claims, f.denials, f.statements, f.articles, f.speakers, f.clashes, f.places, f.undated, f.without_place]
        for title, f in found
    ]  # fmt: skip
    sides = Markup("").join(by_side(part, title) for title, part in zip(titles, parts, strict=True))
    return Markup('<div class="by-war">{}</div>{}').format(
        table(heads, lines[:-1], lines[-1]), folded("Claims and denials by side", sides)
    )
