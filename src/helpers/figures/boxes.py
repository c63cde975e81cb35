"""Rectangles on a sheet, to tell what would lie on what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle, in whatever length the sheet is measured; `low` is the edge nearer to the origin."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have an area in common."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high

    def holds(self, other: "Box") -> bool:
        """Whether the other box lies wholly in this one."""
        return (
            self.left <= other.left and self.low <= other.low and other.right <= self.right and other.high <= self.high
        )

    def grown(self, by: float) -> "Box":
        """The box with a margin all around."""
        return Box(self.left - by, self.low - by, self.right + by, self.high + by)
