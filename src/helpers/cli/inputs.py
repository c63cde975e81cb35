"""Commands on articles and conflict profiles: check, extract, relations, attributions, conflict.

What reads, compares and draws is imported where it is used: it takes seconds, and `--help` or a wrong option none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sized
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.boundary import legible
from helpers.cache import write_atomically
from helpers.cli.options import add_articles, add_command, read_articles_parameters, writes_unicode
from helpers.cli.progress import show_progress
from helpers.parameters.model import Parameters, ParametersError
from helpers.parameters.validation import input_path, validate
from helpers.parameters.values import Problem, nearest
from helpers.runs.outcome import Exit, RunError

if TYPE_CHECKING:
    import pandas as pd

    from helpers.articles.model import Article

CODEBOOK = (
    "article",
    "quote",
    "speaker",
    "side",
    "type",
    "stance",
    "controller",
    "extent",
    "actor",
    "target",
    "place",
    "event_date",
    "claim_date",
)
"""The codebook's fields, in its order; `claim_id` and `rule` follow them."""


def add_commands(commands) -> None:
    """Add check, extract, relations, attributions and conflict to the command line."""
    check = add_command(
        commands,
        "check",
        check_folder,
        "tell what would be read of a folder of articles, and what is wrong with it",
        "For every file: whether it would be read, its title, language and conflict, the publication date and\n"
        "where it was found, what kind of text it is, whose and about which place, and what is wrong. Nothing is written.",
    )
    add_articles(check)

    extract = add_command(
        commands,
        "extract",
        extract_claims,
        "write the claims of a folder of articles, one JSON object a line",
        "Example:\n  claims-report extract my-articles --conflict ukraine --out claims.jsonl\n\n"
        f"Each line has {', '.join(CODEBOOK)}, claim_id and rule.",
    )
    add_articles(extract)
    extract.add_argument("--out", default="-", metavar="FILE", help="file to write; - for the terminal (default)")

    relations = add_command(
        commands,
        "relations",
        write_relations,
        "write the pairs of claims that bear on each other, one JSON object a line",
        "Each line has a_article, a_quote, b_article, b_quote and relation: same_statement, denies, contradicts,\n"
        "concedes, corroborates, reaffirms, updates or scope_differs.",
    )
    add_articles(relations)
    relations.add_argument("--out", default="-", metavar="FILE", help="file to write; - for the terminal (default)")

    says = add_command(
        commands,
        "attributions",
        write_attributions,
        "write who says what in a folder of any news, one JSON object a line",
        "Needs no war: every act of saying, thinking or wanting in English articles, with the character spans of its\n"
        "content and source, the speaker's full name and what that rests on, the cue and the act.\n\n"
        "Example:\n  claims-report attributions my-articles --out attributions.jsonl",
    )
    add_articles(says, conflict=False)
    says.add_argument("--out", default="-", metavar="FILE", help="file to write; - for the terminal (default)")

    conflict = add_command(
        commands, "conflict", None, "work on conflict profiles", "Conflict profiles: data/raw/conflicts."
    )
    actions = conflict.add_subparsers(title="commands", metavar="COMMAND", required=True)
    profile = add_command(
        actions,
        "check",
        check_conflict,
        "explain every mistake in a conflict profile, with file and line",
    )
    profile.add_argument("id", metavar="ID", help="the profile's folder name in data/raw/conflicts")


def check_folder(options: argparse.Namespace) -> Exit:
    """claims-report check."""
    from helpers import conflicts
    from helpers.analysis.rows import records
    from helpers.articles import inspect
    from helpers.claims import is_read, no_extractor
    from helpers.claims.documents import read_document, told
    from helpers.places import Gazetteer

    parameters = _checked(options)
    choose = conflicts.chooser(wanted=parameters.conflict)

    def conflict_of(article: Article) -> str:
        choice = choose(article)
        return choice.reason if choice.basis == "generic" else choice.conflict.id

    def evidence_of(article: Article) -> str:
        choice = choose(article)
        return "; ".join(filter(None, (choice.evidence, choice.runner_up and f"next {choice.runner_up}")))

    def document(article: Article) -> str:
        conflict = choose(article).conflict
        return told(read_document(article, conflict, Gazetteer.for_conflict(conflict)))

    sources = input_path(parameters.sources) if parameters.sources else None
    folder = input_path(parameters.articles)

    def unread_of(article: Article) -> str:
        return "" if is_read(article) else no_extractor(article)

    found = inspect(
        folder,
        sources=sources,
        conflict_of=conflict_of,
        evidence_of=evidence_of,
        document_of=document,
        unread_of=unread_of,
        progress=show_progress,
    )
    files = records(found)
    for row in files:
        print(_told(row))
    read = [row for row in files if row["status"] == "read"]
    failed = sum(row["status"] == "failed" for row in files)
    faults = f", and {failed} cannot be read for a fault of this program" if failed else ""
    print(
        f"{len(files)} files, of which {len(read)} would be read{faults}: {sum(row['articles'] for row in read)} articles"
    )
    if 10 * failed > len(files):
        return Exit.CHECK
    return Exit.DONE if any(row["articles"] for row in files) else Exit.NO_INPUT


