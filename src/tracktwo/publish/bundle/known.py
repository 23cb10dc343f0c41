"""Items of releases that were found good before, by a hash of their bytes, so that only the others are looked at.

A release is cut where its items begin::

    …"items":{"event:spring"  :{"changed":"  2026-11-22","content":{…}},"event:winter"  :{"changed":"  …
              id of the first  ^ the cut     piece of the first, up to the id of the second

What stands around the items is written out and compared, with every id, and so is every item that is not known. What
is known stood after such a cut, as all of an item of this id, in a release that was good; read again from there, it
says the same item. So the bytes are canonical throughout, and every item has the shape it should have.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tracktwo.publish.bundle.canonical import canonical
from tracktwo.vocabulary.errors import DataError

__all__ = ["SIZE", "Known"]

SIZE: Final = 16
"""Bytes of a hash."""
_CUT: Final = b':{"changed":"'
_NO_ITEMS: Final = b'"items":{}'

Told = Mapping[str, Any]


class Known:
    """Items that were found good.

    Args:
        hashes: What :attr:`hashes` was before.
        key: What found them good; hashes under another key are of no use.
    """

    def __init__(self, hashes: Iterable[bytes] = (), *, key: bytes) -> None:
        self.hashes = dict.fromkeys(hashes)
        self._key = key
        self._seen: dict[str, bytes] = {}

    @property
    def digests(self) -> dict[str, str]:
        """Return a hash of each item of the release last read, by its id; none where it was looked at as a whole."""
        return {each: name.hex() for each, name in self._seen.items()}

    def fresh(self, data: bytes, value: Told) -> Told | None:
        """Return the items that are not known, of a release that is written as it should be for the rest.

        Args:
            data: The bytes of a release.
            value: What they say as JSON, which nobody has looked at.

        Returns:
            Items by their ids; None if the release has to be looked at as a whole.
        """
        self._seen = {}
        items, pieces = value.get("items"), data.split(_CUT)
        if type(items) is not dict or len(pieces) != len(items) + 1 or list(items) != sorted(items):
            return None
        try:
            return self._fresh(items, pieces, canonical({**value, "items": {}}))
        except (DataError, UnicodeEncodeError):
            return None

    def _fresh(self, items: Told, pieces: list[bytes], around: bytes) -> Told | None:
        head, _, tail = around.partition(_NO_ITEMS)
        if _NO_ITEMS in tail:
            return None
        ids = [b'"%b"' % each.encode() for each in items]
        if not ids or pieces[0] != head + _NO_ITEMS[:-1] + ids[0]:
            return None
        fresh, names = {}, {}
        ends = [*(b"," + each for each in ids[1:]), b"}" + tail]
        for (each, item), own, piece, end in zip(items.items(), ids, pieces[1:], ends, strict=True):
            if not piece.endswith(end):
                return None
            body = piece[: -len(end)]
            name = hashlib.blake2b(own + body, key=self._key, digest_size=SIZE).digest()
            if name not in self.hashes:
                if type(item) is not dict or _CUT[1:] + body != canonical(item)[:-1]:
                    return None
                fresh[each] = item
            names[each] = name
        self._seen = names
        return fresh

    def learn(self) -> None:
        """Take the items of the release last looked at, which was found good as a whole, for known."""
        self.hashes = dict.fromkeys(self._seen.values()) | self.hashes
