"""Why a field of a claim has its value: the closed lists of reasons, and strings that know theirs.

A value is stated for a reason that stands in the text. Whatever finds a side or a party gives it as a `Value`, a string
that carries its reason along through frames and settling, so that the row can say it and `abstention` can judge it.
"""

import re
from collections.abc import Iterable, Mapping

MODEL = "as a language model reads it, borne out by words of the article"
PARTY_BASES: Mapping[str, str] = {
    "named": "the words name the side itself (Russia, the rebels)",
    "named_actor": "the words name somebody whom the profile knows",
    "named_force": "the words name a force that the profile gives to the side",
    "force_word": "a word for a force without a name (the army, the rebels), whose in this war the profile tells",
    "modifier": "an adjective or possessor before the noun names the side (Russian forces)",
    "own_words": "we, our: the speaker's own side",
    "speaker": "the speaker tells what his own side does, without naming it",
    "speaker_took": "a capture without a captor, told by the side that acted before or that takes back",
    "speakers_force": "the army, the troops: in the mouth of a side's speaker, his own",
    "speakers_troops": "troops, soldiers, with no word that gives them to anybody, in the mouth of a side's speaker: his",
    "enemy_word": "the enemy, in the mouth of a side's speaker or with a possessor",
    "states_enemy": "the enemy, in the mouth of a monitor: whom the state fights",
    "reviled": "the enemy, in a voice of no side: whom the article calls occupiers and the like",
    "government_word": "government, state: the party whose forces the profile calls government forces",
    "pronoun_in_sentence": "it, they, its: a side named earlier in the sentence",
    "pronoun_sentence_before": "it, they, its: the subject of the sentence before",
    "pronoun_in_quotation": "they, their in direct speech: whoever acted before, not the speaker",
    "his_men": "his, her men: of the side that the person speaks for",
    "pronoun_speaker": "it, they, its: the speaker's side, since no other is named",
    "acted_before": "nobody is named: whoever acted in the sentence before",
    "told_before": "nobody is named: whoever the claim before is about",
    "opposite": "the enemy of a side that the words name, where the article names only one other party",
    "opposite_in_sentence": "the enemy of a side, the only one that the sentence names beside it",
    "usual_enemy": "the usual enemy of a side, where the article names more parties than two",
    "opposite_of_speaker": "the enemy of the speaker's side",
    "opposite_lent": "the enemy of a side that was itself lent from another sentence",
    "state_lost": "what falls, or is shown as occupied, was the state's: its enemy",
    "pointed_at": "the statement that is denied or confirmed says whose",
    "pointed_at_enemy": "the statement that a side denies is about its enemy",
    "frame": "the construction itself tells it, without a word for the side",
    "model": MODEL,
    "person": "as a person put it",
}
"""Reasons for `controller`, `actor` and `target`, and what each means."""

SIDE_BASES: Mapping[str, str] = {
    **PARTY_BASES,
    "own_voice": "the article itself speaks",
    "document_owner": "the text is the bulletin or page of somebody whom the profile knows",
    "profile": "the profile says whom the speaker speaks for",
    "surname": "the side of the person named in full before",
    "described_before": "the side of the speaker whom the words go back to (the minister, the group)",
    "outlet": "an outlet reports, and the profile or the words give it no side",
    "outlets_side": "quoted by an outlet that the profile gives to a side",
    "state_outlet": "state media, army media",
    "unit_before": "a press service of a unit that spoke for the side before",
    "sentence_subject": "a bare spokesman: of the forces that the sentence is about",
    "place_of_office": "the country of the place that the office is of (the governor of the region)",
    "dateline": "a bare office of a state (the defence ministry): of the party in whose capital the article was written",
    "organisation_before": "an army man of whom nothing is said: the organisation named before",
    "reviled": "the other side than the one that the speaker calls names, or contradicts",
    "office_without_owner": "an office of a state that the words do not name (the defence ministry, the governor)",
    "serving": "who speaks for, leads, commands or belongs to the side's forces or offices",
    "of_phrase": "of, for, from, with, at, in a side (a spokesman for the rebels)",
    "apposition": "an apposition or title beside the name gives the side",
    "independent_kind": "a resident, monitor, analyst or international body that no side is named for",
    "foreign": "an office or official of a state that is no party",
    "evidence": "footage, a map, data: nobody's side",
    "unknown": "no word says whom the speaker speaks for",
    "model": MODEL,
    "person": "as a person put it",
}
"""Reasons for `side`, and what each means."""

