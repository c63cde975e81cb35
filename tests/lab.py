"""A JupyterLab server of a test's own, on a free port with a token, and a page of it in which a notebook is open."""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

QUIET = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"autoStartDefaultKernel": True},
}
"""JupyterLab's settings: no question about news, no question which kernel."""


@contextlib.contextmanager
def serve(project: Path, settings: Path, *, dark: bool = False) -> Iterator[str]:
    """Start a server on the project's folder; gives the address of a file in it, to be filled in. It is ended with its kernels.

    Settings, workspaces and runtime files are kept in `settings`, so that nothing of the account's own is read or
    changed.
    """
    theme = {"theme": "JupyterLab Dark" if dark else "JupyterLab Light"}
    for name, values in (QUIET | {"apputils-extension/themes": theme}).items():
        file = settings / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    port, token = _free_port(), secrets.token_hex(16)
    folders = {f"JUPYTER_{kind}_DIR": str(settings / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    folders |= {f"JUPYTERLAB_{kind}_DIR": str(settings / kind.lower()) for kind in ("SETTINGS", "WORKSPACES")}
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={project}",
        "--LabApp.news_url=None", "--LabApp.expose_app_in_browser=True",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    log = (settings / "server.log").open("wb")
    environment = (
        os.environ | folders | {"CONTESTED_CLAIMS_HOME": str(project), "IPYTHONDIR": str(settings / "ipython")}
    )
    server = subprocess.Popen(
        command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_up(f"{address}/api?token={token}", server, settings / "server.log")
        yield f"{address}/doc/tree/{{}}?token={token}"
    except BaseException:
        print(f"The end of JupyterLab's log:\n{(settings / 'server.log').read_text(errors='replace')[-5000:]}")
        raise
    finally:
        os.killpg(server.pid, signal.SIGINT)
        os.killpg(server.pid, signal.SIGINT)  # the second one is its "yes" to the question whether to stop
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
        log.close()


def run_all(page, *, patience: int) -> None:
    """Give the page's notebook a new kernel, run all its cells, and wait until they are done (`patience` ms).

    A new kernel, not a restarted one: JupyterLab runs all cells as soon as it has asked for the restart, and on a busy
    machine now and then misses every message of the restarted kernel, which is idle while the page waits for it for
    ever (jupyterlab issues 9008 and 11636 tell of the like).

    Fails with what the page, its cells and the server know where they do not end, or end with an error.
    """
    try:
        page.wait_for_function(
            "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady && jupyterapp.shell.currentWidget.content",
            timeout=patience,
        )
        page.evaluate(
            """async () => {
                window.cellsEnded = null;
                const context = jupyterapp.shell.currentWidget.sessionContext;
                await context.changeKernel({ name: context.session.kernel.name });
            }"""
        )
        page.wait_for_function(
            "() => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'", timeout=patience
        )
        page.evaluate(
            """() => {
                jupyterapp.commands.execute("notebook:run-all-cells").then(
                    () => { window.cellsEnded = "done"; },
                    (error) => { window.cellsEnded = String(error); },
                );
            }"""
        )
        page.wait_for_function("() => window.cellsEnded", timeout=patience)
    except Exception as error:
        raise AssertionError(f"{error}\n{_state(page)}") from error
    ended = page.evaluate("() => window.cellsEnded")
    failed = page.evaluate(_FAILED)
    assert ended == "done" and not failed, f"{ended}; cells that failed: {failed}\n{_state(page)}"


_FAILED = """() => jupyterapp.shell.currentWidget.content.widgets
    .filter((c) => c.model.type === "code" && c.model.outputs.toJSON().some((o) => o.output_type === "error"))
    .map((c) => c.model.outputs.toJSON().find((o) => o.output_type === "error").evalue)"""
_STATE = """async () => {
    const panel = window.jupyterapp?.shell.currentWidget;
    const context = panel?.sessionContext, kernel = context?.session?.kernel;
    const asked = await fetch(new URL("/api/kernels" + location.search, location.href)).catch(String);
    return {
        ended: window.cellsEnded, ready: context?.isReady, kernel: kernel?.status, connection: kernel?.connectionStatus,
        pending: context?.kernelDisplayStatus, dialogs: [...document.querySelectorAll(".jp-Dialog")].map((d) => d.innerText),
        cells: panel?.content?.widgets?.filter((c) => c.model.type === "code").map((c, i) =>
            `${i}: ${c.model.executionState} [${c.model.executionCount ?? " "}] ` +
            JSON.stringify(c.model.outputs.toJSON().map((o) => o.output_type + " " + (o.text ?? o.evalue ?? "")).slice(-2)).slice(0, 300)),
        server: asked.json ? await asked.json() : asked,
    };
}"""


def _state(page) -> str:
    """What the page knows of its notebook, as JSON; the page may be the one that does not answer."""
    try:
        return json.dumps(page.evaluate(_STATE), indent=1)
    except Exception as error:
        return f"the page does not answer: {error}"


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


def _wait_until_up(address: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-3000:]}")
