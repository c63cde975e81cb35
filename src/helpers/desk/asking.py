"""The keys of a card, and the value that it asks for."""

from dataclasses import dataclass

from markupsafe import Markup

from helpers.brief.markup import text

FIELD_KEYS = {
    "speaker": "w",
    "side": "s",
    "type": "t",
    "stance": "n",
    "controller": "h",
    "actor": "f",
    "target": "g",
    "place": "p",
    "claim_date": "d",
}
"""Field → the key that says that it is wrong."""
NAMES = {
    "speaker": "Who says it",
    "side": "For whom",
    "type": "What",
    "stance": "Asserted or denied",
    "controller": "Who holds it",
    "actor": "Whose forces act",
    "target": "Against whom",
    "place": "Where",
    "claim_date": "When it was said",
}
CHOICE_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""The keys of what is listed to choose from, in its order."""
NEVER_EMPTY = ("type", "stance")
"""Fields that no claim leaves open."""


@dataclass(frozen=True)
class Asked:
    """A value that is asked for: of which field, and what was wrong with the last one that was typed."""

    field: str
    typed: str = ""
    note: str = ""
    more: bool = False


def keys(*answers: tuple[str, str, str], number: int) -> Markup:
    """Answers as a row of keys: (key, words, act)."""
    return Markup('<div class="answers">{}</div>').format(
        Markup("").join(one_key(key, words, act, f"{number}:") for key, words, act in answers)
    )


def one_key(key: str, words: str, act: str, value: str, *, shown: str = "", title: str = "") -> Markup:
    """A control that is clicked by its key, too: the act is done with the value."""
    return Markup(
        '<button type="button" class="key" data-key="{}" data-act="{}" data-value="{}" title="{}"><kbd>{}</kbd> {}</button>'
    ).format(key, act, text(value), text(title), shown or key, text(words))


def moves(number: int) -> Markup:
    """The arrows, which lead to the next card and to the one before."""
    return hidden("ArrowRight", "next", f"{number}:") + hidden("ArrowLeft", "back", f"{number}:")


def hidden(key: str, act: str, value: str) -> Markup:
    """A key without a control that is seen."""
    return Markup('<button type="button" hidden data-key="{}" data-act="{}" data-value="{}"></button>').format(
        key, act, value
    )
