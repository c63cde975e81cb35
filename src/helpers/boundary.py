"""Where the failure of one file, article or sentence stops: it is told, and costs nothing else.

    try:
        ...  # whatever happens inside
    except Exception as error:
        reason = unforeseen("a.html", error)

A failure that nobody foresaw is ours, not the article's: it is told, logged with its traceback, and never kept. In the
project's own tests ($CONTESTED_CLAIMS_STRICT is 1 there) it is raised, so that none goes unseen.
"""

import logging
import os

log = logging.getLogger(__name__)

STRICT = "CONTESTED_CLAIMS_STRICT"
"""Environment variable; with 1, what nobody foresaw is raised."""
NOT_READ = "not read: "
"""How the message on a file begins that gave no article; the reason follows."""
LONGEST = 200
"""Characters of an error's own words in a reason."""


def strict() -> bool:
    """Whether failures that nobody foresaw are raised."""
    return os.environ.get(STRICT) == "1"


def unforeseen(what: str, error: Exception, lost: str = "it could not be read") -> str:
    """The reason to tell of a failure in `what` (a file, an article) that nobody foresaw; `lost` says what it costs.

    It is told in one sentence; the traceback is for whoever looks for the cause, and goes to the log alone. Raises the
    error itself where `strict`.
    """
    if strict():
        raise error
    reason = in_words(error)
    where = "run.log, or the command with --verbose, tells where it arose"
    log.warning("%s: %s, through an error of this program (%s); %s", legible(what), lost, reason, where)
    log.info("%s: where that arose", legible(what), exc_info=error)
    return reason


def in_words(error: BaseException) -> str:
    """An error as one line that any terminal and file can show: "ValueError: …"."""
    said = legible(" ".join(str(error).split()))
    name = type(error).__name__
    return f"{name}: {said[:LONGEST]}" if said else name


def legible(text: str) -> str:
    r"""A text with what no terminal should be given, or no file can hold, as an escape: line ends, ESC, lone surrogates.

    >>> legible("a\x1b[31m\n.txt")
    'a\\x1b[31m\\n.txt'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u00a0" else c.encode("unicode_escape").decode() for c in text)