SPEAKER_BASES: Mapping[str, str] = {
    "profile": "named in the clause, and known to the profile",
    "full_name": "a person named in full in the clause",
    "name": "a name of one word, never named in full before",
    "surname": "a surname: the person named in full before",
    "side_name": "a bare side speaks (Russia said)",
    "office": "an office with its owner (Russia's defence ministry)",
    "office_without_owner": "an office of which the words do not say whose it is",
    "perhaps_named": "an office without a name, while the article names somebody of that office elsewhere",
    "described": "a description without a name (a commander in the city)",
    "described_before": "goes back to a speaker named before (the minister, the group)",
    "described_ahead": "an office whose holder is named further down",
    "latest": "the + noun that fits the speaker named last",
    "pronoun_person": "he, she: the person who was the subject before",
    "pronoun_speaker_before": "he, she: the one person whom the sentence before names, and who speaks in it",
    "pronoun_latest": "he, she, it, they: the speaker named last",
    "pronoun_subject": "it, they: the subject of the sentence or of the one before",
    "another": "another, others: of the kind that spoke last",
    "adjective": "Russian reports that …, the ministry's claims",
    "cited": "an outlet quotes somebody",
    "outlet": "an outlet or reporter is itself the source",
    "evidence": "footage, a map, data is itself the source",
    "resident": "residents, activists, witnesses without a name",
    "in_capital": "in the capital it was said",
    "quotation_near": "a quotation beside the speech of somebody in its paragraph",
    "quotation_before": "a quotation alone in its paragraph: who spoke in the paragraph before",
    "bulletin_goes_on": "the sentence goes on in the words of the office or institute whose bulletin it reports",
    "sentence_before": "the sentence speaks as the speaker of the one before would (the enemy, our troops)",
    "document_owner": "the text is the bulletin or page of this body",
    "bulletin_owner": "the page of an outlet hands on the bulletin of this body, and says so at its head",
    "own_voice": "the article itself speaks",
    "pointed_at": "whose statement is answered",
    "model": MODEL,
    "person": "as a person put it",
}
"""Reasons for `speaker`, and what each means."""

NAMED = {"side": "named", "demonym": "named", "actor": "named_actor", "force": "named_force"}
"""Kind of a name in the profile → why what bears it is of that side."""
_LENT = frozenset(
    {"acted_before", "told_before", "pronoun_sentence_before", "pronoun_in_quotation", "states_enemy", "opposite_lent"}
)
_UNSURE = frozenset(
    {"unknown", "office_without_owner", "outlet", "evidence", "described_before", "force_word", "government_word"}
)
_SPEAKERS = frozenset(
    {"speaker", "own_words", "speakers_force", "speakers_troops", "his_men", "pronoun_speaker", "speaker_took"}
)
_REJECTED = re.compile(r"(?:^|; )(\w+)=(.*?) \((\w*)\)(?=; \w+=|$)", re.DOTALL)


class Value(str):
    """A string and the reason for which it is stated; equal to the plain string."""

    __slots__ = ("basis",)
    basis: str

    def __new__(cls, text: str, basis: str) -> "Value":
        """The text, stated because of `basis`."""
        value = super().__new__(cls, text)
        value.basis = basis
        return value


def because(value: str, basis: str) -> str:
    """The value with a reason of its own, whatever it had; nothing stays nothing."""
    return Value(value, basis) if value else ""


def basis_of(value: str, default: str = "") -> str:
    """The reason that a value carries; `default` for a plain string, "" for nothing."""
    return getattr(value, "basis", default) if value else ""


def carried(side: str, basis: str) -> str:
    """The side of a speaker whom other words go back to: for that reason, where it was known for a good one."""
    return side if basis_of(side) in _UNSURE else because(side, basis)


def opposite(value: str) -> str:
    """The reason for naming the enemy of a side that was itself named for a reason."""
    basis = basis_of(value)
    if basis in _LENT:
        return "opposite_lent"
    return "opposite_of_speaker" if basis in _SPEAKERS else "opposite"


def without(told: str, fields: Iterable[str]) -> str:
    """The column `rejected` without what is said of these fields."""
    kept = {field: found for field, found in rejections(told).items() if field not in set(fields)}
    return "; ".join(f"{field}={value} ({basis})" for field, (value, basis) in kept.items())


def field_chances(told: str) -> dict[str, float]:
    """Field → the chance that its value is right: the column `field_confidence` taken apart.

    >>> field_chances("side=0.97; place=0.61")
    {'side': 0.97, 'place': 0.61}
    """
    pairs = (part.split("=") for part in (told or "").split("; ") if part)
    return {field: float(chance) for field, chance in pairs}


def rejections(told: str) -> dict[str, tuple[str, str]]:
    """Field → the value that was found and is not stated, and its basis: the column `rejected` taken apart.

    >>> rejections("side=red (profile); place=Alphaville (lent_paragraph)")
    {'side': ('red', 'profile'), 'place': ('Alphaville', 'lent_paragraph')}
    """
    return {field: (value, basis) for field, value, basis in _REJECTED.findall(told)}
