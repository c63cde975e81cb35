"""Which place a proposition is about."""

from helpers.claims.places import Where, with_rejected
from helpers.claims.slavic import lexicon
from helpers.claims.slavic.arguments import FROM
from helpers.claims.slavic.atlas import DIRECTIONS, WIDE_KINDS, Atlas, Toponym
from helpers.claims.slavic.bearings import bearing
from helpers.claims.slavic.frames import Proposition
from helpers.claims.slavic.lists import chained, joined, linking, listed
from helpers.claims.slavic.words import Sentence, Word
from helpers.places.relations import BEARINGS

_NEAR = {
    "у": "near", "возле": "near", "около": "near", "под": "near", "близ": "near", "біля": "near", "поблизу": "near", "вблизи": "near",
    "під": "near", "вокруг": "around", "навколо": "around", "между": "between", "між": "between", "вдоль": "along",
}  # fmt: skip
_CITIES = frozenset({"город", "місто"})
_VILLAGES = frozenset({"село", "деревня", "посёлок", "поселок", "хутор", "хутір", "селище"})
_PROVINCES = frozenset({"область", "край"})
_OPENING = 7
"""Words within which a paragraph names the sector that it is about."""
_BANKS = frozenset(["берег", "річка", "река"])
_PARTS = frozenset(["окраина", "околиця"])
_TOTALS = frozenset({"verb:amount", "noun:losses"})
"""Rules of sums over the whole front, which go back to no place."""


def places_of(sentence: Sentence, p: Proposition, toponyms: list[Toponym], atlas: Atlas) -> list[Where]:
    """The places of a proposition: several where it lists them, one empty where there is none to be found."""
    lent, _ = atlas.last()
    names = [t.name for t in toponyms if t.kind != "country"] + ([lent.name] if lent is not None else [])
    return with_rejected(_chosen(sentence, p, toponyms, atlas), names)


