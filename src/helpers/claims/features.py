"""What a row and its article show of how sure the row's values are: the input of `certainty`.

How many claims, speakers and sides the article has is left out: it told a little of the annotated articles, and nothing
of an article of one sentence. So is the cue ("said", "claimed"): a row is not to be surer for a reporter's choice of word.

Every feature is read from columns of schema.CLAIMS, of the rows of one article as they were found: training reads them within
`abstention.everything`, and so sees what a run sees.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.claims.around import Others, of_name, of_voices
from helpers.claims.scaling import scaled
from helpers.schema import FEW, MAIN, ONLY

JUDGED = ("speaker", "side", "controller", "actor", "target", "place", "claim_date")
"""Fields of a claim that are judged one by one; each has a column `…_basis`."""
WORDED = ("type", "stance", "act", "attribution", "role", "verification")
"""Columns of closed vocabularies that are features by themselves."""
NAMED_OUTRIGHT = frozenset(
    {"object_of_verb", "subject_of_verb", "after_preposition", "in_phrase", "village_of", "apposition"}
)
"""Bases on which a claim names its place itself."""
GENERIC = "generic"
"""Id of the profile of a war that has none."""
_SIDES = ("side", "controller", "actor", "target")
_ALIKE = {
    **dict.fromkeys(("named_actor", "named_force", "modifier", "force_word"), "named"),
    **dict.fromkeys(("own_words", "speakers_troops", "his_men", "speaker_took"), "speaker"),
    **dict.fromkeys(("states_enemy", "reviled"), "enemy_word"),
}
"""Bases of a side that weigh the same: which of them a text has depends on how a profile lists the side's names.

Weighed apart, the claims of one side would be left open where those of its enemy are stated.
"""
_QUOTATION = re.compile('["“”«»„]')
_AND = " & "
_OWNERS = frozenset({"document_owner", "bulletin_owner"})

_ALWAYS = (
    "type=", "stance=", "act=", "attribution=", "rule=", "reading=", "language=", "genre=", "no_profile", "owned", "owner_speaks",
    "evidence", "words_", "sentence_",
)  # fmt: skip
_OF_SPEAKER = (
    "side_basis=", "speaker_basis=", "speaker_in_sentence", "acts_itself", "holds_itself", "speaker_as_", "side_as_", "side_share", "speaker_share",
)  # fmt: skip
_OF_PLACE = ("place_", "main_place", "places", "relation=")
_BEARING: Mapping[str, tuple[str, ...]] = {
    "claim": (*_OF_SPEAKER, *_OF_PLACE, "controller_basis=", "actor_basis=", "target_basis=", "role=", "verification="),
    "speaker": ("side_basis=", "speaker_in_sentence", "speaker_words", "speaker_lower", "role="),
    "side": (*_OF_SPEAKER, "role="),
    "controller": (*_OF_SPEAKER, "controller_"),
    "actor": (*_OF_SPEAKER, "target_basis=", "actor_"),
    "target": (*_OF_SPEAKER, "actor_basis=", "target_"),
    "place": _OF_PLACE,
    "claim_date": ("side_basis=", "day_"),
}
"""Model → beginnings of the features that bear on it, beside those that always do and its own basis."""

type Row = Mapping[str, object]


@dataclass(frozen=True)
class Text:
    """What is known of an article: the profile that it is read with, its language, and its genre (schema.GENRES)."""

    conflict: str = ""
    language: str = ""
    genre: str = ""


UNKNOWN = Text()
"""An article of which nothing is known."""


@dataclass(frozen=True)
class _Article:
    """Counts over the rows of one article."""

    places: Counter[str]
    owners: frozenset[str]
    speakers: Counter[str]
    sides: Counter[str]
    sentences: Mapping[str, Sequence[Row]]
    others: Others

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "_Article":
        named = (str(r["place"]) for r in rows if r.get("place") and _plain(r.get("place_basis")) in NAMED_OUTRIGHT)
        sentences: dict[str, list[Row]] = {}
        for row in rows:
            sentences.setdefault(str(row.get("sentence") or ""), []).append(row)
        return cls(
            Counter(named),
            frozenset(str(r["speaker"]) for r in rows if r.get("speaker_basis") in _OWNERS),
            Counter(str(r.get("speaker") or "") for r in rows),
            Counter(str(r.get("side") or "") for r in rows),
            sentences,
            Others.of(rows),
        )


def article_features(rows: Sequence[Row], text: Text) -> list[dict[str, float]]:
    """For each row of one article, feature → value: 1 for what holds, shares and scaled counts between 0 and 1."""
    article = _Article.of(rows)
    around = zip(rows, [None, *rows][: len(rows)], [*rows[1:], None][: len(rows)], strict=True)
    return [
        {name: value for name, value in (*_of_row(row, article, text), *_beside(row, before, after)) if value}
        for row, before, after in around
    ]


def crossed(features: Mapping[str, float], model: str) -> dict[str, float]:
    """The features that bear on one field (or on the row itself, "claim"), and those that change what its basis is worth.

    What only goes along with it in annotated articles is left out: that a date is explicit tells nothing of a speaker.
    """
    kept = {name: value for name, value in features.items() if _bears(name, model)}
    marks = crossings(features).get(model, {})
    return kept | {name: 1.0 for name in marks if _bears(name.partition(_AND)[2], model)}


def crossings(features: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Field → its basis together with what changes the worth of one: all that models with weights of their own may have."""
    marks = [n for n in features if n.startswith(("type=", "attribution=")) or n in ("main_place", "owned")]
    bases = ((name.partition("_basis=")[0], name) for name in features if "_basis=" in name)
    return {field: {f"{basis}{_AND}{mark}": 1.0 for mark in marks} for field, basis in bases}


