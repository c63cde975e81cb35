"""An explanation of a claim, as text and as HTML; and what to do where no claim has the key."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from helpers.analysis.rows import records, rows
from helpers.brief.markup import in_context, listed, name, quoted, text
from helpers.claims.keys import former_ids
from helpers.explaining.points import Point, points_of
from helpers.figures.palette import Palette
from helpers.wording import Wording

if TYPE_CHECKING:
    from helpers.tables import Tables

MOST_NEAR = 3


class UnknownClaimError(ValueError):
    """No claim has this key: what may be meant, and what to do. `nearest` is the one that is most like it, "" for none."""

    def __init__(self, message: str, nearest: str = "") -> None:
        self.nearest = nearest
        super().__init__(message)


@dataclass(frozen=True)
class Explanation:
    """What is told of one claim (`claim`, a row of schema.CLAIMS); `str()` is its text.

    Attributes:
        source: the article's title, or its key.
        says: the proposition in words.
        points: field by field.
        people: what people did with it, in words.
    """

    claim: Any
    source: str
    says: str
    points: Sequence[Point]
    people: Sequence[str] = ()

    def __str__(self) -> str:
        c = self.claim
        sentence = " ".join(c.sentence.split())
        head = [
            f"{c.claim_id}: {self.says}",
            f"  “{' '.join(c.quote.split())}”",
            f"  {self.source}, characters {c.start} to {c.end}" + (f": {sentence}" if sentence != c.quote else ""),
            "",
        ]
        return "\n".join([*head, *(line for point in self.points for line in _lines(point)), *self._people_lines()])

    def _people_lines(self) -> list[str]:
        return [f"{'By people':<18}{told}" for told in self.people]

    def points_in_html(self) -> Markup:
        """The points as a table, without the claim's words: the desk shows those in their article."""
        body = Markup("").join(map(_row, self.points))
        people = listed([text(told) for told in self.people], kind="corrections") if self.people else Markup("")
        return Markup('<table class="explained"><tbody>{}</tbody></table>{}').format(body, people)

    def _repr_html_(self) -> str:
        c = self.claim
        head = Markup("<p><b>{}</b> <code>{}</code><br>{}<br><small>{}</small></p>").format(
            text(self.says), text(c.claim_id), in_context(c.sentence, c.quote), name(self.source)
        )
        return str(head + self.points_in_html())


def explain(tables: "Tables", claim_id: str) -> Explanation:
    """Why a claim is read as it is, field by field: value, reason, the words it rests on, what was rejected, and rows.

    Args:
        tables: of the folder that the claim is in.
        claim_id: key of the claim, or its first letters where they are those of one claim only.

    Raises:
        UnknownClaimError: no claim has this key; the message says which may be meant.
    """
    claims = tables.full.claims
    known = [i for i in claims["claim_id"] if i.startswith(claim_id)] if claim_id else []
    found = claim_id if claim_id in known else known[0] if len(known) == 1 else ""
    if not found:
        raise _unknown(claim_id, claims, tables.full.corrections)
    row = next(rows(claims[claims["claim_id"] == found]))
    article = records(tables.articles[tables.articles["article"] == row.article])[0]
    corrections = tables.full.corrections
    return explanation_of(row, article, tables.conflicts, records(corrections[corrections["claim_id"] == found]))


def explanation_of(row: Any, article: dict[str, Any], conflicts: dict, corrections: Sequence[dict] = ()) -> Explanation:
    """The explanation of a claim (a row of schema.CLAIMS).

    Args:
        article: the row of schema.ARTICLES that it stands in.
        conflicts: profiles by id.
        corrections: rows of schema.CORRECTIONS about the claim.
    """
    conflict = conflicts.get(article["conflict"])
    palette = Palette.of(conflict, sides=tuple(sorted({row.side, row.controller, row.actor, row.target})))
    points = tuple(points_of(row, conflict, str(article["language"] or "en")))
    says = Wording.of_palette(palette).label(row)
    return Explanation(row, article["title"] or row.article, says, points, [told_of(c) for c in corrections])


def told_of(correction: dict[str, Any]) -> str:
    """What somebody did with a claim: "2026-11-22, A. Reader: edit type, “control” to “advance” (why) [status]"."""
    what = f"{correction['action']} {correction['field']}".strip()
    if correction["action"] == "edit":
        what += f", “{correction['was']}” to “{correction['value']}”"
    reason = f" ({correction['reason']})" if correction["reason"] else ""
    status = "" if correction["status"] == "applied" else f" [{correction['status'].replace('_', ' ')}]"
    return f"{correction['date']}, {correction['author'] or 'somebody'}: {what}{reason}{status}"


def _unknown(claim_id: str, claims: pd.DataFrame, corrections: pd.DataFrame) -> UnknownClaimError:
    """What may be meant by a key that no claim has."""
    start = f"no claim of these articles has the key {claim_id!r}" if claim_id else "no claim_id is given"
    if several := [i for i in claims["claim_id"] if claim_id and i.startswith(claim_id)]:
        return UnknownClaimError(
            f"{len(several)} claims have keys that begin with {claim_id!r}: {', '.join(several[:MOST_NEAR])}"
        )
    gone = [
        c for c in records(corrections[corrections["claim_id"] == claim_id]) if claim_id and c["action"] == "reject"
    ]
    if gone:
        return UnknownClaimError(f"{start}: it was rejected ({told_of(gone[-1])})")
    for _, told in claims.groupby("article"):
        if former := former_ids(records(told)).get(claim_id):
            return UnknownClaimError(
                f"{start}: an earlier version gave it to the claim that is {former.claim_id} now", former.claim_id
            )
    near = difflib.get_close_matches(claim_id, claims["claim_id"].tolist(), n=MOST_NEAR, cutoff=0.6)
    hint = f"; nearest are {', '.join(near)}" if len(near) > 1 else ""
    todo = "; the column claim_id of the table of claims has them all, and --articles names another folder"
    return UnknownClaimError(start + hint + todo, near[0] if near else "")


def _lines(point: Point) -> list[str]:
    because = (
        f", because: {point.why}" if point.why and point.field != "type" else f", by {point.why}" if point.why else ""
    )
    words = f"; words: “{' '.join(point.words.split())}”" if point.words and point.field != "type" else ""
    told = [f"{point.asked:<18}{point.value}{because}{words}"]
    return told + [f"{'':<18}{more}" for more in (*point.rejected, *(f"→ {entry}" for entry in point.entries))]


def _row(point: Point) -> Markup:
    parts = [Markup("<b>{}</b>").format(text(point.value))]
    parts += [text(point.why)] if point.why else []
    parts += [quoted(point.words)] if point.words and point.field != "type" else []
    more = [Markup('<span class="rejected">{}</span>').format(text(told)) for told in point.rejected]
    more += [Markup("<code>{}:{}</code> {}").format(text(e.file), e.line, text(e.text)) for e in point.entries]
    below = Markup("").join(Markup("<br><small>{}</small>").format(line) for line in more)
    return Markup('<tr><th scope="row">{}</th><td style="text-align: left">{}{}</td></tr>').format(
        point.asked, Markup(" · ").join(parts), below
    )
