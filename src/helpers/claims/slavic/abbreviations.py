"""Abbreviations written out, so that their full stops end no sentence; every offset stays what it was."""

import re

_SETTLEMENT = re.compile(r"\b[нН]\.\s?п\.")


def written_out(text: str) -> str:
    """The text with «село» for «н.п.», as long as it was.

    >>> written_out("Освобождён н.п. Угледар")
    'Освобождён село Угледар'
    """
    return _SETTLEMENT.sub(lambda m: "село".ljust(len(m.group())), text)
