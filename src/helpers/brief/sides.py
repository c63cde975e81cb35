"""What a side says of a place: what it holds, what it denies and what it grants, in one sentence."""

from collections import Counter
from typing import Any, NamedTuple

from markupsafe import Markup

from helpers.analysis import scope
from helpers.analysis.bearing import ABOUT_HOLDING
from helpers.analysis.pointing_back import is_bare
from helpers.brief.contested import last_words
from helpers.brief.fragments import hangs, is_cut, is_in_open_quotation, is_narrated, only_points, points
from helpers.brief.granting import admit, against_itself, is_admission, is_own_denial
from helpers.brief.holding import latest, what_it_holds, whole_first
from helpers.brief.lexicon import pattern
from helpers.brief.markup import counted, in_letters, name, text
from helpers.brief.material import Material
from helpers.brief.quoting import OTHERS, claim_of, in_words_of, passage
from helpers.brief.telling import (
    Sources,
    answered,
    answered_by,
    answers_a_demand,
    denied,
    held,
    in_its_place,
    leans,
    narrated,
    once_more,
    reads_as_denial,
    which_part,
)
from helpers.brief.voices import is_silence
from helpers.brief.wholes import is_plain
from helpers.wording import DENYING, capital, is_plural, verb, with_a

MOST_EVENTS = 3
"""Events that a sentence tells of a side, those that bear most on who holds the place, of these the latest ones."""
_EVENTS = ("withdrawal", "repelled", "encirclement", "advance", "presence", "losses", "strike")
MOST_UNSURE = 2
"""Statements on who holds the place that are only quoted, the latest ones."""


class Line(NamedTuple):
    """What is told of a side: who speaks, as the headline names them too, and the sentences."""

    subject: str
    words: Markup


def what_a_side_says(material: Material, side: str, rows: list[Any]) -> list[Line]:
    """The sentences on one side, from its statements about the place, by date: what it says itself, and, apart from that, what
    those say who only stand on it. One without words where nothing is to be told.

    What it holds is told from statements that are sure enough; what somebody denies or grants in so many words is told in
    any case, as a quotation.
    """
    nameless = [row for row in rows if row.stance != "declines" and material.is_nameless(row)]
    alone = nameless if _is_nameless(material, nameless) else []
    beside = [
        row
        for row in rows
        if row.stance != "declines" and row not in alone and (row in nameless or material.speaks_on_its_side(row))
    ]
    groups = [[row for row in rows if row not in beside and row not in alone], beside, alone]
    lines = [_line(material, side, group) for group in groups if group]
    return [line for line in lines if line.words] or [_nothing_clear(material, side, rows)]


def _line(material: Material, side: str, rows: list[Any]) -> Line:
    """What is told of those who speak for a side, or of those who stand on it; without words where nothing is sure."""
    subject = subject_of(material, side, rows)
    cite = Sources(material)
    nameless = _is_nameless(material, rows)
    if nameless:
        cite.has_named(rows[0])
    parts = _sentences(material, side, subject, rows, cite)
    again = Markup(". {} ").format("The same" if nameless else verb(subject, "They", "It"))
    words = Markup("<strong>{}</strong> {}.").format(text(capital(subject)), again.join(parts))
    return Line(subject, words if parts else Markup(""))


def _sentences(material: Material, side: str, subject: str, rows: list[Any], cite: Sources) -> list[Markup]:
    """What the subject says, denies, grants and leaves open, without the subject."""
    sure = [row for row in rows if row.statement_id not in material.unsure and row.act != "predict"]
    admitted = [row for row in rows if is_admission(material, row)]
    refused = [
        row
        for row in rows
        if row.stance == "denies"
        and is_own_denial(material, row)
        and not answers_a_demand(material, row)
        and (reads_as_denial(material, row) or DENYING.search(denied(material, row).striptags()))
    ]
    told = [row for row in sure if row.stance == "asserts" and row not in admitted and is_plain(material, row)]
    itself = "" if _is_nameless(material, rows) else side  # what an officer says is held, his state holds, and not he
    own = [row for row in told if row.type == "control" and row.controller == itself != ""]
    own = [row for row in own if row.claim_date] or own  # nobody can tell whether an undated claim came before or after
    allied = [row for row in told if row.type == "control" and row.controller not in ("", itself)]
    parts = [what_it_holds(material, subject, whole_first(own), cite)] if own else []
    says = verb(subject, "say", "says")
    parts += [
        Markup("{} that {}{} ({})").format(says, held(material, row), which_part(material, row), cite(row))
        for row in latest(allied)
    ]
    denies = verb(subject, "deny", "denies")
    parts += [
        Markup("{}{} ({}{})").format(
            denies if reads_as_denial(material, row) or answered(material, row) else says,
            answered(material, row) or _put(material, row, denied(material, row)),
            cite(row),
            once_more(more),
        )
        for row, more in _kinds(refused, material)
    ]
    granted = {passage(material, row): (row, more) for row, more in _kinds(admitted, material)}
    parts += [admit(material, subject, row, more, cite) for row, more in granted.values()]
    parts += [
        Markup("{}: {} ({})").format(verb(subject, "leave open", "leaves open"), in_words_of(material, row), cite(row))
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
        Markup("{} ({})").format(_said(material, subject, row, words, cite), cite(row))
        for words, row in quoted.items()
        if words not in granted
        and not (_FIRST_PERSON.search(words.striptags()) and not _is_somebody(material, row))
        and not points(words.striptags())
        and not hangs(words.striptags())
        and (is_narrated(material, row) or not OTHERS.match(words.striptags().strip("“")))
        and not any(_inside(words, other) for other in quoted)
    ]
    return parts


