"""Answers as a careful model would give them, made of annotated articles, and the same answers altered in one value each.

The articles are the project's own inventions (tests/gold). An answer names the sentence, the words of the speaker, of the
place and of the dates, as the prompt asks; where the article has no such words, the claim makes no answer.
"""

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz

from helpers import conflicts
from helpers.articles import read_articles
from helpers.claims.work import Work
from helpers.places import Gazetteer
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.checking import Checks
from helpers.reading_by_model.dating import Dates
from helpers.reading_by_model.grounding import FoldedText
from helpers.reading_by_model.sentences import Sentence, sentences_of
from helpers.reading_by_model.witness import Witness
from helpers.schema import SIDELESS

GOLD = Path(__file__).parent / "gold"
ALTERATIONS = ("negation", "side", "place", "number", "shortened", "neighbour", "neighbour's words")


@dataclass(frozen=True)
class Read:
    """An annotated article, what the parse says of it, and the answers that its annotation makes."""

    checks: Checks
    answers: tuple[Answered, ...]

    @property
    def sentences(self) -> list[Sentence]:
        return list(self.checks.sentences)

    def check(self, *answers: Answered):
        """What comes of answers."""
        return self.checks.check(answers, frozenset(s.number for s in self.sentences))


def read_gold(folder: Path, *, split: str = "", languages: tuple[str, ...] = ("en", "ru", "uk")) -> Iterator[Read]:
    """The annotated articles of a folder (of one split of them), each read when it is asked for."""
    with (folder / "sources.csv").open(encoding="utf-8") as lines:
        known = {row["file"]: row for row in csv.DictReader(lines)}
    gold = defaultdict(list)
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not split or known[row["article"]].get("split") == split:
            gold[row["article"]].append(row)
    intake = read_articles(folder / "articles", sources=folder / "sources.csv")
    for article in intake.articles:
        if article.article in gold and (article.language or "en") in languages:
            yield read(article, gold[article.article])


def read(article, rows: list[dict[str, str]]) -> Read:
    """An article with the answers that its annotation makes."""
    conflict = conflicts.choose(article).conflict
    work = Work.of(article)
    witness = Witness.of(work, conflict, Gazetteer.for_conflict(conflict))
    sentences = sentences_of(work.article)
    checks = Checks(witness, sentences)
    made = (_answer(row, checks) for row in rows if row["quote"])
    return Read(checks, tuple(a for a in made if a is not None and _is_of_the_form(a, witness)))


def _is_of_the_form(answer: Answered, witness: Witness) -> bool:
    """Whether a model could answer so: with sides of the list, and nothing of no type."""
    sides = {answer.side} - {*SIDELESS, ""} | {answer.controller, answer.actor, answer.target} - {""}
    return sides <= witness.parties and (answer.type != "other" or answer.stance == "declines")


def _first(value: object) -> str:
    return str(value or "").split("|")[0]


def _answer(row: dict[str, str], checks: Checks) -> Answered | None:
    told = {k: _first(v) for k, v in row.items()}
    witness = checks.witness
    text = FoldedText.of(witness.article.text, 0, len(witness.article.text))
    at = next(text.find(row["quote"]), None)
    sentence = next((s for s in checks.sentences if at and s.start <= at[0] and at[1] <= s.end), None)
    if at is None or sentence is None:
        return None
    speaker_words = _speaker_words(told.get("speaker", ""), sentence, checks, text)
    place_words = _place_words(told.get("place", ""), at, sentence, checks, text)
    if (told.get("speaker") and not speaker_words) or (told.get("place") and not place_words):
        return None
    dates = {}
    for name in ("claim_date", "event_date"):
        iso = told.get(name, "")
        words = "published" if iso and iso == witness.article.published and name == "claim_date" else ""
        words = words or (_date_words(iso, sentence, checks) if iso else "")
        dates |= {name: iso if words else "", f"{name}_words": words}
    return Answered(
        sentence=sentence.number,
        quote=witness.article.text[slice(*at)],
        type=told["type"],
        stance=told["stance"],
        speaker=told.get("speaker", ""),
        speaker_words=speaker_words,
        side=told.get("side", ""),
        controller=told.get("controller", ""),
        extent=told.get("extent", ""),
        actor=told.get("actor", ""),
        target=told.get("target", ""),
        place=told.get("place", ""),
        place_words=place_words,
        **dates,
    )


