"""python -m helpers.runs.readme: bring the README's tables, figures of quality and pictures up to date.

The columns come from schema.py, the measurements from the gold, the pictures from the last good run, so that nothing
in the README is typed by hand that a command could print.
"""

import re
import shutil
import sys
from pathlib import Path

from helpers import schema
from helpers.paths import project_root

PICTURES = {
    "figures/life_of_a_claim_1.png": "life_of_a_claim.png",
    "figures/claims_by_place.png": "claims_by_place.png",
}
"""File of a run → picture of the README."""


def columns(table: schema.Table) -> str:
    """A table's columns as Markdown, one row each."""
    rows = ["| column | meaning |", "| --- | --- |"]
    for c in table.columns:
        unit = f" ({c.unit})" if c.unit else ""
        values = f": {', '.join(c.vocabulary)}" if c.vocabulary else ""
        rows.append(f"| `{c.name}` | {c.meaning}{unit}{values} |")
    return "\n".join(rows)


def quality(root: Path) -> str:
    """What `python -m helpers.quality` prints for the project's own gold and for the seeds, as a code block."""
    from helpers.quality.evaluate import evaluate
    from helpers.quality.report import describe

    own = root / "tests" / "gold"
    gold = evaluate(own / "claims.jsonl", own / "articles", sources=own / "sources.csv")
    seeds = evaluate(own / "seeds.jsonl", root / "data" / "raw" / "articles")

    def figures(found) -> str:
        tables = describe(found).strip("\n").split("\n\n")
        return "\n\n".join(t for t in tables if "\nrule" not in t)  # the rules have the quality notebook

    return f"```\nown gold\n{figures(gold)}\n\nseed articles\n{figures(seeds)}\n```"


def with_block(text: str, name: str, content: str) -> str:
    """The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced.

    Raises ValueError where the marks are missing.
    """
    marked = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.S)
    if not marked.search(text):
        raise ValueError(f"README.md has no block {name!r}")
    return marked.sub(lambda m: m.group(1) + content + m.group(2), text)


def main() -> int:
    """Fill the README's generated blocks and pictures from the last report."""
    root = project_root()
    readme = root / "README.md"
    text = with_block(readme.read_text(encoding="utf-8"), "columns", columns(schema.CLAIMS))
    text = with_block(text, "quality", quality(root))
    readme.write_text(text, encoding="utf-8")
    run = (root / "data" / "processed" / "latest").resolve()
    (root / "docs" / "pictures").mkdir(parents=True, exist_ok=True)
    for source, target in PICTURES.items():
        if (run / source).is_file():
            shutil.copyfile(run / source, root / "docs" / "pictures" / target)
        else:
            print(f"no {source} in the last run ({run.name}): make report first", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