_UNTIL = pattern("until")
"""By these words, what somebody left open was settled."""
_OPEN = pattern("open")
"""Words by which somebody leaves something open."""


_FIRST_PERSON = pattern("first person")
_COURTESY = pattern("courtesy")
"""Words by which somebody thanks or hopes, and tells nothing of the front."""
_OFFICES = frozenset({"foreign_ministry", "defence_ministry", "general_staff", "government", "unit", "media", "party"})
"""Roles of bodies, which never say "I"."""


def subject_of(material: Material, side: str, rows: list[Any]) -> str:
    """The side, or, where one of those who are told stands on it and is not it: "Redland's side"; where only one speaks who
    is not named, "a Redlandish officer"."""
    if _is_nameless(material, rows):
        return with_a(next(row.speaker for row in rows if row.stance != "declines"))
    return _side_of(material, side, rows)


def _is_nameless(material: Material, rows: list[Any]) -> bool:
    """Whether all that is told is of one person who is not named."""
    said = [row for row in rows if row.stance != "declines"]
    speakers = {row.speaker for row in said}
    return len(speakers) == 1 and not is_plural(*speakers) and all(map(material.is_nameless, said))


def _side_of(material: Material, side: str, rows: list[Any]) -> str:
    subject = material.wording.the(side)
    apart = any(
        material.speaks_on_its_side(row) or material.is_nameless(row) for row in rows if row.stance != "declines"
    )
    return f"{subject}{'’' if subject.endswith('s') else '’s'} side" if apart else subject


def _is_somebody(material: Material, row: Any) -> bool:
    """Whether a statement names the person who says "I"."""
    return material.speaks_by_name(row) and row.role not in _OFFICES and " " in row.speaker


def _said(material: Material, subject: str, row: Any, words: Markup, cite: Sources) -> Markup:
    """That a subject says these words: "claims “to have driven them off”", "says: “they were driven off”". A side says "I"
    in the words of whoever speaks for it."""
    if _FIRST_PERSON.search(words.striptags()):
        cite.has_named(row)
        return Markup("{} in the words of {}: {}").format(verb(subject, "say", "says"), name(row.speaker), words)
    if words.striptags().startswith("“to "):
        return Markup("{} {}").format(verb(subject, "claim", "claims"), words)
    says = verb(subject, "say", "says")
    return Markup("{}{}").format(says, _put(material, row, Markup(": {}").format(words)))


def _put(material: Material, row: Any, told: Markup) -> Markup:
    """What is told of a statement, which says so where the words are the narrator's."""
    if (leans(row) and not told.startswith(":")) or (row.stance == "denies" and is_bare(row) and told.startswith(":")):
        return in_its_place(material, row)
    if not is_narrated(material, row) or not told.startswith((":", " that")):
        return told
    if row.stance == "denies":
        return in_its_place(material, row) if is_bare(row) else narrated(material, row)
    return Markup(", as an article puts it{}").format(told) if told.startswith(":") else told


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


def _inside(words: Markup, other: Markup) -> bool:
    """Whether a quotation is a part of another one."""
    return words != other and words.striptags().strip("“”") in other.striptags()


def is_quotable(material: Material, row: Any) -> bool:
    """Whether a summary may repeat the words of somebody who asserts something."""
    return (
        row.stance == "asserts"
        and row.act != "predict"
        and not (_FIRST_PERSON.search(row.quote) and _COURTESY.search(row.quote))
        and row.statement_id not in (material.ungranted if against_itself(material, row) else material.unquoted)
        and not only_points(material, row)
        and not is_cut(material, row)
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


def _nothing_clear(material: Material, side: str, rows: list[Any]) -> Line:
    """For a side of which nothing sure is told: how many claims it makes, about the place if there is one, as every table
    and filter of the page counts them; nothing for a side that only does not comment, or where it is unsure of one of its
    claims that it makes it, and of this place.
    """
    subject = _side_of(material, side, rows)
    own = material.claims[material.claims["side"] == side]
    if material.place:
        own = own[own["place"] == material.place]
        if own["statement_id"].isin(material.unquoted).any():
            return Line(subject, Markup(""))
    if any(is_in_open_quotation(material, claim_of(material, row)) for row in rows):
        return Line(subject, Markup(""))
    if (own["stance"].eq("declines") | own["statement_id"].isin(material.unquoted)).all():
        return Line(subject, Markup(""))
    words = text(f"{in_letters(len(own))} {'claim' if len(own) == 1 else 'claims'}")
    first = counted(own["claim_id"].iloc[0], words, side=side, place=material.place)
    makes = Markup("<strong>{}</strong> {} {}").format(text(capital(subject)), verb(subject, "make", "makes"), first)
    if not material.place:
        last = last_words(material, side)
        return Line(subject, makes + (Markup(". Last on the most contested places: {}.").format(last) if last else "."))
    if (own["type"].isin(ABOUT_HOLDING) & own["relation"].isin(("", "in"))).any():
        which = "none" if len(own) > 1 else "which is not"
        return Line(subject, Markup("{} about it, {} sure enough to be told here.").format(makes, which))
    which = "none of which clearly says" if len(own) > 1 else "which does not clearly say"
    return Line(subject, Markup("{} about it, {} who holds {}.").format(makes, which, name(material.place)))
