"""What a sentence says of the front: the verbs and nouns of the lexicon, each with who acts, upon whom, and where."""

from helpers.claims.slavic import arguments, lexicon, needs
from helpers.claims.slavic.arguments import Arguments, noun_of
from helpers.claims.slavic.frames import Proposition
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.reported import Reported
from helpers.claims.slavic.words import Word

_ABOUT = frozenset({"о", "об", "про"})


class Propositions(Reported):
    """The propositions of one sentence.

    Args:
        speaker_side: the side in whose mouth a word is, "" or a sideless id for anybody else's.
    """

    def find(self) -> list[Proposition]:
        """What the sentence says about the front, in the order of its words."""
        read = [
            self._verb(w) if w.is_verb and not self._names_the_dead(w) else self._noun(w) for w in self.sentence.words
        ]
        return self._settled([p for p in read if p is not None])

    def _names_the_dead(self, word: Word) -> bool:
        """Whether a participle is a noun of what is reported: «о трёх погибших»."""
        return word.form == "part" and self._is(word, "casualty") and self.sentence.preposition(word) in _ABOUT

    def _verb(self, verb: Word) -> Proposition | None:
        s = self.sentence
        readings = [p for lemma in verb.lemmas for p in lexicon.predicates(self.language).get(lemma, ())]
        if not readings or (verb.rel == "amod" and verb.form == "part"):
            return None
        given = arguments.of(s, verb, self.language)
        fitting = [p for p in readings if p.needs and needs.meets(p.needs, given, verb, s, self.parties)]
        chosen = next(iter([*fitting, *(p for p in readings if not p.needs)]), None)
        if chosen is None or chosen.frame == "none" or (chosen.frame == "attempt" and not self._is_military_aim(verb)):
            return None
        if self._is_alleged(verb):
            return None
        found = Proposition(verb, chosen.type, f"verb:{chosen.frame}")
        if chosen.frame == "fail" and self._is(verb, "ending") and not self._ends_badly(verb):
            return self._still_on(verb, given) if s.negated(verb) else None
        self.frames.cast(found, chosen.frame, given, self.speaker_side(verb))
        found.denied = s.negated(verb) or chosen.frame == "absent"
        above = s.head(verb)
        if above is not None and verb.rel in ("ccomp", "csubj") and self._is(above, "meaning") and s.negated(above):
            found.denied = not found.denied  # «это не значит, что город взят»
        found.unreal = self._unreal(verb)
        if chosen.frame == "unsuccess" and not found.denied:  # «окупанти мали частковий успіх»
            had = noun_of([*given.objects, *given.others], self.language, "success")
            ours = noun_of(given.subjects, self.language, "own") is not None
            side = self.frames.side(given.subjects, self.speaker_side(verb))
            if ours or had is None or had.number != "Sing":  # «маємо надзвичайні успіхи»
                return None
            return Proposition(verb, "advance", "verb:move", actor=side, about=found.about) if side else None
        if chosen.type == "control":
            found.extent = self._extent(verb, given)
        if self._is(verb, "calm"):  # «бої не вщухають»
            found.denied = False
            return found if s.negated(verb) else None
        if chosen.frame in ("attempt", "attack") and self._is_in_vain(verb):
            return self._failed(found, found.actor)
        head = s.head(verb)
        if verb.form == "inf" and verb.rel != "advcl" and head is not None and self._is(head, "failure"):
            if s.negated(head):
                own = self.speaker_side(head)
                return self._failed(found, found.actor or found.controller or (own if is_party(own) else ""))
            found.unreal = False
        return found

    def _is_in_vain(self, verb: Word) -> bool:
        """«безуспешно атаковали», «атакував без успіху»."""
        success = lexicon.nouns(self.language, "success")
        return any(
            self._is(w, "falsity") or (w.lemmas & success and self.sentence.preposition(w) == "без")
            for w in self.sentence.subtree(verb)
        )

    def _ends_badly(self, verb: Word) -> bool:
        """«штурм завершился неудачей», «атака закінчилася безуспішно»."""
        return any(self._is(w, "falsity") or self._is(w, "fiasco") for w in self.sentence.subtree(verb))

    def _still_on(self, verb: Word, given: Arguments) -> Proposition:
        """«штурм ще не закінчився»: fighting goes on."""
        side = self.frames.side(given.subjects, self.speaker_side(verb), default=False)
        return Proposition(verb, "presence", "verb:clash", actor=side, about=[*given.subjects, *given.others])

    def _is_military_aim(self, verb: Word) -> bool:
        """Whether what somebody tries is to take, to break in or to attack, not something off the field."""
        aims = self.sentence.children(verb, "xcomp")
        known = lexicon.predicates(self.language)
        return any(lemma in known or self._is(aim, "aim") for aim in aims for lemma in aim.lemmas)

    def _is_alleged(self, verb: Word) -> bool:
        """«нібито захоплене село»: what a participle before its noun tells is somebody else's word."""
        before = self.sentence.words[verb.i - 1] if verb.i else None
        return verb.form == "part" and self._is(before, "alleged")

    def _failed(self, tried: Proposition, attacker: str) -> Proposition:
        """«взять с ходу не удалось», «безуспешно пытались прорваться»: an attack beaten back."""
        defender = self.parties.names.enemy(attacker)
        return Proposition(tried.word, "repelled", "verb:fail", actor=defender, target=attacker, about=tried.about)

    def _settled(self, found: list[Proposition]) -> list[Proposition]:
        """Without what another proposition says better: the aim of an attempt, an attempt that failed."""
        tried = next((p for p in found if p.rule == "verb:attempt"), None)
        in_vain = next((p for p in found if p.rule == "verb:unsuccess" and p.denied), None)
        kept = []
        for p in found:
            head = self.sentence.head(p.word)
            over = [head] if p.word.form == "inf" and head is not None else []
            of_attempt = any(q.rule in ("verb:attempt", "verb:fail") and q.word in over for q in found)
            of_attack = noun_of(over, self.language, "attack") is not None
            dropped = p.rule == "verb:unsuccess" and p is not in_vain
            if not (of_attempt or of_attack or dropped or (p is tried and in_vain is not None)):
                kept.append(p)
        if in_vain is not None:
            in_vain.denied = False
            if tried is not None:
                in_vain.word, in_vain.about = tried.word, [*tried.about, *in_vain.about]
                in_vain.target = tried.actor or in_vain.target
                in_vain.actor = self.parties.names.enemy(in_vain.target)
        return kept
