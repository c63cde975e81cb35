"""A claim in its context, as HTML: the words in their article, how they were read, and what bears on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from markupsafe import Markup, escape

from helpers.analysis.dates import in_words
from helpers.analysis.rows import rows
from helpers.analysis.voices import named
from helpers.brief.markup import folded, link, listed, name, quoted, text
from helpers.corrections.words import sentences_in
from helpers.counting import plural
from helpers.desk.collection import Collection
from helpers.explaining.explanation import explanation_of, told_of
from helpers.schema import CLASHES, DATE_BASES, UNCLEAR
from helpers.wording import Wording, where

_REVIEWS = {
    "auto": "nobody has looked at it yet",
    "accepted": "accepted",
    "edited": "edited",
    "added": "added by hand",
}
AS_A = {
    "denies": "denies",
    "contradicts": "contradicts",
    "in_tension": "speaks against",
    "perhaps": "perhaps denies or contradicts",
    "reaffirms": "says again",
    "corroborates": "says the same as",
    "updates": "is newer than",
    "concedes": "grants",
    "scope_differs": "speaks of more or less than",
}
AS_B = {
    "denies": "is denied by",
    "contradicts": "is contradicted by",
    "in_tension": "has spoken against it",
    "perhaps": "is perhaps denied or contradicted by",
    "reaffirms": "is said again in",
    "corroborates": "is also said in",
    "updates": "is older than",
    "concedes": "is granted in",
    "scope_differs": "differs in scope from",
}
FEW = 2
"""Links besides those that clash that are shown unfolded."""
LONG, ENOUGH = 1000, 450
"""Characters from which a paragraph is shown in part, and how many of it at least then: files without blank lines have one."""
_HIDDEN = {"sentence", "quote", "start", "end", "claim_id", "article"}
_VISIBLE = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD) | {
    code: 0x2400 + code for code in range(0x20) if code != 0x0A
}
"""Characters that turn the writing or that no page shows, each as one visible character: offsets stay."""


@dataclass(frozen=True)
class Span:
    """Characters of an article, and how they are marked: "claim" for the opened one, "other", "found"."""

    start: int
    end: int
    kind: str = "claim"


def show_claim(collection: Collection, claim, *, whole: bool = False) -> Markup:
    """Everything about one claim (a row of schema.CLAIMS); with the whole article, or the paragraph around it."""
    palette = collection.palette
    style = palette[claim.side]
    who = name(named(claim))
    said = in_words(claim.claim_date)
    basis = DATE_BASES.get(claim.claim_date_basis, "")
    place = (
        where(claim.relation, claim.place)
        if claim.place
        else claim.place_text and f"“{claim.place_text}”, unclear which place"
    )
    return Markup(
        '<article class="claim"><h3><span class="badge side{}" style="--side: {}">{}</span> {}</h3>'
        '<p class="what"><b>{}</b>{} · said {}{}</p>{}{}{}{}{}{}</article>'
    ).format(
        " unclear" if style.is_unclear else "", style.colour, text(style.name if claim.side else f"Side {UNCLEAR}"), who,
        text(Wording.of_palette(palette).label(claim)), Markup(" · {}").format(name(place)) if place else "",
        said, f" ({basis})" if basis else "",
        show_source(collection, claim.article),
        show_passage(collection, claim.article, [Span(claim.start, claim.end)], whole=whole),
        _reading(collection, claim),
        _why(collection, claim),
        _relations(collection, claim),
        _fields(claim),
    )  # fmt: skip


def show_article(collection: Collection, article: str, found: Sequence[Span]) -> Markup:
    """A whole article with its claims marked, and what was found in it."""
    claims = collection.claims[collection.claims["article"] == article]
    others = [Span(c.start, c.end, "other") for c in rows(claims, ["start", "end"])]
    return Markup('<article class="claim"><h3>{}</h3>{}{}</article>').format(
        name(collection.title(article)), show_source(collection, article),
        show_passage(collection, article, [*found, *others], whole=True),
    )  # fmt: skip


def show_passage(
    collection: Collection, article: str, spans: Sequence[Span], *, whole: bool, plain: bool = False
) -> Markup:
    """The paragraphs that hold the first span, or all of them, with the spans marked; offsets in `data-from`.

    `plain`: without the way to the whole article.
    """
    body = collection.text(article)
    shown = []
    for start, end in collection.paragraphs_of(article):
        if whole:
            shown.append(_passage(body, start, end, spans))
        elif spans and start < spans[0].end and spans[0].start < end:
            first, last = _around(body, start, end, spans[0])
            cut = " ".join(
                ["passage", *(["cut-before"] if first > start else []), *(["cut-after"] if last < end else [])]
            )
            shown.append(_passage(body, first, last, spans, cut))
            if (first, last) != (start, end):
                full = _passage(body, start, end, spans)
                shown.append(
                    Markup('<details class="longer"><summary>The whole paragraph</summary>{}</details>').format(full)
                )
    if plain:
        return Markup('<div class="passages">{}</div>').format(Markup("").join(shown))
    is_claim = bool(spans) and spans[0].kind == "claim"
    words = ("Only the paragraph" if is_claim else "Back to the claim") if whole else "The whole article"
    more = Markup('<button type="button" class="link" data-act="whole" data-value="{}">{}</button>').format(
        "" if whole else "1", words
    )
    hint = Markup(' <small class="hint">To add a claim that was missed, select its words here.</small>')
    return Markup('<div class="passages{}"{}>{}</div>{}{}').format(
        " scrolled" if whole else "", Markup(' tabindex="0"') if whole else "", Markup("").join(shown),
        more, hint,
    )  # fmt: skip


def _passage(body: str, start: int, end: int, spans: Sequence[Span], kind: str = "passage") -> Markup:
    words = _marked(body, start, end, spans)
    return Markup('<p class="{}" dir="auto" data-from="{}">{}</p>').format(kind, start, words)


def _around(body: str, start: int, end: int, span: Span) -> tuple[int, int]:
    """The characters of a paragraph to show first: all of it, or where it is long the sentences of the span and around it."""
    if end - start <= LONG:
        return start, end
    stops = list(sentences_in(body, start, end))
    inside = [n for n, (first, last) in enumerate(stops) if first < span.end and span.start < last]
    if not inside:
        return start, end
    low, high = inside[0], inside[-1]
    while stops[high][1] - stops[low][0] < ENOUGH and (low > 0 or high < len(stops) - 1):
        low, high = max(low - 1, 0), min(high + 1, len(stops) - 1)
    return (start if low == 0 else stops[low][0]), (end if high == len(stops) - 1 else stops[high][1])


def _marked(body: str, start: int, end: int, spans: Iterable[Span]) -> Markup:
    """The characters start to end, those of the spans marked; where spans overlap, the first one counts."""
    kinds: list[str] = [""] * (end - start)
    for span in reversed(list(spans)):
        for i in range(max(span.start, start), min(span.end, end)):
            kinds[i - start] = span.kind
    parts, at = Markup(""), 0
    while at < len(kinds):
        last = at
        while last < len(kinds) and kinds[last] == kinds[at]:
            last += 1
        words = escape(body[start + at : start + last].translate(_VISIBLE))
        parts += Markup('<mark class="{}">{}</mark>').format(kinds[at], words) if kinds[at] else words
        at = last
    return parts


def show_source(collection: Collection, article: str) -> Markup:
    """Title, publisher and day of an article."""
    row = collection.article(article)
    title = text(row["title"] or row["article"])
    parts = [link(row["url"], title) if row["url"] else title]
    parts += [text(row[c]) for c in ("publisher",) if row[c]]
    parts.append(text(in_words(row["published"]) if row["published"] else "date of publication not known"))
    return Markup('<p class="source">{}</p>').format(Markup(" · ").join(parts))


def _reading(collection: Collection, claim) -> Markup:
    known = claim.confidence is not None and claim.confidence == claim.confidence
    sure = f"nothing stated is wrong in about {claim.confidence:.0%} of such rows" if known else "added by a person"
    read = Markup("Rule <code>{}</code>: {}.").format(text(claim.rule), sure)
    cue = Markup(" Attributed by {}.").format(quoted(claim.cue)) if claim.cue else Markup("")
    state = text(_REVIEWS.get(claim.review, claim.review))
    notes = [text(told_of(c)) for c in collection.corrections_of(claim.claim_id)]
    return Markup('<p class="read">{}{} Review: <b class="review {}">{}</b>.</p>{}').format(
        read, cue, text(claim.review), state, listed(notes, kind="corrections")
    )


def _why(collection: Collection, claim) -> Markup:
    """The same that `claims-report explain` tells, folded."""
    told = explanation_of(claim, collection.article(claim.article), collection.conflicts)
    return folded("Why it is read so", told.points_in_html())


def _relations(collection: Collection, claim) -> Markup:
    """What denies or contradicts the claim, and then the other links, folded where there are many."""
    clashes: list[Markup] = []
    others: list[Markup] = []
    for pair in collection.relations_of(claim.statement_id):
        mine = pair["a"] == claim.statement_id
        other = collection.statement(pair["b"] if mine else pair["a"])
        item = Markup('<b class="relation">{}</b> {} <small>{}</small> {} {}<br><small>{}</small>').format(
            (AS_A if mine else AS_B)[pair["relation"]], quoted(other["quote"]), text(_who(collection, other)),
            _open(other["claim_id"]), _unrelate(other["claim_id"]), text(pair["reason"]),
        )  # fmt: skip
        (clashes if pair["relation"] in CLASHES else others).append(item)
    for report in collection.reports_of(claim.statement_id):
        if report["claim_id"] != claim.claim_id:
            item = Markup('<b class="relation">reports the same statement as</b> {} <small>{}</small> {}').format(
                quoted(report["quote"]), name(collection.title(report["article"])), _open(report["claim_id"])
            )
            others.append(item)
    if not clashes and not others:
        return Markup('<p class="related">Nothing in these articles denies, repeats or contradicts it.</p>')
    rest = listed(others, kind="related")
    if len(others) > FEW:
        rest = folded(plural(len(others), "other link"), rest)
    return Markup("<h4>What bears on it</h4>{}{}").format(listed(clashes, kind="related"), rest)


def _who(collection: Collection, statement) -> str:
    return f"{named(SimpleNamespace(**statement))}, {in_words(statement['claim_date'])}"


def _open(claim_id: str) -> Markup:
    return Markup('<button type="button" class="link" data-act="open" data-value="{}">Go there</button>').format(
        claim_id
    )


def _unrelate(claim_id: str) -> Markup:
    return Markup(
        '<button type="button" class="link" data-act="unrelate" data-value="{}" '
        'title="Give a reason below first">It does not bear on it</button>'
    ).format(claim_id)


def _fields(claim) -> Markup:
    filled = [(k, v) for k, v in claim._asdict().items() if v not in (None, "") and k not in _HIDDEN]
    table = Markup("").join(Markup("<tr><th scope='row'>{}</th><td>{}</td></tr>").format(k, text(v)) for k, v in filled)
    return folded("All fields", Markup("<table>{}</table>").format(table))
