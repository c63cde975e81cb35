"""A small grammar of war reports: one sentence, told of either side and with other verbs.

A template has slots of the two parties A and B; the parties of a pair have the same slots, filled with words of the
same kind, so that a sentence's twin is the same template with A and B exchanged.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, islice


@dataclass(frozen=True)
class Party:
    """A side of a war and the words that tell it; each tuple is as long as its opponent's."""

    side: str
    names: tuple[str, ...]
    offices: tuple[str, ...]
    people: tuple[str, ...]
    forces: tuple[str, ...]
    troops: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two parties of one war, and places that they fight for.

    Parties that are `alike` are named by words of the same kind throughout: two states and their adjectives.
    """

    war: str
    a: Party
    b: Party
    places: tuple[str, ...]
    alike: bool = False


def _state(side: str, name: str, capital: str, adjective: str, *people: str) -> Party:
    return Party(
        side,
        (name, capital),
        (
            f"the {adjective} Defence Ministry",
            f"{name}'s General Staff",
            f"the {adjective} military",
            f"a {adjective} army spokesman",
            f"{adjective} officials",
        ),
        people,
        (f"{adjective} forces", f"{adjective} troops", f"{name}'s army", f"the {adjective} army"),
        (f"{adjective} soldiers", f"{adjective} units", f"{adjective} paratroopers"),
    )


PAIRS = (
    Pair(
        "ukraine",
        _state("ukraine", "Ukraine", "Kyiv", "Ukrainian", "Oleksandr Syrskyi", "President Volodymyr Zelensky"),
        _state("russia", "Russia", "Moscow", "Russian", "Valery Gerasimov", "President Vladimir Putin"),
        ("Kupiansk", "Lyman", "Pokrovsk", "Bakhmut", "Vuhledar", "Chasiv Yar"),
        alike=True,
    ),
    Pair(
        "karabakh",
        _state("azerbaijan", "Azerbaijan", "Baku", "Azerbaijani", "Hikmet Hajiyev", "President Ilham Aliyev"),
        _state("armenia", "Armenia", "Yerevan", "Armenian", "Mane Gevorgyan", "Prime Minister Nikol Pashinyan"),
        ("Hadrut", "Fuzuli", "Jabrayil", "Talish", "Zangilan"),
        alike=True,
    ),
    Pair(
        "sudan",
        Party(
            "saf",
            ("the Sudanese army", "the SAF"),
            ("the Sudanese army", "an army spokesman", "the army", "an SAF commander", "army officials"),
            ("Nabil Abdallah", "Gen. Abdel Fattah al-Burhan"),
            ("army forces", "SAF troops", "the Sudanese army", "the army"),
            ("army soldiers", "SAF units", "army fighters"),
        ),
        Party(
            "rsf",
            ("the Rapid Support Forces", "the RSF"),
            (
                "the Rapid Support Forces",
                "an RSF spokesman",
                "the paramilitary group",
                "an RSF commander",
                "RSF officials",
            ),
            ("Al-Fatih Qurashi", "Gen. Mohamed Hamdan Dagalo"),
            ("paramilitary forces", "RSF troops", "the Rapid Support Forces", "the RSF"),
            ("RSF soldiers", "RSF units", "RSF fighters"),
        ),
        ("El Fasher", "Bara", "Omdurman", "Nyala", "Babanusa"),
    ),
    Pair(
        "syria",
        Party(
            "syrian_government",
            ("the Syrian government", "the Syrian army"),
            ("the Syrian army", "a Syrian army spokesman", "a government official", "a regime commander"),
            ("Bashar al-Assad", "Gen. Ali Mayhoub"),
            ("government forces", "regime forces", "Syrian government troops", "the Syrian army"),
            ("government soldiers", "regime fighters", "government troops"),
        ),
        Party(
            "syrian_opposition",
            ("the Syrian opposition", "the Free Syrian Army"),
            ("the Free Syrian Army", "a Free Syrian Army spokesman", "an opposition official", "a rebel commander"),
            ("Riad al-Asaad", "Gen. Salim Idriss"),
            ("opposition forces", "rebel forces", "Syrian rebel fighters", "the Free Syrian Army"),
            ("opposition fighters", "rebel fighters", "rebel groups"),
        ),
        ("Aleppo", "Idlib", "Maarat al-Numan", "Azaz", "Marea"),
    ),
    Pair(
        "iraq",
        Party(
            "iraqi_government",
            ("Iraq", "Baghdad"),
            ("the Iraqi army", "an Iraqi commander", "a government spokesman"),
            ("Haider al-Abadi", "Yahya Rasool"),
            ("Iraqi forces", "government forces", "Iraqi troops"),
            ("Iraqi soldiers", "army units", "government fighters"),
        ),
        Party(
            "isis",
            ("Islamic State", "Daesh"),
            ("the Islamic State group", "an Islamic State commander", "a Daesh spokesman"),
            ("Abu Bakr al-Baghdadi", "Abu Mohammed al-Adnani"),
            ("Islamic State forces", "Daesh forces", "ISIS militants"),
            ("Islamic State fighters", "Daesh units", "ISIS fighters"),
        ),
        ("Mosul", "Baiji", "Tikrit", "Ramadi", "Fallujah"),
    ),
    Pair(
        "yemen",
        Party(
            "yemeni_government",
            ("the Yemeni government", "the Yemeni army"),
            ("the Yemeni army", "a government spokesman", "Yemeni military officials"),
            ("Abdo Majli", "Rashad al-Alimi"),
            ("government forces", "pro-government forces", "the Yemeni army"),
            ("government soldiers", "loyalist fighters", "government troops"),
        ),
        Party(
            "houthis",
            ("the Houthis", "the Houthi movement"),
            ("the Houthi group", "a Houthi spokesman", "Houthi military officials"),
            ("Yahya Saree", "Abdul-Malik al-Houthi"),
            ("Houthi forces", "pro-Houthi forces", "the Houthi militia"),
            ("Houthi soldiers", "Houthi fighters", "rebel troops"),
        ),
        ("Marib", "Taiz", "Zinjibar", "Mocha", "Zabid"),
    ),
    Pair(
        "south-sudan",
        Party(
            "south_sudan_government",
            ("the South Sudanese government", "Juba"),
            ("a government spokesman", "the South Sudanese army", "army officials"),
            ("Philip Aguer", "President Salva Kiir"),
            ("government forces", "government troops", "army troops"),
            ("government soldiers", "army soldiers", "loyalist troops"),
        ),
        Party(
            "splm_io",
            ("the South Sudanese opposition", "the SPLM-IO"),
            ("a rebel spokesman", "the SPLM-IO", "opposition officials"),
            ("Peter Gadet", "Riek Machar"),
            ("opposition forces", "rebel troops", "opposition troops"),
            ("rebel soldiers", "opposition fighters", "rebel fighters"),
        ),
        ("Malakal", "Bentiu", "Bor", "Torit", "Renk"),
    ),
    Pair(
        "donbas-2014",
        Party(
            "ukraine",
            ("Ukraine", "Kyiv"),
            ("Ukraine's Defence Ministry", "a Ukrainian military spokesman", "Ukrainian commanders"),
            ("Andriy Lysenko", "Vasyl Krutov"),
            ("Ukrainian forces", "government forces", "Ukrainian troops"),
            ("Ukrainian soldiers", "government troops", "Ukrainian fighters"),
        ),
        Party(
            "separatists",
            ("the Donetsk People's Republic", "the DPR"),
            ("the DPR Defence Ministry", "a separatist military spokesman", "rebel commanders"),
            ("Eduard Basurin", "Alexander Zakharchenko"),
            ("separatist forces", "rebel forces", "separatist troops"),
            ("separatist soldiers", "rebel troops", "rebel fighters"),
        ),
        ("Sloviansk", "Avdiivka", "Mariupol", "Kramatorsk", "Lyman"),
    ),
)


VERBS = {
    "past": ("captured", "liberated", "occupied", "seized", "took control of", "retook", "took"),
    "participle": ("captured", "liberated", "occupied", "seized", "taken control of", "retaken", "taken"),
    "passive": ("captured", "liberated", "occupied", "seized", "retaken", "taken"),
    "gerund": ("capturing", "liberating", "occupying", "seizing", "taking control of", "retaking"),
    "noun": ("capture", "liberation", "seizure", "recapture", "occupation"),
}
"""Neutral and loaded words for one deed, by form."""

TAKING = (
    ("{A.office} said its forces had {V} {place}.", "participle"),
    ("{A.office} said on Wednesday that {A.forces} had {V} {place}.", "participle"),
    ("{A.forces} {V} {place} overnight, {A.office} said.", "past"),
    ("{A.person} said {A.troops} {V} the town of {place} on Tuesday.", "past"),
    ("{A.office} denied that {B.forces} had {V} {place}.", "participle"),
    ("{place} has been {V} by {A.forces}, {A.office} announced.", "passive"),
    ("{A.office} said that {place} had been {V} by {B.forces} on Monday.", "passive"),
    ("{A.name} claimed its forces {V} two villages near {place}.", "past"),
    ("{A.name} announced the {V} of {place}.", "noun"),
    ("{A.office} announced the {V} of {place} by {A.forces}.", "noun"),
    ("{A.office} dismissed {B.name}'s claim to have {V} {place}.", "participle"),
    ("{A.name} says it has {V} {place}, but {B.name} denies this.", "participle"),
    ("{A.office} reported {V} {place} after weeks of fighting.", "gerund"),
    ('"Our troops {V} {place} this morning," {A.person} said.', "past"),
    ("According to {A.office}, {A.forces} have {V} most of {place}.", "participle"),
    ("{A.forces} have not {V} {place}, {B.office} said.", "participle"),
    ("{A.person} told reporters that {A.forces} had fully {V} {place}.", "participle"),
    ("The claim that {A.forces} {V} {place} is false, {B.office} said.", "past"),
    ("{A.troops} {V} {place} from {B.forces}, according to {A.office}.", "past"),
    ("{A.office} said {A.troops} had {V} {place}, a claim that {B.office} rejected.", "participle"),
    ("{B.name}'s claims of {V} {place} are untrue, {A.person} said.", "gerund"),
    ("{A.office} said {B.troops} who {V} {place} had been surrounded.", "past"),
    ("Forces loyal to {A.person} {V} {place}, {B.office} said.", "past"),
    ("{A.office} said that troops loyal to {B.person} had {V} {place}.", "participle"),
)
"""Sentences with a verb of taking: (template, its verb's form)."""

OTHERS = (
    "{A.office} said {A.forces} remained in full control of {place}.",
    "{A.office} said {place} was still under {A.name}'s control.",
    "{A.name} holds about 60% of {place}, {A.office} said.",
    "{place} has fallen to {A.forces}, {A.office} claimed.",
    "{A.office} admitted that its troops had lost control of {place}.",
    "{A.office} said {A.forces} had driven {B.forces} out of {place}.",
    "{A.office} said {B.troops} had been driven out of {place} by {A.forces}.",
    "{A.troops} are holding their positions in {place}, {A.person} said.",
    "{A.office} denied that its forces had lost {place}.",
    "{A.person} insisted that {place} remained under the control of {A.forces}.",
    "There are no {B.troops} left in {place}, {A.office} said.",
    "{A.office} said {A.forces} advanced towards {place} on Tuesday.",
    "{A.office} said {A.forces} had pushed {B.forces} back from {place}.",
    "{A.troops} entered the outskirts of {place}, according to {A.office}.",
    "{A.office} said {A.troops} had broken through {B.name}'s defences near {place}.",
    "{A.forces} gained a foothold in {place}, {B.office} said.",
    "{A.office} said its forces repelled six attacks by {B.forces} near {place}.",
    "Attempts by {B.troops} to enter {place} were unsuccessful, {A.office} said.",
    "{A.office} said an attack by {B.forces} on {place} had failed.",
    "{B.forces} tried to break into {place} but were beaten back, {A.office} said.",
    "{A.office} said {A.forces} had surrounded {B.troops} in {place}.",
    "{B.troops} in {place} are encircled, {A.person} said.",
    "{A.office} said {A.forces} had cut the road to {place}.",
    "{A.office} said its troops had withdrawn from {place}.",
    "{A.forces} retreated from {place}, {B.office} said.",
    "{A.office} said {B.forces} had abandoned their positions in {place}.",
    "{A.office} said fighting continued in {place}.",
    "{A.office} said {B.troops} were still present in {place}.",
    "{A.forces} shelled {place} on Wednesday, {B.office} said.",
    "{A.office} said {B.forces} had fired rockets at {place}.",
    "{A.office} said {A.forces} struck a depot of {B.forces} near {place}.",
    "{A.office} said 40 {B.troops} were killed near {place}.",
    "{A.office} said {A.forces} had killed 25 {B.troops} in {place}.",
    "{A.person} said {A.forces} had destroyed three tanks near {place}.",
    "{A.office} said {B.forces} lost 30 men near {place}.",
    "{A.office} has not commented on the claim that {B.forces} entered {place}.",
    "{A.office} could neither confirm nor deny that {place} had fallen.",
    "{A.office} said the enemy had been driven out of {place}.",
    '"The enemy attacked {place} four times and was repelled," {A.person} said.',
    '"We control {place}," {A.person} told reporters. "The enemy has withdrawn."',
    "{A.office} said {A.forces} were regaining ground around {place}.",
    "{A.forces} plan to attack {place}, {B.office} said.",
    "{A.office} rejected reports that {place} was surrounded by {B.forces}.",
    "{A.office} said that {B.name}'s statements about the fall of {place} were false.",
    "{A.troops} control the north of {place} while {B.troops} hold the south, {A.office} said.",
    "{A.troops} control the north of {place} and {B.troops} the south, {A.office} said.",
    "{B.name} controls the west of {place} and {A.name} the east.",
    "Soldiers loyal to {B.person} withdrew from {place}, {A.office} said.",
    "{A.person} said {A.forces} would take {place} if {B.forces} did not withdraw.",
    "{B.name} said it repelled an attack on {place}, but {A.name} said its troops had entered the city.",
)
"""Sentences with other deeds."""


@dataclass(frozen=True)
class Choice:
    """A template and what fills it: told of either side, and with any verb of its form."""

    pair: Pair
    template: str
    form: str
    place: str
    numbers: Mapping[str, int]
    other_verb: str

    def told(self, *, swapped: bool = False, verb: str = "") -> str:
        """The sentence; `swapped` has the parties exchanged, `verb` another verb of taking than the first."""
        a, b = (self.pair.b, self.pair.a) if swapped else (self.pair.a, self.pair.b)
        filled = {"place": self.place, "V": verb or (VERBS[self.form][0] if self.form else "")}

        def word(slot: re.Match) -> str:
            if slot[1] in filled:
                return filled[slot[1]]
            words = getattr(a if slot[1][0] == "A" else b, KINDS[slot[1][2:]])
            return words[self.numbers[slot[1]] % len(words)]

        text = SLOT.sub(word, self.template)
        text = re.sub(r"\b([Aa]) (?=[AEIOU])", r"\1n ", text)
        return text[:1].upper() + text[1:]


SLOT = re.compile(r"\{([\w.]+)\}")
KINDS = {"name": "names", "office": "offices", "person": "people", "forces": "forces", "troops": "troops"}
"""Slot of a party → where its words are."""


def choices(count: int, seed: int = 16) -> Iterator[Choice]:
    """So many choices: each template in turn; war, place and words drawn."""
    chance = random.Random(seed)
    templates = [*TAKING, *((text, "") for text in OTHERS)]
    for template, form in islice(cycle(templates), count):
        pair = chance.choice(PAIRS)
        numbers = {slot: chance.randrange(60) for slot in sorted(set(SLOT.findall(template)))}
        other = chance.choice(VERBS[form][1:]) if form else ""
        yield Choice(pair, template, form, chance.choice(pair.places), numbers, other)
