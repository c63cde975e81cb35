"""The life of the claims to one place, as what is to be drawn: lanes, marks, bands and the links between marks.

A lane holds those who speak, and those of whom it is unclear for whom they speak have one of their own; a mark what was said on a day, with everybody in the lane who said it; a band the time for
which a claim of control stands; a link two marks that contradict each other. Only a statement about the place itself or
a part of it counts as control of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from helpers.analysis import scope
from helpers.analysis.dates import Span, span
from helpers.analysis.history import is_history
from helpers.analysis.rows import rows
from helpers.figures.palette import Palette, Style
from helpers.figures.timelines.words import Words, period
from helpers.schema import CLASHES, NO_PARTY, SIDELESS, UNCLEAR

OTHERS = "others"
SILENCE = 14
"""Days after which a claim that is not repeated is drawn as such, where the articles could have shown it repeated."""


@dataclass(frozen=True)
class Mark:
    """What one lane says on one day. kind: hold, deny or tick (all else: not about who holds the place, or unclear who)."""

    lane: str
    when: Span
    kind: str
    holder: str
    part: bool
    reaffirmed: bool
    statements: tuple[Any, ...] = ()
    clashes: bool = False
    opens: bool = False

    @property
    def day(self) -> int:
        """Where the mark stands: the middle of its dates, the day itself for an exact one."""
        return (self.when.first + self.when.last) // 2


@dataclass(frozen=True)
class Band:
    """Days for which a lane's claim stands. `repeated` is False where these articles do not repeat it."""

    lane: str
    holder: str
    first: int
    last: int
    part: bool
    repeated: bool


@dataclass(frozen=True)
class Story:
    """Everything that the picture of one place shows, in days; positions on paper are not its business."""

    place: str
    lanes: tuple[str, ...]
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    links: tuple[tuple[int, int], ...]
    undated: tuple[Any, ...] = field(default=())
    place_id: str = ""

    @property
    def without_day(self) -> dict[str, list[Any]]:
        """Lane → its undated statements on who holds the place."""
        found: dict[str, list[Any]] = defaultdict(list)
        for row in self.undated:
            if _kind(row) != "tick":
                found[lane_of(row)].append(row)
        return found

    @property
    def first(self) -> int:
        """The first day that a mark may stand for; a story without marks has none and raises ValueError."""
        return min(m.when.first for m in self.marks)

    @property
    def last(self) -> int:
        return max(m.when.last for m in self.marks)

    @property
    def period(self) -> str:
        """First and last day: "20 Nov – 18 Dec 2025"."""
        return period(self.first, self.last)

    def of(self, lane: str) -> list[int]:
        """Numbers of the lane's marks, by day."""
        return [i for i, mark in enumerate(self.marks) if mark.lane == lane]


def tell(
    statements: pd.DataFrame, relations: pd.DataFrame, place: str, palette: Palette, *, silence: int = SILENCE
) -> Story:
    """The story of one place; see `tell_all`."""
    return next(tell_all(statements, relations, [place], palette, silence=silence))


def tell_all(
    statements: pd.DataFrame,
    relations: pd.DataFrame,
    places: Iterable[str],
    palette: Palette,
    *,
    silence: int = SILENCE,
) -> Iterator[Story]:
    """The stories of some places, in their order.

    Args:
        statements: schema.STATEMENTS.
        relations: schema.STATEMENT_RELATIONS between them.
        places: names or ids of the places.
        palette: gives the order of the lanes.
        silence: days, see SILENCE.
    """
    of: dict[str, list[Any]] = defaultdict(list)
    for row in rows(statements):
        for name in {row.place, row.place_id}:
            of[name].append(row)
    clashes = relations[relations["relation"].isin(CLASHES)]
    pairs = list(zip(clashes["a"], clashes["b"], strict=True))
    clashing = {statement for pair in pairs for statement in pair}
    for place in places:
        yield _told(place, of[place], pairs, clashing, palette, silence)


def _told(
    place: str,
    told: Sequence[Any],
    pairs: Sequence[tuple[str, str]],
    clashing: set[str],
    palette: Palette,
    silence: int,
) -> Story:
    dated = [row for row in told if row.claim_date]
    marks = _marks(dated, clashing)
    lanes = _lanes(marks, palette)
    marks = sorted(marks, key=lambda m: (lanes.index(m.lane), m.when, m.kind == "tick", _order(m)))
    bands, opening = _bands(marks, lanes, silence)
    marks = [replace(mark, opens=i in opening) for i, mark in enumerate(marks)]
    name = next((row.place for row in told), place)
    undated = tuple(row for row in told if not row.claim_date)
    place_id = next((row.place_id for row in told), "")
    return Story(name, lanes, tuple(marks), tuple(bands), _links(marks, pairs), undated, place_id)


