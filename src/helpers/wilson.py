"""Wilson's score interval of a proportion: honest where few cases support it, and where all or none of them are right."""

import math

Z_95 = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: a two-sided 95 % interval."""


def wilson(share: float, n: float, *, z: float = Z_95) -> tuple[float, float]:
    """Both bounds of the Wilson score interval (E. B. Wilson, 1927) of a share of `n` cases; NaN for n = 0.

    `n` need not be whole: weighted cases count as an effective number of them. Of infinitely many the share is known.

    >>> [round(bound, 3) for bound in wilson(51 / 60, 60)]
    [0.739, 0.919]

    Raises:
        ValueError: a share outside 0…1, or fewer than no cases.
    """
    if not 0 <= share <= 1 or n < 0:
        raise ValueError(f"a share of {share} of {n}")
    if n == 0:
        return math.nan, math.nan
    if n == math.inf:
        return share, share
    centre = share + z * z / (2 * n)
    margin = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    return (0.0 if share == 0 else (centre - margin) / whole), (1.0 if share == 1 else (centre + margin) / whole)


def wilson_lower(successes: int, n: int, *, z: float = Z_95) -> float:
    """Lower bound of the interval of `successes` out of `n`; NaN for n = 0.

    >>> round(wilson_lower(9, 10), 3)
    0.596

    Raises:
        ValueError: successes outside 0…n.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} successes of {n}")
    return wilson(successes / n, n, z=z)[0] if n else math.nan
