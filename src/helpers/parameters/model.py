"""The parameters of every notebook and run: one typed, frozen dataclass a notebook, equal to its `parameters` cell.

The same values mean the same from the command line, runs.yml, `papermill -p` and a notebook's own cell: all four go
through `parse`, which refuses what it does not know, and `validate`, which looks at the folders, conflicts, sides and
places that the values name. Both name the nearest valid value.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from helpers.parameters.values import Problem, convert, nearest
from helpers.schema import STANCES, TYPES


class ParametersError(ValueError):
    """What is wrong with the parameters, all of it: `problems`."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__("; ".join(str(p) for p in problems))


RULES = "rules"
READERS = (RULES, "model", "rules+model")
"""Who may read the articles for claims."""


def _parameter(default: object, kind: str, help_text: str, choices: tuple[str, ...] = ()):
    """A field whose metadata carry what `values.convert` and the command line need to know."""
    return field(default=default, metadata={"kind": kind, "help": help_text, "choices": choices})


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """What every notebook shares. An empty value means "not set"."""

    articles: str = _parameter("data/raw/articles", "folder", "folder of the articles")
    sources: str = _parameter("", "file", "CSV that says what is known of each article; the folder's own by default")
    conflict: str = _parameter(
        "auto", "conflict", "only articles about this war, read with its profile; or auto: chosen for each article"
    )
    text_column: str = _parameter("", "text", "column or field that holds the articles' text, where no known name does")
    focus_place: str = _parameter("", "place", "only claims about this place, in any spelling: Kupiansk, Oskol")
    sides: tuple[str, ...] = _parameter(
        (), "words", "only what these sides say: russia,ukraine,independent,media,unclear"
    )
    date_from: str = _parameter("", "date", "only claims of this day or later (2025-11-20, 2025-11, 2025), and undated")
    date_to: str = _parameter("", "date", "only claims of this day or earlier, and undated ones")
    date_field: str = _parameter(
        "claim_date",
        "choice",
        "the date that counts: when it was said, or when it happened",
        ("claim_date", "event_date"),
    )
    min_confidence: float = _parameter(
        0.0, "share", "only claims this likely to state nothing wrong (0 to 1), and those that a person checked"
    )
    only_reviewed: bool = _parameter(
        False, "flag", "only claims that a person accepted, corrected or added; how many others there are is told"
    )
    reader: str = _parameter(
        RULES, "choice", "who reads the articles for claims: the rules, a language model of your own, or both", READERS
    )
    send_to: str = _parameter(
        "", "text", "host that may be sent the articles' text, where the model is not on this machine"
    )
    workers: int = _parameter(
        1, "whole", "processes of this machine that read articles, each with 0.5 GB of memory; 1: none but this one"
    )
    scheduler: str = _parameter(
        "", "text", "a Dask cluster that reads articles instead: its scheduler's address, or scheduler file"
    )
    out: str = _parameter("data/processed", "out", "folder that results are written into")


HOW = ("workers", "scheduler")
"""Parameters that say how articles are read, and change nothing of what is found."""


@dataclass(frozen=True, kw_only=True)
class ContradictionsParameters(Parameters):
    """What 04 has besides."""

    silence: int = _parameter(14, "whole", "days after which a claim of control counts as not repeated")


@dataclass(frozen=True, kw_only=True)
class MapsParameters(Parameters):
    """What 05 has besides."""

    tiles: str = _parameter(
        "", "text", "online tiles under the map, by name (OpenStreetMap); it then needs the network"
    )


@dataclass(frozen=True, kw_only=True)
class ReportParameters(Parameters):
    """What 06 has besides."""

    hold: bool = _parameter(
        False, "flag", "no report until a named person has accepted the claims that its summary rests on"
    )


ORDERS = ("oldest", "newest", "place", "least_sure")
"""In which order a list of claims may stand; those whose date is not known come last in the first two."""


