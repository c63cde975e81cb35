"""Which side a noun phrase belongs to: Russian forces, troops loyal to the president, the enemy, its units, they."""

from helpers.basis import Value, basis_of, because
from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.sides.mentions import meant
from helpers.claims.english.speech.sources import EVIDENCE_WORDS
from helpers.claims.names import NameMention, Names

ENEMY_WORDS = {"enemy", "adversary", "opponent", "foe", "opposing", "aggressor", "attacker", "assailant"}
OWN_WORDS = {"our", "we", "us", "ours", "my", "i", "me"}
OWN_FORCES = {
    "army", "military", "troop", "force", "unit", "soldier", "brigade", "battalion", "corps", "artillery", "aviation", "marine",
    "paratrooper", "serviceman", "servicewoman", "guardsman",
}  # fmt: skip
THIRD_PERSON = {
    "it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "theirs", "itself", "themselves",
}  # fmt: skip
_GENERIC = {"independent", "media"}


def is_own(word: Token) -> bool:
    """Whether a word means the speaker and his own: "us", but not "US"."""
    return word.lower_ in OWN_WORDS and not (word.is_upper and len(word) > 1)


def takes_sides(word: Token) -> bool:
    """Whether the subject of a sentence tells that who narrates is of a party: "our soldiers held", "the enemy attacked"."""
    if word.dep_ not in grammar.SUBJECTS or word.head != word.sent.root:
        return False
    ours = word.lemma_ in OWN_FORCES and any(map(is_own, grammar.children(word, "poss")))
    return ours or word.lemma_.lower() in lexicon.words("partisan")


def _is_emphatic(noun: Token) -> bool:
    """Whether somebody's own is set against what was told of another: "its own forces"."""
    return any(c.lower_ == "own" for c in grammar.children(noun, "amod"))


_FAITHFUL = frozenset({"loyal", "belong"})
"""Words that tell whose a force is, whatever word it is called by: "soldiers loyal to X"."""
_FOLLOWING = _FAITHFUL | {"allied", "back", "support", "align", "lead"}
"""The same for a force whose word tells nothing: "rebels backed by X" remain rebels."""


