"""Small pieces of HTML in which everything that comes from a table is text, whatever it looks like."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import markupsafe
from markupsafe import escape

from helpers.pages.safe import plain

_OPENING = "“"
_CLOSING = "”"
_LETTERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


if TYPE_CHECKING:  # what it makes is MarkupSafe's, for whoever takes it
    from markupsafe import Markup
else:

    class Markup(markupsafe.Markup):
        """HTML whose `format` fills in plain `{}` in a fifth of the time: a table of claims has thirty of them a row."""

        def format(self, *args, **kwargs):
            """The template with values in the place of each `{}`, each as text unless it is markup."""
            if kwargs or "{:" in self:
                return super().format(*args, **kwargs)
            return Markup(str.format(self, *map(escape, args)))


def text(value: object) -> Markup:
    """A value as text: markup in it is shown, and characters that change the direction of writing become visible."""
    return escape(plain(" ".join(str(value).split())))


def name(value: object) -> Markup:
    """A name or a title, kept apart from the direction of writing around it."""
    return Markup("<bdi>{}</bdi>").format(text(value))


def quoted(quote: str) -> Markup:
    """Verbatim words in quotation marks; none are added to words that bring their own."""
    words = text(quote)
    if _is_closed(quote.strip()):
        return Markup('<q class="said" dir="auto" style="quotes: none">{}</q>').format(words)
    return Markup('<q class="said" dir="auto" style="quotes: none">{}{}{}</q>').format(_OPENING, words, _CLOSING)


def _is_closed(words: str) -> bool:
    """Whether words bring their own quotation marks: “"hundreds" of them” do not, as a whole."""
    straight = words[:1] == '"' and words.find('"', 1) in (-1, len(words.rstrip(".,!?… ")) - 1)
    return straight or words[:1] in ("“", "«", "„")


def in_context(sentence: str, quote: str, *, around: int = 0, holding: Iterable[str] = ()) -> Markup:
    """The sentence with the quotation marked in it; the quotation alone where the sentence does not hold it.

    `around`: characters of the sentence on each side of the quotation, cut between words; 0 for all. `holding`: words, the
    nearest of which the excerpt holds, too.
    """
    start = sentence.find(quote) if quote else -1
    if start < 0:
        return Markup("<mark>{}</mark>").format(text(quote))
    before, after = sentence[:start], sentence[start + len(quote) :]
    left, right = _reach(before, after, around, [words for words in holding if words])
    if 0 < left < len(before):
        before = f"… {before[-left:].partition(' ')[2]}"
    if 0 < right < len(after):
        after = f"{after[:right].rpartition(' ')[0]} …"
    gap = " " if before[-1:].isspace() else ""
    rest = " " if after[:1].isspace() else ""
    return Markup("{}{}<mark>{}</mark>{}{}").format(text(before), gap, text(quote), rest, text(after))


def _reach(before: str, after: str, around: int, holding: Iterable[str]) -> tuple[int, int]:
    """How many characters before and after a quotation an excerpt has: `around`, or more where `holding` stands farther."""
    left = right = around
    for words in holding if around else ():
        earlier, later = before.rfind(words), after.find(words)
        to_the_left = len(before) - max(before.rfind(" ", 0, earlier), 0) if earlier >= 0 else 0
        to_the_right = (after.find(" ", later + len(words)) + 1 or len(after)) if later >= 0 else 0
        if to_the_left and (not to_the_right or to_the_left <= to_the_right):
            left = max(left, to_the_left)
        else:
            right = max(right, to_the_right)
    return left, right


def link(address: str, words: object) -> Markup:
    """A link where the address is one that a browser opens as a page; the words alone where it is not."""
    if address.startswith(("https://", "http://")):
        return Markup('<a href="{}">{}</a>').format(plain(address), words)
    return Markup("{}").format(words)


def anchor(identifier: str, words: object) -> Markup:
    """A link to an element of the same page."""
    return Markup('<a href="#{}">{}</a>').format(identifier, words)


def counted(identifier: str, words: object, *, side: str, place: str = "") -> Markup:
    """A link that counts a side's claims, about a place: it asks the page for them all, and leads to one without scripts."""
    return Markup('<a href="#{}" data-side="{}" data-place="{}">{}</a>').format(
        identifier, plain(side), plain(place), words
    )


def folded(summary: str, body: Markup, *, printed: bool = True) -> Markup:
    """A box that is closed until the reader opens it; it opens without scripts, and is `printed` open or as it stands."""
    kind = Markup("") if printed else Markup(' class="on-demand"')
    return Markup("<details{}><summary>{}</summary>{}</details>").format(kind, summary, body)


def listed(items: Iterable[Markup], *, kind: str = "") -> Markup:
    """A list; empty where there are no items."""
    entries = Markup(" ").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup('<ul class="{}">{}</ul>').format(kind, entries) if entries else Markup("")


def in_letters(count: int) -> str:
    """A small number as a word, as prose has it; digits from ten on."""
    return _LETTERS[count] if count < len(_LETTERS) else f"{count:,}"


def joined(parts: Iterable[object]) -> Markup:
    """A list of things as a reader says it: "a", "a and b", "a, b and c"."""
    items = [Markup("{}").format(part) for part in parts]
    if len(items) < 2:
        return Markup("").join(items)
    return Markup("{} and {}").format(Markup(", ").join(items[:-1]), items[-1])