def _told(row: Mapping[str, object]) -> str:
    """One file of `check`: its name and what is known of it, one fact a line."""
    facts = {
        "title": row["title"],
        "published": f"{row['published']} (found in: {row['found_in']})" if row["found_in"] else row["published"],
        "language": row["language"],
        "conflict": row["conflict"],
        "evidence": row["evidence"],
        "document": row["document"],
        "words": row["words"],
        "articles": row["articles"] if row["articles"] != 1 else "",
        "note": row["message"],
    }
    lines = [f"  {name}: {legible(' '.join(str(fact).split()))}" for name, fact in facts.items() if fact]
    return "\n".join([f"{legible(str(row['file']))}: {row['status']}", *lines])


def extract_claims(options: argparse.Namespace) -> Exit:
    """claims-report extract."""
    from helpers.analysis.rows import records
    from helpers.tables import Tables

    tables = Tables(_checked(options), progress=show_progress)
    _require_articles(tables.intake, tables.articles, tables.parameters)
    bases = [c for c in map(str, tables.full.claims) if c.endswith("_basis")]
    copies = tables.articles.loc[tables.articles["duplicate_of"] != "", "article"]
    found = tables.full.claims[~tables.full.claims["article"].isin(copies)]
    claims = found[[*CODEBOOK, *bases, "rejected", "claim_id", "rule"]]
    _write_lines(options.out, records(claims))
    return _told_shortfall(tables.articles, tables.intake, tables.unread)


def write_relations(options: argparse.Namespace) -> Exit:
    """claims-report relations."""
    from helpers.analysis import claim_relations
    from helpers.analysis.rows import records
    from helpers.tables import Tables

    tables = Tables(_checked(options), progress=show_progress)
    _require_articles(tables.intake, tables.articles, tables.parameters)
    _write_lines(options.out, records(claim_relations(tables.claims, tables.relations)))
    return _told_shortfall(tables.articles, tables.intake, tables.unread)


def write_attributions(options: argparse.Namespace) -> Exit:
    """claims-report attributions."""
    from helpers import schema
    from helpers.articles import articles_table, read_articles
    from helpers.claims.attribution import rows
    from helpers.claims.losses import notes_of, unread_rows

    parameters = _checked(options)
    sources = input_path(parameters.sources) if parameters.sources else None
    intake = read_articles(input_path(parameters.articles), sources=sources, progress=show_progress)
    _require_articles(intake.files, intake.articles, parameters)
    unread: list[dict[str, object]] = []
    articles = show_progress(intake.articles, len(intake.articles))
    _write_lines(options.out, rows(articles, lambda article, losses: unread.extend(unread_rows(article, losses))))
    for file, words in notes_of(unread, "attributions"):
        print(legible(f"{file}: {words}"), file=sys.stderr)
    return _told_shortfall(articles_table(intake.articles), intake.files, schema.frame(schema.UNREAD, unread))


def check_conflict(options: argparse.Namespace) -> Exit:
    """claims-report conflict check."""
    from helpers import conflicts

    known = conflicts.available()
    if options.id not in known:
        message = f"there is no profile {options.id!r}; there are {', '.join(known)}"
        raise ParametersError([Problem("conflict", message, nearest(options.id, known))])
    problems = conflicts.check(options.id)
    for problem in problems:
        print(problem)
    if problems:
        return Exit.CHECK
    conflict = conflicts.load(options.id)
    print(f"{options.id}: {len(conflict.sides)} sides, {len(conflict.actors)} actors, no mistakes")
    return Exit.DONE


def _checked(options: argparse.Namespace) -> Parameters:
    parameters = read_articles_parameters(options)
    validate(parameters)
    return parameters


def _require_articles(intake: pd.DataFrame, articles: Sized, parameters: Parameters) -> None:
    for row in intake.itertuples():
        if row.message:
            print(legible(f"{row.file!s}: {row.status!s}: {row.message!s}"), file=sys.stderr)
    if not len(articles):
        raise RunError(Exit.NO_INPUT, f"no article could be read in {parameters.articles}")


def _told_shortfall(articles: pd.DataFrame, intake: pd.DataFrame, unread: pd.DataFrame) -> Exit:
    """Tell what is missing of the articles; CHECK where it is too much."""
    from helpers.analysis.shortfall import shortfall

    missing = shortfall(articles, intake, unread)
    for words in missing.sentences():
        print(f"claims-report: {words}", file=sys.stderr)
    return Exit.CHECK if missing.is_too_much else Exit.DONE


def _write_lines(out: str, rows: Iterable[Mapping[str, object]]) -> None:
    plain = out == "-" and not writes_unicode(sys.stdout)
    text = "".join(json.dumps(row, ensure_ascii=plain) + "\n" for row in rows)
    if out == "-":
        sys.stdout.write(text)
        return
    path = Path(out).expanduser()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise ParametersError([Problem("out", f"{out!r} cannot be written: {error.strerror}")]) from error
    print(f"{text.count(chr(10))} lines: {path}", file=sys.stderr)
