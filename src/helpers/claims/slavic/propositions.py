"""What a sentence says of the front: verbs and nouns of the lexicon, with who acts, upon whom, and where."""

from collections.abc import Callable
from dataclasses import dataclass, field

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.lexicon import Predicate
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word

_FROM = frozenset({"из", "с", "з", "із", "зі", "от", "від"})
_TO = frozenset({"к", "ко", "на", "в", "до", "у", "за"})
_UNDER = frozenset({"под", "під"})
_NOUNS = {
    "reportage": ("control", "take"),
    "advancing": ("advance", "move"),
    "surrounding": ("encirclement", "encircle"),
    "leaving": ("withdrawal", "withdraw"),
}


@dataclass
class Proposition:
    """One thing said; `about` are the words that may name its place, the surest first."""

    word: Word
    type: str
    rule: str
    controller: str = ""
    actor: str = ""
    target: str = ""
    extent: str = ""
    about: list[Word] = field(default_factory=list)
    denied: bool = False
    unreal: bool = False


class Propositions:
    """The propositions of one sentence.

    Args:
        speaker_side: tells whose mouth a word is in, "" for the article's own voice.
        places: numbers of the words that name places.
    """

    def __init__(
        self,
        sentence: Sentence,
        parties: Parties,
        places: frozenset[int],
        speaker_side: Callable[[Word], str],
        language: str,
    ):
        self.sentence = sentence
        self.parties = parties
        self.places = places
        self.speaker_side = speaker_side
        self.language = language

    def find(self) -> list[Proposition]:
        found: list[Proposition] = []
        for word in self.sentence.words:
            own = self._verb(word) if word.is_verb else self._noun(word)
            if own is not None:
                found.append(own)
        return self._settled(found)

    def _noun_of(self, words: list[Word], *kinds: str) -> Word | None:
        for kind in kinds:
            wanted = lexicon.nouns(self.language, kind)
            for w in words:
                if w.lemmas & wanted:
                    return w
        return None

    def _inherited_subject(self, verb: Word) -> list[Word]:
        s = self.sentence
        own = s.children(verb, "nsubj", "nsubj:pass")
        if own:
            pronoun = own[0].lemmas & {"который", "який"}
            head = s.head(verb)
            return [head] if pronoun and head is not None else own
        head = s.head(verb)
        if head is None:
            return []
        if (
            verb.rel in ("conj", "xcomp", "advcl", "parataxis")
            and head.is_verb
            and (verb.rel != "parataxis" or verb.number == head.number)
        ):
            dative = [c for c in s.children(head, "iobj", "obl", "obj") if c.case == "Dat" and not s.preposition(c)]
            return (
                s.children(head, "nsubj", "nsubj:pass")
                or dative
                or (self._inherited_subject(head) if verb.rel == "conj" else [])
            )
        if verb.rel.startswith("acl") and not head.is_verb:
            return [head]
        return []

    def _arguments(self, verb: Word) -> tuple[list[Word], list[Word], list[Word]]:
        """(subjects or agents, objects, other nouns) in the logic of the active voice."""
        s = self.sentence
        subjects = self._inherited_subject(verb)
        objects = [c for c in s.children(verb, "obj", "iobj", "nummod", "nummod:gov") if c.case != "Dat"]
        objects += [c for c in s.children(verb, "obl") if c.text == "%"]
        head = s.head(verb)
        if verb.form == "inf" and head is not None and head.lemmas & lexicon.phrases(self.language, "failure"):
            objects += s.children(head, "nsubj", "obj")
        others = [
            c for c in s.children(verb, "obl", "nmod", "iobj", "obl:agent", "advmod") if c.pos not in ("ADV", "PART")
        ]
        others += [c for c in s.children(verb, "advcl", "acl", "parataxis") if not c.is_verb]
        if verb.passive or (verb.form == "part" and verb.tense != "Pres" and verb.passive):
            agents = [c for c in others if c.case == "Ins" and not s.preposition(c) and not self._is_weapon(c)]
            return agents, [*subjects, *objects], others
        return (
            subjects,
            [n for o in objects for n in (o, *s.children(o, "nmod"))]
            if any(o.pos == "NUM" for o in objects)
            else objects,
            others,
        )

    def _is_weapon(self, word: Word) -> bool:
        return bool(word.lemmas & lexicon.nouns(self.language, "weapon"))

    def _meets(self, needs: str, verb: Word, subjects: list[Word], objects: list[Word], others: list[Word]) -> bool:
        s, all_args = self.sentence, [*objects, *others]
        if not needs:
            return True
        if needs == "place":
            return any(self._placelike(w) for w in objects)
        if needs == "placesubject":
            return any(self._placelike(w) for w in subjects)
        if needs in ("toplace", "fromplace"):
            wanted = _TO if needs == "toplace" else _FROM
            return any(s.preposition(w) in wanted for w in others)
        if needs == "toforce":
            return any(w.case == "Dat" and self.parties.side(w, "") for w in others)
        if needs == "force":
            return any(
                self._noun_of([w], "force", "enemy", "people") or self.parties.side(w, "")
                for w in [
                    *objects,
                    *(
                        subjects
                        if verb.lemmas
                        & {"находиться", "оставаться", "остаться", "лишитися", "залишитися", "перебувати"}
                        else []
                    ),
                ]
            )
        if needs == "enemything":
            return any(
                self._noun_of(s.subtree(w), "enemy", "people", "equipment", "force") or w.pos == "NUM" for w in objects
            )
        if needs == "losssubject":
            return any(self._noun_of([w], "loss") for w in subjects)
        if needs == "weapon":
            return any(
                self._noun_of(s.subtree(w, without=("acl", "acl:relcl")), "weapon")
                for w in [*subjects, *(others if verb.passive else [])]
            )
        if needs == "attack" and verb.lemmas & _failing(self.language):
            return any(self._noun_of([w], "attack") for w in subjects)
        if needs == "battle":
            return any(self._noun_of([w], "battle") for w in [*subjects, *objects])
        if needs in ("control", "ring", "captivity"):
            return self._noun_of(all_args, needs) is not None
        return self._noun_of([*objects, *others], needs) is not None

    def _placelike(self, word: Word) -> bool:
        if word.i in self.places:
            return True
        amount = word.pos == "NUM" or word.text == "%" or self._noun_of([word], "part") is not None
        if amount and any(w.i in self.places for w in self.sentence.subtree(word, without=("acl", "acl:relcl"))):
            return True
        if self._noun_of([word], "settlement", "site", "part") is not None:
            return True
        inside = [c for c in self.sentence.children(word, "appos", "nmod") if c.i in self.places]
        return bool(inside) and self._noun_of([word], "area", "settlement", "site") is not None

    def _verb(self, verb: Word) -> Proposition | None:
        s = self.sentence
        readings = [p for lemma in verb.lemmas for p in lexicon.predicates(self.language).get(lemma, ())]
        if not readings:
            return None
        if verb.rel == "amod" and verb.form == "part":
            return None
        subjects, objects, others = self._arguments(verb)
        order = list(dict.fromkeys(readings))
        chosen = next((p for p in order if p.needs and self._meets(p.needs, verb, subjects, objects, others)), None)
        chosen = chosen or next((p for p in order if not p.needs), None)
        if chosen is None:
            return None
        if chosen.frame == "attempt" and not self._tried(verb):
            return None
        found = Proposition(verb, chosen.type, f"verb:{chosen.frame}")
        self._cast(found, chosen, subjects, objects, others)
        found.denied = s.negated(verb)
        found.unreal = self._unreal(verb)
        found.extent = self._extent(verb, objects, others) if chosen.type == "control" else ""
        head = s.head(verb)
        if verb.form == "inf" and head is not None and head.lemmas & lexicon.phrases(self.language, "failure"):
            found.unreal = False
            if s.negated(head):
                return self._thwarted(found, head)
        return found

    def _tried(self, verb: Word) -> bool:
        """Whether what somebody tries is to take, to break in or to attack, not something off the field."""
        goals = self.sentence.children(verb, "xcomp")
        return any(lemma in lexicon.predicates(self.language) for g in goals for lemma in g.lemmas)

    def _thwarted(self, tried: Proposition, verb: Word) -> Proposition:
        """«взять с ходу не удалось»: the attack of whoever tried has failed."""
        side = self.speaker_side(verb)
        target = tried.actor or tried.controller or (side if is_party(side) else "")
        return Proposition(
            tried.word,
            "repelled",
            "verb:fail",
            actor=self.parties.names.enemy(target),
            target=target,
            about=tried.about,
        )

    def _side(self, words: list[Word], speaker: str, *, default: bool = True) -> str:
        for w in words:
            side = self.parties.side(w, speaker, default=default)
            if side:
                return side
        return ""

    def _cast(
        self, found: Proposition, reading: Predicate, subjects: list[Word], objects: list[Word], others: list[Word]
    ) -> None:
        """Fill controller, actor, target and the words about the place, by the reading's frame."""
        s, names = self.sentence, self.parties.names
        speaker = self.speaker_side(found.word)
        own = speaker if is_party(speaker) else ""
        doer = self._side(subjects, speaker)
        frame = reading.frame
        places = [*objects, *others, *subjects]
        if frame in ("take", "hold", "gain", "flag"):
            control = self._noun_of([*objects, *others], "control")
            named = self._side([control], speaker, default=False) if control is not None else ""
            if frame == "gain":
                named = named or self._side([w for w in others if w.case == "Dat"], speaker)
            if control is not None and frame in ("hold", "gain"):
                places = [*subjects, *objects, *others]
            found.controller = named or doer or own
        elif frame == "lose":
            found.controller = names.enemy(doer) if doer else ""
        elif frame == "fall":
            places = subjects + others
        elif frame == "push":
            found.actor = doer or own
            found.target = self._side(objects, speaker, default=False) or names.enemy(found.actor)
            places = [*others, *objects]
        elif frame in ("repel", "fail", "unsuccess"):
            attacks = subjects if frame in ("fail", "unsuccess") else objects
            attacker = self._side(attacks, speaker, default=frame == "unsuccess")
            found.target = attacker or (names.enemy(doer) if frame == "repel" and doer else "") or names.enemy(own)
            found.actor = (doer if frame == "repel" else "") or names.enemy(found.target)
        elif frame in ("encircle", "encircled", "cut"):
            goal = subjects if frame == "encircled" else objects
            found.target = self._side(goal, speaker, default=False)
            found.actor = (doer if frame != "encircled" else "") or names.enemy(found.target) or own
            found.target = found.target or names.enemy(found.actor)
        elif frame in ("strike", "hit"):
            blow = self._noun_of(objects, "strike") if frame == "strike" else None
            found.actor = doer or (self._side([blow], speaker, default=False) if blow is not None else "")
            hit = [w for w in (*others, *objects) if w is not blow and w.i not in self.places]
            found.target = self._side([w for w in hit if w.case != "Ins" and w is not blow], speaker, default=False)
            found.target = "" if found.target == found.actor else found.target
        elif frame in ("suffer", "die", "surrender", "wound", "amount"):
            found.target = self._side(subjects, speaker, default=frame not in ("amount", "wound", "die"))
            found.actor = names.enemy(found.target)
        elif frame == "kill":
            found.target = self._side(objects, speaker, default=False)
            civil = self._noun_of([n for o in objects for n in s.subtree(o)], "civilian") is not None
            found.actor = doer or ("" if not found.target and not own else names.enemy(found.target) or own)
            found.target = found.target or ("" if civil else names.enemy(found.actor))
        else:  # withdraw, move, attack, attempt, stay, clash
            found.actor = doer if frame != "clash" else ""
            if frame == "withdraw" and not found.actor:
                found.actor = self._side(objects, speaker)
            if frame == "move":
                foes = [w for o in others for w in s.subtree(o) if self._noun_of([w], "enemy") is not None]
                found.target = self._side(foes, speaker, default=False)
            if frame == "withdraw":
                places = [*[w for w in others if s.preposition(w) in _FROM], *objects, *others]
        found.about = [w for w in places if w.pos != "ADV"]
        if frame == "attempt":
            goal = [c for c in s.children(found.word, "xcomp")]
            found.about = [*found.about, *[w for g in goal for w in s.children(g, "obl", "obj", "nmod")]]
            if any(w.lemmas & lexicon.phrases(self.language, "falsity") for w in s.subtree(found.word)):
                found.type, found.rule = "repelled", "verb:fail"
                found.target, found.actor = found.actor, names.enemy(found.actor)

    def _unreal(self, verb: Word) -> bool:
        """Whether the verb only names what may, should or will be."""
        s = self.sentence
        own = s.children(verb, "mark", "aux", "advmod")
        hypothetical = lexicon.phrases(self.language, "hypothetical")
        if any(c.lemmas & hypothetical for c in own) or verb.tense == "Fut":
            return True
        head = s.head(verb)
        if verb.form == "inf" and head is not None:
            begun = {
                "начать",
                "начинать",
                "продолжать",
                "продолжить",
                "почати",
                "починати",
                "продовжувати",
                "продовжити",
            }
            return not (head.lemmas & begun)
        return False

    def _extent(self, verb: Word, objects: list[Word], others: list[Word]) -> str:
        s = self.sentence
        around = [
            *s.children(verb, "advmod"),
            *[
                w
                for o in (*objects, *others, *self._inherited_subject(verb))
                for w in s.subtree(o, without=("acl:relcl",))
            ],
        ]
        if self._noun_of(around, "whole") is not None:
            return "full"
        percent = any(w.text == "%" for w in around)
        part = next(
            (
                w
                for w in around
                if w.lemmas & lexicon.nouns(self.language, "part") and w.i not in self.places and not w.is_name
            ),
            None,
        )
        return "partial" if percent or part is not None else ""

    def _noun(self, noun: Word) -> Proposition | None:
        """Nouns that say it without a verb: «под нашим контролем», «потери — 890 человек», «сообщил об освобождении»."""
        s, names = self.sentence, self.parties.names
        speaker = self.speaker_side(noun)
        own = speaker if is_party(speaker) else ""
        head = s.head(noun)
        if noun.lemmas & lexicon.nouns(self.language, "control") and s.preposition(noun) in _UNDER:
            if head is None or head.lemmas & set(lexicon.predicates(self.language)):
                return None
            side = self._side([noun], speaker, default=False)
            holder = next((w for w in (head, *s.children(head, "nsubj")) if w.i in self.places), head)
            found = Proposition(noun, "control", "noun:under_control", controller=side or own, about=[holder, noun])
            found.denied = s.negated(noun) or s.negated(head)
            found.extent = self._extent(noun, [holder], [])
            return found
        if noun.lemmas & lexicon.nouns(self.language, "loss") and (noun.rel == "root" or noun.rel == "parataxis"):
            if not any(w.pos == "NUM" for w in s.subtree(noun)):
                return None
            target = self._side([noun], speaker, default=False)
            return Proposition(
                noun, "losses", "noun:losses", actor=names.enemy(target), target=target, about=s.children(noun, "obl")
            )
        governor = next((w for w in s.ancestors(noun)), None)
        reported = governor is not None and (
            any(lemma in lexicon.reporting(self.language) for lemma in governor.lemmas)
            or bool(governor.lemmas & lexicon.phrases(self.language, "statement"))
        )
        if not reported or not (s.preposition(noun) in ("о", "об", "про") or noun.case == "Acc"):
            return None
        for kind, (claim, frame) in _NOUNS.items():
            if noun.lemmas & lexicon.phrases(self.language, kind):
                return self._reported(noun, claim, frame, own, speaker)
        if noun.lemmas & lexicon.nouns(self.language, "battle"):
            return Proposition(noun, "presence", "noun:battle", about=s.children(noun, "nmod", "obl"))
        return None

    def _reported(self, noun: Word, claim: str, frame: str, own: str, speaker: str) -> Proposition:
        s, names = self.sentence, self.parties.names
        inside = s.children(noun, "nmod", "obl", "appos", "amod")
        if any(w.lemmas & {"который", "який"} for w in inside):
            named = next((w for w in s.ancestors(noun) if w.i < noun.i and not w.is_verb), None)
            inside = s.conjuncts(named) if named is not None else inside
        side = self._side(
            [w for w in inside if w.i not in self.places], speaker, default=frame in ("encircle", "withdraw")
        )
        found = Proposition(noun, claim, f"noun:{frame}", about=inside)
        if frame == "take":
            found.controller = side or own
        elif frame == "encircle":
            found.target = side
            found.actor = names.enemy(side)
        else:
            found.actor = side or own
        return found

    def _settled(self, found: list[Proposition]) -> list[Proposition]:
        """Drop what another proposition of the same clause says better."""
        s = self.sentence
        kept = []
        for p in found:
            if p.rule == "verb:unsuccess" and not p.denied:
                continue
            if p.rule == "verb:unsuccess":
                p.denied = False
            if p.rule == "verb:attempt" and any(q.rule == "verb:unsuccess" for q in found):
                continue
            head = s.head(p.word)
            if (
                p.word.form == "inf"
                and head is not None
                and any(q.rule in ("verb:attempt", "verb:fail") and q.word is head for q in found)
            ):
                continue
            trying = head is not None and head.lemmas & lexicon.nouns(self.language, "attack")
            if p.word.form == "inf" and trying:
                continue
            kept.append(p)
        unsuccess = next((q for q in kept if q.rule == "verb:unsuccess"), None)
        if unsuccess is not None:
            tried = next((q for q in found if q.rule == "verb:attempt"), None)
            if tried is not None:
                unsuccess.about = [*tried.about, *unsuccess.about]
                unsuccess.target = tried.actor or unsuccess.target
                unsuccess.actor = self.parties.names.enemy(unsuccess.target)
                unsuccess.word = tried.word
        return kept


def _failing(language: str) -> frozenset[str]:
    return frozenset(
        lemma for lemma, rows in lexicon.predicates(language).items() if any(p.frame == "fail" for p in rows)
    )
