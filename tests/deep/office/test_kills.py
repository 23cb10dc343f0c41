"""Twenty kills of the server while sixteen people answer: nothing acknowledged is lost, nothing is there twice."""

import pytest
from office.rounds.served import survive


@pytest.mark.deep
def test_twenty_kills_lose_no_acknowledged_answer_and_double_none(tmp_path):
    answers, sendings = survive(tmp_path, kills=20, people=16, pause=0.5)
    print(f"{answers} answers acknowledged, {sendings} sendings, 20 kills")
    assert sendings > answers > 320
