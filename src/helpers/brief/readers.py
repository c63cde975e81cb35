"""Who read the articles of a brief for claims: a language model, with which prompt, when, at which host; and how well."""

from collections.abc import Sequence

from markupsafe import Markup

from helpers.analysis.dates import in_words
from helpers.analysis.model_reading import ModelReading, Who
from helpers.brief.markup import anchor, text
from helpers.counting import plural
from helpers.quality.readers import Rate, read_rates

METHOD = "who-read"
"""The element of the page that tells how the articles were read."""


def read_by_model(reading: ModelReading) -> Markup:
    """Lines that say which model read how many articles, and what is known of its errors."""
    lines = [
        Markup('<p class="rates">{} Each of its rows was checked against the words that it quotes. {}</p>').format(
            who_read(who, days), error_rate(who)
        )
        for who, days in reading.read.items()
    ]
    if number := len(reading.failed):
        which = (
            "The article was"
            if reading.articles == number == 1
            else f"{plural(number, 'article was', 'articles were')}"
        )
        lines.append(
            Markup('<p class="rates">{} read by the rules alone, as the model gave no usable answer. {}</p>').format(
                which, anchor(METHOD, "Why, and which")
            )
        )
    return Markup("").join(lines)


def who_read(who: Who, days: Sequence[str]) -> Markup:
    """A sentence: how many articles which model read, with which prompt, when, and where their text went."""
    when = in_words(max(days)) if min(days) == max(days) else f"{in_words(min(days))} to {in_words(max(days))}"
    by = f"the language model {who.model}" + (" and by the rules" if who.beside_rules else "")
    their = "its" if len(days) == 1 else "their"
    if who.by_hand:
        where = "the answers were handed in by a person, and where they were made is not known here"
    elif who.host:
        where = f"{their} text was sent to {who.host}"
    else:
        where = f"{their} text stayed on this machine"
    articles = plural(len(days), "article was", "articles were")
    return Markup("{} read for claims by {}, with prompt {}, {}; {}.").format(
        articles, text(by), text(who.prompt), text(when), text(where)
    )


def error_rate(who: Who) -> str:
    """What was measured of this model with this prompt, in words."""
    last = _measured(who)
    if last is None:
        return "How often it errs was not measured."
    return (
        f"Of 100 such claims, {last.of_100} state nothing wrong ({plural(last.rows, 'claim')} measured, of "
        f"{plural(last.articles, 'article')} of {last.gold}, on {in_words(last.measured)})."
    )


def unmeasured(reading: ModelReading, claims: int) -> Markup:
    """Why so many claims have no figure of sureness, and what there is in its place."""
    known = dict.fromkeys(error_rate(who) for who in reading.read if _measured(who))
    instead = (
        Markup("In its place stands what was measured of the model's claims all together. {}").format(
            text(" ".join(known))
        )
        if known
        else Markup(
            "Nothing stands in its place yet: how often this model errs was not measured. <code>python -m helpers.quality --reader "
            "model --write</code> measures it on annotated articles, and pages made after that say so."
        )
    )
    have, it = ("claim here has", "it") if claims == 1 else ("claims here have", "them")
    return Markup(
        "<p>{:,} {} no figure of sureness (column <code>confidence</code>): it is calibrated for claims of the rules, and a language "
        "model found {}. {}</p>"
    ).format(claims, have, it, instead)


def _measured(who: Who) -> Rate | None:
    """The last figures of this model with this prompt, None where there are none."""
    known = ("rules+model" if who.beside_rules else "model", who.model, who.prompt)
    rates = [r for r in read_rates() if (r.reader, r.model, r.prompt) == known and r.rows]
    return rates[-1] if rates else None
