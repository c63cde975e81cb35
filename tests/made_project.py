"""A small project: the real conflict profiles and notebooks, three short articles that we wrote."""

import csv
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LYMAN = "Ukrainian forces have retaken the village of Yampil, the General Staff said on Monday. Russia denied this.\n"
POKROVSK = "Russia's Defence Ministry said on Sunday its troops had captured Pokrovsk. Ukraine rejected the claim.\n"
KUPIANSK = "Ukraine's army said on Friday that it controls Kupiansk. Russian forces shelled the town, it said.\n"
SOURCES = [
    ["file", "published", "publisher", "conflict"],
    ["lyman.txt", "2025-12-02", "A Gazette", "ukraine"],
    ["pokrovsk.txt", "2025-12-08", "B Courier", "ukraine"],
    ["kupiansk.txt", "2025-12-13", "C Times", "ukraine"],
]


def make_project(root: Path, *, cache: Path) -> Path:
    """Make the project's folder. What is read is kept in `cache`, by its content: several projects may share it."""
    shutil.copytree(ROOT / "data/raw/conflicts", root / "data/raw/conflicts")
    articles = root / "data/raw/articles"
    articles.mkdir(parents=True)
    for name, text in (("lyman", LYMAN), ("pokrovsk", POKROVSK), ("kupiansk", KUPIANSK)):
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    write_sources(articles, SOURCES)
    (root / "data/processed").mkdir(parents=True)
    (root / "data/processed/cache").symlink_to(cache, target_is_directory=True)
    return root


def write_sources(folder: Path, rows: list[list[str]]) -> None:
    """Write the folder's sources.csv."""
    with (folder / "sources.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
