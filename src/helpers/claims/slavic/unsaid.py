"""Who acts where a verb has no subject: whoever acted in the sentence before, else the side in whose mouth it stands."""

from collections.abc import Callable

from helpers.basis import basis_of, because
from helpers.claims.slavic import arguments, lexicon
from helpers.claims.slavic.frames import Proposition
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.parties import Parties
from helpers.claims.slavic.words import Sentence, Word

ARMY = ("defence_ministry", "general_staff", "unit")
"""Bodies whose bulletins tell of what their troops did."""
_THIRD = frozenset({"он", "они", "він", "вони"})
_MOVES = ("presence", "advance", "withdrawal", "strike")
"""Types of claims whose actor the next sentence may leave out."""
_OWN = ("advance", "withdrawal")
"""Types of claims of which a side tells of itself without a subject; of blows and presence it tells of its enemy, too."""


def fill(
    parties: Parties,
    claims: list[Proposition],
    acting: tuple[str, str],
    side_of: Callable[[Word], str],
    role_of: Callable[[Word], str],
) -> None:
    """Give the claims of a sentence the actor that their verbs leave out.

    Args:
        acting: (side, number) of the subject that the claims of the sentence before share, as of `shared`.
        side_of: the side in whose mouth a word is.
        role_of: the office of whoever says a word.
    """
    sentence = parties.sentence
    for p in claims:
        if p.actor:
            continue
        if p.type in _MOVES and _goes_on(sentence, p.word, acting):
            p.actor = because(acting[0], "acted_before")
        elif (
            p.type in _OWN
            and not _leaves_home(parties, p)
            and _has_no_subject(sentence, p.word)
            and is_party(side := side_of(p.word))
        ):
            p.actor = because(side, "own_words")
        elif role_of(p.word) in ARMY and _deals(parties, p) and is_party(side := side_of(p.word)) and p.target != side:
            p.actor = because(side, "speakers_troops")
            p.target = p.target or (
                because(parties.names.enemy(side), "opposite_of_speaker") if _hits_forces(parties, p) else ""
            )


def _leaves_home(parties: Parties, p: Proposition) -> bool:
    """«покинули свої домівки»: what no troops do."""
    return arguments.noun_of(p.about, parties.language, "dwelling") is not None


def _deals(parties: Parties, p: Proposition) -> bool:
    """«Нанесён удар по аэродрому», «відпрацювали по скупченню»: a blow of nobody named that hits no homes."""
    verb = p.word
    dealt = bool(verb.lemmas & lexicon.phrases(parties.language, "dealt"))
    unnamed = verb.passive or (verb.form == "fin" and verb.number == "Plur" and verb.tense == "Past")
    hit = [w for w in p.about if w.rel in ("obj", "nsubj:pass") or parties.sentence.preposition(w) == "по"]
    blow = lexicon.nouns(parties.language, "strike")
    aimed = [n for w in hit for n in (w, *parties.sentence.children(w, "nmod")) if not w.lemmas & blow or n is not w]
    homes = arguments.noun_of(aimed, parties.language, "settlement", "civilian", "dwelling") is not None
    bare = any(w.i in parties.places and parties.sentence.preposition(w) == "по" for w in aimed)
    return p.type == "strike" and dealt and unnamed and not homes and not bare


def _hits_forces(parties: Parties, p: Proposition) -> bool:
    """Whether what a blow hits is an army's: «скупчення піхоти», «склад боєприпасів»."""
    hit = [n for w in p.about for n in parties.sentence.subtree(w)]
    return arguments.noun_of(hit, parties.language, "position", "equipment", "force", "enemy") is not None


def shared(sentence: Sentence, claims: list[Proposition]) -> tuple[str, str]:
    """(side, number) of the subject that a sentence's claims share; the next sentence may go on without one."""
    told = [p for p in claims if p.type in _MOVES]
    doers = {
        (p.actor, p.word.number)
        for p in told
        if sentence.children(p.word, "nsubj") or basis_of(p.actor, "") == "acted_before"
    }
    return next(iter(doers)) if len(doers) == 1 else ("", "")


def _goes_on(sentence: Sentence, verb: Word, acting: tuple[str, str]) -> bool:
    """Whether a verb has no subject of its own, or «він»: whoever acted in the sentence before acts («Намагався вклинитися»)."""
    own = [w for w in sentence.children(verb, "nsubj", "nsubj:pass") if w.lemma not in _THIRD]
    past = verb.form == "fin" and verb.tense == "Past" and not verb.passive and verb.rel == "root"
    return bool(acting[0]) and past and not own and verb.number == acting[1]


def _has_no_subject(sentence: Sentence, verb: Word) -> bool:
    """«Відійшли з міста», «Змушені були залишити позиції»: a plural past, or what it makes somebody do, of nobody named."""
    head = sentence.head(verb)
    if verb.form == "inf" and head is not None:
        forcing = lexicon.phrases("ru", "begun") | lexicon.phrases("uk", "begun")
        begun = any(w.lemmas & forcing for w in (head, *sentence.words[max(0, verb.i - 3) : verb.i]))
        return begun and not arguments.subjects_of(sentence, verb)
    past = verb.form == "fin" and verb.tense == "Past" and not verb.passive and verb.number == "Plur"
    return past and not arguments.subjects_of(sentence, verb)
