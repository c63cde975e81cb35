"""What the English parser and the rules say of an article's stretches."""

from collections.abc import Iterable
from functools import cached_property

from helpers.articles.model import Article
from helpers.basis import basis_of
from helpers.claims import lexicon
from helpers.claims.english.extractor import extract_all
from helpers.claims.english.frames.frame import Proposition
from helpers.claims.english.frames.propositions import may_be_predicate, propositions
from helpers.claims.english.heads import names_of
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.pipeline import parse, tokenize
from helpers.claims.english.parsing.words import Span, Token
from helpers.claims.english.places.model import Toponym
from helpers.claims.english.places.relation import relation_of
from helpers.claims.english.sides.ownership import INDEPENDENT
from helpers.claims.english.sides.parties import ENEMY_WORDS, THIRD_PERSON, Parties, is_own
from helpers.claims.english.speech import denials
from helpers.claims.english.speech.attribution import Attribution
from helpers.claims.english.speech.reports import Report
from helpers.claims.english.speech.sources import MEDIA_WORDS, Memory, role_of
from helpers.claims.english.speech.speakers import Speakers
from helpers.claims.english.state import Watched
from helpers.claims.losses import Losses
from helpers.claims.records import Found
from helpers.conflicts import Conflict
from helpers.places import Gazetteer
from helpers.reading_by_model.telling_words import both, conceding, denies_by_itself, refusing, types_of, verifying
from helpers.reading_by_model.witness import ROLES, Clause, Named, Roles, Telling

_OUTSIDE = ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "mark", "expl", "advmod", "punct", "cc")
"""Words that belong to a verb, and tell nothing without it."""
_MOVING = frozenset({"advance", "withdrawal", "presence"})
"""Types whose verbs need no object: who is their subject acts."""
_LENT = frozenset(
    {
        "acted_before", "told_before", "pronoun_sentence_before", "pronoun_in_quotation", "opposite_lent", "usual_enemy",
        "state_lost", "opposite", "opposite_of_speaker", "force_word", "speaker_took", "government_word", "states_enemy",
    }
)  # fmt: skip
"""Bases of a party that are no reason to contradict another reading."""
_UNTOLD = ("", "unknown", "office_without_owner", "outlet", "evidence", "independent_kind", "described_before")
"""Bases of a speaker's side that are no reason to contradict another reading."""


def read(article: Article, conflict: Conflict, gazetteer: Gazetteer, losses: Losses) -> tuple[Found, "EnglishParsed"]:
    """What the rules find in an article, and how they read its paragraphs."""
    watched: list[Watched] = []
    found = next(extract_all([article], conflict, gazetteer, [losses], watched))
    seen = {w.offset for w in watched}
    names = names_of(conflict)
    rest = [p for p in article.body() if p.start not in seen]
    docs = parse([tokenize(article.text[p.start : p.end]) for p in rest])
    watched += [Watched(p.start, Parties(d, names), Attribution()) for p, d in zip(rest, docs, strict=True)]
    return found, EnglishParsed(sorted(watched, key=lambda w: w.offset))


