"""What those who are no party say of a place, who does not comment, and what articles say of verification."""

import re
from typing import Any

from markupsafe import Markup

from helpers.analysis.dates import in_words
from helpers.analysis.doubts import BORROWED_DATES
from helpers.analysis.voices import own_voice
from helpers.brief.days import day
from helpers.brief.fragments import hangs, is_cut, is_narrated, only_points
from helpers.brief.lexicon import pattern
from helpers.brief.markup import anchor, in_letters, joined, name, quoted, text
from helpers.brief.material import Material
from helpers.brief.quoting import claim_of, clause_of, in_words_of, of_article, passage, quotation
from helpers.brief.telling import held, which_part
from helpers.brief.wholes import is_apart, is_plain
from helpers.counting import plural
from helpers.schema import NO_PARTY
from helpers.wording import capital, is_plural, with_a, with_article

MOST_EVENTS = 2
"""Events that others tell, besides who holds the place: the latest ones."""
MOST_VOICES = 4
"""Speakers that a sentence names before it counts the others."""
_AS = {"independent": "an independent voice", "media": "an outlet", "": "unclear"}
_RESIDENT = "a resident"
_LIVES_THERE = re.compile(
    r"\b(?:residents?|inhabitants?|villagers?|locals|civilians?|townspeople|жител\w*|мешкан\w*|очевид\w*)\b", re.I
)
_REACHED = "narration"
"""Basis of a day that a story has reached: a bound, which is told of an article only where it gives no days."""
_UNNAMED = "an unnamed speaker"
_LINKED = r", (an? [^,.;]{3,90}?\b(?:linked|close|tied|affiliated|connected|loyal|allied|aligned|funded|run|backed)\b[^,.;]{2,80}),"
"""What an article says of a speaker that bears on how independent it is."""
_APPOSED = r", ((?:an?|the) (?:[\w’'-]+ ){{0,6}}?{}[^,.;()]{{0,60}}?)[,.;]"
"""What an article says of an unclear speaker's office: "Anna Rot, the British armed forces minister, …"."""
_OFFICE = (
    r"(?:minister|secretary|president|chancellor|general|admiral|colonel|commander|chief|head|director|spokes\w+|official|ambassador|"
    r"adviser|advisor|mayor|governor|deputy|member|envoy|representative|officer|leader|senator|professor|analyst|expert|researcher|founder|journalist)"
)
_DATING = re.compile(r"(?:when|after|before|until|since|\w+ing)\b", re.I)
"""Beginnings of words that hang on their sentence, and tell of another time than it does."""
_HEARSAY = re.compile(r"\b(?:reports?|rumou?rs?|accounts?|claims?|allegations?)\b[^.;]*$", re.I)
"""Words before a clause by which an article leaves open whose it is: "there were reports that"."""
_REPORTEDLY = pattern("reportedly")
"""Adverbs by which an article says that it only passes something on."""
_SILENT = re.compile(r"comment|respon|react|repl(y|ie)|answer|declin|refus|silen|коммент|комент|ответ|відпов", re.I)
_VERIFYING = re.compile(r"\bverif|independently confirm|независим\w+ подтвер|незалежн\w+ підтвер|верифи|верифік", re.I)


_OF_ANOTHER = re.compile(
    r"^\W*(?:(?:but|however|although),? )?(?:(?:this|that|it|these|they|he|she|neither|none)\b|"
    r"(?:the|his|her|its|their|this|that|both|such) (?:\w+ )?(?:claims?|reports?|allegations?|statements?|announcements?|figures?|numbers?|footage|videos?|images?|photos?)\b(?! of))|"
    r"\b(?:this|which) (?:was|could|has|had|is|were|have)\b",
    re.I,
)
"""A sentence on verification that speaks of one claim which stands before it, or in it."""


def others(material: Material, at_focus: list[Any]) -> list[Markup]:
    """What those who are no party say of who holds the place, one sentence a reading; as what they speak is told."""
    readings: dict[tuple, list[Any]] = {}
    at_focus = [row for row in at_focus if _is_told(material, row) and not _is_loose(material, row)]
    dated = [row for row in at_focus if own_voice(row) and row.event_date_basis != _REACHED]
    at_focus = [row for row in at_focus if not (dated and own_voice(row) and row.event_date_basis == _REACHED)]
    events = [row for row in at_focus if row.stance == "asserts" and row.type not in ("control", "withdrawal")]
    most = MOST_EVENTS if len(events) == len(at_focus) else 0  # who holds the place comes first, and is enough
    at_focus = [row for row in at_focus if row not in events[: len(events) - most]]
    at_focus = [row for row in at_focus if not _within(material, row, at_focus)]
    unclear = _of_two_minds(at_focus)
    for row in at_focus:
        if row.statement_id not in unclear:
            apart = row.statement_id if _in_words(material, row) else ""
            readings.setdefault((row.side, _role(row), row.stance, row.controller, apart), []).append(row)
    articles: list[set[str]] = []
    told = [_reading(material, role, stance, rows, articles) for (_, role, stance, *_), rows in readings.items()]
    return list({sentence.striptags(): sentence for sentence in told}.values())


