"""Serving a room: this machine's own address in the local network, without asking anybody."""

import ipaddress

from click.testing import CliRunner

from tracktwo.cli import cli
from tracktwo.cli.room import local_address
from tracktwo.vocabulary.errors import UsageError


def test_the_address_is_one_of_this_machine_that_others_reach():
    try:
        found = ipaddress.ip_address(local_address())
    except UsageError as refusal:
        assert "no local network" in str(refusal)  # noqa: PT017 -- a machine without any network is refused so
    else:
        assert (found.version, found.is_loopback, found.is_unspecified) == (4, False, False)


def test_a_room_has_no_second_address(tmp_path):
    refused = CliRunner().invoke(cli, ["serve", "--room", "--host", "127.0.0.1", "--data", str(tmp_path)])
    assert isinstance(refused.exception, UsageError)
    assert "leave out either --room or --host" in str(refused.exception)
    assert list(tmp_path.iterdir()) == []


def test_help_says_what_it_is_for():
    told = CliRunner().invoke(cli, ["serve", "--help"]).output
    assert "--room" in told
    assert "without internet" in told
