"""Several wars in one folder: no table section, figure, legend or map of a notebook has sides of two of them."""

import json
import re

import pytest

from helpers import Tables, show
from helpers.paths import project_root
from helpers.wars import wars

ARTICLES = {
    "u.txt": "Ukrainian forces have retaken Lyman, the General Staff said on Monday. Russia's Defence Ministry denied this.",
    "s.txt": "The Rapid Support Forces said on Monday that they had captured El Obeid in Sudan. The Sudanese army denied it.",
    "o.txt": "Al-Shabaab fighters captured Jowhar in Somalia on Monday. Somali troops had left Jowhar, the Somali army said.",
    "o2.txt": "The Somali government said on Tuesday its troops had retaken Jowhar from al-Shabaab.",
}
SIDES = {
    "ukraine": ("Ukraine", "Russia"),
    "sudan": ("Sudanese Armed Forces", "Rapid Support Forces"),
    "generic": ("Al-Shabaab", "Somalia's government"),
}
NOTEBOOKS = ("02_claims", "03_claims_by_date_and_side", "04_contradictions", "05_places_and_maps")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("wars")
    for name, text in ARTICLES.items():
        (made / name).write_text(f"A town’s news\n\n4 March 2025\n\n{text}", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def tables(folder):
    return Tables.of(articles=str(folder))


def test_each_war_has_its_tables_and_every_claim_is_in_one(tables):
    found = wars(tables)
    assert sorted(war.conflict.id for war in found) == sorted(SIDES)
    assert sorted(i for war in found for i in war.claims["claim_id"]) == sorted(tables.claims["claim_id"])
    for war in found:
        told = set(war.statements["statement_id"])
        assert set(war.relations["a"]) | set(war.relations["b"]) <= told
        assert set(war.places["place_id"]) == set(war.claims["place_id"]) - {""}
        assert {s.name for s in war.conflict.sides} & {
            n for i, own in SIDES.items() if i != war.conflict.id for n in own
        } == set()


def test_a_folder_of_one_war_is_that_war(tables, folder):
    (one,) = wars(Tables.of(articles=str(folder), conflict="sudan"))
    assert one.conflict.id == "sudan" and set(one.claims["article"]) == {"s.txt"}


def test_a_war_without_a_profile_has_the_names_of_its_sides_and_a_place(tables):
    (war,) = (w for w in wars(tables) if w.conflict.id == "generic")
    assert war.title.startswith("Somalia: ") and "Al-Shabaab" in war.title
    assert set(war.claims.loc[war.claims["place"] == "Jowhar", "place_id"]) == {"geonames-56335"}
    assert war.claims.loc[war.claims["place"] == "Jowhar", "lat"].notna().all()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_shows_no_sides_of_two_wars_together(name, folder, tmp_path, monkeypatch):
    """Runs its cells, and looks at every table, and at the words that stand for every figure and map."""
    shown: list[str] = []

    def display(*objects, **about):
        for thing in objects:
            if isinstance(thing, dict):
                shown.append(thing["text/plain"])
            else:
                shown.append(getattr(thing, "data", None) or thing._repr_html_())

    monkeypatch.setattr(show, "display", display)
    cells = json.loads((project_root() / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    space: dict[str, object] = {"display": display, "__name__": name}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), space)
            if "parameters" in cell["metadata"].get("tags", ()):
                space |= {"articles": str(folder), "out": str(tmp_path)}
    assert len(shown) > len(SIDES)
    for words in shown:
        told = {war for war, names in SIDES.items() for n in names if re.search(rf"\b{re.escape(n)}\b", words)}
        assert len(told) < 2, words[:2000]
