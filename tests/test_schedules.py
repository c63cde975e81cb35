"""The examples of docs/schedules.md: each is the same command, in the form that its scheduler reads."""

import ast
import configparser
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
import yaml

from helpers.cli import make_parser

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = (ROOT / "docs/schedules.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)


def unit(text):
    parser = configparser.ConfigParser(strict=False)
    parser.optionxform = str
    parser.read_string(text)
    return parser


def test_every_command_in_the_document_is_one_that_the_program_takes():
    commands = re.findall(r"claims-report (run[^\n`>]*)", DOCUMENT)
    assert len(commands) >= 4
    for command in commands:
        make_parser().parse_args(command.split())


def test_the_cron_line_runs_the_command_once_at_a_time(tmp_path):
    (line,) = blocks("cron")
    fields, command = line.split(maxsplit=5)[:5], line.split(maxsplit=5)[5]
    assert [re.fullmatch(r"[\d*/,-]+", f) is not None for f in fields] == [True] * 5
    assert "%" not in command, "cron reads % as a line break"
    if not shutil.which("flock"):
        pytest.fail("flock is part of util-linux; this test needs it")
    script = tmp_path / "claims-report"
    end = tmp_path / "end"
    script.write_text(f'#!/bin/sh\necho "$@"\nwhile [ ! -e {end} ]; do sleep 0.05; done\n', encoding="utf-8")
    script.chmod(0o755)
    command = command.replace("/srv/claims/.venv/bin/", f"{tmp_path}/").replace("/srv/reports", str(tmp_path))
    both = [subprocess.Popen(["/bin/sh", "-c", command]) for _ in range(2)]
    until = time.monotonic() + 60
    while all(p.poll() is None for p in both) and time.monotonic() < until:
        time.sleep(0.05)  # the one that finds the other at work ends at once
    end.touch()
    assert [p.wait(timeout=60) for p in both] == [0, 0]
    assert (tmp_path / "cron.log").read_text(encoding="utf-8").count("run --articles") == 1


def test_the_systemd_units_are_sound(tmp_path):
    service, timer = blocks("ini")
    assert unit(service)["Service"]["Type"] == "oneshot"
    assert "claims-report run" in unit(service)["Service"]["ExecStart"]
    assert unit(timer)["Timer"]["Persistent"] == "true"
    assert unit(timer)["Install"]["WantedBy"] == "timers.target"
    if shutil.which("systemd-analyze"):
        local = service.replace("/srv/claims/.venv/bin/claims-report", "/bin/true").replace("User=claims\n", "")
        (tmp_path / "claims-report.service").write_text(local, encoding="utf-8")
        (tmp_path / "claims-report.timer").write_text(timer, encoding="utf-8")
        units = [str(tmp_path / name) for name in ("claims-report.service", "claims-report.timer")]
        done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
        ours = [line for line in done.stderr.splitlines() if "claims-report" in line]
        assert not ours, done.stderr


def test_the_workflow_runs_the_command_and_keeps_what_a_failed_run_left():
    (text,) = blocks("yaml")
    steps = yaml.safe_load(text)["jobs"]["report"]["steps"]
    assert "make report" in str([s.get("run") for s in steps])
    (artefact,) = [s for s in steps if "upload-artifact" in str(s.get("uses"))]
    assert artefact["if"] == "always()"


def test_the_scheduled_cell_is_the_same_command():
    (cell,) = blocks("python")
    arguments = ast.literal_eval(re.search(r"main\((\[.*?\])\)", cell)[1])
    make_parser().parse_args(arguments)
