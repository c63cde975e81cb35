"""The draw of an audit: random claims, as many of each side as its share, and random sentences in which none was found.

Every claim and sentence has a random number of its own, made from the seed and its key; the smallest ones are drawn. So
the same folder and seed give the same draw, and a folder to which articles are added keeps most of it (permanent random
numbers: Ohlsson 1995).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.analysis.rows import records, rows
from helpers.cache import code_version, digest
from helpers.corrections.accepted import as_accepted
from helpers.corrections.words import sentences_in
from helpers.stages import EXTRACTION, PACKAGES

if TYPE_CHECKING:
    from helpers.chain import Extracted

CLAIMS, SENTENCES = 60, 20
"""How many are drawn: ten to twenty minutes' work."""
LEAST = 4
"""Claims of each side that are drawn, where it has as many and there is room: a side of few is not passed over."""
COLUMNS = ("item", "article", "key", "start", "end", "quote", "stated", "stratum", "of", "folder", "reader")
"""Columns of a draw. `item` is claim or sentence, `key` the claim_id, or where the sentence begins; `stratum` is the
claim's side and `of` how many claims (or sentences) that has; `folder` and `reader` tell which articles were read by
which version of the rules."""


def draw(found: "Extracted", *, seed: int, claims: int = CLAIMS, sentences: int = SENTENCES) -> pd.DataFrame:
    """What an audit looks at (COLUMNS), in the order in which it does: any beginning of it is a fair sample, too.

    The claims are the machine's own, whatever people corrected in them.
    """
    told = [_claim(row) for row in records(found.claims)]
    silent = records(sentences_without_claims(found.articles, found.paragraphs, found.unread, found.claims))
    drawn = _interleaved(list(_drawn(told, claims, seed)), list(_drawn(silent, sentences, seed)))
    where = {"folder": folder_of(found.articles), "reader": reader_of_claims()}
    return pd.DataFrame([row | where for row in drawn], columns=list(COLUMNS))


def sentences_without_claims(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, unread: pd.DataFrame, claims: pd.DataFrame
) -> pd.DataFrame:
    """The sentences that were read and in which no claim was found: item, article, key, start, end, quote.

    Args:
        articles, paragraphs, unread, claims: tables of schema.py. Copies of other articles are left out, and what no
            claims were read from.
    """
    texts = {row.article: row.text for row in rows(articles) if not row.duplicate_of}
    taken: dict[str, list[tuple[int, int]]] = {}
    for table in (claims, unread):
        for row in rows(table, ["article", "start", "end"]):
            taken.setdefault(row.article, []).append((row.start, row.end))
    found = []
    for part in rows(paragraphs):
        if part.kind not in ("title", "body") or part.article not in texts:
            continue
        text = texts[part.article]
        for start, end in sentences_in(text, part.start, part.end):
            if any(c.isalpha() for c in text[start:end]) and not _met(start, end, taken.get(part.article, ())):
                found.append(
                    {"item": "sentence", "article": part.article, "key": str(start), "start": start, "end": end,
                     "quote": text[start:end], "stated": "", "stratum": ""}
                )  # fmt: skip
    return pd.DataFrame(found, columns=[c for c in COLUMNS if c not in ("of", "folder", "reader")])


def folder_of(articles: pd.DataFrame) -> str:
    """What tells the articles (schema.ARTICLES) from those of any other folder, or of this one at another time."""
    return digest(sorted(zip(articles["article"], articles["sha256"], strict=True)))[:12]


def reader_of_claims() -> str:
    """What tells the rules that find claims from any other version of them."""
    return code_version(EXTRACTION, PACKAGES)[:12]


def allocated(sizes: Mapping[str, int], count: int, least: int = LEAST) -> dict[str, int]:
    """How many of each stratum are drawn: as its share of all, at least `least` of each where there is room.

    >>> allocated({"red": 90, "blue": 40, "media": 2}, 30)
    {'red': 20, 'blue': 8, 'media': 2}
    """
    total = sum(sizes.values())
    if count >= total:
        return dict(sizes)
    given = {name: min(size, least) for name, size in sizes.items()}
    if sum(given.values()) > count:
        given = dict.fromkeys(sizes, 0)
    while sum(given.values()) < count:
        open_ = [name for name, size in sizes.items() if given[name] < size]
        given[max(open_, key=lambda name: (count * sizes[name] / total - given[name], sizes[name], name))] += 1
    return given


def _drawn(frame: Iterable[dict[str, Any]], count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` of the rows, with `of`; each stratum's are spread over the whole order."""
    strata: dict[str, list[tuple[float, dict[str, Any]]]] = {}
    for row in frame:
        strata.setdefault(row["stratum"], []).append((_number(seed, row), row))
    chosen = allocated({name: len(found) for name, found in sorted(strata.items())}, count)
    order: list[tuple[float, float, dict[str, Any]]] = []
    for name, found in strata.items():
        first = sorted(found, key=lambda pair: pair[0])[: chosen[name]]
        order += [((n + 0.5) / len(first), number, row | {"of": len(found)}) for n, (number, row) in enumerate(first)]
    return (row for *_, row in sorted(order, key=lambda three: three[:2]))


def _interleaved(claims: list[dict[str, Any]], sentences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Both as evenly mixed as their numbers let them be, a claim first: three claims, one sentence, where 60 and 20 are drawn."""
    order = [(n / len(claims), 1, n, row) for n, row in enumerate(claims)]
    order += [((n + 1) / len(sentences), 0, n, row) for n, row in enumerate(sentences)]
    return [row for *_, row in sorted(order, key=lambda four: four[:3])]


def _number(seed: int, row: Mapping[str, Any]) -> float:
    """A random number between 0 and 1 that is always the same for this seed, article and key."""
    words = "\x1f".join((str(seed), row["item"], row["article"], row["key"], row["quote"]))
    return int.from_bytes(hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()[:8]) / 2**64


def _claim(row: Mapping[str, Any]) -> dict[str, Any]:
    shared = {name: row[name] for name in ("article", "start", "end", "quote")}
    stated = "; ".join(filter(None, (f"type={row['type']}", f"stance={row['stance']}", as_accepted(row))))
    return {"item": "claim", "key": row["claim_id"], "stratum": row["side"], "stated": stated} | shared


def _met(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)
