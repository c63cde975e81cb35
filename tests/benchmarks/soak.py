"""`make soak FOLDER=…`: reads every text of a folder, or mutations of them, and tells what was lost and how long it took.

    python tests/benchmarks/soak.py FOLDER [--sample N] [--mutations N] [--seed N]

Exit code 1 where an article was lost, an error escaped, or time or memory is over its limit.
"""

import argparse
import random
import resource
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic, process_time

from mutations import mutated

from helpers.cli.progress import AFTER, EVERY

SECONDS_A_THOUSAND_WORDS = 0.5
"""Processor time from a file to its claims, of all texts together."""
MOST_MEMORY = 2**30
"""Bytes."""
HANG = 600
"""Seconds of processor time after which a file hangs."""
WORST = 10
SHORT = 200
"""Words that a text counts for at least, when the worst are listed: a short one is all set-up."""


class Hang(BaseException):
    """A file takes too long; no guard inside takes it for an error."""


@dataclass
class Outcome:
    """What became of the files."""

    files: int = 0
    articles: int = 0
    claims: int = 0
    words: int = 0
    seconds: float = 0.0
    reading: float = 0.0
    not_read: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    escaped: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)
    slow: list[tuple[float, str, int]] = field(default_factory=list)


def soak(files: Iterator[tuple[Path, str]], outcome: Outcome) -> None:
    """Read each (file, name)."""
    from helpers import conflicts
    from helpers.articles.intake import read_articles
    from helpers.claims import is_read, read_claims
    from helpers.places import Gazetteer

    choose = conflicts.chooser(wanted="auto")
    signal.signal(signal.SIGPROF, _hang)
    due = monotonic() + AFTER
    for path, name in files:
        outcome.files += 1
        signal.setitimer(signal.ITIMER_PROF, HANG)
        begun = process_time()
        words = 0
        try:
            intake = read_articles(path.parent)
            outcome.reading += process_time() - begun
            for row in intake.files.itertuples():
                if row.status == "failed":
                    outcome.lost.append(f"{name}: {row.message}")
                elif row.status == "skipped":
                    outcome.not_read[row.message[:60]] += 1
            for article in intake.articles:
                outcome.articles += 1
                size = len(article.text.split())
                words += size
                if not is_read(article):
                    outcome.not_read["language"] += 1
                    continue
                conflict = choose(article).conflict
                article = replace(article, conflict=conflict.id)
                claims, losses, _ = read_claims([article], conflict, Gazetteer.for_conflict(conflict))
                outcome.claims += len(claims)
                for row in claims.itertuples():
                    if article.text[row.start : row.end] != row.quote:
                        outcome.lost.append(f"{name}: a quotation that is not in its text")
                for loss in losses[article.article]:
                    if loss.cause == "error" and loss.end - loss.start > len(article.text) / 2:
                        outcome.lost.append(f"{name}: {loss.reason}")
                    elif loss.cause == "limit":
                        outcome.aside[f"{loss.cause}: {loss.reason.lstrip('0123456789,')[:60]}"] += 1
                    else:
                        outcome.dropped.append(f"{name} {loss.start}–{loss.end}: {loss.reason}")
        except Hang:
            outcome.lost.append(f"{name}: no end after {HANG} s")
        except Exception:
            outcome.escaped.append(f"{name}: {''.join(traceback.format_exc(limit=-3))}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        took = process_time() - begun
        outcome.words += words
        outcome.seconds += took
        outcome.slow = sorted([*outcome.slow, (took / max(words, SHORT) * 1000, name, words)], reverse=True)[:WORST]
        if monotonic() >= due:
            print(f"{outcome.files} files, {outcome.seconds:.0f} s, {_memory() / 2**20:.0f} MB", file=sys.stderr)
            due = monotonic() + (AFTER if sys.stderr.isatty() else EVERY)


def told(outcome: Outcome) -> bool:
    """Print what became of the files; whether all limits are kept."""
    pace = outcome.seconds / max(outcome.words, 1) * 1000
    print(
        f"{outcome.files} files, {outcome.articles} articles, {outcome.words:,} words, {outcome.claims} claims\n"
        f"processor time {outcome.seconds:.0f} s (of it reading {outcome.reading:.0f} s): {pace:.3f} s per 1,000 words\n"
        f"memory at its highest {_memory() / 2**20:.0f} MB\n"
        f"articles lost: {len(outcome.lost)}; errors that escaped: {len(outcome.escaped)}; "
        f"sentences dropped: {len(outcome.dropped)}; passages set aside: {sum(outcome.aside.values())}"
    )
    for heading, lines in (
        ("lost", outcome.lost),
        ("escaped", outcome.escaped),
        ("dropped", outcome.dropped),
        ("set aside", [f"{n} × {what}" for what, n in outcome.aside.most_common()]),
        ("not read, with a reason", [f"{n} × {what}" for what, n in outcome.not_read.most_common(15)]),
        ("slowest, s per 1,000 words", [f"{s:.2f}  {words:,} words  {name}" for s, name, words in outcome.slow]),
    ):
        if lines:
            print(f"\n{heading}:", *lines[:50], sep="\n  ")
    kept = pace <= SECONDS_A_THOUSAND_WORDS and _memory() <= MOST_MEMORY
    return kept and not outcome.lost and not outcome.escaped and not outcome.dropped


def as_they_are(folder: Path, sample: int, seed: int) -> Iterator[tuple[Path, str]]:
    """The folder's files, each in a folder of its own."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    for path in random.Random(seed).sample(files, min(sample, len(files))) if sample else files:
        yield from _alone(path.name, path.read_bytes())


def as_mutations(folder: Path, count: int, seed: int) -> Iterator[tuple[Path, str]]:
    """Files made of the folder's texts by `mutations`."""
    texts = sorted(p for p in folder.rglob("*.txt") if p.is_file())
    for number in range(seed, seed + count):
        text = texts[random.Random(number).randrange(len(texts))].read_text(encoding="utf-8", errors="replace")
        yield from _alone(*mutated(text, number))


def _alone(name: str, data: bytes) -> Iterator[tuple[Path, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        yield path, name


def _hang(*_: object) -> None:
    raise Hang


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> int:
    """Read the command line, and do it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="so many files, taken at random; 0 for all")
    parser.add_argument("--mutations", type=int, default=0, help="so many mutations instead of the files")
    parser.add_argument("--seed", type=int, default=0, help="the first mutation's number")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"{options.folder}: no such folder")
    if options.mutations:
        files = as_mutations(options.folder, options.mutations, options.seed)
    else:
        files = as_they_are(options.folder, options.sample, options.seed)
    outcome = Outcome()
    soak(files, outcome)
    return 0 if told(outcome) else 1


if __name__ == "__main__":
    sys.exit(main())
