"""The crawl of the office, whole: every role, both programmes, more keys of every kind."""

import pytest
from publish.attacks.crawling import running_office
from publish.attacks.test_canaries import met_by, notes_read_by

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def office():
    with running_office() as running:
        yield running


@pytest.mark.parametrize("name", ["", "observer-one", "stranger"])
def test_nobody_without_a_right_to_the_record_meets_a_canary(office, name):
    assert met_by(office, name, everywhere=True) == {}


@pytest.mark.parametrize(
    "role", ["convenor-one", "convenor-two", "facilitator-two", "researcher-two", "moderator-two"]
)
def test_what_one_side_notes_for_itself_stays_with_it(office, role):
    mine, others = notes_read_by(office, role, role.partition("-")[2], everywhere=True)
    assert others == {}
    assert mine
