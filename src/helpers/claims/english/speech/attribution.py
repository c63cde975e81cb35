"""Who says what: the stretches of a paragraph that a source is made responsible for.

This layer knows nothing of wars. It finds reporting verbs and nouns, "according to", quotations and their speakers,
denials that point back, and refusals to comment; it returns for every token the innermost report that covers it.
"""

from dataclasses import dataclass, field
from functools import cache

from helpers.basis import basis_of, because
from helpers.claims import lexicon
from helpers.claims.english.frames import object_reports
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.speech import contents, denials, trailing_speakers
from helpers.claims.english.speech.passing import is_in_passing
from helpers.claims.english.speech.reports import BACK_NOUNS, POINTERS, REPORT_NOUNS, Report
from helpers.claims.english.speech.sources import relayed_by
from helpers.claims.english.speech.speakers import Speakers
from helpers.claims.sources import Source

_NO_CUE = frozenset({"PUNCT", "SPACE", "DET", "NUM", "PROPN", "PRON", "CCONJ"})
"""Parts of speech that no rule of this layer starts from: half of all words are passed over."""


@dataclass
class Attribution:
    """All reports of a paragraph, and for every token the innermost one that covers it."""

    reports: list[Report] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    quoted: dict[int, int] = field(default_factory=dict)
    quote_source: dict[int, Report] = field(default_factory=dict)

    def unsaid(self, token: Token) -> bool:
        """Whether the token is only named as not said: "did not mention separatists entering the city"."""
        return any(token.i in r.content for r in self.reports if r.act == "decline")

    def over(self, token: Token) -> Report | None:
        """The innermost report whose content holds the token."""
        covering = [r for r in self.reports if token.i in r.content and not r.back]
        if covering and token.i not in self.quoted and is_in_passing(token):
            return None
        if covering:
            return min(covering, key=lambda r: (len(r.content), r.act != "deny"))
        if token.i in self.quoted:
            return self.quote_source.get(self.quoted[token.i])
        return None


def may_be_cue(token: Token) -> bool:
    """Whether any rule of this layer starts from such a word at all; most words need not be asked further."""
    if token.pos_ in _NO_CUE:
        return False
    return token.pos_ == "AUX" or token.lower_ in _INTRODUCING or token.lemma_.lower() in _cues()


@cache
def _cues() -> frozenset[str]:
    """Lemmas of all cues, auxiliaries and the words of `_according` aside."""
    return frozenset((*lexicon.reporting(), *REPORT_NOUNS, *_PROOF, *denials.CUES, *object_reports.VERBS))


def attribute(
    doc: Doc, speakers: Speakers, quotes: list[tuple[int, int]], quoted: dict[int, int], *, before: Report | None
) -> Attribution:
    """Reports of one paragraph.

    Args:
        doc: the parsed paragraph.
        speakers: resolver with the article's memory of speakers.
        quotes, quoted: direct speech, from `quotations`.
        before: the last report of the previous paragraph, for a quotation that stands alone.
    """
    found = Attribution(quotes=quotes, quoted=quoted)
    for token in doc:
        if not may_be_cue(token):
            continue
        report = (
            denials.label(token, speakers)
            or _of_verb(token, speakers, quoted)
            or _no_evidence(token, speakers)
            or _of_noun(token, speakers)
            or _according(token, speakers)
            or denials.answer(token, speakers)
        )
        if report is not None:
            found.reports.append(report)
    _hand_on(found)
    _told_to_speaker(found, speakers)
    _speakers_of_quotes(doc, found, speakers, before)
    for report in found.reports:  # "Reports that … are false", inside a quotation
        if report.source is None and report.cue.i in quoted:
            spoken = found.quote_source.get(quoted[report.cue.i])
            report.source = spoken.source if spoken is not None else None
    return found


def _hand_on(found: Attribution) -> None:
    """ "The mayor said that …, the agency reported": the agency hands on what the mayor said, though it stands inside."""
    for outer in found.reports:
        for inner in found.reports:
            relays = inner.source is not None and inner.source.outlet and inner.cue.head == outer.cue
            if relays and inner.cue.dep_ == "ccomp" and inner.content and max(inner.content) < inner.cue.i:
                sentence = inner.cue.sent
                inner.content = frozenset(range(sentence.start, sentence.end))
                if outer.source is not None and inner.source is not None:
                    outer.source = relayed_by(outer.source, inner.source)


