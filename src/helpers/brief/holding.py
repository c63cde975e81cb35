"""What a side says that it holds of a place, as it changes."""

from typing import Any

from markupsafe import Markup

from helpers.analysis import scope
from helpers.brief.markup import anchor, text
from helpers.brief.material import Material
from helpers.brief.quoting import in_words_of
from helpers.brief.telling import Sources, which_part
from helpers.wording import verb

_ALL = {scope.FULL, scope.WHOLE}
MOST_CHANGES = 2
"""Changes of what a side says that it holds that a sentence tells, the latest ones."""


def whole_first(own: list[Any]) -> list[Any]:
    """The statements without those on a part of a place that the same day's words say is held."""
    whole = {row.claim_date for row in own if row.share is None and scope.scope(row) in _ALL}
    return [row for row in own if row.claim_date not in whole or scope.scope(row) in _ALL]


def latest(rows: list[Any]) -> list[Any]:
    """The last statement on each holder."""
    return list({row.controller: row for row in rows}.values())


def what_it_holds(material: Material, subject: str, own: list[Any], cite: Sources) -> Markup:
    """What a side says that it holds, as it changes: the first words, the latest ones, and how often it says so again.

    In a large material only the last word, and since when it says so.
    """
    holds = verb(subject, "say that they hold", "says that it holds")
    steps = [[own[0]]]
    for row in own[1:]:
        said, before = scope.scope(row), scope.scope(steps[-1][0])
        again = (said == before or {said, before} == _ALL) and row.share == steps[-1][0].share
        steps[-1].append(row) if again else steps.append([row])
    if material.is_large:
        first, last = steps[-1][0], steps[-1][-1]
        source = cite(last)
        alike = [row for row in steps[-1] if scope.scope(row) == scope.scope(last)]
        first = next((row for row in alike if not material.speaks_on_its_side(row)), last)
        since = Markup(", saying so since {}").format(anchor(first.claim_id, cite.day(first)))
        since = since if first is not last and first.claim_date else Markup("")
        how_much, which = text(material.wording.extent(last)), which_part(material, last)
        return Markup("{} {}{} ({}{})").format(holds, how_much, which, source, since)
    told = [steps[0], *steps[1:][-MOST_CHANGES:]]
    words, before = Markup(""), ""
    for first, *_ in told:
        link = "" if not words else ", later " if first.claim_date != before else ", also "
        extent = material.wording.extent(first)
        extent = extent.replace(f" of {first.place}", " of it") if words else extent
        same_day = first.claim_date == before and scope.scope(first) == scope.WHOLE
        which = Markup(": {}").format(in_words_of(material, first)) if same_day else which_part(material, first)
        words += Markup("{}{}{} ({})").format(link, text(extent), which, cite(first))
        before = first.claim_date
    last = told[-1]
    if len(last) < 2 or not last[-1].claim_date:
        return Markup("{} {}").format(holds, words)
    return Markup("{} {}, and {} so again ({})").format(holds, words, verb(subject, "say", "says"), cite(last[-1]))
