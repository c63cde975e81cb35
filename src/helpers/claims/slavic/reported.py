"""What nouns say of the front without a verb of their own: «под нашим контролем», «сообщил о взятии»."""

from helpers.claims.slavic import arguments, lexicon
from helpers.claims.slavic.arguments import Arguments, noun_of
from helpers.claims.slavic.frames import Proposition
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.verbless import Verbless
from helpers.claims.slavic.words import Word

_UNDER = frozenset({"под", "під"})
_OVER = frozenset({"над", "надо"})
_ABOUT = frozenset({"о", "об", "про"})
_RELATIVE = frozenset({"который", "який"})
_REPORTED = {
    "reportage": ("control", "take"),
    "losing": ("control", "lose"),
    "advancing": ("advance", "move"),
    "surrounding": ("encirclement", "encircle"),
    "leaving": ("withdrawal", "withdraw"),
    "repelling": ("repelled", "repel"),
    "casualty": ("losses", "die"),
    "being": ("presence", "stay"),
    "destroying": ("losses", "kill"),
}
"""Class of nouns in phrases.csv → the type and frame of what they report («сообщил о взятии …»)."""
_GOING_ON = ("advancing", "leaving", "repelling", "destroying")
"""Classes of events that can be said to go on; a place that is being taken is not taken."""


