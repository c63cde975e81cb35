"""Whose an office, a spokesman or a commander is: what the words beside it, its place, its unit or its sentence tell."""

import re

from helpers.basis import basis_of, because, carried
from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.phrases import phrase
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides.nouns import COMPASS_WORDS
from helpers.claims.english.sides.offices import (
    body_before,
    is_state,
    is_strange,
    of_governor,
    of_numbered_unit,
    refers_back,
)
from helpers.claims.english.sides.parties import Parties
from helpers.claims.english.speech.sources import (
    GOVERNMENT_WORDS,
    MEDIA_WORDS,
    Memory,
    Source,
    government_side,
    role_of,
)
from helpers.claims.names import fold
from helpers.places.geonames import capital_names, country_names

_STATE_ROLES = {"general_staff", "defence_ministry", "regional_authority", "government", "commander", "head_of_state"}
_STATE_WORDS = {
    "local", "regional", "provincial", "municipal", "military", "army", "police", "prosecutor", "prosecutors", "security", "city",
    "district", "emergency", "civil", "oblast",
}  # fmt: skip
_OTHER_STATES = {
    "western", "foreign", "international", "un", "nato", "eu", "european", "allied", "coalition", "rebel", "opposition", "separatist",
    "militia", "insurgent", "former", "retired", "ex", "movement", "group", "faction", "resistance", "community", "tribal",
    "occupying", "occupation", "installed", "proclaimed",
}  # fmt: skip
_OFFICERS = frozenset(
    {"official", "spokesperson", "commander", "unit", "general_staff", "defence_ministry", "government"}
)
"""Offices of those who speak for their state where they serve."""
_THIRD = frozenset({"western", "foreign", "international", "un", "nato", "eu", "european"})
_STATE_BODIES = frozenset({"navy", "prosecutor", "administration", "police", "governorate", "municipality"})
_HEADQUARTERS = frozenset({"command", "headquarters", "directorate"})
"""Bodies that are the army's, where nothing gives them to others: "the Northern Command", "the defence headquarters"."""
_MANY = 10
"""So many of an office must be known before those of whom nothing is said are taken to be of their side, too."""
_ANYBODYS = {"source", "leader", "elder"}
_ARMED_WORDS = {"military", "army", "police", "government"}
_OF_ARMS = (
    frozenset({"defence", "defense", "military", "army", "police", "joint", "operations", "security"}) | COMPASS_WORDS
)
_STATE_SERVICES = {"emergency", "border", "rescue", "security"}
_SERVING = {
    "head", "lead", "command", "run", "chair", "represent", "direct", "oversee", "manage", "serve", "fight", "belong", "operate", "ally",
    "align", "affiliate", "back", "speak",
}  # fmt: skip
"""What somebody does for the side that he speaks for: "who commanded the army's western operations"."""
_NAMED_FOR = {"named", "named_actor", "named_force", "force_word"}
_ITS = {"its", "their"}
_SUCCESS = {"take", "hold", "advance", "push", "repel", "improve", "foothold", "oust", "encircle"}
"""Frames of what a side's ministry tells of its own forces."""
INDEPENDENT = {"analyst", "monitor", "international_organisation", "resident"}
"""Offices of those who speak for no side unless the words say so."""


