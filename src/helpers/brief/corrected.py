"""What people corrected in the machine's reading: which claims, who, when, why, and what needs another look."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from helpers import schema
from helpers.analysis.dates import in_words
from helpers.analysis.rows import rows
from helpers.brief.markup import anchor, folded, in_context, joined, listed, name, quoted, text
from helpers.brief.material import Material
from helpers.counting import plural

REVIEWED = {"edited": "edited by a person", "added": "added by a person", "accepted": "checked by a person"}
"""The mark of a claim that a person has looked at (its `review`)."""
_TO_CHECK = {
    "invalid": "cannot be applied",
    "no_such_claim": "has lost its claim",
    "applied_changed": "is applied, though the machine reads otherwise now",
}
_PASSED = {"superseded": "superseded", "not_needed": "no longer needed"}
MOST = 30
"""Items of a kind that are shown at once; the others are folded."""


def corrected(material: Material) -> Markup:
    """Rejected, edited, added, merged and split claims with their words, and the corrections that need another look."""
    told = [row for row in rows(material.corrections) if row.status != "other_folder"]
    here = set(material.claims["claim_id"])
    standing = [row for row in told if row.status in schema.STANDING]
    changes = [
        row for row in standing if row.status != "not_needed" and (row.claim_id in here or row.action == "reject")
    ]
    if not told:
        return Markup("<p>Nobody has corrected anything in these articles.</p>")
    parts = {
        "Rejected": [r for r in changes if r.action == "reject"],
        "Edited": [r for r in changes if r.action == "edit"],
        "Added": [r for r in changes if r.action == "add"],
        "Put together or apart": [r for r in changes if r.action in ("merge", "split")],
        "Relations rejected": [r for r in changes if r.action == "unrelate"],
    }
    seen = {row.claim_id for row in standing if row.action == "accept" and row.claim_id in here}
    start = _checked(len(seen), {row.author for row in standing if row.action == "accept"})
    shown = [_part(heading, _claims(material, found)) for heading, found in parts.items()]
    checks = [_problem(row, _TO_CHECK) for row in told if row.status in _TO_CHECK]
    passed = [_problem(row, _PASSED) for row in told if row.status in _PASSED]
    over = folded(f"{plural(len(passed), 'correction')} that nothing rests on any more", listed(passed, kind="news"))
    return start + Markup("").join(shown) + _part("To look at again", checks) + (over if passed else Markup(""))


def _checked(count: int, authors: set[str]) -> Markup:
    start = "The machine's reading of these articles was corrected by hand; the rows of all claims say so."
    if not count:
        return Markup("<p>{}</p>").format(start)
    people = sorted(filter(None, authors))
    who = joined(map(name, people)) if people else "Somebody"
    have = "have" if len(people) > 1 else "has"
    return Markup("<p>{} {} {} read and accepted {} more.</p>").format(start, who, have, plural(count, "claim"))


def _grouped(found: list[Any]) -> Iterable[list[Any]]:
    """The corrections of one claim by one person for one reason, together."""
    groups: dict[tuple[str, ...], list[Any]] = {}
    for row in found:
        groups.setdefault((row.article, row.claim_id or row.quote, row.author, row.date, row.reason), []).append(row)
    return groups.values()


def _claims(material: Material, found: list[Any]) -> list[Markup]:
    """One item a claim, which the mark beside the claim leads to: its words, and what each person did with it."""
    by_claim: dict[str, list[list[Any]]] = {}
    for group in _grouped(found):
        by_claim.setdefault(group[0].claim_id, []).append(group)
    return [
        Markup('<div id="corrected-{}">{}{}</div>').format(
            claim_id, _words(groups[0][0]), Markup("").join(_done(material, group) for group in groups)
        )
        for claim_id, groups in by_claim.items()
    ]


def _words(row: Any) -> Markup:
    in_sentence = row.action == "reject" and row.quote in row.sentence
    words = in_context(row.sentence, row.quote) if in_sentence else quoted(row.quote)
    return Markup('<span dir="auto">{}</span>').format(words)


def _done(material: Material, group: list[Any]) -> Markup:
    """What one person did to a claim for one reason, when and why, and where the claim is."""
    row = group[0]
    titles = dict(zip(material.articles["article"], material.articles["title"], strict=True))
    there = row.claim_id in set(material.claims["claim_id"])
    where = anchor(row.claim_id, "in context") if there else name(titles.get(row.article) or row.article)
    facts = [*filter(None, map(_change, group)), _who(row), where]
    return Markup("<br><small>{}</small>").format(Markup(" · ").join(facts))


def _change(row: Any) -> Markup | None:
    if row.action == "edit":
        was, now = (text(value) if value else Markup("empty") for value in (row.was, row.value))
        return Markup("{}: {} <span aria-label='is now'>→</span> {}").format(row.field.replace("_", " "), was, now)
    if row.action == "add":
        return Markup("{}: {}").format(row.field.replace("_", " "), text(row.value))
    if row.action == "merge":
        return Markup("the same statement as {}").format(anchor(row.value, "this claim"))
    if row.action == "split":
        other = anchor(row.value, "this claim") if row.value else Markup("any other claim")
        return Markup("not the same statement as {}").format(other)
    if row.action == "unrelate":
        return Markup("does not bear on {}").format(anchor(row.value, "this claim"))
    return None


def _who(row: Any) -> Markup:
    who = name(row.author) if row.author else Markup("somebody")
    day = text(row.date) if row.status == "invalid" else in_words(row.date)
    when = Markup(", {}").format(day) if row.date else Markup("")
    return Markup("{}{}{}").format(who, when, Markup(": {}").format(text(row.reason)) if row.reason else Markup(""))


def _problem(row: Any, kinds: dict[str, str]) -> Markup:
    what = Markup(" of {}").format(quoted(row.quote)) if row.quote else Markup("")
    field = f" ({row.field.replace('_', ' ')})" if row.field else ""
    head = Markup("{}{}{} {}").format(text(row.action or "A line").capitalize(), text(field), what, kinds[row.status])
    return Markup("{}<br><small>{}</small>").format(head, Markup(" · ").join([text(row.message), _who(row)]))


def _part(heading: str, items: list[Markup]) -> Markup:
    if not items:
        return Markup("")
    more = folded(f"{len(items) - MOST:,} more", listed(items[MOST:], kind="news")) if len(items) > MOST else Markup("")
    return Markup("<h3>{} ({})</h3>{}{}").format(heading, len(items), listed(items[:MOST], kind="news"), more)
