"""Timelines: what they show is what was claimed, to the day, and no word stands upon another."""

import base64
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.analysis import group_statements, relate_statements
from helpers.figures.boxes import Box
from helpers.figures.files import write_figure
from helpers.figures.lettering import width
from helpers.figures.palette import Palette
from helpers.figures.timelines import (
    alt_text,
    life_of_a_claim,
    place_strips,
    place_strips_text,
    sides_text,
    sides_timeline,
)
from helpers.figures.timelines.layout import Request, place
from helpers.figures.timelines.ribbons import draw_axis, draw_ribbon, left_outside, shared_scale
from helpers.figures.timelines.story import tell, tell_all
from helpers.figures.timelines.words import Words
from made_claims import articles, claims, many_claims

SIDES = ("blue", "red")
RED = {"side": "red", "speaker": "Red general", "controller": "red"}
BLUE = {"side": "blue", "speaker": "Blue general", "controller": "blue"}


def tables(told):
    table = told if hasattr(told, "columns") else claims(told)
    grouped, statements = group_statements(table, articles(table))
    return statements, relate_statements(statements, grouped)


def story(told, **options):
    return tell(*tables(told), "Alphaville", Palette.of(None, sides=SIDES), **options)


def day(text):
    return date.fromisoformat(text).toordinal()


def texts(figure):
    """All words of a figure with their boxes, in pixels."""
    renderer = figure.canvas.get_renderer()
    return [(t.get_text(), t.get_window_extent(renderer)) for axes in figure.axes for t in axes.texts if t.get_text()]


def overlaps(figure):
    found = texts(figure)
    inner = [(words, box.x0 + 1, box.x1 - 1, box.y0 + 2, box.y1 - 2) for words, box in found]
    return [
        (a[0], b[0])
        for i, a in enumerate(inner)
        for b in inner[i + 1 :]
        if a[1] < b[2] and b[1] < a[2] and a[3] < b[4] and b[3] < a[4]
    ]


def outside(figure):
    return [w for w, b in texts(figure) if b.x0 < 0 or b.y0 < 0 or b.x1 > figure.bbox.x1 or b.y1 > figure.bbox.y1]


def test_marks_stand_on_their_day_in_their_speakers_lane_in_the_holders_colour():
    told = story([RED | {"said": "2025-06-03"}, RED | {"said": "2025-06-09", "controller": "blue", "act": "concede"}])
    assert [(m.lane, m.day, m.holder) for m in told.marks] == [
        ("red", day("2025-06-03"), "red"),
        ("red", day("2025-06-09"), "blue"),
    ]


def test_only_a_claim_about_the_place_itself_counts_as_control_of_it():
    kinds = {
        relation: story([RED | {"relation": relation}]).marks[0].kind
        for relation in ("in", "part_of", "north_of", "near", "direction")
    }
    assert kinds == {"in": "hold", "part_of": "hold", "north_of": "tick", "near": "tick", "direction": "tick"}
    assert story([RED | {"type": "advance"}]).marks[0].kind == "tick"
    assert story([RED | {"act": "predict"}]).marks[0].kind == "tick"
    assert story([RED | {"stance": "denies", "controller": "blue"}]).marks[0].kind == "deny"


def test_a_part_is_no_full_mark():
    assert story([RED | {"relation": "part_of"}]).marks[0].part
    assert story([RED | {"extent": "partial", "share": 0.9}]).marks[0].part
    assert not story([RED | {"extent": "full"}]).marks[0].part


def test_a_band_runs_until_the_sides_next_claim_and_ends_where_its_forces_leave():
    left = RED | {"type": "withdrawal", "controller": "", "actor": "red", "said": "2025-06-09"}
    told = story([RED | {"said": "2025-06-01"}, left, BLUE | {"said": "2025-06-12"}])
    assert [(b.lane, b.first, b.last) for b in told.bands] == [("red", day("2025-06-01"), day("2025-06-09"))]


def test_silence_is_shown_only_where_the_side_was_heard_meanwhile():
    twice = [RED | {"said": "2025-06-01"}, RED | {"said": "2025-07-01", "act": "reaffirm"}]
    assert [b.repeated for b in story(twice).bands] == [True]
    heard = [*twice, RED | {"said": "2025-06-05", "type": "strike", "controller": "", "actor": "red"}]
    bands = story(heard, silence=14).bands
    assert [(b.repeated, b.first, b.last) for b in bands] == [
        (True, day("2025-06-01"), day("2025-06-15")),
        (False, day("2025-06-15"), day("2025-07-01")),
    ]
    assert "from 15 Jun the claim is not repeated in these articles for 16 days" in alt_text(
        *tables(heard), "Alphaville", None
    )


