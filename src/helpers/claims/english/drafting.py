"""A proposition with its report, places and dates → drafts of claims."""

import re

from helpers.articles.model import Article
from helpers.basis import basis_of
from helpers.claims import lexicon
from helpers.claims.english.dates.timing import Timing
from helpers.claims.english.frames.control import OF_TOWNS
from helpers.claims.english.frames.examples import is_example_of_talk
from helpers.claims.english.frames.frame import BY_NAME, Proposition
from helpers.claims.english.frames.open_roles import turn_into_failure
from helpers.claims.english.frames.sharing import is_shared
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.choosing import Places
from helpers.claims.english.places.within import lies_within
from helpers.claims.english.relevance import tells_of_fighting
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import OWN_WORDS, THIRD_PERSON, Parties
from helpers.claims.english.spans import clause_span
from helpers.claims.english.speech.attribution import Attribution
from helpers.claims.english.speech.reports import Report
from helpers.claims.english.speech.verification import evidence_of
from helpers.claims.offices import stated_side
from helpers.claims.places import Where
from helpers.claims.records import Draft
from helpers.claims.sources import OWN, UNIDENTIFIED, Source

_OPENING, _CLOSING = ('"', "“", "«"), ('"', "”", "»")


_SHARE_WORDS = re.compile(
    r"\b(nearly|almost|about|around|some|roughly|approximately|more than|over|at least|up to|less than|under)\s+(?:the\s+)?$",
    re.I,
)


def drafts_of(
    article: Article,
    offset: int,
    p: Proposition,
    report: Report | None,
    source: Source,
    carried: bool,
    found: Attribution,
    places: Places,
    timing: Timing,
    parties: Parties,
):
    """The claims of one proposition: none, one, or one for each place that it lists."""
    party = {p.controller, p.actor, p.target} & set(parties.names.parties)
    own = report is None
    unowned = _is_told_of_place(p, report, source, parties)
    if (
        not party
        and not unowned
        and p.rule != "noun:changed_hands"
        and (source is OWN or not (source.side in parties.names.parties or p.type in ("presence", "losses", "strike")))
    ):
        return
    genre = places.page.geography.document.genre
    if not party and genre == "timeline" and _is_news_of_peace(parties):
        return
    if _was_not_able(p):
        turn_into_failure(p, parties)
    if own and is_example_of_talk(p.predicate):
        return
    kind, stance = p.type, "denies" if p.denied else "asserts"
    if report is not None and report.act == "deny":
        stance = "asserts" if p.denied else "denies"
    if (
        p.modality in ("hypothetical", "intent", "future", "failure", "attempt", "negated")
        and (kind != "repelled" or p.modality in ("hypothetical", "intent", "future") or _only_tried(p))
        and (p.rule != "verb:do" or p.modality in ("hypothetical", "future"))
    ):
        kind, stance = "other", "asserts"
    if own and source is OWN and (kind == "other" or (stance == "denies" and kind not in ("control", "advance"))):
        return
    if p.rule == "noun:named" and not (p.controller or p.actor):
        return  # names of villages of which nothing was said
    completed = p.predicate.dep_ == "dobj" and p.predicate.head.lemma_ in ("complete", "finish", "conclude")
    completed = completed or _is_announced(p.predicate) or _is_outcome(p.predicate)
    if (
        p.rule == "noun:taking"
        and not (completed or p.denied or (report is not None and report.act == "deny"))
        and (own or report is None or report.construction != "nominal")
        and not _told_in_passing(p, places, own=own)
    ):
        return  # "after the fall of X" presupposes; "announced the capture of X" claims
    presupposed = (own or p.type == "presence") and _presupposed(p.predicate, timing)
    if presupposed and not (_told_on_the_way(p, places) or _told_behind(p)):
        return
    if not own and not p.denied and p.type in _OF_GROUND and _tells_who_they_are(p.predicate):
        return
    aside = p.predicate.dep_ in ("relcl", "acl")
    if own and not p.denied and aside and not (_anchored(p.predicate, places, timing) or _stands_now(p)):
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
    if act == "predict" and _has_happened(p.predicate):
        act = "assert"  # "warned that a hundred men remained in the town"
    if stance == "denies" and act == "assert":
        act = "deny"
    share, modifier = _share(p)
    spoken_for, why_side = (
        stated_side(source.side, source.role, of_many_wars=genre == "timeline")
        if source is not UNIDENTIFIED
        else ("", "")  # whoever says it may be anybody's
    )
    if unowned and not party and spoken_for == "independent" and _is_own_doing(p):
        spoken_for, why_side = (
            "",
            "",
        )  # "an affiliate said its fighters had overrun the base": whose side they are on is not told
    controller = p.controller if kind == "control" and not is_shared(p.predicate) else ""
    for place in places.of(p.about, p.predicate, p.type):
        if not party and source is OWN and not _is_named_there(p, place.basis):
            continue
        measured = kind == "control" and not _is_example(p, place, places)
        yield Draft(
            start=s,
            end=e,
            sentence=(offset + sentence.start_char, offset + sentence.end_char),
            type=kind,
            rule=p.rule,
            side=spoken_for,
            side_basis=why_side,
            stance=stance,
            act=act,
            speaker=source.name,
            speaker_basis=source.basis if source.name else "",
            speaker_text=source.text,
            role=source.role,
            attribution=report.construction if report is not None else "own_voice",
            cue=report.cue.text if report is not None else "",
            controller=controller,
            controller_basis=basis_of(controller, "frame"),
            extent=(
                "partial" if kind == "control" and lies_within(p.about, p.predicate, place, places.page) else p.extent
            )
            if measured
            else "",
            share=share if measured else None,
            share_modifier=modifier if measured else "",
            actor=p.actor if kind not in ("control", "other") else "",
            actor_basis=basis_of(p.actor, "frame") if kind not in ("control", "other") else "",
            target=p.target if kind not in ("control", "other") else "",
            target_basis=basis_of(p.target, "frame") if kind not in ("control", "other") else "",
            relayed_by="; ".join(report.relayed) if report is not None else "",
            evidence=evidence_of(sentence.text, source.evidence),
            place_text=place.text,
            place=place.name,
            place_id=place.place_id,
            relation=("in" if completed_by(p, place.relation) else place.relation) if place.name else "",
            place_basis=place.basis,
            place_rejected="; ".join(place.rejected),
            claim_date=when.iso,
            claim_date_precision=when.precision,
            claim_date_basis=when.basis,
            event_date=event.iso,
            event_date_precision=event.precision,
            event_date_basis=event.basis,
        )


