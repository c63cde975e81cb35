"""Where the story starts: its headline, known from the page's metadata or found over the first sentence."""

import re
from itertools import accumulate

from helpers.articles import furniture
from helpers.articles.lines import word_count
from helpers.articles.piece import Piece, fold

FAR = 12  # blocks between headline and first sentence at most
LONGEST, CHARACTERS = 30, 400  # words and characters of a headline
IMAGE = re.compile(r"\W*[\w-]*\.(?:jpe?g|png|svg|gif|webp)\b\W*", re.I)
"""What a page that became plain text has left of a picture: ".jpg?)"."""
SEPARATOR = re.compile(r"\s+[|–—·»:-]+\s+")


def find(pieces: list[Piece], title: str) -> int:
    """Index at which the story starts; the headline there, if it is found, gets its kind."""
    prose = [i for i, p in enumerate(pieces) if p.prose]
    if not prose:
        return 0
    known = _known(pieces, title) if title else None
    chosen = known if known is not None else _over_first_sentence(pieces, prose[0])
    if chosen is None:
        if prose[0] == 0 and _is_exclamation(pieces):
            pieces[0].kind, pieces[0].prose = "title", False
        return prose[0]
    pieces[chosen].kind = "title"
    return chosen


def is_title(text: str, title: str) -> bool:
    """Whether a line is the headline `title`, alone or beside the site's name."""
    ours, known = fold(furniture.bare(text)), fold(title)
    if not known or not ours:
        return False
    if ours == known:
        return True
    first, known_first = fold(SEPARATOR.split(text)[0]), fold(SEPARATOR.split(title)[0])
    return known == first or (ours == known_first and word_count(text) >= 4)


def _known(pieces: list[Piece], title: str) -> int | None:
    """The first of the headline's last cluster of repetitions that at least half of the running text follows."""
    told = list(accumulate((p.words if p.prose else 0 for p in pieces), initial=0))
    found = [
        i
        for i, p in enumerate(pieces)
        if not p.prose and told[i] <= told[-1] / 2 and len(p.text) <= CHARACTERS and is_title(p.text, title)
    ]
    if not found:
        return None
    cluster = [i for i in found[-FAR:] if i >= found[-1] - FAR and told[i] == told[found[-1]]]
    exact = [i for i in cluster if fold(furniture.bare(pieces[i].text)) == fold(title)]
    chosen = (exact or cluster)[0]
    for i in cluster:
        if i > chosen:
            pieces[i].kind = pieces[i].kind or "menu"
    return chosen


def _over_first_sentence(pieces: list[Piece], first: int) -> int | None:
    """The line over the first sentence that can be a headline: a heading, else the first of four words or more."""
    candidates: list[int] = []
    for i in range(first - 1, max(-1, first - FAR - 1), -1):
        p = pieces[i]
        if not p.kind and not p.block.bullet and len(p.text) <= CHARACTERS and 2 <= p.words <= LONGEST:
            candidates.insert(0, i)
        elif len(p.text) <= CHARACTERS and IMAGE.fullmatch(p.text.strip()):
            continue
        elif p.kind not in ("dateline", "byline", "caption") and p.scope != "line":
            break
    if not candidates:
        return None
    headings = [i for i in candidates if pieces[i].block.level]
    long = [i for i in candidates if pieces[i].words >= 4]
    chosen = (headings or long or candidates)[0]
    # the first may be the browser's title, with the site's name behind it
    return next((i for i in candidates if i > chosen and is_title(pieces[chosen].text, pieces[i].text)), chosen)


def _is_exclamation(pieces: list[Piece]) -> bool:
    """A first line that ends in ! or ?, shorter than a sentence of text, over running text."""
    first = pieces[0]
    ended = re.search(r"[!?][\"”’»']?$", first.text.strip())
    return len(pieces) > 1 and pieces[1].prose and first.words <= 18 and bool(ended)