def test_links_join_marks_that_contradict_and_independent_voices_stand_between_the_parties():
    told = story(
        [
            RED | {"said": "2025-06-01"},
            BLUE | {"said": "2025-06-02"},
            {"side": "independent", "speaker": "Watch", "controller": "blue", "said": "2025-06-20"},
        ]
    )
    assert told.lanes == ("blue", "others", "red")
    ((a, b),) = told.links
    assert {told.marks[a].lane, told.marks[b].lane} == {"red", "blue"}


def test_a_month_is_not_drawn_as_a_day_and_undated_statements_are_counted():
    told = story([RED | {"said": "2025-06"}, BLUE | {"said": ""}])
    (mark,) = told.marks
    assert (mark.when.first, mark.when.last) == (day("2025-06-01"), day("2025-06-30"))
    assert len(told.undated) == 1


def test_alt_text_tells_who_said_what_when():
    told = [
        RED | {"said": "2025-06-01", "extent": "full"},
        BLUE | {"said": "2025-06-01", "stance": "denies", "controller": "red", "extent": "full"},
    ]
    assert alt_text(*tables(told), "Alphaville", None) == (
        "Timeline of who holds Alphaville according to whom, 1 Jun 2025. According to Blue: 1 Jun, Blue general: "
        "denies full control by Red. According to Red: 1 Jun, Red general: full control. 1 pair of these contradict or deny "
        "each other."
    )
    assert "No dated statement about Nowhere" in alt_text(*tables(told), "Nowhere", None)


@pytest.mark.parametrize("narrow", [False, True])
def test_sixty_statements_in_a_month_stay_readable(narrow):
    statements, relations = tables(many_claims(60, places=1, days=30, sides=SIDES))
    figure = life_of_a_claim(statements, relations, "Place 0", None, narrow=narrow)
    assert overlaps(figure) == []
    assert outside(figure) == []
    assert figure.get_size_inches()[0] == (4 if narrow else 11)
    said = " ".join(words for words, _ in texts(figure))
    assert said.count(": ") >= 20  # labels


def test_three_months_of_a_front_stay_readable():
    statements, relations = tables(many_claims(600, places=20, days=90, sides=SIDES))
    for narrow in (False, True):
        for figure in (
            sides_timeline(statements, None, narrow=narrow),
            place_strips(statements, relations, None, narrow=narrow),
        ):
            assert overlaps(figure) == []
            assert outside(figure) == []


def test_words_that_look_like_markup_and_cyrillic_are_drawn_as_they_are():
    told = [RED | {"speaker": "Агентство $x^2$ <b>", "said": "2025-06-01"}]
    statements, relations = tables(told)
    figure = life_of_a_claim(statements, relations, "Alphaville", None)
    assert any("Агентство $x^2$ <b>: control" in words for words, _ in texts(figure))


def test_sides_timeline_counts_statements_and_says_which_have_no_date():
    statements, _ = tables([RED, RED | {"said": "", "place": "Betaton"}, BLUE | {"said": "2025-06-05"}])
    words = [w for w, _ in texts(sides_timeline(statements, None))]
    assert {"2 statements", "1 statement", "1 undated"} <= set(words)
    assert "Red: 2 statements" in sides_text(statements, None)
    assert "1 undated" in sides_text(statements, None)


def test_event_date_is_a_choice():
    statements, _ = tables([RED | {"said": "2025-06-20", "happened": "2025-06-01"}])
    assert any("1 Jun 2025" in w for w, _ in texts(sides_timeline(statements, None, date_field="event_date")))
    assert any("20 Jun 2025" in w for w, _ in texts(sides_timeline(statements, None)))


def test_strips_say_who_claims_and_who_denies_and_never_who_holds():
    told = [RED, BLUE | {"stance": "denies", "controller": "red"}, RED | {"place": "Betaton", "type": "strike"}]
    words = place_strips_text(*tables(told), None)
    assert words == (
        "Who claims to hold which place. Alphaville: Claimed by Red: 1\N{NO-BREAK SPACE}Jun; "
        "Control by Red denied by Blue: 1\N{NO-BREAK SPACE}Jun."
    )


@pytest.mark.parametrize("told", [[], [RED | {"said": ""}]])
def test_nothing_to_draw_is_said_in_words(told):
    statements, relations = tables(told)
    for figure in (
        life_of_a_claim(statements, relations, "Alphaville", None),
        sides_timeline(statements, None),
        place_strips(statements, relations, None),
    ):
        assert texts(figure)
        assert outside(figure) == []


