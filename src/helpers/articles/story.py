"""Which blocks of a page are the story: from its headline to the last sentence before other stories and the footer.

The form of a block says what it can be (furniture.py); its place says the rest. The story starts at the headline that
most of the running text follows, and ends where a list of other stories, the comments or the footer begin. Inside it,
short lines without an end are section headings, repeated words are captions or pull quotes, and the remaining is body.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from helpers.articles import furniture
from helpers.articles.lines import ends_sentence, word_count
from helpers.articles.page import Block, Page

FAR = 12  # blocks between headline and first sentence at most
HEADING = 12  # words of a section heading at most
SEPARATORS = re.compile(r"\s+[|–—·»:-]+\s+")


@dataclass
class _Piece:
    block: Block
    text: str
    kind: str = ""
    scope: str = ""
    prose: bool = False

    @property
    def words(self) -> int:
        return word_count(self.text)


def classify(page: Page) -> tuple[Block, ...]:
    """The page's blocks, each with a kind of schema.PARAGRAPH_KINDS as its hint; some cut in two (a dateline, a caption)."""
    texts = [page.text[block.start : block.end] for block in page.blocks]
    pieces = [
        _piece(block, text, before.strip().lower().rstrip(":"))
        for block, text, before in zip(page.blocks, texts, ["", *texts], strict=False)
    ]
    own = [p for p in pieces if not p.block.hint or p.block.hint == "body"]
    if own:
        start = _headline(own, page.meta.title)
        _before(own, start)
        story = own[start:]
        _lists(story)
        _body(story)
        _repeats(story, page)
    _descriptions(pieces)
    blocks = [replace(p.block, hint=p.kind) for p in pieces]
    return tuple(part for block in blocks for part in _cut(page.text, block))


def _piece(block: Block, text: str, before: str) -> _Piece:
    if block.hint and block.hint != "body":
        return _Piece(block, text, block.hint)
    kind, scope = furniture.label(text)
    if before == "by" and not kind and word_count(text) <= 6:
        kind, scope = "byline", "line"
    if block.level:
        kind, scope = (kind, scope) if scope in ("section", "inline", "end", "list") else ("", "")
    if block.links > 0.7 and not kind and word_count(text) < 25:
        kind, scope = "menu", "link"
    prose = not kind and not block.level and furniture.is_prose(text, joined=block.joined)
    return _Piece(block, text, kind, scope, prose)


def fold(text: str) -> str:
    """Words in lower case without marks, to compare texts."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _is_title(text: str, title: str) -> bool:
    """Whether a line is the known headline, alone or before or after the site's name."""
    ours, known = fold(furniture.bare(text)), fold(title)
    if not known:
        return False
    if ours == known:
        return True
    parts = [fold(part) for part in SEPARATORS.split(text)]
    known_parts = [fold(part) for part in SEPARATORS.split(title)]
    return known in parts[:1] or (ours in known_parts[:1] and word_count(text) >= 4)


def _headline(pieces: list[_Piece], title: str) -> int:
    """Index at which the story starts; the headline there, if it is found, gets its kind."""
    prose = [i for i, p in enumerate(pieces) if p.prose]
    total = sum(pieces[i].words for i in prose)
    known = [i for i, p in enumerate(pieces) if _is_title(p.text, title) and not p.prose]
    following = {i: sum(pieces[j].words for j in prose if j > i) for i in known}
    known = [i for i in known if following[i] >= 0.5 * total]
    if known and prose:
        last = known[-1]
        cluster = [i for i in known if i >= last - FAR and not any(i < j < last for j in prose)]
        exact = [i for i in cluster if fold(furniture.bare(pieces[i].text)) == fold(title)]
        chosen = (exact or cluster)[0]
        pieces[chosen].kind = "title"
        for i in cluster:
            if i > chosen:
                pieces[i].kind = pieces[i].kind or "menu"
        return chosen
    if not prose:
        return 0
    first = prose[0]
    back, candidates = first - 1, []
    while back >= max(0, first - FAR):
        p = pieces[back]
        if not p.kind and not p.block.bullet and 2 <= p.words <= 30:
            candidates.append(back)
        elif p.kind not in ("dateline", "byline", "caption") and (p.scope != "line" or p.kind == "footer"):
            break
        back -= 1
    candidates.sort()
    headings = [i for i in candidates if pieces[i].block.level]
    long = [i for i in candidates if pieces[i].words >= 4]
    chosen = headings[0] if headings else long[0] if long else candidates[0] if candidates else None
    if chosen is None:
        if first == 0 and _exclaimed_title(pieces):
            pieces[0].kind, pieces[0].prose = "title", False
        return first
    pieces[chosen].kind = "title"
    return chosen