def _chosen(sentence: Sentence, p: Proposition, toponyms: list[Toponym], atlas: Atlas) -> list[Where]:
    at = {i: t for t in toponyms for i in range(t.start, t.end)}
    wide: list[Toponym] = []
    sectors: list[Toponym] = []
    for word in p.about:
        branch = sentence.subtree(word, without=("acl", "acl:relcl", "ccomp", "parataxis", "advcl"))
        inside = list(dict.fromkeys(at[w.i] for w in branch if w.i in at))
        narrow = [t for t in inside if t.kind not in WIDE_KINDS and not _is_origin(sentence, t)]
        if narrow and _is_sector(sentence, narrow[0]):
            sectors += narrow
        elif narrow:
            basis = "object_of_verb" if word.rel in ("obj", "nsubj:pass") else "in_phrase"
            if _is_river(sentence, narrow[0]) and (spot := _on_the_river(sentence, p, narrow, toponyms)):
                return [_where(sentence, t, "in_clause") for t in spot]
            added = [t for w in p.about if w is not word for t in _added(sentence, w, at)]
            several = dict.fromkeys([*chained(sentence, listed(sentence, narrow), toponyms), *added])
            return [_where(sentence, t, basis) for t in several]
        wide += inside
    clause = sentence.clause(p.word)
    near = [t for t in toponyms if t.kind not in WIDE_KINDS and sentence.clause(sentence.words[t.start]) is clause]
    near = [t for t in near if t not in sectors and not _is_origin(sentence, t)]
    if near or sectors:
        if near:  # «из пяти сёл, в том числе из А и Б»
            return [_where(sentence, t, "in_clause") for t in joined(sentence, near)]
        return [_where(sentence, sectors[0], "sector")]
    if any(_is_unknown_sector(sentence, word) for word in sentence.subtree(clause)):
        return [Where()]
    if wide:
        kinds = {"country": "country"}
        return [_where(sentence, t, kinds.get(t.kind, "region")) for t in listed(sentence, wide)]
    if p.rule in _TOTALS or any(w.lemma in ("фронт", "линия", "лінія") for w in sentence.subtree(clause)):
        return [Where()]
    about = [w for n in p.about for w in sentence.subtree(n)]
    province = next((w for w in about if w.lemmas & _PROVINCES and not w.is_name), None)
    if province is not None:  # «13 населених пунктів області»
        region = atlas.region
        known = region is not None
        return [Where(province.text, region.name, region.place_id, "in", "region")] if known and region else [Where()]
    common = next((w for w in about if _means_a_place(sentence, w)), None)
    if common is not None:
        meant = ("city", "town") if common.lemma in _CITIES else ("village", "settlement", "")
        towns = () if common.lemma in _CITIES else ("town", "city")  # a town may be called «посёлок»
        here = [t for t in toponyms if t.end <= common.i and t.kind in (*meant, *towns)]
        if here:  # «не вошли в Степногорск: посёлок под контролем»
            return [Where(common.text, here[-1].name, here[-1].place_id, "in", "anaphor_same_sentence")]
        back, distance = atlas.last(meant)
        if back is not None:
            return [Where(common.text, back.name, back.place_id, "in", f"anaphor_{distance}")]
    verbs = [w.i for w in sentence.words if w.is_verb and w.i > p.word.i]
    after = [
        t for t in toponyms if p.word.i < t.start < min([*verbs, len(sentence.words)]) and t.kind not in WIDE_KINDS
    ]
    if after and p.word.rel == "conj":  # «улучшила положение и нанесла поражение бригадам в районах А и Б»
        return [_where(sentence, t, "deeper_in_clause") for t in listed(sentence, after)]
    before = [t for t in toponyms if t.start < p.word.i and t.kind not in WIDE_KINDS and not _ends_a_road(sentence, t)]
    if not before and atlas.sectors is not None:  # what a bulletin sums up of a sector, beside no place of its own
        return _sector(atlas.sectors)
    last, distance = (before[-1], "same_sentence") if before else atlas.last()
    return [Where("", last.name, last.place_id, "in", f"lent_{distance}")] if last is not None else [Where()]


def _is_river(sentence: Sentence, t: Toponym) -> bool:
    """A river, also one that a town is called like: «на березі Дніпра»."""
    head = sentence.head(sentence.words[t.start])
    return t.kind == "river" or (head is not None and bool(head.lemmas & _BANKS))


def _on_the_river(sentence: Sentence, p: Proposition, rivers: list[Toponym], toponyms: list[Toponym]) -> list[Toponym]:
    """The villages by which a clause says where on a river: «форсували Оскіл біля Дворічної»."""
    clause = sentence.clause(p.word)
    behind = [
        t
        for t in toponyms
        if t.start >= rivers[0].end
        and t.kind not in WIDE_KINDS
        and not _is_river(sentence, t)
        and sentence.clause(sentence.words[t.start]) is clause
        and sentence.preposition(sentence.words[t.start])
        + "".join(sentence.preposition(w) for w in sentence.ancestors(sentence.words[t.start]))
    ]
    return listed(sentence, behind) if behind else []


