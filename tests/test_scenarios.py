"""From short articles to relations: what a reader would say of each story, and nothing else."""

from dataclasses import replace

import pytest

from helpers import conflicts
from helpers.analysis import group_statements, relate_statements
from helpers.articles import articles_table, read_articles
from helpers.claims import extract_claims
from helpers.places import Gazetteer, locate
from helpers.schema import CLAIMS, frame

TAKEN = "its forces had captured Lyman."
SAID = "Russia's Ministry of Defence said on 3 March that"
FULL = "Valery Gerasimov said on {} March that Russian forces had taken full control of Lyman."
MOD, STAFF = "Russian Ministry of Defence", "General Staff of the Armed Forces of Ukraine"

# name: {file: (published, text)}, {(speaker of the later statement, of the earlier one, relation)}
SCENARIOS = {
    "reversal": (
        {
            "a.txt": ("2023-03-03", f"{SAID} {TAKEN}"),
            "b.txt": ("2023-03-12", "Ukraine's General Staff said on 12 March that its troops had retaken Lyman."),
        },
        {(STAFF, MOD, "updates")},
    ),
    "denial that points back": (
        {"a.txt": ("2023-03-03", f"Russia said on 3 March that {TAKEN} Ukraine denied this.")},
        {("Ukraine", "Russia", "denies")},
    ),
    "concession after a denial": (
        {
            "a.txt": ("2023-03-03", f"Russia said on 3 March that {TAKEN} Ukraine denied this."),
            "b.txt": (
                "2023-03-08",
                "Ukraine's General Staff said on 8 March that its troops had withdrawn from Lyman.",
            ),
        },
        {("Ukraine", "Russia", "denies"), (STAFF, "Russia", "concedes"), (STAFF, "Ukraine", "updates")},
    ),
    "wire copy in five outlets": (
        {
            f"{outlet}.txt": (
                "2023-03-03",
                f"{SAID} {TAKEN}\n\nThe town had 20,000 inhabitants before the war, and is a railway junction on the line "
                "to Kharkiv, from which trains still ran until last summer, when the bridge over the river was lost.",
            )
            for outlet in "abcde"
        },
        set(),
    ),
    "two outlets with different dates": (
        {"a.txt": ("2023-03-05", FULL.format(3)), "b.txt": ("2023-03-05", FULL.format(4))},
        set(),
    ),
    "partial against full": (
        {
            "a.txt": (
                "2023-03-03",
                "Russia said on 3 March that its forces had taken full control of Lyman. Ukraine said on 3 March that its "
                "forces held nearly 40% of Lyman.",
            )
        },
        {("Ukraine", "Russia", "contradicts")},
    ),
    "village beside the town": (
        {
            "a.txt": (
                "2023-03-03",
                "Russia said on 3 March that its forces controlled Lyman. Ukraine said on 3 March that its forces had "
                "recaptured a village north of Lyman.",
            )
        },
        set(),
    ),
    "old claim quoted as background": (
        {
            "a.txt": ("2023-03-03", f"{SAID} {TAKEN}"),
            "b.txt": (
                "2023-04-10",
                f"Ukraine said on 10 April that its forces had retaken part of Lyman. {SAID} {TAKEN}",
            ),
        },
        set(),
    ),
    "reaffirmed after a counterclaim": (
        {
            "a.txt": ("2023-03-03", "Russia said on 3 March that its forces had taken full control of Lyman."),
            "b.txt": (
                "2023-03-20",
                "Ukraine said on 19 March that its forces had regained control of 90% of Lyman. Maria Zakharova said on "
                "20 March that Lyman remains under the control of Russian forces.",
            ),
        },
        {
            ("Ukraine", "Russia", "updates"),
            ("Maria Zakharova", "Ukraine", "contradicts"),
            ("Maria Zakharova", "Russia", "reaffirms"),
        },
    ),
    "independent voices": (
        {
            "a.txt": (
                "2023-03-05",
                "Ukraine said on 3 March that its forces had recaptured Lyman. The Institute for the Study of War said on "
                "4 March that Ukrainian forces had recaptured Lyman.",
            )
        },
        {("Institute for the Study of War", "Ukraine", "corroborates")},
    ),
    "homonymous places": (
        {
            "a.txt": ("2023-03-03", "Russia said on 3 March that its forces controlled Lyman in Donetsk Oblast."),
            "b.txt": (
                "2023-03-03",
                "Ukraine said on 3 March that its forces controlled Lyman near Vovchansk in Kharkiv Oblast.",
            ),
        },
        set(),
    ),
    "milbloggers against their own ministry": (
        {
            "a.txt": (
                "2023-03-03",
                "The Russian Ministry of Defence said on 3 March that its forces controlled Lyman. Russian milblogger "
                "Rybar said on 3 March that Ukrainian forces controlled Lyman.",
            )
        },
        {("Rybar", MOD, "in_tension")},  # two voices of one camp: neither takes the other's words back
    ),
}


@pytest.fixture(scope="module")
def read():
    """A function from a folder of articles to statements and relations, with the Ukraine profile."""
    conflict = conflicts.load("ukraine")
    gazetteer = Gazetteer.for_conflict(conflict)

    def tables(folder):
        told = [replace(a, conflict="ukraine", conflict_basis="parameter") for a in read_articles(folder).articles]
        found = [extract_claims(article, conflict, gazetteer) for article in told]
        rows = [row for claims in found for row in claims.astype(object).where(claims.notna(), None).to_dict("records")]
        claims, statements = group_statements(locate(frame(CLAIMS, rows), {"ukraine": gazetteer}), articles_table(told))
        return statements, relate_statements(statements, claims, conflicts=[conflict])

    return tables


def write(folder, files):
    for name, (published, text) in files.items():
        (folder / name).write_text(f"Date: {published}\n\n{text}\n", encoding="utf-8")


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_relations_of_a_story_are_those_that_a_reader_sees_and_no_other(name, read, tmp_path):
    files, expected = SCENARIOS[name]
    write(tmp_path, files)
    statements, relations = read(tmp_path)
    assert not statements.empty
    speaker = dict(zip(statements["statement_id"], statements["speaker"], strict=True))
    assert {(speaker[r.a], speaker[r.b], r.relation) for r in relations.itertuples()} == expected


def test_reports_copies_and_dates_of_one_statement(read, tmp_path):
    for name in ("wire copy in five outlets", "two outlets with different dates", "old claim quoted as background"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, SCENARIOS[name][0])
    wire, _ = read(tmp_path / "wire copy in five outlets")
    assert wire[["claims", "articles", "origins"]].to_numpy().tolist() == [[5, 5, 1]]
    redated, _ = read(tmp_path / "two outlets with different dates")
    assert redated[["claims", "claim_date", "dates_disagree"]].to_numpy().tolist() == [[2, "2023-03-03", "2023-03-04"]]
    background, _ = read(tmp_path / "old claim quoted as background")
    assert sorted(background["claims"]) == [1, 2]
