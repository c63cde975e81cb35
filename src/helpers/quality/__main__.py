"""python -m helpers.quality: measure the extractor on annotated articles."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.paths import project_root
from helpers.quality.abstention import ABSTENTION, write_abstention
from helpers.quality.certainty import CERTAINTY, cases, compared, write_certainty
from helpers.quality.corpus import lay_out
from helpers.quality.evaluate import evaluate
from helpers.quality.relations import measure_relations
from helpers.quality.report import describe


def main(argv: list[str] | None = None) -> int:
    """Measure the extractor on annotated articles and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m helpers.quality", description=__doc__)
    parser.add_argument("--gold", nargs="+", help="annotations (JSON Lines); the project's own by default")
    parser.add_argument("--articles", help="folder of the annotated articles")
    parser.add_argument("--sources", default="", help="CSV that says what is known of each article")
    parser.add_argument("--conflict", default="auto", help="conflict profile to read with, or auto")
    parser.add_argument("--errors", action="store_true", help="list what was missed, extra or wrong")
    parser.add_argument(
        "--relations", action="store_true", help="measure relations and summaries on tests/gold/relations instead"
    )
    parser.add_argument(
        "--write-model",
        action="store_true",
        help="learn anew which values are stated and how sure a row is, from the project's annotated articles and --also",
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
    root = project_root()
    own = root / "tests" / "gold"
    if options.write_model:
        with TemporaryDirectory() as folder:
            sets = [*annotated_sets(own, options.texts, Path(folder)), *options.also]
            measured = [evaluate(gold, articles, sources=sources, as_found=True) for gold, articles, sources in sets]
            kept = open_split(own, options.texts, "tune", Path(folder))
            tune = [evaluate(kept[0], kept[1], sources=kept[2], as_found=True)] if kept else []
        table = write_abstention([*measured, *tune])
        models = write_certainty(cases(measured))
        sys.stdout.write(f"{ABSTENTION}: {len(table)} bases, from {len(sets) + len(tune)} annotated sets\n")
        sys.stdout.write(f"{CERTAINTY}: {sum(map(len, models.values()))} weights of {len(models)} models\n")
        for line in compared(cases(measured), cases(tune)):
            sys.stdout.write(line + "\n")
        return 0
    if options.relations:
        sys.stdout.write(measure_relations(own / "relations", errors=options.errors) + "\n")
        return 0
    if bool(options.gold) != bool(options.articles):
        parser.error("--gold and --articles belong together")
    if options.gold:
        found = evaluate(options.gold, options.articles, sources=options.sources, conflict=options.conflict)
    else:
        found = evaluate_own(own)
    sys.stdout.write(describe(found, errors=options.errors) + "\n")
    return 0


def annotated_sets(own: Path, texts: Path, folder: Path) -> list[tuple[Path, Path, Path]]:
    """(gold, articles, sources) of all that weights may be learned from: the project's gold, and the corpus by its splits.

    Texts that are not ours lie in `texts`; without them their annotations are left out. Of these only the split train
    is taken: the licences of the others do not allow it.
    """
    sets = [(f / "claims.jsonl", f / "articles", f / "sources.csv") for f in (own, own / "blind")]
    invented = lay_out(own / "invented", own / "invented" / "articles", ("train", "tune"), folder / "invented")
    return [*sets, *(found for found in (invented, open_split(own, texts, "train", folder)) if found is not None)]


def open_split(own: Path, texts: Path, split: str, folder: Path) -> tuple[Path, Path, Path] | None:
    """(gold, articles, sources) of a split of the openly licensed texts, where these lie at hand."""
    return lay_out(own / "open", texts, (split,), folder / split)


def evaluate_own(folder: Path):
    """The measurement on the articles written for this project."""
    return evaluate(folder / "claims.jsonl", folder / "articles", sources=folder / "sources.csv")


if __name__ == "__main__":
    sys.exit(main())
