"""A server of the OpenAI-compatible protocol on this machine that replays answers, and misbehaves as it is told to."""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODEL = "recorded"
DRIP = 0.05
"""Seconds between two bytes of an answer that drips."""


@dataclass
class Server:
    """What it was asked so far (bodies and headers), and how it is to answer: one way a request, then well."""

    answer: Callable[[dict], str]
    ways: list[str] = field(default_factory=list)
    asked: list[dict] = field(default_factory=list)
    headers: list[dict] = field(default_factory=list)
    endpoint: str = ""
    ended: threading.Event = field(default_factory=threading.Event)


def body(text: str, *, model: str = MODEL, finish: str = "stop", tokens: tuple[int, int] = (900, 300)) -> bytes:
    """A response of the protocol."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}
    told = {"id": "1", "object": "chat.completion", "created": 1, "model": model, "choices": [choice], "usage": usage}
    return json.dumps(told).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state: Server

    def log_message(self, *args) -> None:
        pass

    def do_POST(self) -> None:
        state = self.state
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        state.asked.append(request)
        state.headers.append({name.lower(): value for name, value in self.headers.items()})
        way = state.ways.pop(0) if state.ways else "well"
        getattr(self, f"_{way}")(state.answer(request))

    def _send(self, data: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(data)

    def _well(self, text: str) -> None:
        self._send(body(text))

    def _busy(self, text: str) -> None:
        self._send(b'{"error": {"message": "slow down"}}', status=429, retry_after="7")

    def _broken(self, text: str) -> None:
        self._send(b"<h1>oops</h1>", status=500)

    def _hanging(self, text: str) -> None:
        self.state.ended.wait(30)

    def _cut(self, text: str) -> None:
        self._send(body(text[: len(text) // 2], finish="length"))

    def _not_json(self, text: str) -> None:
        self._send(body("Sure! Here are the claims you asked for."))

    def _wrong_schema(self, text: str) -> None:
        self._send(body(json.dumps({"claims": [{"who": "the army", "what": "took the town"}]})))

    def _huge(self, text: str) -> None:
        self._send(body("[" * 4_000_000))

    def _empty(self, text: str) -> None:
        self._send(body(""))

    def _wrong_model(self, text: str) -> None:
        self._send(body(text, model="another"))

    def _unauthorised(self, text: str) -> None:
        key = self.headers.get("authorization", "").encode()
        self._send(b'{"error": {"message": "bad key: ' + key + b'"}}', status=401)

    def _closed(self, text: str) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)  # closing alone waits for the files that are open on it

    def _dripping(self, text: str) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "100000")
        self.end_headers()
        with contextlib.suppress(OSError):
            while not self.state.ended.is_set():
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(DRIP)

    def _moved(self, text: str) -> None:
        self._send(b"", status=307, location="http://127.0.0.1:9/v1/chat/completions")


@contextlib.contextmanager
def serve(answer: Callable[[dict], str], ways: Sequence[str] = ()) -> Iterator[Server]:
    """A server that answers with what `answer` makes of a request, once it has misbehaved in these ways."""
    state = Server(answer, list(ways))
    handler = type("Handler", (_Handler,), {"state": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    state.endpoint = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.ended.set()
        server.shutdown()
        server.server_close()
