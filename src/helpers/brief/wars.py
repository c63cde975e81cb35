"""One material a war: sides of different wars meet in no headline, figure, legend or map."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from helpers import wars as split
from helpers.analysis.relations import allies_of
from helpers.brief.focus import focus, ranked
from helpers.brief.front import ranked_places
from helpers.brief.lede import headline, masthead, period, summary
from helpers.brief.markup import folded, in_letters, text
from helpers.brief.material import Material
from helpers.brief.pairs import other_links
from helpers.brief.sources import error_rate, origins
from helpers.conflicts import Conflict
from helpers.counting import plural
from helpers.figures.palette import Palette
from helpers.schema import CLASHES

LISTED = 10
"""Wars that the page's masthead names; the smaller ones are counted there, and each has its line below."""


def wars(material: Material, conflicts: Mapping[str, Conflict]) -> list[Material]:
    """The material of each war that the claims are about, the one of most claims first; that one alone where it is one.

    `conflicts` are the profiles by id. Articles without a profile are of one war where they share a group or a
    government; a state that is only named beside these takes part in many wars, and joins none.
    """
    of = split.war_of_each(material.articles, material.claims)
    found = split.in_order(material.claims, of)
    return (
        [_part(material, war, of, conflicts[split.profile_of(war)]) for war in found] if len(found) > 1 else [material]
    )


def masthead_of(material: Material, parts: list[Material]) -> Markup:
    """Title and summary of the page: of the one war, or how many there are, each leading to its section."""
    if len(parts) < 2:
        return masthead(material)
    listed = [(_title(part), len(part.claims)) for part in parts[:LISTED]]
    if len(rest := parts[LISTED:]) == 1:  # its name takes no more room than that there is one
        listed.append((_title(rest[0]), len(rest[0].claims)))
    elif rest:
        listed.append((plural(len(rest), "other war"), sum(len(part.claims) for part in rest)))
    lines = Markup("").join(
        Markup('<li><a href="#{}">{}</a>: {}</li>').format(section(n), text(title), plural(count, "claim"))
        for n, (title, count) in enumerate(listed, 1)
    )
    when = period(material.claims)
    return Markup('<p class="kicker">{}</p><h1>Claims about {} wars</h1><ul class="wars">{}</ul>{}').format(
        text(when), in_letters(len(parts)), lines, error_rate(material) + origins(material)
    )


def section(number: int) -> str:
    """The anchor of a war's section."""
    return f"war-{number}"


def opening(part: Material, number: int) -> Markup:
    """The head of a war's section: its name and days, its headline, its summary."""
    head = Markup('<h2 id="{}">{}</h2><p class="kicker">{}</p>').format(
        section(number), text(_title(part)), text(period(part.claims))
    )
    return head + Markup('<p class="lede"><strong>{}</strong></p>{}').format(headline(part), summary(part))


def small_wars(parts: Mapping[int, Material]) -> Markup:
    """The wars of few claims among larger ones, a line each by number: what stands out in it, and, folded, its summary and strips."""
    lines = [
        Markup(
            '<details class="war" id="{}"><summary><b>{}</b> <small>{} · {}</small> {}</summary>{}{}</details>'
        ).format(
            section(number), text(_title(part)), plural(len(part.claims), "claim"), text(period(part.claims)),
            headline(part), summary(part), ranked_places(part, of_several=True),
        )
        for number, part in parts.items()
    ]  # fmt: skip
    return Markup('<h2 id="other-wars">Other wars</h2><div class="wars">{}</div>').format(Markup("").join(lines))


def heading(part: Material, parts: list[Material]) -> Markup:
    """What stands over a war's part of a chapter, nothing where there is one war."""
    return Markup("<h3>{}</h3>").format(text(_title(part))) if len(parts) > 1 else Markup("")


def contradictions_of_others(others: Sequence[tuple[Material, Markup | None]], *, alone: bool) -> Markup:
    """The contradictions of the wars beside the large ones, each closed; of those without any (None) the names, and what
    else bears on what in them. `alone`: no other war stands above, from which a heading would tell them."""
    boxes = [
        folded(f"{_title(part)}: {plural(int(part.relations['relation'].isin(CLASHES).sum()), 'contradiction')}", told)
        for part, told in others
        if told is not None
    ]
    without = [part for part, told in others if told is None]
    if not others:
        return Markup("")
    told = Markup('<div class="beside-wars">{}</div>').format(Markup("").join(boxes)) if boxes else Markup("")
    if without:
        told += Markup("<p>No denial or contradiction was found between the statements of {}: {}.</p>").format(
            "these" if len(without) > 1 else "this one", Markup("; ").join(text(_title(part)) for part in without)
        )
    head = Markup("") if alone and not boxes else Markup("<h3>Other wars</h3>")
    links = Markup("").join(other_links(part, _title(part)) for part in without)
    return (
        head + told + (folded("Other links between statements of these wars", links, printed=False) if links else links)
    )


def few_claims(part: Material, rows: Markup) -> Markup:
    """The rows of a war of few claims among several, closed until scripts show one war at a time."""
    return Markup('<details class="part"><summary>{}</summary>{}</details>').format(
        plural(len(part.claims), "claim"), rows
    )


def _title(part: Material) -> str:
    return split.title_of(part.conflict, part.claims)


def _part(material: Material, war: str, of: dict[str, str], conflict: Conflict) -> Material:
    claims, statements, relations = split.part(war, of, material.claims, material.statements, material.relations)
    conflict = split.of_war(conflict, claims)
    scores = ranked(claims, statements, relations)
    return replace(
        material,
        claims=claims,
        statements=statements,
        relations=relations,
        conflict=conflict,
        wording=material.wording.of([conflict]),
        palette=Palette.of(conflict, sides=tuple(sorted(set(claims["side"])))),
        place=focus(scores, [material.asked] if material.asked else [], conflict.focus_place),
        allies=allies_of([conflict]),
        places=tuple(scores),
    )
