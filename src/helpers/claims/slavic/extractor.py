"""A Russian or Ukrainian article and a conflict profile → claims."""

import re
from collections.abc import Callable
from dataclasses import replace

from helpers.articles.model import Article, Paragraph
from helpers.basis import because
from helpers.claims.documents import Document
from helpers.claims.losses import WHOLE, Losses, story_of
from helpers.claims.records import Draft, Found, mark_verification, tells_of_war
from helpers.claims.slavic import drafting, lexicon, russian, ukrainian, unsaid
from helpers.claims.slavic.attribution import Attribution
from helpers.claims.slavic.names import is_party, names_of
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.places import sectors_at
from helpers.claims.slavic.propositions import Propositions
from helpers.claims.slavic.quoting import answering, flatly_denies, is_answer, quotations, quoting, told_after
from helpers.claims.slavic.sources import Report
from helpers.claims.slavic.speakers import Speakers
from helpers.claims.slavic.state import Reading, State, begin
from helpers.claims.slavic.toponyms import Finder
from helpers.claims.slavic.verification import is_caveat
from helpers.claims.slavic.when import dates
from helpers.claims.slavic.words import Sentence, Word
from helpers.conflicts import Conflict
from helpers.conflicts.inferring import inferred

_PARSERS = {"ru": russian, "uk": ukrainian}
_OPENS_POINTING = re.compile(r"(?:Об?\s+(?:этом|том)|Про\s+(?:це|те))\s")
_OPENING = 4
"""Words at a sentence's beginning; a day among them is that of another report."""


def extract(article: Article, conflict: Conflict, gazetteer, losses: Losses | None = None) -> Found:
    """Claims of a Russian or Ukrainian article, as drafts with offsets into its text, and its document.

    What of it cannot be read is added to its `losses`; where none are given, nobody is told.
    """
    losses = losses if losses is not None else Losses(len(article.text))
    with losses.guard(*story_of(article), times=WHOLE):
        return _extract(article, conflict, gazetteer, losses)
    return Found([], Document(article.article))


def _extract(article: Article, conflict: Conflict, gazetteer, losses: Losses) -> Found:
    parser = _PARSERS[article.language]
    losses.resume()
    parsed: list[tuple[Paragraph, str, list[Sentence]]] = []
    story = list(article.body())
    for paragraph in story:
        if losses.is_over_time():
            losses.set_aside(paragraph.start, story[-1].end)
            break
        if parsed and _OPENS_POINTING.match(article.text, paragraph.start) and parsed[-1][0].kind == paragraph.kind:
            paragraph = replace(paragraph, start=parsed.pop()[0].start)  # it says whose the words before it are
        text = article.text[paragraph.start : paragraph.end]
        with losses.guard(paragraph.start, paragraph.end):
            parsed.append((paragraph, text, parser.parse(text)))
    conflict = inferred(article, conflict)
    names = names_of(conflict, parser.lemmas)
    all_sentences = [s for _, _, sentences in parsed for s in sentences]
    names = names.introduced(all_sentences)
    state = begin(article, conflict, names, gazetteer, all_sentences)
    titles: list[Draft] = []
    for paragraph, text, sentences in parsed:
        if losses.is_over_time():
            losses.set_aside(paragraph.start, story[-1].end)
            break
        before = len(state.drafts)
        with losses.trying(len(text)) as tried:
            _paragraph(text, paragraph.start, sentences, state)
        if tried.failed:
            del state.drafts[before:]
            for sentence in sentences:
                with losses.guard(paragraph.start + sentence.start, paragraph.start + sentence.end):
                    _paragraph(text, paragraph.start, [sentence], state)
        if paragraph.kind == "title":
            titles.extend(state.drafts[before:])
            del state.drafts[before:]
            state.carried = None
    if not any(tells_of_war(d, names.parties) or _answers(d, names.parties) for d in (*titles, *state.drafts)):
        return Found([], state.atlas.document)
    told = {d.type for d in state.drafts}
    found = [*(t for t in titles if t.type not in told), *state.drafts]
    mark_verification(found, names.parties, caveat=any(is_caveat(s, article.language) for s in all_sentences))
    return Found(_without_repeats(found), state.atlas.document)


