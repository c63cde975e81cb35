"""How well the models of `helpers.quality.certainty` tell which values are right: `make model` prints it.

Articles of one set are alike, so that folds over articles flatter a model which has learned its set by heart. Whoever
changes the models judges them by the sets that they have not seen at all.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from helpers.claims import certainty
from helpers.quality.certainty import Case, cross_validated, fitted, given, is_printed, together

type Named = tuple[str, Sequence[Case]]
"""A set's name and its cases; two may have the same name."""
type Judged = list[tuple[Case, Mapping[str, float]]]
"""Cases with the chances that models give them."""


def compared(sets: Sequence[Named], unseen: Sequence[Case]) -> Iterator[str]:
    """The log loss (nats) of each field, in which only what tells right from wrong counts, and what it comes to in rows.

    Args:
        sets: the cases that are learned from, set by set.
        unseen: cases of a set that is never learned from.

    The rate of a basis is that of the cases learned from, with one right and one wrong case added (Laplace).
    """
    learned_from = [case for _, cases in sets for case in cases]
    inside = list(zip(learned_from, cross_validated(learned_from), strict=True))
    outside = left_out(sets)
    apart = [pair for _, judged in outside for pair in judged]
    weights, rates = fitted(learned_from), _rates(learned_from)
    others: Judged = [(case, given(case, weights)) for case in unseen]
    for model in certainty.MODELS:
        line = f"{model}: {_log_loss(inside, model):.3f} cross-validated, {_log_loss(apart, model):.3f} with its set left out"
        if any(model in case.right for case in unseen):
            by_basis = [(case, {model: rates(model, case)}) for case in unseen]
            n = sum(model in case.right for case in unseen)
            line += (
                f"; on {n} unseen {_log_loss(others, model):.3f}, by its basis alone {_log_loss(by_basis, model):.3f}"
            )
        yield line
    for name, judged in [*outside, ("unseen", others)]:
        told = [together(c, p)[1] for c, p in judged if certainty.CLAIM in c.right and is_printed(c, p)]
        if told:
            yield f"{name}, by models that have not seen it: {len(told)} rows, {sum(told) / len(told):.3f} state nothing wrong"


def left_out(sets: Sequence[Named]) -> list[tuple[str, Judged]]:
    """The cases of each set with the chances that models give them which have learned from the others alone."""
    found: list[tuple[str, Judged]] = []
    for n, (name, cases) in enumerate(sets):
        models = fitted([case for m, (_, others) in enumerate(sets) if m != n for case in others])
        found.append((name, [(case, given(case, models)) for case in cases]))
    return found


def _rates(found: Sequence[Case]) -> Callable[[str, Case], float]:
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for case in found:
        for model, is_right in case.right.items():
            seen[model, _basis(model, case)] += 1
            right[model, _basis(model, case)] += is_right
    return lambda model, case: (right[model, _basis(model, case)] + 1) / (seen[model, _basis(model, case)] + 2)


def _basis(model: str, case: Case) -> str:
    return next((name for name in case.features if name.startswith(f"{model}_basis=")), "")


def _log_loss(judged: Sequence[tuple[Case, Mapping[str, float]]], model: str) -> float:
    told = [(chances[model], case.right[model]) for case, chances in judged if model in case.right]
    return -sum(math.log(chance if right else 1 - chance) for chance, right in told) / max(1, len(told))
