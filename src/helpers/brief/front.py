"""The front of a page of many places: those that are contested most, each with a strip of who claims to hold it, when."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from helpers.brief.claims import place_anchor
from helpers.brief.markup import anchor, folded, name, plural, text
from helpers.brief.material import Material
from helpers.figures.timelines import stories_of_places
from helpers.figures.timelines.ribbons import Ribbon, draw_axis, draw_ribbon, is_contested, shared_scale
from helpers.schema import CLASHES

MOST = 10
"""Places that stand open; the others are folded."""
FEWEST = 3
"""Places with a dated claim of control from which a page turns on a ranking instead of one place's story."""


def ranked_places(material: Material, *, of_several: bool = False) -> Markup:
    """The places by how contested they are, a strip each; nothing for a page that turns on one place or few.

    `of_several`: it stands under the heading of one of several wars.
    """
    stories, words, palette = stories_of_places(material.statements, material.relations, material.conflict)
    if len(stories) < FEWEST:
        return Markup("")
    pairs = material.relations[material.relations["relation"].isin(CLASHES)]
    clashes = Counter(pairs["place"])
    claims = Counter(material.claims["place"])
    stories = sorted(stories, key=lambda s: (-clashes[s.place], not is_contested(s), -claims[s.place], s.place))
    scale = shared_scale(stories)
    ribbons = [draw_ribbon(story, scale, words, palette) for story in stories]
    contested = sum(is_contested(story) for story in stories)
    said = Markup(
        '<h{level} id="places-{war}">Who claims to hold which place</h{level}><p>{many} {have} a dated claim or denial of control; in {contested} of them the words '
        "name different holders, or one is denied. The most contested first; a line is who speaks, a colour who holds the "
        "place in their words: <b>●</b> claimed, <b>◐</b> a part, <b>○</b> denied, <b>◆</b> said again; a bar runs while the "
        "claim stands, and is dashed where these articles do not repeat it.{key}</p>"
    ).format(
        level=3 if of_several else 2, war=material.conflict.id, many=plural(len(stories), "place"),
        have="has" if len(stories) == 1 else "have", contested=contested, key=_key(material, stories),
    )  # fmt: skip
    axis = Markup('<li class="axis-row"><img class="ribbon" style="height: 18px" alt="" src="{}"></li>').format(
        draw_axis(scale)
    )
    rows = [_row(material, ribbon, claims[ribbon.place], clashes[ribbon.place]) for ribbon in ribbons]
    more = rows[MOST:]
    rest = folded(f"{plural(len(more), 'more place')}", _list(axis, more)) if more else Markup("")
    return said + _list(axis, rows[:MOST]) + rest


def _key(material: Material, stories: Sequence) -> Markup:
    """The colours of those who are said to hold something."""
    holders = {mark.holder for story in stories for mark in story.marks if mark.kind != "tick" and mark.holder}
    shown = [material.palette[side] for side in material.palette.sides if side in holders]
    return Markup("").join(
        Markup(' <span class="holder"><span class="swatch" style="background-color: {}"></span> {}</span>').format(
            s.colour, text(s.name)
        )
        for s in shown
    )


def _list(axis: Markup, rows: Sequence[Markup]) -> Markup:
    return Markup('<ol class="ribbons">{}{}</ol>').format(axis, Markup("").join(rows))


def _row(material: Material, ribbon: Ribbon, claims: int, clashes: int) -> Markup:
    facts = plural(claims, "claim") + (f", {plural(clashes, 'contradiction')}" if clashes else "")
    lanes = Markup("<br>").join(text(lane) for lane in ribbon.lanes)
    told = Markup("<br>").join(text(words) for words in ribbon.words)
    return Markup(
        '<li><div class="of"><b>{}</b><small>{}</small></div><div class="lane-names" aria-hidden="true">{}</div>'
        '<img class="ribbon" style="height: {}px" alt="{}" src="{}"><small class="last">{}</small></li>'
    ).format(
        anchor(place_anchor(material, ribbon.place), name(ribbon.place)), facts, lanes, ribbon.high,
        f"{ribbon.place}: {plural(ribbon.marks, 'dated word')} on who holds it.", ribbon.address, told,
    )  # fmt: skip