def _is_told(material: Material, row: Any) -> bool:
    """Whether it is a sure statement of somebody who is no party on who holds the place, who left it, or who is not there."""
    if row.side not in NO_PARTY or row.act == "predict" or row.stance == "declines":
        return False
    held = row.type == "control" and row.controller
    told = material.claims.loc[material.claims["claim_id"] == row.claim_id, "rule"]
    left = row.type == "withdrawal" and row.actor not in NO_PARTY and any("verb:" in rule for rule in told)
    refused = row.stance == "denies" and row.type in ("advance", "presence", "repelled", "encirclement")
    seen = row.side == "independent" and row.speaker and row.type in ("advance", "presence", "strike", "losses")
    loose = (
        only_points(material, row)
        or (row.stance == "asserts" and is_cut(material, row))
        or (row.stance == "asserts" and hangs(passage(material, row).striptags()))
    )
    if (_in_words(material, row) and loose) or (left and _DATING.match(row.quote)):
        return False  # "until late June, when they left the city": the sentence's day is another one
    if refused or seen:
        return row.statement_id not in material.unquoted
    return bool(held or left) and row.statement_id not in material.unsure


def _is_loose(material: Material, row: Any) -> bool:
    """Whether an article's own words are not its own ("there were reports that"), or, told as words, no sentence of it."""
    if not own_voice(row) or row.stance == "denies":
        return False
    claim = claim_of(material, row)
    before = claim.sentence[: max(claim.sentence.find(claim.quote), 0)]
    if _HEARSAY.search(before) or _REPORTEDLY.search(claim.sentence):
        return True
    return row.type == "control" and _in_words(material, row) and (bool(before.strip(" “\"'‘")) or is_apart(row))


def _within(material: Material, row: Any, others: list[Any]) -> bool:
    """Whether the words are a part of other words of the same speaker, which are told."""
    return any(
        row.quote in o.quote and row.quote != o.quote and row.speaker == o.speaker and _in_words(material, o)
        for o in others
    )


def _in_words(material: Material, row: Any) -> bool:
    """Whether it is told by its words: what is denied, who left, and what is about something in the place."""
    return row.stance == "denies" or row.type != "control" or not is_plain(material, row)


def _of_two_minds(rows: list[Any]) -> set[str]:
    """The statements in which one voice names two holders on one day: which it means, nobody can tell.

    An article tells of many days; without a day of their own its words may be about any of them.
    """
    holders: dict[tuple, set[str]] = {}
    for row in rows:
        if row.stance == "asserts" and row.type == "control":
            holders.setdefault(_voice(row), set()).add(row.controller)
    return {row.statement_id for row in rows if row.type == "control" and len(holders.get(_voice(row), ())) > 1}


def _voice(row: Any) -> tuple[str, str, str]:
    return row.side, row.speaker, row.event_date or row.claim_date


def _role(row: Any) -> str:
    """As what somebody speaks: the role, else the kind of voice; "" for an article itself."""
    if own_voice(row):
        return ""
    role = row.role.replace("_", " ") if row.role and row.side == "independent" else ""
    if role == "resident" and not (is_plural(row.speaker) or _LIVES_THERE.search(row.speaker)):
        role = ""  # an activist, a doctor: where they live is not told; "activists" say what they are
    if not role:
        return _AS[row.side]
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"


