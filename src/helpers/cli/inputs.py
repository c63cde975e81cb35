"""Commands on articles: extract, relations, attributions.

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
from helpers.codebook import CODEBOOK
from helpers.parameters.model import RULES, Parameters, ParametersError
from helpers.parameters.validation import input_path, validate
from helpers.parameters.values import Problem
from helpers.runs.outcome import Exit, RunError

if TYPE_CHECKING:
    import pandas as pd


def add_commands(commands) -> None:
    """Add extract, relations and attributions to the command line."""
    extract = add_command(
        commands,
        "extract",
        extract_claims,
        "write the claims of a folder of articles, one JSON object a line",
        "Example:\n  claims-report extract my-articles --conflict ukraine --out claims.jsonl\n\n"
        f"Each line has {', '.join(CODEBOOK)}, claim_id and rule.",
    )
    add_articles(extract, reader=True)
    extract.add_argument("--estimate", action="store_true", help="say what a model would be asked, and ask nothing")
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


def extract_claims(options: argparse.Namespace) -> Exit:
    """claims-report extract."""
    from helpers.analysis.model_reading import ModelReading, cost
    from helpers.analysis.rows import records
    from helpers.articles.tables import wholes
    from helpers.tables import Tables

    if options.estimate:
        from helpers.cli.models import print_estimate

        return print_estimate(read_articles_parameters(options))
    tables = Tables(_checked(options), progress=show_progress)
    _require_articles(tables.intake, tables.articles, tables.parameters)
    bases = [c for c in map(str, tables.full.claims) if c.endswith("_basis")]
    read = [] if tables.parameters.reader == RULES else ["found_by", "disagreed", "grounds"]
    claims = tables.full.claims[[*CODEBOOK, *bases, "rejected", *read, "claim_id", "rule"]]
    claims = claims.assign(article=claims["article"].map(wholes(tables.articles)))
    write_lines(options.out, records(claims))
    by_model = ModelReading.of(tables.documents)
    for words in (*(f"{told}." for told in (*cost(tables.spent.asked), *by_model.unsupported())), *by_model.failures()):
        print(f"claims-report: {words}", file=sys.stderr)
    return _told_shortfall(tables.articles, tables.intake, tables.unread)


def write_relations(options: argparse.Namespace) -> Exit:
    """claims-report relations."""
    from helpers.analysis import claim_relations
    from helpers.analysis.rows import records
    from helpers.tables import Tables

    tables = Tables(_checked(options), progress=show_progress)
    _require_articles(tables.intake, tables.articles, tables.parameters)
    write_lines(options.out, records(claim_relations(tables.claims, tables.relations)))
    return _told_shortfall(tables.articles, tables.intake, tables.unread)


def write_attributions(options: argparse.Namespace) -> Exit:
    """claims-report attributions."""
    from helpers import schema
    from helpers.articles import articles_table, read_articles
    from helpers.claims.attribution import rows
    from helpers.claims.losses import notes_of, unread_rows

    parameters = _checked(options)
    sources = input_path(parameters.sources) if parameters.sources else None
    intake = read_articles(
        input_path(parameters.articles), sources=sources, text_column=parameters.text_column, progress=show_progress
    )
    _require_articles(intake.files, intake.articles, parameters)
    unread: list[dict[str, object]] = []
    articles = show_progress(intake.articles, len(intake.articles))
    write_lines(options.out, rows(articles, lambda article, losses: unread.extend(unread_rows(article, losses))))
    for file, words in notes_of(unread, "attributions"):
        print(legible(f"{file}: {words}"), file=sys.stderr)
    return _told_shortfall(articles_table(intake.articles), intake.files, schema.frame(schema.UNREAD, unread))


def _checked(options: argparse.Namespace) -> Parameters:
    parameters = read_articles_parameters(options)
    validate(parameters)
    _refuse_inputs(options.out, parameters)
    return parameters


def _refuse_inputs(out: str, parameters: Parameters) -> None:
    """Raise ParametersError where what is written would take the place of what is read."""
    path = Path(out).expanduser()
    if out == "-" or not path.is_file():
        return
    from helpers.articles.folder import walk

    folder = input_path(parameters.articles)
    sources = input_path(parameters.sources) if parameters.sources else None
    lists = (path for path in (sources, folder / "sources.csv", folder / "fields.csv") if path and path.is_file())
    if any(map(path.samefile, lists)):
        what = "a list of what is known of the articles"
    elif any(f.path.is_file() and path.samefile(f.path) and _has_article(f.path) for f in walk(folder, sources)):
        what = "one of the articles"
    else:
        return
    raise ParametersError([Problem("out", f"{out!r} is {what}, and would be written over; name another file")])


def _has_article(path: Path) -> bool:
    """Whether anything in a file is read as an article."""
    from helpers.articles.intake import stream_file
    from helpers.articles.source import ReadError, UnreadError

    try:
        return next(stream_file(path, file=path.name, source={}, fields={})[0], None) is not None
    except (ReadError, UnreadError):
        return False


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


def write_lines(out: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Write rows as JSON, one a line, to a file or ("-") to the terminal. Raises ParametersError."""
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
