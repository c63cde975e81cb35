"""Every table's columns, defined once.

The checks that run before a table is written, the data dictionary of the README and the column descriptions of the
exports are all generated from here. A column has a type, a unit where it has one, a meaning, and, where its values are
closed, its vocabulary. The terms are those of the project's codebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import batched
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the command line needs only the vocabularies, and pandas takes half a second to import
    import pandas as pd

from helpers import basis

SIDELESS = ("independent", "media")
"""Side ids that every conflict has: analysts and third states; the article's own voice and other outlets."""
UNCLEAR = "unclear"
"""The word for a side that no table states, since no basis for it is good enough. In the tables the field is empty;
parameters and headings, in which nothing can stand for it, use the word."""
NO_PARTY = (*SIDELESS, "")
"""What `side` holds where the speaker speaks for no party, or nobody can tell for which. Two rows without a side are
neither of one side nor opponents."""

TYPES = (
    "control",
    "advance",
    "repelled",
    "encirclement",
    "withdrawal",
    "presence",
    "strike",
    "losses",
    "other",
)
STANCES = ("asserts", "denies", "declines")
ACTS = ("assert", "deny", "reaffirm", "concede", "decline", "predict")
EXTENTS = ("full", "partial")
ATTRIBUTIONS = ("direct", "indirect", "mixed", "nominal", "own_voice")
ROLES = (
    "head_of_state",
    "foreign_ministry",
    "defence_ministry",
    "general_staff",
    "commander",
    "unit",
    "intelligence",
    "government",
    "regional_authority",
    "official",
    "spokesperson",
    "analyst",
    "monitor",
    "milblogger",
    "media",
    "international_organisation",
    "resident",
    "party",
)
RELATIONS_TO_PLACE = (
    "in",
    "near",
    "outskirts",
    "part_of",
    "between",
    "along",
    "direction",
    "around",
    "north_of",
    "north_east_of",
    "east_of",
    "south_east_of",
    "south_of",
    "south_west_of",
    "west_of",
    "north_west_of",
    "east_bank",
    "west_bank",
)
EVIDENCE = ("photo", "video", "geolocated", "satellite", "own_side_admission", "document", "eyewitness", "intercept")
VERIFICATIONS = ("claimed_only", "assessed", "unverifiable", "contradicted_by_source")
DATE_PRECISIONS = ("day", "month", "year")
DATE_BASES = {
    "person": "as a person put it",
    "explicit": "as the clause says",
    "weekday": "from a weekday in the clause",
    "relative": "from a relative date in the clause",
    "entry_heading": "from the day that heads the entry of a chronicle",
    "sentence_opening": "from the date that opens the sentence",
    "statement_before": "from the statement that it goes on with",
    "statement_answered": "from the statement that it answers",
    "statement_pointed_to": "from the statement that it points back to",
    "statement_in_paragraph": "from the last dated statement of the paragraph",
    "article_day": "from the day on which the article's statements were made",
    "narration": "from the date that the narration has reached",
    "day_named_in_text": "from the only full date of the text",
    "publication_now": "the article's date, as it is told as present",
    "publication_then": "the article's date, as nothing else dates the statement",
    "publication_own_voice": "the article's date, as the article itself says it",
}
"""What a date may rest on → the same in words; the clearest first."""
_PLACE_BASES = {
    "person": "as a person put it",
    "object_of_verb": "what the verb acts on",
    "subject_of_verb": "what the verb says something of",
    "after_preposition": "named by a phrase of the clause (in, near, from …)",
    "in_phrase": "named inside a phrase of the clause",
    "village_of": "called a village, town or city by the clause",
    "apposition": "the place that the clause describes",
    "listed": "one of a list that the clause announces",
    "named_site": "a site with a name of its own",
    "unknown_name": "a name that no gazetteer has",
    "sector": "the sector of the front that the clause names",
    "this_sector": "the sector that the paragraph opens with",
    "relative_clause": "the place that a clause with where tells of",
    "in_clause": "named elsewhere in the clause",
    "deeper_in_clause": "named deeper in the clause",
    "what_clause_tells_of": "named by what a relative clause tells of",
    "country": "the country, as nothing nearer is named",
    "region": "the region, as nothing nearer is named",
    "counted": "as many places as were named last",
    "anaphor_capital": "the capital of the region named last",
    "anaphor_country": "the country, as the words mean it",
    "anaphor_same_sentence": "a common noun, named earlier in the sentence",
    "anaphor_sentence_before": "a common noun, named in the sentence before",
    "anaphor_paragraph": "a common noun, named earlier in the paragraph",
    "anaphor_paragraph_before": "a common noun, named in an earlier paragraph",
    "anaphor_topic_instead": "a common noun, the article's place instead of one just passed through",
    "anaphor_article_title": "a common noun, the place of the headline",
    "anaphor_article_topic": "a common noun, the place that the article names most",
    "anaphor_section": "a common noun, named earlier in its section",
    "part_same_sentence": "a part of a place named earlier in the sentence",
    "part_sentence_before": "a part of a place named in the sentence before",
    "part_paragraph": "a part of a place named earlier in the paragraph",
    "part_topic_instead": "a part of the article's place instead of one just passed through",
    "part_article_title": "a part of the place of the headline",
    "part_article_topic": "a part of the place that the article names most",
    "part_section": "a part of the place that its section has named first",
    "part_heading": "a part of the place that its section's heading names",
    "lent_same_sentence": "named elsewhere in the sentence",
    "lent_sentence_before": "named in the sentence before",
    "lent_paragraph": "named earlier in the paragraph",
    "lent_section": "the place that its section has named first",
    "lent_heading": "the place that its section's heading names",
    "unnamed_place": "about a place without a name, named before",
    "later_in_sentence": "the one place that the sentence goes on to name",
    "region_of_sentence": "the region in which the sentence's event happens",
    "country_of_sentence": "the country in which the sentence's event happens",
    "lent_topic_instead": "the article's place instead of one just passed through",
    "lent_article_title": "the place of the headline",
    "lent_article_topic": "the place that the article names most",
    "in_answer": "named by the answer itself",
    "decline_at_home": "a refusal with a matter of its own, at the article's place",
    "answered_named": "the place that the statement that it answers names",
    "answered_lent": "the place that the statement that it answers is lent",
    "model_named": "as a language model reads it; the sentence names it",
    "model_before": "as a language model reads it; named earlier, and by the sentence no other",
}
BORROWED_FROM = tuple(b for b in _PLACE_BASES if b.startswith(("anaphor_", "part_", "lent_", "answered_")))
"""Bases of places that a claim does not name itself."""
UNSURE_PLACES = (*BORROWED_FROM, "in_clause", "later_in_sentence", "unnamed_place")
"""Those, and others that the rest of the article may bear out or not."""
MAIN, FEW, ONLY = "_main", "_few", "_only"
"""Ends of the basis of a place that the article bears out (`helpers.claims.main_place`)."""
PLACE_BASES = {
    **_PLACE_BASES,
    **{b + MAIN: f"{_PLACE_BASES[b]}; most claims of the article name it" for b in BORROWED_FROM},
    **{b + FEW: f"{_PLACE_BASES[b]}; the article's claims tell of few places" for b in UNSURE_PLACES},
    **{b + ONLY: f"{_PLACE_BASES[b]}; the text offers no other" for b in ("in_clause", "anaphor_same_sentence")},
}
"""What a claim's place may rest on → the same in words."""
PUBLISHED_BASES = ("sources.csv", "metadata", "dateline", "page", "file_name")
GENRES = (
    "wire",
    "bulletin",
    "assessment",
    "live blog",
    "encyclopaedic",
    "feature",
    "transcript",
    "speech",
    "timeline",
)
"""What kind of text an article is, where its form or its words tell."""
PARAGRAPH_KINDS = ("title", "body", "dateline", "byline", "caption", "teaser", "menu", "footer", "metadata")
LOSS_CAUSES = ("error", "limit", "time", "language")
READERS = ("rules", "model", "both")
REVIEWS = ("auto", "accepted", "edited", "rejected", "added")
CORRECTIONS_DO = ("accept", "reject", "edit", "add", "merge", "split", "unrelate")
CORRECTED = (
    "applied",
    "not_needed",
    "applied_changed",
    "no_such_claim",
    "superseded",
    "invalid",
    "other_folder",
)
STANDING = ("applied", "not_needed", "applied_changed")
"""What became of the corrections that hold."""
RELATIONS = (
    "same_statement",
    "denies",
    "contradicts",
    "in_tension",
    "perhaps",
    "reaffirms",
    "corroborates",
    "updates",
    "concedes",
    "scope_differs",
)
CLASHES = ("denies", "contradicts")
"""Relations that are an accusation: one of the two is said to be wrong."""