class EnglishParsed:
    """The paragraphs of an article, parsed."""

    def __init__(self, watched: list[Watched]) -> None:
        self._watched = watched

    def clause(self, start: int, end: int, kind: str) -> Clause:
        """What the parse says of text[start:end], read as a claim of this type."""
        at = self._at(start, end)
        if at is None:
            return Clause()
        watched, span = at
        main, cut = _main(span)
        inside = {t.i for t in span}
        said = [s for s in watched.said if s[0].predicate.i in inside]
        fitting = [s for s in said if s[0].type == kind]
        predicate = fitting[0][0].predicate if fitting else main
        report = fitting[0][1] if fitting else watched.attribution.over(main)
        negators = [n for t in dict.fromkeys([main, predicate]) if (n := grammar.negation(t)) is not None]
        return Clause(
            known=True,
            cut=cut and not fitting,
            negated=self._place(watched, negators[0]) if negators else None,
            denied=any(p.denied for p, _, _ in fitting) if fitting else bool(negators),
            modality=fitting[0][0].modality if fitting else grammar.modality(main),
            types=frozenset(p.type for p, _, _ in said),
            roles={r: _values(r, (p for p, _, _ in fitting)) for r in ROLES},
            act=report.act if report is not None else "",
            says=_speaks_for(report),
            cue=report.cue.text if report is not None else "",
            teller=self._teller(watched, report),
        )

    def roles(self, start: int, end: int, kind: str, speaker: str) -> Roles:
        """Who acts in text[start:end], in the mouth of somebody who speaks for a side ("" where that is not told)."""
        at = self._at(start, end)
        if at is None:
            return Roles()
        watched, span = at
        parties, (main, _) = watched.parties, _main(span)
        found = [p for t in span if may_be_predicate(t) for p in propositions(t, parties, speaker) if p.type == kind]
        acts = grammar.is_verb(main) and not grammar.is_passive(main)
        acts = acts and (kind in _MOVING or bool(grammar.children(main, "dobj")))
        subject = grammar.subject(main) if acts else None
        words = {t.lower_ for t in span}
        return Roles(
            {r: _values(r, found) for r in ROLES},
            parties.side(subject, speaker) if subject is not None else "",
            own=any(is_own(t) for t in span),
            back=bool(words & THIRD_PERSON),
            enemy=any(t.lemma_.lower() in ENEMY_WORDS for t in span),
        )

    def named(self, start: int, end: int) -> list[Named]:
        """The names of the profile in text[start:end]."""
        found = []
        for watched in self._watched:
            doc = watched.parties.doc
            for m in watched.parties.mentions:
                first, last = doc[m.start], doc[m.end - 1]
                at = Named(
                    watched.offset + first.idx,
                    watched.offset + last.idx + len(last),
                    m.side,
                    m.actor.actor if m.actor else "",
                    m.actor.role if m.actor else "",
                    m.kind,
                )
                if start <= at.start and at.end <= end:
                    found.append(at)
        return found

    def side_of_speaker(self, start: int, end: int) -> tuple[str, str]:
        """Whom the person or body that text[start:end] names speaks for, and its office; "" where the words do not tell."""
        at = self._at(start, end)
        if at is None:
            return "", ""
        watched, span = at
        source = Speakers(watched.parties, Memory()).resolve(_head(span))
        if source is not None and (side := _told(source.side)):
            return side, source.role
        words = {t.lemma_.lower() for t in _around(span)}
        role = role_of(span.text)
        if role in INDEPENDENT or (source is not None and source.role in INDEPENDENT):
            return "independent", role or (source.role if source else "")
        if words & MEDIA_WORDS or (source is not None and source.outlet):
            return "media", "media"
        return "", role or (source.role if source is not None else "")

    def relation(self, start: int, end: int) -> str:
        """How a claim lies to the place that text[start:end] names."""
        at = self._at(start, end)
        if at is None:
            return ""
        watched, span = at
        return relation_of(watched.parties.doc, Toponym(span.root.i, span.start, span.end, span.text, "", "", ""))

    @cached_property
    def speakers(self) -> list[tuple[str, str, str, str]]:
        """Whoever says something: name, words, side and office, where words of the article tell the side."""
        sources = [r.source for w in self._watched for r in w.attribution.reports if r.source is not None]
        return [(s.name, s.text, side, s.role) for s in sources if (side := _told(s.side))]

    def negators(self, start: int, end: int) -> list[tuple[int, int]]:
        """The words of text[start:end] that negate something, but for those that only count or qualify ("not only")."""
        at = self._at(start, end)
        if at is None:
            return []
        watched, span = at
        words = lexicon.words("negator")
        found = (t for t in span if t.lower_ in words and not _only_counts(t))
        return [self._place(watched, t) for t in found]

    def tells(self, start: int, end: int) -> Telling:
        """What single words of text[start:end] tell."""
        at = self._at(start, end)
        if at is None:
            return Telling()
        lemmas = {w for t in at[1] for w in (t.lemma_.lower(), t.lower_, grammar.lemma(t))}
        types = {kind for t in at[1] if t.pos_ != "PROPN" for kind in types_of(t, lemmas)}
        denies = any(denies_by_itself(t) for t in at[1])
        negated = not lemmas.isdisjoint(lexicon.words("negator"))
        silent = bool(lemmas & refusing()) or (negated and bool(lemmas & (denials.CUES_OF_SILENCE - verifying())))
        untrue = negated and bool(lemmas & denials.TRUE_WORDS)
        unadmitted = (negated or bool(lemmas & refusing())) and bool(lemmas & conceding())
        return Telling(denies or untrue or unadmitted, silent, frozenset(types), bool(lemmas & both()))

    def _at(self, start: int, end: int) -> tuple[Watched, Span] | None:
        for watched in self._watched:
            doc = watched.parties.doc
            if watched.offset <= start and end <= watched.offset + len(doc.text):
                span = doc.char_span(start - watched.offset, end - watched.offset)
                return (watched, span) if span is not None and len(span) else None
        return None

    @staticmethod
    def _teller(watched: Watched, report: Report | None) -> str:
        """Who says it, as words beside it name him; "" where they only point at somebody who was named before."""
        if report is None or report.source is None or not any(c.isupper() for c in report.source.text):
            return ""
        sentence = report.cue.sent.text
        return report.source.text if report.source.text in sentence else ""

    @staticmethod
    def _place(watched: Watched, token: Token) -> tuple[int, int]:
        return watched.offset + token.idx, watched.offset + token.idx + len(token)


