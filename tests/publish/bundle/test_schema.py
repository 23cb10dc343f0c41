import json
from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publish.attacks.shipped import contents
from publish.attacks.worlds import make_world
from publish.releases import bundled, release

from tracktwo.clearance import Shown, kinds
from tracktwo.publish.bundle import bundle_schema, content_schema, write_content
from tracktwo.publish.bundle.nouns import KINDS, TEAM_ONLY, kind_of
from tracktwo.publish.bundle.references import REFERENCES
from tracktwo.publish.bundle.schema import derive_bundle_schema, derive_content_schema
from tracktwo.publish.bundle.shape import check_content
from tracktwo.vocabulary.errors import DataError

VALUE = json.loads(write_content(release()))


def test_published_schemas_are_those_of_the_nouns():
    """``make docs`` writes them anew."""
    assert content_schema() == derive_content_schema()
    assert bundle_schema() == derive_bundle_schema()


def test_schemas_hold_for_any_other_reader_too():
    """The same files, read by independent software."""
    for schema in (content_schema(), bundle_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)
    whole = jsonschema.Draft202012Validator(content_schema())
    for seed in range(4):
        for data in contents([make_world(seed)]):
            whole.validate(json.loads(data))
    jsonschema.Draft202012Validator(bundle_schema()).validate(json.loads(bundled(release())))


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield from places(each, (*path, name))


PLACES = sorted(set(places(VALUE)) - {()}, key=str)
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(-1, 3), st.sampled_from(["", "x", "2020-01", "event:spring", "circle"]),
    st.just([]), st.just({}), st.just(["x"]), st.just({"en": "x"}),
)  # fmt: skip
FORMATS = {"date", "edtf", "language-tag", "plain-text"}


@settings(deadline=None)  # reads a whole release each time
@given(st.sampled_from(PLACES), ANYTHING)
def test_shapes_are_refused_where_other_readers_refuse_them(place, put):
    """Where independent software refuses a value, so do we; where it takes one, only a format can be wrong."""
    value = json.loads(json.dumps(VALUE))
    inner = value
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = put
    others = jsonschema.Draft202012Validator(content_schema()).is_valid(value)
    said = refusal_of(value)
    a_format = ("expected a date", "expected a day", "expected a language tag")
    assert (said is None) is others or any(words in (said or "") for words in a_format)


def refusal_of(value):
    try:
        check_content(value)
    except DataError as refusal:
        return str(refusal)
    return None


def test_every_kind_of_the_gate_is_an_item_or_is_left_out_on_purpose():
    """What is asked in a room is never public, nor how one side answered alone."""
    inside = {kinds.ShownAttendance, kinds.ShownNote, kinds.ShownCitation, kinds.ShownHallQuestion}
    inside |= {kinds.ShownOwnResult}
    assert {noun for union in get_args(Shown) for noun in (get_args(union) or (union,))} == {
        *KINDS.values()
    } | inside


PLAIN = {
    "address", "affiliation_as_printed", "author_name", "country", "delivery_basis", "duration", "family", "field",
    "given", "key",
    "kind", "language", "licence", "link", "listed_as", "lot", "mode", "name", "name_as_printed", "order", "outlet",
    "post_as_printed", "role", "series", "session", "sha256", "text", "title", "type", "value",
    "lost", "source", "part", "printed", "delivery", "languages", "unchecked_languages", "starts",
    "zone", "clocks", "ask_at",
    "high", "low", "people", "points", "policy", "guess", "hash", "probability", "share",
}  # fmt: skip
"""Fields of text that name no other item. A new one belongs here or among the references."""


def strings(noun, path=()):
    """The paths of all fields of text of a noun and of the nouns inside it that are no items."""
    for each in fields(noun):
        if each.name in TEAM_ONLY.get(noun, ()):
            continue
        hint = get_type_hints(noun)[each.name]
        parts = [part for part in [hint, *get_args(hint)] if isinstance(part, type)]
        if str in parts:
            yield (*path, each.name)
        for part in parts:
            if kind_of(part):
                yield (*path, each.name)
            elif (
                is_dataclass(part)
                and part.__module__ != "tracktwo.vocabulary.dates"
                and part.__name__ != "Texts"
            ):
                yield from strings(part, (*path, each.name))


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_an_item_is_a_reference_or_is_known_to_be_none(kind):
    references = {reference.path for reference in REFERENCES.get(kind, ())}
    found = set(strings(KINDS[kind]))
    assert references <= found
    assert {path for path in found - references if path[-1] not in PLAIN} == set()