def _told_to_speaker(found: Attribution, speakers: Speakers) -> None:
    """ "The envoy said authorities heard reports that …": who they are is not said, but it is the envoy who tells it."""
    government = speakers.parties.names.government
    for inner in found.reports:
        ownerless = inner.source is not None and basis_of(inner.source.side) == "office_without_owner"
        if inner.source is None or not ownerless or inner.source.side != government:
            continue
        for outer in found.reports:
            tells = outer.source is not None and outer.source.person and inner.cue.i in outer.content
            if tells and outer.source is not None and outer.source.side != government:
                inner.source = outer.source


def _tokens(root: Token, *, without: Token | None = None) -> frozenset[int]:
    drop = {t.i for t in without.subtree} if without is not None else set()
    return frozenset(t.i for t in root.subtree if t.i not in drop)


def _of_verb(verb: Token, speakers: Speakers, quoted: dict[int, int]) -> Report | None:
    takes = lexicon.reporting().get(verb.lemma_.lower())
    if verb.lemma_ in object_reports.VERBS and (report := _of_told(verb, speakers)) is not None:
        return report
    if takes is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    if verb.lemma_ in lexicon.words("picturing") and not contents.is_picture(grammar.subject(verb)):
        return None  # "the army captured X, while …"
    if contents.is_quoted_denial(verb):
        return None  # "quoted the ministry as denying that …": the verb of quoting tells it
    if verb.lemma_ == "rule" and not grammar.has_particle(verb, "out"):
        return None
    if verb.dep_ == "conj" and any(c.lower_ == "neither" for c in verb.head.children):
        return None  # "neither confirmed nor denied it": the first verb tells that nothing is said
    own = next((c for c in grammar.children(verb, "nsubj") if c.lower_ in ("i", "we")), None)
    if own is not None and verb.i in quoted and grammar.negation(verb) is not None and grammar.children(verb, "ccomp"):
        clause = grammar.children(verb, "ccomp")[0]  # "I would not say that X is cleared"
        return Report(verb, None, "deny", _tokens(clause), "direct")
    modality = grammar.modality(verb)
    sought = verb.dep_ == "xcomp" and verb.head.lemma_ == "seek"  # "sought to stress that …"
    left_to = contents.left_to(verb)
    if modality in ("hypothetical", "intent", "attempt") and not (sought or left_to or _went_to_say(verb)):
        return None
    if modality == "failure" and not ("clause" in takes and grammar.children(verb, "ccomp")):
        return None
    passive = grammar.is_passive(verb) and not grammar.children(verb, "nsubj")
    subject = grammar.agent(verb) if passive else left_to or grammar.subject(verb)
    negated = grammar.negation(verb) is not None or (verb.dep_ == "pcomp" and verb.head.lower_ == "without")
    negated = negated or modality == "failure" or _yet_to(verb)  # "failed to confirm that …"
    if negated and (seen := _not_seen(verb)) is not None:
        source = speakers.resolve(subject) if subject is not None else None
        return Report(verb, source, "decline", _tokens(seen), "indirect", True, "statement", seen) if source else None
    if "quoted" in takes and not passive:
        person = next(iter(grammar.children(verb, "dobj")), None)
        described = grammar.children(person, "relcl", "acl") if person is not None else []
        for prep in (p for top in (verb, *described) for p in grammar.children(top, "prep")):
            if (
                prep.lower_ == "as"
            ):  # "cited an officer, whom it did not name, as saying": the parser hangs it on either
                speech = next(iter(grammar.children(prep, "pcomp")), None)
                if speech is not None and person is not None:
                    source = speakers.resolve_cited(person, subject)
                    return Report(
                        verb,
                        source,
                        contents.act_of(speech),
                        trailing_speakers.said_by(speech, verb),
                        "direct",
                        relayed=_relay(subject),
                    )
    summed_up = next((c for c in grammar.children(verb, "npadvmod") if c.lower_ == "something"), None)
    if summed_up is None and verb.dep_ in ("relcl", "acl") and verb.head.lemma_.lower() in (*BACK_NOUNS, "something"):
        summed_up = verb.head
    if (
        summed_up is None
        and verb.dep_ == "relcl"
        and passive
        and grammar.is_beside(verb.doc[verb.left_edge.i], -1, ",")
    ):
        summed_up = next((c for c in grammar.children(verb, "nsubjpass") if c.lower_ == "which"), None)
    if summed_up is not None and subject is not None and takes.get("object") == "deny":
        source = speakers.resolve(subject)  # "an accusation that the militia has denied", "something the army denies"
        return (
            Report(verb, source, "deny", frozenset(), "indirect", negated, "statement", summed_up) if source else None
        )
    if summed_up is not None and subject is not None and verb.lemma_ in _CONFIRMING and not negated:
        source = speakers.resolve(subject)  # "a claim that the monitor confirmed"
        act = takes.get("object", "assert")
        return Report(verb, source, act, frozenset(), "indirect", back="echo", target=summed_up) if source else None
    if "quoted" in takes and grammar.is_passive(verb) and any(c.lower_ == "as" for c in grammar.children(verb, "prep")):
        return _quoted_passive(verb, speakers)
    clauses = [c for c in grammar.children(verb, "ccomp", "parataxis") if _is_content(c, verb)]
    if grammar.is_beside(verb, 1, "that"):  # "The army took X, the ministry stated that …": a clause of its own before
        clauses = [c for c in clauses if c.i > verb.i] or clauses
    if not clauses and "clause" in takes:
        clauses = contents.in_remarks(verb)
    if not clauses:
        clauses = [
            c for c in grammar.children(verb, "advcl", "conj", "dep") if grammar.displaced_object(verb, c) is not None
        ]
    if not clauses and "clause" in takes and subject is not None and not passive:
        clauses = contents.before_speaker(verb, subject)
    if not clauses:  # the parser sometimes hangs the reporting verb under the clause that is reported
        parent = verb.head
        if (
            verb.dep_ in ("parataxis", "dep", "ccomp", "conj")
            and grammar.is_verb(parent)
            and subject is not None
            and grammar.children(verb, "nsubj")
            and not grammar.children(verb, "dobj", "xcomp")
            and not grammar.children(verb, "mark")  # "said that it does not comment"
        ) and ((verb.i > parent.i and verb.left_edge.i > parent.i) or contents.parenthetical(verb)):
            source = speakers.resolve(subject)
            words = frozenset(t.i for t in parent.subtree) - {t.i for t in verb.subtree}
            return Report(verb, source, takes.get("clause", "assert"), words, "indirect", negated)
    if clauses and "clause" in takes:
        tail = (
            trailing_speakers.unseen_speaker(verb, clauses)
            if not passive and not grammar.children(verb, "nsubj")
            else None
        )
        source = speakers.resolve_teller(tail if tail is not None else subject, contents.listener(verb))
        if passive and source is None:
            return None  # "it is believed that": nobody says it
        cited = _cited(verb, speakers)
        denial = contents.denial_of_another(verb)
        denier = speakers.resolve(grammar.owner(denial)) if denial is not None else None
        if cited is not None or denier is not None:
            relayed, source = _relay(subject), denier or cited
        else:
            relayed = ()
        content: set[int] = set()
        for c in (*clauses, *contents.going_on(verb, clauses)):
            content |= _tokens(c)
            displaced = grammar.displaced_object(verb, c)
            if displaced is not None:
                content |= _tokens(displaced)
        if tail is not None:
            content = {i for i in content if i < trailing_speakers.beginning(tail, verb)}
        act = takes["clause"] if denier is None else "deny"
        if negated and act in ("assert", "concede", "reaffirm"):
            return (
                Report(verb, source, "decline", frozenset(content), "indirect", True, "statement", clauses[0])
                if source
                else None
            )
        inside = any(i in quoted for i in content)
        outside = any(i not in quoted for i in content)
        kind = "mixed" if inside and outside else "direct" if inside else "indirect"
        return Report(verb, source, act, frozenset(content), kind, negated, relayed=relayed)
    if verb.lemma_ in ("accuse", "blame", "suspect") and subject is not None and not passive:
        accused = (verb, *grammar.children(verb, "dobj"))  # the parser hangs "of shelling X" on either
        charges = [p for top in accused for p in grammar.children(top, "prep") if p.lower_ in ("of", "for")]
        charges = [p for p in charges if grammar.children(p, "pcomp") or p.head == verb]
        if charges:
            source = speakers.resolve(subject)
            return Report(verb, source, "assert", _tokens(charges[0]), "indirect", negated) if source else None
    gerunds = [
        c for c in grammar.children(verb, "xcomp") if c.tag_ == "VBG" or any(a.lower_ == "having" for a in c.children)
    ]
    gerunds += [c for p in grammar.children(verb, "prep") if p.lower_ == "to" for c in grammar.children(p, "pcomp")]
    if gerunds and "clause" in takes and not passive:  # "denied losing the town"
        source = speakers.resolve(subject)
        if negated and takes["clause"] in ("concede", "reaffirm"):  # "has not acknowledged withdrawing"
            open_ = _tokens(gerunds[0])
            return Report(verb, source, "decline", open_, "indirect", True, "statement", gerunds[0]) if source else None
        return Report(verb, source, takes["clause"], _tokens(gerunds[0]), "indirect", negated) if source else None
    infinitives = contents.infinitives(verb)
    if infinitives and "infinitive" in takes and subject is not None:
        source = speakers.resolve(subject)
        return Report(verb, source, takes["infinitive"], _tokens(infinitives[0]), "indirect", negated)
    if "marking" in takes and not passive and subject is not None and contents.marks(verb):
        source = speakers.resolve(subject)
        shown = _tokens(verb) - {i for c in grammar.children(verb, "nsubj") for i in _tokens(c)}
        return Report(verb, source, "assert", shown, "indirect", negated) if source else None
    if "object" in takes:
        return _of_object(verb, takes["object"], subject, passive, negated, speakers)
    return None


