"""Claims tables made for tests: a few rows by hand, or thousands by rule."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random

import pandas as pd

from helpers import schema
from helpers.figures.palette import side_name

_PRECISIONS = {10: "day", 7: "month", 4: "year", 0: ""}


def claims(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """schema.CLAIMS from rows that give only what matters; the rest gets plain defaults.

    `place` also makes the place_id; `said` and `happened` are short for claim_date and event_date. A party of which no
    speaker is named speaks as a whole ("Red said"); `speaker=""` is somebody whose name is not stated.
    """
    table, ends = [], {}
    for i, given in enumerate(rows):
        row = dict(given)
        said, happened = row.pop("said", "2025-06-01"), row.pop("happened", "")
        article = row.setdefault("article", "a.txt")
        quote = row.setdefault("quote", f"words of claim {i}")
        place = row.setdefault("place", "Alphaville")
        start = row.setdefault("start", ends.get(article, 0))
        side = row.setdefault("side", "red")
        if "speaker" not in row and side not in schema.NO_PARTY:
            row |= {"speaker": side_name(side), "role": row.get("role", "party")}
        ends[article] = start + len(quote) + 100
        defaults = {
            "claim_id": f"c{i}",
            "end": start + len(quote),
            "sentence": quote,
            "speaker": "",
            "attribution": "indirect",
            "type": "control",
            "stance": "asserts",
            "act": "deny" if row.get("stance") == "denies" else "assert",
            "place_text": place,
            "place_id": place.casefold().replace(" ", "-"),
            "relation": "in" if place else "",
            "claim_date": said,
            "claim_date_precision": _PRECISIONS[len(said)],
            "claim_date_basis": "explicit" if said else "",
            "event_date": happened,
            "event_date_precision": _PRECISIONS[len(happened)],
            "event_date_basis": "explicit" if happened else "",
            "rule": "made",
            "review": "auto",
        }
        table.append(defaults | row)
    return schema.frame(schema.CLAIMS, table)


def articles(claims: pd.DataFrame, *, texts: Mapping[str, str] | None = None, **fields) -> pd.DataFrame:
    """schema.ARTICLES for the articles that the claims name, each with a text of its own unless `texts` has one."""
    names = sorted(set(claims["article"]))
    given = texts or {}
    rows = [
        {"article": n, "file": n, "text": given.get(n, n), "sha256": hashlib.sha256(n.encode()).hexdigest()} | fields
        for n in names
    ]
    return schema.frame(schema.ARTICLES, rows)


def many_claims(count: int, *, places: int, days: int, seed: int = 7, sides: tuple[str, ...] = ("red", "blue")):
    """`count` claims spread evenly over places and days, as a busy front would make them."""
    random = Random(seed)
    first = date(2025, 1, 1)
    outside = ("Watchers", "Mapmakers")
    rows = []
    for i in range(count):
        side = random.choice([*sides, *sides, "independent"])
        holder = side if side in sides else random.choice(sides)
        enemy = next(s for s in sides if s != holder)
        kind = random.choice(["control", "control", "advance", "repelled", "encirclement", "strike"])
        control = kind == "control"
        part = control and random.random() < 0.3
        rows.append(
            {
                "article": f"article-{i // 10:06}.txt",
                "speaker": random.choice(outside) if side == "independent" else f"{side} speaker {i % 5}",
                "side": side,
                "type": kind,
                "stance": "denies" if random.random() < 0.08 else "asserts",
                "act": random.choice(["assert", "assert", "assert", "reaffirm"]),
                "controller": holder if control else "",
                "extent": "partial" if part else "",
                "actor": "" if control else holder,
                "target": "" if control else enemy,
                "place": f"Place {random.randrange(places)}",
                "said": (first + timedelta(days=random.randrange(days))).isoformat(),
            }
        )
        if rows[-1]["stance"] == "denies":
            rows[-1]["act"] = "deny"
            if control:
                rows[-1]["controller"] = enemy
    return claims(rows)
