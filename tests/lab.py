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
    """Restart the kernel of the page's notebook, run all its cells, and wait until they are done (`patience` ms)."""
    page.wait_for_function(
        "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady && jupyterapp.shell.currentWidget.content",
        timeout=patience,
    )
    page.evaluate(
        """() => {
            window.cellsDone = false;
            jupyterapp.commands.execute("notebook:restart-run-all").then(() => { window.cellsDone = true; });
        }"""
    )
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    page.wait_for_function("() => window.cellsDone", timeout=patience)


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
