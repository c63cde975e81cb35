"""The brief in one paragraph: who says what about the place, put together from the tables.

The sentences repeat what is claimed and by whom. They never say what is true, and weigh nobody's word.
"""

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from helpers.analysis import scope
from helpers.analysis.dates import in_words, span
from helpers.analysis.rows import rows
from helpers.brief.contested import clashes_by_place
from helpers.brief.counted_with import counted_with
from helpers.brief.days import without_year
from helpers.brief.markup import anchor, folded, in_letters, joined, listed, name, text
from helpers.brief.material import Material, count_places
from helpers.brief.pairs import pairs_anchor
from helpers.brief.sides import Line, subject_of, what_a_side_says
from helpers.brief.sources import error_rate, origins
from helpers.brief.voices import others, silent, unverified
from helpers.counting import plural
from helpers.schema import CLASHES
from helpers.wording import capital, is_plural

_LINK = re.compile(r'href="#([^"]+)"')
MOST_PLACES = 3
"""Places that a sentence names where none stands out."""


def masthead(material: Material) -> Markup:
    """Title, span of time and summary: what somebody reads who has ten seconds."""
    return Markup('<p class="kicker">{}</p><h1>{}</h1>{}{}').format(
        kicker(material), headline(material), summary(material), error_rate(material) + origins(material)
    )


def kicker(material: Material) -> Markup:
    """The war, and the days that the claims were made in."""
    return Markup(" · ").join(text(part) for part in (material.conflict.name, period(material.claims)) if part)


def headline(material: Material) -> Markup:
    """Who contradicts whom about the place, or whose claims these are; never who is right."""
    if material.claims.empty:
        return Markup("No claims in these articles")
    place = name(material.place) if material.place else Markup("the front")
    at_focus = material.at_focus()
    against = [row for pair in _met(material, at_focus) for row in pair]
    clashing = [side for side in material.sides if any(row.side == side for row in against)]
    if len(clashing) > 1:
        names = joined(text(_subject(material, side, against)) for side in clashing)
        return Markup("{} contradict each other over {}").format(capital(names), place)
    told = [_told_of(material, side, at_focus)[0] for side in material.sides]
    speaking = [line.subject for line in told if line.words]
    if not material.place:
        said = [row for row in at_focus if row.stance != "declines" and row.statement_id not in material.unheard]
        speaking = [_subject(material, side, said) for side in material.sides]
    if not speaking:
        return Markup("Claims about {}").format(place)
    says = "say" if len(speaking) > 1 or is_plural(speaking[0]) else "says"
    return Markup("What {} {} about {}").format(joined(map(text, speaking)), says, place)


def _told_of(material: Material, side: str, at_focus: list[Any]) -> list[Line]:
    """What a side says of the place, in sentences, and those who stand on it; no words where nothing of it is sure enough."""
    return what_a_side_says(material, side, [row for row in at_focus if row.side == side])


def _subject(material: Material, side: str, at_focus: list[Any]) -> str:
    """Who speaks of a side: those who only stand on it, where none other does."""
    own = [row for row in at_focus if row.side == side and row.stance != "declines"]
    for_it = [row for row in own if subject_of(material, side, [row]) == material.wording.the(side)]
    return subject_of(material, side, for_it or own)


def _taken_back(said: dict, statement: str) -> bool:
    """Whether its own side has granted the other side's claim since: then the two do not contradict each other any more."""
    row = said.get(statement)
    return row is not None and any(
        other.side == row.side and other.act == "concede" and other.claim_date >= row.claim_date and other is not row
        for other in said.values()
    )


