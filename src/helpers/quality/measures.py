"""Error rates of an extractor on annotated articles: detection, fields, and by type, stance and rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from helpers.quality.matching import (
    CORE_FIELDS,
    STRICT_FIELDS,
    Claim,
    agrees,
    fold,
    is_optional,
    match,
    plain,
    readings,
    spans,
)
from helpers.wilson import wilson_lower

FIELDS = (*STRICT_FIELDS, "actor", "target", "extent", "event_date", "speaker")
"""The codebook's fields, scored where gold codes them."""
ABOUT_WHOM = (*STRICT_FIELDS, "actor", "target", "speaker")
"""What a reader takes from a row: all of it right is a whole row; none that is stated wrong, a true one."""
PROJECT_FIELDS = ("act", "role", "evidence", "verification", "relayed_by")
"""The project's own fields, scored the same way where gold codes them."""


@dataclass(frozen=True)
class Pair:
    """A gold claim and the prediction that answers it (either may be missing), in one article."""

    article: str
    gold: Claim | None
    predicted: Claim | None

    @property
    def required(self) -> bool:
        """Whether it counts: required gold, or a prediction that is no optional one and matched no optional gold."""
        if self.gold is not None:
            return not is_optional(self.gold, gold=True)
        return self.predicted is not None and not is_optional(self.predicted)

    @property
    def matched(self) -> bool:
        return self.gold is not None and self.predicted is not None

    def agrees(self, fields: Iterable[str]) -> bool:
        """Whether all of these fields are right, those that gold does not code left out."""
        if self.gold is None or self.predicted is None:
            return False
        gold, predicted = self.gold, self.predicted
        return all(agrees(f, gold, predicted) for f in fields if f in gold)

    def is_attributed(self) -> bool:
        """Not the article's own voice: by gold where there is gold, by the prediction where there is none."""
        claim = self.gold if self.gold is not None else self.predicted
        return "media" not in readings(claim or {}, "side")

    def is_refusal(self) -> bool:
        """A gold denial or refusal to comment that has no reading as an assertion."""
        stances = set(readings(self.gold, "stance")) if self.gold is not None else set()
        return bool(stances & {"denies", "declines"}) and "asserts" not in stances


@dataclass(frozen=True)
class Measurement:
    """What `measure` found. Every table is a plain data frame; shares are between 0 and 1.

    Attributes:
        counts: articles, gold, predicted, matched, optional (matched optional gold), unlocated (predicted quotes that
            are not in their text), false claims (predicted in articles that have none).
        summary: one row a measure (detection, core, strict, whole, attributed, attributed strict): right, predicted,
            gold, precision, recall, f1.
        trust: stated and right of the counted predictions: rows in which nothing that is stated is wrong; an empty
            value states nothing.
        denials: gold denials and refusals, and the share found with that stance.
        fields: one row a field: right, coded, accuracy over matched pairs.
        by_type, by_stance, by_rule: one row a value. By rule also `core` and `lower`, the Wilson bound of `core`.
        missed, extra, wrong: the errors to read, one row each.
    """

    counts: dict[str, int]
    summary: pd.DataFrame
    trust: float
    denials: dict[str, float]
    fields: pd.DataFrame
    by_type: pd.DataFrame
    by_stance: pd.DataFrame
    by_rule: pd.DataFrame
    missed: pd.DataFrame
    extra: pd.DataFrame
    wrong: pd.DataFrame
    pairs: tuple[Pair, ...] = field(repr=False, default=())

    @property
    def counted(self) -> list[Pair]:
        """The pairs without those that are optional."""
        return [p for p in self.pairs if p.required]


