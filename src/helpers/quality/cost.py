"""A language model's reading measured on annotated articles: its figures beside the calls and tokens that it took."""

from collections.abc import Sequence
from pathlib import Path

from helpers.counting import plural
from helpers.quality.evaluate import evaluate
from helpers.quality.readers import rate_of, write_rate
from helpers.quality.report import describe
from helpers.reading_by_model.reader import spent
from helpers.reading_by_model.request import prompt_version
from helpers.reading_by_model.settings import read_settings


def measure_model(
    gold: Sequence[Path | str],
    articles: Path | str,
    *,
    sources: Path | str = "",
    conflict: str = "auto",
    reader: str = "model",
    send_to: str = "",
    errors: bool = False,
    keep: bool = False,
) -> str:
    """The figures in words. With `keep` they are added to those that pages state."""
    with spent() as used:
        found = evaluate(gold, articles, sources=sources, conflict=conflict, reader=reader, send_to=send_to)
    model = read_settings().name
    right = found.counts.get("matched") or 0
    each = f", {used.tokens / right:,.0f} tokens for each claim that was found" if right and used.tokens else ""
    cost = f"cost: {plural(used.calls, 'call')}, {used.asked:,} tokens asked and {used.answered:,} answered{each}"
    rate = rate_of(
        found, reader=reader, model=model, prompt=prompt_version(), gold=", ".join(Path(g).stem for g in gold)
    )
    if keep:
        write_rate(rate)
    return f"{reader}, {model}, prompt {prompt_version()}\n\n{describe(found, errors=errors)}\n\n{cost}"
