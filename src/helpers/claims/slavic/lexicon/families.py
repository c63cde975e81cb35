"""Words of one family that the dictionary parts: a Ukrainian passive participle and the verb that it belongs to."""

from functools import cache

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.dictionaries import dictionary


@cache
def verbs_of_participles() -> dict[str, frozenset[str]]:
    """Ukrainian passive participle → the verbs of predicates.csv that it can be of: зачищений → {зачистити}.

    The endings are those of participles.csv; only what the dictionary knows as a passive participle is taken, and none
    that predicates.csv lists itself, so that a row of its own says what it means.
    """
    known = lexicon.predicates("uk")
    found: dict[str, set[str]] = {}
    for verb in known:
        for participle in _participles(verb):
            if participle not in known:
                found.setdefault(participle, set()).add(verb)
    return {participle: frozenset(verbs) for participle, verbs in found.items()}


def _participles(verb: str) -> set[str]:
    endings = ((row["verb"], row["participle"]) for row in lexicon.table("participles.csv"))
    made = {verb.removesuffix(end) + new for end, new in endings if verb.endswith(end)}
    return {word for word in made if _is_passive_participle(word)}


def _is_passive_participle(word: str) -> bool:
    uk = dictionary("uk")
    return uk.word_is_known(word) and any(p.normal_form == word and "pssv" in str(p.tag) for p in uk.parse(word))
