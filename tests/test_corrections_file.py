"""The file of corrections: read however a spreadsheet saved it, lost by nothing, merged by git."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.corrections import Correction, CorrectionError, read_corrections, record
from made_project import ROOT
from processes import run_command

HEADER = "article,claim_id,action,field,value,was,quote,author,date,reason"
ROW = Correction("a.txt", "c1", "edit", "speaker", "Грей, генерал", "Gray", "he “said” so", "A", "2025-01-01", "why")
HOSTILE = [
    "=cmd|' /C calc'!A0", "'=1+1", "''=x", "+1", "-1", "@SUM(A1)", "＝1", "|x", "%PATH%", "<script>alert(1)</script>",
    "a\x00b", "a\nb\r\nc", "\u2028x\u2029", '"', '""', "a,b;c\td", "\ufeffx", "\ud800", "x" * 20_000, "'", "  ", "sep=;",
    "Купянськ — «так»", "\u202eabc", "article", HEADER,
]  # fmt: skip


def saved(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("column", ["value", "quote", "author", "reason", "article", "was"])
def test_hostile_values_come_back_as_they_were_written(tmp_path, column):
    path = tmp_path / "corrections.csv"
    written = {ROW}
    for number, value in enumerate(HOSTILE):
        row = Correction(**(ROW.values | {"claim_id": f"h{number}", column: value}))
        if column == "article" and not row.article:
            row = Correction(**(row.values | {column: "a" + value}))
        written.add(row)
    record(path, *written)
    rows, problems = read_corrections(path)
    assert (set(rows), problems) == (written, [])
    lines = path.read_bytes().split(b"\n")
    assert len(lines) == 2 + len(written), "a row is more than one line"
    assert b"\r" not in path.read_bytes()
    cells = {cell.lstrip('"') for line in lines for cell in line.decode("utf-8-sig").split(",")}
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells), "a spreadsheet would compute a cell"


TEXTS = st.text(max_size=30)


@given(st.lists(st.builds(Correction, article=TEXTS.map("a".__add__), value=TEXTS, was=TEXTS, quote=TEXTS, author=TEXTS,
                          reason=TEXTS, claim_id=st.from_regex(r"\A[a-z0-9]{1,12}\Z"), action=st.just("edit"),
                          field=st.sampled_from(["speaker", "place", "quote"]),
                          date=st.dates().map(str)), min_size=1, max_size=5, unique_by=lambda c: (c.claim_id, c.field)))  # fmt: skip
def test_what_is_recorded_is_read(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("file") / "corrections.csv"
    rows = [Correction(**(r.values | {"value": r.value or "x"})) for r in rows]
    for r in rows:
        record(path, r)
    read, problems = read_corrections(path)
    assert (set(read), problems) == (set(rows), [])
    assert read == sorted(read, key=lambda c: c.order)
    before = path.read_bytes()
    record(path, *rows)
    assert path.read_bytes() == before


AS_SAVED = {
    "plain": f"{HEADER}\na.txt,c1,edit,speaker,Gray,,,A,2025-01-01,why\n",
    "CRLF": f"{HEADER}\r\na.txt,c1,edit,speaker,Gray,,,A,2025-01-01,why\r\n",
    "CR": f"{HEADER}\ra.txt,c1,edit,speaker,Gray,,,A,2025-01-01,why\r",
    "byte order mark": f"\ufeff{HEADER}\na.txt,c1,edit,speaker,Gray,,,A,2025-01-01,why\n",
    "semicolons, quoted": (
        '"article";"claim_id";"action";"field";"value";"was";"quote";"author";"date";"reason"\r\n'
        'a.txt;c1;edit;speaker;"Gray";;;A;01.01.2025;why\r\n;;;;;;;;;\r\n'
    ),
    "what Excel says of its delimiter": f"sep=,\r\n{HEADER}\r\na.txt,c1,edit,speaker,Gray,,,A,2025-01-01,why\r\n",
    "tabs": HEADER.replace(",", "\t") + "\na.txt\tc1\tedit\tspeaker\tGray\t\t\tA\t2025-01-01\twhy\n",
    "blank rows": f"\n{HEADER}\n\n,,,,,,,,,\na.txt,c1,edit,speaker,Gray,,,A,2025-01-01,why\n\n\n",
    "other order, other case, fewer columns": (
        "Action,Claim_ID,Article,Value,Field,Author,Date,Reason\nEdit,c1,a.txt,Gray,Speaker,A,2025-01-01,why\n"
    ),
    "spaces": f"{HEADER}\n a.txt , c1 ,edit , speaker,Gray ,,,A,2025-01-01,why\n",
    "the header twice, as a merge may leave it": (
        f"\ufeff{HEADER}\n{HEADER}\na.txt,c1,edit,speaker,Gray,,,A,2025-01-01,why\n\ufeff{HEADER}\n"
    ),
    "a row over several lines": f'{HEADER}\na.txt,c1,edit,speaker,"Gray\n",,,A,2025-01-01,"why\n"\n',
}


@pytest.mark.parametrize("kind", AS_SAVED)
def test_a_file_that_a_spreadsheet_saved_is_read(tmp_path, kind):
    rows, problems = read_corrections(saved(tmp_path / "corrections.csv", AS_SAVED[kind]))
    assert problems == []
    assert rows == [Correction("a.txt", "c1", "edit", "speaker", "Gray", author="A", date="2025-01-01", reason="why")]


def test_utf_16_is_read(tmp_path):
    rows, _ = read_corrections(saved(tmp_path / "corrections.csv", AS_SAVED["tabs"], "utf-16"))
    assert len(rows) == 1


def test_excels_own_encoding_is_read_and_reported(tmp_path):
    text = f"{HEADER}\na.txt,c1,edit,speaker,Grün,,,A,2025-01-01,why\n"
    rows, problems = read_corrections(saved(tmp_path / "corrections.csv", text, "cp1252"))
    assert [r.value for r in rows] == ["Grün"]
    assert "CSV UTF-8" in str(problems[0])


def test_no_file_is_no_correction(tmp_path):
    assert read_corrections(tmp_path / "none.csv") == ([], [])


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [
        ("a.txt,c1,remove,,,,,A,2025-01-01,", "no action 'remove'", "one of"),
        ("a.txt,c1,rejct,,,,,A,2025-01-01,", "no action 'rejct'", "'reject'"),
        ("a.txt,,reject,,,,,A,2025-01-01,", "without a claim_id", "claims table"),
        ("a.txt,c1,edit,placce,X,,,A,2025-01-01,", "no field 'placce'", "'place'"),
        ("a.txt,c1,edit,type,controll,,,A,2025-01-01,", "'controll'", "'control'"),
        ("a.txt,c1,edit,speaker,X,,,A,01/02/2025,", "01/02/2025", "YYYY-MM-DD"),
        ("a.txt,<b>,reject,,,,,A,2025-01-01,", "no claim_id", "claims table"),
        ("a.txt,,add,type,strike,,,A,2025-01-01,", "without a quote", "copy the words"),
        ("a.txt,c1,merge,,,,,A,2025-01-01,", "another claim", "claim_id"),
        (",,accept,,,,,A,2025-01-01,", "without an article", "file name"),
        ('a.txt,c1,edit,speaker,"X,,,A,2025-01-01,', "cannot be read", "quotation marks"),
        ("a.txt,c1,edit,speaker,X,Y,,A,2025-01-01,why,not", "11 cells", "double quotes"),
        ("a.txt,c1,edit,speaker," + "x" * 200_000 + ",,,A,2025-01-01,", "cannot be read", "anew"),
        ("a.txt,c1,edit,speaker," + "x" * 30_000 + ",,,A,2025-01-01,", "30,000 characters", "at most"),
    ],
)
def test_a_wrong_row_is_told_with_its_line_and_the_others_hold(tmp_path, line, what, remedy):
    good = "a.txt,c2,reject,,,,,B,2025-01-01,no claim"
    path = saved(tmp_path / "corrections.csv", f"{HEADER}\n{good}\n{line}\n{good.replace('c2', 'c3')}\n")
    rows, problems = read_corrections(path)
    assert [r.claim_id for r in rows] == ["c2", "c3"]
    assert [p.line for p in problems] == [3]
    assert what in str(problems[0])
    assert remedy in str(problems[0])


def test_a_wrong_row_survives_what_is_recorded_beside_it(tmp_path):
    path = saved(tmp_path / "corrections.csv", f"{HEADER}\na.txt,c1,remove,,,,,A,2025-01-01,typo\n")
    record(path, ROW)
    rows, problems = read_corrections(path)
    assert rows == [ROW]
    assert problems[0].correction.action == "remove"


@pytest.mark.parametrize(
    "text",
    [
        f'{HEADER}\na.txt,c1,edit,speaker,"X,,,A,2025-01-01,\n',
        f"{HEADER},note\na.txt,c1,reject,,,,,A,2025-01-01,why,mind this\n",
        "some,other,table\n1,2,3\n",
        f"{HEADER}\na.txt,c1,edit,speaker,X,Y,,A,2025-01-01,why,not\n",
    ],
)
def test_nothing_is_recorded_into_a_file_of_which_something_would_be_lost(tmp_path, text):
    path = saved(tmp_path / "corrections.csv", text)
    with pytest.raises(CorrectionError, match="mend the file first"):
        record(path, ROW)
    assert path.read_text(encoding="utf-8") == text


def test_who_changes_their_mind_on_one_day_leaves_one_row(tmp_path):
    path = tmp_path / "corrections.csv"
    record(path, ROW)
    record(path, Correction(**(ROW.values | {"value": "Grey"})))
    record(path, Correction(**(ROW.values | {"value": "Gris", "author": "B"})))
    assert [r.value for r in read_corrections(path)[0]] == ["Grey", "Gris"]
    about = {"article": "a.txt", "claim_id": "c2", "author": "A", "date": "2025-01-01"}
    record(path, Correction(**about, action="reject", reason="no"))
    record(path, Correction(**about, action="accept"))
    assert [r.action for r in read_corrections(path)[0] if r.claim_id == "c2"] == ["accept"]


def test_a_wrong_correction_is_never_written(tmp_path):
    path = tmp_path / "corrections.csv"
    for wrong in ({"action": "drop"}, {"field": "nothing"}, {"value": "x" * 20_001}, {"reason": "x" * 20_001}):
        with pytest.raises(CorrectionError):
            record(path, Correction(**(ROW.values | wrong)))
    assert not path.exists()


_RECORDER = """
import sys, time
from pathlib import Path
from helpers.corrections import Correction, record
path = Path(sys.argv[1])
path.with_name(sys.argv[2]).touch()
while not path.with_name("go").exists():
    time.sleep(0.001)