def _only_counts(token: Token) -> bool:
    """ "Not only", "no fewer than", "not less than", "no one but": nothing is negated."""
    after = grammar.beside(token, 1)
    return after is not None and after.lower_ in ("only", "fewer", "less", "more", "later", "doubt", "sooner", "just")


def _main(span: Span) -> tuple[Token, bool]:
    """The word that a stretch hangs on, and whether that is a verb that it leaves out."""
    inside = {t.i for t in span}
    tops = [t for t in span if (t.head.i not in inside or t.head == t) and not t.is_space]
    verbs = [t for t in tops if grammar.is_verb(t) and t.dep_ not in ("aux", "auxpass")]
    if verbs:
        return verbs[0], False
    hanging = [t for t in tops if t.dep_ in _OUTSIDE and grammar.is_verb(t.head) and t.head.i not in inside]
    telling = [t for t in tops if not t.is_punct]
    if hanging and any(t.dep_ in ("aux", "auxpass", "neg", "nsubj", "nsubjpass") for t in hanging):
        return hanging[0].head, True
    if telling:
        return max(telling, key=lambda t: len(grammar.within(t))), False
    return span.root, False


def _values(role: str, found: Iterable[Proposition]) -> frozenset[str]:
    """The sides that propositions have in a role, but for those that another sentence lends them."""
    values = (getattr(p, role) for p in found)
    return frozenset(str(v) for v in values if v and basis_of(v) not in _LENT)


def _speaks_for(report: Report | None) -> str:
    """The side of whoever reports it; "" for an "it" or "they" that the rules only guess to mean a side of the same sentence."""
    if report is None or report.source is None or basis_of(report.source.side) == "pronoun_in_sentence":
        return ""
    return _told(report.source.side)


def _told(side: str) -> str:
    """A side that is known for a good reason."""
    return "" if basis_of(side) in _UNTOLD else str(side)


def _head(span: Span) -> Token:
    return span.root


def _around(span: Span) -> list[Token]:
    """A name's own phrase: what describes it, and what it describes."""
    root = span.root
    near = [root, *grammar.children(root, "compound", "amod", "appos", "nmod", "poss")]
    if root.dep_ in ("appos", "compound"):
        near += [root.head, *grammar.children(root.head, "compound", "amod")]
    return [*span, *near]