@given(st.lists(st.tuples(st.floats(1, 9), st.integers(3, 40)), min_size=1, max_size=25))
def test_placed_labels_never_meet_each_other_a_pole_or_a_blocked_box(wanted):
    blocked = [Box(4, 0, 4.2, 9)]
    requests = [Request(x, 0.1, (("n" * letters,),), (i,)) for i, (x, letters) in enumerate(wanted)]
    flags = place(requests, left=0.5, right=9.5, high=1.5, size=9, blocked=blocked)
    boxes = [Box(f.left, f.low, f.left + width(f.lines[0], 9), f.low + f.height) for f in flags]
    for i, box in enumerate(boxes):
        assert box.left >= 0.5 and box.right <= 9.5 and box.high <= 1.5 + 1e-9
        others = boxes[:i] + boxes[i + 1 :] + blocked
        poles = [Box(f.x - 0.01, f.base, f.x + 0.01, f.low) for j, f in enumerate(flags) if j != i]
        assert not any(box.meets(other) for other in others + poles)


def test_the_stories_of_several_places_are_those_that_each_place_has_alone():
    statements, relations = tables([RED, BLUE, RED | {"place": "Betaville"}, BLUE | {"place": "Betaville"}])
    palette = Palette.of(None, sides=SIDES)
    places = ["Betaville", "Alphaville", "betaville", "Nowhere"]
    together = list(tell_all(statements, relations, places, palette))
    assert together == [tell(statements, relations, place, palette) for place in places]
    assert [story.place for story in together] == ["Betaville", "Alphaville", "Betaville", "Nowhere"]
    assert [len(story.marks) for story in together] == [2, 2, 2, 0]


def test_figures_are_written_as_svg_and_png_with_their_words_and_always_the_same(tmp_path):
    statements, relations = tables([RED, BLUE])
    written = []
    for folder in ("one", "two"):
        figure = life_of_a_claim(statements, relations, "Alphaville", None)
        written.append(write_figure(figure, tmp_path / folder, "life", alt="Who says what <& why>"))
    assert [p.name for p in written[0]] == ["life.svg", "life.png"]
    assert "Who says what &lt;&amp; why&gt;" in written[0][0].read_text(encoding="utf-8")
    for one, other in zip(*written, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_the_strips_share_an_axis_of_the_days_that_most_words_are_of():
    told = [RED | {"said": f"2025-06-{n:02d}", "quote": f"we hold it {n}"} for n in range(1, 20)]
    one = story(told)
    scale = shared_scale([one])
    assert scale.first <= day("2025-06-01") and scale.last >= day("2025-06-19") and left_outside([one], scale) == (0, 0)
    late = story([*told, BLUE | {"said": "2031-02-01", "controller": "red", "quote": "they hold it"}])
    scale = shared_scale([late])
    assert scale.last < day("2025-07-01") and left_outside([late], scale) == (0, 1)
    ribbon = draw_ribbon(late, scale, Words(Palette.of(None, sides=SIDES)), Palette.of(None, sides=SIDES))
    assert "2031" in ribbon.words[-1] or "2031" in ribbon.words[0], "what stands on an edge is told with its day"


def test_a_strip_tells_all_that_a_lane_says_on_its_last_day_two_things_in_words():
    holders = ("red", "blue", "green", "white")
    palette = Palette.of(None, sides=holders)

    def last_words(said):
        told = [
            RED | {"controller": holder, "said": f"2025-06-{day}", "quote": f"{holder} hold it"} for holder, day in said
        ]
        one = tell(*tables(told), "Alphaville", palette)
        (words,) = draw_ribbon(one, shared_scale([one]), Words(palette), palette).words
        return words

    head = "Red, 9 Jun 2025: "
    assert last_words([("green", "01"), ("red", "09")]) == f"{head}holds it", "what it said before is not its last word"
    two = last_words([("red", "09"), ("blue", "09")])
    assert two.startswith(head) and set(two.removeprefix(head).split("; ")) == {"holds it", "Blue holds it"}
    many = last_words([(holder, "09") for holder in holders])
    assert many.count(";") == 2 and many.endswith("; 2 more")


@pytest.mark.parametrize("wide", [200, 320, 480, 900])
def test_the_days_of_an_axis_never_meet_and_a_narrow_one_keeps_its_years(wide):
    told = [
        RED | {"said": f"{year}-{month:02d}-03", "quote": f"{year} {month}"}
        for year in (2025, 2026)
        for month in range(3, 13)
    ]
    svg = base64.b64decode(draw_axis(shared_scale([story(told)])).partition(",")[2]).decode()
    shown = [n for n in (200, 320, 480) if n <= wide]
    groups = re.findall(r'<g class="from(\d+)">(.*?)</g>', svg)
    days = sorted(
        (float(x) * wide / 100, name)
        for least, drawn in groups
        if int(least) in shown
        for x, name in re.findall(r'<text x="([\d.]+)%"[^>]*>([^<]+)<', drawn)
    )
    assert len(days) >= len(shown) + 1
    assert all(x + 6 * len(name) < after for (x, name), (after, _) in pairwise(days)), days
    assert [name for _, name in days if "2026" in name], "the year is told where it changes"
