"""The brief: a report for a reader who was not there, put together from the tables.

Its sentences say who says what, never who is right. Whatever an article says stays text (`markup`).
"""

from helpers.brief.calendar import calendar, coverage
from helpers.brief.claims import PAGE, claims_table, focus_table
from helpers.brief.corrected import corrected
from helpers.brief.figures import KeyFigures, key_figures, key_figures_list, key_figures_table
from helpers.brief.front import ranked_places
from helpers.brief.lede import headline, masthead, rests_on, summary
from helpers.brief.markup import folded
from helpers.brief.material import Material, gather, material_of
from helpers.brief.method import method
from helpers.brief.news import read_earlier, whats_new
from helpers.brief.pairs import contradictions, other_links
from helpers.brief.payload import payload
from helpers.brief.shown import Shown
from helpers.brief.sources import left_out, measured, provenance, source_list
from helpers.brief.unread import unread
from helpers.brief.wars import (
    contradictions_of_others,
    few_claims,
    heading,
    masthead_of,
    opening,
    small_wars,
    wars,
)

__all__ = [
    "PAGE",
    "KeyFigures",
    "Material",
    "Shown",
    "calendar",
    "claims_table",
    "contradictions",
    "contradictions_of_others",
    "corrected",
    "coverage",
    "few_claims",
    "focus_table",
    "folded",
    "gather",
    "heading",
    "headline",
    "key_figures",
    "key_figures_list",
    "key_figures_table",
    "left_out",
    "masthead",
    "masthead_of",
    "material_of",
    "measured",
    "method",
    "opening",
    "other_links",
    "payload",
    "provenance",
    "ranked_places",
    "read_earlier",
    "rests_on",
    "small_wars",
    "source_list",
    "summary",
    "unread",
    "wars",
    "whats_new",
]
