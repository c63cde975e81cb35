"""Denials of what was said elsewhere, and refusals to speak of it."""

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.sources import THAT, TOLD, Report, Sources
from helpers.claims.slavic.words import Word

_REACH = 11
"""Words behind a verb of calling within which stands what something is called."""


class Answers(Sources):
    """The answers of one sentence: denials, refusals to comment, what nobody found."""

    def _refusal(self, verb: Word) -> bool:
        """«не прокомментировал», «не подтвердили», «от комментариев воздержался», «комментариев не давали»."""
        s = self.sentence
        if self._is(verb, "correspond"):
            return False
        comment = [w for w in s.subtree(verb, without=("ccomp",)) if self._is(w, "comment")] if verb.is_verb else []
        refuses = (
            verb.is_verb
            and self._is(verb, "refuse")
            and (comment or any(self._is(c, "answer") for c in s.subtree(verb, without=("ccomp",)) if c.form == "inf"))
        )
        silent = (
            verb.form == "fin"
            and s.negated(verb)
            and (
                self._is(verb, "confirm")
                or (comment and self._is(verb, "answer"))
                or (
                    self._is(verb, "willing") and any(self._is(c, "answer") for c in s.children(verb, "xcomp", "csubj"))
                )
            )
        )
        silent = silent or (verb.form == "fin" and self._is(verb, "silence") and not s.negated(verb))
        silent = silent or (
            verb.form == "fin" and s.negated(verb) and (self._withholds(verb) or self._leaves_open(verb))
        )
        if not (refuses or silent):
            return False
        source = self._source(verb)
        before = [r for r in self.reports if r.cue.i < verb.i and verb.rel == "conj"]
        if source is None and before:  # «уточнил, что враг отошёл, а своих потерь озвучивать не стал»
            source = before[-1].source
        if source is None:
            return False
        self.reports.append(Report(verb, source, "decline", "indirect", own=self._clause_words(verb), back=True))
        return True

    def _leaves_open(self, verb: Word) -> bool:
        """«скільки їх, у штабі не кажуть», «чьи это бойцы, в больнице не сказали»: a number or an owner is asked for."""
        says = lexicon.reporting(self.language)
        near = self.sentence.words[max(0, verb.i - _REACH) : verb.i + _REACH]
        return any(says.get(lemma) == "assert" for lemma in verb.lemmas) and any(self._is(w, "asking") for w in near)

    def _withholds(self, verb: Word) -> bool:
        """«данных о потерях не приводил», «цифр не назвав»."""
        objects = self.sentence.children(verb, "obj", "obl", "nsubj")
        kept = any(self._is(w, "figure") and w.case in ("Gen", "Acc") for w in objects)
        return kept and self._is(verb, "withhold") and not self.sentence.children(verb, "ccomp")

    def _no_answer(self, verb: Word) -> bool:
        """«официального ответа от командования не поступило», «підтвердження з боку міноборони немає»."""
        s = self.sentence
        absent = self._is(verb, "absence") or (s.negated(verb) and self._is(verb, "arrive"))
        if not (verb.is_verb and absent and any(self._is(c, "response") and c.case == "Gen" for c in s.children(verb))):
            return False
        source = next(
            (f for w in s.subtree(verb) if self._is_asked(w) and (f := self.speakers.of(w)) is not None), None
        )
        if source is not None:
            own = self._clause_words(verb)
            self.reports.append(Report(verb, source, "decline", "indirect", own=own, back=True))
        return source is not None

    def _is_asked(self, noun: Word) -> bool:
        """«от командования», «со стороны министерства», «з боку міноборони»."""
        s = self.sentence
        before = s.words[noun.i - 1] if noun.i else noun
        return s.preposition(noun) in ("от", "від") or self._is(before, "beside")

    def _denial(self, verb: Word) -> bool:
        """«назвали это ложью»; verbs of denial that have a clause or a noun of their own are reports (see `_verb`)."""
        s = self.sentence
        if self._is(verb, "correspond") and s.negated(verb):
            return self._untrue(verb)
        named = verb.is_verb and verb.lemmas & {"назвать", "называть", "назвати", "називати"}
        after = s.words[verb.i + 1 : verb.i + _REACH]
        before = s.words[max(0, verb.i - 4) : verb.i]
        if not named or not any(self._is(w, "denialname") for w in (*after, *before)):
            return False
        source = self._source(verb)
        if source is None:
            return False
        named_at = [w.i for w in (*after, *before) if self._is(w, "denialname")]
        own = self._clause_words(verb) | set(range(min(verb.i, *named_at), max(verb.i, *named_at) + 1))
        said = {w.i for c in s.children(verb, "obj") if self._tells(c) for w in s.subtree(c)} - {verb.i}
        said = said or self._called(verb, named_at)
        if said:  # «назвал сообщение о взятии села преждевременным»
            self.reports.append(Report(verb, source, "deny", "indirect", scope=said, own=own - said))
            return True
        self.reports.append(Report(verb, source, "deny", "indirect", own=own, back=True))
        return True

    def _called(self, verb: Word, named_at: list[int]) -> set[int]:
        """The words between a statement and what it is called, where they tell an event: «повідомлення про взяття міста»."""
        words = self.sentence.words
        told = next((w for w in words[verb.i : max(named_at)] if self._is(w, "statement")), None)
        if told is None:
            return set()
        stretch = words[told.i : max(named_at)]
        return {w.i for w in stretch} if any(self._is(w, k) for w in stretch for k in TOLD) else set()

    def _unseen(self, verb: Word) -> bool:
        """«не знайшли підтверджень того, що …», «не видел доказательств захвата»: who assessed it does not find it so."""
        s = self.sentence
        if not (verb.form == "fin" and self._is(verb, "finding") and s.negated(verb)):
            return False
        proof = next((w for w in s.subtree(verb) if w.i > verb.i and self._is(w, "proof")), None)
        above = s.head(verb)
        reported = above is not None and any(lemma in lexicon.reporting(self.language) for lemma in above.lemmas)
        source = self._source(above if reported and above is not None else verb) if proof is not None else None
        if proof is None or source is None:
            return False
        told = [*s.subtree(proof), *(w for c in s.children(verb, "ccomp") for w in s.subtree(c))]
        scope = {w.i for w in told if w is not proof} or {w.i for w in s.words if w.i > proof.i}
        own = {w.i for w in s.subtree(verb)} - scope
        self.reports.append(Report(verb, source, "deny", "indirect", scope=scope, own=own))
        return True

    def _tells(self, noun: Word) -> bool:
        """Whether a phrase tells an event: «сообщение о взятии», «сообщения о том, что …»."""
        inside = self.sentence.subtree(noun)
        clause = self._is(noun, "statement") and any(w.lemma in THAT for w in inside)
        return clause or any(self._is(w, k) for w in inside for k in TOLD)

    def _untrue(self, verb: Word) -> bool:
        """«заявили, что информация не соответствует действительности»: denied by whoever is reported to say so."""
        head = self.sentence.head(verb)
        says = head is not None and any(lemma in lexicon.reporting(self.language) for lemma in head.lemmas)
        untrue = any(self._is(c, "reality") for c in self.sentence.children(verb, "obj", "iobj", "obl"))
        source = self._source(head) if head is not None and says and untrue else None
        if source is None or self._tells(verb):
            return False  # what it says itself is told by `Propositions`
        self.reports.append(Report(verb, source, "deny", "indirect", own=self._clause_words(verb), back=True))
        return True
