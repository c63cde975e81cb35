"""The commands, their help and their exit codes."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from helpers.claims.abstention import FIELDS
from helpers.cli import main, make_parser, progress
from helpers.codebook import CODEBOOK
from helpers.parameters.model import RunParameters
from helpers.runs.outcome import Exit
from helpers.runs.settings import Result
from processes import heavy_after
from test_articles_language import SENTENCES

SOME_TEXT = "Ukraine's army said on Friday that it controls Kupiansk."
ROOT = Path(__file__).resolve().parents[1]


def run(capsys, *arguments):
    try:
        code = main(list(arguments))
    except SystemExit as ended:
        code = ended.code
    output = capsys.readouterr()
    return code, output.out, output.err


def test_extract_writes_the_codebooks_fields_one_claim_a_line(project, capsys):
    out = project / "new folder" / "claims.jsonl"
    code, _, said = run(capsys, "extract", "data/raw/articles", "--out", str(out))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert code == 0
    assert f"{len(rows)} lines" in said
    names = {tuple(row) for row in rows}
    assert {name[: len(CODEBOOK)] for name in names} == {CODEBOOK}
    assert {name[-3:] for name in names} == {("rejected", "claim_id", "rule")}
    assert all(f"{field}_basis" in name for name in names for field in FIELDS)
    for row in rows:
        assert row["quote"] in (project / "data/raw/articles" / row["article"]).read_text(encoding="utf-8")
    denials = [r for r in rows if r["stance"] == "denies"]
    assert {("russia", "control"), ("ukraine", "control")} <= {(r["side"], r["type"]) for r in denials}


def test_extract_writes_into_a_device_and_never_replaces_it(project, capsys):
    pipe = project / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True)
    assert run(capsys, "extract", "data/raw/articles", "--out", str(pipe))[0] == 0
    assert len(reader.communicate(timeout=60)[0].splitlines()) >= 3
    assert pipe.is_fifo()
    code, _, said = run(capsys, "extract", "data/raw/articles", "--out", "/dev/full")
    assert (code, "'/dev/full' cannot be written" in said) == (Exit.PARAMETERS, True)
    assert Path("/dev/full").is_char_device()


def test_extract_writes_the_same_to_the_terminal_with_named_sources_and_conflict(project, capsys):
    sources = project / "data/raw/articles/sources.csv"
    elsewhere = sources.rename(project / "what is known.csv")
    code, lines, _ = run(capsys, "extract", "data/raw/articles", "--sources", str(elsewhere), "--conflict", "ukraine")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert code == 0
    assert "2025-12-07" in {r["claim_date"] for r in rows if r["place"] == "Pokrovsk"}


def test_a_folder_without_an_article_is_exit_3_and_its_files_are_named(tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    code, out, said = run(capsys, "extract", str(tmp_path))
    assert (code, out) == (Exit.NO_INPUT, "")
    assert "empty.txt" in said


def test_relations_have_the_fields_that_their_scorer_reads(project, capsys):
    code, lines, _ = run(capsys, "relations", "data/raw/articles")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert code == 0
    assert {"a_article", "a_quote", "b_article", "b_quote", "relation"} <= set(rows[0])
    assert "denies" in {r["relation"] for r in rows}


def test_attributions_need_no_war_and_point_into_the_file(tmp_path, capsys):
    text = "The mayor said the bridge was safe.\r\n\r\n“It is new,” she said.\r\n"
    (tmp_path / "news.txt").write_bytes(text.encode())
    out = tmp_path / "said" / "said.jsonl"
    code, _, said = run(capsys, "attributions", str(tmp_path), "--out", str(out))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert code == 0
    assert "2 lines" in said
    assert [[text[start:end] for start, end in row["content"]] for row in rows] == [
        ["the bridge was safe"],
        ["It is new"],
    ]
    assert [[text[start:end] for start, end in row["source"]] for row in rows] == [["The mayor"], ["she"]]
    (tmp_path / "none").mkdir()
    assert run(capsys, "attributions", str(tmp_path / "none"))[0] == Exit.NO_INPUT
    assert run(capsys, "attributions", str(tmp_path / "nowhere"))[0] == Exit.PARAMETERS


def test_check_tells_of_every_file(project, capsys):
    (project / "data/raw/articles/picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" * 9)
    code, out, _ = run(capsys, "check", "data/raw/articles")
    assert code == 0
    assert all(name in out for name in ("lyman.txt", "pokrovsk.txt", "picture.txt", "2025-12-02", "ukraine"))


FOLDERS = ["check", "extract", "relations", "corrections check"]


@pytest.mark.parametrize("command", FOLDERS)
def test_a_folder_is_named_by_itself_or_as_an_option(project, capsys, command):
    answers = {
        run(capsys, *command.split(), *arguments)[:2]
        for arguments in (["data/raw/articles"], ["--articles", "data/raw/articles"], [])
    }
    assert len(answers) == 1 and answers.pop()[0] == 0


def test_run_takes_a_folder_by_itself_too(project, capsys, monkeypatch):
    asked = []

    def made(parameters, settings, *, progress):
        asked.append(parameters.articles)
        return Result("published", report="r")

    monkeypatch.setattr("helpers.runs.run.run", made)
    assert run(capsys, "run", "data/raw/articles")[0] == run(capsys, "run", "--articles", "data/raw/articles")[0] == 0
    assert asked == [str(project / "data/raw/articles")] * 2


def test_check_sets_aside_what_nobody_reads(tmp_path, capsys):
    french = "L'armée a déclaré lundi que ses troupes étaient entrées dans la ville, ce que les rebelles démentent."
    (tmp_path / "a.txt").write_text(french)
    (tmp_path / "b.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in (french, SOME_TEXT)))
    code, out, _ = run(capsys, "check", str(tmp_path))
    assert code == Exit.DONE
    assert "a.txt: skipped" in out and "set aside: no extractor reads language 'fr'" in out
    assert "b.jsonl: read" in out and "1 of its articles set aside: no extractor reads language 'fr'" in out
    assert "2 files, of which 1 would be read: 2 articles" in out


def test_a_copy_adds_no_claim(tmp_path, capsys):
    for name, text in (("a.txt", SOME_TEXT), ("b.txt", SOME_TEXT), ("c.txt", f"{SOME_TEXT} It rained.")):
        (tmp_path / name).write_text(text)
    _, out, said = run(capsys, "extract", str(tmp_path), "--conflict", "ukraine")
    assert [json.loads(line)["article"] for line in out.splitlines()] == ["a.txt", "c.txt"]
    assert "b.txt: duplicate: repeats a.txt; its claims are not counted again" in said


def test_check_prints_no_name_raw(project, capsys):
    (project / "data/raw/articles/two\nlines\x1b[31m\u202e.txt").write_text(
        "\x1b]0;Title\x07 " + SOME_TEXT, encoding="utf-8"
    )
    code, out, _ = run(capsys, "check", "data/raw/articles")
    assert code == 0 and r"two\nlines\x1b[31m\u202e.txt: read" in out
    assert not set(out) & {"\x1b", "\x07", "\u202e"}


def test_a_terminal_without_our_letters_is_no_error(project):
    """A process of its own: standard output is made before the program starts."""
    (project / "data/raw/articles/Київ ☃.txt").write_text("Київ. " + SOME_TEXT, encoding="utf-8")
    os.environ["PYTHONIOENCODING"] = "ascii"
    try:
        done = [
            subprocess.run([sys.executable, "-m", "helpers.cli", *arguments], capture_output=True, text=True)
            for arguments in (["check", "data/raw/articles"], ["extract", "data/raw/articles"])
        ]
    finally:
        del os.environ["PYTHONIOENCODING"]
    assert [d.returncode for d in done] == [0, 0], done
    assert "\\u041a\\u0438\\u0457\\u0432 \\u2603.txt: read" in done[0].stdout
    articles = {json.loads(line)["article"] for line in done[1].stdout.splitlines()}
    assert "Київ ☃.txt" in articles


def slowly(items, seconds):
    for item in items:
        time.sleep(seconds)
        yield item


def test_long_work_shows_how_far_it_is_also_within_one_item(capsys, monkeypatch):
    monkeypatch.setattr(progress, "AFTER", 0.2)
    progress.show_lines()
    assert list(progress.show_progress(slowly(range(2), 0.3), 1200, "file")) == [0, 1]
    assert capsys.readouterr().err == "claims-report: 0 of 1,200 files\n", "the next line comes only after a while"
    monkeypatch.setattr(progress, "EVERY", 0.2)
    assert list(slowly(progress.show_progress("ab", None), 0.5)) == ["a", "b"]
    lines = [line.split(", ") for line in capsys.readouterr().err.splitlines()]
    assert {"claims-report: 0 articles", "claims-report: 1 articles"} <= {line[0] for line in lines}
    assert all(line[1].endswith((" a minute", " a second")) for line in lines if "1" in line[0]), "how fast it goes"
    monkeypatch.setattr(progress, "AFTER", 3)
    list(progress.show_progress(range(9), 9))
    assert not capsys.readouterr().err, "what is done at once says nothing"


def test_what_nobody_foresaw_is_one_sentence_on_the_terminal_and_a_traceback_on_demand(
    project, capsys, monkeypatch, lenient
):
    def stumble(*_args, **_options):
        raise LookupError("of this")

    monkeypatch.setattr("helpers.articles.reading.build.article", stumble)
    folder = str(project / "data" / "raw" / "articles")
    assert main(["check", folder]) == Exit.CHECK
    told = capsys.readouterr().err
    assert "could not be read, through an error of this program (LookupError: of this); run.log, or" in told
    assert "Traceback" not in told
    main(["check", folder, "-v"])
    assert "in stumble" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["extract", "attributions"])
def test_where_more_than_a_tenth_fails_the_commands_say_so_alike(project, capsys, monkeypatch, lenient, command):
    def stumble(*_args, **_options):
        raise LookupError("of this")

    monkeypatch.setattr("helpers.claims.english.extractor._prepare", stumble)
    monkeypatch.setattr("helpers.claims.attribution.table.find", stumble)
    folder = project / "data" / "raw" / "articles"
    for path in folder.iterdir():
        path.unlink()
    (folder / "a.txt").write_text(
        f"{SOME_TEXT} No other test says so of {command}."
    )  # the shared cache knows no such text
    code, out, said = run(capsys, command, str(folder))
    assert (code, out) == (Exit.CHECK, "")
    assert "most or all of it could not be read" in said
    assert "LookupError: of this" in said and "1 of 1 article could not be read." in said


def test_a_terminal_shows_a_bar(monkeypatch, capsys):
    monkeypatch.setattr(progress, "AFTER", 0.2)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(progress.show_progress(slowly(range(2), 0.5), 2, "file")) == [0, 1]
    assert "0/2" in capsys.readouterr().err, "also within one item"
    monkeypatch.setattr(progress, "AFTER", 3)
    list(progress.show_progress(range(5), 5, "file"))
    assert not capsys.readouterr().err


def test_conflict_check_explains_mistakes_with_file_and_line(project, capsys):
    assert run(capsys, "conflict", "check", "ukraine")[0] == 0
    code, _, said = run(capsys, "conflict", "check", "ukrain")
    assert (code, "did you mean ukraine?" in said) == (Exit.PARAMETERS, True)
    actors = project / "data/raw/conflicts/ukraine/actors.csv"
    lines = actors.read_text(encoding="utf-8-sig").splitlines()
    lines.append("Nobody,atlantis,person,unit,,,")
    actors.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, _ = run(capsys, "conflict", "check", "ukraine")
    assert code == Exit.CHECK
    assert re.search(rf"actors\.csv:{len(lines)}: .*atlantis", out)


def test_html_makes_one_file_of_a_notebook(tmp_path, capsys):
    path = tmp_path / "my map.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A map")]), path)
    code, out, _ = run(capsys, "html", str(path))
    assert (code, out.strip()) == (0, str(tmp_path / "my map.html"))
    assert "A map" in (tmp_path / "my map.html").read_text(encoding="utf-8")
    path.write_text("no notebook", encoding="utf-8")
    assert run(capsys, "html", str(path))[0] == Exit.PARAMETERS
    assert run(capsys, "html", str(tmp_path / "none.ipynb"))[0] == Exit.PARAMETERS


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["run", "--focus-plcae", "Kupiansk"], "did you mean --focus-place?"),
        (["run", "--focus", "Kupiansk"], "unknown: --focus"),  # no abbreviations: a new option must change no meaning
        (["run", "--date-from", "2025-02-30"], "did you mean 2025-02-28?"),
        (["run", "--notebooks", "01,99"], "there is no notebook '99'"),
        (["run", "--keep", "-1"], "1 or more"),
        (["run", "no-such.yml"], "is not there"),
        (["run", "--articles", "no-such-folder"], "is not there"),
        (["extract", "no-such-folder"], "is not there"),
        (["run", "--articles", ""], "names no folder"),
        (["check", ""], "names no folder"),
        (["extract", "data/raw/articles", "--articles", "elsewhere"], "two folders are named"),
        (["run", "--out", " "], "names no folder"),
        (["run", "--tiles", "Mars"], "there are no online tiles 'Mars'"),
        (["run", "--focus-place", "Kupianskkk"], "did you mean Kupiansk?"),
        (["extrct"], "invalid choice"),
        ([], "required"),
    ],
)
def test_wrong_options_are_exit_2_and_say_what_would_do(project, capsys, arguments, hint):
    code, _, said = run(capsys, *arguments)
    assert code == Exit.PARAMETERS
    assert hint in said
    assert not (project / "data/processed/runs").exists()


def commands(parser, prefix=()):
    yield prefix, parser
    for action in parser._actions:
        for name, below in (action.choices or {}).items() if hasattr(action, "_name_parser_map") else ():
            yield from commands(below, (*prefix, name))


def test_every_command_and_option_has_a_help_that_a_newcomer_can_read():
    for prefix, parser in commands(make_parser()):
        assert parser.format_help(), prefix
        for action in parser._actions:
            assert action.help or hasattr(action, "_name_parser_map"), (prefix, action)
    found = {prefix for prefix, _ in commands(make_parser())}
    assert found >= {("run",), ("extract",), ("check",), ("html",), ("relations",), ("conflict", "check")}


def test_every_parameter_is_an_option_of_run(capsys):
    code, out, _ = run(capsys, "run", "--help")
    assert code == 0
    for name in RunParameters.__dataclass_fields__:
        assert f"--{name.replace('_', '-')}" in out


@pytest.mark.parametrize(
    ("command", "code"), [(["--help"], 0), (["run", "--help"], 0), (["run", "--date-from", "2025-02-30"], 2)]
)
def test_help_and_a_wrong_option_wait_for_nothing_heavy(command, code):
    assert heavy_after(*command) == (code, [])


def test_exit_codes_are_the_same_in_help_and_documents():
    written = make_parser().format_help()
    schedules = (ROOT / "docs/schedules.md").read_text(encoding="utf-8")
    troubles = (ROOT / "README.md").read_text(encoding="utf-8").split("## Troubleshooting")[1].split("\n## ")[0]
    listed = {int(n) for row in re.findall(r"^\| ([\d, ]+) \|", troubles, re.MULTILINE) for n in row.split(",")}
    assert listed == {int(code) for code in Exit} - {0}
    for code in Exit:
        assert f"  {int(code)}  {code.meaning}" in written
        assert f"| {int(code)} | {code.meaning} |" in schedules


def test_check_tells_words_date_war_and_runner_up(tmp_path, capsys):
    page = f"<html><body><nav>{'<a href=/x>Home and away</a>' * 40}</nav><article><h1>Troops move</h1><p>{SOME_TEXT}</p></article></body></html>"
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.epub").write_bytes(b"x")
    other = "Russia's defence ministry said on Friday that its forces had taken Kupiansk. Ukraine's General Staff denied this."
    (tmp_path / "c.json").write_text(json.dumps([{"text": other, "published": "2024-07-05"}]))
    code, out, _ = run(capsys, "check", str(tmp_path))
    assert code == Exit.DONE
    assert re.search(r"words: \d+ of \d+ kept", out) and "less than a third was kept" in out
    assert "published: 2024-07-05 (found in: metadata)" in out and "conflict: ukraine\n  evidence: Kupiansk" in out
    summary = out[out.index("3 files, of which") :]
    assert len(summary.splitlines()) <= 24 and all(len(line) <= 104 for line in summary.splitlines())
    assert "set aside: 1\n    b.epub: not read: e-books" in summary and "words kept:" in summary


def test_check_as_json(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(SOME_TEXT)
    (tmp_path / "b.txt").write_text(SOME_TEXT)
    (tmp_path / "c.epub").write_bytes(b"x")
    code, out, _ = run(capsys, "check", str(tmp_path), "--json")
    found = json.loads(out)
    assert code == Exit.DONE and [row["status"] for row in found["files"]] == ["read", "duplicate", "skipped"]
    assert found["summary"]["statuses"] == {"read": 1, "duplicate": 1, "skipped": 1}
    assert found["summary"]["languages"] == {"en": 2} and found["files"][0]["words"] == found["files"][0]["in_file"]


def test_check_knows_the_sentences_that_were_lost_when_claims_were_last_looked_for(project, capsys):
    folder = project / "one"
    folder.mkdir()
    (folder / "a.txt").write_text(SOME_TEXT)

    def lost():
        return json.loads(run(capsys, "check", str(folder), "--json")[1])["files"][0]["lost"]

    assert lost() is None, "nobody has looked yet"
    assert run(capsys, "extract", str(folder))[0] == Exit.DONE
    assert lost() == 0
    (folder / "a.txt").write_text(SOME_TEXT + " It rained.")
    assert lost() is None, "it is another text now"


def test_a_text_column_is_named_on_the_command_line(tmp_path, capsys):
    (tmp_path / "a.csv").write_text(f'nummer,korpus\n1,"{SOME_TEXT}"\n')
    code, out, _ = run(capsys, "check", str(tmp_path))
    assert code == Exit.NO_INPUT and "columns: nummer, korpus; which holds the text?" in out
    code, out, _ = run(capsys, "extract", str(tmp_path), "--text-column", "korpus", "--conflict", "ukraine")
    assert code == Exit.DONE and out.count("a.csv") >= 1


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_another_language_is_set_aside_by_check_and_extract_alike(tmp_path, capsys, language):
    (tmp_path / "a.txt").write_text(SENTENCES[language])
    for command in ("check", "extract"):
        _, out, said = run(capsys, command, str(tmp_path))
        assert f"no extractor reads language '{language}'" in out + said and "Traceback" not in out + said
