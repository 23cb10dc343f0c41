"""An interpreter of its own for a program that is measured beside ours."""

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["peer_python"]


def peer_python(folder: Path, *packages: str) -> str | None:
    """Return an interpreter that has some packages; None where they cannot be installed.

    Args: folder: a folder to make it in, unless ``PEER_PYTHON`` names one that is there.
    """
    if given := os.environ.get("PEER_PYTHON"):
        return given
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = str(folder / "bin" / "python")
    done = subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=False, capture_output=True)
    return python if done.returncode == 0 else None
