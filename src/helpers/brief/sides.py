"""What a side says of a place: what it holds, what it denies and what it grants, in one sentence."""

import re
from collections import Counter
from typing import Any

from markupsafe import Markup

from helpers.analysis import scope
from helpers.analysis.bearing import ABOUT_HOLDING
from helpers.analysis.pointing_back import is_bare
from helpers.brief.markup import anchor, counted, name, text
from helpers.brief.material import Material
from helpers.brief.quoting import claim_of, hangs, is_narrated, is_plain, only_points, passage, points, words_of
from helpers.brief.telling import (
    Sources,
    answered,
    answered_by,
    answers_a_demand,
    denied,
    held,
    in_its_place,
    narrated,
    reads_as_denial,
    which_part,
)
from helpers.brief.voices import is_silence
from helpers.counting import plural
from helpers.wording import DENYING, TO_DENY, capital, verb

_ALL = {scope.FULL, scope.WHOLE}
MOST_CHANGES = 2
"""Changes of what a side says that it holds that a sentence tells, the latest ones."""
MOST_EVENTS = 3
"""Events that a sentence tells of a side, those that bear most on who holds the place, of these the latest ones."""
_EVENTS = ("withdrawal", "repelled", "encirclement", "advance", "presence", "losses", "strike")
MOST_UNSURE = 2
"""Statements on who holds the place that are only quoted, the latest ones."""


def what_a_side_says(material: Material, side: str, rows: list[Any]) -> Markup:
    """The sentences on one side, from its statements about the place, by date.

    What it holds is told from statements that are sure enough; what somebody denies or grants in so many words is told in
    any case, as a quotation.
    """
    subject, cite = material.wording.the(side), Sources(material)
    parts = _sentences(material, side, subject, rows, cite)
    if not parts:
        return _nothing_clear(material, side)
    if (apart := subject_of(material, side, cite.told)) != subject:
        subject = apart
        parts = _sentences(material, side, subject, rows, Sources(material))
    again = Markup(". {} ").format(verb(subject, "They", "It"))
    return Markup("<strong>{}</strong> {}.").format(text(capital(subject)), again.join(parts))


def _sentences(material: Material, side: str, subject: str, rows: list[Any], cite: Sources) -> list[Markup]:
    """What the subject says, denies, grants and leaves open, without the subject."""
    sure = [row for row in rows if row.statement_id not in material.unsure and row.act != "predict"]
    admitted = [row for row in rows if _is_admission(material, row)]
    refused = [
        row
        for row in rows
        if row.stance == "denies"
        and _is_own_denial(material, row)
        and not answers_a_demand(material, row)
        and (reads_as_denial(material, row) or DENYING.search(denied(material, row).striptags()))
    ]
    told = [row for row in sure if row.stance == "asserts" and row not in admitted and is_plain(material, row)]
    own = [row for row in told if row.type == "control" and row.controller == side]
    own = [row for row in own if row.claim_date] or own  # nobody can tell whether an undated claim came before or after
    allied = [row for row in told if row.type == "control" and row.controller not in ("", side)]
    parts = [_held(material, subject, _whole_first(own), cite)] if own else []
    says = verb(subject, "say", "says")
    parts += [
        Markup("{} that {}{} ({})").format(says, held(material, row), which_part(material, row), cite(row))
        for row in _latest(allied)
    ]
    denies = verb(subject, "deny", "denies")
    parts += [
        Markup("{}{} ({}{})").format(
            denies if reads_as_denial(material, row) or answered(material, row) else says,
            answered(material, row) or _put(material, row, denied(material, row)),
            cite(row),
            _again(more),
        )
        for row, more in _kinds(refused, material)
    ]
    granted = {passage(material, row): (row, more) for row, more in _kinds(admitted, material)}
    parts += [_admitted(material, subject, row, more, cite) for row, more in granted.values()]
    parts += [
        Markup("{}: {} ({})").format(verb(subject, "leave open", "leaves open"), words_of(row), cite(row))
        for row in rows
        if row.stance == "declines"
        and not is_silence(row)
        and not only_points(material, row)
        and not _UNTIL.search(row.quote)
        and _OPEN.search(row.quote)
    ]
    sayable = [row for row in rows if is_quotable(material, row) and row not in admitted]
    events = _events(sayable)
    if own or allied:  # who holds the place comes first, and is enough, but for what others dispute
        events = [row for row in events if row.statement_id in material.disputed]
    unsure = unsure_holding(material, sayable)
    holding = [row for row in sayable if row in unsure or not is_plain(material, row)]
    quoted = {passage(material, row): row for row in [*holding[-MOST_UNSURE:], *events]}
    parts += [
        Markup("{} ({})").format(_said(material, subject, row, words), cite(row))
        for words, row in quoted.items()
        if words not in granted
        and not points(words.striptags())
        and not hangs(words.striptags())
        and not any(_inside(words, other) for other in quoted)
    ]
    return parts