@dataclass(frozen=True)
class Column:
    """One column: its pandas type, meaning, and closed vocabulary if it has one ("" is always allowed in it)."""

    name: str
    dtype: str
    meaning: str
    unit: str = ""
    vocabulary: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, and the column that is its key ("" where none is)."""

    name: str
    meaning: str
    key: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [c.name for c in self.columns]


def _text(name: str, meaning: str, *, vocabulary: Iterable[str] = (), required: bool = False, unit: str = "") -> Column:
    return Column(name, "string", meaning, unit, tuple(vocabulary), required)


def _int(name: str, meaning: str, unit: str = "", *, required: bool = False) -> Column:
    return Column(name, "Int64", meaning, unit, (), required)


def _float(name: str, meaning: str, unit: str = "") -> Column:
    return Column(name, "Float64", meaning, unit)


def _flag(name: str, meaning: str) -> Column:
    return Column(name, "boolean", meaning)


def _date(name: str, meaning: str) -> list[Column]:
    return [
        _text(name, meaning, unit="ISO 8601: YYYY-MM-DD, YYYY-MM or YYYY"),
        _text(f"{name}_precision", f"how exactly {name} is known", vocabulary=DATE_PRECISIONS),
        _text(f"{name}_basis", f"where {name} came from", vocabulary=DATE_BASES),
    ]


ARTICLES = Table(
    "articles",
    "One row an article that was read.",
    "article",
    (
        _text(
            "article",
            "key: the file's name in its folder, with #n where a file holds several, and #war for its part on one war",
            required=True,
        ),
        _text("file", "path of the file, relative to the articles folder", required=True),
        _text("title", "headline"),
        _text("publisher", "who published it"),
        _text("url", "address of the original"),
        _text("published", "publication date", unit="ISO 8601: YYYY-MM-DD, YYYY-MM or YYYY"),
        _text("published_basis", "where the publication date came from", vocabulary=PUBLISHED_BASES),
        _text(
            "date_order", "order of day and month in numeric dates, as the article shows it", vocabulary=("DMY", "MDY")
        ),
        _text("language", "ISO 639-1 code"),
        _text("conflict", "id of the conflict profile it is read with"),
        _text("conflict_basis", "why that profile", vocabulary=("parameter", "sources.csv", "text", "generic")),
        _text("conflict_evidence", "the article's words that tell which war it is about, the most telling first"),
        _text("conflict_runner_up", "the war that comes next by the article's words, with these words"),
        _text("duplicate_of", "article whose body this one repeats; empty for an original"),
        _text("part_of", "day's page of several wars of which it has the items on one; empty for a whole article"),
        _text("text", "the stored text, which every offset refers to", required=True),
        _text("sha256", "hash of the file's bytes", required=True),
        _text("encoding", "character encoding that the file was read with"),
    ),
)

PARAGRAPHS = Table(
    "paragraphs",
    "One row a paragraph of an article: what it is and where it stands in the stored text.",
    "",
    (
        _text("article", "key of the article", required=True),
        _int("paragraph", "number in the article, from 0", required=True),
        _int("start", "offset of the first character", "characters", required=True),
        _int("end", "offset after the last character", "characters", required=True),
        _text(
            "kind",
            "what the paragraph is; claims are read from title and body",
            vocabulary=PARAGRAPH_KINDS,
            required=True,
        ),
    ),
)

DOCUMENTS = Table(
    "documents",
    "One row an article: what it is as a document, before any sentence is read; every reason is in words.",
    "article",
    (
        _text("article", "key of the article", required=True),
        _text("read_by", "the model that read it for claims: name, host, prompt, day; empty where the rules did"),
        _text(
            "answers_dropped", "the model's claims that the article does not bear out: reason=number, '; '-separated"
        ),
        _text(
            "answers_emptied", "values of its other claims that are left open for that: field=number, '; '-separated"
        ),
        _int("sentences_withheld", "sentences that the model was not sent, as they speak to a machine", "sentences"),
        _text("genre", "what kind of text it is; empty where nothing in it tells", vocabulary=GENRES),
        _text("genre_reason", "the form or the words that tell it"),
        _text("owner", "whose words the text is: a body's own, or one's that it hands on; empty for the article's own"),
        _text("owner_side", "whom the owner speaks for"),
        _text("owner_reason", "why they are the owner's"),
        _text("dateline", "its dateline, verbatim"),
        _text("day", "the day that its undated statements fall back to", unit="ISO 8601: YYYY-MM-DD, YYYY-MM or YYYY"),
        _text("day_reason", "why it is this day"),
        _text("place", "the place that it is about where it names no other; empty where it has none"),
        _text("place_id", "key in the places table; empty where the name is not in any gazetteer"),
        _text("place_reason", "why it is this place, or why it has none"),
        _text(
            "sections",
            "what stands under a heading, or opens with a time, a day or a sector: start-end kind: heading, '; '-separated",
        ),
    ),
)

INTAKE = Table(
    "intake",
    "One row a file of the articles folder: what was done with it, and why.",
    "file",
    (
        _text("file", "path relative to the articles folder", required=True),
        _text("status", "what was done with it", vocabulary=("read", "duplicate", "skipped", "failed"), required=True),
        _int("articles", "how many articles it gave"),
        _int("left_out", "how many articles were left out besides: they are about another war than the one asked for"),
        _text("message", "what is wrong or notable, and what to do about it"),
    ),
)

UNREAD = Table(
    "unread",
    "One row a stretch of an article that no claims were read from, and why: silence there means nothing.",
    "",
    (
        _text("article", "key of the article", required=True),
        _text("file", "path relative to the articles folder", required=True),
        _int("start", "offset of the stretch in the article's text", "characters", required=True),
        _int("end", "offset after the stretch", "characters", required=True),
        _flag("whole", "whether that is most of the article's story: the article counts as one that could not be read"),
        _text(
            "cause",
            "error: the program failed; limit: longer than what is read; time: its time was over; language: none that is read",
            vocabulary=LOSS_CAUSES,
            required=True,
        ),
        _text("reason", "what happened, in words"),
    ),
)

CLAIMS = Table(
    "claims",
    "One row a claim: one proposition that an article attributes to a source, or states in its own voice.",
    "claim_id",
    (
        _text("claim_id", "stable key: the same words in the same article keep it across runs", required=True),
        _text("article", "key of the article", required=True),
        _text("quote", "verbatim words that carry the claim", required=True),
        _int("start", "offset of the quote in the article's text", "characters", required=True),
        _int("end", "offset after the quote; text[start:end] is the quote", "characters", required=True),
        _text("sentence", "the sentence around the quote, verbatim", required=True),
        _text(
            "speaker",
            "who says it, canonical name; empty for the article's own voice (side media), and where it is unclear",
        ),
        _text("speaker_basis", "why these words mean this speaker", vocabulary=basis.SPEAKER_BASES),
        _text("speaker_text", "the words that name the speaker"),
        _text("role", "the speaker's office", vocabulary=ROLES),
        _text(
            "side",
            "whom the speaker speaks for: a side of the conflict, independent, media; empty where that is unclear",
        ),
        _text("side_basis", "why the speaker speaks for this side", vocabulary=basis.SIDE_BASES),
        _text("relayed_by", "channels and outlets it came through, '; '-separated"),
        _text("attribution", "how it is attributed", vocabulary=ATTRIBUTIONS, required=True),
        _text("cue", "the words that signal the attribution"),
        _text("type", "what the proposition says", vocabulary=TYPES, required=True),
        _text(
            "stance", "whether the speaker asserts it, denies it or declines to say", vocabulary=STANCES, required=True
        ),
        _text("act", "what the speaker does by saying it", vocabulary=ACTS, required=True),
        _text(
            "controller",
            "type control: the side that holds or gained the place, in the proposition; empty where that is unclear",
        ),
        _text("controller_basis", "why it is this side", vocabulary=basis.PARTY_BASES),
        _text("extent", "type control: whether all or a part of the place is meant", vocabulary=EXTENTS),
        _float("share", "type control: share of the place, where a number is given", "fraction 0–1"),
        _text("share_modifier", "the word before the share: nearly, about, more than …"),
        _text("actor", "other types: the side whose forces act; empty where that is unclear, or not said"),
        _text("actor_basis", "why it is this side", vocabulary=basis.PARTY_BASES),
        _text("target", "other types: the side acted upon; empty where that is unclear, or not said"),
        _text("target_basis", "why it is this side", vocabulary=basis.PARTY_BASES),
        _text("place_text", "the words that name the place"),
        _text("place", "canonical English name; empty where that is unclear"),
        _text("place_id", "key in the places table; empty where the name is not in any gazetteer"),
        _text("relation", "how the claim lies to the place", vocabulary=RELATIONS_TO_PLACE),
        _text("place_basis", "what the choice of the place rests on", vocabulary=PLACE_BASES),
        _text(
            "place_rejected", "places that the text names and that were not taken, '; '-separated names, the best first"
        ),
        _text("place_candidates", "other places of that name that were rejected, '; '-separated place ids"),
        _float("lat", "latitude of the claim's point, WGS 84", "degrees"),
        _float("lon", "longitude of the claim's point, WGS 84", "degrees"),
        _float("uncertainty_km", "radius around the point in which the claim's place lies", "km"),
        *_date("claim_date", "when the statement was made; empty where that is unclear"),
        *_date("event_date", "when the thing claimed is said to have happened, where the text says so"),
        _text(
            "rejected",
            "what was found but is not stated, being too unsure: field=value (basis), '; '-separated",
        ),
        _text("evidence", "evidence that the article names for it, '; '-separated"),
        _text("verification", "what the article says of its verification", vocabulary=VERIFICATIONS),
        _text("statement_id", "key of the statement that this claim reports"),
        _text("rule", "the mechanism that found it", required=True),
        _text("found_by", "who read it: the rules, a language model, or both alike", vocabulary=READERS),
        _text("disagreed", "fields in which the rules and the model differ, and which are left open, '; '-separated"),
        _text("grounds", "what a language model names as bearing it out: field=words of the article, '; '-separated"),
        _float(
            "confidence",
            "chance that nothing that the row states is wrong, as calibrated on annotated articles",
            "fraction 0–1",
        ),
        _text(
            "field_confidence",
            "chance that each value that was found is right, stated or not: field=fraction, '; '-separated",
        ),
        _text("review", "whether a person looked at it", vocabulary=REVIEWS, required=True),
    ),
)

STATEMENTS = Table(
    "statements",
    "One row an utterance: claims that report the same words of the same speaker, in one or several articles.",
    "statement_id",
    (
        _text("statement_id", "key", required=True),
        _text("speaker", "who says it; empty as in the claims"),
        _text("side", "whom the speaker speaks for; empty where that is unclear"),
        _text("role", "the speaker's office", vocabulary=ROLES),
        _text("type", "what the proposition says", vocabulary=TYPES, required=True),
        _text("stance", "asserts, denies or declines", vocabulary=STANCES, required=True),
        _text("act", "what the speaker does by saying it", vocabulary=ACTS, required=True),
        _text("controller", "type control: the side that holds or gained the place; empty where that is unclear"),
        _text("extent", "type control: whether all or a part of the place is meant", vocabulary=EXTENTS),
        _float("share", "share of the place, where a number is given", "fraction 0–1"),
        _text("share_modifier", "the word before the share: nearly, about, more than …"),
        _text("actor", "the side whose forces act"),
        _text("target", "the side acted upon"),
        _text("place", "canonical English name"),
        _text("place_id", "key in the places table"),
        _text("relation", "how the claim lies to the place", vocabulary=RELATIONS_TO_PLACE),
        *_date("claim_date", "when the statement was made"),
        *_date("event_date", "when the thing claimed is said to have happened"),
        _text("quote", "the fullest of the verbatim quotations", required=True),
        _text("article", "article of that quotation", required=True),
        _text("claim_id", "claim of that quotation", required=True),
        _text("claim_ids", "all claims that report it, '; '-separated", required=True),
        _int("claims", "how many claims report it", "claims"),
        _int("articles", "how many articles report it", "articles"),
        _int("origins", "how many independent origins report it: copies and outlets that credit one source count once"),
        _text("dates_disagree", "the other dates that outlets give for it, '; '-separated"),
    ),
)

STATEMENT_RELATIONS = Table(
    "relations",
    "One row a pair of statements that bear on each other; a is the later one where both dates are known.",
    "",
    (
        _text("a", "statement_id", required=True),
        _text("b", "statement_id", required=True),
        _text(
            "relation",
            "what a does to b; perhaps: a denial or contradiction that one of the two is too unsure for",
            vocabulary=RELATIONS[1:],
            required=True,
        ),
        _text("otherwise", "the other way to read the two; empty where there is none", vocabulary=RELATIONS[1:]),
        _text("reason", "why, in words", required=True),
        _text("a_quote", "quotation of a", required=True),
        _text("b_quote", "quotation of b", required=True),
        _text("place", "the place that both are about"),
        _int("days_apart", "days from b to a", "days"),
    ),
)

PLACES = Table(
    "places",
    "One row a place that a claim of these articles is about.",
    "place_id",
    (
        _text("place_id", "key", required=True),
        _text("name", "canonical English name", required=True),
        _text("kind", "city, village, district, crossing, region …"),
        _float("lat", "latitude, WGS 84", "degrees"),
        _float("lon", "longitude, WGS 84", "degrees"),
        _float("uncertainty_km", "how far the point may be off, the place's own size included", "km"),
        _text("admin", "first-level region"),
        _text("country", "ISO 3166-1 alpha-2 code"),
        _text("bank", "bank of the sector's river: east, west, both"),
        _text("names", "other spellings and former names, '; '-separated"),
        _text("source", "where the facts come from"),
        _text("note", "what to know about it"),
        _int("claims", "claims of this selection about it", "claims"),
    ),
)

CORRECTIONS = Table(
    "corrections",
    "One row a correction: what a person changed in the claims (a row of data/raw/corrections.csv), and what came of it.",
    "",
    (
        _text("article", "key of the article"),
        _text("claim_id", "claim that it is about; empty where it is about the article as a whole"),
        _text("action", "what the person did: one of " + ", ".join(CORRECTIONS_DO)),
        _text("field", "edit, add: the column of the claims table"),
        _text("value", "edit, add: the column's value; merge, split, unrelate: the other claim"),
        _text("was", "edit: what the machine read at that time"),
        _text("quote", "the claim's verbatim words at that time; add: the words that carry it"),
        _text("author", "who made it"),
        _text("date", "when", unit="ISO 8601: YYYY-MM-DD"),
        _text("reason", "why"),
        _text(
            "status",
            "what came of it: applied; not needed, as the machine reads so by itself; applied although the machine's own "
            "reading has changed since; no such claim any more; superseded by a later correction; invalid; about an "
            "article that is not in this folder",
            vocabulary=CORRECTED,
            required=True,
        ),
        _text("message", "what to know about it, and what to do"),
        _text("sentence", "the sentence around the claim, verbatim"),
    ),
)

TABLES = {
    t.name: t
    for t in (
        ARTICLES,
        PARAGRAPHS,
        DOCUMENTS,
        INTAKE,
        UNREAD,
        CLAIMS,
        STATEMENTS,
        STATEMENT_RELATIONS,
        PLACES,
        CORRECTIONS,
    )
}


AT_ONCE = 4 * 1024
"""Rows that are in memory as Python's values at once; as columns they take a tenth."""


