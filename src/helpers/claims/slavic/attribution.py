"""Who says what in a sentence: reporting verbs, «по данным …», quotations, denials, refusals to comment."""

import itertools
from dataclasses import dataclass, field, replace

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.speakers import Source, Speakers
from helpers.claims.slavic.words import Sentence, Word
from helpers.conflicts import Actor

_HEADING = 6
"""Words at most that name who speaks before a colon."""
_THAT = frozenset({"что", "що"})
_REACH = 11
"""Words behind a verb of calling within which stands what something is called."""
_TOLD = (
    "reportage",
    "losing",
    "advancing",
    "surrounding",
    "leaving",
    "repelling",
    "casualty",
    "passing",
    "exit",
    "destroying",
    "being",
)
"""Classes of nouns in phrases.csv that tell an event without a verb."""


@dataclass
class Report:
    """One act of saying: its cue, who says it, and the words of the sentence that are said (`scope`).

    `back` marks a denial or refusal that answers something said elsewhere; it has no words of its own. `before` marks
    one that tells whose the words of the sentences before are («Об этом сообщили в ведомстве»).
    """

    cue: Word
    source: Source
    act: str
    attribution: str
    scope: set[int] = field(default_factory=set)
    own: set[int] = field(default_factory=set)
    back: bool = False
    before: bool = False
    relayed_by: str = ""