class Owners:
    """Tells whose the speakers of one paragraph are.

    Args:
        memory: the article's speakers, shared by its paragraphs.
        seat: the party in whose capital the article is datelined, "" where it names none.
    """

    def __init__(self, parties: Parties, memory: Memory, seat: str = ""):
        self.parties = parties
        self.memory = memory
        self.seat = seat
        self.turn: Source | None = None  # who speaks the whole paragraph, in a transcript

    def _only_holders(self, lemma: str, role: str) -> str:
        """Whose milbloggers are meant where all whom the profile knows as such are of one side."""
        if lemma != role or role in _STATE_ROLES | INDEPENDENT | {"official", "spokesperson", "unit", "media"}:
            return ""  # by the office's own name alone: a blogger or correspondent is anybody's
        holders = [a.side for a in self.parties.names.conflict.actors if a.role == role]
        return because(holders[0], "profile") if len(holders) >= _MANY and len(set(holders)) == 1 else ""

    def _of_mentioned(self, head: Token) -> str:
        """The side of "the brigade's press service", where a speaker before was of that brigade."""
        for noun in (*grammar.children(head, "poss"), *(n for _, n in grammar.prepositions(head, "of", "for", "with"))):
            if "force" in lexicon.noun_classes().get(noun.lemma_, ()) and any(
                c.lower_ in ("the", "that") for c in noun.children
            ):
                back = self.memory.described({fold(noun.text)})
                if back is not None and back.side in self.parties.names.parties:
                    return because(back.side, "unit_before")
        return ""

    def _of_place(self, head: Token, role: str) -> str:
        """Whose the governor or mayor of a place is: of the party whose country it is in.

        "Its mayor", "the mayor" is that of the place that the sentence names before. Where nobody holds land of the other's
        for long, between states that no profile knows, an officer speaks where he serves ("told reporters in X").
        """
        names, homes = self.parties.names, self.parties.homes
        between_states = not names.government
        serving = between_states and names.unprofiled and role in _OFFICERS
        if role != "regional_authority" and not (role == "official" and between_states) and not serving:
            return ""
        if serving and self._is_of_others(head):
            return ""
        offices = (head, *grammar.children(head, "appos", "poss"))
        offices = (*offices, *(n for o in offices for _, n in grammar.prepositions(o, "of")))
        named = [n for o in offices for n in grammar.children(o, "poss", "compound", "nmod")]
        named += [o for o in offices if o.i in homes]  # "the governor of X"
        if between_states:  # where the state's enemy is no state, its officials are everywhere
            named += [n for o in offices for _, n in grammar.prepositions(o, "in")]
        if serving:
            named += [n for t in self._heard_by(head) for _, n in grammar.prepositions(t, "in", "at")]
        sides = [homes[n.i] for n in named if n.i in homes]
        if not sides and not serving and all(n.lower_ in _ITS or n.dep_ == "compound" for n in named):
            sides = [homes[t.i] for t in reversed(head.doc[head.sent.start : head.left_edge.i]) if t.i in homes]
            sides = sides[:1] if any(n.lower_ in _ITS for n in named) or len(set(sides)) == 1 else []
        return because(sides[0], "place_of_office") if sides else ""

    @staticmethod
    def _heard_by(head: Token) -> list[Token]:
        """The verb by which somebody tells something, and whom he tells it."""
        verb = head.head if head.dep_ in grammar.SUBJECTS and head.head.lemma_ in lexicon.reporting() else None
        return [verb, *grammar.children(verb, "dobj")] if verb is not None else []

    def _of_subject(self, head: Token, role: str) -> str:
        """Whose a bare spokesman is: of the forces that the sentence is about ("The army has left X, a spokesman said")."""
        if role != "spokesperson" or any(c.dep_ in ("prep", "poss", "amod", "compound") for c in head.children):
            return ""
        for t in head.doc[head.sent.start : head.i]:
            if (
                t.dep_ in ("nsubj", "nsubjpass")
                and (side := self.parties.side_of_mention(t)) in self.parties.names.parties
            ):
                return because(side, "sentence_subject")
        return ""

    def _of_topic(self, name: Token) -> str:
        """Whose a named spokesman without an owner is: of whom the sentence before is about ("Spokesman Jane Doe said")."""
        title = name.doc[name.left_edge.i]
        if title.i != name.sent.start or title.i == 0 or role_of(title.text) != "spokesperson":
            return ""
        before = title.nbor(-1).sent.root
        subject = next(iter(grammar.children(before, "nsubj")), None)
        side = self.parties.side_of_mention(subject) if subject is not None else ""
        return because(side, "sentence_subject") if side in self.parties.names.parties else ""

    def _side(self, head: Token) -> str:
        """The side that a speaker's phrase, its apposition or its title belongs to."""
        if (body := body_before(head, self.memory)) is not None:
            return carried(body.side, "described_before") if body.side in self.parties.names.parties else ""
        own_role = role_of(head.text)
        of_a_place = own_role == "regional_authority" and any(c.lower_ in _ITS for c in head.children)
        side = self.parties.side(head) if not of_a_place else ""
        if own_role == "monitor" and basis_of(side) == "modifier":
            side = ""  # a country's observatory watches it, and speaks for nobody
        stranger = bool(self._of_third_state(head))
        if self._is_of_bystanders(head) and self._is_by_profession(head):
            side = ""  # "a United Nations military observer"
        if side:
            return side
        for c in grammar.children(head, "appos", *(("compound", "nmod") if own_role != "monitor" else ())):
            side = self.parties.side(c)
            if side:
                return because(side, "apposition" if c.dep_ == "appos" else "modifier")
        for clause in grammar.children(head, "relcl", "acl"):
            if clause.lemma_ in _SERVING:
                served = (n for _, n in grammar.prepositions(clause, "in", "with", "for", "by", "to"))
                found = (*map(self._side, grammar.children(clause, "dobj")), *map(self.parties.side, served))
                side = next((s for s in found if s in self.parties.names.parties), "")
                if side:
                    return because(side, "serving")
        for noun in (head, *grammar.children(head, "appos")):
            if noun != head and refers_back(noun):
                continue
            role = role_of(noun.text)
            for prep, inner in grammar.prepositions(noun, "of", "for", "from", "at", "with", "in"):
                bystander = stranger or role in INDEPENDENT or noun.lemma_.lower() in MEDIA_WORDS
                if bystander and prep.lower_ in ("in", "from", "at"):
                    continue  # activists, agencies and other states' diplomats in a country do not speak for it
                side = self.parties.side(inner)
                named = role and prep.lower_ in ("of", "for") and basis_of(side) in _NAMED_FOR
                if side:
                    return because(side, "serving" if named else "of_phrase")
        return ""

    def _government(self, head: Token) -> str:
        """The side of an office of the state that names no state: "the army", "the governor", "the 40th Brigade".

        It is the side whose forces are called government forces in this war. Offices of other states ("the Danish
        army"), of a rebel body ("the movement's commander") and fighters of any kind are not meant.
        """
        if not self._state_office(head) and not any(map(self._state_office, self._served(head))):
            return ""
        if self._is_of_bystanders(head) or self.parties.is_any(head):
            return ""
        if self._tells_of_others(head):
            return ""
        if self.seat:
            # a region's office is that of whose region it is, wherever the report was written
            regional = role_of(phrase(head)) == "regional_authority"
            return (
                "" if regional and self.seat != government_side(self.parties.names) else because(self.seat, "dateline")
            )
        if self._both_have(role_of(phrase(head))):
            return because(self._teller_of_success(head), "sentence_subject")
        return government_side(self.parties.names)

    def _tells_of_others(self, head: Token) -> bool:
        """Whether a sentence names states or peoples that have no part in this war, and none that has: another war's office."""
        told = [t for t in head.sent if t.pos_ in ("PROPN", "ADJ")]
        if any((m := self.parties.mention_at(t)) is not None and m.side in self.parties.names.parties for t in told):
            return False
        if any(t.i in self.parties.homes for t in told):
            return False
        return any(is_strange(t, self.parties.names.conflict) and self.parties.mention_at(t) is None for t in told)

    def _of_third_state(self, head: Token) -> str:
        """ "independent" for an office of a state that is no party: "a Western official", "the Danish army"."""
        words = [t for t in head.subtree if t.dep_ not in ("relcl", "acl", "appos")]
        third = any((t.lower_ in _THIRD and not self._is_compass(head, t)) or self._foreign(t) for t in words)
        return because("independent", "foreign") if third or self._is_of_bystanders(head) else ""

    @staticmethod
    def _is_of_bystanders(head: Token) -> bool:
        """Whether an office is that of a body that speaks for no side: "a United Nations military observer"."""
        return any(role_of(phrase(body)) in INDEPENDENT for body in head.lefts if body.pos_ == "PROPN")

    def _is_by_profession(self, head: Token) -> bool:
        """Whether no party is named before an office: "military" tells of a trade."""
        named = filter(None, map(self.parties.mention_at, (head, *head.lefts)))
        return all(m.plain or m.side not in self.parties.names.parties for m in named)

    @staticmethod
    def _served(head: Token) -> list[Token]:
        """What a person is said to speak for, lead or belong to: "Jane Doe, who speaks for the 7th Brigade"."""
        clauses = [c for c in grammar.children(head, "relcl", "acl") if c.lemma_ in _SERVING]
        return [
            n
            for c in clauses
            for n in (*grammar.children(c, "dobj"), *(n for _, n in grammar.prepositions(c, "in", "with", "for")))
        ]

    def _both_have(self, role: str) -> bool:
        """Whether more sides than one have a ministry of defence, so that the bare words tell nobody's."""
        if role != "defence_ministry":
            return False
        actors = self.parties.names.conflict.actors
        owners = {a.side for a in actors if a.role == role and a.kind == "organisation"}
        return len(owners & set(self.parties.names.parties)) > 1

    def _teller_of_success(self, office: Token) -> str:
        """The one side whose success the sentence of an office tells: "Alpha's units have taken X, the ministry said".

        In direct speech a side does not name its own forces: whom it names, it fights.
        """
        names, quoted = self.parties.names, self.parties.quoted
        told = set()
        for t in office.doc:
            side = (
                self.parties.side_of_mention(t)
                if t.dep_ == "nsubj" and t.sent == office.sent and t.i != office.i
                else ""
            )
            frames = {reading.frame for reading in lexicon.predicates().get(grammar.lemma(t.head), ())}
            if side in names.parties and frames & _SUCCESS and not grammar.is_passive(t.head):
                told.add(str(side))
            named = self.parties.mention_at(t)
            if t.i in quoted and named is not None and named.side in names.parties:
                told.add(str(names.enemy(named.side)))
        return told.pop() if len(told) == 1 else ""

    def _state_office(self, head: Token) -> bool:
        words = [t for t in head.subtree if t.dep_ not in ("relcl", "acl", "appos")]
        if self._is_of_others(head) or self._is_of_rescuers(words):
            return False
        if head.lemma_.lower() in GOVERNMENT_WORDS | _STATE_BODIES:
            return True
        before = {c.lower_ for c in grammar.children(head, "compound", "amod")}
        if self._is_headquarters(head, before):
            return True
        if (head.lemma_ == "force" and "air" in before) or (head.lemma_ == "service" and before & _STATE_SERVICES):
            return True
        described = " ".join([phrase(head), *(phrase(a) for a in grammar.children(head, "appos"))])
        role = role_of(phrase(head)) or role_of(described)
        if head.lemma_ == "council" and any(t.text in ("security", "defence", "defense") for t in words):
            return True  # in small letters the state's, not the one of the United Nations
        if head.lemma_ == "ministry" and role == "government" and not self.parties.names.unprofiled:
            return False  # which of them is not said
        if role == "unit" and role_of(head.text) in ("official", "spokesperson"):
            role = role_of(head.text)  # "military officers" are no unit
        if role == "unit":
            return any(re.fullmatch(r"\d+(st|nd|rd|th)", t.lower_) for t in words)
        if role in ("official", "spokesperson"):
            if head.lemma_ in _ANYBODYS and not before & _ARMED_WORDS:
                return any(map(self._armed_body, grammar.prepositions(head, "at", "in", "from", "of")))
            return any(t.lower_ in _STATE_WORDS for t in words) or of_numbered_unit(words) or of_governor(words)
        return role in _STATE_ROLES

    @staticmethod
    def _is_of_rescuers(words: list[Token]) -> bool:
        """Whether an office is of those who dig out the buried, on either side: "civil defence officials"."""
        told = {t.lower_ for t in words}
        return "civil" in told and bool(told & {"defence", "defense"})

    def _is_headquarters(self, head: Token, before: set[str]) -> bool:
        """Whether a body is an army's by its name; where states alone fight, so is every force that has a name."""
        names, lemma = self.parties.names, head.lemma_.lower()
        called = lemma == "force" and head.is_title and names.unprofiled and not names.government
        return called or (lemma in _HEADQUARTERS and bool(before & _OF_ARMS))

    def _is_of_others(self, head: Token) -> bool:
        """Whether an office is another state's, or that of a rebel body."""
        words = (t for t in head.subtree if t.dep_ not in ("relcl", "acl", "appos"))
        return any((t.lower_ in _OTHER_STATES and not self._is_compass(head, t)) or self._foreign(t) for t in words)

    @staticmethod
    def _is_compass(head: Token, word: Token) -> bool:
        """Whether a word tells which of a state's own bodies one is, or in which part of it: "the Western Command" is no Western
        body, nor is an army in western Myanmar.
        """
        of_place = word.head != head and word.head.pos_ == "PROPN"
        return word.lower_ in COMPASS_WORDS and (of_place or head.lemma_.lower() in _HEADQUARTERS)

    def _armed_body(self, placed: tuple[Token, Token]) -> bool:
        """Whether a source is placed in a body of the state that bears arms: "a source at the city's police command"."""
        body = placed[1]
        return "sourcehood" in lexicon.noun_classes().get(body.lemma_.lower(), ()) and any(
            c.lower_ in _ARMED_WORDS for c in grammar.children(body, "compound", "amod", "nmod")
        )

    def _foreign(self, token: Token) -> bool:
        """Whether a word names a country or people that has no part in this war."""
        country = token.dep_ in ("compound", "poss", "nmod") and token.text in country_names()
        names = self.parties.names
        town = token.ent_type_ == "GPE" and (not names.unprofiled or token.text in capital_names())
        people = token.ent_type_ == "NORP" or town or is_state(token, names.conflict)
        named = token.i not in self.parties.toponyms
        return (country or (people and named)) and self.parties.mention_at(token) is None
