"""Who has spoken in an article so far."""

from dataclasses import dataclass, field, replace

from helpers.basis import Value, because
from helpers.conflicts import Actor


@dataclass(frozen=True)
class Source:
    """Who says something.

    `guessed` tells that the side is that of the organisation named before, for want of anything in the words.
    `basis` is why the words mean this speaker (SPEAKER_BASES); `side` is a `Value` that knows its own.
    """

    name: str
    side: str
    role: str = ""
    text: str = ""
    outlet: bool = False
    guessed: bool = False
    basis: str = ""


OWN = Source("", Value("media", "own_voice"), basis="own_voice")


def known(actor: Actor, role: str, text: str) -> Source:
    """Somebody whom the profile knows."""
    side = Value(actor.side, "profile")
    return Source(actor.actor, side, actor.role or role, text, actor.kind == "outlet", basis="profile")


def back(source: Source | None, basis: str) -> Source | None:
    """A speaker named before, whom other words go back to."""
    return replace(source, basis=basis, side=because(source.side, "described_before")) if source is not None else None


@dataclass
class Memory:
    """Who has spoken in the article: the last person, the last organisation, and everybody who was named in full."""

    person: Source | None = None
    organisation: Source | None = None
    surnames: dict[str, Source] = field(default_factory=dict)

    def keep(self, source: Source, *, person: bool = False) -> Source:
        """Remember a source as the last person or organisation named."""
        if person:
            self.person = source
        else:
            self.organisation = source
        return source
