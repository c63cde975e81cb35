"""How much of a folder could not be read, in numbers and in words."""

from collections import Counter
from dataclasses import dataclass, field

import pandas as pd

from helpers.boundary import NOT_READ
from helpers.counting import plural

MOST_FAILED = 0.1
"""Share of the articles above which too much is lost for the rest to be shown as what the folder says."""
FAILED = ("error", "time")
"""Causes that lie in this program or machine, not in the article."""


@dataclass(frozen=True)
class Shortfall:
    """What is missing of a folder's articles.

    Attributes:
        articles: how many there are, files that could not be read counted as one each.
        lost: reason → how many of them could not be read at all.
        failed: how many of those were lost to an error, or for want of time.
        passages: reason → passages that are missing of the other articles.
        partly: how many articles these stand in.
        left_out: how many articles are about another war than the one that was asked for.
        files: file → why it could not be read, for a reason that lies in it: what articles it holds nobody knows.
    """

    articles: int
    lost: dict[str, int]
    failed: int
    passages: dict[str, int]
    partly: int
    left_out: int = 0
    files: dict[str, str] = field(default_factory=dict)

    @property
    def is_too_much(self) -> bool:
        """Whether more than a tenth of the articles failed."""
        return self.failed > MOST_FAILED * self.articles

    def __bool__(self) -> bool:
        return bool(self.lost or self.passages or self.left_out or self.files)

    def row(self) -> dict[str, object]:
        """Its numbers and reasons as JSON can write them."""
        told = {"articles": self.articles, "lost": self.lost, "failed": self.failed, "passages": self.passages}
        return told | {"left_out": self.left_out, "files": self.files}

    def sentences(self) -> list[str]:
        """What to tell, nothing where nothing is missing: "3 of 812 articles could not be read."."""
        found = []
        if lost := sum(self.lost.values()):
            found.append(f"{lost} of {plural(self.articles, 'article')} could not be read.")
        if self.files:
            found.append(f"{plural(len(self.files), 'file')} could not be read.")
        if passages := sum(self.passages.values()):
            found.append(f"No claims were read from {plural(passages, 'passage')} of {plural(self.partly, 'article')}.")
        if self.left_out:
            one = self.left_out == 1
            about = "is about another war, and was" if one else "are about other wars, and were"
            found.append(f"{plural(self.left_out, 'article')} {about} left out.")
        return found


def shortfall(articles: pd.DataFrame, intake: pd.DataFrame, unread: pd.DataFrame) -> Shortfall:
    """What is missing, from the tables of a folder (schema.ARTICLES, INTAKE, UNREAD)."""
    files = intake[intake["status"] == "failed"]
    refused = intake[(intake["status"] == "skipped") & intake["message"].fillna("").str.startswith(NOT_READ)]
    whole = unread[unread["whole"]].drop_duplicates("article")
    parts = unread[~unread["whole"]]
    return Shortfall(
        articles=len(articles) + len(files),
        lost=dict(Counter([*files["message"], *whole["reason"]]).most_common()),
        failed=len(files) + int(whole["cause"].isin(FAILED).sum()),
        passages=dict(Counter(parts["reason"]).most_common()),
        partly=parts["article"].nunique(),
        left_out=int(intake["left_out"].fillna(0).sum()),
        files={
            file: message.removeprefix(NOT_READ)
            for file, message in zip(refused["file"], refused["message"], strict=True)
        },
    )