def _went_to_say(verb: Token) -> bool:
    """ "Went on television to announce that …", "took to Telegram to claim that …": what is said has been said."""
    return (
        verb.dep_ == "advcl"
        and verb.head.tag_ in ("VBD", "VBZ")
        and grammar.negation(verb.head) is None
        and any(c.lower_ == "to" for c in grammar.children(verb, "aux"))
        and bool(grammar.children(verb, "ccomp"))
    )


def _yet_to(verb: Token) -> bool:
    """ "Have yet to confirm the loss of X": they have not."""
    governor = verb.head
    return verb.dep_ == "xcomp" and governor.lemma_ == "have" and any(c.lower_ == "yet" for c in governor.children)


def _not_seen(verb: Token) -> Token | None:
    """What a monitor has not observed: the forces in "has not observed Russian forces capturing Lyman"."""
    if verb.lemma_ not in _SEEING or not grammar.children(verb, "neg"):
        return None
    seen = (n for n in grammar.direct_objects(verb) if any(c.tag_ == "VBG" for c in grammar.children(n, "acl")))
    doing = (c for c in grammar.children(verb, "ccomp") if c.tag_ == "VBG")
    return next(seen, None) or next(doing, None)


_SEEING = {"observe", "see", "detect", "notice"}


def _of_told(verb: Token, speakers: Speakers) -> Report | None:
    """Put the number of dead at 17, named the villages as A and B."""
    noun = object_reports.told(verb)
    passive = noun is not None and noun.dep_ == "nsubjpass"
    subject = grammar.agent(verb) if passive else grammar.subject(verb) if noun is not None else None
    source = speakers.resolve(subject) if subject is not None else None
    if source is None or noun is None:
        return None
    return Report(verb, source, "assert", frozenset(t.i for t in verb.subtree if passive or t.i > verb.i), "nominal")