def _means_a_place(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun goes back to a place by its kind: «місто», «село», «населений пункт»; «сёла» are several."""
    settled = noun.lemma == "пункт" and any(c.lemmas & linking() for c in sentence.children(noun, "amod", "acl"))
    return noun.lemma in _CITIES or (noun.number != "Plur" and (noun.lemma in _VILLAGES or settled))


def _sector(sectors: tuple[Toponym, ...]) -> list[Where]:
    """The sector that a paragraph is about; none where it opens with several, or with one of no known town."""
    if len(sectors) != 1:
        return [Where()]
    return [Where("", sectors[0].name, sectors[0].place_id, "direction", "this_sector")]


def sectors_at(sentence: Sentence, toponyms: list[Toponym]) -> tuple[Toponym, ...] | None:
    """The sectors with which a sentence opens: «На Лиманському напрямку …»; None where it opens with none."""
    opening = sentence.words[:_OPENING]
    named = next((w for w in opening if w.lemmas & DIRECTIONS), None)
    if named is None or any(w.form == "fin" for w in opening[: named.i]):
        return None
    return tuple(t for t in toponyms if t.end <= named.i)


def _ends_a_road(sentence: Sentence, t: Toponym) -> bool:
    """The second town of «трасса Дебальцево – Артёмовск»."""
    joint = sentence.words[t.start - 1] if t.start > 1 else None
    return joint is not None and joint.text in "–—-" and sentence.words[t.start - 2].is_name


def _is_origin(sentence: Sentence, t: Toponym) -> bool:
    """«росгвардейцы из Самары»: where people come from, not where something happens to them."""
    name = sentence.words[t.start]
    head = sentence.head(name)
    people = head is not None and any(head.lemmas & lexicon.nouns(lang, "people") for lang in ("ru", "uk"))
    return people and sentence.preposition(name) in FROM


def _added(sentence: Sentence, word: Word, at: dict[int, Toponym]) -> list[Toponym]:
    """The places of «…, а також у напрямках А та Б», and of the phrase that such words follow."""
    also = frozenset({"также", "також"})
    branch = sentence.subtree(word, without=("acl", "acl:relcl", "ccomp", "parataxis", "advcl"))
    first, last = branch[0].i, branch[-1].i
    beside = [*sentence.words[max(0, first - 1) : first], *sentence.words[last + 1 : last + 4]]
    inside = list(dict.fromkeys(at[w.i] for w in branch if w.i in at))
    narrow = [t for t in inside if t.kind not in WIDE_KINDS and not _is_sector(sentence, t)]
    return listed(sentence, narrow) if narrow and any(w.lemma in also for w in beside) else []


def _is_sector(sentence: Sentence, t: Toponym) -> bool:
    """«на Лиманському напрямку»: where in the front, not where in the land; a place named beside it is nearer."""
    name = sentence.words[t.end - 1]
    head = sentence.head(name)
    towards = name.case == "Gen" and name.pos != "ADJ"  # «у напрямку Лимана»: towards a place, no sector
    return head is not None and bool(head.lemmas & DIRECTIONS) and not towards


def _is_unknown_sector(sentence: Sentence, word: Word) -> bool:
    """«на Південному напрямку»: a sector that is called after no town."""
    before = sentence.words[word.i - 1] if word.i else None
    return bool(word.lemmas & DIRECTIONS) and before is not None and before.pos == "ADJ" and before.is_name


def _where(sentence: Sentence, t: Toponym, basis: str) -> Where:
    head = sentence.words[t.start]
    prepositions = [_preposition(sentence, w) for w in (head, *sentence.ancestors(head)) if sentence.preposition(w)]
    around = {lemma for w in sentence.ancestors(head) for lemma in w.lemmas if not w.is_verb}
    relation = bearing(sentence, t.start) or (_NEAR.get(prepositions[0], "in") if prepositions else "in")
    if relation in BEARINGS:
        return Where(t.text, t.name, t.place_id, relation, basis)
    if around & _PARTS:
        relation = "outskirts"
    elif around & DIRECTIONS:
        relation = "direction"
    return Where(t.text, t.name, t.place_id, relation, basis)


def _preposition(sentence: Sentence, word: Word) -> str:
    """The preposition before a noun; «у» with a locative or accusative is the Ukrainian "in"."""
    found = sentence.preposition(word)
    counts = (
        word.pos == "NUM"
        or word.text == "%"
        or word.lemmas & (lexicon.nouns("ru", "part") | lexicon.nouns("uk", "part"))
    )
    if found in ("около", "близько") and counts:
        return ""  # «около 78% области»
    return "в" if found == "у" and word.case in ("Loc", "Acc") else found