for i in range(25):
    record(Path(sys.argv[1]), Correction("a.txt", f"c{sys.argv[2]}x{i}", "reject", author="A", date="2025-01-01"))
"""


def test_two_processes_that_record_at_once_lose_nothing(tmp_path):
    path = tmp_path / "corrections.csv"
    workers = [subprocess.Popen([sys.executable, "-c", _RECORDER, str(path), name]) for name in ("a", "b")]
    while not all((tmp_path / name).exists() or w.poll() is not None for w, name in zip(workers, "ab", strict=True)):
        time.sleep(0.05)
    (tmp_path / "go").touch()
    assert [w.wait(timeout=120) for w in workers] == [0, 0]
    rows, problems = read_corrections(path)
    assert (len(rows), problems) == (50, [])


def git(folder, *arguments):
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PATH": os.environ["PATH"]}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    return run_command("git", *who, *arguments, cwd=folder, env=quiet)


@pytest.mark.parametrize("begun", ["with the header that the project ships", "without a file", "with rows"])
def test_two_branches_merge_without_a_conflict(tmp_path, begun):
    path = tmp_path / "data/raw/corrections.csv"
    path.parent.mkdir(parents=True)
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    if begun == "with the header that the project ships":
        path.write_bytes((ROOT / "data/raw/corrections.csv").read_bytes())
    if begun == "with rows":
        record(path, *(Correction("a.txt", f"c{i}", "accept", author="Z", date="2024-01-01") for i in range(0, 9, 2)))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "before")
    before, _ = read_corrections(path)
    made = {}
    for author in ("ann", "bob"):
        git(tmp_path, "checkout", "-qb", author, "main")
        mine = [
            Correction("a.txt", "c3", "edit", "speaker", f"as {author} has it", author=author, date="2025-01-01"),
            Correction("a.txt", "c5", "edit", "place", "Лиман", author=author, date="2025-01-01"),
            Correction(f"{author}.txt", "c8", "reject", author=author, date="2025-01-02", reason="none"),
            Correction("z.txt", "c9", "accept", author="both", date="2025-01-02"),
        ]
        record(path, *mine)
        made[author] = mine
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", author)
    git(tmp_path, "merge", "--no-edit", "ann")
    text = path.read_text(encoding="utf-8-sig")
    assert "<<<<" not in text
    rows, problems = read_corrections(path)
    assert problems == []
    assert set(rows) == {*before, *made["ann"], *made["bob"]}
    record(path, ROW)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == len(set(lines)) == 1 + len(set(rows)) + 1
    assert read_corrections(path)[0] == sorted({*rows, ROW}, key=lambda c: c.order)
