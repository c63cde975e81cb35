"""Russian text → sentences with a dependency tree, by natasha; base forms by pymorphy3.

natasha's own lemmatiser needs pkg_resources, which Python no longer brings along, so it is left aside.
"""

import re
from functools import cache

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


def _stop(credit: re.Match[str]) -> str:
    """A sign that ends a sentence and blanks in place of a photo credit that runs into the text, so that the sentence ends there."""
    return "!" + " " * (len(credit.group()) - 1)


@cache
def _tools():
    from natasha import NewsEmbedding, NewsMorphTagger, NewsSyntaxParser, Segmenter

    embedding = NewsEmbedding()
    return Segmenter(), NewsMorphTagger(embedding), NewsSyntaxParser(embedding)


@cache
def _dictionary():
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def lemmas(word: str) -> tuple[str, ...]:
    """Every base form of a spelling, the likeliest first."""
    return tuple(dict.fromkeys(p.normal_form.replace("ё", "е") for p in _dictionary().parse(word.replace("’", "'"))))


def parse(text: str) -> list[Sentence]:
    """The sentences of a paragraph; offsets are those of `text`."""
    from natasha import Doc

    segmenter, morphology, syntax = _tools()
    doc = Doc(_CREDIT.sub(_stop, text.replace("\u00a0", " ").replace("\n", " ")))
    doc.segment(segmenter)
    if not doc.tokens:
        return []
    doc.tag_morph(morphology)
    doc.parse_syntax(syntax)
    return [_sentence(s) for s in doc.sents if s.tokens]


def _sentence(sent) -> Sentence:
    numbers = {t.id: n for n, t in enumerate(sent.tokens)}
    words = []
    for n, t in enumerate(sent.tokens):
        feats = t.feats or {}
        form = _FORMS.get(feats.get("VerbForm", ""), "")
        lemma = _lemma(t.text, t.pos, feats.get("Case", ""))
        words.append(
            Word(
                i=n,
                start=t.start,
                end=t.stop,
                text=t.text,
                lemma=lemma,
                lemmas=frozenset((*lemmas(t.text), t.text.lower().replace("ё", "е"))),
                pos=t.pos,
                case=feats.get("Case", ""),
                number=feats.get("Number", ""),
                form=form if t.pos in ("VERB", "AUX", "ADJ") else "",
                passive=feats.get("Voice") == "Pass",
                tense=feats.get("Tense", ""),
                head=numbers.get(t.head_id, -1) if t.head_id != t.id else -1,
                rel=t.rel or "",
            )
        )
    return Sentence(words, sent.start, sent.stop)


@cache
def _lemma(text: str, pos: str, case: str) -> str:
    """The likeliest base form that agrees with the tagger's part of speech and case."""
    parses = _dictionary().parse(text)
    wanted = _POS.get(pos)
    fitting = [p for p in parses if wanted and p.tag.POS in wanted] or parses
    exact = [p for p in fitting if p.tag.case == _CASES.get(case)] or fitting
    return exact[0].normal_form.replace("ё", "е") if exact else text.lower()