def _is_news_of_peace(parties: Parties) -> bool:
    """Whether an entry of a page of a day's news names no party and no fighting: "X reports a record 111 deaths in a day"."""
    named = any(m.side in parties.names.parties for m in parties.mentions)
    return not named and not tells_of_fighting(parties.doc)


def _was_not_able(p: Proposition) -> bool:
    """Whether a deed is one that somebody could not do: "were unable to take X", "has not been able to push them out"."""
    above = p.predicate.head
    if p.predicate.dep_ != "xcomp" or above.lemma_ not in lexicon.words("able") or p.rule == "verb:hold":
        return False  # who was "unable to hold X" has lost it
    return p.modality == "failure" or (p.denied and not p.modality)


_OF_GROUND = frozenset({"control", "advance", "encirclement", "withdrawal"})


def _tells_who_they_are(verb: Token) -> bool:
    """Whether a clause only tells whom somebody speaks of: "two men who had entered the town were killed"."""
    noun = verb.head
    behind_comma = verb.doc[verb.left_edge.i - 1].text in (",", "–", "—")
    return (
        verb.dep_ == "relcl"
        and any(c.lower_ == "who" for c in verb.children)
        and not behind_comma
        and noun.tag_ != "NNP"
    )


_NAMED_THERE = frozenset({"object_of_verb", "subject_of_verb", "after_preposition", "in_phrase", "village_of"})
"""Bases of places that the words of a claim name themselves."""


def _is_named_there(p: Proposition, basis: str) -> bool:
    """Whether a claim's own words name its place; a name that no gazetteer has is one where only towns are so taken."""
    return basis in _NAMED_THERE or (basis == "unknown_name" and p.predicate.lemma_ in OF_TOWNS)


