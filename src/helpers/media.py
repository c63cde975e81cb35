"""Media types of outputs that only this collection knows: a notebook's cell gives them, an exported page reads them."""

NARROW = "application/vnd.contested-claims.narrow+png"
"""A figure's second form, for a narrow screen (base64): beside image/png in an output."""
DATA = "application/vnd.contested-claims.rows+json"
"""The data of a table of claims, beside text/html in an output: what the filters of an exported page read."""
