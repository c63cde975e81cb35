"""runs.yml: a list of reports to make, one a place or a week, checked as a whole before the first one starts.

- name: kupiansk                # folder of its runs, below `out`
  focus_place: Kupiansk         # any parameter of `claims-report run`
  date_from: 2025-11-01
- notebooks: [05_places_and_maps, 06_report]
  each:                         # one report for each value, named after it
    focus_place: [Pokrovsk, Lyman]
- each:
    conflict: [ukraine, sudan]  # a report a war: the articles that are about it
"""

import dataclasses
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from helpers.parameters.model import NOTEBOOKS, ParametersError, RunParameters, parse
from helpers.parameters.validation import validate
from helpers.parameters.values import Problem, nearest
from helpers.runs.settings import Settings

LARGEST = 2**20
"""Bytes of a runs.yml; a larger file is none."""
_OWN = ("name", "notebooks", "each", "keep", "cell_timeout", "timeout")


class _Loader(yaml.SafeLoader):
    """Safe YAML whose dates stay text: an impossible one is then refused as everywhere, with the nearest real one."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Plan:
    """One report of runs.yml."""

    name: str
    parameters: RunParameters
    settings: Settings


def read_plans(path: Path, *, base: RunParameters, settings: Settings) -> list[Plan]:
    """The reports that a runs.yml asks for; `base` and `settings` give what an entry does not.

    Raises ParametersError with all that is wrong in any entry: nothing has been started then.
    """
    plans: list[Plan] = []
    problems: list[Problem] = []
    for number, entry in enumerate(_entries(path), 1):
        try:
            for one in _expanded(entry):
                plans.append(_plan(one, base, settings))
        except ParametersError as error:
            where = f"{path.name}, entry {number}"
            problems += [Problem(f"{where}, {p.name}", p.message, p.nearest) for p in error.problems]
    names = Counter(p.name for p in plans)
    problems += [Problem(path.name, f"{n} reports are named {name!r}") for name, n in names.items() if n > 1]
    if problems:
        raise ParametersError(problems)
    return plans


def _entries(path: Path) -> list[Mapping]:
    try:
        too_large = path.stat().st_size > LARGEST
        content = None if too_large else yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise ParametersError([Problem(path.name, f"cannot be read: {' '.join(str(error).split())}")]) from error
    if not isinstance(content, list) or not content or not all(isinstance(e, dict) for e in content):
        raise ParametersError([Problem(path.name, "should be a list of reports, each with parameters as name: value")])
    return content


def _expanded(entry: Mapping) -> Iterator[dict]:
    """The entry itself, or one for each combination of the values under `each`, named after them."""
    each = entry.get("each")
    if each is None:
        yield {k: v for k, v in entry.items() if k != "each"}
        return
    if not isinstance(each, dict) or not each or not all(isinstance(v, list) and v for v in each.values()):
        raise ParametersError([Problem("each", "should hold lists of values by parameter")])
    for values in itertools.product(*each.values()):
        chosen = dict(zip(each, values, strict=True))
        words = [str(entry.get("name") or ""), *(_words(v) for v in values)]
        yield {**entry, **chosen, "each": None, "name": slug(" ".join(words))}


def _plan(entry: Mapping, base: RunParameters, settings: Settings) -> Plan:
    own = {k: v for k, v in entry.items() if k in _OWN and v is not None}
    given = {k: v for k, v in entry.items() if k not in _OWN}
    unknown = [k for k in given if k not in {f.name for f in dataclasses.fields(RunParameters)}]
    if unknown:
        known = [*_OWN, *(f.name for f in dataclasses.fields(RunParameters))]
        raise ParametersError([Problem(str(k), "there is no such parameter", nearest(str(k), known)) for k in unknown])
    values = {f.name: getattr(base, f.name) for f in dataclasses.fields(base)} | given
    war = given.get("conflict")
    called = given.get("focus_place") or ("" if war == "auto" else war) or ""
    name = slug(str(own.get("name") or _words(called)))
    if not name:
        raise ParametersError([Problem("name", "an entry without focus_place or conflict needs a name")])
    values["out"] = str(Path(str(values["out"])) / name)
    parameters = parse(RunParameters, values)
    validate(parameters)
    base_url = f"{settings.base_url}/{name}" if settings.base_url else ""
    return Plan(name, parameters, dataclasses.replace(settings, name=name, base_url=base_url, **_settings(own)))


def _settings(own: Mapping) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    if "notebooks" in own:
        changed["notebooks"] = notebook_set(own["notebooks"])
    for name in ("keep", "cell_timeout", "timeout"):
        if name in own:
            changed[name] = positive(name, own[name])
    return changed


def notebook_set(value: object) -> tuple[str, ...]:
    """Names of notebooks in their order, from a list or comma-separated text; numbers are enough: 05,06.

    Raises ParametersError.
    """
    items = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    chosen = []
    for item in items:
        word = str(item).strip().removesuffix(".ipynb")
        word = word.zfill(2) if word.isdecimal() else word
        found = [n for n in NOTEBOOKS if word and (n == word or n.split("_")[0] == word)]
        if not found:
            message = f"there is no notebook {item!r}; there are {', '.join(NOTEBOOKS)}"
            raise ParametersError([Problem("notebooks", message, nearest(word, NOTEBOOKS))])
        chosen += found
    if not chosen:
        raise ParametersError([Problem("notebooks", f"name at least one of {', '.join(NOTEBOOKS)}")])
    return tuple(n for n in NOTEBOOKS if n in chosen)


def positive(name: str, value: object) -> int:
    """A whole number of 1 or more. Raises ParametersError."""
    text = str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise ParametersError([Problem(name, f"should be a whole number of 1 or more, not {value!r}")])
    return int(text)


def web_address(value: str) -> str:
    """An address of the web without the slash at its end. Raises ParametersError."""
    text = value.strip().rstrip("/")
    if not re.fullmatch(r"https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?", text):
        wanted = f"should be an address like https://example.org/claims, not {value!r}"
        raise ParametersError([Problem("base_url", wanted)])
    return text


def slug(text: str) -> str:
    """A name that every file system takes: letters, digits and single hyphens, "" where nothing is left."""
    words = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFKC", text).casefold()).strip("-_")
    return words[:60].strip("-_")


def _words(value: object) -> str:
    return " ".join(str(v) for v in value) if isinstance(value, list) else str(value)
