"""What people say of statements: claims that report the same one, and claims that do not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

type Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Links:
    """Claims that belong together or apart whatever their fields say (must-link and cannot-link constraints).

    Attributes:
        together: claim_id → claim_ids that report the same statement.
        apart: claim_id → claim_ids that do not.
        alone: claims that share their statement with no other.
        unrelated: claim_id → claim_ids whose statements do not bear on its own.
    """

    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    unrelated: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, *, together: Pairs = (), apart: Pairs = (), unrelated: Pairs = ()) -> "Links":
        """Links from pairs of claim_ids; an empty second one in `apart` stands for every other claim."""
        apart = list(apart)
        return cls(
            together=_both_ways(together),
            apart=_both_ways((a, b) for a, b in apart if b),
            alone=frozenset(a for a, b in apart if not b),
            unrelated=_both_ways(unrelated),
        )

    @property
    def parts(self) -> bool:
        """Whether any claims are kept apart at all."""
        return bool(self.apart or self.alone)

    def part(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether some claim of the one group may not stand with some claim of the other."""
        if not self.parts:
            return False
        first, second = set(one), set(other)
        if self.alone & (first | second):
            return True
        return any(self.apart.get(a, frozenset()) & second for a in first)

    def unrelate(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether somebody says that some claim of the one group does not bear on some claim of the other."""
        second = set(other)
        return bool(self.unrelated) and any(self.unrelated.get(a, frozenset()) & second for a in one)


def _both_ways(pairs: Pairs) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return {claim: frozenset(others) for claim, others in found.items()}
