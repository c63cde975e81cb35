"""Russian text → sentences with a dependency tree, by natasha; base forms by pymorphy3.

natasha's own lemmatiser needs pkg_resources, which Python no longer brings along, so it is left aside.
"""

import re
from functools import cache, lru_cache

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.abbreviations import written_out
from helpers.claims.slavic.dictionaries import KEPT, dictionary
from helpers.claims.slavic.mending import mend
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
    mend(words)
    make_predicates(words, "ru")
    return Sentence(words, offset + sent.start, offset + sent.stop)


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