@lru_cache(maxsize=50_000)
def _bears(name: str, model: str) -> bool:
    """Whether a feature bears on one field, or on the row itself."""
    return name.startswith((*_ALWAYS, *_BEARING[model], f"{model}_basis="))


def _of_row(row: Row, article: _Article, text: Text) -> Iterator[tuple[str, float]]:
    for field in JUDGED:
        basis = str(row.get(f"{field}_basis") or "")
        yield f"{field}_basis={_ALIKE.get(basis, basis) if field in _SIDES else basis}", 1.0
    for column in WORDED:
        yield f"{column}={row.get(column) or ''}", 1.0
    yield "no_profile", text.conflict == GENERIC
    yield f"language={text.language or 'en'}", 1.0
    if text.genre:
        yield f"genre={text.genre}", 1.0
    yield f"rule={str(row.get('rule')).partition(':')[0]}", 1.0
    yield f"reading={row.get('rule') or ''}", 1.0
    yield f"relation={row.get('relation') or ''}", 1.0
    yield from _of_words(row, article)
    place, speaker, side = (str(row.get(c) or "") for c in ("place", "speaker", "side"))
    named = article.places
    yield "evidence", bool(row.get("evidence"))
    yield "main_place", bool(place and named) and place == named.most_common(1)[0][0]
    yield "place_share", named[place] / max(1, named.total()) if place else 0.0
    name = str(row.get("place_text") or "")
    yield "place_in_words", bool(place and name)
    yield "place_in_quote", bool(place and name) and name in str(row.get("quote") or "")
    rejected = [name for name in str(row.get("place_rejected") or "").split(";") if name.strip()]
    yield "places_rejected", scaled(len(rejected), 5)
    yield "places", scaled(len(named), 10)
    yield "owned", bool(article.owners)
    yield "owner_speaks", speaker in article.owners
    words = str(row.get("speaker_text") or "")
    yield "speaker_in_sentence", bool(words) and words in str(row.get("sentence") or "")
    yield from of_name(row)
    yield from article.others.of_day(row)
    yield from article.others.of_deed(row)
    yield "acts_itself", bool(row.get("actor")) and row.get("actor") == side
    yield "holds_itself", bool(row.get("controller")) and row.get("controller") == side


def _of_words(row: Row, article: _Article) -> Iterator[tuple[str, float]]:
    """How long and how crowded the quote and its sentence are: what stands in a long sentence is misread more often."""
    quote, sentence = str(row.get("quote") or ""), str(row.get("sentence") or "")
    beside, words = article.sentences[sentence], sentence.split()
    yield "words_in_quote", scaled(len(quote.split()), 50)
    yield "words_in_sentence", scaled(len(words), 80)
    yield "words_before", scaled(len(sentence[: max(0, sentence.find(quote))].split()), 40)
    yield "words_capital", scaled(sum([word[:1].isupper() for word in words]), 20)
    yield "words_spoken", bool(_QUOTATION.search(sentence))
    yield "words_number", any(c.isdigit() for c in quote)
    for name in ("place", "side"):
        yield f"sentence_{name}s", scaled(len({str(r.get(name) or "") for r in beside}) - 1, 5)
    yield from of_voices(row, beside)
    yield "sentence_rows", scaled(len(beside) - 1, 8)
    yield "side_share", article.sides[str(row.get("side") or "")] / article.sides.total()
    yield "speaker_share", article.speakers[str(row.get("speaker") or "")] / article.speakers.total()


def _beside(row: Row, before: Row | None, after: Row | None) -> Iterator[tuple[str, float]]:
    """Whether a row has the place of the rows before and after it in the text, and the speaker and day of the one before."""
    for where, other in (("before", before), ("after", after)):
        if other is not None and row.get("place"):
            yield f"place_as_{where}", row["place"] == other.get("place")
    if before is not None:
        yield "speaker_as_before", row.get("speaker") == before.get("speaker")
        yield "side_as_before", row.get("side") == before.get("side")
        yield "day_as_before", row.get("claim_date") == before.get("claim_date")


def _plain(basis: object) -> str:
    """A place's basis without what the article bears out (`main_place`)."""
    text = str(basis or "")
    for end in (MAIN, FEW, ONLY):
        text = text.removesuffix(end)
    return text
