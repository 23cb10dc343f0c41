"""What the environment makes of the settings."""

import os
import subprocess
import sys

import pytest

_ASKED = """
from tracktwo.office.shell import settings
print(settings.SECURE_HSTS_SECONDS, settings.SESSION_COOKIE_SECURE)
"""


@pytest.mark.parametrize(("https", "said"), [("1", "31536000 True"), ("", "0 False")])
def test_only_behind_https_are_browsers_told_to_come_by_it(https: str, said: str):
    environment = {**os.environ, "TRACKTWO_HTTPS": https}
    done = subprocess.run(
        [sys.executable, "-c", _ASKED], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == said
