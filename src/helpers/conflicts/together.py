"""What the articles of a folder tell together of wars that no profile knows: one id for each side in all of them.

An article alone calls a group by its acronym, another by its full name; one tells that an army fights rebels, another
only that it fights. Read together, a group has the names that any of them gives it, a state that fights its own rebels in
one is its government in the others of the same war, and an article that names no country is about that of its war.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from helpers.conflicts.countries import countries
from helpers.conflicts.groups import Group, groups
from helpers.conflicts.inferring import Told, as_conflict, told
from helpers.conflicts.model import Conflict
from helpers.conflicts.parties import Party, of_state
from helpers.conflicts.profile import generic

if TYPE_CHECKING:  # the articles' readers take seconds to import
    from helpers.articles.model import Article
    from helpers.stages import Repeatable

_SEVERAL = 2
"""Articles in which a name that is nowhere spelt out must stand for a group, to stand for it in the others, too."""


def together(articles: Repeatable[Article], conflict: Conflict) -> Conflict:
    """The conflict with the sides and countries of each article, as all of them tell; they are gone through twice."""
    read = read_together(articles, conflict)
    return replace(conflict, by_article={article: as_conflict(found, conflict) for article, found in read.items()})


def read_together(articles: Repeatable[Article], conflict: Conflict) -> dict[str, Told]:
    """Article → its parties and countries; those of one side have one id in all articles.

    What all articles tell is counted once, so that twice as many take twice the time.
    """
    read = {a.article: told(a, conflict.folder) for a in articles}
    if learned := _learned(read.values()):
        read = {a.article: told(a, conflict.folder, learned) for a in articles}
    names = _Names(read.values())
    read = {name: found._replace(parties=names.of_one(found.parties)) for name, found in read.items()}
    wars = Counter(frozenset(p.id for p in found.parties) for found in read.values())
    read = {name: found._replace(parties=_governments(found.parties, wars)) for name, found in read.items()}
    return _with_countries(read)


def wars_of(parties: Mapping[str, set[str]]) -> list[set[str]]:
    """The articles of each war, given the ids of the sides that each names.

    Articles are about one war where they share a group or a government; a state that is only named beside these takes
    part in many wars, and joins none.
    """
    roaming = of_many_wars()
    wars: list[tuple[set[str], set[str]]] = []  # articles and the parties that bind them
    for article in sorted(parties, key=lambda a: (-len(parties[a]), a)):
        own = {article}, (parties[article] - roaming) or parties[article]
        bound = [w for w in wars if w[1] & own[1]]
        wars = [w for w in wars if not w[1] & own[1]]
        merged = max(bound, key=lambda w: len(w[0]), default=(set(), set()))  # the largest grows: none is copied
        for war in (own, *bound):
            if war is not merged:
                merged[0].update(war[0])
                merged[1].update(war[1])
        wars.append(merged)
    return [some for some, _ in wars]


def of_many_wars() -> frozenset[str]:
    """The ids of sides that may take part in several wars: states by their names, and groups that fight anywhere."""
    common = generic().folder
    return frozenset(c.state for c in countries(common)) | {g.group for g in groups(common) if not g.countries}


def side_names(ids: Iterable[str]) -> dict[str, str]:
    """Id → name of sides of wars without a profile, as the tables of states and groups have it; of others nothing."""
    common = generic().folder
    known = {g.group: g.names[0] for g in groups(common)}
    for state in countries(common):
        for own in (False, True):
            party = of_state(state, own=own)
            known[party.id] = party.name
        known[f"{state.state}_rebels"] = f"Rebels in {state.names[0]}"
    return {i: known[i] for i in ids if i in known}


def joined(parties: Sequence[Party]) -> list[Party]:
    """The parties with those of one id made one: all its names, and how often it acts; those that act most first."""
    one: dict[str, Party] = {}
    for p in parties:
        known = one.setdefault(p.id, replace(p, names=[], demonyms=[], forces=[], acts=0))
        for mine, its in ((known.names, p.names), (known.demonyms, p.demonyms), (known.forces, p.forces)):
            mine += [word for word in its if word not in mine]
        known.against = [*dict.fromkeys([*known.against, *p.against])]
        known.acts += p.acts
        known.spelt |= p.spelt
    return sorted(one.values(), key=lambda p: -p.acts)


def _learned(read: Iterable[Told]) -> tuple[Group, ...]:
    """The groups that no table has and that these articles tell of: spelt out in one, or named in several."""
    found: dict[str, list[Party]] = defaultdict(list)
    where: dict[str, Counter[str]] = defaultdict(Counter)
    for told_of in read:
        for p in told_of.parties:
            if p.group is None and p.state is None and p.names:
                found[p.id].append(p)
                where[p.id].update(told_of.located[:1])
    kept = {i: some for i, some in found.items() if len(some) >= _SEVERAL or any(p.spelt for p in some)}
    return tuple(
        Group(i, tuple(joined(some)[0].names), tuple(c for c, _ in where[i].most_common(1)), learned=True)
        for i, some in sorted(kept.items())
    )


class _Names:
    """Which parties of a folder share a name, and how often each acts in it."""

    def __init__(self, read: Iterable[Told]) -> None:
        self._acts: dict[str, float] = defaultdict(float)
        self._owners: dict[str, set[str]] = defaultdict(set)
        for found in read:
            for p in found.parties:
                self._acts[p.id] += p.acts
                if p.state is None and (p.group is None or p.group.learned):
                    for name in p.names:
                        self._owners[name.casefold()].add(p.id)

    def of_one(self, parties: list[Party]) -> list[Party]:
        """The parties under one id for each group: of two ids that share a name, that which acts most in the folder."""
        return joined([replace(p, id=self._own(p)) for p in parties])

    def _own(self, p: Party) -> str:
        rivals = {i for name in p.names for i in self._owners.get(name.casefold(), ())} if p.state is None else set()
        return max(sorted(rivals), key=lambda i: self._acts[i]) if p.id in rivals else p.id


def _governments(parties: list[Party], wars: Counter[frozenset[str]]) -> list[Party]:
    """The parties of an article with each state as most others of the same war have it: by its name, or as the government that fights its rebels.

    It is the same war where one of the rebel groups is the same, or where these states alone take part in that war; of a
    state that is a government here, also where its enemy among the states is the same. `wars` counts the articles of the
    folder by the parties that they name.
    """
    rebels = {p.id for p in parties if p.rebels and not (p.group and p.group.government)}
    states = {p.id for p in parties if p.state}
    if not states:
        return parties
    others = wars - Counter([frozenset(p.id for p in parties)])
    return joined([_as_most_have_it(p, rebels, states - {p.id}, others) if p.state else p for p in parties])


def _as_most_have_it(party: Party, rebels: set[str], states: set[str], wars: Counter[frozenset[str]]) -> Party:
    assert party.state is not None
    government, state = of_state(party.state, own=True), of_state(party.state, own=False)

    def articles(named: str, fits: Callable[[frozenset[str]], bool]) -> int:
        """How many articles name a party, and are about a war that fits."""
        return sum(n for war, n in wars.items() if named in war and fits(war))

    if party.id == state.id:
        own = articles(government.id, lambda war: _is_of(rebels, states, war))
        other = articles(state.id, lambda war: bool(states & war))
    elif party.id == government.id and states:
        own = 1 + articles(government.id, lambda war: bool((states | rebels) & war))  # this article's own word
        other = articles(state.id, lambda war: bool(states & war))
    else:
        return party
    made = government if own > other else state if other > own else party
    return replace(party, id=made.id, name=made.name)


def _is_of(rebels: set[str], states: set[str], war: frozenset[str]) -> bool:
    """Whether an article that names these rebels, and these states beside its own, is about a war with these parties."""
    return bool(rebels & war) or (not rebels and bool(states) and states <= war)


def _with_countries(read: Mapping[str, Told]) -> dict[str, Told]:
    """The texts with the country of their war, where they name none themselves."""
    ids = {name: {p.id for p in found.parties} for name, found in read.items() if found.parties}
    usual: dict[str, tuple[str, ...]] = {}
    for articles in wars_of(ids):
        first = Counter(read[a].countries[0] for a in sorted(articles) if read[a].countries)
        for article in articles:
            usual[article] = tuple(code for code, _ in first.most_common(1))
    return {
        name: found if found.countries else found._replace(countries=usual.get(name, ()))
        for name, found in read.items()
    }