def _met(material: Material, at_focus: list[Any]) -> Iterator[tuple[Any, Any]]:
    """The pairs of statements on who holds the place or what happened there, of two parties, of which one denies or
    contradicts the other."""
    said = {row.statement_id: row for row in at_focus if row.stance != "declines"}
    pairs = material.relations[material.relations["relation"].isin(CLASHES)]
    for a, b in zip(pairs["a"], pairs["b"], strict=True):
        if a not in said or b not in said or _taken_back(said, a) or _taken_back(said, b):
            continue
        if "other" not in (said[a].type, said[b].type) and len({said[a].side, said[b].side} & set(material.sides)) > 1:
            yield said[a], said[b]


def rests_on(material: Material) -> list[str]:
    """Keys of the claims that headline and summary rest on: those that the summary leads to, and, for each two sides
    of which the headline says that they contradict each other, the surest pair of statements in which they do."""
    if material.claims.empty:
        return []
    sure = dict(zip(material.claims["claim_id"], material.claims["confidence"].fillna(1.0), strict=True))
    surest: dict[frozenset[str], tuple[float, str, str]] = {}
    for a, b in _met(material, material.at_focus()):
        pair = (min(sure[a.claim_id], sure[b.claim_id]), a.claim_id, b.claim_id)
        sides = frozenset((a.side, b.side))
        surest[sides] = max(surest.get(sides, pair), pair)
    linked = [found for found in _LINK.findall(summary(material)) if found in sure]
    return list(dict.fromkeys([*linked, *(key for _, a, b in surest.values() for key in (a, b))]))


def summary(material: Material) -> Markup:
    """What there is, in a sentence or two; a line each, what each side says of the place; and, folded, what others say of it."""
    if material.claims.empty:
        return Markup('<p class="lede">{}</p>').format(
            "No claim about the war was found in these articles, or none that the parameters ask for."
        )
    at_focus = material.at_focus()
    first = Markup(" ").join(sentence for sentence in (_reports(material), _clashes(material)) if sentence)
    lines = [line for side in material.sides for line in _told_of(material, side, at_focus)]
    told = listed((line.words for line in lines if line.words), kind="lede")
    return Markup('<p class="lede">{}</p> {} {}').format(first, told, _besides(material, at_focus, told))


def _besides(material: Material, at_focus: list, told: Markup) -> Markup:
    """Folded: what others say of the place, who does not comment, what of verification, what is too unsure to be told."""
    counted = list(counted_with(material, at_focus))
    heard = [*others(material, at_focus), *silent(material, at_focus), *unverified(material)]
    left = _left_out(material, at_focus, Markup("").join((told, *heard)))
    words = Markup(" ").join([*counted, *heard, *([left] if left else [])])
    about = f" about {material.place}" if material.place else ""
    heading = f"What others say{about}" if heard else "What is not told here" if left else "Who is counted with whom"
    return folded(heading, Markup("<p>{}</p>").format(words)) if words else Markup("")


def period(claims) -> str:
    """First and last day on which the claims were made: "20 November – 18 December 2025".

    A date known to the month only counts where no day is known in that month or before it (after it, for the last).
    """
    dates = [(found, date) for date in claims["claim_date"].unique() if (found := span(date))]
    if not dates:
        return ""
    first = min(dates, key=lambda pair: (pair[0].last, not pair[0].exact))
    last = max(dates, key=lambda pair: (pair[0].first, pair[0].exact))
    exact = [pair for pair in dates if pair[0].exact]
    if exact:
        earliest, latest = min(exact), max(exact)
        first = first if first[0].last < earliest[0].first else earliest
        last = last if last[0].first > latest[0].last else latest
    begin, end = first[1], last[1]
    if begin == end:
        return in_words(begin)
    return f"{without_year(begin) if begin[:4] == end[:4] else in_words(begin)} – {in_words(end)}"


