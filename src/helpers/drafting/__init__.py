"""A first conflict profile from what a folder of articles tells of its war, for a researcher to correct in a spreadsheet."""

from helpers.drafting.making import Draft, draft, preview
from helpers.drafting.sheets import DraftError

__all__ = ["Draft", "DraftError", "draft", "preview"]
