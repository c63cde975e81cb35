"""Where something lies to a place, in words."""

_TO_PLACE = {
    "in": "in {}",
    "part_of": "a part of {}",
    "outskirts": "on the outskirts of {}",
    "direction": "in the direction of {}",
    "east_bank": "on the east bank at {}",
    "west_bank": "on the west bank at {}",
}


def where(relation: str, place: str) -> str:
    """A place with its relation: "north of Kupiansk". The bare name where the relation is not known."""
    if not relation:
        return place
    return _TO_PLACE.get(relation, relation.replace("_", " ") + " {}").format(place)
