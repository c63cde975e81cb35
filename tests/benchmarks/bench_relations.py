"""Time of grouping and relating 1,000, 10,000 and 100,000 made claims: tenfold claims, at most elevenfold time.

The least of several tries each: what else the machine does only ever adds to a time, and most to a short one.
"""

from itertools import pairwise
from time import process_time

from helpers.analysis import group_statements, relate_statements
from made_claims import articles, many_claims

TRIES = {1_000: 10, 10_000: 3, 100_000: 1}
SIZES = tuple(TRIES)
CLAIMS_A_PLACE = 50


def seconds(count: int) -> float:
    """Processor seconds that `count` claims take; places grow with them, as on a longer front."""
    claims = many_claims(count, places=count // CLAIMS_A_PLACE, days=180)
    told = articles(claims)
    start = process_time()
    grouped, statements = group_statements(claims, told)
    relate_statements(statements, grouped)
    return process_time() - start


def test_time_grows_with_the_number_of_claims():
    """Tenfold claims take at most elevenfold time."""
    times = [min(seconds(size) for _ in range(tries)) for size, tries in TRIES.items()]
    for size, time in zip(SIZES, times, strict=True):
        print(f"\nrelations of {size:>7,} claims: {time:7.2f} s", end="")
    ratios = [later / earlier for earlier, later in pairwise(times)]
    print(f"\ntimes the time of a tenth: {', '.join(f'{r:.1f}' for r in ratios)}")
    assert max(ratios) <= 11