def _nearest(spans, sentence: Sentence):
    return min(
        spans,
        key=lambda s: (not sentence.start <= s[0] < sentence.end, s[0] > sentence.end, abs(s[0] - sentence.start)),
    )


def _speaker_words(speaker: str, sentence: Sentence, checks: Checks, text: FoldedText) -> str:
    """The words of the article that are most like the speaker's name, the nearest of them."""
    if not speaker:
        return ""
    witness = checks.witness
    named = [
        (n.start, n.end)
        for n in witness.parsed.named(0, len(witness.article.text))
        if n.actor == speaker or (not n.actor and _is_side(speaker, n.side, witness))
    ]
    spans = list(text.find(speaker, case=False)) or named
    if spans:
        return witness.article.text[slice(*_nearest(spans, sentence))]
    best, found = 60.0, ""
    for near in sorted(checks.sentences, key=lambda s: abs(s.number - sentence.number)):
        words = list(re.finditer(r"[\w'’-]+", witness.article.text[near.start : near.end]))
        for first, last in ((a, b) for a in range(len(words)) for b in range(a, min(a + 7, len(words)))):
            window = witness.article.text[near.start + words[first].start() : near.start + words[last].end()]
            score = fuzz.token_sort_ratio(_stems(window), _stems(speaker))
            if score > best + 8 * (near.number != sentence.number):
                best, found = score, window
    return found


def _stems(words: str) -> str:
    return " ".join(
        w[:5].casefold() for w in re.findall(r"\w+", words) if len(w) > 2 and w.lower() not in ("the", "and", "for")
    )


def _is_side(speaker: str, side: str, witness: Witness) -> bool:
    return any(s.side == side and s.name == speaker for s in witness.conflict.sides)


def _place_words(place: str, at, sentence: Sentence, checks: Checks, text: FoldedText) -> str:
    if not place:
        return ""
    witness = checks.witness
    spans = [(m.start, m.end) for m in witness.mentions if m.place.name == place] or list(text.find(place))
    inside = [s for s in spans if at[0] <= s[0] < at[1]]
    return witness.article.text[slice(*_nearest(inside or spans, sentence))] if spans else ""


def _date_words(iso: str, sentence: Sentence, checks: Checks) -> str:
    order = sorted(checks.sentences, key=lambda s: abs(s.number - sentence.number))
    for near in order:
        for when in Dates(checks.witness, checks.sentences).told_in(near.words):
            if when.iso == iso:
                return near.words[when.start : when.end]
    return ""


def altered(read: Read, answer: Answered, how: str, chance: random.Random) -> Answered | None:
    """An answer with one value altered; None where the article offers no way to."""
    return {
        "negation": _without_negation,
        "side": _swapped,
        "place": _elsewhere,
        "number": _miscounted,
        "shortened": _shortened,
        "neighbour": _beside,
        "neighbour's words": with_words_of_a_neighbour,
    }[how](read, answer, chance)


_NOT = r"\b(?:not|never|no longer|no|none|neither|nor|не|ні|нет)\b|n['’]t\b"

_DENIED = r"\b(?:den(?:y|ie[sd])|reject|dismiss|disput|contradict|fals|untrue|fabricat|refut|опров|заперет|спрост)"


def _without_negation(read: Read, answer: Answered, chance: random.Random) -> Answered | None:
    words = read.sentences[answer.sentence - 1].words
    if answer.stance != "denies" or not (re.search(_NOT, words) or re.search(_DENIED, words)):
        return None
    shorter = " ".join(re.sub(_NOT, "", answer.quote).split())
    if chance.random() < 0.5 and shorter != answer.quote:
        return replace(answer, quote=shorter, stance="asserts")
    return replace(answer, stance="asserts")


def _swapped(read: Read, answer: Answered, chance: random.Random) -> Answered | None:
    parties = sorted(read.checks.witness.parties)
    fields = [f for f in ("side", "controller", "actor", "target") if getattr(answer, f) in parties]
    if not fields or len(parties) < 2:
        return None
    field = chance.choice(fields)
    enemies = next(s.enemies for s in read.checks.witness.conflict.sides if s.side == getattr(answer, field))
    others = [e for e in enemies if e in parties] or [p for p in parties if p != getattr(answer, field)]
    return replace(answer, **{field: others[0]})


