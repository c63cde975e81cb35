"""What is unclear, in the desk's drawings: stripes instead of a side's colour."""

from markupsafe import Markup


def stripes(name: str) -> Markup:
    """The definition of the stripes, to stand in an SVG element; what has `fill: url(#name)` is filled with them."""
    return Markup(
        '<defs><pattern id="{}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<line class="stripes" x1="1" y1="0" x2="1" y2="5"/></pattern></defs>'
    ).format(name)
