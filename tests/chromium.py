"""The browser that the tests of rendered pages use: found on the machine, or fetched.

Run as a script (`make test` does), it makes sure that there is one and says what it did; the `chromium` fixture of
conftest.py only looks.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> str | None:
    """Path of a Chromium or Chrome: $CHROMIUM, the PATH, macOS applications, else Playwright's own; else None."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    for path in MAC:
        if Path(path).exists():
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def fetch() -> None:
    """Get a browser: Debian's package as root, else Playwright's download. Raises CalledProcessError."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("No Chromium or Chrome on this machine: installing Debian's chromium.", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        installed = subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], env=quiet, check=False)
        if installed.returncode == 0 and find():
            return
    print("No Chromium or Chrome on this machine: fetching Playwright's.", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    if not find():
        try:
            fetch()
        except subprocess.CalledProcessError as error:
            print(f"No browser could be had ({error}).", file=sys.stderr)
    if not (path := find()):
        print("Install Chromium or Chrome, or set CHROMIUM to its path, and try again.", file=sys.stderr)
        return 1
    print(f"Browser of the tests: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
