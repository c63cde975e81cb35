"""The claims table of a brief: every claim beside its words, in the sentence that they stand in."""

from markupsafe import Markup

from helpers.analysis.dates import in_words
from helpers.analysis.statements import rows
from helpers.analysis.voices import named
from helpers.brief.corrected import REVIEWED
from helpers.brief.markup import anchor, folded, in_context, name, plural, text
from helpers.brief.material import Material
from helpers.schema import DATE_BASES
from helpers.wording import where

_PLAIN = ("person", "explicit")
"""Bases of a date that need no words."""
COLUMNS = ("Date", "Who says it", "Side", "What is claimed", "The words, in their sentence")
_SORTED, _FILTERED = COLUMNS[:3], ("Side",)


def claims_table(material: Material, whole: Material | None = None) -> Markup:
    """All claims by date, the undated last; each row's id is its claim's, so that it can be linked to.

    Where the material is one war's, `whole` is that of the page, by which its list of sources is numbered.

    Its class `searchable` has the exported page add search, a choice of side and sorting. As a table of cards it stays
    readable on a phone.
    """
    if material.claims.empty:
        return Markup("<p>No claims.</p>")
    sources = {article: number for number, article in enumerate((whole or material).reported["article"], start=1)}
    titles = dict(zip(material.articles["article"], material.articles["title"], strict=True))
    ordered = sorted(rows(material.claims), key=lambda row: (row.claim_date or "9999", row.article, row.start))
    body = Markup("").join(_row(material, row, sources[row.article], titles[row.article]) for row in ordered)
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(Markup(' data-filter="1"') if c in _FILTERED else "", c)
        for c in COLUMNS
    )
    caption = f"{plural(len(ordered), 'claim')}, by the date on which they were made"
    return Markup(
        '<table class="claims searchable"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(caption, head, body)


def focus_table(material: Material) -> Markup:
    """What the figure of the focus place is drawn from: the statements about it, folded."""
    found = material.at_focus()
    body = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            in_words(row.claim_date),
            name(material.wording.speaker(row)),
            text(material.wording.label(row)),
            anchor(row.claim_id, Markup("words")),
        )
        for row in found
    )
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(c) for c in ("Date", "Who", "What", "In context"))
    table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)
    return folded(f"The figure's data: {plural(len(found), 'statement')} about {material.place}", table)


def _row(material: Material, row, number: int, title: str) -> Markup:
    style = material.palette[row.side]
    cells = [
        (_date(row), row.claim_date),
        (_speaker(row), row.speaker),
        (text(style.name), style.name),
        (_proposition(material, row), ""),
        (_words(row, number, title), ""),
    ]
    shown = Markup("").join(
        Markup('<td data-label="{}"{}{}>{}</td>').format(
            label,
            Markup(' data-sort="{}"').format(text(key)) if label in _SORTED else "",
            Markup(' data-value="{}"').format(text(key)) if label in _FILTERED else "",
            cell,
        )
        for label, (cell, key) in zip(COLUMNS, cells, strict=True)
    )
    return Markup('<tr id="{}" style="border-left-color: {}">{}</tr>').format(row.claim_id, style.colour, shown)


def _date(row) -> Markup:
    basis = "" if row.claim_date_basis in _PLAIN else DATE_BASES.get(row.claim_date_basis, "")
    note = Markup("<br><small>{}</small>").format(basis) if basis else Markup("")
    return Markup("{}{}").format(in_words(row.claim_date), note)


def _speaker(row) -> Markup:
    who = name(named(row))
    role = (
        Markup("<br><small>{}</small>").format(row.role.replace("_", " "))
        if row.role and row.role != "party"
        else Markup("")
    )
    through = Markup("<br><small>through {}</small>").format(text(row.relayed_by)) if row.relayed_by else Markup("")
    return Markup("{}{}{}").format(who, role, through)


def _proposition(material: Material, row) -> Markup:
    said = text(material.wording.label(row))
    place = name(where(row.relation, row.place)) if row.place else Markup("place unclear")
    happened = (
        Markup("<br><small>happened: {}</small>").format(in_words(row.event_date)) if row.event_date else Markup("")
    )
    evidence = (
        Markup("<br><small>evidence named: {}</small>").format(text(row.evidence)) if row.evidence else Markup("")
    )
    return Markup("{}<br><small>{}</small>{}{}").format(said, place, happened, evidence)


def _words(row, number: int, title: str) -> Markup:
    source = Markup('<a href="#source-{}" title="{}">source {}</a>').format(number, text(title or row.article), number)
    links = [source, anchor(row.claim_id, Markup("link to this claim"))]
    if row.review in REVIEWED:
        mark = Markup('<span class="by-hand">{}</span>').format(REVIEWED[row.review])
        links.append(mark if row.review == "accepted" else anchor(f"corrected-{row.claim_id}", mark))
    return Markup('<span class="words" dir="auto">{}</span><br><small>{}</small>').format(
        in_context(row.sentence, row.quote), Markup(" · ").join(links)
    )
