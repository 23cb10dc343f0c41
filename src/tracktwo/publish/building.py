"""A release in, a site in its place out: the pages are planned, made or taken over, written beside and switched in.

What is written depends on the release and the program alone: no clock, no language of the machine, no order of a disk.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from tracktwo.publish.bundle import Bundle, Content, fingerprint, read_content, takes_back
from tracktwo.publish.cache import Cache, digest
from tracktwo.publish.site import Page
from tracktwo.publish.site.planning import plan
from tracktwo.publish.tree import opened, staged
from tracktwo.vocabulary.errors import DataError, FileError

__all__ = ["Built", "Progress", "build", "standing"]

Progress = Callable[[Mapping[str, object]], None]
"""Told how far the work is: ``{"step": "writing", "done": 120, "of": 2400}``."""

_RELEASE: Final = "data/release.json"
_APPROVALS: Final = "data/approvals.json"
_PART: Final = "[A-Za-z0-9_-][A-Za-z0-9_.-]{0,120}"
_PATH: Final = re.compile(f"{_PART}(/{_PART}){{0,5}}")
_END: Final = re.compile(
    rb'"number":(?P<number>[0-9]{1,9}),"previous":"[0-9a-f]*","programme":"(?P<programme>[A-Za-z0-9_-]+)"}\n\Z'
)
_EVERY: Final = 200
_NANO: Final = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did.

    Args:
        programme: The programme's key.
        number: The number of the release.
        sha256: Its fingerprint.
        files: How many files the site has.
        made: How many of them had to be made; the others were taken over from the last build.
        size: Bytes of all files.
        largest_page: Bytes of the largest page.
    """

    programme: str
    number: int
    sha256: str
    files: int
    made: int
    size: int
    largest_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The release that stands in a folder: its number, its fingerprint and its bytes."""

    number: int
    sha256: str
    data: bytes


def build(
    bundle: Bundle,
    *,
    to: Path,
    cache: Path | None = None,
    back: bool = False,
    after: str = "",
    progress: Progress,
) -> Built:
    """Build the site of a release and put it into the place of the one before, in one step.

    Args:
        bundle: The release and its approvals; without any it is a preview, for a folder of previews only.
        to: The folder of sites: new, empty, or one this was done to before.
        cache: A private folder that makes the next build quick.
        back: Whether the release may be the one before the standing one.
        after: The fingerprint of an earlier release that this one is known to follow, others in between.
        progress: Told how far the work is.

    Returns:
        What was done. The files are a matter of release and program alone, whatever stood there before.

    Raises:
        FileError: If the folder is not ours, in use, holds a release this one does not follow, or cannot be written.
    """
    content, is_draft = bundle.content, not bundle.approvals
    with opened(to, draft=is_draft) as root:
        if not is_draft:
            _check_chain(bundle, found=standing(root, content.programme), back=back, after=after, root=root)
        progress({"step": "planning"})
        pages = [*plan(content, data=bundle.data, digests=bundle.digests), _approvals_page(bundle)]
        _check_paths(page.path for page in pages)
        kept = Cache(cache, content.programme, place=root / content.programme)
        made_of, made = {page.path: digest(page) for page in pages}, 0
        files = kept.find(made_of)
        here = [path for path in files if files[path] == kept.at(path)]
        with kept.held():
            spare = None if is_draft else kept.spare(root)
            with staged(root, content.programme, when=_when(content), taken=here, spare=spare) as staging:
                for done, page in enumerate(pages):
                    if done % _EVERY == 0:
                        progress({"step": "writing", "done": done, "of": len(pages)})
                    if page.path in staging.shared:
                        continue
                    if not (page.path in files and staging.copy(page.path, files[page.path])):
                        staging.write(page.path, page.render())
                        made += 1
                progress({"step": "switching", "done": len(pages), "of": len(pages)})
            sizes = kept.keep(made_of)
    return Built(
        programme=content.programme,
        number=content.number,
        sha256=bundle.sha256,
        files=len(pages),
        made=made,
        size=sum(sizes.values()),
        largest_page=max(size for path, size in sizes.items() if path.endswith(".html")),
    )


def standing(folder: Path, programme: str) -> Standing | None:
    """Return the release of a programme that stands in a folder of sites; None if there is none.

    Raises:
        FileError: If the folder of the programme was not made by this program, or changed since.
    """
    place = folder / programme
    if not place.exists():
        return None
    with suppress(OSError):
        data = (place / _RELEASE).read_bytes()
        # The end of a release tells what it is; all of it is read where all of it matters.
        if (told := _END.search(data)) and told["programme"].decode() == programme:
            return Standing(number=int(told["number"]), sha256=fingerprint(data), data=data)
    raise FileError(
        f"{str(place)!r} does not say which release it holds, so nothing can follow it; move it away and publish again."
    )


def _check_chain(bundle: Bundle, *, found: Standing | None, back: bool, after: str, root: Path) -> None:
    """Refuse a release that does not follow the standing one; going back is one step, and must show nothing again.

    A folder that missed releases takes the newest at once: what one in between told and another took down is never
    shown. That the newest follows is then known to whoever keeps them all.
    """
    if found is None or bundle.sha256 == found.sha256:
        return
    number = bundle.content.number
    here = f"{str(root / bundle.content.programme)!r} holds release {found.number}"
    if back:
        _check_way_back(bundle, found=found, here=here)
    elif number <= found.number:
        raise FileError(
            f"{here}, and release {number} is not the next one; to go back one release, say so (--back)."
        )
    elif found.sha256 == after:
        return
    elif number > found.number + 1:
        raise FileError(f"{here}; publish release {found.number + 1} before release {number}.")
    elif bundle.content.previous != found.sha256:
        raise FileError(f"{here}, but not the one that release {number} follows; prepare the release again.")


def _check_way_back(bundle: Bundle, *, found: Standing, here: str) -> None:
    newer = read_content(found.data)
    if newer.number != bundle.content.number + 1 or newer.previous != bundle.sha256:
        raise FileError(f"{here}; the only way back from there is to the release just before it.")
    if takes_back(bundle.content, newer):
        raise FileError(
            f"{here}, which took something down; going back would show it again, so prepare a new release."
        )


def _approvals_page(bundle: Bundle) -> Page:
    """Return the file that says who approved: sides and days, never accounts."""
    given = [{"side": each.side, "on": each.on.isoformat()} for each in bundle.approvals]
    value = {"sha256": bundle.sha256, "approvals": given}
    data = json.dumps(value, indent=1, sort_keys=True).encode() + b"\n"
    return Page(path=_APPROVALS, shows=(), inputs=value, render=lambda: data)


def _check_paths(paths: Iterable[str]) -> None:
    """Refuse names that a disk could take for another file, or for one outside the site.

    Raises:
        DataError: If one is not of plain letters and figures, or two differ in capitals only.
    """
    seen: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        folded = path.casefold()
        if not _PATH.fullmatch(path):
            raise DataError(
                f"The site would have a file called {path!r}, which no disk keeps safely; change that key."
            )
        if folded in seen:
            raise DataError(
                f"The site would have two files called {path!r}, capitals aside; change one of the keys."
            )
        seen.add(folded)
        parts = folded.split("/")
        folders.update("/".join(parts[:end]) for end in range(1, len(parts)))
    if both := seen & folders:
        raise DataError(f"The site would have a file and a folder called {min(both)!r}; change that key.")


def _when(content: Content) -> int:
    """Return when the files of a release were last changed, in nanoseconds.

    Two releases of one day are seconds apart, so that no browser takes a page of the one for a page of the other.
    """
    midnight = datetime.combine(content.date, time.min, tzinfo=UTC)
    return (int(midnight.timestamp()) + content.number % 86_400) * _NANO
