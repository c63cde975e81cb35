"""An English article and a conflict profile → claims."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Doc as Tokenized

from helpers.articles.model import Article, Paragraph
from helpers.basis import basis_of, because
from helpers.claims.abbreviations import as_defined
from helpers.claims.documents import Document, Named, at_home, document_of
from helpers.claims.english.dates.timing import Timing
from helpers.claims.english.drafting import drafts_of
from helpers.claims.english.frames.open_roles import settle
from helpers.claims.english.frames.propositions import may_be_predicate, propositions
from helpers.claims.english.heads import heads_of, names_of
from helpers.claims.english.parsing import entities
from helpers.claims.english.parsing.pipeline import parse, tokenize
from helpers.claims.english.parsing.quotations import quotations, quoted_tokens
from helpers.claims.english.parsing.words import Doc, Span, Token
from helpers.claims.english.parts import Part, attempt_all, attempt_each
from helpers.claims.english.places.antecedents import told_kinds
from helpers.claims.english.places.choosing import Places
from helpers.claims.english.places.learnt import learn
from helpers.claims.english.places.model import Toponym
from helpers.claims.english.places.spelt import as_spelt
from helpers.claims.english.places.toponyms import find_toponyms, in_their_regions, is_of_telling, without_people
from helpers.claims.english.relevance import may_hold_claims
from helpers.claims.english.repairs import lost_commas
from helpers.claims.english.repairs.listed import names_again
from helpers.claims.english.repeats import (
    changes_hands,
    is_counted,
    of_nothing_told,
    same_blow,
    same_toll,
    says_again,
    without_lede,
    without_repeats,
)
from helpers.claims.english.sides import nouns, partisans
from helpers.claims.english.sides.homelands import Homelands
from helpers.claims.english.sides.parties import Parties, takes_sides
from helpers.claims.english.spans import clause_span
from helpers.claims.english.speech import denials, labels
from helpers.claims.english.speech.answers import called_false, point_back, told_by_accuser
from helpers.claims.english.speech.attribution import attribute
from helpers.claims.english.speech.contents import is_of_bare_claim, is_said_by_somebody, tells_who_says
from helpers.claims.english.speech.reports import Report
from helpers.claims.english.speech.sources import Memory
from helpers.claims.english.speech.speakers import Speakers
from helpers.claims.english.speech.verification import has_caveat
from helpers.claims.english.state import State, Watched
from helpers.claims.losses import WHOLE, Losses, story_of
from helpers.claims.names import Names
from helpers.claims.records import Draft, Found, mark_verification, tells_of_war
from helpers.claims.sources import OWN, UNIDENTIFIED, Source, own_voice
from helpers.conflicts import Conflict
from helpers.conflicts.inferring import inferred
from helpers.places.model import Place


@dataclass(frozen=True)
class _Prepared:
    """An article that may hold claims, and its paragraphs as the parser takes them."""

    article: Article
    names: Names
    document: Document
    own: Source
    paragraphs: tuple[Paragraph, ...]
    docs: list[Tokenized]


def extract_all(
    articles: Iterable[Article],
    conflict: Conflict,
    gazetteer,
    losses: Sequence[Losses] = (),
    watched: list[Watched] | None = None,
) -> Iterator[Found]:
    """Claims of each English article, as drafts with offsets into its text, and its document; parsed in one call.

    What of an article cannot be read is added to its `losses`; where none are given, nobody is told. `watched` gets each
    paragraph of the article read last as it was read.
    """
    articles = list(articles)
    losses = losses or [Losses(len(a.text)) for a in articles]
    prepared = [_guarded(loss, a, _prepare, a, conflict, gazetteer) for a, loss in zip(articles, losses, strict=True)]
    parsed = _parsed(prepared, losses)
    for article, p, docs, loss in zip(articles, prepared, parsed, losses, strict=True):
        loss.resume()
        bare = Found([], p.document if p is not None else Document(article.article))
        yield (_guarded(loss, article, _extract, p, docs, gazetteer, loss, watched) if p and docs else None) or bare
        for doc in docs if watched is None else ():
            doc.release()


def _guarded[**P, T](
    losses: Losses, article: Article, do: Callable[P, T], *args: P.args, **options: P.kwargs
) -> T | None:
    """What `do` gives; where it fails, the whole story of the article is lost, and there is None."""
    with losses.guard(*story_of(article), times=WHOLE):
        return do(*args, **options)
    return None


def _parsed(prepared: Sequence[_Prepared | None], losses: Sequence[Losses]) -> Iterator[list[Doc]]:
    """The parsed paragraphs of each article: none of one that needs no parsing, or cannot be parsed."""
    docs = [doc for p in prepared if p is not None for doc in p.docs]
    characters = sum(x.end - x.start for p in prepared if p is not None and p.docs for x in p.paragraphs)
    with Losses().trying(characters) as together:
        parsed = iter(parse(docs))
    for p, loss in zip(prepared, losses, strict=True):
        if p is None:
            yield []
        elif together.failed:  # one by one: only the one that is to blame is lost
            yield _guarded(loss, p.article, parse, p.docs) or []
        else:
            yield [next(parsed) for _ in p.docs]


def _prepare(article: Article, conflict: Conflict, gazetteer) -> _Prepared:
    """What the parser needs of an article: nothing of one in which nobody fights, or that can hold no claim."""
    conflict = inferred(article, conflict)
    names = names_of(conflict)
    paragraphs = tuple(article.body())
    docs = [tokenize(article.text[p.start : p.end]) for p in paragraphs]
    title = next((d for p, d in zip(paragraphs, docs, strict=True) if p.kind == "title"), None)
    docs = lost_commas.given_back(docs, title, names, gazetteer)
    document = document_of(article, conflict, heads_of(article, names))
    own = own_voice(document.owner)
    worth = bool(names.parties) and may_hold_claims(docs, names, own)
    return _Prepared(article, names, document, own, paragraphs, docs if worth else [])


def _extract(prepared: _Prepared, docs: list[Doc], gazetteer, losses: Losses, watched: list[Watched] | None) -> Found:
    """The claims of a parsed article, and its document."""
    article, own = prepared.article, prepared.own
    texts = [doc.text for doc in docs]
    mentions, near = gazetteer.mentions_by_part(texts)
    mentions = in_their_regions(list(zip(texts, mentions, strict=True)), gazetteer)
    parts = [Part(*of) for of in zip(prepared.paragraphs, docs, mentions, strict=True)]
    ready = partial(_made_ready, names=prepared.names, gazetteer=gazetteer, near=near)
    found = attempt_all(parts, ready, losses)
    named = [(parties, [t for t in ts if not is_of_telling(part.doc, t)]) for part, parties, ts in found]
    placed = as_spelt(without_people(learn(named, gazetteer)), gazetteer)
    read_parts = [(part, parties, ts) for (part, parties, _), ts in zip(found, placed, strict=True)]
    document = at_home(prepared.document, article, _named_in(read_parts))
    seat = _seat(article, prepared.names, gazetteer)
    later: list[Source] = []
    for part, parties, _ in read_parts:
        with losses.guard(part.paragraph.start, part.paragraph.end):
            later += Speakers(parties, Memory()).named_speakers()

    def read_all(told: dict[str, str]) -> tuple[list[Draft], list[Draft], State]:
        if watched is not None:
            watched.clear()
        memory = Memory(later=list(later), partisans=told)
        state = State(memory, seat=seat, watched=watched)
        state.geography.called = gazetteer.canonical
        state.geography.begin(document, [t for _, _, ts in read_parts for t in ts])
        state.geography.headline = [t for part, _, ts in read_parts if part.paragraph.kind == "title" for t in ts]
        state.geography.told = told_kinds((part.doc, toponyms) for part, _, toponyms in read_parts)
        timing = Timing(article, prepared.document)
        titles: list[Draft] = []
        body: list[Draft] = []

        def read(part: Part, parties: Parties, toponyms) -> None:
            _paragraph(article, part.paragraph, parties, toponyms, state, timing, own)

        for part, parties, toponyms in read_parts:
            if losses.is_over_time():
                losses.set_aside(part.paragraph.start, prepared.paragraphs[-1].end)
                break
            before = len(state.drafts)
            with losses.trying(part.characters) as tried:
                read(part, parties, toponyms)
            if tried.failed:
                state.broken = True
                del state.drafts[before:]
                attempt_each(part, lambda sentence: read(*ready([sentence])[0]), losses)
            (titles if part.paragraph.kind == "title" else body).extend(d for d, _ in state.drafts[before:])
        return titles, body, state

    titles, body, state = read_all({})
    told = partisans.sides_of(state.heard, read_parts[0][1].names if read_parts else prepared.names)
    if told and not state.broken and not losses.is_over_time():
        titles, body, state = read_all(told)
    kept = body + [t for t in titles if not any(t.type == b.type for b in body)]
    names = prepared.names
    mark_verification(kept, names.parties, caveat=has_caveat(article))
    if not any(tells_of_war(d, names.parties) for d in kept):
        return Found(
            [], document
        )  # nobody who fights does anything here: a refusal or a toll in it is about something else
    return Found(without_lede(article, without_repeats(article, kept)), document)


def _named_in(parts: Iterable[tuple[Part, Parties, list[Toponym]]]) -> Iterator[Named]:
    """Where an article names places, those among them that no gazetteer has."""
    for part, _, toponyms in parts:
        for t in toponyms:
            before = part.doc[t.start - 1].lower_ if t.start else ""
            yield Named(t.name, t.place_id, t.kind, part.paragraph.kind == "title", before)


def _made_ready(
    parts: Sequence[Part], names: Names, gazetteer, near: Sequence[Place]
) -> list[tuple[Part, Parties, list[Toponym]]]:
    """Parts of an article with the parties and the places that are named in them."""
    names = as_defined(names, (part.doc.text for part in parts), lambda words: [t.text for t in tokenize(words)])
    sides_of = [Parties(part.doc, names) for part in parts]
    names = names.in_article(Counter(m.side for parties in sides_of for m in parties.mentions))
    for parties in sides_of:
        parties.names = names
    entities.mark((parties.doc, parties.mentions) for parties in sides_of)
    homelands = Homelands(names.conflict, gazetteer)
    found = []
    for part, parties in zip(parts, sides_of, strict=True):
        toponyms = find_toponyms(parties, part.mentions, gazetteer, near)
        parties.toponyms = frozenset(i for t in toponyms for i in range(t.start, t.end))
        parties.homes = homelands.of(toponyms)
        found.append((part, parties, [t for t in toponyms if not _metonym(part.doc[t.head], parties)]))
    return found


def _seat(article: Article, names: Names, gazetteer) -> str:
    """The party whose capital the article's dateline names, where it names only one; else in whose country it was written."""
    lines = [article.text[p.start : min(p.end, p.start + _LINE)] for p in article.paragraphs if p.kind == "dateline"]
    found = [m for line in lines for m in names.find([t.text for t in tokenize(line)])]
    sides = {m.side for m in found if m.kind == "side" and m.side in names.parties}
    first = {m.side for m in found if m.start == 0 and m.kind == "side"}
    if len(sides) == 1 and sides == first:
        return sides.pop()
    towns = [_TOWN.match(line) for line in lines] if not sides else []
    homes = {Homelands(names.conflict, gazetteer).named(m[0].strip()) for m in towns if m is not None}
    return homes.pop() if len(homes) == 1 else ""


