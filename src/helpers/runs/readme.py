"""python -m helpers.runs.readme: bring the tables, error rates and figures of the README and docs up to date.

The columns come from schema.py, the measurements from the gold, the figures from the last good run, so that nothing
there is typed by hand that a command could print.
"""

import re
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from helpers import schema
from helpers.paths import project_root

if TYPE_CHECKING:
    from helpers.quality import Measurement

FIGURES = {"figures/life_of_a_claim_1.png": "life_of_a_claim.png"}
"""File of a run → picture of the README."""
MEASURES = {
    "detection": "claims",
    "attributed": "of these, what somebody is reported to say",
    "core": "with side, type, stance and place right",
    "strict": "with controller and day right too",
    "whole": "with actor, target and speaker right too",
}
"""Row of `Measurement.summary` → what it counts, in words."""


def columns(table: schema.Table) -> str:
    """A table's columns as Markdown, one row each."""
    rows = ["| column | meaning |", "| --- | --- |"]
    for c in table.columns:
        unit = f" ({c.unit})" if c.unit else ""
        values = f": {', '.join(c.vocabulary)}" if c.vocabulary else ""
        rows.append(f"| `{c.name}` | {c.meaning}{unit}{values} |")
    return "\n".join(rows)


def dictionary() -> str:
    """Every table of schema.py as Markdown."""
    return "\n\n".join(f"## {t.name}\n\n{t.meaning}\n\n{columns(t)}" for t in schema.TABLES.values())


def summary(found: "Measurement") -> str:
    """The main error rates as Markdown."""
    lines = ["| | right | found | annotated | precision | recall | F1 |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for name, words in MEASURES.items():
        row = found.summary.loc[name].to_dict()
        counts = " | ".join(f"{row[c]:.0f}" for c in ("right", "predicted", "gold"))
        lines.append(
            f"| {words} | {counts} | " + " | ".join(f"{row[c]:.2f}" for c in ("precision", "recall", "f1")) + " |"
        )
    denials = found.denials
    share = "" if pd.isna(denials["recall"]) else f"{denials['recall']:.2f}"
    lines.append(f"| denials and refusals | | | {int(denials['gold'])} | | {share} | |")
    false = found.counts["false claims"]
    lines += ["", f"Rows in which nothing that is stated is wrong: {found.trust:.2f}."]
    return "\n".join(lines) + f"\n\nClaims found in articles that have none: {false}."


def rates(found: "Measurement") -> str:
    """What `python -m helpers.quality` prints, as a code block; the rules have the quality notebook."""
    from helpers.quality.report import describe

    tables = describe(found).strip("\n").split("\n\n")
    return "```\n" + "\n\n".join(t for t in tables if "\nrule" not in t) + "\n```"


def block(text: str, name: str) -> str:
    """What stands between `<!-- name -->` and `<!-- /name -->`. Raises ValueError where the marks are missing."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.S)
    if not found:
        raise ValueError(f"there is no block {name!r}")
    return found[1]


def with_block(text: str, name: str, content: str) -> str:
    """The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced.

    Raises ValueError where the marks are missing.
    """
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.S)
    if not marked.search(text):
        raise ValueError(f"there is no block {name!r} to fill")
    return marked.sub(lambda m: f"{m.group(1)}{content}\n{m.group(2)}", text)


def fill(path: Path, blocks: dict[str, str]) -> None:
    """Replace the named blocks of a document. Raises ValueError where one is missing, before anything is written."""
    text = path.read_text(encoding="utf-8")
    for name, content in blocks.items():
        text = with_block(text, name, content)
    path.write_text(text, encoding="utf-8")


def main() -> int:
    """Fill the generated blocks of README.md, docs/columns.md and docs/error-rates.md, and copy the figures."""
    from helpers.quality.evaluate import evaluate
    from helpers.quality.relations import measure_relations
    from helpers.quality.trust import trust_by_language, write_trust

    root = project_root()
    own = root / "tests" / "gold"
    gold = evaluate(own / "claims.jsonl", own / "articles", sources=own / "sources.csv")
    seeds = evaluate(own / "seeds.jsonl", root / "data" / "raw" / "articles")
    blind, unread = (
        evaluate(own / name / "claims.jsonl", own / name / "articles", sources=own / name / "sources.csv")
        for name in ("blind", "unread")
    )
    fill(root / "README.md", {"quality": summary(gold), "unread": summary(unread)})
    fill(root / "docs" / "columns.md", {"columns": dictionary()})
    write_trust(trust_by_language(unread, date.today()))
    found = {"own": gold, "blind": blind, "unread": unread, "seeds": seeds}
    related = "```\n" + measure_relations(own / "relations") + "\n```"
    fill(root / "docs" / "error-rates.md", {n: rates(m) for n, m in found.items()} | {"relations": related})
    run = (root / "data" / "processed" / "latest").resolve()
    (root / "docs" / "pictures").mkdir(parents=True, exist_ok=True)
    for source, target in FIGURES.items():
        if (run / source).is_file():
            shutil.copyfile(run / source, root / "docs" / "pictures" / target)
        else:
            print(f"no {source} in the last run ({run.name}): make report first", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
