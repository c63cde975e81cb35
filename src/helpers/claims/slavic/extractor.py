"""A Russian or Ukrainian article and a conflict profile → claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from helpers.articles.model import Article
from helpers.claims.records import Draft
from helpers.claims.slavic import lexicon, russian, toponyms, ukrainian
from helpers.claims.slavic.attribution import Attribution, Report
from helpers.claims.slavic.names import SlavicNames, is_party, names_of
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.places import Where, places_of
from helpers.claims.slavic.propositions import Proposition, Propositions
from helpers.claims.slavic.spans import back_span, clause_span
from helpers.claims.slavic.speakers import OWN, Memory, Source, Speakers
from helpers.claims.slavic.timing import Timing
from helpers.claims.slavic.words import Sentence, Word
from helpers.conflicts import Conflict

_PARSERS = {"ru": russian, "uk": ukrainian}
_REACH = 8
"""How many claims back a denial or refusal may point."""


@dataclass
class _State:
    """What one article has said so far."""

    language: str
    names: SlavicNames
    gazetteer: object
    timing: Timing
    own: Source
    memory: Memory = field(default_factory=Memory)
    atlas: toponyms.Atlas = field(default_factory=toponyms.Atlas)
    drafts: list[Draft] = field(default_factory=list)
    carried: Report | None = None
    unverifiable: bool = False
    sides: dict[str, str] = field(default_factory=dict)
    """Speaker → the side that what they deny gives away."""

    def settled(self, source: Source) -> Source:
        """The source with the side that is known by now."""
        return replace(source, side=self.sides.get(source.name, source.side)) if source.guessed else source


def extract(article: Article, conflict: Conflict, gazetteer) -> list[Draft]:
    """Claims of a Russian or Ukrainian article, as drafts with offsets into its text."""
    language = article.language
    parser = _PARSERS[language]
    names = names_of(conflict, parser.lemmas)
    timing = Timing(_day(article.published), article.published)
    state = _State(language, names, gazetteer, timing, own=_own_voice(article, conflict))
    titles: list[Draft] = []
    for paragraph in article.body():
        text = article.text[paragraph.start : paragraph.end]
        before = len(state.drafts)
        _paragraph(text, paragraph.start, parser.parse(text), state)
        if paragraph.kind == "title":
            titles.extend(state.drafts[before:])
            del state.drafts[before:]
            state.carried = None
    told = {d.type for d in state.drafts}
    found = [*(t for t in titles if t.type not in told), *state.drafts]
    if state.unverifiable:
        for d in found:
            if is_party(d.side) and not d.verification:
                d.verification = "unverifiable"
    return _without_repeats(found)


def _own_voice(article: Article, conflict: Conflict) -> Source:
    """The speaker of the article's own voice: a publisher that speaks for a side (state media), else the article."""
    publisher = article.publisher.casefold()
    for actor in conflict.actors if publisher else ():
        names = (actor.actor, *actor.aliases)
        if is_party(actor.side) and any(
            publisher == n.casefold() or publisher.startswith(n.casefold() + " (") for n in names
        ):
            return Source(actor.actor, actor.side, actor.role, article.publisher, outlet=actor.kind == "outlet")
    return OWN


