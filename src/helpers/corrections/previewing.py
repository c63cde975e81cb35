"""What setting a field of a claim comes to, before it is recorded: what a spelling is read as, and what is no place at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpers.conflicts import Conflict
from helpers.corrections.model import CorrectionError, one_line
from helpers.corrections.rows import Reading, allowed, as_text, resolve
from helpers.parameters.values import NEAR, nearest
from helpers.places import Gazetteer
from helpers.places.asking import asked_for


@dataclass(frozen=True)
class Preview:
    """The value to record, how a spelling is read where it is not as typed, and a doubt that a person may set aside."""

    value: str
    told: str = ""
    doubt: str = ""


def preview(
    field: str,
    typed: str,
    claim: Mapping[str, Any],
    article: Mapping[str, Any],
    conflict: Conflict | None,
    gazetteer: Gazetteer | None,
) -> Preview:
    """What setting this field of the claim (a row of schema.CLAIMS, or what is known of one to come) comes to.

    A place is known by any of its spellings, as a filter takes them, and recorded by its own name (by its place_id where
    the article's text does not tell it from its namesakes).

    Raises CorrectionError, with the nearest value that would do: where it cannot be set, where the claim has it already,
    and for a name that is read as a place although nobody spells it so.
    """
    name = one_line(typed)
    near = gazetteer.context(article["text"]) if gazetteer and field == "place" and name else ()
    value = resolve(field, name, claim, Reading(article, conflict, gazetteer, near))
    allowed(field, value.text, str(claim["type"]))
    found = Preview(value.text) if field != "place" or not name else _placed(name, article, gazetteer, near, value)
    if found.value and found.value in (as_text(claim.get(field)), field == "place" and claim.get("place_id")):
        raise CorrectionError(f"{field}: the row has {as_text(claim[field])!r} already", "nothing was noted")
    return found


def _placed(name: str, article: Mapping[str, Any], gazetteer: Gazetteer | None, near: tuple, value) -> Preview:
    if gazetteer is None:
        return Preview(name, doubt=f"{value.note}.")
    match = asked_for(gazetteer, name, near=near)
    place = gazetteer.get(name) or (match.place if match else None)
    if place:
        again = gazetteer.lookup(place.name, near=near)
        told = "" if place.name.casefold() == name.casefold() else f"read as {place.name}"
        return Preview(place.name if again and again.place == place else place.place_id, told)
    loose = gazetteer.lookup(name, near=near)
    close = loose.place.name if loose else nearest(name, (known.name for known in gazetteer.places), least=NEAR)
    if loose and loose.matched != "fuzzy":
        raise CorrectionError(f"place: no gazetteer has {name!r}", f"did you mean {close!r}?")
    if close.casefold() == name.casefold():
        return Preview(
            name, doubt=f"several places are called {name!r}, so it has no point on the map; its place_id tells which."
        )
    hint = f"; did you mean {close!r}?" if close else ", so it has no point on the map."
    return Preview(name, doubt=f"no gazetteer has {name!r}{hint}")