def _reports(material: Material) -> Markup:
    articles, claims = len(material.reported), len(material.claims)
    about = material.claims["place"] == material.place
    others = count_places(material.claims[~about])
    where = Markup("")
    if not material.place and others:
        return _of_places(material, articles, claims)
    nowhere = int((material.claims["place"] == "").sum())
    if material.place:
        where = Markup(" about {}").format(name(material.place))
    if material.place and nowhere and not others:  # the table has them under no place
        where = Markup(", {} of them read as about {}, {} of an unclear place").format(
            int(about.sum()), name(material.place), nowhere
        )
    if others:
        elsewhere = f"{in_letters(others)} other {'place' if others == 1 else 'places'}"
        where = Markup(", {} of them read as about {}, others about {}").format(
            int(about.sum()), name(material.place), elsewhere
        )
    return Markup("{}{}.").format(_found(claims, articles), where)


def _of_places(material: Material, articles: int, claims: int) -> Markup:
    """Of a report in which no place stands out: how many there are, and those that most is claimed about."""
    counts = material.claims.loc[material.claims["place"].isin(material.places), "place"].value_counts(sort=True)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    first = joined(Markup("{} ({})").format(name(place), count) for place, count in ranked[:MOST_PLACES])
    rest = count_places(material.claims) - MOST_PLACES
    most = Markup("most often about {}").format(first) if rest > 0 else Markup("about {}").format(first)
    more = Markup("; {} other places are named").format(in_letters(rest)) if rest > 1 else Markup("")
    return Markup("{}, {}{}.").format(_found(claims, articles), most, more)


def _found(claims: int, articles: int) -> Markup:
    """How many claims were found in how many articles: there may be more in them."""
    return Markup("<strong>{}</strong> found in {} {}").format(
        plural(claims, "claim"), in_letters(articles), "article" if articles == 1 else "articles"
    )


def _clashes(material: Material) -> Markup:
    found = clashes_by_place(material)
    pairs, met = found.total(), sum(n for (place, _), n in found.items() if place == material.place)
    if not pairs:
        return Markup("")
    words = f"{in_letters(pairs)} {'pair' if pairs == 1 else 'pairs'} of statements"
    where = Markup("")
    if material.place and not met:
        where = Markup(" about other places")
    elif material.place and met < pairs:
        where = Markup(", {} of them about {}").format(in_letters(met), name(material.place))
    told = Markup("In {}{}, one denies or contradicts the other.")
    return told.format(anchor(pairs_anchor(material), words), where)


def _left_out(material: Material, at_focus: list, told: Markup) -> Markup:
    """How many statements about the place are not told, less sure or not: the table alone has them all.

    One that says of who holds the place, or denies, what another of its side says that is told, is told with that.
    """
    linked, words = set(_LINK.findall(told)), " ".join(told.striptags().split())
    beside = [row for row in rows(material.statements) if material.place and row.place == material.place]
    about = {row.statement_id: row for row in (*at_focus, *beside)}.values()
    here = {r.statement_id: _said(r) for r in about if r.claim_id in linked or " ".join(r.quote.split()) in words}
    said = set(here.values())
    left = [r for r in about if r.statement_id not in here and not (_is_repeatable(r) and _said(r) in said)]
    if not left:
        return Markup("")
    several, unsure = len(left) > 1, sum(row.statement_id in material.unsure for row in left)
    which = f"{in_letters(len(left)).capitalize() if several else 'One'}{' more' if here else ''} {'statements' if several else 'statement'}"
    why = {0: "", len(left): " (all less sure)" if several else " (less sure)"}
    return Markup("{} read as about {} {} not told here{}; the table has {}.").format(
        which, name(material.place), "are" if several else "is",
        why.get(unsure, f" ({in_letters(unsure)} of them less sure)"), "them" if several else "it",
    )  # fmt: skip


def _is_repeatable(row: Any) -> bool:
    """Whether a statement is told once, however often it is made: on who holds or left the place, or a denial."""
    return row.stance == "denies" or row.type in ("control", "withdrawal")


def _said(row: Any) -> tuple:
    """What is the same in two statements of which one is told for both."""
    return row.side, row.stance, row.type, row.controller, row.actor, row.target, scope.scope(row)
