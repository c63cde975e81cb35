"""An English article and a conflict profile → claims."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Span, Token

from helpers.articles.model import Article
from helpers.claims import lexicon
from helpers.claims.english import grammar, nouns, sides, where
from helpers.claims.english.attribution import Attribution, attribute
from helpers.claims.english.frame import Proposition
from helpers.claims.english.parties import Parties
from helpers.claims.english.pipeline import model, parse, tokenize
from helpers.claims.english.propositions import may_be_predicate, propositions
from helpers.claims.english.quotations import quotations, quoted_tokens
from helpers.claims.english.relevance import may_hold_claims
from helpers.claims.english.reports import Report
from helpers.claims.english.spans import clause_span
from helpers.claims.english.speakers import Memory, Source, Speakers, government_side, state_body
from helpers.claims.english.timing import Timing
from helpers.claims.english.toponyms import find_toponyms
from helpers.claims.english.verification import evidence_of, has_caveat
from helpers.claims.names import Names
from helpers.claims.records import Draft, mark_verification
from helpers.conflicts import Conflict

OWN = Source("", "media")
_OPENING, _CLOSING = ('"', "“", "«"), ('"', "”", "»")
_BULLETIN = re.compile(
    r"^(?:operational|evening|morning|daily|situation|combat)?\s*(?:information|update|report|summary|briefing|bulletin|statement)\s+"
    r"(?:(?:of|by|from)\s+the\b.*\b(?:as of|on|for)|as of|as at)\b",
    re.I,
)
_ISSUED = re.compile(r"^.{5,70}?\b(?:report|briefing|bulletin|summary|communiqu\w+)\s+(?:on|of|for|about)\b", re.I)
_SHARE_WORDS = re.compile(
    r"\b(nearly|almost|about|around|some|roughly|approximately|more than|over|at least|up to|less than|under)\s+(?:the\s+)?$",
    re.I,
)


@dataclass
class _State:
    """What one article has said so far."""

    memory: Memory = field(default_factory=Memory)
    geography: where.Geography = field(default_factory=where.Geography)
    last_report: Report | None = None
    drafts: list[tuple[Draft, Proposition | None]] = field(default_factory=list)
    subject_side: str = ""
    brief: bool = False  # the last report opened a bulletin that goes on in its words


def extract(article: Article, conflict: Conflict, gazetteer) -> list[Draft]:
    """Claims of an English article, as drafts with offsets into its text."""
    if not any(s.party for s in conflict.sides):
        conflict = sides.inferred(article, conflict)
    names = names_of(conflict)
    if not names.parties:
        return []  # nobody fights in it
    paragraphs = tuple(article.body())
    tokenized = [tokenize(article.text[p.start : p.end]) for p in paragraphs]
    own = own_voice(article, names)
    if not may_hold_claims(tokenized, names, own):
        return []
    state = _State()
    timing = Timing(article)
    titles: list[Draft] = []
    body: list[Draft] = []
    parsed = parse(tokenized)
    mentions, near = gazetteer.mentions_by_part([doc.text for doc in parsed])
    docs = []
    for p, doc, found in zip(paragraphs, parsed, mentions, strict=True):
        parties = Parties(doc, names)
        toponyms = find_toponyms(parties, found, gazetteer, near)
        parties.toponyms = frozenset(i for t in toponyms for i in range(t.start, t.end))
        toponyms = [t for t in toponyms if not _metonym(doc[t.head], parties)]
        docs.append((p, parties, toponyms))
    for _, _, toponyms in docs:
        state.geography.counts.update(t.name for t in toponyms if t.kind not in where.WIDE_KINDS)
    if state.geography.counts:
        state.geography.main = state.geography.counts.most_common(1)[0][0]
    regions = Counter(t.name for _, _, toponyms in docs for t in toponyms if t.kind in where.REGION_KINDS)
    if regions and regions.most_common(1)[0][1] > 2 * max(state.geography.counts.values(), default=0):
        state.geography.main = regions.most_common(1)[0][0]
        state.geography.counts[state.geography.main] = regions[state.geography.main]
    if state.geography.main:
        state.geography.by_name.update({t.name: t for _, _, ts in docs for t in ts})
    for _, parties, _ in docs:
        state.memory.later += Speakers(parties, Memory()).named_people()
    for paragraph, parties, toponyms in docs:
        before = len(state.drafts)
        _paragraph(article, paragraph.start, parties, toponyms, state, timing, own)
        (titles if paragraph.kind == "title" else body).extend(d for d, _ in state.drafts[before:])
    kept = body + [t for t in titles if not any(t.type == b.type for b in body)]
    mark_verification(kept, names.parties, caveat=has_caveat(article))
    if not any(_of_war(d, frozenset(names.parties)) for d in kept):
        return []  # nobody who fights does anything here: a refusal or a toll in it is about something else
    return _without_lede(article, _without_repeats(article, kept))


def _of_war(draft: Draft, parties: frozenset[str]) -> bool:
    """Whether a claim tells by itself that its article is about the war: a toll that an official gives does not."""
    if draft.type == "other":
        return False
    return bool({draft.controller, draft.actor, draft.target} & parties) or (
        draft.side in parties and draft.type != "losses"
    )


@lru_cache(maxsize=8)
def names_of(conflict: Conflict) -> Names:
    """The conflict's names in the model's own tokens; the few conflicts of a run are kept."""
    return Names(conflict, lambda name: [t.text for t in model().make_doc(name)])


_HEADS = ("title", "dateline", "byline", "body", "caption")
_BULLETIN_ROLES = {"general_staff", "defence_ministry", "unit", "commander", "regional_authority"}


def _issued_by(text: str, names: Names) -> bool:
    """Whether a heading opens with the body whose report it heads: "Defence Ministry of X report on the progress of …"."""
    if not _ISSUED.search(text) or len(text.split()) > 20 or text.rstrip().endswith((".", "?", "!")):
        return False
    found = names.find([t.text for t in model().make_doc(text)])
    return any(m.start <= 1 and m.actor is not None and m.actor.role in _BULLETIN_ROLES for m in found)


def own_voice(article: Article, names: Names) -> Source:
    """The speaker of the article's own voice: an actor of the conflict that publishes it, else the article itself.

    A bulletin names its author in a heading without a verb ("Operational information of the General Staff as of …").
    """
    heads = [article.text[p.start : p.end] for p in article.paragraphs if p.kind in _HEADS][:3]
    bulletins = [t for t in heads if len(t.split()) <= 30 and (_BULLETIN.search(t) or _issued_by(t, names))]
    for text in [*bulletins, *heads] if bulletins else ():
        for m in names.find([t.text for t in model().make_doc(text)]):
            if m.actor is not None and m.actor.kind in ("organisation", "force") and m.actor.role in _BULLETIN_ROLES:
                return Source(m.actor.actor, m.actor.side, m.actor.role, m.actor.actor)
        issuer = state_body(text, names) if text not in bulletins else None
        if issuer is not None:
            return Source(issuer.actor, issuer.side, issuer.role, issuer.actor)
    words = [t.text for t in model().make_doc(article.publisher)]
    for m in names.find(words):
        if m.actor is not None and m.actor.kind != "outlet" and m.end - m.start == len(words):
            return Source(m.actor.actor, m.actor.side, m.actor.role, article.publisher)
    return OWN


def _paragraph(
    article: Article, offset: int, parties: Parties, toponyms, state: _State, timing: Timing, own: Source
) -> None:
    doc, names = parties.doc, parties.names
    spans = quotations(article.text[offset : offset + len(doc.text)])
    quoted = quoted_tokens(doc, spans)
    parties.subject_side = state.subject_side
    parties.quoted = frozenset(quoted)
    speakers = Speakers(parties, state.memory)
    found = attribute(doc, speakers, spans, quoted, before=state.last_report)
    places = where.Places(doc, toponyms, state.geography)
    timing.paragraph(doc, found)
    previous: Report | None = None
    brief = state.last_report if state.brief else None
    carrying: set[Token] = set()  # cues of the reports whose words made a claim
    for sentence in doc.sents:
        timing.sentence(sentence)
        reports = [r for r in found.reports if sentence.start <= r.cue.i < sentence.end]
        before = previous or brief or state.last_report
        near = before is previous or before is brief
        goes_on = before is not None and _continues(sentence, before, reports, names.parties, near=near)
        for token in filter(may_be_predicate, sentence):
            report = found.over(token)
            carried = report is None and goes_on and token.i not in found.quoted
            if carried:
                report = before
            source = report.source if report is not None and report.source is not None else own
            unproven = report is not None and report.source is None and report.act == "deny"
            if report is not None and report.source is None:
                report = None
            side = source.side
            if source.evidence and own is not OWN:
                source = own  # an analyst's own report of what the footage shows
            if found.unsaid(token):
                continue
            for p in propositions(token, parties, side):
                p.denied ^= unproven
                _settle(p, parties, state, report, side)
                if _says_again(p, source, state, found):
                    continue
                if _same_toll(p, state):
                    merged = state.drafts[-1][0]
                    merged.end = max(merged.end, offset + clause_span(p, found)[1])
                    continue
                for draft in _drafts(article, offset, p, report, source, carried, found, places, timing, parties):
                    state.drafts.append((draft, p))
                    if report is not None:
                        carrying.add(report.cue)
                if p.actor or p.controller:
                    state.subject_side = parties.subject_side = p.actor or p.controller
        for report in reports:
            empty = report.act == "deny" and not report.back and report.cue not in carrying
            if report.back or (empty and report.source is not None and report.source.side in names.parties):
                _point_back(article, offset, report, state, places, timing, names)
            if report.source is not None and not report.back and report.act != "decline":
                previous = report
        for n, report in found.quote_source.items():
            start, _ = spans[n]
            if sentence.start_char <= start < sentence.end_char and report.source is not None:
                previous = report
    for t in toponyms:
        state.geography.see(t)
    if previous is not None:
        state.last_report = previous
        state.brief = previous.cue.lower_ == "according" and previous.source is not None and not previous.source.person


def _metonym(token: Token, parties: Parties) -> bool:
    """Whether a place's name stands for its government: "Moscow said", "Kyiv's forces"."""
    mention = parties.mention_at(token)
    if mention is None or mention.kind != "side":
        return False
    according = token.dep_ == "pobj" and token.head.head.lower_ == "according"
    return according or token.dep_ in ("nsubj", "poss", "agent", "amod")


