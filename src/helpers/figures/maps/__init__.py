"""Maps of claims: interactive ones that open offline, and static ones for print."""

from helpers.figures.maps.interactive import interactive_map
from helpers.figures.maps.landscape import Landscape, read_landscape
from helpers.figures.maps.offline import MissingAssetError, OfflineMap
from helpers.figures.maps.table import map_table, map_text

__all__ = [
    "Landscape",
    "MissingAssetError",
    "OfflineMap",
    "interactive_map",
    "map_table",
    "map_text",
    "read_landscape",
]