def measure(gold: Iterable[Claim], predicted: Iterable[Claim], texts: Mapping[str, str]) -> Measurement:
    """Score predictions against gold by the codebook's rules.

    Args:
        gold: claims in the codebook's form. A row with an empty quote says that its article was annotated and has no
            claim, or none of that row's; only articles that gold names are scored.
        predicted: claims with the same fields; rows of schema.CLAIMS will do. Those of other articles are ignored.
        texts: article → its stored text, for every article that gold names.

    Raises:
        ValueError: a gold quote is not in its article, or an article's text is missing.
    """
    gold, predicted = list(gold), list(predicted)
    articles = sorted({str(g["article"]) for g in gold})
    if missing := [a for a in articles if a not in texts]:
        raise ValueError(f"no text for the annotated article {missing[0]}")
    pairs: list[Pair] = []
    unlocated = false_claims = 0
    for article in articles:
        text = fold(texts[article])
        golds = [g for g in gold if g["article"] == article and g["quote"]]
        predictions = [p for p in predicted if p["article"] == article and p["quote"]]
        for g in golds:
            if not spans(g["quote"], text):
                raise ValueError(f"gold quote is not in {article}: {g['quote']!r}")
        unlocated += sum(not spans(p["quote"], text) for p in predictions)
        own = _pairs(article, golds, predictions, text)
        false_claims += sum(p.required for p in own) if not golds else 0
        pairs.extend(own)
    counted = [p for p in pairs if p.required]
    hits = [p for p in counted if p.matched]
    counts = {
        "articles": len(articles),
        "gold": sum(p.gold is not None for p in counted),
        "predicted": sum(p.predicted is not None for p in counted),
        "matched": len(hits),
        "optional": sum(p.matched and not p.required for p in pairs),
        "unlocated": unlocated,
        "false claims": false_claims,
    }
    return Measurement(
        counts=counts,
        summary=_summary(counted),
        trust=_trust(counted),
        denials=_denials(counted),
        fields=_field_accuracy(hits),
        by_type=_by_value(counted, "type"),
        by_stance=_by_value(counted, "stance"),
        by_rule=_by_rule(pairs),
        missed=_listing((p for p in counted if p.predicted is None), "gold"),
        extra=_listing((p for p in counted if p.gold is None), "predicted"),
        wrong=_wrong(hits),
        pairs=tuple(pairs),
    )


def _pairs(article: str, gold: list[Claim], predicted: list[Claim], text: str) -> list[Pair]:
    found = match(gold, predicted, text)
    answered, used = {i for i, _ in found}, {j for _, j in found}
    return [
        *(Pair(article, gold[i], predicted[j]) for i, j in found),
        *(Pair(article, g, None) for i, g in enumerate(gold) if i not in answered),
        *(Pair(article, None, p) for j, p in enumerate(predicted) if j not in used),
    ]


def _scores(right: int, predicted: int, gold: int) -> dict[str, float]:
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"right": right, "predicted": predicted, "gold": gold, "precision": precision, "recall": recall, "f1": f1}


def _summary(counted: list[Pair]) -> pd.DataFrame:
    attributed = [p for p in counted if p.is_attributed()]
    rows = {}
    for name, pairs, fields in (
        ("detection", counted, ()),
        ("core", counted, CORE_FIELDS),
        ("strict", counted, STRICT_FIELDS),
        ("whole", counted, ABOUT_WHOM),
        ("attributed", attributed, ()),
        ("attributed strict", attributed, STRICT_FIELDS),
    ):
        rows[name] = _scores(
            sum(p.agrees(fields) for p in pairs),
            sum(p.predicted is not None for p in pairs),
            sum(p.gold is not None for p in pairs),
        )
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("measure")


def _trust(counted: list[Pair]) -> float:
    told = [p for p in counted if p.predicted is not None]
    return sum(map(is_trusted, told)) / len(told) if told else float("nan")


def is_trusted(pair: Pair) -> bool:
    """Whether nothing that the predicted row states is wrong."""
    return pair.gold is not None and pair.agrees(_stated(pair))


def _stated(pair: Pair) -> tuple[str, ...]:
    """The fields that a reader takes from a row and that the prediction does not leave empty."""
    return tuple(f for f in ABOUT_WHOM if pair.predicted is not None and plain(pair.predicted.get(f)))


