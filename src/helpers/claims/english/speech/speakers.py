"""Who a speaker is: from the noun phrase before "said" to a canonical name, a side and an office."""

import re
from dataclasses import replace

from helpers.basis import Value, basis_of, because, carried
from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.phrases import alias_of, is_date
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides.offices import called_by_people
from helpers.claims.english.sides.ownership import INDEPENDENT, phrase
from helpers.claims.english.sides.parties import THIRD_PERSON, is_own
from helpers.claims.english.speech.relays import TITLE, Relays
from helpers.claims.english.speech.sources import EVIDENCE_WORDS, MEDIA_WORDS, ORGANISATIONAL, role_of
from helpers.claims.names import NameMention, fold
from helpers.claims.sources import Source, known, office_told
from helpers.conflicts import Side

_SEVERAL = {"they", "them"}
PERSONAL = {"he", "she", "him", "her", "his"}
_ELLIPTICAL = {"another", "others", "one"}
_DEEDS = frozenset({"strike", "attack", "battle", "taking", "loss", "siege", "equipment", "leaving", "falling"})
"""Classes of nouns for what is done, not for who does it."""


class Speakers(Relays):
    """Resolves the subject of a reporting verb, remembering the article's earlier speakers.

    Args:
        memory: the article's speakers, shared by its paragraphs.
        seat: the party in whose capital the article is datelined, "" where it names none.
    """

    def resolve(self, head: Token | None) -> Source | None:
        """The source that a noun phrase names, or None where it names nobody who could speak."""
        if head is None:
            return None
        head = grammar.antecedent(head) or head
        low = head.lower_
        if is_own(head) or low in ("you", "who", "what", "there") or _is_nobody(head) or is_date(head):
            return None
        if low in THIRD_PERSON:
            if low == "it" and head.head.lemma_ == "add" and (last := self.memory.latest(person=False)) is not None:
                return last.taken("pronoun_latest")  # who adds has spoken before
            if low in ("they", "it"):
                acting = self._acting_before(head) or self._topic_before(head)
                if acting is not None:
                    return acting.taken("pronoun_subject")
            if low in PERSONAL:
                named, only = self._person_before(head)
                if named is not None:
                    return named.taken("pronoun_speaker_before" if only else "pronoun_person")
                latest = self.memory.latest(person=True, unlike=_others(head)) or self.memory.latest()
            elif low in ("it", "its"):
                latest = (
                    self._state_outlet_before()
                    or self.memory.latest(person=False, many=False)
                    or self.memory.latest()
                    or self._subject_before(head)
                )
            else:
                latest = self.memory.latest()
                if low in _SEVERAL and latest is not None and latest.person:
                    return None  # one person is not "they", and whoever else is meant is not told
            return latest.taken("pronoun_latest") if latest is not None else None
        if low in _ELLIPTICAL and head.dep_ in grammar.SUBJECTS and not any(True for _ in head.children):
            return self._of_the_same_kind()
        if low in ("this", "that", "these", "those", "which", "one", "another"):
            return None
        if head.i in self.parties.toponyms and self.parties.mention_at(head) is None:
            above = _reporting_above(head)
            if above is not None:
                return self.resolve(above)  # "its report noted that two villages were under fire but said nothing of …"
        source = self._issuer(head) or self._apposed(head) or self._group_behind(head)
        source = source or self._body(head)
        if source is not None:
            if basis_of(source.side) == "unknown" and source.name in self.memory.partisans:
                source = replace(source, side=self.memory.partisans[source.name])
            self.memory.add(source)
        return source

    def _apposed(self, office: Token) -> Source | None:
        """The person whose name follows his office after a comma: "a spokesman for the coalition, Col. Jane Doe"."""
        villager = "civilian" in lexicon.noun_classes().get(office.lemma_.lower(), ())
        role = role_of(phrase(office)) or ("resident" if villager else "")
        if not (role or _is_somebody(office)) or office.pos_ == "PROPN" or self._is_person(office):
            return None
        hosts = [office]
        for host in hosts:
            hosts += [n for _, n in grammar.prepositions(host, "of", "for", "with", "from", "in", "at")]
        person = next((a for h in hosts for a in grammar.children(h, "appos") if self._is_person(a)), None)
        source = self._named(person) if person is not None else None
        if source is None or not source.person:
            return None
        if source.basis == "profile":
            return replace(source, role=office_told(source.role, role))
        side = self._side(office) or self._of_place(office, role)
        side = side or self.memory.side_of(source.name) or self._government(office)
        words = source.words | {fold(w) for w in re.findall(r"[^\W\d_][\w'-]*", phrase(office))}
        return replace(source, side=side or self._of_third_state(office) or _sideless(role), role=role, words=words)

    def _group_behind(self, noun: Token) -> Source | None:
        """The group whose name follows a word for it after a comma: "the group, Jund al-Alpha, said"."""
        if noun.pos_ != "NOUN":
            return None
        behind = (a for a in grammar.children(noun, "appos") if a.pos_ == "PROPN" and a.i not in self.parties.toponyms)
        source = next((s for a in behind if not self._is_person(a) and (s := self._named(a)) is not None), None)
        return source if source is not None and source.basis == "side_name" else None

    def _body(self, noun: Token) -> Source | None:
        """Whom a phrase names, else whom it describes."""
        return self._named(noun) or self._called_behind(noun, self._described(noun))

    def _called_behind(self, noun: Token, described: Source | None) -> Source | None:
        """A body by the name that follows the words for it: "the armed wing of Alpha, the Beta Brigades", "its radio, Gamma"."""
        told = described is not None and described.basis in ("described", "office", "office_without_owner", "outlet")
        if described is None or not told or described.person or noun.pos_ != "NOUN":
            return described
        hosts = (noun, *(n for _, n in grammar.prepositions(noun, "of", "in")))
        behind = [a for h in hosts for a in grammar.children(h, "appos") if a.pos_ == "PROPN" and a.i < noun.head.i]
        for name in behind:
            if name.i in self.parties.toponyms or self._is_person(name) or not grammar.is_beside(name, 1, ","):
                continue
            named = self._named(name)
            if named is not None:
                return named if named.basis in ("profile", "side_name") and not named.person else described
            return replace(described, name=TITLE.sub("", phrase(name)), basis="name")
        return described

    def named_speakers(self) -> list[Source]:
        """Everybody whom this paragraph names and describes, whether or not they speak in it.

        People, with the words of the office that they stand beside; and bodies of the profile that watch or assess.
        """
        found = []
        for t in self.parties.doc:
            if t.pos_ != "PROPN" or t.dep_ == "compound":
                continue
            source = self._named(t) if self._is_person(t) or self._is_body(t) else None
            if source is None or not (source.person or source.role in ("monitor", "analyst")):
                continue
            host = t.head if t.dep_ == "appos" else None
            beside = frozenset(fold(w.text) for w in host.subtree if w.i < t.i) if host is not None else frozenset()
            role = source.role or (role_of(phrase(host)) if host is not None else "")
            found.append(replace(source, words=source.words | beside, role=role))
        return found

    def _is_body(self, token: Token) -> bool:
        mention = self.parties.mention_at(token)
        return mention is not None and mention.actor is not None and mention.actor.kind == "organisation"

    def _topic_before(self, pronoun: Token) -> Source | None:
        """The body that the sentence before is about, where the sentence opens with "It said …"."""
        if pronoun.i != pronoun.sent.start or pronoun.i == 0 or pronoun.lower_ != "it":
            return None
        root = pronoun.doc[pronoun.i - 1].sent.root
        noun = next((c for c in root.children if c.dep_ == "nsubj" and c.lower_ not in THIRD_PERSON), None)
        source = self._body(noun) if noun is not None else None
        if source is None or source.person or source.evidence:
            return None
        self.memory.add(source)
        return source

    def _is_person(self, token: Token) -> bool:
        mention = self.parties.mention_at(token)
        in_profile = mention is not None and mention.actor is not None and mention.actor.kind == "person"
        return token.ent_type_ == "PERSON" or in_profile

    def _person_before(self, pronoun: Token) -> tuple[Source | None, bool]:
        """The last person who was the subject of an earlier sentence of the paragraph, or stood beside one.

        The second value tells whether the sentence before has him speak, and names nobody else.
        """
        for t in reversed(pronoun.doc[: pronoun.sent.start]):
            if self._acts_unnamed(t, pronoun) and (told := self.resolve(t)) is not None and told.person:
                others = any(w.pos_ == "PROPN" and self._is_person(w) for w in t.sent)
                return told, t.sent.end == pronoun.sent.start and not others
            subject = t
            while subject.dep_ in ("appos", "pobj", "prep") and subject.head.i < subject.i:
                subject = subject.head
            named = t.pos_ == "PROPN" and t.i not in self.parties.toponyms
            if named and subject.dep_ in ("nsubj", "nsubjpass") and self._is_person(t):
                source = self._named(t)
                if source is not None and source.person:
                    found = self.memory.surname(source.name.split()[-1]) or source
                    return found, self._speaks_alone(t, subject, pronoun)
        return None, False

    def _acts_unnamed(self, noun: Token, pronoun: Token) -> bool:
        """Whether a noun is the subject of narration and one person's, without a name, whom the pronoun can mean."""
        somebody = noun.dep_ == "nsubj" and _is_somebody(noun) and noun.lemma_.lower() not in _others(pronoun)
        return somebody and noun.i not in self.parties.quoted and not self._names_person(noun)

    def _names_person(self, noun: Token) -> bool:
        """Whether the phrase of an office has a person's name: "the governor, Jane Doe"."""
        return any(w.pos_ == "PROPN" and self._is_person(w) for w in noun.subtree)

    def _speaks_alone(self, name: Token, subject: Token, pronoun: Token) -> bool:
        """Whether the sentence before a pronoun reports what the person said, and names no other person."""
        others = {t.text for t in name.sent if t.pos_ == "PROPN" and self._is_person(t) and t.dep_ != "compound"}
        said = subject.head.lemma_ in lexicon.reporting() or subject.head.lemma_ == "be"
        return name.sent.end == pronoun.sent.start and others == {name.text} and said

    def _acting_before(self, pronoun: Token) -> Source | None:
        """The side whose forces are the subject earlier in the sentence: "Russian forces surrounded X, which they claimed …"."""
        for t in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
            if t.tag_ == "NNS" and pronoun.lower_ == "it":
                continue  # "Northland's forces shelled the town, it said": whoever spoke before
            if t.dep_ == "nsubj" and self._acts(t):
                side = self.parties.side_of_mention(t)
                found = next((s for s in self.parties.names.conflict.sides if s.side == side and s.party), None)
                side = because(side, "pronoun_in_sentence")
                if found is None:
                    return None
                return Source(self._called(found, self.parties.mention_at(t)), side, "party", pronoun.text)
        return None

    def _called(self, side: Side, mention: NameMention | None) -> str:
        """The name of a speaker that is a side as a whole, by the words that mention it."""
        named = mention is not None and mention.kind == "side" and mention.side == side.side
        return side.called(self.parties.doc[mention.start : mention.end].text) if mention and named else side.name

    def _acts(self, noun: Token) -> bool:
        """Whether a subject is a force, by its word or by its name ("The SDF lost 12 fighters, it said")."""
        mention = self.parties.mention_at(noun)
        named = mention is not None and mention.kind == "force" and noun.i not in self.parties.toponyms
        return named or "force" in lexicon.noun_classes().get(noun.lemma_, ())

    def _state_outlet_before(self) -> Source | None:
        """The outlet of a side that spoke last: "State television said … Troops had entered, it said"."""
        last = self.memory.latest(outlets=True)
        return last if last is not None and last.outlet and last.side in self.parties.names.parties else None

    def _of_the_same_kind(self) -> Source | None:
        """ "Another said": somebody of the side and office of whoever spoke last without a name."""
        last = self.memory.latest()
        return last.taken("another") if last is not None and last.name == TITLE.sub("", last.text) else None

    def _subject_before(self, pronoun: Token) -> Source | None:
        """The subject that opens the pronoun's sentence, where nobody has spoken yet: "The ministry named those it says …"."""
        verb = pronoun.sent.root
        if verb == pronoun.head:  # "The army lost X, it said"
            verb = next((c for c in grammar.children(verb, "ccomp") if c.i < pronoun.i), verb)
        noun = next((c for c in grammar.children(verb, "nsubj") if c.i < pronoun.i), None)
        return self._body(noun) if noun is not None and noun.lower_ not in THIRD_PERSON else None

    def _named(self, head: Token) -> Source | None:
        text = phrase(head)
        described = " ".join([text, *(phrase(a) for a in grammar.children(head, "appos"))])
        words = frozenset(fold(w) for w in re.findall(r"[^\W\d_][\w'-]*", described))
        role = role_of(text) or role_of(described)
        mention = self._actor_at(head)
        if mention is not None and mention.actor is not None:
            actor = mention.actor
            return known(actor, role, text, words | {fold(w) for w in re.findall(r"\w+", actor.actor)})
        if head.ent_type_ == "PERSON" or (head.pos_ == "PROPN" and any(c.ent_type_ == "PERSON" for c in head.children)):
            name = self._person_name(head)
            before = self.memory.surname(name.split()[-1]) if name else None
            if before is not None and len(name.split()) == 1:
                side = carried(before.side, "surname")
                return Source(
                    before.name,
                    side,
                    before.role,
                    text,
                    True,
                    before.outlet,
                    words=before.words | words,
                    basis="surname",
                )
            side = self._side(head) or self._of_place(head, role) or self._of_topic(head)
            side = side or self.memory.side_of(name) or self._government(head)
            basis = "full_name" if len(name.split()) > 1 else "name"
            return Source(
                name or text,
                side or self._of_third_state(head) or _sideless(role),
                role,
                text,
                True,
                words=words,
                basis=basis,
            )
        side_mention = self.parties.mention_at(head)
        if side_mention is not None and side_mention.plain and (short := self._shortened(head)) is not None:
            return short
        if side_mention is not None and side_mention.kind in ("side", "demonym", "force"):
            party = next((s for s in self.parties.names.conflict.sides if s.side == side_mention.side), None)
            modifier = self.parties.side(head)
            if (
                party is not None
                and modifier == party.side
                and not (side_mention.kind == "force" and role and role != "party")
            ):
                army = head.lemma_ in ("army", "military") and "government" in party.name
                own_words = army or side_mention.kind == "force"
                name = self._own_words(text) if own_words else self._called(party, side_mention)
                own = modifier
                return Source(name, own, "party", text, words=words, basis="side_name")
        return None

    def _described(self, head: Token) -> Source | None:
        """A phrase without a name: an office of a side ("Russia's Defence Ministry"), or a return to a speaker."""
        text = phrase(head)
        words = {fold(w) for w in re.findall(r"[^\W\d_][\w'-]*", text)}
        role = role_of(text)
        side = self._side(head)
        lemma = head.lemma_.lower()
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in head.children)
        content = {w for w in words if w not in ("the", "this", "a", "an", "that", "same", "latter")}
        if (body := self._its_body(head, side)) is not None:
            return body
        if definite and lemma in lexicon.words("body") and (body := self._body_before(head, side)) is not None:
            return body
        if definite:
            back = _taken(self.memory.described({w for w in content if w != "s"}), "described_before")
            back = back or _taken(self.memory.ahead(content), "described_ahead")
            back = back or _taken(self.memory.described({lemma}), "described_before")
            if (
                back is not None
                and back.person == (lemma not in ORGANISATIONAL and head.tag_ != "NNS")
                and (not side or side == back.side or side == "independent")
            ):
                side = carried(back.side, "described_before")
                sign = alias_of(head) if back.person else ""
                return replace(back, name=sign, side=side, basis="name") if sign else replace(back, side=side)
        if not (side or role or definite) and _is_hearsay(head):
            return None
        side = side or self._of_mentioned(head) or self._of_subject(head, role) or self._of_place(head, role)
        side = side or self._government(head) or self._only_holders(lemma, role)
        if lemma in EVIDENCE_WORDS:
            shown = Value("independent", "evidence")
            name = TITLE.sub("", text)
            return Source(name, shown, "", text, evidence=lemma, words=frozenset(words), basis="evidence")
        if (
            definite
            and not side
            and not any(c.dep_ in ("prep", "poss", "appos", "amod", "compound") for c in head.children)
        ):
            last = self.memory.latest(person=False) if lemma in ORGANISATIONAL else self.memory.latest()
            if last is not None and self._can_be(last, lemma, role):
                return replace(last, side=carried(last.side, "described_before"), basis="latest")
        if self._outlet(head, text):
            if not side and any(c.lower_ in ("state", "official", "army", "military") for c in head.children):
                side = because(self.parties.names.government, "state_outlet")  # "state media said"
            return Source(
                TITLE.sub("", text),
                side if side in self.parties.names.parties else Value("media", "outlet"),
                "media",
                text,
                outlet=True,
                words=frozenset(words),
                basis="outlet",
            )
        classes = lexicon.noun_classes().get(lemma, frozenset())
        if not role and "civilian" in classes:
            if any(c.dep_ == "poss" and is_own(c) for c in head.children):
                return None  # "my sister told me": the mouth is the speaker's own
            role = "resident"
        if not role and not side and head.pos_ != "PROPN" and "sourcehood" not in classes:
            return None
        if not role and head.pos_ != "PROPN" and classes & _DEEDS and not classes & {"sourcehood", "force"}:
            return None  # "government fire", "the Russian offensive"
        named = self.memory.holder(role, side, frozenset(words)) if role else None
        if named is not None:
            return named.taken("described_ahead")
        if (sign := alias_of(head)) and _is_somebody(head):
            return Source(
                sign,
                side or self._of_third_state(head) or _sideless(role),
                role,
                text,
                True,
                words=frozenset(words | {fold(sign)}),
                basis="name",
            )
        if definite and lemma in lexicon.words("body") and side in self.parties.names.groups:
            party = next((s for s in self.parties.names.conflict.sides if s.side == side), None)
            if party is not None:  # "the Islamist group", where the article has one
                return Source(party.name, side, "party", text, words=frozenset(words), basis="described_before")
        perhaps = self.memory.may_be_named(role, side)
        name = self._office(side, role, text)
        person = _is_somebody(head)  # whom "he said" or "the officer" goes back to
        basis = "resident" if role == "resident" else "perhaps_named" if perhaps else _office_basis(side, role)
        return Source(
            name,
            side or self._of_third_state(head) or _sideless(role),
            role,
            text,
            person,
            words=frozenset(words),
            basis=basis,
        )

    def _its_body(self, head: Token, side: str) -> Source | None:
        """The monitor or institute that "its director" speaks for: the body that spoke last, which fights for nobody."""
        if not any(c.lower_ == "its" and c.dep_ == "poss" for c in head.children):
            return None
        last = self.memory.latest(person=False)
        watches = (
            last is not None and last.role in ("monitor", "analyst") and (not side or basis_of(side) == "acted_before")
        )
        return last.taken("described_before") if last is not None and watches else None

    @staticmethod
    def _can_be(source: Source, lemma: str, role: str) -> bool:
        watches = role in INDEPENDENT and bool(source.role) and source.role not in INDEPENDENT
        return (lemma in ORGANISATIONAL) != source.person and not watches

    def _office(self, side: str, role: str, text: str) -> str:
        """The canonical name of a side's institution where the profile has exactly one of that role."""
        if side and role in ("defence_ministry", "general_staff", "foreign_ministry", "head_of_state"):
            kind = "person" if role == "head_of_state" else "organisation"
            fits = [
                a for a in self.parties.names.conflict.actors if a.side == side and a.role == role and a.kind == kind
            ]
            person_words = re.search(r"\b(minister|chief|spokes\w+|official|diplomat|ambassador|envoy)\b", fold(text))
            if len(fits) == 1 and not person_words:
                return fits[0].actor
        return self._own_words(text)

    def _own_words(self, text: str) -> str:
        """A speaker by the words of the article, without an article or title."""
        return called_by_people(TITLE.sub("", text), self.parties.names.conflict)

    def _outlet(self, head: Token, text: str) -> bool:
        low = set(fold(text).split())
        return bool(low & MEDIA_WORDS) or head.lemma_.lower() in MEDIA_WORDS

    def _actor_at(self, head: Token) -> NameMention | None:
        """The actor that a phrase names: at its head, else in its apposition, else within its proper-name part."""
        at = self.parties.mention_at(head)
        if at is not None and at.kind == "actor":
            return at
        for c in head.children:
            if c.dep_ in ("compound", "nmod", "appos", "flat", "nummod"):
                m = self.parties.mention_at(c)
                if (
                    m is not None
                    and m.kind == "actor"
                    and (head.pos_ == "PROPN" or c.dep_ == "appos")
                    and m.end > head.i - 1
                ):
                    if (
                        c.dep_ == "appos"
                        and head.ent_type_ == "PERSON"
                        and m.actor is not None
                        and m.actor.kind != "person"
                    ):
                        continue
                    return m
        for _, inner in grammar.prepositions(head, "of"):
            m = self.parties.mention_at(inner)
            if m is None or m.kind != "actor" or m.actor is None:
                continue
            # "Chief of the General Staff Jane Doe": the parser takes the name for a part of the of-phrase
            if m.start <= head.i or (m.actor.kind == "person" and m.end == inner.i + 1 and role_of(head.text) != ""):
                return m
        return None

    def _person_name(self, head: Token) -> str:
        for ent in head.doc.ents:
            if ent.start <= head.i < ent.end and ent.label_ == "PERSON":
                return re.sub(r"\s+", " ", re.sub(r"'s$", "", ent.text.strip(" ,'\"")))
        return TITLE.sub("", phrase(head))