class Parties:
    """The sides of the noun phrases of one parsed paragraph."""

    def __init__(self, doc: Doc, names: Names):
        self.doc = doc
        self.names = names
        self.toponyms: frozenset[int] = frozenset()  # tokens of places' names, once they are known
        self.homes: dict[int, str] = {}  # a place's token → the party whose country it is in
        found = names.find([t.text for t in doc], [t.lemma_ for t in doc])
        self.mentions = meant(found, doc)
        self._at: dict[int, NameMention] = {i: m for m in self.mentions for i in range(m.start, m.end)}
        self.quoted: frozenset[int] = frozenset()  # tokens of direct speech
        self.subject_side = ""  # the last side that acted in the article, for pronouns

    def mention_at(self, token: Token) -> NameMention | None:
        """The name of a side, actor or force that covers the token, if any."""
        return self._at.get(token.i)

    def side(self, noun: Token | None, speaker_side: str = "", *, depth: int = 0) -> str:
        """The side id that a noun phrase belongs to, or "".

        Args:
            noun: head of the phrase.
            speaker_side: side of whoever speaks, for "our", "the enemy" and, in reported speech, "its".
        """
        if noun is None or depth > 5:
            return ""
        low = noun.lower_
        if is_own(noun):
            return because(speaker_side, "own_words") if speaker_side not in _GENERIC else ""
        if low in THIRD_PERSON:
            return self._pronoun(noun, speaker_side)
        if noun.lemma_.lower() in ENEMY_WORDS or low in ENEMY_WORDS:
            return self._enemy(noun, speaker_side, depth)
        found = self.mention_at(noun)
        if found is not None:
            own = self.modifier_side(noun, speaker_side, depth, found)
            if own and found.kind == "force" and self._fights_state(noun, own):
                return Value(found.side, "named_force")  # "Syria rebels" are rebels in Syria
            if own == "" and found.plain and self._of_another_state(noun):
                return ""  # "the Nigerian army", in a war that has an army of its own
            if found.plain and not own and (members := self._of_members(noun, speaker_side, depth)):
                return members
            followed = self._followed(noun, speaker_side, depth, _FAITHFUL) if found.plain else ""
            if followed:
                return followed  # "soldiers loyal to X", whosever soldiers are in the profile
            if not own and self.is_any(noun):
                return ""  # "an ethnic army", in a war in which "the army" is the state's
            if found.kind == "force" and own:
                return own  # "Ukrainian defenders", whatever "defenders" means in the profile
            return Value(found.side, found.basis) if found.side not in _GENERIC or not own else own
        side = self.modifier_side(noun, speaker_side, depth, None)
        if side and self._fights_state(noun, side):
            return because(self.names.rebels, "named_force")
        if side:
            return side
        for prep, inner in grammar.prepositions(noun, "of", "from", "by", "among", "for", "with", "between", "in"):
            if prep.lower_ in ("with", "in", "for", "from") and "force" not in lexicon.noun_classes().get(
                noun.lemma_, ()
            ):
                continue
            if prep.lower_ == "in" and not self._is_force(inner):
                continue
            if prep.lower_ == "by" and inner.lemma_ in lexicon.words("reckoning"):
                continue  # "the assault, the tenth by his count"
            side = self.side(inner, speaker_side, depth=depth + 1)
            if side:
                return side
        if side := self._followed(noun, speaker_side, depth, _FOLLOWING):
            return side
        for appointed in grammar.children(noun, "amod"):
            for inner in grammar.children(appointed, "npadvmod") if appointed.lemma_ in ("appoint", "install") else ():
                if side := self.side(inner, speaker_side, depth=depth + 1):
                    return because(side, "modifier")  # "the army-appointed governor"
        for other in grammar.children(noun, "appos"):
            side = self.side(other, speaker_side, depth=depth + 1)
            if side:
                return side
        if noun.tag_ in ("WDT", "WP"):
            return self.side(grammar.antecedent(noun), speaker_side, depth=depth + 1)
        if self._reviled(noun) and speaker_side in self.names.parties:
            enemy = self.names.enemy(speaker_side)
            return enemy if basis_of(enemy) == "usual_enemy" else because(enemy, "enemy_word")
        if noun.lemma_.lower() in lexicon.words("praising") and speaker_side in self.names.parties:
            return because(speaker_side, "speakers_force")  # "the mujahideen", as their own spokesman calls them
        if low == "group" and (group := self._the_group(noun)):
            return group
        if low in ("government", "state") and noun.dep_ in ("compound", "poss") and self.mention_at(noun) is None:
            return because(self.names.state, "government_word")  # "in government hands"
        of_others = speaker_side not in self.names.parties or speaker_side in self.names.foes_of_states
        if of_others and self._is_soldiery(noun):
            return because(self.names.state, "force_word")  # in a civil war, the state's
        if (
            (noun.lemma_ in OWN_FORCES or any(c.lower_ in ("defence", "defense") for c in noun.lefts))
            and noun.dep_ in ("nsubj", "nsubjpass", "agent")
            and speaker_side in self.names.parties
        ):
            bare = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "prep", "relcl") for c in noun.children)
            return because(speaker_side, "speakers_troops" if bare else "speakers_force")  # his own
        return ""

    def _is_soldiery(self, noun: Token) -> bool:
        """Whether a word is one of the state's forces ("soldiers", "the air force") that nothing before or after it gives to others."""
        before = grammar.children(noun, "amod", "compound", "poss", "nmod")
        word = " ".join([*(c.lower_ for c in before), noun.lemma_])
        owned = any(c.lower_ in ("of", "from") for c in grammar.children(noun, "prep"))
        several = not self.names.government or self.names.unprofiled  # no profile can say whose "the army" is
        known = lexicon.words("soldiery").keys() | (lexicon.words("state_forces").keys() if several else set())
        return word in known and not owned

    @staticmethod
    def _reviled(noun: Token) -> bool:
        """Whether a word is one by which each side calls its enemies, whoever they are: "terrorist groups"."""
        words = (noun, *grammar.children(noun, "amod", "compound"))
        return any(w.lemma_.lower() in lexicon.words("reviling") for w in words)

    def _of_members(self, noun: Token, speaker_side: str, depth: int) -> str:
        """Whose "a coalition of rebel groups" is: theirs, whatever side of the war is called the coalition."""
        if not any(c.lower_ in ("a", "an") for c in noun.children):
            return ""
        sides = (self.side(n, speaker_side, depth=depth + 1) for _, n in grammar.prepositions(noun, "of"))
        return next((s for s in sides if s), "")

    def is_any(self, noun: Token) -> bool:
        """Whether a word of the state's forces means another's: "a powerful ethnic army", not "the army"."""
        named = self.mention_at(noun)
        if named is None or not named.plain or named.side != self.names.state or named.end - named.start > 1:
            return False
        described = any(True for _ in grammar.children(noun, "amod"))
        return noun.tag_ == "NN" and described and any(c.lower_ in ("a", "an") for c in noun.children)

    def _the_group(self, noun: Token) -> str:
        """Whom "the group" means: the party that no state is and that was named last; else the only one that is called rebels."""
        if all(c.lower_ not in ("the", "this") for c in noun.children) or any(
            True for _ in grammar.children(noun, "prep")
        ):
            return ""
        before = [m for m in self.mentions if m.end <= noun.i and m.kind == "side" and m.side in self.names.groups]
        if before:
            return because(before[-1].side, "pronoun_in_sentence")
        rebels = self.names.rebels
        return because(rebels, "force_word") if {rebels} == self.names.groups else ""

    def _followed(self, noun: Token, speaker_side: str, depth: int, words: frozenset[str]) -> str:
        """The side of whoever a force is loyal to, led by or allied with; `words` say how."""
        for clause in grammar.children(noun, "amod", "acl", "relcl", "prep", "advcl"):
            if clause.lemma_ not in words:
                continue
            for _, inner in grammar.prepositions(clause, "to", "by", "with"):
                if side := self.side(inner, speaker_side, depth=depth + 1):
                    return side
        return ""

    def _fights_state(self, noun: Token, named: str) -> bool:
        """Whether a phrase with the state's name speaks of those who fight it: it says where they are, not whose."""
        words = (noun, *grammar.children(noun, "amod", "compound", "nmod"))
        return named == self.names.government and any(
            "insurgent" in lexicon.noun_classes().get(w.lemma_.lower(), ()) for w in words
        )

    def _of_another_state(self, noun: Token) -> bool:
        """Whether a force bears the name of a people, or with a capital any, that is no party's: "the Nigerian Army".

        Loyalists of anybody named are his.
        """
        return any(
            (noun.text[:1].isupper() or c.ent_type_ == "NORP" or noun.lemma_.lower() in lexicon.words("following"))
            and c.is_title
            and c.ent_type_ != "DATE"
            and self.mention_at(c) is None
            for c in grammar.children(noun, "amod", "compound", "nmod")
        )

    def _is_force(self, noun: Token) -> bool:
        return "force" in lexicon.noun_classes().get(noun.lemma_, ())

    def modifier_side(self, noun: Token, speaker_side: str, depth: int, covered: NameMention | None) -> str:
        """The side that the words before a noun give it: "Russian", "enemy", "our", "its"."""
        fallback = ""
        for c in noun.children:
            if c.dep_ not in ("amod", "compound", "poss", "nmod", "det", "nummod", "punct", "dep"):
                continue
            if is_own(c):
                return because(speaker_side, "own_words") if speaker_side not in _GENERIC else ""
            if c.lower_ in THIRD_PERSON and c.dep_ == "poss":
                return self._pronoun(c, speaker_side)
            if c.lemma_.lower() in ENEMY_WORDS:
                return self._enemy(c, speaker_side, depth + 1)
            m = self.mention_at(c)
            if m is not None and m is not covered:
                if self._shared_with_enemy(c, m.side):
                    return ""
                if m.side not in _GENERIC and not (m.plain and fallback):
                    return Value(
                        m.side, "modifier"
                    )  # but "Khartoum's army spokesman" in South Sudan's war is no party's
                fallback = fallback or Value(m.side, "modifier")
            elif m is None and c.dep_ in ("poss", "compound", "amod", "nmod"):
                side = self.side(c, speaker_side, depth=depth + 1)
                if side and side not in _GENERIC:
                    return side
        return fallback

    def _enemy(self, noun: Token, speaker_side: str, depth: int) -> str:
        for c in noun.children:
            m = self.mention_at(c)
            if m is not None and c.dep_ == "poss" and m.side in self.names.parties:
                return because(self.names.enemy(m.side), "enemy_word")
        if speaker_side in self.names.parties:
            return because(self.names.enemy(speaker_side), "enemy_word")
        if speaker_side == "independent" and len(self.names.parties) == 2:
            return because(
                self.names.enemy(self.names.government), "states_enemy"
            )  # in the mouth of a monitor, whom its state fights
        return ""

    def _pronoun(self, pronoun: Token, speaker_side: str) -> str:
        """The side behind it/they/their: a side named earlier in the sentence, else the speaker's own."""
        sentence = pronoun.sent
        clause = pronoun.head
        if (
            speaker_side in self.names.parties
            and pronoun.dep_ == "poss"
            and clause.dep_ == "nsubj"
            and _is_emphatic(clause)
        ):
            return because(speaker_side, "pronoun_speaker")  # "said that Alpha had failed, while its own forces took X"
        number_plural = pronoun.lower_ in ("they", "their", "them", "theirs", "themselves")
        for t in reversed(self.doc[sentence.start : pronoun.i]):
            if t.dep_ in ("nsubj", "nsubjpass", "agent", "poss", "pobj", "dobj") and not grammar.is_verb(t):
                if self._is_teller(t, pronoun):
                    teller = self.side_of_mention(t)
                    if teller in self.names.parties:
                        return because(teller, "pronoun_in_sentence")
                    if not number_plural:
                        break  # "…, but a faction said its fighters had left": no other's than those of the faction
                if self._in_passing(t, pronoun):
                    continue  # "the village, which Armenians call X, and that it held": who calls it so is not meant
                if t == clause or t.lower_ in THIRD_PERSON or t.lower_ in OWN_WORDS:
                    continue
                if t.dep_ in ("pobj", "dobj", "poss") and not self._is_force(t):
                    continue
                if self.mention_at(t) is None and not self._is_force(t):
                    continue
                if t.i in self.toponyms and t.dep_ != "nsubj":
                    continue
                side = self._subject_of_clause(t, pronoun) or self.side_of_mention(t)
                if side in self.names.parties and (not number_plural or self._is_force(t) or t.dep_ == "nsubj"):
                    return because(side, "pronoun_in_sentence")
        issuer = self._issuer(pronoun)
        if issuer:
            return because(issuer, "pronoun_in_sentence")
        if sentence.start > 0 and pronoun.i not in self.quoted and self._takes_up(pronoun, speaker_side):
            before = self.doc[sentence.start - 1].sent.root  # "Russia has … Its ministry said"
            subject = next((c for c in before.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            side = self.side_of_mention(subject) if subject is not None else ""
            if side in self.names.parties:
                return because(side, "pronoun_sentence_before")
        if pronoun.i in self.quoted and pronoun.lower_ in ("they", "their", "them", "theirs"):
            they = self.subject_side if self.subject_side != speaker_side else self.names.enemy(speaker_side)
            return because(they, "pronoun_in_quotation")
        if speaker_side in self.names.parties:
            own = pronoun.lower_ in ("his", "her") and pronoun.dep_ == "poss"
            return because(speaker_side, "his_men" if own else "pronoun_speaker")
        untold = pronoun.lower_ in ("it", "its") or (pronoun.dep_ == "poss" and basis_of(speaker_side) == "unknown")
        if speaker_side == "independent" and untold:
            return ""  # what is the speaker's own is not the last side's
        return because(self.subject_side, "acted_before")

    def _subject_of_clause(self, acted_on: Token, pronoun: Token) -> str:
        """The side that acts upon another in the clause before a semicolon: "they" who go on are those who did: "A attacked B; they took X"."""
        verb = acted_on.head
        actor = grammar.subject(verb) if acted_on.dep_ == "dobj" and pronoun.dep_ == "nsubj" else None
        parted = any(t.text == ";" for t in self.doc[acted_on.i : pronoun.i])
        return self.side_of_mention(actor) if parted and actor is not None and not grammar.is_passive(verb) else ""

    @staticmethod
    def _takes_up(pronoun: Token, speaker_side: str) -> bool:
        """Whether a pronoun is the subject of a sentence of narration, or its possessor: "In March its men took X"."""
        if not speaker_side and pronoun.i == pronoun.sent.start:
            return True
        subject = pronoun.head if pronoun.dep_ == "poss" else pronoun
        return speaker_side == "media" and subject.dep_ == "nsubj" and subject.head == pronoun.sent.root

    def _issuer(self, pronoun: Token) -> str:
        """Whose footage the sentence is about: "a clip released by X showed its fighters"."""
        for t in self.doc[pronoun.sent.start : pronoun.i]:
            if t.dep_ == "nsubj" and t.lemma_ in EVIDENCE_WORDS and t.head.is_ancestor(pronoun):
                issuers = (grammar.agent(c) for c in grammar.children(t, "acl", "relcl"))
                sides = (self.side_of_mention(i) for i in issuers if i is not None)
                return next((s for s in sides if s in self.names.parties), "")
        return ""

    @staticmethod
    def _is_teller(noun: Token, pronoun: Token) -> bool:
        """Whether a noun is the body that says the pronoun's clause, so that "its" is its own."""
        tells = noun.dep_ == "nsubj" and noun.head.lemma_ in lexicon.reporting() and noun.head.is_ancestor(pronoun)
        return tells and noun.ent_type_ != "PERSON" and pronoun.lower_ in ("it", "its", "itself", "they", "their")

    @staticmethod
    def _in_passing(noun: Token, pronoun: Token) -> bool:
        """Whether a noun stands in a clause that only describes another noun: "the army, backed by rebels, said it …"."""
        at = noun
        while at.head != at and not at.is_ancestor(pronoun):
            if at.dep_ in ("relcl", "acl"):
                return True
            at = at.head
        return False

    def _shared_with_enemy(self, adjective: Token, side: str) -> bool:
        """Whether the enemy's name stands beside a side's before a noun: "Redlandish and Bluelandish sources" are neither's."""
        beside = (self.mention_at(t) for t in adjective.conjuncts)
        return any(m is not None and self.names.hostile(side, m.side) for m in beside)

    def side_of_mention(self, noun: Token) -> str:
        """The side of a phrase from names alone, pronouns and speakers left out of it."""
        m = self.mention_at(noun)
        if m is not None and m.plain and (self._of_another_state(noun) or self.is_any(noun)):
            return ""
        if m is not None and m.side not in _GENERIC and m.kind != "force":
            return Value(m.side, m.basis)
        for c in noun.children:
            if c.dep_ in ("amod", "compound", "poss", "nmod"):
                m2 = self.mention_at(c)
                if m2 is not None and self._shared_with_enemy(c, m2.side):
                    return ""
                if m2 is not None and m2.side not in _GENERIC:
                    if self._fights_state(noun, m2.side):
                        rebels = m.side if m is not None and m.kind == "force" else self.names.rebels
                        return because(rebels, "named_force")
                    return Value(m2.side, "modifier")
        return Value(m.side, m.basis) if m is not None else ""