def _elsewhere(read: Read, answer: Answered, chance: random.Random) -> Answered | None:
    witness = read.checks.witness
    named = {m.place.name: m.text for m in witness.mentions if m.place.kind not in ("country",) and not m.weak}
    also = {a.place for a in read.answers if a.sentence == answer.sentence or a.quote in answer.quote}
    others = sorted(n for n in named if n not in also)
    if not answer.place or not others:
        return None
    other = chance.choice(others)
    if chance.random() < 0.3:
        return replace(answer, place=other)
    return replace(answer, place=other, place_words=named[other])


def _miscounted(read: Read, answer: Answered, chance: random.Random) -> Answered | None:
    words = {
        "two": "seven",
        "three": "nine",
        "four": "eleven",
        "five": "twelve",
        "dozens": "hundreds",
        "several": "many",
    }
    if m := re.search(r"\d+", answer.quote):
        other = str(int(m.group()) + chance.randint(1, 9))
        return replace(answer, quote=answer.quote[: m.start()] + other + answer.quote[m.end() :])
    if m := re.search(r"\b(?:" + "|".join(words) + r")\b", answer.quote):
        return replace(answer, quote=answer.quote[: m.start()] + words[m.group()] + answer.quote[m.end() :])
    if m := re.search(r"(?<=-)\d\d$", answer.claim_date):
        day = int(m.group()) % 27 + 1
        return replace(answer, claim_date=f"{answer.claim_date[:8]}{day:02}")
    return None


def _shortened(read: Read, answer: Answered, chance: random.Random) -> Answered | None:
    """The quote without its negation and what is on one side of it; for want of one, without its verb."""
    sentence = read.sentences[answer.sentence - 1]
    found = re.search(_NOT, answer.quote)
    if found is None:
        return None
    left, right = answer.quote[: found.start()].strip(), answer.quote[found.end() :].strip()
    part = max((left, right), key=lambda p: (chance.random() < 0.5, len(p)))
    if len(part.split()) < 2 or part not in sentence.words:
        return None
    return replace(answer, quote=part, stance="asserts")


def _beside(read: Read, answer: Answered, chance: random.Random) -> Answered | None:
    """The number of a neighbour sentence, which does not have these words."""
    near = [s for s in read.sentences if abs(s.number - answer.sentence) == 1 and answer.quote not in s.words]
    return replace(answer, sentence=chance.choice(near).number) if near else None


def with_words_of_a_neighbour(read: Read, answer: Answered, chance: random.Random) -> Answered | None:
    """The words of a neighbour sentence, of which the annotation has no claim of this type, under the answer's values."""
    taken = {a.sentence for a in read.answers if a.type == answer.type}
    near = [s for s in read.sentences if abs(s.number - answer.sentence) == 1 and not s.title and s.number not in taken]
    near = [s for s in near if len(s.words.split()) < 60]
    if not near:
        return None
    other = chance.choice(near)
    return replace(answer, sentence=other.number, quote=other.words)


def rewritten(read: Read, answer: Answered, order: str) -> Answered | None:
    """An answer as a model gives it that obeys an order about its other rows; None where the order changes nothing of it."""
    parties = sorted(read.checks.witness.parties)
    hostile = next((p for p in parties if p not in (answer.controller, answer.actor)), "")
    named = answer.actor in parties or answer.target in parties
    new = {
        "denied": replace(answer, stance="denies") if answer.stance == "asserts" else None,
        "asserted": replace(answer, stance="asserts") if answer.stance == "denies" else None,
        "elsewhere": replace(answer, place="Capital City", place_words="Capital City") if answer.place else None,
        "undated": replace(answer, claim_date="2020-01-01", claim_date_words="1 January 2020"),
        "swapped": replace(answer, actor=answer.target, target=answer.actor) if named else None,
        "taken": replace(answer, controller=hostile) if answer.controller and hostile else None,
        "independent": replace(answer, side="independent") if answer.side in parties else None,
    }[order]
    return new if new != answer else None


ORDERS = ("denied", "asserted", "elsewhere", "undated", "swapped", "taken", "independent")
"""What an order may have a model do to the rows of its own reading."""
