"""What is new since the last report: contradictions, reversals, statements, corrections, articles that are gone."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from helpers.analysis.changes import Changes, what_changed
from helpers.analysis.dates import in_words
from helpers.analysis.rows import rows
from helpers.analysis.voices import named
from helpers.brief.markup import anchor, folded, listed, name, quoted, text
from helpers.brief.material import Material
from helpers.parameters.model import Parameters
from helpers.runs.changes import Earlier, comparable, read_run
from helpers.runs.store import Store

MOST = 6
"""Items of a kind that are shown at once; the others are folded."""


def read_earlier(out: Path, parameters: Parameters) -> Earlier | None:
    """What the last good run of the same articles and selection left; None where there is none, or it cannot be read.

    `out` is the folder of results that a notebook writes into: that of all runs, or that of the run at work.
    """
    return read_run(comparable(Store(out.parents[1] if out.parent.name == "runs" else out), parameters))


def whats_new(material: Material, earlier: Earlier | None) -> Markup:
    """What this report has that the earlier one had not, and the other way round; "Nothing new" is said as such."""
    if earlier is None:
        return Markup(
            "<p>This is the first report of these articles in its folder; the next one will say here what has been added.</p>"
        )
    now = {name: getattr(material, name) for name in ("articles", "claims", "statements", "relations", "corrections")}
    changes = what_changed(earlier.tables, now, reader_changed=earlier.reader_changed)
    start = Markup("<p>{}</p>").format(changes.in_words())
    return start + Markup("").join(_parts(material, changes))


def _parts(material: Material, changes: Changes) -> Iterable[Markup]:
    by_id = {row.statement_id: row for row in rows(material.statements)}
    pairs = {
        "New contradictions": changes.contradictions,
        "Taken back or granted": changes.reversals,
    }
    for heading, found in pairs.items():
        yield _part(heading, [_pair(row, by_id) for row in rows(found)])
    told = sorted(rows(changes.statements), key=lambda row: row.claim_date, reverse=True)
    yield _part("New statements", [_statement(material, row) for row in told])
    yield _part("Withdrawn by correction", [_withdrawn(row, material) for row in rows(changes.withdrawn)])
    yield _part("Changed values", [_correction(row) for row in rows(changes.corrections)])
    anew = sorted(rows(changes.read_anew), key=lambda row: row.claim_date, reverse=True)
    if anew:
        overlooked = listed([_statement(material, row) for row in anew], kind="news")
        yield folded(f"Overlooked before by the rules, in articles that were there ({len(anew)})", overlooked)
    yield _part("Articles that are no longer there", [name(article) for article in changes.lost_articles])


def _part(heading: str, items: list[Markup]) -> Markup:
    """A list under its heading; nothing where it has no items."""
    if not items:
        return Markup("")
    more = folded(f"{len(items) - MOST:,} more", listed(items[MOST:])) if len(items) > MOST else Markup("")
    return Markup("<h3>{} ({})</h3>{}{}").format(heading, len(items), listed(items[:MOST], kind="news"), more)


def _pair(pair: Any, by_id: Mapping[str, Any]) -> Markup:
    ends = [by_id.get(pair.b), by_id.get(pair.a)]
    links = [
        anchor(row.claim_id, words) for row, words in zip(ends, ("earlier words", "later words"), strict=True) if row
    ]
    return Markup("{} <small>({})</small>").format(text(pair.reason), Markup(" · ").join(links))


def _statement(material: Material, row: Any) -> Markup:
    who = name(named(row))
    return Markup("{}, {}: {}").format(anchor(row.claim_id, in_words(row.claim_date)), who, quoted(row.quote))


def _withdrawn(row: Any, material: Material) -> Markup:
    rejected = material.corrections.loc[material.corrections["action"] == "reject", "claim_id"]
    why = (
        anchor(f"corrected-{row.claim_id}", "why")
        if row.claim_id in set(rejected)
        else Markup("it is not about this any more")
    )
    return Markup("{} <small>({})</small>").format(quoted(row.quote), why)


def _correction(row: Any) -> Markup:
    was, now = (text(value) if value else Markup("empty") for value in (row.before, row.after))
    return Markup("{}: {} was {}, is {}").format(anchor(row.claim_id, "claim"), row.column.replace("_", " "), was, now)
