"""What an article is, once it has been read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpers.articles.lines import word_count


@dataclass(frozen=True)
class Paragraph:
    """A stretch text[start:end] of an article, and what it is (schema.PARAGRAPH_KINDS)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Article:
    """One article. `text` is what every offset of the project refers to; fields are those of schema.ARTICLES.

    `words` counts those of what it was read from, page furniture included. `post` tells that it is one of the posts of a
    channel or a live page, its file; `part_of` is the article of which it has only what is about one war.
    """

    article: str
    file: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    sha256: str
    encoding: str = "utf-8"
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    published_basis: str = ""
    date_order: str = ""
    language: str = ""
    conflict: str = ""
    conflict_basis: str = ""
    conflict_evidence: str = ""
    conflict_runner_up: str = ""
    duplicate_of: str = ""
    part_of: str = ""
    words: int = 0
    post: bool = False

    def row(self) -> dict[str, Any]:
        """Its fields as JSON can write them."""
        return vars(self) | {"paragraphs": [(p.start, p.end, p.kind) for p in self.paragraphs]}

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> "Article":
        """The article that `row` was made of."""
        return cls(**{**row, "paragraphs": tuple(Paragraph(*p) for p in row["paragraphs"])})

    def body(self) -> Iterator[Paragraph]:
        """The paragraphs that claims are read from, in order."""
        return (p for p in self.paragraphs if p.kind in ("title", "body"))

    def story_words(self) -> int:
        """How many words its title and body have."""
        return sum(word_count(self.text[p.start : p.end]) for p in self.body())
