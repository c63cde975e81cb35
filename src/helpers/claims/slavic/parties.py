"""Which side a noun phrase of a sentence belongs to: российские войска, подразделения ВСУ, противник, наши бойцы."""

from helpers.basis import Value, because
from helpers.claims.names import NameMention
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.names import SlavicNames, is_party
from helpers.claims.slavic.words import Sentence, Word

_INSIDE = ("amod", "nmod", "appos", "flat", "flat:name", "flat:foreign", "det", "compound", "acl")


class Parties:
    """The sides of the noun phrases of one sentence.

    Args:
        places: numbers of the words that name places.
        reviled: the side that this article calls "occupiers" and the like, "" where it calls none; in the mouth of
            somebody who speaks for no side it is "the enemy".
    """

    def __init__(
        self, sentence: Sentence, names: SlavicNames, language: str, places: frozenset[int], reviled: str = ""
    ):
        self.sentence = sentence
        self.reviled = reviled
        self.names = names
        self.language = language
        self.places = places
        self.mentions = names.find(sentence)
        self._at: dict[int, NameMention] = {i: m for m in self.mentions for i in range(m.start, m.end)}

    def mention(self, word: Word) -> NameMention | None:
        """The name of a side, actor or force that covers the word, if any."""
        return self._at.get(word.i)

    def side(self, word: Word | None, speaker_side: str, *, default: bool = True, depth: int = 0) -> str:
        """The side id of the phrase under `word`, or "".

        With `default`, troops that carry no side's name are the speaker's own ("подразделения заняли село"), as an army
        writes of itself.
        """
        if word is None or depth > 4:
            return ""
        if word.lemmas & lexicon.nouns(self.language, "enemy"):
            if is_party(speaker_side):
                return because(self.names.enemy(speaker_side), "enemy_word")
            states = self.names.enemy(self.names.government)
            monitored = speaker_side == "independent" and self.reviled in ("", states) and len(self.names.parties) == 2
            if monitored:  # in the mouth of a monitor, whom the state fights
                return because(states, "states_enemy")
            return because(self.reviled, "reviled")
        if word.lemmas & lexicon.nouns(self.language, "own"):
            return because(speaker_side, "own_words") if is_party(speaker_side) else ""
        if word.lemmas & lexicon.nouns(self.language, "pronoun"):
            if (before := self._before(word)) or word.number != "Plur" or not is_party(speaker_side):
                return because(before, "pronoun_in_sentence")
            return because(self.names.enemy(speaker_side), "pronoun_in_quotation")  # «они», in a side's mouth
        found = self.mention(word)
        if found is not None and is_party(found.side) and not self._is_place(word, found):
            return Value(found.side, found.basis if depth == 0 else "modifier")
        for child in self.sentence.children(word, *_INSIDE):
            if child.i in self.places or self.sentence.preposition(child) or child.form == "fin":
                continue
            if self._explains_another(child, word):
                continue
            side = self.side(child, speaker_side, default=False, depth=depth + 1)
            if side:
                return side
        ruling = lexicon.phrases(self.language, "governmental")
        ruled = any(c.lemmas & ruling for c in self.sentence.children(word, "amod"))  # «правительственные войска»
        if ruled and self.names.government and word.lemmas & lexicon.nouns(self.language, "force"):
            return because(self.names.government, "modifier")
        foreign = lexicon.phrases(self.language, "foreign")
        abroad = any(c.lemmas & foreign for c in self.sentence.children(word, "amod"))  # «израильская авиация»
        if default and not abroad and is_party(speaker_side) and word.lemmas & lexicon.nouns(self.language, "force"):
            return because(speaker_side, "speakers_troops")
        return ""

    def _explains_another(self, child: Word, word: Word) -> bool:
        """Whether a word in brackets stands beyond a verb, so that it explains what is nearer: "… сил Украины (ВСУ)"."""
        words = self.sentence.words
        bracketed = child.i > 0 and words[child.i - 1].text == "("
        return bracketed and any(w.form == "fin" for w in words[word.i : child.i])

    def _before(self, pronoun: Word) -> str:
        """The side behind «он», «вони»: the last one named before it in the sentence."""
        named = [m.side for m in self.mentions if m.end <= pronoun.i and is_party(m.side)]
        return named[-1] if named else ""

    def _is_place(self, word: Word, found: NameMention) -> bool:
        """«в Киеве», «у Донецка»: a side's name that stands there as a place."""
        return found.kind == "side" and word.i in self.places and bool(self.sentence.preposition(word))