_CUT = re.compile(
    rf"^(?:while|when|although|though|as|after|because)\b.*?(?:{TO_DENY.pattern})(?: [\w’'-]+){{0,2}}\W*$", re.I
)
"""A denial whose words end before they say what is denied: "while Redland denied its troops"."""
_UNTIL = re.compile(r"\b(?:until|till|до|пока|поки)\b", re.I)
"""By these words, what somebody left open was settled."""
_OPEN = re.compile(
    r"\b(?:confirm\w*|verif\w*|clear|know|comment\w*|rul(?:e|ing|ed) out|excluded?|say(?:ing)? (?:whether|if|how|who|where|when)|"
    r"whether|undecided|uncertain|too early|decided|specif\w*|elaborat\w*|detail\w*|"
    r"подтвер\w*|исключ\w*|известно|коммент\w*|підтвер\w*|виключ\w*|відомо|комент\w*)\b",
    re.I,
)
"""Words by which somebody leaves something open."""
_EVACUATED = re.compile(r"\bevacuat|эваку|еваку", re.I)
_FORCES = re.compile(
    r"\b(?:troops?|forces?|soldiers?|fighters?|units?|garrison|army|servicem[ea]n|defenders?|войск\w*|военн\w*|військ\w*|бійц\w*|бойц\w*)\b",
    re.I,
)
"""An evacuation is one of civilians unless the words name those who fight."""
_LEFT = re.compile(
    r"\b(?:left|leav\w+|with?dr[ae]w\w*|retreat\w*|pull\w*|abandon\w*|evacuat\w*|fled|flee\w*|ran away|forced|quit\w*|"
    r"отступ\w*|отош\w*|отвод\w*|отвед\w*|выв[её]л\w*|вывод\w*|покин\w*|остав\w*|відійш\w*|відступ\w*|вийш\w*|вивел\w*|залиш\w*)\b",
    re.I,
)
"""Words for leaving a place."""


def subject_of(material: Material, side: str, rows: list[Any]) -> str:
    """The side, or, where one of those who are told stands on it and is not it: "Redland's side"."""
    subject = material.wording.the(side)
    apart = any(material.speaks_on_its_side(row) for row in rows if row.stance != "declines")
    return f"{subject}{'’' if subject.endswith('s') else '’s'} side" if apart else subject


def _said(material: Material, subject: str, row: Any, words: Markup) -> Markup:
    """That a subject says these words: "claims “to have driven them off”", "says: “they were driven off”"."""
    if words.striptags().startswith("“to "):
        return Markup("{} {}").format(verb(subject, "claim", "claims"), words)
    says = verb(subject, "say", "says")
    return Markup("{}{}").format(says, _put(material, row, Markup(": {}").format(words)))


def _put(material: Material, row: Any, told: Markup) -> Markup:
    """What is told of a statement, which says so where the words are the narrator's."""
    if row.stance == "denies" and is_bare(row) and told.startswith(":"):
        return in_its_place(material, row)
    if not is_narrated(material, row) or not told.startswith((":", " that")):
        return told
    if row.stance == "denies":
        return in_its_place(material, row) if is_bare(row) else narrated(row)
    return Markup(", as the articles put it{}").format(told) if told.startswith(":") else told


def _whole_first(own: list[Any]) -> list[Any]:
    """The statements without those on a part of a place that the same day's words say is held."""
    whole = {row.claim_date for row in own if row.share is None and scope.scope(row) in _ALL}
    return [row for row in own if row.claim_date not in whole or scope.scope(row) in _ALL]


def _is_own_denial(material: Material, row: Any) -> bool:
    """Whether it is clear who denies it, or the words themselves deny: what somebody else says is never turned round."""
    if (
        row.quote.startswith("to ")
        and not DENYING.search(row.quote)
        and not DENYING.search(claim_of(material, row).cue)
    ):
        return False  # "to break the siege" is what they want, and denies nothing
    if _CUT.search(row.quote) and not is_bare(row):
        return False
    if row.statement_id not in material.unquoted or DENYING.search(row.quote):
        return True
    return row.statement_id not in material.unheard and TO_DENY.search(claim_of(material, row).cue) is not None


def _is_admission(material: Material, row: Any) -> bool:
    """Whether a side grants something, or says what speaks against it: that the enemy holds the place, that it left."""
    if row.stance != "asserts" or row.act == "predict" or hangs(row.quote):
        return False
    if row.act == "concede":
        return True
    if row.statement_id in material.unsure:
        return False
    return _against_itself(material, row)


def _against_itself(material: Material, row: Any) -> bool:
    """Whether a side says that another, which is no ally, holds the place, or that its own forces left it."""
    if row.type == "control":
        foreign = row.controller not in ("", row.side)
        return foreign and frozenset((row.side, row.controller)) not in material.allies
    return row.type == "withdrawal" and row.actor == row.side


