"""The leak check of a built preview: every file, against everything the record holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracktwo.clearance import Material
from tracktwo.clearance.leaks import Hit, gather, list_public, search, singled_out
from tracktwo.office.releases.contents import everything_held
from tracktwo.office.releases.words import LEAK_WORDS
from tracktwo.publish.bundle import SITE_LANGUAGES, Content
from tracktwo.publish.site import plan
from tracktwo.vocabulary.languages import words

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["leaks_in", "search_preview"]


def search_preview(
    root: Path, *, content: Content, material: Sequence[Material], tell: Callable[[Any], None]
) -> list[dict[str, Any]]:
    """Return what is withheld and stands in a tree nevertheless, as plain JSON; an empty list of a clean one.

    The words found are not kept: a note of one side's team would stand in a row that both read.

    Args:
        root: the folder of the programme's site.
        content: the release it was built from.
        material: everything the record holds.
        tell: told how far the search is.
    """
    needles = gather(material)
    items = {each: item.content for each, item in content.items.items()}
    listing = list_public(items, words=_site_words(), needles=needles)
    shows = {page.path: page.shows for page in plan(content)}
    hits = search(
        _files(root, tell=tell), needles=needles, listing=listing, shows=lambda path: shows.get(path, ())
    )
    return [_hit(each) for each in (*singled_out(material, items=items), *hits)]


def leaks_in(files: Mapping[str, bytes], *, content: Content, programme: "Programme") -> list[str]:
    """Return what is certainly withheld and stands in files made from a release nevertheless, in words.

    Args: files: paths and contents; content: the release, all of which they may show; programme: whose it is.
    """
    needles = gather(everything_held(programme))
    items = {each: item.content for each, item in content.items.items()}
    listing = list_public(items, words=_site_words(), needles=needles)
    hits = search(files.items(), needles=needles, listing=listing, shows=lambda _path: items)
    return sorted({str(LEAK_WORDS[hit.kind.value]) for hit in hits if not hit.is_doubtful})


def _site_words() -> Iterator[str]:
    """Yield what pages say of themselves in any language, and what they are made with."""
    for language in SITE_LANGUAGES:
        # gettext hands its texts out one by one only
        catalogue: dict[str | tuple[str, int], str] = getattr(words(language), "_catalog", {})
        for message, translation in catalogue.items():
            yield from (message if isinstance(message, str) else message[0], translation)
    for folder in ("templates", "assets"):
        for file in (files("tracktwo.publish.site") / folder).iterdir():
            yield file.read_text(encoding="utf-8")


def _files(root: Path, *, tell: Callable[[Any], None]) -> Iterator[tuple[str, bytes]]:
    files = sorted(each for each in root.rglob("*") if each.is_file())
    for done, file in enumerate(files):
        tell({"step": "searching", "done": done, "of": len(files)})
        yield file.relative_to(root).as_posix(), file.read_bytes()


def _hit(hit: Hit) -> dict[str, Any]:
    # Both teams read this, and a note may be one team's own: where it stands is for neither to learn from the other.
    is_note = hit.item.startswith("note:")
    return {
        "path": hit.path,
        "line": hit.line,
        "encoding": hit.encoding,
        "kind": hit.kind.value,
        "item": "" if is_note else hit.item,
        "field": "note" if is_note else hit.field,
        "is_doubtful": hit.is_doubtful,
    }
