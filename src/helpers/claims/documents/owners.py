"""Whose words an article is: the body that publishes it, the one whose bulletin it hands on, or who speaks in it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from helpers.articles.model import Article
from helpers.basis import Value
from helpers.claims.documents.forms import forms
from helpers.claims.documents.model import NOBODY, Head, Owner
from helpers.claims.english.speech.sources import state_body
from helpers.claims.names import fold
from helpers.conflicts import Actor, Conflict

_STAFFS = frozenset({"general_staff", "defence_ministry"})
_BULLETIN_ROLES = _STAFFS | {"unit", "commander", "regional_authority"}
_SPEECH = 12
"""Words that follow a name and a colon where they are a speech and no headline."""
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]+)[»”\"]$")
_MARKS = re.compile(r"[«»“”„\"]")
_HEADING = 20
"""Words of a headline at most."""
_TOP = 3
"""Paragraphs at the top, headline included, that may head a bulletin."""
_HEADED = re.compile(
    r"^(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:information|updates?|report|summary|briefing|bulletin|statement|communiqu\w+|brief)\s+"
    r"(?:(?:of|by|from)\s+the\b.*\b(?:as of|as at|on|for|at)|as of|as at)\b",
    re.I,
)
_ISSUED = re.compile(
    r"^.{5,90}?\b(?:report|briefing|bulletin|summary|communiqu\w+|posts?|updates?)\s+(?:on|of|for|about|from)\b", re.I
)


def heads_a_bulletin(head: Head) -> bool:
    """Whether a heading says whose report it heads: "Operational information of the General Staff as of …"."""
    return len(head.text.split()) <= 30 and bool(_HEADED.search(head.text) or _opens_with_issuer(head))


def owner_of(article: Article, conflict: Conflict, heads: Sequence[Head], genre: str, titles: list[str]) -> Owner:
    """Whose words the article is; `heads` are its first paragraphs, or sentences, in order."""
    published = _publisher(article, conflict)
    return (
        _spoken(heads)
        or _of_bulletin(heads[:_TOP], conflict)
        or _relayed(published, heads, conflict, genre)
        or _speaker(heads, conflict, genre, published)
        or _its_head(published, heads)
        or published
        or _government(article, conflict, genre)
        or _institute(article, genre, titles)
        or NOBODY
    )


def _spoken(heads: Sequence[Head]) -> Owner | None:
    """The person whose words the text says that it is: "Jane Doe: In the northern sector, …" at its very beginning."""
    for head in heads:
        for m in head.mentions:
            if m.actor is None or m.actor.kind != "person" or len(head.words) < m.end + _SPEECH:
                continue
            before = [w for w in head.words[: m.start] if len(w.strip(".")) > 1]  # initials and full stops aside
            if not before and head.words[m.end] == ":":
                return _body(m.actor, m.actor.actor, f"it opens with who speaks (“{head.text[:60]}”)", person=True)
    return None


def _opens_with_issuer(head: Head) -> bool:
    """ "Defence Ministry of X report on the progress of …": a heading that opens with the body whose report it heads."""
    if not _ISSUED.search(head.text) or len(head.text.split()) > 20 or head.text.rstrip().endswith((".", "?", "!")):
        return False
    return any(m.start <= 1 and m.actor is not None and m.actor.role in _BULLETIN_ROLES for m in head.mentions)


def _of_bulletin(heads: Sequence[Head], conflict: Conflict) -> Owner | None:
    """The body that a heading without a verb names as its author; the state's own where it does not say whose."""
    headings = [h for h in heads if heads_a_bulletin(h)]
    if not headings:
        return None
    for head in [*headings, *heads]:
        for m in head.mentions:
            if m.actor is not None and m.actor.kind in ("organisation", "force") and m.actor.role in _BULLETIN_ROLES:
                return _body(m.actor, m.actor.actor, f"a heading names it (“{head.text[:60]}”)")
    for head in heads:
        issuer = state_body(head.text, conflict)
        if issuer is not None:
            return _body(issuer, issuer.actor, f"a heading names its office (“{head.text[:60]}”)")
    return None


def _publisher(article: Article, conflict: Conflict) -> Owner | None:
    """The actor of the conflict that publishes it: a body, or in Russian and Ukrainian also an outlet of a side."""
    publisher = _folded(article.publisher)
    named = _QUOTED.search(article.publisher)  # «Телеграм-канал «Рыбарь»»
    quoted = _folded(named.group(1)) if named is not None else publisher
    parties = {s.side for s in conflict.sides if s.party}
    for actor in conflict.actors if publisher else ():
        names = [_folded(name) for name in (actor.actor, *actor.aliases)]
        if not any(n and (n in (publisher, quoted) or publisher.startswith(f"{n} (")) for n in names):
            continue
        speaks = article.language in ("ru", "uk") and actor.side in parties
        if actor.kind != "outlet" or speaks:
            return _body(actor, article.publisher, "it publishes the text", outlet=actor.kind == "outlet")
    return None


