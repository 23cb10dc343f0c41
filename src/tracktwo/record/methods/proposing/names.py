"""Which person or organisation a printed name is of, for links between proposals."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.tables import Named

__all__ = ["NameIndex", "linked"]


class NameIndex:
    """Printed names, each with the key of the one it is of, where it is of one."""

    def __init__(self, named: Iterable[Named]) -> None:
        found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
        for each in named:
            for mention in each.mentions:
                found[fold(mention.text), mention.side].add(each.key)
                found[fold(mention.text), None].add(each.key)
        self._of = {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}

    def keys(self, names: Iterable[str], side: str | None = None) -> Iterator[str]:
        """Yield the keys of names, each once."""
        told = (self._of.get((fold(name), side)) or self._of.get((fold(name), None)) for name in names)
        yield from dict.fromkeys(key for key in told if key)


def linked(names: Mapping[str, Iterable[str]], key_of: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Return the keys of proposals by field, from names by field and what makes a key of each."""
    told = {name: tuple(key_of(key) for key in keys) for name, keys in names.items()}
    return {name: keys for name, keys in told.items() if keys}
