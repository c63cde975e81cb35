"""Speakers by way of others: whom an outlet quotes, who issued a paper, which body named before is meant."""

import re
from dataclasses import replace

from helpers.basis import basis_of, because
from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.phrases import phrase
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides.ownership import INDEPENDENT, Owners
from helpers.claims.english.speech.sources import EVIDENCE_WORDS
from helpers.claims.names import fold
from helpers.claims.sources import Source
from helpers.places.geonames import country_names

TITLE = re.compile(
    r"^(?:(?:the|a|an|mr|mrs|ms|dr|gen|col|lt|maj|sgt|capt|brig|cpl|adm|cmdr|fr|supt|insp)\.?\s+(?:gen\.\s+|col\.\s+)?)",
    re.IGNORECASE,
)
_STATE_OFFICES = frozenset({"defence_ministry", "general_staff", "foreign_ministry", "head_of_state", "government"})


class Relays(Owners):
    """What `Speakers` knows of those who are quoted, issue or are gone back to."""

    def resolve(self, head: Token | None) -> Source | None:
        """The source that a noun phrase names (see `Speakers`)."""
        raise NotImplementedError

    def _named(self, head: Token) -> Source | None:
        """The source that a phrase with a name means (see `Speakers`)."""
        raise NotImplementedError

    def resolve_cited(self, person: Token, outlet: Token | None) -> Source | None:
        """Whom an outlet quotes; who is of no side told, or of a ministry of no state told, is of the side of the outlet."""
        source = self.resolve(person)
        if source is None or outlet is None or self.parties.side(person) or source.role == "resident":
            return source
        medium = self.resolve(outlet)
        told_plainly = TITLE.sub("", phrase(person))
        if (
            medium is None
            or medium.side not in self.parties.names.parties
            or not (source.name == TITLE.sub("", source.text) or self._state_office(person))
        ):
            return source
        name = source.name if source.side in ("independent", medium.side) else told_plainly
        self.memory.add(told := replace(source, name=name, side=because(medium.side, "outlets_side")))
        return told

    def resolve_teller(self, person: Token | None, listener: Token | None) -> Source | None:
        """Who told something; a source of no side told, who is placed nowhere, is of the side of the state's outlet told."""
        source = self.resolve(person)
        if source is None or person is None or listener is None or person.lemma_ != "source":
            return source
        if basis_of(source.side) != "unknown" or any(True for _ in grammar.prepositions(person, "in", "at", "from")):
            return source
        medium = self._named(listener)
        if medium is None or not medium.outlet or medium.side not in self.parties.names.parties:
            return source
        self.memory.add(told := replace(source, side=because(medium.side, "outlets_side")))
        return told

    def _issuer(self, paper: Token) -> Source | None:
        """Who issued a statement or footage: "a statement by the army", "a video posted by the rebels showed …"."""
        word = paper.lemma_.lower()
        if word not in EVIDENCE_WORDS and word not in lexicon.words("paper"):
            return None
        issuing = lexicon.words("issuing")
        issuers: list[Token | None] = [n for _, n in grammar.prepositions(paper, "by", "from")]
        issuers += [grammar.agent(c) for c in grammar.children(paper, "acl", "relcl") if c.lemma_ in issuing]
        if paper.dep_ == "dobj" and paper.head.lemma_ in issuing:
            issuers.append(grammar.subject(paper.head))
        source = next((s for s in map(self.resolve, issuers) if s is not None), None)
        if source is None or source.evidence or not source.name:
            return None
        shown = word if word in EVIDENCE_WORDS else ""
        return replace(source, evidence=shown, words=source.words | {word}, text=phrase(paper))

    def _shortened(self, head: Token) -> Source | None:
        """The known body whose name a capital shortens: "the Coalition" after "the Syrian Coalition"."""
        if not head.is_title or any(c.dep_ in ("compound", "amod", "poss") for c in head.children):
            return None
        back = self.memory.described({fold(head.text)})
        known = back is not None and back.basis in ("profile", "described_before") and not back.person
        return back.taken("described_before") if back is not None and known else None

    def _body_before(self, head: Token, side: str) -> Source | None:
        """The body that "the group" means, whatever else the words tell of it: the one of that side named last.

        "The army" or a country is no group, and a group of which somebody or something more is said is another one.
        """
        telling = [c for c in head.children if c.dep_ in ("amod", "compound", "poss", "nmod", "appos")]
        telling += [c for c in grammar.children(head, "prep") if c.lower_ != "with"]
        if not side and not all(grammar.children(c, "npadvmod") for c in telling):
            return None  # "the Britain-based group" may be any
        if any(c.dep_ in ("poss", "appos", "prep") for c in telling):
            return None
        for source in reversed(self.memory.sources):
            if source.person or source.outlet or source.basis not in ("profile", "side_name", "described_before"):
                continue
            state = source.side == self.parties.names.government or source.name in country_names()
            if not state and (not side or side == source.side) and source.role not in _STATE_OFFICES:
                return source.taken("described_before")
        return self._body_named_before(head) if not side else None

    def _body_named_before(self, head: Token) -> Source | None:
        """The independent body that the paragraph names last before "the group", where none has spoken."""
        for t in reversed(head.doc[: head.left_edge.i]):
            named = self.parties.mention_at(t)
            if named is not None and named.actor is not None and named.actor.kind == "organisation":
                actor = named.actor
                if actor.role in INDEPENDENT:
                    side = because(actor.side, "described_before")
                    return Source(actor.actor, side, actor.role, phrase(head), basis="described_before")
        return None
