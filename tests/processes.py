"""Commands in a process of their own: what they load and take is theirs, and not what other tests have left in this one."""

import json
import subprocess
import sys

HEAVY = ("numpy", "pandas", "spacy", "folium", "geopandas", "lxml", "matplotlib", "papermill")
"""Packages that take a good part of a second to import."""
_COMMAND = """
import json, sys
from helpers.cli import main
try:
    code = main(sys.argv[2:])
except SystemExit as ended:
    code = ended.code
print()
print(json.dumps([code, [m for m in json.loads(sys.argv[1]) if m in sys.modules]]))
"""


def run_program(program: str, *arguments: str, **options) -> str:
    """What a Python program prints. Fails with what it said on standard error where it does not end well."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"exit code {done.returncode}:\n{done.stderr[-3000:]}"
    return done.stdout


def heavy_after(*command: str) -> tuple[int, list[str]]:
    """A command's exit code, and which heavy packages it has imported."""
    code, heavy = json.loads(run_program(_COMMAND, json.dumps(HEAVY), *command).splitlines()[-1])
    return code, heavy