def _continues(
    sentence: Span, previous: Report, reports: list[Report], parties: tuple[str, ...], *, near: bool
) -> bool:
    """Whether a sentence without a source of its own goes on with the one before it.

    It does where it speaks as that source would ("the enemy", "our troops"), or reports a present state in the same
    paragraph. A past event with a date of its own is the article's narration. `reports` are the sentence's own.
    """
    if previous.source is None or previous.source.outlet or sentence == previous.cue.sent:
        return False
    if any(t.lower_ in ("enemy", "our", "occupiers", "invaders") for t in sentence):
        return previous.source.side in parties
    if not near or reports:
        return False
    finite = [t for t in sentence if t.tag_ in ("VBD", "VBP", "VBZ") and t.dep_ in ("ROOT", "aux", "auxpass", "conj")]
    return bool(finite) and all(t.tag_ in ("VBP", "VBZ") for t in finite) and previous.construction != "direct"


def _settle(p: Proposition, parties: Parties, state: _State, report: Report | None, speaker: str) -> None:
    """Fill an unnamed side from its opposite, and from whoever acted before, in the words' own logic."""
    enemy = parties.names.enemy
    if p.type == "control" and p.rule in ("verb:lose", "noun:taking") and len(parties.names.parties) > 2:
        loser = report.source.side if report is not None and report.source is not None else ""
        rivals = [d for d, _ in state.drafts[-6:] if d.type == "control" and d.controller not in ("", loser)]
        if loser and rivals and p.controller == enemy(loser):
            p.controller = rivals[-1].controller  # whoever was said to hold it, not the usual enemy
    if (
        p.type == "control"
        and not p.controller
        and p.rule == "verb:fall"
        and report is not None
        and report.source is not None
    ):
        p.controller = _fallen_to(report, parties)
    if (
        p.type == "control"
        and not p.controller
        and not p.denied
        and p.rule.startswith(("verb:take", "verb:fall", "noun:taking"))
    ):
        p.controller = state.subject_side
    if (
        p.type == "advance"
        and not p.actor
        and report is not None
        and report.act == "deny"
        and report.source is not None
    ):
        p.actor = enemy(report.source.side)  # "denied that the village had been entered"
    if p.type == "repelled" and not p.target and not p.actor:
        if speaker in parties.names.parties:
            p.actor = speaker  # who tells that attacks were beaten off beat them off
        elif report is None and state.subject_side:
            p.target = state.subject_side  # "The brigade attacked. The assault was repulsed."
            p.actor = enemy(p.target)
    if p.type == "repelled" and not p.target and p.actor:
        p.target = enemy(p.actor)
    if p.type == "encirclement" and not p.actor and not p.target:
        for draft, _ in reversed(state.drafts):
            if draft.type == "encirclement" and draft.actor:
                p.actor, p.target = draft.actor, draft.target
                break


