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

PEAK = """
def peak_megabytes():
    # of this process alone: ru_maxrss begins with what the process that started it had
    import re
    from pathlib import Path
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s*(\\d+) kB", status.read_text())[1]) // 1024
    import resource, sys
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)
"""
"""Source of a function that a program can measure its own memory with."""


def run_command(*command: object, **options) -> str:
    """What a command prints. Fails with its exit code and what it said where it does not end well."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False, **options)
    told = f"{' '.join(words)[:300]}\nexit code {done.returncode}\n{done.stdout[-1500:]}\n{done.stderr[-3000:]}"
    assert done.returncode == 0, told
    return done.stdout


def run_program(program: str, *arguments: object, **options) -> str:
    """What a Python program prints; fails as `run_command` does."""
    return run_command(sys.executable, "-c", program, *arguments, **options)


def heavy_after(*command: str) -> tuple[int, list[str]]:
    """A command's exit code, and which heavy packages it has imported."""
    code, heavy = json.loads(run_program(_COMMAND, json.dumps(HEAVY), *command).splitlines()[-1])
    return code, heavy
