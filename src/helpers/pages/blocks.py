"""Data that a page carries in blocks that no browser runs; the page's own script reads them."""

import json
import re
from dataclasses import dataclass, field

_ELEMENT = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_KIND = re.compile(r"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def block(data: object, *, name: str) -> str:
    """Data as an inert element of the class `name`, whatever words are in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/json" class="{name}">{text.replace("<", "\\u003c")}</script>'


def runs(attributes: str) -> bool:
    """Whether a script element with these attributes is a program, not a block of data."""
    kind = _KIND.search(attributes)
    return kind is None or kind[1].lower() in ("module", "text/javascript", "application/javascript")


@dataclass
class Shelf:
    """The scripts and styles of a page's maps, each once: text → number. A map's document names them by number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def put(self, document: str) -> list[str | int]:
        """The document in pieces: its own text, and the numbers of what lies on the shelf."""
        pieces: list[str | int] = []
        last = 0
        for found in _ELEMENT.finditer(document):
            if found[3] and runs(found[2]):
                pieces += [document[last : found.start(3)], self.numbers.setdefault(found[3], len(self.numbers))]
                last = found.end(3)
        return [*pieces, document[last:]]

    @property
    def html(self) -> str:
        """The shelf as a block, nothing where no map is."""
        return block(list(self.numbers), name="maps-share") if self.numbers else ""
