"""Where the project's files are, whatever the working directory."""

import os
from pathlib import Path


def project_root() -> Path:
    """The folder that holds data/raw/conflicts: $CONTESTED_CLAIMS_HOME, else found upwards from the working
    directory, else from this package (an editable install). Raises FileNotFoundError saying what to set.
    """
    named = os.environ.get("CONTESTED_CLAIMS_HOME")
    if named:
        candidates = [Path(named)]
    else:
        here = Path.cwd()
        candidates = [here, *here.parents, *Path(__file__).resolve().parents]
    for folder in candidates:
        if (folder / "data" / "raw" / "conflicts").is_dir():
            return folder.resolve()
    raise FileNotFoundError(
        "the project's data/raw/conflicts was not found: run inside a checkout, or set CONTESTED_CLAIMS_HOME to one"
    )


def corrections_path() -> Path:
    """Where the project's corrections are."""
    return project_root() / "data" / "raw" / "corrections.csv"


def audit_path() -> Path:
    """Where the answers of those who audited the reading of their folder are."""
    return project_root() / "data" / "raw" / "audit.csv"