def _denials(counted: list[Pair]) -> dict[str, float]:
    refusals = [p for p in counted if p.is_refusal()]
    found = sum(p.agrees(("stance",)) for p in refusals)
    return {"gold": len(refusals), "found": found, "recall": found / len(refusals) if refusals else float("nan")}


def _field_accuracy(hits: list[Pair]) -> pd.DataFrame:
    rows = {}
    for name in (*FIELDS, *PROJECT_FIELDS):
        coded = [p for p in hits if p.gold is not None and name in p.gold]
        right = sum(p.agrees((name,)) for p in coded)
        rows[name] = {"right": right, "coded": len(coded), "accuracy": right / len(coded) if coded else float("nan")}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("field")


def _by_value(counted: list[Pair], name: str) -> pd.DataFrame:
    """Precision, recall and F1 of each value of a field: right where a match has that value.

    Gold with alternatives counts under the one that was predicted, else under its first.
    """
    tallies: dict[str, list[int]] = {}
    for p in counted:
        got = str(p.predicted.get(name) or "") if p.predicted is not None else None
        want = readings(p.gold, name) if p.gold is not None else []
        right = got is not None and got in want
        if got is not None:
            tallies.setdefault(got, [0, 0, 0])[1] += 1
        if want:
            value = got if right and got is not None else want[0]
            tally = tallies.setdefault(value, [0, 0, 0])
            tally[0] += right
            tally[2] += 1
    rows = {value: _scores(*tally) for value, tally in sorted(tallies.items())}
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(_scores(0, 0, 0))).rename_axis(name)


def _by_rule(pairs: list[Pair]) -> pd.DataFrame:
    """Each rule's precision over what it predicted and gold can judge: matches (optional gold too) and extras.

    Optional predictions that match nothing are left out: gold does not say whether they are right.
    """
    rows = {}
    for rule in sorted({str(p.predicted.get("rule") or "") for p in pairs if p.predicted is not None}):
        own = [p for p in pairs if p.predicted is not None and str(p.predicted.get("rule") or "") == rule]
        judged = [p for p in own if p.matched or p.required]
        core = sum(p.agrees(CORE_FIELDS) for p in judged)
        matched = sum(p.matched for p in judged)
        rows[rule] = {
            "n": len(judged),
            "matched": matched,
            "core": core,
            "strict": sum(p.agrees(STRICT_FIELDS) for p in judged),
            "precision": matched / len(judged) if judged else float("nan"),
            "lower": wilson_lower(core, len(judged)),
        }
    columns = ["n", "matched", "core", "strict", "precision", "lower"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("rule")


def _listing(pairs: Iterable[Pair], which: str) -> pd.DataFrame:
    columns = ["article", "quote", "speaker", "side", "type", "stance", "place", "rule"]
    claims = [getattr(p, which) for p in pairs]
    return pd.DataFrame([{c: str(claim.get(c) or "") for c in columns} for claim in claims], columns=columns)


def _wrong(hits: list[Pair]) -> pd.DataFrame:
    """One row a wrong field of a matched pair: what gold has and what was predicted."""
    rows = []
    for p in hits:
        gold, predicted = p.gold or {}, p.predicted or {}
        for name in (*FIELDS, *PROJECT_FIELDS):
            if name in gold and not agrees(name, gold, predicted):
                rows.append(
                    {
                        "article": p.article,
                        "field": name,
                        "gold": str(gold.get(name) or ""),
                        "predicted": str(predicted.get(name) or ""),
                        "quote": str(gold["quote"]),
                        "predicted_quote": str(predicted["quote"]),
                        "rule": str(predicted.get("rule") or ""),
                    }
                )
    columns = ["article", "field", "gold", "predicted", "quote", "predicted_quote", "rule"]
    return pd.DataFrame(rows, columns=columns)
