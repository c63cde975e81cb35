"""What one article has said so far, and what its words give away about who speaks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from helpers.articles.model import Article
from helpers.basis import Value, because
from helpers.claims.records import Draft
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.attribution import Attribution, Report
from helpers.claims.slavic.names import SlavicNames, is_party
from helpers.claims.slavic.naming import surface
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.speakers import OWN, Memory, Source
from helpers.claims.slavic.timing import Timing
from helpers.claims.slavic.toponyms import Atlas, Toponym
from helpers.claims.slavic.words import Sentence
from helpers.conflicts import Conflict
from helpers.places.model import Place

_HEAD = 5
"""Sentences from the top, headline included, in which a page says whose bulletin it hands on."""
_BULLETIN_ROLES = frozenset({"general_staff", "defence_ministry"})


@dataclass(frozen=True)
class Reading:
    """One sentence with everything that was found in it; `offset` is where its paragraph starts in the article."""

    text: str
    offset: int
    sentence: Sentence
    places: list[Toponym]
    parties: Parties
    attribution: Attribution


@dataclass
class State:
    """What an article has said so far.

    Attributes:
        own: the speaker of the article's own voice.
        reviled: the side that the article calls "occupiers" and the like, "" for none.
        near: the places that the article names beyond doubt.
        sides: speaker → the side that what they deny or revile gives away.
        carried: the report that a sentence without one may go on with.
    """

    language: str
    names: SlavicNames
    gazetteer: object
    timing: Timing
    own: Source
    reviled: str = ""
    near: tuple[Place, ...] = ()
    memory: Memory = field(default_factory=Memory)
    atlas: Atlas = field(default_factory=Atlas)
    drafts: list[Draft] = field(default_factory=list)
    sides: dict[str, str] = field(default_factory=dict)
    carried: Report | None = None
    fresh: bool = True  # no report has been read in this paragraph yet

    def settled(self, source: Source) -> Source:
        """The source with the side that is known by now; an unknown army man is no friend of those he reviles."""
        if not source.guessed:
            return source
        side = self.sides.get(source.name, source.side)
        if not is_party(side):
            side = because(self.names.enemy(self.reviled), "reviled") or side
        return replace(source, side=side)

    def learn(self, reading: Reading) -> None:
        """A side for somebody whom no table knows: the other one than they call names, or than they contradict."""
        hostile = lexicon.phrases(self.language, "hostile")
        words = reading.sentence.words
        for report in reading.attribution.reports:
            if not report.source.guessed:
                continue
            named = [m for m in reading.parties.mentions if m.start in report.scope and is_party(m.side)]
            reviled = [m.side for m in named if words[m.start].lemmas & hostile]
            contradicted = [d.side for d in self.drafts if is_party(d.side) and d.stance != "declines"]
            if not reviled and report.back and report.act == "deny":
                reviled = contradicted[-1:]
            if reviled:
                self.sides.setdefault(report.source.name, because(self.names.enemy(reviled[0]), "reviled"))


def begin(article: Article, conflict: Conflict, names: SlavicNames, gazetteer, sentences: Iterable[Sentence]) -> State:
    """The state before the first word of an article whose sentences are parsed."""
    timing = Timing(_day(article.published), article.published)
    sentences = list(sentences)
    own = _own_voice(article, conflict)
    own = _relayed_owner(own, sentences[:_HEAD], names) or own
    reviled = _reviled(sentences, names, article.language)
    near = gazetteer.context("\n".join(article.text[p.start : p.end] for p in article.body()))
    return State(article.language, names, gazetteer, timing, own, reviled, near)


def _own_voice(article: Article, conflict: Conflict) -> Source:
    """A publisher that speaks for a side (state media), else nobody."""
    publisher = article.publisher.casefold()
    for actor in conflict.actors if publisher else ():
        names = [n.casefold() for n in (actor.actor, *actor.aliases)]
        if is_party(actor.side) and any(publisher == n or publisher.startswith(f"{n} (") for n in names):
            side, outlet = Value(actor.side, "document_owner"), actor.kind == "outlet"
            return Source(actor.actor, side, actor.role, article.publisher, outlet=outlet, basis="document_owner")
    return OWN


def _relayed_owner(own: Source, head: list[Sentence], names: SlavicNames) -> Source | None:
    """The staff or ministry whose bulletin a side's outlet hands on: its head names it twice, and no other.

    «Генштаб розповів про …» above, «про це йдеться в зведенні Генерального штабу» below.
    """
    if not own.outlet:
        return None
    named = [
        (n, m)
        for n, s in enumerate(head)
        for m in names.find(s)
        if m.actor is not None and m.actor.role in _BULLETIN_ROLES
    ]
    owners = {m.actor.actor: m.actor for _, m in named if m.actor is not None and m.actor.side == own.side}
    if len(owners) != 1 or len({n for n, _ in named}) < 2:
        return None
    (owner,) = owners.values()
    first, mention = named[0]
    words = surface(head[first].words[mention.start : mention.end])
    side = Value(owner.side, "document_owner")
    return Source(owner.actor, side, owner.role, words, basis="bulletin_owner")


def _reviled(sentences: Iterable[Sentence], names: SlavicNames, language: str) -> str:
    """The side that the article's words revile most, "" for none."""
    hostile = lexicon.phrases(language, "hostile")
    sides: Counter[str] = Counter()
    for s in sentences:
        if any(w.lemmas & hostile for w in s.words):
            sides.update(m.side for m in names.find(s) if is_party(m.side) and s.words[m.start].lemmas & hostile)
    return sides.most_common(1)[0][0] if sides else ""


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
