"""States as parties of a war that no profile knows: by their names between states, one against its rebels as its government."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from helpers.conflicts.countries import Country
from helpers.conflicts.groups import Group
from helpers.conflicts.parties import Party, of_state

_BOTH, _ALONE = 2, 4
"""Of more states than both of a war, one that acts not once for each four times of the second is only mentioned; of two each acts as often."""
_UNTOLD = 0.5
"""How often a state acts that is only known to be fought in."""
_SEVERAL = 4
"""Of so many states that act some fight in other wars: a news day's, of which none is the one that is told of."""


class Acting(NamedTuple):
    """A state in a text: how often its forces act or its offices speak, whether something happens there, its forces' own names."""

    state: Country
    acts: int
    located: bool
    forces: tuple[str, ...]


def parties_of(
    acting: Sequence[Acting],
    named: Sequence[Party],
    home: Acting | None,
    rulers: Mapping[str, Group],
    day: str,
    *,
    rebels: bool,
) -> Iterator[Party]:
    """The states among the parties: at home against its own rebels a government, else by their names.

    Where the forces of another state act as well, and it is fought there, or no group fights the one at home, it is a war
    between states. So it is where the other state acts about as often, and the groups are none that the table has as fighting
    the one at home: they may be anybody's. A state that a group rules on that day is that group.

    Args:
        named: the groups, to which the names of a state that they rule are added.
        home: the one country that is fought in, if there is one.
        rulers: country → the group that rules it.
        rebels: whether the text speaks of rebels without a name.
    """
    here = [p for p in named if p.fights_at(home.state.code if home else "", day)]
    alone = home is not None and home.located and not any(p.fights_abroad(home.state.code) for p in named)
    group = any(not p.roams or alone for p in here)
    often = sorted((a.acts for a in acting), reverse=True)
    wanted = [a for a in acting if len(often) < _BOTH or a.acts * _ALONE > often[_BOTH - 1]]
    several = len(wanted) >= _SEVERAL
    others = not group and any(p.has_own_war(home.state.code if home else "") for p in named)
    rebels = (rebels and not several and not others) or group  # the militants of a group that fights others are its own
    if home and rebels and home not in wanted:
        wanted.append(home)
    listed = any(p.group and not p.group.learned and not p.roams for p in here)
    between = not several and any(
        a != home and (a.located or not group or (not listed and home and a.acts * _ALONE >= home.acts)) for a in wanted
    )
    for a in wanted:
        acts = a.acts or _UNTOLD
        if ruler := rulers.get(a.state.code):
            party = ruled_by(ruler, a.state, acts)
            known = next((p for p in named if p.id == ruler.group), None)
            if known is None:
                yield party
            else:
                known.names, known.demonyms, known.acts = party.names, party.demonyms, known.acts + acts
            continue
        at_home = any(p.fights_in(a.state.code) for p in named) if several else a == home and rebels and not between
        yield of_state(a.state, own=at_home, forces=a.forces, acts=acts)


def ruled_by(group: Group, state: Country, acts: float) -> Party:
    """The group that rules a state, by the names of both."""
    names = [*group.names, *state.names, *state.capitals]
    return Party(group.group, group.names[0], names, list(state.demonyms), group=group, acts=acts)
