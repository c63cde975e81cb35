"""The claims of a brief, row by row: every claim beside its words, in the sentence that they stand in."""

from collections.abc import Iterable, Mapping
from textwrap import shorten

from helpers.analysis.dates import in_short, in_words
from helpers.analysis.statements import rows
from helpers.analysis.voices import named
from helpers.brief.corrected import REVIEWED
from helpers.brief.markup import Markup, anchor, folded, in_context, joined, name, text
from helpers.brief.material import Material
from helpers.brief.sureness import on_demand, sureness
from helpers.counting import plural
from helpers.schema import DATE_BASES
from helpers.wording import how_much, where

_PLAIN = ("person", "explicit")
"""Bases of a date that need no words."""
COLUMNS = ("Date, how sure", "Who says it", "What is claimed", "The words, in their sentence")
_SORTED = COLUMNS[:3]
PAGE = 50
"""Rows of a table that stand open; more are put into closed sections, which a page with scripts shows page by page."""
FEWEST = 2
"""Claims from which a place has a section of its own, where there are more places than SECTIONS; one is enough where it
is about who holds the place."""
SECTIONS = 30
LONGEST = 20
"""Characters of what a row calls its source."""
AROUND = 50
"""Characters of a sentence before and after the quotation that a row shows at once, besides who speaks and the word of
saying; its box has the whole sentence."""


def claims_table(material: Material, whole: Material | None = None) -> Markup:
    """All claims by date, the undated last; each row's id is its claim's, so that it can be linked to.

    More than PAGE of them stand in closed sections, one a place, which open without scripts. Where the material is one
    war's, `whole` is that of the page, by which its list of sources is numbered. As a table of cards it stays readable
    on a phone.
    """
    if material.claims.empty:
        return Markup("<p>No claims.</p>")
    sources = cited(whole or material)
    ordered = sorted(rows(material.claims), key=lambda row: (row.claim_date or "9999", row.article, row.start))
    lines = {row.claim_id: _row(material, row, sources[row.article]) for row in ordered}
    if len(ordered) <= PAGE:
        caption = f"{plural(len(ordered), 'claim')}, by the date on which they were made"
        return _boxed(whole or material, material, _table(lines.values(), caption))
    parts = Markup("").join(
        Markup('<details class="part" id="{}" data-place="{}"><summary>{} <small>{}</small></summary>{}</details>').format(
            place_anchor(material, title), text(title) if title in material.places else "", name(title),
            plural(len(found), "claim"), _table((lines[row.claim_id] for row in found), ""),
        )
        for title, found in _sections(material, ordered).items()
    )  # fmt: skip
    return _boxed(whole or material, material, parts)


def _boxed(whole: Material, material: Material, table: Markup) -> Markup:
    """The table, and what stands for it on paper, where the rows of a page would fill dozens of sheets."""
    if len(whole.claims) <= PAGE:
        return Markup('<div class="all-claims">{}</div>').format(table)
    line = Markup(
        '<p class="instead">{}, not printed: on a screen they stand here beside their words, and in the files beside this '
        "page (<code>tables/claims.xlsx</code>, <code>tables/claims.csv</code>).</p>"
    )
    return Markup('<div><div class="all-claims many">{}</div>{}</div>').format(
        table, line.format(plural(len(material.claims), "claim"))
    )


def place_anchor(material: Material, place: str) -> str:
    """The id of the section that has the claims about a place (or a title that is no place's) of this war; where all
    claims stand in one table, that of the first claim about it."""
    if len(material.claims) <= PAGE:
        about = material.claims[material.claims["place"] == place]
        return about.sort_values("claim_date")["claim_id"].iloc[0]
    number = material.places.index(place) if place in material.places else place.split()[0].lower()
    return f"at-{material.conflict.id}-{number}"


def numbered(material: Material) -> dict[str, int]:
    """Article → its number in the page's list of sources."""
    return {article: number for number, article in enumerate(material.reported["article"], start=1)}


def cited(material: Material) -> dict[str, tuple[int, str, str]]:
    """Article → its number in the list of sources, what a reader calls it, and its title: its publisher's name, else its
    title, else its file."""
    numbers = numbered(material)
    return {
        row.article: (numbers[row.article], _called(row), row.title or row.article)
        for row in rows(material.articles)
        if row.article in numbers
    }


def _called(row) -> str:
    known = row.publisher or row.title or row.file
    return shorten(known, LONGEST, placeholder=" …") or known[:LONGEST]


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