def _paragraph(
    article: Article, paragraph: Paragraph, parties: Parties, toponyms, state: State, timing: Timing, own: Source
) -> None:
    doc, names, offset = parties.doc, parties.names, paragraph.start
    spans = quotations(article.text[offset : paragraph.end])
    quoted = quoted_tokens(doc, spans)
    parties.subject_side = state.subject_side
    parties.quoted = frozenset(quoted)
    speakers = Speakers(parties, state.memory, state.seat)
    own, before_it = _own_of_paragraph(doc, speakers, state, own)
    speakers.turn = own if before_it is not None else None
    found = attribute(doc, speakers, spans, quoted, before=before_it or state.last_report)
    partisans.listen(doc, found, parties, state.heard)
    state.geography.turn(offset)
    places = Places(parties, toponyms, state.geography)
    timing.paragraph(doc, found, offset)
    if state.watched is not None:
        state.watched.append(Watched(offset, parties, found))
    previous: Report | None = None
    brief = state.last_report if state.brief else None
    carrying: set[Token] = set()  # cues of the reports whose words made a claim
    for sentence in doc.sents:
        timing.sentence(sentence)
        state.takes_sides |= own is OWN and any(
            takes_sides(t) for t in sentence if t.i not in found.quoted and found.over(t) is None
        )
        reports = [r for r in found.reports if sentence.start <= r.cue.i < sentence.end]
        before = previous or brief or state.last_report
        near = before is previous or before is brief
        goes_on = _continues(sentence, before, reports, names.parties, near=near) if before is not None else ""
        if own.side in names.parties and goes_on in ("sentence_before", _SIDE_ALONE):
            goes_on = ""  # a side's own bulletin speaks of the enemy itself
        for token in filter(may_be_predicate, sentence):
            report = found.over(token) or _counting(token, reports)
            carried = report is None and bool(goes_on) and token.i not in found.quoted
            if carried and before is not None:
                goer = before.source.taken(goes_on) if before.source is not None else None
                if goer is not None and goes_on == _SIDE_ALONE:
                    goer = replace(goer, name="", text="", basis="")
                report = replace(before, source=goer)
            source = report.source if report is not None and report.source is not None else own
            by_somebody = state.takes_sides or (report is not None and tells_who_says(report.cue))
            if source is OWN and (by_somebody or is_said_by_somebody(token) or is_of_bare_claim(token)):
                source = UNIDENTIFIED
            unproven = report is not None and report.source is None and report.act == "deny"
            if report is not None and report.source is None:
                report = None
            side = source.side if basis_of(source.side) == "unknown" else because(source.side, "speaker")
            if source.evidence and (own is not OWN or state.geography.document.genre == "assessment"):
                source = (
                    own if own is not OWN else replace(source, name="")
                )  # who assesses tells what the footage shows
            if found.unsaid(token):
                continue
            for p in propositions(token, parties, side):
                p.denied ^= unproven
                settle(p, parties, state, report, side)
                if state.watched is not None:
                    state.watched[-1].said.append((p, report, source))
                if says_again(p, source, state, found) or same_blow(p) or is_counted(p):
                    continue
                if changes_hands(p) or of_nothing_told(p, state):
                    continue
                if same_toll(p, state):
                    merged = state.drafts[-1][0]
                    merged.end = max(merged.end, offset + clause_span(p, found)[1])
                    continue
                told = partial(drafts_of, found=found, places=places, timing=timing, parties=parties)
                for draft in told(article, offset, p, report, source, carried):
                    state.drafts.append((draft, p))
                    if report is not None and own is OWN and denials.called_false(report.cue) is not None:
                        state.drafts.append((called_false(draft, report, offset), p))
                    if draft.place_text:
                        state.geography.claimed.add(draft.place)
                    if report is not None:
                        carrying.add(report.cue)
                if p.actor or p.controller:
                    state.subject_side = parties.subject_side = because(p.actor or p.controller, "acted_before")
        for report in reports:
            empty = report.act == "deny" and not report.back and report.cue not in carrying
            if (
                accusing := told_by_accuser(article, offset, report, found.reports, carrying, places, timing)
            ) is not None:
                state.drafts.append((accusing, None))
            if report.back or (empty and report.source is not None and _is_answer(report, parties)):
                point_back(article, offset, report, state, places, timing, names)
            in_passing = report.act == "deny" and report.cue.dep_ == "relcl"
            if report.source is not None and not report.back and report.act != "decline" and not in_passing:
                previous = report
        for n, report in found.quote_source.items():
            start, _ = spans[n]
            if sentence.start_char <= start < sentence.end_char and report.source is not None:
                previous = report
    state.geography.see(toponyms)
    if previous is not None:
        state.last_report = previous
        state.brief = previous.cue.lower_ == "according" and previous.source is not None and not previous.source.person