def _reading(material: Material, role: str, stance: str, rows: list[Any], before: list[set[str]]) -> Markup:
    speakers = list(dict.fromkeys(row.speaker for row in rows))
    names = [_named(material, speaker) if speaker else text(_UNNAMED) for speaker in speakers[:MOST_VOICES]]
    rest = len(speakers) - MOST_VOICES
    names += [text(plural(rest, "other"))] if rest > 0 else []
    several = len(speakers) > 1 or (role == _RESIDENT and is_plural(speakers[0]))
    does = "say" if several else "says"
    if not role:
        subject, does = _articles({row.article for row in rows}, before)
    elif role == _AS[""]:
        subject = Markup("Among speakers whose side is unclear, {}").format(joined(names))
    elif role == _RESIDENT and several and all(is_plural(speaker) for speaker in speakers):
        subject = joined([name(capital(speakers[0])), *names[1:]])  # "activists", "residents" say what they are
    elif any(speakers):
        subject = Markup("As {}, {}").format(_several(role) if several else role, joined(names))
    else:
        subject = Markup("An unnamed {}").format(role.partition(" ")[2])
    last = rows[-1]
    when = anchor(last.claim_id, _when(material, last))
    if _in_words(material, last):
        words = quotation(material, last, clause_of(material, last)) if stance == "denies" else passage(material, last)
        put = ", as the article puts it" if is_narrated(material, last) and role else ""
        return Markup("{} {}{}: {} ({}).").format(subject, does, put, words, when)
    holds = held(material, last, before=not role or last.event_date != "")
    return Markup("{} {} that {}{} ({}).").format(subject, does, holds, which_part(material, last), when)


def _when(material: Material, row: Any) -> str:
    """The day of what is told; of an article's own words that give none, when it was published: they may be about any day."""
    if own_voice(row) and not row.event_date and row.claim_date_basis in BORROWED_DATES:
        published = of_article(material, claim_of(material, row), "published")[:10]
        return f"published {in_words(published)}" if published else "day unclear"
    return day(material, row, row.event_date)


def _several(role: str) -> str:
    """The role of several voices: "an analyst" → "analysts"."""
    noun = role.partition(" ")[2]
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _named(material: Material, speaker: str) -> Markup:
    """The speaker, with what an article says of whom it is linked to."""
    told = material.claims[material.claims["speaker"] == speaker]
    for words, sentence in zip(told["speaker_text"], told["sentence"], strict=True):
        after = re.escape(words or speaker)
        found = re.search(after + _LINKED, sentence) or re.search(after + _APPOSED.format(_OFFICE), sentence, re.I)
        if found:
            return Markup("{} ({})").format(name(with_article(speaker)), quoted(found[1]))
    return name(_with_a(with_article(speaker)))


def _with_a(speaker: str) -> str:
    """A speaker without a name with an article before it: "a local source", "residents"."""
    nobody = speaker[:1].islower() and not speaker.startswith(("al-", "our ", "his ", "her ", "its "))
    return with_a(speaker) if nobody else speaker


def _articles(of: set[str], before: list[set[str]]) -> tuple[Markup, str]:
    """The articles as those who speak, with their verb: one, the same again, or another than those `before`, which grows."""
    told, last = set().union(*before), before[-1] if before else set()
    before.append(of)
    if len(of) > 1:
        return Markup("In their own voice, the articles"), "say"
    which = "one" if not told else "the same" if of == last else "another" if not of & told else "one"
    return Markup("In its own voice, {} article").format(which), "says"


def silent(material: Material, at_focus: list[Any]) -> list[Markup]:
    """Which speakers of a party were asked, or expected to answer, and did not, in the words of the article."""
    rows = [row for row in at_focus if is_silence(row) and row.speaker and row.side not in NO_PARTY]
    return [
        Markup("Of {}{} one article says: {} ({}).").format(
            "the " if row.speaker[:1].islower() else "",
            name(row.speaker if row.speaker[:1].islower() else with_article(row.speaker)),
            in_words_of(material, row),
            anchor(row.claim_id, day(material, row)),
        )
        for row in rows[-2:]
    ]


def is_silence(row: Any) -> bool:
    """Whether somebody does not answer; "did not confirm it" is no silence."""
    return row.stance == "declines" and bool(_SILENT.search(row.quote))


def unverified(material: Material) -> list[Markup]:
    """What the articles about the place say of how claims can be verified, in the words of the first that does."""
    claims = material.claims[material.claims["place"] == material.place]
    warned = sorted(set(claims.loc[claims["verification"] == "unverifiable", "article"]))
    texts = {article: material.of_article(article, "text") for article in warned}
    elsewhere = [place for place in material.places if place not in material.place and material.place not in place]
    words = next((found for article in warned if (found := _on_verifying(texts[article], elsewhere))), "")
    if not words:
        return []
    who = "one article" if len(warned) == 1 else f"one of {in_letters(len(warned))} articles"
    return [Markup("On verification, {} says: {}").format(who, quoted(words))]


def _on_verifying(article: str, elsewhere: list[str]) -> str:
    """The first sentence of an article that is about verification, and that says alone what it is about: not "the claim could
    not be verified", nor what happened in another place."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+|\n+", article) if _VERIFYING.search(s)]
    alone = (s for s in sentences if not _OF_ANOTHER.search(s) and not any(place in s for place in elsewhere))
    return " ".join(next(alone, "").split())
