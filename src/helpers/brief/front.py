"""The front of a page of many places: those that are contested most, each with a strip of who claims to hold it, when."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from helpers.analysis.rows import rows
from helpers.brief.claims import place_anchor
from helpers.brief.contested import contested, key_of
from helpers.brief.markup import anchor, folded, joined, name, text
from helpers.brief.material import Material
from helpers.counting import plural
from helpers.figures.maps.payload import WHICH
from helpers.figures.timelines.ribbons import (
    LANE_HIGH,
    Ribbon,
    draw_axis,
    draw_ribbon,
    is_contested,
    left_outside,
    shared_scale,
)
from helpers.figures.timelines.story import OTHERS, Story
from helpers.places import Gazetteer

MOST = 8
"""Places that stand open; the others are folded."""
PRINTED = 20
"""Folded places up to which they are printed."""
A_SHEET = 8
"""Strips below one axis on paper, where the head of a list may be sheets away."""
_DOT = "display: inline-block; width: 0.8em; height: 0.8em; border-radius: 50%;"
"""A colour of the key, told on the spot: a notebook does not have the page's style sheet."""
_NAMES = "flex: 0 0 clamp(5.5rem, 32%, 9.5rem); text-align: right; font-size: 12px"
_LANE = f"display: block; height: {LANE_HIGH}px; line-height: {LANE_HIGH}px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis"
_RIBBON = "flex: 1 1 0; min-width: 0; max-width: none; margin: 0"
FEWEST = 3
"""Places with a dated claim of control from which a page turns on a ranking instead of one place's story."""


def ranked_places(material: Material, *, of_several: bool = False) -> Markup:
    """The places by how contested they are, a strip each; nothing for a page that turns on one place or few.

    `of_several`: it stands under the heading of one of several wars.
    """
    found = contested(material)
    stories, claims, clashes = found.stories, found.claims, found.clashes
    if len(stories) < FEWEST:
        return Markup("")
    scale = shared_scale(stories)
    earlier, later = left_outside(stories, scale)
    ribbons = [draw_ribbon(story, scale, found.words, found.palette) for story in stories]
    disputed = sum(is_contested(story) for story in stories)
    said = Markup(
        '<h{level} id="places-{war}">Who claims to hold which place</h{level}><p><b>{disputed} of {many}</b> {are} contested: '
        "different speakers name different holders, or one denies another. The most contested come first.</p>"
        '<p class="key">A line is who speaks, a colour who holds the place in their words:{key} <b>●</b>\u00a0claimed '
        "<b>◐</b>\u00a0a\u00a0part <b>○</b>\u00a0denied <b>◆</b>\u00a0said again. A bar runs while the claim stands; it is "
        "dashed where these articles do not repeat it. What has no day stands in words behind the line.{beyond}</p>"
    ).format(
        level=3 if of_several else 2, war=material.conflict.id, many=plural(len(stories), "place"),
        disputed=disputed, are="is" if disputed == 1 else "are", key=_key(material, stories),
        beyond=_beyond(earlier, later),
    )  # fmt: skip
    axis = Markup('<li class="axis-row">{}</li>').format(
        _strip((), LANE_HIGH, "", draw_axis(scale, earlier=earlier > 0, later=later > 0))
    )
    regions = _regions(material, stories)
    lines = [
        _row(material, ribbon, regions.get(key_of(story), ""), claims[key_of(story)], clashes[key_of(story)])
        for story, ribbon in zip(stories, ribbons, strict=True)
    ]
    more = lines[MOST:]
    rest = (
        folded(f"{plural(len(more), 'more place')}", _list(axis, more), printed=len(more) <= PRINTED)
        if more
        else Markup("")
    )
    return said + _list(axis, lines[:MOST]) + rest + _never_dated(material, stories)


def _beyond(earlier: int, later: int) -> str:
    """That statements of days which the axis leaves out stand at its ends."""
    ends = [
        f"at the {end} {plural(n, f'{word} statement')}"
        for end, word, n in (("left", "earlier", earlier), ("right", "later", later))
        if n
    ]
    return f" On the edge, not to scale, stand {' and '.join(ends)}." if ends else ""


