"""Words of maps that are not about a proposition: the names of types, and counts."""

TYPE_NAMES = {
    "control": "Control",
    "advance": "Advance",
    "repelled": "Attack repelled",
    "encirclement": "Encirclement",
    "withdrawal": "Withdrawal",
    "presence": "Presence or fighting",
    "strike": "Strike",
    "losses": "Losses",
    "other": "Other",
}


def counted(n: int, one: str) -> str:
    """A number of things: "1 claim", "2 claims"."""
    return f"{n} {one}" if n == 1 else f"{n} {one}s"
