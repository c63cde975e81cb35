"""Whose mouth a claim comes from: a named speaker, a side nobody speaks for by name, or an article's own voice."""

from typing import Protocol

from helpers.schema import NO_PARTY

OFFICES = frozenset({"foreign_ministry", "defence_ministry", "general_staff"})
"""Offices that speak with one voice: "the ministry said" in one outlet is "its spokesman said" in another."""

ITSELF, UNNAMED = "the article itself", "an unnamed speaker"


class Speaking(Protocol):
    """A row of the claims or of the statements."""

    speaker: str
    side: str
    role: str
    article: str


def bare(row: Speaking) -> bool:
    """Whether only the side is named ("Ukraine denied this"), nobody closer."""
    named_as_side = row.speaker.casefold().replace(" ", "_") == row.side.casefold()
    return row.side not in NO_PARTY and bool(row.speaker) and (row.role == "party" or named_as_side)


def own_voice(row: Speaking) -> bool:
    """Whether the article states it itself."""
    return not row.speaker and row.side == "media"


def unnamed(row: Speaking) -> bool:
    """Whether somebody else than the article says it, of whom no name is stated."""
    return not row.speaker and row.side != "media"


def named(row: Speaking) -> str:
    """Who says it, as a reader is told: the speaker's name, "the article itself", "an unnamed speaker"."""
    return row.speaker or (ITSELF if own_voice(row) else UNNAMED)


def camp(row: Speaking) -> str:
    """Who answers for the statement: the side, where it speaks for a party; each other voice for itself.

    Voices without a name are those of their article: nobody can tell whether it is one or several.
    """
    if row.side not in NO_PARTY:
        return row.side
    return f"{row.side} {row.speaker.casefold() or row.article}"


def same_mouth(a: Speaking, b: Speaking) -> bool:
    """Whether two reports of one side's words may be of one utterance, as far as the speakers tell."""
    if a.speaker == b.speaker or bare(a) or bare(b):
        return True
    return bool(a.role) and a.role == b.role and a.role in OFFICES and a.article != b.article
