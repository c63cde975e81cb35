"""What one article has said so far."""

from dataclasses import dataclass, field

from helpers.claims.english.frames.frame import Proposition
from helpers.claims.english.places.model import Geography
from helpers.claims.english.sides.parties import Parties
from helpers.claims.english.sides.partisans import Heard
from helpers.claims.english.speech.attribution import Attribution
from helpers.claims.english.speech.reports import Report
from helpers.claims.english.speech.sources import Memory
from helpers.claims.records import Draft
from helpers.claims.sources import Source


@dataclass
class Watched:
    """A paragraph as it was read, for who wants to check another reading of it: `said` has every proposition, kept or not."""

    offset: int
    parties: Parties
    attribution: Attribution
    said: list[tuple[Proposition, Report | None, Source]] = field(default_factory=list)


@dataclass
class State:
    """What one article has said so far."""

    memory: Memory = field(default_factory=Memory)
    geography: Geography = field(default_factory=Geography)
    last_report: Report | None = None
    drafts: list[tuple[Draft, Proposition | None]] = field(default_factory=list)
    subject_side: str = ""
    seat: str = ""  # the party in whose capital the article was written
    turn: Source | None = None  # whose turn it is in a transcript
    heard: dict[str, Heard] = field(default_factory=dict)  # what speakers without a side gave away of theirs
    broken: bool = False  # a paragraph could not be read as a whole
    watched: list[Watched] | None = None  # where somebody wants to see how each paragraph is read
    takes_sides: bool = False  # the article's own voice has spoken of its own forces or of the enemy
    brief: bool = False  # the last report opened a bulletin that goes on in its words
