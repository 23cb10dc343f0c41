"""Every bundle nobody may publish, through the publisher's own process."""

import pytest
from publish.attacks.test_bad_input import (
    CASES,
    LIES,
    PATHS,
    approved,
    assert_refused,
    built,
    canonical,
    edited,
    lies,
    publish,
    standing,
    with_key,
    worlds,
    written,
)

__all__ = ["built", "standing", "worlds", "written"]

pytestmark = pytest.mark.deep


@pytest.mark.parametrize("name", CASES)
def test_a_release_edited_by_hand_is_refused(standing, written, name):
    assert_refused(canonical(approved(edited(written[1], CASES[name]))), standing, through=publish)


@pytest.mark.parametrize("key", PATHS)
def test_a_key_with_characters_of_a_path_is_refused(standing, written, key):
    data = canonical(approved(with_key(written[1], key)))
    assert_refused(data, standing, around=standing.parent, through=publish)


@pytest.mark.parametrize("name", LIES)
def test_a_bundle_that_lies_is_refused(standing, written, name):
    assert_refused(dict(lies(written))[name], standing, through=publish)
