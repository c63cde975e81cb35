"""Who says what in a sentence: reporting verbs, «по данным …», quotations, denials, refusals to comment."""

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.answers import Answers
from helpers.claims.slavic.memory import Source
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.sources import NAMELESS, OURS, THAT, TOLD, Report
from helpers.claims.slavic.speakers import Speakers
from helpers.claims.slavic.words import Sentence, Word

_HEADING = 6
"""Words at most that name who speaks before a colon."""


class Attribution(Answers):
    """Who is reported to say what in one sentence."""

    def __init__(self, sentence: Sentence, parties: Parties, speakers: Speakers, language: str):
        super().__init__(sentence, parties, speakers, language)
        readers = (
            self._refusal,
            self._no_answer,
            self._denial,
            self._unseen,
            self._verb,
            self._witness,
            self._inference,
            self._source_phrase,
        )
        for word in sentence.words:
            any(read(word) for read in readers)
        if not self.reports:
            self._before_colon()
        if not self.reports:
            self._after_dash()
        if not self.reports:
            root = next((w for w in sentence.words if w.rel == "root"), None)
            speakers.notice(next(iter(sentence.children(root, "nsubj")), None) if root is not None else None)
            speakers.notice_titles()
        self._share()

    def _before_colon(self) -> None:
        """«Генштаб: ворог атакував …»: who speaks stands before a colon at the very beginning."""
        words = self.sentence.words
        colon = next((w.i for w in words[1 : _HEADING + 1] if w.text == ":"), None)
        if colon is None or colon + 1 >= len(words) or any(w.form or w.pos == "ADP" for w in words[:colon]):
            return
        noun = next((w for w in words[:colon] if w.pos in ("NOUN", "PROPN", "X")), None)
        source = self.speakers.of(noun)
        if source is not None:
            own, scope = set(range(colon)), set(range(colon + 1, len(words)))
            self.reports.append(Report(words[colon], source, "assert", "direct", scope=scope, own=own))

    def _after_dash(self) -> None:
        """«Окупанти просунулися поблизу Торського, – DeepState»: who speaks stands behind a dash at the very end."""
        words = self.sentence.words
        dash = next((w.i for w in reversed(words[-_HEADING - 1 :]) if w.text in "—–-" and w.i > 2), None)
        if dash is None or words[dash - 1].text not in (",", "»", "”", '"'):
            return
        behind = [w for w in words[dash + 1 :] if w.pos != "PUNCT"]
        if not behind or any(w.form or w.pos == "ADP" for w in behind):
            return
        source = next((found for w in behind if (found := self.speakers.of(w)) is not None), None)
        if source is not None:
            own, scope = set(range(dash, len(words))), set(range(dash))
            self.reports.append(Report(words[dash], source, "assert", "indirect", scope=scope, own=own))

    def over(self, word: Word) -> Report | None:
        """The report with the narrowest scope around a word; the inner one of two alike."""
        around = [r for r in self.reports if word.i in r.scope and not r.back]
        return min(around, key=lambda r: (len(r.scope), -r.cue.i), default=None)

    def _verb(self, verb: Word) -> bool:
        """«сообщил, что …», «…, — заявил», «сообщает Минобороны», «как отмечают аналитики»."""
        act = next((a for lemma, a in lexicon.reporting(self.language).items() if lemma in verb.lemmas), "")
        if not act or verb.form not in ("fin", "conv", "part") or self.sentence.negated(verb):
            return False
        if act == "deny" and self._throws_back(verb):
            return False
        source = self._source(verb) or self._nameless(verb, act)
        if source is None:
            return False
        report = Report(verb, source, act, "indirect", relayed_by=self._relay(verb) if not source.outlet else "")
        report.own = self._own_words(verb)
        report.scope = self._scope(verb, report.own)
        report.before = act != "deny" and self._tells_whose(verb, report)
        if act == "deny" and self._content_noun(verb, report):
            self._said_after_colon(verb, report)
        elif act == "deny":
            self._answer(verb, report)
        self.reports.append(report)
        return True

    def _nameless(self, verb: Word, act: str) -> Source | None:
        """Somebody who says what follows, and of whom the words do not tell who he is; nobody before him says it.

        «Его товарищи подтвердили, что …», «пишут, что …»; what the publisher says himself («зазначимо») is nobody else's.
        """
        s = self.sentence
        subjects = s.children(verb, "nsubj")
        nobody = lexicon.nouns(self.language, "own") | lexicon.phrases(self.language, "nobody")
        third = verb.form == "fin" and not verb.passive and not verb.text.lower().endswith(OURS)
        named = [w for w in subjects if not w.lemmas & nobody]
        clause = any(self._opens(c) for c in s.children(verb, "ccomp"))
        if act == "deny" or not third or not clause or not (named or (not subjects and verb.number == "Plur")):
            return None
        if any(w.pos not in ("PRON", "DET") and w.number == "Sing" for w in named):
            self.speakers.memory.person = NAMELESS
        return NAMELESS

    def _opens(self, clause: Word) -> bool:
        """Whether a clause is opened by «что», or by a colon or quotation mark."""
        words = self.sentence.words
        first = min(w.i for w in self.sentence.subtree(clause))
        near = words[max(0, first - 2) : clause.i + 1]
        return any(w.lemma in THAT or w.text in (":", "«", "“", '"') for w in near)

    def _witness(self, verb: Word) -> bool:
        """«ISW зафиксировал продвижение», «мэр подтвердил гибель»: who found an event tells of it."""
        if verb.form != "fin" or verb.passive or not self._is(verb, "witness") or self.sentence.negated(verb):
            return False
        events = [c for c in self.sentence.children(verb, "obj") if any(self._is(c, k) for k in TOLD)]
        source = self._source(verb) if events else None
        if source is None:
            return False
        scope = {w.i for c in events for w in self.sentence.subtree(c)}
        scope |= {w.i for c in self.sentence.children(verb, "obl") for w in self.sentence.subtree(c)}
        report = Report(verb, source, "assert", "nominal", scope=scope, own=self._clause_words(verb) - scope)
        self.reports.append(report)
        return True

    def _throws_back(self, verb: Word) -> bool:
        """«відкинули противника»: no word is rejected, but people."""
        predicates = lexicon.predicates(self.language)
        pushes = any(p.frame == "push" for lemma in verb.lemmas for p in predicates.get(lemma, ()))
        kinds = [lexicon.nouns(self.language, k) for k in ("enemy", "force", "people")]
        objects = self.sentence.children(verb, "obj")
        return pushes and any(w.lemmas & kind or self.parties.side(w, "") for w in objects for kind in kinds)

    def _tells_whose(self, verb: Word, report: Report) -> bool:
        """Whether a sentence only says who said what stands before it: «Об этом сообщили в Генштабе»."""
        s = self.sentence
        pointing = [w for w in s.words[:3] if self._is(w, "pointing") and s.preposition(w) in ("о", "об", "про")]
        return bool(pointing) and not s.children(verb, "ccomp") and pointing[0].i in report.own

    def _answer(self, verb: Word, report: Report) -> None:
        """A denial of what stands elsewhere; what follows it after a colon is said by the same mouth."""
        colon = self._said_after_colon(verb, report)
        report.back = True
        report.scope = set()
        edge = colon if colon is not None else len(self.sentence.words)
        report.own = {i for i in self._clause_words(verb) if i < edge}

    def _said_after_colon(self, verb: Word, report: Report) -> int | None:
        """What somebody says who denies something: after a colon, whose number is given."""
        colon = next((w.i for w in self.sentence.words if w.i > verb.i and w.text == ":"), None)
        if colon is not None:
            said = {w.i for w in self.sentence.words[colon + 1 :]}
            own = {i for i in report.own if i < colon}
            self.reports.append(Report(verb, report.source, "assert", "direct", scope=said, own=own))
            report.scope = {i for i in report.scope if i < colon}
        return colon

    def _inference(self, verb: Word) -> bool:
        """«…, следует из сводки министерства»: whose paper tells it."""
        s = self.sentence
        if verb.form != "fin" or not self._is(verb, "following"):
            return False
        for paper in (c for c in s.children(verb, "obl") if s.preposition(c) in ("из", "із", "з")):
            source = next((f for n in s.children(paper, "nmod") if (f := self.speakers.of(n)) is not None), None)
            if source is not None and (
                self._is(paper, "source") or paper.lemmas & lexicon.nouns(self.language, "anaphor")
            ):
                own = {w.i for w in s.subtree(verb)}
                scope = {w.i for w in s.words if w.i < min(own)}
                self.reports.append(Report(verb, source, "assert", "indirect", scope=scope, own=own))
                return True
        return False

    def _scope(self, verb: Word, own: set[int]) -> set[int]:
        """What the verb reports: its clause complement, the clause it is set into, or a noun («об освобождении»)."""
        s = self.sentence
        said = [c for c in s.children(verb, "ccomp", "csubj") if c.i != verb.i]
        said += [c for c in s.children(verb, "parataxis") if self._follows_colon(verb, c)]
        said += [c for c in s.children(verb, "obj", "obl") if self._is_content(c)]
        scope = {w.i for c in said for w in s.subtree(c)}
        if said:
            return scope - own
        # no complement: the words before it in the sentence, or all but its own where it opens with «как»
        opener = any(c.lemma in ("как", "як") for c in s.children(verb, "mark", "advmod"))
        edge = max(own)
        outside = {w.i for w in s.words if w.i not in own and (w.i < verb.i or opener or w.i > edge)}
        before = {i for i in outside if i < min(own)}
        return before if not opener and any(s.words[i].is_verb for i in before) else outside

    def _follows_colon(self, verb: Word, clause: Word) -> bool:
        low, high = sorted((verb.i, clause.i))
        return any(w.text in (":", "«", "“") for w in self.sentence.words[low:high]) or clause.i < verb.i

    def _source_phrase(self, noun: Word) -> bool:
        """«по данным ведомства», «по словам губернатора», «за даними Генштабу»."""
        s = self.sentence
        if not self._is(noun, "source") or s.preposition(noun) not in ("по", "за", "согласно", "згідно"):
            return False
        named = s.children(noun, "nmod", "appos", "flat", "flat:name")
        source = self.speakers.of(named[0]) if named else None
        if source is None and s.children(noun, "det", "amod"):
            source = self.speakers.memory.person or self.speakers.memory.organisation
        if source is None:
            return False
        own = {w.i for w in s.subtree(noun, without=("acl:relcl", "parataxis"))}
        head = s.head(noun)
        clause = s.clause(head) if head is not None else None
        scope = {w.i for w in s.subtree(clause)} if clause is not None else {w.i for w in s.words}
        if noun.i < 4:
            scope = {w.i for w in s.words}
        self.reports.append(Report(noun, source, "assert", "indirect", scope=scope - own, own=own))
        return True

    def _content_noun(self, verb: Word, report: Report) -> bool:
        """Whether a denial says itself what it denies: «опроверг захват города», «опровергают окружение»."""
        s = self.sentence
        if any(w.text != ":" and c.rel == "ccomp" for c in s.children(verb) for w in s.words[verb.i + 1 : verb.i + 2]):
            return True
        own = {w.i for w in s.subtree(verb, without=("conj", "parataxis"))}
        return any(self._is(s.words[i], k) for i in report.scope & own for k in TOLD)

    def _share(self) -> None:
        """Coordinated reports part the sentence: what another report says is not in this one's scope."""
        for report in self.reports:
            for other in self.reports:
                if other is not report:
                    report.scope -= other.own
                    if other.scope and other.scope < report.scope and other.cue.i in report.scope:
                        report.scope -= other.scope
