"""Which model is asked, and where: from model.toml in the project's folder, or from the environment.

    endpoint = "http://localhost:11434/v1"   # of any server of the OpenAI-compatible protocol
    model = "qwen3:8b"
    key = ""                                 # where the server wants one; better: $CONTESTED_CLAIMS_MODEL_KEY

The environment holds against the file. Nothing of it is a parameter of a notebook, so that no key is ever written into a
report, and no article is sent anywhere by a notebook that somebody else wrote.
"""

import ipaddress
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from helpers.parameters.model import ParametersError
from helpers.parameters.values import Problem, nearest
from helpers.paths import project_root

FILE = "model.toml"
PREFIX = "CONTESTED_CLAIMS_MODEL_"
"""Before the names of environment variables: $CONTESTED_CLAIMS_MODEL_ENDPOINT, …_MODEL, …_KEY."""
DOCS = "docs/language-models.md"
LEAST: Mapping[str, float] = {"parallel": 1, "timeout": 1e-3, "tries": 1, "budget": 0, "longest": 1}
"""Setting → the least value that means anything."""


@dataclass(frozen=True)
class Settings:
    """Which model is asked, and how.

    Attributes:
        endpoint: address of the server, up to and with its version: https://host/v1.
        model: the model's name as the server knows it.
        answers_as: the name by which the server calls the model in its answers, where that is another one: behind an alias.
        key: what the server asks for; shown nowhere.
        parallel: requests at once.
        timeout: seconds for one request, until its last byte.
        tries: how often an article is asked for before it is given up.
        budget: tokens that one run may take, asked and answered together; 0 for no limit.
        longest: tokens that an answer may have.
        given_in: setting → where its value comes from; what is not in it has its default.
    """

    endpoint: str = ""
    model: str = ""
    answers_as: str = ""
    key: str = field(default="", repr=False)
    parallel: int = 4
    timeout: float = 300.0
    tries: int = 4
    budget: int = 0
    longest: int = 16_000
    given_in: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """What the model is called in what is kept of it, and on a page."""
        return f"{self.model} ({self.answers_as})" if self.answers_as else self.model

    @property
    def host(self) -> str:
        """The host that articles are sent to; "" where the endpoint names none."""
        try:
            return urlsplit(self.endpoint).hostname or ""
        except ValueError:
            return ""

    @property
    def told_host(self) -> str:
        """The host that a page, a manifest and a log name: "" for this machine, which text does not leave."""
        return "" if self.is_local else self.host

    @property
    def is_local(self) -> bool:
        """Whether that is this machine itself."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def read_settings(folder: Path | None = None) -> Settings:
    """The settings of this project.

    Raises ParametersError for a file that is none, for what no setting is called, and for values that mean nothing; each
    with the place that it comes from.
    """
    path = (folder or project_root()) / FILE
    given: dict[str, object] = {}
    if path.is_file():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as error:
            raise ParametersError([Problem(FILE, f"cannot be read as TOML: {error}")]) from error
    known = {f.name: f for f in fields(Settings) if f.name != "given_in"}
    given_in = dict.fromkeys(given, FILE)
    for name in known:
        if PREFIX + name.upper() in os.environ:
            given[name], given_in[name] = os.environ[PREFIX + name.upper()], f"${PREFIX}{name.upper()}"
    problems = [Problem(FILE, f"there is no setting {n!r}", nearest(n, known)) for n in given if n not in known]
    typed: dict[str, object] = {}
    for name, value in given.items():
        if name in known:
            try:
                typed[name] = _typed(name, value, known[name].default)
            except ValueError as error:
                problems.append(Problem(given_in[name], str(error)))
    if problems:
        raise ParametersError(problems)
    return Settings(**typed, given_in=given_in)  # type: ignore[arg-type]


def _typed(name: str, value: object, default: Any) -> object:
    """A value as its setting has it. Raises ValueError, with what it should be."""
    shown = "" if name == "key" else f", not {value!r}"
    if isinstance(default, str):
        if not isinstance(value, str):
            raise ValueError(f"{name} should be text in quotation marks{shown}")
        return value.strip()
    kind, noun = (int, "a whole number") if isinstance(default, int) else (float, "a number")
    wanted = f"{name} should be {noun}{' above 0' if name == 'timeout' else f', {LEAST[name]:g} or more'}{shown}"
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError(wanted)
    try:
        number = kind(value)
    except (ValueError, OverflowError) as error:
        raise ValueError(wanted) from error
    if not isinstance(value, str) and number != value:
        raise ValueError(wanted)
    if not math.isfinite(number) or number < LEAST[name]:
        raise ValueError(wanted)
    return number


def problem_of(settings: Settings, send_to: str) -> Problem | None:
    """Why a model may not be asked with these settings; None where it may.

    `send_to` is the host that whoever runs it has named: without it, text goes to this machine alone.
    """
    if missing := [name for name in ("endpoint", "model") if not getattr(settings, name)]:
        names, variables = " and ".join(missing), " and ".join(f"${PREFIX}{name.upper()}" for name in missing)
        told = f"no {' and no '.join(missing)} of a language model is named yet: set {names} in {project_root() / FILE}, or {variables}; {DOCS} tells how"
        return Problem("reader", told)
    if not _is_address(settings):
        where = settings.given_in.get("endpoint", FILE)
        return Problem(where, "the endpoint is no address like https://host/v1, without a user's name in it")
    if settings.is_local:
        return None
    if send_to.strip().casefold() != settings.host.casefold():
        wanted = f"the articles' text would be sent to {settings.host}"
        given = f", not to {send_to.strip()}" if send_to.strip() else ""
        allowed = f"to allow it: --send-to {settings.host}, or send_to in a notebook"
        return Problem("send_to", f"{wanted}{given}; {allowed}")
    return None


def _is_address(settings: Settings) -> bool:
    try:
        parts = urlsplit(settings.endpoint)
        parts.port  # noqa: B018 - looking at it tells whether it is one
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(settings.host) and parts.username is None
