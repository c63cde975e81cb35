"""The lower bound of a proportion that few cases support."""

import math

Z_95 = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: a two-sided 95 % interval."""


def wilson_lower(successes: int, n: int, *, z: float = Z_95) -> float:
    """Lower bound of the Wilson score interval (E. B. Wilson, 1927) of `successes` out of `n`; NaN for n = 0.

    >>> round(wilson_lower(9, 10), 3)
    0.596

    Raises:
        ValueError: successes outside 0…n.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} successes of {n}")
    if n == 0:
        return math.nan
    if successes == 0:
        return 0.0
    share = successes / n
    centre = share + z * z / (2 * n)
    margin = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (centre - margin) / (1 + z * z / n)
