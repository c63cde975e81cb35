"""Who sits at the desk, for the corrections to be signed with."""

import getpass
import shutil
import subprocess

from helpers.paths import project_root


def usual_author() -> str:
    """The name that git signs this project's commits with, else the account's; "" where neither is known."""
    if name := _name_in_git():
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return ""


def _name_in_git() -> str:
    git = shutil.which("git")
    if not git:
        return ""
    try:
        asked = subprocess.run(
            [git, "config", "user.name"], cwd=project_root(), capture_output=True, text=True, check=False, timeout=5
        )
    except (OSError, subprocess.TimeoutExpired):  # a busy machine: a signature is no reason to wait, or to fail
        return ""
    return asked.stdout.strip()
