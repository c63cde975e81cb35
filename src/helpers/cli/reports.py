"""Commands that make reports: run and html.

What executes notebooks and draws is imported where it is used: it takes seconds, and `--help` or a wrong option none.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.cli.options import (
    add_command,
    add_parameters,
    existing_file,
    one_folder,
    read_parameters,
    writes_unicode,
)
from helpers.cli.progress import show_progress
from helpers.parameters.model import NOTEBOOKS, RunParameters
from helpers.runs.outcome import Exit, RunError
from helpers.runs.settings import Result, Settings
from helpers.stages import silent

if TYPE_CHECKING:
    from helpers.runs.plans import Plan

_RUN = """\
Reads the articles, checks the tables, executes the notebooks and publishes one report:

  <out>/runs/<run>/   report.html, tables/, notebooks/, manifest.json, run.log
  <out>/latest        the last good run; a run that fails leaves it as it is
  <out>/index.html    all runs, and what changed in each

A second run with nothing new ends at once. With RUNS.YML it makes a list of reports, one a place or a week.
"""


def add_commands(commands) -> None:
    """Add run and html to the command line."""
    make = add_command(commands, "run", make_reports, "make everything: tables, timelines, a map and one report", _RUN)
    make.add_argument(
        "plan", nargs="?", metavar="FOLDER|RUNS.YML", help="folder of articles, as --articles, or a list of reports"
    )
    add_parameters(make, RunParameters)
    how = make.add_argument_group("how to run")
    how.add_argument("--notebooks", metavar="NAMES", help=f"only these: {','.join(NOTEBOOKS)}; numbers are enough")
    how.add_argument(
        "--report", metavar="NOTEBOOK", help="make the report of this copy of 06_report.ipynb, as you changed it"
    )
    how.add_argument("--cell-timeout", metavar="SECONDS", help="limit for one cell (default: 1800)")
    how.add_argument("--timeout", metavar="SECONDS", help="limit for the whole run (default: 21600)")
    how.add_argument("--keep", metavar="N", help="good runs, and failed ones, to keep (default: 20)")
    how.add_argument("--jobs", metavar="N", help="notebooks, or reports of RUNS.YML, at once (default: 2)")
    how.add_argument(
        "--base-url",
        metavar="URL",
        help="where the folder --out will be found on the web: a preview of the report then has a picture",
    )
    how.add_argument("--force", action="store_true", help="make the report even where nothing is new")
    how.add_argument("--estimate", action="store_true", help="say what a model would be asked, and ask nothing")
    how.add_argument("--json", action="store_true", help="end the output with one line of JSON for other programs")

    html = add_command(commands, "html", make_html, "make one HTML file, to share, of an executed notebook")
    html.add_argument("notebook", metavar="NOTEBOOK", help="an executed .ipynb")
    html.add_argument("--out", metavar="FILE", help="file to write (default: beside the notebook, .html)")


def make_reports(options: argparse.Namespace) -> int:
    """claims-report run."""
    from helpers.runs.run import run

    if options.plan and Path(options.plan).expanduser().is_dir():
        options.articles, options.plan = one_folder(options.plan, options.articles), None
    parameters = read_parameters(options, RunParameters)
    settings = _settings(options)
    if options.estimate:
        from helpers.cli.models import print_estimate

        return print_estimate(parameters)
    if options.plan:
        from helpers.parameters.validation import output_path
        from helpers.runs.index import write_index
        from helpers.runs.plans import read_plans
        from helpers.runs.store import Store

        plans = read_plans(existing_file(options.plan, "plan"), base=parameters, settings=settings)
        results = _run_all(plans, jobs=settings.jobs)
        with suppress(OSError):
            write_index(Store(output_path(parameters.out)))
    else:
        results = [run(parameters, settings, progress=show_progress)]
    for result in results:
        print(_in_words(result), file=sys.stderr if result.exit_code else sys.stdout)
        for words in _about_model(result):
            print(f"claims-report: {words}", file=sys.stderr)
    if options.json:
        rows = [dataclasses.asdict(r) for r in results]
        told = {"status": _worst(results), "runs": rows} if options.plan else rows[0]
        print(json.dumps(told, ensure_ascii=not writes_unicode(sys.stdout)))
    return next((r.exit_code for r in results if r.exit_code), int(Exit.DONE))


def make_html(options: argparse.Namespace) -> Exit:
    """claims-report html."""
    from helpers.pages.export import export_notebook

    notebook = existing_file(options.notebook, "notebook")
    out = Path(options.out).expanduser() if options.out else notebook.with_suffix(".html")
    try:
        print(export_notebook(notebook, out))
    except ValueError as error:
        raise RunError(Exit.PARAMETERS, str(error)) from error
    except OSError as error:
        raise RunError(Exit.PARAMETERS, f"{out} cannot be written: {error.strerror}") from error
    return Exit.DONE


def _settings(options: argparse.Namespace) -> Settings:
    from helpers.runs.plans import notebook_set, positive, web_address

    given: dict[str, object] = {"force": options.force}
    if options.notebooks is not None:
        given["notebooks"] = notebook_set(options.notebooks)
    if options.report is not None:
        given["report"] = existing_file(options.report, "report").resolve()
    if options.base_url is not None:
        given["base_url"] = web_address(options.base_url)
    for name in ("cell_timeout", "timeout", "keep", "jobs"):
        if (value := getattr(options, name)) is not None:
            given[name] = positive(name, value)
    return Settings(**given)  # type: ignore[arg-type]


def _run_all(plans: list[Plan], *, jobs: int) -> list[Result]:
    """Each report in a process of its own, `jobs` at once; one that fails takes no other with it."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        return list(pool.map(_run_plan, plans))


def _run_plan(plan: Plan) -> Result:
    from helpers.runs.run import run

    settings = dataclasses.replace(plan.settings, jobs=1)
    return run(plan.parameters, settings, progress=silent)


def _worst(results: list[Result]) -> str:
    statuses = {r.status for r in results}
    return next(s for s in ("failed", "published", "nothing_new") if s in statuses)


def _about_model(result: Result) -> list[str]:
    """What a language model was asked and did not read, what of its answers is left out, and what min_confidence leaves out of them."""
    told = [f"{words}." for words in (*result.model_cost, *result.model_unsupported)] + [*result.model_failures]
    if number := result.without_confidence:
        from helpers.counting import plural

        have = "has" if number == 1 else "have"
        told.append(
            f"min_confidence leaves out {plural(number, 'claim')} that {have} no such figure, as a language model found "
            f"{'it' if number == 1 else 'them'}."
        )
    return [f"{result.name}: {words}" if result.name else words for words in told]


def _in_words(result: Result) -> str:
    name = f"{result.name}: " if result.name else ""
    if result.status == "failed":
        return f"claims-report: {name}{result.reason}" + (f" (see runs/{result.run}/run.log)" if result.run else "")
    if result.status == "nothing_new":
        return f"{name}nothing new. Report: {result.report}"
    from helpers.counting import plural

    new = f"{plural(result.new_statements, 'new statement')}, {plural(result.new_contradictions, 'new contradiction')}"
    warning = f" Less was read lately: {result.warning}." if result.warning else ""
    return f"{name}{new}. Report: {result.report}{warning}"
