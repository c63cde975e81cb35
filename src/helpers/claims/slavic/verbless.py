"""What a clause without a verb says of the front: «вісім загиблих», «під ударом — села», «Мінус танк»."""

from collections.abc import Callable

from helpers.basis import because
from helpers.claims.slavic import arguments, lexicon
from helpers.claims.slavic.arguments import Arguments, noun_of
from helpers.claims.slavic.frames import Frames, Proposition
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word

_AT = frozenset({"в", "у", "на", "под", "під", "біля", "возле", "поблизу", "за"})
_UNDER = frozenset({"под", "під"})
_HELD = frozenset({"под", "під", "за"})
_OVER = frozenset({"над", "надо"})


class Verbless:
    """The propositions that one sentence makes in clauses without a verb.

    Args:
        speaker_side: the side in whose mouth a word is, "" or a sideless id for anybody else's.
    """

    def __init__(self, sentence: Sentence, parties: Parties, speaker_side: Callable[[Word], str]):
        self.sentence = sentence
        self.parties = parties
        self.language = parties.language
        self.speaker_side = speaker_side
        self.frames = Frames(sentence, parties)

    def _is(self, word: Word | None, kind: str) -> bool:
        return word is not None and bool(word.lemmas & lexicon.phrases(self.language, kind))

    def _extent(self, verb: Word, given: Arguments) -> str:
        s = self.sentence
        nouns = [*given.objects, *given.others, *arguments.subjects_of(s, verb)]
        around = [*s.children(verb, "advmod"), *(w for n in nouns for w in s.subtree(n, without=("acl:relcl",)))]
        if noun_of(around, self.language, "whole") is not None:
            return "full"
        common = [w for w in around if w.i not in self.parties.places and not w.is_name]
        percent = any(w.text == "%" for w in around)
        return "partial" if percent or noun_of(common, self.language, "part") is not None else ""

    def _without_verb(self, noun: Word, speaker: str) -> Proposition | None:
        """What a clause without a verb says: «вісім загиблих», «під ударом — села», «бої — на околиці»."""
        s = self.sentence
        clause = [w for w in s.subtree(s.clause(noun)) if w.form in ("fin", "inf", "part")]
        if clause or not is_party(speaker):
            return None
        if s.preposition(noun) in _HELD and (side := self._holder(noun, speaker)):  # «Удачне – під ворогом»
            spots = [w for w in s.words[: noun.i] if w.i in self.parties.places and not s.preposition(w)]
            return Proposition(noun, "control", "noun:under_control", controller=side, about=spots) if spots else None
        if any(self._is(w, "minus") for w in s.words[max(0, noun.i - 3) : noun.i]):  # «Мінус танк біля села»
            lost = noun_of([noun], self.language, "equipment", "people", "force") is not None
            enemy = because(self.parties.names.enemy(speaker), "opposite_of_speaker")
            spots = [w for w in s.words[noun.i :] if w.i in self.parties.places]
            own = because(speaker, "own_words")
            return Proposition(noun, "losses", "noun:kill", actor=own, target=enemy, about=spots) if lost else None
        if noun_of([noun], self.language, "flag") is not None and noun.case == "Nom":  # «Стяг над селом»
            over = [c for c in s.children(noun, "nmod", "obl") if s.preposition(c) in _OVER]
            side = self.frames.side([noun], speaker, default=False) or because(speaker, "speaker")
            return Proposition(noun, "control", "noun:take", controller=side, about=over) if over else None
        if self._is(noun, "advancing") and noun.case == "Nom" and not s.preposition(noun):  # «Есть продвижение в …»
            side = self.frames.side([noun], speaker, default=False) or because(speaker, "speaker")
            about = s.children(noun, "nmod", "obl")
            return Proposition(noun, "advance", "noun:move", actor=side, about=about) if about else None
        if self._is(noun, "casualty") and self._is_counted(noun):
            target = self.frames.side([noun], speaker, default=False)
            return Proposition(noun, "losses", "noun:die", target=target, about=s.children(noun, "nmod", "obl"))
        if noun_of([noun], self.language, "strike", "fire") is not None and s.preposition(noun) in _UNDER:
            head = s.head(noun)
            about = [*s.children(noun), *(s.children(head) if head is not None else [])]
            about = [w for w in about if w is not noun and w.pos not in ("ADP", "PUNCT")]
            hit = [head, *about] if head is not None else about
            return Proposition(noun, "strike", "noun:struck", actor=self.parties.names.enemy(speaker), about=hit)
        if noun_of([noun], self.language, "strike") is not None and noun.case == "Nom" and noun.rel in ("root", "conj"):
            return None if s.preposition(noun) else self._blow(noun, speaker)
        if noun_of([noun], self.language, "battle") is not None and noun.case == "Nom":
            return Proposition(noun, "presence", "noun:battle", about=s.children(noun, "nmod", "obl"))
        return self._there(noun, speaker)

    def _in_ring(self, noun: Word, speaker: str) -> Proposition | None:
        """«Мирноград у напівоточенні»: a clause without a verb."""
        s = self.sentence
        says = lexicon.reporting(self.language).keys()  # «Мирноград у напівоточенні, повідомляє проєкт»
        clause = [w for w in s.subtree(s.clause(noun)) if w.form in ("fin", "inf", "part") and not w.lemmas & says]
        if clause or noun_of([noun], self.language, "ring") is None or s.preposition(noun) not in ("в", "у"):
            return None
        inside = [w for w in s.words[: noun.i] if w.i in self.parties.places and not s.preposition(w)]
        target = self.frames.side([w for w in s.words[: noun.i] if w.case == "Nom"], speaker, default=False)
        enemy = self.parties.names.enemy(target)
        found = Proposition(noun, "encirclement", "noun:encircled", actor=enemy, target=target, about=inside)
        found.denied = s.negated(noun)
        return found if inside else None

    def _holder(self, noun: Word, speaker: str) -> str:
        """The side under which a place is: «під окупантами», «за нами»."""
        kinds = ("enemy", "own", "pronoun")
        people = noun_of([noun], self.language, *kinds) is not None or self._is(noun, "hostile")
        return self.parties.side(noun, speaker, default=False) if people and noun.case == "Ins" else ""

    def _blow(self, noun: Word, speaker: str) -> Proposition | None:
        """«Знову обстріл житлових кварталів»: who tells of a blow to what is no army's tells of his enemy's."""
        s = self.sentence
        if any(w.text == "?" or self._is(w, "pointing") for w in s.words):
            return None
        hit = [w for w in s.subtree(noun) if w is not noun]
        side = self.frames.side([noun], speaker, default=False)
        if not side and noun_of(hit, self.language, "building", "civilian", "settlement") is not None:
            side = self.parties.names.enemy(speaker)
        about = [*s.children(noun, "nmod", "obl", "obj"), noun]
        return Proposition(noun, "strike", "noun:strike", actor=side, about=about)

    def _there(self, noun: Word, speaker: str) -> Proposition | None:
        """«Там наши пехотинцы», «у Вербовому росіяни»: whose people are where, in a clause that has no more."""
        s = self.sentence
        nouns = [w for w in s.subtree(s.clause(noun)) if w.pos in ("NOUN", "PROPN", "PRON", "X")]
        spots = [w for w in nouns if s.preposition(w) in _AT and any(n.i in self.parties.places for n in s.subtree(w))]
        spots += [w for w in s.words if self._is(w, "there")]
        side = self.parties.side(noun, speaker, default=False)
        people = noun.case in ("Nom", "Acc", "") and noun.i not in self.parties.places and not s.preposition(noun)
        plural = noun.number == "Plur" or noun_of([noun], self.language, "force", "enemy") is not None
        if not (side and people and plural and spots) or any(w.text == "?" for w in s.words):
            return None
        if noun is not next((w for w in nouns if self.parties.side(w, speaker, default=False) == side), None):
            return None
        return Proposition(noun, "presence", "noun:there", actor=side, about=[w for w in spots if w.pos != "ADV"])

    def _is_counted(self, noun: Word) -> bool:
        """Whether it is said how many they are: «12 убитых», «десятки жертв»."""
        s = self.sentence
        head = s.head(noun)
        amounts = lexicon.nouns(self.language, "amount")
        counted = any(c.pos == "NUM" for c in s.children(noun))
        return counted or (head is not None and (head.pos == "NUM" or bool(head.lemmas & amounts)))

    def _unreal(self, verb: Word) -> bool:
        """Whether the verb only names what may, should or will be."""
        own = self.sentence.children(verb, "mark", "aux", "advmod")
        if verb.tense == "Fut" or any(self._is(c, "hypothetical") for c in own):
            return True
        head = self.sentence.head(verb)
        forced = verb.form == "inf" and any(
            self._is(w, "begun") for w in self.sentence.words[max(0, verb.i - 3) : verb.i]
        )
        return verb.form == "inf" and not forced and not self._is(head, "begun")
