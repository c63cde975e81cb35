"""Control maps as overlays of the interactive map, each under the name of who draws it."""

from collections.abc import Iterable

from shapely import set_precision
from shapely.geometry import mapping

from helpers.analysis.control_layers import Layer
from helpers.conflicts import Conflict
from helpers.figures.maps.payload import COORDINATE_DIGITS, SIMPLIFY_DEGREES
from helpers.pages.safe import plain


def overlays(layers: Iterable[Layer], conflict: Conflict) -> list[dict[str, object]]:
    """The newest layer of each maker, as `interactive_map` takes it."""
    newest = {layer.name: layer for layer in sorted(layers, key=lambda layer: layer.day)}
    names = {side.side: side.name for side in conflict.sides}
    drawn: list[dict[str, object]] = []
    for layer in newest.values():
        whose = [names.get(holder, holder) or status for status, holder in zip(
            layer.areas["status"], layer.areas["holder"], strict=True)]  # fmt: skip
        held = ", ".join(dict.fromkeys(word for word in whose if word))
        source = f" Source: {layer.source}." if layer.source else ""
        features = [
            {
                "type": "Feature",
                "properties": {},
                "geometry": mapping(set_precision(area.simplify(SIMPLIFY_DEGREES), 10**-COORDINATE_DIGITS)),
            }
            for area in layer.areas.geometry
        ]
        note = f"Areas drawn: {held or 'it does not say whose'}. One voice among others.{source}"
        drawn.append(
            {
                "name": plain(str(layer)),
                "note": plain(note),
                "features": {"type": "FeatureCollection", "features": features},
            }
        )
    return drawn