def lane_of(row: Any) -> str:
    """The lane of a statement: its side, or the one lane of all who speak for no party; "" where the side is unclear."""
    return OTHERS if row.side in SIDELESS else row.side


def lane_name(lane: str, words: Words) -> str:
    """What a picture calls a lane, after "according to"."""
    return OTHERS if lane == OTHERS else words.side(lane) if lane else f"side {UNCLEAR}"


def lane_style(lane: str, palette: Palette) -> Style:
    """How a lane looks: that of all who speak for no party as independent voices do."""
    return palette["independent" if lane == OTHERS else lane]


def _lanes(marks: Iterable[Mark], palette: Palette) -> tuple[str, ...]:
    """The lanes from top to bottom: the parties as the profile has them, the others after the first of them."""
    found = {mark.lane for mark in marks}
    parties = [side for side in palette.sides if side in found and side not in NO_PARTY]
    parties += sorted(found - set(parties) - {OTHERS, ""})
    others = [lane for lane in (OTHERS, "") if lane in found]
    return tuple(parties[:1] + others + parties[1:])


def _marks(told: Sequence[Any], clashing: set[str]) -> list[Mark]:
    groups: dict[Mark, list[Any]] = defaultdict(list)
    for row in told:
        kind = _kind(row)
        is_part = scope.scope(row) in (scope.PART, scope.MOST)
        about = kind != "tick"
        when = span(row.claim_date)
        if when:
            key = Mark(
                lane_of(row),
                when,
                kind,
                row.controller if about else "",
                about and is_part,
                about and row.act == "reaffirm",
            )
            groups[key].append(row)
    return [
        replace(mark, statements=tuple(group), clashes=any(row.statement_id in clashing for row in group))
        for mark, group in groups.items()
    ]


def _kind(row: Any) -> str:
    about_control = row.type == "control" and row.act != "predict" and scope.is_of_place(row)
    if not about_control or not row.controller or row.stance == "declines" or is_history(row):
        return "tick"
    return "deny" if row.stance == "denies" else "hold"


def _claimed(mark: Mark) -> tuple:
    return mark.holder, mark.part, mark.statements[0].share


def _leaves(row: Any) -> bool:
    """Whether a side says that its own forces left: its claim to the place ends there."""
    return (
        row.type == "withdrawal"
        and row.stance == "asserts"
        and row.actor == row.side != ""
        and scope.position(row) == scope.AT
    )


def _order(mark: Mark) -> str:
    return mark.statements[0].statement_id


def _bands(marks: list[Mark], lanes: Sequence[str], silence: int) -> tuple[list[Band], set[int]]:
    """The bands of the parties' lanes, and the numbers of the marks that begin a new claim."""
    end = max((m.when.last for m in marks), default=0)
    bands: list[Band] = []
    opening: set[int] = set()
    for lane in lanes:
        if lane in (OTHERS, ""):
            continue
        numbers = [i for i, m in enumerate(marks) if m.lane == lane and m.kind == "hold" and m.when.exact]
        spoke = sorted({m.when.last for m in marks if m.lane == lane})
        left = [m.day for m in marks if m.lane == lane and any(_leaves(row) for row in m.statements)]
        for number, i in enumerate(numbers):
            mark = marks[i]
            before = marks[numbers[number - 1]] if number else None
            if before is None or _claimed(before) != _claimed(mark):
                opening.add(i)
            until = marks[numbers[number + 1]].day if number + 1 < len(numbers) else end
            until = min([until, *(day for day in left if day > mark.day)])
            bands += _stretch(mark, until, spoke, silence)
    return bands, opening


def _stretch(mark: Mark, until: int, spoke: Sequence[int], silence: int) -> list[Band]:
    """The band from a mark to the next one: in two pieces where the claim is not repeated while its side speaks."""
    quiet = mark.day + silence
    heard = any(mark.day < day <= quiet for day in spoke)
    cut = quiet if heard and until > quiet else until
    pieces = [Band(mark.lane, mark.holder, mark.day, cut, mark.part, True)]
    if cut < until:
        pieces.append(Band(mark.lane, mark.holder, cut, until, mark.part, False))
    return [piece for piece in pieces if piece.last > piece.first]


def _links(marks: Sequence[Mark], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
    """Pairs of marks in different lanes whose statements contradict each other, each once, in order."""
    home = {row.statement_id: i for i, mark in enumerate(marks) for row in mark.statements}
    found = {
        (min(home[a], home[b]), max(home[a], home[b]))
        for a, b in pairs
        if a in home and b in home and marks[home[a]].lane != marks[home[b]].lane
    }
    return tuple(sorted(found))