def _is_own_doing(p: Proposition) -> bool:
    """Whether whoever speaks tells it of himself or of his own: "its fighters had overrun the base"."""
    subject = grammar.subject(p.predicate) if grammar.is_verb(p.predicate) else None
    words = (subject, *grammar.children(subject, "poss")) if subject is not None else ()
    return any(w.lower_ in THIRD_PERSON | OWN_WORDS for w in words)


def _is_done_by_force(p: Proposition, parties: Parties) -> bool:
    """Whether the narration names forces that did it, though of no side of the war: "the rebels took Kasenga"."""
    verb = p.predicate
    if not grammar.is_verb(verb):
        return False
    doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    return doer is not None and nouns.kind(doer, parties) == "force"


def _is_shut_in(p: Proposition) -> bool:
    """Whether a place is told to be under siege or surrounded, whoever does it: "X was under siege for five weeks"."""
    verb = p.predicate
    return p.type == "encirclement" and (p.rule != "verb:encircle" or grammar.is_passive(verb))


def _only_tried(p: Proposition) -> bool:
    """ "Tries to push back an offensive": not pushed back yet."""
    return p.rule == "verb:repel" and p.modality == "attempt" and p.predicate.tag_ == "VB"


def _is_told_of_place(p: Proposition, report: Report | None, source: Source, parties: Parties) -> bool:
    """Whether somebody is said to tell what became of a named place, though not whose doing it was: "X is encircled"."""
    told = report is not None and report.source is not None and bool(source.name)
    told = told or (source is OWN and not p.denied and (_is_shut_in(p) or _is_done_by_force(p, parties)))
    return told and not p.modality and p.type in ("control", "encirclement", "repelled", "withdrawal", "advance")


def _has_happened(verb: Token) -> bool:
    """Whether a clause tells of what was or is so, in a verb of its own tense."""
    return verb.tag_ == "VBD" and not grammar.children(verb, "aux") and verb.dep_ in ("relcl", "ccomp", "conj")


_GOING_ON = {"remain", "stay", "continue", "keep", "retain", "maintain"}


def _goes_on(p: Proposition) -> bool:
    """Whether a place is said to be held still: remains, keeps, is still."""
    verb = p.predicate if grammar.is_verb(p.predicate) else p.predicate.head
    return verb.lemma_ in _GOING_ON or any(c.lower_ == "still" and c.dep_ == "advmod" for c in verb.children)


def _is_announced(noun: Token) -> bool:
    """ "The capture of X by rebels was confirmed on Friday": told, though nobody is named who told it."""
    acts = lexicon.reporting().get(noun.head.lemma_, {})
    return noun.dep_ == "nsubjpass" and acts.get("object") in ("assert", "reaffirm", "concede")


def _is_outcome(noun: Token) -> bool:
    """ "The battle ended with the capture of X": what a battle ended with is told, not presupposed."""
    prep = noun.head
    return noun.dep_ == "pobj" and prep.lower_ in ("with", "in") and prep.head.lemma_ in lexicon.words("outcome")


def _anchored(predicate: Token, places: Places, timing: Timing) -> bool:
    """Whether a relative clause of the narration names its place or its day, and so says something of its own."""
    if predicate.dep_ == "acl" and predicate.head.dep_ == "pobj" and predicate.head.head.lower_ == "with":
        return True  # "…, with many repelled by the army"
    if predicate.head.dep_ == "attr" and any(
        c.i in places.cover for c in predicate.head.head.children if c.dep_ == "nsubj"
    ):
        return True  # "X was the last town still held by the rebels"
    scope = {t.i for t in predicate.subtree} | {t.i for t in predicate.head.lefts} | {predicate.head.i}
    if predicate.dep_ == "relcl":  # "the town of X which is held by the rebels"
        scope |= {n.i for _, n in grammar.prepositions(predicate.head, "of") if n.i < predicate.left_edge.i}
    if predicate.head.dep_ == "appos":  # "Lyman, a town which is under occupation"
        scope.add(predicate.head.head.i)
    return bool(scope & places.cover.keys()) or any(t.i in scope for _, t in timing.found)


