"""A claim of control on a sheet, in whatever direction time runs: its mark, and the band for the days that it stands."""

from helpers.figures.palette import Palette
from helpers.figures.timelines.sheet import Sheet
from helpers.figures.timelines.story import Band, Mark


def draw_band(
    sheet: Sheet,
    band: Band,
    start: tuple[float, float],
    end: tuple[float, float],
    palette: Palette,
    *,
    thick: float = 9,
) -> None:
    """The days for which a claim stands: half as thick for a part of the place, dashed where it is not repeated."""
    xs, ys, colour = [start[0], end[0]], [start[1], end[1]], palette[band.holder].band
    if band.repeated:
        sheet.stroke(xs, ys, colour, thick=thick // 2 if band.part else thick, order=1.5)
    else:
        sheet.stroke(xs, ys, colour, thick=1.6, dashes=(4, 3), order=1.5)


def draw_claim(sheet: Sheet, mark: Mark, x: float, y: float, palette: Palette, *, size: float = 12.5) -> None:
    """The mark of a claim in its holder's colour: half for a part, hollow for a denial, a diamond where it is said again."""
    sheet.mark(
        x,
        y,
        palette[mark.holder].colour,
        hollow=mark.kind == "deny",
        half=mark.part,
        diamond=mark.reaffirmed,
        size=size,
    )
