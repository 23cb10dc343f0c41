"""What a release changes against the one before."""

from typing import Any

from tracktwo.publish.bundle.tables import Content, Difference, Item

__all__ = ["differences"]


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
