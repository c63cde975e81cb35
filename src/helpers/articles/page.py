"""What a reader hands on: the text it read, cut into blocks, and what the file itself says about the article."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """A stretch text[start:end] that belongs together.

    Attributes:
        start: offset of the first character.
        end: offset after the last character.
        hint: what the file's structure says it is (schema.PARAGRAPH_KINDS, or "description"); "" where it says nothing.
        level: heading level 1 to 6; 0 for text.
        links: share of its characters that stand inside links, 0 to 1.
        bullet: whether it is an item of a list.
        joined: whether it was put together from several lines because a sentence runs across them.
    """

    start: int
    end: int
    hint: str = ""
    level: int = 0
    links: float = 0.0
    bullet: bool = False
    joined: bool = False


@dataclass(frozen=True)
class Meta:
    """What the file says about its article, as it says it; "" where it says nothing.

    `published` holds the words of a date, not yet read, `published_guess` those of a less certain one; `domain` the
    address's, which stands for the publisher where no name does; `outline` the headings that a scraper listed;
    `published_in` is the column or field that the date stood in, and `date_order` the order of day and month there.
    """

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    published_guess: str = ""
    published_in: str = ""
    date_order: str = ""
    domain: str = ""
    author: str = ""
    language: str = ""
    subject: str = ""
    outline: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One article as a reader found it: the stored text, its blocks in order, its own metadata.

    `clean` says that the text holds the story and no page around it, as a message's or a record's does. `member` is the
    name of the file in this one that it was read from (in an archive, of an e-mail), and `words` how many words a
    reader of the file sees, where the text has left some of them out; `cut` that whoever gave the text cut it off;
    `post` that it is one of the posts of a channel or a live page, which are about the same.
    """

    text: str
    blocks: tuple[Block, ...]
    meta: Meta = field(default_factory=Meta)
    encoding: str = ""
    notes: tuple[str, ...] = ()
    clean: bool = False
    member: str = ""
    words: int = 0
    cut: bool = False
    post: bool = False