def _answers(draft: Draft, parties: frozenset[str]) -> bool:
    """Whether a party denies something or declines to comment."""
    return draft.stance != "asserts" and draft.side in parties


def _paragraph(text: str, offset: int, sentences: list[Sentence], state: State) -> None:
    readings = _readings(text, offset, sentences, state)
    quotes = quotations(text)
    replies = state.guest is not None and is_answer(text)
    state.atlas.turn(answers=replies)
    state.timing.turn(state.carried.source.name if state.carried is not None else "")
    state.fresh = True
    acting = ("", "")
    for n, reading in enumerate(readings):
        sentence, found = reading.sentence, reading.attribution
        state.learn(reading)
        if n == 0:
            state.atlas.sectors = sectors_at(sentence, reading.places)
        beside = quoting(readings, n, quotes) or told_after(readings, n) or answering(text, sentence, state)
        report_of = _reports(reading, beside, state)
        said = {i for r in found.reports for i in r.own}
        if replies and flatly_denies(sentence, state.language) and beside is not None:
            flat = replace(beside, act="deny", back=True, own={w.i for w in sentence.words})
            state.drafts.append(drafting.answer(flat, reading, state))
        side_of = _sides(report_of, state)
        claims = Propositions(sentence, reading.parties, side_of).find()
        unsaid.fill(reading.parties, claims, acting, side_of, _roles(report_of, state))
        acting = unsaid.shared(sentence, claims)
        answers = {r.cue.i: r for r in found.reports if r.back}
        for word in sentence.words:  # in the order of the text: a denial answers what stands before it
            if word.i in answers:
                state.drafts.append(drafting.answer(answers[word.i], reading, state))
            for p in claims:
                if p.word is word and word.i not in said:
                    state.drafts.extend(drafting.claims_of(p, report_of(word), reading, state))
        state.atlas.see(reading.places)
        forward = [r for r in found.reports if not r.back and (r.source.name or not _is_bulletin(state))]
        if forward:
            state.carried, state.fresh = forward[-1], False
            state.heralded = n == 0 and bool(_OPENS_POINTING.match(text))


def _readings(text: str, offset: int, sentences: list[Sentence], state: State) -> list[Reading]:
    """A paragraph's sentences with places, parties and reports; a side that speaks («в Киеве заявили») is no place."""
    names = state.names
    actors = [{i for m in names.find(s) if m.actor is not None for i in range(m.start, m.end)} for s in sentences]
    sides = [{i for m in names.find(s) if m.kind == "side" for i in range(m.start, m.end)} for s in sentences]
    named = Finder(state.gazetteer, state.atlas, state.language, state.near).find(text, sentences, actors, sides)
    readings = []
    for sentence, places in zip(sentences, named, strict=True):
        cover = frozenset(i for t in places for i in range(t.start, t.end))
        parties = Parties(sentence, names, state.language, cover, state.reviled)
        found = Attribution(sentence, parties, Speakers(parties, places, state.memory, state.gazetteer), state.language)
        said = {i for r in found.reports for i in r.own}
        speaking = {i for m in parties.mentions if m.kind == "side" for i in range(m.start, m.end) if i in said}
        places = [t for t in places if t.start not in speaking]
        parties.places = cover - speaking
        readings.append(Reading(text, offset, sentence, places, parties, found))
    return readings