def _sections(material: Material, ordered: list) -> Mapping[str, list]:
    """The claims by place, those that most is claimed about first; those of places with few claims together."""
    counts = material.claims["place"].value_counts()
    held = set(material.claims.loc[material.claims["type"] == "control", "place"])
    few = len(material.places) <= SECTIONS
    own = [place for place in material.places if few or counts.get(place, 0) >= FEWEST or place in held]
    found: dict[str, list] = {place: [] for place in own}
    others, unclear = "Other places", "Place unclear"
    for row in ordered:
        found.setdefault(row.place if row.place in found else others if row.place else unclear, []).append(row)
    late = [title for title in (others, unclear) if title in found]
    return {title: found[title] for title in [*own, *late] if found[title]}


def _table(lines: Iterable[Markup], caption: str) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(column) for column in COLUMNS)
    told = Markup("<caption>{}</caption>").format(caption) if caption else Markup("")
    return Markup('<table class="claims">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
        told, head, Markup("").join(lines)
    )


def _row(material: Material, row, source: tuple[int, str, str]) -> Markup:
    cells = [
        (_date(row), row.claim_date),
        (_speaker(material, row), row.speaker),
        (_proposition(material, row), row.place),
        (_words(material, row, source), ""),
    ]
    shown = Markup("").join(
        Markup("<td{}>{}</td>").format(Markup(' data-sort="{}"').format(text(key)) if label in _SORTED else "", cell)
        for label, (cell, key) in zip(COLUMNS, cells, strict=True)
    )
    style = material.palette[row.side]
    return Markup('<tr id="{}" style="border-left-color: {}; --night: {}">{}</tr>').format(
        row.claim_id, style.colour, style.night, shown
    )


def _date(row) -> Markup:
    basis = "" if row.claim_date_basis in _PLAIN else DATE_BASES.get(row.claim_date_basis, "")
    said = in_short(row.claim_date)
    day = Markup('<span title="{}">{}</span>').format(basis, said) if basis else said
    return Markup("{}<br>{}").format(day, sureness(row))


def _speaker(material: Material, row) -> Markup:
    who, side = named(row), material.palette[row.side].name
    facts = [side] if side.casefold() != who.casefold() else []
    role = row.role.replace("_", " ")
    facts += [role] if role not in ("", "party") and role not in who.casefold() else []
    facts += [f"through {row.relayed_by}"] if row.relayed_by else []
    told = Markup(" <br><small>{}</small>").format(text(" · ".join(facts))) if facts else ""
    return Markup("{}{}").format(name(who), told)


def _proposition(material: Material, row) -> Markup:
    said = text(material.wording.label(row))
    facts = [name(_where(row)) if row.place else _unclear(material, row)]
    facts += [Markup("happened: {}").format(in_short(row.event_date))] if row.event_date else []
    facts += [Markup("evidence named: {}").format(text(row.evidence.replace("_", " ")))] if row.evidence else []
    return Markup("{} <br><small>{}</small>").format(said, Markup(" · ").join(facts))


def _unclear(material: Material, row) -> Markup:
    """In the place of a place: that none is stated, and what place a denial answers words about."""
    answered = joined(name(place) for place in material.answered.get(row.claim_id, ()))
    return Markup("place unclear; denies words about {}").format(answered) if answered else Markup("place unclear")


def _where(row) -> str:
    """The place beside what is claimed: "in Kupiansk" where that tells how much of it already, else "in a part of Kupiansk"."""
    if row.stance == "declines":
        return f"about {row.place}"
    if row.relation != "part_of":
        return where(row.relation, row.place)
    return where("in", row.place if row.type == "control" and how_much(row) else where("part_of", row.place))


def _words(material: Material, row, source: tuple[int, str, str]) -> Markup:
    number, called, title = source
    told = Markup('<a href="#source-{}" title="{}"><bdi>{}</bdi> ({})</a>')
    links = [
        told.format(number, text(title), text(called), number),
        Markup('<a href="#{}" title="link to this claim">link</a>').format(row.claim_id),
    ]
    if row.review in REVIEWED:
        mark = Markup('<span class="by-hand">{}</span>').format(REVIEWED[row.review])
        links.append(mark if row.review == "accepted" else anchor(f"corrected-{row.claim_id}", mark))
    words = in_context(row.sentence, row.quote, around=AROUND, holding=(row.speaker_text, row.cue))
    return Markup('<span class="words" dir="auto">{}</span><small class="links">{}</small>{}').format(
        words, Markup(" · ").join(links), on_demand(material, row, words)
    )
