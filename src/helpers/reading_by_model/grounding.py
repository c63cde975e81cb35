"""Words of an answer in the article: where they stand, white space and quotation marks aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNS = str.maketrans({
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\t\r\n", " "),
})  # fmt: skip
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


def folded(words: str) -> str:
    """Words as `FoldedText` has them."""
    return re.sub(r" +", " ", words.translate(_SIGNS)).strip()
