"""Maps of claims: interactive ones that open offline, and static ones for print."""

from helpers.figures.maps.atlas import Atlas
from helpers.figures.maps.holders import holdings, turning_points
from helpers.figures.maps.interactive import interactive_map
from helpers.figures.maps.landscape import Landscape, read_landscape
from helpers.figures.maps.offline import MissingAssetError, OfflineMap
from helpers.figures.maps.static import control_map, control_over_time, static_map
from helpers.figures.maps.table import control_text, map_table, map_text

__all__ = [
    "Atlas",
    "Landscape",
    "MissingAssetError",
    "OfflineMap",
    "control_map",
    "control_over_time",
    "control_text",
    "holdings",
    "interactive_map",
    "map_table",
    "map_text",
    "read_landscape",
    "static_map",
    "turning_points",
]
