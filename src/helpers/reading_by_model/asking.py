"""Asking a model over the OpenAI-compatible protocol: patient with a busy server, suspicious of a broken one.

Only this module imports the client (extra `[llm]`), and only when something is asked. What a server says in words is
never shown or kept: it may hold the key, or anything else.
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from helpers.counting import plural
from helpers.reading_by_model.answers import LONGEST, AnswerError, read_answer
from helpers.reading_by_model.request import Request
from helpers.reading_by_model.settings import FILE, PREFIX, Settings

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before the second try, which double with each further one, and the most that are waited."""
LARGEST = 8 * LONGEST
"""Bytes of a response that are taken."""
_NAME = re.compile(r"[\w./:@+ -]{1,100}")
"""A server's name of a model that may be shown: it is no message."""
_SLOW = "the server did not answer in time; a higher timeout waits longer"
MISSING = "the extra [llm] is not installed: pip install 'contested-claims[llm]'"


class AskingError(Exception):
    """Why there is no answer, and what it took all the same. `final` tells that no other request will have one, either."""

    def __init__(self, reason: str, *, final: bool = False, calls: int = 0, asked: int = 0, answered: int = 0) -> None:
        super().__init__(reason)
        self.final = final
        self.calls, self.asked, self.answered = calls, asked, answered


class _AgainError(Exception):
    """A failure after which it is tried again, `pause` seconds later at the least."""

    def __init__(self, reason: str, pause: float = 0.0) -> None:
        super().__init__(reason)
        self.pause = pause


@dataclass(frozen=True)
class Reply:
    """What a model answered: its text, and the tokens that were asked and answered with; `calls` counts what it took."""

    text: str
    asked: int
    answered: int
    calls: int = 1


class Asker:
    """Asks one model. Safe to use from several threads."""

    def __init__(self, settings: Settings, *, wait: Callable[[float], None] = time.sleep) -> None:
        try:
            import openai
        except ImportError as error:
            raise AskingError(MISSING, final=True) from error
        self._openai = openai
        self._settings = settings
        self._wait = wait
        # No redirects: they could lead to a host that nobody has named; and to this machine never by a proxy.
        transport = openai.DefaultHttpxClient(follow_redirects=False, trust_env=not settings.is_local)
        self._client = openai.OpenAI(
            base_url=settings.endpoint,
            api_key=settings.key or "none",
            timeout=settings.timeout,
            max_retries=0,
            http_client=transport,
        )

    def ask(self, request: Request, parties: frozenset[str]) -> Reply:
        """An answer of the asked form. Raises AskingError where there is none after all tries."""
        asked = answered = 0
        pause, longest, reason = FIRST_PAUSE, self._settings.longest, ""
        for number in range(1, self._settings.tries + 1):
            try:
                reply, finish = self._once(request, longest)
                asked, answered = asked + reply.asked, answered + reply.answered
                if finish == "length":
                    longest *= 2
                    raise _AgainError("the answer was cut off; a higher longest gives it room")
                read_answer(reply.text, parties)
                return Reply(reply.text, asked, answered, number)
            except AnswerError as error:
                reason, least = f"the answer was {error}", 0.0
            except _AgainError as error:
                reason, least = str(error), error.pause
            if number < self._settings.tries:
                self._wait(min(max(pause, least), LONGEST_PAUSE))
                pause *= 2
        tries = self._settings.tries
        told = f"{reason} ({plural(tries, 'try', 'tries')})"
        raise AskingError(told, calls=tries, asked=asked, answered=answered)

    def _once(self, request: Request, longest: int) -> tuple[Reply, str]:
        asked: dict[str, Any] = {
            "model": self._settings.model,
            "messages": request.messages,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": request.schema},
            },
            "temperature": 0,
            "max_tokens": longest,
        }
        begun = time.monotonic()
        with self._told(), self._client.chat.completions.with_streaming_response.create(**asked) as response:
            body = b"".join(self._bounded(response.iter_bytes(), begun))
        return _reply(body, self._settings)

    def _bounded(self, chunks: Iterator[bytes], begun: float) -> Iterator[bytes]:
        """The response, as far as it is neither too long nor too slow in coming."""
        length = 0
        for chunk in chunks:
            length += len(chunk)
            if length > LARGEST:
                raise _AgainError(f"the answer is longer than {LARGEST:,} bytes")
            if time.monotonic() - begun > self._settings.timeout:
                raise _AgainError(_SLOW)
            yield chunk

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The client's errors as this module's: what may pass is tried again."""
        openai = self._openai
        try:
            yield
        except openai.APITimeoutError as error:
            raise _AgainError(_SLOW) from error
        except openai.APIStatusError as error:
            code = error.status_code
            if code in (401, 403):
                raise AskingError(f"the server refuses the key ({code}); set it in ${PREFIX}KEY", final=True) from None
            if code == 404:
                reason = "the server does not know the model, or the address (404); look at model and endpoint"
                raise AskingError(reason, final=True) from None
            if code in (408, 409, 425, 429) or code >= 500:
                raise _AgainError(f"the server answered {code}", _pause_of(error.response.headers)) from None
            raise AskingError(f"the server refuses the request ({code})") from None
        except openai.APIConnectionError as error:
            raise _AgainError(
                "the server cannot be reached, or hung up; is it running, and is that its endpoint?"
            ) from error
        except openai.OpenAIError as error:
            raise _AgainError("the answer was not of the protocol") from error
        except (_AgainError, AskingError):
            raise
        except Exception as error:  # a connection that breaks while the answer comes: whatever the transport calls it
            if type(error).__module__.partition(".")[0].rstrip("2") in ("httpx", "httpcore", "h11", "ssl", "anyio"):
                timeout = "Timeout" in type(error).__name__
                raise _AgainError(_SLOW if timeout else "the connection broke") from error
            raise


def _pause_of(headers: object) -> float:
    """Seconds that a server asks to wait."""
    try:
        return max(0.0, float(headers.get("retry-after", 0)))  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return 0.0


def _reply(body: bytes, settings: Settings) -> tuple[Reply, str]:
    """The text of a response and why it ended."""
    wanted = settings.answers_as or settings.model
    try:
        found = json.loads(body)
        choice = found["choices"][0]
        text, finish = choice["message"]["content"] or "", choice.get("finish_reason") or ""
        usage = found.get("usage") or {}
        tokens = int(usage.get("prompt_tokens") or 0), int(usage.get("completion_tokens") or 0)
        by = str(found.get("model") or wanted)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise _AgainError("the answer was not of the protocol") from error
    if not isinstance(text, str):
        raise _AgainError("the answer was not of the protocol")
    if not _is_same(by, wanted):
        raise AskingError(_another(by, wanted, settings), final=True)
    return Reply(text, *tokens), finish


def _another(by: str, wanted: str, settings: Settings) -> str:
    """That another model answered, both by name, and what to set where that is the one that is meant."""
    shown = _NAME.fullmatch(by) is not None and not (settings.key and settings.key in by)
    told = f"the server answers as {by!r}, not as {wanted!r}" if shown else f"another model than {wanted!r} answered"
    name = repr(by) if shown else "its name"
    return f"{told}; if that is the model that you mean, set answers_as to {name} in {FILE}"


def _is_same(by: str, model: str) -> bool:
    """Whether a server's name of a model means the one that was asked: with its version, or as a file."""
    names = [n.casefold().replace("\\", "/").rpartition("/")[2].removesuffix(".gguf") for n in (by, model)]
    return names[0].startswith(names[1]) or names[1].startswith(names[0])