def _fallen_to(report: Report, parties: Parties) -> str:
    """Whose a town is that has fallen: its attacker's, whom the state and its enemies name by saying so."""
    side = report.source.side if report.source is not None else ""
    if side not in parties.names.parties:
        return parties.names.enemy(government_side(parties.names))  # what falls was the state's, unless told otherwise
    loser = report.act in ("deny", "concede") or side == government_side(parties.names)
    return parties.names.enemy(side) if loser else side


def _drafts(
    article: Article,
    offset: int,
    p: Proposition,
    report: Report | None,
    source: Source,
    carried: bool,
    found: Attribution,
    places: where.Places,
    timing: Timing,
    parties: Parties,
):
    """The claims of one proposition: none, one, or one for each place that it lists."""
    party = {p.controller, p.actor, p.target} & set(parties.names.parties)
    own = report is None
    if not party and (
        source is OWN or not (source.side in parties.names.parties or p.type in ("presence", "losses", "strike"))
    ):
        return
    if p.modality == "failure" and p.predicate.dep_ == "xcomp" and p.predicate.head.lemma_ in ("unable", "manage"):
        _turn_into_failure(p, parties)
    kind, stance = p.type, "denies" if p.denied else "asserts"
    if report is not None and report.act == "deny":
        stance = "asserts" if p.denied else "denies"
    if (
        p.modality in ("hypothetical", "intent", "future", "failure", "attempt", "negated")
        and kind != "repelled"
        and p.rule != "verb:do"
    ):
        kind, stance = "other", "asserts"
    if own and source is OWN and (kind == "other" or (stance == "denies" and kind not in ("control", "advance"))):
        return
    completed = p.predicate.dep_ == "dobj" and p.predicate.head.lemma_ in ("complete", "finish", "conclude")
    if p.rule == "noun:taking" and not completed and (own or report is None or report.construction != "nominal"):
        return  # "after the fall of X" presupposes; "announced the capture of X" claims
    if (own or p.type == "presence") and _presupposed(p.predicate, timing):
        return
    if own and not p.denied and p.predicate.dep_ in ("relcl", "acl") and not _anchored(p.predicate, places, timing):
        return
    start, end = clause_span(p, found)
    s, e = offset + start, offset + end
    if len(article.text[s:e].split()) < (3 if own else 2):
        return
    if article.text[e : e + 1] in _CLOSING and any(q in article.text[s:e] for q in _OPENING):
        e += 1
    sentence = p.predicate.sent
    when, event = timing.of(p.predicate, report, carried)
    act = "assert" if report is None else report.act
    if act == "assert" and kind == "control" and p.controller == source.side and _goes_on(p):
        act = "reaffirm"  # a side that says that a place remains in its hands repeats what it has held
    if stance == "denies" and act == "assert":
        act = "deny"
    share, modifier = _share(p)
    for place in places.of(p.about, p.predicate):
        yield Draft(
            start=s,
            end=e,
            sentence=(offset + sentence.start_char, offset + sentence.end_char),
            type=kind,
            rule=p.rule,
            side=source.side or "independent",
            stance=stance,
            act=act,
            speaker=source.name,
            speaker_text=source.text,
            role=source.role,
            attribution=report.construction if report is not None else "own_voice",
            cue=report.cue.text if report is not None else "",
            controller=p.controller if kind == "control" else "",
            extent=p.extent if kind == "control" else "",
            share=share if kind == "control" else None,
            share_modifier=modifier if kind == "control" else "",
            actor=p.actor if kind not in ("control", "other") else "",
            target=p.target if kind not in ("control", "other") else "",
            relayed_by="; ".join(report.relayed) if report is not None else "",
            evidence=evidence_of(sentence.text, source.evidence),
            place_text=place.text,
            place=place.name,
            place_id=place.place_id,
            relation=place.relation if place.name else "",
            claim_date=when.iso,
            claim_date_precision=when.precision,
            claim_date_basis=when.basis,
            event_date=event.iso,
            event_date_precision=event.precision,
            event_date_basis=event.basis,
        )


