"""The analyst's desk of the notebook `explore`: filter claims, read them in their articles, correct and export them."""

from helpers.desk.desk import Desk

__all__ = ["Desk"]