def _reports(reading: Reading, quoting: Report | None, state: State) -> Callable[[Word], Report | None]:
    """Tells which report a word of the sentence belongs to: its own, the quotation's, the one that it goes on with."""
    found = reading.attribution
    goes_on = _continues(reading.sentence, state) if all(r.back for r in found.reports) else ""
    carried = state.carried
    if goes_on and carried is not None:
        act = "assert" if carried.act == "deny" else carried.act  # what somebody adds to a denial, he states
        carried = replace(carried, act=act, source=replace(carried.source, basis=goes_on))
    beyond = quoting or (carried if goes_on else None)

    def report_of(word: Word) -> Report | None:
        return found.over(word) or beyond

    return report_of


def _sides(report_of: Callable[[Word], Report | None], state: State) -> Callable[[Word], str]:
    def side_of(word: Word) -> str:
        report = report_of(word)
        side = state.settled(report.source).side if report is not None else state.own.side
        return because(side, "speaker")

    return side_of


def _roles(report_of: Callable[[Word], Report | None], state: State) -> Callable[[Word], str]:
    def role_of(word: Word) -> str:
        report = report_of(word)
        return report.source.role if report is not None else state.own.role

    return role_of


def _continues(sentence: Sentence, state: State) -> str:
    """Why a sentence without a source of its own goes on with the last one; "" where it does not.

    It speaks as that side would, or the bulletin of an office goes on.
    """
    if state.carried is not None and not state.carried.source.name and not state.fresh:
        return "sentence_before"  # whoever it was, it is not the press
    if state.carried is None or not is_party(state.carried.source.side):
        return ""
    if is_party(state.own.side) and state.carried.source.side != state.own.side:
        return ""  # a side's own bulletin cites the other one in its sentence alone
    loaded = [lexicon.nouns(state.language, k) for k in ("enemy", "own")]
    source = state.carried.source
    army = source.role in unsaid.ARMY and not (
        source.role == "unit" and state.fresh
    )  # a unit in the news has no bulletin
    # the press speaks for itself in its next paragraph, unless somebody is named above all that it tells
    told_by_side = is_party(state.own.side) or not state.fresh or state.heralded
    bulletin = army and told_by_side and not (state.fresh and _is_history(sentence))
    if bulletin:
        return "bulletin_goes_on"
    opening = " ".join(w.text for w in sentence.words[:_OPENING])
    going_on = not state.fresh and not _is_history(sentence) and not dates(opening, state.timing.day)
    home = state.names.of_language(state.language)
    shared = home in ("", source.side)  # in Ukrainian «ворог» is nobody else's word
    spoken = shared and any(w.lemmas & kind for w in sentence.words for kind in loaded)
    return "sentence_before" if going_on or spoken else ""


def _is_bulletin(state: State) -> bool:
    """Whether an army or a side tells all of it, so that others whom it quotes are heard in their sentence alone."""
    told = state.carried is not None and state.carried.source.role in unsaid.ARMY
    return told or is_party(state.own.side)


def _is_history(sentence: Sentence) -> bool:
    """Whether a sentence tells how long something went on («бои шли с июня прошлого года»), or of a year: the article's own words."""
    since = frozenset({"с", "со", "до", "з", "із", "від"})
    spans = (w for w in sentence.words if w.lemmas & {"год", "рік", "месяц", "місяць"})
    opening = " ".join(w.text for w in sentence.words[:_OPENING])
    in_a_year = re.search(r"\b(?:19|20)\d\d\s+(?:год|рок|рік)", opening)  # «летом 2022 года»
    far = (x for w in spans for x in (w, *sentence.ancestors(w)) if not x.is_verb)
    return bool(in_a_year) or any(sentence.preposition(x) in since for x in far)


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """One claim where the same mouth says again, on the same day, that a place is held; a verb before a noun."""
    kept: dict[tuple, Draft] = {}
    for d in sorted(drafts, key=lambda d: ":noun:" in d.rule):
        where = (d.place, d.controller, d.claim_date) if d.type == "control" else (d.start, d.end, d.place)
        kept.setdefault((d.type, d.stance, d.speaker, d.side, *where), d)
    return list(kept.values())
