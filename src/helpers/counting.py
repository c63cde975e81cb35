"""A count with its noun, wherever one is told: on the page, in messages, in the log."""


def plural(count: int, one: str, many: str = "") -> str:
    """The count with its noun: "1 claim", "1,200 claims"; `many` is its plural where that is not `one` with an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
