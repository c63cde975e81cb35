"""What a language model answered: JSON of the asked form, or a reason why it is none."""

import json
import re
from dataclasses import dataclass, fields

from helpers.reading_by_model.request import NONE
from helpers.schema import EXTENTS, SIDELESS, STANCES, TYPES

LONGEST = 400_000
"""Characters of an answer that are looked at, and
MOST claims that one may have: whatever says more has run away."""
MOST = 400
_FENCE = "```"
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)


class AnswerError(ValueError):
    """An answer that cannot be used; the text says why."""


@dataclass(frozen=True)
class Answered:
    """One claim as the model has it, nothing of it checked but its form; what is none is empty."""

    sentence: int
    quote: str
    type: str
    stance: str
    speaker: str = ""
    speaker_words: str = ""
    side: str = ""
    controller: str = ""
    extent: str = ""
    actor: str = ""
    target: str = ""
    place: str = ""
    place_words: str = ""
    event_date: str = ""
    event_date_words: str = ""
    claim_date: str = ""
    claim_date_words: str = ""


def read_answer(text: str, parties: frozenset[str]) -> tuple[list[Answered], int]:
    """The claims of an answer, and how many others in it are not of the asked form.

    Raises AnswerError where the whole is not.
    """
    if len(text) > LONGEST:
        raise AnswerError(f"longer than {LONGEST:,} characters")
    text = _unfenced(_THOUGHTS.sub("", text)).strip()
    if not text:
        raise AnswerError("empty")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnswerError("not JSON") from error
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list):
        raise AnswerError('not of the form {"claims": […]}')
    if len(claims) > MOST:
        raise AnswerError(f"more than {MOST} claims")
    good = [c for claim in claims if (c := _claim(claim, parties)) is not None]
    if claims and not good:
        raise AnswerError("without a claim of the asked form")
    return good, len(claims) - len(good)


def _claim(claim: object, parties: frozenset[str]) -> Answered | None:
    if not isinstance(claim, dict):
        return None
    number = claim.get("sentence")
    if isinstance(number, bool) or not isinstance(number, int):
        return None
    told: dict[str, str] = {}
    for field in fields(Answered):
        value = claim.get(field.name, "") if field.name != "sentence" else ""
        if value is None:
            value = ""
        if not isinstance(value, str):
            return None
        told[field.name] = "" if value.strip().casefold() == NONE else value.strip()
    del told["sentence"]
    closed = {
        "type": TYPES,
        "stance": STANCES,
        "side": ("", *parties, *SIDELESS),
        "extent": ("", *EXTENTS),
        **dict.fromkeys(("controller", "actor", "target"), ("", *parties)),
    }
    if any(told[name] not in values for name, values in closed.items()) or not told["quote"]:
        return None
    return Answered(sentence=number, **told)


def _unfenced(text: str) -> str:
    """What stands in the first fenced block, where nothing but a chat's words stands before it; else the whole."""
    start = text.find(_FENCE)
    line = text.find("\n", start)
    end = text.find(_FENCE, line)
    if start < 0 or "{" in text[:start] or line < 0 or end < 0:
        return text
    return text[line + 1 : end]
