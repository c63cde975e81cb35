"""A file as a reader meets it: its name, its size, its bytes whole or as a stream, and what to tell about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO


class ReadError(ValueError):
    """A file, or the rest of one, cannot be read; the message says why and what to do."""


class UnreadError(Exception):
    """Nothing of a file was read, and the file is not to blame; the message says why."""


class Notes(list[str]):
    """What there is to tell of a file; `failed` once something in its reading failed that nobody foresaw."""

    failed: bool = False

    def fail(self, note: str) -> None:
        """Tell what nobody foresaw."""
        self.failed = True
        self.append(note)


@dataclass
class Source:
    """One file.

    Attributes:
        name: its name, with the suffix.
        size: bytes.
        open: opens it for reading bytes.
        fields: names of fields that the user mapped (see records.Names), beside those of fields.csv.
        notes: what readers have to say about it; they append, and go on.
        depth: how many files it lies in: 0 for a file of the folder, 1 in an archive or of an e-mail.
        named_text_met: whether one of its records had a field that the user named as the text.
    """

    name: str
    size: int
    open: Callable[[], BinaryIO]
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notes: Notes = field(default_factory=Notes)
    depth: int = 0
    named_text_met: bool = False

    @classmethod
    def of_bytes(cls, raw: bytes, name: str, fields: Mapping[str, str] = MappingProxyType({})) -> "Source":
        """Bytes under a name."""
        return cls(name, len(raw), lambda: BytesIO(raw), fields)

    def part(self, raw: bytes, name: str) -> "Source":
        """A file inside this one."""
        return Source(name, len(raw), lambda: BytesIO(raw), self.fields, depth=self.depth + 1)

    def head(self, size: int) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(size)

    def raw(self, largest: int) -> bytes:
        """All its bytes. Raises ReadError where there are more than `largest`."""
        self.refuse_over(largest)
        with self.open() as stream:
            raw = stream.read(largest + 1)
        if len(raw) > largest:
            raise too_large(len(raw), largest)
        return raw

    def refuse_over(self, largest: int) -> None:
        """Raises ReadError where the file is larger than a reader takes."""
        if self.size > largest:
            raise too_large(self.size, largest)


def too_large(size: int, largest: int) -> ReadError:
    """The error for a file of `size` bytes where `largest` is the limit."""
    return ReadError(f"{size / 2**20:,.1f} MB; files of this type are read up to {largest / 2**20:,.0f} MB; split it")


class Tally:
    """Places of a file that were left out, by reason, told in one sentence a reason however many they are."""

    SHOWN = 3

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.places: dict[str, list[int]] = {}
        self.counts: dict[str, int] = {}

    def add(self, place: int, reason: str) -> None:
        """Note that a place was left out."""
        self.counts[reason] = self.counts.get(reason, 0) + 1
        shown = self.places.setdefault(reason, [])
        if len(shown) < self.SHOWN:
            shown.append(place)

    def notes(self) -> list[str]:
        """One sentence a reason: "lines 3, 8, 9 and 12 more: not valid JSON"."""
        told = []
        for reason, places in self.places.items():
            more = self.counts[reason] - len(places)
            listed = ", ".join(map(str, places)) + (f" and {more} more" if more else "")
            told.append(f"{self.unit if self.counts[reason] == 1 else _plural(self.unit)} {listed}: {reason}")
        return told


def _plural(unit: str) -> str:
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
