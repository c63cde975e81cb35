"""Who is who in a proposition, by the frame of its verb: controller, actor, target, and the words about the place."""

from dataclasses import dataclass, field

from helpers.basis import because
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.arguments import AFTER, FROM, Arguments, is_demonym, noun_of
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.sources import OURS
from helpers.claims.slavic.words import Sentence, Word


@dataclass
class Proposition:
    """One thing said; `about` are the words that may name its place, the surest first.

    `reported` marks a noun whose verb is that of saying it («сообщил о взятии»), `hearsay` one that is a rumour's, of
    which somebody only speaks («прокомментировал слухи о прорыве»).
    """

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
    reported: bool = False
    hearsay: bool = False


_AIMED_AT = ("position", "settlement", "site", "civilian")
"""Of such a noun after it a shelling is on it, not by it («обстріли позицій українських військ»)."""
_MILITARY = ("position", "equipment", "force", "enemy")
"""Classes of nouns that stand for an army, whoever is hit there."""


def _says_we(verb: Word) -> bool:
    """«Двигаемся к реке», «просуваємося»: a verb that says who acts by its ending."""
    return verb.form == "fin" and verb.tense == "Pres" and verb.text.lower().endswith(OURS)


@dataclass
class Frames:
    """Casts the propositions of one sentence."""

    sentence: Sentence
    parties: Parties

    def cast(self, found: Proposition, frame: str, given: Arguments, speaker: str) -> None:
        """Fill a proposition by its frame.

        Args:
            speaker: side of whoever speaks, "" for the article's own voice.
        """
        places = [*given.objects, *given.others, *given.subjects]
        if frame in ("take", "hold", "gain"):
            places = self._control(found, frame, given, speaker) or places
        elif frame == "lose":
            loser = self.side(given.subjects, speaker)
            if not given.subjects and found.word.passive and is_party(speaker):  # «посёлок потерян», in a side's mouth
                loser = because(speaker, "speaker")
            found.controller = self._enemy(loser)
        elif frame == "ours":
            found.controller = speaker if is_party(speaker) else ""
        elif frame == "afoot":  # «есть продвижение у села»
            found.actor = self.side(given.subjects, speaker, default=False)
            if not found.actor and is_party(speaker):
                found.actor = because(speaker, "speaker")
            places = [*given.others, *given.subjects]
        elif frame == "belong":
            found.controller = self.side([w for w in given.others if is_demonym(w, self.parties)], speaker)
            places = given.subjects
        elif frame == "absent" and found.type == "encirclement":
            found.target = because(speaker, "own_words") if is_party(speaker) else ""
            found.actor = self._enemy(found.target)
        elif frame == "absent" and found.type == "advance":  # «прориву росіян немає»
            found.actor = self.side([*given.subjects, *given.objects], speaker, default=False) or self._enemy(speaker)
        elif frame == "absent":
            gone = [w for w in (*given.subjects, *given.objects) if w.case == "Gen" or ("Gen", w.number) in w.forms]
            found.actor = self.side(gone, speaker, default=False)
            places = [w for w in given.others if self.sentence.preposition(w)]
        elif frame == "fall":
            places = [*given.subjects, *given.others]
        elif frame == "stopped":  # «нас зупинили», in a side's mouth
            found.target = because(speaker, "own_words") if is_party(speaker) else ""
            found.actor = self._enemy(found.target)
        elif frame in ("repel", "fail", "unsuccess"):
            self._attack(found, frame, given, speaker)
        elif frame in ("encircle", "encircled", "cut"):
            self._ring(found, frame, given, speaker)
        elif frame == "struck":  # «под огнём оказались А и Б»
            blow = noun_of([*given.others, *given.objects], self.parties.language, "strike")
            hit = self.side(given.subjects, speaker, default=False)
            found.target = (
                hit if not any(map(self._is_no_force, given.subjects)) else ""
            )  # «міста України зазнають ударів»
            found.actor = self.side([blow] if blow is not None else [], speaker, default=False)
            found.actor = found.actor or self._enemy(hit)
            if not found.actor and is_party(speaker):  # who tells of blows that were suffered tells of his enemy's
                found.actor = because(self._enemy(speaker), "opposite_of_speaker")
            places = [*given.subjects, *given.objects, *given.others]
        elif frame in ("strike", "hit"):
            self._strike(found, given, speaker)
        elif frame in ("suffer", "die", "surrender", "wound", "amount"):
            found.target = self.side(given.subjects, speaker, default=frame in ("suffer", "surrender"))
            found.actor = self._enemy(found.target)
        elif frame == "kill":
            self._kill(found, given, speaker)
        elif frame == "damage":  # «нанесла поражение двум бригадам»
            hurt = [w for w in given.others if w.case == "Dat"]
            found.actor = self.side(given.subjects, speaker)
            if not given.subjects and found.word.passive and is_party(speaker):  # «нанесено поражение», in a bulletin
                found.actor = because(speaker, "speakers_troops")
            found.target = self.side(hurt, speaker, default=False) or self._enemy(found.actor)
            found.actor = found.actor or self._enemy(found.target)
        else:
            places = self._motion(found, frame, given, speaker) or places
        found.about = [w for w in places if w.pos != "ADV"]
        if frame == "attempt":
            goals = self.sentence.children(found.word, "xcomp")
            aimed = [w for g in goals for w in self.sentence.children(g, "obl", "obj", "nmod")]
            found.about = sorted([*found.about, *aimed], key=lambda w: w.i)

    def side(self, words: list[Word], speaker: str, *, default: bool = True) -> str:
        """The side of the first of some nouns that has one."""
        return next((side for w in words if (side := self.parties.side(w, speaker, default=default))), "")

    def occupier(self) -> str:
        """The side that an occupation is laid to, where nobody says whose it is: the one that the state fights."""
        names = self.parties.names
        home = names.government or names.of_language("uk")
        return because(names.enemy(home), "states_enemy") if home else ""

    def _enemy(self, side: str) -> str:
        return self.parties.names.enemy(side) if side else ""

    def _control(self, found: Proposition, frame: str, given: Arguments, speaker: str) -> list[Word]:
        """Who holds the place: whose control it is, who took it, else the speaker. Returns words about the place."""
        control = noun_of([*given.objects, *given.others], self.parties.language, "control")
        named = self.side([control], speaker, default=False) if control is not None else ""
        if frame == "gain":
            theirs = [w for w in given.others if w.case == "Dat" or self.sentence.preposition(w) == "за"]
            named = named or self.side(theirs, speaker)
        others = any(w.lemmas & lexicon.nouns(self.parties.language, "pronoun") for w in given.subjects)
        own = speaker if is_party(speaker) and not others else ""  # "they hold no village" is not said of oneself
        if own and frame == "take" and found.word.passive and self.sentence.negated(found.word):
            own = because(self._enemy(speaker), "opposite_of_speaker")  # «город не взят»
        occupied = found.word.lemmas & lexicon.phrases(self.parties.language, "occupying")
        if occupied and not named and not given.subjects:  # nobody calls what his own army does so
            own = because(self._enemy(speaker), "opposite_of_speaker") if is_party(speaker) else self.occupier()
        found.controller = named or self.side(given.subjects, speaker) or own
        if frame in ("hold", "gain") and (control is not None or frame == "gain"):
            return [*given.subjects, *given.objects, *given.others]
        return []

    def _attack(self, found: Proposition, frame: str, given: Arguments, speaker: str) -> None:
        """An attack that failed: its side is the target, the other one beat it back."""
        attacks = given.objects if frame == "repel" else given.subjects
        defender = self.side(given.subjects, speaker) if frame == "repel" else ""
        own = speaker if is_party(speaker) else ""
        found.target = self.side(attacks, speaker, default=frame == "unsuccess") or self._enemy(defender or own)
        found.actor = defender or self._enemy(found.target)

    def _ring(self, found: Proposition, frame: str, given: Arguments, speaker: str) -> None:
        goal = given.subjects if frame == "encircled" else given.objects
        own = speaker if is_party(speaker) else ""
        doer = self.side(given.subjects, speaker) if frame != "encircled" else ""
        found.target = self.side(goal, speaker, default=False)
        found.actor = doer or self._enemy(found.target) or own
        found.target = found.target or self._enemy(found.actor)

    def _strike(self, found: Proposition, given: Arguments, speaker: str) -> None:
        blow = noun_of(given.objects, self.parties.language, "strike")
        aimed = blow is not None and noun_of(self.sentence.children(blow, "nmod"), self.parties.language, *_AIMED_AT)
        of_blow = self.side([blow], speaker, default=False) if blow is not None and not aimed else ""
        means = [w for w in given.others if found.word.passive and w.case == "Ins" and not self.sentence.preposition(w)]
        found.actor = self.side(given.subjects, speaker) or of_blow or self.side(means, speaker, default=False)
        hit = [w for w in (*given.others, *given.objects) if w is not blow and w.case != "Ins"]
        target = self.side([w for w in hit if not self._is_no_force(w)], speaker, default=False)
        found.target = target if target != found.actor else ""
        weapons = lexicon.nouns(self.parties.language, "weapon")  # what is used hits nobody of its own
        inside = [n for w in hit for n in self.sentence.subtree(w) if not n.lemmas & weapons]
        military = noun_of(inside, self.parties.language, *_MILITARY)
        if found.actor and not found.target and military is not None and not any(map(self._is_no_force, hit)):
            found.target = because(self._enemy(found.actor), "opposite")  # «уразили склад боєприпасів»
        unsaid = not found.actor and is_party(speaker) and target != self._enemy(speaker)
        suffered = target == speaker or any(map(self._is_no_force, hit))
        if unsaid and self._by_unnamed(found.word) and suffered:
            found.actor = because(self._enemy(speaker), "opposite_of_speaker")  # «били по школі», in a side's mouth

    def _is_no_force(self, word: Word) -> bool:
        """Whether a noun is a place or civilians, which stand on no side: «по містах України»."""
        kinds = ("settlement", "building", "civilian", "area")
        named = self.parties.mention(word)
        land = named is not None and named.kind == "side"
        return word.i in self.parties.places or land or noun_of([word], self.parties.language, *kinds) is not None

    def _by_unnamed(self, verb: Word) -> bool:
        """Whether a verb has no subject and can have none of the first person: «били», «обстреливают»."""
        named = self.sentence.children(verb, "nsubj", "nsubj:pass")
        plural = verb.form == "fin" and not verb.passive and verb.number == "Plur"
        return plural and not named and not verb.text.lower().endswith(("мо", "м", "ем", "им"))

    def _kill(self, found: Proposition, given: Arguments, speaker: str) -> None:
        own = speaker if is_party(speaker) else ""
        inside = [n for o in given.objects for n in self.sentence.subtree(o)]
        harmed = found.word.lemmas & lexicon.phrases(self.parties.language, "harmed")
        people = (
            [o for o in given.objects if o.lemmas & lexicon.phrases(self.parties.language, "person")] if harmed else []
        )
        civil = bool(people) or noun_of(inside, self.parties.language, "civilian") is not None
        found.target = self.side(given.objects, speaker, default=False)
        found.actor = self.side(given.subjects, speaker) or self._enemy(found.target)
        if not found.actor and harmed and (found.word.passive or civil):
            return  # «поранено п'ятьох»: nobody says whose they are, nor who did it
        found.actor = found.actor or own
        found.target = "" if civil else found.target or self._enemy(found.actor)

    def _motion(self, found: Proposition, frame: str, given: Arguments, speaker: str) -> list[Word]:
        """Advances, withdrawals, attacks, presence: whose forces they are. Returns the words about the place."""
        if frame == "clash":
            attacks = [w for w in given.subjects if noun_of([w], self.parties.language, "attack") is not None]
            found.actor = self.side(attacks, speaker, default=False)  # «відбулося чотири атаки загарбників»
            return []
        found.actor = self.side([*given.subjects, *(given.objects if frame == "stay" else [])], speaker)
        if not found.actor and not given.subjects and is_party(speaker) and _says_we(found.word):
            found.actor = because(speaker, "own_words")
        if frame == "push":
            found.actor = found.actor or (speaker if is_party(speaker) else "")
            found.target = self.side(given.objects, speaker, default=False) or self._enemy(found.actor)
            return [*given.others, *given.objects]
        if frame == "move":
            enemy = lexicon.nouns(self.parties.language, "enemy")
            foes = [w for o in given.others for w in self.sentence.subtree(o) if w.lemmas & enemy]
            found.target = self.side(foes, speaker, default=False)
            late = [w for w in given.others if self.sentence.preposition(w) in AFTER]  # «після взяття Лисичанська»
            return [*given.objects, *(w for w in given.others if w not in late), *given.subjects, *late]
        if frame == "withdraw":
            found.actor = found.actor or self.side(given.objects, speaker)
            if not found.actor and found.word.passive and is_party(speaker):  # «місто залишено», in a side's mouth
                found.actor = because(speaker, "speaker")
            left = [w for w in given.others if self.sentence.preposition(w) in FROM]
            return [*left, *given.objects, *given.others]
        return []
