"""What people put right in the claims: recorded in data/raw/corrections.csv, applied in every later run.

    correction = edit(claim, "type", "advance", author="A. Reader", reason="they moved, nothing changed hands")
    record(corrections_path(), correction)

The extractor's own reading is never lost: a correction is a row beside it, keyed by the claim's stable id, and says
what the machine had. `apply` tells what came of each: whether it holds, is no longer needed, or has lost its claim.
"""

from helpers.corrections.applying import apply, statement_links
from helpers.corrections.file import Recorded, read_corrections, record
from helpers.corrections.making import accept, add, edit, merge, read_through, reject, split, unrelate
from helpers.corrections.model import EDITABLE, Correction, CorrectionError, Problem
from helpers.corrections.previewing import Preview, preview
from helpers.paths import corrections_path

__all__ = [
    "EDITABLE",
    "Correction",
    "CorrectionError",
    "Preview",
    "Problem",
    "Recorded",
    "accept",
    "add",
    "apply",
    "corrections_path",
    "edit",
    "merge",
    "preview",
    "read_corrections",
    "read_through",
    "record",
    "reject",
    "split",
    "statement_links",
    "unrelate",
]
