"""The records of a JSON file: those of one list, and of other lists, or objects, that stand beside it and look the same.

{"2024": […], "2025": […]} and {"id1": {…}, "id2": {…}} are read whole; a text that stands elsewhere is told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import ijson

from helpers import boundary
from helpers.articles import names

ITEM = "item"
"""How ijson names the members of a list."""
ALIKE = 0.5
"""Share of the fields of two objects that both have, above which the one is a record because the other is."""
SHOWN = 3  # places that are told


class Records:
    """The objects at `prefix`, as ijson writes it, and those like them beside it; `own` are the user's names of fields."""

    def __init__(self, prefix: str, own: Mapping[str, str]) -> None:
        self._prefix, self._own = prefix, own
        self._parts = prefix.split(".")
        self._is_beside = self._says_other(self._parts)
        self._texts: set[str] = set()  # names of the records' texts
        self._fields: set[str] = set()  # names of the first one's fields
        self._publishers: dict[str, str] = {}
        self._elsewhere: Counter[str] = Counter()
        self._taken = 0

    def read(self, events: Iterable[tuple[str, str, object]]) -> Iterator[tuple[object, str]]:
        """Each record, and the name of what holds it: a channel's, whose messages they are, "" for none."""
        depth, at = 0, -1  # how many objects and lists are open; around a record
        open_texts: dict[str, int] = {}  # by prefix, texts of the object that is open there
        taken_before: dict[str, int] = {}
        events = iter(events)
        for prefix, event, value in events:
            if event.startswith("end_"):
                depth -= 1
                if taken_before.pop(prefix, -1) == self._taken and prefix in open_texts:
                    self._elsewhere[prefix] += open_texts[prefix]  # there is no record in it
                open_texts.pop(prefix, None)
            elif event == "map_key":
                if self._holds_text(str(value)) and not self._says_other(prefix.split(".")):
                    open_texts[prefix] = open_texts.get(prefix, 0) + 1
            elif prefix == self._prefix:
                at = depth
                record = _built(event, value, events)
                self._learn(record)
                self._taken += 1
                yield record, self._publisher(prefix)
            elif event == "start_map" and depth == at and self._is_sibling(prefix):
                record = _built(event, value, events)
                if self._is_like(record, prefix):
                    self._taken += 1
                    yield record, self._publisher(prefix)
                elif texts := self._texts_in(record):
                    self._elsewhere[prefix] += texts
            else:
                if event.startswith("start_"):
                    depth += 1
                    taken_before[prefix] = self._taken
                elif event == "string" and prefix.rpartition(".")[2] == "name":
                    self._publishers[prefix] = str(value)

    def notes(self) -> list[str]:
        """What is to be told of texts that are in none of the records."""
        if not self._elsewhere:
            return []
        places = [boundary.legible(p.removesuffix(f".{ITEM}")) for p in self._elsewhere]
        more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
        at = f"{', '.join(map(repr, places[:SHOWN]))}{more}"
        number = self._elsewhere.total()
        return [
            f"{number} {'object' if number == 1 else 'objects'} with a text elsewhere in the file passed over: {at}"
        ]

    def _learn(self, record: object) -> None:
        if isinstance(record, Mapping):
            self._texts |= {name for name in record if self._holds_text(name)}
            self._fields = self._fields or set(record)

    def _is_like(self, record: Mapping[str, object], prefix: str) -> bool:
        """Whether an object beside the records is one: by its text in a list, by its other fields, too, where it stands alone."""
        if self._texts.isdisjoint(record):
            return False
        both = len(self._fields & set(record))
        return prefix.endswith(ITEM) or both > ALIKE * len(self._fields | set(record))

    def _texts_in(self, value: object) -> int:
        """How many objects with a text a value is, or holds, besides those that stand beside an article."""
        if isinstance(value, list):
            return sum(map(self._texts_in, value))
        if not isinstance(value, Mapping):
            return 0
        inner = sum(self._texts_in(part) for name, part in value.items() if not self._says_other((name,)))
        return inner + any(map(self._holds_text, value))

    def _is_sibling(self, prefix: str) -> bool:
        """Whether one name alone tells a place from that of the records."""
        ours, theirs = self._parts, prefix.split(".")
        shorter = min(len(ours), len(theirs))
        head = next((n for n in range(shorter) if ours[n] != theirs[n]), shorter)
        tail = next((n for n in range(shorter - head) if ours[-1 - n] != theirs[-1 - n]), shorter - head)
        our_name, name = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
        if not our_name or not name or ITEM in (*our_name, *name):
            return False
        return self._is_beside or not self._says_other([*name, ".".join(name)])

    def _says_other(self, parts: Iterable[str]) -> bool:
        """Whether a name says that what it holds stands beside an article, as comments do."""
        return any(names.holds(part, self._own) == "other" for part in parts)

    def _holds_text(self, name: str) -> bool:
        return names.holds(name, self._own) == "text"

    def _publisher(self, prefix: str) -> str:
        if prefix != ITEM and not prefix.endswith(f".{ITEM}"):
            return ""
        holder = prefix.removesuffix(f".{ITEM}").rpartition(".")[0]
        return self._publishers.get(f"{holder}.name" if holder else "name", "")


def _built(event: str, value: object, events: Iterator[tuple[str, str, object]]):
    """The value that begins with an event."""
    builder = ijson.ObjectBuilder()
    builder.event(event, value)
    depth = int(event.startswith("start_"))
    while depth:
        _, event, value = next(events)
        builder.event(event, value)
        depth += event.startswith("start_") - event.startswith("end_")
    return builder.value