def _quoted_passive(verb: Token, speakers: Speakers) -> Report | None:
    """Jane Doe was quoted as saying …"""
    speech = next(
        (s for p in grammar.children(verb, "prep") if p.lower_ == "as" for s in grammar.children(p, "pcomp")), None
    )
    source = speakers.resolve(grammar.passive_subject(verb)) if speech is not None else None
    if speech is None or source is None:
        return None
    relayed = grammar.agent(verb) or grammar.agent(speech)
    act = contents.act_of(speech)
    return Report(verb, source, act, trailing_speakers.said_by(speech, verb), "direct", relayed=_relay(relayed))


def _cited(verb: Token, speakers: Speakers) -> Source | None:
    """Whom an outlet cites for what it reports: "TASS reported, citing the ministry, that …"."""
    subject = next(iter(grammar.children(verb, "nsubj")), None)
    tops = (verb, subject) if subject is not None else (verb,)
    if contents.act_of(verb) == "deny":  # the parser hangs ", citing the ministry" on what is denied
        tops = (*tops, *(c for c in grammar.children(verb, "ccomp") if c.i > verb.i))
    for citing in (c for t in tops for c in t.children if c.lower_ in ("citing", "quoting")):
        for noun in grammar.children(citing, "dobj", "pobj"):
            source = speakers.resolve_cited(noun, subject)
            if source is not None and not source.evidence:
                return source.taken("cited") if source.basis.startswith(("office_without", "described")) else source
    return None


