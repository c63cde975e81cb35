"""A piece of HTML in a notebook that tells Python what was clicked in it and which words were selected.

ipywidgets' own HTML can only be looked at. Everything shown comes as `Markup`, in which what an article says is text.
"""

from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets
from markupsafe import Markup

_HERE = Path(__file__).parent


class Page(anywidget.AnyWidget):
    """HTML under a label for screen readers.

    An element with `data-act` and `data-value` is a control: a click, Enter or Space on it calls the handler of that
    act with the value. Words selected inside elements with `data-from` (the offset of their first character in an
    article) call the handler of "select" with "start:end", offsets in characters.
    """

    _esm = _HERE / "page.js"
    _css = _HERE / "page.css"
    html = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)

    def __init__(self, label: str, handlers: dict[str, Callable[[str], None]] | None = None) -> None:
        super().__init__(label=label)
        self._handlers = handlers or {}
        self.on_msg(self._told)

    def show(self, body: Markup) -> None:
        """Show this instead of what was there. Raises TypeError for a plain string, which could be anybody's."""
        if not isinstance(body, Markup):
            raise TypeError("a page shows Markup, so that nothing foreign is taken for HTML")
        self.html = str(body)

    def _told(self, widget, content: dict, buffers) -> None:
        handler = self._handlers.get(str(content.get("act")))
        if handler is not None:
            handler(str(content.get("value", "")))
