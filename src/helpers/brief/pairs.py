"""Contradictions with both quotations side by side, the earlier first, and why they are taken to bear on each other."""

from markupsafe import Markup

from helpers.analysis.dates import in_words
from helpers.analysis.reasons import are_several
from helpers.analysis.statements import rows
from helpers.analysis.voices import named
from helpers.brief import quoting
from helpers.brief.markup import anchor, folded, joined, listed, name, text
from helpers.brief.material import Material
from helpers.counting import plural
from helpers.schema import CLASHES, NO_PARTY
from helpers.wording import is_plural

_OTHERS = {
    "in_tension": "speaks against it, but both may be true",
    "perhaps": "perhaps denies or contradicts it",
    "reaffirms": "says it again",
    "concedes": "grants it",
    "updates": "says something newer",
    "corroborates": "says the same",
    "scope_differs": "speaks of more or less of the place",
}
MOST = 3
"""Statements that are shown at once with what contradicts them; the others are folded."""
MOST_LINKS = 120
"""Other links that are listed; the relations table of the run has all."""


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
        return Markup("<p>Of the statements that were found, no two deny or contradict each other.</p>")
    ordered = sorted(answers, key=lambda earlier: statements[earlier].claim_date)
    cards = [_card(material, statements, earlier, answers[earlier]) for earlier in ordered]
    first, others = Markup("").join(cards[-MOST:]), Markup("").join(cards[:-MOST])
    more = folded(f"{len(cards) - MOST:,} earlier ones", others) if others else Markup("")
    return Markup('<div class="pairs" id="{}">{}{}</div>').format(pairs_anchor(material), first, more)


def other_links(material: Material) -> Markup:
    """The other ways in which statements bear on each other, folded: in tension, repeated, granted, updated, perhaps."""
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
        for row in found[:MOST_LINKS]
    ]
    return folded(
        f"{plural(len(found), 'other link')} between statements: in tension, repeated, granted, updated, or too unsure to say",
        listed(items),
    )


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
    return Markup(
        '<section class="pair"><h3>{}</h3><div class="sides"><div>{}</div><div>{}</div></div></section>'
    ).format(heading, _said(material, said, pairs[0].b_quote), answers)


def _are_several(material: Material, row) -> bool:
    """Whether the voice that a heading names takes a verb in the plural."""
    told = _voice(material, row).striptags()
    return are_several(row, material.wording) if told == named(row) else is_plural(told)


def _voice(material: Material, row) -> Markup:
    itself = row.side in NO_PARTY or material.speaks_on_its_side(row)
    return name(named(row)) if itself else text(material.wording.side(row.side))


def _said(material: Material, row, quote: str, after: Markup | str = "") -> Markup:
    return Markup(
        '<blockquote style="border-left-color: {}"><p>{}</p><p class="who">{}, {} · {}</p>{}</blockquote>'
    ).format(
        material.palette[row.side].colour,
        quoting.quotation(material, row, quote),
        _capital(material.wording.speaker(row)),
        in_words(row.claim_date) if row.claim_date else "day unclear",
        anchor(row.claim_id, Markup("in context")),
        after,
    )


def _capital(words: str) -> Markup:
    return name(words[:1].upper() + words[1:])