_GOING_ON = {"remain", "stay", "continue", "keep", "retain", "maintain"}


def _goes_on(p: Proposition) -> bool:
    """Whether a place is said to be held still: remains, keeps, is still."""
    verb = p.predicate if grammar.is_verb(p.predicate) else p.predicate.head
    return verb.lemma_ in _GOING_ON or any(c.lower_ == "still" and c.dep_ == "advmod" for c in verb.children)


def _turn_into_failure(p: Proposition, parties: Parties) -> None:
    """ "Were unable to take the village": an attack that failed."""
    who = p.controller or p.actor
    if who and p.type in ("control", "advance", "encirclement"):
        p.type, p.modality, p.denied, p.controller = "repelled", "", False, ""
        p.actor, p.target = parties.names.enemy(who), who


def _anchored(predicate: Token, places: where.Places, timing: Timing) -> bool:
    """Whether a relative clause of the narration names its place or its day, and so says something of its own."""
    scope = {t.i for t in predicate.subtree} | {t.i for t in predicate.head.lefts} | {predicate.head.i}
    return bool(scope & places.cover.keys()) or any(t.i in scope for _, t in timing.found)


def _says_again(p: Proposition, source: Source, state: _State, found: Attribution) -> bool:
    """ "They know they are surrounded", after the same speaker said so of the same forces with their name."""
    if p.predicate.i not in found.quoted or not any(
        c.dep_ in grammar.SUBJECTS and c.lower_ in ("they", "it") for c in p.predicate.children
    ):
        return False
    return any(
        q is not None
        and q.predicate.doc is p.predicate.doc
        and d.speaker == source.name
        and (d.type, d.controller, d.actor, d.target) == (p.type, p.controller, p.actor, p.target)
        for d, q in state.drafts[-4:]
    )


