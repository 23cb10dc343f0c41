"""The published shape of a release and of a bundle; :mod:`tracktwo.publish.bundle.schema` works it out."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["BUNDLE_FORMAT", "CONTENT_FORMAT", "bundle_schema", "content_schema", "field_shapes"]

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


def field_shapes() -> dict[str, dict[str, dict[str, Any]]]:
    """Return, for each kind of item, the fields its content can have, in the order of its noun, and their shapes."""
    items = content_schema()["properties"]["items"]["patternProperties"].values()
    kinds = [each["$ref"].rpartition("/")[2] for each in items]
    defined = content_schema()["$defs"]
    return {kind: defined[kind]["properties"]["content"]["properties"] for kind in kinds}


def _read(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return schema