def _paragraph(text: str, offset: int, sentences: list[Sentence], state: _State) -> None:
    taken = [_actor_words(s, state.names) for s in sentences]
    named = toponyms.Finder(state.gazetteer, state.atlas, state.language).find(text, sentences, taken)
    quotes = _quotations(text)
    state.atlas.turn()
    readings = []
    for sentence, places in zip(sentences, named, strict=True):
        cover = frozenset(i for t in places for i in range(t.start, t.end))
        parties = Parties(sentence, state.names, state.language, cover)
        speakers = Speakers(parties, places, state.memory, state.gazetteer)
        readings.append((sentence, places, parties, Attribution(sentence, parties, speakers, state.language)))
    for n, (sentence, places, parties, found) in enumerate(readings):
        words = [w for w in sentence.words if w.lemmas & lexicon.phrases(state.language, "unverifiable")]
        state.unverifiable = state.unverifiable or len({w.lemma for w in words}) == 2
        quoted = _quoting(sentence, quotes, readings, n)
        spoken = _named_as_speaker(sentence, found, parties)
        places = [t for t in places if t.start not in spoken]
        cover = frozenset(i for t in places for i in range(t.start, t.end))

        def report_of(word: Word, found=found, quoted=quoted, sentence=sentence) -> Report | None:
            own = found.over(word)
            if own is not None:
                return own
            if quoted is not None:
                return quoted
            if any(not r.back for r in found.reports) or not _continues(sentence, state):
                return None
            return state.carried

        def side_of(word: Word, report_of=report_of) -> str:
            report = report_of(word)
            return state.settled(report.source).side if report is not None else state.own.side

        for report in found.reports:
            _betray(report, state)
        propositions = Propositions(sentence, parties, cover, side_of, state.language).find()
        events: list[tuple[int, Proposition | Report]] = [(p.word.i, p) for p in propositions]
        events += [(r.cue.i, r) for r in found.reports if r.back]
        for _, event in sorted(events, key=lambda e: e[0]):
            if isinstance(event, Report):
                _point_back(text, offset, sentence, event, places, parties, state)
            elif not any(event.word.i in r.own for r in found.reports):
                state.drafts.extend(_drafts(text, offset, sentence, event, report_of(event.word), found, places, state))
        state.atlas.see(places)
        forward = [r for r in found.reports if not r.back]
        if forward:
            state.carried = forward[-1]


def _betray(report: Report, state: _State) -> None:
    """Who denies what a party has just said is of the other party, where no word tells."""
    source = report.source
    last = next((d for d in reversed(state.drafts) if is_party(d.side) and d.stance != "declines"), None)
    if report.back and report.act == "deny" and source.guessed and last is not None:
        state.sides.setdefault(source.name, state.names.enemy(last.side) or source.side)


def _named_as_speaker(sentence: Sentence, found: Attribution, parties: Parties) -> set[int]:
    """Words that name a side as the one who says it: «в Киеве заявили» is about no place."""
    own = {i for r in found.reports for i in r.own}
    return {i for m in parties.mentions if m.kind == "side" for i in range(m.start, m.end) if i in own}


def _actor_words(sentence: Sentence, names: SlavicNames) -> set[int]:
    return {i for m in names.find(sentence) if m.actor is not None for i in range(m.start, m.end)}


def _quotations(text: str) -> list[tuple[int, int]]:
    """The stretches between quotation marks that are long enough to be speech."""
    spans, start = [], None
    for i, c in enumerate(text):
        if c in "«“" and start is None:
            start = i
        elif c in "»”" and start is not None:
            if len(text[start:i].split()) >= 3:
                spans.append((start, i))
            start = None
    return spans


def _quoting(sentence: Sentence, quotes: list[tuple[int, int]], readings: list, n: int) -> Report | None:
    """The report of a quotation that began or ends in another sentence than its speaker stands in."""
    inside = next((q for q in quotes if q[0] <= sentence.start and sentence.end <= q[1] + 2), None)
    if inside is None:
        return None
    for other in (*readings[n + 1 : n + 4], *reversed(readings[max(0, n - 3) : n])):
        around: Sentence = other[0]
        if around.start <= inside[1] + 2 and around.end >= inside[0]:
            forward = [r for r in other[3].reports if not r.back or r.act == "deny"]
            if forward:
                return forward[0]
    return None


def _continues(sentence: Sentence, state: _State) -> bool:
    """Whether a sentence without a source of its own goes on with the last one: it speaks as that side would."""
    if state.carried is None or not is_party(state.carried.source.side):
        return False
    army = state.carried.source.role in ("defence_ministry", "general_staff", "commander", "unit", "spokesperson")
    loaded = ("enemy", "own")
    return army or any(w.lemmas & lexicon.nouns(state.language, k) for w in sentence.words for k in loaded)


