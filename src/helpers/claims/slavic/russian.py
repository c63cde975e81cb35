"""Russian text → sentences with a dependency tree, by natasha; base forms by pymorphy3.

natasha's own lemmatiser needs pkg_resources, which Python no longer brings along, so it is left aside.
"""

import re
from functools import cache, lru_cache

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.abbreviations import written_out
from helpers.claims.slavic.dictionaries import KEPT, dictionary
from helpers.claims.slavic.predicatives import make_predicates
from helpers.claims.slavic.words import Sentence, Word

_FORMS = {"Fin": "fin", "Inf": "inf", "Part": "part", "Conv": "conv"}
_POS = {
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "COMP", "PRTF", "PRTS"},
    "NUM": {"NUMR"},
    "DET": {"ADJF"},
    "PRON": {"NPRO"},
}
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_CREDIT = re.compile(r"\bФото:\s*(?:[а-яё]+\s+)?(?:«[^»]*»|(?:[А-ЯЁA-Z][\w./-]*\s*){1,4})")


@cache
def _tools():
    from natasha import NewsMorphTagger, NewsSyntaxParser, Segmenter

    vectors = _vectors()
    tagger, parser = NewsMorphTagger(vectors), NewsSyntaxParser(vectors)
    known, same = tagger.infer.encoder, parser.infer.encoder
    if same.words_vocab.items == known.words_vocab.items:
        same.words_vocab = known.words_vocab
    return Segmenter(), tagger, parser


def _vectors():
    """natasha's word vectors without what finds their neighbours, which nobody asks for: 70 MB less."""
    from natasha.data import NEWS_EMBEDDING
    from navec import Navec
    from navec.meta import Meta
    from navec.navec import META, PQ_
    from navec.pq import PQ
    from navec.tar import Tar

    class Vectors(PQ):
        def precompute(self) -> None:
            """Tables of distances."""

    with Tar(NEWS_EMBEDDING) as tar:
        return Navec(Meta.from_file(tar.load(META)), None, Vectors.from_file(tar.load(PQ_)))


@lru_cache(KEPT)
def lemmas(word: str) -> tuple[str, ...]:
    """Every base form of a spelling, the likeliest first."""
    return tuple(dict.fromkeys(p.normal_form.replace("ё", "е") for p in dictionary("ru").parse(word.replace("’", "'"))))


def parse(text: str) -> list[Sentence]:
    """The sentences of a paragraph; offsets are those of `text`.

    A photo credit that runs into the text belongs to no sentence.
    """
    text = written_out(text)
    edges = [0, *(edge for credit in _CREDIT.finditer(text) for edge in credit.span()), len(text)]
    stretches = zip(edges[::2], edges[1::2], strict=True)
    return [sentence for start, end in stretches for sentence in _parse(text[start:end], start)]


def _parse(text: str, offset: int) -> list[Sentence]:
    from natasha import Doc

    segmenter, morphology, syntax = _tools()
    doc = Doc(text.replace("\u00a0", " ").replace("\n", " "))
    doc.segment(segmenter)
    if not doc.tokens:
        return []
    doc.tag_morph(morphology)
    doc.parse_syntax(syntax)
    return [_sentence(s, offset) for s in doc.sents if s.tokens]


def _sentence(sent, offset: int) -> Sentence:
    numbers = {t.id: n for n, t in enumerate(sent.tokens)}
    words = []
    for n, t in enumerate(sent.tokens):
        feats = t.feats or {}
        form = _FORMS.get(feats.get("VerbForm", ""), "")
        lemma = _lemma(t.text, t.pos, feats.get("Case", ""))
        pos = t.pos
        if not form and pos in ("NOUN", "ADJ") and t.text.islower() and _is_only_a_verb(t.text):
            pos, form = "VERB", "fin"  # «передаёт» with ё, which the tagger has rarely seen
        if form == "conv" and not _can_be_converb(t.text):
            form = "fin"  # «закрепляемся»
        short = (
            not form and pos == "ADJ" and not feats.get("Case") and t.text.islower() and _is_short_participle(t.text)
        )
        form = "part" if short else form  # «окружён»
        words.append(
            Word(
                i=n,
                start=offset + t.start,
                end=offset + t.stop,
                text=t.text,
                lemma=lemma,
                lemmas=_all_lemmas(t.text, passive=feats.get("Voice") == "Pass"),
                pos=pos,
                case=feats.get("Case", ""),
                number=feats.get("Number", ""),
                form=form if pos in ("VERB", "AUX", "ADJ") else "",
                passive=short or (feats.get("Voice") == "Pass" and lemma not in lexicon.phrases("ru", "middle")),
                tense=feats.get("Tense", ""),
                head=numbers.get(t.head_id, -1) if t.head_id != t.id else -1,
                rel=t.rel or "",
            )
        )
    _mend(words)
    make_predicates(words, "ru")
    return Sentence(words, offset + sent.start, offset + sent.stop)


