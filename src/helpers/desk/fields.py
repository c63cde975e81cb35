"""An input for a field of a claim: a list of what it may be where that is known, else a line to write."""

from collections.abc import Iterable

import ipywidgets

from helpers import schema
from helpers.desk.collection import Collection
from helpers.figures.maps.words import TYPE_NAMES
from helpers.schema import SIDELESS, UNCLEAR

_COLUMNS = {column.name: column for column in schema.CLAIMS.columns}
_SIDES = ("side", "controller", "actor", "target")
_HINTS = {
    "share": "0.9 or 90%",
    "claim_date": "YYYY-MM-DD, YYYY-MM or YYYY",
    "event_date": "YYYY-MM-DD, YYYY-MM or YYYY",
    "evidence": "; ".join(schema.EVIDENCE),
    "relayed_by": "separated by ;",
    "place": "any spelling",
}


def field_input(name: str, value: str, collection: Collection, article: str, *, label: str = "") -> ipywidgets.Widget:
    """A widget whose `value` is what the field (one of corrections.EDITABLE) shall be, "" for nothing."""
    label = label or name.replace("_", " ")
    layout = ipywidgets.Layout(width="98%", max_width="420px")
    if listed := choices(name, collection, article):
        return _list(label, listed, value, layout, empty=f"— {UNCLEAR}" if name in _SIDES else "—")
    shown = {"description": label, "value": value, "placeholder": hint(name).split(",")[0], "tooltip": hint(name)}
    if known := suggestions(name, collection):
        return ipywidgets.Combobox(options=known, layout=layout, **shown)
    kind = ipywidgets.Textarea if name == "quote" else ipywidgets.Text
    return kind(layout=layout, **shown)


def choices(name: str, collection: Collection, article: str) -> list[tuple[str, str]]:
    """What a field of a claim of this article may be, each in words; none where anything may be written."""
    if name in _SIDES:
        return _sides(name, collection, article)
    names = TYPE_NAMES if name == "type" else {}
    return [(names.get(word, word.replace("_", " ")), word) for word in _COLUMNS[name].vocabulary]


def suggestions(name: str, collection: Collection) -> list[str]:
    """What a field often is in which anything may be written."""
    known = {"place": collection.place_names, "speaker": collection.speakers}
    return sorted(known.get(name, ()))


def hint(name: str) -> str:
    """How such a field is written."""
    return _HINTS.get(name, "")


def _list(
    label: str, options: Iterable[tuple[str, str]], value: str, layout, *, empty: str = "—"
) -> ipywidgets.Dropdown:
    listed = [(empty, ""), *options]
    if value not in [v for _, v in listed]:
        listed.append((value, value))
    return ipywidgets.Dropdown(description=label, options=listed, value=value, layout=layout)


def _sides(name: str, collection: Collection, article: str) -> list[tuple[str, str]]:
    conflict = collection.conflict_of(article)
    known = [s.side for s in conflict.sides] if conflict else []
    ids = dict.fromkeys([*known, *(() if known else collection.sides), *(SIDELESS if name == "side" else ())])
    return [(collection.palette[side].name, side) for side in ids if side]
