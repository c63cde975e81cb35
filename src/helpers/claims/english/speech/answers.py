"""Reports that point back: denials, refusals and confirmations of what somebody else said."""

from dataclasses import replace

from helpers.articles.model import Article
from helpers.claims import lexicon
from helpers.claims.english.dates.timing import Timing
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.answering import named_by, place_of_answer
from helpers.claims.english.places.choosing import Places
from helpers.claims.english.sides.parties import THIRD_PERSON
from helpers.claims.english.speech.denied import type_denied
from helpers.claims.english.speech.reports import BACK_NOUNS, Report
from helpers.claims.english.state import State
from helpers.claims.names import Names
from helpers.claims.offices import stated_side
from helpers.claims.records import Draft


def point_back(
    article: Article, offset: int, report: Report, state: State, places: Places, timing: Timing, names: Names
) -> None:
    """A report that points back: a denial of what was said, a refusal to comment, or a source for what was said."""
    if report.source is None or (report.act == "decline" and report.source.side == "media"):
        return
    if report.back == "own":
        for draft, _ in state.drafts[-6:]:
            if draft.attribution == "own_voice":
                s = report.source
                draft.speaker, draft.speaker_text, draft.role, draft.speaker_basis = s.name, s.text, s.role, s.basis
                draft.side, draft.side_basis = stated_side(s.side, s.role)
                draft.attribution, draft.cue = "indirect", report.cue.text
        return
    verb = report.cue
    left, right = _clause_edges(verb)
    start, end = offset + left, offset + right
    sentence = (offset + verb.sent.start_char, offset + verb.sent.end_char)
    named = None if _sums_up(report) else named_by(places.page, verb)
    target = _target(report, state, names, offset, named.name if named is not None else "")
    if report.back == "echo" and target is None:
        return
    when, _ = timing.of(verb, report, False)
    same_time = target is not None and timing.explicit(verb) is None
    side, why_side = stated_side(report.source.side, report.source.role)
    base = Draft(
        start=start,
        end=end,
        sentence=sentence,
        type="other",
        rule="back:decline",
        side=side,
        side_basis=why_side,
        stance="declines",
        act="decline",
        speaker=report.source.name,
        speaker_basis=report.source.basis,
        speaker_text=report.source.text,
        role=report.source.role,
        attribution=report.construction,
        cue=report.cue.text,
        claim_date=when.iso,
        claim_date_precision=when.precision,
        claim_date_basis=when.basis,
    )
    if target is not None:
        spot = named or place_of_answer(places, verb, target, offset, refuses=report.act == "decline")
        if (
            same_time
            and timing.entry is None  # an entry of a chronicle has its own day
            and verb.tag_ in ("VBD", "VBN")
            and not any(c.lemma_ == "have" and c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
        ):
            base.claim_date, base.claim_date_precision = target.claim_date, target.claim_date_precision
            base.claim_date_basis = "statement_answered" if target.claim_date else ""
    else:
        spot = named or places.of([], verb)[0]
    base.place, base.place_id, base.place_text, base.relation = spot.name, spot.place_id, spot.text, spot.relation
    base.place_basis, base.place_rejected = spot.basis, "; ".join(spot.rejected)
    if report.act == "deny" and target is None and verb.tag_ == "VBG":
        return  # "rejecting Ukrainian claims" in a lede, before any claim was told
    if report.act == "deny" or report.back == "echo":
        base.stance, base.act, base.rule = "denies", "deny", "back:deny"
        if report.back == "echo" and target is not None:
            base.stance, base.act, base.rule = target.stance, report.act, "back:confirm"
        if target is not None and not _has_other_content(report, target, names):
            base.type, base.controller, base.extent = target.type, target.controller, target.extent
            enemy = names.enemy(base.side)
            told = "pointed_at_enemy" if enemy and target.controller == enemy else "pointed_at"
            base.controller_basis = told if target.controller else ""
            base.actor_basis = "pointed_at" if target.actor else ""
            base.target_basis = "pointed_at" if target.target else ""
            base.actor, base.target, base.share, base.share_modifier = (
                target.actor,
                target.target,
                target.share,
                target.share_modifier,
            )
        elif not report.back:
            base.type = type_denied(report) or base.type
    state.drafts.append((base, None))


def called_false(draft: Draft, report: Report, offset: int) -> Draft:
    """The article's own denial of a claim that it reports as false: "the ministry falsely claimed that …"."""
    subject = grammar.subject(report.cue)
    start = min(draft.start, offset + (subject.left_edge if subject is not None else report.cue).idx)
    return replace(
        draft, start=start, stance="denies", act="deny", rule="back:deny", speaker="", speaker_basis="", speaker_text="", role="",
        side="media", side_basis="own_voice", attribution="own_voice", cue="", relayed_by="",
    )  # fmt: skip


def told_by_accuser(
    article: Article,
    offset: int,
    report: Report,
    reports: list[Report],
    carrying: set[Token],
    places: Places,
    timing: Timing,
) -> Draft | None:
    """What a denial names as said by somebody, in words that no rule has a type for: "rejected A's accusation that B did it"."""
    noun = report.cue.head if _sums_up(report) else report.target
    if report.act != "deny" or noun is None:
        return None
    told = next((r for r in reports if r.cue == noun and r is not report), None)
    if _sums_up(report):
        before = [r for r in reports if r.content and r.cue.sent == report.cue.sent and r.cue.i < noun.i]
        told = before[-1] if before and before[-1].act == "assert" and not before[-1].back else None
    if told is None or told.source is None or not told.content or told.cue in carrying:
        return None
    words = [report.cue.doc[i] for i in sorted(told.content) if told.cue == noun or i < noun.left_edge.i]
    words = words[1:] if words[0].lower_ == "that" else words
    verb = next((t for t in words if t.head.i not in told.content), words[0])
    side, why_side = stated_side(told.source.side, told.source.role)
    when, event = timing.of(verb, told, False)
    spot = places.of([], verb)[0]
    return Draft(
        start=offset + words[0].idx, end=offset + words[-1].idx + len(words[-1]),
        sentence=(offset + verb.sent.start_char, offset + verb.sent.end_char),
        type="other", rule="back:accusation", side=side, side_basis=why_side, stance="asserts", act="assert",
        speaker=told.source.name, speaker_basis=told.source.basis, speaker_text=told.source.text, role=told.source.role,
        attribution="indirect", cue=told.cue.text,
        place=spot.name, place_id=spot.place_id, place_text=spot.text, relation=spot.relation if spot.name else "",
        place_basis=spot.basis, place_rejected="; ".join(spot.rejected),
        claim_date=when.iso, claim_date_precision=when.precision, claim_date_basis=when.basis,
        event_date=event.iso, event_date_precision=event.precision, event_date_basis=event.basis,
    )  # fmt: skip


def _sums_up(report: Report) -> bool:
    """Whether a denial names what its own sentence has just told: "they say that he fled, an accusation that he denies"."""
    noun = report.cue.head
    if report.target is not None and report.target.lower_ == "something":
        return True  # "…, something the army denies"
    if report.cue.dep_ != "relcl" or noun.lemma_.lower() not in BACK_NOUNS or noun.dep_ in ("attr", *grammar.SUBJECTS):
        return False
    return any(c.lower_ in ("a", "an") for c in noun.lefts)


def _clause_edges(verb: Token) -> tuple[int, int]:
    """Character edges of the clause of a denial or refusal, without what is coordinated to it."""
    drop: set[int] = set()
    summed_up = any(c.lower_ == "something" for c in grammar.children(verb, "npadvmod"))
    for c in verb.children:
        before = c.dep_ == "ccomp" and c.i < verb.i and (summed_up or grammar.is_beside(c.right_edge, 1, ";"))
        if (
            before
            or c.dep_ in ("conj", "advcl", "parataxis", "cc", "punct")
            or (c.dep_ == "prep" and any(g.dep_ == "pcomp" for g in c.children))
        ):
            drop |= {t.i for t in c.subtree}
    if verb.dep_ in ("relcl", "acl"):
        drop |= {t.i for c in verb.children if c.dep_ == "ccomp" for t in c.subtree}  # the next sentence, unpunctuated
    if verb.pos_ == "NOUN":
        top = verb.head if grammar.is_verb(verb.head) else verb
        below = (c for c in top.subtree if c != top and c.dep_ in ("relcl", "advcl", "conj"))
        relative = {t.i for c in below for t in c.subtree}
        kept = [t for t in top.subtree if t.i not in relative and not t.is_punct] or [verb]
        return kept[0].idx, kept[-1].idx + len(kept[-1])
    kept = [t for t in verb.subtree if t.i not in drop]
    if verb.dep_ in ("relcl", "acl"):
        kept = sorted({*kept, verb.head, *[t for t in verb.head.lefts for t in t.subtree]}, key=lambda t: t.i)
    runs = [t for t in kept if not t.is_punct] or [verb]
    return runs[0].idx, runs[-1].idx + len(runs[-1])


def _target(report: Report, state: State, names: Names, offset: int, place: str) -> Draft | None:
    """What a denial or refusal answers: the last claim by another side, one that the target's words name first.

    `place` is the place that the answer names, "" for none: a claim about it comes first.
    """
    noun = report.target
    own_side = report.source.side if report.source is not None else ""
    side = ""
    if noun is not None:
        for c in noun.children:
            if c.dep_ in ("poss", "amod", "compound"):
                phrase = [t for t in c.subtree if t.i <= c.i]  # "the Free Syrian Army's": not any army's
                m = names.find([t.text for t in phrase], [t.lemma_ for t in phrase])
                side = m[-1].side if m else side
    below = [] if noun is None or _sums_up(report) else list(noun.subtree)
    told = range(offset + below[0].idx, offset + below[-1].idx) if below else range(0)  # "denied the claim that …"
    if any(draft.start in told and draft.type == "other" for draft, _ in state.drafts[-8:]):
        return None  # it names what it denies, in words that no rule has a type for
    fits = [
        draft
        for draft, _ in reversed(state.drafts[-8:])
        if draft.stance != "declines"
        and draft.type != "other"
        and draft.side != own_side
        and (not side or draft.side == side)
        and (draft.start < offset + report.cue.idx or draft.start in told)
        and (not _sums_up(report) or draft.start >= offset + report.cue.sent.start_char)
    ]
    about = lexicon.noun_classes().get(noun.lemma_, frozenset()) if noun is not None else frozenset()
    if about & {"taking", "falling"}:  # "acknowledged the loss"
        fits = [d for d in fits if d.type == "control"] or fits
    fits.sort(key=lambda d: bool(place) and d.place != place)
    return _main_claim(fits) if fits else None


def _main_claim(fits: list[Draft]) -> Draft:
    """What the sentence that is answered says of a place's control; else its last claim."""
    last = fits[0]
    told = (d for d in fits if d.sentence == last.sentence and d.speaker == last.speaker and d.stance == last.stance)
    return next((d for d in told if d.type == "control"), last)


def _has_other_content(report: Report, target: Draft, names: Names) -> bool:
    """Whether a denial says itself what it denies, and not that its speaker's side did what it is said to have done.

    "Denied that any leaflet exists" answers no claim; "denied having targeted civilians" does, where a strike was told.
    """
    doc = report.cue.doc
    tops = [doc[i] for i in report.content if doc[i].head.i not in report.content and not doc[i].is_punct]
    told = any(grammar.is_verb(t) or (t.pos_ == "NOUN" and t.lemma_ not in _COUNTS) for t in tops)
    own = bool(target.actor) and report.source is not None and target.actor == report.source.side
    accused = own and target.type in ("strike", "losses") and all(_is_of_denier(t, target.actor, names) for t in tops)
    return told and not report.back and not accused


def _is_of_denier(top: Token, side: str, names: Names) -> bool:
    """Whether a denied clause is about what the denier or his side did: "denied targeting X", "that its troops had fired"."""
    subject = next(iter(grammar.children(top, *grammar.SUBJECTS)), None)
    if not grammar.is_verb(top) or subject is None:
        return True
    words = [t for t in subject.subtree if t.i <= subject.i]
    named = names.find([t.text for t in words], [t.lemma_ for t in words])
    return any(t.lower_ in THIRD_PERSON for t in words) or any(m.side == side for m in named)


_COUNTS = frozenset({"figure", "number", "tally", "toll", "count"})
"""What a denial may call untrue without saying what it told."""