class Attribution:
    """Who is reported to say what in one sentence."""

    def __init__(self, sentence: Sentence, parties: Parties, speakers: Speakers, language: str):
        self.sentence = sentence
        self.parties = parties
        self.speakers = speakers
        self.language = language
        self.reports: list[Report] = []
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

    def _is(self, word: Word, kind: str) -> bool:
        return bool(word.lemmas & lexicon.phrases(self.language, kind))

    def _subject(self, verb: Word) -> Word | None:
        """The grammatical subject; or the office behind an impersonal plural («в Генштабе заявили»)."""
        s = self.sentence
        own = s.children(verb, "nsubj", "nsubj:pass")
        if own:
            return own[0]
        for c in s.children(verb, "obl"):
            beside = self._is(c, "channel")  # «написал в телеграм-канале»
            if s.preposition(c) in ("в", "у", "на") and not beside and self.speakers.of(c) is not None:
                return c
            if s.preposition(c) in ("на",) and self._is(c, "map"):  # «на картах проекта отмечено, что …»
                return next(iter(s.children(c, "nmod", "appos", "flat", "flat:foreign")), None)
        if verb.rel == "conj":
            head = s.head(verb)
            alike = head is not None and head.is_verb and head.number == verb.number
            return self._subject(head) if head is not None and alike else None
        return None

    def _source(self, verb: Word) -> Source | None:
        s = self.sentence
        for c in s.subtree(verb):
            if c.lemmas & lexicon.phrases(self.language, "relay"):
                behind = [d for d in s.children(c) if s.preposition(d) in ("на",)]
                found = self.speakers.of(behind[0]) if behind else None
                outlet = self._outlet()
                if found is not None and outlet is not None and is_party(outlet.side) and not is_party(found.side):
                    found = replace(found, side=outlet.side)  # the sources of a state agency speak for the state
                if found is not None:
                    return found
        subject = self._subject(verb)
        covered = any(c.lemmas & lexicon.phrases(self.language, "cover") for c in s.children(verb, "obl", "nsubj"))
        if subject is not None and (
            subject.case in ("Nom", "") or self.sentence.preposition(subject) or not subject.form
        ):
            named = self.speakers.of(subject)
            offices = [c for c in s.children(verb, "obl") if s.preposition(c) in ("в", "у")]
            bodies = (found for c in offices if (found := self.speakers.of(c)) is not None and found.role != "party")
            named = named or next(bodies, None)
            if named is not None or not covered:
                return named
        if covered:
            return self.speakers.memory.organisation
        if verb.form != "fin" or s.children(verb, "nsubj", "nsubj:pass"):
            return None
        before = [r for r in self.reports if r.cue.i < verb.i and r.cue.is_verb and r.cue.number == verb.number]
        if before:  # «назвала это … и сообщила»
            return before[-1].source
        return self.speakers.memory.person if verb.number == "Sing" else None

    def _relay(self, verb: Word) -> str:
        """The channel beside a reporting verb: Telegram, an agency that passes it on."""
        s = self.sentence
        found = []
        for c in s.subtree(verb, without=("ccomp",)):
            if c.lemmas & lexicon.phrases(self.language, "channel"):
                found.append("Telegram" if c.lemma.startswith(("теле", "tele")) else c.text)
        outlet = self._outlet()
        return "; ".join(dict.fromkeys([*found, *([outlet.actor] if outlet is not None else [])]))

    def _outlet(self) -> Actor | None:
        """The news outlet that the sentence names."""
        actors = [m.actor for m in self.parties.mentions if m.actor is not None]
        return next((a for a in actors if a.kind == "outlet"), None)

    def _verb(self, verb: Word) -> bool:
        """«сообщил, что …», «…, — заявил», «сообщает Минобороны», «как отмечают аналитики»."""
        act = next((a for lemma, a in lexicon.reporting(self.language).items() if lemma in verb.lemmas), "")
        if not act or verb.form not in ("fin", "conv", "part") or self.sentence.negated(verb):
            return False
        if act == "deny" and self._throws_back(verb):
            return False
        source = self._source(verb)
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

    def _witness(self, verb: Word) -> bool:
        """«ISW зафиксировал продвижение», «мэр подтвердил гибель»: who found an event tells of it."""
        if verb.form != "fin" or verb.passive or not self._is(verb, "witness") or self.sentence.negated(verb):
            return False
        events = [c for c in self.sentence.children(verb, "obj") if any(self._is(c, k) for k in _TOLD)]
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

    def _own_words(self, verb: Word) -> set[int]:
        """The words of the saying itself: the verb, who says it, when and where; not what is said."""
        s = self.sentence
        own = {verb.i}
        for c in s.children(verb):
            if c.rel in ("ccomp", "parataxis", "conj", "advcl", "csubj", "xcomp", "punct", "appos"):
                continue
            if c.rel in ("obj", "obl") and self._is_content(c):
                continue
            own |= {w.i for w in s.subtree(c, without=("ccomp", "acl:relcl", "parataxis"))}
        opened = [w.i for v, w in itertools.pairwise(s.words[verb.i :]) if v.text == "," and w.lemma in _THAT]
        return {i for i in own if not opened or i < opened[0]}

    def _is_content(self, noun: Word) -> bool:
        s = self.sentence
        kinds = (*_TOLD, "statement")
        about = s.preposition(noun) in ("о", "об", "про") or noun.rel == "obj"
        return about and (
            any(self._is(noun, k) for k in kinds)
            or any(self._is(c, "casualty") for c in s.children(noun, "amod"))
            or any(
                noun.lemmas & lexicon.nouns(self.language, told) for told in ("battle", "control", "attack", "strike")
            )
        )

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
        silent = silent or (verb.form == "fin" and s.negated(verb) and self._withholds(verb))
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
        return {w.i for w in stretch} if any(self._is(w, k) for w in stretch for k in _TOLD) else set()

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
        clause = self._is(noun, "statement") and any(w.lemma in _THAT for w in inside)
        return clause or any(self._is(w, k) for w in inside for k in _TOLD)

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

    def _content_noun(self, verb: Word, report: Report) -> bool:
        """Whether a denial says itself what it denies: «опроверг захват города», «опровергают окружение»."""
        s = self.sentence
        if any(w.text != ":" and c.rel == "ccomp" for c in s.children(verb) for w in s.words[verb.i + 1 : verb.i + 2]):
            return True
        own = {w.i for w in s.subtree(verb, without=("conj", "parataxis"))}
        return any(self._is(s.words[i], k) for i in report.scope & own for k in _TOLD)

    def _clause_words(self, verb: Word) -> set[int]:
        beyond = ("conj", "ccomp", "advcl", "parataxis", "punct", "cc")
        return {w.i for w in self.sentence.subtree(verb, without=beyond)}

    def _share(self) -> None:
        """Coordinated reports part the sentence: what another report says is not in this one's scope."""
        for report in self.reports:
            for other in self.reports:
                if other is not report:
                    report.scope -= other.own
                    if other.scope and other.scope < report.scope and other.cue.i in report.scope:
                        report.scope -= other.scope
