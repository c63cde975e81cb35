"""What an office tells of whom its holder speaks for, in any language."""

from helpers.basis import basis_of

_SOMEBODYS = frozenset(
    {
        "head_of_state", "foreign_ministry", "defence_ministry", "general_staff", "commander", "unit", "intelligence", "government",
        "regional_authority", "official", "spokesperson", "milblogger",
    }
)  # fmt: skip
"""Offices of those who speak for a side, whichever it is."""


def stated_side(side: str, role: str, *, of_many_wars: bool = False) -> tuple[str, str]:
    """The side that is stated for a speaker, and why: none for an office of which no word says whose it is.

    A spokesman, an officer or a governor speaks for somebody; only one without an office may speak for nobody. On a page
    `of_many_wars`, an office of a state that is no party of one war may speak for a party of another.
    """
    basis = basis_of(side, "unknown") or "unknown"
    unsure = basis == "unknown" or (of_many_wars and side == "independent")
    return ("", "") if unsure and role in _SOMEBODYS else (side or "independent", basis)
