"""The office's settings with a data folder of its own, so that a test run never touches the reader's."""

import atexit
import os
import shutil
import tempfile

os.environ["TRACKTWO_DATA"] = tempfile.mkdtemp(prefix="tracktwo-tests-")
# A browser driven from this process keeps an event loop in its main thread, which Django would take for its own.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
atexit.register(shutil.rmtree, os.environ["TRACKTWO_DATA"], ignore_errors=True)

from tracktwo.office.shell.settings import *  # noqa: E402, F403 -- the folder must be named first
