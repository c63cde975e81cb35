"""What makes a folder of tables a data set: a data package, linked data, and a codebook that opens in a browser.

Everything is generated from schema.py, the one description of every column. The linked data are schema.org's `Claim`
without any rating: nothing is adjudicated here.
"""

import hashlib
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pandas as pd

from helpers import schema
from helpers.analysis.rows import rows
from helpers.analysis.voices import own_voice
from helpers.cache import write_atomically

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {"string": "string", "Int64": "integer", "Float64": "number", "boolean": "boolean"}
_MEDIA = {
    "gpkg": "application/geopackage+sqlite3",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}
_PERSONS = frozenset({"head_of_state", "commander", "official", "spokesperson", "resident"})
_LINKED = {"@context": {"@vocab": "https://schema.org/"}, "@graph": []}
"""The context is inline, so that reading it needs no network."""
_ANNOTATED = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationCollection",
    "label": "Where claims stand in their articles",
}
_PAGE = {"type": "AnnotationPage", "startIndex": 0, "items": []}
_TOLD = ["article", "title", "url", "published", "language", "publisher"]
"""What of an article its claims' linked data tell."""
AROUND = 32
"""Characters before and after a quotation by which it is told from the same words elsewhere."""
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1f2528}"
    "table{border-collapse:collapse;width:100%;margin-bottom:2rem}th,td{text-align:left;vertical-align:top;"
    "padding:.3rem .6rem;border-bottom:1px solid #c9d0d3}td:first-child{font-family:monospace}.wide{overflow-x:auto}"
)


def write_package(tables: Mapping[str, pd.DataFrame], folder: Path, *, title: str) -> list[Path]:
    """Write datapackage.json, codebook.html and, where there are claims, claims.jsonld and annotations.jsonld beside the tables' files.

    Args:
        tables: by name; those whose files `helpers.export.write_tables` has written into the folder.
        folder: where the files are.
        title: of the data set.

    Returns:
        The paths. Raises OSError.
    """
    known = [schema.TABLES[name] for name in tables]
    written: dict[str, Iterable[str]] = {
        "datapackage.json": [_json(data_package(known, folder, title=title))],
        "codebook.html": [codebook(known, title)],
    }
    if "claims" in tables:
        claims = tables["claims"]
        written["claims.jsonld"] = _json_with(_LINKED, linked_claims(claims, tables.get("articles")), depth=2)
        if "articles" in tables:
            kept = claims[(claims["review"] != "rejected") & claims["article"].isin(tables["articles"]["article"])]
            written["annotations.jsonld"] = _json_with(
                {**_ANNOTATED, "total": len(kept), "first": _PAGE}, annotations(kept, tables["articles"]), depth=3
            )
    for name, pieces in written.items():
        write_atomically(folder / name, (piece.encode("utf-8") for piece in pieces))
    return [folder / name for name in written]


def data_package(tables: list[schema.Table], folder: Path, *, title: str) -> dict[str, Any]:
    """The descriptor (Data Package v2) of the files of these tables that are in the folder."""
    resources = [resource for table in tables for resource in _resources(table, folder)]
    return {
        "$schema": PROFILE,
        "name": "contested-claims",
        "title": title,
        "description": "Who claims what, for which side, about which place, when, with the verbatim words. Claims are "
        "what somebody said, not what happened; none is rated.",
        "resources": resources,
    }


def linked_claims(claims: pd.DataFrame, articles: pd.DataFrame | None = None) -> Iterator[dict[str, Any]]:
    """The claims that nobody rejected as JSON-LD: schema.org `Claim`."""
    told = {row.article: row for row in rows(articles, _TOLD)} if articles is not None else {}
    return (_linked(row, told.get(row.article)) for row in rows(claims) if row.review != "rejected")


