"""The dictionaries of word forms, one a language, that know nothing of each other."""

from collections import defaultdict
from functools import cache
from threading import Lock
from typing import Any

KEPT = 20_000
"""Spellings of which it is remembered what a dictionary says: articles use the same words again."""
_LOADING = Lock()


@cache
def dictionary(language: str) -> Any:
    """pymorphy3's analyser of "ru" or "uk".

    pymorphy3 keeps in one class, for all its dictionaries, what the one that was loaded last has for grammatical
    marks, and then refuses those of the others. Here each dictionary gets a class of its own.
    """
    import pymorphy3
    from pymorphy3 import tagset

    with _LOADING:
        shared = dict(tagset.registry)
        tagset.registry.update({name: _own(tag) for name, tag in shared.items()})
        try:
            return pymorphy3.MorphAnalyzer(lang=language)
        finally:
            tagset.registry.update(shared)


def _own(tag: type) -> type:
    """A class of tags that shares nothing with `tag` that loading a dictionary changes."""
    incompatible = {mark: set(others) for mark, others in tag._EXTRA_INCOMPATIBLE.items()}  # type: ignore[attr-defined]
    return type(
        tag.__name__,
        (tag,),
        {
            "__slots__": (),
            "KNOWN_GRAMMEMES": set(),
            "_EXTRA_INCOMPATIBLE": incompatible,
            "_GRAMMEME_INDICES": defaultdict(int),
            "_GRAMMEME_INCOMPATIBLE": defaultdict(set),
        },
    )
