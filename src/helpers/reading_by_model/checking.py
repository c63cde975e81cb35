"""A language model's answer → claims, each of them borne out by the article, or the reason why it is not one.

A claim whose quote is not in its sentence, or says the contrary of what is answered, is dropped. A value that no word of
the article bears out, or that the clause contradicts, is left empty. Nothing is put right here: what is stated is what
the model answered and the article says.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from helpers.claims.english.speech.verification import evidence_of
from helpers.claims.records import Draft
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.dating import Dates
from helpers.reading_by_model.grounding import FoldedText, closed
from helpers.reading_by_model.parties import stated_roles
from helpers.reading_by_model.places import NAMED, stated_place
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.speakers import is_told_by_another, stated_speaker
from helpers.reading_by_model.stances import refused, types_read
from helpers.reading_by_model.witness import Witness

RULE = "model"
LONGEST_QUOTE = 600
"""Characters of a quote: a longer one points at nothing."""
_TELLING = frozenset({"side", "controller", "actor", "target", "place"})
"""Fields of which none may be wrong where only single words of the quote speak for the claim's type."""


@dataclass
class Checked:
    """What came of answers: claims, and how often what was left out of them, by reason."""

    drafts: list[Draft] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    emptied: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Checks:
    """Checks answers about one article against its `sentences` and what the parse says of them."""

    witness: Witness
    sentences: Sequence[Sentence]

    @cached_property
    def text(self) -> FoldedText:
        """The whole article, to look words up in."""
        return FoldedText.of(self.witness.article.text, 0, len(self.witness.article.text))

    @cached_property
    def dates(self) -> Dates:
        """The dates that its words tell."""
        return Dates(self.witness, self.sentences)

    def check(self, answers: Iterable[Answered], allowed: frozenset[int]) -> Checked:
        """The claims that the article bears out; `allowed` are the numbers of the sentences that were sent."""
        found = Checked()
        seen: set[tuple[object, ...]] = set()
        for answer in answers:
            result = self._one(answer, allowed)
            if isinstance(result, str):
                found.dropped[result] += 1
                continue
            draft, emptied = result
            key = (draft.start, draft.end, draft.type, draft.stance, draft.speaker, draft.side, draft.place)
            if key in seen:
                found.dropped["said twice"] += 1
                continue
            seen.add(key)
            found.drafts.append(draft)
            found.emptied.update(emptied)
        return found

    def _one(self, answer: Answered, allowed: frozenset[int]) -> tuple[Draft, list[str]] | str:
        """A claim and what of it is left empty, or why there is none."""
        if answer.sentence not in allowed:
            return "no such sentence"
        sentence = self.sentences[answer.sentence - 1]
        if sentence.withheld:
            return "no such sentence"
        own = FoldedText.of(self.witness.article.text, sentence.start, sentence.end)
        quote = next(own.find(answer.quote), None)
        if quote is None:
            return "quote not in its sentence"
        quote = closed(self.witness.article.text, *quote, sentence.end)
        if quote[1] - quote[0] > LONGEST_QUOTE or len(answer.quote.split()) < 2:
            return "quote too long or too short"
        clause = self.witness.parsed.clause(*quote, answer.type)
        start, end = _whole(quote, clause.negated, sentence) if answer.stance == "denies" else quote
        if reason := refused(answer, clause, quote, sentence, self.witness):
            return reason
        where = (start, end), sentence
        if is_told_by_another(answer, where, clause, self.witness):
            return "told by somebody else"
        speaker = stated_speaker(answer, where, clause, self.witness, self.text, self.sentences)
        roles = stated_roles(answer, where, clause, speaker, self.witness, self.sentences)
        place = stated_place(answer, where, self.witness, self.text, self.sentences)
        said = self.dates.claim_date(answer, sentence)
        event = self.dates.event_date(answer, sentence)
        asked = {
            "speaker": (answer.speaker, speaker.name),
            "side": (answer.side, speaker.side),
            "controller": (answer.controller, roles.controller),
            "actor": (answer.actor, roles.actor),
            "target": (answer.target, roles.target),
            "place": (answer.place, place.name),
            "claim_date": (answer.claim_date, said.iso),
            "event_date": (answer.event_date, event.iso),
        }
        emptied = [name for name, (wanted, stated) in asked.items() if wanted and not stated]
        known = answer.stance != "asserts" or answer.type in types_read(clause, quote, self.witness)
        read = types_read(clause, quote, self.witness)
        bare = place.basis != NAMED and not any((roles.controller, roles.actor, roles.target))
        if not known and _TELLING & {*emptied} and (read or bare):
            return "neither type nor parties are borne out"
        kept = next((d for d in self.witness.drafts_over(start, end, answer.type) if d.stance == answer.stance), None)
        draft = Draft(
            start=start,
            end=end,
            sentence=(sentence.start, sentence.end),
            type=answer.type,
            rule=RULE,
            side=speaker.side,
            side_basis=speaker.side_basis,
            stance=answer.stance,
            act=_act(answer, clause.act),
            speaker=speaker.name,
            speaker_basis=speaker.basis,
            speaker_text=speaker.words,
            role=speaker.role,
            attribution=_attribution(self.witness.article.text, start, end, sentence, speaker.name or speaker.words),
            cue=clause.cue if speaker.words else "",
            controller=roles.controller,
            controller_basis=RULE if roles.controller else "",
            extent=answer.extent if answer.type == "control" else "",
            share=kept.share if kept else None,
            share_modifier=kept.share_modifier if kept else "",
            actor=roles.actor,
            actor_basis=RULE if roles.actor else "",
            target=roles.target,
            target_basis=RULE if roles.target else "",
            place_text=place.words,
            place=place.name,
            place_id=place.place_id,
            relation=place.relation,
            place_basis=place.basis,
            claim_date=said.iso,
            claim_date_precision=said.precision,
            claim_date_basis=said.basis,
            event_date=event.iso,
            event_date_precision=event.precision,
            event_date_basis=event.basis,
            evidence=evidence_of(self.witness.article.text[sentence.start : sentence.end]),
            found_by=RULE,
            grounds=_grounds(
                {"speaker": speaker.words, "place": place.words, "claim_date": said.words, "event_date": event.words}
            ),
        )
        return draft, emptied


def _whole(quote: tuple[int, int], negator: tuple[int, int] | None, sentence: Sentence) -> tuple[int, int]:
    """The quote with the word that negates it."""
    if negator is None or not sentence.start <= negator[0] < sentence.end:
        return quote
    return min(quote[0], negator[0]), max(quote[1], negator[1])


def _act(answer: Answered, act: str) -> str:
    if answer.stance == "declines":
        return "decline"
    if answer.stance == "denies":
        return "deny"
    return act if act in ("concede", "reaffirm") else "assert"


def _attribution(text: str, start: int, end: int, sentence: Sentence, spoken: str) -> str:
    if not spoken:
        return "own_voice"
    before = FoldedText.of(text, sentence.start, start).text.count('"')
    inside = FoldedText.of(text, start, end).text.count('"')
    return "mixed" if inside else "direct" if before % 2 else "indirect"


def _grounds(words: dict[str, str]) -> str:
    return "; ".join(f"{name}={' '.join(told.split()).replace(';', ',')}" for name, told in words.items() if told)
