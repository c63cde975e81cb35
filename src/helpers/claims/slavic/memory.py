"""Who has spoken in an article so far."""

from dataclasses import dataclass, field, replace

from helpers.basis import because
from helpers.claims.sources import Source


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
