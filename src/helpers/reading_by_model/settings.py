"""Which model is asked, and where: from model.toml in the project's folder, or from the environment.

    endpoint = "http://localhost:11434/v1"   # of any server of the OpenAI-compatible protocol
    model = "qwen3:8b"
    key = ""                                 # where the server wants one; better: $CONTESTED_CLAIMS_MODEL_KEY

The environment holds against the file. Nothing of it is a parameter of a notebook, so that no key is ever written into a
report, and no article is sent anywhere by a notebook that somebody else wrote.
"""

import ipaddress
import os
import tomllib
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


@dataclass(frozen=True)
class Settings:
    """Which model is asked, and how.

    Attributes:
        endpoint: address of the server, up to and with its version: https://host/v1.
        model: the model's name as the server knows it.
        key: what the server asks for; shown nowhere.
        parallel: requests at once.
        timeout: seconds for one request, until its last byte.
        tries: how often an article is asked for before it is given up.
        budget: tokens that one run may take, asked and answered together; 0 for no limit.
        longest: tokens that an answer may have.
    """

    endpoint: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    parallel: int = 4
    timeout: float = 300.0
    tries: int = 4
    budget: int = 0
    longest: int = 16_000

    @property
    def host(self) -> str:
        """The host that articles are sent to."""
        return urlsplit(self.endpoint).hostname or ""

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
    """The settings of this project. Raises ParametersError for a file that is none, and for what no setting is called."""
    path = (folder or project_root()) / FILE
    given: dict[str, object] = {}
    if path.is_file():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as error:
            raise ParametersError([Problem(FILE, "cannot be read as TOML")]) from error
    known = {f.name: f for f in fields(Settings)}
    for name in known:
        if PREFIX + name.upper() in os.environ:
            given[name] = os.environ[PREFIX + name.upper()]
    problems = [Problem(FILE, f"there is no setting {n!r}", nearest(n, known)) for n in given if n not in known]
    typed: dict[str, object] = {}
    for name, value in given.items():
        if name in known:
            default: Any = known[name].default
            try:
                typed[name] = type(default)(value)
            except (TypeError, ValueError):
                problems.append(Problem(FILE, f"{name} should be like {default!r}"))
    if problems:
        raise ParametersError(problems)
    return Settings(**typed)  # type: ignore[arg-type]


def problem_of(settings: Settings, send_to: str) -> Problem | None:
    """Why a model may not be asked with these settings; None where it may.

    `send_to` is the host that whoever runs it has named: without it, text goes to this machine alone.
    """
    parts = urlsplit(settings.endpoint)
    if not settings.endpoint or not settings.model:
        return Problem("reader", f"a model reads only where {FILE}, or the environment, names its endpoint and model")
    if parts.scheme not in ("http", "https") or not settings.host or parts.username is not None:
        return Problem("reader", f"the endpoint of {FILE} is no address like https://host/v1")
    if settings.is_local:
        return None
    if send_to.strip().casefold() != settings.host.casefold():
        wanted = f"the articles' text would be sent to {settings.host}"
        return Problem("send_to", f"{wanted}; name that host to allow it", settings.host)
    return None
