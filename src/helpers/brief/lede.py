"""The brief in one paragraph: who says what about the place, put together from the tables.

The sentences repeat what is claimed and by whom. They never say what is true, and weigh nobody's word.
"""

from collections import Counter

from markupsafe import Markup

from helpers.analysis import scope
from helpers.analysis.dates import in_words, span
from helpers.analysis.voices import named, own_voice
from helpers.brief.markup import anchor, in_letters, joined, name, plural, text
from helpers.brief.material import Material
from helpers.schema import NO_PARTY

CLASHES = ("denies", "contradicts")
_GROUPS = {
    "independent": "Among independent voices",
    "media": "Among the media",
    "": "Among speakers whose side is unclear",
}
_ALL = {scope.FULL, scope.WHOLE}
MOST_PLACES = 3
"""Places that a sentence names where none stands out."""
MOST_CHANGES = 2
"""Changes of what a side says that it holds that a sentence tells, the latest ones."""
MOST_VOICES = 4
"""Independent speakers that a sentence names before it counts the others."""


def masthead(material: Material) -> Markup:
    """Title, span of time and summary: what somebody reads who has ten seconds."""
    return Markup('<p class="kicker">{}</p><h1>{}</h1><p class="lede">{}</p>').format(
        kicker(material), headline(material), summary(material)
    )


def kicker(material: Material) -> Markup:
    """The war, and the days that the claims were made in."""
    return Markup(" · ").join(text(part) for part in (material.conflict.name, period(material.claims)) if part)


def headline(material: Material) -> Markup:
    """Who contradicts whom about the place, or whose claims these are; never who is right."""
    if material.claims.empty:
        return Markup("No claims in these articles")
    place = name(material.place) if material.place else Markup("the front")
    ids = {row.statement_id: row.side for row in material.at_focus()}
    pairs = material.relations[material.relations["relation"].isin(CLASHES)]
    against = {
        side for a, b in zip(pairs["a"], pairs["b"], strict=True) if a in ids and b in ids for side in (ids[a], ids[b])
    }
    clashing = [side for side in material.sides if side in against]
    if len(clashing) > 1:
        names = joined(text(material.wording.side(side)) for side in clashing)
        return Markup("{} contradict each other over {}").format(names, place)
    names = joined(text(material.wording.side(side)) for side in material.sides)
    return (
        Markup("What {} say about {}").format(names, place) if names else Markup("What is said about {}").format(place)
    )


def summary(material: Material) -> Markup:
    """The paragraph: what each side says of the place, what others say, who does not comment, what is contradicted."""
    if material.claims.empty:
        return Markup("No claim about the war was found in these articles, or none that the parameters ask for.")
    sentences = [_reports(material)]
    at_focus = material.at_focus()
    for side in material.sides:
        said = _holds(material, side, [row for row in at_focus if row.side == side])
        sentences.append(said or _other_claims(material, side))
    sentences += [*_others(material, at_focus), *_silent(material, at_focus), _clashes(material), _unverified(material)]
    return Markup(" ").join(sentence for sentence in sentences if sentence)


def period(claims) -> str:
    """First and last day on which the claims were made: "20 November – 18 December 2025".

    A date known to the month only counts where no day is known in that month or before it (after it, for the last).
    """
    dates = [(found, date) for date in set(claims["claim_date"]) if (found := span(date))]
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
    return f"{_without_year(begin) if begin[:4] == end[:4] else in_words(begin)} – {in_words(end)}"


def extent(material: Material, row) -> Markup:
    """How much of the place a statement means, with its own word before a number: "nearly 90% of Kupiansk"."""
    if row.share is None:
        return text(material.wording.extent(row))
    claim = material.claims[material.claims["claim_id"] == row.claim_id]
    modifier = f"{claim['share_modifier'].iloc[0]} " if len(claim) and claim["share_modifier"].iloc[0] else ""
    return Markup("{}{}% of {}").format(
        text(modifier) + Markup(" ") if modifier else "", round(100 * row.share), name(row.place)
    )


def _reports(material: Material) -> Markup:
    articles, claims = len(material.reported), len(material.claims)
    about = material.claims["place"] == material.place
    others = material.claims.loc[~about & (material.claims["place"] != ""), "place"].nunique()
    where = Markup("")
    if not material.place and others:
        return _of_places(material, articles, claims)
    if material.place:
        where = Markup(" about {}").format(name(material.place))
    if others:
        elsewhere = f"{in_letters(others)} other {'place' if others == 1 else 'places'}"
        where = Markup(", {} of them about {}, others about {}").format(
            int(about.sum()), name(material.place), elsewhere
        )
    count = f"{in_letters(articles).capitalize()} {'article reports' if articles == 1 else 'articles report'}"
    return Markup("{} <strong>{}</strong>{}.").format(count, plural(claims, "claim"), where)


def _of_places(material: Material, articles: int, claims: int) -> Markup:
    """Of a report in which no place stands out: how many there are, and those that most is claimed about."""
    count = f"{in_letters(articles).capitalize()} {'article reports' if articles == 1 else 'articles report'}"
    first = joined(name(place) for place in material.places[:MOST_PLACES])
    rest = len(material.places) - MOST_PLACES
    most = Markup("most of them about {}").format(first) if rest > 0 else Markup("about {}").format(first)
    more = Markup("; {} other places are named").format(in_letters(rest)) if rest > 1 else Markup("")
    return Markup("{} <strong>{}</strong>, {}{}.").format(count, plural(claims, "claim"), most, more)


