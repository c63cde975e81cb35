"""One material a war: sides of different wars meet in no headline, figure, legend or map."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from helpers.analysis.relations import allies_of
from helpers.analysis.rows import rows
from helpers.brief.focus import focus, ranked
from helpers.brief.lede import headline, kicker, masthead, period, summary
from helpers.brief.markup import in_letters, joined, plural, text
from helpers.brief.material import Material
from helpers.conflicts import Conflict
from helpers.conflicts.together import wars_of
from helpers.figures.palette import Palette
from helpers.schema import NO_PARTY

_WITHOUT = "generic"
_PARTY_FIELDS = ("side", "controller", "actor", "target")


def wars(material: Material, conflicts: Mapping[str, Conflict]) -> list[Material]:
    """The material of each war that the claims are about, the one of most claims first; that one alone where it is one.

    `conflicts` are the profiles by id. Articles without a profile are of one war where they share a group or a
    government; a state that is only named beside these takes part in many wars, and joins none.
    """
    of = _wars_of(material)
    counts = Counter(of[article] for article in material.claims["article"])
    if len(counts) < 2:
        return [material]
    found = []
    for war in sorted(counts, key=lambda w: (-counts[w], w.startswith(_WITHOUT), w)):
        mine = material.claims[[of[article] == war for article in material.claims["article"]]]
        found.append(_part(material, mine, conflicts[war.partition(" ")[0]]))
    return found


def masthead_of(material: Material, parts: list[Material]) -> Markup:
    """Title and summary of the page: of the one war, or how many there are, each leading to its section."""
    if len(parts) < 2:
        return masthead(material)
    lines = Markup("").join(
        Markup('<li><a href="#{}">{}</a>: {}</li>').format(
            section(n), text(_title(part)), plural(len(part.claims), "claim")
        )
        for n, part in enumerate(parts, 1)
    )
    when = period(material.claims)
    return Markup('<p class="kicker">{}</p><h1>Claims about {} wars</h1><ul class="wars">{}</ul>').format(
        text(when), in_letters(len(parts)), lines
    )


def section(number: int) -> str:
    """The anchor of a war's section."""
    return f"war-{number}"


def opening(part: Material, number: int) -> Markup:
    """The head of a war's section: its name and days, its headline, its summary."""
    return Markup('<h2 id="{}">{}</h2><p class="kicker">{}</p><p class="lede">{}</p>').format(
        section(number), headline(part), kicker(part) if part.conflict.id != _WITHOUT else _title(part), summary(part)
    )


def heading(part: Material, parts: list[Material]) -> Markup:
    """What stands over a war's part of a chapter, nothing where there is one war."""
    return Markup("<h3>{}</h3>").format(text(_title(part))) if len(parts) > 1 else Markup("")


def _title(part: Material) -> str:
    """A war's name; without a profile, the sides that it is between."""
    if part.conflict.id != _WITHOUT:
        return part.conflict.name
    named = Counter(side for field in _PARTY_FIELDS for side in part.claims[field] if side not in NO_PARTY)
    sides = [part.wording.side(side) for side, _ in named.most_common(3)]
    return f"No profile: {joined(sides)}" if sides else "No profile: sides unclear"


def _part(material: Material, claims: pd.DataFrame, conflict: Conflict) -> Material:
    told = set(claims["statement_id"])
    statements = material.statements[material.statements["statement_id"].isin(told)]
    relations = material.relations[material.relations["a"].isin(told) & material.relations["b"].isin(told)]
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


def _wars_of(material: Material) -> dict[str, str]:
    """Article → its war: the profile's id, or "generic" and a number."""
    chosen = dict(zip(material.articles["article"], material.articles["conflict"], strict=True))
    parties: dict[str, set[str]] = defaultdict(set)
    for row in rows(material.claims):
        if chosen.get(row.article) == _WITHOUT:
            parties[row.article] |= {getattr(row, field) for field in _PARTY_FIELDS} - set(NO_PARTY)
    groups = wars_of(parties)
    number = {article: f"{_WITHOUT} {n}" for n, some in enumerate(groups) for article in some}
    return {article: number.get(article) or str(war) for article, war in chosen.items()}
