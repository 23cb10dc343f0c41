"""A release with its approvals, one from each side over exactly these bytes: what a site is built from."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final
from unicodedata import normalize

from tracktwo.publish.bundle.canonical import canonical, check_canonical
from tracktwo.publish.bundle.checks import refuse
from tracktwo.publish.bundle.known import Known
from tracktwo.publish.bundle.shape import BUNDLE_FORMAT, check_bundle
from tracktwo.publish.bundle.tables import Approval, Bundle, Content
from tracktwo.publish.bundle.writing import LARGEST_CONTENT, parsed, read_content
from tracktwo.vocabulary.provenance import fingerprint

__all__ = ["read_bundle", "write_bundle"]

_LARGEST_BUNDLE: Final = 3 * LARGEST_CONTENT


def write_bundle(content: bytes, approvals: Sequence[Approval]) -> bytes:
    """Return a release and its approvals as one file.

    Args:
        content: The bytes :func:`~tracktwo.publish.bundle.write_content` returned.
        approvals: One from each side, by two accounts, over the fingerprint of these bytes.

    Raises:
        DataError: If the content is not a release or the approvals are not those; :func:`read_bundle` refuses the same.
    """
    _check_approvals(approvals, read_content(content), sha256=fingerprint(content))
    value = {
        "format": BUNDLE_FORMAT,
        "sha256": fingerprint(content),
        "approvals": [{**asdict(each), "on": each.on.isoformat()} for each in _sorted(approvals)],
        "content": content.decode(),
    }
    check_bundle(value)
    return canonical(value)


def read_bundle(data: bytes, *, known: Known | None = None) -> Bundle:
    """Return the approved release of a file.

    Args:
        data: The bytes of the file.
        known: Items that were found good before.

    Raises:
        DataError: If it is not what :func:`write_bundle` writes, or was changed after it was approved.
    """
    value = parsed(data, largest=_LARGEST_BUNDLE, form=BUNDLE_FORMAT)
    check_canonical(value, data, longest="content")
    check_bundle(value)
    content = value["content"].encode()
    if fingerprint(content) != value["sha256"]:
        raise refuse("content", "was changed after it was approved; publish what both sides approved")
    approvals = tuple(_approval(each) for each in value["approvals"])
    if approvals != _sorted(approvals):
        raise refuse("approvals", "are not sorted by side; take the file this program wrote")
    release = read_content(content, known=known)
    _check_approvals(approvals, release, sha256=value["sha256"])
    return Bundle(
        content=release,
        sha256=value["sha256"],
        approvals=approvals,
        data=content,
        digests=known.digests if known else {},
    )


def _sorted(approvals: Sequence[Approval]) -> tuple[Approval, ...]:
    return tuple(sorted(approvals, key=lambda each: each.side))


def _approval(value: dict[str, Any]) -> Approval:
    return Approval(**{**value, "on": date.fromisoformat(value["on"])})


def _check_approvals(approvals: Sequence[Approval], content: Content, *, sha256: str) -> None:
    sides = sorted(item.content["key"] for item in content.items.values() if item.kind == "side")
    given = sorted(each.side for each in approvals)
    if stranger := next((side for side in given if side not in sides), None):
        raise refuse("approvals", f"hold one for “{stranger}”, which is no side of the programme")
    if len(set(given)) < len(given):
        raise refuse("approvals", "hold two for one side; each side gives one")
    if given != sides:
        raise refuse("approvals", "are not complete; each side has to approve the release")
    # Two names that look alike are taken for one: that refuses too much at worst.
    if len({normalize("NFKC", each.by).strip().casefold() for each in approvals}) < len(approvals):
        raise refuse("approvals", "were given by one account; two people have to approve a release")
    if any(each.sha256 != sha256 for each in approvals):
        raise refuse("approvals", "were given to something else than this content; have it approved as it is")
