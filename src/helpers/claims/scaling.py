"""Numbers between 0 and 1, as `certainty` takes them."""


def scaled(number: int, most: int) -> float:
    """A count as a share of the largest that still tells something."""
    return min(number, most) / most
