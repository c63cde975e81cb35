"""Whether the folders, conflicts, sides and places that parameters name are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from helpers import conflicts
from helpers.conflicts import Conflict
from helpers.parameters.model import RULES, Parameters, ParametersError
from helpers.parameters.values import NEAR, Problem, nearest
from helpers.paths import project_root
from helpers.schema import SIDELESS, UNCLEAR

if TYPE_CHECKING:
    from helpers.places.model import Place


def input_path(path: str) -> Path:
    """Where an input of this name is: as it stands from the working directory, else from the project's folder."""
    here = Path(path).expanduser()
    return here.resolve() if here.exists() else (project_root() / here).resolve()


def output_path(path: str) -> Path:
    """Where an output goes: relative paths start at the project's folder, wherever the notebook runs."""
    return (project_root() / Path(path).expanduser()).resolve()


def validate(parameters: Parameters, *, places: bool = True) -> None:
    """Raise ParametersError, naming the nearest valid value, where something that is named does not exist.

    Without `places`, the focus_place and the profiles are not looked at: making their gazetteers takes seconds.
    """
    problems = [*_paths(parameters), *_tiles(parameters), *_reader(parameters)]
    conflict_problem = _conflict(parameters)
    problems += conflict_problem
    if not conflict_problem:
        problems += _sides(parameters)
        problems += _place(parameters) if places else ()
    if problems:
        raise ParametersError(problems)


def wanted_conflicts(parameters: Parameters) -> list[Conflict]:
    """The conflict profiles that these parameters may read articles with."""
    ids = conflicts.available() if parameters.conflict == "auto" else [parameters.conflict]
    return [conflicts.load(i) for i in ids]


def find_places(name: str, profiles: Iterable[Conflict]) -> list[Place]:
    """What a focus_place names in each profile's gazetteer; a near miss in spelling is no match."""
    from helpers.places import Gazetteer  # it takes a second to import, and most parameters name no place
    from helpers.places.asking import asked_for

    matches = [asked_for(Gazetteer.for_conflict(profile), name) for profile in profiles]
    return [m.place for m in matches if m]


def _paths(parameters: Parameters) -> Iterator[Problem]:
    folder = input_path(parameters.articles)
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "is not there"
        yield Problem("articles", f"the folder {parameters.articles!r} {what}", _sibling(folder, folders=True))
    if parameters.sources and not (sources := input_path(parameters.sources)).is_file():
        if sources.exists():
            what = "a folder" if sources.is_dir() else "a pipe or a device"
            yield Problem("sources", f"{parameters.sources!r} is {what}, not a file")
        else:
            yield Problem("sources", f"the file {parameters.sources!r} is not there", _sibling(sources, folders=False))
    if (out := output_path(parameters.out)).exists() and not out.is_dir():
        yield Problem("out", f"{parameters.out!r} is a file, not a folder")


def _tiles(parameters: Parameters) -> Iterator[Problem]:
    """Online tiles are known by name; those that need a key of their owner's cannot be had."""
    tiles = getattr(parameters, "tiles", "")
    if not tiles:
        return
    from xyzservices import providers  # read only where somebody asks for tiles: it knows a thousand

    names = ["OpenStreetMap", *(name for name, tile in providers.flatten().items() if not tile.requires_token())]
    known = {_letters(name) for name in names}
    if _letters(tiles) not in known:
        message = f"there are no online tiles {tiles!r} that need no key of their owner's"
        yield Problem("tiles", message, nearest(tiles, names) or names[0])


def _reader(parameters: Parameters) -> Iterator[Problem]:
    """A model reads only where its host is named, and its client is there."""
    if parameters.reader == RULES:
        return
    from importlib.util import find_spec

    from helpers.reading_by_model.settings import problem_of, read_settings

    if problem := problem_of(read_settings(), parameters.send_to):
        yield problem
    elif find_spec("openai") is None:
        yield Problem("reader", "a model can be asked with the extra [llm] only: pip install 'contested-claims[llm]'")


def _letters(name: str) -> str:
    """A name as folium compares it: case, dots, spaces and hyphens do not count."""
    return "".join(filter(str.isalnum, name)).casefold()


def _sibling(path: Path, *, folders: bool) -> str:
    if not path.parent.is_dir():
        return ""
    names = [p.name for p in path.parent.iterdir() if p.is_dir() == folders and not p.name.startswith(".")]
    near = nearest(path.name, names)
    return str(path.parent / near) if near else ""


def _conflict(parameters: Parameters) -> list[Problem]:
    known = ["auto", *conflicts.available()]
    if parameters.conflict in known:
        return []
    message = f"there is no profile {parameters.conflict!r}; there are {', '.join(known)}"
    return [Problem("conflict", message, nearest(parameters.conflict, known))]


def _sides(parameters: Parameters) -> Iterator[Problem]:
    if not parameters.sides:
        return
    known = [s.side for c in wanted_conflicts(parameters) for s in c.sides]
    known = list(dict.fromkeys([*known, *SIDELESS, UNCLEAR]))
    for side in parameters.sides:
        if side not in known:
            yield Problem("sides", f"there is no side {side!r}; there are {', '.join(known)}", nearest(side, known))


def _place(parameters: Parameters) -> Iterator[Problem]:
    name, profiles = parameters.focus_place, wanted_conflicts(parameters)
    if not name:
        return
    from helpers.places import Gazetteer

    if not any(find_places(name, [profile]) for profile in profiles):
        gazetteers = [Gazetteer.for_conflict(profile) for profile in profiles]
        miss = next((m for g in gazetteers if (m := g.lookup(name))), None)
        near = miss.place.name if miss else nearest(name, (p.name for g in gazetteers for p in g.places), least=NEAR)
        yield Problem("focus_place", f"no gazetteer has a place {name!r}", near)