def _is_nobody(noun: Token) -> bool:
    """ "No group", "neither side": who has not spoken."""
    beside = noun.doc[max(0, noun.i - 1)].lower_  # "nobody official"
    none = "nobody" in (noun.lower_, beside) or noun.lower_ in ("none", "neither")
    either = any(c.lower_ == "nor" for c in grammar.children(noun, "cc"))
    return not either and (none or any(c.lower_ in ("no", "neither") for c in grammar.children(noun, "det")))


def _is_hearsay(noun: Token) -> bool:
    """ "Reports", "initial reports": somebody's, who is not told."""
    owned = grammar.owner(noun) is not None or any(True for _ in grammar.prepositions(noun, "from", "by", "of", "in"))
    return noun.lemma_ in ("report", "rumour", "rumor") and not owned and not _named_within(noun)


def _named_within(noun: Token) -> bool:
    """Whether a word before a noun names or tells somebody: "press reports", "AFP reports"."""
    before = grammar.children(noun, "compound", "amod", "nmod")
    return any(c.pos_ == "PROPN" or c.ent_type_ == "NORP" or c.lower_ in MEDIA_WORDS | _PRESS for c in before)


_PRESS = frozenset({"press", "news", "intelligence", "police", "military"})


def _others(pronoun: Token) -> frozenset[str]:
    """The words for those whom a pronoun cannot mean: no spokeswoman is he."""
    return frozenset(lexicon.words("female" if pronoun.lower_ in ("he", "him", "his") else "male"))


def _is_somebody(noun: Token) -> bool:
    """Whether a phrase without a name means one person: "a farmer from the village", "the governor of X"."""
    word = noun.lemma_.lower()
    return noun.tag_ in ("NN", "NNP") and (
        word in lexicon.words("title") or "civilian" in lexicon.noun_classes().get(word, ())
    )


def _reporting_above(noun: Token) -> Token | None:
    """Who reports the clause that a noun is the subject of."""
    clause = noun.head
    governor = clause.head if noun.dep_ in grammar.SUBJECTS and clause.dep_ == "ccomp" else None
    return grammar.subject(governor) if governor is not None and governor.lemma_ in lexicon.reporting() else None


def _sideless(role: str) -> Value:
    """The side of a speaker whom no word gives one."""
    return Value("independent", "independent_kind" if role in INDEPENDENT else "unknown")


def _office_basis(side: str, role: str) -> str:
    """Why an unnamed speaker is told apart: by an office and its owner, or by less."""
    if not role:
        return "described"
    return "office" if basis_of(side) not in ("", "office_without_owner") else "office_without_owner"


def _taken(source: Source | None, basis: str) -> Source | None:
    return source.taken(basis) if source is not None else None
