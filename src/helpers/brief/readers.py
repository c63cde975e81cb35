"""Who read the articles of a brief for claims: a language model, with which prompt, when, at which host; and how well."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from helpers.analysis.dates import in_words
from helpers.brief.markup import plural, text
from helpers.quality.readers import Rate, read_rates

_READ_BY = re.compile(
    r"(?P<model>.+) at (?P<host>\S+), prompt (?P<prompt>\w+), (?P<day>[\d-]+)(?P<rules>; and the rules)?$"
)


def read_by_model(read_by: Iterable[str]) -> Markup:
    """Lines that say which model read how many articles, and what is known of its errors; nothing where none did."""
    told: dict[tuple[str, str, str, bool], list[str]] = {}
    by_rules = 0
    for words in filter(None, read_by):
        if found := _READ_BY.match(words):
            told.setdefault((found["model"], found["host"], found["prompt"], bool(found["rules"])), []).append(
                found["day"]
            )
        else:
            by_rules += 1
    lines = [_line(*about, days) for about, days in told.items()]
    if by_rules:
        lines.append(
            Markup(
                '<p class="rates">{} read by the rules alone, as the model gave no usable answer: see Sources.</p>'
            ).format(plural(by_rules, "article was", "articles were"))
        )
    return Markup("").join(lines)


def _line(model: str, host: str, prompt: str, beside_rules: bool, days: list[str]) -> Markup:
    when = in_words(max(days)) if min(days) == max(days) else f"{in_words(min(days))} to {in_words(max(days))}"
    who = f"the language model {model}" + (" and by the rules" if beside_rules else "")
    words = Markup(
        '<p class="rates">{} read for claims by {}, with prompt {}, {}; their text was sent to {}. Each row was checked '
        "against the words that it quotes. {}</p>"
    )
    articles = plural(len(days), "article was", "articles were")
    return words.format(
        articles, text(who), text(prompt), text(when), text(host), _error_rate(model, prompt, beside_rules)
    )


def _error_rate(model: str, prompt: str, beside_rules: bool) -> str:
    """What was measured of this model with this prompt, in words."""
    reader = "rules+model" if beside_rules else "model"
    rates: list[Rate] = [r for r in read_rates() if (r.reader, r.model, r.prompt) == (reader, model, prompt) and r.rows]
    if not rates:
        return "How often it errs was not measured."
    last = rates[-1]
    return (
        f"Of 100 such claims, {last.of_100} state nothing wrong ({last.rows:,} claims measured, of "
        f"{plural(last.articles, 'article')} of {last.gold}, on {in_words(last.measured)})."
    )