def frame(table: Table, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """A typed data frame of the table from rows of plain values.

    A missing key becomes an empty string (text) or a missing value (other types). Raises ValueError, naming the
    column, for a key that the table does not have.
    """
    blank: dict[str, object] = {c.name: "" if c.dtype == "string" else None for c in table.columns}

    def line(row: Mapping[str, object]) -> tuple:
        whole = {**blank, **row}
        if len(whole) > len(blank):
            raise ValueError(f"{table.name} has no column {sorted(set(row) - set(blank))[0]!r}")
        return tuple(whole.values())

    # Lines are made one by one: a row that is made or read just now is still at hand.
    made = [_typed(table, lines) for lines in batched(map(line, rows), AT_ONCE, strict=False)]
    return _joined(made) if made else _empty(table).copy()


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """The frames as one, whose columns are each one array, as if it had been made at once: so are its bytes in Parquet."""
    if len(frames) == 1:
        return frames[0]
    import pandas as pd
    import pyarrow as pa

    columns: dict[str, Any] = {}
    for name in map(str, frames[0].columns):
        pieces = [frame.pop(name) for frame in frames]
        if pieces[0].dtype == "string":
            whole = pa.chunked_array([pa.array(piece) for piece in pieces]).combine_chunks()
            columns[name] = pd.array(whole, dtype="string")
        else:
            columns[name] = pd.concat(pieces, ignore_index=True)
    return pd.DataFrame(columns)


@cache
def _empty(table: Table) -> pd.DataFrame:
    return _typed(table, [])


def _typed(table: Table, lines: Sequence[tuple]) -> pd.DataFrame:
    """The data frame of lines that hold a value for every column."""
    import pandas as pd

    values = dict(zip(table.names, zip(*lines, strict=True), strict=True)) if lines else dict.fromkeys(table.names, ())
    text = [c.name for c in table.columns if c.dtype == "string"]
    # One array for the text columns together, cut into columns: making an array costs more than filling it.
    whole = pd.array(["" if v is None else v for name in text for v in values[name]], dtype="string")
    cut = {name: whole[n * len(lines) : (n + 1) * len(lines)] for n, name in enumerate(text)}
    other: dict[str, Any] = {}
    for c in table.columns:
        if c.name not in cut:
            given: Any = list(values[c.name])
            other[c.name] = pd.array(given, dtype=c.dtype)
    return pd.DataFrame(cut | other, columns=table.names, index=pd.RangeIndex(len(lines)))


def check(table: Table, data: pd.DataFrame) -> None:
    """Raise ValueError, with column and row, where the data break the table's definition."""
    if list(data.columns) != table.names:
        missing = [n for n in table.names if n not in data.columns]
        extra = [n for n in data.columns if n not in table.names]
        raise ValueError(f"{table.name}: columns missing {missing}, unknown {extra}, or out of order")
    for c in table.columns:
        values = data[c.name]
        if str(values.dtype) != c.dtype:
            raise ValueError(f"{table.name}.{c.name}: type is {values.dtype}, should be {c.dtype}")
        if c.required:
            empty = values.isna() | ((values == "") if c.dtype == "string" else False)
            if empty.any():
                raise ValueError(f"{table.name}.{c.name}: row {int(empty.to_numpy().argmax())} is empty")
        if c.vocabulary:  # a column of thousands of rows has few values
            wrong = [v for v in values.dropna().unique() if v != "" and v not in c.vocabulary]
            if wrong:
                raise ValueError(f"{table.name}.{c.name}: {wrong[0]!r} is not one of {', '.join(c.vocabulary)}")
    if table.key and data[table.key].duplicated().any():
        twice = data.loc[data[table.key].duplicated(), table.key].iloc[0]
        raise ValueError(f"{table.name}.{table.key}: {twice!r} stands twice")


def data_dictionary() -> pd.DataFrame:
    """All columns of all tables, one row each: table, column, type, unit, meaning, values."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "table": t.name,
                "column": c.name,
                "type": c.dtype.lower().replace("64", ""),
                "unit": c.unit,
                "meaning": c.meaning,
                "values": ", ".join(c.vocabulary),
            }
            for t in TABLES.values()
            for c in t.columns
        ]
    )
