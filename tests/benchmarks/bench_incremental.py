"""Time of the tables after one more article, beside a full reading of the same folder."""

import itertools
from time import process_time

from streams import dense

from helpers.cache import Cache
from helpers.parameters.model import Parameters
from helpers.tables import Tables

ARTICLES = 5_000
"""Short ones, as the dense stream has them: two hundred words each."""


def test_one_more_article_costs_under_a_twentieth_of_the_full_time(project):
    """Seconds of the processor for all tables: of a folder never read, and of that folder with one article more."""
    folder = project / "data/raw/articles"
    texts = dense()
    cache = Cache(project / "cache")

    def seconds():
        start = process_time()
        tables = Tables(Parameters(conflict="ukraine"), cache=cache)
        return process_time() - start if len(tables.claims) else 0.0

    seconds()  # the made project's own three articles: models and gazetteers are loaded now
    for number, text in enumerate(itertools.islice(texts, ARTICLES)):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    full = seconds()
    (folder / "one more.txt").write_text(next(texts), encoding="utf-8")
    more = seconds()
    print(f"\n{ARTICLES} articles: {full:.1f} s; one more: {more:.2f} s, {more / full:.1%} of it", end="")
    assert 0 < more <= 0.05 * full