@dataclass(frozen=True, kw_only=True)
class ExploreParameters(Parameters):
    """What `explore` has besides: everything that its controls can be set to."""

    types: tuple[str, ...] = _parameter((), "words", "only claims of these types: control,advance", TYPES)
    stances: tuple[str, ...] = _parameter((), "words", "only claims that assert, or that deny: asserts,denies", STANCES)
    speaker: str = _parameter("", "text", "only speakers whose name holds these letters")
    words: str = _parameter("", "text", "only claims whose quotation holds these letters")
    order: str = _parameter("oldest", "choice", "which claims of the table come first", ORDERS)
    claim: str = _parameter("", "text", "claim_id of the claim that is opened; the first of the table by default")


@dataclass(frozen=True, kw_only=True)
class WalkParameters(Parameters):
    """What 00 has besides."""

    claim: str = _parameter("", "text", "claim_id of the claim that is followed; one that is denied by default")


@dataclass(frozen=True, kw_only=True)
class ReviewParameters(Parameters):
    """What `review` has besides."""

    reviewer: str = _parameter("", "text", "who reviews, by name or initials; by default the name that git knows")
    seed: int = _parameter(1, "whole", "which random draw is audited: the same seed and folder, the same draw")
    audit_claims: int = _parameter(60, "whole", "claims that are drawn")
    audit_sentences: int = _parameter(20, "whole", "sentences without a claim that are drawn")


NOTEBOOKS: dict[str, type[Parameters]] = {
    "01_articles": Parameters,
    "02_claims": Parameters,
    "03_claims_by_date_and_side": Parameters,
    "04_contradictions": ContradictionsParameters,
    "05_places_and_maps": MapsParameters,
    "06_report": ReportParameters,
}
"""The notebooks of a run, in their order, each with its parameters."""

INTERACTIVE: dict[str, type[Parameters]] = {
    "00_from_sentence_to_contradiction": WalkParameters,
    "check": Parameters,
    "explore": ExploreParameters,
    "review": ReviewParameters,
}
"""Notebooks that a person reads or works in, and that are no part of a run, each with its parameters."""


@dataclass(frozen=True, kw_only=True)
class RunParameters(*sorted(set(NOTEBOOKS.values()), key=lambda kind: (-len(kind.mro()), kind.__name__))):  # type: ignore[misc]
    """Every parameter of every notebook of a run."""


def parse[P: Parameters](kind: type[P], values: Mapping[str, object]) -> P:
    """Typed parameters from plain values: strings of a command line, or what YAML, papermill and a cell give.

    Raises ParametersError with every unknown name, wrong type and impossible value. None stands for "not given".
    """
    fields = {f.name: f for f in dataclasses.fields(kind)}
    problems: list[Problem] = []
    typed: dict[str, object] = {}
    for name, value in values.items():
        if name not in fields:
            problems.append(Problem(name, "there is no such parameter", nearest(name, fields)))
        elif value is not None:
            try:
                typed[name] = convert(fields[name], value)
            except ValueError as error:
                problems.append(error.args[0])
    if not problems and typed.get("date_from") and typed.get("date_to"):
        first, last = str(typed["date_from"]), str(typed["date_to"])
        if first[: len(last)] > last[: len(first)]:
            problems.append(Problem("date_to", f"{last} is before date_from, {first}"))
    if problems:
        raise ParametersError(problems)
    return kind(**typed)  # type: ignore[arg-type]


def plain(parameters: Parameters) -> dict[str, object]:
    """The parameters as YAML, JSON and papermill take them: lists for tuples."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in dataclasses.asdict(parameters).items()}


def without_how(parameters: Parameters) -> dict[str, object]:
    """The parameters that what is found depends on, as `plain` gives them."""
    return {name: value for name, value in plain(parameters).items() if name not in HOW}


def narrow[P: Parameters](kind: type[P], parameters: Parameters) -> P:
    """The part of a run's parameters that one notebook has."""
    return kind(**{f.name: getattr(parameters, f.name) for f in dataclasses.fields(kind)})