def _is_content(clause: Token, verb: Token) -> bool:
    if clause.dep_ == "parataxis":
        return clause.i < verb.i
    if clause.i < verb.i and grammar.is_beside(clause.right_edge, 1, ";"):
        return False  # the parser hangs the clause before a semicolon under the one after it
    conceded = lexicon.reporting().get(verb.lemma_.lower(), {}).get("clause") == "concede"
    if conceded and any(c.lower_ == "to" for c in grammar.children(clause, "aux")):
        return False  # "allowed civilians to leave" lets them go, and grants nothing
    mark = next(
        (c.lower_ for c in grammar.children(clause, "mark", "advmod") if c.i < clause.i and c.dep_ == "mark"), ""
    )
    return mark not in ("if", "whether", "because", "how", "why")


def _relay(subject: Token | None) -> tuple[str, ...]:
    return (subject.doc[subject.left_edge.i : subject.i + 1].text,) if subject is not None else ()


def _of_object(
    verb: Token, act: str, subject: Token | None, passive: bool, negated: bool, speakers: Speakers
) -> Report | None:
    """A reporting verb with a noun: reaffirmed control, denied the capture, denied this, rejected the claim."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = objects[0]
    if verb.lemma_ == "claim" and noun.lemma_ == "life":
        return None  # "claiming the lives of ten": nobody says so
    denying = act == "deny"
    if denying and noun.lemma_ in lexicon.words("proposed"):
        return None  # "rejected the offer": what is offered or asked is no statement
    if negated and noun.lemma_ in _PROOF and grammar.children(noun, "acl", "ccomp", "relcl"):
        return None  # "has not observed confirmation that …" rejects what it confirms (see `_no_evidence`)
    if subject is None and passive and denying:
        subject = _in_capital(verb, speakers)
    if subject is None:
        return None
    if noun.lower_ == "same" and act == "assert" and not negated and not passive:  # "the observer reported the same"
        source = speakers.resolve(subject)
        return Report(verb, source, act, frozenset(), "indirect", back="echo", target=noun) if source else None
    pointing = noun.lower_ in POINTERS or noun.tag_ == "WDT" or noun.lemma_.lower() in BACK_NOUNS
    if pointing:
        if denying or (negated and act in ("assert", "concede", "reaffirm")):
            cited = (
                _cited(verb, speakers) if denying else None
            )  # "the agency, citing the ministry, denied reports that …"
            source = cited or speakers.resolve(subject)
            if source is None:
                return None
            kind = "deny" if denying and not negated else "decline"
            told = denials.denied_content(noun) if kind == "deny" else None
            if told is not None and _of_noun(noun, speakers) is None:
                relayed = _relay(subject) if cited is not None else ()
                return Report(verb, source, "deny", _tokens(told), "indirect", relayed=relayed)
            return Report(verb, source, kind, frozenset(), "indirect", negated, back="statement", target=noun)
        if act in ("concede", "assert") and not negated and verb.lemma_ in _CONFIRMING:
            source = speakers.resolve(subject)
            return Report(verb, source, act, frozenset(), "indirect", back="echo", target=noun) if source else None
        if act in ("assert",) and noun.lower_ in ("this", "that", "so") and not passive:
            source = speakers.resolve(subject)
            return (
                Report(verb, source, act, frozenset(), "indirect", negated, back="own", target=noun) if source else None
            )
        return None
    source = speakers.resolve(subject)
    if source is None:
        return None
    more = [c for c in grammar.children(verb, "conj") if any(m.lower_ == "that" for m in grammar.children(c, "mark"))]
    content = frozenset(i for o in (*objects, *more) for i in _tokens(o))  # "reported fighting and that X had fallen"
    event = lexicon.noun_classes().get(noun.lemma_, frozenset()) & {"taking", "falling", "leaving"}
    if (
        event
        and not negated
        and verb.lemma_ in _CONFIRMING
        and not any(True for _ in grammar.prepositions(noun))
        and not grammar.children(noun, "poss")
    ):
        # "confirmed the withdrawal"
        return Report(verb, source, act, frozenset(), "indirect", back="echo", target=noun)
    if negated and act == "assert" and _nothing_of_the_kind(noun, verb):
        return Report(verb, source, act, content, "nominal")
    if negated and act != "deny":
        passed_over = verb.lemma_ == "mention" and not (
            noun.pos_ == "PROPN" or any(c.lower_ == "such" for c in noun.children)
        )
        back = "statement" if verb.lemma_ in denials.SILENT_VERBS and not passed_over else ""
        return Report(verb, source, "decline", content, "nominal", True, back=back)
    return Report(verb, source, act, content, "nominal", negated)


def _nothing_of_the_kind(noun: Token, verb: Token) -> bool:
    """ "Recorded no fighting", "reported no losses": who tells so denies it, and does not keep silent."""
    kinds = lexicon.noun_classes().get(noun.lemma_, frozenset())
    none = any(c.lower_ == "no" for c in grammar.children(noun, "det"))
    return none and bool(kinds & {"battle", "loss", "strike", "force"}) and not grammar.children(verb, "neg")


_CONFIRMING = {"confirm", "acknowledge", "admit", "concede", "corroborate"}


def _in_capital(verb: Token, speakers: Speakers) -> Token | None:
    """Who answers in "In Kyiv, the report was dismissed": the seat of a side's government."""
    for _, place in grammar.prepositions(verb, "in"):
        mention = speakers.parties.mention_at(place)
        if mention is not None and mention.kind == "side" and mention.side in speakers.parties.names.parties:
            return place
    return None


