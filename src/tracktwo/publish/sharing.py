"""Two trees of one disk that hold the same files: where nothing has changed, a site costs no more than its names.

A name is given to a file that stands already, which takes a twentieth of writing it. Where a tree of such names is kept
from one publication to the next, beside the sites and out of sight, only the names that changed are given again.
"""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

__all__ = ["parents", "remove", "share"]


def share(folder: Path, standing: Path, paths: Collection[str] | None = None) -> set[str]:
    """Let a folder hold the files that stand in another, at some of their paths, and nothing else.

    Args:
        folder: A folder that is there, of the same disk; what else it held is taken away.
        standing: Where the files are.
        paths: Which of them; all, unless they are named.

    Returns:
        The paths it holds; one is missing where no file stands there, or the disk gives no second name.
    """
    _, there = _scanned(standing)
    wanted = there.keys() if paths is None else there.keys() & set(paths)
    folders, here = _scanned(folder)
    kept = {path for path in wanted if here.get(path) == there[path]}
    for path in sorted(here.keys() - kept):
        os.unlink(f"{folder}/{path}")  # noqa: PTH108 -- twelve thousand times at worst
    needed = parents(wanted)
    for path in sorted(set(folders) - needed, reverse=True):
        os.rmdir(f"{folder}/{path}")  # noqa: PTH106
    for path in sorted(needed - set(folders)):
        os.mkdir(f"{folder}/{path}")  # noqa: PTH102
    for path in sorted(wanted - kept):
        # A disk may know no links, or allow no more of them.
        with suppress(OSError):
            os.link(f"{standing}/{path}", f"{folder}/{path}", follow_symlinks=False)
            kept.add(path)
    return kept


def parents(paths: Iterable[str]) -> set[str]:
    """Return every folder that some paths stand in."""
    found = {path.rpartition("/")[0] for path in paths} - {""}
    return found | parents(found) if found else found


def _scanned(folder: Path) -> tuple[list[str], dict[str, int]]:
    """Return the folders below a folder, and the files with how the disk names them; a link counts as a file."""
    folders, files = [""], {}
    for below in folders:
        with os.scandir(f"{folder}/{below}") as found:
            for each in found:
                path = f"{below}/{each.name}" if below else each.name
                if each.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    files[path] = each.inode()
    return folders[1:], files


def remove(path: Path) -> None:
    """Take away a folder with everything in it; a link is taken away, not followed."""
    if path.is_dir() and not path.is_symlink():
        for each in path.iterdir():
            remove(each)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