def _never_dated(material: Material, stories: Sequence[Story]) -> Markup:
    """The places on whose holder there are only undated words, which have no strip; folded."""
    drawn = {key_of(story) for story in stories}
    held = material.claims[(material.claims["type"] == "control") & (material.claims["claim_date"] == "")]
    found = Counter(
        row.place for row in rows(held) if row.place and row.controller and (row.place, row.place_id) not in drawn
    )
    items = joined(
        Markup("{} ({})").format(_undated(material, place, Markup("{}").format(name(place))), count)
        for place, count in found.most_common()
    )
    return folded(f"{plural(len(found), 'more place')} of which nothing said has a day", items) if found else Markup("")


def _undated(material: Material, place: str, words: Markup, lane: str = "") -> Markup:
    """A link to the undated claims on who holds a place, of those in a lane where one is named."""
    side = Markup(' data-side="{}"').format(lane) if lane and lane != OTHERS else Markup("")
    return Markup('<a href="#{}" data-place="{}" data-type="control" data-undated="only"{}>{}</a>').format(
        place_anchor(material, place), text(place), side, words
    )


def _regions(material: Material, stories: Sequence[Story]) -> dict[tuple[str, str], str]:
    """The region of each place that another one is called like: by it a reader tells them apart. Which of them a name
    stands for that has no id, nobody knows."""
    named = Counter(story.place for story in stories)
    alike = [key_of(story) for story in stories if named[story.place] > 1]
    gazetteer = Gazetteer.for_conflict(material.conflict) if alike else None
    found = {key: gazetteer.get(key[1]) for key in alike} if gazetteer else {}
    return {key: place.admin if place else WHICH for key, place in found.items()}


def _key(material: Material, stories: Sequence) -> Markup:
    """The colours of those who are said to hold something."""
    holders = {mark.holder for story in stories for mark in story.marks if mark.kind != "tick" and mark.holder}
    shown = [material.palette[side] for side in material.palette.sides if side in holders]
    return Markup("").join(
        Markup(
            ' <span class="holder"><span class="swatch" style="{} background-color: {}; --night: {}"></span> {}</span>'
        ).format(_DOT, s.colour, s.night, text(s.name))
        for s in shown
    )


def _list(axis: Markup, rows: Sequence[Markup]) -> Markup:
    """The strips below their axis, which on paper stands again above every few of them."""
    again = Markup(str(axis).replace('class="axis-row"', 'class="axis-row again" style="display: none"', 1))
    parts = [Markup("").join(rows[n : n + A_SHEET]) for n in range(0, len(rows), A_SHEET)]
    return Markup('<ol class="ribbons" style="list-style: none; padding: 0">{}{}</ol>').format(axis, again.join(parts))


def _row(material: Material, ribbon: Ribbon, region: str, claims: int, clashes: int) -> Markup:
    facts = (f"{region}: " if region else "") + plural(claims, "claim")
    facts += f", {plural(clashes, 'contradiction')}" if clashes else ""
    alt = f"{ribbon.place}: {plural(ribbon.marks, 'dated word')} on who holds it."
    undated = (_undated(material, ribbon.place, text(words), lane) for lane, words, _ in ribbon.undated)
    told = Markup("<br>").join([*(text(words) for words in ribbon.words), *undated])
    return Markup(
        '<li><div class="of"><b>{}</b> <small>{}</small></div>{}<small class="last">{}</small></li>'
    ).format(
        anchor(place_anchor(material, ribbon.place), name(ribbon.place)), text(facts),
        _strip(ribbon.lanes, ribbon.high, alt, ribbon.address), told,
    )  # fmt: skip


def _strip(lanes: Sequence[str], high: int, alt: str, address: str) -> Markup:
    """A strip beside the names of its lanes, each at its lane's height: told on the spot for a notebook, which has no style
    sheet; a page takes it from its own (claims.css). It is drawn when it comes near: a page has a hundred of them, most closed."""
    names = Markup("").join(
        Markup('<span title="{}" style="{}">{}</span>').format(text(lane), _LANE, text(lane)) for lane in lanes
    )
    return Markup(
        '<div class="strip" style="display: flex; gap: 0.6rem"><div class="lane-names" style="{}" aria-hidden="true">{}</div>'
        '<img class="ribbon" loading="lazy" style="{}; height: {}px" alt="{}" src="{}"></div>'
    ).format(_NAMES, names, _RIBBON, high, alt, address)
