"""What is sent to a language model: the instructions, an article's numbered sentences, and the form of the answer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from helpers.articles.model import Article
from helpers.cache import digest
from helpers.conflicts import Conflict
from helpers.conflicts.model import Side
from helpers.reading_by_model.sentences import Sentence, parts_of
from helpers.schema import EXTENTS, SIDELESS, STANCES, TYPES

NONE = "none"
"""What an answer has where a field of closed values is empty: some servers take no empty word in an enumeration."""
_NAMED = 8
"""Names of a side, of its people and of its forces that are told."""
WITHHELD = "(left out: not part of the news)"


@dataclass(frozen=True)
class Request:
    """What is sent of one article, or of a part of it."""

    instructions: str
    material: str
    schema: dict[str, object]
    sentences: tuple[Sentence, ...]

    @property
    def messages(self) -> list[dict[str, str]]:
        return [{"role": "system", "content": self.instructions}, {"role": "user", "content": self.material}]


def requests_of(article: Article, conflict: Conflict, sentences: Sequence[Sentence]) -> list[Request]:
    """The requests of an article: one, or several where it is long. `conflict` is the one with the article's own sides."""
    schema = answer_schema(conflict)
    parts = list(parts_of(sentences))
    return [
        Request(instructions(), _material(article, conflict, part, (n, len(parts))), schema, tuple(part))
        for n, part in enumerate(parts, 1)
    ]


@cache
def instructions() -> str:
    """What every model is told, whatever the article."""
    return files(__package__).joinpath("instructions.md").read_text(encoding="utf-8").strip()


def printed(request: Request) -> str:
    """A request as a person can read and copy it: the two messages, and the schema that is sent with them."""
    schema = json.dumps(request.schema, ensure_ascii=False)
    return f"{request.instructions}\n\n{request.material}\n\nSchema of the answer:\n{schema}\n"


def prompt_version() -> str:
    """What tells this prompt from any other version of it."""
    return digest(instructions(), answer_schema(None), WITHHELD)[:8]


def answer_schema(conflict: Conflict | None) -> dict[str, object]:
    """The JSON schema of an answer: flat, in words that every server knows. Without a conflict, that of no war."""
    parties = [s.side for s in conflict.sides if s.party] if conflict is not None else []
    closed = {
        "side": [*parties, *SIDELESS, NONE],
        "type": [*TYPES],
        "stance": [*STANCES],
        "controller": [*parties, NONE],
        "extent": [*EXTENTS, NONE],
        "actor": [*parties, NONE],
        "target": [*parties, NONE],
    }
    text = {"type": "string"}
    fields: dict[str, object] = {
        "sentence": {"type": "integer"},
        "quote": text,
        "speaker": text,
        "speaker_words": text,
        **{name: {"type": "string", "enum": values} for name, values in closed.items()},
        **dict.fromkeys(
            ("place", "place_words", "event_date", "event_date_words", "claim_date", "claim_date_words"), text
        ),
    }
    claim = {"type": "object", "properties": fields, "required": [*fields], "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": claim}},
        "required": ["claims"],
        "additionalProperties": False,
    }


def _material(article: Article, conflict: Conflict, part: Sequence[Sentence], number: tuple[int, int]) -> str:
    lines = ["Sides:", *map(_side_line, (s for s in conflict.sides if s.party))]
    lines += ["- independent: who speaks for no side", "- media: the article itself, and outlets", ""]
    about = (("Published", _day(article.published)), ("Publisher", article.publisher), ("Title", article.title))
    lines += [f"{name}: {' '.join(value.split())}" for name, value in about if value and not _speaks(name, value)]
    if not article.published:
        lines.append("Published: not known")
    if number[1] > 1:
        lines.append(f"Part {number[0]} of {number[1]}: list the claims of the sentences below.")
    lines += ["", "BEGIN ARTICLE"]
    lines += [f"[{s.number}] {WITHHELD if s.withheld else s.words}" for s in part]
    return "\n".join([*lines, "END ARTICLE"])


def _day(iso: str) -> str:
    """A date with its weekday, where it is a day: weekdays of the text count from it."""
    try:
        return f"{iso} ({date.fromisoformat(iso):%A})"
    except ValueError:
        return iso


def _speaks(name: str, value: str) -> bool:
    from helpers.reading_by_model.sentences import speaks_to_machine

    return name != "Published" and speaks_to_machine(value)


def _side_line(side: Side) -> str:
    """A side's id and the words by which articles call it, those in the Latin alphabet first."""
    names = sorted((*side.names, *side.demonyms, *side.forces), key=lambda name: not name.isascii())
    latin = [name for name in dict.fromkeys(names) if name.isascii()]
    told = [*side.names, *side.demonyms[:3], *side.forces]
    told = [name for name in dict.fromkeys(told) if name in latin][: 2 * _NAMED]
    return f"- {side.side}: {side.name}" + (f" ({', '.join(told)})" if told else "")
