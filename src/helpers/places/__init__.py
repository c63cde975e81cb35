"""Where a claim is: names to places, places and relations to geometries."""

from helpers.places.gazetteer import Gazetteer
from helpers.places.locate import geometries, locate, places_table
from helpers.places.model import Match, Mention, Place

__all__ = ["Gazetteer", "Match", "Mention", "Place", "geometries", "locate", "places_table"]
