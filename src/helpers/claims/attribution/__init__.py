"""Who says what, in any news: every act of saying, with its words, its source, and what the speaker's name rests on.

Needs no war and no profile; English articles are read. `attributions` reads a folder, `attribute` one article, and
`finding.find` what is parsed already.
"""

from helpers.claims.attribution.model import ACTS, BASES, CONSTRUCTIONS, Report, Source
from helpers.claims.attribution.table import COLUMNS, attribute, attributions, rows

__all__ = ["ACTS", "BASES", "COLUMNS", "CONSTRUCTIONS", "Report", "Source", "attribute", "attributions", "rows"]