def _holds(material: Material, side: str, rows: list) -> Markup | None:
    """What a side says of who holds the place: its own claims, first and last, and what it denies."""
    control = [row for row in rows if row.type == "control"]
    own = [row for row in control if row.stance == "asserts" and row.controller == side]
    granted = [row for row in control if row.stance == "asserts" and row.controller not in ("", side)]
    denied = [row for row in control if row.stance == "denies" and row.controller]
    own = [row for row in own if row.claim_date] or own  # nobody can tell whether an undated claim came before or after
    parts = []
    if own:
        parts.append(_held(material, own))
    if denied:
        row = denied[-1]
        holder = text(material.wording.side(row.controller))
        parts.append(
            Markup("denies that {} holds {} ({})").format(holder, extent(material, row), _source(material, row))
        )
    if granted:
        row = granted[-1]
        holder = text(material.wording.side(row.controller))
        parts.append(Markup("says that {} holds {} ({})").format(holder, extent(material, row), _source(material, row)))
    if not parts:
        return None
    return Markup("<strong>{}</strong> {}.").format(text(material.wording.side(side)), joined(parts))


def _held(material: Material, own: list) -> Markup:
    """What a side says that it holds, as it changes: the first words, the latest ones, and how often it says so again."""
    steps = [[own[0]]]
    for row in own[1:]:
        said, before = scope.scope(row), scope.scope(steps[-1][0])
        again = (said == before or {said, before} == _ALL) and row.share == steps[-1][0].share
        steps[-1].append(row) if again else steps.append([row])
    told = [steps[0], *steps[1:][-MOST_CHANGES:]]
    words = Markup(", later ").join(
        Markup("{} ({})").format(extent(material, step[0]), _source(material, step[0])) for step in told
    )
    last = told[-1]
    again = Markup(", and says so again ({})").format(_source(material, last[-1])) if len(last) > 1 else ""
    return Markup("says that it holds {}{}").format(words, again)


def _source(material: Material, row) -> Markup:
    """Who and when, linked to the words: "Valery Gerasimov, 20 November 2025"."""
    when = _day(material, row)
    words = Markup("{}, {}").format(name(row.speaker), when) if material.speaks_by_name(row) else text(when)
    return anchor(row.claim_id, words)


def _day(material: Material, row) -> str:
    """The date of a statement, without the year where all claims are of one year: the line above names it."""
    years = {date[:4] for date in material.claims["claim_date"] if date}
    return _without_year(row.claim_date) if len(years) == 1 else in_words(row.claim_date)


def _without_year(date: str) -> str:
    return in_words(date).removesuffix(f" {date[:4]}") if len(date) > 4 else in_words(date)


def _other_claims(material: Material, side: str) -> Markup:
    """For a side that does not clearly say who holds the place: how many claims, and of what kind."""
    own = material.claims[material.claims["side"] == side]
    kinds = Counter(own["type"])
    most = joined(f"{count} × {kind}" for kind, count in kinds.most_common(3))
    told = Markup("<strong>{}</strong> makes {} ({})").format(
        text(material.wording.side(side)), plural(len(own), "claim"), most
    )
    if not material.place:
        return told + "."
    return told + Markup(", none of which clearly says who holds {}.").format(name(material.place))


def _others(material: Material, at_focus: list) -> list[Markup]:
    """What those who are no party say of who holds the place, one sentence a reading."""
    readings: dict[tuple[str, str, str], list] = {}
    for row in at_focus:
        if row.side in NO_PARTY and row.type == "control" and row.controller:
            readings.setdefault((row.side, row.stance, row.controller), []).append(row)
    sentences = []
    for (side, stance, controller), rows in readings.items():
        voices = list(dict.fromkeys(named(row) for row in rows if not own_voice(row)))
        verb = {"denies": "denies" if len(voices) == 1 else "deny"}.get(stance, "says" if len(voices) == 1 else "say")
        who = joined([*(name(voice) for voice in voices[:MOST_VOICES]), *_more(voices)])
        subject = Markup("{}, {}").format(_GROUPS[side], who) if voices else Markup("In their own voice, the articles")
        sentences.append(
            Markup("{} {} that {} holds {} ({}).").format(
                subject,
                verb,
                text(material.wording.side(controller)),
                extent(material, rows[-1]),
                anchor(rows[-1].claim_id, _day(material, rows[-1])),
            )
        )
    return sentences


def _more(voices: list[str]) -> list[str]:
    rest = len(voices) - MOST_VOICES
    return [plural(rest, "other voice")] if rest > 0 else []


def _silent(material: Material, at_focus: list) -> list[Markup]:
    """Who was asked, or expected to answer, and did not."""
    rows = [row for row in at_focus if row.stance == "declines" and row.speaker]
    return [
        Markup("No comment: {} ({}).").format(name(row.speaker), anchor(row.claim_id, _day(material, row)))
        for row in rows[-2:]
    ]


def _clashes(material: Material) -> Markup:
    count = int(material.relations["relation"].isin(CLASHES).sum())
    if not count:
        return Markup("")
    words = f"{in_letters(count).capitalize()} {'pair' if count == 1 else 'pairs'} of statements"
    return Markup("In {}, one denies or contradicts the other.").format(anchor("contradictions", words.lower()))


def _unverified(material: Material) -> Markup:
    claims = material.claims
    articles = claims.loc[claims["verification"] == "unverifiable", "article"].nunique()
    if not articles:
        return Markup("")
    who = "One article warns" if articles == 1 else f"{in_letters(articles).capitalize()} articles warn"
    return Markup("{} that what is claimed cannot be verified independently.").format(who)
