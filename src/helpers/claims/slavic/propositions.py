"""What a sentence says of the front: the verbs and nouns of the lexicon, each with who acts, upon whom, and where."""

from collections.abc import Callable

from helpers.basis import because
from helpers.claims.slavic import arguments, lexicon, needs
from helpers.claims.slavic.arguments import Arguments, noun_of
from helpers.claims.slavic.frames import Frames, Proposition
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word

_AT = frozenset({"в", "у", "на", "под", "під", "біля", "возле", "поблизу", "за"})
_UNDER = frozenset({"под", "під"})
_HELD = frozenset({"под", "під", "за"})
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


class Propositions:
    """The propositions of one sentence.

    Args:
        speaker_side: the side in whose mouth a word is, "" or a sideless id for anybody else's.
    """

    def __init__(self, sentence: Sentence, parties: Parties, speaker_side: Callable[[Word], str]):
        self.sentence = sentence
        self.parties = parties
        self.language = parties.language
        self.speaker_side = speaker_side
        self.frames = Frames(sentence, parties)

    def find(self) -> list[Proposition]:
        """What the sentence says about the front, in the order of its words."""
        read = [
            self._verb(w) if w.is_verb and not self._names_the_dead(w) else self._noun(w) for w in self.sentence.words
        ]
        return self._settled([p for p in read if p is not None])

    def _is(self, word: Word | None, kind: str) -> bool:
        return word is not None and bool(word.lemmas & lexicon.phrases(self.language, kind))

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

    def _extent(self, verb: Word, given: Arguments) -> str:
        s = self.sentence
        nouns = [*given.objects, *given.others, *arguments.subjects_of(s, verb)]
        around = [*s.children(verb, "advmod"), *(w for n in nouns for w in s.subtree(n, without=("acl:relcl",)))]
        if noun_of(around, self.language, "whole") is not None:
            return "full"
        common = [w for w in around if w.i not in self.parties.places and not w.is_name]
        percent = any(w.text == "%" for w in around)
        return "partial" if percent or noun_of(common, self.language, "part") is not None else ""

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