def _own_of_paragraph(doc: Doc, speakers: Speakers, state: State, own: Source) -> tuple[Source, Report | None]:
    """Who speaks in a paragraph that reports nobody: whom its opening names, whose turn it is, else the article."""
    named, is_turn = labels.speaker_of(doc, speakers, state.memory)
    if is_turn:
        state.turn = named
    elif named is not None:
        state.turn = None
    speaker = named or (state.turn if not is_turn else None)
    return (speaker, labels.opening_report(doc, speaker)) if speaker is not None else (own, None)


def _counting(verb: Token, reports: list[Report]) -> Report | None:
    """The report of a verb that tells by its object and is its own predicate: "the staff reported 57 attacks"."""
    return next((r for r in reports if r.cue == verb and r.construction == "nominal" and r.act == "assert"), None)


def _is_answer(report: Report, parties: Parties) -> bool:
    """Whether a denial in words that no rule has a type for bears on the war: by a side, or about its forces or a blow."""
    if report.source is None or report.source.side in parties.names.parties:
        return report.source is not None
    told = [parties.doc[i] for i in report.content]
    warlike = {"strike", "attack", "battle", "force", "taking", "leaving"}
    bears = any(warlike & nouns.classes(t) for t in told if t.pos_ in ("NOUN", "PROPN"))
    here = any(t.i in parties.toponyms or parties.mention_at(t) is not None for t in told)
    return bool(report.source.name) and bears and here


