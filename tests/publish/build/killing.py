"""A publisher killed at one step of its work, in a folder made for that."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from publish.build.folders import BUNDLES, dying, names, publish_here, tree

Tree = dict[str, object]


@cache
def whole() -> tuple[Tree, Tree]:
    """Both sites as they are built in peace."""
    with TemporaryDirectory() as name:
        for number, data in enumerate(BUNDLES):
            publish_here(data, Path(name) / str(number))
        old, new = (tree(Path(name) / str(number) / "river") for number in range(len(BUNDLES)))
    return old, new


@cache
def steps_of(*, shared: bool) -> tuple[str, ...]:
    """What the publisher does to the disk, step by step, when the second release follows the first."""
    with TemporaryDirectory() as name:
        sites, kept = _standing(Path(name), shared=shared)
        return tuple(dying(BUNDLES[1], sites, at=0, cache=kept))


def killed(folder: Path, *, at: int, shared: bool) -> str:
    """Return which site stands after a kill; then a publication in peace has to give the new one and nothing else."""
    sites, kept = _standing(folder, shared=shared)
    dying(BUNDLES[1], sites, at=at, cache=kept)
    old, new = whole()
    found = tree(sites / "river")
    which = "old" if found == old else "new" if found == new else "broken"
    publish_here(BUNDLES[1], sites, cache=kept)
    assert tree(sites / "river") == new
    assert names(sites) == {".tracktwo-site", "river"}
    return which


def _standing(folder: Path, *, shared: bool) -> tuple[Path, Path | None]:
    """The first release in a folder of sites; with a list of its files, so that the next shares them, or without."""
    sites, kept = folder / "sites", folder / "cache" if shared else None
    publish_here(BUNDLES[0], sites, cache=kept)
    return sites, kept
