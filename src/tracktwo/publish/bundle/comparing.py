"""What a release changes against the one before."""

from collections.abc import Mapping
from typing import Any, Final

from tracktwo.publish.bundle.tables import Content, Difference, Item

__all__ = ["differences", "takes_back"]

_COUNTED_ANEW: Final = frozenset({"position", "number"})
"""Fields that change with what stands around an item, and tell nothing by themselves."""


def differences(old: Content | None, new: Content) -> Difference:
    """Return what appears, changes and vanishes from one release to another; without an old one all appears.

    Args:
        old: The standing release, or None if nothing was published yet.
        new: The release that would replace it.
    """
    before = old.items if old else {}
    common = sorted(before.keys() & new.items.keys())
    changes = {each: _changed_fields(before[each], new.items[each]) for each in common}
    return Difference(
        appears=tuple(sorted(new.items.keys() - before.keys())),
        changes={each: names for each, names in changes.items() if names},
        vanishes=tuple(sorted(before.keys() - new.items.keys())),
        settings=_changed_settings(old, new) if old else (),
    )


def _changed_fields(old: Item, new: Item) -> tuple[str, ...]:
    if old.content == new.content and old.citations == new.citations:
        return ()
    nothing: Any = object()
    names = sorted(old.content.keys() | new.content.keys())
    changed = [name for name in names if old.content.get(name, nothing) != new.content.get(name, nothing)]
    return (*changed, "citations") if old.citations != new.citations else tuple(changed)


def _changed_settings(old: Content, new: Content) -> tuple[str, ...]:
    return tuple(name for name in ("deadlocked", "languages") if getattr(old, name) != getattr(new, name))


def takes_back(old: Content, new: Content) -> bool:
    """Return whether a newer release no longer tells something an older one told: an item, a field or a part of one.

    A text that was replaced counts as taken back: nobody but a person knows what was wrong with it.

    Args:
        old: The older release.
        new: The newer one.
    """
    return not all(each in new.items and _is_told(item, new.items[each]) for each, item in old.items.items())


def _is_told(old: Item, new: Item) -> bool:
    content = {name: value for name, value in old.content.items() if name not in _COUNTED_ANEW}
    return set(old.citations) <= set(new.citations) and _holds(new.content, content)


def _holds(new: Any, old: Any) -> bool:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return all(name in new and _holds(new[name], value) for name, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return all(any(_holds(each, value) for each in new) for value in old)
    return bool(old == new)