def _kinds(rows: list[Any], material: Material) -> list[tuple[Any, int]]:
    """The statements without those that say the same again: the latest of each, and how many more there are.

    Denials that only point back are the same where they answer the same statements.
    """
    found: dict[tuple, list[Any]] = {}
    for row in rows:
        said = (row.type, row.controller, row.actor, row.target, scope.scope(row), row.act)
        pointed = tuple(sorted(answer.statement_id for answer in answered_by(material, row)))
        found.setdefault(pointed or said, []).append(row)
    return [(max(reversed(same), key=lambda row: row.claim_date), len(same) - 1) for same in found.values()]


def _again(more: int) -> Markup:
    return Markup(", and {}").format("once more" if more == 1 else f"{more} times more") if more else Markup("")


def _latest(rows: list[Any]) -> list[Any]:
    """The last statement on each holder."""
    return list({row.controller: row for row in rows}.values())


def _admitted(material: Material, subject: str, row: Any, more: int, cite: Sources) -> Markup:
    end = Markup("{} ({}{})").format(passage(material, row), cite(row), _again(more))
    goes = _LEFT.search(row.quote) and (_FORCES.search(row.quote) or not _EVACUATED.search(row.quote))
    if row.quote.startswith("to ") or (row.act != "concede" and row.type == "withdrawal" and not goes):
        return Markup("{}: {}").format(verb(subject, "say", "says"), end)
    if row.type == "withdrawal" and row.actor == row.side and row.act != "concede":
        says = verb(subject, "say that their forces left", "says that its forces left")
        return Markup("{}: {}").format(says, end)
    return Markup("{}: {}").format(verb(subject, "grant", "grants"), end)


def _inside(words: Markup, other: Markup) -> bool:
    """Whether a quotation is a part of another one."""
    return words != other and words.striptags().strip("“”") in other.striptags()


def is_quotable(material: Material, row: Any) -> bool:
    """Whether a summary may repeat the words of somebody who asserts something."""
    return (
        row.stance == "asserts"
        and row.act != "predict"
        and row.statement_id not in (material.unheard if _against_itself(material, row) else material.unquoted)
        and not only_points(material, row)
    )


def unsure_holding(material: Material, rows: list[Any]) -> list[Any]:
    """Statements on who holds the place whose reading is too unsure to be told, so that their words are."""
    return [row for row in rows if row.type == "control" and row.statement_id in material.unsure]


def _events(sayable: list[Any]) -> list[Any]:
    """The latest events, by date: one of each type before a second of any, those first that bear on who holds the place."""
    found = [row for row in sayable if row.type in _EVENTS]
    number = Counter[str]()
    rank = {}
    for row in reversed(found):
        number[row.type] += 1
        rank[row.statement_id] = (number[row.type], _EVENTS.index(row.type))
    kept = sorted(found, key=lambda row: rank[row.statement_id])[:MOST_EVENTS]
    return [row for row in found if row in kept]


def _held(material: Material, subject: str, own: list[Any], cite: Sources) -> Markup:
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
        which = Markup(": {}").format(words_of(first)) if same_day else which_part(material, first)
        words += Markup("{}{}{} ({})").format(link, text(extent), which, cite(first))
        before = first.claim_date
    last = told[-1]
    if len(last) < 2 or not last[-1].claim_date:
        return Markup("{} {}").format(holds, words)
    return Markup("{} {}, and {} so again ({})").format(holds, words, verb(subject, "say", "says"), cite(last[-1]))


def _nothing_clear(material: Material, side: str) -> Markup:
    """For a side of which nothing sure is told: how many claims it makes, about the place if there is one, as every table
    and filter of the page counts them; nothing for a side that only does not comment, or of whose claims none can be quoted.
    """
    subject = material.wording.the(side)
    own = material.claims[material.claims["side"] == side]
    if material.place:
        own = own[own["place"] == material.place]
    if (own["stance"].eq("declines") | own["statement_id"].isin(material.unquoted)).all():
        return Markup("")
    words = text(plural(len(own), "claim"))
    first = counted(own["claim_id"].iloc[0], words, side=side, place=material.place)
    if not material.place:
        return Markup("<strong>{}</strong> {} {}.").format(
            text(capital(subject)), verb(subject, "make", "makes"), first
        )
    about = Markup("<strong>{}</strong> {} {} about it, ").format(
        text(capital(subject)), verb(subject, "make", "makes"), first
    )
    if (own["type"].isin(ABOUT_HOLDING) & own["relation"].isin(("", "in"))).any():
        return Markup("{}{} sure enough to be told here.").format(about, "none" if len(own) > 1 else "which is not")
    which = "none of which clearly says" if len(own) > 1 else "which does not clearly say"
    return Markup("{}{} who holds {}.").format(about, which, name(material.place))
