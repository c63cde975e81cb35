"""python -m helpers.quality: measure the extractor on annotated articles."""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.parameters.model import READERS, RULES
from helpers.paths import project_root
from helpers.quality.abstention import ABSTENTION, write_abstention
from helpers.quality.certainty import cases, write_certainty
from helpers.quality.comparing import compared as ways_compared
from helpers.quality.comparing import in_words, ways
from helpers.quality.evaluate import evaluate, read
from helpers.quality.near_misses import MANY, near_misses
from helpers.quality.relations import measure_relations
from helpers.quality.reliability import read_curves
from helpers.quality.report import describe
from helpers.quality.stories import describe as describe_stories
from helpers.quality.stories import shared
from helpers.quality.telling import compared
from helpers.quality.training import (
    ASIDE,
    RECORD,
    WEIGHTS,
    AnnotatedSet,
    annotated_sets,
    split_of,
    stale,
    write_record,
)


def main(argv: list[str] | None = None) -> int:
    """Measure the extractor on annotated articles and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m helpers.quality", description=__doc__)
    parser.add_argument("--gold", nargs="+", help="annotations (JSON Lines); the project's own by default")
    parser.add_argument("--articles", help="folder of the annotated articles")
    parser.add_argument("--sources", default="", help="CSV that says what is known of each article")
    parser.add_argument("--conflict", default="auto", help="conflict profile to read with, or auto")
    parser.add_argument("--reader", default=RULES, choices=READERS, help="measure this reader (a model of model.toml)")
    parser.add_argument(
        "--send-to", default="", metavar="HOST", help="host that a model on another machine is asked at"
    )
    parser.add_argument("--errors", action="store_true", help="list what was missed, extra or wrong")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--relations", action="store_true", help="measure relations and summaries instead")
    instead.add_argument(
        "--rates",
        action="store_true",
        help="measure all sets in every way of reading, by genre, war, language and side",
    )
    instead.add_argument("--splits", action="store_true", help="list the stories that lie in two splits of the corpus")
    instead.add_argument(
        "--near-misses",
        nargs="?",
        type=int,
        const=MANY,
        metavar="N",
        help=f"count the claims found in N ({MANY}) near misses",
    )
    instead.add_argument(
        "--write-model",
        action="store_true",
        help="learn anew which values are stated and how sure a row is, from the project's annotated articles and --also",
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="with --rates: write the figures into docs, too; with --reader: keep them, for pages",
    )
    parser.add_argument(
        "--also",
        nargs=3,
        action="append",
        default=[],
        metavar=("GOLD", "ARTICLES", "SOURCES"),
        help="another annotated folder for --write-model",
    )
    parser.add_argument(
        "--texts",
        type=Path,
        default=project_root().parent / "shared" / "open" / "articles",
        help="folder of the openly licensed texts that tests/gold/open annotates",
    )
    options = parser.parse_args(argv)
    own = project_root() / "tests" / "gold"
    if options.write_model:
        _say(_write_model(own, options.texts, options.also))
    elif options.rates:
        _say(_rates(own, options.texts, write=options.write))
    elif options.relations:
        _say(measure_relations(own / "relations", errors=options.errors))
    elif options.splits:
        _say(_splits(own, options.texts))
    elif options.near_misses is not None:
        _say(near_misses(options.texts, own, many=options.near_misses).describe())
    elif bool(options.gold) != bool(options.articles):
        parser.error("--gold and --articles belong together")
    else:
        gold, articles = options.gold or own / "claims.jsonl", options.articles or own / "articles"
        sources = options.sources if options.gold else own / "sources.csv"
        if options.reader != RULES:
            _say(_by_model(gold, articles, sources, options))
            return 0
        found = evaluate(gold, articles, sources=sources, conflict=options.conflict)
        _say(describe(found, errors=options.errors))
        as_found = read(gold, articles, sources=sources, conflict=options.conflict, as_found=True)
        _say("\n" + in_words(ways_compared(ways(as_found)), "way of reading"))
        _say(
            "\n".join(
                ["", *(f"{name}, {c.measured}: {c.describe()}" for name, c in read_curves().items()), *stale(own)]
            )
        )
    return 0


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def _write_model(own: Path, texts: Path, also: list[list[str]]) -> str:
    begun = time.monotonic()
    with TemporaryDirectory() as folder:
        others = [AnnotatedSet(gold, articles, sources, Path(gold).stem) for gold, articles, sources in also]
        sets = [*annotated_sets(own, texts, Path(folder)), *others]
        measured = [evaluate(s.gold, s.articles, sources=s.sources, as_found=True) for s in sets]
        corpus, split = ASIDE
        kept = split_of(own, corpus, texts, split, Path(folder))
        tune = [evaluate(kept.gold, kept.articles, sources=kept.sources, as_found=True)] if kept else []
        used = [*sets, kept] if kept else sets
        table = write_abstention([*measured, *tune])
        by_set = [(s.name, cases([m], fresh=s.fresh)) for s, m in zip(sets, measured, strict=True)]
        aside = cases(tune)
        models = write_certainty([case for _, found in by_set for case in found], aside)
        write_record(used, own)
    lines = [
        f"{ABSTENTION}: {len(table)} bases, from {len(sets) + len(tune)} annotated sets",
        f"{WEIGHTS}: {sum(map(len, models.values()))} weights of {len(models)} models; {RECORD.name}: from what",
        *compared(by_set, aside),
        f"{time.monotonic() - begun:.0f} seconds",
    ]
    return "\n".join(lines)


def _by_model(gold: object, articles: Path | str, sources: Path | str, options: argparse.Namespace) -> str:
    """What a language model's reading is worth, and what it took."""
    from helpers.quality.cost import measure_model

    files = [gold] if isinstance(gold, Path | str) else list(gold)  # type: ignore[call-overload]
    return measure_model(
        files,
        articles,
        sources=sources,
        conflict=options.conflict,
        reader=options.reader,
        send_to=options.send_to,
        errors=options.errors,
        keep=options.write,
    )


def _rates(own: Path, texts: Path, *, write: bool) -> str:
    from helpers.quality.rates import measure_rates, write_rates

    found = measure_rates(own, texts)
    if write:
        write_rates(found, project_root())
    return found.describe()


def _splits(own: Path, texts: Path) -> str:
    told = []
    for name, articles in (("open", texts), ("invented", own / "invented" / "articles")):
        pairs = list(shared(own / name, articles))
        told += [f"{name}:", describe_stories(pairs)]
        told += [f"  {' / '.join(p.splits)}: {' / '.join(p.texts)} ({p.days} days, {p.words} of words)" for p in pairs]
    return "\n".join(told)


if __name__ == "__main__":
    sys.exit(main())