def _of_noun(noun: Token, speakers: Speakers) -> Report | None:
    """A reporting noun with its clause: Ukrainian military reports that …, the ministry's claim that …"""
    act = REPORT_NOUNS.get(noun.lemma_.lower())
    if act is None or noun.pos_ != "NOUN":
        return None
    for clause in grammar.children(noun, "acl", "ccomp", "relcl", "appos"):
        refuted = lexicon.reporting().get(clause.lemma_, {}).get("object") == "deny" and not grammar.children(
            clause, "dobj"
        )
        told = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children) or (
            noun.lemma_ == "claim" and {"to", "have"} <= {c.lower_ for c in grammar.children(clause, "aux")}
        )  # "the army's claim to have taken X"
        told = told or (act == "deny" and contents.is_told_behind(clause))
        if told and not refuted:
            by = grammar.owner(noun)
            source = speakers.resolve(by) if by is not None else None
            if source is None:
                source = _adjectival(noun, speakers)
            if (
                source is None
                and grammar.is_verb(noun.head)
                and lexicon.reporting().get(noun.head.lemma_, {}).get("object") != "deny"
                and noun.dep_ in ("dobj",)
                and grammar.subject(noun.head) is not None
            ):
                source = speakers.resolve(grammar.subject(noun.head))
            for prep, inner in grammar.prepositions(noun, "from", "of"):
                if source is None and prep.lower_ == "from":
                    source = speakers.resolve(inner)
            if source is not None:
                return Report(noun, source, act, _tokens(clause), "nominal")
    return None