def _exclaimed_title(pieces: list[_Piece]) -> bool:
    """A first line that ends in ! or ? or a quotation, shorter than a sentence of text, over running text."""
    first = pieces[0]
    return (
        len(pieces) > 1
        and pieces[1].prose
        and first.words <= 18
        and bool(re.search(r"[!?][\"”’»']?$", first.text.strip()))
    )


def _before(pieces: list[_Piece], start: int) -> None:
    for p in pieces[:start]:
        if not p.kind or (p.kind in ("teaser", "footer") and p.scope != "line"):
            p.kind = "menu"
        p.prose = False


def _lists(story: list[_Piece]) -> None:
    """Lists of other stories, of tags, and the story's end."""
    i = 0
    while i < len(story):
        p = story[i]
        before = sum(q.words for q in story[:i] if q.prose)
        if p.scope == "end" and before >= 30:
            for q in story[i:]:
                _furnish(q, p.kind)
            return
        if p.scope in ("section", "inline") and (before or not story[0].prose):
            i = _consume(story, i, before)
            continue
        if p.scope == "list":
            i += 1
            while i < len(story) and not story[i].prose and story[i].scope not in ("section", "inline", "end"):
                _furnish(story[i], p.kind)
                i += 1
            continue
        if p.scope == "clock":
            i = _ticker(story, i)
            continue
        i += 1


def _furnish(piece: _Piece, kind: str) -> None:
    if piece.kind in ("", "title", "menu") or piece.scope in ("section", "inline"):
        piece.kind = kind
    piece.prose = False


def _consume(story: list[_Piece], at: int, before: int) -> int:
    """Mark a list of other stories that opens at `at`; returns where the story resumes."""
    story[at].kind = "teaser"
    i = at + 1
    if i < len(story) and story[i].prose:
        if story[at].scope == "inline":
            return i
        after = sum(q.words for q in story[i:] if q.prose)
        if after > 2 * before:
            return i
        resumes = len(story)
    else:
        resumes = _resumption(story, i, single=story[at].scope == "inline")
    for q in story[i:resumes]:
        _furnish(q, "teaser")
    return resumes


def _resumption(story: list[_Piece], start: int, *, single: bool) -> int:
    """First sentence after a list of headlines that is no summary under one of them."""
    for i in range(start, len(story)):
        if not story[i].prose or not ends_sentence(story[i].text):
            continue
        following = next((q for q in story[i + 1 :] if not q.kind or q.prose), None)
        if single or (following is not None and following.prose and story[i].words >= 8):
            return i
    return len(story)


def _ticker(story: list[_Piece], at: int) -> int:
    """A time of day over a headline is an item of a news ticker; over a sentence it stamps an entry of a live blog."""
    i = at + 1
    if i < len(story) and not story[i].prose and not story[i].kind:
        story[i].kind = "teaser"
        return i + 1
    return i


def _body(story: list[_Piece]) -> None:
    """What is left between the story's first and last sentence."""
    counts = Counter(fold(p.text) for p in story)
    prose = [i for i, p in enumerate(story) if p.prose]
    if not prose:
        for p in story:
            p.kind = p.kind or "body"
        return
    unended = [p for p in story if p.prose is False and not p.kind and p.words > HEADING]
    captions = [p for p in story if p.kind == "caption" and not ends_sentence(p.text)]
    caption_style = len(captions) >= 2 and len(unended) + len(captions) >= 3
    for i, p in enumerate(story):
        if p.kind:
            continue
        if p.prose:
            unended = not ends_sentence(p.text) and not p.block.joined
            p.kind = "caption" if unended and caption_style else "body"
        elif i > prose[-1]:
            p.kind = "body" if p.words > HEADING or (p.block.bullet and p.words >= 6) else "footer"
        elif i < prose[0]:
            p.kind = "body" if p.words >= 6 and not p.block.level and counts[fold(p.text)] == 1 else "menu"
        elif counts[fold(p.text)] > 1:
            p.kind = "menu"
        elif p.words > HEADING and not p.block.level:
            p.kind = "caption" if caption_style else "body"
        else:
            p.kind = "body" if p.block.bullet and p.words >= 4 else "menu"
    _released(story)


def _released(story: list[_Piece]) -> None:
    """A caption of footage that somebody released, or that reports an allegation, carries a claim that may stand nowhere else."""
    for p in story:
        if (
            p.kind == "caption"
            and p.words >= 10
            and furniture.SCENE.match(p.text)
            and furniture.RELEASED.search(p.text)
        ):
            p.kind = "body"