def _stands_now(p: Proposition) -> bool:
    """ "…, which remains under the control of X": a clause behind a comma that tells who holds a place now says something."""
    verb = p.predicate
    finite = verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in grammar.children(verb, "auxpass"))
    behind = verb.dep_ == "relcl" and grammar.is_beside(verb.doc[verb.left_edge.i], -1, ",")
    return behind and finite and p.type in ("control", "encirclement") and bool(p.controller or p.actor)


def _told_on_the_way(p: Proposition, places: Places) -> bool:
    """ "Advanced on X after capturing the village of Y": who took which place is told here, and nowhere else."""
    gained = p.type in ("control", "encirclement") and bool(p.controller or p.actor) and not p.denied
    after = (
        p.predicate.dep_ == "pcomp"
        and p.predicate.tag_ == "VBG"
        and (p.predicate.head.lower_ in ("after", "following") or _came_before(p.predicate))
    )
    return gained and after and any(t.i in places.cover for g in p.about[:1] for n in g for t in n.subtree)


def _came_before(verb: Token) -> bool:
    """ "Crossed the river before taking Y": both are told, where what came first is past."""
    first = verb.head.head
    return verb.head.lower_ == "before" and first.tag_ == "VBD" and not grammar.children(first, "aux")


def _told_in_passing(p: Proposition, places: Places, *, own: bool) -> bool:
    """ "The Alpha capture of X ensured …", "the fall of X came as …": who has which place is told here, by a noun.

    The narration must name who; a speaker who tells what the fall of a town means tells that it fell.
    """
    noun, verb = p.predicate, p.predicate.head
    if noun.dep_ not in grammar.SUBJECTS or p.modality or noun.lemma_ in lexicon.words("on_paper"):
        return False
    if not grammar.is_verb(verb) or grammar.modality(verb) or grammar.negation(verb) is not None:
        return False
    named = any(t.i in places.cover for g in p.about[:1] for n in g for t in n.subtree)
    return named and (not own or basis_of(p.controller) in BY_NAME)


def _told_behind(p: Proposition) -> bool:
    """ "The town fell quiet when the Alpha army withdrew": a clause behind the main one, with its own doer, tells who did what."""
    verb = p.predicate
    behind = verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ", "VBP") and verb.i > verb.head.i
    doer = p.controller if p.type == "control" else p.actor
    return (
        behind
        and basis_of(doer) in BY_NAME
        and not p.denied
        and p.type in ("control", "advance", "withdrawal", "encirclement")
    )


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
            predicate.tag_ == "VBG" and "while" in marks and not predicate.rights
        )
    return False


def _is_example(p: Proposition, place: Where, places: Places) -> bool:
    """Whether a place is one of those that an area has: "large parts of the country, including X" tells of no part of X."""
    doc = places.page.doc
    heads = [doc[t.head] for t in places.page.toponyms if t.name == place.name]
    heads = [n for n in heads if n.sent == p.predicate.sent and n.dep_ in ("pobj", "conj")]
    firsts = [next((a for a in n.ancestors if a.dep_ == "pobj"), n) if n.dep_ == "conj" else n for n in heads]
    return any(n.head.lower_ in lexicon.where("example") for n in firsts)


_LAST = frozenset({"last", "final", "remaining"})


def completed_by(p: Proposition, relation: str) -> bool:
    """Whether a part that is taken is the last one: whoever "captured the last quarter of X" has all of X."""
    taken = (n for group in p.about[:1] for n in group)
    return p.rule == "verb:take" and relation == "part_of" and any(c.lower_ in _LAST for n in taken for c in n.children)


def _share(p: Proposition) -> tuple[float | None, str]:
    for group in p.about:
        for noun in group:
            share = nouns.share_of(noun)
            if share is not None:
                before = noun.doc[max(0, noun.left_edge.i - 2) : noun.i].text
                m = _SHARE_WORDS.search(re.sub(r"[\d.,]+\s*$", "", before + " "))
                return share, m.group(1).lower() if m else ""
    return None, ""