_PROOF = {"evidence", "indication", "confirmation", "sign", "proof", "truth"}


def _no_evidence(noun: Token, speakers: Speakers) -> Report | None:
    """No evidence that …: a denial by whoever has seen none, else by the article itself."""
    if noun.lemma_.lower() not in _PROOF or noun.pos_ != "NOUN":
        return None
    verb = noun.head if noun.dep_ == "dobj" else None
    denied = any(c.lower_ in ("no", "little") for c in noun.children)
    denied = denied or (verb is not None and grammar.negation(verb) is not None)
    clause = next(iter(grammar.children(noun, "acl", "ccomp", "relcl")), None)
    if clause is None and noun.lemma_ == "truth":  # "no truth in reports that …"
        told = (
            denials.denied_content(n)
            for top in (noun, noun.head)
            for _, n in grammar.prepositions(top, "in", "to", "behind")
        )
        clause = next((c for c in told if c is not None), None)
    if clause is None and verb is not None:
        clause = denials.denied_content(noun)  # "has seen no evidence of a withdrawal from X"
    if denied and clause is None and verb is not None and (claim := _of_claim(noun)) is not None:
        source = speakers.resolve(grammar.subject(verb))
        act = "decline" if noun.lemma_ == "confirmation" else "deny"
        return (
            Report(noun, source, act, frozenset(), "indirect", act == "decline", "statement", claim) if source else None
        )
    if not denied or clause is None:
        return None
    if verb is not None and (claim := _supported(clause)) is not None:
        source = speakers.resolve(grammar.subject(verb))
        return Report(noun, source, "deny", frozenset(), "indirect", back="statement", target=claim) if source else None
    if verb is None and noun.head.dep_ == "ccomp" and noun.head.head.lemma_ in lexicon.reporting():
        source = speakers.resolve(grammar.subject(noun.head.head))
        return Report(noun, source, "deny", _tokens(clause), "indirect")
    source = speakers.resolve(grammar.subject(verb)) if verb is not None else None
    return Report(noun, source, "deny", _tokens(clause), "indirect")


def _of_claim(noun: Token) -> Token | None:
    """The claim that there is no proof of: "has not observed confirmation of this claim"."""
    of = (n for _, n in grammar.prepositions(noun, "of", "for"))
    return next((n for n in of if n.lower_ in POINTERS or n.lemma_.lower() in BACK_NOUNS), None)


def _supported(clause: Token) -> Token | None:
    """The claim that there is no evidence for: "evidence to support this claim"."""
    if clause.lemma_ not in lexicon.words("supporting"):
        return None
    claims = (o for o in grammar.children(clause, "dobj") if o.lower_ in POINTERS or o.lemma_.lower() in BACK_NOUNS)
    return next(claims, None)


def _adjectival(noun: Token, speakers: Speakers) -> Source | None:
    """The source in the adjectives of a reporting noun: "Ukrainian military reports", "Russian claims"."""
    side = speakers.parties.side(noun)
    if not side or side in ("media",):
        return None
    words = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.i < noun.i]
    text = " ".join(t.text for c in sorted(words, key=lambda t: t.i) for t in c.subtree)
    if not text:
        return None
    role = "unit" if "military" in text.lower() else "party"
    party = next((s.name for s in speakers.parties.names.conflict.sides if s.side == side), "")
    bare = role == "party" and len(words) == 1 and party.casefold().startswith(text.casefold()[:4])
    if bare:
        source = Source(party, because(str(side), "named"), role, text, basis="side_name")
    else:
        source = Source(text, side, role, text, basis="adjective")
    speakers.memory.add(source)
    return source


_INTRODUCING = {"according", "per", "citing"}


