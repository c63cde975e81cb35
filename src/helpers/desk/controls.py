"""The controls of a view: one for each parameter that an analyst sets, and back from their values to parameters."""

from collections.abc import Callable, Iterable

import ipywidgets
from markupsafe import Markup

from helpers.desk.collection import Collection
from helpers.figures.maps.words import TYPE_NAMES
from helpers.parameters.model import ExploreParameters
from helpers.parameters.values import Problem
from helpers.schema import STANCES, TYPES, UNCLEAR

_ORDER_NAMES = [
    ("Oldest first", "oldest"),
    ("Newest first", "newest"),
    ("By place", "place"),
    ("Least sure first", "least_sure"),
]
_OWN_WIDTH = {"description_width": "initial"}
_DATE_NAMES = [("it was said", "claim_date"), ("it happened", "event_date")]


class Controls:
    """The filter's widgets, in `box`. `on_change` is called after each change that a person makes."""

    def __init__(self, collection: Collection, on_change: Callable[[], object]) -> None:
        self._on_change = on_change
        self._setting = False
        self._place = _text(
            ipywidgets.Combobox, "Place", "any spelling", "Only claims about this place", options=collection.place_names
        )
        self._speaker = _text(
            ipywidgets.Combobox, "Speaker", "a part of the name", "Only these speakers", options=collection.speakers
        )
        self._words = _text(
            ipywidgets.Text, "Words", "in the quotation", "Only claims whose quotation holds these letters"
        )
        dates = "YYYY-MM-DD, YYYY-MM or YYYY; claims without a date stay"
        self._first = _text(ipywidgets.Text, "From", "YYYY-MM-DD", dates, 160)
        self._last = _text(ipywidgets.Text, "To", "YYYY-MM-DD", dates, 145)
        self._date_field = ipywidgets.Dropdown(
            options=_DATE_NAMES, description="The day", layout=_wide(180), style=_OWN_WIDTH
        )
        self._order = ipywidgets.Dropdown(
            options=_ORDER_NAMES, description="Order", layout=_wide(180), style=_OWN_WIDTH
        )
        self._sure = ipywidgets.BoundedFloatText(
            min=0, max=1, step=0.05, description="Confidence at least", layout=_wide(215), style=_OWN_WIDTH,
            tooltip="Only claims this likely to state nothing wrong, and those that a person checked",
        )  # fmt: skip
        self._sides = {side or UNCLEAR: _box(collection.palette[side].name) for side in collection.sides}
        self._types = {kind: _box(TYPE_NAMES[kind]) for kind in TYPES}
        self._stances = {stance: _box(stance.capitalize()) for stance in STANCES}
        self._told = {name: ipywidgets.HTML(layout=_wide(230)) for name in ("focus_place", "date_from", "date_to")}
        self._all = ipywidgets.Button(description="Show all claims", tooltip="Take every filter away")
        self._all.on_click(lambda _: self._reset())
        for control in self._controls:
            control.observe(self._changed, "value")

    @property
    def box(self) -> ipywidgets.Widget:
        """The widgets, laid out so that they wrap on a narrow screen."""
        return ipywidgets.VBox(
            [
                _row(
                    [
                        _over(self._place, self._told["focus_place"]),
                        self._speaker,
                        self._words,
                        _over(self._first, self._told["date_from"]),
                        _over(self._last, self._told["date_to"]),
                        self._date_field,
                        self._order,
                        self._sure,
                        self._all,
                    ]
                ),
                _choices("Sides (none ticked: all)", self._sides.values()),
                _choices("Types (none ticked: all)", self._types.values()),
                _choices("Stance (none ticked: all)", self._stances.values()),
            ]
        )

    def values(self) -> dict[str, object]:
        """What the controls say, as values for `parse`."""
        return {
            "focus_place": self._place.value,
            "speaker": self._speaker.value,
            "words": self._words.value,
            "date_from": self._first.value,
            "date_to": self._last.value,
            "date_field": self._date_field.value,
            "order": self._order.value,
            "min_confidence": self._sure.value,
            "sides": [side for side, box in self._sides.items() if box.value],
            "types": [kind for kind, box in self._types.items() if box.value],
            "stances": [stance for stance, box in self._stances.items() if box.value],
        }

    def tell(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say at its field what is wrong with its value, nothing at the others; the problems that have no field here."""
        found = {problem.name: problem for problem in problems}
        for name, told in self._told.items():
            told.value = answer(_of_field(found[name])) if name in found else ""
        return [problem for name, problem in found.items() if name not in self._told]

    def set(self, parameters: ExploreParameters) -> None:
        """Put the controls where these parameters are; nobody is told."""
        self.tell(())
        self._setting = True
        try:
            self._place.value, self._speaker.value = parameters.focus_place, parameters.speaker
            self._words.value = parameters.words
            self._first.value, self._last.value = parameters.date_from, parameters.date_to
            self._date_field.value, self._order.value = parameters.date_field, parameters.order
            self._sure.value = parameters.min_confidence
            ticked = (
                (self._sides, parameters.sides),
                (self._types, parameters.types),
                (self._stances, parameters.stances),
            )
            for boxes, chosen in ticked:
                for value, box in boxes.items():
                    box.value = value in chosen
        finally:
            self._setting = False

    @property
    def _controls(self) -> list[ipywidgets.Widget]:
        fields = [self._place, self._speaker, self._words, self._first, self._last, self._date_field, self._order]
        return [*fields, self._sure, *self._sides.values(), *self._types.values(), *self._stances.values()]

    def _changed(self, change) -> None:
        if not self._setting:
            self._on_change()

    def _reset(self) -> None:
        self.set(ExploreParameters(order=self._order.value, date_field=self._date_field.value))
        self._on_change()


def _text(kind, label: str, placeholder: str, tooltip: str, wide: int = 230, **options) -> ipywidgets.Widget:
    return kind(
        description=label, placeholder=placeholder, tooltip=tooltip, continuous_update=False, layout=_wide(wide),
        style=_OWN_WIDTH, **options,
    )  # fmt: skip


def _of_field(problem: Problem) -> str:
    """What is wrong with a field, without the parameters' names, and that what is shown does not follow it."""
    wrong = str(problem).partition(": ")[2].replace("date_from", "“From”")
    return f"{wrong[0].upper()}{wrong[1:]}{'' if wrong.endswith('?)') else '.'} This field selects nothing yet; what is shown is the selection before it."


def answer(words: str) -> str:
    """HTML of what is said at a field, "" for nothing."""
    return Markup('<span class="claims-desk-answer" role="alert">{}</span>').format(words) if words else ""


def _over(field: ipywidgets.Widget, told: ipywidgets.Widget) -> ipywidgets.VBox:
    return ipywidgets.VBox([field, told])


def _wide(pixels: int) -> ipywidgets.Layout:
    return ipywidgets.Layout(width=f"{pixels}px", max_width="100%")


def _box(label: str) -> ipywidgets.Checkbox:
    return ipywidgets.Checkbox(description=label, indent=False)


def _row(children) -> ipywidgets.Box:
    box = ipywidgets.Box(list(children))
    box.add_class("claims-desk-row")
    return box


def _choices(label: str, boxes) -> ipywidgets.Box:
    box = ipywidgets.Box([ipywidgets.Label(label), *boxes])
    box.add_class("claims-desk-choices")
    return box
