"""The publisher as it ships: from what the team knows, through the gate and the release, to every byte outside."""

from collections.abc import Callable, Sequence
from datetime import date

from publish.attacks.leaks import Leak, Tree
from publish.attacks.worlds import LANGUAGES, World, woven

from tracktwo.clearance import PUBLIC, Cleared, clear
from tracktwo.publish.bundle import Content, assemble, read_content, write_content
from tracktwo.publish.site import plan

Publisher = Callable[[Sequence[World]], list[Tree]]
DAYS = tuple(date(2026, month, 1) for month in range(1, 13))


def contents(history: Sequence[World], *, days: Sequence[date] = DAYS) -> list[bytes]:
    """The content of each release of a history, as it would be approved."""
    written: list[bytes] = []
    previous: Content | None = None
    for world, day in zip(history, days, strict=False):
        cleared = [
            shown for noun in woven(world) if isinstance(shown := clear(noun, audience=PUBLIC), Cleared)
        ]
        content = assemble(cleared, previous=previous, date=day, languages=LANGUAGES)
        written.append(write_content(content))
        previous = read_content(written[-1])
    return written


def tree_of(content: bytes) -> Tree:
    """Every file of a site, by its path."""
    return {page.path: page.render() for page in plan(read_content(content))}


def releases(history: Sequence[World]) -> list[Tree]:
    """What outsiders can fetch after each release; the content itself too."""
    return [{"release.json": content} | tree_of(content) for content in contents(history)]


def content_alone(history: Sequence[World]) -> list[Tree]:
    """The same before pages are made of it; they are made of it alone, so this is quick and proves as much."""
    return [{"release.json": content} for content in contents(history)]


def put_into(trees: Sequence[Tree], leak: Leak, history: Sequence[World]) -> list[Tree]:
    """What outsiders could fetch after each release, had the publisher leaked."""
    return [leak(world, tree) for world, tree in zip(history, trees, strict=True)]


def leaking(leak: Leak, publisher: Publisher = content_alone) -> Publisher:
    """A publisher that leaks."""
    return lambda history: put_into(publisher(history), leak, history)