class Reported(Verbless):
    """The propositions that the nouns of one sentence make."""

    def _noun(self, noun: Word) -> Proposition | None:
        """Nouns that say it without a verb: «под нашим контролем», «потери — 890 человек», «сообщил о взятии»."""
        s = self.sentence
        speaker = self.speaker_side(noun)
        if arguments.is_control(noun, s, self.language) and s.preposition(noun) in _UNDER:
            return self._under_control(noun, speaker)
        above = s.head(noun)
        estimated = (
            noun.rel == "obj" and above is not None and self._is(above, "estimate")
        )  # «потери оценили в 340 человек»
        told = s.subtree(above if estimated and above is not None else noun)
        counted = (noun.rel in ("root", "parataxis") or estimated) and any(w.pos == "NUM" for w in told)
        target = self.frames.side([noun], speaker, default=False)
        heavy = noun.rel == "root" and not noun.is_verb and bool(target)  # «втрати ворога серйозні»
        if (counted or heavy) and noun_of([noun], self.language, "loss") is not None:
            enemy = self.parties.names.enemy(target)
            return Proposition(noun, "losses", "noun:losses", actor=enemy, target=target, about=s.children(noun, "obl"))
        if (found := self._in_ring(noun, speaker) or self._without_verb(noun, speaker)) is not None:
            return found
        head = s.head(noun)
        if head is not None and head.lemmas & lexicon.nouns(self.language, "time") and not head.is_verb:
            head = s.head(head)  # «писал утром о двух раненых»
        if head is not None and self._is(head, "support") and noun.rel in ("obj", "nsubj:pass"):
            return self._completed(noun, head, speaker)
        if head is not None and self._is(head, "phase") and noun.rel in ("nsubj", "obj"):
            return self._going_on(noun, head, speaker)
        said = head is not None and (
            bool(head.lemmas & set(lexicon.reporting(self.language)))
            or self._is(head, "statement")
            or any(self._is(w, "statement") for w in s.words[max(0, noun.i - 2) : noun.i])  # «повідомлення про взяття»
            or any(self._is(c, "topic") for c in s.children(head, "nsubj"))  # «речь идёт о взятии …»
            or self._is_untrue(head)
            or self._is(head, "proof")  # «не видел подтверждений захвата»
            or self._is(head, "witness")  # «зафіксував просування»
        )
        listed = noun.rel == "obj" and self._is_counted(noun)  # «упомянул две отбитые атаки»
        proven = self._is(head, "proof") and noun.case == "Gen"
        if not said or not (s.preposition(noun) in _ABOUT or noun.case == "Acc" or listed or proven):
            return None
        if noun_of([noun], self.language, "attack") is not None:
            weapons = [c for c in s.children(noun, "nmod") if noun_of([c], self.language, "weapon") is not None]
            aimed = [c for c in s.subtree(noun) if s.preposition(c) in ("на", "по")]
            if weapons and aimed:  # «сообщил об атаке беспилотников на Рыльск»
                side = self.frames.side([noun, *weapons], speaker, default=False)
                return Proposition(noun, "strike", "noun:strike", actor=side, about=aimed, reported=True)
        if noun_of([noun], self.language, "attack") is not None and self._is_beaten(noun):
            return self._reported(noun, "repelled", "repel", speaker)
        if self._is(noun, "passing") and (owner := self._control_passed(noun)) is not None:  # «о переходе под контроль»
            held = [c for c in s.subtree(noun) if c.i in self.parties.places]
            side = self.frames.side([owner], speaker, default=False)
            return Proposition(noun, "control", "noun:take", controller=side, about=held, reported=True)
        if self._is(noun, "exit") and any(s.preposition(c) in arguments.FROM for c in s.words[noun.i + 1 : noun.i + 5]):
            return self._reported(noun, "withdrawal", "withdraw", speaker)  # «про вихід із міста»
        for kind, (claim, frame) in _REPORTED.items():
            one = kind != "losing" or noun.number == "Sing"  # «потерю города», but «потери»
            dead = kind == "casualty" and any(self._is(c, kind) for c in s.children(noun, "amod"))
            if dead or (self._is(noun, kind) and one):
                return self._reported(noun, claim, frame, speaker)
        over = [c for c in s.children(noun, "nmod", "obl") if s.preposition(c) in _OVER]
        over = over or [c for c in (s.children(head, "obl") if head is not None else []) if s.preposition(c) in _OVER]
        if over and noun_of([noun], self.language, "control") is not None:  # «заявили о контроле над городом»
            side = self.frames.side([noun], speaker, default=False) or (speaker if is_party(speaker) else "")
            return Proposition(noun, "control", "noun:control", controller=side, about=over, reported=True)
        about = s.children(noun, "nmod", "obl")
        if noun_of([noun], self.language, "battle") is not None:
            return Proposition(noun, "presence", "noun:battle", about=about, reported=True)
        about = about or [c for c in (s.children(head, "obl") if head is not None else []) if s.preposition(c) == "по"]
        if noun_of([noun], self.language, "strike") is not None and about:  # «повідомили про 12 обстрілів міста»
            side = self.frames.side([noun], speaker, default=False)
            return Proposition(noun, "strike", "noun:strike", actor=side, about=about, reported=True)
        return None

    def _control_passed(self, noun: Word) -> Word | None:
        """«переход под контроль ВС РФ»: the noun of control under which a place comes."""
        behind = self.sentence.subtree(noun)
        return next((w for w in behind if arguments.is_control(w, self.sentence, self.language)), None)

    def _completed(self, noun: Word, verb: Word, speaker: str) -> Proposition | None:
        """«завершили окружение группировки», «завершили овладение городом»: the verb's subject did it."""
        doer = self.frames.side(arguments.of(self.sentence, verb, self.language).subjects, speaker)
        for kind, (claim, frame) in _REPORTED.items():
            if self._is(noun, kind) and frame not in ("lose", "die"):
                found = self._reported(noun, claim, frame, doer or speaker)
                found.reported, found.denied, found.unreal = False, self.sentence.negated(verb), self._unreal(verb)
                return found
        return None

    def _going_on(self, noun: Word, verb: Word, speaker: str) -> Proposition | None:
        """«продолжается уничтожение …», «триває відведення військ»: an event that the subject names."""
        for kind in _GOING_ON:
            if self._is(noun, kind):
                found = self._reported(noun, *_REPORTED[kind], speaker)
                found.reported, found.denied, found.unreal = False, self.sentence.negated(verb), self._unreal(verb)
                found.about = [*found.about, *self.sentence.children(verb, "obl")]
                return found
        return None

    def _is_beaten(self, attack: Word) -> bool:
        """«сообщил о двух отбитых атаках»: a participle tells what became of it."""
        beaten = [
            c
            for c in self.sentence.children(attack, "amod", "acl")
            if c.lemmas & set(lexicon.predicates(self.language))
        ]
        known = (r for c in beaten for lemma in c.lemmas for r in lexicon.predicates(self.language).get(lemma, ()))
        return any(r.frame == "repel" for r in known)

    def _under_control(self, noun: Word, speaker: str) -> Proposition | None:
        s = self.sentence
        head = s.head(noun)
        side = self.frames.side([noun], speaker, default=False) or (speaker if is_party(speaker) else "")
        if head is None:  # «Под нашим контролем», of the place that the text is at
            held = s.children(noun, "nsubj") or [noun]
            return Proposition(noun, "control", "noun:under_control", controller=side, about=held)
        if head.lemmas & set(lexicon.predicates(self.language)):
            return None  # «находится под контролем» is the verb's
        says = bool(head.lemmas & set(lexicon.reporting(self.language)))
        held = s.children(head, "nsubj") if says else []  # «місто під контролем, ідеться в повідомленні»
        held = held or [head, *s.children(head, "nsubj")]
        if head.is_verb:  # «объявила, что завод в центре города снова под её контролем»
            held = [w for w in s.words[head.i + 1 : noun.i] if arguments.is_placelike(w, s, self.parties)] or held
        place = next((w for w in held if w.i in self.parties.places), held[0])
        found = Proposition(noun, "control", "noun:under_control", controller=side, about=[place, noun])
        found.denied = s.negated(noun) or s.negated(head)
        found.extent = self._extent(noun, Arguments([], [place], []))
        return found

    def _reported(self, noun: Word, claim: str, frame: str, speaker: str) -> Proposition:
        s, names = self.sentence, self.parties.names
        about = s.children(noun, "nmod", "obl", "appos", "amod")
        if any(w.lemmas & _RELATIVE for w in about):  # «А и Б, о взятии которых …»
            named = next((w for w in s.ancestors(noun) if w.i < noun.i and not w.is_verb), None)
            about = s.conjuncts(named) if named is not None else about
        head = s.head(noun)
        if head is not None and any(self._is(c, "topic") for c in s.children(head, "nsubj")):
            about = [*about, *(c for c in s.children(head, "obl", "obj", "nmod") if c.i > noun.i)]
        people = [w for w in about if w.i not in self.parties.places]
        people = [noun, *people, *s.conjuncts(noun)] if frame == "die" else people
        side = self.frames.side(people, speaker, default=frame in ("encircle", "withdraw"))
        own = speaker if is_party(speaker) else ""
        found = Proposition(noun, claim, f"noun:{frame}", about=about, reported=True)
        found.unreal = any(self._is(w, "coming") for w in about)
        if claim == "control" and noun_of(s.children(noun, "amod"), self.language, "whole") is not None:
            found.extent = "full"
        unseen = head is not None and self._is(head, "finding") and s.negated(head)  # «закріплення не фіксуємо»
        found.denied = (
            unseen or self._is_called_untrue(noun) or self._is_not_the_topic(noun) or self._is_called_fake(noun)
        )
        found.hearsay = any(self._is(w, "rumour") for w in s.ancestors(noun))
        if frame == "take" and not side and self._is(noun, "occupying"):  # nobody calls what his own army does so
            found.controller = self.frames.occupier()
        elif frame == "take":
            found.controller = side or (names.enemy(own) if found.denied else own)
        elif frame == "lose":
            found.controller = names.enemy(side or own)
        elif frame in ("encircle", "die"):
            found.target, found.actor = side, names.enemy(side)
        elif frame == "kill":  # «заявило об уничтожении 112 беспилотников»
            found.target = side or names.enemy(own)
            found.actor = names.enemy(found.target)
        elif (
            frame == "repel"
        ):  # «сообщил об отражении атак»: the speaker's side beat them back, unless it is said whose
            found.target = side or names.enemy(own)
            found.actor = names.enemy(found.target)
        else:
            found.actor = side or own
        return found

    def _is_called_untrue(self, noun: Word) -> bool:
        """«заявления о взятии не соответствуют действительности»: what they state is denied."""
        return any(self._is_untrue(up) for up, _ in zip(self.sentence.ancestors(noun), range(2), strict=False))

    def _is_not_the_topic(self, noun: Word) -> bool:
        """«об окружении речи не идёт»."""
        head = self.sentence.head(noun)
        if head is None or not self.sentence.negated(head):
            return False
        return any(self._is(c, "topic") for c in self.sentence.children(head, "nsubj", "obj"))

    def _is_called_fake(self, noun: Word) -> bool:
        """«заяви про захоплення — фейк»."""
        words = self.sentence.words
        dash = next((w.i for w in words[noun.i :] if w.text in "—–-" or w.is_verb), len(words))
        called = words[dash + 1 : dash + 4]
        return dash < len(words) and not words[dash].is_verb and any(self._is(w, "denialname") for w in called)

    def _is_untrue(self, verb: Word) -> bool:
        """«не соответствует действительности»."""
        return self._is(verb, "correspond") and self.sentence.negated(verb)
