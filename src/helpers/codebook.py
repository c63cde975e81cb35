"""The fields of an annotated claim, in the codebook's order."""

LABELS = (
    "speaker",
    "side",
    "type",
    "stance",
    "controller",
    "extent",
    "actor",
    "target",
    "place",
    "event_date",
    "claim_date",
)
"""What is said of the words of a claim."""
CODEBOOK = ("article", "quote", *LABELS)
"""Whose words they are, and their labels."""
