"""What one article has said so far, and what its words give away about who speaks."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from helpers.articles.model import Article
from helpers.basis import because
from helpers.claims.documents import at_home, document_of, named_in
from helpers.claims.records import Draft
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.atlas import Atlas, Toponym
from helpers.claims.slavic.attribution import Attribution
from helpers.claims.slavic.heads import heads_of
from helpers.claims.slavic.memory import Memory
from helpers.claims.slavic.names import SlavicNames, is_party
from helpers.claims.slavic.naming import romanised, unit_name
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.sources import Report
from helpers.claims.slavic.timing import Timing
from helpers.claims.slavic.words import Sentence, Word
from helpers.claims.sources import OWN, Source, own_voice
from helpers.conflicts import Conflict
from helpers.places.model import Place


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
        heralded: whether that report says of a whole text whose it is («Об этом сообщает Генштаб.» with nothing before it).
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
    guest: Source | None = None  # who answers in an interview
    heralded: bool = False
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
    sentences = list(sentences)
    document = document_of(article, conflict, heads_of(sentences, names))
    mentions, near = gazetteer.mentions_by_part([article.text[p.start : p.end] for p in article.body()])
    greetings = lexicon.nouns(article.language, "greeting")
    mentions = [[m for m in part if m.text.lower() not in greetings] for part in mentions]  # «Слава Україні!»
    document = at_home(document, article, named_in(article, mentions, conflict))
    timing = Timing(_day(document.day.iso), document.day.iso)
    own = own_voice(document.owner)
    if own is OWN:
        own = _unit(article, names) or _partisan(article, sentences, names) or OWN
    reviled = _reviled(sentences, names, article.language) or names.enemy(names.of_language(article.language))
    return State(article.language, names, gazetteer, timing, own, reviled, near, atlas=Atlas(document=document))


def _unit(article: Article, names: SlavicNames) -> Source | None:
    """The brigade or the like that publishes, in a language of which one party is the home: it speaks for that party."""
    side = names.of_language(article.language)
    called = article.publisher.lower().split()
    units = {words[0] for words, role, _ in lexicon.roles(article.language) if role == "unit"}
    if not side or not any(word in units for word in called):
        return None
    name = unit_name(article.publisher, article.language)
    return Source(name, because(side, "office_without_owner"), "unit", article.publisher, basis="document_owner")


def _partisan(article: Article, sentences: list[Sentence], names: SlavicNames) -> Source | None:
    """The channel whose post calls one side's troops "ours" and the other "the enemy": it speaks for that side.

    In a language of which one party is the home that party is meant; else the enemy of the one whose forces it names.
    """
    language = article.language
    if not any(channel in article.publisher.lower() for channel in lexicon.phrases(language, "channel")):
        return None
    words = [w for s in sentences for w in s.words]
    ours = [w for s in sentences for w in s.words if _is_ours(s, w, language)]
    hostile = lexicon.nouns(language, "enemy") | lexicon.phrases(language, "hostile")
    foes = Counter(
        m.side for s in sentences for m in names.find(s) if m.kind in ("force", "demonym") and is_party(m.side)
    )
    ranked = foes.most_common(2)
    alone = [side for side, n in ranked[:1] if len(ranked) == 1 or n > 2 * ranked[1][1]]
    if not ours or not (alone or any(w.lemmas & hostile for w in words)):
        return None
    side = names.of_language(language) or (names.enemy(alone[0]) if alone else "")
    if not side:
        return None
    called = re.search(r"[«“\"]([^»”\"]+)[»”\"]", article.publisher)
    name = romanised(called.group(1) if called else article.publisher, language)
    return Source(name, because(side, "own_words"), "milblogger", article.publisher, basis="document_owner")


def _is_ours(sentence: Sentence, word: Word, language: str) -> bool:
    """«Наші хлопці», «наши взяли»: troops that a text calls its own."""
    if not word.lemmas & lexicon.nouns(language, "possessive") or word.number != "Plur":
        return False
    after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else word
    kinds = ("force", "people", "position")
    alone = after is not word and after.pos in ("ADV", "ADP")  # «Наших там нет»
    return alone or after.form == "fin" or any(after.lemmas & lexicon.nouns(language, kind) for kind in kinds)


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
