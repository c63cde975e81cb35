"""A notebook is taken from the last run where tables, parameters and code are the same, with the files it wrote."""

import json

import nbformat
import pytest

from helpers.runs import making, reuse
from helpers.runs.settings import Settings
from made_runs import add_article, go

MAPS = ("05_places_and_maps", "06_report")


@pytest.fixture
def executed(kernelless, monkeypatch):
    """The notebooks that the runs executed since it was last asked; the maps' notebook writes a page and tells of it."""
    found, real = [], making.execute

    def counted(notebook, out, **options):
        found.append(out.stem)
        took = real(notebook, out, **options)
        if out.stem == MAPS[0]:
            page = out.parents[1] / "maps/claims.html"
            page.parent.mkdir()
            page.write_text("a map", encoding="utf-8")
            content = nbformat.read(out, as_version=4)
            data = {"text/markdown": f"Written: `{page.name}`, `places.csv`."}
            content.cells.append(nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", data)]))
            nbformat.write(content, out)
        return took

    def since():
        names = sorted(found)
        found.clear()
        return names

    monkeypatch.setattr(making, "execute", counted)
    return since


def run_with(**values):
    result = go(Settings(jobs=1, force=values.pop("force", False)), **values)
    assert result.status == "published"


def test_only_what_changed_is_executed_again(kernelless, executed):
    latest = kernelless / "data/processed/latest"
    run_with()
    assert len(executed()) == 6
    first = latest.resolve().name
    run_with(silence=3)
    assert executed() == ["04_contradictions", "06_report"], "the report tells what is new"
    manifest = json.loads((latest / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["taken_from"] == dict.fromkeys(
        ("01_articles", "02_claims", "03_claims_by_date_and_side", "05_places_and_maps"), first
    )
    assert "05_places_and_maps: taken from run " in (latest / "run.log").read_text(encoding="utf-8")
    assert (latest / "maps/claims.html").read_text(encoding="utf-8") == "a map"
    assert sorted(p.stem for p in (latest / "notebooks").iterdir()) == sorted(making.NOTEBOOKS)
    run_with(silence=3, tiles="OpenStreetMap")
    assert executed() == list(MAPS), "what was taken may be taken again"
    add_article(kernelless)
    run_with(silence=3)
    assert len(executed()) == 6, "other tables"
    run_with(silence=3, force=True)
    assert len(executed()) == 6
    (kernelless / "data/raw/control").mkdir()
    (kernelless / "data/raw/control/a.geojson").write_text("{}", encoding="utf-8")
    run_with(silence=3)
    assert len(executed()) == 6, "other control maps"
    profile = kernelless / "data/raw/conflicts/ukraine/sides.csv"
    profile.write_text(profile.read_text(encoding="utf-8").replace("#1d5aa8", "#1d5aa9"), encoding="utf-8")
    run_with(silence=3)
    assert len(executed()) == 6, "another profile, from which figures have names and colours"


def test_where_a_file_is_told_of_by_no_notebook_none_is_taken(kernelless, executed, monkeypatch):
    run_with()
    executed()
    assert reuse.files_of({}, kernelless / "data/processed/latest") == {}
    monkeypatch.setattr(reuse, "_told", lambda path: set())
    run_with(silence=3)
    executed()
    run_with(silence=4)
    assert len(executed()) == 6
