"""Contradictions with both quotations side by side, the earlier first, and why they are taken to bear on each other."""

from markupsafe import Markup

from helpers.analysis.dates import in_words
from helpers.analysis.statements import rows
from helpers.brief.lede import CLASHES
from helpers.brief.markup import anchor, folded, listed, name, plural, quoted, text
from helpers.brief.material import Material
from helpers.schema import SIDELESS

_OTHERS = {
    "reaffirms": "says it again",
    "concedes": "grants it",
    "updates": "says something newer",
    "corroborates": "says the same",
    "scope_differs": "speaks of more or less of the place",
}
MOST = 60
"""Pairs that a brief shows; the relations table of the run has all."""


def contradictions(material: Material) -> Markup:
    """Each pair of statements that deny or contradict each other, by date, with both quotations and the reason."""
    statements = {row.statement_id: row for row in rows(material.statements)}
    pairs = [
        row
        for row in rows(material.relations)
        if row.relation in CLASHES and row.a in statements and row.b in statements
    ]
    if not pairs:
        return Markup("<p>No two statements in these articles deny or contradict each other.</p>")
    pairs.sort(key=lambda row: (statements[row.a].claim_date or "9999", statements[row.b].claim_date))
    cards = Markup("").join(_card(material, pair, statements) for pair in pairs[:MOST])
    rest = len(pairs) - MOST
    note = Markup("<p>{} more are in the relations table of this run.</p>").format(rest) if rest > 0 else Markup("")
    return Markup('<div class="pairs">{}</div>{}').format(cards, note)


def other_links(material: Material) -> Markup:
    """The other ways in which statements bear on each other, folded: repeated, granted, updated, confirmed."""
    statements = {row.statement_id: row for row in rows(material.statements)}
    found = [
        row
        for row in rows(material.relations)
        if row.relation in _OTHERS and row.a in statements and row.b in statements
    ]
    if not found:
        return Markup("")
    items = [
        Markup("{} <small>({} · {})</small>").format(
            text(row.reason),
            anchor(statements[row.b].claim_id, Markup("earlier words")),
            anchor(statements[row.a].claim_id, Markup("later words")),
        )
        for row in found[: 3 * MOST]
    ]
    return folded(f"{plural(len(found), 'other link')} between statements: repeated, granted, updated", listed(items))


def _card(material: Material, pair, statements: dict) -> Markup:
    later, earlier = statements[pair.a], statements[pair.b]
    heading = Markup("{}: {} {} {}").format(
        name(pair.place) if pair.place else "Place not named",
        _voice(material, later),
        pair.relation,
        _voice(material, earlier),
    )
    return Markup(
        '<section class="pair"><h3>{}</h3><div class="sides">{}{}</div><p class="why">{}</p></section>'
    ).format(heading, _said(material, earlier, pair.b_quote), _said(material, later, pair.a_quote), text(pair.reason))


def _voice(material: Material, row) -> Markup:
    return name(row.speaker) if row.side in SIDELESS and row.speaker else text(material.wording.side(row.side))


def _said(material: Material, row, quote: str) -> Markup:
    style = material.palette[row.side]
    who = name(row.speaker) if row.speaker else Markup("The article itself")
    return Markup(
        '<blockquote style="border-left-color: {}"><p>{}</p><p class="who">{} ({}), {} · {}</p></blockquote>'
    ).format(
        style.colour, quoted(quote), who, text(style.name), in_words(row.claim_date),
        anchor(row.claim_id, Markup("in context")),
    )  # fmt: skip
