"""The published shape of a release and of a bundle; :mod:`tracktwo.publish.bundle.schema` works it out."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from tracktwo.publish.bundle.checks import Check, check_of

__all__ = [
    "BUNDLE_FORMAT",
    "CONTENT_FORMAT",
    "bundle_schema",
    "check_bundle",
    "check_content",
    "content_schema",
    "field_shapes",
]

CONTENT_FORMAT: Final = "tracktwo-release/1"
BUNDLE_FORMAT: Final = "tracktwo-bundle/1"
_FOLDER: Final = Path(__file__).parent


@cache
def content_schema() -> dict[str, Any]:
    """Return the shape of a release's content as JSON Schema 2020-12."""
    return _read("release.schema.json")


@cache
def bundle_schema() -> dict[str, Any]:
    """Return the shape of a release bundle, the content with its approvals, as JSON Schema 2020-12."""
    return _read("bundle.schema.json")


def check_content(value: Mapping[str, Any]) -> None:
    """Refuse what does not have the shape of a release.

    Raises:
        DataError: With the first place that is wrong, and what was expected there.
    """
    _content_check()(value)


def check_bundle(value: Mapping[str, Any]) -> None:
    """Refuse what does not have the shape of a bundle, as :func:`check_content` does."""
    _bundle_check()(value)


@cache
def _content_check() -> Check:
    return check_of(content_schema())


@cache
def _bundle_check() -> Check:
    return check_of(bundle_schema())


def field_shapes() -> dict[str, dict[str, dict[str, Any]]]:
    """Return, for each kind of item, the fields its content can have, in the order of its noun, and their shapes."""
    items = content_schema()["properties"]["items"]["patternProperties"].values()
    kinds = [each["$ref"].rpartition("/")[2] for each in items]
    defined = content_schema()["$defs"]
    return {kind: defined[kind]["properties"]["content"]["properties"] for kind in kinds}


def _read(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return schema