def _its_head(published: Owner | None, heads: Sequence[Head]) -> Owner | None:
    """A regional office whose head speaks, as the heading says: «Зведення начальника ОВА»; his side, without a name."""
    if published is None or published.role != "regional_authority":
        return None
    headings = [h for h in heads[:_TOP] if len(h.text.split()) <= _HEADING]
    heads_it = [h for h in headings for _, pattern in forms("headship") if pattern.search(h.text)]
    reason = "its heading names the head of the office that publishes it"
    return replace(published, name="", reason=reason, person=True) if heads_it else None


def _government(article: Article, conflict: Conflict, genre: str) -> Owner | None:
    """A party's government, which publishes a Russian or Ukrainian text; whose speech it publishes, that does not tell."""
    words = article.publisher
    for side in conflict.sides if words and article.language in ("ru", "uk") else ():
        called = {_folded(f"{name} government") for name in (side.name, *side.names, *side.demonyms)}
        if side.party and _folded(words) in called:
            name = "" if genre == "speech" else words
            told = Value(side.side, "document_owner")
            return Owner(name, told, "government", words, "document_owner", "it publishes the text")
    return None


def _relayed(published: Owner | None, heads: Sequence[Head], conflict: Conflict, genre: str) -> Owner | None:
    """The staff or ministry whose bulletin an outlet hands on, as its head says.

    A text that has the form of a bulletin names it once; an outlet of a side names it twice, as in «Генштаб розповів
    про …» above and «про це йдеться в зведенні Генерального штабу» below. No other is named beside it.
    """
    if published is not None and not published.outlet:
        return None
    named = [(h, m) for h in heads for m in h.mentions if m.actor is not None and m.actor.role in _STAFFS]
    owners = {m.actor.actor: m.actor for _, m in named if m.actor is not None}
    if published is not None:
        owners = {name: actor for name, actor in owners.items() if actor.side == published.side}
    times = len({id(h) for h, m in named if m.actor is not None and m.actor.actor in owners})
    if len(owners) == 1 and (times > 1 if published is not None else genre == "bulletin"):
        (owner,) = owners.values()
        head, mention = next((h, m) for h, m in named if m.actor is owner)
        words = re.sub(r"([«“(]) | ([»”),])", r"\1\2", " ".join(head.words[mention.start : mention.end]))
        return _body(owner, words, f"its head hands on what this body says (“{head.text[:60]}”)", "bulletin_owner")
    return None


def _speaker(heads: Sequence[Head], conflict: Conflict, genre: str, published: Owner | None) -> Owner | None:
    """Whose speech it is: the one person whom its head names, the holder of the one office that it names, or of the
    office that publishes it («president.gov.ua»)."""
    if not heads or (genre != "speech" and not (published is not None and _heads_a_speech(heads[0], published))):
        return None
    for head in heads[:2]:
        people = {m.actor.actor: m.actor for m in head.mentions if m.actor is not None and m.actor.kind == "person"}
        if len(people) == 1:
            (person,) = people.values()
            return _body(person, person.actor, f"its head names who speaks (“{head.text[:60]}”)", person=True)
        sides = {m.side for m in head.mentions if m.kind in ("side", "demonym")}
        holder = _holder(head.text, sides, conflict)
        if holder is not None:
            return _body(holder, holder.actor, f"its head names the office (“{head.text[:60]}”)", person=True)
    holder = _holder(published.name, {published.side}, conflict) if published is not None else None
    if holder is not None and published is not None:
        return _body(holder, holder.actor, f"his office publishes the speech ({published.words})", person=True)
    return None


def _heads_a_speech(head: Head, published: Owner) -> bool:
    """Whether an office publishes a text that its heading calls a speech: «Звернення Президента України …»."""
    called = (pattern for genre, pattern in forms("title") if genre == "speech")
    return not published.outlet and len(head.text.split()) <= _HEADING and any(p.match(head.text) for p in called)


def _holder(office: str, sides: set[str], conflict: Conflict) -> Actor | None:
    """The one person of the one side who holds the office that some words name."""
    roles = {role for role, pattern in forms("office") if pattern.search(office)}
    fits = [a for a in conflict.actors if a.kind == "person" and a.role in roles and a.side in sides]
    return fits[0] if len(fits) == 1 and len(sides) == 1 else None


def _institute(article: Article, genre: str, titles: list[str]) -> Owner | None:
    """An institute or monitor that assesses under its own name."""
    name = re.sub(r"\s*\([^)]*\)", "", article.publisher)
    if genre != "assessment" or not any(pattern.search(name) for _, pattern in forms("institute")):
        return None
    side = Value("independent", "document_owner")
    return Owner(name, side, "analyst", name, "document_owner", "an institute publishes its own assessment")


def _body(
    actor: Actor,
    words: str,
    reason: str,
    basis: str = "document_owner",
    *,
    outlet: bool = False,
    person: bool = False,
) -> Owner:
    side = Value(actor.side, "document_owner")
    return Owner(actor.actor, side, actor.role, words, basis, reason, outlet, person)


def _folded(name: str) -> str:
    return " ".join(map(fold, _MARKS.sub("", name).split()))
