"""Contradictions with both quotations side by side, the earlier first, and why they are taken to bear on each other."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from helpers.analysis.dates import in_words, span
from helpers.analysis.reasons import are_several
from helpers.analysis.statements import rows
from helpers.analysis.voices import named
from helpers.brief import quoting
from helpers.brief.markup import anchor, folded, in_letters, joined, listed, name, text
from helpers.brief.material import Material
from helpers.counting import plural
from helpers.schema import CLASHES, NO_PARTY
from helpers.wording import is_plural

_OTHERS = {
    "in_tension": "Speaks against it, but both may be true",
    "perhaps": "Perhaps denies or contradicts it",
    "concedes": "Grants it",
    "updates": "Says something newer",
    "reaffirms": "Says it again",
    "corroborates": "Says the same",
    "scope_differs": "Speaks of more or less of the place",
}
MOST = 3
"""Statements that are shown at once with what contradicts them; the others are folded."""
MOST_LINKS = 40
"""Other links of a kind that are listed; the relations table of the run has all."""


def pairs_anchor(material: Material) -> str:
    """The id of the contradictions of this war, of which a page may have several."""
    return f"contradictions-{material.claims['claim_id'].min()}"


def contradictions(material: Material) -> Markup:
    """Each statement that is denied or contradicted, beside those that do it, with all quotations and the reasons."""
    statements = {row.statement_id: row for row in rows(material.statements)}
    answers: dict[str, list] = {}
    for pair in rows(material.relations):
        if pair.relation in CLASHES and pair.a in statements and pair.b in statements:
            answers.setdefault(pair.b, []).append(pair)
    if not answers:
        return Markup("<p>No denial or contradiction was found between these statements{}.</p>").format(
            _unanswered(statements.values())
        )
    ordered = sorted(answers, key=lambda earlier: statements[earlier].claim_date)
    cards = [_card(material, statements, earlier, answers[earlier]) for earlier in ordered]
    first, others = Markup("").join(cards[-MOST:]), Markup("").join(cards[:-MOST])
    pairs, hidden = (sum(len(answers[said]) for said in some) for some in (ordered, ordered[:-MOST]))
    counts = f": {hidden:,} of the {plural(pairs, 'pair')} of statements" if pairs > len(cards) else ""
    more = folded(f"{plural(len(cards) - MOST, 'earlier one')}{counts}", others) if others else Markup("")
    return Markup('<div class="pairs" id="{}">{}{}</div>').format(pairs_anchor(material), first, more)


def _unanswered(statements: Iterable[Any]) -> str:
    """How many deny what no other statement says, so that nobody reads "none was found" as "nobody denies anything"."""
    denials = sum(row.stance == "denies" for row in statements)
    if not denials:
        return ", which does not mean that the articles have none"
    return f"; {in_letters(denials)} {'denies' if denials == 1 else 'deny'} what no other one was found to say"


def other_links(material: Material, war: str = "") -> Markup:
    """The other ways in which statements bear on each other, folded, a box a kind: in tension, perhaps, granted, updated …

    `war`: what the box is headed with, where it stands under no heading of its war.
    """
    statements = {row.statement_id: row for row in rows(material.statements)}
    found: dict[str, list] = {relation: [] for relation in _OTHERS}
    for row in rows(material.relations):
        if row.relation in found and row.a in statements and row.b in statements:
            found[row.relation].append(row)
    kinds = Markup("").join(
        folded(f"{_OTHERS[relation]} ({len(links):,})", _links(links, statements))
        for relation, links in found.items()
        if links
    )
    many = sum(map(len, found.values()))
    summary = f"{war}: " if war else ""
    summary += (
        f"{plural(many, 'other link')} between statements: in tension, repeated, granted, updated, or too unsure to say"
    )
    return folded(summary, kinds, printed=False) if many else Markup("")


def _links(found: list, statements: dict) -> Markup:
    """The links of a kind, the latest first, each with its reason."""
    ordered = sorted(found, key=lambda row: statements[row.a].claim_date, reverse=True)
    items = [
        Markup("{} <small>({} · {})</small>").format(
            text(row.reason),
            anchor(statements[row.b].claim_id, Markup("earlier words")),
            anchor(statements[row.a].claim_id, Markup("later words")),
        )
        for row in ordered[:MOST_LINKS]
    ]
    left = len(found) - MOST_LINKS
    more = Markup("<p>And {}: the table <code>relations</code> has all.</p>").format(plural(left, "earlier one"))
    return listed(items) + (more if left > 0 else Markup(""))


def _card(material: Material, statements: dict, earlier: str, pairs: list) -> Markup:
    said = statements[earlier]
    against = list(dict.fromkeys(_voice(material, statements[pair.a]) for pair in pairs))
    verb = pairs[0].relation if len(against) == 1 else "contradict"
    if len(against) == 1 and _are_several(material, statements[pairs[0].a]):
        verb = {"denies": "deny", "contradicts": "contradict"}[verb]
    earlier_voice = _voice(material, said)
    whom = earlier_voice
    if against == [earlier_voice]:  # one person by name, twice on one day
        against, verb, whom = [name(named(said))], "contradicts", Markup("an own statement")
    heading = Markup("{}: {} {} {}").format(
        name(said.place) if said.place else "Place unclear", joined(against), verb, whom
    )
    answers = Markup("").join(
        _said(material, statements[pair.a], pair.a_quote, Markup('<p class="why">{}</p>').format(text(pair.reason)))
        for pair in pairs
    )
    shown = [_said(material, said, pairs[0].b_quote), answers]
    if _is_before([statements[pair.a] for pair in pairs], said):  # whoever denies may have said so first
        shown.reverse()
    return Markup(
        '<section class="pair"><h3>{}</h3><div class="sides"><div>{}</div><div>{}</div></div></section>'
    ).format(heading, *shown)


def _is_before(rows: list, other) -> bool:
    """Whether all of them are dated before the other."""
    later, days = span(other.claim_date), [span(row.claim_date) for row in rows]
    return later is not None and all(day is not None and day.last < later.first for day in days)


def _are_several(material: Material, row) -> bool:
    """Whether the voice that a heading names takes a verb in the plural."""
    told = _voice(material, row).striptags()
    return are_several(row, material.wording) if told == named(row) else is_plural(told)


def _voice(material: Material, row) -> Markup:
    itself = row.side in NO_PARTY or material.speaks_on_its_side(row)
    return name(named(row)) if itself else text(material.wording.side(row.side))


def _said(material: Material, row, quote: str, after: Markup | str = "") -> Markup:
    return Markup(
        '<blockquote style="border-left-color: {}; --night: {}"><p>{}</p><p class="who">{}, {} · {}</p>{}</blockquote>'
    ).format(
        material.palette[row.side].colour,
        material.palette[row.side].night,
        quoting.quotation(material, row, quote),
        _capital(material.wording.speaker(row)),
        in_words(row.claim_date) if row.claim_date else "day unclear",
        anchor(row.claim_id, Markup("in context")),
        after,
    )


def _capital(words: str) -> Markup:
    return name(words[:1].upper() + words[1:])
