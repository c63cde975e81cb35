"""What is new since an earlier run: claims that its table did not have."""

from pathlib import Path

import pandas as pd
from markupsafe import Markup

from helpers.analysis.dates import in_words
from helpers.analysis.statements import rows
from helpers.brief.markup import anchor, folded, listed, name, plural, quoted, text
from helpers.brief.material import Material
from helpers.runs.store import Store

MOST = 20
"""New claims that are shown at once; the others are folded."""


def read_earlier(out: Path) -> pd.DataFrame | None:
    """The claims of the last good run; None where there is none, or its table cannot be read.

    `out` is the folder of results that a notebook writes into: that of all runs, or that of the run at work.
    """
    last = Store(out.parents[1] if out.parent.name == "runs" else out).latest()
    try:
        return pd.read_parquet(last / "tables" / "claims.parquet", columns=["claim_id", "article"]) if last else None
    except (OSError, ValueError, KeyError):
        return None


def whats_new(material: Material, earlier: pd.DataFrame | None) -> Markup:
    """The claims that the earlier run did not have, the latest first, and how many it had that are gone."""
    if earlier is None:
        return Markup("<p>This is the first report in its folder; the next one will say here what has been added.</p>")
    known = set(earlier["claim_id"])
    added = [row for row in rows(material.claims) if row.claim_id not in known]
    gone = len(known - set(material.claims["claim_id"]))
    lost = Markup(" {} of the last report {} no longer there.").format(
        plural(gone, "claim"), "is" if gone == 1 else "are"
    ) if gone else Markup("")  # fmt: skip
    if not added:
        return Markup("<p>No claim is new since the last report.{}</p>").format(lost)
    added.sort(key=lambda row: row.claim_date, reverse=True)
    articles = len({row.article for row in added} - set(earlier["article"]))
    start = Markup("<p>{} since the last report, from {}.{}</p>").format(
        plural(len(added), "new claim"), plural(articles, "new article"), lost
    )
    items = [_item(material, row) for row in added]
    more = folded(f"{len(items) - MOST} more", listed(items[MOST:])) if len(items) > MOST else Markup("")
    return start + listed(items[:MOST], kind="news") + more


def _item(material: Material, row) -> Markup:
    who = name(row.speaker) if row.speaker else text(material.wording.side(row.side))
    return Markup("{}, {}: {}").format(anchor(row.claim_id, in_words(row.claim_date)), who, quoted(row.quote))
