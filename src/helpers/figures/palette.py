"""One palette for every figure and map of a report: a colour, a marker and a hatch for each side.

The colours come from the conflict profile, so that a war's sides look the same in every picture. Independent voices and
the media are grey in every war: a colour would make a party of them. What is unclear is paler still, hatched, and has a
question mark for its mark. Marker and hatch repeat what the colour says, for a print in grey and for readers who do not
tell the colours apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from helpers.pages.safe import plain
from helpers.schema import NO_PARTY, SIDELESS, UNCLEAR

INK = "#1f2528"
MUTED = "#5d666b"
RULE = "#c9d0d3"
PAPER = "#ffffff"
LANE = "#f3f5f6"
STRIPES = "#8d9498"
"""Lines of what is unclear."""

# Okabe and Ito's colours for colour-blind readers, without the yellow and the black that a white page and text take.
SPARE_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
NEUTRAL_COLOURS = {"independent": "#5d666b", "media": "#939ca1", "": "#d5dadc"}
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")
NEUTRAL_MARKERS = {"independent": "h", "media": ".", "": "$?$"}
HATCHES = ("", "////", "....", "xxxx", "\\\\\\\\", "++++", "oooo", "----")
READABLE, SEEN = 4.5, 3.0
"""Contrast ratios that WCAG 2 asks of text, and of what is drawn, against its background."""
NIGHT = "#1f2529"
"""The ground of a dark map, lighter than the paper of a dark page: what is seen on it is seen on both."""


class SideLike(Protocol):
    """What the palette needs to know of a side of a conflict."""

    @property
    def side(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def colour(self) -> str: ...


class ConflictLike(Protocol):
    """What the palette needs to know of a conflict."""

    @property
    def sides(self) -> Sequence[SideLike]: ...


@dataclass(frozen=True)
class Style:
    """How one side looks: `colour` for areas and marks, `night` for those on a dark page, `text` for words on white, `tint`
    for a background."""

    side: str
    name: str
    colour: str
    marker: str
    hatch: str
    night: str = field(init=False)
    text: str = field(init=False)
    tint: str = field(init=False)
    band: str = field(init=False)

    @property
    def is_unclear(self) -> bool:
        """Whether it stands for a side that is not known."""
        return not self.side

    @property
    def patch(self) -> dict[str, Any]:
        """Colour, hatch and edge of an area, for matplotlib: only what is unclear is hatched wherever it is drawn."""
        if self.is_unclear:
            return {"facecolor": mix(self.colour, PAPER, 0.5), "edgecolor": STRIPES, "hatch": self.hatch}
        return {"facecolor": self.colour, "edgecolor": PAPER}

    @property
    def background(self) -> str:
        """The same for a page: a CSS background."""
        return self.striped(self.colour)

    def striped(self, colour: str) -> str:
        """A CSS background of a colour of this side: with stripes where the side is unclear."""
        stripes = f"repeating-linear-gradient(45deg, {STRIPES} 0 1.2px, {colour} 1.2px 5px)"
        return stripes if self.is_unclear else colour

    def __post_init__(self) -> None:
        object.__setattr__(self, "night", lighten(self.colour, until=SEEN))
        object.__setattr__(self, "text", darken(self.colour, until=READABLE))
        object.__setattr__(self, "tint", mix(self.colour, PAPER, 0.07))
        object.__setattr__(self, "band", mix(self.colour, PAPER, 0.34))


@dataclass(frozen=True)
class Palette:
    """The styles of a conflict's sides, the neutral voices and what is unclear last. `palette[side]` never fails: see `__getitem__`."""

    styles: Mapping[str, Style]

    @classmethod
    def of(cls, conflict: ConflictLike | None, *, sides: tuple[str, ...] = ()) -> "Palette":
        """The palette of a conflict, with spare colours for `sides` that its profile does not have.

        Args:
            conflict: a profile, or None for claims read without one.
            sides: further side ids that will be drawn, in a fixed order, so that colours do not change with the data.
        """
        known = [(s.side, s.name, s.colour) for s in (conflict.sides if conflict else ()) if s.side not in SIDELESS]
        ids = {side for side, _, _ in known}
        known += [(side, side_name(side), "") for side in sorted({*sides} - ids - {*NO_PARTY})]
        taken = {colour.lower() for _, _, colour in known if colour}
        spare = [c for c in SPARE_COLOURS if c not in taken] or list(SPARE_COLOURS)
        styles: dict[str, Style] = {}
        for i, (side, name, colour) in enumerate(known):
            chosen = colour or spare[i % len(spare)]
            styles[side] = Style(side, name, chosen.lower(), MARKERS[i % len(MARKERS)], HATCHES[i % len(HATCHES)])
        for side in NO_PARTY:
            hatch = "" if side else "///"
            styles[side] = Style(side, side_name(side), NEUTRAL_COLOURS[side], NEUTRAL_MARKERS[side], hatch)
        return cls(styles)

    def __getitem__(self, side: str) -> Style:
        """The style of a side; grey, under the side's own id, for one that the palette was not made for."""
        known = self.styles.get(side)
        return known or Style(side, side_name(side), MUTED, "o", "")

    @property
    def sides(self) -> list[str]:
        """Side ids in drawing order: those of the profile, independent voices, the media, "" for what is unclear."""
        return list(self.styles)


def bars_of(palette: Palette) -> list[dict[str, str]]:
    """The sides as the bars along time read them (pages/template/claims_timeline.js), in their order."""
    styles = (palette[side] for side in palette.sides)
    return [{"id": s.side, "name": plain(s.name), "colour": s.colour, "night": s.night} for s in styles]


def side_name(side: str) -> str:
    """A side's id as words, for claims whose profile gives no name: "splm_io" becomes "Splm io", "" "Unclear"."""
    words = (side or UNCLEAR).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def mix(colour: str, other: str, share: float) -> str:
    """`share` of one colour (#rrggbb) in another, mixed in sRGB."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return _hex(a * share + b * (1 - share) for a, b in pairs)


def contrast(colour: str, background: str = PAPER) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(colour), luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of a colour (#rrggbb), 0 to 1: how light it prints in grey."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def darken(colour: str, *, until: float) -> str:
    """The colour, mixed with ink no further than needed for the contrast ratio `until` on white."""
    return next((c for c in _towards(colour, "#000000") if contrast(c) >= until), INK)


def lighten(colour: str, *, until: float) -> str:
    """The colour, mixed with white no further than needed for the contrast ratio `until` on a dark page and its map."""
    return next((c for c in _towards(colour, PAPER) if contrast(c, NIGHT) >= until), PAPER)


def _towards(colour: str, other: str) -> Iterator[str]:
    return (mix(colour, other, 1 - step / 20) for step in range(20))


def _channels(colour: str) -> tuple[float, ...]:
    digits = colour.lstrip("#")
    if len(digits) != 6:
        raise ValueError(f"{colour!r} is not a colour of the form #rrggbb")
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))


def _hex(channels) -> str:
    return "#" + "".join(f"{round(255 * c):02x}" for c in channels)
