"""Who says something, in an article of any language, and why its words mean this speaker."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from helpers.basis import Value, because
from helpers.conflicts import Actor

if TYPE_CHECKING:
    from helpers.claims.documents.model import Owner

_ONLY_DESCRIBED = frozenset({"described", "office_without_owner", "perhaps_named"})


@dataclass(frozen=True)
class Source:
    """A speaker. `words` are all folded words that described it so far, for later "the minister", "the group".

    `basis` is why the words are taken to mean this speaker (SPEAKER_BASES); `side` is a `Value` that knows its own.
    `guessed` tells that the side is that of the organisation named before, for want of anything in the words.
    """

    name: str
    side: str
    role: str = ""
    text: str = ""
    person: bool = False
    outlet: bool = False
    evidence: str = ""
    words: frozenset[str] = frozenset()
    basis: str = ""
    guessed: bool = False

    def taken(self, basis: str) -> "Source":
        """The same speaker, found for another reason; one that was only described stays so, however he is pointed at."""
        return self if self.basis in _ONLY_DESCRIBED else replace(self, basis=basis)


OWN = Source("", Value("media", "own_voice"), basis="own_voice")
"""The article itself, where it is nobody's bulletin."""

UNIDENTIFIED = Source("", "")
"""Somebody who says something, of whom the words do not tell whom he is: never the article itself."""


def own_voice(owner: "Owner") -> Source:
    """The speaker of a document's own voice: who owns it, else the article itself."""
    if not owner.name and owner.side in ("", OWN.side):
        return OWN
    return Source(
        owner.name, owner.side, owner.role, owner.words, person=owner.person, outlet=owner.outlet, basis=owner.basis
    )


_OF_STATE = frozenset({"head_of_state", "defence_ministry", "foreign_ministry"})
"""Offices that one person may hold one after the other."""


def office_told(held: str, told: str) -> str:
    """The office of somebody whom the profile knows by one, where words give him another: who has held several offices of
    a state holds the one that the words tell, and the profile's is that of another day."""
    return told if {held, told} <= _OF_STATE else held or told


def known(actor: Actor, role: str, text: str, words: frozenset[str] = frozenset()) -> Source:
    """Somebody whom the profile knows, as `text` names him; `role` is the office that the words give him, if any."""
    return Source(
        actor.actor,
        because(actor.side, "profile"),
        office_told(actor.role, role) if actor.kind == "person" else actor.role or role,
        text,
        person=actor.kind == "person",
        outlet=actor.kind == "outlet",
        words=words,
        basis="profile",
    )
