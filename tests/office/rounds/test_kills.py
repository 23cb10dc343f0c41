"""Killing the server while people answer loses nothing that was acknowledged."""

import pytest
from office.rounds.served import survive


@pytest.mark.slow
def test_two_kills_lose_no_acknowledged_answer_and_double_none(tmp_path):
    """Slow: a server is started three times."""
    answers, sendings = survive(tmp_path, kills=2, people=3, pause=0.2)
    assert sendings > answers > 9