def _drafts(
    text: str,
    offset: int,
    sentence: Sentence,
    p: Proposition,
    report: Report | None,
    found: Attribution,
    places: list,
    state: _State,
) -> Iterator[Draft]:
    """The claims of one proposition: none, or one for each place that it lists."""
    source: Source = state.settled(report.source) if report is not None else state.own
    parties = {p.controller, p.actor, p.target} & state.names.parties
    if not parties and (report is None or not (is_party(source.side) or p.type in ("presence", "losses", "strike"))):
        return
    kind, stance = p.type, "denies" if p.denied else "asserts"
    act = report.act if report is not None else "assert"
    if act == "deny":
        stance = "asserts" if p.denied else "denies"
        if kind == "control" and p.rule.startswith("noun") and p.controller == source.side:
            p.controller = state.names.enemy(source.side)
    if p.unreal:
        kind, stance = "other", "asserts"
    if report is None and (kind == "other" or p.rule.startswith("noun:")):
        return
    start, end = clause_span(sentence, p.word, found)
    claimed, happened = state.timing.of(text, sentence, report, p.word, found, (start, end))
    if stance == "denies" and act == "assert":
        act = "deny"
    for place in places_of(sentence, p, places, state.atlas):
        yield Draft(
            start=offset + start,
            end=offset + end,
            sentence=(offset + sentence.start, offset + sentence.end),
            type=kind,
            rule=f"{state.language}:{p.rule}",
            stance=stance,
            act="assert" if act == "decline" else act,
            **_said_by(source, report),
            controller=p.controller if kind == "control" else "",
            extent=p.extent if kind == "control" else "",
            actor=p.actor if kind not in ("control", "other") else "",
            target=p.target if kind not in ("control", "other") else "",
            **_at(place),
            **_dated(claimed, happened),
        )


def _said_by(source: Source, report: Report | None) -> dict:
    return {
        "side": source.side or "independent",
        "speaker": source.name,
        "speaker_text": source.text,
        "role": source.role,
        "attribution": report.attribution if report is not None else "own_voice",
        "cue": report.cue.text if report is not None else "",
        "relayed_by": report.relayed_by if report is not None else "",
    }


def _at(place: Where) -> dict:
    return {"place_text": place.text, "place": place.name, "place_id": place.place_id, "relation": place.relation}


def _dated(claimed, happened) -> dict:
    return {
        "claim_date": claimed.iso,
        "claim_date_precision": claimed.precision,
        "claim_date_basis": claimed.basis,
        "event_date": happened.iso,
        "event_date_precision": happened.precision,
        "event_date_basis": happened.basis,
    }


def _point_back(
    text: str, offset: int, sentence: Sentence, report: Report, places: list, parties: Parties, state: _State
) -> None:
    """A denial of what was said before, or a refusal to speak of it."""
    source = state.settled(report.source)
    answered = _answered(report, source, places, state)
    start, end = back_span(sentence, report)
    claimed, happened = state.timing.of(text, sentence, report, report.cue, None, (start, end))
    draft = Draft(
        start=offset + start,
        end=offset + end,
        sentence=(offset + sentence.start, offset + sentence.end),
        type="other",
        rule=f"{state.language}:back:{report.act}",
        stance="declines" if report.act == "decline" else "denies",
        act=report.act,
        **_said_by(source, report),
        **_dated(claimed, happened),
    )
    own = [t for t in places if t.start in report.own and t.kind != "country"]
    if answered is not None:
        draft.place, draft.place_id, draft.relation = answered.place, answered.place_id, answered.relation
        if report.act == "deny":
            draft.type, draft.controller, draft.extent = answered.type, answered.controller, answered.extent
            draft.actor, draft.target = answered.actor, answered.target
    elif own:
        draft.place, draft.place_id, draft.relation = own[0].name, own[0].place_id, "in"
    elif (last := state.atlas.last()) is not None:
        draft.place, draft.place_id, draft.relation = last.name, last.place_id, "in"
    state.drafts.append(draft)
    del parties


def _answered(report: Report, source: Source, places: list, state: _State) -> Draft | None:
    """The last claim of another side that the words name the place of; else the last claim of another side."""
    named = {t.name for t in places if t.start in report.own}
    recent = [d for d in state.drafts[-_REACH:] if d.side != source.side and d.type != "other"]
    if named:
        return next((d for d in reversed(recent) if d.place in named), None)
    return next(iter(reversed(recent)), None)


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """One claim where the same mouth says again, on the same day, that a place is held; a verb before a noun."""
    kept: dict[tuple, Draft] = {}
    for d in sorted(drafts, key=lambda d: ":noun:" in d.rule):
        where = (d.place, d.controller, d.claim_date) if d.type == "control" else (d.start, d.end, d.place)
        kept.setdefault((d.type, d.stance, d.speaker, d.side, *where), d)
    return list(kept.values())


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
