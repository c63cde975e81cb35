"""Notebook 05 with another war and another place: nothing in it knows which war it is."""

import sys
from pathlib import Path

import nbformat
import pytest

from processes import run_command

ROOT = Path(__file__).resolve().parents[1]
SARAQIB = """Syrian army says it holds Saraqib as rebels deny losing the town

The Syrian army said on Monday that its forces had recaptured the town of Saraqib. "Our units are in full control of \
Saraqib," an army statement carried by state news agency SANA said.

Rebels denied this. A spokesman for the National Liberation Front said its fighters still held the western districts \
of Saraqib.
"""


@pytest.mark.slow
def test_notebook_05_maps_an_article_about_another_war(project, tmp_path):
    articles = tmp_path / "syria"
    articles.mkdir()
    (articles / "saraqib.txt").write_text(SARAQIB, "utf-8")
    (articles / "sources.csv").write_text("file,published\nsaraqib.txt,2020-03-02\n", "utf-8")
    control = project / "data/raw/control"
    control.mkdir(parents=True, exist_ok=True)
    (control / "front_2020-03-01.geojson").write_text(
        '{"type": "Feature", "properties": {"status": "Syrian government"}, "geometry": {"type": "Polygon", '
        '"coordinates": [[[36.7, 35.8], [36.9, 35.8], [36.9, 35.95], [36.7, 35.95], [36.7, 35.8]]]}}',
        "utf-8",
    )
    given = {"articles": articles, "conflict": "syria", "focus_place": "Saraqeb", "out": tmp_path / "out"}
    command = [sys.executable, "-m", "papermill", ROOT / "notebooks/05_places_and_maps.ipynb", tmp_path / "done.ipynb"]
    options = [word for name, value in given.items() for word in ("-p", name, str(value))]
    run_command(*command, *options, cwd=tmp_path)
    cells = nbformat.read(tmp_path / "done.ipynb", as_version=4).cells
    shown = [output for cell in cells for output in cell.get("outputs", [])]
    told = "\n".join(
        str(part) for output in shown for kind, part in output.get("data", {}).items() if not kind.startswith("image")
    )
    assert "<iframe" in told and "Saraqib" in told
    assert "Syrian government: holds it (2 Mar)" in told
    assert "According to front, 2020-03-01, the place lies inside the area of Syrian government; it agrees" in told
    assert "disagrees with the claim" in told, "with those who deny it"
    for name in ("maps/claims.html", "figures/claims_by_place.svg", "figures/who_holds_what.png", "tables/places.csv"):
        assert (tmp_path / "out" / name).stat().st_size > 200
