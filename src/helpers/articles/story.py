"""Which blocks of a page are the story: from its headline to the last sentence before other stories and the footer.

The form of a block says what it can be (furniture.csv); its place says the rest. The story starts at the headline that
most of the running text follows, and ends where a list of other stories, the comments or the footer begin. Inside it,
short lines without an end are section headings, repeated words are captions or pull quotes, and the remaining is body.
"""

from collections import Counter
from dataclasses import replace

from helpers.articles import captions, datelines, furniture, headline, other_stories
from helpers.articles.lines import ends_sentence, word_count
from helpers.articles.page import Block, Page
from helpers.articles.piece import Piece, fold, shingles

HEADING = 12  # words of a section heading at most
SHORTEST = 6  # words of a passage that can be a repetition
FEW = 20  # passages with the same start that are compared
LINKED, LINKED_SENTENCE = 0.7, 0.95  # share of links from which words, and a sentence, are only links
DEK = 6  # words of a line under the headline at least


def classify(page: Page) -> tuple[Block, ...]:
    """The page's blocks, each with a kind of schema.PARAGRAPH_KINDS as its hint.

    A paragraph that opens with a dateline, and a long caption, are cut in two or more.
    """
    pieces = _pieces(page)
    own = [p for p in pieces if not p.block.hint]
    if own:
        start = headline.find(own, page.meta.title)
        for p in own[:start]:
            p.prose = False
            if not p.kind or (p.kind in ("teaser", "footer") and p.scope != "line"):
                p.kind = "menu"
        story = own[start:]
        other_stories.mark(story)
        _inside(story, clean=page.clean)
    for p in pieces:
        if p.kind == "caption" and captions.tells_claim(p.text):
            p.kind = "body"
    _repeats(pieces)
    _descriptions(pieces)
    kinds = (replace(p.block, hint=p.kind) for p in pieces)
    return tuple(part for block in kinds for part in _cut(page.text, block))


def _pieces(page: Page) -> list[Piece]:
    pieces, before = [], ""
    for block in page.blocks:
        text = page.text[block.start : block.end]
        pieces.append(_piece(block, text, after_by=before in ("by", "by:")))
        before = text.strip().lower()
    return pieces


def _piece(block: Block, text: str, *, after_by: bool) -> Piece:
    if block.hint:
        return Piece(block, text, block.hint)
    kind, scope = furniture.label(text)
    if block.level and scope not in ("section", "inline", "end", "list"):
        kind, scope = "", ""
    elif not kind and after_by and word_count(text) <= 6:
        kind, scope = "byline", "line"
    elif not kind and block.links > (LINKED_SENTENCE if ends_sentence(text) else LINKED) and word_count(text) < 25:
        kind, scope = "menu", "link"
    prose = not kind and not block.level and furniture.is_prose(text, joined=block.joined)
    return Piece(block, text, kind, scope, prose)


def _inside(story: list[Piece], *, clean: bool) -> None:
    """Kinds of what is left of the story once its lists are marked."""
    prose = [i for i, p in enumerate(story) if p.prose]
    if not prose:  # a post without a single finished sentence is all story
        for p in story:
            p.kind = p.kind or "body"
        return
    counts = Counter(fold(p.text) for p in story)
    unended_captions = _captions_without_end(story)
    for i, p in enumerate(story):
        if p.kind:
            continue
        once = counts[fold(p.text)] == 1
        if p.prose:
            unended = not ends_sentence(p.text) and not p.block.joined
            p.kind = "caption" if unended and unended_captions else "body"
        elif clean and p.words >= 4 and not p.block.level:
            p.kind = "body"
        elif i < prose[0]:
            p.kind = "body" if p.words >= DEK and not p.block.level and once else "menu"
        elif once and ((p.block.bullet and p.words >= 4) or (p.words >= 2 and ends_sentence(p.text))):
            p.kind = "body"
        elif p.words > HEADING and not p.block.level and once:
            p.kind = "caption" if unended_captions and i < prose[-1] else "body"
        else:
            p.kind = "menu" if i < prose[-1] else "footer"


def _captions_without_end(story: list[Piece]) -> bool:
    """Whether this page shows its captions as paragraphs without a full stop: some are captions by their form."""
    certain = sum(p.kind == "caption" and not ends_sentence(p.text) for p in story)
    open_ended = sum(not p.kind and p.words > HEADING and not ends_sentence(p.text) for p in story)
    return certain >= 2 and certain + open_ended >= 3


def _repeats(pieces: list[Piece]) -> None:
    """Of two passages with the same words only the fuller, or else the first, is read."""
    body = [(p, fold(p.text)) for p in pieces if p.kind == "body" and p.words >= SHORTEST]
    by_start: dict[str, list[tuple[Piece, str]]] = {}
    for p, words in body:
        by_start.setdefault(_first_words(words), []).append((p, words))
    for other, theirs in body:
        spoken = theirs.split()
        for i in range(len(spoken) - SHORTEST + 1):
            for p, ours in by_start.get(" ".join(spoken[i : i + SHORTEST]), ())[:FEW]:
                if p is not other and p.kind == other.kind == "body" and ours in theirs:
                    (p if ours != theirs or other.block.start < p.block.start else other).kind = "caption"


def _first_words(folded: str) -> str:
    return " ".join(folded.split()[:SHORTEST])


def _descriptions(pieces: list[Piece]) -> None:
    """A description in the file's header is read only where the body does not say the same."""
    body = " ".join(fold(p.text) for p in pieces if p.kind == "body")
    for p in pieces:
        if p.kind == "description":
            parts = shingles(p.text)
            said = sum(part in body for part in parts)
            p.kind = "metadata" if not body or not parts or said >= len(parts) / 2 else "body"


def _cut(text: str, block: Block) -> list[Block]:
    own = text[block.start : block.end]
    if block.hint == "caption":
        return captions.split(block, own)
    credit = captions.opening_credit(own) if block.hint == "body" else 0
    if credit:
        picture = replace(block, end=block.start + len(own[:credit].rstrip()), hint="caption")
        return [picture, *_cut(text, replace(block, start=block.start + credit))]
    length = datelines.opening(own) if block.hint == "body" else 0
    if not length or word_count(own[length:]) < 4:
        return [block]
    return [
        replace(block, end=block.start + len(own[:length].rstrip()), hint="dateline"),
        replace(block, start=block.start + length),
    ]
