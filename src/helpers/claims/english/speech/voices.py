"""Who speaks in an article's own voice: the article itself, or the one whose text it is."""

from helpers.basis import Value
from helpers.claims.documents import Document
from helpers.claims.english.speech.sources import Source

OWN = Source("", Value("media", "own_voice"), basis="own_voice")


def own_voice(document: Document) -> Source:
    """The speaker of a document's own voice."""
    owner = document.owner
    if not owner.name:
        return OWN
    return Source(owner.name, owner.side, owner.role, owner.words, owner.person, basis=owner.basis)
