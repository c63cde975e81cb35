"""What a language model did with a folder's articles: which one, when, where it was asked; what it failed, and what of its
answers the articles do not bear out. It is all told by the table of documents, in numbers and in words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from helpers.counting import plural

_FAILED = "the rules, as the model gave no answer"
_READ_BY = re.compile(
    r"(?P<model>.+?)(?: at (?P<host>\S+)|(?P<hand>, answered by hand)| on this machine), prompt (?P<prompt>\w+), "
    r"(?P<day>[\d-]+)(?P<rules>; and the rules)?$"
)


class Who(NamedTuple):
    """A model that read: its name, the host that text was sent to ("" for none), the prompt, whether the rules read as well.

    `by_hand` is an answer that a person handed in (`claims-report answer`): where it was made, nobody knows.
    """

    model: str
    host: str
    prompt: str
    beside_rules: bool = False
    by_hand: bool = False

    def told(self, day: str) -> str:
        """As documents.read_by has it."""
        where = ", answered by hand" if self.by_hand else f" at {self.host}" if self.host else " on this machine"
        rules = "; and the rules" if self.beside_rules else ""
        return f"{self.model}{where}, prompt {self.prompt}, {day}{rules}"


def told_failure(reason: str) -> str:
    """As documents.read_by has an article that the rules read in the model's place."""
    return f"{_FAILED} ({reason})"


@dataclass(frozen=True)
class ModelReading:
    """What a model did with a folder's articles; false where none was asked.

    Attributes:
        read: who read → the days of the answers, one an article.
        failed: article → why the rules read it in the model's place.
        dropped: reason → claims of answers that are left out, as the article does not bear them out.
        emptied: field → values of the other claims that are left open, for the same reason.
        withheld: sentences that were not sent, as they speak to a machine.
    """

    read: Mapping[Who, list[str]] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    emptied: Mapping[str, int] = field(default_factory=dict)
    withheld: int = 0

    @classmethod
    def of(cls, documents: pd.DataFrame) -> "ModelReading":
        """From schema.DOCUMENTS."""
        read: dict[Who, list[str]] = {}
        failed: dict[str, str] = {}
        for article, words in zip(documents["article"], documents["read_by"], strict=True):
            if found := _READ_BY.match(words or ""):
                who = Who(
                    found["model"], found["host"] or "", found["prompt"], bool(found["rules"]), bool(found["hand"])
                )
                read.setdefault(who, []).append(found["day"])
            elif words:
                failed[article] = words.removeprefix(_FAILED).strip().removeprefix("(").removesuffix(")")
        dropped, emptied = (_counts(documents[name]) for name in ("answers_dropped", "answers_emptied"))
        return cls(read, failed, dropped, emptied, int(documents["sentences_withheld"].fillna(0).sum()))

    def __bool__(self) -> bool:
        return bool(self.read or self.failed)

    @property
    def articles(self) -> int:
        """How many articles the model was to read."""
        return len(self.failed) + sum(map(len, self.read.values()))

    @property
    def reasons(self) -> dict[str, int]:
        """Why articles were left to the rules → how many, the most frequent first."""
        return dict(Counter(self.failed.values()).most_common())

    def row(self) -> dict[str, object]:
        """Its numbers and reasons as JSON can write them; nothing where no model was asked."""
        if not self:
            return {}
        return {
            "articles": self.articles,
            "failed": self.reasons,
            "answers_dropped": dict(self.dropped),
            "answers_emptied": dict(self.emptied),
            "sentences_withheld": self.withheld,
        }

    def failures(self) -> list[str]:
        """What to tell of the articles that the model did not read, and what to do about it; nothing where it read all."""
        if not self.failed:
            return []
        first, *others = self.reasons
        number = "any" if len(self.failed) == self.articles else f"{len(self.failed):,}"
        more = f" (and {plural(len(others), 'other reason')}: the page has them)" if others else ""
        return [
            f"The model gave no usable answer for {number} of {plural(self.articles, 'article')}; the rules read "
            f"{'it' if len(self.failed) == 1 else 'them'} instead: {first}{more}. Run it again once that is mended: what was "
            "answered is not asked again."
        ]

    def unsupported(self) -> list[str]:
        """What to tell of answers that the articles do not bear out; nothing where all are borne out."""
        return unsupported(self.dropped, self.emptied, self.withheld)


def unsupported(dropped: Mapping[str, int], emptied: Mapping[str, int], withheld: int) -> list[str]:
    """What of a model's answers is not stated, and what was not sent, in words."""
    told = []
    if number := sum(dropped.values()):
        are = "is" if number == 1 else "are"
        told.append(f"{plural(number, 'claim')} of the model {are} not borne out by the article ({_listed(dropped)})")
    if number := sum(emptied.values()):
        told.append(
            f"{plural(number, 'value')} of the model {'is' if number == 1 else 'are'} left open ({_listed(emptied)})"
        )
    if withheld:
        were = "was not sent, as it speaks" if withheld == 1 else "were not sent, as they speak"
        told.append(f"{plural(withheld, 'sentence')} {were} to a machine")
    return told


def cost(asked: Mapping[str, int]) -> list[str]:
    """What a model was really asked (`stages.Spent.asked`), in words; nothing where none was, or all answers were kept."""
    if not asked.get("calls"):
        return []
    return [
        f"{plural(asked['calls'], 'call')} of the model: {asked['asked']:,} tokens asked, {asked['answered']:,} answered"
    ]


def counted(counts: Mapping[str, int]) -> str:
    """Counts as a column of the documents has them."""
    return "; ".join(f"{name}={number}" for name, number in sorted(counts.items()))


def _counts(column: Iterable[str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for told in filter(None, column):
        for part in told.split("; "):
            name, _, number = part.rpartition("=")
            found[name] += int(number)
    return dict(found.most_common())


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in sorted(counts.items(), key=lambda item: -item[1]))
