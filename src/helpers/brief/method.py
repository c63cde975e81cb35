"""How the articles of a brief were read, what was checked, and what that leaves open."""

from markupsafe import Markup

from helpers.analysis.model_reading import ModelReading
from helpers.brief.markup import anchor, folded, listed, name, text
from helpers.brief.material import Material
from helpers.brief.readers import METHOD, error_rate, who_read
from helpers.counting import plural

_RULES = (
    "transparent rules over a language model's grammar: who says something (quotation marks, “said that”, “according "
    "to”, denials that point back), what is said about the front, where, and when"
)
_PROFILE = (
    "Sides, people and places come from a conflict profile that anybody can read and correct. Nothing is looked up while "
    "the report is made."
)
_CHECKED = (
    "What it answers is stated only as far as the article bears it out: the quotation stands word for word in the sentence that "
    "it names; no claim stands over words that deny, plan or fear it; speaker, side, controller, actor, target, place and dates "
    "rest on words of the article, which the row has in <code>grounds</code>. A claim that is not borne out is left out, a "
    "value is left open. What these checks cannot see: a claim that the model missed, irony, and a reading that the words allow and "
    "the writer did not mean; in Russian and Ukrainian, actor, target and controller are checked only where the rules read the same "
    "clause."
)
_LIMITS = (
    ("What a date means", "A claim's date is the day on which it was said, as far as the article tells; where it is the article's "
     "publication, the table says so. When the thing happened is given only where the text says it."),
    ("What a place means", "A claim about villages north of a town is drawn with the area in which they lie, not in the town."),
    ("What is not here", "Only these articles were read. A side that speaks less in them has not therefore said less."),
)  # fmt: skip


def method(material: Material) -> Markup:
    """How the articles were read, by whom, and what is missed, left out and left open."""
    reading = material.by_model
    how_sure = anchor("how-sure", "below")
    if not reading.read:
        opening = Markup("<p>The articles are read by {}. {}</p>").format(_RULES, _PROFILE)
        missed = Markup(
            "The rules do not find every claim, and take some words for claims that are none. How often is measured on annotated "
            "articles, in the notebook <code>quality</code>; how sure the claims here are stands {}."
        ).format(how_sure)
    else:
        opening = _by_model(reading)
        rates = " ".join(dict.fromkeys(error_rate(who) for who in reading.read))
        missed = Markup(
            "A language model does not find every claim, and may take words for claims that are none; asked again, it may answer "
            "otherwise. {} How sure the claims here are stands {}."
        ).format(text(rates), how_sure)
    items = [Markup("<strong>What is missed.</strong> {}").format(missed), *_left_out(reading), *_failed(material)]
    limits = listed(Markup("<strong>{}.</strong> {}").format(head, words) for head, words in _LIMITS)
    meant = folded("What a date and a place mean here, and what is not here", limits)
    return Markup('<div id="{}">{}{}{}</div>').format(METHOD, opening, listed(items), meant)


def _by_model(reading: ModelReading) -> Markup:
    """Which model read, and what of its answers is checked."""
    who = Markup(" ").join(who_read(who, days) for who, days in reading.read.items())
    rules = ""
    if any(who.beside_rules for who in reading.read):
        rules = (
            f" The rules read these articles as well: {_RULES}. Where both found the same clause it is one row; where they differ, "
            "the value is left open, and the column disagreed names it."
        )
    return Markup("<p>{}{} {}</p><p>{}</p>").format(who, rules, _PROFILE, Markup(_CHECKED))


def _left_out(reading: ModelReading) -> list[Markup]:
    """What of the model's answers is not on the page, by reason."""
    told = [f"{words}." for words in reading.unsupported()]
    if not told:
        return []
    return [Markup("<strong>What was left out of its answers.</strong> {}").format(text(" ".join(told)))]


def _failed(material: Material) -> list[Markup]:
    """Which articles the rules read in the model's place, and why."""
    reading = material.by_model
    if not reading.failed:
        return []
    reasons = [Markup("{}: {}").format(plural(n, "article"), text(why)) for why, n in reading.reasons.items()]
    titles = dict(zip(material.articles["article"], material.articles["title"], strict=True))
    which = [
        Markup("{} <small>({})</small>").format(name(titles.get(article) or article), text(article))
        for article in reading.failed
    ]
    words = Markup(
        "<strong>What the model did not read.</strong> {} no usable answer; the rules read {} in its place, and {} claims have the rules' "
        "sureness. Another run asks again, and only for {}. {}{}"
    )
    one = len(which) == 1
    number = "One article got" if one else f"{len(which):,} articles got"
    pronouns = ("it", "its", "it") if one else ("them", "their", "them")
    return [words.format(number, *pronouns, listed(reasons), folded("Which", listed(which)))]