def _repeats(story: list[_Piece], page: Page) -> None:
    """Of two passages with the same words only the fuller, or the first, is read."""
    body = [p for p in story if p.kind == "body"]
    folded = {id(p): fold(p.text) for p in body}
    for p in body:
        ours = folded[id(p)]
        if p.words < 6:
            continue
        for other in body:
            theirs = folded[id(other)]
            if other is p or other.kind != "body" or ours not in theirs:
                continue
            if ours != theirs or other.block.start < p.block.start:
                p.kind = "caption"
                break


def _shingles(text: str) -> set[str]:
    words = fold(text).split()
    return {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}


def _descriptions(pieces: list[_Piece]) -> None:
    """A description in the file's header is read only where the body does not say the same."""
    body = " ".join(fold(p.text) for p in pieces if p.kind == "body")
    for p in pieces:
        if p.kind == "description":
            parts = _shingles(p.text)
            said = sum(part in body for part in parts)
            p.kind = "metadata" if not body or not parts or said >= 0.5 * len(parts) else "body"


DATELINE = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯІЇЄ][A-ZÀ-ÞА-ЯІЇЄ.'’-]+(?:[ -][A-ZÀ-ÞА-ЯІЇЄ][A-ZÀ-ÞА-ЯІЇЄ.'’-]+){0,3}(?:(?:,|/)[^—–()\n]{1,40})?\s*(?:\([^)\n]{2,30}\))?\s*(?:—|–|-{1,2})\s+)"
    r"|(?:[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}(?:,[^—–()\n]{1,30})?\s*\([^)\n]{2,30}\)\s*(?:—|–|-{1,2})\s+)"
)


def inline_dateline(text: str) -> int:
    """Length of the dateline that opens a paragraph ("date 2024-05-12 …", "12 May 2024 …", "CITY (Agency) — …"), else 0."""
    from helpers.articles import dates

    at = len(text) - len(text.lstrip())
    if m := furniture.STAMP.match(text, at):
        at = m.end()
    stamped = at > len(text) - len(text.lstrip())
    found = next(dates.find(text[at : at + 60]), None)
    if found and found.start <= 12:
        between = text[at : at + found.start]
        names = {w.lower() for w in re.findall(r"[^\W\d_]+", between)}
        from helpers.articles import words

        if names <= set(words.numbered("weekdays.csv", "weekday")):
            end = at + found.end
            rest = text[end:]
            clock = re.match(rf"[\s,|]*{furniture.TIME}(?=\s)", rest)
            end += clock.end() if clock else 0
            gap = re.match(r"\s*[|:–—-]?\s*", text[end:])
            after = text[end + gap.end() : end + gap.end() + 1]
            if after.isupper() or after in "\"“«'" or stamped:
                return end + gap.end()
    m = DATELINE.match(text)
    return m.end() if m and m.end() < len(text) else 0


def _cut(text: str, block: Block) -> list[Block]:
    """A body paragraph without the dateline that opens it; a long caption as picture description and text."""
    own = text[block.start : block.end]
    if block.hint == "body":
        length = inline_dateline(own)
        if 0 < length < len(own) and word_count(own[length:]) >= 4:
            return [
                replace(block, end=block.start + len(own[:length].rstrip()), hint="dateline"),
                replace(block, start=block.start + length),
            ]
    if block.hint == "caption" and word_count(own) >= 40:
        return _long_caption(block, own)
    return [block]


def _long_caption(block: Block, own: str) -> list[Block]:
    """A caption of three sentences or more tells a part of the story after the sentence that describes the picture."""
    ends = [m.end() for m in re.finditer(r"(?<=[.!?])[\"”’»')]*\s+(?=[\"“«'(]?[A-ZÀ-ÞА-ЯІЇЄҐ])", own)]
    bounds = list(zip([0, *ends], [*ends, len(own)], strict=True))
    if len(bounds) < 3:
        return [block]
    pieces = []
    for number, (start, end) in enumerate(bounds):
        sentence = own[start:end].rstrip()
        pictured = number == 0 or (number == 1 and bounds[0][1] < 40)
        credit = number == len(bounds) - 1 and (
            not ends_sentence(sentence) or furniture.label(sentence)[0] in ("caption", "footer")
        )
        kind = "caption" if pictured or credit else "body"
        pieces.append(replace(block, start=block.start + start, end=block.start + start + len(sentence), hint=kind))
    return pieces