def _same_toll(p: Proposition, state: _State) -> bool:
    """ "Five were killed and twenty wounded" is one claim of losses."""
    last = state.drafts[-1][1] if state.drafts else None
    if last is None or p.rule not in _TOLLS or last.rule not in _TOLLS or last.predicate.doc is not p.predicate.doc:
        return False
    if p.type != "losses" or last.predicate.sent != p.predicate.sent:
        return False
    at = p.predicate
    while at != last.predicate and at.dep_ in ("conj", "acl") and at.head != at:
        at = at.head
    return at == last.predicate


_TOLLS = ("verb:kill", "verb:die")


def _presupposed(predicate: Token, timing: Timing) -> bool:
    """Whether a clause only dates another one: when it was seized, following the retaking of X, while retreating."""
    if predicate.dep_ == "pcomp" and predicate.head.lower_ in ("following", "after", "since", "before"):
        return True
    if predicate.dep_ == "advcl":
        marks = {c.lower_ for c in predicate.children if c.dep_ in ("mark", "advmod")}
        if "when" in marks:
            dated = {t.i for _, t in timing.found}
            return not dated & {
                predicate.left_edge.i - 1,
                predicate.left_edge.i - 2,
            }  # "until late June, when they left"
        return (predicate.tag_ != "VBG" and "after" in marks and not grammar.direct_objects(predicate)) or (
            predicate.tag_ == "VBG" and "while" in marks and predicate.n_rights == 0
        )
    return False


