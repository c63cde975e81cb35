"""How a command or a run ends: the exit codes, and the errors that lead to them."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of `claims-report`; `meaning` is what the help texts and the README say."""

    DONE = 0
    PARAMETERS = 2
    NO_INPUT = 3
    CHECK = 4
    NOTEBOOK = 5
    TIMEOUT = 6
    KERNEL = 7
    LOCKED = 8
    HELD = 9

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_MEANINGS = {
    Exit.DONE: "done, or nothing new",
    Exit.PARAMETERS: "wrong parameters or settings; nothing was started",
    Exit.NO_INPUT: "no article that can be used",
    Exit.CHECK: "a check failed, or more than a tenth of the articles; nothing was published",
    Exit.NOTEBOOK: "an error in a notebook; nothing was published",
    Exit.TIMEOUT: "a cell or the run took too long; nothing was published",
    Exit.KERNEL: "no kernel started; nothing was published",
    Exit.LOCKED: "another run is at work in the same place",
    Exit.HELD: "--hold: a named person has to accept rows first; nothing was published",
}


class RunError(Exception):
    """Why a run or a command ended without its result, in words for whoever reads the log."""

    def __init__(self, code: Exit, reason: str) -> None:
        self.code = code
        self.reason = reason
        super().__init__(reason)
