"""The words of a phrase that names a source: the person, the office, whose it is."""

from helpers.basis import because
from helpers.claims.names import NameMention
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.atlas import Toponym
from helpers.claims.slavic.memory import Memory
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word

_LOOSE = ("acl", "acl:relcl", "ccomp", "parataxis", "advcl", "conj", "cc")


class Offices:
    """The phrases of one sentence that can name a source."""

    def __init__(self, parties: Parties, toponyms: list[Toponym], memory: Memory, gazetteer):
        self.parties = parties
        self.sentence: Sentence = parties.sentence
        self.language = parties.language
        self.toponyms = toponyms
        self.memory = memory
        self.gazetteer = gazetteer

    def _is(self, word: Word, kind: str) -> bool:
        return bool(word.lemmas & lexicon.nouns(self.language, kind))

    def _phrase(self, noun: Word) -> list[Word]:
        """The words of the phrase, and the name that follows it where the parser hung it elsewhere."""
        inside = self.sentence.subtree(noun, without=_LOOSE)
        for w in self.sentence.words[inside[-1].i + 1 :]:
            if w.text in '«»“”"':
                continue
            agrees = w.case in ("Nom", noun.case, "") or (inside[-1].is_name and inside[-1].i == w.i - 1)
            after = self.sentence.words[w.i + 1 : w.i + 2]
            if w.lemmas & titles(self.language) and after and after[0].is_name and agrees:
                inside.append(w)  # «командующий группировкой "Запад" генерал Петров»
                continue
            if not (w.is_name and w.pos in ("PROPN", "NOUN", "X") and agrees) or w.form:
                break
            inside.append(w)
        return sorted(inside, key=lambda w: w.i)

    def _inside(self, words: list[Word]) -> list[NameMention]:
        own = {w.i for w in words}
        return [m for m in self.parties.mentions if any(i in own for i in range(m.start, m.end))]

    def _personal_name(self, words: list[Word]) -> list[Word]:
        """Two or three capitalised words in a row outside quotation marks that are no place, side or organisation."""
        taken = {i for t in self.toponyms for i in range(t.start, t.end)}
        taken |= {i for m in self.parties.mentions for i in range(m.start, m.end)}
        run: list[Word] = []
        for w in words:
            fits = w.is_name and w.i not in taken and w.pos in ("PROPN", "NOUN", "ADJ", "X")
            fits = fits and not w.text.isupper() and not self._is_quoted(w) and not self._is(w, "institution")
            fits = fits and not w.lemmas & titles(self.language)
            several = w.pos == "ADJ" and w.number == "Plur"  # «Модернізовані Збройні Сили»
            fits = fits and not several and not self._is(w, "force") and not self._is(w, "own")
            if fits and (not run or w.i == run[-1].i + 1):
                run.append(w)
            elif len(run) < 2:
                run = [w] if fits else []
        if len(run) == 3 and run[0].case == "Gen" and run[1].case == run[2].case == "Nom":
            run = run[1:]  # «речник сил оборони Півдня Остап Вербний»
        return run if len(run) in (2, 3) else []

    def _is_quoted(self, word: Word) -> bool:
        before = self.sentence.words[max(0, word.i - 3) : word.i]
        return any(w.text in "«“" for w in before) and not any(w.text in "»”" for w in before)

    def _office(self, noun: Word, words: list[Word]) -> tuple[str, str]:
        """(role, English name of the office) by the words that name it."""
        order = [w.lemmas for w in words]
        for lemmas, role, name in lexicon.roles(self.language):
            n = len(lemmas)
            for at in range(len(order) - n + 1):
                said = all(lemma in order[at + k] for k, lemma in enumerate(lemmas))
                if said and (words[at] is noun or n > 1 or role == "unit"):
                    return self._of_a_region(words, role), name
        return "", ""

    def _of_a_region(self, words: list[Word], role: str) -> str:
        """The role, which is a region's where its office is: «начальник Харківської ОВА»."""
        regional = any(w.lemmas & lexicon.phrases(self.language, "administration") for w in words)
        return "regional_authority" if role == "official" and regional else role

    def _named_side(self, words: list[Word]) -> str:
        """The party that the phrase names: by a word for the side, also in brackets behind; else by an actor's side."""
        inside = [m for m in [*self._inside(words), *self._in_brackets(words)] if is_party(m.side)]
        plain = [m.side for m in inside if m.actor is None or m not in self._inside(words)]
        return because(next(iter([*plain, *(m.side for m in inside)]), ""), "modifier")

    def _in_brackets(self, words: list[Word]) -> list[NameMention]:
        after = words[-1].i + 1
        around = self.sentence.words[after : after + 4]
        if not any(w.text == "(" for w in around):
            return []
        return [m for m in self.parties.mentions if after <= m.start < after + 4]


def titles(language: str) -> frozenset[str]:
    """Words of one word for an office, which are no part of a name though a sentence may open with them."""
    return frozenset(names[0] for names, _, _ in lexicon.roles(language) if len(names) == 1)