def _according(token: Token, speakers: Speakers) -> Report | None:
    """ "According to X": the clause that it modifies is X's."""
    if token.lower_ not in _INTRODUCING:
        return None
    named = None
    if token.lower_ == "according":
        for to in token.children:
            if to.lower_ == "to":
                named = next(iter(grammar.children(to, "pobj")), None)
    elif token.lower_ == "per" and token.dep_ == "prep":
        named = next(iter(grammar.children(token, "pobj")), None)
    elif token.lower_ == "citing":
        named = next(iter(grammar.children(token, "dobj")), None)
        if "deny" in (contents.act_of(token.head), contents.act_of(token.head.head)):
            return None  # who is cited for a denial does not say what is denied
    source = speakers.resolve(named)
    if source is None:
        return None
    clause = token.head
    while (
        clause.dep_ not in ("ROOT", "ccomp", "conj", "parataxis", "advcl", "relcl") or _added(clause, token)
    ) and clause.head != clause:
        clause = clause.head
    content = frozenset(t.i for t in clause.subtree) - {t.i for t in token.subtree}
    return Report(token, source, "assert", content, "indirect")


def _added(clause: Token, according: Token) -> bool:
    """Whether a clause only adds to the one that ", according to X" closes: "fled, leaving tanks behind, according to X"."""
    after_comma = according.i > 0 and according.nbor(-1).text == ","
    bare = not grammar.children(clause, *grammar.SUBJECTS, "mark")
    return after_comma and bare and clause.i < according.i and clause.dep_ in ("advcl", "conj")


def _speakers_of_quotes(doc: Doc, found: Attribution, speakers: Speakers, before: Report | None) -> None:
    """Give each quotation its report: the one in its sentence, the nearest in its paragraph, else the previous one's."""
    for n, (_start, _end) in enumerate(found.quotes):
        inside = [t for t in doc if found.quoted.get(t.i) == n]
        if not inside:
            continue
        first, last = inside[0].i, inside[-1].i
        speaking = [
            r
            for r in found.reports
            if r.source is not None and r.act != "decline" and not (first <= r.cue.i <= last) and r.back != "statement"
        ]

        def distance(r: Report, first: int = first, last: int = last) -> tuple[int, int]:
            after = r.cue.i - last if r.cue.i > last else None
            gap = after if after is not None else first - r.cue.i
            same = any(i in r.content for i in range(first, last + 1))
            return (0 if same else 1, gap)

        verbs = [
            t
            for t in doc
            if t.pos_ == "VERB" and "quote" in lexicon.reporting().get(t.lemma_.lower(), {}) and t.i not in found.quoted
        ]
        if inside[-1].text == "." and any(r.cue.i < first for r in speaking):
            speaking = [r for r in speaking if r.cue.i < last or not _says_more(r.cue, first, last)]
            verbs = [v for v in verbs if v.i < last or not _says_more(v, first, last)]
        near = sorted(speaking, key=distance)
        bare = [v for v in verbs if 0 < v.i - last <= 12 or 0 < first - v.i <= 12]
        chosen = None
        if near and (distance(near[0])[0] == 0 or not bare):
            chosen = near[0]
        if chosen is None and bare:
            verb = min(bare, key=lambda v: v.i - last if v.i > last else 100 + first - v.i)
            chosen = next((r for r in found.reports if r.cue == verb), None) or _bare(verb, speakers)
        lent = ""
        if chosen is None and near:
            chosen = near[0]
            lent = "quotation_near"
        if chosen is None:
            chosen = before
            lent = "quotation_before"
        if chosen is not None:
            source = chosen.source
            found.quote_source[n] = Report(
                chosen.cue,
                source.taken(lent) if source is not None and lent else source,
                chosen.act if chosen.act != "deny" else "assert",
                frozenset(),
                "direct",
                relayed=chosen.relayed,
            )


def _says_more(cue: Token, first: int, last: int) -> bool:
    """Whether a word of saying has words of its own to tell, other than those from first to last: it opens a new sentence.

    A quotation that a full stop closes belongs to whoever spoke before it: “We hold it.” The general said that …
    """
    told = grammar.children(cue, "ccomp", "dobj", "xcomp")
    return any(not first <= t.i <= last for t in told)


def _bare(verb: Token, speakers: Speakers) -> Report | None:
    """A speech verb that stands beside a quotation without governing it in the parse."""
    source = speakers.resolve(grammar.subject(verb))
    if source is None:
        return None
    return Report(verb, source, lexicon.reporting()[verb.lemma_.lower()]["quote"], frozenset(), "direct")
