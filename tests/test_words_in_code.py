"""A word is a row of the lexicon: the code of `helpers.claims` names no more verbs and nouns than it did, and fewer each time.

`fixtures/words_in_code.csv` has how many stand in each module still. A module that is not there may name none.
"""

import ast
import csv
from collections import Counter
from pathlib import Path

import helpers.claims
from helpers.claims import lexicon

CLAIMS = Path(helpers.claims.__file__).parent
KNOWN = Path(__file__).parent / "fixtures" / "words_in_code.csv"


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CLAIMS / "lexicon" / name).read_text(encoding="utf-8").splitlines()))


def _words() -> frozenset[str]:
    """Verbs and nouns of the lexicon, without what is also a name of a class, a frame, a type or a list."""
    words = set(lexicon.predicates()) | set(lexicon.noun_classes()) | set(lexicon.reporting())
    labels = {row["type"] for row in _rows("predicates.csv")} | {row["frame"] for row in _rows("predicates.csv")}
    labels |= {row["class"] for row in _rows("nouns.csv")} | {row["act"] for row in _rows("reporting.csv")}
    labels |= {row["kind"] for name in ("modes.csv", "where.csv") for row in _rows(name)}
    labels |= {row["value"] for row in _rows("modes.csv")} | {"media", "independent", "speaker", "article", "sentence"}
    return frozenset(words - labels)


def words_in(code: str, words: frozenset[str]) -> list[str]:
    """The words of the lexicon that stand as literals in a module's code."""
    return [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant) and node.value in words]


def _counted() -> Counter[str]:
    words = _words()
    found = {
        path.relative_to(CLAIMS).as_posix(): len(words_in(path.read_text(encoding="utf-8"), words))
        for path in sorted(CLAIMS.rglob("*.py"))
    }
    return Counter({module: number for module, number in found.items() if number})


def test_a_word_in_code_is_seen_and_a_label_is_not():
    code = '"""To besiege."""\nif verb.lemma_ == "besiege" or kind == "force":\n    towns = {"hamlet"}\n'
    assert words_in(code, _words()) == ["besiege", "hamlet"]


def test_no_module_names_more_words_than_it_did():
    known = {row["module"]: int(row["words"]) for row in csv.DictReader(KNOWN.read_text(encoding="utf-8").splitlines())}
    found = _counted()
    more = {m: f"{n} words, {known.get(m, 0)} known" for m, n in found.items() if n > known.get(m, 0)}
    assert not more, f"a word belongs in a CSV of claims/lexicon, not in code: {more}"
    fewer = {m: found[m] for m, n in known.items() if found[m] < n}
    assert not fewer, f"fewer words than fixtures/words_in_code.csv says, which is to say so: {fewer}"


if __name__ == "__main__":  # writes anew how many words stand where
    lines = ["module,words", *(f"{module},{number}" for module, number in sorted(_counted().items()))]
    KNOWN.write_text("\n".join(lines) + "\n", encoding="utf-8")