_LINE = 200
_TOWN = re.compile(r"[^\W\d_][^\d,/()–—-]*")
"""The town at the head of a dateline: "SURIN, Thailand, July 26"."""
"""Characters of a dateline: what is longer is noise."""
_BULLETIN_ROLES = frozenset({"general_staff", "defence_ministry", "analyst"})
"""Offices whose bulletins an article goes on to report for sentences."""


_SIDE_ALONE = "side_alone"
"""How a sentence goes on that speaks as the speaker of an earlier paragraph would: for his side, but who says it is not told."""


def _metonym(token: Token, parties: Parties) -> bool:
    """Whether a place's name stands for its government: "Moscow said", "Kyiv's forces"."""
    mention = parties.mention_at(token)
    if mention is None or mention.kind != "side":
        return False
    according = token.dep_ == "pobj" and token.head.head.lower_ == "according"
    return according or token.dep_ in ("nsubj", "poss", "agent", "amod")


def _continues(sentence: Span, previous: Report, reports: list[Report], parties: tuple[str, ...], *, near: bool) -> str:
    """Why a sentence without a source of its own goes on with the one before it; "" where it does not.

    It does where it speaks as that source would ("the enemy", "our troops"), or where an office's or institute's
    bulletin goes on to report a present state in the same paragraph. The rest is the article's narration. `reports` are
    the sentence's own.
    """
    if previous.source is None or previous.source.outlet or sentence == previous.cue.sent:
        return ""
    if any(r.source is not None and not r.back and r.cue == sentence.root for r in reports):
        return ""
    if any(t.lower_ in ("enemy", "our", "occupiers", "invaders") for t in sentence):
        if previous.source.side not in parties:
            return ""
        return "sentence_before" if near else _SIDE_ALONE
    if near and not reports and names_again(sentence.root):
        return "sentence_before"
    if not near or reports or previous.source.role not in _BULLETIN_ROLES or previous.source.person:
        return ""
    finite = [t for t in sentence if t.tag_ in ("VBD", "VBP", "VBZ") and t.dep_ in ("ROOT", "aux", "auxpass", "conj")]
    present = bool(finite) and all(t.tag_ in ("VBP", "VBZ") for t in finite)
    return "bulletin_goes_on" if present and previous.construction != "direct" else ""