def annotations(claims: pd.DataFrame, articles: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Where each claim's words stand, as W3C Web Annotations: by quotation with what is around it, and by position.

    Positions count characters (Unicode code points) of the stored text, whose SHA-256 the articles table has.
    """
    told = {row.article: row for row in rows(articles, ["article", "url", "text"])}
    return (_annotation(row, told[row.article]) for row in rows(claims))


def _annotation(claim: Any, article: Any) -> dict[str, Any]:
    before, after = article.text[: claim.start], article.text[claim.end :]
    quote = {"type": "TextQuoteSelector", "exact": claim.quote, "prefix": before[-AROUND:], "suffix": after[:AROUND]}
    return {
        "id": f"urn:contested-claims:{claim.claim_id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": f"claims.jsonld#{claim.claim_id}",
        "target": {
            "source": article.url or f"urn:contested-claims:article:{quote_plus(claim.article)}",
            "selector": [quote, {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}],
        },
    }


def codebook(tables: list[schema.Table], title: str) -> str:
    """A page with every column of these tables: type, unit, meaning, values."""
    parts = []
    for table in tables:
        body = "".join(
            f"<tr><td>{_e(c.name)}</td><td>{_TYPES[c.dtype]}</td><td>{_e(c.unit)}</td><td>{_e(c.meaning)}</td>"
            f"<td>{_e(', '.join(c.vocabulary))}</td></tr>"
            for c in table.columns
        )
        head = "<tr><th>column</th><th>type</th><th>unit</th><th>meaning</th><th>values</th></tr>"
        parts.append(
            f'<h2 id="{table.name}">{table.name}</h2><p>{_e(table.meaning)}</p>'
            f'<div class="wide"><table><thead>{head}</thead><tbody>{body}</tbody></table></div>'
        )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Codebook: {_e(title)}</title><style>{_STYLE}</style></head><body><h1>Codebook: {_e(title)}</h1>"
        f"<p>An empty cell means: not known, or does not apply.</p>{''.join(parts)}</body></html>\n"
    )


def _resources(table: schema.Table, folder: Path) -> Iterator[dict[str, Any]]:
    for form, media in _MEDIA.items():
        path = folder / f"{table.name}.{form}"
        if not path.is_file():
            continue
        described: dict[str, Any] = {
            "name": table.name if form == "csv" else f"{table.name}-{form}",
            "path": path.name,
            "title": table.name.capitalize(),
            "description": table.meaning,
            "format": form,
            "mediatype": media,
            "hash": f"sha256:{_sha256(path)}",
        }
        if form == "csv":
            # frictionless cannot count the bytes of other forms, and takes a stated count for a wrong one
            described |= {
                "bytes": path.stat().st_size,
                "type": "table",
                "encoding": "utf-8-sig",
                "schema": _schema(table),
            }
        yield described


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _schema(table: schema.Table) -> dict[str, Any]:
    described: dict[str, Any] = {"fields": [_field(c) for c in table.columns], "missingValues": [""]}
    return described | ({"primaryKey": [table.key]} if table.key else {})


def _field(column: schema.Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.vocabulary:
        constraints["enum"] = list(column.vocabulary)
    unit = {"unit": column.unit} if column.unit else {}
    described = {"name": column.name, "type": _TYPES[column.dtype], "description": column.meaning, **unit}
    return described | ({"constraints": constraints} if constraints else {})


def _linked(claim: Any, article: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@id": f"#{claim.claim_id}",
        "@type": "Claim",
        "identifier": claim.claim_id,
        "text": claim.quote,
        "abstract": claim.sentence,
        "keywords": [word for word in (claim.type, claim.stance, claim.side) if word],
        "appearance": _appearance(claim, article),
    }
    if not own_voice(claim) and claim.speaker:
        kind = "Person" if claim.role in _PERSONS else "Organization"
        found["author"] = {"@type": kind, "name": claim.speaker}
    if claim.claim_date:
        found["dateCreated"] = claim.claim_date
    if claim.event_date:
        found["temporalCoverage"] = claim.event_date
    if claim.place:
        found["spatialCoverage"] = _place(claim)
    return found


def _appearance(claim: Any, article: Any) -> dict[str, Any]:
    found = {"@type": "NewsArticle", "identifier": claim.article}
    known = {"headline": "title", "url": "url", "datePublished": "published", "inLanguage": "language"}
    if article:
        found |= {key: getattr(article, column) for key, column in known.items() if getattr(article, column)}
        if article.publisher:
            found["publisher"] = {"@type": "Organization", "name": article.publisher}
    return found


def _place(claim: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Place", "name": claim.place}
    if claim.lat is not None and claim.lon is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": claim.lat, "longitude": claim.lon}
    return found


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _json_with(whole: Mapping[str, Any], items: Iterable[Mapping[str, Any]], *, depth: int) -> Iterator[str]:
    """As `_json`, piece by piece, of a whole whose last value is a list, empty as yet, with these items at that depth."""
    before, _, after = _json(whole).rpartition("[]")
    line = "\n" + " " * depth
    start, end = "[", "[]"
    yield before
    for item in items:
        yield start + line + json.dumps(item, ensure_ascii=False, indent=1).replace("\n", line)
        start, end = ",", f"{line[:-1]}]"
    yield end + after


def _e(text: str) -> str:
    return html.escape(text)
