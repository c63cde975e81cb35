"""Words of an answer in the article: where they stand, white space and quotation marks aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNS = str.maketrans({
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\t\r\n", " "),
})  # fmt: skip
_OPENING, _MARKS = '“„«"', '“”„«»"'
_CLOSING = re.compile(r"""[.,!?…]{0,2}["”»“]""")
_TRIMMED = " .,;:\"'…"


@dataclass(frozen=True)
class FoldedText:
    """A text with white space and quotation marks folded, and where each of its characters stands in the text itself."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "FoldedText":
        """Fold text[start:end]."""
        letters: list[str] = []
        offsets: list[int] = []
        for at in range(start, end):
            sign = text[at].translate(_SIGNS)
            if sign == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(sign)
            offsets.append(at)
        return cls("".join(letters), tuple(offsets))

    def find(self, words: str, *, case: bool = True) -> Iterator[tuple[int, int]]:
        """Where whole words stand: (start, end) in the text itself."""
        wanted = folded(words).strip(_TRIMMED)
        if not wanted:
            return
        before = r"(?<!\w)" if wanted[0].isalnum() else ""
        after = r"(?!\w)" if wanted[-1].isalnum() else ""
        pattern = re.compile(before + re.escape(wanted) + after, 0 if case else re.I)
        for m in pattern.finditer(self.text):
            yield self.offsets[m.start()], self.offsets[m.end() - 1] + 1


def closed(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """text[start:end] without a quotation that it opens or closes by half, where its words can do without.

    The other mark is taken in where it stands right beside the words, before `limit`; else one at their edge is left out, and
    one in their middle stays: the words are the article's.
    """
    half = _half(text[start:end])
    if half is None:
        return start, end
    if half < 0:  # it closes what is opened before it
        if start and text[start - 1] in _OPENING:
            return start - 1, end
        return (start, end - 1) if -half == end - start else (start, end)
    after = _CLOSING.match(text, end, limit)
    if after is not None:
        return start, after.end()
    return (start + 1, end) if half == 1 else (start, end)


def _half(words: str) -> int | None:
    """Which mark has no other: its number from 1, negative where it closes; None where all are paired."""
    opened: list[int] = []
    for number, sign in enumerate(words, 1):
        if sign not in _MARKS:
            continue
        before = words[number - 2] if number > 1 else " "
        if (
            sign in "„«"
            or (sign == "“" and not (opened and words[opened[-1] - 1] == "„"))
            or (sign == '"' and before in " ([")
        ):
            opened.append(number)
        elif not opened:
            return -number
        else:
            opened.pop()
    return opened[-1] if opened else None


def folded(words: str) -> str:
    """Words as `FoldedText` has them."""
    return re.sub(r" +", " ", words.translate(_SIGNS)).strip()
