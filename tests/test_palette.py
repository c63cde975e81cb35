"""The palette of figures and maps: readable in colour, in grey, and by people who do not tell red from green."""

from itertools import combinations

import numpy as np
import pytest

from helpers import conflicts
from helpers.figures.palette import NIGHT, PAPER, READABLE, SEEN, SPARE_COLOURS, Palette, contrast, darken, mix

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
DEFICIENCIES = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
}


def lab(colour, deficiency=None):
    """CIE Lab of #rrggbb as somebody with the deficiency sees it."""
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    if deficiency:
        linear = np.clip(np.array(DEFICIENCIES[deficiency]) @ linear, 0, 1)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = (np.array(to_xyz) @ linear) / [0.95047, 1, 1.08883]
    f = [np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("war", conflicts.available())
def test_the_first_two_sides_of_every_war_are_told_apart_by_everybody(war):
    palette = Palette.of(conflicts.load(war))
    first, second = (palette[side].colour for side in palette.sides[:2])
    for deficiency in (None, *DEFICIENCIES):
        assert np.linalg.norm(lab(first, deficiency) - lab(second, deficiency)) > 25, deficiency


@pytest.mark.parametrize("war", conflicts.available())
def test_words_in_a_sides_colour_are_readable_and_its_tint_is_pale(war):
    palette = Palette.of(conflicts.load(war))
    for side in palette.sides:
        assert contrast(palette[side].text) >= READABLE
        assert contrast(palette[side].tint) < 1.3


def test_marker_or_hatch_tells_sides_apart_in_grey():
    palette = Palette.of(None, sides=("a", "b", "c", "d", "e", "f"))
    styles = [palette[s] for s in palette.sides]
    for one, other in combinations(styles, 2):
        assert (one.marker, one.hatch) != (other.marker, other.hatch)


def test_sides_without_a_profile_get_spare_colours_in_a_fixed_order():
    palette = Palette.of(None, sides=("b", "a", "independent", ""))
    assert palette.sides == ["a", "b", "independent", "media", ""]
    assert [palette[s].colour for s in ("a", "b")] == list(SPARE_COLOURS[:2])
    assert Palette.of(None, sides=("a", "b")) == Palette.of(None, sides=("b", "a"))


def test_unknown_side_is_grey_under_its_own_name():
    style = Palette.of(None)["splm_io"]
    assert (style.name, style.side) == ("Splm io", "splm_io")


def test_mixing_and_contrast():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert contrast("#000000", PAPER) == pytest.approx(21)
    assert darken("#000000", until=4.5) == "#000000"
    assert contrast(darken("#ffff00", until=4.5)) >= 4.5
    with pytest.raises(ValueError, match="red"):
        mix("red", "#ffffff", 0.5)


@pytest.mark.parametrize("war", conflicts.available())
def test_every_side_is_seen_in_the_dark(war):
    palette = Palette.of(conflicts.load(war))
    for side in palette.sides:
        assert contrast(palette[side].night, NIGHT) >= SEEN
        assert contrast(palette[side].night, "#14181b") >= SEEN, "the paper of a dark page"