def _mend(words: list[Word]) -> None:
    """Put right what the parser often takes for something else."""
    _mend_opening(words)
    for w in words:
        head = words[w.head] if w.head >= 0 else None
        if w.rel == "case" and w.pos == "ADV":
            w.pos = "ADP"  # «вблизи Глубокого»
        if w.form == "fin" and head is not None and head.head == w.i:
            w.head, w.rel = -1, "root"  # «удар пришёлся»: each the other's head
        if head is None or w.pos not in ("NOUN", "PROPN"):
            continue
        if w.rel == "nmod" and w.text.endswith(("ое", "ее")) and w.text[:1].isupper() and head.text.islower():
            verb = words[head.head] if head.head >= 0 else head
            if verb.form == "fin" and not any(c.head == verb.i and c.rel == "obj" for c in words):
                w.head, w.rel = verb.i, "obj"  # «зачистили от врага Грузское, Рубежное»
                continue
        active = head.form == "fin" and not head.passive and w.i < head.i
        if active and (w.rel, w.case) == ("obj", "Nom") and not _has_subject(head, words):
            w.rel = "nsubj"  # «военные ночью нанесли удар»
            continue
        before = words[w.i - 1] if w.i else None
        if (
            active
            and (w.rel, w.case) == ("nsubj", "Gen")
            and before is not None
            and before.pos == "NOUN"
            and w.number != head.number
        ):
            w.head, w.rel = before.i, "nmod"  # «заявления об оккупации села не соответствуют действительности»
            continue
        if w.pos == "PROPN":
            continue
        if w.rel == "amod" and head.pos == "NOUN" and head.head >= 0 and w.i < head.i and w.case != head.case:
            w.head, w.rel, head.head, head.rel = head.head, "obj", w.i, "nmod"  # «завершили овладение городом»
        elif w.rel == "obj" and w.i < head.i and _says(head, words) and _can_say(w, head):
            w.rel, w.case = "nsubj", "Nom"  # «формирования объявили, что …»


def _mend_opening(words: list[Word]) -> None:
    """Make a verb of a first word that can be nothing else («Отработали», «Освобождён»), and a nominative of «Прилёт»."""
    first = next((w for w in words if w.pos != "PUNCT"), None)
    if first is not None and first.lemmas & lexicon.phrases("ru", "minus"):
        first.pos, first.form = "NOUN", ""  # «Минус танк»
    if first is None or first.form:
        return
    parses = dictionary("ru").parse(first.text)
    kinds = {str(p.tag.POS) for p in parses}
    if kinds <= {"VERB", "PRTS"}:
        tag = parses[0].tag
        first.pos, first.form = "VERB", "part" if "PRTS" in tag else "fin"
        first.passive, first.tense = "PRTS" in tag, "Past" if "past" in tag else "Pres"
        first.number = "Plur" if "plur" in tag else "Sing"
        for w in words:
            if w.head == first.i and w.rel in ("nmod", "appos", "flat:name", "flat:foreign") and w.is_name:
                w.rel = "nsubj:pass" if first.passive else "obl"
    elif first.rel == "root" and any("NOUN" in p.tag and "nomn" in p.tag for p in parses) and first.case == "Gen":
        first.case = "Nom"


def _says(verb: Word, words: list[Word]) -> bool:
    """Whether a verb of saying has no subject yet."""
    says = bool(verb.lemmas & lexicon.reporting("ru").keys())
    return verb.form == "fin" and says and not _has_subject(verb, words)


def _has_subject(verb: Word, words: list[Word]) -> bool:
    return any(w.head == verb.i and w.rel.startswith("nsubj") for w in words)


def _can_say(noun: Word, verb: Word) -> bool:
    """Whether a noun's form could be the nominative, in the verb's number."""
    number = "plur" if verb.number == "Plur" else "sing"
    return any({"nomn", number} in p.tag for p in dictionary("ru").parse(noun.text))


@lru_cache(KEPT)
def _all_lemmas(text: str, *, passive: bool) -> frozenset[str]:
    """Every base form, of a passive («контролируется») that of its active, too."""
    found = (*lemmas(text), text.lower().replace("ё", "е"))
    middle = lexicon.phrases("ru", "middle")
    active = [w.removesuffix("ся") for w in found if passive and w.endswith("ся") and w not in middle]
    return frozenset((*found, *active))


@lru_cache(KEPT)
def _is_only_a_verb(text: str) -> bool:
    kinds = {str(p.tag.POS) for p in dictionary("ru").parse(text)}
    return "VERB" in kinds and kinds <= {"VERB", "PRTS"}  # «зачищаем» could be a participle, too


@lru_cache(KEPT)
def _can_be_converb(text: str) -> bool:
    return any(p.tag.POS == "GRND" for p in dictionary("ru").parse(text))


@lru_cache(KEPT)
def _is_short_participle(text: str) -> bool:
    parses = dictionary("ru").parse(text)
    return any("PRTS" in p.tag and "pssv" in p.tag for p in parses) and all(p.tag.POS != "ADJS" for p in parses)


@lru_cache(KEPT)
def _lemma(text: str, pos: str, case: str) -> str:
    """The likeliest base form that agrees with the tagger's part of speech and case."""
    parses = dictionary("ru").parse(text)
    wanted = _POS.get(pos)
    fitting = [p for p in parses if wanted and p.tag.POS in wanted] or parses
    exact = [p for p in fitting if p.tag.case == _CASES.get(case)] or fitting
    return exact[0].normal_form.replace("ё", "е") if exact else text.lower()