def _share(p: Proposition) -> tuple[float | None, str]:
    for group in p.about:
        for noun in group:
            share = nouns.share_of(noun)
            if share is not None:
                before = noun.doc[max(0, noun.left_edge.i - 2) : noun.i].text
                m = _SHARE_WORDS.search(re.sub(r"[\d.,]+\s*$", "", before + " "))
                return share, m.group(1).lower() if m else ""
    return None, ""


def _point_back(
    article: Article, offset: int, report: Report, state: _State, places: where.Places, timing: Timing, names: Names
) -> None:
    """A report that points back: a denial of what was said, a refusal to comment, or a source for what was said."""
    if report.source is None or (report.act == "decline" and report.source.side == "media"):
        return
    if report.back == "own":
        for draft, _ in state.drafts[-6:]:
            if draft.attribution == "own_voice":
                s = report.source
                draft.speaker, draft.speaker_text, draft.role, draft.side = s.name, s.text, s.role, s.side
                draft.attribution, draft.cue = "indirect", report.cue.text
        return
    verb = report.cue
    left, right = _clause_edges(verb)
    start, end = offset + left, offset + right
    sentence = (offset + verb.sent.start_char, offset + verb.sent.end_char)
    target = _target(report, state, names, offset)
    if report.back == "echo" and target is None:
        return
    when, _ = timing.of(verb, report, False)
    same_time = target is not None and timing.explicit(verb) is None
    base = Draft(
        start=start,
        end=end,
        sentence=sentence,
        type="other",
        rule="back:decline",
        side=report.source.side or "independent",
        stance="declines",
        act="decline",
        speaker=report.source.name,
        speaker_text=report.source.text,
        role=report.source.role,
        attribution=report.construction,
        cue=report.cue.text,
        claim_date=when.iso,
        claim_date_precision=when.precision,
        claim_date_basis=when.basis,
    )
    if target is not None:
        base.place, base.place_id, base.place_text, base.relation = target.place, target.place_id, "", target.relation
        if (
            same_time
            and verb.tag_ in ("VBD", "VBN")
            and not any(c.lemma_ == "have" and c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
        ):
            base.claim_date, base.claim_date_precision = target.claim_date, target.claim_date_precision
            base.claim_date_basis = "inherited" if target.claim_date else ""
    else:
        spot = places.of([], verb)[0]
        base.place, base.place_id, base.relation = spot.name, spot.place_id, spot.relation
    if report.act == "deny" and target is None and verb.tag_ == "VBG":
        return  # "rejecting Ukrainian claims" in a lede, before any claim was told
    if report.act == "deny" or report.back == "echo":
        base.stance, base.act, base.rule = "denies", "deny", "back:deny"
        if report.back == "echo":
            base.stance, base.act, base.rule = target.stance, report.act, "back:confirm"
        if target is not None:
            base.type, base.controller, base.extent = target.type, target.controller, target.extent
            base.actor, base.target, base.share, base.share_modifier = (
                target.actor,
                target.target,
                target.share,
                target.share_modifier,
            )
    state.drafts.append((base, None))


def _clause_edges(verb: Token) -> tuple[int, int]:
    """Character edges of the clause of a denial or refusal, without what is coordinated to it."""
    drop: set[int] = set()
    for c in verb.children:
        if c.dep_ in ("conj", "advcl", "parataxis", "cc", "punct") or (
            c.dep_ == "prep" and any(g.dep_ == "pcomp" for g in c.children)
        ):
            drop |= {t.i for t in c.subtree}
    if verb.dep_ in ("relcl", "acl"):
        drop |= {t.i for c in verb.children if c.dep_ == "ccomp" for t in c.subtree}  # the next sentence, unpunctuated
    if verb.pos_ == "NOUN":
        top = verb.head if grammar.is_verb(verb.head) else verb
        kept = [t for t in top.subtree if t.dep_ not in ("relcl",)]
        relative = {t.i for c in top.subtree if c.dep_ in ("relcl", "advcl", "conj") for t in c.subtree}
        kept = [t for t in top.subtree if t.i not in relative and not t.is_punct]
        return kept[0].idx, kept[-1].idx + len(kept[-1])
    kept = [t for t in verb.subtree if t.i not in drop]
    if verb.dep_ in ("relcl", "acl"):
        kept = sorted({*kept, verb.head, *[t for t in verb.head.lefts for t in t.subtree]}, key=lambda t: t.i)
    runs = [t for t in kept if not t.is_punct]
    return runs[0].idx, runs[-1].idx + len(runs[-1])


def _target(report: Report, state: _State, names: Names, offset: int) -> Draft | None:
    """What a denial or refusal answers: the last claim by another side, one that the target's words name first."""
    del offset
    noun = report.target
    own_side = report.source.side if report.source is not None else ""
    side = ""
    if noun is not None:
        for c in noun.children:
            if c.dep_ in ("poss", "amod", "compound"):
                m = names.find([c.text], [c.lemma_])
                side = m[0].side if m else side
    fits = [
        draft
        for draft, _ in reversed(state.drafts[-8:])
        if draft.stance != "declines"
        and draft.type != "other"
        and draft.side != own_side
        and (not side or draft.side == side)
    ]
    about = lexicon.noun_classes().get(noun.lemma_, frozenset()) if noun is not None else frozenset()
    if about & {"taking", "falling"}:  # "acknowledged the loss"
        fits = [d for d in fits if d.type == "control"] or fits
    return fits[0] if fits else None


_LEDE = 600
"""Characters of body text within which a claim may be the lede's short form of one made in full further down."""
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


def _without_lede(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Drop a lede's claim that the body makes again, in full, by the same speaker or with the same toll."""
    if not drafts:
        return drafts
    first = (
        min(p.start for p in article.body() if p.kind == "body") if any(p.kind == "body" for p in article.body()) else 0
    )

    def numbers(d: Draft) -> set[str]:
        words = re.findall(r"[a-z]+|\d+", article.text[d.start : d.end].lower())
        return {str(_UNITS.index(w)) if w in _UNITS else w for w in words if w.isdigit() or w in _UNITS}

    def again(lede: Draft, body: Draft) -> bool:
        if body.start <= lede.end or (lede.type, lede.stance, lede.controller) != (
            body.type,
            body.stance,
            body.controller,
        ):
            return False
        if (
            lede.speaker
            and lede.speaker == body.speaker
            and body.attribution in ("direct", "mixed")
            and lede.attribution == "indirect"
        ):
            return lede.type == "losses" or not lede.place_text[:1].isupper()
        unnamed = lede.side == "independent" and lede.role in ("official", "")
        return lede.type == "losses" and unnamed and bool(numbers(lede) & numbers(body))

    return [
        d
        for d in drafts
        if d.attribution == "own_voice" or d.start > first + _LEDE or not any(again(d, b) for b in drafts)
    ]


def _without_repeats(article: Article, drafts: list[Draft]) -> list[Draft]:
    """One claim where the article repeats itself word for word (a caption, a pull quote)."""
    kept: dict[tuple, Draft] = {}
    for d in drafts:
        words = tuple(re.findall(r"\w+", article.text[d.start : d.end].casefold()))
        key = (words, d.speaker, d.type, d.stance, d.place)
        if key not in kept:
            kept[key] = d
    return list(kept.values())
