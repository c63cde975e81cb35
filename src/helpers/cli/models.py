"""The commands about a language model as a reader: prompt, answer; and what a reading by one will take."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from helpers.boundary import legible
from helpers.cli.inputs import write_lines
from helpers.cli.options import add_command, add_parameters, existing_file, read_parameters
from helpers.codebook import CODEBOOK
from helpers.parameters.model import Parameters, ParametersError
from helpers.parameters.values import Problem
from helpers.runs.outcome import Exit, RunError

if TYPE_CHECKING:
    from helpers.articles.model import Article
    from helpers.conflicts import Conflict
    from helpers.reading_by_model.request import Request

_PROMPT = """\
Prints what would be sent to a model: the instructions, the article's numbered sentences, and the schema of the answer.
Nothing is sent. FILE is a file of one article or several, or a folder of them; a line of ===== stands before each of
several prompts. With --json each prompt is one line of JSON: article, part, messages and the schema of the answer.
"""
_ANSWER = """\
Takes an answer to what `claims-report prompt FILE` prints, wherever it comes from, and prints the claims in it that the
article bears out, one JSON object a line; what is left out is counted on standard error. Where model.toml names
a model, the answer is kept as its own, so that `claims-report run --reader model` does not ask it for this article.
Where FILE has several prompts (several articles, or a long one), their answers stand in one file in the same order,
one JSON object a line. An answer file that is none, or that has another number of answers, ends with exit code 2.
"""
_FILE = "file of one article or several, or a folder of them"


def add_commands(commands) -> None:
    """Add prompt and answer to the command line."""
    prompt = add_command(
        commands, "prompt", print_prompt, "print what a language model would be sent of a file", _PROMPT
    )
    prompt.add_argument("file", metavar="FILE", help=_FILE)
    prompt.add_argument("--json", action="store_true", help="one line of JSON for each prompt")
    answer = add_command(commands, "answer", take_answer, "take a language model's answer about a file", _ANSWER)
    answer.add_argument("file", metavar="FILE", help=_FILE)
    answer.add_argument("answer", metavar="ANSWER.json", help="the answer, or one a line for several prompts")
    for parser in (prompt, answer):
        given = ("sources", "conflict", "text_column")
        add_parameters(parser, Parameters, leave_out=tuple(set(Parameters.__dataclass_fields__) - set(given)))


def print_prompt(options: argparse.Namespace) -> Exit:
    """claims-report prompt."""
    from helpers.reading_by_model.request import printed

    asked = [
        (article.article, number, request)
        for article, _, requests in _requests(options)
        for number, request in enumerate(requests, 1)
    ]
    for number, (article, part, request) in enumerate(asked, 1):
        if options.json:
            body = {"messages": request.messages, "schema": request.schema}
            print(json.dumps({"article": article, "part": part, **body}, ensure_ascii=False))
            continue
        if len(asked) > 1:
            print(f"===== prompt {number} of {len(asked)}: {article}, part {part} =====\n")
        print(printed(request))
    return Exit.DONE


def take_answer(options: argparse.Namespace) -> Exit:
    """claims-report answer."""
    from helpers.counting import plural
    from helpers.places import Gazetteer
    from helpers.reading_by_model.answers import AnswerError
    from helpers.reading_by_model.claims import claims_of
    from helpers.reading_by_model.kept import BY_HAND, keep
    from helpers.reading_by_model.settings import read_settings
    from helpers.tables import own_cache

    texts = _answers(existing_file(options.answer, "answer"))
    asked = _requests(options)
    if (wanted := sum(len(requests) for _, _, requests in asked)) != len(texts):
        told = f"{options.answer!r} has {plural(len(texts), 'answer')}, and {options.file!r} {plural(wanted, 'prompt')}"
        raise ParametersError([Problem("answer", f"{told}; there should be one a line for each")])
    settings, cache = read_settings(), own_cache()
    taken = []
    for article, conflict, requests in asked:
        own, texts = texts[: len(requests)], texts[len(requests) :]
        try:
            found = claims_of(article, own, conflict, Gazetteer.for_conflict(conflict))
        except AnswerError as error:
            problem = Problem("answer", f"{options.answer!r}: the answer about {article.article} is {error}")
            raise ParametersError([problem]) from error
        taken.append((article, requests, own, found))
    columns = (*CODEBOOK, "rule", "found_by", "grounds", "claim_id")
    write_lines("-", ({c: row.get(c, "") for c in columns} for *_, found in taken for row in found.rows))
    for article, requests, own, found in taken:
        if settings.model:
            for request, text in zip(requests, own, strict=True):
                keep(cache, request, settings.name, text, where=BY_HAND)
        kept = f"kept as {settings.name}'s" if settings.model else "not kept: model.toml names no model"
        told = found.in_words() or ("" if found.rows else "no claims")
        print(f"{article.article}: {'; '.join(filter(None, (told, f'the answer is {kept}')))}", file=sys.stderr)
    return Exit.DONE


def _requests(options: argparse.Namespace) -> list[tuple[Article, Conflict, list[Request]]]:
    """Each article of the file or folder that is read at all, what it is read with, and its requests, as a run makes them."""
    from helpers.articles import read_articles
    from helpers.chain import with_conflict
    from helpers.choices import chosen
    from helpers.claims import is_read
    from helpers.conflicts.profile import GENERIC
    from helpers.conflicts.together import together
    from helpers.reading_by_model.kept import parties_of, requests_for

    parameters = read_parameters(options, Parameters)
    path = Path(options.file).expanduser()
    path = path.resolve() if path.is_dir() else existing_file(options.file, "file").resolve()
    sources = Path(parameters.sources) if parameters.sources else None
    if path.is_dir():
        intake = read_articles(path, sources=sources, text_column=parameters.text_column)
    else:
        sources = sources or path.with_name("sources.csv")
        with TemporaryDirectory() as folder:
            shutil.copy(path, folder)
            known = sources if sources.is_file() else None
            intake = read_articles(Path(folder), sources=known, text_column=parameters.text_column)
    choices = [
        (with_conflict(article, choice), choice)
        for article, choice, other in chosen(intake.articles, parameters.conflict)
        if not other and is_read(article) and not article.duplicate_of
    ]
    if not choices:
        raise RunError(Exit.NO_INPUT, f"no article that is asked for could be read in {options.file}")
    profiles = {choice.conflict.id: choice.conflict for _, choice in choices}
    if without := [article for article, _ in choices if article.conflict == GENERIC]:
        profiles[GENERIC] = together(without, profiles[GENERIC])
    found: list[tuple[Article, Conflict, list[Request]]] = []
    for article, choice in choices:
        conflict = profiles[article.conflict]
        if not parties_of(article, conflict):
            told = f"{article.article}: no side of a war is known, so that a run would not ask: {choice.reason}"
            print(legible(told), file=sys.stderr)
        found.append((article, conflict, requests_for(article, conflict)))
    return found


def _answers(path: Path) -> list[str]:
    """The answers of a file: one JSON object, or one a line; what is no JSON is one answer, and is refused as such."""
    text = path.read_text(encoding="utf-8-sig", errors="replace").strip()
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        if len(lines) > 1 and all(isinstance(json.loads(line), dict) for line in lines):
            return lines
    except ValueError:
        pass
    return [text]


def print_estimate(parameters: Parameters) -> Exit:
    """What reading the articles by a model will take, in words; nothing is sent."""
    from functools import partial

    from helpers.chain import extract
    from helpers.reading_by_model.estimating import Estimate
    from helpers.reading_by_model.estimator import Estimator
    from helpers.reading_by_model.settings import read_settings
    from helpers.stages import silent
    from helpers.tables import own_cache

    made: list[Estimator] = []

    def make(profiles, cache) -> Estimator:
        made.append(Estimator(profiles, cache, read_settings()))
        return made[0]

    extract(parameters, cache=own_cache(), progress=partial(silent), read_with=make)
    print((made[0].estimate if made else Estimate()).describe())
    return Exit.DONE
