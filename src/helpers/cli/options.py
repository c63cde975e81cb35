"""Command-line options made from the parameters, so that a value means the same at every door."""

import argparse
import dataclasses
from pathlib import Path
from typing import NoReturn, TextIO

from helpers.parameters.model import HOW, Parameters, ParametersError, parse
from helpers.parameters.values import Problem, nearest

_METAVARS = {
    "folder": "FOLDER",
    "file": "CSV",
    "conflict": "ID",
    "place": "NAME",
    "words": "ID,ID",
    "text": "NAME",
    "date": "DATE",
    "share": "0…1",
    "out": "FOLDER",
}


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviated options and says what an unknown one was probably meant to be."""

    def __init__(self, **options) -> None:
        super().__init__(allow_abbrev=False, **options)
        self.set_defaults(verbose=False)

    def parse_args(self, args=None, namespace=None):
        """The options; an unknown one ends the program with exit code 2 and the nearest known one."""
        found, unknown = self.parse_known_args(args, namespace)
        if unknown:
            deepest = getattr(found, "parser", self)
            deepest.error(f"unknown: {unknown[0]}{deepest.hint(unknown[0])}")
        return found

    def hint(self, option: str) -> str:
        """What an unknown option was probably meant to be, in words, "" where nothing is near."""
        near = nearest(option.split("=")[0], self._option_string_actions)
        return f" (did you mean {near}?)" if near else ""

    def error(self, message: str) -> NoReturn:
        """End the program with exit code 2 and say where help is."""
        self.exit(2, f"claims-report: {message}\n'{self.prog} --help' lists what there is.\n")


def add_command(commands, name: str, command, help_text: str, description: str = "") -> Parser:
    """A subcommand that calls command(options); `commands` is what add_subparsers gives."""
    parser = commands.add_parser(
        name,
        help=help_text,
        description=description or help_text,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=command, parser=parser)
    parser.add_argument("-v", "--verbose", action="store_true", help="say what is done, article by article")
    return parser


def add_parameters(parser: argparse.ArgumentParser, kind: type[Parameters], *, leave_out: tuple[str, ...] = ()) -> None:
    """One option for each field of the parameters, except those left out."""
    group = parser.add_argument_group("parameters")
    for field in dataclasses.fields(kind):
        if field.name in leave_out:
            continue
        if field.metadata["kind"] == "flag":
            group.add_argument(
                option_name(field.name),
                dest=field.name,
                action="store_const",
                const="true",
                help=field.metadata["help"],
            )
            continue
        default = field.default if field.default not in ("", ()) else ""
        shown = f" (default: {default})" if default != "" else ""
        group.add_argument(
            option_name(field.name),
            dest=field.name,
            metavar="|".join(field.metadata["choices"]) or _METAVARS.get(field.metadata["kind"], "VALUE"),
            help=f"{field.metadata['help']}{shown}".replace("%", "%%"),
        )


def option_name(name: str) -> str:
    """The option of a parameter: focus_place → --focus-place."""
    return "--" + name.replace("_", "-")


def read_parameters[P: Parameters](options: argparse.Namespace, kind: type[P]) -> P:
    """The parameters that the options give; relative paths start at the working directory. Raises ParametersError."""
    given = {}
    for field in dataclasses.fields(kind):
        value = getattr(options, field.name, None)
        if value is None:
            continue
        if value.strip() and field.metadata["kind"] in ("folder", "file", "out"):
            value = str(Path(value).expanduser().absolute())
        given[field.name] = value
    return parse(kind, given)


def add_articles(parser: argparse.ArgumentParser, *, conflict: bool = True, reader: bool = False) -> None:
    """The folder of articles, by itself or as --articles, and what else a command on it needs."""
    parser.add_argument("folder", metavar="FOLDER", nargs="?", help="folder of articles, as --articles")
    needed = {"articles", "sources", "text_column"} | ({"conflict", *HOW} if conflict else set())
    needed |= {"reader", "send_to"} if reader else set()
    unneeded = set(Parameters.__dataclass_fields__) - needed
    add_parameters(parser, Parameters, leave_out=tuple(unneeded))


def read_articles_parameters(options: argparse.Namespace) -> Parameters:
    """The parameters of a command made with `add_articles`. Raises ParametersError."""
    articles = one_folder(options.folder, options.articles)
    return read_parameters(
        argparse.Namespace(
            articles=articles,
            sources=options.sources,
            text_column=options.text_column,
            conflict=getattr(options, "conflict", None),
            **{name: getattr(options, name, None) for name in HOW},
            reader=getattr(options, "reader", None),
            send_to=getattr(options, "send_to", None),
        ),
        Parameters,
    )


def one_folder(folder: str | None, articles: str | None) -> str | None:
    """The folder that was named by itself, or as --articles. Raises ParametersError where two are named."""
    if None not in (folder, articles) and folder != articles:
        raise ParametersError([Problem("articles", f"two folders are named, {folder!r} and {articles!r}")])
    return articles if folder is None else folder


def writes_unicode(stream: TextIO) -> bool:
    """Whether a stream can hold any letter."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def existing_file(path: str, name: str) -> Path:
    """The path of a file that must be there. Raises ParametersError."""
    found = Path(path).expanduser()
    if not found.is_file():
        raise ParametersError([Problem(name, f"the file {path!r} is not there")])
    return found
