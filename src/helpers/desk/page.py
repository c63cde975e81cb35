"""A piece of HTML in a notebook that tells Python what was clicked in it and which words were selected.

ipywidgets' own HTML can only be looked at. Everything shown comes as `Markup`, in which what an article says is text.
"""

from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets
from markupsafe import Markup

_HERE = Path(__file__).parent
GONE = (
    "The kernel behind this is gone: nothing that you press here is done any more. What you did before is kept in "
    "data/raw."
)
"""What a page says whose Python has ended, been restarted or been shut down; how it goes on then, follows."""
RUN_ALL = "choose “Run All Cells” in the menu “Run”"


class Page(anywidget.AnyWidget):
    """HTML under a label for screen readers.

    An element with `data-act` and `data-value` is a control: a click, Enter or Space on it calls the handler of that
    act with the value. Words selected inside elements with `data-from` (the offset of their first character in an
    article) call the handler of "select" with "start:end", offsets in characters. A key clicks the control whose
    `data-key` it is, while the page has the focus; an input with `data-enter` calls the handler of that act with
    "value:words" when Enter is pressed in it. `guarded` is what the page says once its kernel is gone, `lines` what has to
    be pasted then. A page that is `live` is read out when it changes, and comes into sight.
    """

    _esm = _HERE / "page.js"
    _css = _HERE / "page.css"
    html = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    guarded = traitlets.Unicode().tag(sync=True)
    lines = traitlets.Unicode().tag(sync=True)
    live = traitlets.Bool().tag(sync=True)

    def __init__(
        self,
        label: str,
        handlers: dict[str, Callable[[str], None]] | None = None,
        *,
        guarded: str = "",
        live: bool = False,
    ) -> None:
        super().__init__(label=label, guarded=guarded, live=live)
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
