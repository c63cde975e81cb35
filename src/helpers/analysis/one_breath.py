"""Denials that one sentence gives with what they deny: "Redland said it took the town, but Blueland denied its capture"."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.analysis.doubts import ALOUD, POINTING, Doubts
from helpers.analysis.rows import rows
from helpers.wording import TO_DENY

_READ = ["claim_id", "statement_id", "article", "sentence", "quote", "speaker_text", "cue", "stance"]


class Unsure:
    """Why two statements are too unsure for an accusation, each as far as it has to be sure.

    Who denies, and that he denies it, stands in the words themselves where they name both in the sentence that tells what
    is denied: how likely the row is as a whole adds nothing to that.
    """

    def __init__(self, claims: pd.DataFrame, doubts: Doubts) -> None:
        """Read schema.CLAIMS with `statement_id`, of which `doubts` tells what is unsure."""
        self._claims = {claim.claim_id: claim for claim in rows(claims, _READ)}
        self._told_in = {(c.statement_id, c.article, c.sentence) for c in self._claims.values()}
        self._by_words, self._pointing, self._aloud = doubts.about(), doubts.about(POINTING), doubts.about(ALOUD)

    def doubts_of(self, a: Any, b: Any, *, points: bool) -> Mapping[str, str]:
        """statement_id → its doubt, of a that bears on b; `points`: whether it does so by pointing back."""
        unsure = self._pointing if points else self._by_words
        of_a = self._aloud if self._in_one_breath(a, b) else unsure
        found = {a.statement_id: of_a.get(a.statement_id, ""), b.statement_id: unsure.get(b.statement_id, "")}
        return {statement: doubt for statement, doubt in found.items() if doubt}

    def _in_one_breath(self, a: Any, b: Any) -> bool:
        denial = self._claims[a.claim_id]
        if (b.statement_id, denial.article, denial.sentence) not in self._told_in or denial.stance != "denies":
            return False
        named = re.search(
            rf"{re.escape(denial.speaker_text)}\W+(?:[\w’'-]+ ){{0,2}}({re.escape(denial.cue)})", denial.quote
        )
        return bool(denial.speaker_text and named and TO_DENY.fullmatch(named[1]))
