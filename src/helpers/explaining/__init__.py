"""Why a claim is read as it is: told from its columns, as a person would, with the rows of the tables that it rests on."""

from helpers.explaining.explanation import Explanation, UnknownClaimError, explain
from helpers.explaining.following import Followed, followed
from helpers.explaining.points import points_of

__all__ = ["Explanation", "Followed", "UnknownClaimError", "explain", "followed", "points_of"]
